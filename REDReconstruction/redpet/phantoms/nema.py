"""The body phantom of NEMA NU 2 (image quality): six hot spheres around a lung insert in a water-filled torso.

Dimensions are those of the standard, in mm. x runs to the left and y to the back from the axis of the lung insert, z
from the plane in which the centres of all spheres lie.
"""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from redpet.case import ImageGrid, Triple
from redpet.case.geometry import pixel_centres_mm
from redpet.phantoms.painting import LUNG, WATER
from redpet.phantoms.random import Phantom

Array = NDArray[np.float64]
DIAMETERS_MM = (10.0, 13.0, 17.0, 22.0, 28.0, 37.0)
RING_MM = 57.2
"""The distance of the spheres' centres from the axis."""
FIRST_ANGLE_RAD = -2 * math.pi / 3
"""Where the smallest sphere lies: the third, of 17 mm, then lies on the x axis; each next one is 60 degrees further."""
LUNG_RADIUS_MM = 25.0
BACK_MM, HALF_WIDTH_MM, FRONT_RADIUS_MM, CORNER_RADIUS_MM = 35.0, 70.0, 147.0, 77.0
"""The front is a half circle around a point `BACK_MM` behind the axis; the back two quarter circles and a flat."""
NAME = "NEMA body"
GRID = ImageGrid((128, 128, 21), (2.5, 2.5, 3.0))
PARTS = 5
"""Parts of a pixel, along each axis, by which shares of it are found."""


def sphere_centres_mm() -> Array:
    """The centres `[sphere, xy]` in the order of `DIAMETERS_MM`."""
    angles = FIRST_ANGLE_RAD + np.arange(len(DIAMETERS_MM)) * math.pi / 3
    return RING_MM * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def depth_mm(x: Array, y: Array) -> Array:
    """How far within the body a point lies, in mm; negative outside of it."""
    back = y - BACK_MM
    corner = CORNER_RADIUS_MM - np.hypot(np.abs(x) - HALF_WIDTH_MM, back)
    flat = np.where(np.abs(x) > HALF_WIDTH_MM, corner, CORNER_RADIUS_MM - back)
    return np.where(back <= 0, FRONT_RADIUS_MM - np.hypot(x, back), flat)


def nema_phantom(contrast: float, grid: ImageGrid = GRID) -> Phantom:
    """The phantom around the middle of a grid: activity of 1 in the body, `contrast` in the spheres, none in the lung.

    Attenuation in 1/mm; walls are left out. Each voxel holds its shares of body, spheres and insert.
    """
    body = _shares(grid, lambda x, y: depth_mm(x, y) > 0)
    lung = _shares(grid, lambda x, y: np.hypot(x, y) < LUNG_RADIUS_MM)
    activity = np.broadcast_to(body * (1 - lung), grid.shape).copy()
    attenuation = np.broadcast_to(body * (WATER + lung * (LUNG - WATER)), grid.shape)
    for centre, diameter in zip(sphere_centres_mm(), DIAMETERS_MM, strict=True):
        activity += np.float32(contrast - 1) * _ball(grid, (float(centre[0]), float(centre[1]), 0.0), diameter / 2)
    return Phantom(activity.astype(np.float32), attenuation.astype(np.float32), grid, NAME)


def _ball(grid: ImageGrid, centre_mm: Triple, radius_mm: float) -> Array:
    """The share `[z, y, x]` of each voxel that lies in a ball around (x, y, z)."""
    share = np.zeros(grid.shape)
    near, squares = [], []
    for at, centre, parts in zip(_centres(grid), reversed(centre_mm), _fine_steps(grid), strict=True):
        inside = np.flatnonzero(np.abs(at - centre) < radius_mm + 2 * np.abs(parts).max())
        near.append(inside)
        squares.append(((at[inside][:, None] + parts - centre) ** 2).ravel())
    z, y, x = squares
    within = z[:, None, None] + y[:, None] + x < radius_mm**2
    sizes = [part for one in near for part in (len(one), PARTS)]
    share[np.ix_(*near)] = within.reshape(sizes).mean(axis=(1, 3, 5))
    return share


def _centres(grid: ImageGrid) -> list[Array]:
    """The voxel centres along z, y and x in mm from the middle of the grid."""
    x, y = pixel_centres_mm(grid)
    z = (np.arange(grid.size[2]) - (grid.size[2] - 1) / 2) * grid.spacing_mm[2]
    return [np.asarray(one, dtype=np.float64) for one in (z, y, x)]


def _fine_steps(grid: ImageGrid) -> list[Array]:
    """Where the parts of a voxel lie from its centre, along z, y and x."""
    return [((np.arange(PARTS) + 0.5) / PARTS - 0.5) * step for step in reversed(grid.spacing_mm)]


def _shares(grid: ImageGrid, inside: Callable[[Array, Array], NDArray[np.bool_]]) -> Array:
    """The share `[y, x]` of each pixel that lies inside."""
    _, y, x = _centres(grid)
    _, down, right = _fine_steps(grid)
    found = inside((x[:, None] + right)[None, None], (y[:, None] + down)[:, :, None, None])
    return np.asarray(found.mean(axis=(1, 3)))
