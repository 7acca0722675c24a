"""What was injected is what a person can have been given, or SUV is refused; a private attribute has its creator."""

import json
from copy import deepcopy

import pydicom
import pytest
from dciodvfy import complaints
from pydicom.dataset import Dataset
from suv_objects import CREATORS, DOSE_BQ, private
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.dicom.injection import DOSE_UNITS, NOTHING_STATED, Stated
from redpet.dicom.nuclides import NUCLIDES
from redpet.dicom.series import read_series
from redpet.dicom.suv import suv_info
from redpet.errors import InputError
from redpet.jobs.description import DescribeJob, describe
from redpet.jobs.report import RunToReport, read_run
from redpet.pictures.report_page import draw_report

F18_S = 6586.2
AT_ADMINISTRATION = 70_000 / DOSE_BQ
AFTER_AN_HOUR = AT_ADMINISTRATION * 2 ** (3600 / F18_S)
MILLICURIE = Stated(dose_unit="mCi")
FLUORINE = ("77004003", "SCT", "^18^Fluorine")


def changed(drug=None, code=None, **attributes):
    """The headers of a series, with attributes of slices and drug set, or removed where None, and a nuclide coded."""
    headers = pet_series()
    for header in headers:
        item = header.RadiopharmaceuticalInformationSequence[0]
        for dataset, values in ((header, attributes), (item, drug or {})):
            for keyword, value in values.items():
                if value is None:
                    dataset.pop(keyword, None)
                else:
                    setattr(dataset, keyword, value)
        if code:
            coded = Dataset()
            coded.CodeValue, coded.CodingSchemeDesignator, coded.CodeMeaning = code
            item.RadionuclideCodeSequence = [coded]
    return headers


def dose(value):
    return {"RadionuclideTotalDose": value}


def refusal(headers, stated=NOTHING_STATED):
    info = suv_info(headers, stated)
    assert info.factor is None
    assert info.reason.endswith(": SUV is not possible, Bq/mL is")
    return info.reason


def philips(block, *foreign):
    """Philips' counts with its factors in a block, and values of another creator at the usual address."""
    headers = changed(Units="CNTS")
    for header in headers:
        header.add_new(0x70530010, "LO", "SOME ARCHIVE")
        for element, value in foreign:
            header.add_new(0x70531000 | element, "DS", value)
    if block is None:
        for header in headers:
            header.Manufacturer = "Philips Medical Systems"
        return headers
    return private(headers, "Philips Medical Systems", block, x705300=("DS", "0.0005"), x705309=("DS", "1.8"))


@pytest.mark.parametrize("block", [0x11, 0x42, 0xFF])
def test_a_private_block_is_found_by_its_creator_wherever_it_was_moved(block):
    assert suv_info(philips(block, (0x00, "3"), (0x09, "7"))).factor == 0.0005


def test_a_foreign_block_at_the_usual_address_is_never_taken_for_the_vendors():
    info = suv_info(philips(None, (0x00, "3"), (0x09, "7")))
    assert info.factor is None
    assert "(7053,1000) and (7053,1009) are missing" in info.reason


def test_a_foreign_block_is_no_decay_time_of_ge():
    headers = changed(SeriesTime="120000", FrameReferenceTime="0", Manufacturer="GE MEDICAL SYSTEMS")
    for header in headers:
        header.add_new(0x00090010, "LO", "SOME ARCHIVE")
        header.add_new(0x0009100D, "DT", "20240102090000.00")
    assert suv_info(headers).factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    moved = private(headers, "GE MEDICAL SYSTEMS", 0x11, x00090D=("DT", "20240102103000.00"))
    assert suv_info(moved).factor == pytest.approx(AT_ADMINISTRATION * 2 ** (1800 / F18_S), rel=1e-9)


def test_a_block_that_nobody_reserved_is_taken_at_its_usual_address_and_said():
    headers = philips(0x10)
    for header in headers:
        del header[0x70530010]
    info = suv_info(headers)
    assert info.factor == 0.0005
    assert info.warnings == (f"(7053,1000) has no private creator: it is taken as that of {CREATORS[0x7053]}",)


@pytest.mark.parametrize(
    ("value", "units"),
    [("10", ["mCi"]), ("9500", ["uCi"]), ("370000", ["kBq"]), ("20", ["MBq", "mCi"]), ("740", ["MBq", "uCi"])],
)
def test_a_dose_in_another_unit_is_refused_with_the_units_that_it_may_have(value, units):
    sentence = refusal(changed(drug=dose(value)))
    assert "RadionuclideTotalDose (0018,1074) is" in sentence
    assert [unit for unit in DOSE_UNITS if f"--dose-unit {unit}" in sentence] == units


