"""From results and a segmentation in the scene to the worker's jobs that measure and write its segments."""

import math

from slicer.i18n import tr as _

from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.scene import roles, volume_files


def measureJob(case, segmentation, folder):
    """The worker's job that measures every segment in every image of every result of a case.

    The segments are written into `folder`. Raises ValueError where they overlap or there are none, OSError where they
    cannot be written.
    """
    return {
        "command": "measure",
        "runs": [runOf(role) for role in roles.results(case.key)],
        **segmentsOf(case, segmentation, folder),
        "suv_factor": suvFactor(case),
        "out": str(folder / "measures"),
    }


def lesionsJob(case, segmentation, folder, out):
    """The worker's job that writes lesions into the folder `out`, as DICOM in the study that a case came from.

    The segments are written into `folder`. Raises as `measureJob`.
    """
    return {
        "command": "lesions",
        "input": case.dicomFolder,
        **case.meant,
        **segmentsOf(case, segmentation, folder),
        "out": str(out),
    }


def segmentsOf(case, segmentation, folder):
    """The segments as fields of a job, and as a labelmap in `folder`. Raises as `measureJob`."""
    labelmap = folder / "segments.nrrd"
    labels = volume_files.saveLabelmap(segmentation, roles.largestImage(case.key), labelmap)
    if not labels:
        raise ValueError(_("The segmentation is empty: draw a segment on the image first."))
    return {"segmentation": str(labelmap), "labels": {str(number): name for number, name in labels.items()}}


def label(role):
    """Dose and method of a result."""
    return _("{dose}, {method}").format(dose=roles.doseLabel(role.drf), method=methodLabel(role.method))


def runOf(role):
    """A result as the worker knows it: its folder, and what it is called in tables."""
    return {"folder": str(roles.runFolder(roles.find(role))), "label": label(role)}


def suvFactor(case):
    """What turns the images of a case into SUV: one factor, or one for each slice.

    None where the images are in SUV already, where a factor is not known, or where those of two dose levels differ:
    the numbers then stay in the images' own unit.
    """
    images = [node for node in roles.nodes(case.key) if roles.roleOf(node).domain == roles.IMAGE]
    if any(roles.unit(node) == "SUV" for node in images):
        return None
    factors = [roles.suvFactor(node) for node in images]
    if all(factors):
        return factors[0] if all(math.isclose(one, factors[0], rel_tol=1e-6) for one in factors) else None
    slices = {tuple((level.get("suv") or {}).get("slice_factors") or ()) for level in case.description["levels"]}
    return list(slices.pop()) or None if len(slices) == 1 and not any(factors) else None
