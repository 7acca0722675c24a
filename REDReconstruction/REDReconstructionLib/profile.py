"""A line profile through volumes: positions along a markups line, and the value of each volume there."""

import numpy as np
import slicer
import vtk

POINTS = 200


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
    """The volume at RAS positions `[point, axis]`, interpolated linearly; NaN outside."""
    from scipy.ndimage import map_coordinates

    matrix = vtk.vtkMatrix4x4()
    volumeNode.GetRASToIJKMatrix(matrix)
    rasToIjk = slicer.util.arrayFromVTKMatrix(matrix)
    ijk = points @ rasToIjk[:3, :3].T + rasToIjk[:3, 3]
    values = slicer.util.arrayFromVolume(volumeNode)
    return map_coordinates(values, ijk[:, ::-1].T, output=float, order=1, mode="constant", cval=np.nan)