@pytest.mark.parametrize(
    ("value", "unit"), [("10", "mCi"), ("10000", "uCi"), ("370000", "kBq"), ("370", "MBq"), ("370e6", "Bq")]
)
def test_the_unit_that_the_user_states_is_taken_and_recorded(value, unit):
    info = suv_info(changed(drug=dose(value)), Stated(dose_unit=unit))
    assert info.dose_bq == DOSE_BQ
    assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert f"taken in {unit}, as --dose-unit says" in info.warnings[0]


@pytest.mark.parametrize(("value", "unit"), [("3.7e6", "Bq"), ("2e10", "Bq")])
def test_a_dose_that_no_person_is_given_needs_the_users_word(value, unit):
    assert "no person is given that (F-18: 14 to 1000 MBq)" in refusal(changed(drug=dose(value)))
    assert suv_info(changed(drug=dose(value)), Stated(dose_unit=unit)).dose_bq == float(value)


def test_what_a_person_is_given_depends_on_the_nuclide():
    rubidium = {"RadionuclideHalfLife": "75.9", "RadiopharmaceuticalStartTime": "105800"}
    assert suv_info(changed(drug=rubidium | dose("1500e6"))).nuclide == "Rb-82"
    assert "F-18" in refusal(changed(drug=dose("1500e6")))
    assert "Rb-82: 100 to 2600 MBq" in refusal(changed(drug=rubidium | dose("40e6")))


@pytest.mark.parametrize("nuclide", NUCLIDES, ids=lambda one: one.name)
def test_every_nuclide_of_the_table_is_known_by_its_codes_its_words_and_its_half_life(nuclide):
    kind, mass = nuclide.name.split("-")
    codes = [(code, "SRT", "") for code in nuclide.codes]
    codes += [("x", "99", text) for text in (f"^{mass}^{nuclide.words[1].title()}", f"{mass}{kind}", nuclide.name)]
    for code in codes:
        info = suv_info(changed(code=code, drug={"RadionuclideHalfLife": None}))
        assert (info.nuclide, info.half_life_s) == (nuclide.name, nuclide.half_life_s)
    assert suv_info(changed(drug={"RadionuclideHalfLife": str(nuclide.half_life_s)})).nuclide == nuclide.name


def test_a_half_life_that_is_missing_is_that_of_the_coded_nuclide_and_said():
    info = suv_info(changed(code=FLUORINE, drug={"RadionuclideHalfLife": None}))
    assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert "that of F-18, which is coded, is taken" in info.warnings[0]


@pytest.mark.parametrize("half_life", ["109.77", "4069.8"])
def test_a_half_life_of_another_nuclide_than_the_coded_one_is_refused(half_life):
    assert "F-18, has 6586.2 s" in refusal(changed(code=FLUORINE, drug={"RadionuclideHalfLife": half_life}))


@pytest.mark.parametrize(("start", "hours"), [("050000", "6.0"), ("220000", "13.0"), ("160000", "19.0")])
def test_an_uptake_time_that_no_protocol_has_is_refused_and_told(start, hours):
    headers = changed(drug={"RadiopharmaceuticalStartTime": start})
    assert f"{hours} hours before" in refusal(headers)
    info = suv_info(headers)
    assert info.uptake_s == float(hours) * 3600
    assert info.dose_bq == DOSE_BQ


@pytest.mark.parametrize("said", ["10:00", "1000", "10:00:00", "2024-01-02T10:00", "2024-01-02 10:00:00.0"])
def test_the_injection_time_that_the_user_states_is_taken_and_recorded(said):
    headers = changed(drug={"RadiopharmaceuticalStartTime": "050000"})
    info = suv_info(headers, Stated(injection_time=said))
    assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert info.uptake_s == 3600
    assert info.warnings == (f"the injection is taken at {said}, as --injection-time says",)


def test_an_uptake_of_six_hours_is_taken_on_the_users_word():
    assert suv_info(changed(), Stated(injection_time="05:00")).uptake_s == 6 * 3600


@pytest.mark.parametrize("said", ["", "10", "2024-01-02", "25:00", "10:00+01:00", "noon"])
def test_what_is_no_time_is_refused_as_an_option(said):
    with pytest.raises(InputError, match="--injection-time"):
        Stated(injection_time=said).check()


def test_an_unknown_unit_is_refused_as_an_option():
    with pytest.raises(InputError, match="Bq, kBq, MBq, uCi, mCi"):
        Stated(dose_unit="Ci").check()


