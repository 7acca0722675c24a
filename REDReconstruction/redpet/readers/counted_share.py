"""Which share of the pairs that a scan's activity at its start would give was counted: decay and dead time.

The mean activity between two times after the start is `(exp(-L t0) - exp(-L t1)) / (L (t1 - t0))` of that at the
start, with L = ln 2 / half-life. A dead time factor is by how much too few pairs were counted.
"""

import math
from dataclasses import dataclass

from redpet.errors import InputError
from redpet.readers.interfile_header import Header
from redpet.readers.scan_pieces import Pieces, Scan

HALF_LIFE = "isotope gamma halflife (sec)"
DURATION, START = "image duration (sec)", "image relative start time (sec)"
SAME = 0.02
"""How far what a header says may lie from what the TOML says."""
LEAST_SHARE = 1e-6
Frame = tuple[float, float]


@dataclass(frozen=True)
class CountedShare:
    """The share, the effects that it holds, and how long was counted, where that is needed."""

    share: float = 1.0
    holds: tuple[str, ...] = ()
    seconds: float = 0.0


def counted_share(pieces: Pieces, scan: Scan, listed_s: Frame | None) -> CountedShare:
    """The share of a scan, whose list mode has events of the seconds `listed_s` after its start.

    Raises InputError where nobody says how long was counted, or the header of the prompts says otherwise.
    """
    share, holds = 1.0, []
    timed = pieces.half_life_s is not None or pieces.randoms_are == "singles"
    first, last = frame_of(pieces, scan, listed_s) if timed else (0.0, 0.0)
    if pieces.dead_time_factor is not None:
        share, holds = share / pieces.dead_time_factor, ["dead time"]
    if pieces.dead_time is not None:
        holds = ["dead time"]
    if pieces.half_life_s is not None:
        check_half_life(pieces.half_life_s, scan)
        share, holds = share * decayed_share(pieces.half_life_s, first, last), [*holds, "decay"]
    if share < LEAST_SHARE:
        raise InputError(f"{scan.path}: by its decay and dead time almost nothing is left to count: check its numbers.")
    return CountedShare(share, tuple(holds), last - first)


def decayed_share(half_life_s: float, from_s: float, to_s: float) -> float:
    """The mean activity between two times over that at the start."""
    rate = math.log(2) / half_life_s
    return math.exp(-rate * from_s) * -math.expm1(-rate * (to_s - from_s)) / (rate * (to_s - from_s))


def frame_of(pieces: Pieces, scan: Scan, listed_s: Frame | None) -> Frame:
    """When was counted, in seconds after the start. Raises InputError where nobody says it."""
    frame = listed_s or stated_frame(scan.prompts) or pieces.frame_s
    if frame is None or not 0 <= frame[0] < frame[1] < math.inf:
        raise InputError(
            f"{scan.path}: decay and randoms from singles need to know how long was counted, and nobody says it: add "
            "`frame_s = [from, to]`, in seconds after the start."
        )
    if pieces.frame_s is not None and not close(frame, pieces.frame_s):
        raise InputError(
            f"{scan.path}: says `frame_s` {pieces.frame_s[0]:g} to {pieces.frame_s[1]:g} s, and "
            f"{scan.prompts.path.name} {frame[0]:g} to {frame[1]:g} s: leave it out, or correct it."
        )
    return frame


def stated_frame(header: Header) -> Frame | None:
    """The time that the header of a sinogram says; None where it says none."""
    said = [next((name for name in (f"{key}[1]", key) if name in header), None) for key in (START, DURATION)]
    start = 0.0 if said[0] is None else header.number(said[0])
    duration = 0.0 if said[1] is None else header.number(said[1])
    return (start, start + duration) if duration > 0 else None


def check_half_life(half_life_s: float, scan: Scan) -> None:
    """Raise InputError where the header of the prompts names another nuclide."""
    if HALF_LIFE not in scan.prompts:
        return
    stated = scan.prompts.positive(HALF_LIFE)
    if abs(stated / half_life_s - 1) > SAME:
        raise InputError(
            f"{scan.path}: says a half-life of {half_life_s:g} s, and {scan.prompts.path.name} one of {stated:g} s: "
            "correct the wrong one."
        )


def close(one: Frame, other: Frame) -> bool:
    """Whether two times are the same but for a share of their duration."""
    return all(abs(a - b) <= SAME * (one[1] - one[0]) for a, b in zip(one, other, strict=True))
