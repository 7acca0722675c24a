"""The headers of DICOM files, read attribute by attribute."""

import math
import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

import pydicom
from pydicom.config import disable_value_validation
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from redpet.dicom.enhanced import classic_frames
from redpet.dicom.forms import ENOUGH, NAMED_AS_DICOM, is_bare, is_marked
from redpet.dicom.private import private_tags
from redpet.errors import InputError

PET_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.128"
ENHANCED_PET = {"1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.128.1"}
TEXT_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
"""A decimal or integer string as DICOM PS3.5 6.2 has it; Python's own numbers may hold more, such as `_` and `nan`."""

HEADER_KEYWORDS = (
    "SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID", "FrameOfReferenceUID",
    "Modality", "Manufacturer", "SeriesDescription", "SeriesNumber", "PatientID", "InstanceNumber", "ImageIndex",
    "Rows", "Columns", "NumberOfFrames", "SamplesPerPixel", "BitsAllocated", "LossyImageCompression",
    "PixelSpacing", "SliceThickness",
    "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope", "RescaleIntercept",
    "Units", "SUVType", "CountsSource", "SeriesType", "NumberOfSlices", "NumberOfTimeSlices", "CorrectedImage",
    "ReconstructionMethod", "ConvolutionKernel",
    "StudyDate", "StudyTime", "SeriesDate", "SeriesTime", "AcquisitionDate", "AcquisitionTime", "AcquisitionDateTime",
    "TimezoneOffsetFromUTC",
    "FrameReferenceTime", "ActualFrameDuration", "TriggerTime", "DecayCorrection", "DecayFactor", "PatientWeight",
    "PatientSize", "PatientSex", "RadiopharmaceuticalInformationSequence",
)  # fmt: skip
HEADER_TAGS = [*map(Tag, HEADER_KEYWORDS), *map(Tag, private_tags())]
"""What is read of each file: geometry, units and decay; of the person only what the same-patient check and SUV need."""


@dataclass(frozen=True)
class Slice:
    """One plane of a series: its file, its header (the attributes of `HEADER_TAGS`), and its frame in the file.

    A plane that was `added` in time has the header of the whole, and its parts, each with its weight.
    """

    path: Path
    header: Dataset
    frame: int = 0
    added: tuple[tuple["Slice", float], ...] = ()

    @property
    def parts(self) -> tuple["Slice", ...]:
        """The planes that it was added from, itself where it was not."""
        return tuple(part for part, _ in self.added) or (self,)

    @property
    def suv_header(self) -> Dataset:
        """What SUV follows from: the clocks of one frame belong together, those of frames with a gap need not.

        Without decay correction the frames have none, and the mean of the whole counts.
        """
        return self.header if text_of(self.header, "DecayCorrection") == "NONE" else self.parts[0].header


def read_header(path: Path) -> Dataset | None:
    """The attributes `HEADER_TAGS` of one file, None where it is no DICOM file; InputError where it is damaged."""
    named, marked = path.suffix.lower() in NAMED_AS_DICOM, False
    try:
        with open(path, "rb") as file:
            start = file.read(ENOUGH)
            marked = is_marked(start)
            if marked or is_bare(start):
                file.seek(0)
                with disable_value_validation():
                    header = pydicom.dcmread(file, stop_before_pixels=True, specific_tags=HEADER_TAGS, force=True)
                ordered = list(header.keys()) == sorted(header.keys())  # PS3.5 7.1; else a tag is not what it was
                if ordered and (marked or {"SOPClassUID", "SeriesInstanceUID"} <= set(header.dir())):
                    return header
    except Exception as error:  # a damaged file makes pydicom raise almost anything
        if isinstance(error, OSError) and error.strerror:
            raise InputError(f"{path} could not be read: {error.strerror}.") from error
        if named or marked:
            raise InputError(damaged(path)) from error
    if named or marked:
        raise InputError(damaged(path))
    return None


def slices_of(path: Path, header: Dataset) -> list[Slice]:
    """The one slice of a file with this header, or the frames of an enhanced object."""
    if text_of(header, "SOPClassUID") not in ENHANCED_PET:
        return [Slice(path, header)]
    try:
        frames = classic_frames(path)
    except InputError:
        raise
    except Exception as error:  # damaged bytes make pydicom raise almost anything
        raise InputError(damaged(path)) from error
    known = set(HEADER_TAGS)
    return [Slice(path, only(frame, known), index) for index, frame in enumerate(frames)]


def only(dataset: Dataset, tags: Set[int]) -> Dataset:
    """The attributes with these tags."""
    kept = Dataset()
    kept.update({tag: dataset[tag] for tag in dataset.keys() & tags})
    return kept


def damaged(path: Path) -> str:
    """The sentence for a DICOM file that makes no sense."""
    return f"{path} is a damaged DICOM file: copy it again from its source, or remove it."


def attribute(keyword: str) -> str:
    """An attribute as a message names it, such as "RescaleSlope (0028,1053)"."""
    tag = tag_for_keyword(keyword)
    return keyword if tag is None else f"{keyword} ({tag >> 16:04X},{tag & 0xFFFF:04X})"


def text_of(header: Dataset, keyword: str) -> str:
    """An attribute as text on one line, empty where it is absent, empty or damaged."""
    try:
        with disable_value_validation():  # its warnings would quote patient data
            value = header.get(keyword)
    except Exception:  # damaged bytes make pydicom raise almost anything
        return ""
    return "" if value is None else " ".join(printable(str(value)).split())


def printable(text: str) -> str:
    """The text with every control character as a space, so that it cannot break a line or colour a terminal."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def numbers(one: Slice, keyword: str, count: int) -> tuple[float, ...]:
    """The `count` finite numbers of an attribute; raises InputError that names file and attribute."""
    try:
        with disable_value_validation():
            value = one.header.get(keyword)
            values = () if value is None or value == "" else value if count > 1 else (value,)
            result = tuple(float(part) for part in values)
            sound = dictionary_VR(keyword) == one.header[keyword].VR if result else True
    except Exception as error:  # damaged bytes make pydicom raise almost anything
        raise InputError(f"{one.path}: {attribute(keyword)} is not a number.") from error
    if not result:
        raise InputError(f"{one.path}: {attribute(keyword)} is missing.")
    if len(result) != count or not all(math.isfinite(part) for part in result):
        raise InputError(f"{one.path}: {attribute(keyword)} must be {count} finite number(s).")
    if not sound or not all(TEXT_NUMBER.fullmatch(str(part).strip()) for part in values):
        raise InputError(f"{one.path}: {attribute(keyword)} is not written as a number of DICOM.")
    return result


def number(one: Slice, keyword: str) -> float:
    """The one finite number of an attribute; raises InputError that names file and attribute."""
    return numbers(one, keyword, 1)[0]
