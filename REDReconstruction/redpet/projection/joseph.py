"""Our own projector: Joseph's method as sparse system matrices in torch, on the CPU or a GPU."""

import warnings

import torch
from scipy import sparse
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry
from redpet.machine.memory import require_memory
from redpet.projection.operator import subset_angles
from redpet.projection.system_matrix import matrix_bytes, system_matrix


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


def _require_memory(needed: int, n_subsets: int, device: torch.device) -> None:
    """Raise InputError where the matrices do not fit: on a GPU all of them, and one subset beside it while built."""
    what = "the system matrix of this geometry"
    if device.type == "cuda":
        # What torch holds back from the driver is free for torch.
        held_back = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        require_memory(needed, f"{what} on {device}", torch.cuda.mem_get_info(device)[0] + held_back)
        needed //= n_subsets
    require_memory(needed, what)


def _columns(sinograms: Tensor) -> Tensor:
    return sinograms.reshape(sinograms.shape[0], -1).T.contiguous()


def _to_torch(matrix: sparse.csr_array, device: torch.device) -> Tensor:
    arrays = (matrix.indptr, matrix.indices, matrix.data)
    starts, columns, values = (torch.from_numpy(array).to(device) for array in arrays)
    with warnings.catch_warnings():
        # torch announces once that its CSR tensors may change: nothing that a user could act on.
        warnings.filterwarnings("ignore", message="Sparse CSR tensor support is in beta", category=UserWarning)
        return torch.sparse_csr_tensor(starts, columns, values, size=matrix.shape, check_invariants=False)
