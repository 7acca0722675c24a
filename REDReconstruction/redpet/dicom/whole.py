"""A DICOM file read to its end, and held to what every sound file is: in order, with nothing missing or left over."""

from pathlib import Path

import pydicom
from pydicom.config import disable_value_validation
from pydicom.dataelem import RawDataElement
from pydicom.dataset import FileDataset

UNDEFINED_LENGTH = 0xFFFFFFFF


def read_whole(path: Path) -> FileDataset:
    """All attributes of a file; ValueError, or whatever pydicom raises, where it is damaged or truncated."""
    with disable_value_validation():
        dataset = pydicom.dcmread(path)
        check_whole(dataset, path.stat().st_size)
    return dataset


def check_whole(dataset: FileDataset, size: int) -> None:
    """ValueError where attributes are out of order, or bytes are left over: then some lie where they do not belong."""
    tags = list(dataset.keys())
    if not tags or tags != sorted(tags):  # PS3.5 7.1
        raise ValueError("out of order")
    last = dataset.get_item(tags[-1])
    if dataset.file_meta.TransferSyntaxUID.is_deflated or not isinstance(last, RawDataElement):
        return
    if last.length != UNDEFINED_LENGTH and last.value_tell + last.length != size:
        raise ValueError("the last attribute does not end with the file")
