"""How a slice of a patient is shown: which way up, in which window, with which numbers on its scale."""

import math
from dataclasses import dataclass

import numpy as np

from redpet.case import FloatArray, Image, ImageGrid

WINDOW_PERCENTILE = 95.0
SAMPLED_SLICES = 100
SIDES = (("R", "L"), ("A", "P"), ("S", "I"))
"""What lies left and right, or above and below, in a picture whose axis is x, y or z of the patient."""
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
    values = image.values[:: max(1, len(image.values) // SAMPLED_SLICES)]
    mean = min(float(values.mean(dtype=np.float64)), float(values.max()))
    return float(np.percentile(values[values >= mean], WINDOW_PERCENTILE))


def nice_limit(limit: float) -> float:
    """The limit rounded up to two significant digits; 1 where nothing is above 0."""
    if limit <= 0:
        return 1.0
    step = 10.0 ** (math.floor(math.log10(limit)) - 1)
    return math.ceil(limit / step - 1e-9) * step


def unit_power(limit: float) -> int:
    """The power of ten, in steps of three, in which a scale up to `limit` (above 0) reads well."""
    return min(max(3 * math.floor(math.log10(limit) / 3), min(PREFIXES)), max(PREFIXES))


def unit_text(unit: str, power: int) -> str:
    """A unit times a power of ten as a reader writes it: kBq/mL, or ten to the power before a unit without prefixes."""
    unit = unit.replace("*", "·")
    if unit.startswith("Bq"):
        return PREFIXES[power] + unit
    return unit if power == 0 else f"$10^{{{power}}}$ {unit}"


def with_unit(value: float, unit: str) -> str:
    """A number above 0 with its unit."""
    power = unit_power(value)
    return f"{value / 10.0**power:g} {unit_text(unit, power)}"
