"""What a restoration removed, as a map, and the region of a person in which it may remove nothing.

The map is what the low dose holds beyond the restored image, under the filter of a clinic, over the noise that is
expected there: within 2 deviations it looks like noise, beyond 4 as a spot of its own it does not. The noise of counts
is that of the difference of two halves of them, in which all else cancels; that of an image without counts is estimated
from what was removed itself, and so is rather too large.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redpet.case import DoseLevel, FloatArray, Image, ImageGrid, Sinogram
from redpet.case.study import LOW, RESTORED
from redpet.dicom.headers import text_of
from redpet.dicom.series import source_planes
from redpet.errors import InputError
from redpet.evidence.splitting import why_not_available
from redpet.jobs.measure import labels_on, read_labelmap
from redpet.jobs.record import Restored
from redpet.machine.devices import Compute
from redpet.machine.progress import Progress
from redpet.machine.scratch import by_slices, total
from redpet.projection.dose import thinned
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.residual import correction
from redpet.restoration.keeping import FILTER_MM, check_restores

REMOVED_MAP = "images/removed.nrrd"
REMOVED_UNIT = "expected noise"
NOISE_MM = 30.0
"""Full width at half maximum of the surroundings in which noise is looked at."""
LEAST_NOISE = 0.01
"""The least noise, as a share of the restored image's mean."""
SEED = 0
Mask = NDArray[np.bool_]


def removed_map(restored: Restored, psf_mm: float, compute: Compute, progress: Progress) -> Image | None:
    """What was removed in deviations of the expected noise, `[z, y, x]`: above 0 what the low dose had more.

    None where nothing was restored. `progress` may raise to stop.
    """
    if restored.removed is None:
        return None
    progress.step("look at noise", 0, 1)
    counts, image = restored.studies[LOW].sinogram, restored.studies[RESTORED].image
    sample = restored.removed.values if why_not_available(counts) else noise_of(counts, image, psf_mm, compute)
    variance = GaussianFilter(image.grid, NOISE_MM).apply(by_slices(np.square, sample))
    least = np.float32((LEAST_NOISE * total(image.values) / image.values.size) ** 2)

    def over_noise(removed: FloatArray, its_variance: FloatArray) -> FloatArray:
        noise = np.sqrt(its_variance + least)
        return np.divide(removed, noise, out=np.zeros_like(noise), where=noise > 0)

    values = by_slices(over_noise, restored.removed.values, variance)
    progress.step("look at noise", 1, 1)
    return Image(values, image.grid, REMOVED_UNIT)


def noise_of(counts: Sinogram, image: Image, psf_mm: float, compute: Compute) -> FloatArray:
    """What the difference of two halves of the counts asks of their image, under the filter of a clinic."""
    half = thinned(counts.values, 1 / 2, np.random.default_rng(SEED))
    apart = by_slices(lambda its, both: 2 * its - both, half, counts.values)
    asked = correction(counts, image, apart, psf_mm=psf_mm, backend=compute.projector, device=compute.device)
    return GaussianFilter(image.grid, FILTER_MM).apply(asked)


def protected_region(path: Path | None, level: DoseLevel) -> Mask | None:
    """The voxels of a level `[z, y, x]` that a labelmap or a DICOM Segmentation marks; None without a file.

    Raises InputError where it lies on another grid: a region is not moved unasked.
    """
    if path is None:
        return None
    from redpet.dicom.segments import is_dicom_file, read_region  # with all codes of DICOM

    grid = grid_of(level)
    if is_dicom_file(path):
        planes = source_planes(level.image) if level.image is not None else ()
        return read_region(path, grid, text_of(planes[0].header, "FrameOfReferenceUID") if planes else "")
    labels, own = read_labelmap(path)
    if own.size != grid.size:
        raise InputError(f"{path} does not lie on the grid of the input: export the region with its geometry.")
    return labels_on(grid, labels, own, path) > 0


def checked_region(mask: Mask, level: DoseLevel, method: str | None) -> Mask:
    """A mask of a level. Raises InputError for another shape than that of its image, and where nothing is restored."""
    check_restores(method)
    if mask.shape != grid_of(level).shape:
        raise InputError(f"the region has the shape {mask.shape}, and the input {grid_of(level).shape}.")
    return mask.astype(bool)


def grid_of(level: DoseLevel) -> ImageGrid:
    """The grid of a level's image."""
    if level.sinogram is not None:
        return level.sinogram.grid
    assert level.image is not None
    return level.image.grid
