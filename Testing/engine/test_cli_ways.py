"""What stands in nobody's way: the start, the versions, how much is told, pages and projections, what redpet wrote."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import IMAGE, done, only_sentence, redpet, small_activity, small_case, write_array
from matplotlib.image import imread
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.cli.main import parser
from redpet.evaluation.job import default_methods

QUICK = ("--method", "osem", "--reconstruction", "fbp")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder of `redpet restore` with a reference."""
    folder = tmp_path_factory.mktemp("run")
    done("restore", small_case(folder), "--drf", 4, *QUICK, "--out", folder / "restored")
    return folder / "restored"


def test_the_versions_are_those_of_redpet_python_torch_and_the_projectors() -> None:
    told = redpet("--version").stdout
    assert re.search(r"^redpet \d+\.\d+\.\d+$", told, re.M)
    for name in ("Python", "torch", "projectors: joseph (own), parallelproj"):
        assert name in told


@pytest.mark.parametrize(
    "arguments",
    [
        ("restore", "nowhere", "--out", "out"),
        ("restore", ".", "--drf", "0.5", "--out", "out"),
        ("restore", ".", "--dose", "a=0", "--out", "out"),
        ("restore", ".", "--out", "there"),
        ("simulate", "nowhere", "--drf", "4", "--out", "out"),
        ("evaluate", "nowhere", "--out", "out"),
    ],
)
def test_what_no_computation_could_mend_is_refused_before_torch_is_imported(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "file").touch()
    program = (
        "import sys; from redpet.cli import main; code = main(sys.argv[1:]); "
        "print(code, sorted({'torch', 'matplotlib', 'scipy'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program, *arguments]
    told = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=True)
    assert told.stdout == "1 []\n", told.stderr


def test_the_first_line_says_what_is_loaded_and_read(tmp_path: Path) -> None:
    image = write_array(tmp_path / "body.npy", small_activity(), IMAGE)
    told = redpet("restore", image, *QUICK, "--device", "cpu", "--out", tmp_path / "out").stderr.splitlines()
    assert told[0] == f"device: cpu; loading PyTorch, then reading and checking {image}"


