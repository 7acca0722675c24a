"""Standardised uptake values (body weight) from the JSON of a BIDS-PET image, by the rules that hold for DICOM.

The fields are those of BIDS (Modality specific files, Positron Emission Tomography); all times are seconds after its
TimeZero. The weight is `BodyWeight`, or `PatientWeight` as dcm2niix writes it, in kg.
"""

import math
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time
from typing import Any

from redpet.case import BQML, SUV
from redpet.dicom.injection import DOSE_UNITS, NOTHING_STATED, Stated, check_dose, check_wait, in_words, moment_said
from redpet.dicom.nuclides import NUCLIDES, SAME_HALF_LIFE, Nuclide, in_another_unit, named, nuclide_with
from redpet.dicom.suv_body import GRAMS_PER_KG, HEAVIEST_KG
from redpet.dicom.suv_time import LONGEST_FRAME_S, NoSuv, mean_decay
from redpet.dicom.suv_words import SuvInfo, possible

FIELDS = (
    "InjectedRadioactivity", "InjectedRadioactivityUnits", "TracerRadionuclide", "RadionuclideHalfLife", "BodyWeight",
    "BodyWeightUnit", "PatientWeight", "TimeZero", "InjectionStart", "ImageDecayCorrected", "ImageDecayCorrectionTime",
)  # fmt: skip
"""What SUV is computed from, beside FrameTimesStart and FrameDuration of the image, each a number."""
DAY_S = 86400.0
MOST = 1e12
"""No second, kilogram or becquerel of a scan is above it."""


def suv_of_bids(said: Mapping[str, Any], unit: str, stated: Stated = NOTHING_STATED) -> SuvInfo:
    """What the fields of an image in `unit` say about SUV; what they lack is named in `reason`."""
    info = SuvInfo(None, units=unit, warnings=stated.sentences())
    if unit == SUV:
        return replace(info, factor=1.0, units="GML", why="the image is in SUV already")
    with suppress(NoSuv):
        nuclide = nuclide_of(said)
        info = replace(info, nuclide=nuclide.name, half_life_s=nuclide.half_life_s)
        with suppress(NoSuv):
            info = replace(info, dose_bq=dose_of(said, nuclide, stated))
        info = replace(info, uptake_s=reference_of(said)[0] - injection_of(said, stated))
    try:
        if unit != BQML:
            raise NoSuv(f"`Units` is {unit}, which does not convert to SUV (body weight)")
        return possible(lambda: with_factor(info, said, stated))
    except NoSuv as reason:
        return replace(info, reason=f"{reason}: SUV is not possible, {unit} is")


def with_factor(info: SuvInfo, said: Mapping[str, Any], stated: Stated) -> SuvInfo:
    """The info with its factor, weight / decayed dose; raises NoSuv."""
    weight_kg, nuclide = weight_of(said), nuclide_of(said)
    dose_bq = dose_of(said, nuclide, stated)
    reference_s, why = reference_of(said)
    elapsed_s = reference_s - injection_of(said, stated)
    rate = math.log(2) / nuclide.half_life_s
    if elapsed_s < 0 and -elapsed_s >= end_of(said, reference_s) - reference_s:
        raise NoSuv(f"`InjectionStart` lies {in_words(-elapsed_s)} after the time that the image refers to")
    if elapsed_s < 0:
        doubt = f"`InjectionStart` lies {-elapsed_s:g} s after the time that the image refers to, during the scan"
        info = replace(info, warnings=(*info.warnings, doubt))
    if stated.injection_time is None:
        check_wait(elapsed_s, "`InjectionStart`", nuclide)
    within = 1.0 if corrected(said) else mean_decay(rate, frame_seconds(said))
    factor = weight_kg * GRAMS_PER_KG / dose_bq * math.exp(rate * elapsed_s) / within
    return replace(info, factor=factor, weight_kg=weight_kg, why=why)


def weight_of(said: Mapping[str, Any]) -> float:
    """The weight in kg."""
    name = "BodyWeight" if "BodyWeight" in said else "PatientWeight"
    if name not in said:
        raise NoSuv("`BodyWeight` is missing in the JSON (kg; `PatientWeight`, as dcm2niix writes it, does too)")
    if str(said.get("BodyWeightUnit", "kg")).lower() != "kg":
        raise NoSuv(f"`BodyWeightUnit` is {said['BodyWeightUnit']}, not kg")
    weight_kg = positive(said, name)
    if weight_kg > HEAVIEST_KG:
        raise NoSuv(f"`{name}` is {weight_kg:g}, not a weight in kg")
    return weight_kg


