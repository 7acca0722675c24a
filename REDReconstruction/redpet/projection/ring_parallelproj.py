"""The rays of a ring scanner by parallelproj (Schramm & Thielemans, Frontiers in Nuclear Medicine 3, 2023).

Versions 2.x, and 1.10. It follows Joseph's method in space as `ring_projector` does, ray by ray; on a graphics card
where it was built for one.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from parallelproj.projectors import ListmodePETProjector

from redpet.case import FloatArray, ImageGrid
from redpet.machine.progress import untold
from redpet.scanner.rays import RingRays

BORDER = 1
"""Empty voxels around the image: parallelproj ends a ray half a voxel behind the outermost centres, where
interpolation still reaches half a voxel further."""


class RingParallelproj:
    """The same linear map as `RingProjector`."""

    def __init__(self, rays: RingRays, grid: ImageGrid) -> None:
        self.rays, self.grid = rays, grid
        self.shape = tuple(n + 2 * BORDER for n in grid.shape)
        self.sizes = [segment.n_slices * len(rays.positions_mm) for segment in rays.segments]

    def apply(self, image: FloatArray, on_view: Callable[[], None] = untold) -> list[FloatArray]:
        """The line integrals of an image, one array a segment; `on_view` is called after each view."""
        padded = np.pad(image.astype(np.float32, copy=False), BORDER)
        lines = [np.empty(shape, np.float32) for shape in self.rays.shapes]
        for v, angle in enumerate(self.rays.angles_rad):
            seen = np.split(np.asarray(self._view(float(angle))(padded)), np.cumsum(self.sizes)[:-1])
            for out, values in zip(lines, seen, strict=True):
                out[:, v] = values.reshape(len(out), -1)
            on_view()
        return lines

    def adjoint(self, lines: Sequence[FloatArray], on_view: Callable[[], None] = untold) -> FloatArray:
        """The transpose: the arrays of all segments smeared back into an image; `on_view` as for `apply`."""
        total = np.zeros(self.shape, np.float32)
        for v, angle in enumerate(self.rays.angles_rad):
            values = np.concatenate([one[:, v].ravel() for one in lines]).astype(np.float32, copy=False)
            total += np.asarray(self._view(float(angle)).adjoint(values))
            on_view()
        inside = slice(BORDER, -BORDER)
        return np.ascontiguousarray(total[inside, inside, inside])

    def _view(self, angle: float) -> ListmodePETProjector:
        """The rays of one view through an image `[z, y, x]` with a border, its middle at 0."""
        spacing = self.grid.spacing_mm[::-1]
        reach = math.hypot(self.shape[1] * spacing[1], self.shape[2] * spacing[2])
        ends = [np.concatenate([self._points(angle, segment, a) for segment in range(len(self.sizes))])
                for a in (-reach, reach)]  # fmt: skip
        return ListmodePETProjector(ends[0], ends[1], self.shape, spacing)

    def _points(self, angle: float, segment: int, a: float) -> FloatArray:
        """The points `[plane * radial, 3]` (z, y, x) of the rays of a segment at one distance from their middle."""
        s, one = self.rays.positions_mm, self.rays.segments[segment]
        m = one.first_mm + np.arange(one.n_slices) * one.spacing_mm
        z = m[:, None] - a * self.rays.tangents(one)[None, :]
        y, x = s * math.sin(angle) - a * math.cos(angle), s * math.cos(angle) + a * math.sin(angle)
        points = np.stack(np.broadcast_arrays(z, y[None, :], x[None, :]), axis=-1)
        return points.reshape(-1, 3).astype(np.float32)
