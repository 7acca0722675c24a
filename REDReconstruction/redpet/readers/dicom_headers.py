"""The headers of DICOM files: found, grouped into series, and read attribute by attribute."""

import math
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pydicom
from pydicom.config import disable_value_validation
from pydicom.datadict import tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from redpet.errors import InputError
from redpet.readers.dose_names import agreed, dose_from_text

PET_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.128"
ENHANCED_PET = {"1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.128.1"}
MEDIA_DIRECTORY = "1.2.840.10008.1.3.10"
PREAMBLE = 128

PHILIPS_SUV_FACTOR = 0x70531000
PHILIPS_ACTIVITY_FACTOR = 0x70531009
GE_DECAY_TIME = 0x0009100D

HEADER_KEYWORDS = (
    "SOPClassUID", "SOPInstanceUID", "SeriesInstanceUID", "StudyInstanceUID", "FrameOfReferenceUID",
    "Modality", "Manufacturer", "SeriesDescription", "SeriesNumber", "PatientID", "InstanceNumber",
    "Rows", "Columns", "NumberOfFrames", "SamplesPerPixel", "BitsAllocated", "PixelSpacing", "SliceThickness",
    "ImagePositionPatient", "ImageOrientationPatient", "RescaleSlope", "RescaleIntercept",
    "Units", "SUVType", "CountsSource", "SeriesType", "NumberOfSlices", "NumberOfTimeSlices", "CorrectedImage",
    "StudyDate", "SeriesDate", "SeriesTime", "AcquisitionDate", "AcquisitionTime", "TimezoneOffsetFromUTC",
    "FrameReferenceTime", "ActualFrameDuration", "TriggerTime", "DecayCorrection", "DecayFactor", "PatientWeight",
    "PatientSize", "PatientSex", "RadiopharmaceuticalInformationSequence",
)  # fmt: skip
HEADER_TAGS = [Tag(name) for name in (*HEADER_KEYWORDS, PHILIPS_SUV_FACTOR, PHILIPS_ACTIVITY_FACTOR, GE_DECAY_TIME)]
"""What is read of each file: geometry, units and decay; of the person only what the same-patient check and SUV need."""


@dataclass(frozen=True)
class Slice:
    """One file of a series and its header (the attributes of `HEADER_TAGS`)."""

    path: Path
    header: Dataset


@dataclass(frozen=True)
class SeriesInfo:
    """One DICOM series as found on disk: what a list of series shows of it, and its files.

    `drf` is the dose that description or folder name agree on (None where neither says one);
    `dose_note` says what contradicts.
    """

    uid: str
    modality: str
    description: str
    folder: str
    drf: float | None
    dose_note: str
    slices: tuple[Slice, ...]
    refusal: str = ""

    @property
    def files(self) -> tuple[Path, ...]:
        """The series' files in the order in which they were found."""
        return tuple(one.path for one in self.slices)

    @property
    def is_pet(self) -> bool:
        """Whether it holds PET slices that `read_series` opens."""
        return not self.refusal


@dataclass(frozen=True)
class Found:
    """The series under a folder, and how many files there are no DICOM images."""

    series: tuple[SeriesInfo, ...]
    skipped: int


def scan(place: Path) -> Found:
    """Every DICOM series in `place` (a folder with its sub-folders, or one file), sorted by folder and UID.

    Raises InputError where `place` is missing, unreadable or a damaged DICOM file.
    """
    if not place.exists():
        raise InputError(f"{place} does not exist: name a DICOM file or folder.")
    root = place if place.is_dir() else place.parent
    groups: dict[str, list[Slice]] = {}
    skipped = 0
    for path in files_under(place) if place.is_dir() else [place]:
        header = read_header(path)
        if header is None or text_of(header, "SOPClassUID") == MEDIA_DIRECTORY:
            skipped += 1
        elif uid := text_of(header, "SeriesInstanceUID"):
            groups.setdefault(uid, []).append(Slice(path, header))
        else:
            raise InputError(
                f"{path}: {attribute('SeriesInstanceUID')} is missing; copy the file from its source again."
            )
    series = [series_info(uid, slices, root) for uid, slices in groups.items()]
    return Found(tuple(sorted(series, key=lambda one: (one.folder, one.uid))), skipped)


