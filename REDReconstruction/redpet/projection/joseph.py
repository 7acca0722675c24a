"""Our own projector: Joseph's method as sparse system matrices in torch, on the CPU or a GPU.

Joseph, IEEE Trans. Med. Imaging 1 (1982): a ray steps through the image along its main axis,
one row or column at a time, and interpolates linearly across it.
"""

import math

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry
from redpet.memory import require_memory
from redpet.projection.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.projection.projector import subset_angles

ENTRY_BYTES = 2 * (4 + 4)
"""A matrix entry: a float32 value and an int32 column, kept for A and for its transpose."""


class JosephProjector:
    """The system matrix A of a geometry and its transpose, one pair for each subset of angles.

    Raises InputError where the matrices do not fit into memory.
    """

    def __init__(self, geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> None:
        self.geometry = geometry
        self.grid = grid
        self.n_subsets = n_subsets
        self.device = device
        if device.type == "cpu":
            require_memory(matrix_bytes(geometry, grid), "the system matrix of this geometry")
        self._matrices: list[tuple[Tensor, Tensor]] = []
        for subset in range(n_subsets):
            matrix = system_matrix(geometry, grid, subset_angles(geometry, n_subsets, subset))
            self._matrices.append((_to_torch(matrix, device), _to_torch(matrix.T.tocsr(), device)))

    def forward(self, images: Tensor, subset: int | None = None) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`, in the image's unit times millimetres."""
        n_slices = images.shape[0]
        columns = images.reshape(n_slices, -1).T.contiguous()
        if subset is not None:
            return self._rays(self._matrices[subset][0] @ columns, n_slices)
        shape = (n_slices, self.geometry.n_angles, self.geometry.n_radial)
        sinograms = torch.empty(shape, dtype=images.dtype, device=images.device)
        for k, (matrix, _) in enumerate(self._matrices):
            sinograms[:, k :: self.n_subsets] = self._rays(matrix @ columns, n_slices)
        return sinograms

    def adjoint(self, sinograms: Tensor, subset: int | None = None) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        n_slices = sinograms.shape[0]
        if subset is not None:
            return self._pixels(self._matrices[subset][1] @ _columns(sinograms), n_slices)
        parts = (matrix @ _columns(sinograms[:, k :: self.n_subsets]) for k, (_, matrix) in enumerate(self._matrices))
        return self._pixels(sum(parts, start=torch.zeros((), device=sinograms.device)), n_slices)

    def _rays(self, columns: Tensor, n_slices: int) -> Tensor:
        return columns.T.reshape(n_slices, -1, self.geometry.n_radial)

    def _pixels(self, columns: Tensor, n_slices: int) -> Tensor:
        return columns.T.reshape(n_slices, self.grid.size[1], self.grid.size[0])


def matrix_bytes(geometry: SinogramGeometry, grid: ImageGrid) -> int:
    """The memory in bytes that the matrices of a geometry will take; said before they are built."""
    rays = geometry.n_angles * geometry.n_radial
    # A ray crosses at most as many rows as the grid has and meets two pixels in each; in the
    # mean over all rays of a circle it is pi/4 of that, over rays beside the grid less.
    longest = 2 * max(grid.size[:2])
    radius_mm = 0.5 * math.hypot(*(n * step for n, step in zip(grid.size[:2], grid.spacing_mm[:2], strict=True)))
    inside = float((np.abs(radial_positions_mm(geometry)) <= radius_mm).mean())
    return int(rays * longest * inside * ENTRY_BYTES)


def system_matrix(geometry: SinogramGeometry, grid: ImageGrid, angles: slice = slice(None)) -> sparse.csr_array:
    """The weights in millimetres, `[angle * radial, y * x]`, of Joseph's method for some of the angles."""
    positions = radial_positions_mm(geometry)
    rows = [_rays_of_angle(angle, positions, grid) for angle in angles_rad(geometry)[angles]]
    values, columns, counts = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    starts = np.zeros(counts.size + 1, dtype=np.int32)
    np.cumsum(counts, out=starts[1:])
    return sparse.csr_array((values, columns, starts), shape=(counts.size, grid.size[0] * grid.size[1]))


def _rays_of_angle(
    angle: float, positions_mm: NDArray[np.floating], grid: ImageGrid
) -> tuple[NDArray[np.float32], NDArray[np.int32], NDArray[np.int64]]:
    """The weights and pixels of all rays of one angle, ray after ray, and how many each ray has."""
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = pixel_centres_mm(grid)
    nx, ny = grid.size[:2]
    dx, dy = grid.spacing_mm[:2]
    if abs(cos) * dy >= abs(sin) * dx:  # the ray runs along y: interpolate in x, one image row a step
        across = ((positions_mm[:, None] - y[None, :] * sin) / cos) / dx + (nx - 1) / 2
        n_across, step_mm, stride, stride_along, n_along = nx, dy / abs(cos), 1, nx, ny
    else:
        across = ((positions_mm[:, None] - x[None, :] * cos) / sin) / dy + (ny - 1) / 2
        n_across, step_mm, stride, stride_along, n_along = ny, dx / abs(sin), nx, 1, nx
    lower = np.floor(across)
    fraction = across - lower
    pixel = np.stack([lower, lower + 1], axis=-1).astype(np.int32)
    weight = (np.stack([1 - fraction, fraction], axis=-1) * step_mm).astype(np.float32)
    inside = (pixel >= 0) & (pixel < n_across) & (weight > 0)
    column = pixel * np.int32(stride) + (np.arange(n_along, dtype=np.int32) * np.int32(stride_along))[None, :, None]
    return weight[inside], column[inside], inside.sum(axis=(1, 2))


def _columns(sinograms: Tensor) -> Tensor:
    return sinograms.reshape(sinograms.shape[0], -1).T.contiguous()


def _to_torch(matrix: sparse.csr_array, device: torch.device) -> Tensor:
    arrays = (matrix.indptr, matrix.indices, matrix.data)
    starts, columns, values = (torch.from_numpy(array).to(device) for array in arrays)
    return torch.sparse_csr_tensor(starts, columns, values, size=matrix.shape, check_invariants=False)
