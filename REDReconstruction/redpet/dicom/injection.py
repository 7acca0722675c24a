"""What was injected and when: the dose, the nuclide and the uptake time, held to what people are given.

What a person cannot have been given is refused for SUV, or taken on the user's word (`Stated`), never silently.
"""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from pydicom.dataset import Dataset
from pydicom.valuerep import DT, TM

from redpet.dicom.headers import ENHANCED_PET, attribute, text_of
from redpet.dicom.nuclides import SAME_HALF_LIFE, SHORT_LIVED_S, Nuclide, coded_nuclide, in_another_unit, nuclide_with
from redpet.dicom.private import GE_RESIDUAL, private_text
from redpet.dicom.suv_time import NoSuv, Warnings, common, end_time, is_ge, local, parsed, plain, positive
from redpet.errors import InputError

BQ_PER_MBQ = 1e6
DOSE_UNITS = {"Bq": 1.0, "kBq": 1e3, "MBq": 1e6, "uCi": 3.7e4, "mCi": 3.7e7}
"""Becquerels of each unit that a dose is written in."""
DUMMY_FROM = timedelta(days=30)
"""A date of injection that lies farther from the scan was put there by a de-identification."""
SAME_CLOCK_S = 60.0
TYPED = re.compile(r"(\d{4}-?\d{2}-?\d{2}[T ])?\d{2}:?\d{2}(:?\d{2}(\.\d{1,6})?)?", re.ASCII)
DOSE, HALF_LIFE = attribute("RadionuclideTotalDose"), attribute("RadionuclideHalfLife")
START_TIME, START = attribute("RadiopharmaceuticalStartTime"), attribute("RadiopharmaceuticalStartDateTime")


@dataclass(frozen=True)
class Stated:
    """What a person says of the injection where the file says it wrongly: the unit of the dose, and the time.

    `injection_time` is a time of day, as 10:05, on the day of the scan, or with a date, as 2026-01-05T10:05.
    """

    dose_unit: str | None = None
    injection_time: str | None = None

    def check(self) -> None:
        """Raise InputError for a unit that is unknown or a time that is none."""
        if self.dose_unit is not None and self.dose_unit not in DOSE_UNITS:
            raise InputError(f"--dose-unit is one of {', '.join(DOSE_UNITS)}, not {self.dose_unit}.")
        if self.injection_time is not None:
            moment_said(self.injection_time)

    def in_general(self) -> str:
        """That something was taken on the user's word, without the date that may be in it; empty where nothing was."""
        said = ["unit of the dose"] * bool(self.dose_unit) + ["time of the injection"] * bool(self.injection_time)
        return f"On the user's word: {', '.join(said)}." if said else ""

    def sentences(self) -> Warnings:
        """What was taken on the user's word, for the record."""
        unit = self.dose_unit and f"the injected dose is taken in {self.dose_unit}, as --dose-unit says"
        clock = self.injection_time and f"the injection is taken at {self.injection_time}, as --injection-time says"
        return tuple(told for told in (unit, clock) if told)


NOTHING_STATED = Stated()


def moment_said(text: str) -> datetime | time:
    """A date-time or a time of day that a person typed; raises InputError where it is none of them."""
    if match := TYPED.fullmatch(text.strip()):
        kind = datetime if match[1] else time
        with suppress(ValueError):
            return kind.fromisoformat(match[0])
    raise InputError(
        f"--injection-time {text}: give the scanner's local time as 10:05 or 10:05:30, with a date as 2026-01-05T10:05."
    )


def drugs_of(headers: Sequence[Dataset]) -> tuple[list[Dataset], Warnings]:
    """The radiopharmaceutical of each slice, empty items aside; NoSuv where there is none, or several that differ."""
    drugs, left_out = [], False
    for header in headers:
        items = header.get("RadiopharmaceuticalInformationSequence") or []
        full = [item for item in items if any(element.value not in (None, "", []) for element in item)]
        if not full or any(item != full[0] for item in full[1:]):
            name = attribute("RadiopharmaceuticalInformationSequence")
            raise NoSuv(f"{name} has {len(items)} items" if items else f"{name} is missing")
        drugs.append(full[0])
        left_out |= len(items) > 1
    doubt = f"{attribute('RadiopharmaceuticalInformationSequence')} has several items: the others are empty or alike"
    return drugs, (doubt,) * left_out


