"""The cases of the table of methods: each a dose ladder of a true image that no training and no tuning saw."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from benchmarks.model_table import ACTIVITY_BQML, BACKGROUND, COUNTS_PER_SLICE
from numpy.random import Generator
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion

from redpet.case import BQML, FloatArray, Image, ImageGrid, Kind, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.phantoms import abdomen
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.phantoms.random import Phantom, random_phantom
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.image_stage import STAGE_OSEM

CLINICAL = OsemSettings(3, 8, post_filter_mm=5.0)
"""How the image of a re-projected case is made: as a clinic would."""
LUMPY, REAL, FINE, VALIDATION = "lumpy", "real", "fine", "validation"
SEEDS = {LUMPY: 8101, FINE: 8102, VALIDATION: 7001}
REAL_STACKS = (0, 20, 40, 60, 80)
SLICES = 6
SPHERES = (("hot 4:1", 4.0), ("hot 2:1", 2.0), ("cold", 0.0))
SPHERE_MM = 10.0
SPHERES_OF_A_KIND = 4
NEAR_MM, FAR_MM = 10.0, 18.0
"""A sphere's surroundings lie at this distance from its centre."""
ORGANS = {
    "liver": abdomen.LIVER,
    "spleen": abdomen.SPLEEN,
    "renal cortex": abdomen.CORTEX,
    "renal pelvis": abdomen.URINE,
    "myocardium": abdomen.MYOCARDIUM,
    "blood": abdomen.BLOOD,
    "marrow": abdomen.MARROW,
    "muscle": abdomen.MUSCLE,
    "fat": abdomen.FAT,
    "stomach and hollows": abdomen.CAVITY,
}
PLANE = np.ones((1, 3, 3), dtype=bool)
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Body:
    """A true image in Bq/mL and its attenuation in 1/mm, None for a real one, whose images stand for themselves."""

    truth: Image
    attenuation: Image | None = None


@dataclass(frozen=True)
class Scan:
    """One dose of a body as a method gets it; `drf` is what it is told of the dose, None for nothing.

    `given` is the image of the low dose, `full` that of the full dose by the same reconstruction.
    """

    low: Sinogram
    given: Image
    full: Image
    truth: Image
    drf: float | None


@dataclass(frozen=True)
class Sphere:
    """Voxels inside of a sphere, and of what surrounds it."""

    kind: str
    inside: Mask
    around: Mask

    def contrast_in(self, values: FloatArray) -> float:
        """The contrast to what surrounds it, 0 for none."""
        return float(values[self.inside].mean() / values[self.around].mean()) - 1


def body_of(family: str, number: int, data: Path | None = None) -> Body:
    """A body by its family and number."""
    if family == REAL:
        assert data is not None
        image = read_input(data).levels[0].image
        assert image is not None
        first = REAL_STACKS[number] + 6
        return Body(image.slices(first, first + SLICES))
    rng = np.random.default_rng([SEEDS[family], number])
    makers: dict[str, Callable[[], Phantom]] = {
        LUMPY: lambda: lumpy_phantom(rng, SLICES),
        FINE: lambda: lumpy_phantom(rng, 4, 256),
        VALIDATION: lambda: random_phantom(rng, SLICES, (128,)),
    }
    return body_from(makers[family]())


def body_from(phantom: Phantom) -> Body:
    """A phantom in Bq/mL."""
    assert phantom.attenuation is not None
    activity = Image(phantom.activity * np.float32(ACTIVITY_BQML), phantom.grid, BQML)
    return Body(activity, Image(phantom.attenuation, phantom.grid, "1/mm"))


def full_counts(body: Body, rng: Generator) -> Sinogram:
    """The counts of full dose."""
    geometry = geometry_for_image(body.truth)
    survival = None if body.attenuation is None else np.exp(-project(body.attenuation, geometry).values)
    return simulate_counts(
        project(body.truth, geometry),
        rng,
        counts_per_slice=COUNTS_PER_SLICE,
        background=BACKGROUND,
        attenuation=survival,
    )


