"""`redpet export --evidence`: the map as a Segmentation, the findings as a report of TID 1500, beside the series."""

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
from command_line import done
from dciodvfy import complaints
from pydicom.sr.codedict import codes
from synthetic_dicom import OBLIQUE, pet_series, write_series

from redpet import cli
from redpet.case import BQML, Image
from redpet.case.storage import read_image, write_image
from redpet.case.study import Finding
from redpet.dicom.evidence_codes import CHANGE, CONTRAST, IN_COUNTS, IN_IMAGE, KIND, STATE, STATES, SUV_BW
from redpet.dicom.evidence_objects import MAP_FILE, REPORT_FILE
from redpet.dicom.series import read_series
from redpet.jobs.export import ExportJob, export_job

SHOWN = Finding(
    "invented", "contradicted", (-20.0, 5.0, 100.0), 10.0, 0.52, BQML, 9000.0, 2000.0, 4.5, 1.0, 4.5, 1.0, 0.3,
    None, None, -5.2, 0.98, "Spot of about 10 mm: the counts hold no such spot."
)  # fmt: skip
SHIFTED = replace(
    SHOWN, kind="shifted", uptake_shown=None, uptake_counted=None, suv_shown=None, suv_counted=None, power=None,
    contrast_shown=None, contrast_counted=None, contrast_error=None, change=-0.2, change_error=0.05,
    sentence="A region of 20 mL: the image shows more than the counts hold.",
)  # fmt: skip
TELLING = replace(SHOWN, kind="shown", state="cannot tell", suv_shown=None, suv_counted=None)


def states_on(grid):
    """A map `[z, y, x]` with all states, different in each slice, and one that is not judged."""
    values = np.indices(grid.shape).sum(axis=0) % 3 + 1
    values[:, 0] = 0
    return Image(values.astype(np.float32), grid, "state of evidence")


def judged(place, orientation=(1, 0, 0, 0, 1, 0), findings=(SHOWN, SHIFTED, TELLING)):
    """A series, and what was restored of it, with an evidence of these findings."""
    write_series(place / "series", pet_series(orientation=orientation))
    done("restore", place / "series", "--out", place / "run", "--method", "osem", "--subsets", 1)
    write_image(
        states_on(read_image(place / "run" / "images" / "restored.nrrd").grid), place / "run/images/evidence.nrrd"
    )
    told = {"available": True, "volume_ml": {}, "findings": [asdict(one) for one in findings]}
    (place / "run" / "evidence.json").write_text(json.dumps(told))
    return place / "run"


