"""When a PET series was acquired, from attributes that vendors fill in differently."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

from pydicom.dataset import Dataset
from pydicom.valuerep import DA, DT, TM

from redpet.dicom.headers import TEXT_NUMBER, attribute, text_of
from redpet.dicom.private import GE_DECAY_TIME, private_text, unclaimed

SAME_TIME_S = 1.0
DOUBTFUL_TIME_S = 60.0
DOUBT = "SeriesTime and the scanner's own reference time differ by more than a minute: SeriesTime is taken"
LONGEST_FRAME_S = 6 * 3600.0
"""No frame lasts longer: a longer duration is in another unit."""
TO_THE_MINUTE = {DA: r"\d{4}\D?\d{2}\D?\d{2}", TM: r"\d{2}:?\d{2}", DT: r"\d{12}"}
Warnings = tuple[str, ...]


class NoSuv(Exception):
    """Why there is no SUV: a sentence that names the attribute."""


def start_time(headers: Sequence[Dataset], rate: float) -> tuple[datetime, str, Warnings]:
    """The time that START refers to: SeriesTime unless later than the acquisition, then what the frames say."""
    acquired, doubts = acquisitions(headers)
    earliest = min(acquired)
    series = moment(headers[0], "Series")
    private = private_text(headers[0], GE_DECAY_TIME) if is_ge(headers[0]) else ""
    if private:
        why = f"GE {GE_DECAY_TIME}"
        own: datetime | None = local(parsed(DT, private, why), headers[0], why)
    else:
        why = "AcquisitionTime and FrameReferenceTime, computed back"
        own = back_computed(headers, acquired, rate)
    if series is not None and (series - earliest).total_seconds() <= SAME_TIME_S:
        doubtful = own is not None and abs((own - series).total_seconds()) > DOUBTFUL_TIME_S
        return series, "SeriesTime", doubts + (DOUBT,) * doubtful
    if own is not None:
        return own, why, doubts + late(series, why) + (unclaimed(headers, GE_DECAY_TIME) if private else ())
    stated = text_of(headers[0], "NumberOfSlices")
    if stated.isdigit() and int(stated) > len(headers):
        raise NoSuv(
            f"{attribute('SeriesTime')} is missing or later than the acquisition, and the series is a part, "
            "whose first acquisition may be absent"
        )
    why = "the earliest AcquisitionTime"
    return earliest, why, doubts + late(series, why)


def late(series: datetime | None, why: str) -> Warnings:
    """The warning that SeriesTime was not taken, and what was."""
    how = "is missing" if series is None else "lies after the acquisition"
    return (f"{attribute('SeriesTime')} {how}: the time that the activity refers to is taken from {why}",)


def back_computed(headers: Sequence[Dataset], acquired: Sequence[datetime], rate: float) -> datetime | None:
    """The start `t_acq + T_ave - FrameReferenceTime` that all frames agree on, None where they lack a time.

    FrameReferenceTime is when the frame's mean activity occurred, `T_ave` the same from the frame's start.
    """
    starts = []
    for header, start in zip(headers, acquired, strict=True):
        reference_ms, duration_ms = (text_of(header, name) for name in ("FrameReferenceTime", "ActualFrameDuration"))
        if not (is_positive(reference_ms) and is_positive(duration_ms)):
            return None
        mean_s = -math.log(mean_decay(rate, float(duration_ms) / 1000)) / rate
        starts.append(start + timedelta(seconds=mean_s - float(reference_ms) / 1000))
    if (max(starts) - min(starts)).total_seconds() > SAME_TIME_S:
        return None
    return min(starts)


def mean_decay(rate: float, duration_s: float) -> float:
    """The mean of exp(-rate t) over a frame of `duration_s` from its start."""
    return -math.expm1(-rate * duration_s) / (rate * duration_s)


def end_time(headers: Sequence[Dataset]) -> datetime:
    """When the last frame ended, as far as the durations are known; raises NoSuv where no start is known."""
    durations = [text_of(header, "ActualFrameDuration") for header in headers]
    known = [float(text) / 1000 if is_positive(text) else 0.0 for text in durations]
    seconds = [one if one <= LONGEST_FRAME_S else 0.0 for one in known]
    return max(
        start + timedelta(seconds=duration) for start, duration in zip(acquisitions(headers)[0], seconds, strict=True)
    )


def frame_seconds(header: Dataset) -> float:
    """How long a frame lasted; raises NoSuv where that is not said, or longer than any frame lasts."""
    seconds = positive([header], "ActualFrameDuration") / 1000
    if seconds > LONGEST_FRAME_S:
        raise NoSuv(f"{attribute('ActualFrameDuration')} is {seconds * 1000:g} ms, which no frame lasts")
    return seconds


def acquisitions(headers: Sequence[Dataset]) -> tuple[list[datetime], Warnings]:
    """When each slice was acquired; raises NoSuv where that is missing.

    A missing date is that of the series where the times leave no doubt of it, and this is said.
    """
    times, borrowed = [], False
    for header in headers:
        known = moment(header, "Acquisition")
        if known is None and (text := text_of(header, "AcquisitionDateTime")):
            name = attribute("AcquisitionDateTime")
            known = local(parsed(DT, text, name), header, name)
        if known is None:
            known, borrowed = on_the_date_of_the_series(header), True
        times.append(known)
    doubt = f"{attribute('AcquisitionDate')} is missing: the date of the series is taken"
    return times, (doubt,) * borrowed


def on_the_date_of_the_series(header: Dataset) -> datetime:
    """AcquisitionTime on the date of the series or the study that began before it on that day; NoSuv otherwise."""
    clock = text_of(header, "AcquisitionTime")
    if not clock:
        raise NoSuv(f"{attribute('AcquisitionTime')} is missing")
    acquired = plain(parsed(TM, clock, attribute("AcquisitionTime")))
    begun = [when for when in (moment(header, "Series"), moment(header, "Study")) if when is not None]
    for before in begun:
        if before.time() <= acquired and before.date() == begun[0].date():
            return datetime.combine(before.date(), acquired)
    raise NoSuv(f"{attribute('AcquisitionDate')} is missing")


def moment(header: Dataset, which: str) -> datetime | None:
    """Date and time of the Study, the Series or the Acquisition; None where either is missing."""
    date, clock = text_of(header, f"{which}Date"), text_of(header, f"{which}Time")
    if not (date and clock):
        return None
    return datetime.combine(
        parsed(DA, date, attribute(f"{which}Date")), plain(parsed(TM, clock, attribute(f"{which}Time")))
    )


def parsed(kind: Any, text: str, name: str) -> Any:
    """A DICOM date, time or date-time; raises NoSuv where `text` is none."""
    try:
        value = kind(text)
    except (ValueError, TypeError) as error:
        raise NoSuv(f"{name} is not a valid date or time") from error
    if value is None or not re.match(TO_THE_MINUTE[kind], text):
        raise NoSuv(f"{name} is not complete to the minute")
    return value


def plain(clock: time) -> time:
    """A time of the standard library."""
    return time(clock.hour, clock.minute, clock.second, clock.microsecond)


def local(value: datetime, header: Dataset, name: str) -> datetime:
    """A date-time in the clock of the series; raises NoSuv where it has an offset and the series has none."""
    bare = datetime(value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
    offset = value.utcoffset()
    if offset is None:
        return bare
    zone = text_of(header, "TimezoneOffsetFromUTC")
    if not zone:
        raise NoSuv(f"{name} has an offset from UTC and {attribute('TimezoneOffsetFromUTC')} is missing")
    return (bare - offset).replace(tzinfo=UTC).astimezone(zone_of(zone)).replace(tzinfo=None)


def zone_of(text: str) -> timezone:
    """A time zone from TimezoneOffsetFromUTC, such as "+0130"."""
    try:
        return datetime.strptime(text, "%z").tzinfo  # type: ignore[return-value]
    except ValueError as error:
        raise NoSuv(f"{attribute('TimezoneOffsetFromUTC')} is not an offset such as +0100") from error


def is_ge(header: Dataset) -> bool:
    """Whether the series comes from a GE scanner, whose private tags mean what we read in them."""
    return text_of(header, "Manufacturer").upper().startswith("GE")


def common(headers: Sequence[Dataset], keyword: str) -> str:
    """The text that all slices share; raises NoSuv where they differ."""
    values = {text_of(header, keyword) for header in headers}
    if len(values) > 1:
        raise NoSuv(f"{attribute(keyword)} differs between the slices")
    return values.pop()


def positive(headers: Sequence[Dataset], keyword: str) -> float:
    """The number above 0 that all slices share; raises NoSuv where it is missing or anything else."""
    text = common(headers, keyword)
    if not text:
        raise NoSuv(f"{attribute(keyword)} is missing")
    if not is_positive(text):
        raise NoSuv(f"{attribute(keyword)} must be a number above 0")
    return float(text)


def is_positive(text: str, or_zero: bool = False) -> bool:
    """Whether the text is a number of DICOM, finite and above 0, or 0 where that is allowed."""
    if not TEXT_NUMBER.fullmatch(text.strip()):
        return False
    return 0 < float(text) < math.inf or (or_zero and float(text) == 0)
