"""Lesions that are marked by a click: where they are in a volume, and the segmentation that keeps them."""

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _
from vtk.util.numpy_support import numpy_to_vtk

from REDReconstructionLib.compare.liver import toRas
from REDReconstructionLib.scene import roles

SPHERE, SHARE, FIXED = "sphere", "share", "fixed"
RADIUS_MM = float(np.cbrt(3 * 1000 / (4 * np.pi)))
"""Of the sphere of 1 mL in which SUVpeak is measured (PERCIST, Wahl et al. 2009)."""
OF_MAXIMUM, FIXED_SUV = 0.41, 2.5
"""Thresholds of the EANM's procedure guidelines for FDG (Boellaard et al. 2015) and of common use."""
NEAR_MM = 10.0
"""The hottest voxel so near to a click is what was meant."""
REACH_MM = 80.0
"""A region that grows further than this has run away."""
NAME = "Lesion"
COLORS = ((0.80, 0.20, 0.60), (0.0, 0.62, 0.45), (0.18, 0.61, 0.90))
"""Of the outlines in turn: seen on black and on white, and none of those that the evidence has."""


def shapes():
    """How a lesion can be outlined: (shape, label)."""
    return (SPHERE, _("Sphere of 1 mL")), (SHARE, _("41 % of its maximum")), (FIXED, _("Above SUV 2.5"))


def outline(values, matrix, place, shape, factor):
    """The voxels of a lesion near a place: a mask `[z, y, x]` and where in `values[z, y, x]` it begins (z, y, x).

    `place` is in RAS mm, `matrix` leads from voxels to there, `factor` from values to SUV (None where it is not known).
    Raises ValueError where there is no lesion of this shape.
    """
    spacing = np.linalg.norm(matrix[:3, :3], axis=0)[::-1]
    middle = (np.linalg.inv(matrix) @ [*place, 1.0])[2::-1]
    if ((middle < -0.5) | (middle > np.array(values.shape) - 0.5)).any():
        raise ValueError(_("There is no image at this place."))
    start, part, distance = around(values, spacing, middle, NEAR_MM)
    hottest = np.unravel_index(np.argmax(np.where(distance <= NEAR_MM, part, -np.inf)), part.shape)
    hottest = np.array(hottest) + start
    if shape == SPHERE:
        start, _part, distance = around(values, spacing, hottest, RADIUS_MM)
        return distance <= RADIUS_MM, start
    if shape == FIXED and not factor:
        raise ValueError(_("SUV is not known in this case: choose another outline."))
    threshold = FIXED_SUV / factor if shape == FIXED else OF_MAXIMUM * values[tuple(hottest)]
    if not 0 < threshold <= values[tuple(hottest)]:
        raise ValueError(_("The uptake at this place is below the threshold: choose another outline."))
    return grown(values, spacing, hottest, threshold)


def grown(values, spacing, seed, threshold):
    """The voxels above a threshold that hang together with a seed: their mask, and where it begins.

    Raises ValueError where the region grows beyond `REACH_MM`.
    """
    from scipy.ndimage import find_objects, label

    start, part, _distance = around(values, spacing, seed, REACH_MM)
    labels, _count = label(part >= threshold)
    inside = labels == labels[tuple(seed - start)]
    (box,) = find_objects(inside.astype(np.uint8))
    for side, low, size, whole in zip(box, start, part.shape, values.shape, strict=True):
        if (side.start == 0 and low > 0) or (side.stop == size and low + size < whole):
            raise ValueError(
                _("The region grows further than {reach} mm: choose another outline.").format(reach=f"{REACH_MM:g}")
            )
    return inside[box], start + [side.start for side in box]


def around(values, spacing, middle, reach):
    """The part of `values` within a distance in mm of a voxel: where it begins, its values, their distances."""
    low = np.maximum(0, np.ceil(middle - reach / spacing)).astype(int)
    high = np.minimum(values.shape, np.floor(middle + reach / spacing) + 1).astype(int)
    low = np.minimum(low, np.array(values.shape) - 1)
    high = np.maximum(high, low + 1)
    axes = [np.arange(first, stop) for first, stop in zip(low, high, strict=True)]
    z, y, x = (((axis - at) * step) ** 2 for axis, at, step in zip(axes, middle, spacing, strict=True))
    return (
        low,
        values[tuple(slice(*ends) for ends in zip(low, high, strict=True))],
        np.sqrt(z[:, None, None] + y[:, None] + x),
    )


def segmentationOf(case, reference):
    """The segmentation that keeps the lesions of a case, on the grid of a volume; made where there is none."""
    known = slicer.util.getNodesByClass("vtkMRMLSegmentationNode")
    node = next((one for one in known if keepsLesions(one, case)), None)
    if node is None:
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode", _("Lesions"))
        node.SetReferenceImageGeometryParameterFromVolumeNode(reference)
        node.CreateDefaultDisplayNodes()
        node.GetDisplayNode().SetOpacity2DFill(0.0)
        roles.setText(node, "lesions", case.key)
    return node


def keepsLesions(segmentation, case):
    """Whether a segmentation keeps the lesions of a case."""
    return roles.text(segmentation, "lesions") == case.key


def mark(case, volume, place, shape):
    """Keep the lesion of a volume near a place: its segmentation and segment. Raises ValueError as `outline`."""
    matrix = toRas(volume)
    mask, start = outline(slicer.util.arrayFromVolume(volume), matrix, place, shape, roles.suvFactor(volume))
    node = segmentationOf(case, volume)
    image, number = oriented(mask, matrix, start), node.GetSegmentation().GetNumberOfSegments()
    return node, node.AddSegmentFromBinaryLabelmapRepresentation(image, nextName(node), COLORS[number % len(COLORS)])


def nextName(node):
    """A name that no segment has yet."""
    segments = node.GetSegmentation()
    names = {segments.GetNthSegment(index).GetName() for index in range(segments.GetNumberOfSegments())}
    return next(name for number in range(1, len(names) + 2) if (name := f"{NAME} {number}") not in names)


def oriented(mask, matrix, start):
    """A mask `[z, y, x]` as Slicer's segmentations take it, from voxel `start` (z, y, x) of a volume on."""
    image = slicer.vtkOrientedImageData()
    z, y, x = (int(first) for first in start)
    depth, height, width = mask.shape
    image.SetExtent(x, x + width - 1, y, y + height - 1, z, z + depth - 1)
    image.SetImageToWorldMatrix(slicer.util.vtkMatrixFromArray(matrix))
    image.AllocateScalars(vtk.VTK_UNSIGNED_CHAR, 1)
    image.GetPointData().SetScalars(numpy_to_vtk(mask.astype(np.uint8).ravel(), deep=True))
    return image