@pytest.mark.parametrize(
    "drug",
    [
        {"RadiopharmaceuticalStartTime": "110030"},
        {"RadiopharmaceuticalStartTime": "110030", "RadiopharmaceuticalStartDateTime": "20240102110030"},
        {"RadiopharmaceuticalStartTime": None, "RadiopharmaceuticalStartDateTime": "20240102110030.00"},
    ],
)
def test_an_injection_during_the_scan_lies_after_its_start_in_number_and_sentence(drug):
    info = suv_info(changed(drug=drug))
    assert info.uptake_s == -30
    assert info.factor == pytest.approx(AT_ADMINISTRATION * 2 ** (-30 / F18_S), rel=1e-9)
    assert "lies 30 s after the start that the image refers to, during the scan" in info.warnings[0]


def test_an_injection_during_a_scan_across_midnight_is_on_the_next_day():
    clocks = {"SeriesTime": "235900", "AcquisitionTime": "235900", "FrameReferenceTime": "0"}
    info = suv_info(changed(drug={"RadiopharmaceuticalStartTime": "000100"}, **clocks))
    assert info.uptake_s == -120


def test_an_injection_after_the_scan_is_refused_with_the_right_sign():
    drug = {"RadiopharmaceuticalStartTime": None, "RadiopharmaceuticalStartDateTime": "20240102130000"}
    sentence = refusal(changed(drug=drug))
    assert "lies 2.0 hours after the time that the image refers to, which cannot be" in sentence


@pytest.mark.parametrize("dummy", ["19000101100000.00", "20240601000000", "00010101000000"])
def test_a_dummy_date_beside_a_right_time_gives_way_and_is_said(dummy):
    info = suv_info(changed(drug={"RadiopharmaceuticalStartDateTime": dummy}))
    assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert "days from the scan: RadiopharmaceuticalStartTime (0018,1072) is taken" in info.warnings[0]


def test_two_times_of_injection_that_differ_are_said():
    info = suv_info(changed(drug={"RadiopharmaceuticalStartDateTime": "20240102094500"}))
    assert info.uptake_s == 75 * 60
    assert "say different times of day" in info.warnings[0]


def test_a_date_of_acquisition_that_is_missing_is_that_of_the_series_where_the_times_leave_no_doubt():
    info = suv_info(changed(AcquisitionDate=None))
    assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert "AcquisitionDate (0008,0022) is missing: the date of the series is taken" in info.warnings[0]
    whole = suv_info(changed(AcquisitionDate=None, AcquisitionTime=None, AcquisitionDateTime="20240102110000"))
    assert whole.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
    assert "AcquisitionDate" in refusal(changed(AcquisitionDate=None, AcquisitionTime="000500"))


def test_an_empty_or_equal_second_drug_is_left_out_and_said_and_another_one_is_refused():
    for second in ({}, {"Radiopharmaceutical": ""}, None):
        headers = changed()
        for header in headers:
            items = header.RadiopharmaceuticalInformationSequence
            more = Dataset()
            for keyword, value in (second or {}).items():
                setattr(more, keyword, value)
            items.append(deepcopy(items[0]) if second is None else more)
        info = suv_info(headers)
        assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
        assert "several items" in info.warnings[0]
    for header in headers:
        header.RadiopharmaceuticalInformationSequence[1].RadionuclideTotalDose = "100e6"
    assert "RadiopharmaceuticalInformationSequence (0054,0016) has 2 items" in refusal(headers)


def test_an_enhanced_object_states_its_dose_in_megabecquerel():
    headers = changed(drug=dose("370"), SOPClassUID="1.2.840.10008.5.1.4.1.1.130")
    info = suv_info(headers)
    assert (info.dose_bq, info.warnings) == (DOSE_BQ, ())


def test_dose_uptake_and_residual_are_told_even_where_suv_needs_none():
    headers = private(changed(Units="GML"), "GE MEDICAL SYSTEMS", x00093C=("FL", 11.5))
    info = suv_info(headers)
    assert (info.factor, info.nuclide, info.dose_bq, info.uptake_s) == (1.0, "F-18", DOSE_BQ, 3600)
    assert info.residual == "11.5 left in the syringe, GE (0009,103C), unit not stated; not subtracted"


def test_info_and_suv_print_dose_and_uptake_and_take_the_users_word(tmp_path, capsys):
    series = write_series(tmp_path / "series", changed(drug=dose("10")))[0].parent
    assert cli.main(["info", str(series)]) == 0
    told = capsys.readouterr().out
    assert "uptake 60.0 min" in told
    assert "if it is in mCi, say --dose-unit mCi: SUV is not possible, Bq/mL is" in told
    assert cli.main(["info", str(series), "--json", "--dose-unit", "mCi", "--injection-time", "10:30"]) == 0
    suv = json.loads(capsys.readouterr().out)["levels"][0]["suv"]
    assert (suv["dose_bq"], suv["uptake_s"], suv["nuclide"]) == (DOSE_BQ, 1800, "F-18")
    assert suv["injection"] == "injected 370 MBq of F-18; uptake 30.0 min"
    assert cli.main(["suv", str(series), "--out", str(tmp_path / "refused.nrrd")]) == 1
    assert "--dose-unit mCi" in capsys.readouterr().err
    assert cli.main(["suv", str(series), "--out", str(tmp_path / "suv.nrrd"), "--dose-unit", "mCi"]) == 0
    out, err = capsys.readouterr()
    assert "Injected 370 MBq of F-18; uptake 60.0 min" in out
    assert "taken in mCi, as --dose-unit says" in err
    assert cli.main(["info", str(series), "--dose-unit", "Ci"]) == 1


