"""The time frames of a dynamic or gated series: one is chosen, or several are added in time."""

import math
from collections.abc import Sequence
from copy import deepcopy
from itertools import pairwise

import numpy as np
from pydicom.dataset import Dataset

from redpet.case.frames import SeveralFrames, addition, as_text, check_single, follow_each_other, frame_numbers
from redpet.dicom.geometry import SAME_PLACE_MM, axes, check_alike
from redpet.dicom.headers import Slice, attribute, number, numbers, text_of
from redpet.dicom.injection import drugs_of, nuclide_of
from redpet.dicom.private import PHILIPS_ACTIVITY_FACTOR, PHILIPS_SUV_FACTOR, private_text
from redpet.dicom.suv_time import NoSuv, acquisitions, is_positive
from redpet.errors import InputError

DECLARED = ("DYNAMIC", "GATED")
MEAN_UNITS = ("BQML", "GML", "CM2ML", "CPS", "PROPCPS")
"""Units of a concentration or a rate: frames add to their mean over the time."""
Planes = tuple[Slice, ...]


def time_frames(slices: Sequence[Slice], wanted: str | None) -> tuple[Planes, str]:
    """One plane for each position: of the wanted frame, or of several added in time; and which they are, as "1-3".

    The text is empty for a series of one frame. Raises InputError for frames that nobody chose, that are not there or
    cannot be added; a position that several files share without being frames is for `stack` to refuse.
    """
    place = slices[0].path.parent
    frames = by_time(slices)
    if len(frames) < 2:
        check_single(wanted, f"{place}: the series")
        return tuple(slices), ""
    if wanted is None:
        raise SeveralFrames(f"{place}: the series has", spans(frames))
    chosen = frame_numbers(wanted, len(frames), f"{place}: the series")
    if len(chosen) == 1:
        return frames[chosen[0] - 1], as_text(chosen)
    check_alike([one for index in chosen for one in frames[index - 1]])
    return tuple(map(added, zip(*(frames[index - 1] for index in chosen), strict=True))), as_text(chosen)


def spans(frames: Sequence[Planes]) -> list[tuple[float | None, float | None]]:
    """When each frame began after the first, and how long it lasted, in s; None where the headers do not say it."""
    durations = [text_of(one[0].header, "ActualFrameDuration") for one in frames]
    lasted = [float(text) / 1000 if is_positive(text) else None for text in durations]
    try:
        starts, _ = acquisitions([one[0].header for one in frames])
    except NoSuv:
        return [(None, one) for one in lasted]
    return [((start - min(starts)).total_seconds(), one) for start, one in zip(starts, lasted, strict=True)]


def kind_of(header: Dataset) -> str:
    """The first value of SeriesType."""
    return text_of(header, "SeriesType").strip("[]").split(",")[0].strip("' ")


def by_time(slices: Sequence[Slice]) -> list[Planes]:
    """The frames of a series in the order of time; one for a series in which no position comes more than once.

    One, too, where files at a position are no frames: their times are the same, or some position lacks one.
    """
    row, column = axes(slices[0])
    normal = np.cross(row, column)
    along = np.array([numbers(one, "ImagePositionPatient", 3) for one in slices]) @ normal
    order = np.argsort(along, kind="stable")
    starts = [0, *(np.flatnonzero(np.diff(along[order]) >= SAME_PLACE_MM) + 1), len(order)]
    groups = [sorted((slices[i] for i in order[first:stop]), key=time_of) for first, stop in pairwise(starts)]
    count = len(groups[0])
    distinct = all(len({time_of(one) for one in group}) == count == len(group) for group in groups)
    return [tuple(group[k] for group in groups) for k in range(count)] if distinct else [tuple(slices)]


def time_of(one: Slice) -> tuple[object, ...]:
    """What tells a frame from another: its times, or its block of ImageIndex (DICOM PS3.3 C.8.9.4.1.9)."""
    header = one.header
    times = [text_of(header, name) for name in ("FrameReferenceTime", "TriggerTime", "ImageIndex", "NumberOfSlices")]
    reference, trigger, index, count = (float(text) if is_positive(text, or_zero=True) else 0.0 for text in times)
    clock = text_of(header, "AcquisitionDate") + text_of(header, "AcquisitionTime")
    return reference, clock, trigger, (index - 1) // count if count else 0.0


