"""Line integrals along all rays of a ring scanner: Joseph's method (IEEE Trans. Med. Imaging 1, 1982) in space.

A view is done in two steps. Every ray is followed across the slices, one row of pixels a step, where the two pixels
beside it are interpolated in all slices at once. The oblique rays of a segment then take of these columns what lies on
their way, between two slices at each step: neighbouring sinograms of a segment take the same columns, moved along z.
"""

import math
from collections.abc import Callable, Sequence

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray
from scipy import sparse

from redpet.case import FloatArray, ImageGrid
from redpet.case.geometry import pixel_centres_mm
from redpet.errors import InputError
from redpet.machine.progress import untold
from redpet.projection.system_matrix import steps_of
from redpet.scanner.rays import RingRays
from redpet.scanner.rebinning import ON_SLICE, Segment

Floats = NDArray[np.floating]


class RingProjector:
    """The linear map from images `[z, y, x]` to one array `[plane, view, radial]` a segment, in their unit times mm.

    The middle of the grid lies in the middle of the scanner. Raises InputError for segments whose planes do not lie
    whole slices apart.
    """

    def __init__(self, rays: RingRays, grid: ImageGrid) -> None:
        self.rays, self.grid = rays, grid
        for segment in rays.segments:
            stride = segment.spacing_mm / grid.spacing_mm[2]
            if abs(stride - round(stride)) > ON_SLICE or stride < 0.5:
                raise InputError(
                    f"slices {grid.spacing_mm[2]:g} mm apart do not fit sinograms {segment.spacing_mm:g} mm apart."
                )

    def apply(self, image: FloatArray, on_view: Callable[[], None] = untold) -> list[FloatArray]:
        """The line integrals of an image, one array a segment; `on_view` is called after each view."""
        lines = [np.empty(shape, np.float32) for shape in self.rays.shapes]
        columns = np.ascontiguousarray(image.reshape(image.shape[0], -1).T)
        for v, angle in enumerate(self.rays.angles_rad):
            view = _View(float(angle), self.rays, self.grid)
            seen = (view.across @ columns).astype(np.float32, copy=False)
            seen = seen.reshape(view.n_radial, view.n_steps, -1)
            busy = seen.any(axis=2)
            box = _extent(busy.any(axis=1)), _extent(busy.any(axis=0))
            for segment, out in zip(self.rays.segments, lines, strict=True):
                out[:, v] = view.along(seen, segment, box)
            on_view()
        return lines

    def adjoint(self, lines: Sequence[FloatArray], on_view: Callable[[], None] = untold) -> FloatArray:
        """The transpose: the arrays of all segments smeared back into an image; `on_view` as for `apply`."""
        columns = np.zeros((self.grid.size[0] * self.grid.size[1], self.grid.size[2]), np.float32)
        for v, angle in enumerate(self.rays.angles_rad):
            view = _View(float(angle), self.rays, self.grid)
            seen = np.zeros((view.across.shape[0], self.grid.size[2]), np.float32)
            for segment, values in zip(self.rays.segments, lines, strict=True):
                view.spread(values[:, v], segment, seen)
            columns += view.across_back @ seen
            on_view()
        return np.ascontiguousarray(columns.T).reshape(self.grid.shape)


