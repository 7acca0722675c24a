"""When a PET series was acquired and its dose injected, from attributes that vendors fill in differently."""

import math
import re
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

from pydicom.dataset import Dataset
from pydicom.valuerep import DA, DT, TM

from redpet.dicom.headers import GE_DECAY_TIME, TEXT_NUMBER, attribute, text_of

SHORT_LIVED_S = 6 * 3600.0
"""Up to this half-life an injection time without a date is within the day before the scan."""
MOST_HALF_LIVES = 10.0
SAME_TIME_S = 1.0
DOUBTFUL_TIME_S = 60.0
DOUBT = "SeriesTime and the scanner's own reference time differ by more than a minute: SeriesTime is taken"
TO_THE_MINUTE = {DA: r"\d{4}\D?\d{2}\D?\d{2}", TM: r"\d{2}:?\d{2}", DT: r"\d{12}"}


class NoSuv(Exception):
    """Why there is no SUV: a sentence that names the attribute."""


def start_time(headers: Sequence[Dataset], rate: float) -> tuple[datetime, str, tuple[str, ...]]:
    """The time that START refers to: SeriesTime unless later than the acquisition, then what the frames say."""
    acquired = [moment(header, "Acquisition") for header in headers]
    earliest = min(acquired)
    series = moment(headers[0], "Series", required=False)
    private = private_text(headers[0], GE_DECAY_TIME) if is_ge(headers[0]) else ""
    if private:
        why = "GE (0009,100D)"
        own: datetime | None = local(parsed(DT, private, why), headers[0], why)
    else:
        why = "AcquisitionTime and FrameReferenceTime, computed back"
        own = back_computed(headers, acquired, rate)
    if series is not None and series <= earliest:
        doubtful = own is not None and abs((own - series).total_seconds()) > DOUBTFUL_TIME_S
        return series, "SeriesTime", (DOUBT,) * doubtful
    if own is not None:
        return own, why, late(series, why)
    stated = text_of(headers[0], "NumberOfSlices")
    if stated.isdigit() and int(stated) > len(headers):
        raise NoSuv(
            f"{attribute('SeriesTime')} is missing or later than the acquisition, and the series is a part, "
            "whose first acquisition may be absent"
        )
    why = "the earliest AcquisitionTime"
    return earliest, why, late(series, why)


def late(series: datetime | None, why: str) -> tuple[str, ...]:
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


def elapsed_s(
    headers: Sequence[Dataset], drugs: Sequence[Dataset], reference: datetime, half_life_s: float
) -> tuple[float, tuple[str, ...]]:
    """Seconds from the injection to `reference`; a time without a date lies in the day before it, with a warning."""
    doubts: tuple[str, ...] = ()
    start = common(drugs, "RadiopharmaceuticalStartDateTime")
    if start:
        name = attribute("RadiopharmaceuticalStartDateTime")
        injected = local(parsed(DT, start, name), headers[0], name)
    else:
        name = attribute("RadiopharmaceuticalStartTime")
        clock = common(drugs, "RadiopharmaceuticalStartTime")
        if not clock:
            raise NoSuv(f"{name} and RadiopharmaceuticalStartDateTime (0018,1078) are missing")
        if half_life_s > SHORT_LIVED_S:
            raise NoSuv(f"{attribute('RadiopharmaceuticalStartDateTime')} is missing, and {name} has no date")
        injected = datetime.combine(reference.date(), plain(parsed(TM, clock, name)))
        if injected > reference:
            injected -= timedelta(days=1)
            doubts = (f"{name} has no date and is later than the scan: taken as the day before",)
    elapsed = (reference - injected).total_seconds()
    if not 0 <= elapsed <= MOST_HALF_LIVES * half_life_s:
        raise NoSuv(f"{name} lies {elapsed / 3600:.1f} hours before the time that the image refers to, which cannot be")
    return elapsed, doubts


def moment(header: Dataset, which: str, required: bool = True) -> Any:
    """Date and time of the Series or the Acquisition; None or NoSuv where either is missing."""
    texts = {name: text_of(header, name) for name in (f"{which}Date", f"{which}Time")}
    missing = [name for name, text in texts.items() if not text]
    if missing and not required:
        return None
    if missing:
        raise NoSuv(f"{attribute(missing[0])} is missing")
    date, clock = texts.values()
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


def private_text(header: Dataset, tag: int) -> str:
    """A private attribute as text, also where its representation is unknown; empty where it is absent."""
    value: Any = header[tag].value if tag in header else ""
    return (value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")).strip("\0 ")


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