def scan(body: Body, dose: float, kind: Kind, *, told: bool = True, seed: int = 0) -> Scan:
    """A dose of a body, simulated: its counts, or its image as a clinic would have it, projected."""
    rng = np.random.default_rng([seed, round(dose)])
    counts = full_counts(body, rng)
    low = thin(counts, dose, rng)
    made = STAGE_OSEM if kind is Kind.MEASURED else CLINICAL
    given, full = osem(low, made), osem(counts, made)
    if kind is Kind.REPROJECTED:
        low = project(given, geometry_for_image(given), n_subsets=STAGE_OSEM.subsets)
    return Scan(low, given, full, body.truth, dose if told else None)


def with_spheres(number: int) -> tuple[Body, tuple[Sphere, ...]]:
    """A lumpy body with small spheres of each kind, whose contrast is to the activity around them."""
    rng = np.random.default_rng([SEEDS[LUMPY], 1000 + number])
    body = body_from(lumpy_phantom(rng, 12))
    grid, values = body.truth.grid, body.truth.values.copy()
    tissue = binary_erosion(values > 0.2 * ACTIVITY_BQML, PLANE, iterations=round(20 / grid.spacing_mm[0]))
    kinds = [one for one in SPHERES for _ in range(SPHERES_OF_A_KIND)]
    places = distant_places(tissue, grid, len(kinds), rng)
    shares = [share_of(grid, place, SPHERE_MM / 2) for place in places]
    distances = [distance_mm(grid, place) for place in places]
    spheres = []
    for (kind, contrast), share, distance in zip(kinds, shares, distances, strict=True):
        around = (distance > NEAR_MM) & (distance < FAR_MM)
        values += share * (np.float32(contrast * values[around].mean()) - values)
        spheres.append(Sphere(kind, share > 0.8, around))
    return Body(replace(body.truth, values=values), body.attenuation), tuple(spheres)


def distant_places(tissue: Mask, grid: ImageGrid, n: int, rng: Generator) -> list[tuple[int, int, int]]:
    """Places of the middle slices that are so far from each other that no surroundings hold another sphere."""
    middle = np.zeros_like(tissue)
    middle[grid.size[2] // 3 : -(grid.size[2] // 3)] = True
    candidates = rng.permutation(np.argwhere(tissue & middle))
    chosen: list[NDArray[np.int64]] = []
    for place in candidates:
        steps = np.asarray(grid.spacing_mm[::-1])
        if all(np.linalg.norm((place - other) * steps) > FAR_MM + SPHERE_MM / 2 for other in chosen):
            chosen.append(place)
    return [(int(z), int(y), int(x)) for z, y, x in chosen[:n]]


def distance_mm(grid: ImageGrid, place: Sequence[int]) -> FloatArray:
    """The distance of each voxel from one, in mm."""
    offsets = [(np.arange(n) - at) * step for n, at, step in zip(grid.shape, place, grid.spacing_mm[::-1], strict=True)]
    return np.sqrt(offsets[0][:, None, None] ** 2 + offsets[1][:, None] ** 2 + offsets[2] ** 2).astype(np.float32)


def share_of(grid: ImageGrid, place: Sequence[int], radius_mm: float) -> FloatArray:
    """Which share of each voxel a sphere covers."""
    centre = [(at - (n - 1) / 2) * step for n, at, step in zip(grid.shape, place, grid.spacing_mm[::-1], strict=True)]
    half = (radius_mm, radius_mm, radius_mm)
    share, _ = paint([Ellipsoid((centre[0], centre[1], centre[2]), half, 1.0, WATER)], grid)
    return share


def with_organs() -> tuple[Body, dict[str, Mask]]:
    """Some slices of the built-in abdomen, and the inner voxels of its organs of 10 mL and more."""
    activity, attenuation = abdomen.demo_phantom()
    part = (6, 14)
    truth = activity.slices(*part)
    masks = {
        name: binary_erosion(np.isclose(truth.values, uptake, rtol=1e-3), PLANE) for name, uptake in ORGANS.items()
    }
    large = {name: mask for name, mask in masks.items() if mask.sum() * truth.grid.voxel_ml >= 10}
    return Body(truth, attenuation.slices(*part)), large