class _View:
    """One view: `across[radial * step, y * x]` interpolates a slice where each ray meets each row of its pixels."""

    def __init__(self, angle: float, rays: RingRays, grid: ImageGrid) -> None:
        self.rays, self.n_slices, self.slice_mm = rays, grid.size[2], grid.spacing_mm[2]
        steps = steps_of(angle, grid)
        s = rays.positions_mm[:, None]
        where = s * steps.across_per_mm + steps.across_at_zero[None, :]
        lower = np.floor(where)
        pixel = np.stack([lower, lower + 1], axis=-1).astype(np.int64)
        weight = np.stack([lower + 1 - where, where - lower], axis=-1) * steps.length_mm
        weight = np.where((pixel >= 0) & (pixel < steps.n_across), weight, 0).astype(np.float32)
        first = np.arange(where.shape[1]) * steps.stride_along
        column = pixel.clip(0, steps.n_across - 1) * steps.stride_across + first[None, :, None]
        n_rows = where.size
        self.across = sparse.csr_array(
            (weight.ravel(), column.ravel().astype(np.int32), np.arange(0, 2 * n_rows + 1, 2, dtype=np.int32)),
            shape=(n_rows, grid.size[0] * grid.size[1]),
        )
        self.across_back = self.across.T
        cos, sin = math.cos(angle), math.sin(angle)
        x, y = pixel_centres_mm(grid)
        self.way = s * (sin / cos) - y[None, :] / cos if steps.follows_y else x[None, :] / sin - s * (cos / sin)
        self.n_radial, self.n_steps = where.shape

    def along(self, seen: FloatArray, segment: Segment, box: tuple[slice, slice]) -> FloatArray:
        """The rays `[plane, radial]` of a segment through the columns `seen[radial, step, z]`, 0 outside of a box."""
        stride, first, fraction, slant = self._places(segment)
        reach = (segment.n_slices - 1) * stride + 2
        padded = np.pad(seen[box], ((0, 0), (0, 0), (reach, reach)))
        first, fraction = first[box], fraction[box]
        rows = np.arange(first.size).reshape(first.shape) * padded.shape[2]
        starts = rows + first.clip(-reach, self.n_slices) + reach
        total = np.zeros((self.n_radial, segment.n_slices), np.float32)
        if first.size:
            windows = _windows(padded, segment.n_slices, stride)
            for shift, share in ((0, 1 - fraction), (1, fraction)):
                total[box[0]] += (share[:, None, :].astype(np.float32) @ windows[starts + shift])[:, 0]
        return (total * slant[:, None]).T

    def spread(self, values: FloatArray, segment: Segment, seen: FloatArray) -> None:
        """The transpose of `along`: the rays `[plane, radial]` added into the columns."""
        stride, first, fraction, slant = self._places(segment)
        reach, span = (segment.n_slices - 1) * stride + 2, (segment.n_slices - 1) * stride + 1
        margin = self.n_slices + 1
        padded = np.zeros((self.n_radial, span + 2 * margin + reach), np.float32)
        padded[:, margin : margin + span : stride] = values.T * slant[:, None]
        row = np.repeat(np.arange(self.n_radial), self.n_steps) * padded.shape[1]
        starts = row + margin - first.clip(-reach, self.n_slices).ravel()
        for shift, share in ((0, 1 - fraction), (1, fraction)):
            taken = _windows(padded, self.n_slices, 1)[starts - shift]
            seen += taken * share.reshape(-1, 1).astype(np.float32)

    def _places(self, segment: Segment) -> tuple[int, NDArray[np.int64], Floats, FloatArray]:
        """Slices from plane to plane; slice and rest `[radial, step]` where the first plane's rays lie; their slant."""
        tangent = self.rays.tangents(segment)
        z = segment.first_mm - self.way * tangent[:, None]
        place = z / self.slice_mm + (self.n_slices - 1) / 2
        first = np.floor(place)
        slant = np.sqrt(1 + tangent**2).astype(np.float32)
        return round(segment.spacing_mm / self.slice_mm), first.astype(np.int64), place - first, slant


def _extent(busy: NDArray[np.bool_]) -> slice:
    """From the first to the last that is true."""
    true = np.flatnonzero(busy)
    return slice(int(true[0]), int(true[-1]) + 1) if true.size else slice(0, 0)


def _windows(rows: FloatArray, length: int, stride: int) -> FloatArray:
    """Every window of `length` numbers, `stride` apart, that begins somewhere in the rows."""
    flat = rows.reshape(-1)
    n = flat.size - (length - 1) * stride
    return as_strided(flat, (n, length), (flat.itemsize, stride * flat.itemsize), writeable=False)
