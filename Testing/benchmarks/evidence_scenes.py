"""What the evidence is proved on: phantoms of the family apart with lesions, their counts, and every method."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from redpet.case import BQML, DoseLevel, FloatArray, Image, ImageGrid, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.case.study import RESTORED
from redpet.evidence.body import within
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.hypothesis import expected
from redpet.evidence.judgement import SCALES_MM
from redpet.evidence.matched_filter import correlated
from redpet.evidence.splitting import folds, rest_of
from redpet.evidence.templates import sphere, sphere_ml
from redpet.jobs.evidence import FOLDS
from redpet.jobs.restore import restore_level
from redpet.machine.devices import Compute
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.projection.dose import project, simulate_counts, thin
from redpet.reconstruction.osem import osem
from redpet.reconstruction.reconstruct import ReconstructionSettings
from redpet.restoration.image_stage import STAGE_OSEM
from redpet.restoration.restorer import open_model

SEED = 9001
"""No training, validation or tuning uses it."""
COUNTS_PER_SLICE = 5e6
ACTIVITY_BQML = 5000.0
GAUSS_MM = 6.0
INVENTED_MM, INVENTED_CONTRAST = 10.0, 4.0
SIZES_MM = (6.0, 8.0, 10.0, 13.0, 17.0, 22.0)
CONTRASTS = (1.5, 2.0, 3.0, 4.0, 8.0)
STRIDE = 7
"""Lesion after lesion goes so many cells on in the table of sizes and contrasts, with which it has no divisor."""
SPARSE_MM = 36.0
"""Distance of the places at which alarms are counted: their spheres do not meet."""
LESIONS, CONTROLS, APART_MM = 8, 8, 40.0
METHODS = ("osem", "gauss", "image-unet", "red")
DOSES = (1.0, 4.0, 20.0, 100.0)

Restorer = Callable[[Sinogram, float], FloatArray]
"""From counts and their dose reduction factor to the image of a method."""
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
    body: np.ndarray
    counts: Sinogram
    lesions: tuple[Lesion, ...]
    controls: tuple[Lesion, ...]
    places: tuple[tuple[np.ndarray, ...], ...]


@dataclass(frozen=True)
class Split:
    """The low dose with the restoration of all its counts; each fold, its unseen restoration and expectation."""

    low: Sinogram
    image: FloatArray
    folds: tuple[Sinogram, ...]
    images: tuple[FloatArray, ...]
    expectations: tuple[FloatArray, ...]

    @property
    def total(self) -> FloatArray:
        """The expectation of all counts."""
        together: FloatArray = np.sum(self.expectations, axis=0)
        return together


def restorer(method: str) -> Restorer:
    """The images of a method: of a network those that `redpet restore` makes where nothing else is asked for."""
    if method == "osem":
        return lambda low, _: osem(low, STAGE_OSEM).values
    if method == "gauss":
        return lambda low, _: osem(low, replace(STAGE_OSEM, post_filter_mm=GAUSS_MM)).values
    model, made, compute = open_model(method, None), ReconstructionSettings(), Compute("cpu")

    def restored(low: Sinogram, drf: float) -> FloatArray:
        done = restore_level(DoseLevel(drf, low), model=model, reconstruction=made, compute=compute)
        return done.studies[RESTORED].image.values

    return restored


def split(one: Scene, drf: float, restore: Restorer, rng: Generator) -> Split:
    """A scene at a lower dose, restored whole and without each of its folds."""
    low = thin(one.counts, drf, rng) if drf > 1 else one.counts
    held_out, images, expectations = [], [], []
    for fold in folds(low, FOLDS, rng):
        images.append(restore(rest_of(low, fold), drf))
        held_out.append(fold)
        expectations.append(expected(images[-1], fold))
    return Split(low, restore(low, drf), tuple(held_out), tuple(images), tuple(expectations))


def scene(number: int, side: int, n_slices: int, draw: int = 0) -> Scene:
    """Phantom `number`, with the `draw`-th noise."""
    rng = np.random.default_rng([SEED, number])
    phantom = lumpy_phantom(rng, n_slices, side)
    activity = phantom.activity * np.float32(ACTIVITY_BQML)
    body = phantom.attenuation > 0
    inner = within(body, SURROUNDINGS * INVENTED_MM, phantom.grid.spacing_mm)
    spread = apart(np.argwhere(inner[n_slices // 2]), n_slices // 2, phantom.grid, rng)[: LESIONS + CONTROLS]
    chosen = [Lesion(place, *cell(number * LESIONS + at)) for at, place in enumerate(spread)]
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
        sparse(within(body, SURROUNDINGS * diameter, phantom.grid.spacing_mm), phantom.grid, scale / len(SCALES_MM))
        for scale, diameter in enumerate(SCALES_MM)
    )
    return Scene(truth, body, full, lesions, controls, places)


def cell(number: int) -> tuple[float, float]:
    """The diameter in mm and the contrast of a lesion: all cells of the table come up alike often."""
    at = number * STRIDE % (len(SIZES_MM) * len(CONTRASTS))
    return SIZES_MM[at % len(SIZES_MM)], CONTRASTS[at // len(SIZES_MM)]


def apart(candidates: np.ndarray, at_slice: int, grid: ImageGrid, rng: Generator) -> list[Place]:
    """Random places (z, y, x) of a slice, none nearer than `APART_MM` to another."""
    taken: list[Place] = []
    for row, column in rng.permutation(candidates):
        steps = np.array(grid.spacing_mm[1::-1])
        if all(np.linalg.norm((np.array(one[1:]) - (row, column)) * steps) >= APART_MM for one in taken):
            taken.append((at_slice, int(row), int(column)))
    return taken


def sparse(where: np.ndarray, grid: ImageGrid, shift: float) -> tuple[np.ndarray, ...]:
    """The places of a mask on a coarse grid, as an index; the grid is shifted by a share of its step."""
    steps = [max(1, round(SPARSE_MM / step)) for step in reversed(grid.spacing_mm)]
    coarse = np.zeros_like(where)
    starts = [
        int((0.5 + shift) * step) % step if n > step else n // 2 for n, step in zip(where.shape, steps, strict=True)
    ]
    coarse[tuple(slice(start, None, step) for start, step in zip(starts, steps, strict=True))] = True
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
