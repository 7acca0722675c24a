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
from redpet.dicom.headers import (
    PHILIPS_ACTIVITY_FACTOR,
    PHILIPS_SUV_FACTOR,
    attribute,
    read_header,
    text_of,
)
from redpet.dicom.series import UNITS, source_files
from redpet.dicom.suv_body import GRAMS_PER_KG, KILOGRAMS, mass_g, surface_cm2
from redpet.dicom.suv_time import (
    NoSuv,
    common,
    elapsed_s,
    is_positive,
    mean_decay,
    moment,
    positive,
    private_text,
    start_time,
)
from redpet.errors import InputError

BQ_PER_MBQ = 1e6
MBQ_BELOW = 1e4
"""A total dose below this many "becquerel" cannot be one: it was written in MBq."""
BQ_FROM = 1e6
"""A total dose from here on is in becquerel; between the two limits nobody can tell (kBq?)."""
HEAVIEST_KG = 500.0
TALLEST_M = 2.8
PROPORTIONAL = {"PROPCNTS", "PROPCPS"}


@dataclass(frozen=True)
class SuvInfo:
    """The factor from the series' unit to SUV (body weight), or the reason why there is none.

    `slice_factors` stands for `factor` where each slice has one of its own (DecayCorrection NONE, several
    bed positions). `why` says how the reference time was found; `dose_bq` is the dose at its administration.
    """

    factor: float | None
    slice_factors: tuple[float, ...] = ()
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
    """What the headers of all slices of one PET series, in slice order, say about SUV; never raises for what they lack.

    `reason` names the attribute that is missing or wrong, and what is possible without SUV.
    """
    units, correction = text_of(headers[0], "Units"), text_of(headers[0], "DecayCorrection")
    info = SuvInfo(None, units=units, decay_correction=correction)
    try:
        with disable_value_validation():
            return with_factor(info, headers)
    except NoSuv as reason:
        return replace(info, reason=f"{reason}: SUV is not possible, {UNITS.get(units, units)} is")


def suv_of_source(image: Image) -> SuvInfo | None:
    """What the DICOM files that an image was read from say about SUV, None where it was not."""
    headers = [header for file in source_files(image) if (header := read_header(file)) is not None]
    return suv_info(headers) if headers else None


def suv_image(image: Image, info: SuvInfo) -> Image:
    """The image in SUV; raises InputError with the reason where there is no factor."""
    if info.reason:
        raise InputError(f"{info.reason}; restore and export need no SUV.")
    if image.unit == SUV and info.units != "GML":
        raise InputError("the image is in SUV already: the factor belongs to the series' own unit.")
    factors = np.array(info.slice_factors or [info.factor], float)
    if len(factors) not in (1, image.grid.size[2]):
        raise InputError(f"the series has {len(factors)} slices with factors of their own, the image has others.")
    values = (image.values * factors[:, None, None]).astype(np.float32)
    provenance = {**image.provenance, "suv_factor": info.factor or list(info.slice_factors)}
    return replace(image, values=values, unit=SUV, provenance=provenance)


def with_factor(info: SuvInfo, headers: Sequence[Dataset]) -> SuvInfo:
    """The info with its factor; raises NoSuv."""
    if info.units in ("GML", "CM2ML"):
        return from_other_suv(info, headers)
    if info.units == "CNTS":
        return from_philips_counts(info, headers)
    if info.units == "BQML":
        return from_activity(info, headers, 1.0)
    if info.units in PROPORTIONAL:
        raise NoSuv(f"{attribute('Units')} is {info.units}, proportional to counts, with no calibration to Bq/mL")
    raise NoSuv(f"{attribute('Units')} is {info.units or 'missing'}, which does not convert to SUV (body weight)")


def from_other_suv(info: SuvInfo, headers: Sequence[Dataset]) -> SuvInfo:
    """SUV of any SUVType to that of body weight, from weight, height and sex; an absent type is body weight."""
    suv_type = common(headers, "SUVType") or ("BW" if info.units == "GML" else "BSA")
    if (info.units, suv_type) == ("GML", "BW"):
        return replace(info, factor=1.0, why="the series is in SUV already")
    if suv_type != "BSA" if info.units == "CM2ML" else suv_type not in KILOGRAMS:
        raise NoSuv(f"{attribute('SUVType')} is {suv_type}, which does not fit {attribute('Units')} {info.units}")
    weight_kg, height_m = weight_of(headers), positive(headers, "PatientSize")
    if height_m > TALLEST_M:
        raise NoSuv(f"{attribute('PatientSize')} is {height_m:g}, not a height in m")
    info = replace(info, weight_kg=weight_kg, why=f"body weight instead of what {suv_type} stands for")
    if suv_type == "BSA":
        size = surface_cm2(weight_kg, height_m)
    else:
        sex = common(headers, "PatientSex")
        if not sex:
            raise NoSuv(f"{attribute('PatientSex')} is missing")
        doubts = []
        if suv_type == "LBM":
            doubts.append(f"{attribute('SUVType')} LBM does not say by which formula: James' with 120 is taken")
        if sex not in ("M", "F"):
            doubts.append(f"{attribute('PatientSex')} is {sex}: the mean of a man's and a woman's {suv_type} is taken")
        info = replace(info, warnings=tuple(doubts))
        size = mass_g(suv_type, sex, weight_kg, height_m)
    if size <= 0:
        raise NoSuv(f"{attribute('PatientWeight')} and {attribute('PatientSize')} give no possible {suv_type}")
    return replace(info, factor=weight_kg * GRAMS_PER_KG / size)


