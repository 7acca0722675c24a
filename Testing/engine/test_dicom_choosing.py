"""Folders of everyday: a whole study in one folder, doses that names tell only in part, a disc with its DICOMDIR."""

import json
from pathlib import Path

import pydicom
import pytest
from command_line import done
from pydicom.fileset import FileSet
from pydicom.uid import generate_uid
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.case.choice import Choice
from redpet.dicom.series import read_dicom_case, read_series
from redpet.errors import InputError
from redpet.jobs.description import DescribeJob, describe
from redpet.readers import read_input
from redpet.worker import load_job

CLASSES = {"CT": "2", "OT": "7", "SEG": "66.4", "RTSTRUCT": "481.3", "SR": "88.33"}
WITHOUT = ["DECY"]


def series(folder, **attributes):
    """A PET series of its own UIDs, with these attributes, its files named after its number."""
    slices, uid = pet_series(), generate_uid()
    for one in slices:
        one.SeriesInstanceUID, one.SOPInstanceUID = uid, generate_uid()
        for keyword, value in attributes.items():
            setattr(one, keyword, value)
    paths = write_series(folder / "new", slices)
    for path in paths:
        path.rename(folder / f"{uid[-12:]}-{path.name}")
    (folder / "new").rmdir()
    return uid


def test_every_command_that_reads_takes_the_choice(study, tmp_path_factory, capsys):
    out = tmp_path_factory.mktemp("out")
    done("info", study, "--series", "NAC", "--json")
    assert json.loads(capsys.readouterr().out)["levels"][0]["corrections"] == WITHOUT
    done("suv", study, "--series", 6, "--out", out / "suv.nrrd")
    done("simulate", study, "--series", 6, "--drf", 4, "--out", out / "ladder")
    options = ("--method", "osem", "--reconstruction", "fbp")
    done("restore", study, "--series", 6, "--drf", 4, *options, "--reference", study, "--reference-series", 5,
         "--out", out / "restored")  # fmt: skip
    assert (out / "restored" / "images" / "full.nrrd").is_file()
    done("export", out / "restored", "--source", study, "--series", 6, "--out", out / "exported")
    source = pydicom.dcmread(next((out / "exported").iterdir())).ReferencedSeriesSequence[0].SeriesInstanceUID
    assert source == read_series(study, Choice(series="6")).info.uid
    job = DescribeJob(input=study, out=out / "described", choice=Choice(series="6"))
    assert json.loads((describe(job) / "description.json").read_text())["levels"][0]["corrections"] == WITHOUT


def test_the_doses_of_a_table_are_restored_by_name_and_a_factor_below_1_is_refused(tmp_path, capsys):
    study = ladder(tmp_path / "study", "a", "b")
    done("restore", study, "--dose", "a=1", "--dose", "b=20", "--method", "osem", "--reconstruction", "fbp",
         "--out", tmp_path / "out")  # fmt: skip
    assert json.loads((tmp_path / "out" / "run.json").read_text())["input"]["drf"] == 20
    assert cli.main(["info", str(study), "--dose", "a=0.5"]) == 1
    assert "0.5" in capsys.readouterr().err


def test_a_job_of_the_worker_names_series_and_doses_beside_its_other_fields(tmp_path):
    (tmp_path / "job.json").write_text(
        json.dumps({"command": "restore", "input": "x", "out": "y", "series": "6", "doses": {"a": 20}})
    )
    job, _ = load_job(tmp_path / "job.json")
    assert job.selection.choice == Choice("6", {"a": 20.0})


def written_disc(folder):
    """A series as a disc holds it: files without an ending and a DICOMDIR."""
    files = FileSet()
    for one in pet_series():
        one.StudyID, one.SeriesNumber, one.AccessionNumber, one.SOPInstanceUID = "1", 1, "", generate_uid()
        path = write_series(folder.with_name("raw"), [one])[0]
        files.add(path.rename(path.with_name(f"{one.SOPInstanceUID}.dcm")))
    files.write(folder)


def beside(folder, modality):
    """Objects of another modality in the same folder, of the same study."""
    return series(folder, Modality=modality, SOPClassUID=f"1.2.840.10008.5.1.4.1.1.{CLASSES[modality]}")


@pytest.fixture
def study(tmp_path):
    """A disc copied flat: PET with and without attenuation correction, CT, SEG, RTSTRUCT, SR, screenshot, DICOMDIR."""
    series(tmp_path, SeriesNumber=5, SeriesDescription="PET WB AC")
    series(tmp_path, SeriesNumber=6, SeriesDescription="PET WB NAC", CorrectedImage=WITHOUT)
    for modality in CLASSES:
        beside(tmp_path, modality)
    disc = tmp_path.parent / f"{tmp_path.name}-disc"
    written_disc(disc)
    (disc / "DICOMDIR").rename(tmp_path / "DICOMDIR")
    return tmp_path


def refusal(place, choice):
    with pytest.raises(InputError) as caught:
        read_input(place, choice)
    assert "SECRET" not in str(caught.value).upper()
    return str(caught.value)


