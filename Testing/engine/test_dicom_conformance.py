"""What archives and viewers ask of an exported series, whatever its source: UIDs, types, units, frames, compression."""

import json
import re
from dataclasses import replace

import numpy as np
import pydicom
import pytest
import SimpleITK
from dciodvfy import complaints
from suv_objects import EXPECTED, OBJECTS
from synthetic_dicom import expected_values, pet_series, write_series

from redpet import cli
from redpet.case.choice import Choice
from redpet.case.storage import write_image
from redpet.dicom.derived import EMPTY_IF_ABSENT
from redpet.dicom.export import Derivation, Identity, export_series
from redpet.dicom.series import read_series, source_files
from redpet.dicom.suv import suv_image, suv_info
from redpet.errors import InputError

HOW = Derivation("RED", model_name="small", model_hash="sha256:0123", steps=2, drf=20.0, software_version="0.1.0")
RUN = {"command": "restore", "method": "RED", "model": None, "steps": 2, "input": {"drf": 20.0}, "redpet": "0.1.0"}


def source_of(folder, change=None, **attributes):
    """The image of a synthetic series with these attributes (None removes one), after `change` to each slice."""
    slices = pet_series()
    for one in slices:
        for keyword, value in attributes.items():
            if value is None:
                one.pop(keyword, None)
            else:
                setattr(one, keyword, value)
        if change is not None:
            change(one)
    write_series(folder / "source", slices)
    return read_series(folder / "source").image


def exported(image, out, identity=None, description="RED DRF 20 RESEARCH"):
    return export_series(image, source_files(image), out, description, HOW, identity or Identity())


def datasets(paths):
    return [pydicom.dcmread(path) for path in paths]


def uids(paths):
    return [one.SOPInstanceUID for one in datasets(paths)] + [datasets(paths)[0].SeriesInstanceUID]


def half_steps(paths):
    return np.array([float(one.RescaleSlope) / 2 for one in datasets(paths)])[:, None, None]


def test_the_same_job_gives_the_same_pixels_and_new_uids(tmp_path):
    image = source_of(tmp_path)
    one, two = (datasets(exported(image, tmp_path / name)) for name in ("one", "two"))
    assert [a.PixelData for a in one] == [b.PixelData for b in two]
    assert [a.RescaleSlope for a in one] == [b.RescaleSlope for b in two]
    assert not set(uids(sorted((tmp_path / "one").iterdir()))) & set(uids(sorted((tmp_path / "two").iterdir())))


def test_a_seed_gives_the_same_uids_to_the_same_job_and_others_to_any_other(tmp_path):
    image = source_of(tmp_path)
    seven, eight = Identity(uid_seed=7), Identity(uid_seed=8)
    brighter = replace(image, values=image.values * np.float32(1.5))
    same = [uids(exported(image, tmp_path / name, seven)) for name in ("one", "two")]
    others = [
        uids(exported(image, tmp_path / "three", eight)),
        uids(exported(brighter, tmp_path / "four", seven)),
        uids(exported(image.slices(0, 4), tmp_path / "five", seven)),
        uids(exported(image, tmp_path / "six", seven, "another description")),
    ]
    assert same[0] == same[1]
    together = [uid for found in [same[0], *others] for uid in found]
    assert len(set(together)) == len(together)
    assert all(uid.is_valid and uid.startswith("2.25.") and len(uid) <= 64 for uid in together)


@pytest.mark.parametrize("keyword", EMPTY_IF_ABSENT)
def test_a_missing_type_2_attribute_is_written_empty(tmp_path, keyword):
    one = datasets(exported(source_of(tmp_path, **{keyword: None}), tmp_path / "out"))[0]
    assert keyword in one
    assert not one[keyword].value


def test_a_series_that_lacks_all_type_2_attributes_has_no_conformance_error(tmp_path):
    image = source_of(tmp_path, **dict.fromkeys(EMPTY_IF_ABSENT))
    assert complaints(exported(image, tmp_path / "out")[0]) == set()


@pytest.mark.parametrize(
    ("keyword", "value"),
    [("CountsSource", "EMISSION"), ("ImageIndex", 1), ("NumberOfSlices", 5), ("ImageType", ["DERIVED", "PRIMARY"])],
)
def test_a_missing_type_1_attribute_that_follows_from_the_series_is_written(tmp_path, keyword, value):
    paths = exported(source_of(tmp_path, **{keyword: None}), tmp_path / "out")
    assert datasets(paths)[0][keyword].value == value
    assert complaints(paths[0]) == set()


