"""How often the evidence raises an alarm where there is nothing to tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from evidence_scenes import Restorer, Scene, split
from numpy.random import Generator
from scipy.sparse import csr_matrix, vstack

from redpet.case import FloatArray, ImageGrid
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.judgement import SCALES_MM
from redpet.evidence.matched_filter import Residuals
from redpet.evidence.templates import sphere

REDRAWN = 40
"""Sinograms that are drawn from each restoration's own expectation, of one fold and of all."""
CRITICAL = (1.959964, 2.575829)


def alarm_unit(one: Scene, drf: float, restore: Restorer, rng: Generator) -> dict[str, Any]:
    """The alarms where the restoration is the truth, for each drawn sinogram, and those of one fold of true counts."""
    parts = split(one, drf, restore, rng)
    first = tests_at(Residuals(parts.folds[0], parts.expectations[0]), one.places)
    return {
        "null, one fold": drawn(first, rng),
        "null, all folds": drawn(tests_at(Residuals(parts.low, parts.total), one.places), rng),
        "true, one fold": alarms(first.z(first.residuals.score)),
    }


def noise_unit(one: Scene, drf: float, restore: Restorer, rng: Generator) -> dict[str, Any]:
    """The tests of all folds at the places of each scale."""
    parts = split(one, drf, restore, rng)
    residuals = Residuals(parts.low, parts.total)
    maps = [residuals.z(diameter)[at] for diameter, at in zip(SCALES_MM, one.places, strict=True)]
    return {"z": [np.round(z, 3).tolist() for z in maps]}


@dataclass(frozen=True)
class Tests:
    """The tests at the places of all scales: each a row of weights on the score, over its deviation."""

    residuals: Residuals
    rows: csr_matrix

    def z(self, score: FloatArray) -> FloatArray:
        """The tests of a score image."""
        values: FloatArray = self.rows @ score.ravel()
        return values


def tests_at(residuals: Residuals, places: Sequence[tuple[np.ndarray, ...]]) -> Tests:
    """The same as `residuals.z` at some places, for the many scores of drawn sinograms."""
    rows = []
    for diameter, at in zip(SCALES_MM, places, strict=True):
        deviation = residuals.deviation(diameter)[at]
        for place, sigma in zip(zip(*at, strict=True), deviation, strict=True):
            rows.append(
                (weights(residuals.grid, place, diameter) - weights(residuals.grid, place, SURROUNDINGS * diameter))
                / sigma
            )
    return Tests(residuals, vstack(rows).tocsr())


def weights(grid: ImageGrid, place: tuple[int, ...], diameter_mm: float) -> csr_matrix:
    """The mean of a sphere around a voxel, of the slices that are there, as a row over all voxels."""
    whole = sphere(grid.spacing_mm, diameter_mm)
    reach = [n // 2 for n in whole.shape]
    padded = np.zeros([n + 2 * far for n, far in zip(grid.shape, reach, strict=True)], dtype=np.float32)
    padded[tuple(slice(at, at + n) for at, n in zip(place, whole.shape, strict=True))] = whole
    inside = padded[tuple(slice(far, far + n) for n, far in zip(grid.shape, reach, strict=True))]
    slices = whole.sum(axis=(1, 2))[
        max(0, reach[0] - place[0]) : len(whole) - max(0, place[0] + reach[0] + 1 - grid.shape[0])
    ]
    return csr_matrix(inside.ravel() / slices.sum())


def drawn(tests: Tests, rng: Generator) -> list[list[int]]:
    """The alarms of each sinogram that is drawn from the expectation itself."""
    expectation = tests.residuals.expectation
    scores = (tests.residuals.score_of(rng.poisson(expectation).astype(np.float32)) for _ in range(REDRAWN))
    return [alarms(tests.z(score)) for score in scores]


def alarms(z: FloatArray) -> list[int]:
    """Tests of all scales, and alarms at nominal 5 % and 1 %, two-sided."""
    size = np.abs(z)
    return [int(size.size), *(int((size > critical).sum()) for critical in CRITICAL)]
