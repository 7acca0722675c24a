"""The rivals without a network at their best: iterations and filter width, tuned on validation cases alone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TypeVar

import numpy as np

from redpet.case import Case, DoseLevel, FloatArray, Image
from redpet.errors import InputError
from redpet.evaluation.job import EARLY, GAUSS, NLM, TV, Tuned
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.nonlocal_means import nonlocal_means
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.rdp import RdpSettings, rdp
from redpet.reconstruction.reconstruct import RDP
from redpet.reconstruction.total_variation import total_variation

ITERATIONS = (1, 2, 3, 4)
Key = TypeVar("Key", int, float, tuple[int, float])
WIDTHS_MM = (0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 10.0, 12.0, 15.0)


@dataclass(frozen=True)
class Filter:
    """A filter of images that is tuned, and the strengths that are tried."""

    apply: Callable[[Image, float], Image]
    strengths: tuple[float, ...]


FILTERS = {
    NLM: Filter(nonlocal_means, (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.38, 0.5, 0.7)),
    TV: Filter(total_variation, (0.0, 0.02, 0.04, 0.07, 0.1, 0.15, 0.22, 0.33, 0.5, 0.75)),
}
BETAS = (0.003, 0.006, 0.01, 0.015, 0.02, 0.03, 0.045, 0.07, 0.1, 0.15)


def tune(
    cases: Sequence[Case], drf: float, subsets: int, device: str = "cpu", methods: Sequence[str] = (EARLY, GAUSS)
) -> Tuned:
    """The iterations, width and strengths of each method with the best mean image PSNR over the validation cases.

    A case's reference is its truth, else its full-dose image. A case of images has no
    iterations to tune: its image as given is filtered.
    Raises InputError where a case lacks the dose level or a reference.
    """
    early: dict[int, list[float]] = {}
    gauss: dict[tuple[int, float], list[float]] = {}
    others: dict[str, dict[float, list[float]]] = {method: {} for method in methods if method in (*FILTERS, RDP)}
    for case in cases:
        reference = reference_image(case, subsets, device)
        level = level_of(case, drf)
        images = candidates(level, subsets, device)
        for method, scores in others.items():
            for strength, image in strengthened(method, level, images[max(images)], device):
                scores.setdefault(strength, []).append(psnr_db(image.values, reference.values))
        for iterations, image in images.items():
            for width in WIDTHS_MM:
                psnr = psnr_db(GaussianFilter(image.grid, width).apply(image.values), reference.values)
                gauss.setdefault((iterations, width), []).append(psnr)
                if width == 0:
                    early.setdefault(iterations, []).append(psnr)
    iterations, width = best(gauss)
    return Tuned(best(early), iterations, width, {method: best(scores) for method, scores in others.items()})


def strengthened(method: str, level: DoseLevel, image: Image, device: str) -> Iterator[tuple[float, Image]]:
    """The images of a dose level by a filter, or by RDP, at each strength. Raises InputError for RDP without counts."""
    if method in FILTERS:
        yield from ((strength, FILTERS[method].apply(image, strength)) for strength in FILTERS[method].strengths)
        return
    if level.sinogram is None:
        raise InputError(f"{method} weighs measured counts, and a validation case holds images: leave it out.")
    yield from ((beta, rdp(level.sinogram, RdpSettings(beta), device=device)) for beta in BETAS)


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
