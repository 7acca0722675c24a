"""What the counts say of a restored image: a segmentation of three states that lies on it, and the list of findings."""

import json
from dataclasses import dataclass
from pathlib import Path

import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.scene.roles import (
    EVIDENCE,
    IMAGE,
    Role,
    doseLabel,
    find,
    isOurs,
    roleOf,
    runFolder,
    setRole,
    setText,
    text,
)
from REDReconstructionLib.scene.volume_files import imageValues

FILE, TOLD = "evidence.json", "evidence"
"""The file of a restoration that lists its findings, and the attribute of a node that keeps what it says."""
SUPPORTED, CANNOT_TELL, CONTRADICTED = "supported", "cannot tell", "contradicted"
"""The states as the engine names them in its list."""


@dataclass(frozen=True)
class State:
    """A state: its value in the map, the engine's name, and its colour.

    The colours are of Okabe and Ito's set (jfly.uni-koeln.de/color), told apart by people who see no red or no green.
    """

    value: int
    name: str
    color: str

    @property
    def label(self):
        """The state for people."""
        return {SUPPORTED: _("Supported"), CANNOT_TELL: _("Cannot tell"), CONTRADICTED: _("Contradicted")}[self.name]


STATES = (State(1, SUPPORTED, "#0072B2"), State(2, CANNOT_TELL, "#E69F00"), State(3, CONTRADICTED, "#D55E00"))


def stateNamed(name):
    """The state that the engine calls so."""
    return next(state for state in STATES if state.name == name)


def rgb(color):
    """A colour such as #0072B2 as red, green and blue from 0 to 1."""
    return tuple(int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))


def addMap(volume, role, run, case):
    """Put a map that was read as a volume into the scene, in the place of an earlier one: its segmentation."""
    node = mapOf(role)
    if node is None:
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
        node.CreateDefaultDisplayNodes()
        node.GetDisplayNode().SetVisibility3D(False)
    restored = find(Role(role.case, IMAGE, role.dose, role.drf, role.method), run)
    node.SetReferenceImageGeometryParameterFromVolumeNode(restored)
    fill(node.GetSegmentation(), labelmap(volume))
    setRole(node, role, run)
    path = Path(run) / FILE
    setText(node, TOLD, path.read_text(encoding="utf-8") if path.is_file() else "")
    node.SetName(f"{doseLabel(role.drf)} {role.method.upper()} {_('evidence')} ({case.name})")
    return node


def labelmap(volume):
    """The states of a map as labels where the volume lies."""
    image = slicer.vtkOrientedImageData()
    image.SetDimensions(volume.GetImageData().GetDimensions())
    image.AllocateScalars(vtk.VTK_UNSIGNED_CHAR, 1)
    imageValues(image)[:] = imageValues(volume.GetImageData())
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    image.SetImageToWorldMatrix(matrix)
    return image


def fill(segmentation, labels):
    """One segment for each state, all of one labelmap."""
    kind = slicer.vtkSegmentationConverter.GetSegmentationBinaryLabelmapRepresentationName()
    segmentation.RemoveAllSegments()
    segmentation.SetSourceRepresentationName(kind)
    for state in STATES:
        segment = slicer.vtkSegment()
        segment.SetName(state.label)
        segment.SetColor(*rgb(state.color))
        segment.SetLabelValue(state.value)
        segment.AddRepresentation(kind, labels)
        segmentation.AddSegment(segment, state.name)


def maps(case):
    """The maps of a case in the scene."""
    nodes = slicer.util.getNodesByClass("vtkMRMLSegmentationNode")
    return [node for node in nodes if isOurs(node) and text(node, "case") == case]


def mapOf(role):
    """The map of a dose level that was restored by a method, or None."""
    wanted = Role(role.case, EVIDENCE, role.dose, role.drf, role.method)
    return next((node for node in maps(role.case) if roleOf(node) == wanted), None)


def mapsOfRun(case, run):
    """The maps of a restoration."""
    return [node for node in maps(case) if runFolder(node) == Path(run)]


def findings(node):
    """What the list says that came with a map: one dictionary for each finding, contradicted ones first."""
    return json.loads(text(node, TOLD) or "{}").get("findings", [])


def contradicted(node):
    """Those findings of a map that the counts contradict."""
    return [one for one in findings(node) if one["state"] == CONTRADICTED]


def placeOf(finding):
    """Where a finding lies, in RAS millimetres."""
    x, y, z = finding["position_mm"]
    return -x, -y, z
