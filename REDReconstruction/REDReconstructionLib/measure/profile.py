"""A line profile through volumes: the values of each along a markups line."""

import numpy as np
import slicer
import vtk

POINTS = 200
WITHIN = 1e-6
"""Share of a voxel by which rounding may put the end of a line outside a volume."""


def positions(lineNode):
    """`POINTS` places along a line of two points, in RAS millimetres `[point, axis]`; None where it has fewer."""
    if lineNode is None or lineNode.GetNumberOfControlPoints() < 2:
        return None
    ends = []
    for index in (0, 1):
        point = [0.0, 0.0, 0.0]
        lineNode.GetNthControlPointPositionWorld(index, point)
        ends.append(point)
    share = np.linspace(0.0, 1.0, POINTS)[:, None]
    return (1 - share) * np.array(ends[0]) + share * np.array(ends[1])


def distances(points):
    """Distance of each position from the first one, in millimetres."""
    return np.linalg.norm(points - points[0], axis=1)


def sample(volumeNode, points):
    """The volume at RAS positions `[point, axis]` of the world, interpolated linearly; NaN outside."""
    from scipy.ndimage import map_coordinates

    matrix = vtk.vtkMatrix4x4()
    volumeNode.GetRASToIJKMatrix(matrix)
    rasToIjk = slicer.util.arrayFromVTKMatrix(matrix)
    ijk = inOwnSpace(volumeNode, points) @ rasToIjk[:3, :3].T + rasToIjk[:3, 3]
    values = slicer.util.arrayFromVolume(volumeNode)
    last = np.array(values.shape[::-1]) - 1
    inside = ((ijk >= -WITHIN) & (ijk <= last + WITHIN)).all(axis=1)
    found = map_coordinates(values, np.clip(ijk, 0, last)[:, ::-1].T, output=float, order=1)
    return np.where(inside, found, np.nan)


def inOwnSpace(volumeNode, points):
    """World positions as the volume knows them, without the transform that it lies under."""
    transform = volumeNode.GetParentTransformNode()
    if transform is None:
        return points
    toOwn = vtk.vtkGeneralTransform()
    transform.GetTransformFromWorld(toOwn)
    return np.array([toOwn.TransformPoint(point) for point in points.tolist()])
