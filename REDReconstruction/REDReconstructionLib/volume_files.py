"""Volumes as the engine's files: what it wrote read in, and scene volumes and segments written for it."""

import json
from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.roles import setText, unit

HEADER = "redpet"
"""The key under which our NRRD files keep unit and geometry; it comes as an attribute of the volume."""


def readVolume(path):
    """An NRRD file of ours as a volume that is not in the scene yet. Raises OSError where it cannot be read."""
    volume = slicer.vtkMRMLScalarVolumeNode()
    storage = slicer.vtkMRMLNRRDStorageNode()
    storage.SetFileName(str(path))
    if not storage.ReadData(volume) or volume.GetImageData() is None:
        raise OSError(_("{path} cannot be read.").format(path=path))
    header = json.loads(volume.GetAttribute(HEADER) or "{}")
    volume.RemoveAttribute(HEADER)
    setText(volume, "unit", header.get("unit", ""))
    setText(volume, "kind", header.get("kind", ""))
    if "geometry" in header:
        volume.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(sinogramToRas(header)))
    return volume


def sinogramToRas(header):
    """Where a sinogram `[slice, angle, radial]` is shown: each slice in the plane of its image slice, `[4, 4]` in mm.

    The radial axis runs in true millimetres along the image's first axis, centred on it. Angles run along the second
    axis and fill the same width, because degrees have no place in space; so a view shows a square.
    """
    grid, geometry = header["grid"], header["geometry"]
    axes = np.array(grid["direction"]).reshape(3, 3)
    spacing, size = np.array(grid["spacing_mm"]), np.array(grid["size"])
    n_radial, n_angles = geometry["n_radial"], geometry["n_angles"]
    bin_mm = geometry["radial_spacing_mm"]
    steps = axes * (bin_mm, bin_mm * n_radial / n_angles, spacing[2])
    centre = np.array(grid["origin_mm"]) + axes[:, :2] @ (spacing[:2] * (size[:2] - 1) / 2)
    middle = ((n_radial - 1) / 2 - geometry["radial_offset_mm"] / bin_mm, (n_angles - 1) / 2)
    toLps = np.eye(4)
    toLps[:3, :3] = steps
    toLps[:3, 3] = centre - steps[:, :2] @ middle
    return np.diag([-1.0, -1.0, 1.0, 1.0]) @ toLps


def saveVolume(node, path, valueUnit="", drf=0.0):
    """Write a scene volume as a file that the engine reads: NRRD with a JSON beside it.

    The unit is the node's own where it is ours, else `valueUnit` (Bq/mL, SUV or counts). Raises ValueError where
    the unit is not known or a transform deforms the volume, OSError where the file cannot be written.
    """
    path = Path(path)
    known = valueUnit or unit(node)
    if not known:
        raise ValueError(_("The unit of {name} is not known: choose one.").format(name=node.GetName()))
    write(placedVolume(node), path)
    sidecar = {"what": "image", "unit": known} | ({"drf": float(drf)} if drf else {})
    path.with_name(path.name + ".json").write_text(json.dumps(sidecar), encoding="utf-8")


def placedVolume(node):
    """A copy of a volume that lies in the world as the volume does, with its transform taken in."""
    transform = node.GetParentTransformNode()
    copy = slicer.vtkMRMLScalarVolumeNode()
    copy.SetAndObserveImageData(node.GetImageData())
    matrix = vtk.vtkMatrix4x4()
    node.GetIJKToRASMatrix(matrix)
    if transform is not None:
        toWorld = vtk.vtkMatrix4x4()
        if not transform.IsTransformToWorldLinear():
            raise ValueError(
                _("A transform deforms {name}: harden it or take it away first.").format(name=node.GetName())
            )
        transform.GetMatrixTransformToWorld(toWorld)
        vtk.vtkMatrix4x4.Multiply4x4(toWorld, matrix, matrix)
    copy.SetIJKToRASMatrix(matrix)
    return copy


def saveLabelmap(segmentationNode, referenceNode, path):
    """Write the segments on the grid of a volume as NRRD; returns {label: name}, labels from 1 in the segments' order.

    Raises ValueError where two segments overlap, because a voxel has one label only.
    """
    segmentation = segmentationNode.GetSegmentation()
    names = {}
    merged = np.zeros(slicer.util.arrayFromVolume(referenceNode).shape, dtype=np.int16)
    for label in range(1, segmentation.GetNumberOfSegments() + 1):
        identity = segmentation.GetNthSegmentID(label - 1)
        name = segmentation.GetSegment(identity).GetName()
        inside = slicer.util.arrayFromSegmentBinaryLabelmap(segmentationNode, identity, referenceNode) != 0
        if (other := int(merged[inside].max(initial=0))) != 0:
            raise ValueError(
                _("The segments {first} and {second} overlap: measure them in two segmentations.").format(
                    first=names[other], second=name
                )
            )
        merged[inside] = label
        names[label] = name
    labels = slicer.vtkMRMLScalarVolumeNode()
    labels.Copy(referenceNode)
    slicer.util.updateVolumeFromArray(labels, merged)
    write(placedVolume(labels), Path(path))
    return names


def write(volume, path):
    """Write a volume as NRRD. Raises OSError where that fails."""
    storage = slicer.vtkMRMLNRRDStorageNode()
    storage.SetFileName(str(path))
    storage.SetUseCompression(0)
    if not storage.WriteData(volume):
        raise OSError(_("{path} could not be written: check the folder and the free space.").format(path=path))
