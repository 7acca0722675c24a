"""What whole runs of `redpet restore` take with `redpet[fast]` and what is kept between runs, and without both.

    python Testing/benchmarks/whole_runs.py [--rounds 3]

Both ways take turns, each time as a process of its own on one thread, the start and the writing included. What counts
is processor time. `--tree FOLDER` measures the engine of another checkout in place of the way without `redpet[fast]`.
*Networks alone* leaves out what is given back by itself, which older checkouts did not have: it is the same work.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reached import tell

ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
HERE = Path(__file__).parents[2]
ENGINE = HERE / "REDReconstruction"
MAKE = (
    "import sys\nfrom pathlib import Path\nfrom bench import phantom_ladder\n"
    "phantom_ladder(Path(sys.argv[1]), *map(int, sys.argv[2:]))"
)
NOTHING: list[str] = []
SIZES = {"128": (100, 128), "360": (8, 360)}
RUN = "import sys\nfrom redpet.cli import main\nsys.exit(main(sys.argv[1:]))"
PLAIN = "import sys\nsys.modules['numba'] = sys.modules['openvino'] = None\n" + RUN


def made_by(checkout: Path, folder: Path, n_slices: int, n_pixels: int) -> Path:
    """A case by the engine of a checkout: an older one does not read what a newer one writes."""
    places = [str((checkout / place).absolute()) for place in ("REDReconstruction", "Testing/benchmarks")]
    command = [sys.executable, "-c", MAKE, str(folder), str(n_slices), str(n_pixels)]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": os.pathsep.join(places)}, check=True)
    return folder / "case"


def processor_s(program: str, environment: Mapping[str, str], more: list[str], case: Path, out: Path) -> float:
    """Processor seconds of a restoration of DRF 20, with `more` options."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", program, "restore", str(case), "--drf", "20", "--device", "cpu", "--out", str(out)]
    command += more
    subprocess.run(command, env=os.environ | ONE_THREAD | environment, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    shutil.rmtree(out)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measure in turns, print the medians."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3, help="turns of each way (3)")
    options.add_argument("--tree", type=Path, metavar="FOLDER", help="another checkout to compare with")
    chosen = options.parse_args()
    first = f"the engine of {chosen.tree}" if chosen.tree else "without redpet[fast]"
    ways = {
        first: (RUN, {"PYTHONPATH": str((chosen.tree / "REDReconstruction").absolute())}, NOTHING)
        if chosen.tree
        else (PLAIN, {"PYTHONPATH": str(ENGINE), "REDPET_CACHE_MIB": "0"}, NOTHING),
        "as it is": (RUN, {"PYTHONPATH": str(ENGINE)}, NOTHING),
        "networks alone": (RUN, {"PYTHONPATH": str(ENGINE)}, ["--give-back", "0"]),
    }
    for row, (n_slices, n_pixels) in SIZES.items():
        taken: dict[str, list[float]] = {way: [] for way in ways}
        with tempfile.TemporaryDirectory() as name:
            case = made_by(chosen.tree or HERE, Path(name), n_slices, n_pixels)
            for turn in range(chosen.rounds + 1):
                for way, how in ways.items():
                    seconds = processor_s(*how, case, Path(name, "out"))
                    if turn:  # the first one fills caches
                        taken[way].append(seconds)
        medians = {way: statistics.median(seconds) for way, seconds in taken.items()}
        print(f"redpet restore, {n_slices} slices of {n_pixels} x {n_pixels} with full dose, one thread")
        for way, seconds in medians.items():
            print(f"  {way:24} {seconds:6.1f} processor s: {seconds / medians[first]:.2f}")
        if chosen.tree:
            tell(f"run {row}", medians["as it is"] / medians[first])
            tell(f"same {row}", medians["networks alone"] / medians[first])


if __name__ == "__main__":
    main()
