"""The page of a case report: pictures, numbers, settings and warnings, drawn on A4 without global state."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure
from matplotlib.image import AxesImage
from matplotlib.ticker import MaxNLocator

from redpet import __version__
from redpet.case import FloatArray, Image, Kind, Sinogram
from redpet.case.dose_names import dose_label
from redpet.case.study import FULL, LOW, RESTORED
from redpet.measures.metrics import calibrated, compare
from redpet.pictures.display import View, display_window, nice_limit, unit_power, unit_text, upright
from redpet.pictures.figures import DIFFERENCE_PERCENTILE, SINOGRAM_PERCENTILE, most_active_slice

A4_INCHES = (8.27, 11.69)
MARGIN = 0.07
"""Share of the page's width that stays white on either side."""
INK, GREY, RULE, ACCENT = "#1a1a1a", "#6b6b6b", "#c9c9c9", "#8a1c1c"
TITLE, TEXT, SMALL = 17.0, 8.5, 7.0
ROW, SETTINGS_FLOOR = 0.0135, 0.11
"""Height of a table's row, and how far down the tables may reach, as shares of the page."""
AIR = 4
"""Pixels that are shown around the patient."""
MIP_PERCENTILE = 99.0
BAR_TICKS = 4
WIDEST, TALLEST = 0.27, 0.54
"""The greatest width of a picture, and height of all rows, as shares of the page."""
SINOGRAM_RATIO = 0.8
NO_SIDES = (("", ""), ("", ""))
LONGEST_TITLE, LONGEST_LABEL = 70, 34
NO_NUMBER = "–"


@dataclass(frozen=True)
class Shown:
    """A restoration as the page shows it."""

    label: str
    record: Mapping[str, Any]
    images: Mapping[str, Image]
    sinograms: Mapping[str, Sinogram]


def draw_report(
    shown: Sequence[Shown], title: str, measures: Mapping[str, Any] | None = None, patient_label: str = ""
) -> Figure:
    """The page: title, pictures, numbers, settings and warnings, from top to bottom."""
    figure = Figure(figsize=A4_INCHES, facecolor="white")
    FigureCanvasPdf(figure)
    heading(figure, title, patient_label, shown)
    bottom = pictures(figure, shown, top=0.868)
    bottom = metrics_table(figure, shown, top=bottom - 0.03)
    if measures is not None and measures["segments"]:
        bottom = segments_table(figure, measures, top=bottom - 0.022, floor=SETTINGS_FLOOR + 0.012 * (len(shown) + 1))
    settings(figure, shown, top=bottom - 0.022)
    footer(figure)
    return figure


def heading(figure: Figure, title: str, patient_label: str, shown: Sequence[Shown]) -> None:
    """Title, what it is about, and the line that nobody may overlook."""
    kind = shown[0].sinograms[LOW].kind
    grid = shown[0].images[LOW].grid
    told = [
        f"{'Measured' if kind is Kind.MEASURED else 'Re-projected'} sinograms",
        f"{grid.size[2]} slices of {grid.size[0]} x {grid.size[1]} voxels, "
        f"{grid.spacing_mm[0]:.3g} x {grid.spacing_mm[1]:.3g} x {grid.spacing_mm[2]:.3g} mm",
        date.today().isoformat(),
    ]
    write(figure, MARGIN, 0.955, shorten(title, LONGEST_TITLE, placeholder=" …"), TITLE, weight="bold")
    write(figure, MARGIN, 0.937, "   ·   ".join(told), TEXT, color=GREY)
    if patient_label:
        write(figure, MARGIN, 0.921, shorten(patient_label, LONGEST_TITLE, placeholder=" …"), TEXT)
    write(figure, 1 - MARGIN, 0.958, "FOR RESEARCH ONLY", TEXT, color=ACCENT, weight="bold", ha="right")
    write(figure, 1 - MARGIN, 0.944, "not for diagnosis", SMALL, color=ACCENT, ha="right")
    rule(figure, 0.912, INK, 0.8)


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
    highest = nice_limit(float(np.percentile(projections[-1].values, MIP_PERCENTILE)))
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
        for x, side in ((0.035, view.sides[0][0]), (0.965, view.sides[0][1])):
            ax.text(x, 0.5, side, transform=ax.transAxes, color=GREY, ha="center", va="center", fontsize=SMALL - 1)
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
    turned = np.reshape(image.grid.direction, (3, 3))
    behind = int(np.argmax(np.abs(turned[1])))
    axes = {0: 2, 1: 1, 2: 0}
    plane: FloatArray = image.values.max(axis=axes[behind])
    grid = image.grid
    across, down = [axis for axis in range(3) if axis != behind]
    keep = [across, down]
    (a, b, c), (d, e, f), (g, h, i) = turned[:, [*keep, behind]].tolist()
    size, spacing = [grid.size[axis] for axis in keep], [grid.spacing_mm[axis] for axis in keep]
    flat = replace(
        grid,
        size=(size[0], size[1], 1),
        spacing_mm=(spacing[0], spacing[1], 1.0),
        direction=(a, b, c, d, e, f, g, h, i),
    )
    return upright(plane, flat)


