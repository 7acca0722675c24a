"""A scanner's sinogram as it was measured: the planes of each segment, in the scanner's own axes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.machine.memory import require_memory
from redpet.machine.progress import Progress, told
from redpet.readers.interfile import is_sinogram
from redpet.readers.interfile_header import Header, read_header, refuse_several_frames
from redpet.readers.interfile_sinogram import Layout, layout, read_segments
from redpet.readers.list_mode import events_by_segment, is_list_mode
from redpet.readers.scan_pieces import opened

COPIES_OF_A_LIST = 4
HEADERS, SCAN = (".hs", ".hdr"), ".toml"


@dataclass(frozen=True)
class MeasuredSegment:
    """A segment by its number, 0 for the rays within a ring, and its lowest and highest ring difference.

    Numbers and differences (second ring minus first) have the same sign.
    """

    number: int
    differences: tuple[int, int]


@dataclass(frozen=True)
class MeasuredSinogram:
    """The bins of a scanner, its segments as they lie in the file, their arrays `[plane, view, radial]` in turn."""

    like: Layout
    segments: tuple[MeasuredSegment, ...]
    arrays: Iterator[FloatArray]
    warnings: list[str]


def read_measured(path: Path, outside: bool = False, progress: Progress | None = None) -> MeasuredSinogram:
    """The prompts of a header, of a list mode, or of a scan in pieces, not rebinned and not corrected.

    Raises InputError where the file is no sinogram of a scanner.
    """
    time_s, warnings = None, list[str]()
    if path.suffix.lower() == SCAN:
        pieces, scan = opened(path, outside)
        header, time_s = scan.prompts, pieces.time_s
    elif path.suffix.lower() in HEADERS:
        header = replace(read_header(path), outside=outside)
        refuse_several_frames(header)
    else:
        raise InputError(
            f"{path}: has no segments; a sinogram of a scanner has: {', '.join(HEADERS)}, or the {SCAN} of a scan."
        )
    if not is_sinogram(header):
        raise InputError(f"{header.path}: is an image and has no segments: give the sinogram of a scanner.")
    like = layout(header)
    if is_list_mode(header):
        require_memory(4 * COPIES_OF_A_LIST * like.n_bins, str(header.path))
        arrays: Iterator[FloatArray] = iter(events_by_segment(header, like, warnings, time_s, progress)[0])
    else:
        arrays = told(read_segments(header, like, warnings), progress, "read counts", len(like.segments))
    return MeasuredSinogram(like, numbered(header), arrays, warnings)


def numbered(header: Header) -> tuple[MeasuredSegment, ...]:
    """The segments of a header, numbered by their mean ring difference: 0, then 1 and -1 for the next ones."""
    low = header.integers("minimum ring difference per segment", 0)
    high = header.integers("maximum ring difference per segment", 0)
    means = [a + b for a, b in zip(low, high, strict=True)]
    steps = sorted({0} | {abs(mean) for mean in means})
    return tuple(
        MeasuredSegment(steps.index(abs(mean)) * (1 if mean > 0 else -1), (a, b))
        for mean, a, b in zip(means, low, high, strict=True)
    )
