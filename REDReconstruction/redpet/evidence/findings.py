"""Findings: each spot that an image shows, each that the counts hold and it lacks, each region that is shifted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from redpet.case import FloatArray, Triple
from redpet.evidence.discovery import Cut, false_discovery_cut, one_sided, power
from redpet.evidence.matched_filter import SpotMap

VISIBLE = 0.5
"""The least uptake of a spot above its surroundings, as a share of them and of the body's median: 1.5 to 1."""
LEAST_LEVEL = 0.25
"""The least level that a change is set against, as a share of the body's median."""
LEAST_DEVIATION = 3.0
"""A spot is said to be lacking where the counts deviate by more, and where the untouched image shows it by more than so
many standard errors: alone, a deviation may come from another error of the image on the same lines."""
SURE = 1.645
"""Deviations from nothing beyond which the counts hold some of a contradicted spot (one-sided 5 %)."""
SPREAD = 1.3
"""How much more the uptake of a spot varies in an untouched image than `error` says, which takes all else for known."""
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
    """A sphere at a voxel `place` (z, y, x): what the image shows there, what the counts hold, and the verdict.

    `shown`, `counted` and `surroundings` are uptakes in the image's unit, the first two above the third; `z` is the
    test that the counts agree with the image, `error` the uptake that would move it by 1.
    """

    place: tuple[int, int, int]
    diameter_mm: float
    shown: float
    surroundings: float
    counted: float
    z: float
    error: float
    kind: Kind = Kind.SHOWN
    state: State = State.CANNOT_TELL
    power: float = 0.0

    @property
    def counted_error(self) -> float:
        """The standard error of `counted`."""
        return SPREAD * self.error


def shown_spots(maps: Sequence[SpotMap], places: Sequence[Mask], spacing_mm: Triple, median: float) -> list[Spot]:
    """The hot spots that an image shows, each at the size at which the counts know it best.

    `places` says for each map where to look, `median` is the image's in the body.
    """
    candidates: list[tuple[float, Spot]] = []
    for one, where in zip(maps, places, strict=True):
        visible = one.shown >= VISIBLE * np.maximum(one.surroundings, median)
        candidates += _peaks(one, one.shown / one.error, where & visible)
    return _apart(candidates, spacing_mm)


def lacking_spots(maps: Sequence[SpotMap], places: Sequence[Mask], spacing_mm: Triple, median: float) -> list[Spot]:
    """The hot spots of which the counts hold more than the image shows: too little of them, or nothing.

    The image's noise makes none of them, so that they are also looked for where there is less around than in most of
    the body.
    """
    candidates: list[tuple[float, Spot]] = []
    for one, where in zip(maps, places, strict=True):
        least = VISIBLE * np.maximum(one.surroundings, LEAST_LEVEL * median)
        surplus = (one.counted - one.shown) / (SPREAD * one.error)
        more = where & (one.counted >= least) & (np.minimum(surplus, one.z) > LEAST_DEVIATION)
        for kind, seen in ((Kind.ERASED, one.shown < least), (Kind.UNDERSTATED, one.shown >= least)):
            candidates += [(strength, replace(spot, kind=kind)) for strength, spot in _peaks(one, one.z, more & seen)]
    return _apart(candidates, spacing_mm)


def judged(spots: Sequence[Spot], search: int) -> tuple[list[Spot], Cut]:
    """The verdict on each shown spot, and the cut of their family.

    A spot was chosen where the image, and with it the counts, are high. That the counts hold less is tested among the
    spots alone: of those that are told to be contradicted, at most a share of `FALSE_SHARE` is told wrongly. That they
    hold it at all, which supports it, has to be significant against a search of `search` places and sizes; that they
    hold more is for `lacking`.
    """
    p_less = one_sided(np.array([-spot.z for spot in spots]))
    p_there = one_sided(np.array([spot.counted / spot.counted_error for spot in spots]))
    contradicted, supported = false_discovery_cut(p_less, len(spots)), false_discovery_cut(p_there, search)
    verdicts = []
    for spot, less, there in zip(spots, p_less, p_there, strict=True):
        state, kind = State.CANNOT_TELL, Kind.SHOWN
        if less <= contradicted.p_value:
            state = State.CONTRADICTED
            kind = Kind.OVERSTATED if spot.counted > SURE * spot.counted_error else Kind.INVENTED
        elif there <= supported.p_value:
            state = State.SUPPORTED
        chance = power(spot.shown, spot.error, contradicted.critical)
        verdicts.append(replace(spot, kind=kind, state=state, power=chance))
    return verdicts, contradicted


def lacking(spots: Sequence[Spot], search: int) -> list[Spot]:
    """Those lacking spots that are significant among `search` places and sizes."""
    p = one_sided(np.array([spot.z for spot in spots]))
    cut = false_discovery_cut(p, search)
    return [
        replace(spot, state=State.CONTRADICTED, power=power(spot.counted - spot.shown, spot.error, cut.critical))
        for spot, one in zip(spots, p, strict=True)
        if one <= cut.p_value
    ]


def settled(shown: Sequence[Spot], less: Sequence[Spot], spacing_mm: Triple) -> list[Spot]:
    """Shown and lacking spots together.

    Where too much is shown at a place, too little seems to be shown beside it, and the other way round: where the
    spheres of two such spots meet, that which deviates more stays. What is understated is no other shown spot.
    """
    wrong = [spot for spot in shown if spot.state is State.CONTRADICTED]
    told = _apart([(abs(spot.z), spot) for spot in (*wrong, *less)], spacing_mm)
    understated = [spot for spot in told if spot.kind is Kind.UNDERSTATED]
    rest = [(abs(spot.z), spot) for spot in shown if spot.state is not State.CONTRADICTED]
    return _apart(rest, spacing_mm, understated) + told


def _peaks(one: SpotMap, strength: FloatArray, where: Mask) -> list[tuple[float, Spot]]:
    """The local maxima of `strength` in a mask, with their strengths."""
    places = np.argwhere((maximum_filter(strength, 3) == strength) & where & np.isfinite(one.error))
    found = []
    for z, y, x in places:
        at = int(z), int(y), int(x)
        shown, around, counted, deviation, error = (
            float(values[at]) for values in (one.shown, one.surroundings, one.counted, one.z, one.error)
        )
        found.append((float(strength[at]), Spot(at, one.diameter_mm, shown, around, counted, deviation, error)))
    return found


def _apart(candidates: list[tuple[float, Spot]], spacing_mm: Triple, others: Sequence[Spot] = ()) -> list[Spot]:
    """The strongest of candidates whose spheres overlap, and none that overlaps one of the `others`."""
    ordered = [spot for _, spot in sorted(candidates, key=lambda one: -one[0])]
    steps = np.array(spacing_mm[::-1])
    centres = np.array([spot.place for spot in ordered]).reshape(-1, 3) * steps
    diameters_mm = np.array([spot.diameter_mm for spot in ordered])
    free = np.ones(len(ordered), dtype=bool)

    def take(spot: Spot) -> None:
        reach_mm = (spot.diameter_mm + diameters_mm) / 2
        free[np.linalg.norm(centres - np.array(spot.place) * steps, axis=1) < reach_mm] = False

    for spot in others:
        take(spot)
    kept: list[Spot] = []
    for at, spot in enumerate(ordered):
        if free[at]:
            kept.append(spot)
            take(spot)
    return kept
