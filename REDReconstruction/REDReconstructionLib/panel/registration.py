"""What Slicer is told once it has started."""

from pathlib import Path

import slicer
from slicer.i18n import tr as _
from slicer.i18n import translate

from REDReconstructionLib.compare import layouts
from REDReconstructionLib.export import dicom_plugin
from REDReconstructionLib.panel import settings_page
from REDReconstructionLib.study import layout as study_layout

THUMBNAIL = Path(__file__).resolve().parents[2] / "Resources" / "Icons" / "SampleCase.png"
SAMPLE_NODE_NAME = "REDSampleCase"


def registerAll():
    """Register the sample case, the DICOM exporter, the settings page and the layouts."""
    registerSample()
    dicom_plugin.register()
    settings_page.register()
    layouts.register()
    study_layout.register()


def registerSample():
    """Offer the sample case in Slicer's Sample Data module."""
    import SampleData

    SampleData.SampleDataLogic.registerCustomSampleDataSource(
        category=translate("qSlicerAbstractCoreModule", "Nuclear Medicine"),
        sampleName=_("Low-dose PET case (RED)"),
        # Nothing is downloaded; Slicer wants one entry for each of its lists.
        uris="",
        fileNames="REDSampleCase.json",
        nodeNames=SAMPLE_NODE_NAME,
        thumbnailFileName=str(THUMBNAIL),
        customDownloader=openSample,
    )


def openSample(_source=None):
    """Go to the module and open the sample case there."""
    slicer.util.selectModule("REDReconstruction")
    slicer.util.getModuleWidget("REDReconstruction").panel.section("case").openSample()
