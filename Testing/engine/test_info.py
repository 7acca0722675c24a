import json

import numpy as np
import pytest
from suv_objects import OBJECTS
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.info import describe_input, for_people


def told(place, capsys):
    assert cli.main(["info", str(place), "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_info_tells_all_of_a_real_series(data, capsys):
    content = told(data / "pet-siemens-wholebody", capsys)
    level = content["levels"][0]
    suv = level["suv"]
    assert (level["vendor"], level["slices"], level["gaps"]) == ("CPS", {"present": 100, "stated": 299}, [])
    assert level["corrections"] == ["RAN", "DTIM", "NORM", "ATTN", "SCAT", "DECY"]
    assert (level["drf"], level["image"]["unit"], level["image"]["size"]) == (None, "Bq/mL", [128, 128, 100])
    np.testing.assert_allclose(level["image"]["spacing_mm"], (3.5378182, 3.5378182, 3.375), atol=1e-6)
    assert (suv["units"], suv["decay_correction"], suv["why"]) == ("BQML", "START", "SeriesTime")
    assert (suv["dose_bq"], suv["half_life_s"], suv["weight_kg"]) == (381.47e6, 6586.2, 66.2)
    elapsed_s = 6586.2 * np.log2(suv["factor"] * 381.47e6 / 66.2e3)
    assert 1800 < elapsed_s < 2 * 3600
    assert "it is a part" in content["warnings"][0]


@pytest.mark.parametrize(
    ("name", "vendor", "units", "reference"),
    [
        ("DRO_0_0", "Synthetic", "BQML", "2025-01-01T11:00:00"),
        ("DRO_1_0", "Synthetic", "BQML", "2025-01-01T11:00:00"),
        ("DRO_2_0", "Synthetic", "GML", ""),
        ("DRO_2_4", "Philips Medical Systems", "CNTS", ""),
        ("DRO_3_3", "GE MEDICAL SYSTEMS", "BQML", "2025-01-01T11:00:00"),
        ("DRO_4_0", "Synthetic", "BQML", "2025-01-01T11:00:00"),
    ],
)
def test_info_tells_vendor_unit_and_reference_of_the_reference_objects(data, capsys, name, vendor, units, reference):
    level = told(data / "pet-dro" / name, capsys)["levels"][0]
    assert (level["vendor"], level["suv"]["units"], level["suv"]["reference_time"]) == (vendor, units, reference)
    assert level["suv"]["factor"] > 0


def test_info_tells_why_odd_series_have_no_suv_and_what_is_possible(data, capsys):
    content = told(data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm", capsys)
    suv = content["levels"][0]["suv"]
    assert suv["factor"] is None
    assert suv["reason"].endswith("SUV is not possible, PROPCPS is")
    assert suv["reason"] in for_people(content)
    assert told(data / "odd-dicom" / "siemens-flt-single-slice.dcm", capsys)["levels"][0]["suv"]["factor"] > 0


@pytest.mark.parametrize("number", [3, 5, 6])
def test_info_refuses_what_is_no_pet_series(data, capsys, number):
    assert cli.main(["info", str(data / "odd-dicom" / f"other-modality-{number}.dcm"), "--json"]) == 1
    assert "a PET series is needed" in capsys.readouterr().err


def test_a_choice_of_a_rule_is_a_warning_of_the_input(tmp_path):
    write_series(tmp_path, OBJECTS["dose in MBq"]())
    content = describe_input(tmp_path)
    assert content["warnings"] == ["RadionuclideTotalDose (0018,1074) is 370: taken as MBq"]
    assert "warning: RadionuclideTotalDose" in for_people(content)


def test_the_dose_level_and_factors_of_each_slice_are_told(tmp_path):
    slices = OBJECTS["BQML, NONE, two bed positions"]()
    for one in slices:
        one.SeriesDescription = "PET WB DRF 20"
    write_series(tmp_path, slices)
    content = describe_input(tmp_path)
    level = content["levels"][0]
    assert (level["drf"], level["label"]) == (20, "DRF 20")
    assert level["suv"]["factor"] is None
    assert len(level["suv"]["slice_factors"]) == len(slices)
    assert "one for each slice" in for_people(content)


def test_info_keeps_what_identifies_the_patient_to_itself(tmp_path, capsys):
    write_series(tmp_path, pet_series())
    text = json.dumps(told(tmp_path, capsys)) + for_people(describe_input(tmp_path))
    assert "SECRET" not in text
    assert "Secret" not in text
