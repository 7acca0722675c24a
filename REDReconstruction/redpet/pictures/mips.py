"""Maximum intensity projections side by side: from the front and from the side, on one window."""

from collections.abc import Sequence
from textwrap import fill

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redpet.case import Image
from redpet.errors import InputError
from redpet.pictures.display import (
    WINDOW_PERCENTILE,
    nice_limit,
    projection,
    projection_window,
    scale_of,
    with_unit,
)

ROWS = (("from the front", 1), ("from the left", 0))
COLUMN_INCHES = 2.6
LETTERS_PER_INCH = 14
TITLE, SMALL = 10.0, 8.0


def draw_mips(shown: Sequence[tuple[str, Image]]) -> Figure:
    """A column for each label and image; the first image, the full dose where there is one, sets the window.

    Raises InputError where the images differ in unit.
    """
    first = shown[0][1]
    if any(image.unit != first.unit for _, image in shown):
        raise InputError("the images differ in unit: they cannot share one window.")
    views = [[projection(image, axis) for _, image in shown] for _, axis in ROWS]
    limit = nice_limit(projection_window(views[0][0].values))
    ratio = max(view.height_mm / view.width_mm for row in views for view in row)
    size = (COLUMN_INCHES * len(shown) + 1.2, 2 * COLUMN_INCHES * min(ratio, 2.0) + 1.2)
    figure = Figure(figsize=size, layout="constrained", facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.subplots(len(ROWS), len(shown), squeeze=False)
    for row, (name, _) in enumerate(ROWS):
        for column, (label, _) in enumerate(shown):
            view, ax = views[row][column], axes[row][column]
            extent = (0, view.width_mm, view.height_mm, 0)
            drawn = ax.imshow(view.values, cmap="gray_r", vmin=0, vmax=limit, extent=extent, aspect="equal")
            (left, right), (top, bottom) = view.sides
            ax.set_xticks([0.0, view.width_mm], [left, right], fontsize=SMALL)
            ax.set_yticks([0.0, view.height_mm], [top, bottom], fontsize=SMALL)
            ax.tick_params(length=0)
            if row == 0:
                ax.set_title(label, fontsize=TITLE, parse_math=False)
        axes[row][0].set_ylabel(name, fontsize=TITLE)
    factor, unit = scale_of(limit, first.unit)
    bar = figure.colorbar(drawn, ax=axes, shrink=0.6)
    bar.set_ticks([0.0, limit / 2, limit], labels=[f"{value / factor:g}" for value in (0.0, limit / 2, limit)])
    bar.set_label(f"highest activity along the line of sight ({unit})", fontsize=SMALL)
    told = (
        f"0 to {with_unit(limit, first.unit)}: the {WINDOW_PERCENTILE:g}th percentile of the active pixels of "
        f"'{shown[0][0]}', from the front. Research use only."
    )
    figure.supxlabel(fill(told, int(size[0] * LETTERS_PER_INCH)), fontsize=SMALL)
    return figure