def nuclide_of(said: Mapping[str, Any]) -> Nuclide:
    """The nuclide by its name, else by its half-life; NoSuv where they contradict each other or neither is known."""
    text = str(said.get("TracerRadionuclide", ""))
    nuclide = next((one for one in NUCLIDES if named(one, text)), None)
    if "RadionuclideHalfLife" not in said:
        if nuclide is None:
            raise NoSuv(f"`TracerRadionuclide` is {text or 'missing'}, so the half-life is not known")
        return nuclide
    half_life_s = positive(said, "RadionuclideHalfLife")
    if nuclide is not None and abs(half_life_s / nuclide.half_life_s - 1) > SAME_HALF_LIFE:
        raise NoSuv(f"`RadionuclideHalfLife` is {half_life_s:g} s, {nuclide.name} has {nuclide.half_life_s:g} s")
    if nuclide is None and (other := in_another_unit(half_life_s)):
        raise NoSuv(f"`RadionuclideHalfLife` is {half_life_s:g} s, which is that of {other}")
    return replace(nuclide or nuclide_with(half_life_s), half_life_s=half_life_s)


def dose_of(said: Mapping[str, Any], nuclide: Nuclide, stated: Stated) -> float:
    """InjectedRadioactivity in Bq. Raises NoSuv for one of this nuclide that no person is given."""
    activity, unit = positive(said, "InjectedRadioactivity"), stated.dose_unit
    if unit is None:
        unit = str(said.get("InjectedRadioactivityUnits", "")).replace("µ", "u").replace("μ", "u")
        if unit not in DOSE_UNITS:
            known = ", ".join(DOSE_UNITS)
            raise NoSuv(f"`InjectedRadioactivityUnits` is {unit or 'missing'}; it is one of {known}")
        check_dose(activity, unit, nuclide, "`InjectedRadioactivity`")
    return activity * DOSE_UNITS[unit]


def injection_of(said: Mapping[str, Any], stated: Stated) -> float:
    """When the injection began, in seconds after TimeZero; a time of day that was stated, within a day of it."""
    if stated.injection_time is None:
        return seconds(said, "InjectionStart")
    clock = moment_said(stated.injection_time)
    try:
        zero = time.fromisoformat(str(said.get("TimeZero", "")))
    except ValueError as error:
        raise NoSuv("`TimeZero` is no time of day, which --injection-time needs") from error
    clock = clock.time() if isinstance(clock, datetime) else clock
    before_s = (of_day(zero) + reference_of(said)[0] - of_day(clock)) % DAY_S
    return reference_of(said)[0] - before_s


def of_day(clock: time) -> float:
    """Seconds since midnight."""
    return 3600.0 * clock.hour + 60 * clock.minute + clock.second + clock.microsecond / 1e6


def reference_of(said: Mapping[str, Any]) -> tuple[float, str]:
    """The time that the activity refers to, in seconds after TimeZero, and which field says so."""
    name = "ImageDecayCorrectionTime" if corrected(said) else "FrameTimesStart"
    how = "" if corrected(said) else ", decay within the frame included"
    return seconds(said, name), f"`{name}`{how}"


def corrected(said: Mapping[str, Any]) -> bool:
    """Whether the image is corrected for decay; raises NoSuv where that is not said."""
    value = said.get("ImageDecayCorrected")
    if value is None:
        raise NoSuv(missing("ImageDecayCorrected"))
    if not isinstance(value, bool):
        raise NoSuv("`ImageDecayCorrected` is not true or false")
    return value


def end_of(said: Mapping[str, Any], otherwise_s: float) -> float:
    """When the scan ended, in seconds after TimeZero, as far as that is said."""
    with suppress(NoSuv):
        return seconds(said, "FrameTimesStart") + frame_seconds(said)
    return otherwise_s


def frame_seconds(said: Mapping[str, Any]) -> float:
    """How long the frames of the image lasted together. Raises NoSuv for longer than any scan lasts."""
    duration_s = positive(said, "FrameDuration")
    if duration_s > LONGEST_FRAME_S:
        raise NoSuv(f"`FrameDuration` is {duration_s:g} s, which no frame lasts")
    return duration_s


def seconds(said: Mapping[str, Any], name: str) -> float:
    """A finite number. Raises NoSuv for anything else."""
    value = said.get(name)
    if value is None:
        raise NoSuv(missing(name))
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < math.inf:
        raise NoSuv(f"`{name}` is no number")
    if abs(value) > MOST:
        raise NoSuv(f"`{name}` is larger than it can be")
    return float(value)


def positive(said: Mapping[str, Any], name: str) -> float:
    """A finite number above 0. Raises NoSuv for anything else."""
    if (value := seconds(said, name)) <= 0:
        raise NoSuv(f"`{name}` must be above 0")
    return value


def missing(name: str) -> str:
    """The words for a field that is not there."""
    return f"`{name}` is missing in the JSON"
