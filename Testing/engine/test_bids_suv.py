"""SUV of NIfTI images by the fields of BIDS-PET: the number that DICOM's rules give, or the field that is missing."""

import json
import math

import numpy as np
import pytest
import SimpleITK as sitk  # noqa: N813
from command_line import done, only_sentence

import redpet
from redpet import cli
from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.readers import read_input

HALF_LIFE_S = 6586.2
SAID = {
    "Units": "Bq/mL",
    "InjectedRadioactivity": 370,
    "InjectedRadioactivityUnits": "MBq",
    "TracerRadionuclide": "F18",
    "BodyWeight": 70,
    "TimeZero": "10:00:00",
    "InjectionStart": 0,
    "FrameTimesStart": [3600],
    "FrameDuration": [120],
    "ImageDecayCorrected": True,
    "ImageDecayCorrectionTime": 3600,
}
SUV_1 = 370e6 * 2 ** (-3600 / HALF_LIFE_S) / 70e3
"""Bq/mL of SUV 1 an hour after the injection."""


def written(folder, values=SUV_1, **said):
    """An image of one value whose JSON says this, None for a field that it lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    volume = sitk.GetImageFromArray(np.full((3, 12, 12), values, np.float32))
    volume.SetSpacing((4, 4, 4))
    sitk.WriteImage(volume, str(folder / "pet.nii.gz"))
    told = {name: value for name, value in {**SAID, **said}.items() if value is not None}
    (folder / "pet.json").write_text(json.dumps(told))
    return folder / "pet.nii.gz"


def suv(place, tmp_path, *options):
    """The SUV that the command writes."""
    done("suv", place, "--out", tmp_path / "suv.nrrd", *options)
    image = read_image(tmp_path / "suv.nrrd")
    (tmp_path / "suv.nrrd").unlink()
    assert image.unit == "SUV"
    return float(np.median(image.values))


def refusal(place, tmp_path, capsys, *options):
    assert cli.main(["suv", str(place), "--out", str(tmp_path / "suv.nrrd"), *options]) == 1
    assert not (tmp_path / "suv.nrrd").exists()
    return only_sentence(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ({}, SUV_1),
        ({"Units": "BQML"}, SUV_1),
        ({"Units": "kBq/cm^3"}, SUV_1 / 1000),
        ({"Units": "nCi/cc"}, SUV_1 / 37),
        ({"InjectedRadioactivity": 10, "InjectedRadioactivityUnits": "mCi"}, SUV_1),
        ({"TimeZero": "11:00:00", "InjectionStart": -3600, "ImageDecayCorrectionTime": 0}, SUV_1),
        ({"ImageDecayCorrectionTime": 0}, 370e6 / 70e3),
        ({"TracerRadionuclide": None, "RadionuclideHalfLife": HALF_LIFE_S}, SUV_1),
        ({"BodyWeight": None, "PatientWeight": 70}, SUV_1),
        ({"Units": "SUV", "InjectedRadioactivity": None}, 1.0),
    ],
)
def test_the_suv_of_a_bids_image_is_that_of_its_fields(tmp_path, said, value):
    assert suv(written(tmp_path, value, **said), tmp_path) == pytest.approx(1, rel=1e-5)


def test_the_decay_within_a_frame_counts_where_the_image_is_not_corrected(tmp_path):
    fine = (np.arange(10_000) + 0.5) * 0.18
    within = float(np.exp(-math.log(2) / HALF_LIFE_S * fine).mean())
    said = {"ImageDecayCorrected": False, "FrameDuration": [1800]}
    assert suv(written(tmp_path, SUV_1 * within, **said), tmp_path) == pytest.approx(1, rel=1e-5)


@pytest.mark.parametrize(
    "field",
    ["InjectedRadioactivity", "InjectedRadioactivityUnits", "TracerRadionuclide", "BodyWeight", "InjectionStart",
     "ImageDecayCorrected", "ImageDecayCorrectionTime"],
)  # fmt: skip
def test_a_field_that_suv_needs_is_named_where_it_is_missing(tmp_path, capsys, field):
    assert f"`{field}` is missing" in refusal(written(tmp_path, **{field: None}), tmp_path, capsys)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"InjectedRadioactivity": 10}, "if it is in mCi, say --dose-unit mCi"),
        ({"InjectedRadioactivityUnits": "mBq"}, "`InjectedRadioactivityUnits` is mBq"),
        ({"InjectionStart": -21600}, "no protocol of F-18 waits longer than 3.5 hours"),
        ({"InjectionStart": 4000}, "`InjectionStart` lies 0.1 hours after"),
        ({"RadionuclideHalfLife": 1221.7}, "F-18 has 6586.2 s"),
        ({"BodyWeight": 70000}, "not a weight in kg"),
        ({"InjectionStart": 10**400}, "larger than it can be"),
        ({"InjectedRadioactivity": "370"}, "`InjectedRadioactivity` is no number"),
        ({"ImageDecayCorrected": False, "FrameDuration": [0]}, "`FrameDuration` must be above 0"),
        ({"ImageDecayCorrected": False, "FrameDuration": [120000]}, "no frame lasts"),
        ({"Units": "mBq/mL"}, "`mBq/mL` is not known"),
        ({"Units": "SUVlbm"}, "`SUVlbm` is not known"),
    ],
)
def test_what_no_person_is_given_or_no_number_can_be_is_refused(tmp_path, capsys, said, words):
    assert words in refusal(written(tmp_path, **said), tmp_path, capsys)


def test_the_users_word_goes_before_the_fields_and_is_said(tmp_path, capsys):
    wrong = written(tmp_path, InjectedRadioactivity=10, InjectionStart=-21600)
    options = ("--dose-unit", "mCi", "--injection-time", "10:00")
    assert suv(wrong, tmp_path, *options) == pytest.approx(1, rel=1e-5)
    assert "as --injection-time says" in capsys.readouterr().err


def test_an_injection_during_the_scan_has_the_right_sign_in_number_and_sentence(tmp_path, capsys):
    value = 370e6 * 2 ** (30 / HALF_LIFE_S) / 70e3
    early = written(tmp_path, value, InjectionStart=3630)
    assert suv(early, tmp_path) == pytest.approx(1, rel=1e-5)
    said = capsys.readouterr()
    assert "uptake -30 s" in said.out
    assert "30 s after the time that the image refers to, during the scan" in said.err


def test_info_and_the_public_face_tell_the_same(tmp_path, capsys):
    path = written(tmp_path)
    done("info", path)
    assert "injected 370 MBq of F-18; uptake 60.0 min" in capsys.readouterr().out
    assert redpet.suv(redpet.read(path)).values.max() == pytest.approx(1, rel=1e-5)


def test_frames_that_were_added_are_written_as_nifti_with_their_times_and_keep_their_suv(tmp_path):
    path = written(tmp_path / "in", FrameTimesStart=[3600, 3720, 3840], FrameDuration=[120, 120, 240])
    volume = sitk.ReadImage(str(path))
    sitk.WriteImage(sitk.JoinSeries([volume] * 3), str(path))
    done("restore", path, "--frames", "2-3", "--method", "osem", "--reconstruction", "fbp", "--format", "nifti",
         "--out", tmp_path / "out")  # fmt: skip
    said = json.loads((tmp_path / "out" / "images" / "low.json").read_text())
    assert (said["FrameTimesStart"], said["FrameDuration"]) == ([3720], [360])
    low = read_input(tmp_path / "out" / "images" / "low.nii.gz").levels[0].image
    assert redpet.suv(low).values.max() == pytest.approx(1, rel=1e-5)


def test_a_patients_name_in_the_json_goes_no_farther(tmp_path):
    case = read_input(written(tmp_path, PatientName="SECRET", PatientID="SECRET"))
    assert "SECRET" not in str(case.levels[0].image.provenance)


def test_an_image_without_a_word_of_its_injection_has_no_suv(tmp_path):
    done("simulate", written(tmp_path / "in"), "--drf", "4", "--out", tmp_path / "case")
    with pytest.raises(InputError, match="SUV is that of one image"):
        redpet.suv(redpet.read(tmp_path / "case"))
