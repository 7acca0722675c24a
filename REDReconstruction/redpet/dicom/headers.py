"""The headers of DICOM files: found, grouped into series, and read attribute by attribute."""

import math
import os
import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from pathlib import Path

import pydicom
from pydicom.config import disable_value_validation
from pydicom.datadict import dictionary_VR, tag_for_keyword
from pydicom.dataset import Dataset
from pydicom.tag import Tag

from redpet.case.dose_names import agreed, dose_from_text
from redpet.dicom.enhanced import classic_frames
from redpet.dicom.forms import ENOUGH, NAMED_AS_DICOM, is_bare, is_marked
from redpet.dicom.private import private_tags
from redpet.errors import InputError
from redpet.machine.progress import Progress, Silent

PET_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.128"
ENHANCED_PET = {"1.2.840.10008.5.1.4.1.1.130", "1.2.840.10008.5.1.4.1.1.128.1"}
RAW_DATA = {"1.2.840.10008.5.1.4.1.1.66", "1.3.12.2.1107.5.9.1"}
"""Raw Data Storage, and the private class in which Siemens keeps sinograms and list-mode data."""
MEDIA_DIRECTORY = "1.2.840.10008.1.3.10"
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
        return tuple(dict.fromkeys(one.path for one in self.slices))

    @property
    def is_pet(self) -> bool:
        """Whether it holds PET slices that `read_series` opens."""
        return not self.refusal

    @property
    def number(self) -> str:
        """SeriesNumber, empty where it has none."""
        return text_of(self.slices[0].header, "SeriesNumber")

    @property
    def time(self) -> str:
        """When it was acquired, as 11:05:30; empty where nothing says so."""
        header = self.slices[0].header
        digits = text_of(header, "AcquisitionTime") or text_of(header, "SeriesTime")
        return ":".join((digits[:2], digits[2:4], digits[4:6])) if re.match(r"\d{6}", digits) else ""

    @property
    def corrections(self) -> frozenset[str]:
        """The terms of CorrectedImage, such as ATTN; none where it does not say."""
        value = self.slices[0].header.get("CorrectedImage") or ()
        return frozenset([value] if isinstance(value, str) else map(str, value))


@dataclass(frozen=True)
class Found:
    """The series under a folder, how many files there are no DICOM images, and a sentence for each unreadable one."""

    series: tuple[SeriesInfo, ...]
    skipped: int
    unreadable: tuple[str, ...] = ()


def scan(place: Path, progress: Progress | None = None) -> Found:
    """Every DICOM series in `place` (a folder with its sub-folders, or one file), sorted by folder and UID.

    A DICOMDIR stands for its folder. What has the UID of a series and is no slice, such as a screenshot, is a series of
    its own. Damaged and unreadable files and folders are told in `unreadable`. Raises InputError where
    `place` is neither a file nor a folder.
    """
    progress = progress or Silent()
    unreadable: list[str] = []
    paths = list(dicom_places(place, unreadable.append))
    groups: dict[tuple[str, str], list[Slice]] = {}
    skipped = 0
    for done, path in enumerate(paths, start=1):
        try:
            header = read_header(path)
            if header is None:
                skipped += 1
            elif is_directory(header):
                if path == place:
                    return scan(path.parent, progress)
            else:
                key = series_uid(path, header), "" if is_slice(header) else text_of(header, "SOPClassUID")
                slices = slices_of(path, header)
                groups.setdefault(key, []).extend(slices)
        except InputError as error:
            unreadable.append(str(error))
        progress.step("read headers", done, len(paths))
    root = place if place.is_dir() else place.parent
    series = [series_info(uid, slices, root) for (uid, _), slices in groups.items()]
    return Found(tuple(sorted(series, key=lambda one: (one.folder, one.uid))), skipped, tuple(unreadable))


def dicom_places(place: Path, unreadable: Callable[[str], None]) -> Iterator[Path]:
    """The files that may be DICOM in `place`; InputError where it is neither a file nor a folder."""
    if place.is_dir():
        yield from files_under(place, unreadable)
    elif place.is_file():
        yield place
    elif place.exists():
        raise InputError(f"{place} is neither a file nor a folder: name a DICOM file or folder.")
    else:
        raise InputError(f"{place} does not exist: name a DICOM file or folder.")


def files_under(folder: Path, unreadable: Callable[[str], None]) -> Iterator[Path]:
    """All regular files below `folder` in a fixed order, without hidden ones; links to folders are not followed.

    `unreadable` hears a sentence for each folder that cannot be listed.
    """

    def tell(error: OSError) -> None:
        unreadable(f"{error.filename} could not be read: {error.strerror}.")

    for parent, folders, names in os.walk(folder, onerror=tell):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            try:
                if not name.startswith(".") and path.is_file():  # a pipe or a device would block
                    yield path
            except OSError as error:
                tell(error)


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


def is_slice(header: Dataset) -> bool:
    """Whether a file may be a slice of a series: a grey image, or any PET image, sound or not."""
    grey = text_of(header, "SamplesPerPixel") in ("", "1") and "ImagePositionPatient" in header
    return grey or text_of(header, "SOPClassUID") in (PET_IMAGE_STORAGE, *ENHANCED_PET)


def is_directory(header: Dataset) -> bool:
    """Whether a file is the DICOMDIR of a disc: it lists files and holds no image (PS3.10 8)."""
    meta = getattr(header, "file_meta", None)
    return meta is not None and text_of(meta, "MediaStorageSOPClassUID") == MEDIA_DIRECTORY


def damaged(path: Path) -> str:
    """The sentence for a DICOM file that makes no sense."""
    return f"{path} is a damaged DICOM file: copy it again from its source, or remove it."


def series_uid(path: Path, header: Dataset) -> str:
    """The series that a file belongs to; InputError where it names none."""
    uid = text_of(header, "SeriesInstanceUID")
    if not uid:
        raise InputError(f"{path}: {attribute('SeriesInstanceUID')} is missing; copy the file from its source again.")
    return uid


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
    if sop_class in RAW_DATA:
        return (
            "this is raw data, not an image: export the reconstructed PET series from the scanner, or convert the raw "
            "data to a sinogram (.hs or .s.hdr) with the scanner's software"
        )
    if modality != "PT":
        article = "an" if modality[:1] in tuple("AEFHILMNORSX") else "a"
        return f"this is {article} {modality or 'DICOM'} series, a PET series is needed"
    if sop_class not in (PET_IMAGE_STORAGE, *ENHANCED_PET):
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
