"""RED for low-dose PET: the engine. It knows physics and DICOM, and nothing of Slicer."""

__version__ = "0.1.0"
