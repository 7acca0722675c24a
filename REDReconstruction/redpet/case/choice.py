"""What of an input is meant, where it holds more than one thing."""

from dataclasses import dataclass, field

from redpet.case.dose_names import check_drf
from redpet.errors import InputError

CORRECTIONS = ("attenuation", "normalisation", "randoms", "scatter", "calibration")
"""What a scan in pieces may have, and what may be left out of it."""


@dataclass(frozen=True)
class Choice:
    """What a person says of an input; where nothing is said, what the input itself leaves clear is taken.

    `series` is a PET series of a folder: its number, its UID, or words of its description. `doses` says which dose
    reduction factor a name stands for: that of a folder, a file or a description, or the number of a series.
    `outside` lets an Interfile header name data that lie outside of its folder. `frames` are time frames of a dynamic
    or gated series, from 1: one, as 2, or several to be added in time, as 2-5 or all.
    `without` are corrections of a scan in pieces that are left out, as if its file did not name them.
    InputError for a factor that none can be, or a correction that is not known.
    """

    series: str | None = None
    doses: dict[str, float] = field(default_factory=dict)
    outside: bool = False
    frames: str | None = None
    without: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if set(self.without) - set(CORRECTIONS):
            raise InputError(f"--without takes {', '.join(CORRECTIONS)}, and not {', '.join(self.without)}.")
        for drf in self.doses.values():
            check_drf(drf)


UNSAID = Choice()
