"""What a scan like that of an mMR costs on this machine, against what was promised: times as ratios, and the peak.

    python Testing/benchmarks/ring_bench.py [PART ...]

Segments of span 11, 837 sinograms of 252 views and 344 bins, all of one cylinder. PART is any of rebinning, fourier,
list, restore, space, scatter; all of them by default. Each time is told by the clock and in processor time, which
does not depend on what else the machine does: half of it is what two free cores take at best. A benchmark, not a test.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np
from bench import peak_gib

from redpet.case import ImageGrid
from redpet.jobs.estimate_scatter import EstimateScatterJob, scatter_of_scan
from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.jobs.scan_files import write_list, write_map, write_stir
from redpet.jobs.simulate_scan import scanner_grid
from redpet.machine.devices import Compute
from redpet.projection.ring_projector import RingProjector
from redpet.readers import read_input
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.list_mode import histogram
from redpet.readers.ring_bins import ring_bins
from redpet.scanner.cut import Cut
from redpet.scanner.table import the_one_named

SECONDS_FOR_REBINNING = 30.0
SECONDS_FOR_RESTORING = 240.0
SLICES = 127
VIEWS = 4
"""So many of them are projected, which tells what all take."""
MILLION_EVENTS = 5.0
"""A second."""
PEAK_GIB = 6.0
COUNTS = 4e7
"""Prompts, as many as minutes of a patient's scan."""


def mmr() -> Cut:
    """The Biograph mMR with span 11 and ring differences up to 60."""
    return Cut(the_one_named("mMR"), rings=64, bins=344, span=11, largest=60)


def counts(cut: Cut) -> list[np.ndarray]:
    """Poisson counts of a uniform cylinder, one array `[plane, view, radial]` a segment."""
    rng = np.random.default_rng(0)
    chord = np.sqrt(np.clip(120.0**2 - cut.rays.positions_mm**2, 0, None))
    each = [np.asarray(segment.pairs)[:, None, None] * chord[None, None, :] for segment in cut.segments]
    total = sum(float(one.sum()) * cut.views for one in each)
    return [
        rng.poisson(np.broadcast_to(one * COUNTS / total, (len(one), cut.views, cut.bins))).astype(np.float32)
        for one in each
    ]


@contextmanager
def told(what: str, promised_s: float, share: float = 1.0) -> Iterator[None]:
    """Print what something takes, of which only a share is done here, against what was promised for all of it."""
    start, busy = time.perf_counter(), time.process_time()
    yield
    wall, cpu = (time.perf_counter() - start) / share, (time.process_time() - busy) / share
    print(
        f"{what}: {wall:.1f} s by the clock, {cpu:.1f} s of processor time: {wall / promised_s:.2f}, one core "
        f"{cpu / promised_s:.2f}, two at best {cpu / promised_s / 2:.2f} of the {promised_s:g} s promised",
        flush=True,
    )


def write_scan(folder: Path, cut: Cut, arrays: list[np.ndarray]) -> None:
    """A scan in pieces: prompts, their efficiency with gaps, a map of water."""
    write_stir(folder / "prompts.hs", arrays, cut, by_view=False)
    efficiency = [
        np.ones_like(one) * np.asarray(s.pairs)[:, None, None] for one, s in zip(arrays, cut.segments, strict=True)
    ]
    for one in efficiency:
        one[..., :: cut.scanner.block[1]] = 0
    write_stir(folder / "norm.hs", efficiency, cut, by_view=False)
    grid = scanner_grid(cut, (120, 120), (4.0, 4.0))
    x = (np.arange(120) - 59.5) * 4
    water = np.where(np.hypot(x[:, None], x[None, :]) < 120, 0.096, 0)
    write_map(folder / "mumap.hv", np.broadcast_to(water, grid.shape), grid)
    lines = (
        'prompts = "prompts.hs"', 'normalisation = "norm.hs"', 'normalisation_is = "efficiency"',
        'attenuation = "mumap.hv"', 'attenuation_is = "map"',
    )  # fmt: skip
    (folder / "scan.toml").write_text("\n".join([*lines, ""]))


