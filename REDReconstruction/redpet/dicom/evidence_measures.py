"""The numbers of the evidence as measurements of TID 300, with the 90 % uncertainty of what the counts estimate."""

from typing import Any

from pydicom.sr.coding import Code

from redpet.case import SUV
from redpet.case.study import Finding
from redpet.dicom.evidence_codes import (
    CHANGE,
    CONTRAST,
    DEVIATION,
    DIAMETER,
    IN_COUNTS,
    IN_IMAGE,
    MILLILITRE,
    MILLIMETRE,
    ONE,
    PERCENT,
    POWER,
    RATIO,
    UNITS,
    VOLUME,
    require_highdicom,
)

TO_90_PERCENT = 1.645
"""Standard errors to either side that hold nine in ten (normal distribution)."""


def of_state(volume_ml: float) -> list[Any]:
    """The volume that is in a state."""
    return [measurement(VOLUME, volume_ml, MILLILITRE)]


def of_finding(finding: Finding) -> list[Any]:
    """Size, uptake and contrast as the image shows them and as the counts hold them, and how sure that is."""
    measured = [
        measurement(DIAMETER, finding.diameter_mm, MILLIMETRE),
        measurement(VOLUME, finding.volume_ml, MILLILITRE),
        *uptakes(finding),
        measurement(CONTRAST, finding.contrast_shown, RATIO, IN_IMAGE),
        measurement(CONTRAST, finding.contrast_counted, RATIO, IN_COUNTS, finding.contrast_error),
        measurement(CHANGE, percent(finding.change), PERCENT, IN_COUNTS, percent(finding.change_error)),
        measurement(DEVIATION, finding.z, ONE),
        measurement(POWER, percent(finding.power), PERCENT),
    ]
    return [one for one in measured if one is not None]


def uptakes(finding: Finding) -> list[Any]:
    """The uptake in SUV where it is known, else in the image's unit where that has a code."""
    in_suv = finding.suv_shown is not None
    unit = SUV if in_suv else finding.unit
    if unit not in UNITS:
        return []
    name, code = UNITS[unit]
    shown, counted = (
        (finding.suv_shown, finding.suv_counted) if in_suv else (finding.uptake_shown, finding.uptake_counted)
    )
    return [measurement(name, shown, code, IN_IMAGE), measurement(name, counted, code, IN_COUNTS)]


def percent(share: float | None) -> float | None:
    """A share in percent, where there is one."""
    return None if share is None else 100 * share


def measurement(
    name: Code,
    value: float | None,
    unit: Code,
    method: Code | None = None,
    error: float | None = None,
    derivation: Code | None = None,
) -> Any:
    """One number with its 90 % uncertainty from a standard `error`; None where there is no number."""
    if value is None:
        return None
    sr = require_highdicom().sr
    reach = None if error is None else TO_90_PERCENT * error
    properties = (
        None
        if reach is None
        else sr.MeasurementProperties(upper_measurement_uncertainty=reach, lower_measurement_uncertainty=reach)
    )
    return sr.Measurement(
        name=name, value=float(value), unit=unit, method=method, properties=properties, derivation=derivation
    )
