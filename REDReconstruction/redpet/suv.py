"""Standardised uptake values (body weight) from the attributes of a PET series: correct, or refused by name.

SUV = activity [Bq/mL] x weight [g] / dose [Bq], the dose decayed to the time that the image's
activity is corrected to (DICOM PS3.3 C.8.9.1; DecayCorrection (0054,1102)).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset

from redpet.case import SUV, Image
from redpet.errors import InputError
from redpet.readers.dicom_headers import (
    PHILIPS_ACTIVITY_FACTOR,
    PHILIPS_SUV_FACTOR,
    attribute,
    text_of,
)
from redpet.suv_time import (
    NoSuv,
    common,
    elapsed_s,
    frame_s,
    mean_decay,
    only_frame_start,
    positive,
    private_text,
    start_time,
)

GRAMS_PER_KG = 1000.0
BQ_PER_MBQ = 1e6
MBQ_BELOW = 1e4
"""A total dose below this many "becquerel" cannot be one: it was written in MBq."""
BQ_FROM = 1e6
"""A total dose from here on is in becquerel; between the two limits nobody can tell (kBq?)."""
HEAVIEST_KG = 500.0
PROPORTIONAL = {"PROPCNTS", "PROPCPS"}


@dataclass(frozen=True)
class SuvInfo:
    """The factor from the series' unit to SUV (body weight), or the reason why there is none.

    `why` says how the reference time was found; `dose_bq` is the dose at its administration.
    """

    factor: float | None
    reason: str = ""
    units: str = ""
    decay_correction: str = ""
    reference_time: str = ""
    why: str = ""
    dose_bq: float | None = None
    half_life_s: float | None = None
    weight_kg: float | None = None
    warnings: tuple[str, ...] = ()


def suv_info(headers: Sequence[Dataset]) -> SuvInfo:
    """What the headers of all slices of one PET series say about SUV; never raises for what they lack."""
    units, correction = text_of(headers[0], "Units"), text_of(headers[0], "DecayCorrection")
    info = SuvInfo(None, units=units, decay_correction=correction)
    try:
        with disable_value_validation():
            return with_factor(info, headers)
    except NoSuv as reason:
        return replace(info, reason=str(reason))


def suv_image(image: Image, info: SuvInfo) -> Image:
    """The image in SUV; raises InputError with the reason where there is no factor."""
    if info.factor is None:
        raise InputError(f"no SUV can be computed: {info.reason}.")
    if image.unit == SUV and info.units != "GML":
        raise InputError("the image is in SUV already: the factor belongs to the series' own unit.")
    values = (image.values * np.float64(info.factor)).astype(np.float32)
    return replace(image, values=values, unit=SUV, provenance={**image.provenance, "suv_factor": info.factor})


def with_factor(info: SuvInfo, headers: Sequence[Dataset]) -> SuvInfo:
    """The info with its factor; raises NoSuv."""
    if info.units == "GML":
        suv_type = common(headers, "SUVType")
        if suv_type not in ("", "BW"):
            raise NoSuv(f"{attribute('SUVType')} is {suv_type}, not body weight (BW)")
        return replace(info, factor=1.0, why="the series is in SUV already")
    if info.units == "CNTS":
        return from_philips_counts(info, headers)
    if info.units == "BQML":
        return from_activity(info, headers, 1.0)
    if info.units in PROPORTIONAL:
        raise NoSuv(f"{attribute('Units')} is {info.units}: proportional to counts, with no calibration to Bq/mL")
    raise NoSuv(f"{attribute('Units')} is {info.units or 'missing'}, which does not convert to SUV (body weight)")


def from_philips_counts(info: SuvInfo, headers: Sequence[Dataset]) -> SuvInfo:
    """Counts with the private factors of Philips: to SUV (7053,1000), or else to Bq/mL (7053,1009)."""
    if "philips" not in text_of(headers[0], "Manufacturer").lower():
        raise NoSuv(f"{attribute('Units')} is CNTS without a calibration to Bq/mL")
    factor = private_factor(headers, PHILIPS_SUV_FACTOR)
    if factor is not None:
        return replace(info, factor=factor, why="Philips' SUV factor (7053,1000)")
    activity = private_factor(headers, PHILIPS_ACTIVITY_FACTOR)
    if activity is not None:
        return from_activity(info, headers, activity)
    raise NoSuv(f"{attribute('Units')} is CNTS, and Philips' factors (7053,1000) and (7053,1009) are missing or 0")


def private_factor(headers: Sequence[Dataset], tag: int) -> float | None:
    """A private factor that is above 0 and the same in all slices, or None where it is missing or 0."""
    values = {private_text(header, tag) for header in headers}
    if len(values) > 1:
        raise NoSuv(f"the private factor ({tag >> 16:04X},{tag & 0xFFFF:04X}) differs between the slices")
    try:
        factor = float(values.pop())
    except ValueError:
        return None
    return factor if math.isfinite(factor) and factor > 0 else None


def from_activity(info: SuvInfo, headers: Sequence[Dataset], bqml_per_unit: float) -> SuvInfo:
    """The factor weight / decayed dose, for values that become Bq/mL when multiplied by `bqml_per_unit`."""
    correction = common(headers, "DecayCorrection")
    if correction not in ("ADMIN", "START", "NONE"):
        raise NoSuv(f"{attribute('DecayCorrection')} is {correction or 'missing'}")
    weight_kg = positive(headers, "PatientWeight")
    if weight_kg > HEAVIEST_KG:
        raise NoSuv(f"{attribute('PatientWeight')} is {weight_kg:g}, not a weight in kg")
    drugs = [drug_of(header) for header in headers]
    dose_bq, warnings = dose_of(drugs)
    info = replace(info, weight_kg=weight_kg, dose_bq=dose_bq, warnings=warnings + uncorrected(headers))
    fraction, reference, why = 1.0, None, "the activity is decay-corrected to the administration (ADMIN)"
    if correction != "ADMIN":
        half_life_s = positive(drugs, "RadionuclideHalfLife")
        info = replace(info, half_life_s=half_life_s)
        rate = math.log(2) / half_life_s
        if correction == "START":
            reference, why, doubts = start_time(headers, rate)
            info = replace(info, warnings=info.warnings + doubts)
        else:
            reference, why = only_frame_start(headers), "the start of the frame, decay within it included (NONE)"
            fraction = mean_decay(rate, frame_s(headers[0]))
        fraction *= math.exp(-rate * elapsed_s(headers, drugs, reference, half_life_s))
    factor = bqml_per_unit * weight_kg * GRAMS_PER_KG / (dose_bq * fraction)
    return replace(info, factor=factor, reference_time="" if reference is None else reference.isoformat(), why=why)


def drug_of(header: Dataset) -> Dataset:
    """The one item of RadiopharmaceuticalInformationSequence."""
    items = header.get("RadiopharmaceuticalInformationSequence") or []
    if len(items) != 1:
        name = attribute("RadiopharmaceuticalInformationSequence")
        raise NoSuv(f"{name} has {len(items)} items" if items else f"{name} is missing")
    item: Dataset = items[0]
    return item


def dose_of(drugs: Sequence[Dataset]) -> tuple[float, tuple[str, ...]]:
    """RadionuclideTotalDose in Bq, and a warning where it was given in MBq."""
    dose = positive(drugs, "RadionuclideTotalDose")
    if dose >= BQ_FROM:
        return dose, ()
    if 1 <= dose < MBQ_BELOW:
        return dose * BQ_PER_MBQ, (f"{attribute('RadionuclideTotalDose')} is {dose:g}: taken as MBq",)
    raise NoSuv(f"{attribute('RadionuclideTotalDose')} is {dose:g}, a dose neither in Bq nor in MBq")


def uncorrected(headers: Sequence[Dataset]) -> tuple[str, ...]:
    """A warning where the activity was not corrected for attenuation."""
    corrected = text_of(headers[0], "CorrectedImage")
    return () if "ATTN" in corrected else ("CorrectedImage does not list ATTN: the activity may be far too low",)
