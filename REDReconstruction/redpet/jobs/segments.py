"""A scanner's sinogram for whoever looks at it: all planes of all segments in one array. Needs what Slicer bundles."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from redpet.case import FloatArray
from redpet.machine.decoding import write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import require_room, staged_folder
from redpet.readers.segments import read_measured

PLANES_FILE, TOLD_FILE = "planes.npy", "segments.json"
BRIGHT_PERCENT = 99.5


@dataclass(frozen=True, kw_only=True)
class SegmentsJob:
    """Which sinogram, header or scan in pieces, and where to write."""

    input: Path
    out: Path


def segments(job: SegmentsJob, progress: Progress | None = None) -> Path:
    """Write `planes.npy`, float32 `[plane, view, radial]` in the scanner's own axes, and `segments.json`.

    That has the segments from the most negative ring difference to the most positive one: `number`, `differences` (the
    lowest and the highest, second ring minus first), `first` and `planes` in the array, `sum` of the values, and
    `bright`, the value that most of those above 0 do not reach. Raises InputError where the input is no sinogram of a
    scanner, or cannot be read.
    """
    progress = progress or Silent()
    with staged_folder(job.out, (job.input,)) as folder:
        measured = read_measured(job.input, progress=progress)
        like = measured.like
        require_room(folder, 4 * like.n_bins)
        order = sorted(range(len(measured.segments)), key=lambda at: sum(measured.segments[at].differences))
        sizes = [like.segments[at].n_slices for at in order]
        firsts = dict(zip(order, np.cumsum([0, *sizes[:-1]]).tolist(), strict=True))
        shape = (sum(sizes), like.n_views, like.n_radial)
        planes = np.lib.format.open_memmap(folder / PLANES_FILE, "w+", np.float32, shape)
        told = {}
        for at, (segment, values) in enumerate(zip(measured.segments, measured.arrays, strict=True)):
            planes[firsts[at] : firsts[at] + len(values)] = values
            told[at] = {
                "number": segment.number,
                "differences": segment.differences,
                "first": firsts[at],
                "planes": len(values),
                "sum": float(values.sum(dtype=np.float64)),
                "bright": bright(values),
            }
        planes.flush()
        del planes
        content = {"segments": [told[at] for at in order], "warnings": measured.warnings}
        write_json(folder / TOLD_FILE, content)
    return job.out


def bright(values: FloatArray) -> float:
    """The value that all but a few of those above 0 do not reach; 1 where none is."""
    above = values[values > 0]
    return float(np.percentile(above, BRIGHT_PERCENT)) if above.size else 1.0
