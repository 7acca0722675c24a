"""The sample case: a PET study of the built-in phantom at several doses, made here in seconds, without a download.

It is DICOM, because that shows most of what a case can be: SUV, a study, series to export from. The images are what
a scanner would make: OSEM of Poisson counts, thinned for each dose, and a Gaussian filter. NumPy and SciPy do it,
so that the sample is there before anything is installed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.ndimage import gaussian_filter

from redpet.case import FloatArray, Image, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import FWHM_PER_SIGMA, geometry_for_image
from redpet.errors import InputError
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.phantoms.abdomen import demo_phantom
from redpet.phantoms.series import write_demo_series
from redpet.projection.dose import simulate_counts, thin
from redpet.projection.system_matrix import system_matrix

MARK = ".redpet-sample"
DRF = (4.0, 20.0, 100.0)
LARGEST_DRF = 1000.0
COUNTS_PER_SLICE = 5e6
BACKGROUND = 0.35
SEED = 0
ITERATIONS, SUBSETS = 4, 16
FILTER_MM = 4.0


@dataclass(frozen=True, kw_only=True)
class SampleJob:
    """Where to write the sample case, and its dose reduction factors beside the full dose."""

    out: Path
    drf: tuple[float, ...] = DRF
    overwrite: bool = False


def sample(job: SampleJob, progress: Progress | None = None) -> Path:
    """Write the case as a folder with one PET series for each dose: `full_dose`, `DRF_4` and so on.

    The same every time. Raises InputError for impossible doses or an `out` that cannot be written, Cancelled where
    `progress` does.
    """
    progress = progress or Silent()
    if len(set(job.drf)) < len(job.drf) or not all(1 < drf <= LARGEST_DRF for drf in job.drf):
        raise InputError(f"the sample takes dose reduction factors above 1 and up to {LARGEST_DRF:g}, each once.")
    with staged_folder(job.out, (), replace_ours=job.overwrite) as folder:
        full, *low = images(job.drf, progress)
        names = ["full_dose", *(f"DRF_{drf:g}" for drf in job.drf)]
        doses = ["full dose", *(f"DRF {drf:g}" for drf in job.drf)]
        for done, (name, dose, image) in enumerate(zip(names, doses, [full, *low], strict=True), start=1):
            (folder / name).mkdir()
            write_demo_series(image, folder / name, f"FDG {dose} (synthetic phantom)", full)
            progress.step("write", done, len(names))
        (folder / MARK).touch()
    return job.out


def images(drf: Sequence[float], progress: Progress) -> list[Image]:
    """The image of the full dose in Bq/mL, and that of each dose reduction factor."""
    activity, attenuation = demo_phantom()
    geometry = geometry_for_image(activity)
    progress.step("simulate", 0, 1)
    matrices = [
        system_matrix(geometry, activity.grid, slice(subset, geometry.n_angles, SUBSETS)) for subset in range(SUBSETS)
    ]
    lines = Sinogram(
        values=project(matrices, activity, geometry),
        geometry=geometry,
        grid=activity.grid,
        unit=f"{activity.unit}*mm",
        kind=Kind.REPROJECTED,
        image_unit=activity.unit,
    )
    rng = np.random.default_rng(SEED)
    full = simulate_counts(
        lines,
        rng,
        counts_per_slice=COUNTS_PER_SLICE,
        background=BACKGROUND,
        attenuation=np.exp(-project(matrices, attenuation, geometry)),
    )
    doses = [full, *(thin(full, factor, rng) for factor in drf)]
    progress.step("simulate", 1, 1)
    values = osem(doses, matrices, progress)
    sigma = [FILTER_MM / FWHM_PER_SIGMA / step for step in activity.grid.spacing_mm[::-1]]
    return [replace(activity, values=gaussian_filter(one, sigma)) for one in values]


def project(matrices: Sequence[sparse.csr_array], image: Image, geometry: SinogramGeometry) -> FloatArray:
    """The line integrals `[slice, angle, radial]` of an image; `matrices[k]` holds every so many angles from `k`."""
    columns = image.values.reshape(len(image.values), -1).T
    lines = np.empty((len(image.values), geometry.n_angles, geometry.n_radial), np.float32)
    for k, matrix in enumerate(matrices):
        lines[:, k :: len(matrices)] = (matrix @ columns).T.reshape(len(lines), -1, geometry.n_radial)
    return lines


def osem(
    sinograms: Sequence[Sinogram], matrices: Sequence[sparse.csr_array], progress: Progress
) -> NDArray[np.float32]:
    """OSEM images `[sinogram, z, y, x]` of counts that share a geometry (Hudson & Larkin, IEEE TMI 13, 1994)."""
    n_pixels, subsets = matrices[0].shape[1], range(len(matrices))
    factors = [calibrated_factor(one) for one in sinograms]
    factor = [subset_columns(factors, k) for k in subsets]
    counts = [subset_columns([one.values for one in sinograms], k) for k in subsets]
    background = [subset_columns([one.corrections.background for one in sinograms], k) for k in subsets]
    sensitivity = [matrix.T @ factor[k] for k, matrix in enumerate(matrices)]
    image = np.ones((n_pixels, counts[0].shape[1]), np.float32)
    image *= sum(one.sum(axis=0) for one in counts) / np.maximum(sum(one.sum(axis=0) for one in sensitivity), 1)
    for iteration in range(ITERATIONS):
        for k, matrix in enumerate(matrices):
            expected = factor[k] * (matrix @ image) + background[k]
            ratio = counts[k] / np.maximum(expected, np.float32(1e-9))
            seen = sensitivity[k] > 0
            update = matrix.T @ (factor[k] * ratio)
            image *= np.divide(update, sensitivity[k], out=np.ones_like(image), where=seen)
            progress.step("reconstruct", iteration * len(matrices) + k + 1, ITERATIONS * len(matrices))
    size = sinograms[0].grid.shape
    return np.moveaxis(image.reshape(*size[1:], len(sinograms), size[0]), (2, 3), (0, 1))


def calibrated_factor(sinogram: Sinogram) -> FloatArray:
    """The counts `[slice, angle, radial]` that a line integral of 1 gives: calibration and attenuation."""
    factor = sinogram.corrections.multiplicative()
    assert factor is not None  # the simulation attenuates
    return factor * np.float32(sinogram.calibration)


def subset_columns(arrays: Sequence[FloatArray | None], k: int) -> FloatArray:
    """The rays of a subset of several sinograms `[slice, angle, radial]` as columns `[ray, sinogram * slice]`."""
    rows = [array[:, k::SUBSETS].reshape(len(array), -1) for array in arrays if array is not None]
    return np.ascontiguousarray(np.concatenate(rows).T)
