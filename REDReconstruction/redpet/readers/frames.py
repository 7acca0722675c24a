"""The time frames of one file: one is chosen, or several are added in time, as those of a DICOM series are."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from redpet.case import BQML, SUV
from redpet.case.frames import (
    TIMES,
    SeveralFrames,
    addition,
    as_text,
    check_single,
    follow_each_other,
    frame_numbers,
    frames_told,
)
from redpet.errors import InputError

MEAN_UNITS = (BQML, SUV)
INSTEAD = "choose one with --frames"


@dataclass(frozen=True)
class FrameTimes:
    """Start and duration of each frame in s, and by which factor it was corrected for decay; None for not at all."""

    starts_s: tuple[float, ...]
    durations_s: tuple[float, ...]
    factors: tuple[float, ...] | None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Frames:
    """What an image is made of: the weight of each frame, counted from 0; which these are, as "1-3"; and warnings.

    The text is empty for a file of one frame. `times_s` is when frames that were added began, and how long they lasted.
    """

    weights: dict[int, float]
    text: str = ""
    warnings: tuple[str, ...] = ()
    times_s: tuple[float, float] | None = None

    @property
    def provenance(self) -> dict[str, object]:
        """What an image's provenance tells of its frames."""
        return ({"frames": self.text} if self.text else {}) | ({TIMES: self.times_s} if self.times_s else {})


def choose_frames(path: Path, wanted: str | None, count: int, unit: str, times: Callable[[], FrameTimes]) -> Frames:
    """The wanted frames of a file of `count`, whose `times` are asked for where several are added.

    Raises InputError for frames that nobody chose, that are not there, or that cannot be added.
    """
    if count == 1:
        check_single(wanted, f"{path}: the file")
        return Frames({0: 1.0})
    if wanted is None:
        raise SeveralFrames(f"{path}: holds", spans(times, count))
    numbers = frame_numbers(wanted, count, f"{path}: the file")
    text = as_text(numbers)
    told = frames_told("the file", count, text)
    chosen = [number - 1 for number in numbers]
    if len(chosen) == 1:
        return Frames({chosen[0]: 1.0}, text, (told,))
    if unit not in MEAN_UNITS:
        raise InputError(f"{path}: frames in {unit} cannot be added; {INSTEAD}.")
    of_all = times()
    weights = weights_of(path, chosen, of_all)
    times_s = min(of_all.starts_s[at] for at in chosen), sum(of_all.durations_s[at] for at in chosen)
    return Frames(dict(zip(chosen, weights, strict=True)), text, (told, *of_all.warnings), times_s)


def spans(times: Callable[[], FrameTimes], count: int) -> list[tuple[float | None, float | None]]:
    """Start and duration of each frame in s, None where the file does not say them."""
    try:
        told = times()
    except InputError:
        return [(None, None)] * count
    return list(zip(told.starts_s, told.durations_s, strict=True))


def weights_of(path: Path, chosen: list[int], times: FrameTimes) -> list[float]:
    """The weights of frames that are added. Raises InputError where their times do not allow it."""
    starts_s, durations_s = ([of_all[at] for at in chosen] for of_all in (times.starts_s, times.durations_s))
    factors = [1.0 if times.factors is None else times.factors[at] for at in chosen]
    if not all(np.isfinite([*starts_s, *durations_s, *factors])) or min(*durations_s, *factors) <= 0:
        raise InputError(f"{path}: duration and decay factor of a frame must be above 0 to add frames; {INSTEAD}.")
    if times.factors is None and not follow_each_other(starts_s, durations_s):
        raise InputError(
            f"{path}: the frames do not follow each other and are not corrected for decay: they cannot be added; "
            f"{INSTEAD}."
        )
    return addition(durations_s, factors)[0]
