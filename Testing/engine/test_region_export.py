"""`redpet export --segmentation`: regions as a Segmentation, their measures with intervals as a report of TID 1500."""

from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
import SimpleITK
from command_line import done
from dciodvfy import complaints
from pydicom.sr.codedict import codes

import redpet
from redpet import cli
from redpet.case import BQML, Image, ImageGrid
from redpet.case.storage import read_image
from redpet.dicom.evidence_codes import ACTIVITY, BASES, BASIS, IN_IMAGE, LOWER, SUV_BW, TOTALS, UPPER
from redpet.dicom.region_objects import DERIVATIONS, MEASURES_FILE, REGIONS_FILE
from redpet.jobs.export import ExportJob, Regions, export_job
from redpet.phantoms.series import write_demo_series

NAMES = {1: "Liver", 2: "A lesion"}
GRID = ImageGrid((48, 48, 4), (4.0, 4.0, 4.0), (-94.0, -94.0, 100.0))


def body() -> Image:
    """A cylinder with a hot spot."""
    _, y, x = np.indices(GRID.shape)
    values = 4000.0 * (np.hypot(y - 23.5, x - 23.5) < 20) + 16000.0 * (np.hypot(y - 30, x - 16) < 3)
    return Image(values.astype(np.float32), GRID, BQML)


def write_body(folder: Path) -> Path:
    """The body as a series."""
    folder.mkdir()
    write_demo_series(body(), folder, "PET AC")
    return folder


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A series, its restoration by the built-in model, and a labelmap of two regions."""
    place = tmp_path_factory.mktemp("regions")
    write_body(place / "series")
    done("restore", place / "series", "--out", place / "run", "--device", "cpu", "--drf", 20)
    image = read_image(place / "run" / "images" / "restored.nrrd")
    labels = np.zeros(image.values.shape, np.uint8)
    labels[:, 12:24, 24:36] = 1
    labels[1:3, 28:33, 14:19] = 2
    volume = SimpleITK.GetImageFromArray(labels)
    volume.CopyInformation(SimpleITK.ReadImage(str(place / "run" / "images" / "restored.nrrd")))
    SimpleITK.WriteImage(volume, str(place / "labels.nrrd"))
    return place


def exported(place: Path, name: str, *options: object) -> Path:
    out = place / name
    labels = [word for number, text in NAMES.items() for word in ("--label", f"{number}={text}")]
    done(
        "export", place / "run", "--source", place / "series", "--out", out, "--segmentation", place / "labels.nrrd",
        *labels, *options,
    )  # fmt: skip
    return out


@pytest.fixture(scope="module")
def out(place) -> Path:
    return exported(place, "out")


def masks_of(place: Path) -> dict[str, np.ndarray]:
    labels = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(place / "labels.nrrd")))
    return {name: labels == number for number, name in NAMES.items()}


def groups_of(out: Path):
    content = highdicom.sr.srread(out / MEASURES_FILE).content
    return {group.tracking_identifier: group for group in content.get_volumetric_roi_measurement_groups()}


def value_of(group, name, method, derivation=None) -> float:
    """The one measurement of this name by this method and derivation."""
    found = []
    for one in group.get_measurements(name=name):
        told = {part.ConceptCodeSequence[0].CodeValue for part in one[0].ContentSequence if part.ValueType == "CODE"}
        if method.value in told and (derivation is None or derivation.value in told):
            found.append(float(one.value))
    (value,) = found
    return value


def test_both_stand_in_the_study_and_dciodvfy_finds_no_error(out):
    assert complaints(out / REGIONS_FILE, "Segmentation") == set()
    assert complaints(out / MEASURES_FILE, "Comprehensive3DSR") == set()
    first = pydicom.dcmread(out / "slice-0001.dcm")
    for name, after in ((REGIONS_FILE, 3), (MEASURES_FILE, 4)):
        one = pydicom.dcmread(out / name)
        assert one.StudyInstanceUID == first.StudyInstanceUID
        assert one.PatientID == first.PatientID
        assert one.SeriesNumber == first.SeriesNumber + after


def test_the_segments_hold_the_regions_on_the_slices_of_the_series(place, out):
    written = highdicom.seg.segread(out / REGIONS_FILE)
    for number, (name, mask) in enumerate(masks_of(place).items(), start=1):
        assert written.get_segment_description(number).segment_label == name
        volume = written.get_volume(segment_numbers=[number], combine_segments=True)
        assert (volume.array > 0).sum() == mask.sum()


def test_each_measure_stands_there_with_the_interval_that_the_engine_gives(place, out):
    result = redpet.restore(redpet.read(place / "series"), drf=20, device="cpu")
    image = redpet.suv(redpet.read(place / "series"))
    factor = image.provenance["suv_factor"]
    found = redpet.measure(result, segments=masks_of(place))
    assert found.intervals_say == ""
    for name, group in groups_of(out).items():
        region, within = found.segments[name], found.intervals[name]
        assert value_of(group, codes.SCT.Volume, IN_IMAGE) == pytest.approx(region.volume_ml)
        for key, derivation in DERIVATIONS.items():
            told = [value_of(group, SUV_BW, method, derivation) for method in (IN_IMAGE, LOWER, UPPER)]
            wanted = [getattr(region, key), within[key].lower, within[key].upper]
            assert told == pytest.approx([factor * one for one in wanted], rel=1e-4)
        total = [value_of(group, TOTALS["SUV"][0], method) for method in (IN_IMAGE, LOWER, UPPER)]
        wanted = [region.total, within["total"].lower, within["total"].upper]
        assert total == pytest.approx([factor * one for one in wanted], rel=1e-4)
        (basis,) = [one.value for one in group.get_qualitative_evaluations(name=BASIS)]
        wide = any(one.why for one in within.values())
        assert basis == BASES["widened" if wide else "calibrated"]


def test_python_writes_the_same_and_its_evidence_is_asked_for_first(place, out, tmp_path):
    result = redpet.restore(redpet.read(place / "series"), drf=20, device="cpu")
    files = redpet.export(result, tmp_path / "mine", segments=masks_of(place))
    assert {file.name for file in files} == {path.name for path in out.iterdir()}
    mine, theirs = groups_of(tmp_path / "mine"), groups_of(out)
    for name, group in mine.items():
        for method in (IN_IMAGE, LOWER, UPPER):
            told = [value_of(one, SUV_BW, method, DERIVATIONS["mean"]) for one in (group, theirs[name])]
            assert told[0] == pytest.approx(told[1], rel=1e-6)
    with pytest.raises(redpet.InputError, match="evidence=True"):
        redpet.export(result, tmp_path / "more", evidence=True)
    with pytest.raises(redpet.InputError, match="segment 'none'"):
        redpet.export(result, tmp_path / "more", segments={"none": np.zeros(result.restored.image.values.shape, bool)})
    assert not (tmp_path / "more").exists()


def test_python_exports_map_and_findings_of_measured_counts(place, tmp_path):
    """Counts that belong to the slices of a series, as a scanner's do."""
    case = redpet.simulate(body(), drf=4, counts_per_slice=1e6)
    result = redpet.restore(case, drf=4, method="osem", evidence=True, device="cpu")
    files = redpet.export(result, tmp_path / "out", source=place / "series", evidence=True)
    assert [file.name for file in files[-2:]] == ["evidence-map.dcm", "evidence-findings.dcm"]
    written = highdicom.seg.segread(files[-2])
    for value in (1, 2, 3):
        if (result.evidence.values == value).any():
            volume = written.get_volume(segment_numbers=[value], combine_segments=True)
            assert (volume.array > 0).sum() == (result.evidence.values == value).sum()
    report = highdicom.sr.srread(files[-1]).content
    spots = [one for one in report.get_volumetric_roi_measurement_groups() if one.tracking_identifier[0].isdigit()]
    assert len(spots) == len(result.findings)


