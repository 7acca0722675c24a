import math

import numpy as np
import pytest
import SimpleITK
from pydicom.config import disable_value_validation
from suv_objects import EXPECTED, OBJECTS, private
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.case import Image, ImageGrid
from redpet.case.storage import read_image
from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_image, suv_info
from redpet.errors import InputError

HALF_LIFE = 6586.2
RATE = math.log(2) / HALF_LIFE
ONE_HOUR = math.exp(-RATE * 3600)
AT_ADMINISTRATION = 70_000 / 370e6


def changed(drug=None, **attributes):
    """The headers of a series with attributes set, or removed where None; `drug` for the radiopharmaceutical."""
    headers = pet_series()
    for header in headers:
        for dataset, values in ((header, attributes), (header.RadiopharmaceuticalInformationSequence[0], drug or {})):
            for keyword, value in values.items():
                if value is None:
                    dataset.pop(keyword, None)
                else:
                    setattr(dataset, keyword, value)
    return headers


def factor(headers):
    info = suv_info(headers)
    assert info.factor is not None, info.reason
    return info.factor


def reason(headers):
    info = suv_info(headers)
    assert info.factor is None
    return info.reason


def assert_expected(values):
    np.testing.assert_allclose((values.min(), np.median(values), values.max()), EXPECTED, rtol=0.01)


@pytest.mark.parametrize("name", OBJECTS)
def test_every_unit_and_clock_gives_the_suv_that_the_object_was_made_with(tmp_path, name):
    write_series(tmp_path, OBJECTS[name]())
    series = read_series(tmp_path)
    image = suv_image(series.image, suv_info([one.header for one in series.slices]))
    assert image.unit == "SUV"
    assert_expected(image.values)


@pytest.mark.parametrize("name", ["DRO_0_0", "DRO_1_0", "DRO_2_0", "DRO_2_4", "DRO_3_3", "DRO_4_0"])
def test_reference_objects_have_their_suv(data, name):
    mask = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(data / "pet-dro" / "DRO_mask.nii.gz"))) > 0
    series = read_series(data / "pet-dro" / name)
    image = suv_image(series.image, suv_info([one.header for one in series.slices]))
    assert image.unit == "SUV"
    assert_expected(image.values[mask])


def test_start_decays_the_dose_to_the_series_time():
    info = suv_info(pet_series())
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)
    assert (info.dose_bq, info.half_life_s, info.weight_kg, info.why) == (370e6, HALF_LIFE, 70, "SeriesTime")
    assert info.reference_time == "2024-01-02T11:00:00"


def test_admin_does_not_decay_the_dose():
    assert factor(changed(DecayCorrection="ADMIN")) == pytest.approx(AT_ADMINISTRATION, rel=1e-9)


def test_none_takes_the_mean_activity_of_the_frame():
    seconds = np.linspace(0, 300, 300_001)
    mean = np.exp(-RATE * (3600 + seconds)).mean()
    assert factor(changed(DecayCorrection="NONE")) == pytest.approx(AT_ADMINISTRATION / mean, rel=1e-6)


def test_none_with_frames_at_different_times_has_a_factor_for_each_slice_and_only_for_all():
    headers = changed(DecayCorrection="NONE")
    headers[0].AcquisitionTime = "110500"
    info = suv_info(headers)
    assert info.factor is None
    assert not info.reason
    assert info.slice_factors[0] / info.slice_factors[1] == pytest.approx(math.exp(RATE * 300), rel=1e-9)
    image = Image(np.ones((5, 2, 2), np.float32), ImageGrid((2, 2, 5), (1.0, 1.0, 1.0)), "Bq/mL")
    np.testing.assert_allclose(suv_image(image, info).values[:, 0, 0], info.slice_factors, rtol=1e-6)
    with pytest.raises(InputError, match="5 slices"):
        suv_image(image.slices(1, 3), info)


def test_a_dose_in_megabecquerel_is_recognised_and_said():
    info = suv_info(changed(drug={"RadionuclideTotalDose": "370"}))
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)
    assert "MBq" in info.warnings[0]


def test_a_dose_that_fits_no_unit_is_refused():
    assert "RadionuclideTotalDose (0018,1074)" in reason(changed(drug={"RadionuclideTotalDose": "370000"}))


