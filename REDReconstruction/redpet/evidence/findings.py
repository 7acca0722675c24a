"""Findings: each spot that an image shows, each that the counts hold and it lacks, each region that is shifted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from redpet.case import FloatArray, Triple
from redpet.evidence.discovery import Cut, false_discovery_cut, one_sided, power, two_sided
from redpet.evidence.matched_filter import SpotMap

VISIBLE = 0.5
"""The least uptake of a spot above its surroundings, as a share of them and of the body's median: 1.5 to 1."""
LEAST_DEVIATION = 2.0
"""Where the counts deviate less, no search finds them significant."""
SURE = 1.645
"""Deviations from nothing beyond which the counts hold some of a contradicted spot (one-sided 5 %)."""
Mask = NDArray[np.bool_]


class State(IntEnum):
    """What the counts say of a place; the values of the map."""

    NOT_JUDGED = 0
    SUPPORTED = 1
    CANNOT_TELL = 2
    CONTRADICTED = 3


class Kind(StrEnum):
    """What a finding is."""

    SHOWN = "shown"
    INVENTED = "invented"
    OVERSTATED = "overstated"
    UNDERSTATED = "understated"
    ERASED = "erased"
    SHIFTED = "shifted"


@dataclass(frozen=True)
class Spot:
    """A sphere at a voxel `place` (z, y, x): what the image shows there, what the counts say, and the verdict.

    `shown` and `surroundings` are uptakes in the image's unit, the first above the second; `z` is the test that the
    counts agree, `error` the standard error with which they measure the uptake.
    """

    place: tuple[int, int, int]
    diameter_mm: float
    shown: float
    surroundings: float
    z: float
    error: float
    kind: Kind = Kind.SHOWN
    state: State = State.CANNOT_TELL
    power: float = 0.0

    @property
    def counted(self) -> float:
        """The uptake above the surroundings as the counts estimate it."""
        return self.shown + self.z * self.error


def shown_spots(maps: Sequence[SpotMap], places: Sequence[Mask], spacing_mm: Triple, median: float) -> list[Spot]:
    """The hot spots that an image shows, each at the size at which the counts know it best.

    `places` says for each map where to look, `median` is the image's in the body.
    """
    candidates: list[tuple[float, Spot]] = []
    for one, where in zip(maps, places, strict=True):
        visible = one.shown >= VISIBLE * np.maximum(one.surroundings, median)
        candidates += _peaks(one, one.shown / one.error, where & visible)
    return _apart(candidates, spacing_mm)


def unshown_spots(
    maps: Sequence[SpotMap], places: Sequence[Mask], spacing_mm: Triple, median: float, shown: Sequence[Spot]
) -> list[Spot]:
    """The hot spots that the counts show more than the image does, apart from those that it shows."""
    candidates: list[tuple[float, Spot]] = []
    for one, where in zip(maps, places, strict=True):
        counted = one.shown + one.z * np.where(np.isfinite(one.error), one.error, 0)
        visible = counted >= VISIBLE * np.maximum(one.surroundings, median)
        candidates += _peaks(one, one.z, where & visible & (one.z > LEAST_DEVIATION))
    return _apart(candidates, spacing_mm, shown)


def judged(spots: Sequence[Spot], search: int) -> tuple[list[Spot], Cut]:
    """The verdict on each shown spot, and the cut of their family.

    Contradicted: of all shown spots that are told so, at most a share of `FALSE_SHARE` is told wrongly. Supported: the
    uptake that the counts hold is significant against a search of `search` places and sizes, for the spot was chosen
    where the image, and with it the counts, are highest.
    """
    p = two_sided(np.array([spot.z for spot in spots]))
    there = one_sided(np.array([spot.counted / spot.error for spot in spots]))
    contradicted, supported = false_discovery_cut(p, len(spots)), false_discovery_cut(there, search)
    verdicts = []
    for spot, p_agrees, p_there in zip(spots, p, there, strict=True):
        state, kind = State.CANNOT_TELL, Kind.SHOWN
        if p_agrees <= contradicted.p_value:
            state, kind = State.CONTRADICTED, kind_of(spot)
        elif p_there <= supported.p_value:
            state = State.SUPPORTED
        chance = power(spot.shown, spot.error, contradicted.critical)
        verdicts.append(replace(spot, kind=kind, state=state, power=chance))
    return verdicts, contradicted


def erased(spots: Sequence[Spot], search: int) -> list[Spot]:
    """Those unshown spots that are significant among `search` places and sizes."""
    p = one_sided(np.array([spot.z for spot in spots]))
    cut = false_discovery_cut(p, search)
    return [
        replace(
            spot,
            kind=Kind.ERASED,
            state=State.CONTRADICTED,
            power=power(spot.counted, spot.error, cut.one_sided),
        )
        for spot, one in zip(spots, p, strict=True)
        if one <= cut.p_value
    ]


def kind_of(spot: Spot) -> Kind:
    """In what the counts contradict a shown spot."""
    if spot.z > 0:
        return Kind.UNDERSTATED
    return Kind.OVERSTATED if spot.counted > SURE * spot.error else Kind.INVENTED


def _peaks(one: SpotMap, strength: FloatArray, where: Mask) -> list[tuple[float, Spot]]:
    """The local maxima of `strength` in a mask, with their strengths."""
    places = np.argwhere((maximum_filter(strength, 3) == strength) & where & np.isfinite(one.error))
    found = []
    for z, y, x in places:
        at = int(z), int(y), int(x)
        shown, around, deviation, error = (
            float(values[at]) for values in (one.shown, one.surroundings, one.z, one.error)
        )
        found.append((float(strength[at]), Spot(at, one.diameter_mm, shown, around, deviation, error)))
    return found


def _apart(candidates: list[tuple[float, Spot]], spacing_mm: Triple, others: Sequence[Spot] = ()) -> list[Spot]:
    """The strongest of candidates whose spheres overlap, and none that overlaps one of the `others`."""
    steps = np.array(spacing_mm[::-1])
    taken = list(others)
    centres = [np.array(spot.place) * steps for spot in taken]
    kept: list[Spot] = []
    for _, spot in sorted(candidates, key=lambda one: -one[0]):
        centre = np.array(spot.place) * steps
        reach = np.array([(spot.diameter_mm + other.diameter_mm) / 2 for other in taken])
        if taken and (np.linalg.norm(np.array(centres) - centre, axis=1) < reach).any():
            continue
        taken.append(spot)
        centres.append(centre)
        kept.append(spot)
    return kept
