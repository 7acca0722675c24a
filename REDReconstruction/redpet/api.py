"""The public face: what a person with a notebook types, values in and values out.

Each function does what the command of its name does, with the same defaults and to the same numbers. It composes what
the rooms below offer and imports them when it is called. What is done with results is in `redpet.jobs.face`.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from redpet.case import Case, Image, Sinogram
from redpet.case.study import Given, RestoredCase, case_of

__all__ = ["read", "reconstruct", "restore", "simulate"]


def read(
    path: str | Path, *, series: str | None = None, doses: Mapping[str, float] | None = None, frames: str | None = None
) -> Case:
    """Read a case: DICOM, NIfTI, ECAT 7, Interfile, an array file, or a CASE folder.

    A single image or sinogram is a case of one dose level. No unit, geometry or dose is guessed; see `Case.warnings`.

    Args:
        path: A file or a folder.
        series: Which PET series of a folder is meant: its number, its UID, or words of its description.
        doses: The dose reduction factor that a name stands for: that of a folder, a file, a description or a series.
        frames: Time frames of a dynamic or gated image: one, as `2`, or added in time, as `2-5`, `1,3` or `all`.

    Raises:
        InputError: what is missing, damaged or ambiguous, by file and attribute.

    Examples:
        >>> case = redpet.read("body.npy")
        >>> case.levels[0].image.values.shape, case.levels[0].image.unit
        ((4, 32, 32), 'Bq/mL')
    """
    from redpet.case.choice import Choice
    from redpet.readers import read_input

    return read_input(Path(path), Choice(series, dict(doses or {}), frames=None if frames is None else str(frames)))


def simulate(
    full: Given,
    *,
    drf: float | Sequence[float],
    counts_per_slice: float = 5e6,
    background: float = 0.35,
    attenuation: Image | None = None,
    seed: int = 0,
) -> Case:
    """A dose ladder: full-dose counts, and the same counts thinned to each dose.

    An image or line integrals are the expectation that Poisson counts are drawn from; measured counts are taken as
    they are. The result holds the levels `[1, *drf]`, each a measured sinogram `[slice, angle, radial]` in counts, and
    the image as `truth` where one was given.

    Args:
        full: The full dose: a case, a level, an image `[z, y, x]` or a sinogram `[slice, angle, radial]`.
        drf: Dose reduction factors above 1; 20 keeps each count with a probability of 1/20.
        counts_per_slice: Trues in the mean slice at full dose.
        background: Scatter and randoms as a share of the trues.
        attenuation: Linear attenuation coefficients in 1/cm or 1/mm on the grid of the image.
        seed: Decides every random count.

    Raises:
        InputError: a parameter that is not possible, negative activity, or an input without full dose.

    Examples:
        >>> case = redpet.simulate(body, drf=(4, 20), counts_per_slice=1e5, seed=1)
        >>> [(level.drf, level.sinogram.unit, str(level.sinogram.kind)) for level in case.levels]
        [(1.0, 'counts', 'measured'), (4.0, 'counts', 'measured'), (20.0, 'counts', 'measured')]
        >>> low, full = case.levels[2].sinogram, case.levels[0].sinogram
        >>> round(full.values.sum() / low.values.sum())
        20
    """
    from redpet.jobs.simulate import Ladder, dose_ladder, full_dose

    doses = tuple(float(one) for one in np.atleast_1d(drf))
    ladder = Ladder(drf=doses, counts_per_slice=counts_per_slice, background=background, seed=seed)
    return dose_ladder(full_dose(case_of(full), "the case"), ladder, attenuation)


def restore(
    low: Given,
    *,
    drf: float | None = None,
    reference: Given | None = None,
    method: str | None = None,
    model: str | Path | None = None,
    steps: int | None = None,
    strength: float = 100.0,
    give_back: float | Literal["auto"] = "auto",
    consistency: float | Literal["auto"] = 0.0,
    protect: NDArray[np.bool_] | None = None,
    slices: tuple[int, int] | None = None,
    reconstruction: str = "osem",
    iterations: int = 4,
    subsets: int = 16,
    psf_mm: float = 0.0,
    post_filter_mm: float = 0.0,
    beta: float | None = None,
    projector: str = "auto",
    device: str = "auto",
    evidence: bool = False,
    progress: bool = False,
) -> RestoredCase:
    """Restore a low dose and reconstruct it, beside the low dose and, where it is known, the full dose.

    An image is projected first; its sinogram is then labelled re-projected. How images are made is said as to
    `reconstruct`, the algorithm as `reconstruction`.

    Args:
        low: A case, a dose level, a sinogram `[slice, angle, radial]` or an image `[z, y, x]`.
        drf: Which dose of a case; of a single image or sinogram, what its dose is.
        reference: The full dose, where it is not in the case.
        method: `red`, `image-unet`, `unet`, `ddim`, `cold`, `ddbm`, `flow`, `dtm`, `dcdm`, `release`, `onnx`, that of
            an installed package, or `osem` for the sinogram as it is; by default that of the model file, and `red`
            without one.
        model: A model file, a checkpoint of the authors' release, or an ONNX network with its contract beside it; the
            built-in model by default.
        steps: Sampling steps; what suits the model by default.
        strength: The share of the restored image in percent; the rest is the low dose, counts under a 6 mm filter.
        give_back: The share of what was taken away that comes back, in percent: by default of RED's on measured counts
            what suits the dose; 0 is the networks alone, which loses more small and faint lesions.
        consistency: The weight of a step towards measured counts after the restoration, 0 to 1, or `auto`.
        protect: A region `[z, y, x]` of the whole in which the restoration takes nothing away from the low dose.
        slices: The first slice to restore and one after the last; all by default.
        evidence: Whether measured counts are held out to judge the image: four more restorations.
        progress: Whether bars on stderr show the time left.

    Raises:
        InputError: a parameter or a model that does not fit, or a case with several low doses and no `drf`.
        ResourceError: memory ran out or the device failed.

    Examples:
        >>> case = redpet.simulate(body, drf=20, counts_per_slice=2e5, seed=1)
        >>> result = redpet.restore(case, drf=20)
        >>> result.method, result.drf, result.restored.image.unit, result.restored.image.values.shape
        ('RED-NS+, 80 % given back', 20.0, 'Bq/mL', (4, 32, 32))
        >>> low, restored = (redpet.measure(one.image, case.truth) for one in (result.low, result.restored))
        >>> restored.comparison.volume.psnr_db - low.comparison.volume.psnr_db > 3
        True
    """
    from redpet.cli.bars import Bars
    from redpet.jobs.choosing import choose_level, own_reference, reference_in
    from redpet.jobs.evidence import announce_evidence, evidence_of
    from redpet.jobs.record import Clock, record_of
    from redpet.jobs.removed import checked_region, removed_map
    from redpet.jobs.restore import check_settings, restore_level, result_of
    from redpet.machine.devices import Compute, device_errors, resolve_device
    from redpet.machine.progress import Silent
    from redpet.reconstruction.reconstruct import ReconstructionSettings
    from redpet.restoration.keeping import Keeping
    from redpet.restoration.restorer import RestorerSettings, open_model

    restorer = RestorerSettings(method, None if model is None else Path(model), steps)
    settings = ReconstructionSettings(reconstruction=reconstruction, iterations=iterations, subsets=subsets,
                                      psf_mm=psf_mm, post_filter_mm=post_filter_mm, beta=beta)  # fmt: skip
    keeping = Keeping(strength=strength, give_back=give_back, consistency=consistency)
    check_settings(drf, restorer, settings, Compute(device, projector), keeping)
    clock, compute = Clock(), Compute(resolve_device(device), projector)
    case = case_of(low)
    with device_errors(), Bars() if progress else nullcontext() as bars:
        opened = open_model(method, restorer.model)
        level = choose_level(case, drf)
        restore_as_asked = partial(
            restore_level, slices=slices, model=opened, steps=steps, strength=strength, give_back=give_back,
            consistency=consistency, mask=None if protect is None else checked_region(protect, level, method),
            reconstruction=settings, compute=compute,
        )  # fmt: skip
        if evidence:
            announce_evidence(level, slices)
        full = own_reference(case, level) if reference is None else reference_in(case_of(reference), "the reference")
        done = restore_as_asked(level, full, progress=bars)
        judged = evidence_of(done, restore_as_asked, compute, bars or Silent()) if evidence else None
        removed = removed_map(done, psf_mm, compute, bars or Silent())
        if judged is not None:
            done = replace(done, warnings=(*done.warnings, *judged.warnings))
        run = record_of(done, case, opened, settings, compute, clock)
    return result_of(done, run, removed, judged)


def reconstruct(
    sinogram: Sinogram,
    *,
    method: str = "osem",
    iterations: int = 4,
    subsets: int = 16,
    psf_mm: float = 0.0,
    post_filter_mm: float = 0.0,
    beta: float | None = None,
    projector: str = "auto",
    device: str = "auto",
) -> Image:
    """The image `[z, y, x]` of a sinogram `[slice, angle, radial]`, in its `image_unit`.

    Args:
        sinogram: Counts with their corrections, or line integrals.
        method: `osem`, `rdp` (penalised likelihood of counts), or `fbp` with a Hamming window.
        iterations: Of OSEM.
        subsets: Of OSEM; each angle belongs to one.
        psf_mm: Point spread of OSEM and RDP, full width at half maximum in mm; 0 for none.
        post_filter_mm: Gaussian filter after it, full width at half maximum in mm; 0 for none.
        beta: Strength of the prior of RDP, 0.0001 to 1, without a unit; 0.02 by default.
        projector: `auto`, `joseph` or `parallelproj`.
        device: `auto`, `cpu` or `cuda:0`.

    Raises:
        InputError: settings that do not fit the geometry, or a method or device that is not there.
        ResourceError: memory ran out or the device failed.

    Examples:
        >>> full = redpet.simulate(body, drf=4, seed=1).full
        >>> image = redpet.reconstruct(full.sinogram, subsets=8, post_filter_mm=4)
        >>> image.values.shape, image.unit
        ((4, 32, 32), 'Bq/mL')
    """
    from redpet.machine.devices import Compute, device_errors, resolve_device
    from redpet.projection.projector import choose_backend
    from redpet.reconstruction.reconstruct import ReconstructionSettings, check_fits, check_reconstruction
    from redpet.reconstruction.reconstruct import reconstruct as reconstructed

    settings = ReconstructionSettings(
        reconstruction=method,
        iterations=iterations,
        subsets=subsets,
        psf_mm=psf_mm,
        post_filter_mm=post_filter_mm,
        beta=beta,
    )
    check_reconstruction(settings)
    check_fits(settings, sinogram)
    choose_backend(projector)
    with device_errors():
        return reconstructed(sinogram, settings, Compute(resolve_device(device), projector))