def test_a_dose_that_only_python_takes_for_a_number_is_refused():
    headers = changed()
    for header in headers:
        dose = header.RadiopharmaceuticalInformationSequence[0]["RadionuclideTotalDose"]
        with disable_value_validation():
            dose.value = "37_0e6"
    assert "RadionuclideTotalDose (0018,1074)" in reason(headers)


def test_an_injection_before_midnight_is_the_day_before():
    headers = changed(drug={"RadiopharmaceuticalStartTime": "233000"}, SeriesTime="003000", AcquisitionTime="003000")
    assert factor(headers) == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_a_scan_across_midnight_keeps_its_dates():
    headers = changed(
        drug={"RadiopharmaceuticalStartTime": "225900"}, SeriesTime="235900", AcquisitionTime="235900",
        FrameReferenceTime="0",
    )  # fmt: skip
    headers[-1].AcquisitionDate, headers[-1].AcquisitionTime = "20240103", "000400"
    assert factor(headers) == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_a_start_with_only_a_date_time_is_enough():
    drug = {"RadiopharmaceuticalStartTime": None, "RadiopharmaceuticalStartDateTime": "20240102100000.00"}
    assert factor(changed(drug=drug)) == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_a_start_in_another_time_zone_is_converted_or_refused():
    drug = {"RadiopharmaceuticalStartDateTime": "20240102090000+0000"}
    assert factor(changed(drug=drug, TimezoneOffsetFromUTC="+0100")) == pytest.approx(AT_ADMINISTRATION / ONE_HOUR)
    assert "TimezoneOffsetFromUTC (0008,0201) is missing" in reason(changed(drug=drug))


def test_a_start_with_a_date_alone_is_refused():
    assert "minute" in reason(changed(drug={"RadiopharmaceuticalStartDateTime": "20240102"}))


def test_a_start_after_the_scan_is_refused():
    assert "cannot be" in reason(changed(drug={"RadiopharmaceuticalStartDateTime": "20240103100000"}))


def test_a_long_lived_nuclide_needs_the_date_of_its_injection():
    assert "StartDateTime (0018,1078) is missing" in reason(changed(drug={"RadionuclideHalfLife": "282240"}))


def test_a_series_time_after_the_acquisition_is_not_trusted():
    headers = changed(SeriesTime="120000", FrameReferenceTime="0")
    info = suv_info(headers)
    assert info.why == "the earliest AcquisitionTime"
    assert "SeriesTime (0008,0031) lies after the acquisition" in info.warnings[0]
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_the_reference_time_is_computed_back_from_the_frames():
    mean_s = -math.log((1 - math.exp(-RATE * 300)) / (RATE * 300)) / RATE
    headers = changed(SeriesTime="120000", AcquisitionTime="111000", FrameReferenceTime=f"{1000 * (600 + mean_s):.3f}")
    info = suv_info(headers)
    assert "back" in info.why
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-6)


def test_ge_states_its_reference_time_privately():
    headers = private(changed(SeriesTime="120000"), "GE MEDICAL SYSTEMS", x00090D=("DT", "20240102110000.00"))
    info = suv_info(headers)
    assert "0009,100D" in info.why
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_a_part_whose_first_acquisition_may_be_absent_is_refused():
    assert "part" in reason(changed(SeriesTime="120000", FrameReferenceTime="0", NumberOfSlices=299))


def philips(suv_factor, activity_factor):
    factors = {"x705300": ("DS", suv_factor), "x705309": ("DS", activity_factor)}
    return private(changed(Units="CNTS"), "Philips Medical Systems", **factors)


def test_philips_counts_have_private_factors():
    assert factor(philips("0.0005", "1.8")) == 0.0005
    assert factor(philips("0", "2")) == pytest.approx(2 * AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)
    assert "(7053,1000)" in reason(philips("0", "0"))


