"""The phantom's figures: recovery, noise and EARL's bands of each method at each dose; and where the discs lie."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from redpet.case import Image
from redpet.phantoms.nema import DIAMETERS_MM, sphere_centres_mm
from redpet.pictures.figures import DPI
from redpet.tasks.detect_figure import COLORS, INCHES_A_NAME, MARKERS
from redpet.tasks.nema_measure import LUNG_DISC_MM, Placement, background_places, slices_of
from redpet.tasks.nema_result import EARL1, EARL_CONTRAST, Nema, NemaRow

WIDTH, HEIGHT = 3.6, 2.7
"""Of a panel in inches."""
LARGEST_RC = 2.0
"""The maxima of noise lie above."""
HARDEST = 0
"""The smallest sphere, which recovery and noise are shown of together."""


def draw_measures(result: Nema, path: Path) -> None:
    """A column for each dose: recovery by sphere, recovery against noise, both recovery coefficients in their bands."""
    doses = list(dict.fromkeys(row.dose for row in result.rows))
    figure = Figure(figsize=(0.6 + WIDTH * len(doses), 0.8 + 4 * HEIGHT), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.subplots(4, len(doses), sharey="row", squeeze=False)
    for column, dose in zip(axes.T, doses, strict=True):
        rows = [row for row in result.rows if row.dose == dose]
        by_sphere(column[0], rows, "recovery")
        column[0].set_title(dose, fontsize=11)
        trade_off(column[1], rows)
        for ax, name in ((column[2], "rc_max"), (column[3], "rc_a50")):
            low, high = np.array(EARL1[name]).T
            ax.fill_between(DIAMETERS_MM, low, high, color="0.88", zorder=0, label="_band")
            by_sphere(ax, rows, name)
            ax.set_ylim(0, LARGEST_RC)
    meant = "" if abs(result.contrast - EARL_CONTRAST) < 0.5 else f", meant for {EARL_CONTRAST:g}:1"
    for ax, text in zip(
        axes[:, 0],
        ("Contrast recovery (%)", f"Recovery, {DIAMETERS_MM[HARDEST]:g} mm (%)", "RC, maximum", "RC, A50"),
        strict=True,
    ):
        ax.set_ylabel(text)
    handles, names = axes[0][0].get_legend_handles_labels()
    columns = max(2, int(WIDTH * len(doses) / INCHES_A_NAME))
    figure.legend(handles, names, loc="outside lower center", ncols=columns, frameon=False, fontsize=9)
    figure.suptitle(
        f"NEMA NU 2 body phantom, {result.source}, {result.contrast:g}:1; grey: EARL-1 (2017){meant}", fontsize=11
    )
    figure.savefig(path, dpi=DPI)


def by_sphere(ax: Axes, rows: Sequence[NemaRow], name: str) -> None:
    """A measure against the sphere's diameter, of each method at its middle strength."""
    for number, own in enumerate(_by_method(rows)):
        row = own[len(own) // 2]
        draws = [row.of_sphere(name, k) for k in range(len(DIAMETERS_MM))]
        ax.errorbar(
            DIAMETERS_MM,
            row.of_spheres(name),
            yerr=[float(np.std(one, ddof=1)) if len(one) > 1 else 0.0 for one in draws],
            marker=MARKERS[number % len(MARKERS)],
            color=COLORS[number % len(COLORS)],
            markersize=4,
            linewidth=1.1,
            elinewidth=0.8,
            label=row.named,
        )
    ax.set_xticks(DIAMETERS_MM, [f"{diameter:g}" for diameter in DIAMETERS_MM], fontsize=8)
    ax.set_xlabel("Sphere (mm)", fontsize=9)
    ax.spines[["top", "right"]].set_visible(False)


def trade_off(ax: Axes, rows: Sequence[NemaRow]) -> None:
    """Recovery of the smallest sphere against the background's noise at its size; a method's strengths as a line."""
    for number, own in enumerate(_by_method(rows)):
        ax.plot(
            [row.of_spheres("variability")[HARDEST] for row in own],
            [row.of_spheres("recovery")[HARDEST] for row in own],
            marker=MARKERS[number % len(MARKERS)],
            color=COLORS[number % len(COLORS)],
            markersize=4,
            linewidth=1.1,
        )
    ax.set_xlabel(f"Background variability, {DIAMETERS_MM[HARDEST]:g} mm (%)", fontsize=9)
    ax.set_xlim(left=0)
    ax.spines[["top", "right"]].set_visible(False)


def _by_method(rows: Sequence[NemaRow]) -> list[list[NemaRow]]:
    """The rows of each method, its strengths in their order."""
    return [[row for row in rows if row.method == method] for method in dict.fromkeys(row.method for row in rows)]


def draw_placement(image: Image, placement: Placement, path: Path) -> None:
    """The plane of the spheres, with the discs that are measured."""
    grid = image.grid
    values = image.values[slices_of(grid, placement)[2]]
    half = [n * step / 2 for n, step in zip(grid.size[:2], grid.spacing_mm[:2], strict=True)]
    figure = Figure(figsize=(5.6, 5.4), layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    ax = figure.subplots()
    ax.imshow(values, cmap="gray_r", extent=(-half[0], half[0], half[1], -half[1]), vmin=0, vmax=float(values.max()))
    lung = np.array([[0.0, 0.0]])
    discs = (
        (placement.placed(sphere_centres_mm()), DIAMETERS_MM, COLORS[6]),
        (placement.placed(background_places()), (max(DIAMETERS_MM),) * len(background_places()), COLORS[7]),
        (placement.placed(lung), (LUNG_DISC_MM,), COLORS[3]),
    )
    for centres, diameters, color in discs:
        for (x, y), diameter in zip(centres, diameters, strict=True):
            ax.add_patch(Circle((x, y), diameter / 2, fill=False, edgecolor=color, linewidth=1.2))
    ax.set_xlabel("mm")
    ax.set_title("Discs of spheres (orange), background (blue), lung (green)", fontsize=10)
    figure.savefig(path, dpi=DPI)
