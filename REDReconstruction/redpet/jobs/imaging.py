"""From a dose level to its sinogram, and from sinograms to the images that are compared."""

from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from redpet.case import DoseLevel, FloatArray, Image, Kind, Sinogram, SinogramGeometry
from redpet.case.geometry import geometry_for_image
from redpet.case.study import Study
from redpet.machine.devices import Compute
from redpet.machine.progress import Progress
from redpet.machine.scratch import by_slices
from redpet.projection.dose import project
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.rdp_near import rdp_near
from redpet.reconstruction.reconstruct import ReconstructionSettings, reconstruct, smoothed
from redpet.reconstruction.residual import correction
from redpet.restoration.guest import Guest
from redpet.restoration.image_stage import Stage, corrected, follows, kept_share
from redpet.restoration.keeping import (
    FILTER_MM,
    WHOLE,
    Kept,
    blended,
    given_back,
    kept_filter_mm,
    of_both,
    protection,
    suited_beta,
)

PRIOR_MM = 12.0
"""As far as a filter of this width the prior carries what neighbouring slices hold, to a thousandth."""


@dataclass(frozen=True, eq=False)
class Imaging:
    """How a dose level and its restoration become images, before the filter at the end.

    `whole` is the level's sinogram of all slices. `stage` is what corrects the reconstruction, where
    anything does. Of the low dose a share stays that `strength` leaves, in percent, and all in the region
    `mask[z, y, x]` of the whole; `given_back` percent of what was taken away come back elsewhere.
    """

    level: DoseLevel
    whole: Sinogram
    stage: Stage | None
    settings: ReconstructionSettings
    compute: Compute
    strength: float = WHOLE
    mask: NDArray[np.bool_] | None = None
    given_back: float = 0.0

    @property
    def kept_share(self) -> float:
        """How much of the low dose's image stays in the corrected one."""
        ours = self.stage is not None and not isinstance(self.stage, Guest)
        return kept_share(self.whole.kind, self.level.drf) if ours else 0.0

    @property
    def returns(self) -> bool:
        """Whether anything comes back that was taken away."""
        return self.given_back > 0 or self.mask is not None

    def kept_of_low(self, consistency: float) -> Kept:
        """All that stays of the low dose, with the weight of its counts."""
        protected_ml = 0.0 if self.mask is None else float(self.mask.sum()) * self.whole.grid.voxel_ml
        return Kept(self.kept_share, self.strength, protected_ml, consistency, self.given_back)

    @property
    def reach(self) -> int:
        """The slices on each side whose low dose has a part in what is kept."""
        if self.given_back > 0 and self.whole.kind is Kind.MEASURED:
            return GaussianFilter(self.whole.grid, PRIOR_MM).reach
        return GaussianFilter(self.whole.grid, FILTER_MM).reach if self.returns or self.strength < WHOLE else 0

    def given(self, part: tuple[int, int], progress: Progress) -> Image:
        """The image of the low dose, of the slices `part`: that which was given, or the reconstruction."""
        if self.level.sinogram is None and self.level.image is not None:
            return self.level.image.slices(*part)
        return self.reconstructed(self.whole.slices(*part), "low dose", progress)

    def restored(self, sinogram: Sinogram, given: Image, progress: Progress) -> Image:
        """The image of a restored sinogram, corrected where there is a stage; `given` is that of the same low dose."""
        if self.stage is None:
            return self.reconstructed(sinogram, "restored", progress)
        image = self.reconstructed(sinogram, "restored", progress) if follows(self.stage) else given
        on_step = partial(progress.step, "correct")
        return corrected(given, image, self.stage, self.kept_share, device=self.compute.device, on_step=on_step)

    def taken(self, image: Image, given: Image, part: tuple[int, int]) -> FloatArray:
        """What the low dose of the slices `part` holds beyond a restored image, in its unit: by its counts, if any."""
        if self.whole.kind is not Kind.MEASURED:
            return by_slices(np.subtract, given.values, image.values)
        return correction(
            self.whole.slices(*part),
            image,
            psf_mm=self.settings.psf_mm,
            backend=self.compute.projector,
            device=self.compute.device,
        )

    def kept(self, image: Image, taken: FloatArray, part: tuple[int, int], progress: Progress) -> Image:
        """The restored image of the slices `part`, given back its share, and all that was `taken` from a region."""
        if not self.returns:
            return image
        by_prior = self.by_prior(image, part, progress)
        filtered = GaussianFilter(image.grid, kept_filter_mm(self.whole.kind)).apply(taken)
        beyond = filtered if by_prior is None else of_both(filtered, by_prior)
        share, protected = np.float32(self.given_back / WHOLE), self.protected(part)
        if protected is None:
            return given_back(image, by_slices(lambda more: share * more, beyond))

        def back(more: FloatArray, its: FloatArray, kept: FloatArray) -> FloatArray:
            return share * more + kept * (its - share * more)

        return given_back(image, by_slices(back, beyond, filtered, protected))

    def by_prior(self, image: Image, part: tuple[int, int], progress: Progress) -> FloatArray | None:
        """What the counts of the slices `part` hold beyond an image under a prior; None where none comes back."""
        if self.given_back == 0 or self.whole.kind is not Kind.MEASURED:
            return None
        near = rdp_near(
            self.whole.slices(*part),
            image,
            suited_beta(self.level.drf),
            psf_mm=self.settings.psf_mm,
            backend=self.compute.projector,
            device=self.compute.device,
            on_batch=partial(progress.step, "give back"),
        )
        return by_slices(np.subtract, near, image.values)

    def protected(self, part: tuple[int, int]) -> FloatArray | None:
        """How far each voxel of the slices `part` is protected, from 0 to 1; None where no region is."""
        return None if self.mask is None else protection(self.mask, self.whole.grid)[slice(*part)]

    def shown(self, image: Image, given: Image, inside: tuple[int, int]) -> Image:
        """Some slices of a restored image as they are read: filtered at the end, with their share beside `given`."""
        shown = self.finished(image.slices(*inside))
        if self.strength == WHOLE:
            return shown
        low = smoothed(given, self.settings.post_filter_mm or kept_filter_mm(self.whole.kind))
        return blended(low.slices(*inside), shown, self.strength)

    def removed(self, image: Image, kept: Image, taken: FloatArray, part: tuple[int, int]) -> Image:
        """What is `taken` away from the low dose in the end, under the filter of a clinic."""
        share, protected = np.float32(self.strength / WHOLE), self.protected(part)
        left = by_slices(lambda its, now, before: its - (now - before), taken, kept.values, image.values)
        left = GaussianFilter(image.grid, FILTER_MM).apply(left)
        if protected is None:
            return replace(image, values=by_slices(lambda its: share * its, left))
        return replace(image, values=by_slices(lambda its, kept: share * (1 - kept) * its, left, protected))

    def reference(self, full: DoseLevel, part: tuple[int, int], progress: Progress) -> Study:
        """The full dose's sinogram on the geometry of the low dose, and its image, of the slices `part`."""
        image = None if full.image is None else full.image.slices(*part)
        if full.sinogram is not None:
            sinogram = full.sinogram.slices(*part)
        else:
            assert image is not None
            sinogram = projected(image, self.whole.geometry, self.settings, self.compute)
        return Study(sinogram, image or self.finished(self.reconstructed(sinogram, "full dose", progress)))

    def finished(self, image: Image) -> Image:
        """A reconstructed image under the filter at the end."""
        return smoothed(image, self.settings.post_filter_mm)

    def reconstructed(self, sinogram: Sinogram, what: str, progress: Progress) -> Image:
        """The image of a sinogram, which is called `what` to those who watch."""
        return reconstruct(
            sinogram, self.settings.unfiltered, self.compute, partial(progress.step, f"reconstruct {what}")
        )


def sinogram_of(level: DoseLevel, settings: ReconstructionSettings, compute: Compute) -> Sinogram:
    """The level's sinogram: measured, or its image projected and labelled so."""
    if level.sinogram is not None:
        return level.sinogram
    assert level.image is not None
    return projected(level.image, geometry_for_image(level.image), settings, compute)


def projected(image: Image, geometry: SinogramGeometry, settings: ReconstructionSettings, compute: Compute) -> Sinogram:
    """The sinogram of an image, by the projector that a reconstruction with these settings uses too."""
    return project(image, geometry, n_subsets=settings.n_subsets, backend=compute.projector, device=compute.device)