@contextmanager
def archive(folder):
    """An archive in a process of its own; its port."""
    folder.mkdir()
    command = [sys.executable, str(Path(__file__).with_name("archive.py")), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield int(process.stdout.readline())
        process.kill()


def export(run, name="out", *options):
    """Export with evidence by the command line; returns the folder."""
    out = run.parent / name
    done("export", run, "--source", run.parent / "series", "--out", out, "--evidence", *options)
    return out


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    return judged(tmp_path_factory.mktemp("judged"))


@pytest.fixture(scope="module")
def out(run):
    return export(run)


def slices_of(folder):
    return [pydicom.dcmread(path) for path in sorted(folder.glob("slice-*.dcm"))]


def test_both_stand_in_the_study_of_the_series_and_dciodvfy_finds_no_error(out):
    segmentation, report = (pydicom.dcmread(out / name) for name in (MAP_FILE, REPORT_FILE))
    assert complaints(out / MAP_FILE, "Segmentation") == set()
    assert complaints(out / REPORT_FILE, "Comprehensive3DSR") == set()
    series = slices_of(out)
    for one in (segmentation, report):
        for keyword in ("StudyInstanceUID", "PatientID", "PatientName", "StudyDate", "AccessionNumber"):
            assert one.get(keyword) == series[0].get(keyword), keyword
        assert one.SeriesInstanceUID not in {each.SeriesInstanceUID for each in series}
        assert [item.CodingSchemeDesignator for item in one.CodingSchemeIdentificationSequence] == ["99REDPET"]
    assert segmentation.FrameOfReferenceUID == series[0].FrameOfReferenceUID
    assert segmentation.SeriesNumber == series[0].SeriesNumber + 1


@pytest.mark.parametrize("orientation", [(1, 0, 0, 0, -1, 0), OBLIQUE])
def test_the_segments_hold_the_states_where_the_map_has_them_and_name_their_slices(tmp_path, orientation):
    run = judged(tmp_path, orientation)
    written = highdicom.seg.segread(export(run) / MAP_FILE)
    states = read_image(run / "images" / "evidence.nrrd")
    for value, code in STATES.items():
        described = written.get_segment_description(value)
        assert described.segmented_property_type == code
        assert described.segmented_property_category == codes.CID7150.SpatialAndRelationalConcept
        assert described.algorithm_type.value == "AUTOMATIC"
        volume = written.get_volume(segment_numbers=[value], combine_segments=True)
        inside = np.argwhere(volume.array > 0)
        assert len(inside) == (states.values == value).sum()
        places = (volume.affine @ np.c_[inside, np.ones(len(inside))].T)[:3].T
        grid, axes = states.grid, np.reshape(states.grid.direction, (3, 3))
        wanted = np.argwhere(states.values == value)[:, ::-1] * grid.spacing_mm @ axes.T + grid.origin_mm
        np.testing.assert_allclose(sorted(places.round(2).tolist()), sorted(wanted.round(2).tolist()), atol=0.02)
    named = {each for frame in written.get_source_image_uids() for each in frame if each.startswith("2.25.")}
    assert named >= {each.SOPInstanceUID for each in slices_of(tmp_path / "out")}


def groups_of(out):
    """The groups of the report, by their tracking identifiers."""
    content = highdicom.sr.srread(out / REPORT_FILE).content
    return {group.tracking_identifier: group for group in content.get_volumetric_roi_measurement_groups()}


def values_of(group, name, method=None):
    """The value and the half widths of its uncertainty of each measurement of this name by this method."""
    found = []
    for one in group.get_measurements(name=name):
        parts = one[0].get("ContentSequence", ())
        methods = [part.ConceptCodeSequence[0].CodeValue for part in parts if part.ValueType == "CODE"]
        if method is None or method.value in methods:
            reach = [part.MeasuredValueSequence[0].NumericValue for part in parts if part.ValueType == "NUM"]
            found.append((float(one.value), *(float(each) for each in reach)))
    return found


def test_each_finding_is_a_sphere_at_its_place_with_its_sentence_state_and_measures(out):
    groups = groups_of(out)
    spot = groups[f"1. {SHOWN.sentence}"]
    ends = spot.roi.graphic_data
    assert spot.roi.graphic_type is highdicom.sr.GraphicTypeValues3D.ELLIPSOID
    assert spot.roi.frame_of_reference_uid == slices_of(out)[0].FrameOfReferenceUID
    assert ends.shape == (6, 3)
    np.testing.assert_allclose(ends.mean(axis=0), SHOWN.position_mm)
    np.testing.assert_allclose(np.linalg.norm(ends - SHOWN.position_mm, axis=1), 5.0)
    assert [one.value for one in spot.get_qualitative_evaluations(name=STATE)] == [STATES[3]]
    assert [one.value.value for one in spot.get_qualitative_evaluations(name=KIND)] == ["invented"]
    assert values_of(spot, SUV_BW, IN_IMAGE) == [(4.5,)]
    assert values_of(spot, SUV_BW, IN_COUNTS) == [(1.0,)]
    ((counted, up, down),) = values_of(spot, CONTRAST, IN_COUNTS)
    assert (counted, up, down) == pytest.approx((1.0, 1.645 * 0.3, 1.645 * 0.3))
    ((change, *reach),) = values_of(groups[f"2. {SHIFTED.sentence}"], CHANGE)
    assert (change, *reach) == pytest.approx((-20, 8.225, 8.225))


def test_the_report_gives_the_volume_of_each_state_by_its_segment(run, out):
    states = read_image(run / "images" / "evidence.nrrd")
    segmentation = pydicom.dcmread(out / MAP_FILE)
    for value, code in STATES.items():
        group = groups_of(out)[code.meaning]
        (image,) = [one.ReferencedSOPSequence[0] for one in group[0].ContentSequence if "ReferencedSOPSequence" in one]
        assert image.ReferencedSOPInstanceUID == segmentation.SOPInstanceUID
        assert image.ReferencedSegmentNumber == value
        (measured,) = values_of(group, codes.SCT.Volume)
        assert measured == pytest.approx([(states.values == value).sum() * states.grid.voxel_ml])


def test_without_findings_and_without_one_of_the_states_both_are_still_valid(tmp_path):
    run = judged(tmp_path, findings=())
    states = read_image(run / "images" / "evidence.nrrd")
    (run / "images" / "evidence.nrrd").unlink()
    write_image(replace(states, values=np.minimum(states.values, 2)), run / "images" / "evidence.nrrd")
    out = export(run)
    assert complaints(out / MAP_FILE, "Segmentation") == set()
    assert complaints(out / REPORT_FILE, "Comprehensive3DSR") == set()
    assert set(groups_of(out)) == {STATES[1].meaning, STATES[2].meaning}


def test_nobodys_evidence_names_nobody_and_a_seed_gives_the_same_uids(run, caplog):
    first, again, other = (
        export(run, name, "--anonymize", "--uid-seed", seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    source = pydicom.dcmread(next((run.parent / "series").glob("*.dcm")))
    for name in (MAP_FILE, REPORT_FILE):
        one, same, else_ = (pydicom.dcmread(folder / name) for folder in (first, again, other))
        assert one.PatientIdentityRemoved == "YES"
        assert one.PatientName == slices_of(first)[0].PatientName != source.PatientName
        text = str(one)
        for keyword in ("PatientName", "PatientID", "StudyInstanceUID", "SeriesInstanceUID", "SOPInstanceUID"):
            assert str(source[keyword].value) not in text, keyword
        assert one.SOPInstanceUID == same.SOPInstanceUID != else_.SOPInstanceUID
    assert complaints(first / MAP_FILE, "Segmentation") == set()
    assert complaints(first / REPORT_FILE, "Comprehensive3DSR") == set()
    assert not caplog.records


def test_what_is_exported_reads_as_the_series_again_and_an_archive_takes_all_of_it(out, tmp_path):
    assert len(read_series(out).image.values) == len(slices_of(out))
    with archive(tmp_path / "in") as port:
        done("send", out, "--host", "127.0.0.1", "--port", port, "--called-aet", "ARCHIVE")
    uids = {str(pydicom.dcmread(path).SOPInstanceUID) for path in out.iterdir()}
    assert {path.name.split("@")[0] for path in (tmp_path / "in").iterdir()} == uids


def test_an_export_that_is_replaced_takes_its_evidence_along(run, tmp_path):
    asked = {"folder": run, "source": run.parent / "series", "out": tmp_path / "out"}
    export_job(ExportJob(**asked, evidence=True))
    export_job(ExportJob(**asked, overwrite=True))
    assert not list((tmp_path / "out").glob("evidence*"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "has no evidence: restore measured counts with --evidence"),
        ({"available": False, "reason": "the evidence is not available: no counts."}, "no counts"),
    ],
)
def test_a_run_without_evidence_is_refused_before_anything_is_written(run, tmp_path, capsys, content, reason):
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("run.json", "images"):
        (bare / name).symlink_to(run / name)
    if content:
        (bare / "evidence.json").write_text(json.dumps(content))
    asked = ["export", bare, "--source", run.parent / "series", "--out", tmp_path / "out", "--evidence"]
    assert cli.main([str(word) for word in asked]) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_highdicom_one_sentence_says_what_to_type(run, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "highdicom", None)
    asked = ["export", run, "--source", run.parent / "series", "--out", tmp_path / "out", "--evidence"]
    assert cli.main([str(word) for word in asked]) == 1
    assert "pip install 'redpet[highdicom]'" in capsys.readouterr().err
    assert not Path(tmp_path / "out").exists()
