"""Where the rays of a 2D parallel-beam sinogram run and where grids lie, in millimetres."""

import math

import numpy as np
from numpy.typing import NDArray

from redpet.case import Image, ImageGrid, SinogramGeometry
from redpet.machine.scratch import few

OUTSIDE_LIMIT = 1e-3
"""Share of an image's activity that may lie outside the inscribed circle before the sinogram is made wider."""
FWHM_PER_SIGMA = math.sqrt(8 * math.log(2))
"""The full width at half maximum of a Gaussian over its standard deviation."""


def angles_rad(geometry: SinogramGeometry) -> NDArray[np.floating]:
    """The projection angles `[angle]` in radians."""
    return geometry.angle_start_rad + np.arange(geometry.n_angles) * (math.pi / geometry.n_angles)


def radial_positions_mm(geometry: SinogramGeometry) -> NDArray[np.floating]:
    """The signed distance `[radial]` of each ray from the centre of the grid in millimetres."""
    centred = np.arange(geometry.n_radial) - (geometry.n_radial - 1) / 2
    return centred * geometry.radial_spacing_mm + geometry.radial_offset_mm


def field_of_view(grid: ImageGrid, geometry: SinogramGeometry) -> NDArray[np.bool_]:
    """The pixels `[y, x]` whose centre every angle sees."""
    positions = radial_positions_mm(geometry)
    radius = max(0.0, min(-positions[0], positions[-1]) + 0.5 * geometry.radial_spacing_mm)
    x, y = pixel_centres_mm(grid)
    return x[None, :] ** 2 + y[:, None] ** 2 <= radius**2


def pixel_centres_mm(grid: ImageGrid) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """The pixel centres along x and along y in millimetres, from the centre of the grid."""
    x, y = ((np.arange(n) - (n - 1) / 2) * step for n, step in zip(grid.size[:2], grid.spacing_mm[:2], strict=True))
    return x, y


def geometry_for_image(image: Image) -> SinogramGeometry:
    """A sinogram as fine as the image: one bin a pixel, as many angles as bins.

    It covers the inscribed circle, or the whole rectangle where activity lies in the corners.
    """
    grid = image.grid
    spacing = min(grid.spacing_mm[:2])
    width, height = (n * step for n, step in zip(grid.size[:2], grid.spacing_mm[:2], strict=True))
    inscribed = SinogramGeometry(1, max(2, round(min(width, height) / spacing)), spacing)
    activity = np.zeros(grid.shape[1:])
    for part in few(image.values):
        activity += np.abs(image.values[part]).sum(axis=0, dtype=np.float64)
    total, seen = float(activity.sum()), float(activity[field_of_view(grid, inscribed)].sum())
    n_radial = inscribed.n_radial
    if total > 0 and total - seen > OUTSIDE_LIMIT * total:
        n_radial = math.ceil(math.hypot(width, height) / spacing)
    return SinogramGeometry(n_angles=n_radial, n_radial=n_radial, radial_spacing_mm=spacing)


def misplacement_mm(grid: ImageGrid, other: ImageGrid) -> float:
    """The largest distance in millimetres between the same corner voxels of two grids of one size, else infinity."""
    if grid.size != other.size:
        return float("inf")
    return float(np.linalg.norm(corners_mm(grid) - corners_mm(other), axis=1).max())


def corners_mm(grid: ImageGrid) -> NDArray[np.float64]:
    """The positions `[corner, xyz]` of the first voxel and of the last one along each axis."""
    edges = np.asarray(grid.direction).reshape(3, 3) * (np.asarray(grid.spacing_mm) * (np.asarray(grid.size) - 1))
    return np.asarray(grid.origin_mm) + np.concatenate([np.zeros((1, 3)), edges.T])
