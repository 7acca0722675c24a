"""Spheres as templates, and what their projections have in common.

The covariance of the scores of two templates `u` and `v` at a place `p` is `sum_i q_i (A u_p)_i (A v_p)_i`, a
projection for each place. But `q` is smooth over a template's width, so that it is near the back-projection `A'q` at
`p` times `kappa_uv = sum_i (A u)_i (A v)_i / sum_i (A d)_i`, with `d` one pixel: a number for each slice of theirs.
To the second order, `q` is first blurred along the radial axis by the width of `(A u)(A v)`.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray

from redpet.case import FloatArray, ImageGrid, SinogramGeometry, Triple
from redpet.case.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.evidence.demand import check_size
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


@dataclass(frozen=True)
class _Seen:
    """Two templates at one place: `kappa[dz]`, and the second moments of their product and of a pixel in mm^2."""

    kappa: NDArray[np.float64]
    moment: float
    moment_of_pixel: float


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


def overlaps(
    geometry: SinogramGeometry,
    grid: ImageGrid,
    diameters_mm: tuple[float, float],
    backend: str,
    device: str,
    on_place: Callable[[], None] | None = None,
) -> tuple[Overlap, ...]:
    """The overlaps of a sphere with itself, with a wider one, and of the wider one with itself.

    They are as the projector sees them on the in-plane `grid`, the mean of some places. `on_place()` is called at
    each and may raise to stop. Raises InputError where the image is too small to hold the wider sphere.
    """
    check_size(grid, max(diameters_mm))
    seen = []
    for row, column in _centres(grid, sphere(grid.spacing_mm, max(diameters_mm)).shape[1]):
        seen.append(_seen_at(geometry, grid, diameters_mm, (row, column), backend, device))
        if on_place:
            on_place()
    return tuple(_mean(pair, geometry) for pair in zip(*seen, strict=True))


def _mean(seen: Sequence[_Seen], geometry: SinogramGeometry) -> Overlap:
    """The overlap of two templates that were seen at some places."""
    kappa = np.sum([one.kappa / len(seen) for one in seen], axis=0)
    moment, moment_of_pixel = (
        sum(moment / len(seen) for moment in moments)
        for moments in ([one.moment for one in seen], [one.moment_of_pixel for one in seen])
    )
    return Overlap(kappa, math.sqrt(max(moment - moment_of_pixel, 0.0)) / geometry.radial_spacing_mm)


@cache
def _seen_at(
    geometry: SinogramGeometry,
    grid: ImageGrid,
    diameters_mm: tuple[float, float],
    pixel: tuple[int, int],
    backend: str,
    device: str,
) -> tuple[_Seen, ...]:
    """What two spheres around a pixel (row, column) have in common: the first alone, both, the wider one alone."""
    projector = projector_of(geometry, grid, backend, device)
    row, column = pixel
    x, y = pixel_centres_mm(grid)
    angles, positions = angles_rad(geometry), radial_positions_mm(geometry)
    squares = (positions - (x[column] * np.cos(angles) + y[row] * np.sin(angles))[:, None]) ** 2
    point = _projected(np.ones((1, 1, 1)), pixel, projector)
    spot, wide = (_projected(sphere(grid.spacing_mm, diameter), pixel, projector) for diameter in diameters_mm)
    beside = (len(wide) - len(spot)) // 2
    products = spot**2, np.pad(spot, ((beside, beside), (0, 0), (0, 0))) * wide, wide**2
    moment_of_pixel = float((point * squares).sum() / point.sum())
    return tuple(
        _Seen(one.sum(axis=(1, 2)) / point.sum(), float((one * squares).sum() / one.sum()), moment_of_pixel)
        for one in products
    )


def _centres(grid: ImageGrid, width: int) -> list[tuple[int, int]]:
    """The pixels (row, column) that templates of `width` pixels are projected at."""
    columns, rows = grid.size[:2]
    half = width // 2

    def inside(share: float, n: int) -> int:
        return min(max(round((0.5 + share) * n), half), n - 1 - half)

    return [(inside(down, rows), inside(right, columns)) for down, right in PLACES]


def _projected(template: Array, pixel: tuple[int, int], projector: Projector) -> NDArray[np.float64]:
    """The projections `[dz, angle, radial]` of a template's slices, its centre on a pixel (row, column).

    The slices below the middle are those above it: half of them are projected.
    """
    columns, rows = projector.grid.size[:2]
    row, column = pixel
    upper = template[len(template) // 2 :]
    down, right = (n // 2 for n in template.shape[1:])
    images = np.zeros((len(upper), rows, columns), dtype=np.float32)
    images[:, row - down : row + down + 1, column - right : column + right + 1] = upper
    lines = projector.apply(torch.from_numpy(images).to(projector.device)).cpu().numpy().astype(np.float64)
    return np.concatenate((lines[:0:-1], lines))
