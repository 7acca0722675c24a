"""Makes and measures the model that tells what dose the noise of an image looks like.

    python Testing/benchmarks/dose_look.py fit MODEL.json       from random phantoms, some minutes on two cores
    python Testing/benchmarks/dose_look.py measure [SERIES]     what ships, on images of kinds that no fit saw

It is measured on the lumpy family, and on ladders of a real series where one is named: the tables of docs/dose-look.md.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from redpet.case import BQML, Image
from redpet.case.geometry import geometry_for_image
from redpet.machine.decoding import write_json
from redpet.measures.dose_look import (
    DOSES,
    UNKNOWN,
    DoseModel,
    dose_look,
    features,
    look_in_words,
    looked_at,
    shipped_model,
    terms,
)
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.phantoms.random import random_phantom
from redpet.projection.dose import project, simulate_counts
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.reconstruct import smoothed
from redpet.training.samples import noise_free

FULL_COUNTS = 5e6
FITTED, KEPT_BACK, MEASURED = (1, 300), (2, 100), (3, 24)
"""Seed and number of phantoms: for the regression, for its error and its reach, of the family apart."""
FILTERS_MM, OTHER_FILTERS_MM = (0, 2, 3, 4, 5, 6, 8, 10, 12), (0.0, 3.5, 7.0, 11.0, 16.0)
RIDGE, FARTHEST_SHARE, SMALLEST_ERROR = 1.0, 0.95, 0.05
SIDES, OTHER_SIDES = (96, 128, 128, 144, 192), (100, 160, 200)
FEW_SLICES = 3
RANDOM, LUMPY = "random", "lumpy"
STACKS = 8
"""The parts of a real series, of a few slices each."""


@dataclass(frozen=True)
class Sample:
    """Features of an image, and what it is: DRF, and its filter's width in mm."""

    features: NDArray[np.float64]
    drf: float
    filter_mm: float


def part_of(series: Path, number: int) -> Image:
    """Some slices of a real series, which stand in for the truth."""
    image = read_input(series).levels[0].image
    assert image is not None
    first = round((number + 0.5) * image.grid.size[2] / STACKS)
    return image.slices(first, first + FEW_SLICES)


def samples_of(job: tuple[str, int, int]) -> list[Sample]:
    """The samples of one body: each dose under two filters. What is no family is the folder of a real series."""
    family, seed, number = job
    torch.set_num_threads(1)
    rng = np.random.default_rng([seed, number])
    apart = family != RANDOM
    if apart and family != LUMPY:
        truth = part_of(Path(family), number)
        grid, lines, survival = truth.grid, project(truth, geometry_for_image(truth)), None
    else:
        side = int(rng.choice(OTHER_SIDES)) if apart else 0
        phantom = lumpy_phantom(rng, FEW_SLICES, side) if apart else random_phantom(rng, FEW_SLICES, SIDES, 8)
        grid, (lines, survival) = phantom.grid, noise_free(phantom, rng, 96, 16)
    doses = DOSES if apart else np.exp(rng.uniform(np.log(0.7), np.log(160), len(DOSES)))
    found = []
    for drf in map(float, doses):
        background = 0.35 if apart else float(rng.uniform(0.1, 0.6))
        counts = simulate_counts(
            lines, rng, counts_per_slice=FULL_COUNTS / drf, background=background, attenuation=survival
        )
        image = Image(osem(counts, OsemSettings(4, 16)).values, grid, BQML)
        for width in map(float, rng.choice(OTHER_FILTERS_MM if apart else FILTERS_MM, 2, replace=False)):
            seen = features(smoothed(image, width))
            if seen is not None:
                found.append(Sample(seen, drf, width))
    return found


def samples(family: str, seed: int, number: int) -> list[Sample]:
    """The samples of some bodies."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        return [one for some in pool.map(samples_of, [(family, seed, k) for k in range(number)]) for one in some]


def columns(given: Sequence[Sample]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Features and ln DRF."""
    return np.array([one.features for one in given]), np.log([one.drf for one in given])


