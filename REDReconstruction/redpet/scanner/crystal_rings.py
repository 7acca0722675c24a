"""Which ring and place each crystal of a scanner has, found in where the crystals lie: a regular cylinder, or refused.

The axes are the scanner's of `redpet.scanner.rays`: z runs along the rings, whose first has the lowest z, and the
detector k of N lies at `x = R sin p, y = -R cos p` with `p = 2 pi k / N + view offset`, so that the view k joins the
detectors k and k + N / 2. Places without a crystal are gaps between blocks.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redpet.errors import InputError

Points = NDArray[np.float64]
Indices = NDArray[np.intp]
ROUND = 0.01
"""By what share of the radius crystals may lie beside the circle: flat blocks touch it in their middle alone."""
BESIDE, BESIDE_NAMED = 0.25, 0.4
"""By what share of their distance crystals may lie beside even places: as many as fit best, or as a scanner has."""
SAME_OFFSET = 0.02
"""Up to what share of that distance the first view is that of the scanner's name."""
SAME_MM = 0.2
"""Crystals this near along the axis lie in one ring."""
MOST_GAPS = 1.5
"""How many places there may be for each crystal of a ring."""


@dataclass(frozen=True)
class CrystalRings:
    """A cylinder of rings: its numbers, and the `ring` and `detector` of each crystal as they were listed.

    Crystals lie up to `beside_mm` beside the places of even rings.
    """

    n_rings: int
    n_detectors: int
    radius_mm: float
    ring_mm: float
    view_offset_degrees: float
    beside_mm: float
    ring: Indices
    detector: Indices


def axis_of_rings(centres_mm: Points) -> int:
    """Around which of its three axes crystals `[crystal, axis]` lie. Raises InputError where around none."""
    if len(centres_mm) < 8 or not np.isfinite(centres_mm).all():
        raise InputError("it describes no ring of crystals.")
    spreads = [_spread(np.delete(centres_mm, axis, axis=1)) for axis in range(3)]
    axis = int(np.argmin(spreads))
    if spreads[axis] > ROUND:
        radii = _radii(np.delete(centres_mm, axis, axis=1))
        raise InputError(
            f"its crystals lie {radii.min():.1f} to {radii.max():.1f} mm from an axis: rings of one radius and one "
            "layer of crystals, around one of the axes of the file, can be read."
        )
    return axis


def crystal_rings(centres_mm: Points, view_offset_degrees: float = 0.0, places: int | None = None) -> CrystalRings:
    """The rings of crystals `[crystal, xyz]` around z; their first view is near the one that is said.

    A ring has as many places as fit its crystals best, gaps between blocks counted, unless a scanner says how many.
    Raises InputError where crystals are unevenly spaced, or several share a place.
    """
    limit = BESIDE if places is None else BESIDE_NAMED
    across, z = centres_mm[:, :2], centres_mm[:, 2]
    middle = _circle(across)
    x, y = (across - middle).T
    levels = _levels(z)
    n_rings, ring_mm = _even_levels(levels)
    ring = np.rint((z - levels[0]) / ring_mm).astype(np.intp)
    angles = np.arctan2(x, -y)
    n_detectors, offset = _even_angles(angles[ring == np.bincount(ring).argmax()], places, limit)
    apart = _wrapped(offset - view_offset_degrees * n_detectors / 360)
    if abs(apart) < SAME_OFFSET:
        apart = 0.0
    stated = view_offset_degrees + apart * 360 / n_detectors
    along = angles * n_detectors / (2 * math.pi) - stated * n_detectors / 360
    detector = np.rint(along).astype(np.intp)
    beside = float(np.abs(along - detector).max())
    if beside > limit:
        raise InputError("the crystals of its rings do not lie behind each other.")
    detector %= n_detectors
    if np.bincount(ring * n_detectors + detector).max() > 1:
        raise InputError("several crystals lie at one place of a ring: one layer of crystals can be read.")
    radius = float(np.hypot(x, y).mean())
    beside_mm = beside * 2 * math.pi * radius / n_detectors
    return CrystalRings(n_rings, n_detectors, radius, ring_mm, stated, beside_mm, ring, detector)


def _circle(across: Points) -> Points:
    """The middle of the circle on which points lie, by least squares: 2 a x + 2 b y + c = x^2 + y^2."""
    unknown = np.column_stack([2 * across, np.ones(len(across))])
    solution: Points = np.linalg.lstsq(unknown, (across**2).sum(axis=1), rcond=None)[0]
    return solution[:2]


def _radii(across: Points) -> Points:
    radii: Points = np.linalg.norm(across - _circle(across), axis=1)
    return radii


def _spread(across: Points) -> float:
    """By what share of their mean the radii differ, infinite where points lie on less than half of a circle."""
    radii = _radii(across)
    if not 0 < radii.mean() < 1.1 * np.ptp(across, axis=0).min():
        return math.inf
    return float(np.abs(radii / radii.mean() - 1).max())


def _levels(z: Points) -> Points:
    """The positions along the axis at which crystals lie, lowest first."""
    ordered = np.sort(z)
    parts = np.split(ordered, np.flatnonzero(np.diff(ordered) > SAME_MM) + 1)
    return np.array([part.mean() for part in parts])


def _even_levels(levels: Points) -> tuple[int, float]:
    """How many rings the levels are, gaps counted, and their distance."""
    extent = float(levels[-1] - levels[0])
    if len(levels) < 2:
        raise InputError("it has one ring of crystals: two or more can be read, whose distance is that of the rings.")
    beside = {n: _beside((levels - levels[0]) * (n - 1) / extent) for n in _candidates(len(levels))}
    n_rings = min(beside, key=lambda n: (beside[n], n))
    if beside[n_rings] > BESIDE:
        raise InputError("its rings are not evenly spaced along the axis.")
    return n_rings, extent / (n_rings - 1)


def _even_angles(angles: Points, places: int | None, limit: float) -> tuple[int, float]:
    """How many places a ring has, gaps counted, and by what share of their distance the first lies beside 0."""
    found = {}
    for n in _candidates(len(angles)) if places is None else [places]:
        if n % 2 == 0:
            along = angles * n / (2 * math.pi)
            offset = float(np.angle(np.exp(2j * math.pi * along).mean())) / (2 * math.pi)
            found[n] = (_beside(along - offset, n), offset)
    best = min(found, key=lambda n: (found[n][0], n), default=0)
    if not best or found[best][0] > limit:
        fit = "evenly spaced around it" if places is None else f"near the {places} places of its scanner"
        raise InputError(f"the crystals of a ring are not {fit}, gaps between blocks included.")
    return best, found[best][1]


def _candidates(n: int) -> range:
    return range(n, int(MOST_GAPS * n) + 1)


def _beside(places: Points, around: int = 0) -> float:
    """How far positions lie beside whole numbers at most, to a thousandth; infinite where two share one."""
    nearest = np.rint(places)
    if len(np.unique(nearest % around if around else nearest)) < len(places):
        return math.inf
    return round(float(np.abs(places - nearest).max()), 3)


def _wrapped(value: float) -> float:
    return value - round(value)
