"""The intervals of regions in a restored image: which calibration is its own, and what to say of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from redpet.case import Image, Kind
from redpet.case.study import LOW, RESTORED
from redpet.evidence.conformal import Calibrated, Calibration, shipped
from redpet.evidence.intervals import FILTERED, Seen, filtered_low_dose, intervals, seen
from redpet.measures.regions import Interval, Mask
from redpet.restoration.keeping import RULE, suited_share

OSEM = {"method": "osem", "iterations": 4, "subsets": 16, "psf_fwhm_mm": 0.0, "post_filter_mm": 0.0}
"""How the images were made that intervals were calibrated on; a re-projected low dose is as it was given."""
STEPS, WHOLE = 1, 100.0
"""The steps of the restoration, and its strength in per cent."""
KEPT = ("protected_ml", "consistency")
"""What of the low dose was not kept in the images of the calibration."""


@dataclass(frozen=True, eq=False)
class RegionIntervals:
    """Gives the intervals of regions in one restored image; none, and the `reason`, where nothing is calibrated."""

    images: Seen | None
    calibrated: Calibrated | None
    calibration: Calibration
    kind: Kind
    drf: float | None
    why: str = ""
    outside: str = ""
    reason: str = ""

    def of(self, mask: Mask) -> dict[str, Interval]:
        """The interval of each measure of a region, by name."""
        if self.images is None or self.calibrated is None:
            return {}
        return intervals(self.images, mask, self.calibrated, self.kind, self.calibration, self.drf, self.outside)


def region_intervals(run: Mapping[str, Any], images: Mapping[str, Image]) -> RegionIntervals:
    """The intervals of a run, whose record is `run`, in its own images.

    A model that was not calibrated has those of the low dose's filtered OSEM, which need none.
    """
    calibration = shipped()
    kind, drf = Kind(run["input"]["kind"]), run["input"]["drf"]
    made = run["reconstruction"]
    if any(made.get(name) != value for name, value in OSEM.items()):
        reason = (
            "no intervals: they were calibrated on OSEM of 4 iterations and 16 subsets without point spread or filter, "
            "and these images were made otherwise"
        )
        return RegionIntervals(None, None, calibration, kind, drf, reason=reason)
    own = calibration.methods.get((run["model"] or {}).get("weights_sha256", ""))
    whole = run.get("strength", WHOLE) == WHOLE and not any(run.get(name) for name in KEPT)
    if own is not None and run["steps"] == STEPS and whole and gives_back(run, own.rule, kind, drf):
        told = run.get("outside_training") or []
        outside = "the case lies outside of what the model was trained on" if told else ""
        return RegionIntervals(seen(images[LOW], images[RESTORED]), own, calibration, kind, drf, outside=outside)
    why = f"the intervals are those of the low dose under a filter of 6 mm: {uncalibrated(run)} was not calibrated"
    given = images[LOW]
    return RegionIntervals(
        seen(given, filtered_low_dose(given)), calibration.methods[FILTERED], calibration, kind, drf, why
    )


def gives_back(run: Mapping[str, Any], rule: str, kind: Kind, drf: float | None) -> bool:
    """Whether as much was given back as where the intervals were calibrated, by a `rule`."""
    share = suited_share(kind, drf) if rule else 0.0
    return rule in ("", RULE) and run.get("given_back", 0.0) == share


def uncalibrated(run: Mapping[str, Any]) -> str:
    """What a run was made by, in words."""
    if not run["model"]:
        return f"the method {run['method']}"
    steps = "" if run["steps"] == STEPS else f" in {run['steps']} steps"
    protected = ", with a protected region," if run.get("protected_ml") else ""
    return f"{run['method']} of {run['model']['name']}{steps}{protected}"
