"""From volumes in the scene to an input of the worker: their DICOM files where known, else a CASE of their voxels."""

import hashlib
import json
import math
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.case import dicom_source
from REDReconstructionLib.case.refused import Refused
from REDReconstructionLib.scene import roles, volume_files

CODED_UNITS = {"Bq/ml": "Bq/mL", "{SUVbw}g/ml": "SUV", "{counts}": "counts"}
"""What Slicer's coded units mean to the engine."""
CASE_VERSION = 1
TO_LPS = np.diag([-1.0, -1.0, 1.0])


@dataclass(frozen=True)
class Volumes:
    """What the user chose: a full-dose volume, a low-dose one, or both; `unit` and `drf` as far as they are said."""

    full: object = None
    low: object = None
    unit: str = ""
    drf: float = 0.0


def statedUnit(node):
    """The unit that a volume itself states (Bq/mL, SUV or counts); empty where it states none."""
    coded = node.GetVoxelValueUnits()
    return roles.unit(node) or (CODED_UNITS.get(coded.GetCodeValue(), "") if coded is not None else "")


def levelsOf(volumes):
    """The chosen nodes by dose reduction factor, 1 for full dose and None where nobody said it. Raises Refused."""
    if volumes.full is None and volumes.low is None:
        raise Refused(_("Choose a full-dose or a low-dose volume first."))
    if volumes.full is volumes.low:
        raise Refused(_("Full dose and low dose are the same volume: choose another one for one of them."))
    if volumes.low is not None and volumes.drf != 0 and not 1 < volumes.drf < math.inf:
        raise Refused(_("The dose reduction factor of the low dose must be above 1, or 0 where it is not known."))
    chosen = {1.0: volumes.full, volumes.drf or None: volumes.low}
    return {drf: node for drf, node in chosen.items() if node is not None}


def inputOf(volumes, folder):
    """Write what the worker reads for the chosen volumes, in steps (`Steps`): its path and whether it is their DICOM.

    Raises Refused where a unit is not known, a volume is empty or deformed, or the disk is full.
    """
    levels = levelsOf(volumes)
    series = {drf: dicom_source.seriesOfVolume(node) for drf, node in levels.items()}
    try:
        if all(series.values()):
            return (yield from gathered(series, folder)), True
        return (yield from written(levels, volumes.unit, folder)), False
    except OSError as error:
        raise Refused(str(error)) from error


def gathered(series, folder):
    """The DICOM files of the volumes, in steps: each series in a folder that is named after its dose."""
    database = next(iter(series.values()))[0]
    return dicom_source.gather(
        database, {uid: dicom_source.doseFolder(drf) for drf, (_held, uid) in series.items()}, folder
    )


def written(levels, unit, folder):
    """A CASE folder with the voxels of each volume, in steps."""
    files, entries = {}, []
    for drf, node in levels.items():
        known = statedUnit(node) or unit
        if not known:
            raise Refused(_("{name} does not state the unit of its values: choose it.").format(name=node.GetName()))
        if node.GetImageData() is None:
            raise Refused(_("{name} has no voxels: choose another volume.").format(name=node.GetName()))
        file = "images/full.nrrd" if drf == 1 else "images/low.nrrd"
        files[file] = levelVolume(node, known)
        entries.append({"drf": drf, "label": node.GetName(), "image": file})
    place = Path(folder) / (yield from caseName(files, entries))
    if not place.is_dir():
        beside = place.with_name(place.name + ".part")
        shutil.rmtree(beside, ignore_errors=True)
        (beside / "images").mkdir(parents=True)
        for file, volume in files.items():
            yield
            volume_files.write(volume, beside / file)
        header = {"version": CASE_VERSION, "name": "volumes", "levels": entries, "provenance": {}}
        (beside / "case.json").write_text(json.dumps(header, indent=2), encoding="utf-8")
        beside.rename(place)
    return place


def levelVolume(node, unit):
    """A copy of a volume as it lies in the world, with the header that the engine reads. Raises ValueError."""
    volume = volume_files.placedVolume(node)
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    toLps = TO_LPS @ slicer.util.arrayFromVTKMatrix(matrix)[:3]
    spacing = np.linalg.norm(toLps[:, :3], axis=0)
    grid = {
        "size": list(volume.GetImageData().GetDimensions()),
        "spacing_mm": spacing.tolist(),
        "origin_mm": toLps[:, 3].tolist(),
        "direction": (toLps[:, :3] / spacing).ravel().tolist(),
    }
    volume.SetAttribute(volume_files.HEADER, json.dumps({"holds": "image", "grid": grid, "unit": unit}))
    return volume


def caseName(files, entries):
    """A folder name for these voxels at this place with these doses, in steps."""
    told = hashlib.sha256(json.dumps(entries).encode())
    for volume in files.values():
        told.update(volume.GetAttribute(volume_files.HEADER).encode())
        for plane in slicer.util.arrayFromVolume(volume):
            yield
            told.update(np.ascontiguousarray(plane))
    return told.hexdigest()[: dicom_source.KEY_LENGTH]
