"""The proof of the evidence map, on a family of phantoms that no training and no tuning saw.

    python Testing/benchmarks/evidence_proof.py FOLDER [--phantoms 200] [--side 128] [--drf 1 4 20 100]

Each phantom, dose and method is a file in FOLDER: a proof that was stopped goes on where the same command is typed
again, and one for more phantoms keeps what is there. The tables are printed, and kept as FOLDER/proof.md. What is
measured, and what the words mean, stands in docs/evidence.md.
"""

import argparse
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from evidence_tables import tables
from numpy.random import Generator

from redpet.case import BQML, FloatArray, Image, ImageGrid, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.evidence.findings import Spot, State
from redpet.evidence.hypothesis import expected
from redpet.evidence.judgement import SCALES_MM, Judgement, judge, within
from redpet.evidence.matched_filter import SURROUNDINGS, Residuals, SpotMap, correlated
from redpet.evidence.splitting import folds, rest_of
from redpet.evidence.templates import sphere, sphere_ml
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.projection.dose import project, simulate_counts, thin
from redpet.reconstruction.osem import osem
from redpet.restoration.image_stage import STAGE_OSEM, corrected
from redpet.restoration.model_file import IMAGE_UNET, default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram

FOLDS = 4
SEED = 9001
"""No training, validation or tuning uses it."""
COUNTS_PER_SLICE = 5e6
ACTIVITY_BQML = 5000.0
GAUSS_MM = 6.0
INVENTED_MM, INVENTED_CONTRAST = 10.0, 4.0
SIZES_MM = (6.0, 8.0, 10.0, 13.0, 17.0, 22.0)
CONTRASTS = (1.5, 2.0, 3.0, 4.0, 8.0)
REDRAWN = 10
"""Held-out sinograms that are drawn from each restoration's own expectation."""
SPARSE_MM = 36.0
"""Distance of the places at which alarms are counted: their spheres do not meet."""
LESIONS, CONTROLS, APART_MM = 6, 6, 40.0
METHODS = ("osem", "gauss", "image-unet", "red")

Restorer = Callable[[Sinogram], FloatArray]
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Lesion:
    """A sphere of the truth, or a place that holds none (contrast 1)."""

    place: Place
    diameter_mm: float
    contrast: float


@dataclass(frozen=True)
class Scene:
    """A phantom with its lesions, its full-dose counts, and the places at which alarms are counted, for each scale."""

    truth: Image
    counts: Sinogram
    lesions: tuple[Lesion, ...]
    controls: tuple[Lesion, ...]
    places: tuple[tuple[np.ndarray, ...], ...]


def restorer(method: str) -> Restorer:
    """From counts to the image of a method, as `redpet restore` makes it."""
    if method == "osem":
        return lambda low: osem(low, STAGE_OSEM).values
    if method == "gauss":
        return lambda low: osem(low, replace(STAGE_OSEM, post_filter_mm=GAUSS_MM)).values
    model = load_model(default_model_path(method))

    def restored(low: Sinogram) -> FloatArray:
        given = osem(low, STAGE_OSEM)
        variant = model.variant_serving(low)
        if method == IMAGE_UNET:
            return corrected(given, given, variant).values
        return corrected(given, osem(restore_sinogram(low, model).sinogram, STAGE_OSEM), variant).values

    return restored


