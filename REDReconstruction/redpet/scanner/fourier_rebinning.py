"""Fourier rebinning (FORE: Defrise et al., IEEE Trans. Med. Imaging 16, 1997), a linear operator with its transpose.

Let P be the transform of an oblique sinogram, `exp(-i (w s + k p))`, over radial positions s and angles p of a whole
turn. Its rays fall along z by t on a millimetre (`z = m - a t`, see `rays`), and at the frequencies (w, k) it holds
what passes at `a = k / w`: `P(w, k, m; t) = P(w, k, m - t k / w; 0)`. A turn is a segment and, half a turn further, the
one of the opposite ring difference with s turned around.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.fft import irfft2, next_fast_len, rfft2

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.machine.progress import untold
from redpet.machine.threads import of_process
from redpet.scanner.rebinning import Segment, Slices, crossed_slices

ComplexArray = NDArray[np.complex64]
LOW_FREQUENCY = 2
"""Radial and angular frequencies up to this index pass at no certain place:"""
SMALL_TANGENT = 0.02
"""there, only rays that are less oblique than this are taken, as if they lay in the slice that they cross."""


@dataclass(frozen=True)
class FourierRebinning:
    """From line integrals on even radial bins, one array `[plane, view, radial]` a segment, to slices.

    `radius_mm` is that of the detectors, `radial_mm` the width of a bin; bin `n // 2` lies at s = 0. Segments come in
    pairs of opposite ring differences. Raises InputError for a segment without its opposite.
    """

    segments: tuple[Segment, ...]
    slice_mm: float
    shape: tuple[int, int]
    radial_mm: float
    radius_mm: float

    def __post_init__(self) -> None:
        if not in_opposites(self.segments):
            raise InputError("Fourier rebinning needs a segment of the opposite ring difference for each segment.")

    @cached_property
    def slices(self) -> Slices:
        """The slices that the segments cross."""
        return crossed_slices(list(self.segments), self.slice_mm)

    @property
    def n_steps(self) -> int:
        """How many steps there are: the weights, and each turn of segments."""
        return 1 + len(self._pairs())

    @cached_property
    def _padded(self) -> tuple[int, int]:
        return 2 * self.shape[0], next_fast_len(2 * self.shape[1], real=True)

    @cached_property
    def _ways(self) -> list["_Way"]:
        return [self._way(i, j) for i, j in self._pairs()]

    @cached_property
    def _weight(self) -> FloatArray:
        """How much meets at each slice and frequency `[slice, k, w]`."""
        total = np.zeros((self.slices.n_slices + 2, self._padded[0], self._padded[1] // 2 + 1), np.float32)
        for way in self._ways:
            for m, weight in enumerate(way.weights):
                way.put(total, m, np.float32(weight))
        return total[1:-1]

    def apply(self, arrays: Iterable[FloatArray], on_step: Callable[[], None] = untold) -> FloatArray:
        """The line integrals `[slice, view, radial]` across the slices; `on_step` is called `n_steps` times."""
        given = list(arrays)
        total = np.zeros((self._weight.shape[0] + 2, *self._weight.shape[1:]), np.complex64)
        on_step()
        for way in self._ways:
            spectrum = self._transform(np.concatenate([given[way.first], self._flipped(given[way.second])], axis=1))
            for m, weight in enumerate(way.weights):
                way.put(total, m, spectrum[m] * np.float32(weight / way.slant))
            on_step()
        turn = self._back(self._divided(total[1:-1]))
        n_views = self.shape[0]
        return 0.5 * (turn[:, :n_views] + self._flipped(turn[:, n_views:]))

    def adjoint(self, values: FloatArray) -> list[FloatArray]:
        """The transpose of `apply`."""
        half = 0.5 * values
        total = np.zeros((self._weight.shape[0] + 2, *self._weight.shape[1:]), np.complex64)
        total[1:-1] = self._divided(self._transform(np.concatenate([half, self._flipped(half)], axis=1)))
        given = [np.zeros((one.n_slices, *self.shape), np.float32) for one in self.segments]
        for way in self._ways:
            spectrum = np.stack([way.take(total, m) * np.float32(p / way.slant) for m, p in enumerate(way.weights)])
            turn = self._back(spectrum)
            given[way.first] += turn[:, : self.shape[0]]
            given[way.second] += self._flipped(turn[:, self.shape[0] :])
        return given

    def _pairs(self) -> list[tuple[int, int]]:
        """Each segment of a ring difference from 0 on with its opposite, which is the other half of its turn."""
        at = {round(one.difference_mm, 3) + 0.0: i for i, one in enumerate(self.segments)}
        return [(i, at[-difference + 0.0]) for difference, i in at.items() if difference >= 0]

    def _way(self, i: int, j: int) -> "_Way":
        """Where the frequencies of a turn go. What is not oblique is its own opposite: its turn counts half."""
        segment, (n_k, n_s) = self.segments[i], self._padded
        tangent = segment.difference_mm / (2 * self.radius_mm)
        k = np.round(np.fft.fftfreq(n_k) * n_k)[:, None]
        w_index = np.arange(n_s // 2 + 1)[None, :]
        w = 2 * math.pi * w_index / (n_s * self.radial_mm)
        passed = np.divide(k, w, out=np.full((n_k, w.shape[1]), np.inf), where=w > 0)
        low = (w_index <= LOW_FREQUENCY) | (np.abs(k) <= LOW_FREQUENCY)
        reach = self.shape[1] / 2 * self.radial_mm
        seen = (np.abs(k) <= w * reach + LOW_FREQUENCY) & (~low | (abs(tangent) <= self._small_tangent))
        moved = np.where(low, 0.0, -tangent * np.where(np.isfinite(passed), passed, 0.0)) / self.slice_mm
        first = (segment.first_mm - self.slices.first_mm) / self.slice_mm + moved
        stride = round(segment.spacing_mm / self.slice_mm)
        lower = np.floor(first + 1e-6)
        weights = [one * (1.0 if i != j else 0.5) for one in segment.pairs]
        return _Way(i, j, weights, math.sqrt(1 + tangent**2), stride, lower.astype(np.int64),
                    (first - lower).astype(np.float32).clip(0), seen)  # fmt: skip

    @cached_property
    def _small_tangent(self) -> float:
        """Up to where rays count as little oblique: at least so far that every slice is crossed by one."""
        tangents = sorted({round(abs(one.difference_mm), 3) for one in self.segments})
        enough = next(
            limit
            for limit in tangents
            if len({s for one, index in zip(self.segments, self.slices.index, strict=True)
                    if abs(one.difference_mm) <= limit + 1e-3 for s in index}) == self.slices.n_slices
        )  # fmt: skip
        return max(SMALL_TANGENT, (enough + 1e-3) / (2 * self.radius_mm))

    def _flipped(self, values: FloatArray) -> FloatArray:
        """The radial axis turned around s = 0."""
        turned = values[..., ::-1]
        return turned if self.shape[1] % 2 else np.roll(turned, 1, axis=-1)

    def _transform(self, turn: FloatArray) -> ComplexArray:
        spectrum: ComplexArray = rfft2(turn, s=self._padded, workers=of_process())
        return spectrum

    def _back(self, spectrum: ComplexArray) -> FloatArray:
        turn: FloatArray = irfft2(spectrum, s=self._padded, workers=of_process())
        return turn[..., : self.shape[1]]

    def _divided(self, total: ComplexArray) -> ComplexArray:
        return np.divide(total, self._weight, out=np.zeros_like(total), where=self._weight > 1e-3)


def in_opposites(segments: Sequence[Segment]) -> bool:
    """Whether there is a segment of the opposite ring difference for each segment."""
    differences = sorted(round(one.difference_mm, 3) for one in segments)
    return differences == [-one + 0.0 for one in reversed(differences)]


@dataclass(frozen=True)
class _Way:
    """Where the planes of a turn, a segment `first` and its opposite `second`, go at each frequency `[k, w]`.

    Plane m goes to the slices `lower + m stride` and the next, in the shares `1 - rest` and `rest`; frequencies that
    are not `seen` go nowhere. Totals have one more slice at either end, which catches what lies beyond.
    """

    first: int
    second: int
    weights: Sequence[float]
    slant: float
    stride: int
    lower: NDArray[np.int64]
    rest: FloatArray
    seen: NDArray[np.bool_]

    def put(self, total: NDArray, m: int, values: "ComplexArray | np.float32") -> None:
        """Add a plane into a total `[slice, k, w]`."""
        flat = total.reshape(-1)
        for places, shares in self._places(m, len(total)):
            flat[places] += (values * shares)[self.seen]

    def take(self, total: ComplexArray, m: int) -> ComplexArray:
        """The transpose: a plane of a total."""
        plane = np.zeros(self.rest.shape, np.complex64)
        for places, shares in self._places(m, len(total)):
            plane[self.seen] += total.reshape(-1)[places] * shares[self.seen]
        return plane

    def _places(self, m: int, n_slices: int) -> list[tuple[NDArray[np.int64], FloatArray]]:
        size = self.rest.size
        here = np.arange(size).reshape(self.rest.shape)[self.seen]
        lower = self.lower[self.seen] + m * self.stride + 1
        return [
            ((lower + step).clip(0, n_slices - 1) * size + here, share)
            for step, share in ((0, 1 - self.rest), (1, self.rest))
        ]
