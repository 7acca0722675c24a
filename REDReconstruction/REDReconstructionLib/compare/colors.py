"""Colour maps: those of Slicer that suit PET, and four of ours that Slicer lacks."""

import numpy as np
import slicer
from slicer.i18n import tr as _

HOT, HOT_IRON, DIFFERENCE, REMOVED = "Hot", "HotIron", "Difference", "Removed"
N_COLORS = 256
REMOVED_RANGE, LIKE_NOISE = 8.0, 2.0
"""Deviations of the expected noise: as far as the colours reach, and as many as look like noise."""
COLD_END, WARM_END = (0.13, 0.30, 0.62), (0.70, 0.09, 0.13)


def imageColors():
    """The colour maps to choose from for images: (name, label), the usual ones first."""
    return (
        ("InvertedGrey", _("Inverted grey")),
        ("Grey", _("Grey")),
        (HOT_IRON, _("Hot iron")),
        ("PET-DICOM", _("PET-DICOM")),
        ("PET-Rainbow", _("Rainbow")),
        ("PET-HotMetalBlue", _("Hot metal blue")),
        ("PET-Heat", _("Heat")),
        (HOT, _("Hot")),
    )


def sinogramColors():
    """The colour maps to choose from for sinograms: (name, label)."""
    return (
        (HOT, _("Hot")),
        ("Grey", _("Grey")),
        ("InvertedGrey", _("Inverted grey")),
        ("PET-Heat", _("Heat")),
    )


def colorNodeID(name):
    """The ID of a colour map's node; ours are made where the scene has them not yet."""
    types = slicer.vtkMRMLPETProceduralColorNode
    pet = {
        "PET-Heat": types.PETheat,
        "PET-HotMetalBlue": types.PEThotMetalBlue,
        "PET-Rainbow": types.PETrainbow,
        "PET-DICOM": types.PETDICOM,
    }
    if name in pet:
        return slicer.modules.colors.logic().GetPETColorNodeID(pet[name])
    if name == HOT:
        return ownTable("RED-Hot", hotColors())
    if name == HOT_IRON:
        return ownTable("RED-HotIron", hotIronColors())
    if name == DIFFERENCE:
        return ownTable("RED-Difference", differenceColors())
    if name == REMOVED:
        return ownTable("RED-Removed", removedColors())
    return "vtkMRMLColorTableNode" + name


def emptiness(name):
    """The colour of no activity in a map, red, green and blue from 0 to 1; for differences that of no difference."""
    color = [0.0, 0.0, 0.0, 0.0]
    slicer.mrmlScene.GetNodeByID(colorNodeID(name)).GetColor(N_COLORS // 2 if name == DIFFERENCE else 0, color)
    return tuple(color[:3])


def hotColors():
    """Black over red and yellow to white, `[256, 3]`."""
    share = np.linspace(0.0, 3.0, N_COLORS)
    return np.clip(np.stack([share, share - 1.0, share - 2.0], axis=1), 0.0, 1.0)


def hotIronColors():
    """The hot iron palette of DICOM (PS3.6, B.1.1), `[256, 3]`: red, then yellow, then white."""
    index = np.arange(N_COLORS)
    green = np.where(index == N_COLORS - 1, 255, np.maximum(2 * index - 256, 0))
    return np.stack([2 * index, green, np.maximum(4 * index - 764, 0)], axis=1).clip(0, 255) / 255.0


def differenceColors():
    """Blue for less, white for the same, red for more, `[256, 3]`."""
    return tinted(np.linspace(-1.0, 1.0, N_COLORS))


def removedColors():
    """Blue for less, red for more in the low dose, clear where it looks like noise, `[256, 4]`, the last opacity.

    The square root lets the faintest that is seen stand out from a white picture too.
    """
    share = np.linspace(-1.0, 1.0, N_COLORS)
    isSeen = np.abs(share) * REMOVED_RANGE >= LIKE_NOISE
    return np.column_stack([tinted(np.sign(share) * np.sqrt(np.abs(share))), isSeen])


def tinted(share):
    """Blue at -1, white at 0, red at 1, `[n, 3]`."""
    share = share[:, None]
    ends = np.where(share < 0, COLD_END, WARM_END)
    return 1.0 - np.abs(share) * (1.0 - ends)


def ownTable(tag, colors):
    """The ID of a colour table of ours, one in a scene; `colors` are `[256, 3]`, or `[256, 4]` with opacity."""
    node = slicer.mrmlScene.GetSingletonNode(tag, "vtkMRMLColorTableNode")
    if node is None:
        node = slicer.vtkMRMLColorTableNode()
        node.SetTypeToUser()
        node.SetSingletonTag(tag)
        node.SetName(tag)
        node.SetNumberOfColors(len(colors))
        for index, color in enumerate(colors):
            red, green, blue, opacity = (float(part) for part in (*color, 1.0)[:4])
            node.SetColor(index, f"{index}", red, green, blue, opacity)
        # Without it a loaded scene would be black until the module is opened.
        node.SetSaveWithScene(True)
        node = slicer.mrmlScene.AddNode(node)
    return node.GetID()
