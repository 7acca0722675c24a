"""AUC against the lesion: a panel for each background and dose, a colour for each method."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redpet.evaluation.detectability import Cell
from redpet.pictures.figures import DPI

COLORS = ("#000000", "#E69F00", "#56B4E9", "#009E73", "#999999", "#CC79A7", "#D55E00", "#0072B2")
"""Okabe and Ito's, which the colour-blind tell apart."""
MARKERS = "osD^vP*X"
WIDTH_OF_LESION, LEAST_WIDTH, HEIGHT = 0.68, 3.4, 2.7
INCHES_A_NAME = 1.9
"""In inches."""
SHARE = 0.7
"""Of a lesion's room on the axis, what its methods take."""


def figure(cells: Sequence[Cell], path: Path) -> None:
    """Draw the cells with their intervals; lesions from the faintest to the brightest, the smallest first."""
    backgrounds = list(dict.fromkeys(cell.background for cell in cells))
    doses = list(dict.fromkeys(cell.drf for cell in cells))
    lesions = sorted({(cell.contrast, cell.size_mm) for cell in cells})
    width = max(LEAST_WIDTH, WIDTH_OF_LESION * len(lesions)) * len(doses)
    drawn = Figure(figsize=(0.6 + width, 1.0 + HEIGHT * len(backgrounds)), layout="constrained", facecolor="white")
    FigureCanvasAgg(drawn)
    axes = drawn.subplots(len(backgrounds), len(doses), sharex=True, sharey=True, squeeze=False)
    for row, background in zip(axes, backgrounds, strict=True):
        row[0].set_ylabel("AUC of the observer")
        for ax, drf in zip(row, doses, strict=True):
            panel(ax, [cell for cell in cells if (cell.background, cell.drf) == (background, drf)], lesions)
            ax.set_title(f"{background} background, DRF {drf:g}", fontsize=10)
    handles, names = axes[0][0].get_legend_handles_labels()
    drawn.legend(
        handles, names, loc="outside lower center", ncols=max(2, int(width / INCHES_A_NAME)), frameon=False, fontsize=9
    )
    drawn.savefig(path, dpi=DPI)


def panel(ax: Axes, cells: Sequence[Cell], lesions: Sequence[tuple[float, float]]) -> None:
    """One background and dose."""
    methods = list(dict.fromkeys(cell.label for cell in cells))
    for number, label in enumerate(methods):
        own = [cell for cell in cells if cell.label == label]
        shift = SHARE * ((number + 0.5) / len(methods) - 0.5)
        ax.errorbar(
            [lesions.index((cell.contrast, cell.size_mm)) + shift for cell in own],
            [cell.auc for cell in own],
            yerr=[[max(0.0, cell.auc - cell.low) for cell in own], [max(0.0, cell.high - cell.auc) for cell in own]],
            fmt=MARKERS[number % len(MARKERS)],
            color=COLORS[number % len(COLORS)],
            markersize=4.5,
            elinewidth=0.9,
            label=label,
        )
    ax.axhline(0.5, color="0.6", linewidth=0.8, linestyle=":")
    for place in range(1, len(lesions)):
        ax.axvline(place - 0.5, color="0.9", linewidth=0.8)
    ax.set_xticks(range(len(lesions)), [f"{size:g} mm\n{contrast:g}:1" for contrast, size in lesions], fontsize=8)
    ax.spines[["top", "right"]].set_visible(False)
