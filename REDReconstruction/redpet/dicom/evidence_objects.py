"""The evidence beside a derived series: the map as a Segmentation, the findings as a Structured Report of TID 1500.

Both stand in the study of the series and refer to its slices (PS3.3 A.51 and A.35.13, PS3.16 TID 1500). Each state of
the map is a segment; each finding is a sphere with its measurements. highdicom, which writes them, is an optional
dependency.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pydicom
from numpy.typing import NDArray
from pydicom.dataset import Dataset
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from redpet.case import Image
from redpet.case.states import STATE_COLORS
from redpet.case.study import Finding
from redpet.dicom.derived import SOFTWARE, WARNING, Derivation, write
from redpet.dicom.evidence_codes import FINDING, KIND, KINDS, STATE, STATES, require_highdicom, scheme_item
from redpet.dicom.evidence_measures import of_finding, of_state
from redpet.dicom.uids import Uids, uids_of

MAP_FILE, REPORT_FILE = "evidence-map.dcm", "evidence-findings.dcm"
SERIES_AFTER = 1, 2
"""Numbers of the two series after that of the derived one."""
FROM_SERIES = ("PatientIdentityRemoved", "DeidentificationMethod", "DeidentificationMethodCodeSequence")
MADE = ("ContentDate", "ContentTime", "InstanceCreationDate", "InstanceCreationTime", "SeriesDate", "SeriesTime")


@dataclass(frozen=True)
class Series:
    """The derived series that the evidence is about: its slices without pixels, how it was made, the new UIDs."""

    slices: Sequence[Dataset]
    derivation: Derivation
    uids: Uids


def export_evidence(
    states: Image, findings: Sequence[Finding], series_files: Sequence[Path], derivation: Derivation, seed: int | None
) -> list[Path]:
    """Write map and findings beside the files of a derived series; returns the two files.

    `states` holds 0 to 3 on the slices of the series, in the order of `series_files`; `seed` is for UIDs as in
    `dicom_uids`. Raises InputError where highdicom is not installed.
    """
    require_highdicom()
    slices = [pydicom.dcmread(path, stop_before_pixels=True) for path in series_files]
    told = [str(one.SOPInstanceUID) for one in slices]
    series = Series(slices, derivation, uids_of(states, seed, "evidence", told, findings))
    segmentation = segmentation_of(states.values, series)
    volumes_ml = {value: float((states.values == value).sum()) * states.grid.voxel_ml for value in STATES}
    report = report_of(findings, segmentation, volumes_ml, series)
    written = []
    for dataset, name in ((segmentation, MAP_FILE), (report, REPORT_FILE)):
        finish(dataset, series)
        written.append(series_files[0].with_name(name))
        write(dataset, written[-1])
    return written


def segmentation_of(states: NDArray[np.floating], series: Series) -> Any:
    """The map `[z, y, x]` as a Segmentation of three segments, one for each state."""
    highdicom = require_highdicom()
    algorithm = highdicom.AlgorithmIdentificationSequence(
        name="Held-out counts", family=codes.CID7162.MultiScaleResolutionFiltering, version=version(series)
    )
    described = [
        highdicom.seg.SegmentDescription(
            segment_number=value,
            segment_label=code.value.replace("-", " "),
            segmented_property_category=codes.CID7150.SpatialAndRelationalConcept,
            segmented_property_type=code,
            algorithm_type=highdicom.seg.SegmentAlgorithmTypeValues.AUTOMATIC,
            algorithm_identification=algorithm,
            display_color=highdicom.color.CIELabColor.from_string(STATE_COLORS[value]),
        )
        for value, code in STATES.items()
    ]
    return highdicom.seg.Segmentation(
        source_images=series.slices,
        pixel_array=states.astype(np.uint8),
        segmentation_type=highdicom.seg.SegmentationTypeValues.BINARY,
        segment_descriptions=described,
        series_instance_uid=series.uids.new("evidence map series"),
        sop_instance_uid=series.uids.new("evidence map"),
        instance_number=1,
        series_number=number_of(series, SERIES_AFTER[0]),
        series_description="Evidence of the restored image RESEARCH",
        content_label="EVIDENCE",
        content_description=f"What the counts bear out. {WARNING}",
        **equipment(series),
        device_serial_number=(series.derivation.model_hash or "none")[:64],
    )


def report_of(findings: Sequence[Finding], segmentation: Any, volumes_ml: Mapping[int, float], series: Series) -> Any:
    """The findings, and the volumes of the states that occur, as a report of TID 1500."""
    highdicom = require_highdicom()
    sr = highdicom.sr
    device = sr.DeviceObserverIdentifyingAttributes(
        uid=series.uids.new("observer"),
        name=SOFTWARE,
        manufacturer_name=SOFTWARE,
        model_name=series.derivation.model_name or None,
    )
    observer = sr.ObserverContext(observer_type=codes.DCM.Device, observer_identifying_attributes=device)
    groups = [state_group(value, segmentation, volume, series) for value, volume in volumes_ml.items() if volume]
    groups += [finding_group(number, one, series) for number, one in enumerate(findings, start=1)]
    content = sr.MeasurementReport(
        observation_context=sr.ObservationContext(observer_device_context=observer),
        procedure_reported=codes.CID100.PETUnspecifiedBodyRegion,
        imaging_measurements=groups,
        title=codes.DCM.ImagingMeasurementReport,
    )
    return sr.Comprehensive3DSR(
        evidence=[*series.slices, segmentation],
        content=content[0],
        series_instance_uid=series.uids.new("evidence findings series"),
        sop_instance_uid=series.uids.new("evidence findings"),
        instance_number=1,
        series_number=number_of(series, SERIES_AFTER[1]),
        series_description="Findings of the evidence RESEARCH",
        is_complete=True,
        **equipment(series),
    )


def state_group(value: int, segmentation: Any, volume_ml: float, series: Series) -> Any:
    """How much of the body is in a state, by the segment of the map."""
    sr = require_highdicom().sr
    return sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=sr.TrackingIdentifier(
            uid=series.uids.new(f"state {value}"), identifier=STATES[value].meaning
        ),
        referenced_segment=sr.ReferencedSegment(
            sop_class_uid=segmentation.SOPClassUID,
            sop_instance_uid=segmentation.SOPInstanceUID,
            segment_number=value,
            source_series=sr.SourceSeriesForSegmentation(series.slices[0].SeriesInstanceUID),
        ),
        finding_type=STATE,
        measurements=of_state(volume_ml),
        qualitative_evaluations=[sr.QualitativeEvaluation(name=STATE, value=STATES[value])],
    )


def finding_group(number: int, finding: Finding, series: Series) -> Any:
    """A finding: its sentence, the sphere where it lies, what the counts say of it, and its measures."""
    sr = require_highdicom().sr
    surface = sr.VolumeSurface(
        graphic_type=sr.GraphicTypeValues3D.ELLIPSOID,
        graphic_data=sphere(finding),
        frame_of_reference_uid=series.slices[0].FrameOfReferenceUID,
        source_series=sr.SourceSeriesForSegmentation(series.slices[0].SeriesInstanceUID),
    )
    return sr.VolumetricROIMeasurementsAndQualitativeEvaluations(
        tracking_identifier=sr.TrackingIdentifier(
            uid=series.uids.new(f"finding {number}"), identifier=f"{number}. {finding.sentence}"
        ),
        referenced_volume_surface=surface,
        finding_type=FINDING,
        measurements=of_finding(finding),
        qualitative_evaluations=[
            sr.QualitativeEvaluation(name=STATE, value=state_of(finding)),
            sr.QualitativeEvaluation(name=KIND, value=KINDS[finding.kind]),
        ],
    )


def state_of(finding: Finding) -> Code:
    """The code of a finding's state."""
    return next(code for code in STATES.values() if code.value == finding.state.replace(" ", "-"))


def sphere(finding: Finding) -> NDArray[np.float64]:
    """The ends of the three axes of a finding's sphere `[6, 3]`, in mm (PS3.3 C.18.9.1.2)."""
    reach = finding.diameter_mm / 2 * np.repeat(np.eye(3), 2, axis=0)
    reach[1::2] *= -1
    ends: NDArray[np.float64] = np.asarray(finding.position_mm) + reach
    return ends


def equipment(series: Series) -> dict[str, str]:
    """What made both objects."""
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
    return int(series.slices[0].SeriesNumber or 0) + after


def finish(dataset: Dataset, series: Series) -> None:
    """Say which private codes are used, who made it, and, of nobody's series, no more than the series itself says."""
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
