"""The rivals without a network at their best: iterations and filter width, tuned on validation cases alone."""

from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import TypeVar

import numpy as np

from redpet.case import Case, DoseLevel, FloatArray, Image
from redpet.errors import InputError
from redpet.evaluation.job import Tuned
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem

ITERATIONS = (1, 2, 3, 4)
Key = TypeVar("Key", int, tuple[int, float])
WIDTHS_MM = (0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0)


def tune(cases: Sequence[Case], drf: float, subsets: int, device: str = "cpu") -> Tuned:
    """The iterations, and the iterations and width, with the best mean image PSNR over the validation cases.

    A case's reference is its truth, else its full-dose image. A case of images has no
    iterations to tune: its image as given is filtered.
    Raises InputError where a case lacks the dose level or a reference.
    """
    early: dict[int, list[float]] = {}
    gauss: dict[tuple[int, float], list[float]] = {}
    for case in cases:
        reference = reference_image(case, subsets, device)
        for iterations, image in candidates(level_of(case, drf), subsets, device).items():
            for width in WIDTHS_MM:
                psnr = psnr_db(GaussianFilter(image.grid, width).apply(image.values), reference.values)
                gauss.setdefault((iterations, width), []).append(psnr)
                if width == 0:
                    early.setdefault(iterations, []).append(psnr)
    iterations, width = best(gauss)
    return Tuned(best(early), iterations, width)


def candidates(level: DoseLevel, subsets: int, device: str) -> dict[int, Image]:
    """The unfiltered images of a dose level by their number of iterations."""
    if level.sinogram is None:
        assert level.image is not None
        return {max(ITERATIONS): level.image}
    return {count: osem(level.sinogram, OsemSettings(count, subsets), device=device) for count in ITERATIONS}


def level_of(case: Case, drf: float) -> DoseLevel:
    """The dose level of a case. Raises InputError where there is none."""
    for level in case.levels:
        if level.drf == drf:
            return level
    raise InputError(f"the validation case {case.name} has no dose level of DRF {drf:g}.")


def reference_image(case: Case, subsets: int, device: str) -> Image:
    """The truth of a case, else its full-dose image. Raises InputError where it has neither."""
    if case.truth is not None:
        return case.truth
    if case.full is None:
        raise InputError(f"the validation case {case.name} has neither a true image nor a full dose.")
    if case.full.image is not None:
        return case.full.image
    assert case.full.sinogram is not None
    return osem(case.full.sinogram, OsemSettings(max(ITERATIONS), subsets), device=device)


def psnr_db(values: FloatArray, reference: FloatArray) -> float:
    """PSNR with the reference's maximum as range; what tuning needs often, so without the other metrics."""
    error = float(np.mean((values - reference) ** 2, dtype=np.float64))
    return float(10 * np.log10(float(reference.max()) ** 2 / max(error, 1e-30)))


def best(scores: Mapping[Key, Sequence[float]]) -> Key:
    """The key with the best mean."""
    return max(scores, key=lambda key: fmean(scores[key]))