def colour_bar(figure: Figure, drawn: AxesImage, ax: Axes, row: Row) -> None:
    """The scale of a row."""
    bar = figure.colorbar(drawn, cax=ax)
    power = unit_power(row.high)
    bar.ax.yaxis.set_major_locator(MaxNLocator(BAR_TICKS if ax.get_position().height > 0.05 else 2))
    bar.ax.yaxis.set_major_formatter(lambda value, _: f"{value / 10.0**power:g}".replace("-", "−"))
    bar.ax.tick_params(labelsize=SMALL - 0.5, length=2, width=0.5, colors=GREY)
    bar.outline.set_linewidth(0.4)
    bar.set_label(unit_text(row.unit, power), fontsize=SMALL - 0.5, color=GREY, labelpad=1)


def metrics_table(figure: Figure, shown: Sequence[Shown], top: float) -> float:
    """PSNR, SSIM and NRMSE of the volume against the full dose; returns where the table ends."""
    head = ("Image against the full dose, whole volume", "PSNR (dB)", "SSIM", "NRMSE")
    lines = []
    told: set[float | None] = set()
    for one in shown:
        drf = one.record["input"]["drf"]
        if FULL not in one.images:
            continue
        for name in (LOW, RESTORED):
            if name == LOW and drf in told:
                continue
            metrics = compare(one.images[name], one.images[FULL]).volume
            label = f"{dose_label(drf)}, low dose" if name == LOW else f"{one.label}, restored"
            lines.append(
                (
                    label,
                    number(metrics.psnr_db, "{:.1f}"),
                    number(metrics.ssim, "{:.3f}"),
                    number(metrics.nrmse, "{:.4f}"),
                )
            )
        told.add(drf)
    if not lines:
        write(figure, MARGIN, top, "There is no full-dose reference: the numbers below cannot be compared.", TEXT)
        return top - 0.012
    return table(figure, head, lines, top)


def segments_table(figure: Figure, measures: Mapping[str, Any], top: float, floor: float) -> float:
    """What segments hold in each run, as many as the page has room for; returns where the table ends."""
    head = (f"Segment ({measures['unit']})", "volume (mL)", "mean", "max", "peak", "bias of mean (%)")
    lines: list[Sequence[str]] = []
    left_out = 0
    for segment in measures["segments"]:
        more = segment_lines(measures["runs"], segment["label"])
        if left_out or top - (len(lines) + len(more) + 3) * ROW < floor:
            left_out += 1
        else:
            lines += [*([()] if lines else []), *more]
    bottom = table(figure, head, lines, top)
    if left_out:
        write(figure, MARGIN, bottom - 0.011, f"and {left_out} more in measures.csv", SMALL, color=GREY)
        bottom -= ROW
    return bottom


def segment_lines(runs: Sequence[Mapping[str, Any]], label: int) -> list[Sequence[str]]:
    """The rows of one segment: low dose and restored of each run, then the full dose."""
    lines: list[Sequence[str]] = []
    full: list[Sequence[str]] = []
    told: set[float | None] = set()
    for run in runs:
        named = {LOW: f"{dose_label(run['drf'])}, low dose", RESTORED: f"{run['label']}, restored", FULL: "full dose"}
        for image, what in named.items():
            segments = run["images"].get(image, {"segments": []})["segments"]
            one = next((one for one in segments if one["label"] == label and "mean" in one), None)
            if one is None or (image == LOW and run["drf"] in told):
                continue
            line = (f"{shorten(one['name'], 20, placeholder=' …')}: {what}", *segment_numbers(one))
            if image == FULL:
                full = [line]
            else:
                lines.append(line)
        told.add(run["drf"])
    return lines + full


