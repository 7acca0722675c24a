"""Where the rays of a ring scanner run, oblique ones too, in the scanner's own axes.

As STIR's ProjDataInfoCylindrical has them: a ray of the view at the angle p, the radial position s and the axial
position m holds the points `x = s cos p + a sin p, y = s sin p - a cos p, z = m - a t` for all a, where
`t = d / (2 sqrt(R^2 - s^2))` and d is how far the second ring lies behind the first. z is 0 in the scanner's middle.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from redpet.scanner.rebinning import Segment


@dataclass(frozen=True)
class RingRays:
    """The rays of all views `angles_rad`, radial bins `positions_mm` and segments, between detectors on `radius_mm`."""

    angles_rad: NDArray[np.float64]
    positions_mm: NDArray[np.float64]
    radius_mm: float
    segments: tuple[Segment, ...]

    @property
    def shapes(self) -> list[tuple[int, int, int]]:
        """The shape `[plane, view, radial]` of each segment."""
        return [(one.n_slices, len(self.angles_rad), len(self.positions_mm)) for one in self.segments]

    def tangents(self, segment: Segment) -> NDArray[np.float64]:
        """How far the rays `[radial]` of a segment fall along z on a millimetre across the scanner: t."""
        across = 2 * np.sqrt(np.maximum(self.radius_mm**2 - self.positions_mm**2, 1e-6))
        return segment.difference_mm / across

    def of_views(self, views: slice) -> "RingRays":
        """The rays of some of the views."""
        return replace(self, angles_rad=self.angles_rad[views])


def uncompressed(n_rings: int, ring_mm: float, largest: int) -> tuple[Segment, ...]:
    """A segment for each difference of rings, 0, -1, +1, -2 ... up to the largest."""
    differences = [0, *(sign * step for step in range(1, largest + 1) for sign in (-1, 1))]
    return tuple(Segment(n_rings - abs(d), ring_mm, (1,) * (n_rings - abs(d)), d * ring_mm) for d in differences)
