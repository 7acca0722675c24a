"""PET DICOM: series and their headers, geometry and pixels, SUV, derived series, anonymisation, sending."""
