"""What a node of ours stands for: its case, dose and method, kept in its attributes and so in the saved scene."""

from dataclasses import dataclass
from pathlib import Path

import slicer
from slicer.i18n import tr as _

PREFIX = "REDReconstruction."
IMAGE, SINOGRAM, DIFFERENCE, EVIDENCE = "image", "sinogram", "difference", "evidence"
REMOVED = "removed"
"""What a restoration removed, over the noise that is expected there: it comes when somebody asks for it."""
LOW, RESTORED, FULL = "low", "restored", "full"


@dataclass(frozen=True)
class Role:
    """What a volume shows.

    `case` is the key of the case; `domain` is image, sinogram, difference (image minus full dose), evidence or removed
    (both of a restored image); `dose` is low, restored or full; `drf` is the dose reduction factor, 0 where nobody said
    it and 1 for full dose; `method` is that of a restored volume or of the restoration that a difference belongs to.
    """

    case: str
    domain: str
    dose: str
    drf: float
    method: str = ""


def setRole(node, role, run=None):
    """Write a role into a node's attributes; `run` is the output folder of the restoration that made it."""
    for name, value in written(role).items():
        setText(node, name, value)
    setText(node, "run", "" if run is None else str(run))


def written(role):
    """A role as the attributes of a node, those that tell most nodes apart first."""
    drf = f"{role.drf:g}"
    return {"domain": role.domain, "dose": role.dose, "drf": drf, "method": role.method, "case": role.case}


def roleOf(node):
    """The role of a node, or None where the node is not ours."""
    if not isOurs(node):
        return None
    drf = float(text(node, "drf") or 0)
    return Role(text(node, "case"), text(node, "domain"), text(node, "dose"), drf, text(node, "method"))


def isOurs(node):
    """Whether a node was made by this module."""
    return node is not None and bool(text(node, "domain"))


def text(node, name):
    """One attribute of a node of ours; empty where it has none."""
    return node.GetAttribute(PREFIX + name) or ""


def setText(node, name, value):
    """Set one attribute of a node of ours; an empty one is removed."""
    if value:
        node.SetAttribute(PREFIX + name, value)
    else:
        node.RemoveAttribute(PREFIX + name)


def runFolder(node):
    """The output folder of the restoration that made a node, or None for the case's own volumes."""
    folder = text(node, "run")
    return Path(folder) if folder else None


def unit(node):
    """The unit of a node's values, such as Bq/mL; empty where nobody said it."""
    return text(node, "unit")


def isReprojected(node):
    """Whether a sinogram was projected from an image instead of measured."""
    return text(node, "kind") == "re-projected"


def suvFactor(node):
    """SUV (body weight) per unit of a node's values, or None where it is not known."""
    factor = text(node, "suvFactor")
    return float(factor) if factor else None


def total(node):
    """The sum of a volume's values, as it was imported."""
    return float(text(node, "total") or 0)


def madeBy(node):
    """How an image came to be: OSEM, FBP, or as it was given; empty where nobody said it."""
    return text(node, "made")


def allNodes(case):
    """All volumes of a case, in the order in which they came into the scene."""
    ours = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    return [node for node in ours if isOurs(node) and text(node, "case") == case]


def nodes(case):
    """The volumes of a case that have their values; a scene whose files are gone has volumes without."""
    return [node for node in allNodes(case) if node.GetImageData() is not None]


def find(role, run=None):
    """The volume of a role, or None.

    `run` asks for that of one restoration first. Otherwise the case's own volume is preferred to what restorations
    left, and the latest of those to earlier ones.
    """
    sought = written(role).items()
    found = [node for node in nodes(role.case) if all(text(node, name) == value for name, value in sought)]
    wanted = ([str(run)] if run is not None else []) + [""]
    for folder in wanted:
        for node in found:
            if text(node, "run") == folder:
                return node
    return found[-1] if found else None


def results(case):
    """The roles of the restored images of a case, from low dose to full, methods by name."""
    roles = {roleOf(node) for node in nodes(case)}
    restored = [role for role in roles if role.domain == IMAGE and role.dose == RESTORED]
    return sorted(restored, key=lambda role: (-role.drf, role.method))


def largestImage(case):
    """The image of a case with most slices, None where it has none: on its grid lie the segments of its results."""
    images = [node for node in nodes(case) if roleOf(node).domain == IMAGE]
    return max(images, key=lambda node: node.GetImageData().GetDimensions()[2], default=None)


def doseLabel(drf):
    """A dose for people: DRF 20, full dose, or that nobody said it."""
    if drf == 1:
        return _("full dose")
    return _("DRF {drf}").format(drf=f"{drf:g}") if drf else _("dose unknown")
