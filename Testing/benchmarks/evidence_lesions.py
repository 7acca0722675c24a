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
    without_background,
)
from numpy.random import Generator
from scipy.stats import norm

from redpet.case import BQML, Image, ImageGrid
from redpet.evidence.demand import LEVEL_MM
from redpet.evidence.findings import Spot, State, power_lacking
from redpet.evidence.hypothesis import expected
from redpet.evidence.judgement import SCALES_MM, Judgement, judge
from redpet.evidence.matched_filter import Residuals, SpotMap

SHIFTED_MM, SHIFTED_BY = 60.0, 0.75
"""A region, and the factor by which the image is wrong in it."""
NEAR_MM = (SHIFTED_MM + LEVEL_MM) / 2
"""A shifted region whose middle lies nearer is that one: the spheres that look for it meet it."""


def lesion_unit(one: Scene, drf: float, restore: Restorer, rng: Generator, with_changes: bool) -> dict[str, Any]:
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
    }
    if with_changes:
        result |= {"invented": [], "erased": []}
        for group in (one.controls[::2], one.controls[1::2]):
            for name, told_of in changed(one, group, parts, rng).items():
                result[name] += told_of
        result["shifted"] = shifted(one, parts)
    return result


def changed(one: Scene, group: Sequence[Lesion], parts: Split, rng: Generator) -> dict[str, list[dict[str, Any]]]:
    """What is told of spheres that only the image holds (and each fold's), and of spheres that only the counts hold."""
    grid, low, image, total = one.truth.grid, parts.low, parts.image, parts.total
    spheres = [replace(place, diameter_mm=INVENTED_MM, contrast=INVENTED_CONTRAST) for place in group]
    each = [with_sphere(one.truth.values, grid, lesion) - one.truth.values for lesion in spheres]
    added = np.sum(each, axis=0)
    more = expected(added, without_background(low))
    richer = replace(low, values=low.values + rng.poisson(np.maximum(more, 0)).astype(np.float32))
    told = {}
    for name, shown, counts, expectation in (
        ("invented", image + added, low, total + more),
        ("erased", image, richer, total),
    ):
        verdict = judge(Image(shown, grid, BQML), counts, expectation)
        known = Residuals(counts, expectation).spots(shown, shown, INVENTED_MM)
        told[name] = []
        for lesion, sphere_alone in zip(spheres, each, strict=True):
            deviation = float(sphere_alone.max() / known.error[lesion.place])
            chance = norm.sf(verdict.critical - deviation)
            if name == "erased":
                chance = power_lacking(np.array(deviation), verdict.searched)
            told[name].append(verdict_on(lesion, verdict, known, float(chance), grid))
    return told


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


def verdict_on(lesion: Lesion, judgement: Judgement, known: SpotMap, chance: float, grid: ImageGrid) -> dict[str, Any]:
    """The test at the known place and size, the power of the list to tell it, and what the list and the map say."""
    spot = next(iter(near(judgement, lesion, grid)), None)
    return {
        "z": float(known.z[lesion.place]),
        "power": chance,
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
