"""The stored values of one DICOM slice, whatever its compression."""

import tempfile
from pathlib import Path

import numpy as np
import pydicom
import SimpleITK
from numpy.typing import NDArray
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset
from pydicom.uid import UID, RLELossless

from redpet.errors import InputError

PIXEL_MODULE = (
    "SamplesPerPixel", "PhotometricInterpretation", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit",
    "PixelRepresentation", "PixelData",
)  # fmt: skip
SECONDARY_CAPTURE = UID("1.2.840.10008.5.1.4.1.1.7")


def stored_values(path: Path, shape: tuple[int, int]) -> NDArray[np.float64]:
    """The stored values `[y, x]` before any rescale; raises InputError where they cannot be decoded."""
    try:
        with disable_value_validation():
            dataset = pydicom.dcmread(path)
            syntax = dataset.file_meta.TransferSyntaxUID
            native = syntax == RLELossless or not syntax.is_compressed or syntax.is_deflated
            values = dataset.pixel_array if native else decoded_by_gdcm(dataset)
    except MemoryError:
        raise
    except Exception as error:
        raise InputError(
            f"{path}: the pixel data is truncated, damaged or compressed in an unknown way; export the series again."
        ) from error
    if values.shape != shape:
        raise InputError(f"{path}: the pixel data has shape {values.shape}, the header says {shape}.")
    return values.astype(np.float64)


def decoded_by_gdcm(dataset: Dataset) -> NDArray[np.generic]:
    """The stored values `[y, x]` of a compressed slice, decoded by SimpleITK's GDCM.

    GDCM would apply the slope itself; so it sees a copy with the pixels alone, which also keeps
    the patient's data out of the temporary file.
    """
    bare = Dataset()
    bare.file_meta = dataset.file_meta
    bare.SOPClassUID = SECONDARY_CAPTURE
    for keyword in PIXEL_MODULE:
        bare[keyword] = dataset[keyword]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "slice.dcm")
        bare.file_meta.MediaStorageSOPClassUID = SECONDARY_CAPTURE
        bare.save_as(path, enforce_file_format=False)
        reader = SimpleITK.ImageFileReader()
        reader.SetImageIO("GDCMImageIO")
        reader.SetFileName(str(path))
        values: NDArray[np.generic] = SimpleITK.GetArrayFromImage(reader.Execute())
    return values[0]
