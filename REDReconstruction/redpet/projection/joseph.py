"""Our own projector: Joseph's method as sparse system matrices in torch, or on the CPU without one where Numba is."""

import warnings

import torch
from scipy import sparse
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry
from redpet.machine.memory import require_memory
from redpet.projection.compiled import Rays, is_sound
from redpet.projection.kept_matrices import Halves, matrices
from redpet.projection.operator import LinearOperator, Projector, subset_angles
from redpet.projection.system_matrix import matrix_bytes

WORTH_COMPILING_BYTES = 128 * 2**20
"""A smaller matrix is built and used sooner than Numba has started,"""
FEW_SLICES = 16
"""as long as so many slices go through it; with twice as many, one of half the size is."""


class JosephProjector(Projector):
    """The rays of a geometry; without Numba the system matrix A and its transpose, a pair for each subset of angles.

    Raises InputError where the matrices do not fit into memory.
    """

    def __init__(self, geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> None:
        self.compiled = is_compiled(geometry, grid, n_subsets, device)
        angles = [subset_angles(geometry, n_subsets, k) for k in range(n_subsets)]
        subsets: list[LinearOperator]
        if self.compiled:
            subsets = [Rays(geometry, grid, part) for part in angles]
        else:
            _require_memory(matrix_bytes(geometry, grid, n_subsets), n_subsets, device)
            halves = matrices(geometry, grid, n_subsets)
            subsets = [_Matrix(one, geometry, grid, device) for one in halves]
        super().__init__(geometry, grid, device, subsets)


def projector_bytes(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> int:
    """The memory in bytes that the projector will take, at most: without a matrix next to nothing."""
    return 0 if is_compiled(geometry, grid, n_subsets, device) else matrix_bytes(geometry, grid, n_subsets)


def is_compiled(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> bool:
    """Whether the projector is the compiled one: on the CPU, if Numba is there, of large matrices or many slices."""
    if device.type != "cpu":
        return False
    work = matrix_bytes(geometry, grid, n_subsets) * max(1.0, grid.size[2] / FEW_SLICES)
    return work > WORTH_COMPILING_BYTES and is_sound()


class _Matrix:
    """The matrix of some of the angles and its transpose."""

    def __init__(self, halves: Halves, geometry: SinogramGeometry, grid: ImageGrid, device: torch.device) -> None:
        self.rays, self.pixels = (-1, geometry.n_radial), (grid.size[1], grid.size[0])
        self.matrix, self.transpose = (_to_torch(half, device) for half in halves)

    def apply(self, images: Tensor) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`."""
        return (self.matrix @ _columns(images)).T.reshape(images.shape[0], *self.rays)

    def adjoint(self, sinograms: Tensor) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        return (self.transpose @ _columns(sinograms)).T.reshape(sinograms.shape[0], *self.pixels)


def _require_memory(needed: int, n_subsets: int, device: torch.device) -> None:
    """Raise InputError where the matrices do not fit: on a GPU all of them, and one subset beside it while built."""
    what = "the system matrix of this geometry"
    if device.type == "cuda":
        # What torch holds back from the driver is free for torch.
        held_back = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        require_memory(needed, f"{what} on {device}", torch.cuda.mem_get_info(device)[0] + held_back)
        needed //= n_subsets
    require_memory(needed, what)


def _columns(slices: Tensor) -> Tensor:
    return slices.reshape(slices.shape[0], -1).T.contiguous()


def _to_torch(matrix: sparse.csr_array, device: torch.device) -> Tensor:
    arrays = (matrix.indptr, matrix.indices, matrix.data)
    starts, columns, values = (torch.from_numpy(array).to(device) for array in arrays)
    with warnings.catch_warnings():
        # torch announces once that its CSR tensors may change: nothing that a user could act on.
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta", category=UserWarning)
        return torch.sparse_csr_tensor(starts, columns, values, size=matrix.shape, check_invariants=False)