def nuclide_of(drugs: Sequence[Dataset]) -> tuple[Nuclide, Warnings]:
    """The nuclide, by its code and its half-life; NoSuv where they contradict each other or nothing names it."""
    coded = coded_nuclide(drugs)
    if coded is not None and not common(drugs, "RadionuclideHalfLife"):
        doubt = f"{HALF_LIFE} is missing: that of {coded.name}, which is coded, is taken ({coded.half_life_s:g} s)"
        return coded, (doubt,)
    half_life_s = positive(drugs, "RadionuclideHalfLife")
    if coded is None:
        if other := in_another_unit(half_life_s):
            raise NoSuv(f"{HALF_LIFE} is {half_life_s:g} s, which is that of {other}")
        return nuclide_with(half_life_s), ()
    if abs(half_life_s / coded.half_life_s - 1) > SAME_HALF_LIFE:
        raise NoSuv(
            f"{HALF_LIFE} is {half_life_s:g} s, the nuclide that is coded, {coded.name}, has {coded.half_life_s:g} s"
        )
    return coded, ()


def half_life_of(drugs: Sequence[Dataset], nuclide: Nuclide) -> float:
    """The half-life in seconds: the file's own where it has one."""
    return positive(drugs, "RadionuclideHalfLife") if common(drugs, "RadionuclideHalfLife") else nuclide.half_life_s


def dose_of(
    headers: Sequence[Dataset], drugs: Sequence[Dataset], nuclide: Nuclide, stated: Stated
) -> tuple[float, Warnings]:
    """RadionuclideTotalDose in Bq: in the unit of the standard, in MBq or Bq where nothing else can be, or as stated.

    Classic objects state it in Bq, enhanced ones in MBq (DICOM PS3.3 C.8.9.2, C.8.22.4). Raises NoSuv for a dose of
    this nuclide that no person is given.
    """
    said = positive(drugs, "RadionuclideTotalDose")
    if stated.dose_unit is not None:
        return said * DOSE_UNITS[stated.dose_unit], ()
    standard = "MBq" if text_of(headers[0], "SOPClassUID") in ENHANCED_PET else "Bq"
    possible = possible_units(said, nuclide)
    if standard not in possible and possible in (["MBq"], ["Bq"]):
        return said * DOSE_UNITS[possible[0]], (f"{DOSE} is {said:g}: taken as {possible[0]}",)
    check_dose(said, standard, nuclide, DOSE)
    return said * DOSE_UNITS[standard], ()


def possible_units(said: float, nuclide: Nuclide) -> list[str]:
    """The units in which a number is a dose that people are given of the nuclide."""
    least, most = (limit * BQ_PER_MBQ for limit in nuclide.dose_mbq)
    return [unit for unit, becquerels in DOSE_UNITS.items() if least <= said * becquerels <= most]


def check_dose(said: float, unit: str, nuclide: Nuclide, name: str) -> None:
    """Raise NoSuv for a dose of the nuclide that no person is given, with the units in which one would be."""
    possible = possible_units(said, nuclide)
    if unit in possible:
        return
    low, high = nuclide.dose_mbq
    usual = f"{nuclide.name or 'any nuclide'}: {low:g} to {high:g} MBq"
    unlike = f"{name} is {said:g} {unit}, and no person is given that ({usual})"
    if possible:
        choices = " or ".join(f"--dose-unit {one}" for one in possible)
        raise NoSuv(f"{unlike}; if it is in {' or '.join(possible)}, say {choices}")
    raise NoSuv(f"{unlike}, nor the same in another unit; --dose-unit takes it as it is")


def residual_of(header: Dataset) -> str:
    """What the file says of the activity that was not injected, in words; empty where it says nothing.

    RadionuclideTotalDose is what was administered, so it is not subtracted again.
    """
    text = private_text(header, GE_RESIDUAL) if is_ge(header) else ""
    return f"{text} left in the syringe, GE {GE_RESIDUAL}, unit not stated; not subtracted" if text else ""


