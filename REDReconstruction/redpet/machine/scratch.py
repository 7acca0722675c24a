"""Room for the arrays of all slices of a job: large ones lie in files, and memory holds the slices that are at work.

A job that takes its slices a few at a time needs no more of them in memory at once. Its arrays are files of their own
beside the output, which memory shows in parts: parts that were used leave memory and stay on the disk, or in what the
system has left to remember it by. The files have no name and end with the job, whatever ends it. Where the disk has no
room for them, arrays lie in memory as ever. Numbers are the same either way: what is computed slices by slices is in
both.
"""

import math
import mmap
import shutil
import tempfile
import weakref
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from redpet.machine.batches import batches
from redpet.machine.memory import MIB

LARGE = 8 * MIB
"""Arrays of so many bytes lie in files."""
AT_ONCE = 16
"""Slices that are taken at once by what looks at each number alone."""


@dataclass(frozen=True, eq=False)
class Scratch:
    """A folder for large arrays, on whose disk `spare` bytes are left, and the files that are there.

    Files that no array uses any more are `free` for the next of their size: a new one costs the system more.
    """

    folder: Path
    spare: int
    shown: list[mmap.mmap] = field(default_factory=list)
    free: dict[int, list[mmap.mmap]] = field(default_factory=lambda: defaultdict(list))

    def has_room(self, n_bytes: int) -> bool:
        """Whether the disk has room for so many bytes more."""
        return shutil.disk_usage(self.folder).free - n_bytes >= self.spare

    def file(self, n_bytes: int) -> mmap.mmap | None:
        """A file of that size as memory shows it, whatever it holds; None where there can be none."""
        if self.free[n_bytes]:
            return self.free[n_bytes].pop()
        if not self.has_room(n_bytes):
            return None
        try:
            with tempfile.TemporaryFile(dir=self.folder) as file:
                zeros = bytes(MIB)
                for part in batches(n_bytes, MIB):  # with the disk's room: a full one would end the program later
                    file.write(zeros[: part.stop - part.start])
                file.flush()
                shown = mmap.mmap(file.fileno(), n_bytes)
        except OSError:  # a disk that was filled meanwhile, or one that shows no file in memory
            return None
        self.shown.append(shown)
        return shown


_current: ContextVar[Scratch | None] = ContextVar("scratch", default=None)


@contextmanager
def scratch_beside(out: Path) -> Iterator[None]:
    """Let large arrays that the block makes lie in files beside `out`, with half of the disk's free room at most."""
    token = _current.set(Scratch(out.parent, shutil.disk_usage(out.parent).free // 2))
    try:
        yield
    finally:
        _current.reset(token)


def room(shape: tuple[int, ...], dtype: DTypeLike = np.float32) -> NDArray[Any]:
    """An array without values yet, in a file where it is large and there is a place for files, else in memory."""
    n_bytes = math.prod(shape) * np.dtype(dtype).itemsize
    scratch = _current.get()
    shown = None if scratch is None or n_bytes < LARGE else scratch.file(n_bytes)
    if scratch is None or shown is None:
        return np.empty(shape, dtype)
    values = np.frombuffer(shown, dtype)
    weakref.finalize(values, scratch.free[n_bytes].append, shown)
    return values.reshape(shape)


def in_files(n_bytes: int) -> bool:
    """Whether there is a place in files for so many bytes of large arrays, of which memory holds parts alone."""
    scratch = _current.get()
    return scratch is not None and scratch.has_room(n_bytes)


def let_go() -> None:
    """Let what was looked at of large arrays leave memory; where it is used again it comes back from its file."""
    scratch = _current.get()
    if scratch is not None and hasattr(mmap, "MADV_DONTNEED"):  # Windows knows by itself what was not used for long
        for shown in scratch.shown:
            shown.madvise(mmap.MADV_DONTNEED)


def in_turn(parts: Iterable[slice]) -> Iterator[slice]:
    """One part of large arrays after the other; what was looked at meanwhile leaves memory before the next."""
    for part in parts:
        yield part
        let_go()


def few(values: Sized) -> Iterator[slice]:
    """A few slices of an array `[slice, ., .]` after the other, for what looks at each number alone."""
    return in_turn(batches(len(values), AT_ONCE))


def slices_of(values: NDArray[Any]) -> Iterator[NDArray[Any]]:
    """Each slice of an array `[slice, ., .]`."""
    return (one for part in few(values) for one in values[part])


def by_slices(made: Callable[..., NDArray[Any]], *arrays: NDArray[Any], dtype: DTypeLike = np.float32) -> NDArray[Any]:
    """What `made` makes of each few slices of arrays `[slice, ., .]` of one shape, in an array of that shape."""
    result = room(arrays[0].shape, dtype)
    for part in few(result):
        result[part] = made(*(one[part] for one in arrays))
    return result


def total(values: NDArray[Any]) -> float:
    """The sum of an array `[slice, ., .]` in double precision."""
    return math.fsum(float(values[part].sum(dtype=np.float64)) for part in few(values))


def extremes(values: NDArray[Any]) -> tuple[float, float]:
    """The smallest and the largest of an array `[slice, ., .]`; not a number where one of them is none."""
    found = [(values[part].min(), values[part].max()) for part in few(values)]
    return float(np.min(found)), float(np.max(found))
