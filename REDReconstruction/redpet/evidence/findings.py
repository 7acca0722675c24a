"""Findings: each spot that an image shows, each that the counts hold and it lacks, each region that is shifted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import maximum_filter

from redpet.case import FloatArray, Triple
from redpet.evidence.discovery import critical, false_discovery_cut, one_sided, power, worth_testing
from redpet.evidence.matched_filter import SpotMap

VISIBLE = 0.5
"""The least uptake of a spot above its surroundings, as a share of them and of the body's median: 1.5 to 1."""
LEAST_LEVEL = 0.25
"""The least level that a change is set against, as a share of the body's median."""
LEAST_DEVIATION = 3.0
"""A spot is said to be lacking where the counts deviate by more, and where the untouched image shows it by more than so
many standard errors."""
SURE = 1.645
"""Deviations from nothing beyond which the counts hold some of a contradicted spot (one-sided 5 %)."""
SPREAD = 1.4
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

    @property
    def surplus(self) -> float:
        """What the counts hold more than the image shows, in standard errors of `counted`."""
        return (self.counted - self.shown) / self.counted_error

    @property
    def strength(self) -> float:
        """The deviation that is to be expected where the counts hold nothing of what the image shows."""
        return self.shown / self.error


def shown_spots(maps: Sequence[SpotMap], places: Sequence[Mask], median: float) -> list[Spot]:
    """The hot spots that an image shows, at each size at which they stand out.

    `places` says for each map where to look, `median` is the image's in the body.
    """
    found: list[Spot] = []
    for one, where in zip(maps, places, strict=True):
        visible = one.shown >= VISIBLE * np.maximum(one.surroundings, LEAST_LEVEL * median)
        found += peaks(one, one.shown / one.error, where & visible)
    return found


def judged(spots: Sequence[Spot], search: int) -> tuple[list[Spot], float]:
    """The verdict on each shown spot, and the deviation at which one more would have been contradicted.

    A spot was chosen where the image, and with it the counts, are high. That the counts hold less is tested among the
    spots of which they can tell, and of the others among these: of either that are told to be contradicted, at most a
    share of `FALSE_SHARE` is told wrongly. That they hold it at all, which supports it, has to be significant against a
    search of `search` places and sizes; that they hold more is for `lacking`.
    """
    tested = worth_testing(np.array([spot.strength for spot in spots]))
    p_less = one_sided(np.array([-spot.z for spot in spots]))
    p_there = one_sided(np.array([spot.counted / spot.counted_error for spot in spots]))
    contradicted = np.zeros(len(spots), dtype=bool)
    for family in (tested, ~tested):
        cut = false_discovery_cut(p_less[family], int(family.sum()))
        contradicted |= family & (p_less <= cut.p_value)
    supported = p_there <= false_discovery_cut(p_there, search).p_value
    one_more = critical(int(tested.sum()) + 1)
    verdicts = []
    for spot, is_contradicted, is_supported in zip(spots, contradicted, supported, strict=True):
        state, kind = State.CANNOT_TELL, Kind.SHOWN
        if is_contradicted:
            state = State.CONTRADICTED
            kind = Kind.OVERSTATED if spot.counted > SURE * spot.counted_error else Kind.INVENTED
        elif is_supported:
            state = State.SUPPORTED
        verdicts.append(replace(spot, kind=kind, state=state, power=power(spot.shown, spot.error, one_more)))
    return verdicts, one_more


def settled(shown: Sequence[Spot], less: Sequence[Spot], spacing_mm: Triple) -> list[Spot]:
    """Shown and lacking spots together, none of which meets another: each at one size.

    What is contradicted at one size is told, at the size at which the counts know best what is wrong; all else at that
    at which they know best what is shown. Where too much is shown at a place, too little seems to be shown beside it,
    and the other way round: of two such spots, too, that which deviates more stays. What was erased is no shown spot,
    and may meet one.
    """
    wrong = [spot for spot in shown if spot.state is State.CONTRADICTED]
    told = apart([(_deviation(spot), spot) for spot in wrong] + [(abs(spot.z), spot) for spot in less], spacing_mm)
    in_image = [spot for spot in told if spot.kind is not Kind.ERASED]
    rest = [(spot.strength, spot) for spot in shown if spot.state is not State.CONTRADICTED]
    return apart(rest, spacing_mm, in_image) + told


def _deviation(spot: Spot) -> float:
    """By how much a contradicted spot deviates: as nothing would be expected to, where the counts agree with that."""
    return min(spot.strength, abs(spot.z) + LEAST_DEVIATION)


def peaks(one: SpotMap, strength: FloatArray, where: Mask) -> list[Spot]:
    """The local maxima of `strength` in a mask."""
    places = np.argwhere((maximum_filter(strength, 3) == strength) & where & np.isfinite(one.error))
    found = []
    for z, y, x in places:
        at = int(z), int(y), int(x)
        shown, around, counted, deviation, error = (
            float(values[at]) for values in (one.shown, one.surroundings, one.counted, one.z, one.error)
        )
        found.append(Spot(at, one.diameter_mm, shown, around, counted, deviation, error))
    return found


def apart(candidates: list[tuple[float, Spot]], spacing_mm: Triple, others: Sequence[Spot] = ()) -> list[Spot]:
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
