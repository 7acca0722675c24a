"""What every projector offers, and the choice of one."""

from functools import lru_cache
from importlib.util import find_spec
from typing import Protocol

import torch
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry
from redpet.errors import InputError

KEPT = 12
BACKENDS = ("auto", "joseph", "parallelproj")


class Projector(Protocol):
    """A linear map A between images and sinograms of one geometry, split into interleaved subsets of angles.

    Subset `k` of `n` holds the angles `k, k + n, k + 2n, ...`; `subset=None` means all of them.
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


def choose_backend(name: str) -> str:
    """The backend that `auto` means here: our own projector, the faster of the two.

    Raises InputError for an unknown name, or for parallelproj where it cannot be imported.
    """
    if name not in BACKENDS:
        raise InputError(f"the projector '{name}' is unknown: choose one of {', '.join(BACKENDS)}.")
    if name == "parallelproj" and find_spec("parallelproj") is None:
        raise InputError(
            "the projector 'parallelproj' is not installed: install it with conda from conda-forge, or use 'joseph'."
        )
    return "joseph" if name == "auto" else name


def get_projector(
    geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int = 1, backend: str = "auto", device: str = "cpu"
) -> Projector:
    """The projector of a geometry; the last ones used are kept.

    Raises InputError for an unknown backend or more subsets than angles.
    """
    if not 1 <= n_subsets <= geometry.n_angles:
        raise InputError(
            f"{n_subsets} subsets are not possible with {geometry.n_angles} angles: choose 1 to {geometry.n_angles}."
        )
    return _cached(geometry, plane(grid), n_subsets, choose_backend(backend), device)


@lru_cache(maxsize=KEPT)
def _cached(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, backend: str, device: str) -> Projector:
    if backend == "parallelproj":
        from redpet.projection.parallelproj_backend import ParallelprojProjector

        return ParallelprojProjector(geometry, grid, n_subsets, torch.device(device))
    from redpet.projection.joseph import JosephProjector

    return JosephProjector(geometry, grid, n_subsets, torch.device(device))
