"""The image of a sinogram, by whichever algorithm the settings name."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from typing import Any

from redpet.case import Image, Sinogram
from redpet.errors import InputError
from redpet.machine.devices import Compute
from redpet.projection.projector import require_subsets
from redpet.reconstruction.fbp import fbp
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.reconstruction.rdp import RdpSettings, check_counts, rdp

OSEM, FBP, RDP = "osem", "fbp", "rdp"
RECONSTRUCTIONS = (OSEM, FBP, RDP)
FBP_WINDOW = "hamming"
DEFAULT_BETA = 0.02


@dataclass(frozen=True, kw_only=True)
class ReconstructionSettings:
    """How an image is made: the algorithm, what belongs to OSEM, and a Gaussian filter at the end.

    Point spread and filter are full widths at half maximum in mm, 0 for none; `beta` is the strength of RDP's prior.
    """

    reconstruction: str = OSEM
    iterations: int = 4
    subsets: int = 16
    psf_mm: float = 0.0
    post_filter_mm: float = 0.0
    beta: float | None = None

    @property
    def osem(self) -> OsemSettings:
        """The settings of OSEM. Raises InputError for what is not possible."""
        return OsemSettings(self.iterations, self.subsets, self.psf_mm, self.post_filter_mm)

    @property
    def rdp(self) -> RdpSettings:
        """The settings of RDP. Raises InputError for what is not possible."""
        return RdpSettings(DEFAULT_BETA if self.beta is None else self.beta, self.psf_mm, self.post_filter_mm)

    @property
    def n_subsets(self) -> int:
        """The subsets of angles that the projector is asked for."""
        return self.subsets if self.reconstruction == OSEM else 1

    @property
    def unfiltered(self) -> "ReconstructionSettings":
        """The same without the filter at the end."""
        return replace(self, post_filter_mm=0.0)


def check_reconstruction(settings: ReconstructionSettings) -> None:
    """Raise InputError for settings that no sinogram could make right."""
    if settings.reconstruction not in RECONSTRUCTIONS:
        raise InputError(
            f"the reconstruction '{settings.reconstruction}' is unknown: choose one of {', '.join(RECONSTRUCTIONS)}."
        )
    if settings.beta is not None and settings.reconstruction != RDP:
        raise InputError(f"a beta belongs to the reconstruction {RDP}: leave it out, or choose --reconstruction {RDP}.")
    _ = settings.osem, settings.rdp


def check_fits(settings: ReconstructionSettings, sinogram: Sinogram) -> None:
    """Raise InputError for more subsets of OSEM than there are angles, and for RDP of anything but counts."""
    if settings.reconstruction == OSEM:
        require_subsets(settings.subsets, sinogram.geometry)
    if settings.reconstruction == RDP:
        check_counts(sinogram)


def reconstruct(
    sinogram: Sinogram,
    settings: ReconstructionSettings,
    compute: Compute,
    on_batch: Callable[[int, int], None] | None = None,
) -> Image:
    """The image `[z, y, x]` of a sinogram, in its `image_unit`.

    `on_batch(done, total)` hears of each batch of slices, or of each iteration, and may raise to stop. Raises
    InputError for settings that do not fit the sinogram.
    """
    if settings.reconstruction == FBP:
        return fbp(
            sinogram,
            FBP_WINDOW,
            post_filter_mm=settings.post_filter_mm,
            device=compute.device,
            on_batch=on_batch,
        )
    if settings.reconstruction == RDP:
        return rdp(sinogram, settings.rdp, backend=compute.projector, device=compute.device, on_batch=on_batch)
    return osem(sinogram, settings.osem, backend=compute.projector, device=compute.device, on_batch=on_batch)


def smoothed(image: Image, fwhm_mm: float) -> Image:
    """An image under a Gaussian filter of a full width at half maximum in mm, 0 for none."""
    return replace(image, values=GaussianFilter(image.grid, fwhm_mm).apply(image.values))


def described(settings: ReconstructionSettings, projector: str) -> dict[str, Any]:
    """How images were made, for the record of a run."""
    if settings.reconstruction == FBP:
        return {"method": FBP, "window": FBP_WINDOW, "post_filter_mm": settings.post_filter_mm}
    own = settings.rdp if settings.reconstruction == RDP else settings.osem
    return {"method": settings.reconstruction, "projector": projector, **asdict(own)}
