"""The three layouts of the comparison, as Slicer's layout descriptions: rows of linked slice views."""

from dataclasses import dataclass
from xml.etree import ElementTree

import slicer

COMPARE, DOSES, PLANES = "compare", "doses", "planes"
LAYOUT_IDS = {COMPARE: 5411, DOSES: 5412, PLANES: 5415}
"""The numbers under which Slicer knows the layouts; RED's preprint is arXiv 2411.05354."""
IMAGE_GROUP, SINOGRAM_GROUP, MIP_GROUP = 5411, 5412, 5415
"""View groups: views of one group share their geometry."""
PREFIX = "RED"
"""How the names of our views begin."""
PROFILE_VIEW = "REDProfile"
COLORS = {"low": "#B5793C", "restored": "#2A8A6C", "full": "#4A74A8"}
LETTERS = {"sinogram": "S", "image": "I", "difference": "D", "low": "L", "restored": "R", "full": "F"}
AXIAL, CORONAL, SAGITTAL, MIP = "axial", "coronal", "sagittal", "mip"
PLANE_LETTERS = {AXIAL: "I", CORONAL: "S", SAGITTAL: "D", MIP: "M"}
"""The planes take the views of images, sinograms and differences: the more views there are, the longer one takes."""
ORIENTATIONS = {AXIAL: "Axial", CORONAL: "Coronal", SAGITTAL: "Sagittal", MIP: "Coronal"}


@dataclass(frozen=True)
class Cell:
    """One view: what it shows; for the layout doses its place, such as A1, with the level of its column.

    For the layout planes its `plane`, of which the MIP is one.
    """

    domain: str
    dose: str
    place: str = ""
    drf: float = 0.0
    plane: str = ""

    @property
    def tag(self):
        """The name of the view, the same in every scene."""
        row = PLANE_LETTERS[self.plane] if self.plane else LETTERS[self.domain]
        return PREFIX + (self.place or row + LETTERS[self.dose])

    @property
    def label(self):
        """The name of the view as Slicer shows it."""
        return self.tag.removeprefix(PREFIX)

    @property
    def group(self):
        """The view group."""
        return MIP_GROUP if self.plane == MIP else SINOGRAM_GROUP if self.domain == "sinogram" else IMAGE_GROUP

    @property
    def linked(self):
        """What the views that show the same place of space have in common."""
        return self.group, self.plane

    @property
    def orientation(self):
        """How the view lies in the patient, in Slicer's words."""
        return ORIENTATIONS[self.plane or AXIAL]

    @property
    def showsSlices(self):
        """Whether the view shows the slices of the case, not other planes."""
        return self.plane in ("", AXIAL)


def compareRows(domains, doses):
    """The cells of the layout compare: a row for each domain, a column for each dose.

    The difference of the full dose to itself is an empty view, which keeps the columns in line and explains colours.
    """
    return [tuple(Cell(domain, dose) for dose in doses) for domain in domains if doses]


def planeRows(planes, doses):
    """The cells of the layout planes: a row for each plane, a column for each dose."""
    return [tuple(Cell("image", dose, plane=plane) for dose in doses) for plane in planes if doses]


def doseRows(drfs, rows, withFull):
    """The cells of the layout doses: a column for each dose reduction factor and for full dose."""
    columns = [(drf, None) for drf in drfs] + ([(1.0, "full")] if withFull else [])
    return [
        tuple(Cell("image", full or row, f"{letter}{n}", drf) for n, (drf, full) in enumerate(columns, 1))
        for letter, row in zip("AB", rows, strict=False)
        if columns
    ]


def description(rows, withProfile=False):
    """The layout description in XML: rows of cells, and below them the plot of a line profile where it is wanted."""
    root = ElementTree.Element("layout", type="vertical", split="false")
    for cells in rows:
        row = ElementTree.SubElement(ElementTree.SubElement(root, "item"), "layout", type="horizontal", split="false")
        for cell in cells:
            addView(ElementTree.SubElement(row, "item"), cell)
    if withProfile:
        view = ElementTree.SubElement(
            ElementTree.SubElement(root, "item"), "view", {"class": "vtkMRMLPlotViewNode", "singletontag": PROFILE_VIEW}
        )
        addProperty(view, "viewlabel", "P")
    return ElementTree.tostring(root, encoding="unicode")


def addView(item, cell):
    """The slice view of a cell."""
    view = ElementTree.SubElement(item, "view", {"class": "vtkMRMLSliceNode", "singletontag": cell.tag})
    addProperty(view, "orientation", cell.orientation)
    addProperty(view, "viewlabel", cell.label)
    addProperty(view, "viewgroup", str(cell.group))
    for action in ("default", "relayout"):
        addProperty(view, "viewcolor", COLORS[cell.dose], action)


def addProperty(view, name, value, action="default"):
    """One property that a view is made with, or gets whenever the layout is shown (relayout)."""
    ElementTree.SubElement(view, "property", name=name, action=action).text = value


def layoutNode():
    """The scene's layout node."""
    return slicer.app.layoutManager().layoutLogic().GetLayoutNode()


def isView(node):
    """Whether a slice node is one of our views."""
    return (node.GetSingletonTag() or "").startswith(PREFIX)


def isOurs():
    """Whether the window shows one of our layouts."""
    return layoutNode().GetViewArrangement() in LAYOUT_IDS.values()


def register():
    """Tell Slicer of all layouts, so that a saved scene that shows one is laid out before the panel is opened."""
    rows = {
        COMPARE: compareRows(("sinogram", "image", "difference"), ("low", "restored", "full")),
        DOSES: doseRows([0.0], ("low", "restored"), True),
        PLANES: planeRows(PLANE_LETTERS, ("low", "restored", "full")),
    }
    for name, cells in rows.items():
        layoutNode().AddLayoutDescription(LAYOUT_IDS[name], description(cells))


def show(name, xml):
    """Show a layout with this description."""
    node = layoutNode()
    number = LAYOUT_IDS[name]
    # A stated least width counts in the place of the views' own: they must not make the window wider than its screen.
    slicer.app.layoutManager().viewport().setMinimumWidth(1)
    if not node.IsLayoutDescription(number):
        node.AddLayoutDescription(number, xml)
    node.SetLayoutDescription(number, xml)
    if node.GetViewArrangement() != number:
        node.SetViewArrangement(number)


def isShown(name, xml):
    """Whether a layout is shown with this description."""
    node = layoutNode()
    return node.GetViewArrangement() == LAYOUT_IDS[name] and node.GetCurrentLayoutDescription() == xml


class UsersLayout:
    """Remembers the layout that the user had, and gives it back where ours is still there."""

    def __init__(self):
        self.number = None

    def remember(self):
        """Keep the layout that is shown, unless it is ours."""
        if not isOurs():
            self.number = layoutNode().GetViewArrangement()

    def giveBack(self):
        """Show the user's layout again, unless he chose another one himself."""
        slicer.app.layoutManager().viewport().setMinimumWidth(0)
        if self.number is not None and isOurs():
            layoutNode().SetViewArrangement(self.number)
