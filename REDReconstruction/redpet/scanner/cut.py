"""A scanner cut short: fewer rings and radial bins, views and ring differences added up, as its sinograms have them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.scanner.rays import RingRays, uncompressed
from redpet.scanner.rebinning import Segment, ring_pairs
from redpet.scanner.table import Scanner

Indices = NDArray[np.intp]


@dataclass(frozen=True)
class Cut:
    """The bins of a scanner: its first `rings`, the `bins` in the middle, `mash` views and `span` differences in one.

    `largest` is the largest difference of rings. Raises InputError for what the scanner cannot have.
    """

    scanner: Scanner
    rings: int
    bins: int
    mash: int = 1
    span: int = 1
    largest: int = -1

    def __post_init__(self) -> None:
        own = self.scanner
        if not 1 <= self.rings <= own.rings or not 3 <= self.bins <= own.bins:
            raise InputError(f"the {own.name} has {own.rings} rings and {own.bins} radial bins: take some of these.")
        if self.mash < 1 or own.views % self.mash:
            raise InputError(f"the {own.views} views of the {own.name} cannot be added up by {self.mash}.")
        if self.span < 1 or self.span % 2 == 0:
            raise InputError(f"a span of {self.span} is not possible: it is 1, 3, 5 ...")
        if not -1 <= self.largest < self.rings or 0 <= self.largest < self.span // 2:
            raise InputError(f"a ring difference of {self.largest} does not fit {self.rings} rings and the span.")

    @property
    def ranges(self) -> list[tuple[int, int]]:
        """The lowest and highest ring difference of each segment, in the order 0, -1, +1, -2 ..."""
        half = self.span // 2
        largest = self.rings - 1 if self.largest < 0 else self.largest
        steps = range(1, (largest - half) // self.span + 1)
        middles = [0, *(sign * step * self.span for step in steps for sign in (-1, 1))]
        return [(middle - half, middle + half) for middle in middles]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments as sinograms have them."""
        made = []
        for low, high in self.ranges:
            sums = self.ring_sums(low, high)
            pairs = ring_pairs(self.rings, low, high, sums)
            spacing = self.scanner.ring_mm * (1.0 if low == high else 0.5)
            made.append(Segment(len(sums), spacing, pairs, (low + high) / 2 * self.scanner.ring_mm))
        return tuple(made)

    def ring_sums(self, low: int, high: int) -> Indices:
        """The sums of the numbers of both rings of the sinograms of one segment."""
        nearest = 0 if low <= 0 <= high else min(abs(low), abs(high))
        return np.arange(nearest, 2 * (self.rings - 1) - nearest + 1, 2 if low == high else 1)

    @property
    def views(self) -> int:
        """How many views there are."""
        return self.scanner.views // self.mash

    @property
    def rays(self) -> RingRays:
        """The rays of all pairs of rings, each difference of rings by itself, where the views lie in the mean."""
        steps = np.arange(self.views) * self.mash + (self.mash - 1) / 2
        angles = steps * 2 * math.pi / self.scanner.detectors + math.radians(self.scanner.view_offset_degrees)
        at = (np.arange(self.bins) - self.bins // 2) * math.pi / self.scanner.detectors
        radius = self.scanner.effective_radius_mm
        differences = [abs(d) for both in self.ranges for d in both]
        segments = uncompressed(self.rings, self.scanner.ring_mm, min(self.rings - 1, max(differences)))
        return RingRays(angles, radius * np.sin(at), radius, segments)

    def differences(self) -> list[int]:
        """The difference of rings of each segment of `rays`."""
        return [round(segment.difference_mm / self.scanner.ring_mm) for segment in self.rays.segments]

    def combined(self, arrays: Mapping[int, FloatArray]) -> list[FloatArray]:
        """The segments `[plane, view, radial]` that arrays `[plane, view, radial]` of single differences add up to."""
        added = []
        for low, high in self.ranges:
            sums = self.ring_sums(low, high)
            total = np.zeros((len(sums), *next(iter(arrays.values())).shape[1:]), np.float32)
            for d in range(max(low, 1 - self.rings), min(high, self.rings - 1) + 1):
                own = np.arange(abs(d), 2 * (self.rings - 1) - abs(d) + 1, 2)
                total[np.searchsorted(sums, own)] += arrays[d]
            added.append(total)
        return added

    def pair_products(self, crystals: FloatArray, difference: int) -> FloatArray:
        """The products `[plane, view, radial]` of what `crystals[ring, detector]` have, over all pairs of a bin.

        The plane of the rings (r, r + difference) pairs the first detector of a bin in the one with the second in the
        other, as STIR numbers them.
        """
        first, second = detectors_of(self.scanner.detectors, self.bins)
        lower = np.arange(max(0, -difference), self.rings - max(0, difference))
        products = crystals[lower][:, first] * crystals[lower + difference][:, second]
        return products.reshape(len(lower), self.views, self.mash, self.bins).sum(axis=2)


def detectors_of(n_detectors: int, n_bins: int) -> tuple[Indices, Indices]:
    """The two detectors `[view, radial]` of every bin of a ring, after STIR's ProjDataInfoCylindricalNoArcCorr."""
    view = np.arange(n_detectors // 2)[:, None]
    place = np.arange(n_bins)[None, :] - n_bins // 2
    return (view + (place >> 1)) % n_detectors, (view - ((place + 1) >> 1) + n_detectors // 2) % n_detectors
