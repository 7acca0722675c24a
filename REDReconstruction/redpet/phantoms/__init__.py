"""Bodies whose truth is known: painted, random, as a DICOM series."""
