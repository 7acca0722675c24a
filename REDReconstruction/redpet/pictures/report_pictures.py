"""The pictures of a case report: sinograms, images, differences and projections, a row of each on one scale."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.ticker import MaxNLocator

from redpet.case import FloatArray, Image
from redpet.case.dose_names import dose_label
from redpet.case.study import FULL, LOW, RESTORED
from redpet.measures.metrics import calibrated
from redpet.pictures.display import (
    PAPER,
    View,
    display_window,
    nice_limit,
    projection,
    projection_window,
    scale_of,
    upright,
)
from redpet.pictures.figures import DIFFERENCE_PERCENTILE, SINOGRAM_PERCENTILE, most_active_slice
from redpet.pictures.page import A4_INCHES, GREY, LONGEST_LABEL, MARGIN, RULE, SMALL, TEXT, Shown, write

AIR = 4
"""Pixels that are shown around the patient."""
BAR_TICKS = 4
WIDEST, TALLEST = 0.27, 0.54
"""The greatest width of a picture, and height of all rows, as shares of the page."""
SINOGRAM_RATIO = 0.8
NO_SIDES = (("", ""), ("", ""))


def columns_of(shown: Sequence[Shown]) -> list[tuple[str, str, Shown, str]]:
    """Heading, line beneath it, run and study of each column: low dose and restored of each run, then the full dose."""
    columns = []
    told: set[float | None] = set()
    for one in shown:
        drf = one.record["input"]["drf"]
        if drf not in told:
            columns.append(("Low dose", dose_label(drf), one, LOW))
            told.add(drf)
        columns.append(("Restored", shorten(one.label, LONGEST_LABEL, placeholder=" …"), one, RESTORED))
    with_full = next((one for one in shown if FULL in one.images), None)
    if with_full is not None:
        columns.append(("Full dose", "reference", with_full, FULL))
    return columns


@dataclass(frozen=True)
class Row:
    """A row of pictures on one scale."""

    name: str
    views: Sequence[View | None]
    colours: str
    low: float
    high: float
    unit: str
    show_sides: bool = False

    @property
    def ratio(self) -> float:
        """Height over width of its pictures."""
        view = self.views[-1] or self.views[0]
        assert view is not None
        return view.height_mm / view.width_mm


def pictures(figure: Figure, shown: Sequence[Shown], top: float) -> float:
    """Rows of sinograms, images, differences and coronal projections; returns where they end."""
    columns = columns_of(shown)
    rows = rows_of(columns)
    left, right, gap, page = MARGIN + 0.035, 1 - MARGIN - 0.065, 0.008, A4_INCHES[1] / A4_INCHES[0]
    width = min(
        (right - left - gap * (len(columns) - 1)) / len(columns),
        WIDEST,
        TALLEST * page / sum(row.ratio for row in rows),
    )
    for at, (head, beneath, _, _) in enumerate(columns):
        middle = left + at * (width + gap) + width / 2
        write(figure, middle, top + 0.016, head, TEXT, ha="center", weight="bold")
        write(figure, middle, top + 0.005, beneath, TEXT, ha="center")
    y = top
    for row in rows:
        height = row.ratio * width / page
        y -= height
        write(figure, left - 0.012, y + height / 2, row.name, SMALL, color=GREY, rotation=90, ha="center", va="center")
        for at, view in enumerate(row.views):
            if view is not None:
                drawn = show(figure.add_axes((left + at * (width + gap), y, width, height)), view, row)
        bar = figure.add_axes((left + len(columns) * (width + gap) + 0.004, y, 0.011, height))
        colour_bar(figure, drawn, bar, row)
        y -= gap / page
    return y


def rows_of(columns: Sequence[tuple[str, str, Shown, str]]) -> list[Row]:
    """The rows; the full dose, or else the last column, sets their scales."""
    images = [one.images[name] for _, _, one, name in columns]
    sinograms = [one.sinograms[name] for _, _, one, name in columns]
    reference = images[-1]
    index = most_active_slice(reference)
    lines = [View(calibrated(one.slices(index, index + 1))[0], 1.0, SINOGRAM_RATIO, NO_SIDES) for one in sinograms]
    counts = nice_limit(float(np.percentile(lines[-1].values, SINOGRAM_PERCENTILE)))
    limit = nice_limit(display_window(reference))
    box = body(upright(reference.values.max(axis=0), reference.grid).values, 0.1 * limit)
    planes = [cropped(upright(image.values[index], image.grid), box) for image in images]
    rows = [
        Row("Sinogram", lines, "hot", 0, counts, f"{reference.unit}*mm"),
        Row(f"Slice {index + 1} of {len(reference.values)}", planes, "gray_r", 0, limit, reference.unit, True),
    ]
    if columns[-1][3] == FULL:
        rows.append(difference_row(planes, reference.unit, limit))
    projections = [coronal(image) for image in images]
    if projections[-1].sides[0] == planes[-1].sides[0]:
        projections = [cropped(view, (slice(None), box[1])) for view in projections]
    highest = nice_limit(projection_window(projections[-1].values))
    return [*rows, Row("MIP", projections, "gray_r", 0, highest, reference.unit)]


def difference_row(planes: Sequence[View], unit: str, window: float) -> Row:
    """Each picture minus the last, on a scale that ends where few of them do."""
    values = [view.values - planes[-1].values for view in planes[:-1]]
    limit = nice_limit(min(float(np.percentile(np.abs(values), DIFFERENCE_PERCENTILE)), window))
    views = [replace(view, values=one) for view, one in zip(planes, values, strict=False)]
    return Row("Difference", [*views, None], "RdBu_r", -limit, limit, unit)


def show(ax: Axes, view: View, row: Row) -> AxesImage:
    """A picture in a thin frame, millimetres square."""
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_linewidth(0.4)
    ax.spines[:].set_color(RULE)
    if row.show_sides:
        style: dict[str, Any] = {"color": GREY, "ha": "center", "va": "center", "fontsize": SMALL - 1, "bbox": PAPER}
        for x, side in ((0.035, view.sides[0][0]), (0.965, view.sides[0][1])):
            ax.text(x, 0.5, side, transform=ax.transAxes, **style)
    extent = (0, view.width_mm, view.height_mm, 0)
    return ax.imshow(view.values, cmap=row.colours, vmin=row.low, vmax=row.high, extent=extent, aspect="equal")


def body(values: FloatArray, threshold: float) -> tuple[slice, slice]:
    """Rows and columns of a picture in which something is above a threshold, and some air around it."""
    box = []
    for axis in (1, 0):
        active = np.flatnonzero((values > threshold).any(axis=axis))
        count = values.shape[1 - axis]
        first, last = (int(active[0]), int(active[-1])) if active.size else (0, count - 1)
        box.append(slice(max(0, first - AIR), min(count, last + 1 + AIR)))
    return box[0], box[1]


def cropped(view: View, box: tuple[slice, slice]) -> View:
    """A part of a picture."""
    values = view.values[box]
    height, width = (new / old for new, old in zip(values.shape, view.values.shape, strict=True))
    return replace(view, values=values, width_mm=view.width_mm * width, height_mm=view.height_mm * height)


def coronal(image: Image) -> View:
    """The highest activity from front to back, seen from the front with the head up."""
    return projection(image, 1)


def colour_bar(figure: Figure, drawn: AxesImage, ax: Axes, row: Row) -> None:
    """The scale of a row."""
    bar = figure.colorbar(drawn, cax=ax)
    factor, unit = scale_of(row.high, row.unit)
    bar.ax.yaxis.set_major_locator(MaxNLocator(BAR_TICKS if ax.get_position().height > 0.05 else 2))
    bar.ax.yaxis.set_major_formatter(lambda value, _: f"{value / factor:.4g}".replace("-", "−"))
    bar.ax.tick_params(labelsize=SMALL - 0.5, length=2, width=0.5, colors=GREY)
    bar.outline.set_linewidth(0.4)
    bar.set_label(unit, fontsize=SMALL - 0.5, color=GREY, labelpad=1)
