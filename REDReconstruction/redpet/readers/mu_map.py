"""The share of pairs of photons that survives the way through a map of attenuation."""

import numpy as np
import SimpleITK as sitk  # noqa: N813

from redpet.case import FloatArray, Image, ImageGrid, Sinogram
from redpet.errors import InputError
from redpet.projection.dose import project

PER_MM = {"1/mm": 1.0, "1/cm": 0.1}
LARGEST_PER_CM = 2.0
"""Beyond the attenuation of lead at 511 keV (1.7 per cm, NIST XCOM): the unit is another one."""


def survival(mu_map: Image, like: Sinogram) -> FloatArray:
    """`exp(-line integral)` `[slice, angle, radial]` of a map in 1/cm or 1/mm along the rays of a sinogram.

    The map lies where it says; beyond its edge is air. Raises InputError for another unit or impossible coefficients.
    """
    if mu_map.unit not in PER_MM:
        raise InputError(f"an attenuation map in {mu_map.unit} is not possible: give it in 1/cm.")
    per_cm = mu_map.values * np.float32(10 * PER_MM[mu_map.unit])
    if per_cm.min() < 0 or per_cm.max() > LARGEST_PER_CM:
        raise InputError(
            f"an attenuation map of {per_cm.min():.3g} to {per_cm.max():.3g} per cm is not possible: water has 0.096."
        )
    values = sitk.GetArrayFromImage(
        sitk.Resample(_as_itk(per_cm / np.float32(10), mu_map.grid), _as_itk(None, like.grid), sitk.Transform(),
                      sitk.sitkLinear, 0.0)
    )  # fmt: skip
    lines = project(Image(values, like.grid, "1/mm"), like.geometry).values
    return np.exp(-lines)


def _as_itk(values: FloatArray | None, grid: ImageGrid) -> sitk.Image:
    image = sitk.Image(grid.size, sitk.sitkFloat32) if values is None else sitk.GetImageFromArray(values)
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_mm)
    image.SetDirection(grid.direction)
    return image
