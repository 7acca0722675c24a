"""From a restored result to the worker's export job: its source series, and Slicer's DICOM database."""

from pathlib import Path

import slicer
from slicer.i18n import tr as _


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


def addToDatabase(folder):
    """Copy a written series into Slicer's DICOM database; False where none is open or the import failed."""
    if not slicer.dicomDatabase or not slicer.dicomDatabase.isOpen:
        return False
    from DICOMLib import DICOMUtils

    return DICOMUtils.importDicom(str(Path(folder)), slicer.dicomDatabase, True)
