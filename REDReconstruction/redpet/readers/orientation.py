"""Mirrored axes of a sinogram, so that its image is upright, unmirrored and in LPS."""

import math
from dataclasses import replace

import numpy as np

from redpet.case import FloatArray, ImageGrid, SinogramGeometry


def mirrored(geometry: SinogramGeometry, x: bool = False, y: bool = False) -> tuple[SinogramGeometry, bool]:
    """The geometry after x and y were turned around, and whether the order of the angles turns with it.

    With x' = -x the ray `x cos a + y sin a = s` is `x' cos(pi - a) + y sin(pi - a) = s`; with
    y' = -y it is `x cos(-a) + y' sin(-a) = s`: the angles run backwards, s keeps its sign.
    """
    start = geometry.angle_start_rad
    step = math.pi / geometry.n_angles
    for turn, about in ((x, math.pi), (y, 0.0)):
        if turn:
            start = about - (start + (geometry.n_angles - 1) * step)
    return replace(geometry, angle_start_rad=start), x != y


def turned(values: FloatArray, slices: bool = False, angles: bool = False, radial: bool = False) -> FloatArray:
    """The array `[slice, angle, radial]` with the named axes reversed."""
    steps = tuple(slice(None, None, -1 if turn else 1) for turn in (slices, angles, radial))
    return np.ascontiguousarray(values[steps])


def centred_grid(
    size: tuple[int, int, int], spacing_mm: tuple[float, float, float], first_z_mm: float = 0.0
) -> ImageGrid:
    """A grid whose x and y are centred on the axis of the scanner."""
    x, y = (-(n - 1) / 2 * step for n, step in zip(size[:2], spacing_mm[:2], strict=True))
    return ImageGrid(size, spacing_mm, (x, y, first_z_mm))
