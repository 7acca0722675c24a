"""The one door for everything that can be read: `read_input`."""

from collections.abc import Callable
from pathlib import Path

from redpet.case import Case
from redpet.errors import InputError

__all__ = ["read_input"]

INTERFILE = {".hs", ".hv", ".h33"}
ARRAYS = {".npy", ".npz", ".mat", ".nrrd", ".mha"}
DICOM = {".dcm", ".ima"}
DICOM_MARK = (128, b"DICM")
BESIDE_HEADER = {".s": ".hs", ".v": ".hv", ".i33": ".h33"}


def read_input(path: Path) -> Case:
    """Read a CASE folder, a DICOM folder or file, an Interfile header, or an array, as a case.

    A single sinogram or image is a case of one dose level. Raises InputError that names the
    file for whatever is missing, damaged, ambiguous or unknown.
    """
    try:
        return _reader(path)(path)
    except OSError as error:
        raise InputError(f"{error.filename or path} cannot be read: {error.strerror or error}.") from error


def _reader(path: Path) -> Callable[[Path], Case]:
    """The function that reads `path`; each reader is imported when it is needed."""
    suffix = path.suffix.lower()
    if not path.exists():
        raise InputError(f"{path} does not exist.")
    if not (path.is_dir() or path.is_file()):
        raise InputError(f"{path} is neither a file nor a folder.")
    if path.is_dir() and (path / "case.json").is_file():
        from redpet.case.storage import read_case_folder

        return read_case_folder
    if path.is_dir() or suffix in DICOM or _is_dicom(path):
        from redpet.dicom.series import read_dicom_case

        return read_dicom_case
    if suffix in INTERFILE:
        from redpet.readers.interfile import read_interfile

        return read_interfile
    if suffix in ARRAYS:
        from redpet.readers.arrays import read_array

        return read_array
    if suffix in BESIDE_HEADER:
        raise InputError(f"{path}: holds numbers only; give its header, {path.stem}{BESIDE_HEADER[suffix]}.")
    if path.name == "case.json":
        raise InputError(f"{path}: give the folder that holds it.")
    raise InputError(
        f"{path}: cannot be read by its ending {suffix or '(none)'}; a DICOM or CASE folder, "
        f"{', '.join(sorted(DICOM | INTERFILE | ARRAYS))} can."
    )


def _is_dicom(path: Path) -> bool:
    offset, mark = DICOM_MARK
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(len(mark)) == mark