def scene(number: int, side: int, n_slices: int, draw: int) -> Scene:
    """Phantom `number`, with the `draw`-th noise."""
    rng = np.random.default_rng([SEED, number])
    phantom = lumpy_phantom(rng, n_slices, side)
    activity = phantom.activity * np.float32(ACTIVITY_BQML)
    body = phantom.attenuation > 0
    inner = within(body, SURROUNDINGS * INVENTED_MM, phantom.grid.spacing_mm)
    spread = apart(np.argwhere(inner[n_slices // 2]), n_slices // 2, phantom.grid, rng)[: LESIONS + CONTROLS]
    sizes, contrasts = rng.choice(SIZES_MM, len(spread)), rng.choice(CONTRASTS, len(spread))
    chosen = [Lesion(*one) for one in zip(spread, map(float, sizes), map(float, contrasts), strict=True)]
    lesions = tuple(chosen[: len(chosen) // 2])
    controls = tuple(replace(one, contrast=1.0) for one in chosen[len(chosen) // 2 :])
    for lesion in lesions:
        activity = with_sphere(activity, phantom.grid, lesion)
    truth = Image(activity, phantom.grid, BQML)
    geometry = geometry_for_image(truth)
    survival = np.exp(-project(Image(phantom.attenuation, phantom.grid, "1/mm"), geometry).values)
    noise = np.random.default_rng([SEED, number, draw])
    full = simulate_counts(
        project(truth, geometry), noise, counts_per_slice=COUNTS_PER_SLICE, background=0.35, attenuation=survival
    )
    places = tuple(
        sparse(within(body, SURROUNDINGS * diameter, phantom.grid.spacing_mm), phantom.grid) for diameter in SCALES_MM
    )
    return Scene(truth, full, lesions, controls, places)


def apart(candidates: np.ndarray, at_slice: int, grid: ImageGrid, rng: Generator) -> list[Place]:
    """Random places (z, y, x) of a slice, none nearer than `APART_MM` to another."""
    taken: list[Place] = []
    for row, column in rng.permutation(candidates):
        steps = np.array(grid.spacing_mm[1::-1])
        if all(np.linalg.norm((np.array(one[1:]) - (row, column)) * steps) >= APART_MM for one in taken):
            taken.append((at_slice, int(row), int(column)))
    return taken


def sparse(where: np.ndarray, grid: ImageGrid) -> tuple[np.ndarray, ...]:
    """The places of a mask on a coarse grid, as an index."""
    steps = [max(1, round(SPARSE_MM / step)) for step in reversed(grid.spacing_mm)]
    pairs = list(zip(where.shape, steps, strict=True))
    coarse = np.zeros_like(where)
    coarse[tuple(slice(step // 2 if n > step else n // 2, None, step) for n, step in pairs)] = True
    return np.nonzero(where & coarse)


def ball(grid: ImageGrid, place: Place, diameter_mm: float) -> FloatArray:
    """A sphere of uptake 1 around a voxel."""
    weights = sphere(grid.spacing_mm, diameter_mm) * sphere_ml(diameter_mm) / grid.voxel_ml
    alone = np.zeros(grid.shape, dtype=np.float32)
    alone[place] = 1
    return np.clip(correlated(alone, weights), 0, None)


def with_sphere(values: FloatArray, grid: ImageGrid, lesion: Lesion) -> FloatArray:
    """An image with a lesion whose contrast is to the mean that was in its place."""
    inside = ball(grid, lesion.place, lesion.diameter_mm)
    around = float((values * inside).sum() / inside.sum())
    return values + np.float32((lesion.contrast - 1) * around) * inside


def alarms(z: np.ndarray) -> list[int]:
    """Tests, and alarms at nominal 5 % and 1 %, two-sided."""
    size = np.abs(z)
    return [int(z.size), int((size > 1.959964).sum()), int((size > 2.575829).sum())]


def spot_maps(counts: Sinogram, expectation: FloatArray, image: FloatArray) -> list[SpotMap]:
    """The tests at all scales."""
    residuals = Residuals(counts, expectation)
    return [residuals.spots(image, image, diameter) for diameter in SCALES_MM]


def drawn(expectations: Sequence[FloatArray], like: Sinogram, places: Sequence[Any], rng: Generator) -> list[list[int]]:
    """The alarms for each scale of counts that are drawn from the expectations themselves."""
    residuals = Residuals(like, np.sum(expectations, axis=0))
    deviations = [residuals.deviation(diameter)[at] for diameter, at in zip(SCALES_MM, places, strict=True)]
    total = np.zeros((len(SCALES_MM), 3), dtype=int)
    for _ in range(REDRAWN):
        score = residuals.score_of(np.sum([rng.poisson(one) for one in expectations], axis=0).astype(np.float32))
        scores = [residuals.contrast(score, diameter)[at] for diameter, at in zip(SCALES_MM, places, strict=True)]
        total += [alarms(one / deviation) for one, deviation in zip(scores, deviations, strict=True)]
    return total.tolist()


def near(judgement: Judgement, lesion: Lesion, grid: ImageGrid) -> list[Spot]:
    """The findings whose sphere holds the centre of a lesion, the worst first."""
    steps = np.array(grid.spacing_mm[::-1])
    distances = [np.linalg.norm((np.array(spot.place) - lesion.place) * steps) for spot in judgement.spots]
    return [
        spot
        for spot, distance in zip(judgement.spots, distances, strict=True)
        if distance <= spot.diameter_mm / 2 + grid.spacing_mm[0] / 2
    ]


def unit(one: Scene, drf: float, restore: Restorer, whole_proof: bool, rng: Generator) -> dict[str, Any]:
    """All that is measured of one phantom, dose, noise and method."""
    low = thin(one.counts, drf, rng) if drf > 1 else one.counts
    grid = one.truth.grid
    held_out, images, expectations = [], [], []
    for fold in folds(low, FOLDS, rng):
        images.append(restore(rest_of(low, fold)))
        held_out.append(fold)
        expectations.append(expected(images[-1], fold))
    total = np.sum(expectations, axis=0)
    image = restore(low)
    maps = spot_maps(low, total, image)
    result: dict[str, Any] = {
        "z": [np.round(one_map.z[at], 3).tolist() for one_map, at in zip(maps, one.places, strict=True)]
    }
    if not whole_proof:
        return result
    first = spot_maps(held_out[0], expectations[0], images[0])
    result["null, one fold"] = drawn(expectations[:1], held_out[0], one.places, rng)
    result["null, all folds"] = drawn(expectations, low, one.places, rng)
    result["true, one fold"] = [alarms(one_map.z[at]) for one_map, at in zip(first, one.places, strict=True)]

    judgement = judge(Image(image, grid, BQML), low, total)
    of_truth = spot_maps(low, total, one.truth.values)
    result["spots"] = [list(kept) for kept in against_truth(judgement, of_truth)]
    result["roc"] = [
        {
            **asdict(lesion),
            "score": max((spot.counted / spot.error for spot in near(judgement, lesion, grid)), default=0.0),
        }
        for lesion in (*one.lesions, *one.controls)
    ]
    result["invented"], result["erased"] = [], []
    for group in (one.controls[::2], one.controls[1::2]):
        for name, told_of in changed(one, group, low, image, total, rng).items():
            result[name] += told_of
    return result


def changed(
    one: Scene, group: Sequence[Lesion], low: Sinogram, image: FloatArray, total: FloatArray, rng: Generator
) -> dict[str, list[dict[str, Any]]]:
    """What is told of spheres that only the image holds (and each fold's), and of spheres that only the counts hold."""
    grid = one.truth.grid
    spheres = [replace(place, diameter_mm=INVENTED_MM, contrast=INVENTED_CONTRAST) for place in group]
    each = [with_sphere(one.truth.values, grid, lesion) - one.truth.values for lesion in spheres]
    added = np.sum(each, axis=0)
    more = expected(added, replace(low, corrections=replace(low.corrections, background=None)))
    richer = replace(low, values=low.values + rng.poisson(more).astype(np.float32))
    told = {}
    for name, shown, counts, expectation in (
        ("invented", image + added, low, total + more),
        ("erased", image, richer, total),
    ):
        verdict = judge(Image(shown, grid, BQML), counts, expectation)
        known = Residuals(counts, expectation).spots(shown, shown, INVENTED_MM)
        told[name] = [
            verdict_on(lesion, verdict, known, float(sphere_alone.max()), grid)
            for lesion, sphere_alone in zip(spheres, each, strict=True)
        ]
    return told


def verdict_on(lesion: Lesion, judgement: Judgement, known: SpotMap, uptake: float, grid: ImageGrid) -> dict[str, Any]:
    """The test at the known place and size, its power in this image, and what the list says of the place."""
    error = float(known.error[lesion.place])
    spot = next(iter(near(judgement, lesion, grid)), None)
    return {
        "z": float(known.z[lesion.place]),
        "power": float(0.5 * math.erfc((judgement.critical - uptake / error) / math.sqrt(2))),
        "kind": None if spot is None else spot.kind,
        "state": None if spot is None else spot.state.name,
        "map": State(int(judgement.states[lesion.place])).name,
    }


def against_truth(judgement: Judgement, of_truth: Sequence[SpotMap]) -> Iterator[tuple[str, str, float, float, float]]:
    """Each finding with the contrast that image, counts and truth have there."""
    for spot in judgement.spots:
        truth = next(one for one in of_truth if one.diameter_mm == spot.diameter_mm)
        around = max(float(truth.surroundings[spot.place]), 1.0)
        true = float(truth.shown[spot.place]) / around
        yield spot.state.name, str(spot.kind), spot.shown / around, spot.counted / around, true


def main() -> None:
    """Measure what is not measured yet, and print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="where the measurements are kept")
    options.add_argument("--phantoms", type=int, default=200)
    options.add_argument("--redrawn-phantoms", type=int, default=8, help="phantoms whose noise is drawn again")
    options.add_argument("--draws", type=int, default=12, help="draws of their noise")
    options.add_argument("--side", type=int, default=128, help="pixels: of the phantoms, 128 or 256")
    options.add_argument("--slices", type=int, default=8)
    options.add_argument("--drf", type=float, nargs="+", default=[1.0, 4.0, 20.0, 100.0])
    options.add_argument("--methods", nargs="+", default=list(METHODS))
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    restorers = {method: restorer(method) for method in chosen.methods}
    for number in range(chosen.phantoms):
        for draw in range(chosen.draws if number < chosen.redrawn_phantoms else 1):
            for drf in chosen.drf:
                for method, restore in restorers.items():
                    kept = chosen.folder / f"{chosen.side}-{method}-{drf:g}-{number}-{draw}.json"
                    if not kept.exists():
                        one = scene(number, chosen.side, chosen.slices, draw)
                        rng = np.random.default_rng([SEED, number, draw, round(drf)])
                        kept.write_text(json.dumps(unit(one, drf, restore, draw == 0, rng)))
                        print(kept.name, flush=True)
    text = tables(chosen.folder)
    (chosen.folder / "proof.md").write_text(text)
    print(text)


if __name__ == "__main__":
    main()
