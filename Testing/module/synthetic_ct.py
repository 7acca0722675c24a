"""A CT beside a PET series, in its study and frame of reference: by default bone in air."""

from pathlib import Path

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.uid import ExplicitVRLittleEndian

CT_STORAGE = "1.2.840.10008.5.1.4.1.1.2"
AIR, BONE = -1000, 1000


def write_ct(series: Path, folder: Path, hounsfield: NDArray[np.float32] | None = None) -> None:
    """Write a CT slice for each file of a series, in their order: `[z, y, x]` in HU, or bone in the middle."""
    folder.mkdir(parents=True)
    for index, path in enumerate(sorted(series.glob("*.dcm")), start=1):
        one = pydicom.dcmread(path)
        values = np.full((one.Rows, one.Columns), AIR + 1024, dtype="<i2")
        values[one.Rows // 4 : -one.Rows // 4, one.Columns // 4 : -one.Columns // 4] = BONE + 1024
        if hounsfield is not None:
            values = np.rint(hounsfield[index - 1] + 1024).astype("<i2")
        one.Modality, one.SOPClassUID, one.SeriesDescription = "CT", CT_STORAGE, "CT"
        one.SeriesInstanceUID, one.SOPInstanceUID = "1.2.826.0.1.9", f"1.2.826.0.1.9.{index}"
        one.file_meta.MediaStorageSOPClassUID, one.file_meta.MediaStorageSOPInstanceUID = CT_STORAGE, one.SOPInstanceUID
        one.file_meta.TransferSyntaxUID = ExplicitVRLittleEndian
        one.BitsAllocated, one.BitsStored, one.HighBit, one.PixelRepresentation = 16, 16, 15, 1
        one.RescaleSlope, one.RescaleIntercept = "1", "-1024"
        for keyword in ("Units", "RadiopharmaceuticalInformationSequence", "SmallestImagePixelValue"):
            if keyword in one:
                delattr(one, keyword)
        one.PixelData = values.tobytes()
        one.save_as(folder / f"{index:03d}.dcm")
