"""The comparison figure: sinograms, images and their differences side by side, on common scales.

Drawn with matplotlib's objects and no global state, so that any thread and any program may call it. Nothing in it
names a patient: its text comes from the columns' labels, units, geometry and numbers.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import fill

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.image import AxesImage, imsave
from matplotlib.layout_engine import ConstrainedLayoutEngine
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, Image, Kind, Sinogram
from redpet.case.geometry import angles_rad, radial_positions_mm
from redpet.errors import InputError
from redpet.machine.scratch import slices_of
from redpet.measures.metrics import Comparison, Metrics, calibrated
from redpet.pictures.display import (
    PAPER,
    WINDOW_PERCENTILE,
    View,
    display_window,
    nice_limit,
    scale_of,
    upright,
    with_unit,
)

DPI = 150
COMPRESSION = 2
"""Of a PNG, from 0 to 9: more takes twice the time for a tenth of the bytes."""
FIGURE_INCHES = 12.0
PANEL_INCHES = (3.4, 3.8)
"""The least and the greatest width of a panel."""
TITLE, TEXT, SMALL = 13.0, 11.0, 9.0
"""Font sizes in points."""
LETTERS_PER_INCH = 9.5
"""Letters of a bold title in an inch, on the safe side."""
SINOGRAM_PERCENTILE, DIFFERENCE_PERCENTILE = 99.9, 99.5


@dataclass(frozen=True)
class Column:
    """One column: what it shows, at which dose reduction factor, and how close that is to the reference.

    A column without a sinogram leaves its place in the first row empty.
    """

    label: str
    image: Image
    sinogram: Sinogram | None = None
    drf: float | None = None
    image_metrics: Comparison | None = None
    sinogram_metrics: Comparison | None = None


def comparison_figure(
    path: Path,
    columns: Sequence[Column],
    slice_index: int,
    *,
    has_reference: bool = True,
    title: str = "",
    show_sides: bool = True,
) -> None:
    """Write the figure of `draw_comparison` as a PNG file of 150 dpi.

    Raises InputError as `draw_comparison` does, OSError where the file cannot be written.
    """
    figure = draw_comparison(columns, slice_index, has_reference=has_reference, title=title, show_sides=show_sides)
    figure.set_dpi(DPI)
    if (layout := figure.get_layout_engine()) is not None:  # savefig would draw everything twice for it
        layout.execute(figure)
        figure.set_layout_engine("none")
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    imsave(path, canvas.buffer_rgba(), format="png", dpi=DPI, pil_kwargs={"compress_level": COMPRESSION})


def draw_comparison(
    columns: Sequence[Column],
    slice_index: int,
    *,
    has_reference: bool = True,
    title: str = "",
    show_sides: bool = True,
) -> Figure:
    """Rows sinogram, image and difference of one slice; a column for the reference and for each method.

    With `has_reference` the first column is the reference; without it, it is the low dose, and
    no metrics are shown. Differences are taken from the first column either way. The reference
    (else the last column) sets the scales, which each row shares; sinograms are shown after their
    calibration, so that doses compare. `show_sides` writes R, L, A, P into the images: leave it
    out where the input does not say how the patient lay. `title` must not name the patient.

    Raises InputError where the columns do not fit together or the slice does not exist.
    """
    _check(columns, slice_index)
    basis = 0 if has_reference else -1
    views = [upright(column.image.values[slice_index], column.image.grid) for column in columns]
    ratio = min(max(views[0].height_mm / views[0].width_mm, 0.4), 2.0)
    panel = min(max((FIGURE_INCHES - 1.5) / len(columns), PANEL_INCHES[0]), PANEL_INCHES[1])
    size = (panel * len(columns) + 1.5, panel * (0.9 + 2 * ratio) + 1.9)
    layout = ConstrainedLayoutEngine(w_pad=0.06, h_pad=0.06, wspace=0.01, hspace=0.01)
    figure = Figure(figsize=size, layout=layout, facecolor="white")
    FigureCanvasAgg(figure)
    axes = figure.subplots(3, len(columns), squeeze=False, height_ratios=(0.9, ratio, ratio))
    for ax, column in zip(axes[0], columns, strict=True):
        dose = "DRF unknown" if column.drf is None else f"DRF {column.drf:g}"
        label = fill(column.label, int(panel * LETTERS_PER_INCH))
        ax.set_title(f"{label}\n{dose}", fontsize=TEXT, fontweight="bold", parse_math=False)

    _sinogram_row(figure, axes[0], columns, slice_index, basis)
    window = nice_limit(display_window(columns[basis].image))
    _image_row(figure, axes[1], columns, views, window, show_sides)
    _difference_row(figure, axes[2], columns, views, window)
    _notes(axes[2][0], columns, slice_index, window, has_reference)
    figure.align_ylabels(axes[:, 0])
    if has_reference:
        for ax_pair, column in zip(axes[:2].T[1:], columns[1:], strict=True):
            for ax, comparison in zip(ax_pair, (column.sinogram_metrics, column.image_metrics), strict=True):
                told = _metrics_text(comparison, slice_index, columns[0].label)
                ax.set_xlabel(told, fontsize=SMALL, parse_math=False)
    if title:
        figure.suptitle(title, fontsize=TITLE, parse_math=False)
    return figure


def most_active_slice(image: Image) -> int:
    """The index of the slice with the most to see: with most edges, where no voxel counts for more than the window.

    So a slice full of organs wins against an even one, and against one with a hot bladder.
    """
    limit = max(display_window(image), 0.0)
    return int(np.argmax([edges(np.clip(plane, 0, limit)) for plane in slices_of(image.values)]))


def edges(plane: FloatArray) -> float:
    """The total variation of a picture whose noise was smoothed."""
    smooth = gaussian_filter(plane.astype(np.float64), 1.0)
    return float(sum(np.abs(np.diff(smooth, axis=axis)).sum() for axis in (0, 1)))


def _check(columns: Sequence[Column], slice_index: int) -> None:
    if len(columns) < 2:
        raise InputError("a comparison needs two columns or more.")
    first = columns[0].image
    for column in columns:
        if column.image.unit != first.unit or column.image.grid.size != first.grid.size:
            raise InputError(f"the images '{columns[0].label}' and '{column.label}' differ in unit or size.")
        if column.sinogram and column.sinogram.grid.size[2] != first.grid.size[2]:
            raise InputError(f"the sinogram and the image of '{column.label}' differ in their number of slices.")
        if column.sinogram and column.sinogram.image_unit != first.unit:
            raise InputError(f"the sinogram of '{column.label}' reconstructs to another unit than its image.")
    if not any(column.sinogram for column in columns):
        raise InputError("a comparison needs at least one sinogram.")
    if not 0 <= slice_index < first.grid.size[2]:
        raise InputError(f"slice {slice_index} does not exist: the images have slices 0 to {first.grid.size[2] - 1}.")


def _sinogram_row(
    figure: Figure, axes: Sequence[Axes], columns: Sequence[Column], slice_index: int, basis: int
) -> None:
    planes = [
        None if column.sinogram is None else calibrated(column.sinogram.slices(slice_index, slice_index + 1))[0]
        for column in columns
    ]
    known = [plane for plane in planes if plane is not None]
    chosen = planes[basis]
    limit = nice_limit(np.percentile(known[0] if chosen is None else chosen, SINOGRAM_PERCENTILE))
    kinds = _kinds(columns)
    said = " / ".join(kinds) + ("\nuncorrected" if _uncorrected(columns) else "")
    shown = []
    for ax, column, plane in zip(axes, columns, planes, strict=True):
        if column.sinogram is None or plane is None:
            _blank(ax)
            ax.text(0.5, 0.5, "no sinogram", transform=ax.transAxes, ha="center", va="center", fontsize=TEXT)
            continue
        extent = _sinogram_extent(column.sinogram)
        shown.append(ax.imshow(plane, cmap="hot", vmin=0, vmax=limit, aspect="auto", extent=extent))
        _sinogram_ticks(ax, column.sinogram, first=ax is axes[0])
        if len(kinds) > 1:
            ax.text(0.02, 0.97, column.sinogram.kind, transform=ax.transAxes, va="top", fontsize=SMALL, bbox=PAPER)
    axes[0].set_ylabel(f"Sinogram\n({said})", fontsize=TEXT)
    what = "counts / calibration" if Kind.MEASURED in kinds else "line integral"
    _colour_bar(figure, shown[0], axes, known, f"{columns[0].image.unit}*mm", what)


def _image_row(
    figure: Figure,
    axes: Sequence[Axes],
    columns: Sequence[Column],
    views: Sequence[View],
    window: float,
    show_sides: bool,
) -> None:
    for ax, view in zip(axes, views, strict=True):
        shown = _show_view(ax, view, "gray_r", 0, window)
        if show_sides:
            _write_sides(ax, view)
    _scale_bar(axes[0], views[0])
    axes[0].set_ylabel("Image", fontsize=TEXT)
    _colour_bar(figure, shown, axes, [view.values for view in views], columns[0].image.unit, "activity")


def _difference_row(
    figure: Figure, axes: Sequence[Axes], columns: Sequence[Column], views: Sequence[View], window: float
) -> None:
    differences = [view.values - views[0].values for view in views[1:]]
    limit = nice_limit(min(np.percentile(np.abs(differences), DIFFERENCE_PERCENTILE), window) or window)
    for ax, view, difference in zip(axes[1:], views[1:], differences, strict=True):
        view = View(difference, view.width_mm, view.height_mm, view.sides)
        shown = _show_view(ax, view, "RdBu_r", -limit, limit)
    _blank(axes[0])
    axes[0].set_ylabel("Image difference", fontsize=TEXT)
    _colour_bar(figure, shown, axes, differences, columns[0].image.unit, "difference")


def _notes(ax: Axes, columns: Sequence[Column], slice_index: int, window: float, has_reference: bool) -> None:
    first, basis = ("the reference", "the reference") if has_reference else ("the first column", "the last column")
    image = columns[0].image
    kinds = _kinds(columns)
    scale = "counts are divided by their calibration." if Kind.MEASURED in kinds else "line integrals, not counts."
    lines = [
        f"Slice {slice_index + 1} of {image.grid.size[2]}.",
        f"Sinograms: {' / '.join(kinds)}, on one scale;\n{scale}",
        f"Images: one window, 0 to {with_unit(window, image.unit)}\n"
        f"({WINDOW_PERCENTILE:g}th percentile of the active voxels of\n{basis}).",
        f"Differences: image minus {first}.",
        "Research use only.",
    ]
    ax.text(0.0, 0.5, "\n\n".join(lines), transform=ax.transAxes, va="center", fontsize=SMALL + 0.5, linespacing=1.3)


def _show_view(ax: Axes, view: View, cmap: str, low: float, high: float) -> AxesImage:
    extent = (-view.width_mm / 2, view.width_mm / 2, view.height_mm / 2, -view.height_mm / 2)
    ax.set_xticks([])
    ax.set_yticks([])
    return ax.imshow(view.values, cmap=cmap, vmin=low, vmax=high, extent=extent, aspect="equal")


def _write_sides(ax: Axes, view: View) -> None:
    (left, right), (top, bottom) = view.sides
    for x, y, side in ((0.03, 0.5, left), (0.97, 0.5, right), (0.5, 0.96, top), (0.5, 0.04, bottom)):
        ax.text(x, y, side, transform=ax.transAxes, color="0.35", ha="center", va="center", fontsize=SMALL, bbox=PAPER)


def _scale_bar(ax: Axes, view: View) -> None:
    length = next((mm for mm in (100, 50, 20, 10, 5) if mm <= 0.3 * view.width_mm), 1)
    left, y = -0.46 * view.width_mm, 0.45 * view.height_mm
    ax.plot([left, left + length], [y, y], color="black", linewidth=2, solid_capstyle="butt")
    above = left + length / 2, y - 0.015 * view.height_mm
    ax.text(*above, f"{length} mm", ha="center", va="bottom", fontsize=SMALL, bbox=PAPER)


def _sinogram_extent(sinogram: Sinogram) -> tuple[float, float, float, float]:
    s, half = radial_positions_mm(sinogram.geometry), sinogram.geometry.radial_spacing_mm / 2
    start = math.degrees(sinogram.geometry.angle_start_rad)
    return float(s[0]) - half, float(s[-1]) + half, start + 180, start


def _sinogram_ticks(ax: Axes, sinogram: Sinogram, *, first: bool) -> None:
    start = math.degrees(angles_rad(sinogram.geometry)[0])
    angles = [start, start + 90, start + 180] if first else []
    ax.set_yticks(angles, [f"{angle:.0f}°" for angle in angles])
    reach = _sinogram_extent(sinogram)[1]
    step = next((mm for mm in (200, 100, 50, 20, 10, 5) if mm <= 0.8 * reach), 1)
    ax.set_xticks([-step, 0, step], [f"−{step} mm", "0", f"{step} mm"])
    ax.tick_params(labelsize=SMALL)


def _colour_bar(
    figure: Figure, shown: AxesImage, axes: Sequence[Axes], planes: Sequence[FloatArray], unit: str, what: str
) -> None:
    low, high = shown.get_clim()
    below, above = any(plane.min() < low for plane in planes), any(plane.max() > high for plane in planes)
    extend = {(True, True): "both", (True, False): "min", (False, True): "max", (False, False): "neither"}
    bar = figure.colorbar(shown, cax=axes[-1].inset_axes((1.04, 0, 0.05, 1)), extend=extend[below, above])
    factor, unit = scale_of(high, unit)
    bar.ax.yaxis.set_major_formatter(lambda value, _: f"{value / factor:.4g}".replace("-", "−"))
    bar.ax.tick_params(labelsize=SMALL)
    bar.set_label(f"{what} ({unit})", fontsize=TEXT)


def _metrics_text(comparison: Comparison | None, slice_index: int, reference: str) -> str:
    if comparison is None:
        return ""
    lines = [f"slice: {_numbers(comparison.slices[slice_index])}"]
    if len(comparison.slices) > 1:
        lines.append(f"volume: {_numbers(comparison.volume)}")
    lines.append(f"against '{reference}'")
    return "\n".join(lines)


def _numbers(metrics: Metrics) -> str:
    psnr = "–" if metrics.psnr_db is None else f"{metrics.psnr_db:.1f} dB"
    ssim, nrmse = ("–" if value is None else f"{value:.3f}" for value in (metrics.ssim, metrics.nrmse))
    return f"PSNR {psnr}  SSIM {ssim}  NRMSE {nrmse}"


def _kinds(columns: Sequence[Column]) -> list[Kind]:
    present = {column.sinogram.kind for column in columns if column.sinogram}
    return [kind for kind in Kind if kind in present]


def _uncorrected(columns: Sequence[Column]) -> bool:
    """Whether a column shows counts of a scanner that nobody corrected."""
    return any(column.sinogram is not None and column.sinogram.corrections.missing for column in columns)


def _blank(ax: Axes) -> None:
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)


def save_preview(path: Path, image: Image) -> None:
    """A PNG of the first slice of an image as a reader sees it: grey, dark where active, pixels square."""
    plane = upright(image.values[0], image.grid).values
    limit = nice_limit(display_window(image.slices(0, 1)))
    beside = path.with_name(f".{path.name}")
    imsave(beside, plane, vmin=0.0, vmax=limit, cmap="gray_r", format="png")
    beside.replace(path)
