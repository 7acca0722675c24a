import json

import pytest
from pydicom.uid import generate_uid
from synthetic_dicom import pet_series, write_series

from redpet.cli import main
from redpet.cli.bars import Bars
from redpet.jobs.listing import for_people, list_folder


@pytest.fixture
def clinic(tmp_path):
    """Two studies of two patients with a PET series each, and a CT beside the second."""
    for number, (folder, modality) in enumerate((("a/pet", "PT"), ("b/pet", "PT"), ("b/ct", "CT"))):
        slices = pet_series(3 + number)
        for one in slices:
            one.SeriesInstanceUID, one.SOPInstanceUID = f"1.2.3.{number}", generate_uid()
            one.StudyInstanceUID, one.PatientID = f"1.2.{folder[0] == 'b':d}", f"SECRET-{folder[0]}"
            one.Modality = modality
        write_series(tmp_path / folder, slices)
    (tmp_path / "notes.txt").write_text("no image")
    return tmp_path


def test_a_folder_of_several_studies_is_listed_without_patient_data(clinic, capsys):
    assert main(["info", str(clinic)]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [
        "3 series of 2 studies and 2 patients, 12 files",
        "  a/pet: study 1, PT 'PET WB', 3 file(s), 8 x 6 in BQML, dose unknown",
        "  b/ct: study 2, CT 'PET WB', 5 file(s), 8 x 6 in BQML",
        "  b/pet: study 2, PT 'PET WB', 4 file(s), 8 x 6 in BQML, dose unknown",
        "1 file(s) are no DICOM images",
        "This is not one case: choose a PET series with --series, or name each folder after its dose.",
    ]
    assert shown.err == ""


def test_the_list_as_json_tells_why_it_is_no_case_and_names_nobody(clinic, capsys):
    assert main(["info", str(clinic), "--json"]) == 0
    text = capsys.readouterr().out
    content = json.loads(text)
    assert [(one["folder"], one["patient"], one["study"], one["files"]) for one in content["series"]] == [
        ("a/pet", 1, 1, 3),
        ("b/ct", 2, 2, 5),
        ("b/pet", 2, 2, 4),
    ]
    assert "a CT series" in content["series"][1]["refusal"]
    assert "doses do not tell them apart" in content["not_a_case"]
    assert "SECRET" not in text
    assert "Secret" not in text


def test_damaged_files_do_not_hide_the_rest(clinic):
    damaged = next((clinic / "a" / "pet").iterdir())
    damaged.write_bytes(damaged.read_bytes()[:300])
    (clinic / "b" / "empty.dcm").touch()
    content = list_folder(clinic)
    assert [one["files"] for one in content["series"]] == [2, 5, 4]
    assert len(content["unreadable"]) == 2
    assert for_people(content).count("cannot be read: ") == 2


def test_many_damaged_files_are_counted(clinic):
    for number in range(15):
        (clinic / f"{number}.dcm").touch()
    assert "and 5 more that cannot be read" in for_people(list_folder(clinic))


def test_every_header_is_a_step_of_the_progress(clinic):
    steps = []

    class Heard:
        def step(self, stage, done, total):
            steps.append((stage, done, total))

        def preview(self, path, slice_index):
            pass

    list_folder(clinic, Heard())
    n_files = sum(path.is_file() for path in clinic.rglob("*"))
    found = [("read folder", done, 0) for done in range(1, n_files + 1)]
    assert steps == found + [("read headers", done, n_files) for done in range(1, n_files + 1)]
    assert n_files == 13


@pytest.mark.parametrize("command", ["info", "suv", "restore", "simulate"])
def test_a_series_is_read_with_progress_file_by_file_and_slice_by_slice(tmp_path, monkeypatch, command):
    write_series(tmp_path / "series", pet_series(3))
    steps = []
    monkeypatch.setattr(Bars, "step", lambda _self, *step: steps.append(step))
    options = {
        "info": [], "suv": ["--out", tmp_path / "suv.nrrd"], "simulate": ["--drf", 4, "--out", tmp_path / "out"],
        "restore": ["--method", "osem", "--subsets", 2, "--out", tmp_path / "out"],
    }  # fmt: skip
    assert main([command, str(tmp_path / "series"), *map(str, options[command])]) == 0
    for stage, total in (("read folder", 0), ("read headers", 3), ("read images", 3)):
        assert [(stage, done, total) for done in (1, 2, 3)] == [one for one in steps if one[0] == stage][-3:]


def test_one_series_and_the_dose_levels_of_a_case_are_an_input_and_no_list(tmp_path):
    for number, name in enumerate(("Full_dose", "DRF_20")):
        slices = pet_series()
        for one in slices:
            one.SeriesInstanceUID, one.SOPInstanceUID = f"1.2.3.{number}", generate_uid()
        write_series(tmp_path / name, slices)
    assert list_folder(tmp_path) is None
    assert list_folder(tmp_path / "DRF_20") is None
    assert list_folder(tmp_path / "Full_dose" / "none.hs") is None
