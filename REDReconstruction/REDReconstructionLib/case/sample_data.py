"""The sample case: made on this computer, nothing is downloaded."""

from slicer.i18n import tr as _

from REDReconstructionLib.case.opener import Request
from REDReconstructionLib.process import jobs


def make(opener):
    """Make the sample case in the background and open it; one that was made before opens at once."""
    folder = jobs.workFolder() / "sample"

    def show(_folder=None, _files=()):
        opener.open(Request(str(folder), "sample", _("Sample case")))

    if folder.is_dir():
        show()
    else:
        opener.start({"command": "sample", "out": str(folder)}, show)
