"""The page of a report that says what the counts bear out of a restored image: the worst findings, map and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle
from numpy.typing import NDArray

from redpet.case import Image, ImageGrid
from redpet.case.states import CANNOT_TELL, CONTRADICTED, STATE_COLORS, STATES, SUPPORTED
from redpet.case.study import FULL, LOW, RESTORED, Finding
from redpet.pictures.display import View, display_window, nice_limit, upright
from redpet.pictures.figures import most_active_slice
from redpet.pictures.page import A4_INCHES, GREY, INK, MARGIN, RULE, SMALL, TEXT, TITLE, rule, write
from redpet.pictures.report_pictures import Row, body, cropped, show

MOST_ROWS, ROW_SHARE = 3, 0.125
"""Findings that are shown, and the greatest height of each as a share of the page."""
WIDEST, GAP = 0.27, 0.008
LINE, PARAGRAPH = 0.0112, 0.004
"""Heights of a line of small text and of what parts two findings, as shares of the page."""
FLOOR = 0.06
LETTERS_A_LINE = 128
FILLED = {1: 0.0, 2: 0.18, 3: 0.30}
"""How strongly the states are filled: what is supported stays as it is."""
LEAST_RING_MM = 8.0
WORDS = {
    SUPPORTED: "the counts hold the spot; elsewhere a false or lost lesion of 10 mm and 4:1 would probably be told.",
    CANNOT_TELL: "there are too few counts: what is seen here may be true or not.",
    CONTRADICTED: "the counts disagree: a spot is invented, erased, too high or too low, or a region is shifted.",
}


@dataclass(frozen=True)
class Judged:
    """A restored image that was judged: the images beside it, the map, the findings, the volumes of the states."""

    label: str
    images: Mapping[str, Image]
    states: Image
    findings: Sequence[Finding]
    volume_ml: Mapping[str, float]

    @property
    def names(self) -> list[str]:
        """The images in the order of the columns."""
        return [name for name in (LOW, RESTORED, FULL) if name in self.images]


def draw_evidence(judged: Judged, title: str) -> Figure:
    """The page: the states in words, pictures of the worst findings, all findings as far as there is room."""
    figure = Figure(figsize=A4_INCHES, facecolor="white")
    FigureCanvasPdf(figure)
    write(figure, MARGIN, 0.955, "What the counts bear out", TITLE, weight="bold")
    write(figure, MARGIN, 0.937, f"{title}   ·   {judged.label}", TEXT, color=GREY)
    rule(figure, 0.926, INK, 0.8)
    bottom = legend(figure, judged, 0.908)
    bottom = rows(figure, judged, bottom - 0.012)
    sentences(figure, judged.findings, bottom - 0.022)
    rule(figure, 0.047, RULE, 0.5)
    write(
        figure,
        MARGIN,
        0.034,
        "For research only, not for diagnosis.",
        SMALL,
        color=GREY,
    )
    return figure


def legend(figure: Figure, judged: Judged, top: float) -> float:
    """The states with their colours, volumes and meaning; returns where they end."""
    for value, name in reversed(STATES.items()):
        box = Rectangle(
            (MARGIN, top - 0.001), 0.012, 0.008, facecolor=STATE_COLORS[value], transform=figure.transFigure
        )
        figure.add_artist(box)
        volume = judged.volume_ml.get(name)
        told = name.capitalize() + ("" if volume is None else f", {volume:,.0f} mL")
        write(figure, MARGIN + 0.02, top, told, TEXT, weight="bold")
        write(figure, MARGIN + 0.22, top, WORDS[name], SMALL)
        top -= 0.016
    return top


def rows(figure: Figure, judged: Judged, top: float) -> float:
    """A row for each of the worst findings, or for the most active slice without any; returns where they end."""
    shown = list(judged.findings[:MOST_ROWS])
    restored = judged.images[RESTORED]
    limit = nice_limit(display_window(restored))
    box = body(upright(restored.values.max(axis=0), restored.grid).values, 0.1 * limit)
    view = cropped(upright(restored.values[0], restored.grid), box)
    page = A4_INCHES[1] / A4_INCHES[0]
    ratio = view.height_mm / view.width_mm
    width = min(WIDEST, ROW_SHARE * page / ratio)
    height = ratio * width / page
    for at, name in enumerate(judged.names):
        head = {LOW: "Low dose", RESTORED: "Restored, with the map", FULL: "Full dose"}[name]
        write(figure, MARGIN + 0.02 + at * (width + GAP) + width / 2, top, head, TEXT, ha="center", weight="bold")
    y = top - 0.006
    for number, finding in enumerate(shown or [None], start=1):
        y -= height
        if finding is not None:
            write(figure, MARGIN, y + height / 2, str(number), TEXT, weight="bold")
        place = None if finding is None else voxel_of(finding, restored.grid)
        index = most_active_slice(restored) if place is None else place[0]
        for at, name in enumerate(judged.names):
            ax = figure.add_axes((MARGIN + 0.02 + at * (width + GAP), y, width, height))
            image = judged.images[name]
            plane = cropped(upright(image.values[index], image.grid), box)
            show(ax, plane, Row("", [plane], "gray_r", 0, limit, image.unit, True))
            if name == RESTORED:
                overlay(ax, cropped(upright(judged.states.values[index], image.grid), box))
            if place is not None and finding is not None:
                ring(ax, plane, spot_view(place, image.grid, box), finding)
        y -= GAP / page
    return y


def voxel_of(finding: Finding, grid: ImageGrid) -> tuple[int, int, int]:
    """The voxel (z, y, x) of an image in which a finding lies."""
    axes = np.reshape(grid.direction, (3, 3))
    steps = axes.T @ (np.asarray(finding.position_mm) - grid.origin_mm) / grid.spacing_mm
    x, y, z = np.clip(np.rint(steps), 0, np.asarray(grid.size) - 1).astype(int).tolist()
    return z, y, x


def spot_view(place: tuple[int, int, int], grid: ImageGrid, box: tuple[slice, slice]) -> View:
    """A picture that is 1 in one voxel and 0 elsewhere, turned and cropped as the images are."""
    plane = np.zeros(grid.shape[1:], np.float32)
    plane[place[1:]] = 1
    return cropped(upright(plane, grid), box)


def overlay(ax: Axes, states: View) -> None:
    """The map over a picture: states filled so that the picture is seen, with outlines but for what is supported."""
    extent = (0, states.width_mm, states.height_mm, 0)
    colours = np.zeros((*states.values.shape, 4))
    for value, share in FILLED.items():
        inside = states.values == value
        colours[inside] = (*to_rgb(STATE_COLORS[value]), share)
        if share and inside.any():
            outline(ax, inside, extent, STATE_COLORS[value])
    ax.imshow(colours, extent=extent, aspect="equal", interpolation="nearest")


def outline(ax: Axes, inside: NDArray[np.bool_], extent: tuple[float, float, float, float], color: str) -> None:
    """A line along the edges of voxels."""
    fine = np.kron(np.pad(inside, 1), np.ones((4, 4)))
    pixel_mm = extent[1] / inside.shape[1], extent[2] / inside.shape[0]
    x, y = ((np.arange(n) + 0.5) * step / 4 - step for n, step in zip(fine.shape[::-1], pixel_mm, strict=True))
    ax.contour(x, y, fine, levels=[0.5], colors=[color], linewidths=0.7)


def ring(ax: Axes, plane: View, spot: View, finding: Finding) -> None:
    """A ring around a finding."""
    row, column = np.unravel_index(int(np.argmax(spot.values)), spot.values.shape)
    x = (column + 0.5) * plane.width_mm / spot.values.shape[1]
    y = (row + 0.5) * plane.height_mm / spot.values.shape[0]
    colour = next(STATE_COLORS[value] for value, name in STATES.items() if name == finding.state)
    ax.add_patch(Circle((x, y), max(LEAST_RING_MM, 0.9 * finding.diameter_mm), fill=False, ec=colour, lw=1.1))


def sentences(figure: Figure, findings: Sequence[Finding], top: float) -> None:
    """The findings, worst first, each with its sentence, as many as the page has room for."""
    if not findings:
        write(figure, MARGIN, top, "No spot stands out, and nothing is contradicted.", TEXT)
        return
    y = top
    for number, one in enumerate(findings, start=1):
        lines = wrap(one.sentence + numbers(one), LETTERS_A_LINE)
        if y - len(lines) * LINE < FLOOR + LINE:
            left = f"and {len(findings) - number + 1} more in evidence.csv"
            write(figure, MARGIN + 0.03, y, left, SMALL, color=GREY)
            return
        value = next(value for value, name in STATES.items() if name == one.state)
        write(figure, MARGIN, y, f"{number}", SMALL, color=STATE_COLORS[value], weight="bold")
        for line in lines:
            write(figure, MARGIN + 0.03, y, line, SMALL)
            y -= LINE
        y -= PARAGRAPH


def numbers(finding: Finding) -> str:
    """SUV and certainty of a finding, as the end of its sentence."""
    parts = []
    if finding.suv_shown is not None and finding.suv_counted is not None:
        parts.append(f"SUV {finding.suv_shown:.1f} shown, {finding.suv_counted:.1f} in the counts")
    parts.append(f"{finding.z:+.1f} standard errors")
    return f" ({', '.join(parts)})".replace("-", "−")
