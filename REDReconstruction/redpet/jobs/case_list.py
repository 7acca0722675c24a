"""The cases in a folder, in the order in which people count: what each is by its headers, without reading an image."""

import re
import zipfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import numpy as np

from redpet.case import Kind
from redpet.case.dose_names import dose_label
from redpet.case.nifti import is_nifti
from redpet.case.nrrd import read_attributes
from redpet.case.storage import CASE_FILE, KEY, read_case_header
from redpet.dicom.choosing import dose_levels
from redpet.dicom.found import scan
from redpet.errors import AmbiguousInput, InputError
from redpet.machine.decoding import DecodingError, decode, encode, write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.readers import ARRAYS, INTERFILE, read_input
from redpet.readers.array_files import check_npz
from redpet.readers.interfile import is_sinogram
from redpet.readers.interfile_data import data_file
from redpet.readers.interfile_header import read_header, refuse_several_frames
from redpet.readers.interfile_sinogram import layout, read_segments
from redpet.readers.nifti import nifti_files
from redpet.readers.sidecar import SinogramSidecar, find_sidecar, read_sidecar, sidecar_needed

CASES_FILE = "cases.json"
HEADERS = INTERFILE | ARRAYS
"""Endings of files that may be a case; one that no reader takes is listed with the reason."""


@dataclass(frozen=True, kw_only=True)
class CasesJob:
    """The folder whose cases to list, and where.

    `so_far` is a file that grows while they are read: a line of JSON for each place that may be a case, at once, and
    another when its headers are read (`gone` where it is none), so that a long list can be shown before it is whole.
    """

    folder: Path
    out: Path
    overwrite: bool = False
    so_far: Path | None = None


@dataclass(frozen=True)
class Entry:
    """A case as a list shows it: the labels of its dose levels, and whether its sinograms were measured."""

    levels: tuple[str, ...]
    kind: Kind


def list_cases(job: CasesJob, progress: Progress | None = None) -> Path:
    """Write `cases.json`, a list: `path`, `name`, `levels`, `kind`, and `refusal` for one that cannot be read.

    `choice` says of a refusal that the input can be read once a series or a time frame of it is chosen.

    Raises InputError where the folder holds no case or `out` cannot be written.
    """
    progress = progress or Silent()
    so_far = nullcontext() if job.so_far is None else job.so_far.open("a", encoding="utf-8", buffering=1)
    with staged_folder(job.out, (job.folder,), replace_ours=job.overwrite) as folder, so_far as lines:
        write_json(folder / CASES_FILE, cases_in(job.folder, progress, lines))
    return job.out


def cases_in(folder: Path, progress: Progress | None = None, lines: TextIO | None = None) -> list[dict[str, Any]]:
    """Each sub-folder and each header file in `folder` that is a case, or was meant to be one; `lines` hear of each.

    Raises InputError where `folder` is none, or holds nothing of the kind.
    """
    progress = progress or Silent()
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name the folder that holds the cases.")
    places = sorted((place for place in folder.iterdir() if may_be_case(place)), key=lambda place: natural(place.name))
    cases = []
    for place in places:
        tell(lines, named(place))
    for done, place in enumerate(places, start=1):
        if (told := described(place)) is not None:
            cases.append(named(place) | told)
        tell(lines, named(place) | (told or {"gone": True}))
        progress.step("list cases", done, len(places))
    if not cases:
        raise InputError(f"{folder} holds no case: name the folder whose sub-folders or header files are the cases.")
    return cases


def named(place: Path) -> dict[str, Any]:
    """A place that may be a case, as lists name it."""
    return {"path": str(place.resolve()), "name": place.name}


def tell(lines: TextIO | None, content: dict[str, Any]) -> None:
    """Write a line for whoever shows the list while it grows."""
    if lines is not None:
        lines.write(encode(content) + "\n")


