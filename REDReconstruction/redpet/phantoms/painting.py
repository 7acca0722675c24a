"""Phantoms painted from ellipsoids: activity in any unit, attenuation in 1/mm at 511 keV."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from redpet.case import FloatArray, ImageGrid

WATER = 0.0096
LUNG = 0.0028
BONE = 0.0125
CROSSING_Z_MM = 1e4
"""Half length of a body that runs through all slices."""


@dataclass(frozen=True)
class Ellipsoid:
    """One object: centre and half axes `(z, y, x)` in mm, rotation in-plane, activity and attenuation inside."""

    centre_mm: tuple[float, float, float]
    half_mm: tuple[float, float, float]
    activity: float
    attenuation: float
    angle_rad: float = 0.0


def paint(objects: Iterable[Ellipsoid], grid: ImageGrid) -> tuple[FloatArray, FloatArray]:
    """Activity and attenuation (1/mm), both `[z, y, x]`: later objects over earlier ones, edges one pixel soft.

    The centres of the objects count from the centre of the grid.
    """
    activity, attenuation = np.zeros((2, *grid.shape), dtype=np.float32)
    z, y, x = (
        (np.arange(n, dtype=np.float32) - (n - 1) / 2) * step
        for n, step in zip(grid.shape, reversed(grid.spacing_mm), strict=True)
    )
    for item in objects:
        cos, sin = math.cos(item.angle_rad), math.sin(item.angle_rad)
        dz, dy, dx = (
            z[:, None, None] - item.centre_mm[0],
            y[:, None] - item.centre_mm[1],
            x[None, :] - item.centre_mm[2],
        )
        along_x, along_y = (cos * dx + sin * dy) / item.half_mm[2], (cos * dy - sin * dx) / item.half_mm[1]
        distance = np.sqrt((dz / item.half_mm[0]) ** 2 + (along_x**2 + along_y**2)[None])
        softness = grid.spacing_mm[0] / min(item.half_mm[1:])
        share = np.clip((1 - distance) / softness + 0.5, 0, 1)
        activity += share * (item.activity - activity)
        attenuation += share * (item.attenuation - attenuation)
    return activity, attenuation
