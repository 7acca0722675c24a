"""The stored values of DICOM slices, whatever their compression."""

import struct
from pathlib import Path

import numpy as np
import SimpleITK
from numpy.typing import NDArray
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset, FileDataset, FileMetaDataset
from pydicom.encaps import encapsulate, get_frame
from pydicom.pixels.utils import pixel_array
from pydicom.uid import (
    JPEG2000,
    UID,
    DeflatedExplicitVRLittleEndian,
    ExplicitVRBigEndian,
    ExplicitVRLittleEndian,
    ImplicitVRLittleEndian,
    JPEG2000Lossless,
    JPEGBaseline8Bit,
    JPEGExtended12Bit,
    JPEGLossless,
    JPEGLosslessSV1,
    JPEGLSLossless,
    JPEGLSNearLossless,
    RLELossless,
)

from redpet.dicom.headers import Slice, attribute
from redpet.dicom.whole import read_padded, transfer_syntax
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
DECODED = {
    ImplicitVRLittleEndian, ExplicitVRLittleEndian, ExplicitVRBigEndian, DeflatedExplicitVRLittleEndian, RLELossless,
    JPEGBaseline8Bit, JPEGExtended12Bit, JPEGLossless, JPEGLosslessSV1, JPEGLSLossless, JPEGLSNearLossless,
    JPEG2000Lossless, JPEG2000,
}  # fmt: skip
BLOCK = 512
GREY = ("MONOCHROME2", "MONOCHROME1")
SECONDARY_CAPTURE = UID("1.2.840.10008.5.1.4.1.1.7")


class PixelReader:
    """The stored values of slices of one series, before any rescale; a file of several frames is read once.

    `alone` is for a series of a single file, whose size nothing else confirms.
    """

    def __init__(self, shape: tuple[int, int], alone: bool = False) -> None:
        self.shape, self.alone = shape, alone
        self.path: Path | None = None
        self.dataset: FileDataset | None = None
        self.padded: dict[Path, int] = {}

    def __call__(self, one: Slice) -> NDArray[np.float64]:
        """The values `[y, x]`; raises InputError where they cannot be decoded."""
        path, shape = one.path, self.shape
        try:
            with disable_value_validation():
                if self.dataset is None or path != self.path:
                    self.path, (self.dataset, self.padded[path]) = path, read_padded(path)
                syntax = transfer_syntax(self.dataset)
                if syntax not in DECODED:
                    raise InputError(
                        f"{path}: its transfer syntax, {syntax.name}, is not read; export the series uncompressed."
                    )
                values = decoded(self.dataset, one.frame, self.alone)
                low, high = stored_range(self.dataset)
        except (MemoryError, InputError):
            raise
        except Exception as error:
            raise InputError(
                f"{path}: the pixel data is truncated, damaged or compressed in an unknown way; "
                "export the series again."
            ) from error
        if values.shape != shape:
            raise InputError(f"{path}: the pixel data has shape {values.shape}, the header says {shape}.")
        if values.min() < low or values.max() > high:
            raise InputError(
                f"{path}: stored values of {values.min()} to {values.max()} do not fit into {attribute('BitsStored')} "
                f"and {attribute('PixelRepresentation')}; export the series again."
            )
        return values.astype(np.float64)

    def check_padding(self) -> None:
        """Raise InputError where zero bytes after the last attribute are no padding, but what a damage pushed there.

        A padding fills a block, or stands in every file of the series.
        """
        everywhere = len(self.padded) > 1 and all(self.padded.values())
        for path, padding in self.padded.items():
            if padding and not everywhere and path.stat().st_size % BLOCK:
                raise InputError(
                    f"{path}: {padding} bytes stand after the last attribute, as after a damage; copy the file from "
                    "its source again."
                )


def decoded(dataset: FileDataset, frame: int, alone: bool) -> NDArray[np.generic]:
    """The stored values `[y, x]` of a frame; raises ValueError and whatever a decoder raises."""
    if dataset.PhotometricInterpretation not in GREY or dataset.BitsAllocated not in (8, 16, 32):
        raise ValueError("not a grey image of whole bytes")
    syntax = transfer_syntax(dataset)
    if not syntax.is_encapsulated:
        return native(dataset, frame, alone)
    if syntax == RLELossless:
        if frame_count(dataset) == 1:
            only_frame(dataset.PixelData)
        return pixel_array(dataset, index=frame)
    return decoded_by_gdcm(dataset, frame)


def frame_count(dataset: Dataset) -> int:
    """NumberOfFrames, 1 where it is not said."""
    return int(dataset.get("NumberOfFrames") or 1)


def native(dataset: FileDataset, frame: int, alone: bool) -> NDArray[np.generic]:
    """The uncompressed values `[y, x]` of a frame; ValueError where there are fewer than the header says, or others.

    The padding to an even length may be longer in files of older programs (DICOM PS3.5 8.1.1, note); in a file alone
    whole rows or columns of zeros may as well be a damaged header.
    """
    order = "<" if transfer_syntax(dataset).is_little_endian else ">"
    kind = np.dtype(f"{order}{'i' if dataset.PixelRepresentation else 'u'}{dataset.BitsAllocated // 8}")
    data, rows, columns = dataset.PixelData, dataset.Rows, dataset.Columns
    size = rows * columns * kind.itemsize
    padding = data[size * frame_count(dataset) :]
    doubtful = alone and padding and not all(len(padding) % (side * kind.itemsize) for side in (rows, columns))
    if len(data) < size * frame_count(dataset) or padding.strip(b"\0") or doubtful:
        raise ValueError(f"{len(data)} bytes of pixels, {size * frame_count(dataset)} expected")
    return np.frombuffer(data[size * frame : size * (frame + 1)], kind).reshape(rows, columns)


def stored_range(dataset: Dataset) -> tuple[int, int]:
    """The least and the largest value that the stored bits hold (PS3.3 C.7.6.3.1); ValueError where they cannot be."""
    bits = int(dataset.BitsStored)
    fits = 1 <= bits <= dataset.BitsAllocated and dataset.HighBit == bits - 1
    if not fits or dataset.PixelRepresentation not in (0, 1):
        raise ValueError("impossible bits")
    return (-(1 << bits - 1), (1 << bits - 1) - 1) if dataset.PixelRepresentation else (0, (1 << bits) - 1)


def decoded_by_gdcm(dataset: FileDataset, frame: int) -> NDArray[np.generic]:
    """The stored values `[y, x]` of a compressed frame, decoded by SimpleITK's GDCM.

    GDCM would apply the slope itself, and takes gigabytes for some damaged headers; so it sees a new file with the
    pixels alone, which also keeps the patient's data out of it.
    """
    bare = Dataset()
    bare.file_meta = FileMetaDataset()
    bare.file_meta.TransferSyntaxUID = dataset.file_meta.TransferSyntaxUID
    bare.SOPClassUID = SECONDARY_CAPTURE
    for keyword in PIXEL_MODULE:
        setattr(bare, keyword, dataset[keyword].value)
    count = frame_count(dataset)
    data = dataset.PixelData
    stream = only_frame(data) if count == 1 else get_frame(data, frame, number_of_frames=count)
    if stream_shape(stream) != (dataset.Rows, dataset.Columns):
        raise ValueError("the compressed image has another size than its header")
    bare.PixelData = encapsulate([stream])
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
