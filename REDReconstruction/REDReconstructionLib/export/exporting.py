"""From a restored result to the worker's export job: its source series, and Slicer's DICOM database."""

import shutil
import tempfile
from pathlib import Path

import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.measure import measuring
from REDReconstructionLib.process import jobs
from REDReconstructionLib.scene import evidence_map


def description(text, label, isOneOfMany):
    """The series description that the user gave, with the result's label where several get it; None for the default."""
    text = text.strip()
    return None if not text else f"{text}, {label}" if isOneOfMany else text


def exportJob(run, source, meant, out, text, anonymize, evidence=False):
    """The worker's job that writes the restored image of an output folder as a series of its source.

    `meant` are the fields that say which series of the folder `source` it is, where that holds several; with
    `evidence` map and findings are written beside the series.
    """
    return {
        "command": "export",
        "folder": str(run),
        "source": str(source),
        **meant,
        "out": str(out),
        "description": text or None,
        "anonymize": anonymize,
        "evidence": evidence,
    }


def noSourceReason():
    """Why a case without a DICOM source cannot become a DICOM series."""
    return _(
        "This case was not opened from a DICOM series. A derived series needs the header of its source: open the case "
        "from DICOM to export it."
    )


def hasEvidence(role):
    """Whether a restored image was judged by its counts."""
    return evidence_map.mapOf(role) is not None


def handedOver(case, segmentation):
    """The segments that are measured beside a series: a folder with their labelmap, and the fields of the job.

    Raises ValueError where they overlap, where there are none, or where they cannot be written.
    """
    folder = None
    try:
        folder = Path(tempfile.mkdtemp(prefix="regions-", dir=str(jobs.workFolder())))
        return folder, measuring.segmentsOf(case, segmentation, folder)
    except (OSError, ValueError) as error:
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, ValueError):
            raise
        raise ValueError(_("The segments cannot be handed over: {reason}").format(reason=error)) from error


def summary(written, toDatabase, inDatabase):
    """What was written, where, and whether Slicer's DICOM database has it where that was wanted."""
    text = _("{count} series written to {folder}.").format(count=len(written), folder=str(written[0].parent))
    if not toDatabase:
        return text
    if inDatabase:
        return text + " " + _("Slicer's DICOM database has them too.")
    return text + " " + _("Slicer's DICOM database is not open: open it in the DICOM module and import the folder.")


def addToDatabase(folder):
    """Copy a written series into Slicer's DICOM database; False where none is open or the import failed."""
    if not slicer.dicomDatabase or not slicer.dicomDatabase.isOpen:
        return False
    from DICOMLib import DICOMUtils

    return DICOMUtils.importDicom(str(Path(folder)), slicer.dicomDatabase, True)
