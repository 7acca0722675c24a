"""A page of A4 and what is written on it; sizes are points, places are shares of the page from its lower left."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure

from redpet.case import Image, Sinogram

A4_INCHES = (8.27, 11.69)
MARGIN = 0.07
"""Share of the page's width that stays white on either side."""
INK, GREY, RULE, ACCENT = "#1a1a1a", "#6b6b6b", "#c9c9c9", "#8a1c1c"
TITLE, TEXT, SMALL = 17.0, 8.5, 7.0
LONGEST_TITLE, LONGEST_LABEL = 70, 34


@dataclass(frozen=True)
class Shown:
    """A restoration as the page shows it."""

    label: str
    record: Mapping[str, Any]
    images: Mapping[str, Image]
    sinograms: Mapping[str, Sinogram]


def write(figure: Figure, x: float, y: float, text: str, size: float, **style: Any) -> None:
    """A line of text on the page; what looks like mathematics is none."""
    figure.text(x, y, text, fontsize=size, parse_math=False, **{"color": INK, **style})


def rule(figure: Figure, y: float, color: str, width: float) -> None:
    """A line across the page."""
    ax = figure.add_axes((MARGIN, y, 1 - 2 * MARGIN, 0.0005))
    ax.axis("off")
    ax.axhline(0, color=color, linewidth=width, clip_on=False)
