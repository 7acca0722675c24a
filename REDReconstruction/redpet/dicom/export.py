"""A restored image as a derived PET series (DICOM PS3.3 A.21), which opens beside its source at the same place."""

import math
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from pydicom.dataset import Dataset

from redpet.case import Image, ImageGrid
from redpet.case.dose_names import dose_label
from redpet.case.geometry import misplacement_mm
from redpet.dicom.anonymize import Anonymizer, anonymizer
from redpet.dicom.derived import Derivation, derived_slice, full_headers, put_pixels, series_attributes, write
from redpet.dicom.found import refusal_of
from redpet.dicom.headers import ENHANCED_PET, Slice, attribute, text_of
from redpet.dicom.identity import PATIENTS, Identity, check_identity
from redpet.dicom.injection import NOTHING_STATED, Stated, drugs_of, nuclide_of
from redpet.dicom.private import PHILIPS_ACTIVITY_FACTOR, PHILIPS_SUV_FACTOR
from redpet.dicom.series import planes_of, slices_in, unit_of
from redpet.dicom.suv import private_factor, suv_info
from redpet.dicom.suv_time import NoSuv, is_positive, start_time
from redpet.dicom.suv_words import SuvInfo
from redpet.dicom.uids import uids_of
from redpet.errors import InputError
from redpet.machine.scratch import extremes, slices_of
from redpet.machine.staging import staged_folder

__all__ = ["PATIENTS", "Derivation", "Identity", "check_identity", "export_series", "series_description"]

SAME_PLACE_MM = 1e-3
LONGEST_DESCRIPTION = 64
LONGEST_DERIVATION = 1024

NEEDED = ("StudyInstanceUID", "FrameOfReferenceUID", "SeriesType", "Units", "DecayCorrection", "FrameReferenceTime")
"""Type 1 attributes that nobody can make up for the source."""


TEXTS = ("SeriesDescription", "DerivationDescription", "ImageComments")
"""What we write ourselves, of which nothing comes from the source."""


def export_series(
    image: Image,
    source_files: Sequence[Path],
    out: Path,
    description: str,
    derivation: Derivation,
    identity: Identity = PATIENTS,
    stated: Stated = NOTHING_STATED,
    frames: str | None = None,
) -> list[Path]:
    """Write `image` as a new PET series into the new folder `out`, a file a slice; returns the files in slice order.

    `image` has the source's unit and lies on the source's slices, or on some consecutive ones of
    them, within 1e-3 mm. `stated` goes before what the source says of the injection, `frames` are
    the time frames of the source that it was made from. The folder appears whole or not at all.
    Raises InputError where image and source do not fit, a value is not finite, the source lacks
    what the series must state, the package that anonymizes is missing, or `out` exists or cannot be
    written.
    """
    check_identity(identity)
    check_text(description)
    if len(derivation.sentence()) > LONGEST_DERIVATION:
        raise InputError(f"method and model name are too long for {attribute('DerivationDescription')}.")
    if not np.isfinite(extremes(image.values)).all():
        raise InputError("the image has values that are not finite: it cannot be exported.")
    slices, source_grid, chosen = read_source(source_files, frames)
    sources = matching(slices, source_grid, image.grid)
    if image.unit != unit_of(sources[0]):
        raise InputError(f"the image is in {image.unit}, its source series in {unit_of(sources[0])}: they must agree.")
    for one in slices:
        check_needed(one)
    headers = [one.suv_header for one in slices]
    units, per_unit = portable_units(headers)
    originals = [text_of(one.header, "SOPInstanceUID") for one in sources]
    uids = uids_of(image, identity.uid_seed, identity, description, derivation, originals, *stated.sentences())
    common = series_attributes(headers[0], description, derivation, len(sources), uids, chosen)
    common.SeriesDate, common.SeriesTime = series_start(headers)
    common.ImageComments = f"{common.ImageComments} {stated.in_general()}".strip()
    injection = suv_info(headers, stated)
    anonymize = anonymizer(uids, identity.keep_suv) if identity.anonymize else None
    common.Units = units
    if units == "GML":
        common.SUVType = text_of(headers[0], "SUVType") or "BW"
    with staged_folder(Path(out), source_files) as folder:
        planes = zip(sources, full_headers(sources), slices_of(image.values), strict=True)
        for index, (one, header, plane) in enumerate(planes):
            dataset = derived_slice(one, header, common, derivation, index + 1, uids)
            put_injection(dataset, injection, stated, text_of(one.header, "SOPClassUID") in ENHANCED_PET)
            put_decay_factor(dataset, one)
            put_pixels(dataset, plane * np.float64(per_unit))
            if anonymize is not None:
                make_anonymous(dataset, anonymize, common, derivation)
            write(dataset, folder / f"slice-{index + 1:04d}.dcm")
    return [Path(out) / f"slice-{index + 1:04d}.dcm" for index in range(len(sources))]


