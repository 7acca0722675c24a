"""Volumes as the engine's files: what it wrote read in, and scene volumes and segments written for it."""

import json
import re
from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _
from vtk.util.numpy_support import vtk_to_numpy

from REDReconstructionLib.scene.roles import setText, unit

HEADER = "redpet"
"""The key under which our NRRD files keep unit and geometry."""
LAYOUT = {b"type": b"float", b"dimension": b"3", b"encoding": b"raw", b"endian": b"little"}
"""How the values lie in our files: as they are in memory."""
MAGIC = b"NRRD"
ESCAPED = re.compile(rb"\\(.)")
"""How NRRD writes a backslash and the end of a line within a text."""
PIECE = 2**20
"""Values that are read at a time: on a slow disk they take less than a tenth of a second."""
BESIDE_MM = 10_000
"""How far beside their images sinograms lie."""
TO_RAS = np.diag([-1.0, -1.0, 1.0, 1.0])
"""From LPS millimetres."""


def readVolume(path):
    """Read an NRRD file of ours in steps (`Steps`): a volume that is not in the scene yet, with the sum of its values.

    Each step yields how many bytes it has read.
    Raises OSError where the file cannot be read, is cut off or is none of ours.
    """
    with Path(path).open("rb") as file:
        header, size = readHeader(file)
        image = newImage(size)
        values = imageValues(image)
        total = 0.0
        for start in range(0, values.size, PIECE):
            piece = values[start : start + PIECE]
            if file.readinto(piece.view(np.uint8)) != piece.nbytes:
                raise unreadable(path)
            total += float(piece.sum(dtype=np.float64))
            yield piece.nbytes
    toRas = sinogramToRas(header) if "geometry" in header else gridToRas(header["grid"])
    volume = newVolume(image, slicer.util.vtkMatrixFromArray(toRas))
    setText(volume, "unit", header.get("unit", ""))
    setText(volume, "kind", header.get("kind", ""))
    setText(volume, "total", repr(total))
    return volume


def readHeader(file):
    """What an open NRRD file of ours says of its values, which then follow, and its size (x, y, z). Raises OSError."""
    isOurs = file.read(len(MAGIC)) == MAGIC
    lines = iter(lambda: file.readline().rstrip(b"\r\n") if isOurs else b"", b"")
    fields = dict(line.split(b":", 1) for line in lines if b":" in line)
    if HEADER.encode() not in fields or any(fields.get(name, b"").strip() != text for name, text in LAYOUT.items()):
        raise unreadable(file.name)
    text = ESCAPED.sub(lambda found: b"\n" if found[1] == b"n" else found[1], fields[HEADER.encode()])
    return json.loads(text.removeprefix(b"=")), [int(side) for side in fields[b"sizes"].split()]


def unreadable(path):
    """The error for a file that cannot be read."""
    return OSError(_("{path} cannot be read.").format(path=path))


def newImage(size):
    """An image of a size (x, y, z) whose values are not set yet."""
    image = vtk.vtkImageData()
    image.SetDimensions(size)
    image.AllocateScalars(vtk.VTK_FLOAT, 1)
    return image


def imageValues(image):
    """All values of an image in one row, in its own memory."""
    return vtk_to_numpy(image.GetPointData().GetScalars())


def newVolume(image, toRas):
    """A volume of an image, at a place in space, that is not in the scene yet."""
    volume = slicer.vtkMRMLScalarVolumeNode()
    volume.SetIJKToRASMatrix(toRas)
    volume.SetAndObserveImageData(image)
    return volume


def subtract(volume, other):
    """A volume minus another, voxel by voxel, in steps (`Steps`): a volume of its own, with the unit of the first."""
    image = newImage(volume.GetImageData().GetDimensions())
    result, first, second = (imageValues(one) for one in (image, volume.GetImageData(), other.GetImageData()))
    for start in range(0, result.size, PIECE):
        yield
        part = slice(start, start + PIECE)
        np.subtract(first[part], second[part], out=result[part])
    toRas = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(toRas)
    difference = newVolume(image, toRas)
    setText(difference, "unit", unit(volume))
    return difference


def gridToRas(grid):
    """Where an image lies: from its voxels to RAS millimetres, `[4, 4]`."""
    toLps = np.eye(4)
    toLps[:3, :3] = np.array(grid["direction"]).reshape(3, 3) * grid["spacing_mm"]
    toLps[:3, 3] = grid["origin_mm"]
    return TO_RAS @ toLps


def sinogramToRas(header):
    """Where a sinogram `[slice, angle, radial]` is shown: each slice in the plane of its image slice, `[4, 4]` in mm.

    The radial axis runs in true millimetres along the image's first axis. Angles run along the second axis and fill the
    same width, because degrees have no place in space; so a view shows a square. It lies far beside the image: what is
    drawn on images (lines, segments, the crosshair) would mean nothing in a sinogram.
    """
    grid, geometry = header["grid"], header["geometry"]
    axes = np.array(grid["direction"]).reshape(3, 3)
    spacing, size = np.array(grid["spacing_mm"]), np.array(grid["size"])
    n_radial, n_angles = geometry["n_radial"], geometry["n_angles"]
    bin_mm = geometry["radial_spacing_mm"]
    steps = axes * (bin_mm, bin_mm * n_radial / n_angles, spacing[2])
    centre = np.array(grid["origin_mm"]) + axes[:, :2] @ (spacing[:2] * (size[:2] - 1) / 2 + (BESIDE_MM, 0))
    middle = ((n_radial - 1) / 2 - geometry["radial_offset_mm"] / bin_mm, (n_angles - 1) / 2)
    toLps = np.eye(4)
    toLps[:3, :3] = steps
    toLps[:3, 3] = centre - steps[:, :2] @ middle
    return TO_RAS @ toLps


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
                _("The segments {first} and {second} overlap: put them into two segmentations.").format(
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
