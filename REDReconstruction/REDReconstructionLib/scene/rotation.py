"""Maximum intensity projections of a volume from all around, as a volume whose slices are the directions of sight."""

import numpy as np
import slicer
import vtk

from REDReconstructionLib.scene.roles import setText, text, unit
from REDReconstructionLib.scene.volume_files import imageValues, newImage, newVolume

DIRECTIONS = 36
"""How many there are in a full turn; a quarter turn is a whole number of them."""
STEP_MM = 10.0
"""How far apart their slices lie: directions have no place in space."""
BESIDE_MM = 20_000.0
"""How far beside the volume they lie, so that nothing drawn in the patient lies on them."""
DENSITY = 2
"""Samples for each voxel along a line of sight: none is stepped over."""
MOST = 2**18
"""Values that are compared at a time, a few milliseconds."""


def rotating(volume):
    """The projections of a volume in steps (`Steps`): a volume `[z, direction, across]`, not in the scene yet.

    The patient turns about the volume's third axis; direction 0 looks along its second one, from the front. A value is
    the highest of the nearest voxels along a line of sight, in the volume's unit.
    """
    width, height, depth = volume.GetImageData().GetDimensions()
    values = slicer.util.arrayFromVolume(volume)
    columns = np.zeros((height * width + 1, depth), dtype=np.float32)  # one column of the patient after the other
    rows = max(1, MOST // max(1, width * depth))
    for row in range(0, height, rows):
        part = values[:, row : row + rows]
        columns[row * width : (row + part.shape[1]) * width] = part.reshape(depth, -1).T
        yield
    spacing = volume.GetSpacing()
    across = samples(width, height, spacing)
    image = newImage((across, DIRECTIONS, depth))
    result = imageValues(image).reshape(depth, DIRECTIONS, across)
    at_once = max(1, MOST // max(1, across * depth))
    for direction in range(DIRECTIONS):
        lines = sight(width, height, spacing, direction)
        highest = np.full((across, depth), -np.inf, dtype=np.float32)
        for first in range(0, len(lines), at_once):
            for line in lines[first : first + at_once]:
                np.maximum(highest, columns[line], out=highest)
            yield
        result[:, direction] = highest.T
    projections = newVolume(image, slicer.util.vtkMatrixFromArray(placed(volume, across)))
    setText(projections, "unit", unit(volume))
    setText(projections, "suvFactor", text(volume, "suvFactor"))
    return projections


def samples(width, height, spacing):
    """How many lines of sight lie beside each other, of the smaller voxel side."""
    step = min(spacing[:2])
    return max(round(width * spacing[0] / step), round(height * spacing[1] / step))


def sight(width, height, spacing, direction):
    """The voxels along the lines of sight of a direction, as flat indices in a slice `[along, across]`.

    The one after the last voxel stands for outside.
    """
    step, across = min(spacing[:2]), samples(width, height, spacing)
    angle = 2 * np.pi * direction / DIRECTIONS
    beside = (np.arange(across) - (across - 1) / 2) * step
    length = int(np.ceil(DENSITY * np.hypot(width * spacing[0], height * spacing[1]) / step)) // 2
    along = np.arange(-length, length + 1)[:, None] * step / DENSITY
    x = (beside * np.cos(angle) - along * np.sin(angle)) / spacing[0] + (width - 1) / 2
    y = (beside * np.sin(angle) + along * np.cos(angle)) / spacing[1] + (height - 1) / 2
    column, row = np.rint(x).astype(np.intp), np.rint(y).astype(np.intp)
    isInside = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    flat = np.where(isInside, row * width + column, width * height)
    return flat[isInside.any(axis=1)]


def placed(volume, across):
    """Where the projections of a volume lie, from voxels to RAS in mm `[4, 4]`: at its height, far beside it."""
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    own = slicer.util.arrayFromVTKMatrix(matrix)
    width, height, _depth = volume.GetImageData().GetDimensions()
    spacing = np.array(volume.GetSpacing())
    axes = own[:3, :3] / spacing
    middle = own[:3, 3] + own[:3, :2] @ [(width - 1) / 2, (height - 1) / 2]
    steps = axes * (min(spacing[:2]), STEP_MM, spacing[2])
    toRas = np.eye(4)
    toRas[:3, :3] = steps
    toRas[:3, 3] = middle - BESIDE_MM * axes[:, 0] - steps[:, :2] @ [(across - 1) / 2, (DIRECTIONS - 1) / 2]
    return toRas


def directionOf(projections, place):
    """The direction that a place (RAS, mm) in projections is nearest to."""
    matrix = vtk.vtkMatrix4x4()
    projections.GetRASToIJKMatrix(matrix)
    return round(matrix.MultiplyPoint((*place, 1.0))[1]) % DIRECTIONS


def middle(projections, direction):
    """The middle of a direction's picture, RAS in mm."""
    across, _directions, depth = projections.GetImageData().GetDimensions()
    matrix = vtk.vtkMatrix4x4()
    projections.GetIJKToRASMatrix(matrix)
    return matrix.MultiplyPoint(((across - 1) / 2, direction, (depth - 1) / 2, 1.0))[:3]


def brightest(volume, projections, place):
    """The voxel of a volume that a place in its projections shows, as RAS in mm; None outside of them."""
    matrix = vtk.vtkMatrix4x4()
    projections.GetRASToIJKMatrix(matrix)
    x, direction, z = (round(part) for part in matrix.MultiplyPoint((*place, 1.0))[:3])
    width, height, depth = volume.GetImageData().GetDimensions()
    across, _directions, _depth = projections.GetImageData().GetDimensions()
    if not (0 <= x < across and 0 <= z < depth):
        return None
    line = sight(width, height, volume.GetSpacing(), direction % DIRECTIONS)[:, x]
    line = line[line < width * height]
    if not line.size:
        return None
    best = line[np.argmax(slicer.util.arrayFromVolume(volume)[z].ravel()[line])]
    volume.GetIJKToRASMatrix(matrix)
    return matrix.MultiplyPoint((best % width, best // width, z, 1.0))[:3]
