"""`redpet study`: a study is made of a design, says nothing of its arms, is read, and becomes a page."""

import csv
import json
import re
from pathlib import Path

import pytest
from command_line import IMAGE, done, only_sentence, small_activity, small_case, write_array
from simulated_reading import BETTER, LESIONS, QUALITY, design_of, read_all, study_in

from redpet import cli
from redpet.case.storage import read_image
from redpet.errors import InputError
from redpet.study.answers import read_log
from redpet.study.files import read_study
from redpet.study.job import EvaluateStudyJob, evaluate_study, results_of
from redpet.study.making import StudyJob, make_study
from redpet.study.sitting import SittingJob, sit

DESIGN = """
title = "Small"
cases = ["cases/*"]
seed = 3
normal = ["healthy"]

[[arms]]
name = "full dose"
drf = 1

[[arms]]
name = "OSEM, DRF 4"
drf = 4

[[arms]]
name = "RED, DRF 4"
drf = 4
method = "red"

[[questions]]
name = "quality"
kind = "rating"
text = "Image quality"
ends = ["poor", "excellent"]

[[questions]]
name = "better"
kind = "pair"
text = "Which image is better?"

[[lesions]]
case = "MEIER"
at_mm = [80, 44, 12]
radius_mm = 10
"""


def designed(folder: Path, *changes: tuple[str, str]) -> Path:
    """The design in a file, with some of its text changed."""
    text = DESIGN
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path = folder / "design.toml"
    path.write_text(text)
    return path


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two cases, one named after a patient, and the study that was made of them."""
    folder = tmp_path_factory.mktemp("study")
    (folder / "cases").mkdir()
    for name in ("MEIER", "healthy"):
        small_case(folder).rename(folder / "cases" / name)
    done("study", designed(folder), "--out", folder / "study", "--device", "cpu")
    return folder


def test_a_study_holds_each_arm_of_each_case_in_one_window_of_the_case(home: Path) -> None:
    study = read_study(home / "study")
    key = json.loads((home / "study" / "key.json").read_text())
    behind = {(one["case"], one["arm"]): code for code, one in key["codes"].items()}
    assert len(behind) == len(study.images) == 6
    images = {at: read_image(home / "study" / "images" / f"{code}.nrrd") for at, code in behind.items()}
    full, low, restored = (images["MEIER", arm].values for arm in ("full dose", "OSEM, DRF 4", "RED, DRF 4"))
    truth = small_activity()
    errors = [float(((one - truth) ** 2).mean()) for one in (full, low, restored)]
    assert errors[1] == max(errors)
    windows = {image.case: {one.window for one in study.images if one.case == image.case} for image in study.images}
    assert all(len(of_case) == 1 for of_case in windows.values())


def test_nothing_but_the_key_tells_an_arm_or_a_case(home: Path) -> None:
    telling = re.compile(rb"full.dose|OSEM|RED-|DRF|MEIER|healthy|method|restored", re.IGNORECASE)
    files = [path for path in (home / "study").rglob("*") if path.is_file() and path.name != "key.json"]
    assert len(files) == 7
    for path in files:
        head = path.read_bytes()[:4096].partition(b"\n\n")[0]
        assert not telling.search(path.name.encode())
        assert not telling.search(head), (path.name, telling.search(head))
    images = [path.stat() for path in (home / "study" / "images").iterdir()]
    assert len({(one.st_mtime, one.st_size) for one in images}) == 1


def test_a_sitting_names_files_and_questions_alone(home: Path, tmp_path: Path) -> None:
    out = sit(SittingJob(study=home / "study", reader="reader-1", out=tmp_path / "sitting"))
    told = json.loads((out / "sitting.json").read_text())
    assert [question["name"] for question in told["questions"]] == ["quality", "better"]
    assert all(question["pairs"] == [] for question in told["questions"])
    assert [len(one["images"]) for one in told["readings"]] == [1] * 6 + [2] * 4
    assert all(Path(file).is_file() for one in told["readings"] for file in one["images"])
    assert told["answers"].endswith("reader-1.jsonl")
    assert not re.search(r"MEIER|DRF|full dose", json.dumps(told))
    with pytest.raises(InputError, match=r"reader 'Dr\. X'"):
        sit(SittingJob(study=home / "study", reader="Dr. X", out=tmp_path / "other"))


def test_the_same_design_gives_the_same_study(home: Path, tmp_path: Path) -> None:
    again = make_study(StudyJob(design=home / "design.toml", out=tmp_path / "again"))
    for name in ("study.json", "key.json"):
        assert (again / name).read_bytes() == (home / "study" / name).read_bytes()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (("drf = 1\n", "drf = 0.5\n"), "`arms[0].drf` must be a dose reduction factor, 1 or more."),
        (('kind = "rating"', 'kind = "likert"'), "`questions[0].kind` must be one of rating, lesions, pair."),
        (("seed = 3", "sed = 3"), "it has the unknown field `sed`."),
        (("seed = 3", "seed = "), "the design is no TOML: Invalid value (at line 4, column 8)."),
        (('"OSEM, DRF 4"', '"full dose"'), "the arm 'full dose' is there twice: give each a name of its own."),
        (('method = "red"', 'method = "magic"'), "the method 'magic' is unknown"),
        (("cases/*", "nowhere/*"), "no case lies at "),
        (('case = "MEIER"', 'case = "MAIER"'), "the truth names the case 'MAIER', which is not there"),
        (('normal = ["healthy"]', 'normal = ["MEIER"]'), "the case 'MEIER' has a lesion and is named as normal."),
        (("drf = 4\nmethod", "drf = 7\nmethod"), "it has no"),
        (("seed = 3", "window_suv = [0, 7]"), "the case 'MEIER': it has no SUV (it is no PET series)"),
        (('ends = ["poor", "excellent"]', 'pairs = [["full dose", "x"]]'), "has `pairs` and is not of the kind pair."),
        (("drf = 1\n", 'drf = 1\nmethod = "red"\n'), "which is not restored: leave out `method`."),
    ],
)
def test_a_design_that_cannot_be_followed_is_refused_before_the_work(
    home: Path, tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    if sentence == "it has no":
        sentence = "the case 'MEIER': the input has no dose level of DRF 7: it holds"
    design = designed(tmp_path, change)
    (tmp_path / "cases").symlink_to(home / "cases")
    with pytest.raises(InputError) as refused:
        make_study(StudyJob(design=design, out=tmp_path / "out"))
    assert sentence in str(refused.value)
    assert str(refused.value).endswith(".")
    assert not (tmp_path / "out").exists()


def test_a_case_without_full_dose_is_refused_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases").mkdir()
    write_array(tmp_path / "cases" / "low.npy", small_activity(), {**IMAGE, "drf": 4})
    (tmp_path / "cases" / "low.npy.json").rename(tmp_path / "low.json")
    design = designed(tmp_path, ("cases/*", "cases/low.npy"), ('normal = ["healthy"]', ""), ('"MEIER"', '"low"'))
    (tmp_path / "low.json").rename(tmp_path / "cases" / "low.npy.json")
    assert cli.main(["study", str(design), "--out", str(tmp_path / "out"), "--device", "cpu", "-q"]) == 1
    assert (
        only_sentence(capsys.readouterr().err)
        == "the case 'low': it has no full dose, which the arm 'full dose' shows."
    )


def test_an_evaluated_study_is_a_page_with_tables_beside_it(tmp_path: Path) -> None:
    study = study_in(tmp_path / "study", design_of(12, QUALITY, LESIONS, BETTER, repeats=0.25))

    def answering(case: str, arms: tuple[str, ...], question: str) -> object:
        marks = [{"at_mm": [0.0, 0.0, 0.0], "rating": 3}] if int(case[5:]) % 2 else []
        return {"better": 0, "lesions": marks}.get(question, 1 + len(case + arms[0]) % 5)

    for reader in ("anna", "boris"):
        read_all(tmp_path / "study", study, reader, answering, closed=50 if reader == "boris" else None)
    out = evaluate_study(EvaluateStudyJob(study=tmp_path / "study", out=tmp_path / "results", draws=50))
    assert sorted(path.name for path in out.iterdir()) == [
        "agreement.csv", "answers.csv", "detection.csv", "preferences.csv", "ratings.csv", "study.html",
    ]  # fmt: skip
    page = (out / "study.html").read_text()
    for part in (
        "For research only",
        "<svg",
        "Ratings",
        "Preferences",
        "Lesions",
        "Agreement",
        "Not finished yet: boris",
    ):
        assert part in page
    assert not re.search(r'(src|href)="(?!#)|url\((?!#)|@import', page)
    with (out / "answers.csv").open() as file:
        lines = list(csv.DictReader(file))
    assert {(line["seed"], line["redpet"], line["slicer"]) for line in lines} == {("7", "0.1.0", "5.13")}
    assert {line["arm"] for line in lines if line["question"] == "quality"} == {arm.name for arm in design_of(1).arms}
    assert next(line["value"] for line in lines if line["question"] == "lesions" and line["value"]) == "0.0 0.0 0.0 3"
    with (out / "ratings.csv").open() as file:
        rated = list(csv.DictReader(file))
    assert sum(int(rated[0][f"rated_{rating}"]) for rating in range(1, 6)) == int(rated[0]["ratings"])
    again = evaluate_study(EvaluateStudyJob(study=tmp_path / "study", out=out, draws=50, overwrite=True))
    assert (again / "study.html").read_text() == page


def test_a_line_that_a_crash_cut_off_was_no_answer(tmp_path: Path) -> None:
    study = study_in(tmp_path, design_of(2, QUALITY))
    path = read_all(tmp_path, study, "a", lambda case, arms, question: 3)
    whole = read_log(path, study)
    path.write_text(path.read_text() + '{"reading": 1, "codes"')
    assert read_log(path, study) == whole


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (('"study": "study"', '"study": "other"'), "line 1: these are answers to another study, or of another reader"),
        (('"answer": 3', '"answer": 6'), "line 2: the answer to 'quality' is no rating from 1 to 5."),
        (('"answer": 3', '"answer": "3"'), "line 2: the answer to 'quality' is no rating from 1 to 5."),
        (('"reading": 1', '"reading": 99'), "line 2: the study has no reading 99."),
        (('"question": "quality"', '"question": "taste"'), "line 2: reading 1 does not ask 'taste' of these images."),
        (('{"reading": 1', "{reading: 1"), "line 2: it is no JSON"),
    ],
)
def test_answers_that_do_not_belong_to_the_study_are_refused_by_their_line(
    tmp_path: Path, change: tuple[str, str], sentence: str
) -> None:
    study = study_in(tmp_path, design_of(2, QUALITY))
    path = read_all(tmp_path, study, "a", lambda case, arms, question: 3)
    path.write_text(path.read_text().replace(*change, 1))
    with pytest.raises(InputError, match=re.escape(f"{path}, {sentence}")):
        results_of(tmp_path)


def test_a_folder_that_is_no_study_or_was_not_read_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["study", str(tmp_path), "--out", str(tmp_path.parent / "out"), "-q"]) == 1
    assert only_sentence(capsys.readouterr().err).startswith(
        f"{tmp_path} holds no reading study (study.json: No such file or directory)"
    )
    study_in(tmp_path / "study", design_of(2, QUALITY))
    with pytest.raises(InputError, match="holds no answers yet"):
        results_of(tmp_path / "study")
    assert not (tmp_path.parent / "out").exists()


def test_a_study_that_is_the_root_of_the_disk_asks_for_a_place(capsys):
    assert cli.main(["study", "/"]) == 1
    assert "name the output with --out" in only_sentence(capsys.readouterr().err)
