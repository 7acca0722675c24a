"""A DICOM file read to its end, and held to what every sound file is: in order, with nothing missing or left over."""

from pathlib import Path

from pydicom.config import disable_value_validation
from pydicom.dataelem import RawDataElement
from pydicom.dataset import Dataset, FileDataset
from pydicom.filereader import dcmread, read_partial
from pydicom.tag import BaseTag
from pydicom.uid import UID, ExplicitVRBigEndian, ExplicitVRLittleEndian, ImplicitVRLittleEndian

UNDEFINED_LENGTH = 0xFFFFFFFF


def read_whole(path: Path) -> FileDataset:
    """All attributes of a file; ValueError, or whatever pydicom raises, where it is damaged or truncated."""
    return read_padded(path)[0]


def read_attributes(path: Path) -> Dataset:
    """All attributes of a file but its pixels, as values that can be written in any encoding."""
    dataset = Dataset()
    for element in dcmread(path, stop_before_pixels=True, force=True):
        dataset.add(element)
    return dataset


def read_padded(path: Path) -> tuple[FileDataset, int]:
    """The same, and how many zero bytes stand after the last attribute: discs and archives fill a block with them."""
    with disable_value_validation(), open(path, "rb") as file:
        dataset = read_partial(file, stop_when=at_padding, force=True)
        read_to = file.tell()
        check_whole(dataset, path.stat().st_size)
        if transfer_syntax(dataset).is_deflated:
            return dataset, 0
        file.seek(end_of(dataset, read_to))
        padding = file.read()
    if padding.strip(b"\0"):
        raise ValueError("the last attribute does not end with the file")
    return dataset, len(padding)


def at_padding(tag: BaseTag, representation: str | None, length: int) -> bool:
    """Whether an element is none but the zero bytes after the last one: group 0 is never in a file."""
    return tag == 0


def check_whole(dataset: FileDataset, size: int) -> None:
    """ValueError where attributes are missing, out of order, or longer than the file."""
    tags = list(dataset.keys())
    if not tags or tags != sorted(tags):  # PS3.5 7.1
        raise ValueError("out of order")
    last = dataset.get_item(tags[-1])
    if transfer_syntax(dataset).is_deflated or not isinstance(last, RawDataElement):
        return
    if last.length != UNDEFINED_LENGTH and last.value_tell + last.length > size:
        raise ValueError("the last attribute does not end with the file")


def end_of(dataset: FileDataset, read_to: int) -> int:
    """Where the last attribute ends; the place to which the file was read where its length is not stated."""
    last = dataset.get_item(list(dataset.keys())[-1])
    if isinstance(last, RawDataElement) and last.length != UNDEFINED_LENGTH:
        return last.value_tell + last.length
    return read_to


def transfer_syntax(dataset: FileDataset) -> UID:
    """The transfer syntax, also of a file whose meta information does not say it."""
    if "TransferSyntaxUID" in dataset.file_meta:
        return dataset.file_meta.TransferSyntaxUID
    implicit, little = dataset.original_encoding
    if implicit:
        return ImplicitVRLittleEndian
    return ExplicitVRLittleEndian if little else ExplicitVRBigEndian