def test_what_was_not_calibrated_says_whose_the_intervals_are_or_has_none(place, tmp_path):
    done("restore", place / "series", "--out", tmp_path / "run", "--method", "osem", "--drf", 20)
    done("restore", place / "series", "--out", tmp_path / "psf", "--method", "osem", "--drf", 20, "--psf", 4)
    for run, basis in (("run", "low-dose"), ("psf", "none")):
        asked = Regions(segmentation=place / "labels.nrrd")
        export_job(ExportJob(folder=tmp_path / run, source=place / "series", out=tmp_path / basis, regions=asked))
        groups = groups_of(tmp_path / basis)
        assert set(groups) == {"segment 1", "segment 2"}
        for group in groups.values():
            assert [one.value for one in group.get_qualitative_evaluations(name=BASIS)] == [BASES[basis]]
            bounds = [one for one in group.get_measurements(name=SUV_BW) if LOWER.value in str(one)]
            assert bool(bounds) == (basis == "low-dose")
        assert complaints(tmp_path / basis / MEASURES_FILE, "Comprehensive3DSR") == set()


def test_a_seed_gives_the_same_uids_and_nobodys_regions_name_nobody(place):
    first, again = (exported(place, name, "--anonymize", "--uid-seed", 1) for name in ("a", "b"))
    source = pydicom.dcmread(next((place / "series").glob("*.dcm")))
    for name in (REGIONS_FILE, MEASURES_FILE):
        one, same = (pydicom.dcmread(folder / name) for folder in (first, again))
        assert one.SOPInstanceUID == same.SOPInstanceUID
        for keyword in ("PatientName", "PatientID", "StudyInstanceUID", "SOPInstanceUID"):
            assert str(source[keyword].value) not in str(one), keyword


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--label", "1=Liver"], "--label names a region of a --segmentation"),
        (["--segmentation", "labels.nrrd", "--label", "1=A", "--label", "2=A"], "two regions are called 'A'"),
        (["--segmentation", "labels.nrrd", "--label", "7=Spleen"], "segment 'Spleen'"),
        (["--segmentation", "run/images/restored.nrrd"], "whole numbers"),
    ],
)
def test_what_names_no_region_is_refused_and_nothing_is_written(place, tmp_path, capsys, monkeypatch, options, reason):
    monkeypatch.chdir(place)
    asked = ["export", "run", "--source", "series", "--out", str(tmp_path / "out"), *options]
    assert cli.main(asked) == 1
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_without_suv_the_measures_are_in_the_unit_of_the_image(tmp_path):
    for path in write_body(tmp_path / "series").iterdir():
        one = pydicom.dcmread(path)
        del one.PatientWeight
        one.save_as(path)
    result = redpet.restore(redpet.read(tmp_path / "series"), method="osem", drf=20)
    masks = {"all": result.restored.image.values > 0}
    redpet.export(result, tmp_path / "out", segments=masks)
    (group,) = groups_of(tmp_path / "out").values()
    mean = redpet.measure(result, segments=masks).segments["all"].mean
    assert value_of(group, ACTIVITY, IN_IMAGE, codes.SCT.Mean) == pytest.approx(mean, rel=1e-5)
