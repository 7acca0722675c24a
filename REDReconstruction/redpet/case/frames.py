"""Time frames of a dynamic or gated image: which of them are meant, and how several are added in time."""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from redpet.errors import AmbiguousInput, InputError

ALL = "all"
TIMES = "frame_times_s"
"""Where an image's provenance keeps when its frames began, in seconds, and how long they lasted."""
WANTED = re.compile(r"\d+(-\d+)?(,\d+(-\d+)?)*", re.ASCII)
GAP_S = 1.0
CHOOSE = "choose one with --frames 1, or add several in time with --frames 1-2 or all"


class SeveralFrames(AmbiguousInput):
    """Of several time frames none was chosen; `times_s` is start and duration of each, None where it is not said."""

    def __init__(self, what: str, times_s: Sequence[tuple[float | None, float | None]]) -> None:
        super().__init__(f"{what} {len(times_s)} time frames (a dynamic or gated image); {CHOOSE}.")
        self.times_s = tuple(times_s)


def check_single(wanted: str | None, what: str) -> None:
    """Raise InputError where frames are wanted of an input that has one."""
    if wanted not in (None, ALL, "1"):
        raise InputError(f"{what} has no time frames to choose from: leave --frames {wanted} out.")


def frame_numbers(wanted: str, count: int, what: str) -> list[int]:
    """The frames that "all", "2", "2-5" or "1,3-4" names, counted from 1; InputError where they are not there."""
    if wanted == ALL:
        return list(range(1, count + 1))
    chosen: list[int] = []
    if WANTED.fullmatch(wanted.replace(" ", "")):
        for part in wanted.replace(" ", "").split(","):
            first, _, last = part.partition("-")
            chosen += range(int(first), int(last or first) + 1)
    if not chosen or len(set(chosen)) < len(chosen) or min(chosen) < 1 or max(chosen) > count:
        raise InputError(f"{what} has the time frames 1 to {count}: --frames takes one, as 2, several, as 1-2, or all.")
    return sorted(chosen)


def as_text(chosen: Sequence[int]) -> str:
    """Numbers of frames as `frame_numbers` reads them."""
    whole = len(chosen) > 1 and list(chosen) == list(range(chosen[0], chosen[-1] + 1))
    return f"{chosen[0]}-{chosen[-1]}" if whole else ",".join(map(str, chosen))


def frames_told(what: str, count: int, chosen: str) -> str:
    """The warning that tells which frames an image shows."""
    how = "was taken" if chosen.isdigit() else "were added in time"
    return f"{what} has {count} time frames, of which {chosen} {how}; --frames chooses others"


def addition(durations: Sequence[float], factors: Sequence[float]) -> tuple[list[float], float]:
    """The weight of each frame in one over their time, and the factor by which that one is corrected for decay.

    Each value is a mean over its frame, multiplied by the frame's decay factor; so the means are added without it,
    weighted by the durations, and multiplied by the decay factor of the whole.
    """
    shares = np.asarray(durations, float) / np.asarray(factors, float)
    return [float(weight) for weight in shares / shares.sum()], float(np.sum(durations) / shares.sum())


def decay_factor(rate: float, start_s: float, duration_s: float) -> float:
    """By which the mean of a frame is corrected to time 0; `rate` in 1/s. Not finite for absurd times."""
    with np.errstate(all="ignore"):
        return float(rate * duration_s * np.exp(rate * start_s) / -np.expm1(-rate * np.float64(duration_s)))


def follow_each_other(starts_s: Sequence[float], durations_s: Sequence[float]) -> bool:
    """Whether each frame begins where the one before it ends."""
    frames = sorted(zip(starts_s, durations_s, strict=True))
    return all(abs(after[0] - before[0] - before[1]) <= GAP_S for before, after in pairwise(frames))
