"""The layouts of a reading, as Slicer's layout descriptions: three planes of one image, or two images side by side."""

from dataclasses import dataclass
from xml.etree import ElementTree

import slicer

from REDReconstructionLib.compare import layouts, view_nodes

LAYOUT_IDS = {1: 5413, 2: 5414}
"""By the number of images; the module's other layouts have the numbers before."""
PLANES = ("Axial", "Coronal", "Sagittal")
SHOWN = {1: PLANES, 2: PLANES[:2]}
COLOR = "#8A8A8A"
"""The same for every view: a colour must not tell an image from another."""


GROUP = 5413
"""The view group."""


@dataclass(frozen=True)
class View:
    """A view of a layout, as `view_nodes` makes it."""

    tag: str
    label: str
    orientation: str
    group: int = GROUP


def tag(plane, place):
    """The name of the view of a plane of the image at a place, 0 or 1."""
    return f"REDStudy{plane[0]}{place + 1}"


def tags(count):
    """The views of a layout by plane: the views of both images, or of the one."""
    return {plane: [tag(plane, place) for place in range(count)] for plane in SHOWN[count]}


def making(count):
    """Make the views of a layout that are not there yet, one a step (`Steps`)."""
    planes = tags(count).items()
    return view_nodes.making([View(name, plane[0], plane) for plane, names in planes for name in names])


def description(count):
    """The layout in XML: of one image the axial plane beside the two others, of two images a column each."""
    if count == 1:
        root = ElementTree.Element("layout", type="horizontal", split="false")
        addView(root, PLANES[0], 0)
        column = ElementTree.SubElement(ElementTree.SubElement(root, "item"), "layout", type="vertical", split="false")
        for plane in PLANES[1:]:
            addView(column, plane, 0)
    else:
        root = ElementTree.Element("layout", type="horizontal", split="false")
        for place in range(count):
            item = ElementTree.SubElement(root, "item")
            column = ElementTree.SubElement(item, "layout", type="vertical", split="false")
            for plane in SHOWN[count]:
                addView(column, plane, place)
    return ElementTree.tostring(root, encoding="unicode")


def addView(parent, plane, place):
    """One slice view."""
    item = ElementTree.SubElement(parent, "item")
    view = ElementTree.SubElement(item, "view", {"class": "vtkMRMLSliceNode", "singletontag": tag(plane, place)})
    for name, value in (("orientation", plane), ("viewlabel", plane[0]), ("viewgroup", str(GROUP))):
        layouts.addProperty(view, name, value)
    for action in ("default", "relayout"):
        layouts.addProperty(view, "viewcolor", COLOR, action)


def isOurs():
    """Whether the window shows a layout of a reading."""
    return layouts.layoutNode().GetViewArrangement() in LAYOUT_IDS.values()


def register():
    """Tell Slicer of both layouts, so that a saved scene that names one of them is laid out."""
    for count, number in LAYOUT_IDS.items():
        layouts.layoutNode().AddLayoutDescription(number, description(count))


def show(count):
    """Show the layout for so many images."""
    node, number = layouts.layoutNode(), LAYOUT_IDS[count]
    slicer.app.layoutManager().viewport().setMinimumWidth(1)
    if not node.IsLayoutDescription(number):
        node.AddLayoutDescription(number, description(count))
    if node.GetViewArrangement() != number:
        node.SetViewArrangement(number)
