"""What `import redpet` gives of images and results: SUV, measures, DICOM series. Only `export` writes files."""

import warnings
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from redpet import __version__
from redpet.case import Case, DoseLevel, Image, Sinogram
from redpet.case.study import LOW, RESTORED, RestoredCase, case_of
from redpet.errors import InputError

if TYPE_CHECKING:
    from redpet.measures.measurement import Measurement

__all__ = ["export", "measure", "suv"]


def suv(given: Case | DoseLevel | Image, *, dose_unit: str | None = None, injection_time: str | None = None) -> Image:
    """The image `[z, y, x]` in SUV (body weight), by what the headers of its DICOM series or its BIDS-PET JSON say.

    A restored image remembers the series its case was read from. Where a rule had to choose, a warning says which.

    Args:
        given: An image that was read from a DICOM series or NIfTI, or the case or the level that it is alone in.
        dose_unit: Of the injected dose, where the headers say it wrongly: Bq, kBq, MBq, uCi or mCi.
        injection_time: Likewise, the scanner's local time, as `10:05` or `2026-01-05T10:05`.

    Raises:
        InputError: the image comes from neither, or the attribute that is missing or wrong.

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
        raise InputError("the image was not read from a DICOM series, nor from NIfTI and its JSON: nothing tells SUV.")
    for sentence in info.warnings:
        warnings.warn(sentence, stacklevel=2)
    return suv_image(image, info)


def measure(
    given: Image | Sinogram | RestoredCase,
    reference: Image | Sinogram | None = None,
    *,
    segments: Mapping[str, NDArray[np.bool_]] | None = None,
) -> "Measurement":
    """PSNR (dB), SSIM and NRMSE against a reference, of the volume and slice by slice, and what segments hold.

    A segment is a mask `[z, y, x]`; of it are told voxels, volume (mL), mean, maximum, peak (1 mL sphere) and total in
    the image's unit, and their bias in percent where there is a reference. Sinograms are compared bin by bin after
    their calibration, so that those of different doses lie on one scale.

    Of what `restore` gave, the restored image is measured, by default against the full dose, where there is one, and
    each measure of a segment comes with its 90 % interval; `intervals_say` tells whose they are where not its own, or
    why there are none.

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
        >>> result = redpet.restore(redpet.simulate(body, drf=20, counts_per_slice=2e5, seed=1), drf=20)
        >>> found = redpet.measure(result, segments={"hot spot": body.values > 3000})
        >>> inside = found.intervals["hot spot"]["mean"]
        >>> inside.lower < 6000 < inside.upper
        True
    """
    from redpet.measures.measurement import measurement

    if not isinstance(given, RestoredCase):
        return measurement(given, reference, segments or {})
    from redpet.jobs.intervals import region_intervals

    if reference is None and given.full is not None:
        reference = given.full.image
    image = given.restored.image
    found = measurement(image, reference, segments or {})
    within = region_intervals(given.record, {LOW: given.low.image, RESTORED: image})
    told = {name: within.of(mask) for name, mask in (segments or {}).items()}
    return replace(found, intervals=told, intervals_say=within.reason or within.why)


def export(
    result: RestoredCase,
    out: str | Path,
    *,
    source: str | Path | None = None,
    description: str | None = None,
    anonymize: bool = False,
    keep_suv: bool = False,
    uid_seed: int | None = None,
    evidence: bool = False,
    segments: Mapping[str, NDArray[np.bool_]] | None = None,
) -> list[Path]:
    """Write the restored image as a derived PET series, a file a slice; returns the files, slices in their order first.

    Args:
        result: What `restore` gave.
        out: A folder that does not exist yet; it appears whole or not at all.
        source: The PET series that the image comes from, or a study that holds it; by default what it was read from.
        description: SeriesDescription, 1 to 64 ASCII characters; by default method and dose.
        anonymize: By the Basic Profile of DICOM PS3.15: nobody's, without SUV.
        keep_suv: With `anonymize`: keep weight, size, sex, and dates shifted by days.
        uid_seed: The same UIDs for the same result; new ones by default.
        evidence: Beside the series its evidence: the map as a Segmentation, the findings as a report.
        segments: Masks `[z, y, x]` by name: a Segmentation of them, and their measures with intervals as a report.

    Raises:
        InputError: image and source do not fit, the source lacks what the series must state, there is no evidence, a
            segment is empty, or `out` exists.

    Examples:
        >>> result = redpet.restore(redpet.read("series"), method="osem", slices=(0, 2))
        >>> [file.name for file in redpet.export(result, "derived")]
        ['slice-0001.dcm', 'slice-0002.dcm']
        >>> redpet.read("derived").levels[0].image.unit
        'Bq/mL'
    """
    from redpet.dicom.evidence_codes import require_highdicom
    from redpet.dicom.evidence_objects import export_evidence
    from redpet.dicom.export import Derivation, Identity, export_series, series_description
    from redpet.dicom.series import source_files
    from redpet.jobs.export import source_series
    from redpet.jobs.regions import MeasuredImages, export_measured
    from redpet.machine.staging import staged_folder

    image, out = result.restored.image, Path(out)
    if not (files := source_files(image) if source is None else source_series(Path(source), result.drf)):
        raise InputError("the image was not read from a DICOM series: name the one it comes from with source.")
    if evidence and result.evidence is None:
        raise InputError("the result has no evidence: restore measured counts with evidence=True.")
    if evidence or segments:
        require_highdicom()
    derivation = Derivation(result.method, result.model, result.model_sha256, result.steps, result.drf, __version__)
    description = series_description("", result.method, result.drf) if description is None else description
    with staged_folder(out, files) as folder:
        series = export_series(image, files, folder, description, derivation, Identity(uid_seed, anonymize, keep_suv))
        written = list(series)
        if evidence and result.evidence is not None:
            written += export_evidence(result.evidence, result.findings, series, derivation, uid_seed)
        if segments:
            measured = MeasuredImages({LOW: result.low.image, RESTORED: image}, result.record, files)
            written += export_measured(measured, segments, series, derivation, uid_seed)
    return [out / path.name for path in written]
