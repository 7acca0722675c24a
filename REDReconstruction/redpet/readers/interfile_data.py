"""The data file of an Interfile header: where it is, how its numbers are stored, and whether they are all there."""

from pathlib import Path, PurePosixPath

import numpy as np

from redpet.case import BQML, SUV, FloatArray
from redpet.case.numbers import check_numbers
from redpet.errors import InputError
from redpet.machine.memory import require_memory
from redpet.machine.paths import leads_out
from redpet.readers.interfile_header import Header

BYTE_ORDERS = {"littleendian": "<", "bigendian": ">"}
NUMBER_FORMATS = {
    "signed integer": "i",
    "unsigned integer": "u",
    "float": "f",
    "short float": "f",
    "long float": "f",
}
NUMPY_TYPES = {f"{kind}{size}" for kind, sizes in {"i": "1248", "u": "1248", "f": "48"}.items() for size in sizes}
WORKING_COPIES = 3
UNITS = {"bq/ml": BQML, "bq/cc": BQML, "1/cm": "1/cm", "suv": SUV, "g/ml": SUV}


def data_file(header: Header, warnings: list[str] | None = None) -> Path:
    """The file with the numbers, named from the folder of the header; one of that name beside it, where it has moved.

    `warnings` hears of the second. Raises InputError where neither is there,
    or where it lies outside of the folder and that is not allowed.
    """
    name = header.entries.get("name of data file")
    if not name:
        raise InputError(f"{header.path}: the key `name of data file` is missing; add it to the header.")
    name = name.replace("\\", "/")
    path, beside = header.path.parent / name, header.path.parent / PurePosixPath(name).name
    inside = header.outside or not leads_out(name)
    if inside and path.is_file():
        return path
    if not inside and not beside.is_file() and path.is_file():
        raise InputError(
            f"{header.path}: names the data file {name!r}, which lies outside of its folder; put it beside its header, "
            "or allow it (--outside)."
        )
    if not beside.is_file():
        raise InputError(f"{path}, the data file of {header.path.name}, is missing; put it beside its header.")
    if warnings is not None:
        where = "not there" if inside or not path.is_file() else "outside of its folder"
        warnings.append(f"The header names {name}, which is {where}: {beside.name} beside it was read.")
    return beside


def number_type(header: Header) -> np.dtype:
    """The number format of the data file; the byte order is big-endian unless said, as Interfile 3.3 defines."""
    text = header.text("number format", "unsigned integer")
    size = header.size("number of bytes per pixel")
    name = f"{NUMBER_FORMATS.get(text, '?')}{size}"
    if name not in NUMPY_TYPES:
        raise InputError(f"{header.path}: the number format `{text}` with {size} bytes cannot be read.")
    order = header.text("imagedata byte order", "BIGENDIAN")
    if order not in BYTE_ORDERS:
        raise InputError(f"{header.path}: the byte order `{order}` is not known; use LITTLEENDIAN or BIGENDIAN.")
    return np.dtype(BYTE_ORDERS[order] + name)


def data_offset(header: Header) -> int:
    """Where the numbers begin in the data file, in bytes; `data starting block` counts 2048."""
    blocks = header.integers("data starting block", 0)[0]
    key = "data offset in bytes[1]" if "data offset in bytes[1]" in header else "data offset in bytes"
    offset = header.integers(key, 2048 * blocks)[0]
    if offset < 0:
        raise InputError(f"{header.path}: `{key} := {offset}` is not possible.")
    return offset


def scale_factors(header: Header) -> list[float]:
    """The factors that turn stored numbers into values, one for all or one a plane."""
    for key in ("image scaling factor[1]", "image scaling factor", "quantification units"):
        if key in header and not (key == "quantification units" and unit_of(header)):
            return header.numbers(key)
    return [1.0]


def unit_of(header: Header) -> str:
    """The unit that `quantification units` names, as Siemens uses it; empty where it is a factor or missing."""
    return UNITS.get(header.text("quantification units", "none"), "")


def require_size(header: Header, file: Path, n_values: int, warnings: list[str]) -> None:
    """Raise InputError where the data file is empty or too short for the header, or too large for the memory."""
    expected = data_offset(header) + n_values * number_type(header).itemsize
    size = file.stat().st_size
    if size < expected:
        short = "is empty" if size == 0 else f"is cut short: it has {size:,} bytes"
        raise InputError(f"{file} {short}, and {header.path.name} describes {expected:,}; copy the data file again.")
    if size > expected:
        warnings.append(
            f"{file.name} has {size - expected:,} bytes more than its header describes; they were not read."
        )
    require_memory(n_values * 4 * WORKING_COPIES, str(file))


def read_values(header: Header, file: Path, start: int, n_values: int) -> FloatArray:
    """`n_values` stored numbers from number `start` on, as float32. Raises InputError for NaN or infinite ones."""
    dtype = number_type(header)
    try:
        stored = np.fromfile(file, dtype, n_values, offset=data_offset(header) + start * dtype.itemsize)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    values = stored.astype(np.float32)
    check_numbers(values, file, "check number format and byte order, or replace them")
    return values
