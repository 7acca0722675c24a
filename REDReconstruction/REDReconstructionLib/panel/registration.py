"""What Slicer is told once it has started."""

from REDReconstructionLib import dicom_plugin, layouts, sample_data, settings


def registerAll():
    """Register the sample case, the DICOM exporter, the settings page and the layouts."""
    sample_data.register()
    dicom_plugin.register()
    settings.register()
    layouts.register()
