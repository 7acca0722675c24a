"""Ellipses whose Radon transform is known: the truth that projections and reconstructions are held against.

Rays and pixels are placed here as `SinogramGeometry` and `ImageGrid` document it, without the engine's own functions.
"""

import math
from dataclasses import dataclass

import numpy as np

from redpet.case import ImageGrid, SinogramGeometry


@dataclass(frozen=True)
class Ellipse:
    """A uniform ellipse: centre and half axes in mm from the centre of the grid, tilt in rad, value."""

    x: float
    y: float
    a: float
    b: float
    tilt: float = 0.0
    value: float = 1.0


BODY = (
    Ellipse(0, 0, 180, 220, 0.0, 1.0),
    Ellipse(60, -90, 50, 24, 0.5, 2.0),
    Ellipse(-70, 80, 20, 40, -0.3, -0.6),
    Ellipse(-60, -60, 16, 16, 0.0, 4.0),
)
"""A body with an organ, a cold region and a lesion; no symmetry, so that every flip and swap shows."""


def rasterised(ellipses: tuple[Ellipse, ...], grid: ImageGrid, samples: int = 8) -> np.ndarray:
    """The image `[y, x]` with antialiased edges: each pixel is the mean of `samples` x `samples` points."""
    nx, ny = grid.size[:2]
    dx, dy = grid.spacing_mm[:2]
    x = (np.arange(nx * samples) - (nx * samples - 1) / 2) * dx / samples
    y = (np.arange(ny * samples) - (ny * samples - 1) / 2) * dy / samples
    fine = np.zeros((ny * samples, nx * samples), dtype=np.float32)
    for e in ellipses:
        along = (x[None, :] - e.x) * math.cos(e.tilt) + (y[:, None] - e.y) * math.sin(e.tilt)
        across = (y[:, None] - e.y) * math.cos(e.tilt) - (x[None, :] - e.x) * math.sin(e.tilt)
        fine += e.value * ((along / e.a) ** 2 + (across / e.b) ** 2 <= 1)
    return fine.reshape(ny, samples, nx, samples).mean(axis=(1, 3))


def radon(ellipses: tuple[Ellipse, ...], geometry: SinogramGeometry) -> np.ndarray:
    """The exact line integrals `[angle, radial]` of the ellipses in their value times mm."""
    angle = (geometry.angle_start_rad + np.arange(geometry.n_angles) * np.pi / geometry.n_angles)[:, None]
    bins = np.arange(geometry.n_radial) - (geometry.n_radial - 1) / 2
    s = (bins * geometry.radial_spacing_mm + geometry.radial_offset_mm)[None, :]
    lines = np.zeros((geometry.n_angles, geometry.n_radial))
    for e in ellipses:
        reach = (e.a * np.cos(angle - e.tilt)) ** 2 + (e.b * np.sin(angle - e.tilt)) ** 2
        distance = s - e.x * np.cos(angle) - e.y * np.sin(angle)
        lines += 2 * e.value * e.a * e.b * np.sqrt(np.clip(reach - distance**2, 0, None)) / reach
    return lines
