"""What several workers make of the time of `redpet cohort`, and whether they give the same to the bit.

    python Testing/benchmarks/cohort_bench.py [--cases 60] [--workers 3]

Simulated cases are restored by one worker, then by several, each time by the command as one types it, its start
included. More workers than processors get in each other's way: where there are too few, as many workers as processors
are measured too. Programs beside it take their share, so the load is told, and the processor time of all processes,
which they change little.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from reached import tell

import redpet
from redpet.case import BQML, Image
from redpet.case.storage import write_case
from redpet.machine.threads import processors
from redpet.phantoms.random import random_phantom

DRF = 20
PROMISED = 1.15
"""So many times their share of one worker's time the workers may take."""
DIFFERING = {"run.json"}
"""It tells when it was made, and how long it took."""


def make_cases(folder: Path, n_cases: int, n_slices: int, n_pixels: int) -> None:
    """CASE folders of random bodies with a full and a low dose; the number of a case decides all of it."""
    for number in range(n_cases):
        phantom = random_phantom(np.random.default_rng(number), n_slices, (n_pixels,))
        activity = Image(1e4 * phantom.activity.astype(np.float32), phantom.grid, BQML)
        case = redpet.simulate(activity, drf=DRF, counts_per_slice=1e6, seed=number)
        place = folder / f"case {number:03}"
        place.mkdir(parents=True)
        write_case(case, place)


def restored(cases: Path, out: Path, workers: int) -> tuple[float, float]:
    """Wall and processor seconds of the command, all of its processes together."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "redpet", "cohort", str(cases), "--out", str(out), "--workers", str(workers)]
    subprocess.run([*command, "--device", "cpu"], check=True, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, spent


def results(out: Path) -> Iterator[Path]:
    """The files of a cohort that say nothing of when they were made."""
    for path in sorted(out.rglob("*.*")):
        if path.is_file() and path.name not in DIFFERING:
            yield path.relative_to(out)


def unlike(one: Path, other: Path) -> list[Path]:
    """The files that two cohorts do not both have, byte for byte."""
    mine, theirs = set(results(one)), set(results(other))
    both = [path for path in mine & theirs if (one / path).read_bytes() != (other / path).read_bytes()]
    return sorted({*both, *(mine ^ theirs)})


def main() -> None:
    """Measure, compare, print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cases", type=int, default=60, help="how many (60)")
    options.add_argument("--workers", type=int, default=3, help="beside one (3)")
    options.add_argument("--slices", type=int, default=8, help="of each case (8)")
    options.add_argument("--pixels", type=int, default=96, help="sides of the slices (96)")
    chosen = options.parse_args()
    at_once = min(chosen.workers, processors())
    taken: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        cases = Path(name, "cases")
        make_cases(cases, chosen.cases, chosen.slices, chosen.pixels)
        load = os.getloadavg()[0]
        for workers in sorted({1, at_once, chosen.workers}):
            taken[workers] = restored(cases, Path(name, str(workers)), workers)
        one, several = Path(name, "1"), Path(name, str(chosen.workers))
        n_files, differing = len(list(results(one))), unlike(one, several)
    alone, its_processor = taken[1]
    print(
        f"redpet cohort, {chosen.cases} cases of {chosen.slices} slices of {chosen.pixels} x {chosen.pixels}, "
        f"DRF {DRF}; {processors()} processors, load {load:.1f} before; one worker took {alone:.0f} s"
    )
    for workers, (together, processor) in list(taken.items())[1:]:
        ratio = together / alone
        print(
            f"  {workers} workers {together:.0f} s: {ratio:.2f} of it, {workers * ratio:.2f} of a share of 1/{workers}"
            f", promised is {PROMISED}; processor time {processor / its_processor:.2f} of it"
        )
    if chosen.workers == 3:
        tell("cohort", 3 * taken[3][0] / alone)
        tell("cohort here", at_once * taken[at_once][0] / alone)
    print(
        f"  {n_files} files compared: "
        + (f"{len(differing)} differ, {differing[0]} the first" if differing else "all are the same to the bit")
    )
    if differing:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
