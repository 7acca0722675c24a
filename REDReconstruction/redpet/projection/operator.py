"""What every projector offers."""

from typing import Protocol

import torch
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry


class Projector(Protocol):
    """A linear map A between images and sinograms of one geometry, split into interleaved subsets of angles.

    Subset `k` of `n` holds the angles `k, k + n, k + 2n, ...`; `subset=None` means all of them. Tensors are float32.
    """

    geometry: SinogramGeometry
    grid: ImageGrid
    n_subsets: int
    device: torch.device

    def forward(self, images: Tensor, subset: int | None = None) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`, in the image's unit times millimetres."""
        ...

    def adjoint(self, sinograms: Tensor, subset: int | None = None) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        ...


def subset_angles(geometry: SinogramGeometry, n_subsets: int, subset: int | None) -> slice:
    """The angles of one subset, or of all, as a slice of the angle axis."""
    return slice(None) if subset is None else slice(subset, geometry.n_angles, n_subsets)


def plane(grid: ImageGrid) -> ImageGrid:
    """The in-plane part of a grid: what a 2D projector depends on."""
    return ImageGrid((grid.size[0], grid.size[1], 1), (grid.spacing_mm[0], grid.spacing_mm[1], 1.0))
