"""The sample case: made on this computer, offered by the panel and by Slicer's Sample Data module."""

import os

import slicer
from slicer.i18n import tr as _
from slicer.i18n import translate

from REDReconstructionLib import jobs
from REDReconstructionLib.case_opener import Request

THUMBNAIL = os.path.join(os.path.dirname(os.path.dirname(__file__)), "Resources", "Icons", "SampleCase.png")
NODE_NAME = "REDSampleCase"


def register():
    """Offer the sample case in Slicer's Sample Data module."""
    import SampleData

    SampleData.SampleDataLogic.registerCustomSampleDataSource(
        category=translate("qSlicerAbstractCoreModule", "Nuclear Medicine"),
        sampleName=_("Low-dose PET case (RED)"),
        # Nothing is downloaded; Slicer wants one entry for each of its lists.
        uris="",
        fileNames="REDSampleCase.json",
        nodeNames=NODE_NAME,
        thumbnailFileName=THUMBNAIL,
        customDownloader=openSample,
    )


def openSample(_source=None):
    """Go to the module and open the sample case there."""
    from REDReconstructionLib.case_section import CaseSection

    slicer.util.selectModule("REDReconstruction")
    slicer.util.getModuleWidget("REDReconstruction").panel.section(CaseSection).openSample()


def make(opener):
    """Make the sample case in the background and open it; one that was made before opens at once."""
    folder = jobs.workFolder() / "sample"

    def show(_folder=None, _files=()):
        opener.open(Request(str(folder), "sample", _("Sample case")))

    if folder.is_dir():
        show()
    else:
        opener.start({"command": "sample", "out": str(folder)}, show)
