"""Standardised uptake values (body weight) from the attributes of a PET series: correct, or refused by name.

SUV = activity [Bq/mL] x weight [g] / dose [Bq], the dose decayed to the time that the image's
activity is corrected to (DICOM PS3.3 C.8.9.1; DecayCorrection (0054,1102)).
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

import numpy as np
from pydicom.config import disable_value_validation
from pydicom.dataset import Dataset

from redpet.case import SUV, Image
from redpet.dicom.headers import attribute, text_of
from redpet.dicom.injection import (
    NOTHING_STATED,
    Stated,
    check_uptake,
    dose_of,
    drugs_of,
    half_life_of,
    nuclide_of,
    residual_of,
    uptake_of,
)
from redpet.dicom.nuclides import Nuclide
from redpet.dicom.private import (
    PHILIPS_ACTIVITY_FACTOR,
    PHILIPS_SUV_FACTOR,
    PrivateAttribute,
    private_text,
    unclaimed,
)
from redpet.dicom.series import UNITS, source_planes
from redpet.dicom.suv_bids import suv_of_bids
from redpet.dicom.suv_body import GRAMS_PER_KG, HEAVIEST_KG, KILOGRAMS, mass_g, surface_cm2
from redpet.dicom.suv_time import (
    NoSuv,
    Warnings,
    acquisitions,
    common,
    frame_seconds,
    is_positive,
    mean_decay,
    positive,
    start_time,
)
from redpet.dicom.suv_words import SuvInfo, possible
from redpet.errors import InputError

TALLEST_M = 2.8
PROPORTIONAL = {"PROPCNTS", "PROPCPS"}


def suv_info(headers: Sequence[Dataset], stated: Stated = NOTHING_STATED) -> SuvInfo:
    """What the headers of all slices of one PET series, in slice order, say about SUV; never raises for what they lack.

    `stated` goes before what they say of the injection. `reason` names the attribute that is missing or wrong, and
    what is possible without SUV.
    """
    units, correction = text_of(headers[0], "Units"), text_of(headers[0], "DecayCorrection")
    info = SuvInfo(None, units=units, decay_correction=correction, warnings=stated.sentences())
    with disable_value_validation():
        info = with_injection(info, headers, stated)
        try:
            return possible(lambda: with_factor(info, headers, stated))
        except NoSuv as reason:
            return replace(info, reason=f"{reason}: SUV is not possible, {UNITS.get(units, units)} is")


def with_injection(info: SuvInfo, headers: Sequence[Dataset], stated: Stated) -> SuvInfo:
    """The info with what the headers say of the injection, as far as they say it."""
    info = replace(info, residual=residual_of(headers[0]))
    with suppress(NoSuv):
        drugs, _ = drugs_of(headers)
        nuclide, _ = nuclide_of(drugs)
        info = replace(info, nuclide=nuclide.name, half_life_s=half_life_of(drugs, nuclide))
        with suppress(NoSuv):
            info = replace(info, dose_bq=dose_of(headers, drugs, nuclide, stated)[0])
        reference = start_time(headers, math.log(2) / nuclide.half_life_s)[0]
        info = replace(info, uptake_s=uptake_of(headers, drugs, reference, nuclide, stated)[0])
    return info


def suv_of_source(image: Image, stated: Stated = NOTHING_STATED) -> SuvInfo | None:
    """What the DICOM files or the BIDS-PET JSON that an image was read from say about SUV, None without either."""
    if headers := [one.suv_header for one in source_planes(image)]:
        return suv_info(headers, stated)
    said = image.provenance.get("bids")
    return None if said is None else suv_of_bids(said, image.unit, stated)


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


def with_factor(info: SuvInfo, headers: Sequence[Dataset], stated: Stated) -> SuvInfo:
    """The info with its factor; raises NoSuv."""
    if info.units in ("GML", "CM2ML"):
        return from_other_suv(info, headers)
    if info.units == "CNTS":
        return from_philips_counts(info, headers, stated)
    if info.units == "BQML":
        return from_activity(info, headers, stated, 1.0)
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
        info = replace(info, warnings=info.warnings + tuple(doubts))
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


def from_philips_counts(info: SuvInfo, headers: Sequence[Dataset], stated: Stated) -> SuvInfo:
    """Counts with the private factors of Philips: to SUV (7053,1000), or else to Bq/mL (7053,1009)."""
    if "philips" not in text_of(headers[0], "Manufacturer").lower():
        raise NoSuv(f"{attribute('Units')} is CNTS without a calibration to Bq/mL")
    factor = private_factor(headers, PHILIPS_SUV_FACTOR)
    info = replace(info, warnings=info.warnings + unclaimed(headers, PHILIPS_SUV_FACTOR))
    if factor is not None:
        return replace(info, factor=factor, why=f"Philips' SUV factor {PHILIPS_SUV_FACTOR}")
    activity = private_factor(headers, PHILIPS_ACTIVITY_FACTOR)
    if activity is not None:
        return from_activity(info, headers, stated, activity)
    raise NoSuv(
        f"{attribute('Units')} is CNTS, and Philips' factors {PHILIPS_SUV_FACTOR} and {PHILIPS_ACTIVITY_FACTOR} are "
        "missing or 0"
    )


def private_factor(headers: Sequence[Dataset], private: PrivateAttribute) -> float | None:
    """A private factor that is above 0 and the same in all slices, or None where it is missing or 0."""
    values = {private_text(header, private) for header in headers}
    if len(values) > 1:
        raise NoSuv(f"the private factor {private} differs between the slices")
    text = values.pop()
    return float(text) if is_positive(text) else None


def from_activity(info: SuvInfo, headers: Sequence[Dataset], stated: Stated, bqml_per_unit: float) -> SuvInfo:
    """The factor weight / decayed dose, for values that become Bq/mL when multiplied by `bqml_per_unit`."""
    correction = common(headers, "DecayCorrection")
    if correction not in ("ADMIN", "START", "NONE"):
        raise NoSuv(f"{attribute('DecayCorrection')} is {correction or 'missing'}")
    weight_kg = weight_of(headers)
    drugs, several = drugs_of(headers)
    nuclide, chosen = nuclide_of(drugs)
    dose_bq, unit = dose_of(headers, drugs, nuclide, stated)
    warnings = info.warnings + several + chosen + unit + doubts_of(headers, correction)
    info = replace(info, weight_kg=weight_kg, dose_bq=dose_bq, warnings=warnings)
    at_administration = bqml_per_unit * weight_kg * GRAMS_PER_KG / dose_bq
    if correction == "ADMIN":
        why = "the activity is decay-corrected to the administration (ADMIN)"
        return replace(info, factor=at_administration, why=why)
    decayed = decayed_to_start if correction == "START" else decayed_in_each_frame
    return decayed(info, headers, drugs, nuclide, stated, at_administration)


def decayed_to_start(
    info: SuvInfo,
    headers: Sequence[Dataset],
    drugs: Sequence[Dataset],
    nuclide: Nuclide,
    stated: Stated,
    factor: float,
) -> SuvInfo:
    """START: the dose decays from its administration, where `factor` holds, to the start of the scan."""
    rate = math.log(2) / half_life_of(drugs, nuclide)
    reference, why, warnings = start_time(headers, rate)
    elapsed_s, doubts = elapsed(headers, drugs, reference, nuclide, stated)
    return replace(
        info,
        factor=factor * math.exp(rate * elapsed_s),
        reference_time=reference.isoformat(),
        why=why,
        warnings=info.warnings + warnings + doubts,
    )


def decayed_in_each_frame(
    info: SuvInfo,
    headers: Sequence[Dataset],
    drugs: Sequence[Dataset],
    nuclide: Nuclide,
    stated: Stated,
    factor: float,
) -> SuvInfo:
    """NONE: a slice shows the mean activity of its frame, so the dose decays to its start and on within it."""
    rate = math.log(2) / half_life_of(drugs, nuclide)
    starts, dated = acquisitions(headers)
    frames_s = [frame_seconds(header) for header in headers]
    first = min(starts)
    elapsed_s, doubts = elapsed(headers, drugs, first, nuclide, stated)
    factors = tuple(
        factor * math.exp(rate * (elapsed_s + (start - first).total_seconds())) / mean_decay(rate, frame_s)
        for start, frame_s in zip(starts, frames_s, strict=True)
    )
    same = len(set(factors)) == 1
    return replace(
        info,
        factor=factors[0] if same else None,
        slice_factors=() if same else factors,
        reference_time=first.isoformat(),
        uptake_s=elapsed_s,
        why="the start of each frame, decay within it included (NONE)",
        warnings=info.warnings + dated + doubts,
    )


def elapsed(
    headers: Sequence[Dataset], drugs: Sequence[Dataset], reference: datetime, nuclide: Nuclide, stated: Stated
) -> tuple[float, Warnings]:
    """Seconds from the injection to `reference`, with what to doubt; NoSuv where no protocol has such an uptake."""
    elapsed_s, name, doubts = uptake_of(headers, drugs, reference, nuclide, stated)
    return elapsed_s, doubts + check_uptake(elapsed_s, name, headers, reference, nuclide, stated)


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
