"""A small picture of a restoration, for a page of many: low dose, restored and full dose on one window."""

from collections.abc import Mapping
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from redpet.case import Image
from redpet.pictures.display import View, display_window, nice_limit, projection, projection_window, upright
from redpet.pictures.figures import most_active_slice

TILE_INCHES, DPI, LETTERS = 1.5, 100, 8.0
TALL = 0.5
"""A stack that is at least so high, as a share of its width, is shown as a projection from the front."""


def draw_thumbnail(path: Path, images: Mapping[str, Image]) -> None:
    """Draw the images under their names; the last one, the full dose where there is one, sets the window.

    A long stack is shown as its maximum intensity projection from the front, a short one as its most active slice.
    """
    last = list(images.values())[-1]
    front = projection(last, 1)
    tall = front.height_mm >= TALL * front.width_mm
    index = most_active_slice(last)
    limit = nice_limit(projection_window(front.values) if tall else display_window(last))
    shown = {
        name: projection(image, 1) if tall else upright(image.values[index], image.grid)
        for name, image in images.items()
    }
    ratio = max(view.height_mm / view.width_mm for view in shown.values())
    figure = Figure(figsize=(TILE_INCHES * len(shown), TILE_INCHES * ratio + 0.2), facecolor="white")
    FigureCanvasAgg(figure)
    for column, (name, view) in enumerate(shown.items()):
        tile(figure, column / len(shown), 1 / len(shown), name, view, limit)
    figure.savefig(path, dpi=DPI, metadata={"Software": None})


def tile(figure: Figure, left: float, width: float, name: str, view: View, limit: float) -> None:
    """One of the images, in its share of the figure."""
    top = 1 - 0.2 / figure.get_size_inches()[1]
    ax = figure.add_axes((left, 0, width, top))
    ax.axis("off")
    ax.imshow(
        view.values, cmap="gray_r", vmin=0, vmax=limit, extent=(0, view.width_mm, view.height_mm, 0), aspect="equal"
    )
    figure.text(left + width / 2, top, name, fontsize=LETTERS, ha="center", va="bottom", parse_math=False)
