"""The search for spots that the counts hold and an image lacks, or shows too little of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from redpet.case import FloatArray, Triple
from redpet.evidence.discovery import false_discovery_cut, one_sided
from redpet.evidence.findings import (
    LEAST_DEVIATION,
    LEAST_LEVEL,
    SPREAD,
    VISIBLE,
    Kind,
    Mask,
    Spot,
    State,
    apart,
    peaks,
)
from redpet.evidence.matched_filter import SpotMap


@dataclass(frozen=True)
class Search:
    """How many places and sizes were searched, and what one more finding would have needed.

    `deviation` is what the test of the counts would have needed, `surplus` the untouched image, in standard errors.
    """

    places: int
    deviation: float
    surplus: float

    def power(self, deviation: NDArray[np.floating]) -> NDArray[np.float64]:
        """The probability that a spot is told whose deviation from what the image shows is to be expected.

        Both the counts and the untouched image have to show it. They are taken as independent; as they are not, and as
        the untouched image holds a little less of a spot than its uptake, this is neither the least nor the most.
        """
        told: NDArray[np.float64] = ndtr(deviation - self.deviation) * ndtr(deviation / SPREAD - self.surplus)
        return told


def own_level(one: SpotMap) -> FloatArray:
    """The level `[z, y, x]` that a spot rises above: that of its surroundings, and in a hollow the place's own."""
    level: FloatArray = one.surroundings + np.minimum(one.shown, 0)
    return level


def lacking_spots(maps: Sequence[SpotMap], places: Sequence[Mask], spacing_mm: Triple, median: float) -> list[Spot]:
    """The hot spots of which the counts hold more than the image shows: too little of them, or nothing.

    The image's noise makes none of them, so that they are also looked for where there is less around than in most of
    the body.
    """
    candidates: list[tuple[float, Spot]] = []
    for one, where in zip(maps, places, strict=True):
        least = VISIBLE * np.maximum(own_level(one), LEAST_LEVEL * median)
        surplus = (one.counted - one.shown) / (SPREAD * one.error)
        more = where & (np.minimum(surplus, one.z) > LEAST_DEVIATION)
        more &= one.counted - np.minimum(one.shown, 0) >= least
        among_these = np.where(more, surplus, -np.inf)
        for kind, seen in ((Kind.ERASED, one.shown < least), (Kind.UNDERSTATED, one.shown >= least)):
            candidates += [(spot.surplus, replace(spot, kind=kind)) for spot in peaks(one, among_these, more & seen)]
    return apart(candidates, spacing_mm)


def lacking(spots: Sequence[Spot], maps: Sequence[SpotMap], places: Sequence[Mask]) -> tuple[list[Spot], Search]:
    """Those lacking spots that are significant in the search of all places and sizes, and what one more would need.

    A deviation may come from another error of the image on the same lines: a method that is wrong somewhere deviates
    over much of a body. The untouched image shows a spot at its own place only: it has to be significant there among
    all places that deviate.
    """
    p_deviation = one_sided(np.array([spot.z for spot in spots]))
    p_surplus = one_sided(np.array([spot.surplus for spot in spots]))
    search = sum(int(where.sum()) for where in places)
    tested = false_discovery_cut(p_deviation, search)
    deviating = sum(int((one.z[where] >= tested.critical).sum()) for one, where in zip(maps, places, strict=True))
    confirmed = false_discovery_cut(p_surplus, deviating)
    searched = Search(search, tested.critical, max(confirmed.critical, LEAST_DEVIATION))
    chances = searched.power(np.array([(spot.counted - spot.shown) / spot.error for spot in spots]))
    told = [
        replace(spot, state=State.CONTRADICTED, power=float(chance))
        for spot, by_counts, by_image, chance in zip(spots, p_deviation, p_surplus, chances, strict=True)
        if by_counts <= tested.p_value and by_image <= confirmed.p_value
    ]
    return told, searched