def weight_of(headers: Sequence[Dataset]) -> float:
    """PatientWeight in kg."""
    weight_kg = positive(headers, "PatientWeight")
    if weight_kg > HEAVIEST_KG:
        raise NoSuv(f"{attribute('PatientWeight')} is {weight_kg:g}, not a weight in kg")
    return weight_kg


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
    text = values.pop()
    return float(text) if is_positive(text) else None


def from_activity(info: SuvInfo, headers: Sequence[Dataset], bqml_per_unit: float) -> SuvInfo:
    """The factor weight / decayed dose, for values that become Bq/mL when multiplied by `bqml_per_unit`."""
    correction = common(headers, "DecayCorrection")
    if correction not in ("ADMIN", "START", "NONE"):
        raise NoSuv(f"{attribute('DecayCorrection')} is {correction or 'missing'}")
    weight_kg = weight_of(headers)
    drugs = [drug_of(header) for header in headers]
    dose_bq, warnings = dose_of(drugs)
    info = replace(info, weight_kg=weight_kg, dose_bq=dose_bq, warnings=warnings + doubts_of(headers, correction))
    at_administration = bqml_per_unit * weight_kg * GRAMS_PER_KG / dose_bq
    if correction == "ADMIN":
        why = "the activity is decay-corrected to the administration (ADMIN)"
        return replace(info, factor=at_administration, why=why)
    info = replace(info, half_life_s=positive(drugs, "RadionuclideHalfLife"))
    decayed = decayed_to_start if correction == "START" else decayed_in_each_frame
    return decayed(info, headers, drugs, at_administration)


def decayed_to_start(info: SuvInfo, headers: Sequence[Dataset], drugs: Sequence[Dataset], factor: float) -> SuvInfo:
    """START: the dose decays from its administration, where `factor` holds, to the start of the scan."""
    assert info.half_life_s is not None
    rate = math.log(2) / info.half_life_s
    reference, why, warnings = start_time(headers, rate)
    elapsed, doubts = elapsed_s(headers, drugs, reference, info.half_life_s)
    return replace(
        info,
        factor=factor * math.exp(rate * elapsed),
        reference_time=reference.isoformat(),
        why=why,
        warnings=info.warnings + warnings + doubts,
    )


def decayed_in_each_frame(
    info: SuvInfo, headers: Sequence[Dataset], drugs: Sequence[Dataset], factor: float
) -> SuvInfo:
    """NONE: a slice shows the mean activity of its frame, so the dose decays to its start and on within it."""
    assert info.half_life_s is not None
    rate = math.log(2) / info.half_life_s
    starts = [moment(header, "Acquisition") for header in headers]
    frames_s = [positive([header], "ActualFrameDuration") / 1000 for header in headers]
    first = min(starts)
    elapsed, doubts = elapsed_s(headers, drugs, first, info.half_life_s)
    factors = tuple(
        factor * math.exp(rate * (elapsed + (start - first).total_seconds())) / mean_decay(rate, frame_s)
        for start, frame_s in zip(starts, frames_s, strict=True)
    )
    same = len(set(factors)) == 1
    return replace(
        info,
        factor=factors[0] if same else None,
        slice_factors=() if same else factors,
        reference_time=first.isoformat(),
        why="the start of each frame, decay within it included (NONE)",
        warnings=info.warnings + doubts,
    )


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


def doubts_of(headers: Sequence[Dataset], correction: str) -> tuple[str, ...]:
    """Warnings where CorrectedImage contradicts DecayCorrection, or does not list the attenuation."""
    listed = text_of(headers[0], "CorrectedImage")
    doubts = []
    if listed and ("DECY" in listed) == (correction == "NONE"):
        verb = "lists" if "DECY" in listed else "does not list"
        doubts.append(f"CorrectedImage {verb} DECY; {attribute('DecayCorrection')} {correction} is taken")
    if "ATTN" not in listed:
        doubts.append("CorrectedImage does not list ATTN: the activity may be far too low")
    return tuple(doubts)