def rehearse(
    source_files: Sequence[Path], folder: Path, identity: Identity = PATIENTS, frames: str | None = None
) -> None:
    """Raise InputError, or what pydicom raises, where no derived series of a source can be written.

    A black first slice is written into the new `folder`, which goes again.
    """
    slices, grid, _ = read_source(source_files, frames)
    first = grid.slices(0, 1)
    image = Image(np.zeros(first.shape, np.float32), first, unit_of(slices[0]))
    try:
        export_series(
            image, source_files, folder, "rehearsal", Derivation("", "", "", 0, None, ""), identity, frames=frames
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_anonymous(dataset: Dataset, anonymize: Anonymizer, common: Dataset, derivation: Derivation) -> None:
    """Remove what identifies the patient; what the series tells of its making stays, without the time."""
    equipment = derivation.item()
    del equipment.ContributionDateTime
    dataset.ContributingEquipmentSequence = []
    anonymize(dataset)
    dataset.ContributingEquipmentSequence = [equipment]
    for keyword in TEXTS:
        dataset[keyword] = common[keyword]


def put_injection(dataset: Dataset, info: SuvInfo, stated: Stated, enhanced: bool) -> None:
    """State the dose in Bq, where the user or an enhanced object says it in another unit, and the stated injection."""
    with suppress(NoSuv):
        drug = drugs_of([dataset])[0][0]
        in_another = stated.dose_unit is not None or enhanced
        if in_another and info.dose_bq is not None:
            drug.RadionuclideTotalDose = f"{info.dose_bq:.10g}"
        if stated.injection_time is not None and info.uptake_s is not None and info.reference_time:
            start = datetime.fromisoformat(info.reference_time) - timedelta(seconds=info.uptake_s)
            drug.RadiopharmaceuticalStartTime = start.strftime("%H%M%S.%f")
            drug.RadiopharmaceuticalStartDateTime = start.strftime("%Y%m%d%H%M%S.%f")


def put_decay_factor(dataset: Dataset, source: Slice) -> None:
    """DecayFactor, which only NONE must not have."""
    if (factor := decay_factor(dataset, source)) is None:
        dataset.pop("DecayFactor", None)
    elif not text_of(dataset, "DecayFactor"):
        dataset.DecayFactor = factor


def decay_factor(dataset: Dataset, source: Slice) -> str | None:
    """DecayFactor as the source has it; for START it follows from FrameReferenceTime and half-life; None for NONE."""
    if text_of(dataset, "DecayCorrection") == "NONE":
        return None
    if stated := text_of(dataset, "DecayFactor"):
        return stated
    drugs = dataset.get("RadiopharmaceuticalInformationSequence") or [Dataset()]
    half_life, reference_ms = text_of(drugs[0], "RadionuclideHalfLife"), text_of(dataset, "FrameReferenceTime")
    follows = text_of(dataset, "DecayCorrection") == "START" and is_positive(half_life)
    if not (follows and is_positive(reference_ms, or_zero=True)):
        raise InputError(
            f"{source.path}: {attribute('DecayFactor')} is missing; without it no valid PET series can be written."
        )
    return f"{math.exp(math.log(2) * float(reference_ms) / 1000 / float(half_life)):.9g}"


def series_description(source: str, method: str, drf: float | None) -> str:
    """A SeriesDescription that tells at a glance what the series is; the source's own is cut to fit 64 characters."""
    told = f"{method} {dose_label(drf)} RESEARCH" if drf is not None else f"{method} RESEARCH"
    room = LONGEST_DESCRIPTION - len(told) - 1
    return f"{told} {source.encode('ascii', 'replace').decode()[: max(room, 0)]}".strip().replace("\\", "/")


def check_text(description: str) -> None:
    """Raise InputError for a description that SeriesDescription cannot hold."""
    if not description or len(description) > LONGEST_DESCRIPTION or "\\" in description or not description.isascii():
        raise InputError(
            f"{attribute('SeriesDescription')} must have 1 to {LONGEST_DESCRIPTION} ASCII characters and no backslash."
        )


def read_source(files: Sequence[Path], frames: str | None) -> tuple[tuple[Slice, ...], ImageGrid, str]:
    """The source's planes in order, their grid and time frames; raises InputError where they are no PET series."""
    slices = slices_in(files)
    for one in slices:
        if refusal := refusal_of(one.header):
            raise InputError(f"{one.path}: {refusal}.")
    if not slices:
        raise InputError("the image has no DICOM source: name the PET series that it was made from.")
    if len({text_of(one.header, "SeriesInstanceUID") for one in slices}) > 1:
        raise InputError(f"{slices[0].path.parent}: the source files belong to several series; name one.")
    return planes_of(slices, frames)


def matching(slices: Sequence[Slice], source: ImageGrid, grid: ImageGrid) -> Sequence[Slice]:
    """The source slices on which the image lies; raises InputError where it lies elsewhere."""
    normal = np.asarray(source.direction).reshape(3, 3)[:, 2]
    first = round(float((np.asarray(grid.origin_mm) - source.origin_mm) @ normal / source.spacing_mm[2]))
    stop = first + grid.size[2]
    if not 0 <= first < stop <= len(slices):
        raise InputError("the image reaches beyond the slices of its source series: name the series it was made from.")
    apart = misplacement_mm(grid, source.slices(first, stop))
    if apart > SAME_PLACE_MM:
        how = "sizes differ" if np.isinf(apart) else f"up to {apart:.3g} mm apart"
        raise InputError(f"the image does not lie on the grid of its source series ({how}): name the right series.")
    return slices[first:stop]


def check_needed(one: Slice) -> None:
    """Raise InputError where a source slice lacks what the derived series must state, or what that follows from."""
    for keyword in NEEDED:
        if not text_of(one.header, keyword):
            raise InputError(
                f"{one.path}: {attribute(keyword)} is missing; without it no valid PET series can be written."
            )
    decay_factor(one.header, one)


def portable_units(headers: Sequence[Dataset]) -> tuple[str, float]:
    """Units and the factor to them: Philips' counts become Bq/mL or SUV, for the private factors are not inherited."""
    units = text_of(headers[0], "Units")
    if units == "CNTS" and "philips" in text_of(headers[0], "Manufacturer").lower():
        for private, portable in ((PHILIPS_ACTIVITY_FACTOR, "BQML"), (PHILIPS_SUV_FACTOR, "GML")):
            try:
                factor = private_factor(headers, private)
            except NoSuv as reason:
                raise InputError(f"the source cannot be exported: {reason}.") from reason
            if factor is not None:
                return portable, factor
    return units, 1.0


def series_start(headers: Sequence[Dataset]) -> tuple[str, str]:
    """SeriesDate and SeriesTime: the time that the decay is corrected to where it is known.

    The source may state that time privately, or not at all, and a viewer takes it from SeriesTime.
    """
    with suppress(NoSuv):
        if text_of(headers[0], "DecayCorrection") == "START":
            nuclide, _ = nuclide_of(drugs_of(headers)[0])
            start, _, _ = start_time(headers, math.log(2) / nuclide.half_life_s)
            return start.strftime("%Y%m%d"), start.strftime("%H%M%S.%f")
    for which in ("Series", "Acquisition"):
        date, time = text_of(headers[0], f"{which}Date"), text_of(headers[0], f"{which}Time")
        if date and time:
            return date, time
    raise InputError(
        f"the source series lacks {attribute('SeriesDate')} or {attribute('SeriesTime')}; "
        "without them no valid PET series can be written."
    )
