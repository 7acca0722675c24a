"""The layouts of a reading, as Slicer's layout descriptions: three planes of one image, or two images side by side."""

from xml.etree import ElementTree

import slicer

from REDReconstructionLib.compare import layouts

LAYOUT_IDS = {1: 5413, 2: 5414}
"""By the number of images; the module's other layouts have the numbers before."""
PLANES = ("Axial", "Coronal", "Sagittal")
SHOWN = {1: PLANES, 2: PLANES[:2]}
COLOR = "#8A8A8A"
"""The same for every view: a colour must not tell an image from another."""


def tag(plane, place):
    """The name of the view of a plane of the image at a place, 0 or 1."""
    return f"REDStudy{plane[0]}{place + 1}"


def tags(count):
    """The views of a layout by plane: the views of both images, or of the one."""
    return {plane: [tag(plane, place) for place in range(count)] for plane in SHOWN[count]}


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
    for name, value in (("orientation", plane), ("viewlabel", plane[0]), ("viewcolor", COLOR), ("viewgroup", "5413")):
        layouts.addProperty(view, name, value)


def isOurs():
    """Whether the window shows a layout of a reading."""
    return layouts.layoutNode().GetViewArrangement() in LAYOUT_IDS.values()


def show(count):
    """Show the layout for so many images."""
    node, number = layouts.layoutNode(), LAYOUT_IDS[count]
    slicer.app.layoutManager().viewport().setMinimumWidth(1)
    if not node.IsLayoutDescription(number):
        node.AddLayoutDescription(number, description(count))
    if node.GetViewArrangement() != number:
        node.SetViewArrangement(number)
