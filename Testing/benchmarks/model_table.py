"""The table of the model card: the default model against OSEM on unseen phantoms and on the real series.

    python Testing/benchmarks/model_table.py [--model FILE] [--data FOLDER] [--phantoms 12]

OSEM's iterations and Gaussian width are tuned on validation phantoms alone, per dose level, for PSNR. Test phantoms
and the real series were never trained on.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean, stdev

import numpy as np

from redpet.case import BQML, COUNTS, Case, DoseLevel, Image, ImageGrid, Kind, Sinogram
from redpet.dose import project, simulate_counts, thin
from redpet.metrics import Metrics, compare
from redpet.phantoms import WATER, Ellipsoid, paint
from redpet.projection.geometry import geometry_for_image
from redpet.readers import read_input
from redpet.reconstruction.filters import gaussian_mm
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.model_file import ModelFile, default_model_path, load_model
from redpet.restoration.restorer import restore_sinogram
from redpet.training.phantoms import random_phantom

DRFS = (4.0, 20.0, 100.0)
COUNTS_PER_SLICE = 5e6
BACKGROUND = 0.35
WIDTHS_MM = (0.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0)
ITERATIONS = (1, 2, 4)
SUBSETS = 16
VALIDATION, TEST = 7001, 7002
"""Seeds that no training uses."""
ACTIVITY_BQML = 5000.0
CLINICAL = OsemSettings(3, 8, post_filter_mm=5.0)
"""How the low-dose image of a re-projected case is made: as a clinic would."""


@dataclass(frozen=True)
class Tuned:
    """The Gaussian-filtered OSEM to beat at one dose level."""

    iterations: int
    width_mm: float


def phantom_case(seed: int, number: int, n_slices: int = 8) -> Case:
    """A dose ladder of an unseen random phantom at 128 x 128, with attenuation and background."""
    rng = np.random.default_rng([seed, number])
    phantom = random_phantom(rng, n_slices, (128,))
    activity = Image(phantom.activity * np.float32(ACTIVITY_BQML), phantom.grid, BQML)
    return ladder(activity, rng, Image(phantom.attenuation, phantom.grid, "1/mm"))


def real_case(folder: Path, slices: slice) -> Case:
    """A dose ladder of some slices of the real series, whose images are the truth."""
    image = read_input(folder).levels[0].image
    assert image is not None
    return ladder(image.slices(slices.start, slices.stop), np.random.default_rng(0))


def lesion_case(n_slices: int = 12) -> tuple[Case, np.ndarray]:
    """A cylinder with 10 mm spheres of 4:1, and the spheres' voxels."""
    grid = ImageGrid((128, 128, n_slices), (2.5, 2.5, 2.5))
    rods = [
        Ellipsoid((0.0, 75 * np.sin(a), 75 * np.cos(a)), (5, 5, 5), 4.0, WATER)
        for a in np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ]
    body = Ellipsoid((0.0, 0.0, 0.0), (1e4, 110.0, 130.0), 1.0, WATER)
    activity, attenuation = paint([body, *rods], grid)
    case = ladder(
        Image(activity * np.float32(ACTIVITY_BQML), grid, BQML),
        np.random.default_rng(5),
        Image(attenuation, grid, "1/mm"),
    )
    return case, activity > 3.5


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
    best: dict[Tuned, list[float]] = {}
    for case in cases:
        assert case.truth is not None
        for iterations in ITERATIONS:
            image = osem(counts_of(case, drf), OsemSettings(iterations, SUBSETS)).values
            for width in WIDTHS_MM:
                psnr = psnr_db(gaussian_mm(image, case.truth.grid, width), case.truth)
                best.setdefault(Tuned(iterations, width), []).append(psnr)
    return max(best, key=lambda tuned: fmean(best[tuned]))


def filtered(sinogram: Sinogram, tuned: Tuned) -> np.ndarray:
    """OSEM with the tuned iterations and width."""
    return osem(sinogram, OsemSettings(tuned.iterations, SUBSETS, post_filter_mm=tuned.width_mm)).values


def restored(sinogram: Sinogram, model: ModelFile) -> np.ndarray:
    """The default restoration, reconstructed as `redpet restore` does."""
    return osem(restore_sinogram(sinogram, model).sinogram, OsemSettings(4, SUBSETS)).values


