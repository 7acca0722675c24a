"""Engine files to MRML volumes and back: the only place that does."""

import json
from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.hierarchy import place, remove, removeEmpty
from REDReconstructionLib.roles import (
    DIFFERENCE,
    FULL,
    IMAGE,
    LOW,
    RESTORED,
    SINOGRAM,
    Role,
    allNodes,
    doseLabel,
    find,
    isOurs,
    isReprojected,
    madeBy,
    nodes,
    results,
    roleOf,
    runFolder,
    setRole,
    setText,
    suvFactor,
    text,
    total,
    unit,
)
from REDReconstructionLib.volume_files import readVolume, saveLabelmap, saveVolume

__all__ = [
    "DIFFERENCE",
    "FULL",
    "IMAGE",
    "LOW",
    "RESTORED",
    "SINOGRAM",
    "Role",
    "caseSource",
    "dicomSource",
    "doseLabel",
    "find",
    "importCase",
    "importRun",
    "isOurs",
    "isReprojected",
    "madeBy",
    "nodes",
    "removeCase",
    "results",
    "roleOf",
    "runFolder",
    "saveLabelmap",
    "saveVolume",
    "suvFactor",
    "total",
    "unit",
]

ROOMS = {IMAGE: "images", SINOGRAM: "sinograms"}
ACTIVITY = ("110821", "DCM", "Nuclear Medicine Tomographic Activity")
PROJECTION = ("110820", "DCM", "Nuclear Medicine Projection Activity")
UPTAKE = ("126400", "DCM", "Standardized Uptake Value")
UNITS = {
    "Bq/mL": ("Bq/ml", "UCUM", "Bq/mL"),
    "SUV": ("{SUVbw}g/ml", "UCUM", "SUV (body weight)"),
    "counts": ("{counts}", "UCUM", "counts"),
    "counts*mm": ("{counts}.mm", "UCUM", "counts mm"),
    "Bq/mL*mm": ("Bq/ml.mm", "UCUM", "Bq/mL mm"),
    "SUV*mm": ("{SUVbw}g/ml.mm", "UCUM", "SUV mm"),
}


def importCase(case, beside=None):
    """Bring the dose levels of an open case into the scene; returns their volumes.

    `beside` is the volume that the case was made from, where there is one. What is there already is read anew.
    """
    made = []
    for level in case.description["levels"]:
        drf = float(level["drf"] or 0)
        for domain in ROOMS:
            file = (level.get("files") or {}).get(domain)
            if file:
                role = Role(case.key, domain, FULL if drf == 1 else LOW, drf)
                node = addVolume(readVolume(case.folder / file), role, None, case)
                setText(node, "made", _("image as given") if domain == IMAGE else "")
                made.append(node)
    place(made, case, beside)
    return made


def importRun(case, folder, drf, method, beside=None):
    """Bring a finished restoration into the scene; returns its volumes.

    Low and full dose are taken only where the case itself has no such volume; images minus the full dose are made
    where there is one. `drf` is the dose reduction factor, 0 where unknown; `method` that of the restoration.
    """
    earlier = find(Role(case.key, IMAGE, RESTORED, float(drf), method))
    replacedRun = None if earlier is None else runFolder(earlier)
    made = []
    for domain, room in ROOMS.items():
        read = {dose: readVolume(file) for dose in (LOW, RESTORED, FULL) if (file := filed(folder, room, dose))}
        roles = {
            LOW: Role(case.key, domain, LOW, float(drf)),
            RESTORED: Role(case.key, domain, RESTORED, float(drf), method),
            FULL: Role(case.key, domain, FULL, 1.0),
        }
        if domain == IMAGE and FULL in read:
            for dose in (LOW, RESTORED):
                role = Role(case.key, DIFFERENCE, dose, float(drf), method)
                made.append(addVolume(difference(read[dose], read[FULL]), role, folder, case))
        for dose, volume in read.items():
            own = find(roles[dose])
            if dose == RESTORED or own is None or runFolder(own) is not None:
                made.append(addVolume(volume, roles[dose], folder, case))
    setOrigin(made, folder)
    if replacedRun is not None and replacedRun != Path(folder):
        for node in nodes(case.key):
            if runFolder(node) == replacedRun:
                remove(node)
    place(made, case, beside)
    return made


