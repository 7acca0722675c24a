"""What the evidence finds: true lesions, spheres that were invented or erased, regions that were shifted."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from typing import Any

import numpy as np
from evidence_scenes import (
    INVENTED_CONTRAST,
    INVENTED_MM,
    Lesion,
    Place,
    Restorer,
    Scene,
    Split,
    ball,
    split,
    with_sphere,
)
from numpy.random import Generator
from scipy.stats import norm

from redpet.case import BQML, FloatArray, Image, ImageGrid
from redpet.evidence.demand import LEVEL_MM
from redpet.evidence.findings import Spot, State
from redpet.evidence.hypothesis import expected, inverse_variance, without_background
from redpet.evidence.judgement import SCALES_MM, Judgement, judge
from redpet.evidence.matched_filter import Residuals, SpotMap

SHIFTED_MM, SHIFTED_BY = 60.0, 0.75
"""A region, and the factor by which the image is wrong in it."""
NEAR_MM = (SHIFTED_MM + LEVEL_MM) / 2
"""A shifted region whose middle lies nearer is that one: the spheres that look for it meet it."""


def lesion_unit(one: Scene, drf: float, restore: Restorer, rng: Generator) -> dict[str, Any]:
    """What the list says of a restoration, and of one that was changed afterwards."""
    parts = split(one, drf, restore, rng)
    grid, image, total = one.truth.grid, parts.image, parts.total
    judgement = judge(Image(image, grid, BQML), parts.low, total)
    residuals = Residuals(parts.low, total)
    of_truth = [residuals.spots(one.truth.values, one.truth.values, diameter) for diameter in SCALES_MM]
    result: dict[str, Any] = {
        "spots": [list(kept) for kept in against_truth(judgement, of_truth)],
        "roc": [
            {
                **asdict(lesion),
                "score": max((spot.counted / spot.error for spot in near(judgement, lesion, grid)), default=0.0),
            }
            for lesion in (*one.lesions, *one.controls)
        ],
        "invented": [],
        "erased": [],
        "shifted": shifted(one, parts),
    }
    for group in (one.controls[::2], one.controls[1::2]):
        for name, told_of in changed(one, group, parts, rng).items():
            result[name] += told_of
    return result


def changed(one: Scene, group: Sequence[Lesion], parts: Split, rng: Generator) -> dict[str, list[dict[str, Any]]]:
    """What is told of spheres that only the image holds (and each fold's), and of spheres that only the counts hold."""
    grid, low, image, total = one.truth.grid, parts.low, parts.image, parts.total
    spheres = [replace(place, diameter_mm=INVENTED_MM, contrast=INVENTED_CONTRAST) for place in group]
    each = [with_sphere(one.truth.values, grid, lesion) - one.truth.values for lesion in spheres]
    responses = [expected(sphere_alone, without_background(low)) for sphere_alone in each]
    added, more, true = np.sum(each, axis=0), np.sum(responses, axis=0), expected(one.truth.values, low)
    richer = replace(low, values=low.values + rng.poisson(np.maximum(more, 0)).astype(np.float32))
    told = {}
    for name, shown, counts, expectation, known_truth in (
        ("invented", image + added, low, total + more, true + more),
        ("erased", image, richer, total, true),
    ):
        verdict = judge(Image(shown, grid, BQML), counts, expectation)
        known = Residuals(counts, expectation).spots(shown, shown, INVENTED_MM)
        needed = verdict.critical if name == "invented" else verdict.searched.deviation
        told[name] = []
        for lesion, sphere_alone, response in zip(spheres, each, responses, strict=True):
            deviation = float(sphere_alone.max() / known.error[lesion.place])
            chance = norm.sf(needed - deviation)
            if name == "erased":
                chance = verdict.searched.power(np.array(deviation))
            told[name].append(
                {
                    **verdict_on(lesion, verdict, known, grid),
                    "power": float(chance),
                    "needed": needed,
                    "ideal": ideal_deviation(response, known_truth),
                }
            )
    return told


def ideal_deviation(response: FloatArray, expectation: FloatArray) -> float:
    """The mean deviation, in standard deviations, of what an ideal observer makes of the counts of a sphere.

    It knows the place, the sphere and all else that the counts come from: no test of the same counts deviates more
    (the prewhitening matched filter; Barrett and Myers, Foundations of Image Science, 2004, section 13.2).
    """
    return float(np.sqrt(np.sum(response.astype(np.float64) ** 2 * inverse_variance(expectation))))


def shifted(one: Scene, parts: Split) -> dict[str, Any]:
    """What is told of a sphere around the first control in which the image holds uniformly too little."""
    grid, centre = one.truth.grid, one.controls[0].place
    inside = ball(grid, centre, SHIFTED_MM) > 0.5
    change = np.where(inside, (SHIFTED_BY - 1) * parts.image, 0).astype(np.float32)
    expectation = parts.total + expected(change, without_background(parts.low))
    verdict = judge(Image(parts.image + change, grid, BQML), parts.low, expectation)
    here = [one.change for one in verdict.shifts if one.change > 0 and distance_mm(one.place, centre, grid) < NEAR_MM]
    return {"told": bool(here), "change": here[0] if here else None}


def distance_mm(place: Place, other: Place, grid: ImageGrid) -> float:
    """How far two voxels lie apart."""
    return float(np.linalg.norm(np.subtract(place, other) * grid.spacing_mm[::-1]))


def verdict_on(lesion: Lesion, judgement: Judgement, known: SpotMap, grid: ImageGrid) -> dict[str, Any]:
    """The test at the known place and size, and what list and map say; `said` is the power that the reader is told."""
    spot = next(iter(near(judgement, lesion, grid)), None)
    return {
        "z": float(known.z[lesion.place]),
        "said": None if spot is None else spot.power,
        "kind": None if spot is None else spot.kind,
        "state": None if spot is None else spot.state.name,
        "map": State(int(judgement.states[lesion.place])).name,
    }


def near(judgement: Judgement, lesion: Lesion, grid: ImageGrid) -> list[Spot]:
    """The findings whose sphere holds the centre of a lesion, the worst first."""
    return [
        spot
        for spot in judgement.spots
        if distance_mm(spot.place, lesion.place, grid) <= (spot.diameter_mm + grid.spacing_mm[0]) / 2
    ]


def against_truth(judgement: Judgement, of_truth: Sequence[SpotMap]) -> Iterator[tuple[str, str, float, float, float]]:
    """Each finding with the contrast that image, counts and truth have there."""
    for spot in judgement.spots:
        truth = next(one for one in of_truth if one.diameter_mm == spot.diameter_mm)
        around = max(float(truth.surroundings[spot.place]), 1.0)
        true = float(truth.shown[spot.place]) / around
        yield spot.state.name, str(spot.kind), spot.shown / around, spot.counted / around, true
