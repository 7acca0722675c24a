"""Our own projector with the help of Numba, where that is installed: no matrix, and slices side by side."""

import logging
import shutil
from collections.abc import Callable
from functools import cache

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from redpet.case import FloatArray, ImageGrid, SinogramGeometry
from redpet.case.geometry import angles_rad, radial_positions_mm
from redpet.machine.cache import COMPILED, cache_folder
from redpet.machine.threads import shared_out
from redpet.projection.operator import Change
from redpet.projection.system_matrix import Steps, steps_of, system_matrix

WIDTHS = (8, 16)
"""So many slices are projected at once."""
TOLERANCE = 1e-5
ALL = np.ones(1, np.float32)
log = logging.getLogger(__name__)


@cache
def is_sound() -> bool:
    """Whether Numba is here, compiles, and projects a small image as the system matrix does; told once if not.

    What it has kept on the disk and cannot use is compiled anew.
    """
    try:
        from numba import config
    except ImportError:  # it refuses a NumPy that it does not know in this way too
        return False
    config.CACHE_DIR = config.CACHE_DIR or str(cache_folder() / COMPILED)
    try:
        try:
            check()
        except Exception:
            shutil.rmtree(cache_folder() / COMPILED, ignore_errors=True)
            check()
    except Exception as error:  # whatever a compiler raises, PyTorch can do the work
        log.warning("Numba is not used (%s: %s).", type(error).__name__, (str(error).splitlines() or [""])[0])
        return False
    return True


def check() -> None:
    """Raise ArithmeticError where small images are projected or lines smeared back otherwise than by the matrix."""
    geometry, grid = SinogramGeometry(6, 11, 1.3), ImageGrid((8, 9, 1), (1.0, 1.2, 1.0))
    matrix, rays, rng = system_matrix(geometry, grid), Rays(geometry, grid, slice(None)), np.random.default_rng(0)
    for n in WIDTHS:
        images, lines = (rng.random((n, size), dtype=np.float32) for size in matrix.shape[::-1])
        projected = rays.apply(torch.from_numpy(images).reshape(n, *rays.pixels))
        smeared = rays.adjoint(torch.from_numpy(lines).reshape(n, *rays.lines))
        for found, truth in ((projected, matrix @ images.T), (smeared, matrix.T @ lines.T)):
            if not np.allclose(found.reshape(n, -1).numpy().T, truth, rtol=TOLERANCE, atol=TOLERANCE):
                raise ArithmeticError("it computes something else")


class Rays:
    """The rays of some of the angles, which is all that is kept of them."""

    def __init__(self, geometry: SinogramGeometry, grid: ImageGrid, angles: slice) -> None:
        from redpet.projection.kernels import kernels

        self.kernels = {width: kernels(width) for width in WIDTHS}
        steps = [steps_of(float(angle), grid) for angle in angles_rad(geometry)[angles]]
        self.places = np.array([_place(one, geometry) for one in steps])
        self.counts = np.array(
            [
                (one.n_across, len(one.across_at_zero), one.stride_across, one.stride_along, one.follows_y)
                for one in steps
            ],
            dtype=np.int64,
        )
        self.lines, self.pixels = (len(steps), geometry.n_radial), (grid.size[1], grid.size[0])

    def apply(self, images: Tensor) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`."""
        longest = int(self.counts[:, 1].max())

        def forward(image: FloatArray, lines: FloatArray, width: int) -> None:
            lines[:] = 0
            kernel, given = self.kernels[width][0], (image, self.places, self.counts, self.lines[1], longest, lines)
            shared_out(lambda first, stop: kernel(*given, first, stop), self.lines[0])

        return _by_widths(images, self.lines, forward)

    def adjoint(self, sinograms: Tensor) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        return _by_widths(sinograms, self.pixels, self._smear)

    def change(self, images: Tensor, sinograms: Tensor, seen: Tensor, by: Change) -> bool:
        """Change `images[slice, y, x]` in place by what is smeared back, over `seen` where that is above nothing.

        It takes slices that lie side by side and fill a width, and is False for others: they are left as they are.
        """
        image = images.permute(1, 2, 0)
        if len(images) not in WIDTHS or not image.is_contiguous() or images.dtype != torch.float32:
            return False
        width, seen = len(images), seen.permute(1, 2, 0).contiguous()
        lines = _side_by_side(sinograms.expand(width, *self.lines), width)
        self._smear(lines.reshape(-1), image.numpy().reshape(-1), width, seen.numpy().reshape(-1), by)
        return True

    def _smear(
        self, lines: FloatArray, image: FloatArray, width: int, seen: FloatArray = ALL, by: Change | None = None
    ) -> None:
        from redpet.projection.kernels import ADD, MULTIPLY, SET

        rows, columns = self.pixels
        how = {None: SET, "multiply": MULTIPLY, "add": ADD}[by]
        kernel = self.kernels[width][1]
        given = (lines, self.places, self.counts, self.lines[1], columns, image, seen, how)
        shared_out(lambda first, stop: kernel(*given, first, stop), rows)


def _place(steps: Steps, geometry: SinogramGeometry) -> tuple[float, float, float, float]:
    """Where the first ray is at its first step, how far on are the next ray and the next step, and a step's length."""
    offsets = steps.across_at_zero
    per_step = (offsets[-1] - offsets[0]) / max(len(offsets) - 1, 1)
    start = radial_positions_mm(geometry)[0] * steps.across_per_mm + offsets[0]
    return start, geometry.radial_spacing_mm * steps.across_per_mm, per_step, steps.length_mm


def _by_widths(given: Tensor, shape: tuple[int, int], work: Callable[[FloatArray, FloatArray, int], None]) -> Tensor:
    """What `work` makes of slices, `[slice, *shape]`: in memory the slices lie side by side."""
    made = []
    for first in range(0, len(given), WIDTHS[-1]):
        part = given[first : first + WIDTHS[-1]]
        width = next(width for width in WIDTHS if width >= len(part))
        result = np.empty((*shape, width), np.float32)
        work(_side_by_side(part, width).reshape(-1), result.reshape(-1), width)
        made.append(torch.from_numpy(result).permute(2, 0, 1)[: len(part)])
    return made[0] if len(made) == 1 else torch.cat(made)


def _side_by_side(slices: Tensor, width: int) -> NDArray[np.float32]:
    """Slices as `[y, x, slice]`, with empty ones up to a width; as they are where they lie so already."""
    last = slices.permute(1, 2, 0)
    if len(slices) < width:
        padded = torch.zeros((*last.shape[:2], width))
        padded[..., : len(slices)] = last
        last = padded
    array: NDArray[np.float32] = last.to(torch.float32).contiguous().numpy()
    return array