def rebinning(folder: Path) -> None:
    """Counts alone, slice by slice."""
    with told("reading and single-slice rebinning", SECONDS_FOR_REBINNING):
        read_input(folder / "prompts.hs")


def fourier(folder: Path) -> None:
    """A scan with its corrections, in frequencies, and the gain of its noise."""
    with told("reading, correcting and Fourier rebinning", SECONDS_FOR_REBINNING):
        case = read_input(folder / "scan.toml")
    assert any("by Fourier" in text for text in case.warnings)


def list_mode(folder: Path) -> None:
    """Events a second."""
    header = read_header(folder / "prompts.l.hdr")
    like = layout(header)
    slices = ring_bins(header, like, []).rebinning.slices
    start, busy = time.perf_counter(), time.process_time()
    events = histogram(header, like, slices, [])
    millions = float(events.prompts.sum(dtype=np.float64)) / 1e6
    wall, cpu = millions / (time.perf_counter() - start), millions / (time.process_time() - busy)
    print(
        f"list mode: {wall:.1f} M events/s by the clock, {cpu:.1f} of one free core: {wall / MILLION_EVENTS:.2f} and "
        f"{cpu / MILLION_EVENTS:.2f} of the {MILLION_EVENTS:g} M/s promised",
        flush=True,
    )


def scattering(folder: Path) -> None:
    """The estimate of the scatter from all counts."""
    job = EstimateScatterJob(
        input=folder / "scan.toml", out=folder / "scatter", window_kev=(430, 610), resolution=0.145
    )
    start, busy = time.perf_counter(), time.process_time()
    said = scatter_of_scan(job)
    print(f"scatter estimated: {time.perf_counter() - start:.1f} s by the clock, {time.process_time() - busy:.1f} s of "
          f"processor time. {said[-1]}", flush=True)  # fmt: skip


def restoring(folder: Path) -> None:
    """Restored and reconstructed by the built-in model."""
    selection = Selection(input=folder / "prompts.hs")
    with told(f"restored and reconstructed, {SLICES} slices", SECONDS_FOR_RESTORING):
        restore(RestoreJob(selection=selection, out=folder / "out", compute=Compute("cpu")))


def space(cut: Cut) -> None:
    """One iteration of OSEM with all rays: there and back along each view."""
    rays = replace(cut.rays, segments=cut.segments)
    grid = ImageGrid((344, 344, SLICES), (2.086, 2.086, cut.scanner.ring_mm / 2))
    projector = RingProjector(rays.of_views(slice(40, 40 + VIEWS)), grid)
    x = (np.arange(344) - 171.5) * 2.086
    image = np.broadcast_to(np.hypot(x[:, None], x[None, :]) < 120, grid.shape).astype(np.float32)
    with told("one iteration in space", SECONDS_FOR_RESTORING, VIEWS / cut.views):
        projector.adjoint(projector.apply(image))


def main() -> None:
    """Print the ratios of the parts that are asked for."""
    wanted = sys.argv[1:] or ["rebinning", "fourier", "list", "restore", "space", "scatter"]
    cut = mmr()
    arrays = counts(cut)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_scan(folder, cut, arrays)
        if "list" in wanted:
            nothing = [np.zeros_like(one) for one in arrays]
            write_list(folder / "prompts.l.hdr", arrays, nothing, cut, 60, np.random.default_rng(1))
        del arrays
        parts = {
            "rebinning": lambda: rebinning(folder), "fourier": lambda: fourier(folder),
            "list": lambda: list_mode(folder), "restore": lambda: restoring(folder), "space": lambda: space(cut),
            "scatter": lambda: scattering(folder),
        }  # fmt: skip
        for part in wanted:
            parts[part]()
    print(f"{peak_gib():.2f} GiB peak of the process: {peak_gib() / PEAK_GIB:.2f} of the {PEAK_GIB:g} GiB promised")


if __name__ == "__main__":
    main()
