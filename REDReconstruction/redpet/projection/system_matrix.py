"""The system matrix of Joseph's method as a sparse array, without torch.

Joseph, IEEE Trans. Med. Imaging 1 (1982): a ray steps through the image along its main axis,
one row or column at a time, and interpolates linearly across it.
"""

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from redpet.case import ImageGrid, SinogramGeometry
from redpet.case.geometry import angles_rad, pixel_centres_mm, radial_positions_mm


@lru_cache(maxsize=64)
def matrix_bytes(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int = 1) -> int:
    """The memory in bytes that the matrices of a geometry will take, at most; said before they are built."""
    positions = radial_positions_mm(geometry)
    entries = sum(_entries_of_angle(steps_of(angle, grid), positions) for angle in angles_rad(geometry))
    rays, pixels = geometry.n_angles * geometry.n_radial, grid.size[0] * grid.size[1]
    index_bytes = _index_type(-(-entries // n_subsets))().itemsize
    starts = rays + n_subsets * (pixels + 2)
    return 2 * entries * (4 + index_bytes) + starts * index_bytes


def system_matrix(geometry: SinogramGeometry, grid: ImageGrid, angles: slice = slice(None)) -> sparse.csr_array:
    """The weights in millimetres, `[angle * radial, y * x]`, of Joseph's method for some of the angles."""
    positions = radial_positions_mm(geometry)
    rows = [_rays_of_angle(steps_of(angle, grid), positions) for angle in angles_rad(geometry)[angles]]
    values, columns, counts = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(_index_type(values.size))
    columns = columns.astype(starts.dtype, copy=False)
    matrix = sparse.csr_array((values, columns, starts), shape=(counts.size, grid.size[0] * grid.size[1]))
    matrix.sort_indices()
    return matrix


class Steps(NamedTuple):
    """How the rays of one angle run: pixel by pixel `along` one axis, interpolating `across` it.

    At step `j` the ray at position `s` mm meets the other axis at pixel `s * across_per_mm + across_at_zero[j]`.
    """

    across_per_mm: float
    across_at_zero: NDArray[np.floating]
    n_across: int
    stride_across: int
    stride_along: int
    length_mm: float
    follows_y: bool


def steps_of(angle: float, grid: ImageGrid) -> Steps:
    """How the rays of an angle run over a slice."""
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = pixel_centres_mm(grid)
    nx, ny = grid.size[:2]
    dx, dy = grid.spacing_mm[:2]
    if abs(cos) >= abs(sin):  # the ray runs along y, one image row a step, and interpolates in x
        return Steps(1 / (cos * dx), (nx - 1) / 2 - y * (sin / cos / dx), nx, 1, nx, dy / abs(cos), True)
    return Steps(1 / (sin * dy), (ny - 1) / 2 - x * (cos / sin / dy), ny, nx, 1, dx / abs(sin), False)


def _rays_of_angle(
    steps: Steps, positions_mm: NDArray[np.floating]
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int64]]:
    """The weights and pixels of all rays of one angle, ray after ray, and how many each ray has."""
    across = positions_mm[:, None] * steps.across_per_mm + steps.across_at_zero[None, :]
    lower = np.floor(across)
    fraction = across - lower
    pixel = np.stack([lower, lower + 1], axis=-1).astype(np.int32)
    weight = (np.stack([1 - fraction, fraction], axis=-1) * steps.length_mm).astype(np.float32)
    inside = (pixel >= 0) & (pixel < steps.n_across) & (weight > 0)
    along = np.arange(across.shape[1], dtype=np.int32) * np.int32(steps.stride_along)
    column = pixel * np.int32(steps.stride_across) + along[None, :, None]
    return weight[inside], column[inside], inside.sum(axis=(1, 2))


def _entries_of_angle(steps: Steps, positions_mm: NDArray[np.floating]) -> int:
    """How many weights the rays of one angle have, at most: at each step those of the pixels on either side."""
    across = np.sort(positions_mm * steps.across_per_mm)
    rounding = 1e-6
    entries = 0
    for neighbour in (0, 1):
        first_pixel = -neighbour - steps.across_at_zero
        start = np.searchsorted(across, first_pixel - rounding)
        stop = np.searchsorted(across, first_pixel + steps.n_across + rounding)
        entries += int((stop - start).sum())
    return entries


def _index_type(n_entries: int) -> type[np.int32] | type[np.int64]:
    """The index type of a matrix: 32 bits, half the memory, unless it has too many entries to count them."""
    return np.int32 if n_entries <= np.iinfo(np.int32).max else np.int64
