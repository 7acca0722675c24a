"""The tables of the evidence's proof as a picture.

    python Testing/benchmarks/evidence_plots.py docs/evidence.md PICTURE.png

It is drawn from the tables as they are written, so that both say the same; `evidence_proof.py` draws it too.
"""

import re
import sys
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.figure import Figure

DOSES = ("1", "4", "20", "100")
COLOURS = {"gauss": "#E69F00", "image-unet": "#56B4E9", "osem": "#999999", "red": "#D55E00"}
"""Okabe and Ito's: told apart with any colour vision."""
CHANGES = {"invented": 4, "erased": 10}
"""The columns of what the list tells of spheres."""
RATE = re.compile(r"([\d.]+) \(([\d.]+)-([\d.]+)\)")


def rows_of(text: str, title: str) -> list[list[str]]:
    """The cells of a table below a title that begins so; none where it is not there."""
    _, _, after = text.partition(f"**{title}")
    lines = [line for line in after.partition("\n\n")[2].partition("\n\n")[0].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines[2:]]


def mark(ax: Axes, row: list[str], cell: str, *, filled: bool = True, label: str | None = None) -> None:
    """A rate in per cent with its interval, at the dose and in the colour of the method of a row."""
    found = RATE.match(cell)
    assert found is not None, cell
    middle, low, high = map(float, found.groups())
    x = DOSES.index(row[1]) + 0.15 * (list(COLOURS).index(row[2]) - 1.5)
    colour = COLOURS[row[2]]
    face, ends = colour if filled else "white", [[middle - low], [high - middle]]
    ax.errorbar(x, middle, ends, fmt="o", color=colour, markerfacecolor=face, label=label)


def proof_picture(text: str, path: Path) -> None:
    """Alarms, spheres that are told, and areas under the curve: a PNG file."""
    figure = Figure(figsize=(11, 8), layout="constrained")
    (alarms_128, alarms_256), (told, areas) = figure.subplots(2, 2)
    draw_alarms(alarms_128, text, "128")
    draw_alarms(alarms_256, text, "256")
    draw_told(told, text)
    draw_areas(areas, text, "20")
    figure.savefig(path, dpi=110)


def draw_alarms(ax: Axes, text: str, side: str) -> None:
    """The alarm rates of held-out folds at nominal 5 %, beside a tenth of it."""
    ax.axhspan(4.5, 5.5, color="#DDDDDD")
    ax.axhline(5, color="black", linewidth=0.8)
    for row in rows_of(text, "Alarm rate"):
        if row[0] == side and row[2] in COLOURS:
            mark(ax, row, row[5], label=row[2] if row[1] == DOSES[0] else None)
    ax.set(title=f"Alarms where nothing is to tell, {side} pixels", ylabel="rate (%), nominal 5", ylim=(4, 6))
    with_doses(ax)


def draw_told(ax: Axes, text: str) -> None:
    """How many spheres the list tells, and how many an ideal observer could with the list's search."""
    for change, column in CHANGES.items():
        filled = change == "invented"
        for row in rows_of(text, "Spheres of 10 mm"):
            if row[0] == "128" and row[2] in COLOURS:
                mark(ax, row, row[column], filled=filled)
        ideal = {row[1]: float(row[5]) for row in rows_of(text, "What an ideal observer") if row[2] == change}
        label, style = f"{change}, ideal observer", "-" if filled else "--"
        ax.plot([DOSES.index(dose) for dose in ideal], list(ideal.values()), style, color="black", label=label)
    ax.set(title="Spheres of 10 mm, 4:1, told in the list (open: erased)", ylabel="told (%)", ylim=(0, 102))
    with_doses(ax)


def draw_areas(ax: Axes, text: str, dose: str) -> None:
    """The area under the ROC curve for each size and contrast of a lesion at a dose."""
    rows = [row for row in rows_of(text, "Area under the ROC curve") if row[:2] == ["128", dose]]
    if not rows:
        return
    values = [[float(cell.split()[0]) for cell in row[3:]] for row in rows]
    ax.imshow(values, vmin=0.5, vmax=1, cmap="cividis", aspect="auto")
    for y, line in enumerate(values):
        for x, value in enumerate(line):
            ax.text(x, y, f"{value:.2f}", ha="center", va="center", color="white" if value < 0.8 else "black")
    ax.set_xticks(range(6), ("6", "8", "10", "13", "17", "22"))
    ax.set_yticks(range(len(rows)), [row[2] for row in rows])
    ax.set(title=f"Area under the ROC curve, DRF {dose}", xlabel="diameter (mm)", ylabel="contrast")


def with_doses(ax: Axes) -> None:
    """The doses along the first axis, and what the colours mean."""
    ax.set_xticks(range(len(DOSES)), DOSES)
    ax.set_xlabel("DRF")
    if ax.get_legend_handles_labels()[0]:
        ax.legend(fontsize=8)


if __name__ == "__main__":
    proof_picture(Path(sys.argv[1]).read_text(encoding="utf-8"), Path(sys.argv[2]))