def test_quiet_tells_warnings_alone_and_verbose_the_time_of_each_stage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = write_array(tmp_path / "body.npy", small_activity(), IMAGE)
    done("restore", image, *QUICK, "--out", tmp_path / "quiet", "-q")
    assert capsys.readouterr().err == ""
    done("restore", image, *QUICK, "--out", tmp_path / "verbose", "-v")
    assert re.search(r"^write: \d+\.\d\d s$", capsys.readouterr().err, re.M)
    assert cli.main(["restore", str(image), "--out", str(tmp_path / "quiet"), "-v"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_info_reads_what_restore_wrote(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done("info", run)
    told = capsys.readouterr().out
    assert told.startswith("a restoration by OSEM, of the slices 0:6")
    assert "restored image against the full dose, whole volume: PSNR" in told
    assert "low image against the truth, whole volume: PSNR" in told
    done("info", run, "--json")
    content = json.loads(capsys.readouterr().out)
    assert [level["label"] for level in content["levels"]] == ["full dose", "low dose", "restored (OSEM)"]
    assert content["run"]["method"] == "OSEM"


def test_info_says_what_another_folder_of_ours_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, words in (("evaluation.json", "an evaluation"), ("manifest.json", "training shards")):
        folder = tmp_path / name.removesuffix(".json")
        (folder / "shards").mkdir(parents=True)
        (folder / name).touch()
        assert cli.main(["info", str(folder)]) == 1
        assert words in capsys.readouterr().err
    write_series(tmp_path / "evaluation", pet_series())
    done("info", tmp_path / "evaluation")


def test_a_report_of_restorations_is_a_pdf(run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done("report", run, "--out", tmp_path / "page.pdf", "--title", "A case")
    assert (tmp_path / "page.pdf").read_bytes().startswith(b"%PDF")
    done("report", run)
    assert run.with_name("restored-report.pdf").is_file()
    assert cli.main(["report", str(run), "--out", str(tmp_path / "page.png")]) == 1
    assert "end its name in .pdf" in capsys.readouterr().err


def test_projections_of_a_restoration_and_of_an_input_are_a_picture(
    run: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done("mip", run, "--out", tmp_path / "run.png")
    image = write_array(tmp_path / "body.npy", small_activity(), IMAGE)
    done("mip", image, "--out", tmp_path / "body.png")
    widths = [imread(tmp_path / f"{name}.png").shape[1] for name in ("run", "body")]
    assert widths[0] > 1.5 * widths[1]
    for wrong, words in ((tmp_path / "a.pdf", ".png"), (tmp_path / "run.png", "exists already")):
        assert cli.main(["mip", str(image), "--out", str(wrong)]) == 1
        assert words in capsys.readouterr().err
    sinogram = write_array(tmp_path / "counts.npy", np.ones((2, 16, 16)))
    assert cli.main(["mip", str(sinogram), "--out", str(tmp_path / "b.png")]) == 1
    assert "holds sinograms and no image" in capsys.readouterr().err


def test_a_shell_can_complete_commands_and_options() -> None:
    pytest.importorskip("shtab")
    for shell in ("bash", "zsh"):
        script = redpet("completion", shell).stdout
        assert "--reference-series" in script
        assert "simulate" in script


def test_without_validation_cases_what_must_be_tuned_is_left_out_and_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = []

    def judged(job: object, progress: object) -> Path:
        asked.append(job)
        (tmp_path / "table.md").write_text("a table")
        return tmp_path

    monkeypatch.setattr("redpet.evaluation.run.evaluate", judged)
    done("evaluate", tmp_path, "--out", tmp_path / "out", "--device", "cpu")
    assert asked[0].methods == ("osem", "red") == default_methods(tuned=False)
    assert "comparing osem, red; osem-early and osem-gauss need --tune-on" in capsys.readouterr().err
    done("evaluate", tmp_path, "--out", tmp_path / "out", "--device", "cpu", "--tune-on", tmp_path / "table.md")
    assert asked[1].methods == ("osem", "osem-early", "osem-gauss", "red")


def test_an_input_of_unknown_dose_that_looks_like_full_dose_is_told(tmp_path: Path) -> None:
    body = write_array(tmp_path / "body.npy", small_activity(), IMAGE)
    warned = []
    for name, counts in (("many", 5e6), ("few", 1e5)):
        done("simulate", body, "--drf", 4, "--counts-per-slice", counts, "--out", tmp_path / name)
        done("restore", tmp_path / name / "sinograms" / "full.nrrd", *QUICK, "--out", tmp_path / f"{name}-out")
        warnings = json.loads((tmp_path / f"{name}-out" / "run.json").read_text())["warnings"]
        warned.append([text for text in warnings if "as at full dose" in text])
    assert len(warned[0]) == 1
    assert not warned[1]


def test_the_commands_of_the_readme_can_be_typed_one_after_the_other(pytestconfig: pytest.Config) -> None:
    page = (pytestconfig.rootpath / "README.md").read_text()
    lines = re.findall(r"^(?:\.venv/bin/)?redpet (?!train|prepare shards)(.*)$", page, re.M)
    written: list[Path] = []
    for line in lines:
        options = parser().parse_args([word for word in shlex.split(line, comments=True) if word != "*"])
        out = getattr(options, "out", None)
        assert out is None or out not in written, line
        written += [] if out is None else [out]
    assert len(lines) > 8


def test_the_report_of_a_folder_without_a_name_is_refused_like_any_other() -> None:
    refused = redpet("report", "/")
    assert refused.returncode == 1
    assert "name another place for the output" in only_sentence(refused.stderr)
