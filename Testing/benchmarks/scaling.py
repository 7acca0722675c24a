"""How processor time and memory of `redpet restore` grow with slices and pixels: fitted exponents, and a history.

    python Testing/benchmarks/scaling.py --slices 20 200 2000 --pixels 128 240 440
    python Testing/benchmarks/scaling.py --plot history.png

Each size runs in a process of its own, on one thread. What counts is processor time, which other programs change
little; the history tells the load too. What the first slices take, most of it once for all, is taken off. 1 is
linear: twice the slices, or twice the pixels of a slice, take twice the time.
"""

import argparse
import csv
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from reached import tell

from redpet import __version__

HISTORY = Path(__file__).parents[2] / "build" / "bench-history.csv"
COLUMNS = ("date", "redpet", "machine", "load", "slices", "pixels", "processor_s", "peak_gib")
BASE_SLICES, PIXEL_SLICES = 2, 18
FULL = [20, 200, 2000]


def measured(n_slices: int, n_pixels: int) -> dict[str, object]:
    """A line of the history: what a restoration takes in a process of its own."""
    environment = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    command = [sys.executable, __file__, "--one", str(n_slices), str(n_pixels)]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    seconds, peak = map(float, told.split()[-2:])
    values = (
        *(datetime.now(UTC).isoformat(timespec="seconds"), __version__),
        *(f"{platform.machine()} {os.cpu_count()} cores", round(os.getloadavg()[0], 1)),
        *(n_slices, n_pixels, round(seconds, 3), round(peak, 3)),
    )
    return dict(zip(COLUMNS, values, strict=True))


def run_one(n_slices: int, n_pixels: int) -> None:
    """Print processor seconds and peak memory in GiB of a restoration at DRF 20, imports aside."""
    from bench import peak_gib, phantom_ladder

    from redpet.jobs.restore import RestoreJob, Selection, restore
    from redpet.machine.devices import Compute

    with tempfile.TemporaryDirectory() as folder:
        with ProcessPoolExecutor(1, get_context("spawn")) as maker:  # what it takes is not the restoration's
            case = maker.submit(phantom_ladder, Path(folder), n_slices, n_pixels).result()
        before = time.process_time()
        selection = Selection(input=case, drf=20)
        restore(RestoreJob(selection=selection, out=Path(folder, "out"), compute=Compute("cpu")))
        print(time.process_time() - before, peak_gib())


def exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """The power of the size that the cost grows with: the slope of a straight line through the logarithms."""
    return float(np.polyfit(np.log(sizes), np.log(costs), 1)[0])


def keep(lines: Sequence[dict[str, object]]) -> None:
    """Add lines to the history."""
    HISTORY.parent.mkdir(exist_ok=True)
    new = not HISTORY.is_file()
    with HISTORY.open("a", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, COLUMNS)
        if new:
            writer.writeheader()
        writer.writerows(lines)


def plot(out: Path) -> None:
    """Draw the processor time of each size over the dates of the history."""
    from matplotlib.figure import Figure

    with HISTORY.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    figure = Figure(figsize=(8, 5), layout="constrained")
    ax = figure.subplots()
    for size in sorted({(int(row["slices"]), int(row["pixels"])) for row in rows}):
        own = [row for row in rows if (int(row["slices"]), int(row["pixels"])) == size]
        dates = [datetime.fromisoformat(row["date"]) for row in own]
        ax.semilogy(dates, [float(row["processor_s"]) for row in own], "o-", label=f"{size[0]} slices of {size[1]}")
    ax.set_ylabel("processor time of redpet restore (s)")
    ax.legend()
    figure.autofmt_xdate()
    figure.savefig(out)


def main() -> None:
    """Measure, print, keep."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--slices", type=int, nargs="+", default=[20, 60, 200], help="at 128 pixels (20 60 200)")
    parser.add_argument(
        "--pixels", type=int, nargs="+", default=[128, 240, 440], help="sides of the slices (128 240 440)"
    )
    parser.add_argument("--full", action="store_true", help="20, 200 and 2000 slices: minutes, and 5 GiB of the disk")
    parser.add_argument("--plot", type=Path, metavar="PNG", help="draw the history and measure nothing")
    parser.add_argument("--one", type=int, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        run_one(*options.one)
        return
    if options.plot:
        plot(options.plot)
        return
    options.slices = FULL if options.full else options.slices
    sizes = [(n_slices, 128) for n_slices in (BASE_SLICES, *options.slices)]
    sizes += [(n_slices, n_pixels) for n_pixels in options.pixels for n_slices in (BASE_SLICES, PIXEL_SLICES)]
    seconds: dict[tuple[int, int], float] = {}
    peaks: dict[tuple[int, int], float] = {}
    for size in dict.fromkeys(sizes):
        line = measured(*size)
        keep([line])
        seconds[size], peaks[size] = float(str(line["processor_s"])), float(str(line["peak_gib"]))
        print(
            f"  {size[0]:5} slices of {size[1]:3}: {seconds[size]:8.1f} processor s, {peaks[size]:.2f} GiB", flush=True
        )
    more = [seconds[n, 128] - seconds[BASE_SLICES, 128] for n in options.slices]
    over_slices = exponent([n - BASE_SLICES for n in options.slices], more)
    each = [seconds[PIXEL_SLICES, n] - seconds[BASE_SLICES, n] for n in options.pixels]
    over_pixels = exponent([n**2 for n in options.pixels], each)
    held = exponent(options.slices, [peaks[n, 128] for n in options.slices])
    print(f"time: number of slices to the power of {over_slices:.2f}")
    print(f"time of a slice: its number of pixels to the power of {over_pixels:.2f}")
    print(f"memory: number of slices to the power of {held:.2f}; the history is {HISTORY}")
    for row, power in (("slices", over_slices), ("pixels", over_pixels), ("memory", held)):
        tell(row, power)


if __name__ == "__main__":
    main()
