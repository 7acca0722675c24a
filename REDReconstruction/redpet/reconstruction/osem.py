"""Ordered-subsets expectation maximisation (Hudson & Larkin, IEEE Trans. Med. Imaging 13, 1994), slice by slice."""

from collections.abc import Callable
from dataclasses import dataclass

from redpet.case import FloatArray, Image, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import in_turn, room
from redpet.projection.operator import Projector
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel
from redpet.reconstruction.filters import GaussianFilter, require_width

BATCH_SLICES = 16
"""Slices that are reconstructed at once: more are not faster and cost memory."""


@dataclass(frozen=True)
class OsemSettings:
    """How OSEM runs: iterations x subsets, Gaussian point spread and post-filter (FWHM in mm, 0 for none)."""

    iterations: int = 4
    subsets: int = 16
    psf_fwhm_mm: float = 0.0
    post_filter_mm: float = 0.0

    def __post_init__(self) -> None:
        if self.iterations < 1:
            raise InputError(f"{self.iterations} OSEM iterations are not possible: choose at least 1.")
        require_width("point spread", self.psf_fwhm_mm)
        require_width("post-filter", self.post_filter_mm)


def osem(
    sinogram: Sinogram,
    settings: OsemSettings | None = None,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_batch: Callable[[int, int], None] | None = None,
    on_iteration: Callable[[], None] = lambda: None,
) -> Image:
    """The image `[z, y, x]` of a sinogram, in its `image_unit`, non-negative.

    Attenuation, normalisation and background enter the model and are never divided out of the
    counts. `on_batch(done, total)` hears of each batch of slices, `on_iteration()` of each
    iteration of one; either may raise to stop.

    Raises InputError for settings that do not fit the geometry.
    """
    settings = settings or OsemSettings()
    projector = get_projector(sinogram.geometry, sinogram.grid, settings.subsets, backend, device)
    n_slices = sinogram.grid.size[2]
    values = room(sinogram.grid.shape)
    for part in in_turn(batches(n_slices, BATCH_SLICES)):
        values[part] = _osem_batch(sinogram.slices(part.start, part.stop), projector, settings, on_iteration)
        if on_batch:
            on_batch(part.stop, n_slices)
    values = GaussianFilter(sinogram.grid, settings.post_filter_mm).apply(values)
    return Image(values, sinogram.grid, sinogram.image_unit, sinogram.provenance)


def _osem_batch(
    sinogram: Sinogram, projector: Projector, settings: OsemSettings, on_iteration: Callable[[], None]
) -> FloatArray:
    model = CountingModel(sinogram, projector, settings.psf_fwhm_mm)
    image = model.uniform()
    for _ in range(settings.iterations):
        for k, angles in enumerate(model.angles):
            model.change(image, model.ratio(image, k).mul_(model.factor[:, angles]), k, "multiply")
        on_iteration()
    return image.cpu().numpy()
