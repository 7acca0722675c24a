"""The one door for everything that can be read: `read_input`."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from redpet.case import Case
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.case.frames import check_single
from redpet.case.nifti import ENDINGS, is_nifti, stem_of
from redpet.dicom.forms import NAMED_AS_DICOM, is_dicom
from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.readers.unread_formats import refusal_of

__all__ = ["read_input", "reads_as_dicom"]

INTERFILE = {".hs", ".hv", ".h33", ".hdr"}
ARRAYS = {".npy", ".npz", ".mat", ".nrrd", ".mha"}
SCAN = ".toml"
ECAT_MARK = b"MATRIX7"
BESIDE_HEADER = {".s": ".hs", ".v": ".hv", ".i33": ".h33", ".img": ".hdr", ".l": ".l.hdr"}
HINTS = {
    ".mhdr": "is a main header of several data sets; give the .s.hdr or .v.hdr of one",
    ".ptd": "holds raw data of a Siemens scanner; histogram it to a sinogram (.s.hdr) with the scanner's tools first",
    ".cdh": "describes events for CASToR; give an image that CASToR reconstructed (.hdr), or write a sinogram as .npy "
    "with a JSON beside it",
}
HINTS[".cdf"] = HINTS[".cdh"]


def read_input(path: Path, choice: Choice = UNSAID, progress: Progress | None = None) -> Case:
    """Read a CASE folder, a DICOM folder or file, an Interfile header, or an array, as a case.

    A single sinogram or image is a case of one dose level; `choice` says what is meant in a folder of DICOM series,
    and which dose a name stands for. Raises InputError that names the file for whatever is missing, damaged,
    ambiguous or unknown.
    """
    try:
        if (of_folder := _reader_of_folder(path)) is not None:
            return of_folder(path, choice, progress)
        return _as_said(_reader(path, choice, progress)(path), path, choice)
    except OSError as error:
        raise InputError(f"{error.filename or path} cannot be read: {error.strerror or error}.") from error


def reads_as_dicom(path: Path) -> bool:
    """Whether `read_input` takes a path for DICOM. Raises InputError for one that is neither a file nor a folder."""
    from redpet.dicom.series import read_dicom_case

    return _reader_of_folder(path) is read_dicom_case


def _reader_of_folder(path: Path) -> Callable[[Path, Choice, Progress | None], Case] | None:
    """The function that reads images or series of a folder, or a DICOM file; None for anything else."""
    if not path.exists():
        raise InputError(f"{path} does not exist.")
    if not (path.is_dir() or path.is_file()):
        raise InputError(f"{path} is neither a file nor a folder.")
    if path.is_dir() and (path / "case.json").is_file():
        return None
    if path.is_dir() and _holds_nifti_alone(path):
        from redpet.readers.nifti import read_nifti_folder

        return read_nifti_folder
    if path.is_dir() and (described := _described_files(path)):
        raise InputError(f"{path} holds no DICOM image: name a file in it, such as {described[0].name}.")
    if path.is_dir() or path.suffix.lower() in NAMED_AS_DICOM or is_dicom(path):
        from redpet.dicom.series import read_dicom_case

        return read_dicom_case
    return None


def _reader(path: Path, choice: Choice, progress: Progress | None) -> Callable[[Path], Case]:
    """The function that reads a CASE, a header, an array, or the chosen time frames of a file that may have several."""
    suffix = path.suffix.lower()
    if path.is_dir():
        from redpet.case.storage import read_case_folder

        return read_case_folder
    if is_ecat(path):
        from redpet.readers.ecat import read_ecat

        return partial(read_ecat, frames=choice.frames)
    if suffix in INTERFILE:
        from redpet.readers.interfile import read_interfile

        return partial(read_interfile, outside=choice.outside, progress=progress)
    if is_nifti(path):
        from redpet.readers.nifti import read_nifti

        return partial(read_nifti, frames=choice.frames)
    if suffix in ARRAYS:
        from redpet.readers.arrays import read_array

        return read_array
    if suffix == SCAN:
        from redpet.readers.acquisition import read_acquisition

        return partial(read_acquisition, outside=choice.outside, without=choice.without, progress=progress)
    if suffix in BESIDE_HEADER:
        raise InputError(f"{path}: holds numbers only; give its header, {_header_of(path)}.")
    if suffix in HINTS:
        raise InputError(f"{path} {HINTS[suffix]}.")
    if (refusal := refusal_of(path)) is not None:
        raise refusal
    if path.name == "case.json":
        raise InputError(f"{path}: give the folder that holds it.")
    raise InputError(
        f"{path}: cannot be read by its ending {suffix or '(none)'}; a DICOM or CASE folder, "
        f"{', '.join(sorted(NAMED_AS_DICOM | INTERFILE | ARRAYS | set(ENDINGS)))} can."
    )


def _header_of(path: Path) -> str:
    """The name of the header of a file of numbers: Siemens' where it is there, else that of its ending."""
    siemens = f"{path.name}.hdr"
    if path.with_name(siemens).is_file():
        return siemens
    return f"{path.stem}{BESIDE_HEADER[path.suffix.lower()]}"


def _as_said(case: Case, path: Path, choice: Choice) -> Case:
    """The case with the dose that was said for its file. Raises InputError where there is nothing to choose."""
    if choice.series is not None:
        raise InputError(f"{path} holds no series to choose from: leave --series out.")
    if choice.without and path.suffix.lower() != SCAN:
        raise InputError(f"{path} is no scan in pieces ({SCAN}): leave --without out.")
    if not any(level.image is not None and level.image.provenance.get("frames") for level in case.levels):
        check_single(choice.frames, str(path))
    if not choice.doses:
        return case
    told = {drf for name, drf in choice.doses.items() if name in (path.name, stem_of(path))}
    if len(told) != 1 or len(case.levels) > 1:
        raise InputError(f"{path} is not named by --dose {' '.join(choice.doses)}: name the file, or leave it out.")
    drf = told.pop()
    return replace(case, levels=(replace(case.levels[0], drf=drf, label=dose_label(drf)),))


def _holds_nifti_alone(folder: Path) -> bool:
    """Whether a folder holds NIfTI images and no DICOM file."""
    from redpet.readers.nifti import nifti_files

    return bool(nifti_files(folder)) and not _holds_dicom(folder)


def _described_files(folder: Path) -> list[Path]:
    """The headers and arrays of a folder without DICOM files."""
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() in INTERFILE | ARRAYS and file.is_file())
    return files if files and not _holds_dicom(folder) else []


def _holds_dicom(folder: Path) -> bool:
    """Whether a DICOM file lies in or below a folder."""
    files = (file for file in folder.rglob("*") if file.is_file() and not is_nifti(file))
    return any(file.suffix.lower() in NAMED_AS_DICOM or is_dicom(file) for file in files)


def is_ecat(path: Path) -> bool:
    """Whether a file is of ECAT 7: it begins so, whatever its name."""
    with path.open("rb") as file:
        return file.read(len(ECAT_MARK)) == ECAT_MARK
