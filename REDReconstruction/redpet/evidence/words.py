"""Findings as a reader of the image wants them: where, how large, how hot, and a sentence."""

import math

import numpy as np

from redpet.case import SUV, Image, ImageGrid, Triple
from redpet.case.study import Finding
from redpet.evidence.findings import VISIBLE, Kind, Spot, State
from redpet.evidence.judgement import Judgement
from redpet.evidence.shifts import Shift
from redpet.evidence.templates import sphere_ml

AXES = ("LR", "PA", "SI")
"""What lies above and below zero on the axes of LPS."""
HINT = 3.0
"""So many standard errors are clear at one place alone; among all places of a body noise reaches them too."""


def findings(judgement: Judgement, image: Image, suv_factor: float | None = None) -> list[Finding]:
    """The findings of a judgement, contradicted ones first; `suv_factor` takes the image's unit to SUV."""
    factor = 1.0 if image.unit == SUV else suv_factor
    told = [spot_finding(spot, image, factor) for spot in judgement.spots]
    told += [shift_finding(shift, image) for shift in judgement.shifts]
    return sorted(told, key=lambda one: (one.state != state_name(State.CONTRADICTED), -abs(one.z)))


def state_name(state: State) -> str:
    """A state in words."""
    return state.name.lower().replace("_", " ")


def spot_finding(spot: Spot, image: Image, suv_factor: float | None) -> Finding:
    """A spot with its place, its numbers and its sentence."""
    shown, counted = spot.surroundings + spot.shown, spot.surroundings + spot.counted
    per_surroundings = 1 / spot.surroundings if spot.surroundings > 0 else None
    position = position_mm(spot.place, image.grid)
    return Finding(
        kind=spot.kind,
        state=state_name(spot.state),
        position_mm=position,
        diameter_mm=spot.diameter_mm,
        volume_ml=sphere_ml(spot.diameter_mm),
        unit=image.unit,
        uptake_shown=shown,
        uptake_counted=counted,
        suv_shown=times(shown, suv_factor),
        suv_counted=times(counted, suv_factor),
        contrast_shown=times(shown, per_surroundings),
        contrast_counted=times(counted, per_surroundings),
        contrast_error=times(spot.counted_error, per_surroundings),
        change=None,
        change_error=None,
        z=spot.z,
        power=spot.power,
        sentence=spot_sentence(spot, position),
    )


def shift_finding(shift: Shift, image: Image) -> Finding:
    """A shifted region with its place and its sentence."""
    position = position_mm(shift.place, image.grid)
    direction = "less" if shift.change > 0 else "more"
    sentence = (
        f"A region of {shift.volume_ml:.0f} mL around {place_words(position)}: the image shows {direction} than the "
        f"counts hold, which would change it by {100 * shift.change:+.0f} ± {100 * shift.error:.0f} %."
    )
    return Finding(
        kind=Kind.SHIFTED,
        state=state_name(State.CONTRADICTED),
        position_mm=position,
        diameter_mm=(6000 * shift.volume_ml / math.pi) ** (1 / 3),
        volume_ml=shift.volume_ml,
        unit=image.unit,
        uptake_shown=None,
        uptake_counted=None,
        suv_shown=None,
        suv_counted=None,
        contrast_shown=None,
        contrast_counted=None,
        contrast_error=None,
        change=shift.change,
        change_error=shift.error,
        z=shift.z,
        power=None,
        sentence=sentence,
    )


def times(value: float, factor: float | None) -> float | None:
    """The product, where the factor is known."""
    return None if factor is None else value * factor


def spot_sentence(spot: Spot, position: Triple) -> str:
    """What a radiologist would say of a spot."""
    what = f"Spot of about {spot.diameter_mm:.0f} mm at {place_words(position)}"
    around = max(spot.surroundings, 1e-9 * abs(spot.shown))
    shown, counted, error = 1 + spot.shown / around, 1 + spot.counted / around, spot.counted_error / around
    estimate = f"{counted:.1f} ± {error:.1f} times"
    match spot.kind, spot.state:
        case Kind.ERASED, _:
            place = " in a hollow" if spot.counted < VISIBLE * around else ""
            return (
                f"{what}{place}: the counts hold it ({estimate} its surroundings) and the image does not "
                f"({shown:.1f} times)."
            )
        case Kind.INVENTED, _:
            verdict = f"the counts hold no such spot ({estimate}): do not rely on it"
        case Kind.OVERSTATED, _:
            verdict = f"the counts hold less contrast ({estimate})"
        case Kind.UNDERSTATED, _:
            verdict = f"the counts hold more contrast ({estimate})"
        case _, State.SUPPORTED:
            verdict = f"the counts bear it out ({estimate})"
        case _ if spot.counted >= HINT * spot.counted_error:
            verdict = f"the counts hint at it ({estimate}), but noise makes such spots too: they cannot tell"
        case _:
            verdict = f"the counts cannot tell whether it is there ({estimate})"
    return f"{what}, {shown:.1f} times its surroundings: {verdict}."


def place_words(position: Triple) -> str:
    """A position as `L 34, P 12, S 640 mm`."""
    parts = (f"{letters[value < 0]} {abs(value):.0f}" for letters, value in zip(AXES, position, strict=True))
    return ", ".join(parts) + " mm"


def position_mm(place: tuple[int, int, int], grid: ImageGrid) -> Triple:
    """The centre (x, y, z) in mm of the voxel (z, y, x)."""
    steps = np.array(place[::-1]) * grid.spacing_mm
    x, y, z = (float(value) for value in np.asarray(grid.origin_mm) + np.asarray(grid.direction).reshape(3, 3) @ steps)
    return x, y, z
