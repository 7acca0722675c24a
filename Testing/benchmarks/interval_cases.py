"""What intervals are calibrated and checked on: phantoms of three families with lesions and regions, restored."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from evidence_scenes import Lesion, apart, ball, with_sphere
from given_shares import with_its_share
from numpy.random import Generator
from scipy.ndimage import label

from redpet.case import BQML, FloatArray, Image, Kind, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.evidence.body import within
from redpet.evidence.intervals import FILTERED, Facts, Outline, facts_of, filtered_low_dose, seen
from redpet.measures.regions import Mask
from redpet.phantoms.lumpy import LUMPY, lumpy_phantom
from redpet.phantoms.mosaic import MOSAIC, mosaic_phantom
from redpet.phantoms.random import Phantom, random_phantom
from redpet.projection.dose import project, simulate_counts
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.image_stage import STAGE_OSEM, corrected, kept_share
from redpet.restoration.methods import IMAGE_UNET, RED
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram

SEED = 9100
"""No training, validation, tuning or proof uses it."""
CALIBRATION, CHECK = ("random", MOSAIC), LUMPY
"""The families that are calibrated on, that of the training with other seeds and one that no training saw; and the one
that is kept apart."""
FAMILIES = ("random", LUMPY, MOSAIC)
"""Their places here are in the seeds."""
SIDES, N_SLICES, AS_SCAN = (96, 128, 144), 8, 0.3
DOSES = (1.0, 4.0, 20.0, 100.0)
DOSE_SPREAD = 0.5
"""Calibrated is on doses around these, by a factor of up to exp(0.5)."""
COUNTS_PER_SLICE = (2.5e6, 1e7)
LARGEST_BACKGROUND = 0.5
ACTIVITY_BQML = 5000.0
LESIONS, PLAIN = 8, 4
LESION_MM, PLAIN_MM, CONTRAST = (6.0, 32.0), (15.0, 60.0), (1.5, 10.0)
CLINICAL = OsemSettings(3, 8, post_filter_mm=5.0)
"""How the low-dose image of a re-projected case is made: as a clinic would."""
MODELS = {method: load_model(default_model_path(method)) for method in (RED, IMAGE_UNET)}


def measured_rows(family: str, kind: Kind, number: int) -> list[dict[str, Any]]:
    """The regions of a phantom at one dose: what each method shows in them, and what is true."""
    rng = np.random.default_rng([SEED, FAMILIES.index(family), number])
    phantom = phantom_of(family, rng)
    drf = DOSES[number % len(DOSES)]
    if family in CALIBRATION:
        drf = max(1.0, drf * math.exp(rng.uniform(-DOSE_SPREAD, DOSE_SPREAD)))
    truth, regions = with_lesions(phantom, rng)
    low, given, target = low_dose(truth, phantom, kind, drf, rng)
    rows = []
    for method, restored in restorations(low, given, drf):
        images = seen(given, restored)
        masks = [mask for one, is_lesion in regions for mask in outlines(one, restored, is_lesion)]
        for mask in masks:
            facts = facts_of(images, mask)
            if facts:
                true = Outline(mask, restored).measured(target.values)
                rows.append(row(method, drf, facts, true))
    return rows


def phantom_of(family: str, rng: Generator) -> Phantom:
    """A phantom of a family."""
    if family == LUMPY:
        return lumpy_phantom(rng, N_SLICES)
    if family == MOSAIC:
        return mosaic_phantom(rng, N_SLICES, SIDES)
    return random_phantom(rng, N_SLICES, SIDES, as_scan=rng.random() < AS_SCAN)


def row(method: str, drf: float, facts: dict[str, Facts], true: dict[str, float]) -> dict[str, Any]:
    """One region of one method, as plain JSON types."""
    told = {name: {"value": one.value, "true": true[name], "features": one.features} for name, one in facts.items()}
    return {"method": method, "drf": drf, "volume_ml": facts["mean"].volume_ml, "measures": told}


def with_lesions(phantom: Phantom, rng: Generator) -> tuple[Image, list[tuple[FloatArray, bool]]]:
    """The truth in Bq/mL with lesions; each region as shares of voxels, and whether it is a lesion."""
    activity = phantom.activity * np.float32(ACTIVITY_BQML)
    body = phantom.activity > 0.05
    middle = N_SLICES // 2
    inner = within(body, LESION_MM[1], phantom.grid.spacing_mm)[middle]
    regions = []
    for at, place in enumerate(apart(np.argwhere(inner), middle, phantom.grid, rng)[: LESIONS + PLAIN]):
        is_lesion = at < LESIONS
        sizes_mm = LESION_MM if is_lesion else PLAIN_MM
        size, contrast = (math.exp(rng.uniform(*np.log(pair))) for pair in (sizes_mm, CONTRAST))
        lesion = Lesion(place, size, contrast)
        if is_lesion:
            activity = with_sphere(activity, phantom.grid, lesion)
        regions.append((ball(phantom.grid, place, size), is_lesion))
    return Image(activity, phantom.grid, BQML), regions


def low_dose(truth: Image, phantom: Phantom, kind: Kind, drf: float, rng: Generator) -> tuple[Sinogram, Image, Image]:
    """The low dose's sinogram and image, and the image that is called true."""
    geometry = geometry_for_image(truth)
    lines = project(truth, geometry)
    survival = np.exp(-project(Image(phantom.attenuation, phantom.grid, "1/mm"), geometry).values)
    counts_per_slice = math.exp(rng.uniform(*np.log(COUNTS_PER_SLICE)))
    background = rng.uniform(0, LARGEST_BACKGROUND)
    low = simulate_counts(
        lines, rng, counts_per_slice=counts_per_slice / drf, background=background, attenuation=survival
    )
    if kind is Kind.MEASURED:
        return low, osem(low, STAGE_OSEM), truth
    given, target = osem(low, CLINICAL), osem(lines, CLINICAL)
    return project(given, geometry_for_image(given), n_subsets=STAGE_OSEM.subsets), given, target


def restorations(low: Sinogram, given: Image, drf: float) -> Iterator[tuple[str, Image]]:
    """The image of each method, as `redpet restore` makes it."""
    yield FILTERED, filtered_low_dose(given)
    share = kept_share(low.kind, drf)
    for method, model in MODELS.items():
        variant = model.variant_serving(low)
        if method == IMAGE_UNET:
            yield method, corrected(given, given, variant, share)
            continue
        networks = corrected(given, osem(restore_sinogram(low, model).sinogram, STAGE_OSEM), variant, share)
        yield method, with_its_share(low, networks, drf)


def outlines(shares: FloatArray, restored: Image, is_lesion: bool) -> Iterator[Mask]:
    """The region as it truly is; a lesion also as readers outline it, halfway from its surroundings to its maximum."""
    true: Mask = shares > 0.5
    if not true.any():
        true = shares == shares.max()
    yield true
    if is_lesion:
        near = Outline(true, restored)
        values = np.where(near.near, restored.values[near.window], 0)
        around = float(np.median(restored.values[near.window][near.near & ~near.mask]))
        hottest = np.unravel_index(np.argmax(np.where(near.mask, values, 0)), values.shape)
        labels, _ = label(values >= (around + values[hottest]) / 2)
        drawn = np.zeros_like(true)
        drawn[near.window] = (labels == labels[hottest]) & near.near
        if labels[hottest]:
            yield drawn