def test_a_flat_folder_of_a_whole_study_gives_its_corrected_pet_series_and_says_what_it_left_out(study):
    case = read_dicom_case(study)
    assert [level.drf for level in case.levels] == [None]
    said = " ".join(case.warnings)
    assert "with attenuation correction was taken (5: 'PET WB AC'" in said
    for modality in CLASSES:
        assert f"{modality} 5 file(s)" in said
    assert len(read_series(study).slices) == 5


@pytest.mark.parametrize(("wanted", "number"), [("6", "6"), ("nac", "6"), ("wb nac", "6"), ("PET WB AC", "5")])
def test_a_series_is_chosen_by_number_or_words_of_its_description(study, wanted, number):
    assert read_series(study, Choice(series=wanted)).info.number == number


def test_a_series_is_chosen_by_its_uid(study):
    uid = read_series(study, Choice(series="6")).info.uid
    assert read_series(study, Choice(series=uid)).info.number == "6"


def test_a_choice_that_names_no_series_or_several_or_another_kind_is_refused_with_the_list(study):
    assert "names no PET series" in refusal(study, Choice(series="9"))
    sentence = refusal(study, Choice(series="pet"))
    assert "names 2 PET series" in sentence
    assert "6: 'PET WB NAC', 11:00:00, not corrected for attenuation, 5 slices" in sentence
    series(study, Modality="CT", SOPClassUID="1.2.840.10008.5.1.4.1.1.2", SeriesDescription="Low dose", SeriesNumber=2)
    assert "this is a CT series" in refusal(study, Choice(series="low dose"))


@pytest.mark.parametrize(
    "also",
    [
        {"SeriesDescription": "PET WB NAC 5mm"},
        {"AcquisitionTime": "120000"},
        {"ReconstructionMethod": "FBP"},
        {"CorrectedImage": ["NORM"]},
        {"SliceThickness": "3"},
        {"ActualFrameDuration": "60000"},
    ],
)
def test_attenuation_correction_decides_nothing_where_something_else_differs(tmp_path, also):
    series(tmp_path, SeriesNumber=5, SeriesDescription="PET WB AC")
    series(tmp_path, SeriesNumber=6, **({"SeriesDescription": "PET WB NAC", "CorrectedImage": WITHOUT} | also))
    assert "choose one with --series" in refusal(tmp_path, Choice()).lower()


def test_a_screenshot_with_the_uid_of_the_series_is_left_out_and_said(tmp_path):
    uid = series(tmp_path)
    series(tmp_path, SeriesInstanceUID=uid, SOPClassUID="1.2.840.10008.5.1.4.1.1.7", SamplesPerPixel=3)
    case = read_dicom_case(tmp_path)
    assert case.levels[0].image.grid.size[2] == 5
    assert "left out: PT 5 file(s)" in case.warnings[0]


def test_a_disc_is_read_by_its_folder_and_by_its_dicomdir(tmp_path):
    written_disc(tmp_path / "disc")
    for place in (tmp_path / "disc", tmp_path / "disc" / "DICOMDIR"):
        case = read_input(place)
        assert case.levels[0].image.grid.size[2] == 5
        assert case.warnings == ()


def ladder(root, *names):
    for name in names:
        (root / name).mkdir(parents=True)
        series(root / name, SeriesDescription="PET WB")
    return root


def test_d2_is_drf_2_beside_series_that_name_their_dose_and_nothing_alone(tmp_path):
    case = read_dicom_case(ladder(tmp_path / "udpet", "WB D2", "WB DRF_10", "WB normal"))
    assert [level.drf for level in case.levels] == [1, 2, 10]
    assert read_dicom_case(ladder(tmp_path / "alone", "WB D2")).levels[0].drf is None


def test_a_series_whose_dose_cannot_be_told_does_not_block_the_others(tmp_path):
    ladder(tmp_path, "full dose", "DRF 4", "DRF 20", "what is this")
    case = read_dicom_case(tmp_path)
    assert [level.drf for level in case.levels] == [1, 4, 20]
    assert "left out, as their dose cannot be told: " in case.warnings[-1]
    case = read_dicom_case(tmp_path, Choice(doses={"what is this": 100}))
    assert [level.drf for level in case.levels] == [1, 4, 20, 100]


def test_two_series_of_one_dose_are_both_left_out(tmp_path):
    case = read_dicom_case(ladder(tmp_path, "full dose", "DRF 4", "DRF 20", "D20"))
    assert [level.drf for level in case.levels] == [1, 4]
    assert "PET WB', DRF 20" in case.warnings[-1]


def test_a_table_of_names_settles_what_names_do_not_say(tmp_path):
    ladder(tmp_path, "a", "b")
    assert "--dose NAME=DRF" in refusal(tmp_path, Choice())
    case = read_dicom_case(tmp_path, Choice(doses={"a": 1, "b": 20}))
    assert [level.label for level in case.levels] == ["full dose", "DRF 20"]
    assert "holds no PET series 'c'" in refusal(tmp_path, Choice(doses={"c": 20}))


def test_a_case_or_a_file_has_no_series_to_choose_and_takes_the_dose_said_for_its_name(data):
    sinogram: Path = data / "sinograms" / "smalllong.hs"
    assert "leave --series out" in refusal(sinogram, Choice(series="5"))
    assert read_input(sinogram, Choice(doses={"smalllong": 20})).levels[0].drf == 20
    assert "not named by --dose" in refusal(sinogram, Choice(doses={"other": 20}))
