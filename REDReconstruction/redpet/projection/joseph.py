"""Our own projector: Joseph's method as sparse system matrices in torch, on the CPU or a GPU.

Joseph, IEEE Trans. Med. Imaging 1 (1982): a ray steps through the image along its main axis,
one row or column at a time, and interpolates linearly across it.
"""

import math
import warnings
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from scipy import sparse
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry
from redpet.memory import require_memory
from redpet.projection.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.projection.projector import subset_angles


class JosephProjector:
    """The system matrix A of a geometry and its transpose, one pair for each subset of angles.

    Raises InputError where the matrices do not fit into memory.
    """

    def __init__(self, geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> None:
        self.geometry = geometry
        self.grid = grid
        self.n_subsets = n_subsets
        self.device = device
        _require_memory(matrix_bytes(geometry, grid, n_subsets), n_subsets, device)
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
        images = torch.zeros((self.grid.size[0] * self.grid.size[1], n_slices), device=sinograms.device)
        for k, (_, transpose) in enumerate(self._matrices):
            images += transpose @ _columns(sinograms[:, k :: self.n_subsets])
        return self._pixels(images, n_slices)

    def _rays(self, columns: Tensor, n_slices: int) -> Tensor:
        return columns.T.reshape(n_slices, -1, self.geometry.n_radial)

    def _pixels(self, columns: Tensor, n_slices: int) -> Tensor:
        return columns.T.reshape(n_slices, self.grid.size[1], self.grid.size[0])


def matrix_bytes(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int = 1) -> int:
    """The memory in bytes that the matrices of a geometry will take, at most; said before they are built."""
    positions = radial_positions_mm(geometry)
    entries = sum(_entries_of_angle(_steps(angle, grid), positions) for angle in angles_rad(geometry))
    rays, pixels = geometry.n_angles * geometry.n_radial, grid.size[0] * grid.size[1]
    index_bytes = _index_type(-(-entries // n_subsets))().itemsize
    starts = rays + n_subsets * (pixels + 2)
    return 2 * entries * (4 + index_bytes) + starts * index_bytes


def _require_memory(needed: int, n_subsets: int, device: torch.device) -> None:
    """Raise InputError where the matrices do not fit: on a GPU all of them, and one subset beside it while built."""
    what = "the system matrix of this geometry"
    if device.type == "cuda":
        # What torch holds back from the driver is free for torch.
        held_back = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        require_memory(needed, f"{what} on {device}", torch.cuda.mem_get_info(device)[0] + held_back)
        needed //= n_subsets
    require_memory(needed, what)


def system_matrix(geometry: SinogramGeometry, grid: ImageGrid, angles: slice = slice(None)) -> sparse.csr_array:
    """The weights in millimetres, `[angle * radial, y * x]`, of Joseph's method for some of the angles."""
    positions = radial_positions_mm(geometry)
    rows = [_rays_of_angle(_steps(angle, grid), positions) for angle in angles_rad(geometry)[angles]]
    values, columns, counts = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    starts = np.concatenate([[0], np.cumsum(counts, dtype=np.int64)]).astype(_index_type(values.size))
    columns = columns.astype(starts.dtype, copy=False)
    matrix = sparse.csr_array((values, columns, starts), shape=(counts.size, grid.size[0] * grid.size[1]))
    matrix.sort_indices()
    return matrix


class _Steps(NamedTuple):
    """How the rays of one angle run: pixel by pixel `along` one axis, interpolating `across` it.

    At step `j` the ray at position `s` mm meets the other axis at pixel `s * across_per_mm + across_at_zero[j]`.
    """

    across_per_mm: float
    across_at_zero: NDArray[np.floating]
    n_across: int
    stride_across: int
    stride_along: int
    length_mm: float


def _steps(angle: float, grid: ImageGrid) -> _Steps:
    cos, sin = math.cos(angle), math.sin(angle)
    x, y = pixel_centres_mm(grid)
    nx, ny = grid.size[:2]
    dx, dy = grid.spacing_mm[:2]
    if abs(cos) >= abs(sin):  # the ray runs along y, one image row a step, and interpolates in x
        return _Steps(1 / (cos * dx), (nx - 1) / 2 - y * (sin / cos / dx), nx, 1, nx, dy / abs(cos))
    return _Steps(1 / (sin * dy), (ny - 1) / 2 - x * (cos / sin / dy), ny, nx, 1, dx / abs(sin))


def _rays_of_angle(
    steps: _Steps, positions_mm: NDArray[np.floating]
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


def _entries_of_angle(steps: _Steps, positions_mm: NDArray[np.floating]) -> int:
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


def _columns(sinograms: Tensor) -> Tensor:
    return sinograms.reshape(sinograms.shape[0], -1).T.contiguous()


def _to_torch(matrix: sparse.csr_array, device: torch.device) -> Tensor:
    arrays = (matrix.indptr, matrix.indices, matrix.data)
    starts, columns, values = (torch.from_numpy(array).to(device) for array in arrays)
    with warnings.catch_warnings():
        # torch announces once that its CSR tensors may change: nothing that a user could act on.
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta", category=UserWarning)
        return torch.sparse_csr_tensor(starts, columns, values, size=matrix.shape, check_invariants=False)
