"""What the threads of `redpet restore` cost while other programs compute: alone, as OpenMP has it, and passive.

    python Testing/benchmarks/waiting.py --busy 2 --rounds 3

The ways take turns, so that all of them meet the same load; what counts is each one's ratio to a single thread.
`--busy 0` is the idle machine.
"""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from reached import tell

import redpet
from redpet.case.storage import write_case
from redpet.machine.threads import PASSIVE, processors
from redpet.phantoms.abdomen import demo_phantom

MEASURED = """
import sys, tempfile, time
from pathlib import Path
from redpet.jobs.restore import RestoreJob, Selection, restore
with tempfile.TemporaryDirectory() as folder:
    wall, cpu = time.perf_counter(), time.process_time()
    restore(RestoreJob(selection=Selection(input=Path(sys.argv[1]), drf=20), out=Path(folder, "out")))
    print(time.perf_counter() - wall, time.process_time() - cpu)
"""


def ways() -> dict[str, dict[str, str]]:
    """The environments that are compared, by name."""
    many = {"OMP_NUM_THREADS": str(processors())}
    return {
        "one thread": {"OMP_NUM_THREADS": "1"},
        f"{processors()} threads, as OpenMP has it": many,
        f"{processors()} threads, passive": many | PASSIVE,
    }


def seconds(case: Path, way: dict[str, str]) -> tuple[float, float]:
    """Wall and processor seconds of a restoration in a process of its own, imports aside."""
    others = {name: value for name, value in os.environ.items() if name not in PASSIVE}
    command = [sys.executable, "-c", MEASURED, str(case)]
    told = subprocess.run(command, env=others | way, capture_output=True, text=True, check=True).stdout
    wall, cpu = map(float, told.split())
    return wall, cpu


def compute() -> None:
    """Take a processor."""
    while True:
        pass


def main() -> None:
    """Measure in turns, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--busy", type=int, default=0, help="programs that compute beside it (0)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--slices", type=int, default=2)
    options = parser.parse_args()
    neighbours = [multiprocessing.Process(target=compute, daemon=True) for _ in range(options.busy)]
    with tempfile.TemporaryDirectory() as folder:
        activity, attenuation = (image.slices(8, 8 + options.slices) for image in demo_phantom())
        write_case(redpet.simulate(activity, drf=20, attenuation=attenuation), Path(folder))
        for neighbour in neighbours:
            neighbour.start()
        taken = {name: [] for name in ways()}
        for _ in range(options.rounds):
            for name, way in ways().items():
                taken[name].append(seconds(Path(folder), way))
    for neighbour in neighbours:
        neighbour.kill()
    medians = {name: [statistics.median(column) for column in zip(*runs, strict=True)] for name, runs in taken.items()}
    wall, cpu = medians["one thread"]
    print(f"{options.slices} slices of 128, {options.busy} programs beside it, load {os.getloadavg()[0]:.1f}; medians")
    if options.busy == processors():
        tell("threads", medians[f"{processors()} threads, passive"][0] / wall)
    for name, (mine, its) in medians.items():
        print(f"  {name:32} wall {mine / wall:5.2f}, processor {its / cpu:5.2f} of one thread's")


if __name__ == "__main__":
    main()
