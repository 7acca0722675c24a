"""What the engine costs on this machine, against what was promised: times as ratios, and the peak of memory.

    python Testing/benchmarks/bench.py

A benchmark, not a test: other programs that run beside it make it slower.
"""

import resource
import sys
import time

import numpy as np
import torch
from redpet.case import BQML, COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.projection.projector import get_projector
from redpet.reconstruction.osem import OsemSettings, osem

THREADS = 2
SECONDS_PER_SLICE = 0.5
PEAK_GIB = 3.0


def bench_osem(n_slices: int = 64, n: int = 360) -> None:
    """Print the time of OSEM 4x24 per slice at `n` x `n` pixels x `n` angles, with all corrections, and the peak."""
    grid, geometry = ImageGrid((n, n, n_slices), (600 / n, 600 / n, 2.886)), SinogramGeometry(n, n, 600 / n)
    settings = OsemSettings(iterations=4, subsets=24)
    start = time.perf_counter()
    projector = get_projector(geometry, grid, settings.subsets)
    building = time.perf_counter() - start
    disc = np.hypot(*np.meshgrid(*(2 * [np.linspace(-1, 1, n)]))) < 0.7
    lines = projector.forward(torch.from_numpy(disc.astype(np.float32))[None]).numpy()
    attenuation = np.exp(-0.0096 * lines)
    trues = np.repeat(lines * attenuation * np.float32(5e6 / (lines * attenuation).sum()), n_slices, axis=0)
    background = np.full_like(trues, 0.35 * trues.mean())
    counts = np.random.default_rng(0).poisson(trues + background).astype(np.float32)
    corrections = Corrections(np.repeat(attenuation, n_slices, axis=0), None, background)
    sinogram = Sinogram(counts, geometry, grid, COUNTS, Kind.MEASURED, BQML, corrections=corrections)
    start = time.perf_counter()
    osem(sinogram, settings)
    per_slice = (time.perf_counter() - start) / n_slices
    peak = peak_gib()
    print(f"OSEM {settings.iterations}x{settings.subsets}, {n}x{n} pixels x {n} angles, stack of {n_slices}")
    print(f"  {per_slice:.2f} s per slice: {per_slice / SECONDS_PER_SLICE:.2f} of the {SECONDS_PER_SLICE} s promised")
    print(f"  {building:.1f} s for the system matrix, once")
    print(f"  {peak:.2f} GiB peak of the process: {peak / PEAK_GIB:.2f} of the {PEAK_GIB:g} GiB promised")


def peak_gib() -> float:
    """The largest memory that this process has taken so far."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (2**30 if sys.platform == "darwin" else 2**20)


if __name__ == "__main__":
    torch.set_num_threads(THREADS)
    bench_osem()
