"""The evidence beside a derived series: the map as a Segmentation, the findings as a Structured Report of TID 1500.

Each state of the map is a segment; each finding is a sphere with its measurements.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.sr.codedict import codes
from pydicom.sr.coding import Code

from redpet.case import Image
from redpet.case.states import STATE_COLORS
from redpet.case.study import Finding
from redpet.dicom.beside import Series, report, segment_group, segmentation, slices_of, version, write_beside
from redpet.dicom.derived import Derivation
from redpet.dicom.evidence_codes import FINDING, KIND, KINDS, STATE, STATES, require_highdicom
from redpet.dicom.evidence_measures import of_finding, of_state
from redpet.dicom.uids import uids_of

MAP_FILE, REPORT_FILE = "evidence-map.dcm", "evidence-findings.dcm"
MAP, REPORT = "Evidence of the restored image", "Findings of the evidence"
SERIES_AFTER = 1, 2
"""Numbers of the two series after that of the derived one."""


def export_evidence(
    states: Image, findings: Sequence[Finding], series_files: Sequence[Path], derivation: Derivation, seed: int | None
) -> list[Path]:
    """Write map and findings beside the files of a derived series; returns the two files.

    `states` holds 0 to 3 on the slices of the series, in the order of `series_files`; `seed` is for UIDs as in
    `dicom_uids`. Raises InputError where highdicom is not installed.
    """
    require_highdicom()
    slices = slices_of(series_files)
    told = [str(one.SOPInstanceUID) for one in slices]
    series = Series(slices, derivation, uids_of(states, seed, "evidence", told, findings))
    segments = segmentation_of(states.values, series)
    volumes_ml = {value: float((states.values == value).sum()) * states.grid.voxel_ml for value in STATES}
    return [
        write_beside(one, series_files[0].with_name(name), series)
        for one, name in ((segments, MAP_FILE), (report_of(findings, segments, volumes_ml, series), REPORT_FILE))
    ]


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
    after, about = SERIES_AFTER[0], "What the counts bear out."
    return segmentation(MAP, states.astype(np.uint8), described, series, label="EVIDENCE", about=about, after=after)


def report_of(findings: Sequence[Finding], segments: Any, volumes_ml: Mapping[int, float], series: Series) -> Any:
    """The findings, and the volumes of the states that occur, as a report of TID 1500."""
    groups = [state_group(value, segments, volume, series) for value, volume in volumes_ml.items() if volume]
    groups += [finding_group(number, one, series) for number, one in enumerate(findings, start=1)]
    return report(REPORT, groups, segments, series, after=SERIES_AFTER[1])


def state_group(value: int, segments: Any, volume_ml: float, series: Series) -> Any:
    """How much of the body is in a state, by the segment of the map."""
    told = [require_highdicom().sr.QualitativeEvaluation(name=STATE, value=STATES[value])]
    return segment_group(STATES[value].meaning, value, segments, series, STATE, of_state(volume_ml), told)


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