def test_a_missing_series_date_is_the_time_that_the_decay_refers_to(tmp_path):
    one = datasets(exported(source_of(tmp_path, SeriesDate=None), tmp_path / "out"))[0]
    assert one.SeriesDate == "20240102"
    assert float(one.SeriesTime) == pytest.approx(105959.9, abs=0.5)


def test_a_missing_decay_factor_follows_from_reference_time_and_half_life_or_ends_the_export(tmp_path):
    paths = exported(source_of(tmp_path, DecayFactor=None), tmp_path / "out")
    assert float(datasets(paths)[0].DecayFactor) == pytest.approx(2 ** (150 / 6586.2), rel=1e-6)
    assert complaints(paths[0]) == set()
    unknown = {"admin": {"DecayCorrection": "ADMIN"}, "drug": {"RadiopharmaceuticalInformationSequence": None}}
    for name, lacking in unknown.items():
        image = source_of(tmp_path / name, DecayFactor=None, **lacking)
        with pytest.raises(InputError, match="DecayFactor"):
            exported(image, tmp_path / name / "out")
        assert not (tmp_path / name / "out").exists()
    none = exported(source_of(tmp_path / "none", DecayCorrection="NONE"), tmp_path / "none" / "out")
    assert "DecayFactor" not in datasets(none)[0]


def test_attributes_with_several_values_and_names_in_other_scripts_are_kept(tmp_path):
    several = {
        "SoftwareVersions": ["a", "b"],
        "CorrectedImage": ["DECY", "ATTN", "SCAT"],
    }
    name = "Yamada^Tarou=山田^太郎=やまだ^たろう"
    image = source_of(tmp_path, SpecificCharacterSet=["", "ISO 2022 IR 87"], PatientName=name, **several)
    one = datasets(exported(image, tmp_path / "out"))[0]
    assert str(one.PatientName) == name
    for keyword, value in several.items():
        assert one[keyword].value == value


@pytest.mark.parametrize("name", OBJECTS)
def test_suv_of_the_exported_series_is_that_of_the_image_for_every_unit_and_clock(tmp_path, name):
    write_series(tmp_path / "source", OBJECTS[name]())
    series = read_series(tmp_path / "source")
    paths = exported(series.image, tmp_path / "out")
    back = read_series(tmp_path / "out")
    before, after = (suv_image(one.image, suv_info([s.header for s in one.slices])).values for one in (series, back))
    np.testing.assert_allclose(after, before, atol=1.01 * EXPECTED[2] / 65534)
    assert complaints(paths[0]) == set()


def test_no_private_attribute_leaves_a_second_opinion_on_suv(tmp_path):
    write_series(tmp_path / "source", OBJECTS["CNTS, Philips activity factor"]())
    for one in datasets(exported(read_series(tmp_path / "source").image, tmp_path / "out")):
        assert not [element for element in one.iterall() if element.tag.is_private]
        assert (one.Units, "SUVType" in one) == ("BQML", False)


@pytest.mark.parametrize("peak", [0.0, 1e-30, 1e-10, 3e30])
@pytest.mark.parametrize("sign", [1, -1])
def test_zero_tiny_huge_and_negative_slices_are_legal_and_right(tmp_path, peak, sign):
    image = source_of(tmp_path)
    pattern = sign * image.values / image.values.max()
    values = (pattern * peak).astype(np.float32)
    values[1] = 0
    paths = exported(replace(image, values=values), tmp_path / "out")
    back = read_series(tmp_path / "out").image.values.astype(np.float64)
    assert (np.abs(back - values) <= half_steps(paths) * 1.001 + 1e-7 * np.abs(values)).all()
    assert not back[1].any()
    for path in paths:
        assert complaints(path) == set()


