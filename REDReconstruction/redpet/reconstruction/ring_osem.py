"""OSEM (Hudson & Larkin, IEEE Trans. Med. Imaging 13, 1994) of all rays of a ring scanner, in space."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from redpet.case import FloatArray, Image, ImageGrid
from redpet.case.geometry import pixel_centres_mm
from redpet.errors import InputError
from redpet.machine.progress import Progress, ticks
from redpet.projection.operator import SMALLEST
from redpet.projection.projector import choose_backend
from redpet.projection.ring_projector import RingProjector
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings
from redpet.scanner.oblique import ObliqueScan
from redpet.scanner.rays import RingRays

if TYPE_CHECKING:
    from redpet.projection.ring_parallelproj import RingParallelproj


class _Subset:
    """Every n-th view of a scan, and the linear model of its counts with a point spread in all three directions."""

    def __init__(
        self, scan: ObliqueScan, views: slice, blur: GaussianFilter, on_view: Callable[[], None], backend: str
    ) -> None:
        self.projector = ring_projector(scan.rays.of_views(views), scan.grid, backend)
        self.blur, self.on_view = blur, on_view
        self.prompts, self.factor, self.background = (
            [one[:, views] for one in arrays] for arrays in (scan.prompts, scan.factor, scan.background)
        )
        self.sensitivity = blur.adjoint(self.projector.adjoint(self.factor, on_view))

    def back_of_ratio(self, image: FloatArray) -> FloatArray:
        """The adjoint of counts over expected counts of an image."""
        lines = self.projector.apply(self.blur.apply(image), self.on_view)
        ratios = [
            factor * _ratio(prompts, factor * line + background)
            for prompts, factor, line, background in zip(self.prompts, self.factor, lines, self.background, strict=True)
        ]
        return self.blur.adjoint(self.projector.adjoint(ratios, self.on_view))


def ring_projector(rays: RingRays, grid: ImageGrid, backend: str = "auto") -> "RingProjector | RingParallelproj":
    """The projector of a name: our own, the faster one without a graphics card, unless parallelproj is asked for.

    Raises InputError for an unknown name, or for parallelproj where it cannot be imported.
    """
    if choose_backend(backend) == "joseph":
        return RingProjector(rays, grid)
    from redpet.projection.ring_parallelproj import RingParallelproj

    return RingParallelproj(rays, grid)


def ring_osem(
    scan: ObliqueScan,
    settings: OsemSettings | None = None,
    progress: Progress | None = None,
    backend: str = "auto",
) -> Image:
    """The image `[z, y, x]` of a scan in the patient's axes, non-negative, in the unit of its calibration.

    Attenuation, normalisation, randoms and scatter are part of the model. `progress` hears
    of each view that was projected or back-projected.
    Raises InputError for more subsets than views, or a projector that is not there.
    """
    settings = settings or OsemSettings()
    n, n_views = settings.subsets, len(scan.rays.angles_rad)
    if not 1 <= n <= n_views:
        raise InputError(f"{n} subsets do not fit {n_views} views: choose a number from 1 to {n_views}.")
    blur = GaussianFilter(scan.grid, settings.psf_fwhm_mm)
    tick = ticks(progress, "reconstruct", n_views * (2 * settings.iterations + 1))
    subsets = [_Subset(scan, slice(k, None, n), blur, tick, backend) for k in range(n)]
    image = _uniform(scan, sum((one.sensitivity for one in subsets[1:]), start=subsets[0].sensitivity))
    for _ in range(settings.iterations):
        for subset in subsets:
            update = _ratio(subset.back_of_ratio(image), subset.sensitivity)
            image = np.where(subset.sensitivity > SMALLEST, image * update, image)
    values = GaussianFilter(scan.grid, settings.post_filter_mm).apply(image)
    return Image(np.ascontiguousarray(scan.turned(values)), scan.grid, scan.image_unit)


def _uniform(scan: ObliqueScan, sensitivity: FloatArray) -> FloatArray:
    """A constant with the counts of the scan, where all views see it and 0 elsewhere."""
    x, y = pixel_centres_mm(scan.grid)
    reach = float(min(-scan.rays.positions_mm[0], scan.rays.positions_mm[-1]))
    inside = (x[None, :] ** 2 + y[:, None] ** 2 <= reach**2) & (sensitivity > SMALLEST)
    net = sum(
        float((prompts - more).clip(min=0).sum(dtype=np.float64))
        for prompts, more in zip(scan.prompts, scan.background, strict=True)
    )
    level = net / max(float(sensitivity[inside].sum(dtype=np.float64)), SMALLEST)
    return (inside * np.float32(level)).astype(np.float32)


def _ratio(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """The ratio, and 0 where nothing is expected."""
    return np.divide(numerator, denominator, out=np.zeros_like(denominator), where=denominator > SMALLEST)
