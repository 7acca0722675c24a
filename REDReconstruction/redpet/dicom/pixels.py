"""The stored values of one DICOM slice, whatever its compression."""

import struct
from pathlib import Path

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset, FileMetaDataset
from pydicom.encaps import encapsulate
from pydicom.uid import UID, RLELossless

from redpet.dicom.headers import attribute
from redpet.dicom.whole import read_whole
from redpet.errors import InputError
from redpet.machine.overheard import overheard
from redpet.machine.paths import utf8_path
from redpet.machine.staging import temporary_folder

PIXEL_MODULE = (
    "SamplesPerPixel", "PhotometricInterpretation", "Rows", "Columns", "BitsAllocated", "BitsStored", "HighBit",
    "PixelRepresentation",
)  # fmt: skip
ITEM = b"\xfe\xff\x00\xe0"
JPEG, JPEG_2000 = b"\xff\xd8", b"\xff\x4f\xff\x51"
FRAME_HEADERS = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
"""The second byte of the markers SOF0 to SOF15 (ISO 10918-1, table B.1) and SOF55 (JPEG-LS)."""
GREY = ("MONOCHROME2", "MONOCHROME1")
SECONDARY_CAPTURE = UID("1.2.840.10008.5.1.4.1.1.7")


def stored_values(path: Path, shape: tuple[int, int]) -> NDArray[np.float64]:
    """The stored values `[y, x]` before any rescale; raises InputError where they cannot be decoded."""
    try:
        with disable_value_validation():
            dataset = read_whole(path)
            values = decoded(dataset)
            low, high = stored_range(dataset)
    except MemoryError:
        raise
    except Exception as error:
        raise InputError(
            f"{path}: the pixel data is truncated, damaged or compressed in an unknown way; export the series again."
        ) from error
    if values.shape != shape:
        raise InputError(f"{path}: the pixel data has shape {values.shape}, the header says {shape}.")
    if values.min() < low or values.max() > high:
        raise InputError(
            f"{path}: stored values of {values.min()} to {values.max()} do not fit into {attribute('BitsStored')} and "
            f"{attribute('PixelRepresentation')}; export the series again."
        )
    return values.astype(np.float64)


def decoded(dataset: Dataset) -> NDArray[np.generic]:
    """The stored values `[y, x]`; raises ValueError and whatever a decoder raises."""
    if dataset.PhotometricInterpretation not in GREY or dataset.BitsAllocated not in (8, 16, 32):
        raise ValueError("not a grey image of whole bytes")
    syntax = dataset.file_meta.TransferSyntaxUID
    if syntax == RLELossless:
        only_frame(dataset.PixelData)
        return dataset.pixel_array
    return decoded_by_gdcm(dataset) if syntax.is_encapsulated else native(dataset)


def native(dataset: Dataset) -> NDArray[np.generic]:
    """The uncompressed values `[y, x]`; ValueError where there are more or fewer than Rows x Columns."""
    order = "<" if dataset.file_meta.TransferSyntaxUID.is_little_endian else ">"
    kind = np.dtype(f"{order}{'i' if dataset.PixelRepresentation else 'u'}{dataset.BitsAllocated // 8}")
    data, expected = dataset.PixelData, dataset.Rows * dataset.Columns * kind.itemsize
    if len(data) != expected + expected % 2:  # padded to an even length, PS3.5 8.1.1
        raise ValueError(f"{len(data)} bytes of pixels, {expected} expected")
    return np.frombuffer(data[:expected], kind).reshape(dataset.Rows, dataset.Columns)


def stored_range(dataset: Dataset) -> tuple[int, int]:
    """The least and the largest value that the stored bits hold (PS3.3 C.7.6.3.1); ValueError where they cannot be."""
    bits = int(dataset.BitsStored)
    fits = 1 <= bits <= dataset.BitsAllocated and dataset.HighBit == bits - 1
    if not fits or dataset.PixelRepresentation not in (0, 1):
        raise ValueError("impossible bits")
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if dataset.PixelRepresentation else (0, (1 << bits) - 1)


def decoded_by_gdcm(dataset: Dataset) -> NDArray[np.generic]:
    """The stored values `[y, x]` of a compressed slice, decoded by SimpleITK's GDCM.

    GDCM would apply the slope itself, and takes gigabytes for some damaged headers; so it sees a new file with the
    pixels alone, which also keeps the patient's data out of it.
    """
    bare = Dataset()
    bare.file_meta = FileMetaDataset()
    bare.file_meta.TransferSyntaxUID = dataset.file_meta.TransferSyntaxUID
    bare.SOPClassUID = SECONDARY_CAPTURE
    for keyword in PIXEL_MODULE:
        setattr(bare, keyword, dataset[keyword].value)
    frame = only_frame(dataset.PixelData)
    if stream_shape(frame) != (dataset.Rows, dataset.Columns):
        raise ValueError("the compressed image has another size than its header")
    bare.PixelData = encapsulate([frame])
    with temporary_folder() as folder:
        path = Path(folder, "slice.dcm")
        bare.file_meta.MediaStorageSOPClassUID = SECONDARY_CAPTURE
        bare.save_as(path, enforce_file_format=False)
        reader = SimpleITK.ImageFileReader()
        reader.SetImageIO("GDCMImageIO")
        with utf8_path(path) as name, overheard() as words:
            reader.SetFileName(name)
            values: NDArray[np.generic] = SimpleITK.GetArrayFromImage(reader.Execute())
    if b"Corrupt" in words:
        raise ValueError("the decoder filled in what is missing")
    return values[0]


def only_frame(data: bytes) -> bytes:
    """The compressed stream of the one frame (PS3.5 A.4); ValueError where its fragments do not fill the pixel data."""
    fragments, at = [], 0
    while at + 8 <= len(data) and data[at : at + 4] == ITEM:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        fragments.append(data[at + 8 : at + 8 + length])
        at += 8 + length
    if at != len(data) or len(fragments) < 2:
        raise ValueError("the fragments do not fill the pixel data")
    return b"".join(fragments[1:])  # the first is the offset table


def stream_shape(stream: bytes) -> tuple[int, int]:
    """Rows and columns that a JPEG, JPEG-LS or JPEG 2000 stream says itself; ValueError where it says none.

    A decoder believes them and would take the memory for a damaged one.
    """
    if stream[:4] == JPEG_2000:
        x, y, x_offset, y_offset = struct.unpack_from(">IIII", stream, 8)
        return y - y_offset, x - x_offset
    at = 2
    while stream[:2] == JPEG and at + 9 <= len(stream) and stream[at] == 0xFF:
        marker, length = stream[at + 1], int.from_bytes(stream[at + 2 : at + 4], "big")
        if marker in FRAME_HEADERS:
            return tuple(struct.unpack_from(">HH", stream, at + 5))
        at += 2 + length if marker != 0xFF else 1
    raise ValueError("no compressed image")