def added(parts: Planes) -> Slice:
    """One plane of several frames: what a single frame over their time would show (`addition`).

    Raises InputError for a unit that does not add so, and for frames whose duration or decay is not known.
    """
    first = parts[0]
    check_unit(first)
    durations_ms = np.array([number(one, "ActualFrameDuration") for one in parts])
    if min(durations_ms) <= 0:
        raise InputError(f"{first.path}: {attribute('ActualFrameDuration')} must be above 0 to add frames.")
    rate = rate_of(first.header)
    factors = [decay_factor_of(one, rate) for one in parts]
    if text_of(first.header, "DecayCorrection") == "NONE":
        check_contiguous(parts, durations_ms)
    weights, whole = addition(list(durations_ms), factors)
    header = deepcopy(first.header)  # an element that is set anew would change in both
    header.ActualFrameDuration = round(float(durations_ms.sum()))
    reference_ms = reference_of(parts, durations_ms, whole, rate)
    if reference_ms is not None:
        header.FrameReferenceTime = f"{reference_ms:.10g}"
    if text_of(header, "DecayCorrection") != "NONE":
        header.DecayFactor = f"{whole:.9g}"
    return Slice(first.path, header, first.frame, tuple(zip(parts, weights, strict=True)))


def check_unit(one: Slice) -> None:
    """Raise InputError for a unit in which frames do not add to a mean."""
    units = text_of(one.header, "Units")
    scaled = any(private_text(one.header, factor) for factor in (PHILIPS_SUV_FACTOR, PHILIPS_ACTIVITY_FACTOR))
    if units not in MEAN_UNITS and not (units == "CNTS" and scaled):
        raise InputError(
            f"{one.path}: frames in {attribute('Units')} {units} cannot be added: choose one with --frames."
        )


def rate_of(header: Dataset) -> float | None:
    """The decay constant in 1/s, None where no half-life is known."""
    try:
        return math.log(2) / nuclide_of(drugs_of([header])[0])[0].half_life_s
    except NoSuv:
        return None


def decay_factor_of(one: Slice, rate: float | None) -> float:
    """The factor by which a frame was corrected for decay: for START by its reference time, else as it says."""
    correction, reference_ms = text_of(one.header, "DecayCorrection"), text_of(one.header, "FrameReferenceTime")
    if correction == "NONE":
        return 1.0
    if correction == "START" and rate is not None and is_positive(reference_ms, or_zero=True):
        return math.exp(rate * float(reference_ms) / 1000)
    if is_positive(text := text_of(one.header, "DecayFactor")):
        return float(text)
    raise InputError(
        f"{one.path}: {attribute('FrameReferenceTime')} with a half-life, or {attribute('DecayFactor')}, is missing: "
        "the frames cannot be added; choose one with --frames."
    )


def check_contiguous(parts: Planes, durations_ms: np.ndarray) -> None:
    """Raise InputError where frames without decay correction do not follow each other."""
    try:
        starts, _ = acquisitions([one.header for one in parts])
    except NoSuv as reason:
        raise InputError(
            f"{parts[0].path}: {reason}: the frames cannot be added; choose one with --frames."
        ) from reason
    if not follow_each_other([(one - starts[0]).total_seconds() for one in starts], list(durations_ms / 1000)):
        raise InputError(
            f"{parts[0].path}: the frames do not follow each other and are not corrected for decay: they cannot be "
            "added; choose one with --frames."
        )


def reference_of(parts: Planes, durations_ms: np.ndarray, whole: float, rate: float | None) -> float | None:
    """FrameReferenceTime of the whole in ms: when its mean activity occurred; None where a frame says none."""
    times = [text_of(one.header, "FrameReferenceTime") for one in parts]
    if not all(is_positive(text, or_zero=True) for text in times):
        return None
    if rate is None:
        return float(np.average([float(text) for text in times], weights=durations_ms))
    if text_of(parts[0].header, "DecayCorrection") == "START":
        return 1000 * math.log(whole) / rate
    activity = np.average([math.exp(-rate * float(text) / 1000) for text in times], weights=durations_ms)
    return -1000 * math.log(float(activity)) / rate
