"""Regions of a restored image measured for DICOM: in SUV where the source tells it, with their intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import SUV, Image
from redpet.case.study import RESTORED
from redpet.dicom.derived import Derivation
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.region_objects import MeasuredRegion, export_regions
from redpet.dicom.series import UNITS
from redpet.dicom.suv import suv_of_source
from redpet.jobs.intervals import RegionIntervals, region_intervals
from redpet.measures.measurement import segment
from redpet.measures.regions import Mask


@dataclass(frozen=True, eq=False)
class MeasuredImages:
    """The images of a run by name and its record, the files of the series that it came from, and what else is said."""

    images: Mapping[str, Image]
    run: Mapping[str, Any]
    source: Sequence[Path]
    stated: Stated = NOTHING_STATED

    def in_suv(self) -> dict[str, Image]:
        """The images in SUV where the source has one factor for the unit that they are in, else as they are."""
        unit = self.images[RESTORED].unit
        provenance = {"files": [str(path) for path in self.source], "frames": self.run["input"].get("frames")}
        told = suv_of_source(replace(self.images[RESTORED], provenance=provenance), self.stated)
        if told is None or told.factor is None or unit == SUV or UNITS.get(told.units) != unit:
            return dict(self.images)
        factor = np.float32(told.factor)
        return {name: replace(one, values=one.values * factor, unit=SUV) for name, one in self.images.items()}


def export_measured(
    measured: MeasuredImages,
    masks: Mapping[str, Mask],
    series: Sequence[Path],
    derivation: Derivation,
    seed: int | None,
) -> list[Path]:
    """Write regions and their measures beside a derived series.

    Raises InputError with its name for a region that cannot be measured.
    """
    images = measured.in_suv()
    within = region_intervals(measured.run, images)
    regions = [measured_region(name, mask, images[RESTORED], within) for name, mask in masks.items()]
    return export_regions(images[RESTORED], regions, series, derivation, seed)


def measured_region(name: str, mask: Mask, image: Image, within: RegionIntervals) -> MeasuredRegion:
    """A region with what the image holds there, its intervals and what they rest on."""
    region = segment(image, None, name, mask)
    told = within.of(mask)
    if not told:
        basis = "none"
    elif within.why:
        basis = "low-dose"
    else:
        basis = "widened" if any(one.why for one in told.values()) else "calibrated"
    return MeasuredRegion(name, mask, region, told, basis)
