"""The named arrays in .npy, .npz and .mat files, without their meaning."""

import math
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import scipy.io

from redpet.case.numbers import check_numbers
from redpet.errors import InputError
from redpet.machine.memory import require_memory
from redpet.readers.mat_tags import check_mat_tags

BYTES_PER_VALUE = 16
MAT_NUMBERS = {"double", "single", "logical", *(f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))}
Arrays = Mapping[str, np.ndarray[Any, Any]]


def read_arrays(path: Path) -> Arrays:
    """Every array in the file by its name (`.npy`: one without a name).

    Raises InputError where the file is damaged, larger than the memory, or holds objects.
    """
    readers = {".npy": _read_npy, ".npz": _read_npz, ".mat": _read_mat}
    try:
        return readers[path.suffix.lower()](path)
    except NotImplementedError as error:
        raise InputError(f"{path}: is a MATLAB 7.3 file, which cannot be read; save it with -v7.") from error
    except InputError:
        raise
    except Exception as error:  # the parsers raise whatever they stumble on in a damaged file
        raise InputError(f"{path}: is damaged or no {path.suffix} file of numbers; save it anew.") from error


def as_values(array: np.ndarray[Any, Any], path: Path) -> np.ndarray[Any, Any]:
    """The array as float32. Raises InputError where it holds anything but finite real numbers."""
    if array.dtype.kind not in "biuf":
        raise InputError(f"{path}: holds {array.dtype} values, and only real numbers can be read.")
    if array.size == 0:
        raise InputError(f"{path}: holds an empty array of shape {array.shape}.")
    values = array.astype(np.float32)
    check_numbers(values, path)
    return values


def _read_npy(path: Path) -> Arrays:
    mapped = np.load(path, mmap_mode="r", allow_pickle=False)
    if mapped.offset + mapped.nbytes != path.stat().st_size:
        raise ValueError("the values do not fill the file")
    require_memory(mapped.size * BYTES_PER_VALUE, str(path))
    return {"": mapped}


def _read_npz(path: Path) -> Arrays:
    check_npz(path)
    with np.load(path, allow_pickle=False) as archive:
        return dict(archive)


def check_npz(path: Path) -> None:
    """ValueError where the header of an array claims another size than its entry has; InputError for too large ones."""
    with zipfile.ZipFile(path) as archive:
        entries = archive.infolist()
        require_memory(sum(entry.file_size for entry in entries) * 3, str(path))
        for entry in entries:
            with archive.open(entry) as file:
                version = np.lib.format.read_magic(file)
                read = np.lib.format.read_array_header_1_0 if version == (1, 0) else np.lib.format.read_array_header_2_0
                shape, _, dtype = read(file)
                if file.tell() + math.prod(shape) * dtype.itemsize != entry.file_size:
                    raise ValueError("the values do not fill the entry")


def _read_mat(path: Path) -> Arrays:
    check_mat_tags(path)
    contents = [(name, math.prod(shape)) for name, shape, kind in scipy.io.whosmat(path) if kind in MAT_NUMBERS]
    require_memory(sum(size for _, size in contents) * BYTES_PER_VALUE, str(path))
    names = [name for name, _ in contents]
    loaded = scipy.io.loadmat(path, variable_names=names)
    return {name: loaded[name] for name in names}
