"""The slices of a case: how they are counted, where they lie, which of them a view shows."""

import numpy as np
import slicer
import vtk

from REDReconstructionLib.scene import roles

ALONG = 0.75
"""Cosine between two normals above which no other plane of the patient is nearer."""


def base(node):
    """The volume that counts the slices of a case: one of its own, whole; else that of a restoration."""
    volumes = roles.nodes(roles.roleOf(node).case)
    return next((volume for volume in volumes if roles.runFolder(volume) is None), node)


def centre(volume, index):
    """The middle of a slice `[z]` of a volume, in RAS millimetres."""
    width, height, _depth = volume.GetImageData().GetDimensions()
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    return matrix.MultiplyPoint(((width - 1) / 2, (height - 1) / 2, index, 1.0))[:3]


def middle(volume):
    """The middle of a volume, in RAS millimetres."""
    return centre(volume, (volume.GetImageData().GetDimensions()[2] - 1) / 2)


def mostActiveSlice(volume):
    """The slice `[z]` of a volume with the largest sum."""
    return int(np.argmax(slicer.util.arrayFromVolume(volume).sum(axis=(1, 2), dtype=np.float64)))


def slicesOfCase(key):
    """How many slices a case has that is in the scene."""
    return base(roles.nodes(key)[0]).GetImageData().GetDimensions()[2]


def isAlongSlices(volume, node):
    """Whether a view lies in the plane of a volume's slices, nearly at least."""
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    normal = np.array([matrix.GetElement(row, 2) for row in range(3)])
    sight = [node.GetSliceToRAS().GetElement(row, 2) for row in range(3)]
    return bool(abs(normal @ sight) > ALONG * np.linalg.norm(normal))


def sliceIndex(volume, node):
    """The slice `[z]` of a volume nearest to the middle of a view."""
    matrix = vtk.vtkMatrix4x4()
    volume.GetRASToIJKMatrix(matrix)
    toRas = node.GetSliceToRAS()
    index = matrix.MultiplyPoint([toRas.GetElement(row, 3) for row in range(3)] + [1.0])[2]
    return int(np.clip(round(index), 0, volume.GetImageData().GetDimensions()[2] - 1))


def totalWhere(volume, other):
    """The sum of a volume's values in those of its slices that another has too."""
    n_slices = other.GetImageData().GetDimensions()[2]
    if n_slices == volume.GetImageData().GetDimensions()[2]:
        return roles.total(volume)
    matrix = vtk.vtkMatrix4x4()
    volume.GetRASToIJKMatrix(matrix)
    first = round(matrix.MultiplyPoint((*centre(other, 0), 1.0))[2])
    return float(slicer.util.arrayFromVolume(volume)[max(0, first) : first + n_slices].sum(dtype=np.float64))