def files_under(folder: Path) -> Iterator[Path]:
    """All regular files below `folder` in a fixed order, without hidden ones."""

    def refuse(error: OSError) -> None:
        raise InputError(f"{error.filename} could not be read: {error.strerror}.")

    for parent, folders, names in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(parent, name) for name in sorted(names) if not name.startswith("."))
        yield from (path for path in paths if path.is_file())  # a pipe or socket would block


def read_header(path: Path) -> Dataset | None:
    """The attributes `HEADER_TAGS` of one file, None where it is no DICOM file; InputError where it is damaged."""
    try:
        with open(path, "rb") as file:
            if file.read(PREAMBLE + 4)[PREAMBLE:] != b"DICM":
                return None
        with disable_value_validation():
            return pydicom.dcmread(path, stop_before_pixels=True, specific_tags=HEADER_TAGS)
    except Exception as error:  # a damaged file makes pydicom raise almost anything
        if isinstance(error, OSError) and error.strerror:
            raise InputError(f"{path} could not be read: {error.strerror}.") from error
        raise InputError(f"{path} is a damaged DICOM file: copy it again from its source.") from error


def series_info(uid: str, slices: list[Slice], root: Path) -> SeriesInfo:
    """What the first header and the folder of a series say about it."""
    first = slices[0]
    folder = first.path.parent.relative_to(root)
    names = [*folder.parts] or [root.resolve().name]
    description = text_of(first.header, "SeriesDescription")
    drf, note = None, ""
    try:
        doses = [dose_from_text(name) for name in [description, *names]]
        drf = agreed([dose for dose in doses if dose is not None])
    except InputError as error:
        note = str(error)
    modality = text_of(first.header, "Modality")
    return SeriesInfo(uid, modality, description, str(folder), drf, note, tuple(slices), refusal_of(first.header))


def refusal_of(header: Dataset) -> str:
    """Why a series of this kind is not read, empty for a PET series."""
    modality, sop_class = text_of(header, "Modality"), text_of(header, "SOPClassUID")
    if modality != "PT":
        article = "an" if modality[:1] in tuple("AEFHILMNORSX") else "a"
        return f"this is {article} {modality or 'DICOM'} series, a PET series is needed"
    if sop_class in ENHANCED_PET:
        return "this is an enhanced multi-frame PET object, export it from the scanner as a classic PET series"
    if sop_class != PET_IMAGE_STORAGE:
        return "this is a PET report or screenshot, the PET series itself is needed"
    if "REPROJECTION" in text_of(header, "SeriesType"):
        return "this is a rotating projection (SeriesType REPROJECTION), the PET slices are needed"
    if text_of(header, "CountsSource") == "TRANSMISSION":
        return "this is a PET transmission series (CountsSource TRANSMISSION), an emission series is needed"
    return ""


def attribute(keyword: str) -> str:
    """An attribute as a message names it, such as "RescaleSlope (0028,1053)"."""
    tag = tag_for_keyword(keyword)
    return keyword if tag is None else f"{keyword} ({tag >> 16:04X},{tag & 0xFFFF:04X})"


def text_of(header: Dataset, keyword: str) -> str:
    """An attribute as text, empty where it is absent or empty."""
    with disable_value_validation():  # its warnings would quote patient data
        value = header.get(keyword)
    return "" if value is None else str(value).strip()


def numbers(one: Slice, keyword: str, count: int) -> tuple[float, ...]:
    """The `count` finite numbers of an attribute; raises InputError that names file and attribute."""
    try:
        with disable_value_validation():
            value = one.header.get(keyword)
            values = () if value is None or value == "" else value if count > 1 else (value,)
            result = tuple(float(part) for part in values)
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(f"{one.path}: {attribute(keyword)} is not a number.") from error
    if not result:
        raise InputError(f"{one.path}: {attribute(keyword)} is missing.")
    if len(result) != count or not all(math.isfinite(part) for part in result):
        raise InputError(f"{one.path}: {attribute(keyword)} must be {count} finite number(s).")
    return result


def number(one: Slice, keyword: str) -> float:
    """The one finite number of an attribute; raises InputError that names file and attribute."""
    return numbers(one, keyword, 1)[0]
