"""The counts of a body without and with lesions: the same noise in both, and for every method."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from redpet.case import BQML, Corrections, FloatArray, Image, ImageGrid, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.evidence.hypothesis import expected
from redpet.evidence.templates import sphere, sphere_ml
from redpet.phantoms.lesion_field import BACKGROUNDS, Place, body, places
from redpet.projection.dose import project, simulate_counts

ACTIVITY_BQML = 5000.0
COUNTS_PER_SLICE, BACKGROUND = 5e6, 0.35
"""True counts of the mean slice at full dose; scatter and randoms as a share of them."""


@dataclass(frozen=True)
class Lesion:
    """A hot sphere: its diameter, and its uptake over the mean of the body."""

    size_mm: float
    contrast: float


@dataclass(frozen=True)
class Scene:
    """A body and where its lesions would lie; `cells[place]` is which of the lesions.

    `without` holds expected counts at full dose, `more` what the lesions add to them.
    """

    truth: Image
    places: tuple[Place, ...]
    cells: NDArray[np.integer]
    without: Sinogram
    more: FloatArray


def scene(seed: int, background: str, number: int, lesions: tuple[Lesion, ...]) -> Scene:
    """Body `number` of a background, its places shared at random among the lesions."""
    rng = np.random.default_rng([seed, BACKGROUNDS.index(background), number])
    phantom = body(rng, background)
    truth = Image(phantom.activity * np.float32(ACTIVITY_BQML), phantom.grid, BQML)
    where = places(rng)
    cells = rng.permutation(np.arange(len(where)) % len(lesions))
    geometry = geometry_for_image(truth)
    assert phantom.attenuation is not None
    survival = np.exp(-project(Image(phantom.attenuation, phantom.grid, "1/mm"), geometry).values)
    counted = simulate_counts(
        project(truth, geometry), rng, counts_per_slice=COUNTS_PER_SLICE, background=BACKGROUND, attenuation=survival
    )
    without = replace(counted, values=expected(truth.values, counted))
    added = hot_spheres(phantom.grid, where, [lesions[cell] for cell in cells])
    alone = replace(counted, corrections=Corrections(attenuation=survival))
    return Scene(truth, where, cells, without, expected(added, alone))


def hot_spheres(grid: ImageGrid, where: tuple[Place, ...], lesions: list[Lesion]) -> FloatArray:
    """What lesions add to the activity `[z, y, x]`; each voxel holds its share of a sphere."""
    added = np.zeros(grid.shape, dtype=np.float32)
    for place, lesion in zip(where, lesions, strict=True):
        shares = sphere(grid.spacing_mm, lesion.size_mm) * (sphere_ml(lesion.size_mm) / grid.voxel_ml)
        box = tuple(slice(at - n // 2, at + n // 2 + 1) for at, n in zip(place, shares.shape, strict=True))
        added[box] += np.float32((lesion.contrast - 1) * ACTIVITY_BQML) * shares.astype(np.float32)
    return added


def low_doses(one: Scene, drf: float, rng: Generator) -> tuple[Sinogram, Sinogram]:
    """Counts of a dose without and with the lesions, which share their noise: Poisson counts add up to Poisson's."""
    scatter = one.without.corrections.background
    corrections = replace(one.without.corrections, background=None if scatter is None else scatter / np.float32(drf))
    counts = rng.poisson(one.without.values / drf).astype(np.float32)
    without = replace(one.without, values=counts, calibration=one.without.calibration / drf, corrections=corrections)
    return without, replace(without, values=counts + rng.poisson(one.more / drf).astype(np.float32))
