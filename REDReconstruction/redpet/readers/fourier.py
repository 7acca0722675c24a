"""Counts by Fourier rebinning: expected as counts rebinned slice by slice are, but sharp along the axis.

Oblique rays are corrected one by one, rebinned as line integrals, and taken back to the scale of counts by the very
corrections of the slices, which remain part of the sinogram. What results is no Poisson counts any more: the gain,
their variance over their mean, is found from noise of the prompts' own variance that goes the same way.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, Sinogram
from redpet.errors import InputError
from redpet.machine.progress import ticks
from redpet.readers.interfile_sinogram import MM_PER_CM
from redpet.readers.named_scanner import DEPTH, DIAMETER
from redpet.readers.ring_bins import RingBins
from redpet.readers.scan_pieces import Pieces, Scan
from redpet.scanner.fourier_rebinning import FourierRebinning, in_opposites
from redpet.scanner.oblique import ObliqueScan

FOURIER = "fourier"
OBLIQUE_TANGENT = 0.1
"""Rays that fall more than this on a millimetre across ask for Fourier rebinning: 10 mm, 100 mm from the axis."""
LEAST_EFFICIENCY = 0.1
"""Bins with less than this share of the mean factor of their plane are filled from their neighbours."""
FILLING_BINS, FILLING_MODE = (0.0, 1.5, 1.5), ("nearest", "wrap", "nearest")
SEED = 0


def is_asked_for(pieces: Pieces, scan: Scan) -> bool:
    """Whether a scan is to be rebinned so: it says it, or its rays are oblique and it has what that takes.

    Raises InputError where it is asked for without normalisation and attenuation.
    """
    complete = pieces.normalisation is not None and pieces.attenuation is not None
    if pieces.rebinning == FOURIER and not complete:
        raise InputError(
            f"{scan.path}: Fourier rebinning corrects each ray first: name its normalisation and attenuation, or leave "
            "`rebinning` out."
        )
    if pieces.rebinning is not None:
        return pieces.rebinning == FOURIER
    says_ring = DIAMETER in scan.prompts and DEPTH in scan.prompts
    if not complete or not says_ring or not in_opposites(scan.bins.segments):
        return False
    largest = max(abs(segment.difference_mm) for segment in scan.bins.segments)
    return largest > 2 * OBLIQUE_TANGENT * ring_radius_mm(scan)


def ring_radius_mm(scan: Scan) -> float:
    """Half the distance of two detectors that face each other. Raises InputError where the header does not say it."""
    return MM_PER_CM * (scan.prompts.positive(DIAMETER) / 2 + scan.prompts.number(DEPTH))


def fourier_rebinned(sinogram: Sinogram, scan: ObliqueScan, of: Scan) -> Sinogram:
    """The sinogram of a scan with its values by Fourier rebinning, and the gain of their noise.

    Raises InputError for segments without their opposite.
    """
    bins = of.bins
    operator = FourierRebinning(
        scan.rays.segments,
        scan.grid.spacing_mm[2],
        (len(scan.rays.angles_rad), sinogram.geometry.n_radial),
        sinogram.geometry.radial_spacing_mm,
        scan.rays.radius_mm,
    )
    factors = sinogram.corrections.multiplicative()
    assert factors is not None
    scale = factors * np.float32(sinogram.calibration)
    background = sinogram.corrections.background
    tick = ticks(of.progress, "read and rebin", len(bins.segments) + 2 * operator.n_steps)
    trues, noise = (scale * bins.turned(operator.apply(one, tick)) for one in lines_and_noise(scan, bins, tick))
    values = trues if background is None else trues + background
    variance = float((noise**2).sum(dtype=np.float64))
    total = float(values.sum(dtype=np.float64))
    if not total > 0:
        raise InputError(f"{of.path}: holds no counts beyond randoms and scatter: rebin them slice by slice.")
    unseen = float(np.mean([1 - seen(one).mean() for one in scan.factor]))
    if unseen > 0:
        of.warnings.append(
            f"{100 * unseen:.2g} % of the bins see too little, such as gaps between blocks: Fourier rebinning took the "
            "mean of their neighbours there."
        )
    of.warnings.append(
        f"{len(bins.segments)} segments were rebinned to slices by Fourier rebinning: no plain counts any more, their "
        f"variance is {variance / total:.2g} of their mean."
    )
    return replace(sinogram, values=values.astype(np.float32), noise_gain=variance / total)


def lines_and_noise(
    scan: ObliqueScan, bins: RingBins, tick: Callable[[], None]
) -> tuple[list[FloatArray], list[FloatArray]]:
    """What was counted beyond the background, and noise of the prompts' own variance, as line integrals on even bins.

    Both hold one array a segment; `tick` is called for each.
    """
    rng = np.random.default_rng(SEED)
    lines, noise = [], []
    for prompts, more, factor in zip(scan.prompts, scan.background, scan.factor, strict=True):
        draw = np.sqrt(prompts) * rng.standard_normal(prompts.shape, np.float32)
        each = filled((prompts - more, draw), factor)
        net, drawn = each if bins.arc is None else map(bins.arc.apply, each)
        lines.append(net)
        noise.append(drawn)
        tick()
    return lines, noise


def filled(each: Iterable[FloatArray], factor: FloatArray) -> Iterator[FloatArray]:
    """Values over their factors; where these are small, what their neighbours have in the mean."""
    sees = seen(factor)
    by = factor if sees.all() else gaussian_filter(factor, FILLING_BINS, mode=FILLING_MODE)
    enough = by > least_factor(factor)
    for values in each:
        lines = np.divide(values, factor, out=np.zeros_like(values), where=sees)
        if not sees.all():
            more = gaussian_filter(values, FILLING_BINS, mode=FILLING_MODE)
            np.copyto(lines, np.divide(more, by, out=np.zeros_like(more), where=enough), where=~sees)
        yield lines


def seen(factor: FloatArray) -> NDArray[np.bool_]:
    """The bins whose factor is large enough to divide by."""
    return factor > least_factor(factor)


def least_factor(factor: FloatArray) -> FloatArray:
    """What the factor of a bin has to exceed, for each plane of it."""
    return LEAST_EFFICIENCY * factor.mean(axis=(1, 2), keepdims=True)
