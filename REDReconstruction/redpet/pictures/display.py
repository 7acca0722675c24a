"""How a slice of a patient is shown: which way up, in which window, with which numbers on its scale."""

import math
from dataclasses import dataclass, replace

import numpy as np

from redpet.case import FloatArray, Image, ImageGrid
from redpet.machine.scratch import by_slices

WINDOW_PERCENTILE = 95.0
MOST_OF_MEDIAN = 5.0
"""What is hot may cover more of a patient than the percentile leaves out, but not half of him."""
SAMPLED_SLICES = 100
PAPER = {"facecolor": "white", "edgecolor": "none", "alpha": 0.85, "pad": 0.8}
"""What lies under text in a picture: it is read whatever the pixels are."""
SIDES = (("R", "L"), ("A", "P"), ("S", "I"))
"""What lies left and right, or above and below, in a picture whose axis is x, y or z of the patient."""
PLAIN = (1e-2, 1e5)
"""Between these the numbers of a unit without prefixes are written as they are."""
PREFIXES = {-3: "m", 0: "", 3: "k", 6: "M", 9: "G", 12: "T"}


@dataclass(frozen=True)
class View:
    """A slice as one reads it: `values[row, column]`, its size, and what lies (left, right) and (above, below)."""

    values: FloatArray
    width_mm: float
    height_mm: float
    sides: tuple[tuple[str, str], tuple[str, str]]


def upright(plane: FloatArray, grid: ImageGrid) -> View:
    """A slice `[y, x]` turned so that the patient's left is on the right, and posterior (or inferior) below."""
    directions = np.reshape(grid.direction, (3, 3))
    across, down = directions[:, 0], directions[:, 1]
    width, height = (n * step for n, step in zip(grid.size[:2], grid.spacing_mm[:2], strict=True))
    if np.argmax(np.abs(across)) > np.argmax(np.abs(down)):
        plane, across, down, width, height = plane.T, down, across, height, width
    sides = []
    for axis, direction in ((1, across), (0, down)):
        main = int(np.argmax(np.abs(direction)))
        if direction[main] * (1, 1, -1)[main] < 0:
            plane = np.flip(plane, axis)
        sides.append(SIDES[main])
    return View(plane, width, height, (sides[0], sides[1]))


def display_window(image: Image) -> float:
    """The activity that is shown black: the 95th percentile of the voxels above the mean, in the image's unit.

    The mean lies between air and patient, so the percentile is one of the patient, whatever the
    size of the field of view; and a hot bladder does not turn everything else white.
    """
    values = by_slices(np.array, image.values[:: max(1, len(image.values) // SAMPLED_SLICES)])
    mean = min(float(values.mean(dtype=np.float64)), float(values.max()))
    return float(np.percentile(values[values >= mean], WINDOW_PERCENTILE))


def nice_limit(limit: float) -> float:
    """The limit rounded up to two significant digits; 1 where nothing is above 0."""
    if limit <= 0:
        return 1.0
    step = 10.0 ** (math.floor(math.log10(limit)) - 1)
    return math.ceil(limit / step - 1e-9) * step


def projection_window(values: FloatArray) -> float:
    """The activity that is shown black in a projection `[row, column]`: a high percentile of the patient's pixels.

    It is 5 times their median at most.

    In a projection a bladder may cover more than a hundredth of the picture, a hundred times hotter than the rest, so
    neither a percentile of all pixels nor their mean will do; the mean of fourth roots hardly hears of it.
    """
    threshold = float(np.mean(np.maximum(values, 0) ** 0.25, dtype=np.float64)) ** 4
    active = values[values > threshold]
    if not active.size:
        return 0.0
    high, median = np.percentile(active, [WINDOW_PERCENTILE, 50.0])
    return float(min(high, MOST_OF_MEDIAN * median))


def projection(image: Image, patient_axis: int) -> View:
    """The highest activity along an axis of the patient (0: left to right, 1: front to back), the head above."""
    turned = np.reshape(image.grid.direction, (3, 3))
    behind = int(np.argmax(np.abs(turned[patient_axis])))
    plane: FloatArray = image.values.max(axis=(2, 1, 0)[behind])
    grid = image.grid
    across, down = [axis for axis in range(3) if axis != behind]
    (a, b, c), (d, e, f), (g, h, i) = turned[:, [across, down, behind]].tolist()
    flat = replace(
        grid,
        size=(grid.size[across], grid.size[down], 1),
        spacing_mm=(grid.spacing_mm[across], grid.spacing_mm[down], 1.0),
        direction=(a, b, c, d, e, f, g, h, i),
    )
    return upright(plane, flat)


def scale_of(limit: float, unit: str) -> tuple[float, str]:
    """What to divide numbers up to `limit` (above 0) by, and the unit they have then, as a reader writes it: kBq/mL.

    A unit without prefixes stays as it is, unless its numbers are far from 1.
    """
    power = min(max(3 * math.floor(math.log10(limit) / 3), min(PREFIXES)), max(PREFIXES))
    unit = unit.replace("*", "·")
    if unit.startswith("Bq"):
        return 10.0**power, PREFIXES[power] + unit
    if PLAIN[0] <= limit < PLAIN[1]:
        return 1.0, unit
    exponent = math.floor(math.log10(limit))
    return 10.0**exponent, f"× $10^{{{exponent}}}$ {unit}"


def with_unit(value: float, unit: str) -> str:
    """A number above 0 with its unit."""
    factor, text = scale_of(value, unit)
    return f"{value / factor:.4g} {text}"