def test_the_worker_describes_the_injection_and_takes_the_users_word(tmp_path):
    series = write_series(tmp_path / "series", changed(drug=dose("10")))[0].parent
    plain = describe(DescribeJob(input=series, out=tmp_path / "plain"))
    stated = describe(DescribeJob(input=series, out=tmp_path / "stated", injection=MILLICURIE))
    told = [json.loads((out / "description.json").read_text())["levels"][0]["suv"] for out in (plain, stated)]
    assert told[0]["injection"] == "uptake 60.0 min"
    assert "no person is given that" in told[0]["reason"]
    assert told[1]["injection"] == "injected 370 MBq of F-18; uptake 60.0 min"
    with pytest.raises(InputError, match="--dose-unit"):
        describe(DescribeJob(input=series, out=tmp_path / "none", injection=Stated("Ci")))


def test_a_restoration_on_the_users_word_says_so_everywhere_and_its_series_is_right_for_everybody(tmp_path, capsys):
    wrong = changed(drug=dose("10") | {"RadiopharmaceuticalStartTime": "050000"})
    series = write_series(tmp_path / "source", wrong)[0].parent
    stated = ["--dose-unit", "mCi", "--injection-time", "10:00"]
    restore = ["restore", str(series), "--drf", "20", "--method", "osem", "--reconstruction", "fbp"]
    assert cli.main([*restore, "--out", str(tmp_path / "plain")]) == 0
    assert "--dose-unit mCi" in capsys.readouterr().err
    assert cli.main([*restore, "--out", str(tmp_path / "run"), *stated]) == 0
    assert "as --injection-time says" in capsys.readouterr().err
    record = json.loads((tmp_path / "run" / "run.json").read_text())
    assert record["input"]["injection"] == {
        "told": "injected 370 MBq of F-18; uptake 60.0 min", "dose_unit": "mCi", "injection_time": "10:00"
    }  # fmt: skip
    assert any("as --dose-unit says" in warning for warning in record["warnings"])
    again = tmp_path / "again"
    assert cli.main(["export", str(tmp_path / "run"), "--source", str(series), "--out", str(again)]) == 0
    for folder in (tmp_path / "run" / "dicom", again):
        derived = read_series(folder)
        info = suv_info([one.header for one in derived.slices])
        assert info.factor == pytest.approx(AFTER_AN_HOUR, rel=1e-9)
        assert info.warnings == ()
        one = pydicom.dcmread(derived.slices[0].path)
        assert "On the user's word: unit of the dose, time of the injection." in one.ImageComments
        assert complaints(derived.slices[0].path) == set()
    page = texts(draw_report([read_run(RunToReport(folder=tmp_path / "run", label="run"))], "Case"))
    assert "Injected 370 MBq of F-18; uptake 60.0 min" in page
    assert cli.main([*restore, "--out", str(tmp_path / "other"), "--dose-unit", "Ci"]) == 1


def texts(figure):
    return [text.get_text() for text in figure.texts]


@pytest.mark.parametrize(("half_life", "unit"), [("109.77", "minutes"), ("1.8295", "hours")])
def test_a_half_life_that_is_one_in_another_unit_is_refused_even_on_the_users_word_of_the_time(half_life, unit):
    headers = changed(drug={"RadionuclideHalfLife": half_life})
    assert f"which is that of F-18 in {unit}" in suv_info(headers, Stated(injection_time="10:00")).reason


@pytest.mark.parametrize("drug", [{"RadionuclideTotalDose": "1e-300"}, {"RadionuclideHalfLife": "0.001"}])
def test_numbers_whose_factor_overflows_are_refused(drug):
    stated = Stated(dose_unit="Bq", injection_time="10:00")
    assert "give a factor that cannot be" in suv_info(changed(drug=drug), stated).reason


def test_a_frame_that_lasts_longer_than_any_is_refused_where_its_decay_matters():
    headers = changed(DecayCorrection="NONE", CorrectedImage=["ATTN"], ActualFrameDuration="120000000")
    assert "ActualFrameDuration (0018,1242) is 1.2e+08 ms, which no frame lasts" in suv_info(headers).reason
