"""The table of the model card: the default model against OSEM on unseen phantoms and on the real series.

    python Testing/benchmarks/model_table.py [--model FILE] [--data FOLDER] [--phantoms 12] [--side 128]

OSEM's iterations and Gaussian width are tuned on validation phantoms alone, per dose level, for PSNR. Test phantoms
and the real series were never trained on.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, stdev

import numpy as np
from benchmarks.given_shares import with_its_share
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, binary_erosion

from redpet.case import BQML, COUNTS, Case, DoseLevel, Image, ImageGrid, Kind, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.measures.metrics import Metrics, compare
from redpet.phantoms.painting import WATER, Ellipsoid, paint
from redpet.phantoms.random import random_phantom
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.image_stage import STAGE_OSEM, corrected, kept_share
from redpet.restoration.methods import IMAGE_UNET
from redpet.restoration.model_file import ModelFile, default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram

DRFS = (4.0, 20.0, 100.0)
COUNTS_PER_SLICE = 5e6
BACKGROUND = 0.35
WIDTHS_MM = (0.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0)
ITERATIONS = (1, 2, 4)
SUBSETS = 16
VALIDATION, TEST = 7001, 7002
"""Seeds that no training uses."""
ACTIVITY_BQML = 5000.0
UNFILTERED, EARLY, FILTERED = "OSEM 4x16", "OSEM, early-stopped", "OSEM + Gaussian"
RIVAL, RED, OURS = "Image U-Net", "RED-NS", "RED-NS+"
ALONE, RETURNED = f"{OURS}, networks alone", f"{OURS}, given back"
"""Of measured counts: the networks, and what a user gets, with the share that comes back by itself."""
SPHERE_SEEDS = (5, 6, 7, 8, 9)
SPHERES = (("10 mm, 4:1", 10.0, 4.0), ("10 mm, 2:1", 10.0, 2.0), ("6 mm, 8:1", 6.0, 8.0), ("15 mm, cold", 15.0, 0.0))
CLINICAL = OsemSettings(3, 8, post_filter_mm=5.0)
"""How the low-dose image of a re-projected case is made: as a clinic would."""


@dataclass(frozen=True)
class Tuned:
    """The Gaussian-filtered OSEM to beat at one dose level, and the iterations of the one that is stopped early."""

    iterations: int
    width_mm: float
    early: int = 1


@dataclass(frozen=True)
class Spheres:
    """A cylinder with spheres, and which voxels are inside of them and which far from them and from the edge."""

    case: Case
    inside: NDArray[np.bool_]
    background: NDArray[np.bool_]


@dataclass(frozen=True)
class Models:
    """What is compared: RED with its image stage, and the image U-Net where there is one."""

    red: ModelFile
    image_unet: ModelFile | None = None


def phantom_case(seed: int, number: int, n_slices: int = 8, side: int = 128) -> Case:
    """A dose ladder of an unseen random phantom of `side` x `side` pixels, with attenuation and background."""
    rng = np.random.default_rng([seed, number])
    phantom = random_phantom(rng, n_slices, (side,))
    activity = Image(phantom.activity * np.float32(ACTIVITY_BQML), phantom.grid, BQML)
    return ladder(activity, rng, Image(phantom.attenuation, phantom.grid, "1/mm"))


def real_case(folder: Path, slices: slice) -> Case:
    """A dose ladder of some slices of the real series, whose images are the truth."""
    image = read_input(folder).levels[0].image
    assert image is not None
    return ladder(image.slices(slices.start, slices.stop), np.random.default_rng(0))


def lesion_case(seed: int, diameter_mm: float = 10.0, contrast: float = 4.0, n_slices: int = 12) -> Spheres:
    """A cylinder with a ring of spheres, hot ones of 10 mm and 4:1 where not said otherwise."""
    grid = ImageGrid((128, 128, n_slices), (2.5, 2.5, 2.5))
    half = diameter_mm / 2
    ring = [
        Ellipsoid((0.0, 75 * np.sin(a), 75 * np.cos(a)), (half, half, half), contrast, WATER)
        for a in np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ]
    body = Ellipsoid((0.0, 0.0, 0.0), (1e4, 110.0, 130.0), 1.0, WATER)
    activity, attenuation = paint([body, *ring], grid)
    case = ladder(
        Image(activity * np.float32(ACTIVITY_BQML), grid, BQML),
        np.random.default_rng(seed),
        Image(attenuation, grid, "1/mm"),
    )
    full = np.abs(activity - 1) > 0.83 * abs(contrast - 1)
    inside = binary_erosion(paint([body], grid)[0] > 0.5, np.ones((1, 9, 9)))
    far = inside & ~binary_dilation(np.abs(activity - 1) > 0.01, iterations=5)
    return Spheres(case, inside & full, far)


def ladder(truth: Image, rng: np.random.Generator, attenuation: Image | None = None) -> Case:
    """Full-dose counts of a true image and each DRF."""
    geometry = geometry_for_image(truth)
    survival = None if attenuation is None else np.exp(-project(attenuation, geometry).values)
    full = simulate_counts(
        project(truth, geometry), rng, counts_per_slice=COUNTS_PER_SLICE, background=BACKGROUND, attenuation=survival
    )
    levels = [DoseLevel(1.0, full), *(DoseLevel(drf, thin(full, drf, rng)) for drf in DRFS)]
    return Case("benchmark", tuple(levels), truth)


def score(values: np.ndarray, truth: Image) -> Metrics:
    """PSNR, SSIM and NRMSE of an image against the truth."""
    return compare(replace(truth, values=values), truth).volume


def counts_of(case: Case, drf: float) -> Sinogram:
    """The sinogram of a dose level."""
    sinogram = next(level.sinogram for level in case.levels if level.drf == drf)
    assert sinogram is not None
    assert (sinogram.unit, sinogram.kind) == (COUNTS, Kind.MEASURED)
    return sinogram


def psnr_db(values: np.ndarray, truth: Image) -> float:
    """PSNR alone, which tuning needs often."""
    peak = float(truth.values.max())
    return float(10 * np.log10(peak**2 / np.mean((values - truth.values) ** 2, dtype=np.float64)))


def tune(cases: Sequence[Case], drf: float) -> Tuned:
    """The iterations and width with the best mean PSNR over the validation cases."""
    scores: dict[tuple[int, float], list[float]] = {}
    for case in cases:
        assert case.truth is not None
        for iterations in ITERATIONS:
            image = osem(counts_of(case, drf), OsemSettings(iterations, SUBSETS)).values
            for width in WIDTHS_MM:
                psnr = psnr_db(GaussianFilter(case.truth.grid, width).apply(image), case.truth)
                scores.setdefault((iterations, width), []).append(psnr)
    iterations, width = max(scores, key=lambda key: fmean(scores[key]))
    return Tuned(iterations, width, max(ITERATIONS, key=lambda count: fmean(scores[count, 0.0])))


def filtered(sinogram: Sinogram, tuned: Tuned) -> np.ndarray:
    """OSEM with the tuned iterations and width."""
    return osem(sinogram, OsemSettings(tuned.iterations, SUBSETS, post_filter_mm=tuned.width_mm)).values


def restored(low: Sinogram, given: Image, drf: float, models: Models) -> dict[str, np.ndarray]:
    """The images of every model, as `redpet restore` makes them; `given` is the image of the low dose."""
    images = {}
    share = kept_share(low.kind, drf)
    if models.image_unet is not None:
        images[RIVAL] = corrected(given, given, models.image_unet.variant_serving(low), share).values
    image = osem(restore_sinogram(low, models.red).sinogram, STAGE_OSEM)
    images[RED] = image.values
    variant = models.red.variant_serving(low)
    if variant.recipe.image is not None:
        networks = corrected(given, image, variant, share)
        counted = low.kind is Kind.MEASURED
        images[ALONE if counted else OURS] = networks.values
        if counted:
            images[RETURNED] = with_its_share(low, networks, drf).values
    return images


def measured_images(low: Sinogram, tuned: Tuned, drf: float, models: Models) -> dict[str, np.ndarray]:
    """The image of each method for measured counts."""
    given = osem(low, STAGE_OSEM)
    return {
        UNFILTERED: given.values,
        EARLY: osem(low, OsemSettings(tuned.early, SUBSETS)).values,
        FILTERED: filtered(low, tuned),
        **restored(low, given, drf, models),
    }


def measured_rows(cases: Sequence[Case], tuned: Tuned, drf: float, models: Models) -> dict[str, list[Metrics]]:
    """For each method, its metrics on each case."""
    rows: dict[str, list[Metrics]] = {}
    for case in cases:
        assert case.truth is not None
        for name, values in measured_images(counts_of(case, drf), tuned, drf, models).items():
            rows.setdefault(name, []).append(score(values, case.truth))
    return rows


def reprojected_rows(
    cases: Sequence[Case], validation: Sequence[Case], drf: float, models: Models
) -> dict[str, list[Metrics]]:
    """The same for low-dose images as a clinic has them, whose sinograms are re-projected.

    The reference is the full-dose image of the same reconstruction, which is what a reader would have seen; the
    truth is sharper than any of them.
    """

    def given_and_full(case: Case) -> tuple[Image, Image]:
        given, full = (osem(counts_of(case, dose), CLINICAL) for dose in (drf, 1.0))
        return given, full

    def mean_psnr(width: float) -> float:
        return fmean(psnr_db(GaussianFilter(given.grid, width).apply(given.values), full) for given, full in pairs)

    pairs = [given_and_full(case) for case in validation]
    width = max(WIDTHS_MM, key=mean_psnr)
    rows: dict[str, list[Metrics]] = {}
    for case in cases:
        image, full = given_and_full(case)
        lines = project(image, geometry_for_image(image), n_subsets=SUBSETS)
        images = {
            "image as given": image.values,
            f"image + Gaussian {width:g} mm": GaussianFilter(image.grid, width).apply(image.values),
            **restored(lines, image, drf, models),
        }
        for name, values in images.items():
            rows.setdefault(name, []).append(score(values, full))
    return rows


def recovery(values: np.ndarray, spheres: Spheres) -> float:
    """Contrast recovery of the spheres: 1 is the true contrast, 0 none."""
    assert spheres.case.truth is not None
    found, true = (image[spheres.inside].mean() / ACTIVITY_BQML - 1 for image in (values, spheres.case.truth.values))
    return float(found / true)


def noise(values: np.ndarray, spheres: Spheres) -> float:
    """Standard deviation over mean, far from the spheres."""
    return float(values[spheres.background].std() / values[spheres.background].mean())


def at_the_noise_of(level: float, values: np.ndarray, noisy: np.ndarray, spheres: Spheres) -> np.ndarray:
    """`values` with as much of the `noisy` image blended in as brings them to a noise of `level`."""
    shares = np.linspace(0, 1, 201)
    blends = (values + np.float32(share) * (noisy - values) for share in shares)
    return next((blend for blend in blends if noise(blend, spheres) >= level), noisy)


def sphere_rows(spheres: Sequence[Spheres], tuned: Tuned, drf: float, models: Models) -> dict[str, list[list[float]]]:
    """For each method and cylinder: recovery, noise, and recovery at the noise of the Gaussian-filtered OSEM."""
    rows: dict[str, list[list[float]]] = {}
    for one in spheres:
        images = measured_images(counts_of(one.case, drf), tuned, drf, models)
        level = noise(images[FILTERED], one)
        for name, values in images.items():
            alike = at_the_noise_of(level, values, images[UNFILTERED], one)
            rows.setdefault(name, []).append([recovery(values, one), noise(values, one), recovery(alike, one)])
    return rows


def told(title: str, drf: float, rows: dict[str, list[Metrics]]) -> None:
    """Print one block of the table in Markdown."""
    for name, metrics in rows.items():
        psnr = [one.psnr_db or 0.0 for one in metrics]
        ssim = [one.ssim or 0.0 for one in metrics]
        spread = f" ± {stdev(psnr):.2f}" if len(psnr) > 1 else ""
        print(f"| {title} | {drf:g} | {name} | {fmean(psnr):.2f}{spread} | {fmean(ssim):.4f} |", flush=True)


def spheres_told(title: str, drf: float, rows: dict[str, list[list[float]]]) -> None:
    """Print one block of the table of spheres in Markdown."""
    for name, measured in rows.items():
        found, deviation, alike = np.mean(measured, axis=0)
        spread = np.std(measured, axis=0, ddof=1)[0] if len(measured) > 1 else 0.0
        same = f"{alike:.2f}" if deviation <= np.mean([row[1] for row in rows[FILTERED]]) else "noisier"
        print(
            f"| {title} | {drf:g} | {name} | {found:.2f} ± {spread:.2f} | {100 * deviation:.1f} % | {same} |",
            flush=True,
        )


def main() -> None:
    """Print the whole table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, default=default_model_path())
    options.add_argument("--image-unet", type=Path, default=default_model_path(IMAGE_UNET))
    options.add_argument("--data", type=Path, help="the folder of the real series; without it only phantoms")
    options.add_argument("--phantoms", type=int, default=12)
    options.add_argument(
        "--side", type=int, default=128, help="pixels of the phantoms; beside 128 these alone are judged"
    )
    chosen = options.parse_args()
    models = Models(load_model(chosen.model), load_model(chosen.image_unet) if chosen.image_unet.exists() else None)
    usual = chosen.side == 128
    n_slices = 8 if usual else 5  # large sinograms take long
    validation = [phantom_case(VALIDATION, number, n_slices, chosen.side) for number in range(6 if usual else 3)]
    test = [phantom_case(TEST, number, n_slices, chosen.side) for number in range(chosen.phantoms)]
    stacks = range(0, 100, 20) if usual and chosen.data is not None else ()
    real = [real_case(chosen.data, slice(first, first + 20)) for first in stacks]
    print("| data | DRF | method | PSNR (dB) | SSIM |\n|---|---|---|---|---|")
    settings = {drf: tune(validation, drf) for drf in DRFS}
    for drf, tuned in settings.items():
        for title, cases in (("phantoms", test), ("real series", real)):
            if cases:
                told(f"{title}, measured", drf, measured_rows(cases, tuned, drf, models))
                told(f"{title}, re-projected", drf, reprojected_rows(cases, validation, drf, models))
    print("\n| spheres | DRF | method | recovery | noise | recovery at the noise of OSEM + Gaussian |")
    print("|---|---|---|---|---|---|")
    for title, diameter, contrast in SPHERES if usual else ():
        spheres = [lesion_case(seed, diameter, contrast) for seed in SPHERE_SEEDS]
        for drf, tuned in settings.items():
            spheres_told(title, drf, sphere_rows(spheres, tuned, drf, models))
    print("\nTuned on validation phantoms:", settings)


if __name__ == "__main__":
    main()
