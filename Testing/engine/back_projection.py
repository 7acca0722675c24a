"""A plain back-projection: where the activity of a sinogram that was read lies."""

import numpy as np

from redpet.case import ImageGrid, Sinogram, SinogramGeometry
from redpet.case.geometry import angles_rad, pixel_centres_mm, radial_positions_mm


def back_projected(rows: np.ndarray, geometry: SinogramGeometry, grid: ImageGrid) -> np.ndarray:
    """The sum `[y, x]` of the rows `[angle, radial]`, each smeared along its rays over the pixels of the grid."""
    x, y = pixel_centres_mm(grid)
    positions = radial_positions_mm(geometry)
    total = np.zeros((y.size, x.size))
    for angle, row in zip(angles_rad(geometry), rows, strict=True):
        s = x[None, :] * np.cos(angle) + y[:, None] * np.sin(angle)
        total += np.interp(s, positions, row, left=0, right=0)
    return total


def hot_spot(sinogram: Sinogram, k: int = 0) -> tuple[float, float]:
    """Where the plain back-projection of slice k is hottest, in mm of its grid (x left, y back)."""
    x, y = pixel_centres_mm(sinogram.grid)
    total = back_projected(sinogram.values[k], sinogram.geometry, sinogram.grid)
    hot = total > 0.97 * total.max()
    return float((x[None, :] * hot).sum() / hot.sum()), float((y[:, None] * hot).sum() / hot.sum())
