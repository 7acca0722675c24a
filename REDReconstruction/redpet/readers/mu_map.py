"""The share of pairs of photons that survives the way through a map of attenuation."""

from dataclasses import replace

import numpy as np
import SimpleITK as sitk  # noqa: N813

from redpet.case import FloatArray, Image, ImageGrid, Sinogram, SinogramGeometry
from redpet.errors import InputError
from redpet.machine.progress import Progress, told
from redpet.machine.scratch import by_slices, extremes, room
from redpet.projection.dose import project

SLICES_AT_ONCE = 16
PER_MM = {"1/mm": 1.0, "1/cm": 0.1}
LARGEST_PER_CM = 2.0
"""Beyond the attenuation of lead at 511 keV (1.7 per cm, NIST XCOM): the unit is another one."""


def survival(mu_map: Image, like: Sinogram, progress: Progress | None = None) -> FloatArray:
    """The share of pairs `[slice, angle, radial]` that a map in 1/cm or 1/mm lets through along the rays of a sinogram.

    The map lies where it says; beyond its edge is air. Raises InputError for another unit or impossible coefficients.
    """
    return surviving(resampled(per_mm(mu_map), like.grid), like.geometry, progress)


def surviving(map_per_mm: Image, geometry: SinogramGeometry, progress: Progress | None = None) -> FloatArray:
    """`exp(-line integral)` `[slice, angle, radial]` of a map in 1/mm, slice by slice."""
    n_slices = len(map_per_mm.values)
    shares = room((n_slices, geometry.n_angles, geometry.n_radial))
    starts = range(0, n_slices, SLICES_AT_ONCE)
    for first in told(starts, progress, "read attenuation", len(starts)):
        part = slice(first, min(first + SLICES_AT_ONCE, n_slices))
        np.exp(-project(map_per_mm.slices(part.start, part.stop), geometry).values, out=shares[part])
    return shares


def per_mm(mu_map: Image) -> Image:
    """A map in 1/mm. Raises InputError for another unit or impossible coefficients."""
    if mu_map.unit not in PER_MM:
        raise InputError(f"an attenuation map in {mu_map.unit} is not possible: give it in 1/cm or 1/mm.")
    values = by_slices(lambda its: its * np.float32(PER_MM[mu_map.unit]), mu_map.values)
    lowest, highest = (10 * one for one in extremes(values))
    if lowest < 0 or highest > LARGEST_PER_CM:
        raise InputError(
            f"an attenuation map of {lowest:.3g} to {highest:.3g} per cm is not possible: water has 0.096."
        )
    return replace(mu_map, values=values, unit="1/mm")


def resampled(image: Image, grid: ImageGrid) -> Image:
    """An image on another grid, each value where it lies; 0 beyond its edge."""
    values = sitk.GetArrayFromImage(
        sitk.Resample(_as_itk(image.values, image.grid), _as_itk(None, grid), sitk.Transform(), sitk.sitkLinear, 0.0)
    )
    return replace(image, values=values, grid=grid)


def _as_itk(values: FloatArray | None, grid: ImageGrid) -> sitk.Image:
    image = sitk.Image(grid.size, sitk.sitkFloat32) if values is None else sitk.GetImageFromArray(values)
    image.SetSpacing(grid.spacing_mm)
    image.SetOrigin(grid.origin_mm)
    image.SetDirection(grid.direction)
    return image