def test_values_beyond_any_activity_are_refused_and_nothing_is_left(tmp_path):
    image = source_of(tmp_path)
    with pytest.raises(InputError, match="no activity is that large"):
        exported(replace(image, values=np.full_like(image.values, 3e38)), tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("kind", [["DYNAMIC", "IMAGE"], ["GATED", "IMAGE"]])
def test_one_frame_of_a_dynamic_or_gated_series_becomes_a_static_series_that_says_so(tmp_path, kind):
    image = source_of(tmp_path, SeriesType=kind, NumberOfTimeSlices=30, NumberOfTimeSlots=8, NumberOfRRIntervals=1)
    paths = exported(image, tmp_path / "out")
    for one in datasets(paths):
        assert one.SeriesType == ["STATIC", "IMAGE"]
        assert f"one frame of a {kind[0].lower()} series" in one.ImageComments
        assert "NumberOfTimeSlices" not in one
        assert "NumberOfTimeSlots" not in one
    assert complaints(paths[0]) == set()


@pytest.mark.parametrize("kind", ["DYNAMIC", "GATED", "WHOLE BODY"])
def test_several_frames_are_refused_with_the_reason(tmp_path, kind, capsys):
    slices = pet_series() + pet_series()
    for index, one in enumerate(slices):
        one.SeriesType, one.SOPInstanceUID = [kind, "IMAGE"], f"1.2.77.{index}"
        if index >= 5:
            one.AcquisitionTime = "110500"
    write_series(tmp_path / "source", slices)
    image = read_series(tmp_path / "source", Choice(frames="1")).image
    (tmp_path / "run" / "images").mkdir(parents=True)
    write_image(image, tmp_path / "run" / "images" / "restored.nrrd")
    (tmp_path / "run" / "run.json").write_text(json.dumps(RUN))
    options = ["export", str(tmp_path / "run"), "--source", str(tmp_path / "source"), "--out", str(tmp_path / "out")]
    assert cli.main(options) == 1
    assert not (tmp_path / "out").exists()
    reason = "2 time frames (a dynamic or gated image); choose one with --frames"
    assert reason in capsys.readouterr().err
    with pytest.raises(InputError, match=re.escape(reason)):
        read_series(tmp_path / "source")


def test_a_compressed_source_is_written_uncompressed(tmp_path):
    write_series(tmp_path / "source", pet_series(), rle=True)
    paths = exported(read_series(tmp_path / "source").image, tmp_path / "out")
    for one, values, step in zip(datasets(paths), expected_values(), half_steps(paths), strict=True):
        assert one.file_meta.TransferSyntaxUID == "1.2.840.10008.1.2.1"
        np.testing.assert_allclose(one.pixel_array * float(one.RescaleSlope), values, atol=1.001 * step.item())
    assert complaints(paths[0]) == set()


@pytest.mark.parametrize("name", ["ge-ste-propcps-jpeglossless.dcm", "siemens-flt-single-slice.dcm"])
def test_odd_real_slices_are_exported_uncompressed_and_gain_no_conformance_error(data, tmp_path, name):
    series = read_series(data / "odd-dicom" / name)
    path = exported(series.image, tmp_path / "out")[0]
    one = pydicom.dcmread(path)
    assert not one.file_meta.TransferSyntaxUID.is_compressed
    assert complaints(path) <= complaints(series.slices[0].path)
    back = read_series(tmp_path / "out").image
    np.testing.assert_allclose(back.values, series.image.values, atol=float(one.RescaleSlope) / 1.9)
    assert back.unit == series.image.unit


def test_the_real_series_has_no_conformance_error_in_any_slice_and_every_value_within_half_a_step(data, tmp_path):
    image = read_series(data / "pet-siemens-wholebody").image
    paths = exported(image, tmp_path / "out")
    assert {line for path in paths for line in complaints(path)} == set()
    names = SimpleITK.ImageSeriesReader.GetGDCMSeriesFileNames(str(tmp_path / "out"))
    reader = SimpleITK.ImageSeriesReader()
    reader.SetFileNames(names)
    reader.SetOutputPixelType(SimpleITK.sitkFloat64)
    opened = reader.Execute()
    np.testing.assert_allclose(opened.GetOrigin(), image.grid.origin_mm, atol=1e-6)
    np.testing.assert_allclose(opened.GetSpacing(), image.grid.spacing_mm, atol=1e-6)
    np.testing.assert_allclose(opened.GetDirection(), image.grid.direction, atol=1e-9)
    error = np.abs(SimpleITK.GetArrayFromImage(opened) - image.values)
    assert (error <= half_steps(paths) * 1.001).all()


def test_export_and_restore_take_the_options_of_identity(tmp_path, capsys):
    slices = OBJECTS["dose in MBq"]()
    write_series(tmp_path / "source", slices)
    source, out = str(tmp_path / "source"), tmp_path / "out"
    options = ["restore", source, "--method", "osem", "--subsets", "2", "--drf", "4", "--out", str(out)]
    assert cli.main([*options, "--anonymize", "--uid-seed", "5"]) == 0
    assert "taken as MBq" in capsys.readouterr().err
    assert "taken as MBq" in (out / "run.json").read_text()
    written = sorted((out / "dicom").iterdir())
    assert all(b"SECRET" not in path.read_bytes() for path in out.rglob("*") if path.is_file())
    again = ["export", str(out), "--source", source, "--anonymize", "--uid-seed", "5", "--out", str(tmp_path / "again")]
    assert cli.main(again) == 0
    assert uids(sorted((tmp_path / "again").iterdir())) == uids(written)
    assert cli.main(["export", str(out), "--source", source, "--keep-suv", "--out", str(tmp_path / "no")]) == 1
    assert "--anonymize" in capsys.readouterr().err
