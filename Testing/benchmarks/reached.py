"""What was promised about speed and what this machine reaches: the table of `make bench`, and its history.

    python Testing/benchmarks/reached.py                    # the table, of the newest figure of each row
    python Testing/benchmarks/reached.py --plot PNG         # how each came to be over time, as shares of its goal

Each benchmark tells its figures (`tell`), which are kept in `build/bench-reached.csv`.
"""

import argparse
import csv
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from redpet import __version__
from redpet.machine.threads import processors

HISTORY = Path(__file__).parents[2] / "build" / "bench-reached.csv"
MOST_DATES = 3
"""So many are written below a drawing."""
COLUMNS = ("date", "redpet", "machine", "load", "row", "reached")


class Promise(NamedTuple):
    """A row: what is measured, in what, what it was before, what other ways of the same work took, the most it may be.

    Before is the commit 2544a1e.
    """

    what: str
    measure: str
    before: str
    limit: str
    goal: float


PROMISES = {
    "threads": Promise(
        "restore on all processors, as many programs beside it", "time, one thread = 1", "above 1", "", 1.0
    ),
    "osem": Promise("OSEM of 16 slices of 360 x 360", "processor time, before = 1", "1", "0.27", 0.4),
    "matrix memory": Promise("the projector at 360 x 360", "memory, both matrices = 1", "1", "0.13", 0.25),
    "matrix start": Promise(
        "matrices at 360 x 360 that an earlier run kept", "processor time, built = 1", "1", "", 0.25
    ),
    "networks f32": Promise(
        "networks at 128 x 128 by OpenVINO, float32", "processor time, PyTorch = 1", "1", "0.55 to 0.73", 0.75
    ),
    "networks bf16": Promise(
        "networks at 128 x 128 by OpenVINO, bfloat16", "processor time, PyTorch = 1", "1", "0.31 to 0.46", 0.45
    ),
    "opening": Promise("opening the model, the networks that are used", "processor time, all = 1", "1", "", 1.0),
    "first line": Promise("a worker's first line of progress", "s", "", "", 0.5),
    "preview": Promise("Apply to first preview at 128 x 128, the worker warm", "s", "", "", 4.0),
    "same 128": Promise(
        "restore, 100 slices of 128 x 128 with full dose, the same work", "processor time, before = 1", "1", "", 0.5
    ),
    "same 360": Promise(
        "restore, 8 slices of 360 x 360 with full dose, the same work", "processor time, before = 1", "1", "", 0.4
    ),
    "run 128": Promise(
        "restore, 100 slices of 128 x 128, with what is given back", "processor time, before = 1", "1", "", 0.5
    ),
    "run 360": Promise(
        "restore, 8 slices of 360 x 360, with what is given back", "processor time, before = 1", "1", "", 0.4
    ),
    "cohort": Promise("redpet cohort, 60 cases on 3 workers", "time, a third of one worker's = 1", "", "", 1.15),
    "cohort here": Promise(
        "the same on as many workers as processors", "time, a share of one worker's = 1", "", "", 1.15
    ),
    "slices": Promise("time of restore over slices at 128 x 128", "exponent, 1 is linear", "", "", 1.05),
    "pixels": Promise("time of a slice over its pixels", "exponent, 1 is linear", "", "", 1.05),
    "memory": Promise("memory of restore over slices at 128 x 128", "exponent, 0 is constant", "", "", 0.05),
}
"""The goals are those that the project set itself; for exponents with the spread of a fit. OSEM and whole runs are
compared with the checkout that `make bench BASE=FOLDER` names."""


def tell(row: str, reached: float) -> None:
    """Keep what a row has reached now."""
    assert row in PROMISES
    HISTORY.parent.mkdir(exist_ok=True)
    new = not HISTORY.is_file()
    machine = f"{platform.machine()} {processors()} processors"
    when, load = datetime.now(UTC).isoformat(timespec="seconds"), f"{os.getloadavg()[0]:.1f}"
    with HISTORY.open("a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if new:
            writer.writerow(COLUMNS)
        writer.writerow((when, __version__, machine, load, row, f"{reached:.4g}"))


def history() -> list[dict[str, str]]:
    """All figures that were kept, the oldest first."""
    if not HISTORY.is_file():
        raise SystemExit("Nothing was measured yet: make bench measures.")
    with HISTORY.open(newline="", encoding="utf-8") as file:
        return [line for line in csv.DictReader(file) if line["row"] in PROMISES]


def table(lines: Sequence[dict[str, str]]) -> str:
    """The newest figure of each row beside its goal, in Markdown."""
    newest = {line["row"]: line for line in lines}
    text = ["| what | measured in | before | limit seen | goal | reached | load |", "|---|---|---|---|---|---|---|"]
    for row, promise in PROMISES.items():
        reached, load = "not measured", ""
        if row in newest:
            figure, load = float(newest[row]["reached"]), newest[row]["load"]
            reached = f"{figure:.2f}" + (" (missed)" if round(figure, 2) > promise.goal else "")
        cells = (promise.what, promise.measure, promise.before, promise.limit, f"{promise.goal:g}", reached, load)
        text.append(f"| {' | '.join(cells)} |")
    return "\n".join(text)


def plot(lines: Sequence[dict[str, str]], out: Path) -> None:
    """Draw each row's figures over their goal; what lies below the line is met."""
    from matplotlib.figure import Figure

    rows = [row for row in PROMISES if any(line["row"] == row for line in lines)]
    n_columns = 4
    figure = Figure(figsize=(15, 2.6 * -(-len(rows) // n_columns)), layout="constrained")
    axes = figure.subplots(-(-len(rows) // n_columns), n_columns, squeeze=False).ravel()
    for ax, row in zip(axes, rows, strict=False):
        own = [line for line in lines if line["row"] == row]
        dates = [datetime.fromisoformat(line["date"]).strftime("%d %b %Y\n%H:%M") for line in own]
        reached, goal = [float(line["reached"]) for line in own], PROMISES[row].goal
        ax.plot(range(len(own)), reached, "o-", color="tab:blue")
        ax.axhline(goal, color="tab:green", linestyle="--")
        shown = range(0, len(own), max(1, len(own) // MOST_DATES))
        ax.set_xticks(shown, [dates[one] for one in shown], fontsize=7)
        ax.set_title(row, fontsize=11)
        ax.set_ylabel(PROMISES[row].measure, fontsize=7)
        ax.set_ylim(0, 1.15 * max(*reached, goal))
        ax.margins(x=0.1)
    for ax in axes[len(rows) :]:
        ax.axis("off")
    figure.suptitle("What make bench has measured (blue) and the goal, at most (green)", fontsize=12)
    figure.savefig(out, dpi=110)


def main() -> None:
    """Print the table, or draw the history."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--plot", type=Path, metavar="PNG", help="draw the history in place of the table")
    chosen = options.parse_args()
    if chosen.plot:
        plot(history(), chosen.plot)
    else:
        print(table(history()))


if __name__ == "__main__":
    main()