def measured_rows(cases: Sequence[Case], tuned: Tuned, drf: float, model: ModelFile) -> dict[str, list[Metrics]]:
    """For each method, its metrics on each case."""
    rows: dict[str, list[Metrics]] = {"OSEM 4x16": [], "OSEM + Gaussian": [], "RED-NS": []}
    for case in cases:
        assert case.truth is not None
        low = counts_of(case, drf)
        rows["OSEM 4x16"].append(score(osem(low, OsemSettings(4, SUBSETS)).values, case.truth))
        rows["OSEM + Gaussian"].append(score(filtered(low, tuned), case.truth))
        rows["RED-NS"].append(score(restored(low, model), case.truth))
    return rows


def reprojected_rows(
    cases: Sequence[Case], validation: Sequence[Case], drf: float, model: ModelFile
) -> dict[str, list[Metrics]]:
    """The same for low-dose images as a clinic has them, whose sinograms are re-projected.

    The reference is the full-dose image of the same reconstruction, which is what a reader would have seen; the
    truth is sharper than any of them.
    """

    def given_and_full(case: Case) -> tuple[Image, Image]:
        given, full = (osem(counts_of(case, dose), CLINICAL) for dose in (drf, 1.0))
        return given, full

    def mean_psnr(width: float) -> float:
        return fmean(psnr_db(gaussian_mm(given.values, given.grid, width), full) for given, full in pairs)

    pairs = [given_and_full(case) for case in validation]
    width = max(WIDTHS_MM, key=mean_psnr)
    rows: dict[str, list[Metrics]] = {"image as given": [], f"image + Gaussian {width:g} mm": [], "RED-NS": []}
    for case in cases:
        image, full = given_and_full(case)
        lines = project(image, geometry_for_image(image))
        for name, values in zip(
            rows, (image.values, gaussian_mm(image.values, image.grid, width), restored(lines, model)), strict=True
        ):
            rows[name].append(score(values, full))
    return rows


def recovery(values: np.ndarray, spheres: np.ndarray, truth: np.ndarray) -> float:
    """Contrast recovery of the spheres: 1 is the true contrast, 0 none."""
    background = float(truth[truth > 0].min())
    return (float(values[spheres].mean()) / background - 1) / (float(truth[spheres].mean()) / background - 1)


def told(title: str, drf: float, rows: dict[str, list[Metrics]]) -> None:
    """Print one block of the table in Markdown."""
    for name, metrics in rows.items():
        psnr = [one.psnr_db or 0.0 for one in metrics]
        ssim = [one.ssim or 0.0 for one in metrics]
        spread = f" ± {stdev(psnr):.2f}" if len(psnr) > 1 else ""
        print(f"| {title} | {drf:g} | {name} | {fmean(psnr):.2f}{spread} | {fmean(ssim):.4f} |", flush=True)


def main() -> None:
    """Print the whole table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--model", type=Path, default=default_model_path())
    options.add_argument("--data", type=Path, help="the folder of the real series; without it only phantoms")
    options.add_argument("--phantoms", type=int, default=12)
    chosen = options.parse_args()
    model = load_model(chosen.model)
    validation = [phantom_case(VALIDATION, number) for number in range(6)]
    test = [phantom_case(TEST, number) for number in range(chosen.phantoms)]
    real = (
        [] if chosen.data is None else [real_case(chosen.data, slice(first, first + 20)) for first in range(0, 100, 20)]
    )
    spheres_case, spheres = lesion_case()
    print("| data | DRF | method | PSNR (dB) | SSIM |\n|---|---|---|---|---|")
    for drf in DRFS:
        tuned = tune(validation, drf)
        for title, cases in (("phantoms", test), ("real series", real)):
            if cases:
                told(f"{title}, measured", drf, measured_rows(cases, tuned, drf, model))
                told(f"{title}, re-projected", drf, reprojected_rows(cases, validation, drf, model))
        low = counts_of(spheres_case, drf)
        assert spheres_case.truth is not None
        for name, values in (("OSEM + Gaussian", filtered(low, tuned)), ("RED-NS", restored(low, model))):
            inside = recovery(values, spheres, spheres_case.truth.values)
            print(f"10 mm spheres 4:1, DRF {drf:g}, {name}: recovery {inside:.2f} (tuned: {tuned})")


if __name__ == "__main__":
    main()
