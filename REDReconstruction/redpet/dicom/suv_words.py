"""What is known of a SUV: its factor or the reason why there is none, and the injection in words."""

from collections.abc import Callable
from dataclasses import dataclass

from redpet.dicom.injection import in_words
from redpet.dicom.suv_time import NoSuv, Warnings

LEAST_FACTOR = 1e-30
IMPOSSIBLE = "weight, dose, half-life and times give a factor that cannot be"


@dataclass(frozen=True)
class SuvInfo:
    """The factor from the series' unit to SUV (body weight), or the reason why there is none.

    `slice_factors` stands for `factor` where each slice has one of its own (DecayCorrection NONE, several
    bed positions). `why` says how the reference time was found; `dose_bq` is the dose at its administration,
    `uptake_s` the time from there to the reference time, `residual` what the file says of the activity that was not
    injected. What was injected is told as far as the file tells it, whether SUV needs it or not.
    """

    factor: float | None
    slice_factors: tuple[float, ...] = ()
    reason: str = ""
    units: str = ""
    decay_correction: str = ""
    reference_time: str = ""
    why: str = ""
    nuclide: str = ""
    dose_bq: float | None = None
    uptake_s: float | None = None
    residual: str = ""
    half_life_s: float | None = None
    weight_kg: float | None = None
    warnings: Warnings = ()


def possible(compute: Callable[[], SuvInfo]) -> SuvInfo:
    """What `compute` gives. Raises NoSuv as it does, and for a factor that overflows or that no series can have."""
    try:
        info = compute()
    except (OverflowError, ZeroDivisionError) as error:
        raise NoSuv(IMPOSSIBLE) from error
    if not all(LEAST_FACTOR < factor < 1 / LEAST_FACTOR for factor in info.slice_factors or (info.factor or 0.0,)):
        raise NoSuv(IMPOSSIBLE)
    return info


def injection_in_words(info: SuvInfo) -> str:
    """Injected dose, uptake time and what was not injected, as far as they are known; empty where nothing is."""
    of = f" of {info.nuclide}" if info.nuclide else ""
    uptake = "" if info.uptake_s is None else f"uptake {uptake_in_words(info.uptake_s)}"
    dose = "" if info.dose_bq is None else f"injected {info.dose_bq / 1e6:.5g} MBq{of}"
    residual = f"residual: {info.residual}" if info.residual else ""
    return "; ".join(part for part in (dose, uptake, residual) if part)


def uptake_in_words(seconds: float) -> str:
    """The time from the injection to the reference time of the image."""
    if abs(seconds) < 60:
        return f"{seconds:g} s"
    return f"{seconds / 60:.1f} min" if abs(seconds) < 300 * 60 else in_words(seconds)