def segment_numbers(one: Mapping[str, Any]) -> tuple[str, ...]:
    """A segment's numbers as text."""
    bias = (one["bias_percent"] or {}).get("mean")
    return (
        *(significant(one[key]) for key in ("volume_ml", "mean", "max", "peak")),
        number(bias, "{:+.1f}").replace("-", "−"),
    )


def significant(value: float) -> str:
    """A number with three significant digits or all before the point."""
    decimals = 2 - math.floor(math.log10(abs(value))) if value else 0
    return f"{value:,.{max(0, decimals)}f}"


def number(value: float | None, form: str) -> str:
    """A number as text, a dash where it is not defined."""
    return NO_NUMBER if value is None else form.format(value)


def table(figure: Figure, head: Sequence[str], lines: Sequence[Sequence[str]], top: float) -> float:
    """A table with a rule above and below; numbers to the right, an empty line a gap; returns where it ends."""
    first, last = 0.52 if len(head) < 5 else 0.44, 1 - MARGIN
    places = np.linspace(first, last, len(head) - 1)
    rule(figure, top + 0.006, INK, 0.6)
    y = top - 0.006
    for line, size, color in [(head, SMALL, GREY), *((line, TEXT, INK) for line in lines)]:
        if not line:
            y -= ROW / 3
            continue
        write(figure, MARGIN, y, shorten(line[0], 56, placeholder=" …"), size, color=color)
        for x, text in zip(places, line[1:], strict=True):
            write(figure, float(x), y, text, size, color=color, ha="right")
        y -= ROW
    rule(figure, y + 0.007, RULE, 0.5)
    return y + 0.007


def settings(figure: Figure, shown: Sequence[Shown], top: float) -> None:
    """How each restoration was made, and what it warns of."""
    y = top
    for one in shown:
        record = one.record
        model, made = record["model"], record["reconstruction"]
        parts = [
            f"{record['method']}"
            + (f" in {record['steps']} step{'s' * (record['steps'] > 1)}" * bool(record["steps"])),
            f"model {model['name']} ({model['sha256'][:12]})" if model else "no model",
            reconstruction_text(made),
            str(record["device"]).split(",")[0],
            f"redpet {record['redpet']}",
        ]
        write(figure, MARGIN, y, f"{shorten(one.label, LONGEST_LABEL, placeholder=' …')}:", SMALL, weight="bold")
        write(figure, MARGIN + 0.19, y, ", ".join(parts), SMALL)
        y -= 0.0115
    for told in dict.fromkeys((one.record["input"].get("injection") or {}).get("told") for one in shown):
        if told:
            write(figure, MARGIN, y, told[0].upper() + told[1:], SMALL)
            y -= 0.0115
    for warning in list(dict.fromkeys(text for one in shown for text in one.record["warnings"]))[:4]:
        write(figure, MARGIN, y, f"Warning: {shorten(warning, 130, placeholder=' …')}", SMALL, color=ACCENT)
        y -= 0.0115


def reconstruction_text(made: Mapping[str, Any]) -> str:
    """A reconstruction in words."""
    if made["method"] == "fbp":
        return f"FBP ({made['window']})"
    if made["method"] == "rdp":
        return f"RDP, beta {made['beta']:g}"
    text = f"OSEM {made['iterations']} x {made['subsets']}"
    return text + (f", {made['post_filter_mm']:g} mm filter" if made["post_filter_mm"] else "")


def footer(figure: Figure) -> None:
    """What every reader has to know."""
    rule(figure, 0.047, RULE, 0.5)
    text = (
        "A network restored the sinogram: it can smooth away or change small lesions. Compare with the low-dose image "
        "beside it."
    )
    write(figure, MARGIN, 0.034, text, SMALL, color=GREY)
    write(figure, MARGIN, 0.022, f"RED Reconstruction, redpet {__version__}. For research only.", SMALL, color=GREY)


def write(figure: Figure, x: float, y: float, text: str, size: float, **style: Any) -> None:
    """A line of text on the page; what looks like mathematics is none."""
    figure.text(x, y, text, fontsize=size, parse_math=False, **{"color": INK, **style})


def rule(figure: Figure, y: float, color: str, width: float) -> None:
    """A line across the page."""
    ax = figure.add_axes((MARGIN, y, 1 - 2 * MARGIN, 0.0005))
    ax.axis("off")
    ax.axhline(0, color=color, linewidth=width, clip_on=False)
