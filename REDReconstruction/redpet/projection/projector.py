"""The choice of a projector, and those that are kept."""

import io
import logging
from collections.abc import Callable
from contextlib import redirect_stdout
from importlib import import_module
from typing import NamedTuple

import torch

from redpet.case import ImageGrid, SinogramGeometry
from redpet.errors import InputError
from redpet.machine.memory import gives_back
from redpet.projection.operator import Projector, plane

MIB = 2**20
WORTH_SAYING_BYTES = 256 * MIB
"""A projector that takes more says so before it is built."""
log = logging.getLogger(__name__)

BACKENDS = ("auto", "joseph", "parallelproj")
KEPT_BYTES = 2**30
"""Projectors that were used last stay in memory up to this size together; a single larger one stays alone."""


Builder = Callable[[SinogramGeometry, ImageGrid, int, torch.device], Projector]


class _Key(NamedTuple):
    """What makes two projectors the same."""

    geometry: SinogramGeometry
    grid: ImageGrid
    n_subsets: int
    backend: str
    device: torch.device
    compiled: bool = False


_kept: dict[_Key, tuple[Projector, int]] = {}
"""Projectors and their bytes, the one used last at the end."""
gives_back(_kept.clear)


def choose_backend(name: str) -> str:
    """The backend that `auto` means here: our own projector, the faster of the two.

    Raises InputError for an unknown name, or for parallelproj where it cannot be imported.
    """
    if name not in BACKENDS:
        raise InputError(f"the projector '{name}' is unknown: choose one of {', '.join(BACKENDS)}.")
    if name == "parallelproj":
        _require_parallelproj()
    return "joseph" if name == "auto" else name


def get_projector(
    geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int = 1, backend: str = "auto", device: str = "cpu"
) -> Projector:
    """The projector of a geometry; the last ones used are kept.

    It projects any number of slices, and is the faster one for those of the grid. A projector of any number of subsets
    projects all angles too: ask for the same number to share its memory.

    Raises InputError for an unknown backend, more subsets than angles, or too little memory.
    """
    require_subsets(n_subsets, geometry)
    key = _Key(geometry, plane(grid), n_subsets, choose_backend(backend), torch.device(device))
    size, compiled, build = _plan(key, grid)
    key = key._replace(compiled=compiled)
    if key in _kept:
        _kept[key] = _kept.pop(key)
    else:
        _keep(key, size, lambda: build(geometry, grid, n_subsets, key.device))
    return _kept[key][0]


def require_subsets(n_subsets: int, geometry: SinogramGeometry) -> None:
    """Raise InputError for fewer subsets than one or more than angles."""
    if not 1 <= n_subsets <= geometry.n_angles:
        raise InputError(
            f"{n_subsets} subsets are not possible with {geometry.n_angles} angles: choose 1 to {geometry.n_angles}."
        )


def _keep(key: _Key, size: int, build: Callable[[], Projector]) -> None:
    """Build a projector of so many bytes, after the least recently used ones have made room for it."""
    while _kept and size + sum(kept for _, kept in _kept.values()) > KEPT_BYTES:
        del _kept[next(iter(_kept))]
    if size > WORTH_SAYING_BYTES:
        log.info("the projector (%s) takes %.0f MiB", key.backend, size / MIB)
    _kept[key] = build(), size


def _plan(key: _Key, grid: ImageGrid) -> tuple[int, bool, Builder]:
    """The bytes that a projector of all slices of a grid will take, whether it is compiled, and what builds it."""
    if key.backend == "parallelproj":
        from redpet.projection.parallelproj_backend import ParallelprojProjector, ray_bytes

        return ray_bytes(key.geometry), False, ParallelprojProjector
    from redpet.projection.joseph import JosephProjector, is_compiled, projector_bytes

    asked = key.geometry, grid, key.n_subsets, key.device
    return projector_bytes(*asked), is_compiled(*asked), JosephProjector


def _require_parallelproj() -> None:
    try:
        with redirect_stdout(io.StringIO()):  # version 1 greets there, where a worker speaks JSON lines
            import_module("parallelproj.projectors")
    except ImportError as error:
        raise InputError(
            "the projector 'parallelproj' cannot be imported: install it with conda from conda-forge, or use 'joseph'."
        ) from error