def test_counts_of_others_have_no_suv():
    assert "CNTS" in reason(changed(Units="CNTS"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"PatientWeight": None}, "PatientWeight (0010,1030) is missing"),
        ({"PatientWeight": "0"}, "PatientWeight (0010,1030) must be"),
        ({"PatientWeight": "70000"}, "PatientWeight (0010,1030)"),
        ({"drug": {"RadionuclideTotalDose": None}}, "RadionuclideTotalDose (0018,1074) is missing"),
        ({"drug": {"RadionuclideHalfLife": None}}, "RadionuclideHalfLife (0018,1075) is missing"),
        ({"drug": {"RadiopharmaceuticalStartTime": None}}, "RadiopharmaceuticalStartTime (0018,1072)"),
        ({"RadiopharmaceuticalInformationSequence": None}, "RadiopharmaceuticalInformationSequence (0054,0016)"),
        ({"DecayCorrection": None}, "DecayCorrection (0054,1102) is missing"),
        ({"AcquisitionTime": None}, "AcquisitionTime (0008,0032) is missing"),
        ({"Units": "PROPCPS"}, "PROPCPS"),
        ({"Units": "PROPCNTS"}, "PROPCNTS"),
        ({"Units": None}, "Units (0054,1001) is missing"),
        ({"Units": "CM2ML", "PatientSize": None}, "PatientSize (0010,1020) is missing"),
        ({"Units": "CM2ML", "PatientSize": "175"}, "PatientSize (0010,1020) is 175, not a height in m"),
        ({"Units": "CM2ML", "SUVType": "LBM"}, "SUVType (0054,1006) is LBM, which does not fit"),
        ({"Units": "GML", "SUVType": "BSA"}, "SUVType (0054,1006) is BSA, which does not fit"),
        ({"Units": "GML", "SUVType": "LBM", "PatientWeight": None}, "PatientWeight (0010,1030) is missing"),
        ({"Units": "GML", "SUVType": "LBM", "PatientSex": ""}, "PatientSex (0010,0040) is missing"),
        ({"Units": "GML", "SUVType": "LBM", "PatientWeight": "400", "PatientSize": "1.0"}, "give no possible LBM"),
        ({"DecayCorrection": "NONE", "ActualFrameDuration": None}, "ActualFrameDuration (0018,1242) is missing"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_with_what_is_possible_instead(change, words):
    sentence = reason(changed(**{"PatientSize": "1.75", "PatientSex": "M"} | change))
    assert words in sentence
    units = change.get("Units", "BQML")
    unit = {"BQML": "Bq/mL", "CM2ML": "SUV (body surface)", "GML": "SUV", None: ""}.get(units, units)
    assert sentence.endswith(f": SUV is not possible, {unit} is")


def test_a_correction_that_contradicts_itself_is_said():
    assert "DECY" in suv_info(changed(CorrectedImage=["ATTN"])).warnings[0]
    assert "DECY" in suv_info(changed(DecayCorrection="NONE")).warnings[0]
    assert "ATTN" in suv_info(changed(CorrectedImage=["DECY"])).warnings[0]


def test_a_sex_or_a_formula_that_is_not_said_is_chosen_and_said():
    other, lean = (suv_info(OBJECTS[name]()) for name in ("GML, IBW, other", "GML, LBM, man"))
    assert "PatientSex (0010,0040) is O" in other.warnings[0]
    assert "James' with 120" in lean.warnings[0]
    assert suv_info(OBJECTS["GML, LBMJANMA, man"]()).warnings == ()


def test_a_scanners_own_clock_that_differs_is_said():
    headers = private(changed(), "GE MEDICAL SYSTEMS", x00090D=("DT", "20240102105500.00"))
    info = suv_info(headers)
    assert info.why == "SeriesTime"
    assert "differ by more than a minute" in info.warnings[0]


def test_the_command_writes_the_image_and_tells_where_a_rule_chose(tmp_path, capsys):
    write_series(tmp_path / "source", OBJECTS["dose in MBq"]())
    assert cli.main(["suv", str(tmp_path / "source"), "--out", str(tmp_path / "suv.nrrd")]) == 0
    assert "taken as MBq" in capsys.readouterr().err
    assert_expected(read_image(tmp_path / "suv.nrrd").values)


def test_the_command_refuses_with_the_way_on_and_writes_nothing(tmp_path, capsys):
    slices = pet_series()
    for one in slices:
        del one.PatientWeight
    write_series(tmp_path / "source", slices)
    assert cli.main(["suv", str(tmp_path / "source"), "--out", str(tmp_path / "suv.nrrd")]) == 1
    assert "PatientWeight (0010,1030) is missing: SUV is not possible, Bq/mL is" in capsys.readouterr().err
    assert not (tmp_path / "suv.nrrd").exists()


def test_gml_is_suv_already():
    assert factor(changed(Units="GML")) == 1.0


def test_an_image_without_a_factor_is_refused_with_the_reason(data):
    series = read_series(data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm")
    with pytest.raises(InputError, match="PROPCPS"):
        suv_image(series.image, suv_info([one.header for one in series.slices]))