def natural(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts names as people do: case 2 before case 10."""
    parts = re.findall(r"\d+|\D+", name.casefold())
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts]


def may_be_case(place: Path) -> bool:
    """Whether a thing in the folder may be a case: a visible folder or a header."""
    if place.name.startswith("."):
        return False
    return place.is_dir() or ((place.suffix.lower() in HEADERS or is_nifti(place)) and place.is_file())


def described(place: Path) -> dict[str, Any] | None:
    """The levels and kind of a case, or its refusal; None for a folder in which nothing could be read."""
    try:
        entry = entry_of(place)
    except InputError as error:
        choice = isinstance(error, AmbiguousInput)
        return {"levels": [], "kind": None, "refusal": str(error)} | ({"choice": True} if choice else {})
    except OSError as error:
        return {"levels": [], "kind": None, "refusal": f"{place} cannot be read: {error.strerror or error}."}
    return None if entry is None else {"levels": list(entry.levels), "kind": str(entry.kind)}


def entry_of(place: Path) -> Entry | None:
    """What the headers of a case say. Raises InputError where they refuse it."""
    if (place / CASE_FILE).is_file():
        return of_case(place)
    if place.is_dir():
        return of_dicom(place)
    suffix = place.suffix.lower()
    if is_nifti(place):
        return of_levels(place)
    if suffix in INTERFILE:
        return of_interfile(place)
    if suffix in ARRAYS:
        return of_array(place)
    read_input(place)  # says why not
    return None


def of_case(folder: Path) -> Entry:
    """A CASE: `case.json` and the header of the first file."""
    header = read_case_header(folder)
    labels = tuple(level.label or dose_label(level.drf) for level in header.levels)
    first = next((level.sinogram for level in header.levels if level.sinogram), None)
    return Entry(labels, Kind.REPROJECTED if first is None else own_kind(folder / first))


def of_dicom(folder: Path) -> Entry | None:
    """A folder of DICOM series or of NIfTI images, None where no file in it is either."""
    found = scan(folder)
    if not found.series and not found.unreadable:
        return of_levels(folder) if nifti_files(folder) else None
    levels = dose_levels(found, folder).series
    return Entry(tuple(dose_label(one.drf) for one in levels), Kind.REPROJECTED)


def of_interfile(path: Path) -> Entry:
    """An Interfile header whose data file is there and as long as it says."""
    header = read_header(path)
    refuse_several_frames(header)
    measured = is_sinogram(header)
    if measured:
        read_segments(header, layout(header), [])
    else:
        data_file(header)
    return Entry((dose_label(None),), Kind.MEASURED if measured else Kind.REPROJECTED)


def of_array(path: Path) -> Entry:
    """An array by its own header, by its keys, or by its sidecar."""
    suffix = path.suffix.lower()
    if suffix in (".nrrd", ".mha") and KEY in read_attributes(path):
        return Entry((dose_label(None),), own_kind(path))
    if beside := find_sidecar(path):
        sidecar = read_sidecar(beside)
        kind = sidecar.kind if isinstance(sidecar, SinogramSidecar) else Kind.REPROJECTED
        return Entry((dose_label(sidecar.drf),), kind)
    if suffix == ".npz":
        return of_npz(path)
    if suffix == ".mat":  # a variable of it may describe it: nothing short of reading tells
        return of_levels(path)
    raise sidecar_needed(path)


def of_npz(path: Path) -> Entry:
    """The keys of an .npz file that describes itself; its large arrays are not read."""
    try:
        check_npz(path)
        with np.load(path, allow_pickle=False) as archive:
            if "what" not in archive.files:
                raise sidecar_needed(path)
            told = {name: archive[name].item() for name in ("what", "kind", "drf") if name in archive.files}
    except (ValueError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(f"{path}: is damaged or no .npz file of numbers; save it anew.") from error
    measured = told["what"] == "sinogram" and told.get("kind") == Kind.MEASURED
    return Entry((dose_label(told.get("drf")),), Kind.MEASURED if measured else Kind.REPROJECTED)


def of_levels(path: Path) -> Entry:
    """A case that has to be read."""
    levels = read_input(path).levels
    level = levels[0]
    return Entry(
        tuple(dose_label(one.drf) for one in levels),
        Kind.REPROJECTED if level.sinogram is None else level.sinogram.kind,
    )


def own_kind(path: Path) -> Kind:
    """The kind that one of our own files states; an image's sinogram is re-projected."""
    try:
        told = decode(read_attributes(path).get(KEY, "{}"), dict[str, Any])
    except DecodingError as error:
        raise InputError(f"{path}: its metadata is damaged or not ours ({error}).") from error
    return Kind.MEASURED if told.get("kind") == Kind.MEASURED else Kind.REPROJECTED
