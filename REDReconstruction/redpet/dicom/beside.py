"""What stands beside a derived series in its study: Segmentations and Structured Reports of TID 1500.

Both refer to the slices of the series (PS3.3 A.51 and A.35.13, PS3.16 TID 1500). highdicom, which writes them, is an
optional dependency.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pydicom
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from redpet.dicom.derived import SOFTWARE, WARNING, Derivation, write
from redpet.dicom.evidence_codes import require_highdicom, scheme_item
from redpet.dicom.uids import Uids

LONGEST_LABEL = 64
"""Of a segment (value representation LO)."""
FROM_SERIES = ("PatientIdentityRemoved", "DeidentificationMethod", "DeidentificationMethodCodeSequence")
MADE = ("ContentDate", "ContentTime", "InstanceCreationDate", "InstanceCreationTime", "SeriesDate", "SeriesTime")


@dataclass(frozen=True)
class Series:
    """The series that is told of: its slices without pixels, how what is told was made, the new UIDs."""

    slices: Sequence[Dataset]
    derivation: Derivation
    uids: Uids


def slices_of(files: Sequence[Path]) -> list[Dataset]:
    """The slices of a derived series without their pixels."""
    return [pydicom.dcmread(path, stop_before_pixels=True) for path in files]


def segmentation(
    name: str, pixels: NDArray[Any], described: Sequence[Any], series: Series, *, label: str, about: str, after: int
) -> Any:
    """A Segmentation of `described` segments; `pixels` is `[z, y, x]` with their numbers, or has an axis for them.

    Its series is called `name`, for which the UIDs are too, and comes so many numbers `after` the derived one.
    """
    highdicom = require_highdicom()
    return highdicom.seg.Segmentation(
        source_images=series.slices,
        pixel_array=pixels,
        segmentation_type=highdicom.seg.SegmentationTypeValues.BINARY,
        segment_descriptions=described,
        series_instance_uid=series.uids.new(f"{name} series"),
        sop_instance_uid=series.uids.new(name),
        instance_number=1,
        series_number=number_of(series, after),
        series_description=f"{name} RESEARCH",
        content_label=label,
        content_description=f"{about} {WARNING}",
        **equipment(series),
        device_serial_number=(series.derivation.model_hash or "none")[:64],
    )


def report(name: str, groups: Sequence[Any], segments: Any, series: Series, *, after: int) -> Any:
    """A report of TID 1500 of measurement `groups` that refer to a Segmentation and to the series."""
    sr = require_highdicom().sr
    device = sr.DeviceObserverIdentifyingAttributes(
        uid=series.uids.new("observer"),
        name=SOFTWARE,
        manufacturer_name=SOFTWARE,
        model_name=series.derivation.model_name or None,
    )
    observer = sr.ObserverContext(observer_type=codes.DCM.Device, observer_identifying_attributes=device)
    content = sr.MeasurementReport(
        observation_context=sr.ObservationContext(observer_device_context=observer),
        procedure_reported=codes.CID100.PETUnspecifiedBodyRegion,
        imaging_measurements=groups,
        title=codes.DCM.ImagingMeasurementReport,
    )
    return sr.Comprehensive3DSR(
        evidence=[*series.slices, segments],
        content=content[0],
        series_instance_uid=series.uids.new(f"{name} series"),
        sop_instance_uid=series.uids.new(name),
        instance_number=1,
        series_number=number_of(series, after),
        series_description=f"{name} RESEARCH",
        is_complete=True,
        **equipment(series),
    )


def segment_group(
    name: str, number: int, segments: Any, series: Series, finding: Code, measurements: Sequence[Any], told: Any
) -> Any:
    """The measurements of a segment and what else is `told` of it, in codes."""
    sr = require_highdicom().sr
    return sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=sr.TrackingIdentifier(uid=series.uids.new(f"segment {number} {name}"), identifier=name),
        referenced_segment=sr.ReferencedSegment(
            sop_class_uid=segments.SOPClassUID,
            sop_instance_uid=segments.SOPInstanceUID,
            segment_number=number,
            source_series=sr.SourceSeriesForSegmentation(series.slices[0].SeriesInstanceUID),
        ),
        finding_type=finding,
        measurements=measurements,
        qualitative_evaluations=told,
    )


def equipment(series: Series) -> dict[str, str]:
    """What made the objects."""
    return {
        "manufacturer": SOFTWARE,
        "manufacturer_model_name": series.derivation.model_name[:64] or SOFTWARE,
        "software_versions": version(series),
    }


def version(series: Series) -> str:
    """The version of the software."""
    return series.derivation.software_version[:64]


def number_of(series: Series, after: int) -> int:
    """The number of a series that follows the derived one."""
    return int(series.slices[0].get("SeriesNumber") or 0) + after


def write_beside(dataset: Dataset, path: Path, series: Series) -> Path:
    """Write an object; it says which private codes are used, who made it, and of nobody's series no more than that."""
    first = series.slices[0]
    dataset.CodingSchemeIdentificationSequence = [scheme_item()]
    made = series.derivation.item()
    if "PatientIdentityRemoved" in first:
        del made.ContributionDateTime
        for keyword in FROM_SERIES:
            if keyword in first:
                dataset[keyword] = first[keyword]
        for keyword in MADE:
            if keyword in dataset and first.get(keyword):
                dataset[keyword] = first[keyword]
    dataset.ContributingEquipmentSequence = [made]
    write(dataset, path)
    return path
