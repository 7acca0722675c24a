import math

import numpy as np
import pytest
import SimpleITK
from synthetic_dicom import pet_series

from redpet.errors import InputError
from redpet.readers.dicom import read_series
from redpet.suv import suv_image, suv_info

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
                    delattr(dataset, keyword)
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


@pytest.mark.parametrize("name", ["DRO_0_0", "DRO_1_0", "DRO_2_0", "DRO_2_4", "DRO_3_3", "DRO_4_0"])
def test_reference_objects_have_their_suv(data, name):
    mask = SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(data / "pet-dro" / "DRO_mask.nii.gz"))) > 0
    series = read_series(data / "pet-dro" / name)
    image = suv_image(series.image, suv_info([one.header for one in series.slices]))
    inside = image.values[mask]
    assert image.unit == "SUV"
    assert inside.min() == pytest.approx(0.20, rel=0.01)
    assert np.median(inside) == pytest.approx(1.00, rel=0.01)
    assert inside.max() == pytest.approx(4.00, rel=0.01)


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


def test_none_with_frames_at_different_times_is_refused():
    headers = changed(DecayCorrection="NONE")
    headers[0].AcquisitionTime = "110500"
    assert "DecayCorrection (0054,1102) is NONE" in reason(headers)


def test_a_dose_in_megabecquerel_is_recognised_and_said():
    info = suv_info(changed(drug={"RadionuclideTotalDose": "370"}))
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)
    assert "MBq" in info.warnings[0]


def test_a_dose_that_fits_no_unit_is_refused():
    assert "RadionuclideTotalDose (0018,1074)" in reason(changed(drug={"RadionuclideTotalDose": "370000"}))


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
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_the_reference_time_is_computed_back_from_the_frames():
    mean_s = -math.log((1 - math.exp(-RATE * 300)) / (RATE * 300)) / RATE
    headers = changed(SeriesTime="120000", AcquisitionTime="111000", FrameReferenceTime=f"{1000 * (600 + mean_s):.3f}")
    info = suv_info(headers)
    assert "back" in info.why
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-6)


def test_ge_states_its_reference_time_privately():
    headers = changed(SeriesTime="120000", Manufacturer="GE MEDICAL SYSTEMS")
    for header in headers:
        header.add_new(0x0009100D, "DT", "20240102110000.00")
    info = suv_info(headers)
    assert "0009,100D" in info.why
    assert info.factor == pytest.approx(AT_ADMINISTRATION / ONE_HOUR, rel=1e-9)


def test_a_part_whose_first_acquisition_may_be_absent_is_refused():
    assert "part" in reason(changed(SeriesTime="120000", FrameReferenceTime="0", NumberOfSlices=299))


def philips(suv_factor, activity_factor):
    headers = changed(Manufacturer="Philips Medical Systems", Units="CNTS")
    for header in headers:
        header.add_new(0x70531000, "DS", suv_factor)
        header.add_new(0x70531009, "DS", activity_factor)
    return headers


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
        ({"Units": "CM2ML"}, "CM2ML"),
        ({"Units": "GML", "SUVType": "LBM"}, "SUVType (0054,1006) is LBM"),
    ],
)  # fmt: skip
def test_what_is_missing_is_named_and_no_suv_is_made(change, words):
    assert words in reason(changed(**change))


def test_gml_is_suv_already():
    assert factor(changed(Units="GML")) == 1.0


def test_an_image_without_a_factor_is_refused_with_the_reason(data):
    series = read_series(data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm")
    with pytest.raises(InputError, match="PROPCPS"):
        suv_image(series.image, suv_info([one.header for one in series.slices]))