def uptake_of(
    headers: Sequence[Dataset], drugs: Sequence[Dataset], reference: datetime, nuclide: Nuclide, stated: Stated
) -> tuple[float, str, Warnings]:
    """Seconds from the injection to `reference`, below 0 for an injection after it; and which attribute says so.

    A time of day without a date is within the scan or in the day before. Raises NoSuv where nothing says it; whether
    it can be is for `check_uptake`.
    """
    end = max(reference, end_time(headers))
    if stated.injection_time is not None:
        said = moment_said(stated.injection_time)
        if isinstance(said, datetime):
            return (reference - said).total_seconds(), "--injection-time", ()
        return by_clock(said, reference, end, "--injection-time")
    dated, clock = common(drugs, "RadiopharmaceuticalStartDateTime"), common(drugs, "RadiopharmaceuticalStartTime")
    if not (dated or clock):
        raise NoSuv(f"{START_TIME} and RadiopharmaceuticalStartDateTime (0018,1078) are missing")
    if not dated:
        if nuclide.half_life_s > SHORT_LIVED_S:
            raise NoSuv(f"{START} is missing, and {START_TIME} has no date")
        return by_clock(plain(parsed(TM, clock, START_TIME)), reference, end, START_TIME)
    injected = local(parsed(DT, dated, START), headers[0], START)
    elapsed = (reference - injected).total_seconds()
    if not clock:
        return elapsed, START, ()
    alone = by_clock(plain(parsed(TM, clock, START_TIME)), reference, end, START_TIME)
    if abs(reference - injected) > DUMMY_FROM and nuclide.half_life_s <= SHORT_LIVED_S:
        doubt = f"{START} lies {abs(elapsed) / 86400:.0f} days from the scan: {START_TIME} is taken"
        return alone[0], START_TIME, (doubt, *alone[2])
    if abs((alone[0] - elapsed + 43200) % 86400 - 43200) > SAME_CLOCK_S:
        return elapsed, START, (f"{START_TIME} and {START} say different times of day: the latter is taken",)
    return elapsed, START, ()


def by_clock(clock: time, reference: datetime, end: datetime, name: str) -> tuple[float, str, Warnings]:
    """The same from a time of day: within the scan, or on its day before it, or on the day before."""
    injected = datetime.combine(reference.date(), clock)
    doubts: Warnings = ()
    if injected + timedelta(days=1) < end:
        injected += timedelta(days=1)
    elif injected >= end and injected > reference:
        injected -= timedelta(days=1)
        doubts = (f"{name} has no date and is later than the scan: taken as the day before",)
    return (reference - injected).total_seconds(), name, doubts


def check_uptake(
    elapsed_s: float, name: str, headers: Sequence[Dataset], reference: datetime, nuclide: Nuclide, stated: Stated
) -> Warnings:
    """A warning for an injection during the scan; NoSuv for an uptake time that no protocol of the nuclide has."""
    if elapsed_s < 0:
        if reference - timedelta(seconds=elapsed_s) < end_time(headers):
            return (f"{name} lies {-elapsed_s:g} s after the start that the image refers to, during the scan",)
        raise NoSuv(f"{name} lies {in_words(-elapsed_s)} after the time that the image refers to, which cannot be")
    if stated.injection_time is None:
        check_wait(elapsed_s, name, nuclide)
    return ()


def check_wait(elapsed_s: float, name: str, nuclide: Nuclide) -> None:
    """Raise NoSuv for an uptake time that no protocol of the nuclide has."""
    longest = nuclide.longest_uptake_s
    if elapsed_s > longest:
        raise NoSuv(
            f"{name} lies {in_words(elapsed_s)} before the time that the image refers to, and no protocol of "
            f"{nuclide.name or 'this nuclide'} waits longer than {in_words(longest)}: it may be in UTC or on a "
            "12-hour clock; say the true time with --injection-time"
        )


def in_words(seconds: float) -> str:
    """A time span as people say it."""
    return f"{seconds / 3600:.1f} hours" if seconds < 2 * 86400 else f"{seconds / 86400:.1f} days"
