"""What is computed once and kept between runs: system matrices and compiled code, nothing of any patient.

A file holds arrays, and says of what and with which sum. It is read as the disk has it, so that processes share it;
what is damaged is made anew, what was used longest ago makes room, and where nothing can be kept nothing is.
"""

import hashlib
import json
import os
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redpet.errors import InputError, RedpetError
from redpet.machine.staging import require_room, staged_file

PLACE, LIMIT = "REDPET_CACHE", "REDPET_CACHE_MIB"
"""The environment variables that name another folder, and what it may hold in MiB."""
MIB = 2**20
DEFAULT_MIB = 4096
MARK = "redpet-kept-1"
ENDING = ".kept"
COMPILED = "compiled"
"""The folder in which Numba keeps what it compiled."""
OURS = (f"*{ENDING}", f"{COMPILED}/*/*.nb?")
"""What is removed: the folder may hold other things."""
ALIGNED = 64
CHUNK = 2**24
Arrays = Sequence[NDArray[Any]]


@dataclass(frozen=True)
class Kept:
    """Something that is kept: its path, its bytes, and when it was used last, in seconds since 1970."""

    path: Path
    size: int
    used: float


def cache_folder() -> Path:
    """The folder, which need not exist: the one that the environment names, or redpet's among the user's own."""
    if named := os.environ.get(PLACE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "redpet" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "redpet"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "redpet"


def limit_bytes() -> int:
    """What the folder may hold. Raises InputError where the environment says it in no number."""
    text = os.environ.get(LIMIT, str(DEFAULT_MIB))
    if not text.isdecimal():
        raise InputError(f"{LIMIT} is '{text}': give a whole number of MiB, 0 to keep nothing.")
    return int(text) * MIB


def kept() -> list[Kept]:
    """What is there, the one used last at the end."""
    found = []
    for pattern in OURS:
        for path in cache_folder().glob(pattern):
            with suppress(OSError):  # another process may remove it
                state = path.stat()
                found.append(Kept(path, state.st_size, max(state.st_atime, state.st_mtime)))
    return sorted(found, key=lambda one: one.used)


def clear() -> int:
    """Remove everything; returns the bytes that were there."""
    before = sum(one.size for one in kept())
    shorten(0)
    return before - sum(one.size for one in kept())


def once(name: str, about: Mapping[str, Any], make: Callable[[], Arrays]) -> Arrays:
    """The flat arrays that `make` gives, from the disk where they are kept under this name for the same thing.

    `about` says all that decides what they are, in values that JSON has.
    """
    of_what = hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()[:16]
    path = cache_folder() / f"{name}-{of_what}{ENDING}"
    if (found := read(path, about)) is not None:
        with suppress(OSError):
            os.utime(path)
        return found
    made = make()
    with suppress(OSError, RedpetError):  # a full or read-only disk costs no more than the time
        write(path, about, made)
    return made


def read(path: Path, about: Mapping[str, Any]) -> Arrays | None:
    """The arrays of a file, as the disk has them; None where it is absent, damaged, or of something else."""
    try:
        with path.open("rb") as file:
            header = json.loads(file.readline(MIB))
            start = file.tell()
        if header["mark"] != MARK or header["about"] != json.loads(json.dumps(about)):
            return None
        data = np.memmap(path, np.uint8, "c")[start:]
        if checksum(data) != header["checksum"]:
            return None
        arrays, at = [], 0
        for kind, n in header["arrays"]:
            size = n * np.dtype(kind).itemsize
            arrays.append(data[at : at + size].view(kind))
            at += padded(size)
        return arrays
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write(path: Path, about: Mapping[str, Any], arrays: Arrays) -> None:
    """Keep arrays, after what was used longest ago has made room. Raises OSError or RedpetError where it cannot."""
    size = sum(padded(one.nbytes) for one in arrays)
    if size > limit_bytes():
        return
    shorten(limit_bytes() - size)
    path.parent.mkdir(parents=True, exist_ok=True)
    require_room(path.parent, size)
    with staged_file(path, (), replace=True) as partial, partial.open("wb") as file:
        parts = [part for one in arrays for part in (one.view(np.uint8), np.zeros(-one.nbytes % ALIGNED, np.uint8))]
        total = 0
        for part in parts:
            total = checksum(part, total)
        shapes = [(one.dtype.str, one.size) for one in arrays]
        text = json.dumps({"mark": MARK, "about": about, "checksum": total, "arrays": shapes}).encode()
        file.write(text + b" " * (-(len(text) + 1) % ALIGNED) + b"\n")
        for part in parts:
            part.tofile(file)


def shorten(limit: int) -> None:
    """Remove what was used longest ago until no more than `limit` bytes are left."""
    there = kept()
    taken = sum(one.size for one in there)
    for one in there:
        if taken <= limit:
            return
        with suppress(OSError):
            one.path.unlink()
            taken -= one.size


def checksum(data: NDArray[np.uint8], start: int = 0) -> int:
    """The CRC-32 of bytes that follow others."""
    for first in range(0, data.size, CHUNK):
        start = zlib.crc32(data[first : first + CHUNK].data, start)
    return start


def padded(size: int) -> int:
    """A size up to where the next array begins."""
    return -(-size // ALIGNED) * ALIGNED
