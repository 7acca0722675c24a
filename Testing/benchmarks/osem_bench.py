"""What OSEM takes a slice, beside the engine of another checkout: processor time of one thread.

    python Testing/benchmarks/osem_bench.py --tree FOLDER [--slices 16] [--pixels 360] [--rounds 3]

The engines take turns, each in a process of its own; the first reconstruction, which fills caches, does not count.
"""

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

from reached import tell
from whole_runs import ENGINE, ONE_THREAD

PROGRAM = """
import sys, time
import numpy as np, torch
from redpet.case import BQML, COUNTS, Corrections, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.reconstruction.osem import OsemSettings, osem
n_slices, n = map(int, sys.argv[1:])
torch.set_num_threads(1)
grid, geometry = ImageGrid((n, n, n_slices), (600 / n, 600 / n, 3.0)), SinogramGeometry(n, n, 600 / n)
chord = 600 * np.sqrt(np.clip(0.49 - np.linspace(-1, 1, n) ** 2, 0, None))
lines = np.broadcast_to(chord.astype(np.float32), (n_slices, n, n))
survival, background = np.exp(-0.0096 * lines), np.full_like(lines, 5.0)
values = np.random.default_rng(0).poisson(lines * survival + background).astype(np.float32)
corrections = Corrections(survival, None, background)
counts = Sinogram(values, geometry, grid, COUNTS, Kind.MEASURED, BQML, corrections=corrections)
osem(counts, OsemSettings())
before = time.process_time()
osem(counts, OsemSettings())
print((time.process_time() - before) / n_slices)
"""
"""Four iterations of sixteen subsets of a cylinder's counts; all of it is as old as the commit that is compared."""


def slice_s(engine: Path, n_slices: int, n_pixels: int) -> float:
    """Processor seconds of a slice by the engine in a folder."""
    command = [sys.executable, "-c", PROGRAM, str(n_slices), str(n_pixels)]
    environment = os.environ | ONE_THREAD | {"PYTHONPATH": str(engine.absolute())}
    return float(subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Measure in turns, print the medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tree", type=Path, metavar="FOLDER", required=True, help="the checkout to compare with")
    options.add_argument("--slices", type=int, default=16, help="of the scan (16)")
    options.add_argument("--pixels", type=int, default=360, help="sides of the slices (360)")
    options.add_argument("--rounds", type=int, default=3, help="turns of each engine (3)")
    chosen = options.parse_args()
    engines = (chosen.tree / "REDReconstruction", ENGINE)
    taken = [[slice_s(one, chosen.slices, chosen.pixels) for one in engines] for _ in range(chosen.rounds)]
    before, now = (statistics.median(seconds) for seconds in zip(*taken, strict=True))
    print(f"OSEM, {chosen.slices} slices of {chosen.pixels} x {chosen.pixels}, one thread, a slice")
    print(f"  the engine of {chosen.tree} {1e3 * before:.1f} processor ms: 1.00")
    print(f"  as it is {1e3 * now:.1f} processor ms: {now / before:.2f}")
    if (chosen.pixels, chosen.slices) == (360, 16):
        tell("osem", now / before)


if __name__ == "__main__":
    main()
