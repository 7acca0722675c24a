"""Engine files to MRML volumes and back: the only place that does."""

import json
from pathlib import Path

import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.scene import display, evidence_map
from REDReconstructionLib.scene.hierarchy import place, remove, removeEmpty
from REDReconstructionLib.scene.roles import (
    DIFFERENCE,
    EVIDENCE,
    FULL,
    IMAGE,
    LOW,
    REMOVED,
    RESTORED,
    SINOGRAM,
    Role,
    allNodes,
    doseLabel,
    find,
    nodes,
    roleOf,
    runFolder,
    setRole,
    setText,
    text,
    unit,
)
from REDReconstructionLib.scene.volume_files import readVolume, subtract

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
    """Bring the dose levels of an open case into the scene, in steps (`Steps`): their volumes.

    `beside` is the volume that the case was made from, where there is one. What is there already is read anew.
    """
    made = []
    for role, path in caseFiles(case):
        volume = yield from readVolume(path)
        node = addVolume(volume, role, None, case)
        setText(node, "made", _("image as given") if role.domain == IMAGE else "")
        made.append(node)
    place(made, case, beside)
    return made


def caseFiles(case):
    """The volumes of an open case: (role, path) of each."""
    found = []
    for level in case.description["levels"]:
        drf = float(level["drf"] or 0)
        for domain in ROOMS:
            file = (level.get("files") or {}).get(domain)
            if file:
                found.append((Role(case.key, domain, FULL if drf == 1 else LOW, drf), case.folder / file))
    return found


def importRun(case, folder, drf, method, beside=None):
    """Bring a finished restoration into the scene, in steps (`Steps`): its volumes."""
    volumes = yield from readRun(case, folder, drf, method)
    return (yield from addRun(case, folder, volumes, beside))


def addRun(case, folder, volumes, beside=None):
    """Add the volumes of a finished restoration (`readRun`) to the scene, in steps (`Steps`); what is there of it then.

    Low and full dose are taken only where the case itself has no such volume. An earlier restoration of the same dose
    by the same method goes.
    """
    earlier = [find(role) for role in volumes if role.domain == IMAGE and role.dose == RESTORED]
    restored = next((role for role in volumes if role.dose == RESTORED), None)
    replacedRun = runFolder(earlier[0]) if earlier and earlier[0] is not None else None
    made = []
    for role, volume in volumes.items():
        own = find(role)
        if own is None or role.method or runFolder(own) is not None:
            yield
            made.append(addResult(volume, role, folder, case, restored))
    setOrigin(made, folder)
    if replacedRun is not None and replacedRun != Path(folder):
        volumes = [node for node in nodes(case.key) if runFolder(node) == replacedRun]
        for node in [*volumes, *evidence_map.mapsOfRun(case.key, replacedRun)]:
            remove(node)
    place(made, case, beside)
    return made


def readRun(case, folder, drf, method):
    """The volumes of a finished restoration by their roles, in steps (`Steps`); none is in the scene yet.

    Images minus the full dose are made where there is one. `drf` is the dose reduction factor, 0 where unknown;
    `method` that of the restoration.
    """
    volumes, drf = {}, float(drf)
    for role, path in runFiles(case, folder, drf, method):
        volumes[role] = yield from readVolume(path)
    full = volumes.get(Role(case.key, IMAGE, FULL, 1.0))
    for role, volume in list(volumes.items()):
        if full is not None and role.domain == IMAGE and role.dose != FULL:
            difference = yield from subtract(volume, full)
            volumes[Role(case.key, DIFFERENCE, role.dose, drf, method)] = difference
    return volumes


def runFiles(case, folder, drf, method):
    """The volumes that a finished restoration left: (role, path) of each."""
    roles = (
        Role(case.key, domain, dose, 1.0 if dose == FULL else drf, method if dose == RESTORED else "")
        for domain in ROOMS
        for dose in (LOW, RESTORED, FULL)
    )
    paths = [(role, Path(folder) / ROOMS[role.domain] / f"{role.dose}.nrrd") for role in roles]
    paths.append((Role(case.key, EVIDENCE, RESTORED, drf, method), Path(folder) / ROOMS[IMAGE] / "evidence.nrrd"))
    return [(role, path) for role, path in paths if path.is_file()]


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


def caseSource(case):
    """The folder of the DICOM series behind an open case, or None."""
    return Path(case.dicomFolder) if case.dicomFolder else None


def dicomSource(node):
    """The folder of the DICOM series that a restored image can be exported with, or None."""
    role = roleOf(node)
    folder = text(node, "dicom")
    return Path(folder) if folder and role.domain == IMAGE and role.dose == RESTORED else None


def dicomMeant(node):
    """What is meant of that folder, as fields of a job."""
    return json.loads(text(node, "dicomMeant") or "{}")


def removeCase(key):
    """Take all volumes and maps of a case out of the scene."""
    for node in [*allNodes(key), *evidence_map.maps(key)]:
        remove(node)
    removeEmpty(key)


def addResult(volume, role, folder, case, restored):
    """Put what a restoration left into the scene: a volume, or the map of its evidence; returns the node."""
    if role.domain == EVIDENCE:
        return evidence_map.addMap(volume, role, folder, case)
    return addVolume(volume, role, folder, case, restored)


def addVolume(volume, role, run, case, restored=None):
    """Put a volume into the scene, or its content into the node that it takes the place of; returns the node.

    `restored` is the role of what the restoration `run` made.
    """
    node = replaced(role, run)
    if node is None:
        node = slicer.mrmlScene.AddNode(volume)
        display.display(node, role)
    else:
        matrix = vtk.vtkMatrix4x4()
        volume.GetIJKToRASMatrix(matrix)
        node.SetAndObserveImageData(volume.GetImageData())
        node.SetIJKToRASMatrix(matrix)
        for name in ("unit", "kind", "total"):
            setText(node, name, text(volume, name))
    setRole(node, role, run)
    setText(node, "dicom", case.dicomFolder)
    setText(node, "dicomMeant", json.dumps(case.meant) if case.meant else "")
    setText(node, "suvFactor", factorText(volume, {} if role.domain == REMOVED else levelOf(case, role)))
    node.SetName(nodeName(role, case.name, restored))
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


def nodeName(role, caseName, restored=None):
    """What a volume is called in Slicer's lists.

    A low or full dose that comes with a restoration tells with which, the role `restored`: each brings its own.
    """
    dose = _("full dose") if role.dose == FULL else doseLabel(role.drf)
    method = " " + role.method.upper() if role.dose == RESTORED else ""
    kinds = {IMAGE: _("image"), SINOGRAM: _("sinogram"), DIFFERENCE: _("minus full dose"), REMOVED: _("removed")}
    what = kinds[role.domain]
    beside = ""
    if restored is not None and role.dose != RESTORED:
        beside = _(" beside {result}").format(result=f"{doseLabel(restored.drf)} {restored.method.upper()}")
    return f"{dose}{method} {what}{beside} ({caseName})"


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
