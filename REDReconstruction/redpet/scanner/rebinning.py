"""From the bins of a ring scanner to parallel beams, as linear operators: single-slice rebinning and arc correction."""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.machine.progress import untold

ON_SLICE = 1e-3


@dataclass(frozen=True)
class Segment:
    """The sinograms of one range of ring differences, `n_slices` of them `spacing_mm` apart about the centre.

    `pairs` says how many pairs of rings are added up in each of them, `difference_mm` how far the second ring of a
    pair lies behind the first along the scanner's z, in the mean.
    """

    n_slices: int
    spacing_mm: float
    pairs: tuple[int, ...]
    difference_mm: float = 0.0

    @property
    def first_mm(self) -> float:
        """The axial position of the first sinogram from the middle of the scanner."""
        return -(self.n_slices - 1) / 2 * self.spacing_mm


@dataclass(frozen=True)
class Slices:
    """Where each segment's sinograms go: `index` per segment, on `n_slices` slices, the first at `first_mm`.

    `pairs` says how many pairs of rings go into each `[slice]`.
    """

    index: tuple[NDArray[np.intp], ...]
    n_slices: int
    first_mm: float
    pairs: FloatArray

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
    pairs = np.concatenate([segment.pairs for segment in segments])
    total = np.bincount(np.concatenate(index), pairs, minlength=n_slices).astype(np.float32)
    slices = Slices(tuple(index), n_slices, first, total)
    if not slices.contributions.all():
        raise InputError("its segments leave slices without any sinogram; add the segments that cover them.")
    return slices


def ring_pairs(n_rings: int, low: int, high: int, sums: NDArray[np.intp]) -> tuple[int, ...]:
    """How many pairs of rings have a difference from `low` to `high` and each of the `sums` of their numbers.

    It is what a sinogram of combined ring differences adds up: fewer at the ends of the scanner than in its middle.
    """
    first, second = np.mgrid[:n_rings, :n_rings]
    inside = (second - first >= low) & (second - first <= high)
    return tuple(np.bincount((first + second)[inside], minlength=2 * n_rings - 1)[sums].tolist())


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
        overlaps = _overlaps(edges, self.spacing_mm)
        self.weights = (overlaps / overlaps.sum(axis=1, keepdims=True)).T.astype(np.float32)
        self.shares = (overlaps / np.diff(edges)).T
        """Which share of each bin of the ring lies under each uniform bin, `[radial, uniform bin]`."""

    def apply(self, values: FloatArray) -> FloatArray:
        """The sinograms `[slice, angle, uniform bin]`."""
        return values @ self.weights

    def adjoint(self, values: FloatArray) -> FloatArray:
        """The transpose: `[slice, angle, radial]` of the ring."""
        return values @ self.weights.T

    def split(self, counts: FloatArray, rng: Generator, on_bin: Callable[[], None] = untold) -> FloatArray:
        """Counts `[slice, angle, radial]` on the uniform bins, each count at random in one that its own bin overlaps.

        Poisson counts stay independent Poisson counts (thinning), which weighted means do not; those
        beyond the last uniform bin are left out. The expected value is that of `apply` times the
        sum of the `shares` in each uniform bin. `on_bin` is called after each bin of the ring.
        """
        uniform = np.zeros((*counts.shape[:2], self.shares.shape[1]), np.float32)
        for i, shares in enumerate(self.shares):
            rest, left = counts[..., i].astype(np.int64), 1.0
            for u in np.flatnonzero(shares):
                taken = rng.binomial(rest, min(1.0, shares[u] / left))
                uniform[..., u] += taken
                rest, left = rest - taken, left - shares[u]
            on_bin()
        return uniform


def _overlaps(edges: NDArray[np.floating], spacing: float) -> NDArray[np.floating]:
    """How many millimetres of each uniform bin lie over each bin of the ring, `[uniform bin, radial]`."""
    reach = math.floor(min(-edges[0], edges[-1]) / spacing - 0.5 + 1e-9)
    centres = np.arange(-reach, reach + 1) * spacing
    low = np.maximum(centres[:, None] - spacing / 2, edges[None, :-1])
    high = np.minimum(centres[:, None] + spacing / 2, edges[None, 1:])
    return np.maximum(high - low, 0)
