"""From activity to counts at any dose: projection, attenuation, background, Poisson counts, binomial thinning.

Thinning is exact: keeping each count with probability 1/DRF turns a Poisson sinogram of full dose into a Poisson
sinogram of the reduced dose, and measured counts into what a shorter scan would have measured.
"""

from dataclasses import replace

import numpy as np
from numpy.random import Generator
from scipy.ndimage import gaussian_filter

from redpet.case import COUNTS, Corrections, FloatArray, Image, Kind, Sinogram, SinogramGeometry
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import by_slices, few, in_turn, room, slices_of, total

BATCH_SLICES = 64
SCATTER_WIDTH = 0.1
"""Standard deviation of the scatter's blur, as a share of the radial and of the angular axis."""


def project(
    image: Image, geometry: SinogramGeometry, *, n_subsets: int = 1, backend: str = "auto", device: str = "cpu"
) -> Sinogram:
    """The re-projected sinogram `[slice, angle, radial]` of an image, in its unit times mm.

    `n_subsets` changes nothing in the result: with the number of a later OSEM the two share one projector.

    Raises InputError for values that are not finite.
    """
    import torch

    from redpet.projection.projector import get_projector

    if not all(np.isfinite(image.values[part]).all() for part in few(image.values)):
        raise InputError("the image has values that are not finite (NaN or infinity): repair it before projecting.")
    projector = get_projector(geometry, image.grid, n_subsets, backend, device)
    n_slices = image.grid.size[2]
    values = room((n_slices, geometry.n_angles, geometry.n_radial))
    for part in in_turn(batches(n_slices, BATCH_SLICES)):
        values[part] = projector.apply(torch.from_numpy(image.values[part]).to(projector.device)).cpu().numpy()
    return Sinogram(
        values, geometry, image.grid, f"{image.unit}*mm", Kind.REPROJECTED, image.unit, provenance=image.provenance
    )


def scatter_like(trues: FloatArray, fraction: float) -> FloatArray:
    """A smooth background `[slice, angle, radial]` with `fraction` of the true counts of each slice."""
    _, n_angles, n_radial = trues.shape
    blurred = gaussian_filter(
        trues, (0, SCATTER_WIDTH * n_angles, SCATTER_WIDTH * n_radial), mode=("nearest", "wrap", "constant")
    )
    totals = blurred.sum(axis=(1, 2), keepdims=True)
    scale = np.divide(
        fraction * trues.sum(axis=(1, 2), keepdims=True), totals, out=np.zeros_like(totals), where=totals > 0
    )
    return blurred * scale


def simulate_counts(
    lines: Sinogram,
    rng: Generator,
    *,
    counts_per_slice: float = 5e6,
    background: float = 0.35,
    attenuation: FloatArray | None = None,
) -> Sinogram:
    """Full-dose counts of noise-free line integrals: Poisson, with `counts_per_slice` true counts in the mean slice.

    `attenuation` is the surviving fraction `[slice, angle, radial]`, `background` the share
    of scatter and randoms relative to the trues. Slices keep their relative activity: one
    calibration holds for all of them.

    Raises InputError for numbers that are not possible, or a sinogram without activity.
    """
    if not counts_per_slice > 0 or not background >= 0:
        raise InputError("the counts per slice must be above 0 and the background must not be negative.")
    expected = by_slices(lambda its: np.clip(its, 0, None), lines.values)
    if attenuation is not None:
        expected = by_slices(np.multiply, expected, attenuation)
    activity = total(expected)
    if activity == 0:
        raise InputError("the input has no activity: there is nothing to simulate counts from.")
    calibration = counts_per_slice * len(expected) / activity
    trues = by_slices(lambda its: its * np.float32(calibration), expected)
    scatter = by_slices(lambda its: scatter_like(its, background), trues)
    counts = by_slices(lambda its, more: rng.poisson(its + more), trues, scatter)
    return replace(
        lines,
        values=counts,
        unit=COUNTS,
        kind=Kind.MEASURED,
        calibration=lines.calibration * calibration,
        corrections=Corrections(attenuation=attenuation, background=scatter if background > 0 else None),
        precorrected=False,
    )


def thin(full: Sinogram, drf: float, rng: Generator) -> Sinogram:
    """The sinogram of a dose reduced by `drf`: each count is kept with probability 1/DRF.

    Raises InputError for a DRF below 1 or values that are not counts.
    """
    if not drf >= 1:
        raise InputError(f"a dose reduction factor of {drf} is not possible: it must be 1 or more.")
    if not holds_counts(full):
        raise InputError("only whole, uncorrected counts can be thinned to a lower dose.")
    background = full.corrections.background
    if background is not None:
        background = by_slices(lambda its: its / np.float32(drf), background)
    return replace(
        full,
        values=thinned(full.values, 1 / drf, rng),
        calibration=full.calibration / drf,
        corrections=replace(full.corrections, background=background),
    )


def holds_counts(sinogram: Sinogram) -> bool:
    """Whether the values are whole, uncorrected counts."""
    values = sinogram.values
    return sinogram.is_poisson and all(
        (values[part] >= 0).all() and (values[part] == np.round(values[part])).all() for part in few(values)
    )


def thinned(counts: FloatArray, share: float, rng: Generator) -> FloatArray:
    """Of counts `[slice, angle, radial]` those that are drawn, each with the probability `share`."""
    drawn = room(counts.shape)
    for of_slice, its in zip(slices_of(counts), drawn, strict=True):  # one by one: it can be cancelled
        its[:] = rng.binomial(of_slice.astype(np.int64), share)
    return drawn
