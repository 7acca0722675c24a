"""Spheres as templates, and what their projections have in common.

The covariance of the scores of two templates `u` and `v` at a place `p` is `sum_i q_i (A u_p)_i (A v_p)_i`, a
projection for each place. But `q` is smooth over a template's width, so that it is near the back-projection `A'q` at
`p` times `kappa_uv = sum_i (A u)_i (A v)_i / sum_i (A d)_i`, with `d` one pixel: a number for each slice of theirs.
To the second order, `q` is first blurred along the radial axis by the width of `(A u)(A v)`.
"""

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from redpet.case import FloatArray, ImageGrid, SinogramGeometry, Triple
from redpet.case.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.errors import InputError
from redpet.measures.regions import sphere_weights
from redpet.projection.operator import Projector
from redpet.projection.projector import get_projector

SUBSETS = 16
FINE_MM = 16.0
"""Up to this diameter a sphere's shares are found on parts of voxels of a fixed size, above on parts of its own."""
Array = NDArray[np.floating]
PLACES = ((0.13, -0.2), (-0.21, -0.11), (0.07, 0.23), (-0.17, 0.15))
"""Where templates are projected, in sides of the image (y, x) from its middle: rays meet pixels in all ways."""


@dataclass(frozen=True)
class Overlap:
    """`kappa[dz]` of two templates, in mm, and the width of the product of their projections in radial bins."""

    kappa: NDArray[np.float64]
    width_bins: float


def projector_of(geometry: SinogramGeometry, grid: ImageGrid, backend: str, device: str) -> Projector:
    """The projector of all angles, in as many subsets as OSEM has by default: the two share its memory."""
    return get_projector(geometry, grid, min(SUBSETS, geometry.n_angles), backend, device)


@cache
def sphere(spacing_mm: Triple, diameter_mm: float) -> FloatArray:
    """The share of a sphere's volume in each voxel around its centre, `[z, y, x]` with odd sides and sum 1."""
    x, y, z = spacing_mm
    scale = min(1.0, FINE_MM / diameter_mm)  # shares know no millimetres: a large sphere needs no finer parts
    return sphere_weights((x * scale, y * scale, z * scale), sphere_ml(diameter_mm * scale))


def sphere_ml(diameter_mm: float) -> float:
    """The volume of a sphere in mL."""
    return math.pi / 6 * diameter_mm**3 / 1000


@cache
def overlap(
    geometry: SinogramGeometry, grid: ImageGrid, diameters_mm: tuple[float, float], backend: str, device: str
) -> Overlap:
    """The overlap of two spheres of these diameters, as the projector sees them on the in-plane `grid`.

    Raises InputError where the image is too small to hold the larger one.
    """
    check_size(grid, max(diameters_mm))
    spheres = [sphere(grid.spacing_mm, diameter) for diameter in diameters_mm]
    reach = max(len(one) for one in spheres) // 2
    projector = projector_of(geometry, grid, backend, device)
    angles, positions = angles_rad(geometry), radial_positions_mm(geometry)
    x, y = pixel_centres_mm(grid)
    kappa, moment, moment_of_pixel = np.zeros(2 * reach + 1), 0.0, 0.0
    for row, column in _centres(grid, max(one.shape[1] for one in spheres)):
        distances = positions - (x[column] * np.cos(angles) + y[row] * np.sin(angles))[:, None]
        pixel = _projected(np.ones((1, 1, 1)), 0, row, column, projector)
        products = np.prod([_projected(one, reach, row, column, projector) for one in spheres], axis=0)
        kappa += products.sum(axis=(1, 2)) / pixel.sum() / len(PLACES)
        moment += float((products * distances**2).sum() / products.sum()) / len(PLACES)
        moment_of_pixel += float((pixel * distances**2).sum() / pixel.sum()) / len(PLACES)
    return Overlap(kappa, math.sqrt(max(moment - moment_of_pixel, 0.0)) / geometry.radial_spacing_mm)


def check_size(grid: ImageGrid, diameter_mm: float) -> None:
    """Raise InputError where a sphere of `diameter_mm` does not fit into the image's plane."""
    columns, rows = grid.size[:2]
    if min(columns * grid.spacing_mm[0], rows * grid.spacing_mm[1]) < diameter_mm + 2 * max(grid.spacing_mm[:2]):
        raise InputError(
            f"an image of {columns} x {rows} pixels is too small to judge spots and their surroundings, which takes "
            f"{diameter_mm:g} mm."
        )


def _centres(grid: ImageGrid, width: int) -> list[tuple[int, int]]:
    """The pixels (row, column) that templates of `width` pixels are projected at."""
    columns, rows = grid.size[:2]
    half = width // 2

    def inside(share: float, n: int) -> int:
        return min(max(round((0.5 + share) * n), half), n - 1 - half)

    return [(inside(down, rows), inside(right, columns)) for down, right in PLACES]


def _projected(template: Array, reach: int, row: int, column: int, projector: Projector) -> NDArray[np.float64]:
    """The projections `[dz, angle, radial]` of a template's slices from `-reach` to `reach`, its centre on a pixel."""
    columns, rows = projector.grid.size[:2]
    images = np.zeros((2 * reach + 1, rows, columns), dtype=np.float32)
    above, down, right = (n // 2 for n in template.shape)
    images[reach - above : reach + above + 1, row - down : row + down + 1, column - right : column + right + 1] = (
        template
    )
    return projector.apply(torch.from_numpy(images).to(projector.device)).cpu().numpy().astype(np.float64)
