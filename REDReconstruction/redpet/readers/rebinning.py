"""From the bins of a ring scanner to parallel beams, as linear operators: single-slice rebinning and arc correction."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redpet.case import FloatArray
from redpet.errors import InputError

ON_SLICE = 1e-3


@dataclass(frozen=True)
class Segment:
    """The sinograms of one range of ring differences, `n_slices` of them `spacing_mm` apart about the centre."""

    n_slices: int
    spacing_mm: float

    @property
    def first_mm(self) -> float:
        """The axial position of the first sinogram from the middle of the scanner."""
        return -(self.n_slices - 1) / 2 * self.spacing_mm


@dataclass(frozen=True)
class Slices:
    """Where each segment's sinograms go: `index` per segment, on `n_slices` slices, the first at `first_mm`."""

    index: tuple[NDArray[np.intp], ...]
    n_slices: int
    first_mm: float

    @property
    def contributions(self) -> FloatArray:
        """How many sinograms go into each `[slice]`."""
        return np.bincount(np.concatenate(self.index), minlength=self.n_slices).astype(np.float32)


def crossed_slices(segments: list[Segment], spacing_mm: float) -> Slices:
    """The slices, `spacing_mm` apart, in which the rays of each segment cross the axis.

    Raises InputError where a segment does not lie on these slices or a slice stays empty.
    """
    first = min(segment.first_mm for segment in segments)
    n_slices = round(-2 * first / spacing_mm) + 1
    index = []
    for segment in segments:
        positions = (segment.first_mm - first + np.arange(segment.n_slices) * segment.spacing_mm) / spacing_mm
        index.append(np.round(positions).astype(np.intp))
        if np.abs(positions - index[-1]).max() > ON_SLICE:
            raise InputError("the sinograms of its segments do not lie between the rings; check the axial sizes.")
    slices = Slices(tuple(index), n_slices, first)
    if not slices.contributions.all():
        raise InputError("its segments leave slices without any sinogram; add the segments that cover them.")
    return slices


@dataclass(frozen=True)
class SingleSliceRebinning:
    """The sum of every oblique sinogram in its slice (Daube-Witherspoon, Muehllehner 1987), of one `shape` each."""

    slices: Slices
    shape: tuple[int, int]

    def apply(self, arrays: Iterable[FloatArray]) -> FloatArray:
        """The sinograms `[slice, angle, radial]` of one array `[oblique sinogram, angle, radial]` a segment."""
        total = np.zeros((self.slices.n_slices, *self.shape), np.float32)
        for array, index in zip(arrays, self.slices.index, strict=True):
            total[index] += array
        return total

    def adjoint(self, values: FloatArray) -> list[FloatArray]:
        """The transpose: the sinogram of its slice for every oblique sinogram, one array a segment."""
        return [values[index] for index in self.slices.index]


class ArcCorrection:
    """Sinograms `[slice, angle, radial]` of a ring of detectors on uniform radial bins, `spacing_mm` apart.

    Bin `i` of n lies at `s = R sin((i - n // 2) pi / N)` for N detectors on the radius R. Each
    uniform bin takes the mean of the bins under it, weighted by overlap; it is as wide as the
    central bin, and one lies at s = 0.

    Raises InputError for more bins than fit a ring.
    """

    def __init__(self, n_radial: int, n_detectors: int, ring_radius_mm: float) -> None:
        step = math.pi / n_detectors
        angles = (np.arange(n_radial + 1) - n_radial // 2 - 0.5) * step
        if np.abs(angles).max() >= math.pi / 2 + step:
            raise InputError(f"{n_radial} radial bins do not fit a ring of {n_detectors} detectors.")
        edges = ring_radius_mm * np.sin(np.clip(angles, -math.pi / 2, math.pi / 2))
        self.spacing_mm = 2 * ring_radius_mm * math.sin(step / 2)
        self.weights = _overlaps(edges, self.spacing_mm).T.astype(np.float32)

    def apply(self, values: FloatArray) -> FloatArray:
        """The sinograms `[slice, angle, uniform bin]`."""
        return values @ self.weights

    def adjoint(self, values: FloatArray) -> FloatArray:
        """The transpose: `[slice, angle, radial]` of the ring."""
        return values @ self.weights.T


def _overlaps(edges: NDArray[np.floating], spacing: float) -> NDArray[np.floating]:
    """How much of each uniform bin lies over each bin of the ring, `[uniform bin, radial]`, as shares of one."""
    reach = math.floor(min(-edges[0], edges[-1]) / spacing - 0.5 + 1e-9)
    centres = np.arange(-reach, reach + 1) * spacing
    low = np.maximum(centres[:, None] - spacing / 2, edges[None, :-1])
    high = np.minimum(centres[:, None] + spacing / 2, edges[None, 1:])
    weights = np.maximum(high - low, 0)
    weights /= weights.sum(axis=1, keepdims=True)
    return weights
