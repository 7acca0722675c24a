"""List mode, read as a stream into the slices that its rays cross: PETSIRD, and Siemens' words of 32 bits (PETLINK).

A word whose highest bit is 0 is a coincidence: the next bit is 1 for a prompt and 0 for a delayed one, the other 30 are
its place in the sinogram that the header describes. A word that begins with the bits 100 holds the time since the
start in milliseconds; other words hold singles, gates or positions of the bed and are passed over.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.machine.progress import Progress, ticks
from redpet.readers.interfile_data import data_file, data_offset
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_sinogram import Layout
from redpet.readers.petsird_events import Batch, petsird_events
from redpet.readers.petsird_file import of_petsird
from redpet.scanner.rebinning import Slices

WORDS_AT_ONCE = 2**22
TAG, PROMPT, PLACE, TIME = 1 << 31, 1 << 30, (1 << 30) - 1, (1 << 29) - 1
TAG_BITS, TIME_TAG = 29, 0b100
FORMAT = "coincidencelist"


@dataclass(frozen=True)
class Histogram:
    """Prompts and delayed coincidences, each `[slice, angle, radial]`, of a time of a scan, in seconds after its start.

    `time_s` is None where the list has no time marks.
    """

    prompts: FloatArray
    delayed: FloatArray
    time_s: tuple[float, float] | None


def is_list_mode(header: Header) -> bool:
    """Whether the data of a header are single events."""
    return header.text("data format", "sinogram") == FORMAT


def histogram(
    header: Header,
    like: Layout,
    slices: Slices,
    warnings: list[str],
    time_s: tuple[float, float] | None = None,
    progress: Progress | None = None,
) -> Histogram:
    """The events of a list, or of a part of its time, added up in the slices that their rays cross.

    Memory is that of the slices, however long the list. Raises InputError for other words than those of 32 bits, a
    place beyond the sinogram, a file that is cut within a word, or a part of the time that holds nothing.
    """
    per_plane = like.n_views * like.n_radial
    target = np.concatenate([index.astype(np.int64) * per_plane for index in slices.index])
    counts = np.zeros((2, slices.n_slices * per_plane), np.int32)
    time_ms = (0.0, math.inf) if time_s is None else (1000 * time_s[0], 1000 * time_s[1])
    listed = petsird_events if of_petsird(header) else siemens_events
    marks = []
    for place, is_prompt, counted_ms in listed(header, like, warnings, time_ms, progress):
        plane, within = np.divmod(place, per_plane)
        bins = target[plane] + within
        for kind, chosen in enumerate((bins[is_prompt], bins[~is_prompt])):
            counts[kind] += np.bincount(chosen, minlength=counts.shape[1]).astype(np.int32)
        if counted_ms is not None:
            marks.append(counted_ms)
            marks = [(min(first for first, _ in marks), max(last for _, last in marks))]
    if not counts[0].any():
        raise InputError(f"{header.path}: its list holds no prompt{'' if time_s is None else ' in that time'}.")
    span = (marks[0][0] / 1000, marks[0][1] / 1000) if marks else None
    prompts, delayed = counts.reshape(2, slices.n_slices, like.n_views, like.n_radial).astype(np.float32)
    return Histogram(prompts, delayed, span)


def siemens_events(
    header: Header, like: Layout, warnings: list[str], time_ms: tuple[float, float], progress: Progress | None
) -> Iterator[Batch]:
    """The events of a list in words of 32 bits that came within a time. Raises InputError as `histogram`."""
    words = header.integers("%lm event and tag words format (bits)", 32)
    if words != [32]:
        raise InputError(f"{header.path}: events of {words[0]} bits cannot be read, those of 32 can.")
    lowest, highest = time_ms
    first, now = -1, 0
    file, offset = data_file(header, warnings), data_offset(header)
    tick = ticks(progress, "read events", math.ceil((file.stat().st_size - offset) / 4 / WORDS_AT_ONCE))
    for block in blocks(file, offset):
        tags = np.flatnonzero(block >> TAG_BITS == TIME_TAG)
        times = (block[tags] & TIME).astype(np.int64)
        if times.size and first < 0:
            first = int(times[0])
        at = np.repeat(np.concatenate([[now], times]), np.diff(np.concatenate([[0], tags, [block.size]])))
        now = int(at[-1])
        events = block[(block & TAG == 0) & (at >= lowest) & (at < highest)]
        place = (events & PLACE).astype(np.int64)
        if place.size and int(place.max()) >= like.n_bins:
            raise InputError(
                f"{header.path}: an event lies beyond the sinogram that the header describes: is it another's?"
            )
        counted = None if first < 0 else (max(lowest, float(first)), min(highest, now + 1.0))
        yield place, events & PROMPT != 0, counted
        tick()


def events_by_segment(
    header: Header,
    like: Layout,
    warnings: list[str],
    time_s: tuple[float, float] | None = None,
    progress: Progress | None = None,
) -> tuple[list[FloatArray], list[FloatArray], tuple[float, float] | None]:
    """Prompts and delayed coincidences where they were counted, one array `[plane, view, radial]` a segment each.

    The last is when that was, in seconds after the start, None for a list without time marks. Raises
    InputError as `histogram`.
    """
    ends = np.cumsum([segment.n_slices for segment in like.segments])
    places = np.split(np.arange(ends[-1]), ends[:-1])
    single = Slices(tuple(places), int(ends[-1]), 0.0, np.ones(ends[-1], np.float32))
    events = histogram(header, like, single, warnings, time_s, progress)
    return np.split(events.prompts, ends[:-1]), np.split(events.delayed, ends[:-1]), events.time_s


def blocks(file: Path, offset: int) -> Iterator[NDArray[np.uint32]]:
    """The words of a list, some at a time. Raises InputError where the file ends within a word."""
    try:
        if (file.stat().st_size - offset) % 4 or file.stat().st_size <= offset:
            raise InputError(f"{file} is empty or cut short: it ends within an event; copy the data file again.")
        with file.open("rb") as stream:
            stream.seek(offset)
            while (block := np.fromfile(stream, "<u4", WORDS_AT_ONCE)).size:
                yield block
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
