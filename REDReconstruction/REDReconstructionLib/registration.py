"""What Slicer is told once it has started."""

from REDReconstructionLib import dicom_plugin, sample_data, settings


def registerAll():
    """Register the sample case, the DICOM exporter and the settings page."""
    sample_data.register()
    dicom_plugin.register()
    settings.register()
