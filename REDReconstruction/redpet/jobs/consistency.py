"""The data-consistent step after a restoration, and how far it goes where nobody says it.

A fold of the counts is held out, the step is taken with the rest, and the weight is that with which the held-out counts
fit best: no truth is needed. The restored image has seen all counts, so that the weight is rather too small than too
large.
"""

import numpy as np

from redpet.case import Image, Sinogram
from redpet.errors import InputError
from redpet.evidence.splitting import folds, rest_of, why_not_available
from redpet.machine.devices import Compute
from redpet.reconstruction.consistency import check_counts, consistent, deviance
from redpet.restoration.keeping import AUTO, Consistency

WEIGHTS = (0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0)
FOLDS, SEED = 4, 0


def made_consistent(
    sinogram: Sinogram, image: Image, wanted: Consistency, psf_mm: float, compute: Compute
) -> tuple[Image, float]:
    """The image after the step with the wanted weight, and that weight.

    Raises InputError where there are no counts, or none that can be held out to find the weight.
    """
    if wanted == 0:
        return image, 0.0
    check_counts(sinogram)
    at = {"backend": compute.projector, "device": compute.device}
    weight = weight_found(sinogram, image, psf_mm, compute) if wanted == AUTO else float(wanted)
    return consistent(sinogram, image, weight, psf_mm=psf_mm, **at), weight


def weight_found(sinogram: Sinogram, image: Image, psf_mm: float, compute: Compute) -> float:
    """The weight with which counts that the step does not see fit best. Raises InputError for corrected counts."""
    if why_not_available(sinogram):
        raise InputError("no counts of this input can be held out to find a weight: say it, as consistency 0.1.")
    fold = next(folds(sinogram, FOLDS, np.random.default_rng(SEED)))
    rest = rest_of(sinogram, fold)
    at = {"backend": compute.projector, "device": compute.device}

    def misfit(weight: float) -> float:
        return deviance(fold, consistent(rest, image, weight, psf_mm=psf_mm, **at), psf_mm=psf_mm, **at)

    return min(WEIGHTS, key=misfit)
