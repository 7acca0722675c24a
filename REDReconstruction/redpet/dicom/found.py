"""DICOM files found on the disk and grouped into series, each told from what its first header says."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydicom.dataset import Dataset

from redpet.case.dose_names import agreed, dose_from_text
from redpet.dicom.copies import is_copy
from redpet.dicom.headers import ENHANCED_PET, PET_IMAGE_STORAGE, Slice, attribute, read_header, slices_of, text_of
from redpet.errors import InputError
from redpet.machine.progress import Progress, Silent

RAW_DATA = {"1.2.840.10008.5.1.4.1.1.66", "1.3.12.2.1107.5.9.1"}
"""Raw Data Storage, and the private class in which Siemens keeps sinograms and list-mode data."""
MEDIA_DIRECTORY = "1.2.840.10008.1.3.10"


@dataclass(frozen=True)
class SeriesInfo:
    """One DICOM series as found on disk: what a list of series shows of it, and its files.

    `drf` is the dose that description or folder name agree on (None where neither says one);
    `dose_note` says what contradicts. `copies` are files that hold an instance once more.
    """

    uid: str
    modality: str
    description: str
    folder: str
    drf: float | None
    dose_note: str
    slices: tuple[Slice, ...]
    refusal: str = ""
    copies: tuple[Path, ...] = ()

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
    its own. An instance that lies there once more, as on a disc beside its copy, is read once. Damaged and unreadable
    files and folders are told in `unreadable`. Raises InputError where `place` is neither a file nor a folder.
    """
    progress = progress or Silent()
    unreadable: list[str] = []
    paths = []
    for path in dicom_places(place, unreadable.append):
        paths.append(path)
        progress.step("read folder", len(paths), 0)
    groups: dict[tuple[str, str], list[Slice]] = {}
    first_of: dict[tuple[str, str, str], Path] = {}
    copies: dict[tuple[str, str], list[Path]] = {}
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
                first = first_of.setdefault((*key, text_of(header, "SOPInstanceUID") or str(path)), path)
                if first != path and is_copy(path, first):
                    copies.setdefault(key, []).append(path)
                else:
                    slices = slices_of(path, header)
                    groups.setdefault(key, []).extend(slices)
        except InputError as error:
            unreadable.append(str(error))
        progress.step("read headers", done, len(paths))
    root = place if place.is_dir() else place.parent
    series = [series_info(key[0], slices, root, copies.get(key, ())) for key, slices in groups.items()]
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


def is_slice(header: Dataset) -> bool:
    """Whether a file may be a slice of a series: a grey image, or any PET image, sound or not."""
    grey = text_of(header, "SamplesPerPixel") in ("", "1") and "ImagePositionPatient" in header
    return grey or text_of(header, "SOPClassUID") in (PET_IMAGE_STORAGE, *ENHANCED_PET)


def is_directory(header: Dataset) -> bool:
    """Whether a file is the DICOMDIR of a disc: it lists files and holds no image (PS3.10 8)."""
    meta = getattr(header, "file_meta", None)
    return meta is not None and text_of(meta, "MediaStorageSOPClassUID") == MEDIA_DIRECTORY


def series_uid(path: Path, header: Dataset) -> str:
    """The series that a file belongs to; InputError where it names none."""
    uid = text_of(header, "SeriesInstanceUID")
    if not uid:
        raise InputError(f"{path}: {attribute('SeriesInstanceUID')} is missing; copy the file from its source again.")
    return uid


def series_info(uid: str, slices: list[Slice], root: Path, copies: Sequence[Path] = ()) -> SeriesInfo:
    """What the first header and the folder of a series say about it."""
    first = slices[0]
    folder = first.path.parent.relative_to(root)
    places = {path.parent.relative_to(root) for path in (first.path, *copies)}
    names = [part for place in places for part in place.parts] or [root.resolve().name]
    description = text_of(first.header, "SeriesDescription")
    drf, note = None, ""
    try:
        doses = [dose_from_text(name) for name in [description, *names]]
        drf = agreed([dose for dose in doses if dose is not None])
    except InputError as error:
        note = str(error)
    modality = text_of(first.header, "Modality")
    refusal = refusal_of(first.header)
    return SeriesInfo(uid, modality, description, str(folder), drf, note, tuple(slices), refusal, tuple(copies))


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
