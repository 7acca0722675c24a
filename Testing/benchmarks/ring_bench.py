"""What a scan like that of an mMR costs on this machine, against what was promised: times as ratios, and the peak.

    python Testing/benchmarks/ring_bench.py

Segments of span 11, 837 sinograms of 252 views and 344 bins, all of one cylinder. A benchmark, not a test.
"""

import tempfile
import time
from pathlib import Path

import numpy as np
from bench import peak_gib

from redpet.jobs.restore import RestoreJob, Selection, restore
from redpet.jobs.scan_files import write_list, write_stir
from redpet.machine.devices import Compute
from redpet.readers import read_input
from redpet.readers.interfile_header import read_header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.list_mode import histogram
from redpet.readers.ring_bins import ring_bins
from redpet.scanner.cut import Cut
from redpet.scanner.fourier_rebinning import FourierRebinning
from redpet.scanner.table import the_one_named

SECONDS_FOR_REBINNING = 30.0
SECONDS_FOR_RESTORING = 240.0
SLICES, ALL_SLICES = (56, 72), 127
EVENTS_PER_SECOND = 5e6
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


def main() -> None:
    """Print the ratios."""
    cut = mmr()
    arrays = counts(cut)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_stir(folder / "prompts.hs", arrays, cut, by_view=False)
        start = time.perf_counter()
        read_input(folder / "prompts.hs")
        told("reading and single-slice rebinning", time.perf_counter() - start)
        start = time.perf_counter()
        selection = Selection(input=folder / "prompts.hs", slices=SLICES)
        restore(RestoreJob(selection=selection, out=folder / "out", compute=Compute("cpu")))
        each = (time.perf_counter() - start) / (SLICES[1] - SLICES[0])
        whole = ALL_SLICES * each
        print(
            f"restored and reconstructed: {each:.1f} s a slice, {whole:.0f} s for all {ALL_SLICES}: "
            f"{whole / SECONDS_FOR_RESTORING:.2f} of the {SECONDS_FOR_RESTORING:g} s promised"
        )
        write_list(folder / "prompts.l.hdr", arrays, [np.zeros_like(one) for one in arrays], cut, 60,
                   np.random.default_rng(1))  # fmt: skip
        header = read_header(folder / "prompts.l.hdr")
        like = layout(header)
        bins = ring_bins(header, like, [])
        start = time.perf_counter()
        events = histogram(header, like, bins.rebinning.slices, [])
        rate = float(events.prompts.sum(dtype=np.float64)) / (time.perf_counter() - start)
        print(f"list mode: {rate / 1e6:.1f} M events/s: {rate / EVENTS_PER_SECOND:.2f} of the 5 M/s promised")
    width = 2.088
    fore = FourierRebinning(cut.segments, cut.scanner.ring_mm / 2, (cut.views, 281), width, 335.0)
    even = [np.ascontiguousarray(one[..., 31:312]) for one in arrays]
    start = time.perf_counter()
    fore.apply(even)
    told("Fourier rebinning", time.perf_counter() - start)
    print(f"{peak_gib():.2f} GiB peak of the process: {peak_gib() / PEAK_GIB:.2f} of the {PEAK_GIB:g} GiB promised")


def told(what: str, seconds: float) -> None:
    """Print a time against the promise for rebinning."""
    print(f"{what}: {seconds:.1f} s: {seconds / SECONDS_FOR_REBINNING:.2f} of the {SECONDS_FOR_REBINNING:g} s promised")


if __name__ == "__main__":
    main()
