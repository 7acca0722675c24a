"""What is gained and paid by keeping of the low dose: strength, giving back, protection, the data-consistent step.

    PYTHONPATH=Testing python Testing/benchmarks/keeping_table.py

In lumpy bodies with spheres of 10 mm, measured counts, two runs of each: PSNR, recovery of hot and cold spheres, noise
between the runs; in brackets the recovery of the restored image beside so much of OSEM as has the same noise.
"""

from collections.abc import Callable
from dataclasses import replace
from statistics import fmean

import numpy as np
from benchmarks.table_cases import SPHERES, Scan, Sphere, scan, with_spheres
from benchmarks.table_methods import RED, as_suits_the_dose, network_image
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion

from redpet.case import FloatArray, Image, Kind
from redpet.evaluation.tuning import psnr_db
from redpet.jobs.consistency import weight_found
from redpet.machine.devices import Compute
from redpet.reconstruction.consistency import consistent
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.residual import correction
from redpet.restoration.keeping import FILTER_MM, blended

BODIES = (0, 1)
DOSES = (4.0, 20.0, 100.0)
COMPUTE = Compute("cpu")
Way = Callable[[Scan, Image], FloatArray]


def low_dose(one: Scan) -> Image:
    """The low dose as a clinic reads it."""
    return replace(one.given, values=GaussianFilter(one.given.grid, FILTER_MM).apply(one.given.values))


def protected_everywhere(one: Scan, restored: Image) -> FloatArray:
    """The restored image with all that was taken away given back."""
    taken = GaussianFilter(restored.grid, FILTER_MM).apply(correction(one.low, restored))
    return (restored.values + taken).clip(0)


WAYS: dict[str, Way] = {
    "restored": lambda one, restored: restored.values,
    "strength 50 %": lambda one, restored: blended(low_dose(one), restored, 50).values,
    "strength 0 %": lambda one, restored: low_dose(one).values,
    "80 % beside unfiltered OSEM": lambda one, restored: blended(one.given, restored, 80).values,
    "given back": as_suits_the_dose,
    "protected": protected_everywhere,
    **{
        f"consistency {weight:g}": lambda one, restored, weight=weight: consistent(one.low, restored, weight).values
        for weight in (0.05, 0.1, 0.3, 0.5)
    },
}


def noise_of(runs: list[FloatArray], inside: NDArray[np.bool_]) -> float:
    """The standard deviation between two runs over the mean, in a region."""
    first, second = (values[inside] for values in runs)
    return float(np.sqrt(np.mean((first - second) ** 2) / 2) / first.mean())


def recoveries(runs: list[FloatArray], spheres: tuple[Sphere, ...], truth: FloatArray) -> list[float]:
    """The mean recovery of each kind of sphere."""
    return [
        fmean(
            one.contrast_in(values) / one.contrast_in(truth) for one in spheres if one.kind == kind for values in runs
        )
        for kind, _ in SPHERES
    ]


def with_noise(level: float, restored: list[Image], scans: list[Scan], inside: NDArray[np.bool_]) -> list[FloatArray]:
    """The restored images with so much of unfiltered OSEM that their noise is `level`."""
    runs: list[FloatArray] = []
    for share in np.linspace(0, 1, 201):
        runs = [blended(one.given, image, 100 * (1 - share)).values for one, image in zip(scans, restored, strict=True)]
        if noise_of(runs, inside) >= level:
            break
    return runs


def told(number: int, dose: float) -> None:
    """Print the rows of a body at a dose."""
    body, spheres = with_spheres(number)
    scans = [scan(body, dose, Kind.MEASURED, seed=run) for run in (5, 6)]
    restored = [replace(one.given, values=network_image(one, RED)) for one in scans]
    truth = body.truth.values
    inside = binary_erosion(truth > 0.05 * truth.max(), np.ones((1, 9, 9)))
    for name, way in WAYS.items():
        runs = [way(one, image) for one, image in zip(scans, restored, strict=True)]
        level = noise_of(runs, inside)
        alike = recoveries(with_noise(level, restored, scans, inside), spheres, truth)
        cells = [f"{mine:.2f} ({its:.2f})" for mine, its in zip(recoveries(runs, spheres, truth), alike, strict=True)]
        psnr = fmean(psnr_db(values, truth) for values in runs)
        print(f"| {number} | {dose:g} | {name} | {psnr:.2f} | {' | '.join(cells)} | {100 * level:.1f} % |", flush=True)
    print(f"\nThe weight found without a truth: {weight_found(scans[0].low, restored[0], 0.0, COMPUTE):g}\n")


def main() -> None:
    """Print the table in Markdown."""
    print(f"| body | DRF | image | PSNR (dB) | {' | '.join(kind for kind, _ in SPHERES)} | noise |")
    print("|---|---|---|---|" + "---|" * (len(SPHERES) + 1))
    for number in BODIES:
        for dose in DOSES:
            told(number, dose)


if __name__ == "__main__":
    main()
