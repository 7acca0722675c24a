"""How close an image or a sinogram is to its reference, and how much activity it holds.

PSNR, SSIM and NRMSE follow scikit-image (`peak_signal_noise_ratio`, `structural_similarity`,
`normalized_root_mse` by min-max); the data range of PSNR and SSIM is the reference's maximum. A number that is not
defined is None, never NaN or infinity, so that every result is valid JSON.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import uniform_filter

from redpet.case import FloatArray, Image, Sinogram
from redpet.case.geometry import misplacement_mm
from redpet.errors import InputError
from redpet.machine.scratch import by_slices, extremes, slices_of, total

SAME_GRID_MM = 0.01
SSIM_WINDOW = 7
"""Side of the sliding window of SSIM in pixels, scikit-image's default,"""
SSIM_K1, SSIM_K2 = 0.01, 0.03
"""and what its constants are of the data range."""


@dataclass(frozen=True)
class Metrics:
    """PSNR in dB, SSIM and min-max NRMSE, each None where it is not defined.

    PSNR is None for an exact match (it would be infinite) and, like SSIM, for a reference
    whose maximum is not above 0; NRMSE is None for a constant reference; SSIM is None for
    slices smaller than its window.
    """

    psnr_db: float | None
    ssim: float | None
    nrmse: float | None


@dataclass(frozen=True)
class Comparison:
    """The metrics of a whole stack, and of each slice by itself.

    `volume` takes its range from the whole reference, and its SSIM is the mean of the 2D SSIM of all
    slices (a 3D window would depend on the slice spacing); each of `slices` takes the range of its
    own slice of the reference.
    """

    volume: Metrics
    slices: tuple[Metrics, ...]


def compare(stack: Image | Sinogram, reference: Image | Sinogram) -> Comparison:
    """Compare an image `[z, y, x]` or a sinogram `[slice, angle, radial]` with its reference.

    Sinograms are compared after their calibration (see `calibrated`), so that those of different
    doses lie on one scale.

    Raises InputError where the two differ in unit, kind, geometry or grid, or are not finite.
    """
    if isinstance(stack, Image) and isinstance(reference, Image):
        _check_equal("unit", stack.unit, reference.unit)
        _check_same_grid(stack, reference)
        return compare_arrays(stack.values, reference.values)
    if isinstance(stack, Sinogram) and isinstance(reference, Sinogram):
        _check_equal("kind", stack.kind, reference.kind)
        _check_equal("image unit", stack.image_unit, reference.image_unit)
        _check_equal("geometry", stack.geometry, reference.geometry)
        _check_equal("precorrection", stack.precorrected, reference.precorrected)
        _check_same_grid(stack, reference)
        return compare_arrays(calibrated(stack), calibrated(reference))
    raise InputError("an image can only be compared with an image, a sinogram with a sinogram.")


def compare_arrays(values: FloatArray, reference: FloatArray) -> Comparison:
    """Compare `values[slice, ., .]` with a reference of the same shape and unit.

    Raises InputError where the shapes differ or a value is not finite.
    """
    _check_equal("shape", values.shape, reference.shape)
    low, peak = extremes(reference)
    if not np.isfinite((low, peak, *extremes(values))).all():
        raise InputError("values that are not finite (NaN or infinity) cannot be compared: repair them first.")
    errors, similarities, slices = [], [], []
    for mine, theirs in zip(slices_of(values), slices_of(reference), strict=True):
        mine, theirs = mine.astype(np.float64), theirs.astype(np.float64)
        slice_peak = float(theirs.max())
        errors.append(float(np.mean((mine - theirs) ** 2)))
        in_volume, in_slice = ssim_2d(mine, theirs, (peak, slice_peak))
        similarities.append(in_volume)
        slices.append(_metrics(errors[-1], in_slice, float(theirs.min()), slice_peak))
    known = [value for value in similarities if value is not None]
    return Comparison(_metrics(fmean(errors), fmean(known) if known else None, low, peak), tuple(slices))


def ssim_2d(
    values: NDArray[np.float64], reference: NDArray[np.float64], data_ranges: Sequence[float]
) -> list[float | None]:
    """The structural similarity of two slices for each data range, by the same means and covariances of all windows.

    None where a range is not above 0 or a side is smaller than the window. It is that of scikit-image, which would
    filter anew for each range (Wang et al., IEEE Trans. Image Process. 13, 2004, equation 13).
    """
    if min(reference.shape) < SSIM_WINDOW:
        return [None] * len(data_ranges)
    edge, unbiased = SSIM_WINDOW // 2, SSIM_WINDOW**2 / (SSIM_WINDOW**2 - 1)

    def mean(plane: NDArray[np.float64]) -> NDArray[np.float64]:
        filtered: NDArray[np.float64] = uniform_filter(plane, SSIM_WINDOW)
        return filtered[edge:-edge, edge:-edge]

    mine, theirs = mean(values), mean(reference)
    product, squares = mine * theirs, mine**2 + theirs**2
    covariance = unbiased * (mean(values * reference) - product)
    variances = unbiased * (mean(values**2 + reference**2) - squares)
    found: list[float | None] = []
    for data_range in data_ranges:
        if data_range <= 0:
            found.append(None)
            continue
        c1, c2 = (SSIM_K1 * data_range) ** 2, (SSIM_K2 * data_range) ** 2
        similarity = (2 * product + c1) * (2 * covariance + c2) / ((squares + c1) * (variances + c2))
        found.append(float(similarity.mean()))
    return found


def calibrated(sinogram: Sinogram) -> FloatArray:
    """The sinogram `[slice, angle, radial]` divided by its calibration: image unit times mm, the same at every dose.

    Attenuation, normalisation and background stay in it.
    """
    if sinogram.calibration == 1:
        return sinogram.values
    return by_slices(lambda its: its / np.float32(sinogram.calibration), sinogram.values)


def total_activity(image: Image) -> float:
    """The sum over all voxels times the voxel volume, in `total_unit(image.unit)`: Bq for an image in Bq/mL."""
    return total(image.values) * image.grid.voxel_ml


def total_unit(unit: str) -> str:
    """The unit of a total over a volume: Bq for Bq/mL, the unit times mL for any other."""
    return unit.removesuffix("/mL") if unit.endswith("/mL") else f"{unit}*mL"


def bias_percent(image: Image, reference: Image) -> float | None:
    """How much more (or less, below 0) total activity an image holds than its reference; None where that has none.

    Raises InputError where the two differ in unit or grid.
    """
    _check_equal("unit", image.unit, reference.unit)
    _check_same_grid(image, reference)
    known = total_activity(reference)
    return 100 * (total_activity(image) - known) / known if known > 0 else None


def _metrics(squared_error: float, ssim: float | None, low: float, peak: float) -> Metrics:
    psnr_db = 10 * math.log10(peak**2 / squared_error) if peak > 0 and squared_error > 0 else None
    nrmse = math.sqrt(squared_error) / (peak - low) if peak > low else None
    return Metrics(psnr_db, ssim, nrmse)


def _check_equal(what: str, mine: object, theirs: object) -> None:
    if mine != theirs:
        raise InputError(f"only equal things can be compared: the {what} is {mine}, that of the reference {theirs}.")


def _check_same_grid(stack: Image | Sinogram, reference: Image | Sinogram) -> None:
    _check_equal("grid size", stack.grid.size, reference.grid.size)
    distance = misplacement_mm(stack.grid, reference.grid)
    if distance > SAME_GRID_MM:
        raise InputError(
            f"the grid lies up to {distance:.3g} mm from that of the reference: only images of one grid can be "
            "compared, resample one of them first."
        )