def setOrigin(nodes, folder):
    """Keep how the images of a restoration came to be, as its record tells it."""
    path = Path(folder) / "run.json"
    record = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    method = record.get("reconstruction", {}).get("method", "").upper()
    isMeasured = record.get("input", {}).get("kind") == "measured"
    for node in nodes:
        role = roleOf(node)
        if role.domain == IMAGE:
            setText(node, "made", method if isMeasured or role.dose == RESTORED else _("image as given"))


def filed(folder, room, dose):
    """A file of a restoration, or None where it has none."""
    path = Path(folder) / room / f"{dose}.nrrd"
    return path if path.is_file() else None


def caseSource(case):
    """The folder of the DICOM series behind an open case, or None."""
    return Path(case.dicomFolder) if case.dicomFolder else None


def dicomSource(node):
    """The folder of the DICOM series that a restored image can be exported with, or None."""
    role = roleOf(node)
    folder = text(node, "dicom")
    return Path(folder) if folder and role.domain == IMAGE and role.dose == RESTORED else None


def removeCase(key):
    """Take all volumes of a case out of the scene."""
    for node in allNodes(key):
        remove(node)
    removeEmpty(key)


def difference(volume, full):
    """A volume minus the full dose, voxel by voxel, as a volume of its own."""
    result = slicer.vtkMRMLScalarVolumeNode()
    result.Copy(volume)
    values = slicer.util.arrayFromVolume(volume) - slicer.util.arrayFromVolume(full)
    slicer.util.updateVolumeFromArray(result, values.astype(np.float32))
    return result


def addVolume(volume, role, run, case):
    """Put a volume into the scene, or its content into the node that it takes the place of; returns the node."""
    node = replaced(role, run)
    if node is None:
        node = slicer.mrmlScene.AddNode(volume)
        node.CreateDefaultDisplayNodes()
    else:
        matrix = vtk.vtkMatrix4x4()
        volume.GetIJKToRASMatrix(matrix)
        node.SetAndObserveImageData(volume.GetImageData())
        node.SetIJKToRASMatrix(matrix)
        for name in ("unit", "kind"):
            setText(node, name, text(volume, name))
    setRole(node, role, run)
    setText(node, "dicom", case.dicomFolder)
    setText(node, "total", repr(float(slicer.util.arrayFromVolume(node).sum(dtype=np.float64))))
    setText(node, "suvFactor", factorText(volume, levelOf(case, role)))
    node.SetName(nodeName(role, case.name))
    setCodes(node)
    return node


def replaced(role, run):
    """The volume that a new one takes the place of: a method has one result for each dose level."""
    for node in allNodes(role.case):
        same = text(node, "run") == str(run or "")
        anyRun = role.method and run is not None and runFolder(node) is not None
        if roleOf(node) == role and (same or anyRun):
            return node
    return None


def nodeName(role, caseName):
    """What a volume is called in Slicer's lists."""
    dose = _("full dose") if role.dose == FULL else doseLabel(role.drf)
    method = " " + role.method.upper() if role.dose == RESTORED else ""
    what = {IMAGE: _("image"), SINOGRAM: _("sinogram"), DIFFERENCE: _("minus full dose")}[role.domain]
    return f"{dose}{method} {what} ({caseName})"


def levelOf(case, role):
    """The dose level of a case that a role belongs to, as its description tells it; empty where there is none."""
    levels = case.description["levels"]
    wanted = [level for level in levels if float(level["drf"] or 0) == role.drf]
    # An input of one level whose dose the user gave.
    return wanted[0] if wanted else levels[0] if len(levels) == 1 and role.dose != FULL else {}


def factorText(volume, level):
    """The SUV factor of an image of a dose level as text; empty where there is none."""
    factor = 1.0 if unit(volume) == "SUV" else (level.get("suv") or {}).get("factor")
    return repr(float(factor)) if factor and "*mm" not in unit(volume) else ""


def setCodes(node):
    """Tell Slicer the quantity and unit of a node's values, where they are known."""
    if unit(node) not in UNITS:
        return
    isSinogram = text(node, "domain") == SINOGRAM
    quantity = PROJECTION if isSinogram else UPTAKE if unit(node) == "SUV" else ACTIVITY
    node.SetVoxelValueQuantity(coded(quantity))
    node.SetVoxelValueUnits(coded(UNITS[unit(node)]))


def coded(code):
    """A coded entry of value, scheme and meaning."""
    entry = slicer.vtkCodedEntry()
    entry.SetValueSchemeMeaning(*code)
    return entry
