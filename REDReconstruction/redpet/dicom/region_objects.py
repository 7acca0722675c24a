"""Measured regions beside a derived series: a Segmentation of them, and their measures as a report of TID 1500.

Each measure of a region (TID 1411) comes with the two bounds of its interval, as measurements of their own by a method
of their own: an interval holds the restoration's bias, so that the measured value may lie outside of it, which a range
of uncertainty about the value (TID 310) cannot say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from pydicom.sr.codedict import codes

from redpet.case import Image
from redpet.dicom.beside import LONGEST_LABEL, Series, report, segment_group, segmentation, slices_of, write_beside
from redpet.dicom.derived import Derivation
from redpet.dicom.evidence_codes import (
    BASES,
    BASIS,
    IN_IMAGE,
    LOWER,
    MILLILITRE,
    TOTALS,
    UNITS,
    UPPER,
    VOLUME,
    require_highdicom,
)
from redpet.dicom.evidence_measures import measurement
from redpet.dicom.uids import uids_of
from redpet.measures.regions import Interval, Mask, Region

REGIONS_FILE, MEASURES_FILE = "regions.dcm", "region-measures.dcm"
REGIONS, MEASURES = "Regions of the restored image", "Measures of regions with intervals"
SERIES_AFTER = 3, 4
"""Numbers of the two series after that of the derived one; the evidence stands before them."""
DERIVATIONS = {
    "mean": codes.SCT.Mean,
    "max": codes.SCT.Maximum,
    "peak": codes.DCM.PeakValueWithinROI,
}


@dataclass(frozen=True, eq=False)
class MeasuredRegion:
    """A region `mask[z, y, x]` with what it holds, each measure's interval, and the basis of these (`BASES`)."""

    name: str
    mask: Mask
    region: Region
    intervals: Mapping[str, Interval]
    basis: str


def export_regions(
    image: Image,
    regions: Sequence[MeasuredRegion],
    series_files: Sequence[Path],
    derivation: Derivation,
    seed: int | None,
) -> list[Path]:
    """Write regions and measures beside the files of a derived series; returns the two files.

    `image` is what was measured, on the slices of the series in the order of `series_files`: its unit is that of the
    measures; `seed` is for UIDs as in `dicom_uids`. Raises InputError where highdicom is not installed.
    """
    require_highdicom()
    slices = slices_of(series_files)
    told = [(one.name, one.region, dict(one.intervals), one.basis) for one in regions]
    uids = uids_of(image, seed, "regions", [str(one.SOPInstanceUID) for one in slices], told)
    series = Series(slices, derivation, uids)
    segments = segmentation_of(regions, series)
    groups = [group(number, one, image.unit, segments, series) for number, one in enumerate(regions, start=1)]
    measures = report(MEASURES, groups, segments, series, after=SERIES_AFTER[1])
    return [
        write_beside(one, series_files[0].with_name(name), series)
        for one, name in ((segments, REGIONS_FILE), (measures, MEASURES_FILE))
    ]


def segmentation_of(regions: Sequence[MeasuredRegion], series: Series) -> Any:
    """The regions as segments, which may overlap."""
    highdicom = require_highdicom()
    described = [
        highdicom.seg.SegmentDescription(
            segment_number=number,
            segment_label=one.name[:LONGEST_LABEL],
            segmented_property_category=codes.CID7150.SpatialAndRelationalConcept,
            segmented_property_type=codes.DCM.ImageRegion,
            algorithm_type=highdicom.seg.SegmentAlgorithmTypeValues.MANUAL,
        )
        for number, one in enumerate(regions, start=1)
    ]
    pixels = np.stack([one.mask for one in regions], axis=-1).astype(np.uint8)
    after, about = SERIES_AFTER[0], "Regions as they were given."
    return segmentation(REGIONS, pixels, described, series, label="REGIONS", about=about, after=after)


def group(number: int, one: MeasuredRegion, unit: str, segments: Any, series: Series) -> Any:
    """The measures of a region with the bounds of their intervals, and what these rest on."""
    told = [require_highdicom().sr.QualitativeEvaluation(name=BASIS, value=BASES[one.basis])]
    return segment_group(one.name, number, segments, series, codes.DCM.ImageRegion, measures(one, unit), told)


def measures(one: MeasuredRegion, unit: str) -> list[Any]:
    """Volume, and mean, maximum, peak and total where the unit has a code."""
    named = [("volume_ml", VOLUME, MILLILITRE)]
    if unit in UNITS:
        named += [(name, *UNITS[unit]) for name in DERIVATIONS]
        named.append(("total", *TOTALS[unit]))
    told = []
    for key, name, code in named:
        derivation = DERIVATIONS.get(key)
        told.append(measurement(name, getattr(one.region, key), code, IN_IMAGE, derivation=derivation))
        if key in one.intervals:
            for value, bound in ((one.intervals[key].lower, LOWER), (one.intervals[key].upper, UPPER)):
                told.append(measurement(name, value, code, bound, derivation=derivation))
    return told