def ridge(design: NDArray[np.float64], aim: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights of a ridge regression."""
    found: NDArray[np.float64] = np.linalg.solve(design.T @ design + RIDGE * np.eye(design.shape[1]), design.T @ aim)
    return found


def fit(fitted: Sequence[Sample], kept_back: Sequence[Sample]) -> DoseModel:
    """The regression of ln DRF, that of its error, and the reach of both; errors are scaled on what was kept back."""
    x, aim = columns(fitted)
    mean, scale = x.mean(axis=0), x.std(axis=0)
    design = terms((x - mean) / scale)
    weights = ridge(design, aim)
    errors = np.log(np.abs(design @ weights - aim).clip(SMALLEST_ERROR))
    spread = ridge(design, errors)
    other, other_aim = columns(kept_back)
    seen = (other - mean) / scale
    ratio = (terms(seen) @ weights - other_aim) / np.exp(terms(seen) @ spread)
    spread[0] += np.log(np.quantile(np.abs(ratio), 0.6827))
    inverse = np.linalg.inv(np.cov(((x - mean) / scale).T))
    farthest = np.quantile(np.einsum("ni,ij,nj->n", seen, inverse, seen), FARTHEST_SHARE)
    plain: list[Any] = [one.round(5).tolist() for one in (mean, scale, weights, spread, inverse)]
    return DoseModel(*plain, round(float(farthest), 3))


def tables(model: DoseModel, given: Sequence[Sample]) -> Iterator[str]:
    """Confusion by dose, calibration by certainty, and how often nothing is told, by filter."""
    looks = [(one, looked_at(one.features, model)) for one in given]
    yield "| DRF | " + " | ".join(f"{drf:g}" for drf in DOSES) + " | unknown |"
    yield "|" + "---|" * (len(DOSES) + 2)
    for drf in DOSES:
        told = [look.drf for one, look in looks if one.drf == drf]
        shares = [sum(one == other for one in told) / max(1, len(told)) for other in (*DOSES, None)]
        yield f"| {drf:g} | " + " | ".join(f"{share:.2f}" for share in shares) + " |"
    yield ""
    yield "| certainty | cases | right | right or next to it |"
    yield "|---|---|---|---|"
    for low, high in ((0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        some = [(one.drf, look.drf) for one, look in looks if look != UNKNOWN and low <= look.certainty < high]
        if some:
            apart = [abs(DOSES.index(drf) - DOSES.index(told)) for drf, told in some if told is not None]
            right, near = (np.mean([distance <= most for distance in apart]) for most in (0, 1))
            yield f"| {low:.1f} to {min(high, 1):.1f} | {len(some)} | {right:.2f} | {near:.2f} |"
    yield ""
    yield "| filter (mm) | cases | told | right | right or next to it |"
    yield "|---|---|---|---|---|"
    for width in OTHER_FILTERS_MM:
        some = [(one.drf, look.drf) for one, look in looks if one.filter_mm == width]
        apart = [abs(DOSES.index(drf) - DOSES.index(told)) for drf, told in some if told is not None]
        right, near = (f"{np.mean([distance <= most for distance in apart]):.2f}" if apart else "" for most in (0, 1))
        yield f"| {width:g} | {len(some)} | {len(apart) / max(1, len(some)):.2f} | {right} | {near} |"


def main(arguments: Sequence[str]) -> None:
    """Fit, or measure."""
    command, *path = arguments
    if command == "fit":
        write_json(Path(path[0]), fit(samples(RANDOM, *FITTED), samples(RANDOM, *KEPT_BACK)))
        return
    print("\n".join(tables(shipped_model(), samples(LUMPY, *MEASURED))))
    if path:
        print("\n".join(["", *tables(shipped_model(), samples(path[0], 4, STACKS)), ""]))
        image = read_input(Path(path[0])).levels[0].image
        assert image is not None
        print(f"The series as it is: {look_in_words(dose_look(image))}")


if __name__ == "__main__":
    main(sys.argv[1:])
