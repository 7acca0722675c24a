"""The section Export: series, figure and report; Slicer's own Export to DICOM."""
