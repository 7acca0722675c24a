"""The public face: what a person with a notebook types, values in and values out.

Each function does what the command of its name does, with the same defaults and to the same numbers; only `export`
writes files. It composes what the rooms below offer and imports them when it is called.
"""

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from redpet.case import Case, DoseLevel, Image, Sinogram
from redpet.errors import InputError

if TYPE_CHECKING:
    from redpet.measures.measurement import Measurement

__all__ = ["measure", "read", "reconstruct", "simulate", "suv"]

Given = Case | DoseLevel | Sinogram | Image
"""What a function takes: a case, or what alone makes one of a single dose level."""


def read(path: str | Path, *, series: str | None = None, doses: Mapping[str, float] | None = None) -> Case:
    """Read a case: DICOM, NIfTI, ECAT 7, Interfile, an array file, or a CASE folder.

    A single image or sinogram is a case of one dose level. No file is changed; nothing about unit, geometry or dose is
    guessed: see `Case.warnings` for what a reader should know.

    Args:
        path: A file or a folder.
        series: Which PET series of a folder is meant: its number, its UID, or words of its description.
        doses: The dose reduction factor that a name stands for: that of a folder, a file, a description or a series.

    Raises:
        InputError: what is missing, damaged or ambiguous, by file and attribute.

    Examples:
        >>> case = redpet.read("body.npy")
        >>> case.levels[0].image.values.shape, case.levels[0].image.unit
        ((4, 32, 32), 'Bq/mL')
    """
    from redpet.case.choice import Choice
    from redpet.readers import read_input

    return read_input(Path(path), Choice(series, doses or {}))


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


def reconstruct(
    sinogram: Sinogram,
    *,
    method: str = "osem",
    iterations: int = 4,
    subsets: int = 16,
    psf_mm: float = 0.0,
    post_filter_mm: float = 0.0,
    projector: str = "auto",
    device: str = "auto",
) -> Image:
    """The image `[z, y, x]` of a sinogram `[slice, angle, radial]`, in its `image_unit`.

    Args:
        sinogram: Counts with their corrections, or line integrals.
        method: `osem`, with the corrections in its model, or `fbp` with a Hamming window.
        iterations: Of OSEM.
        subsets: Of OSEM; each angle belongs to one.
        psf_mm: Point spread in OSEM, full width at half maximum in mm; 0 for none.
        post_filter_mm: Gaussian filter after it, full width at half maximum in mm; 0 for none.
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
    from redpet.machine.devices import device_errors, resolve_device
    from redpet.reconstruction.fbp import fbp
    from redpet.reconstruction.osem import OsemSettings, osem

    place = resolve_device(device)
    settings = OsemSettings(iterations, subsets, psf_mm, post_filter_mm)
    with device_errors():
        if method == "fbp":
            return fbp(sinogram, post_filter_mm=post_filter_mm, device=place)
        if method == "osem":
            return osem(sinogram, settings, backend=projector, device=place)
    raise InputError(f"the reconstruction '{method}' is unknown: choose one of osem, fbp.")


def suv(given: Case | DoseLevel | Image, *, dose_unit: str | None = None, injection_time: str | None = None) -> Image:
    """The image `[z, y, x]` in SUV (body weight), by what the headers of its DICOM series say.

    A restored image remembers the series that its case was read from. Where a rule had to choose, a Python warning
    says which.

    Args:
        given: An image that was read from a DICOM series, or the case or the level that it is alone in.
        dose_unit: Of the injected dose, where the headers say it wrongly: Bq, kBq, MBq, uCi or mCi.
        injection_time: Likewise, the scanner's local time, as `10:05` or `2026-01-05T10:05`.

    Raises:
        InputError: the image comes from no DICOM series, or the attribute that is missing or wrong.

    Examples:
        >>> image = redpet.read("series").levels[0].image
        >>> redpet.suv(image).unit, image.unit
        ('SUV', 'Bq/mL')
    """
    from redpet.dicom.injection import Stated
    from redpet.dicom.suv import suv_image, suv_of_source

    levels = case_of(given).levels
    image = levels[0].image
    if len(levels) > 1 or image is None:
        raise InputError("SUV is that of one image: choose a dose level that has one, as in suv(case.levels[0]).")
    stated = Stated(dose_unit, injection_time)
    stated.check()
    info = suv_of_source(image, stated)
    if info is None:
        raise InputError("the image was not read from a DICOM series: nobody says what its SUV is.")
    for sentence in info.warnings:
        warnings.warn(sentence, stacklevel=2)
    return suv_image(image, info)


def measure(
    given: Image | Sinogram,
    reference: Image | Sinogram | None = None,
    *,
    segments: Mapping[str, NDArray[np.bool_]] | None = None,
) -> "Measurement":
    """PSNR (dB), SSIM and NRMSE against a reference, of the volume and slice by slice, and what segments hold.

    A segment is a mask `[z, y, x]`; of it are told voxels, volume (mL), mean, maximum, peak (1 mL sphere) and total in
    the image's unit, and their bias in percent where there is a reference. Sinograms are compared bin by bin after
    their calibration, so that those of different doses lie on one scale.

    Raises:
        InputError: image and reference differ in unit, kind or grid, or a segment is empty.

    Examples:
        >>> found = redpet.measure(body, segments={"hot spot": body.values > 3000})
        >>> found.segments["hot spot"].volume_ml, found.segments["hot spot"].mean, found.unit
        (6.4, 6000.0, 'Bq/mL')
        >>> brighter = dataclasses.replace(body, values=1.1 * body.values)
        >>> volume = redpet.measure(brighter, body).comparison.volume
        >>> round(volume.psnr_db, 1), round(volume.nrmse, 3)
        (34.7, 0.018)
    """
    from redpet.measures.measurement import measurement

    return measurement(given, reference, segments or {})


def case_of(given: Given) -> Case:
    """What was given as a case: an image or a sinogram alone is a level of unknown dose."""
    if isinstance(given, Case):
        return given
    if isinstance(given, Sinogram):
        given = DoseLevel(None, sinogram=given)
    elif isinstance(given, Image):
        given = DoseLevel(None, image=given)
    return Case("case", (given,))
