"""No output is an input, lies in one or holds one, however its path is spelled: refused before the work."""

import hashlib
import json
import threading
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from command_line import done, listing, small_case
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.errors import InputError
from redpet.machine.staging import refuse_inputs
from redpet.worker import JsonLines, run_job


@pytest.fixture(scope="module")
def things(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything that a command reads, each an output of ours where it can be one, and links to it."""
    home = tmp_path_factory.mktemp("things")
    small_case(home)
    write_series(home / "series", pet_series(2))
    (home / "series" / "run.json").write_text("{}")
    done("restore", home / "case", "--method", "osem", "--subsets", 4, "--slices", "0:2", "--out", home / "run")
    (home / "run" / "model.safetensors").touch()
    (home / "cases").mkdir()
    (home / "cases" / "cases.json").write_text("{}")
    for name in ("case", "series", "run", "cases"):
        (home / f"to-{name}").symlink_to(home / name)
    (home / "deep" / "er").mkdir(parents=True)
    (home / "down").symlink_to(home / "deep" / "er")
    (home / "linked").mkdir()
    (home / "linked" / "case.json").symlink_to(home / "case" / "case.json")
    (home / "linked" / "sinograms").symlink_to(home / "case" / "sinograms")
    (home / "linked" / "images").symlink_to(home / "case" / "images")
    return home


def fingerprint(folder: Path) -> dict[str, str]:
    """Every file and link below a folder with its bytes."""
    return {
        name: hashlib.sha256(Path(name).read_bytes()).hexdigest() if Path(name).is_file() else ""
        for name in listing(folder)
    }


SPELLINGS: dict[str, Callable[[Path, str], Path]] = {
    "itself": lambda home, name: home / name,
    "dots": lambda home, name: home / "run" / ".." / name,
    "a link and dots": lambda home, name: home / "down" / ".." / ".." / name,
    "inside": lambda home, name: home / name / "new" / "out",
    "inside a link": lambda home, name: home / f"to-{name}" / "out",
}
COMMANDS = {
    "restore": ("case", ["restore", "case", "--drf", "4", "--overwrite", "--out"]),
    "restore with a reference": ("run", ["restore", "case/sinograms/full.nrrd", "--reference", "run", "--out"]),
    "simulate": ("series", ["simulate", "series", "--drf", "4", "--overwrite", "--out"]),
    "evaluate": ("case", ["evaluate", "case", "--methods", "osem", "--out"]),
    "evaluate, tuned": ("run", ["evaluate", "case", "--methods", "osem-early", "--tune-on", "run", "--out"]),
    "prepare": ("cases", ["prepare", "cases", "--out"]),
    "export": ("run", ["export", "run", "--source", "series", "--out"]),
    "export beside its source": ("series", ["export", "run", "--source", "series", "--out"]),
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_is_refused_that_is_an_input_or_lies_in_one(
    things: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, spelling: str
) -> None:
    monkeypatch.chdir(things)
    before = fingerprint(things)
    name, arguments = COMMANDS[command]
    out = SPELLINGS[spelling](things, name)
    assert cli.main([*arguments, str(out)]) == 1
    (sentence,) = capsys.readouterr().err.splitlines()
    assert sentence.endswith("or lies in it: name another place for the output.")
    assert str(out) in sentence
    assert fingerprint(things) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["restore", "case/sinograms/drf-4.nrrd", "--overwrite", "--out", "case"],
        ["restore", "body.npy", "--model", "run/model.safetensors", "--overwrite", "--out", "to-cases/../run"],
        ["restore", "linked", "--drf", "4", "--overwrite", "--out", "case"],
        ["simulate", "body.npy", "--drf", "4", "--attenuation", "run/images/low.nrrd", "--overwrite", "--out", "run"],
        ["evaluate", "case", "--methods", "red", "--model", "red=run/model.safetensors", "--out", "run"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_folder_is_refused_that_holds_an_input(
    things: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.chdir(things)
    before = fingerprint(things)
    assert cli.main(arguments) == 1
    assert "holds the input" in capsys.readouterr().err
    assert fingerprint(things) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["suv", "series", "--out", "series/suv.nrrd"],
        ["suv", "series", "--out", "to-series/suv.nrrd"],
        ["send", "series", "--host", "localhost", "--port", "1", "--called-aet", "A", "--report", "series/report.json"],
    ],
    ids=lambda arguments: " ".join((arguments[0], arguments[-1])),
)
def test_a_file_is_refused_that_lies_in_an_input(
    things: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    monkeypatch.chdir(things)
    before = fingerprint(things)
    assert cli.main(arguments) == 1
    assert "lies in it" in capsys.readouterr().err
    assert fingerprint(things) == before


RUNS = [{"folder": "run", "label": "one"}]


@pytest.mark.parametrize(
    "job",
    [
        {"command": "describe", "input": "case", "out": "case", "overwrite": True},
        {"command": "cases", "folder": "cases", "out": "to-cases/list"},
        {"command": "measure", "runs": RUNS, "out": "run", "overwrite": True},
        {"command": "measure", "runs": RUNS, "segmentation": "cases/x", "out": "down/../../run", "overwrite": True},
        {"command": "report", "runs": RUNS, "out": "run/report.pdf"},
        {"command": "export", "folder": "run", "source": "series", "out": "run/dicom"},
        {"command": "simulate", "input": "case", "drf": [4], "out": "case", "overwrite": True},
        {"command": "restore", "input": "case", "drf": 4, "out": "new", "preview": "case/images/truth.png"},
        {"command": "restore", "input": "case", "drf": 4, "out": "new", "preview": "case/case.json"},
        *({"command": name, "out": "run", "overwrite": True} for name in ("sample", "check", "devices")),
    ],
    ids=lambda job: f"{job['command']} {job['out']} {job.get('preview', '')}",
)
def test_a_job_is_refused_whose_output_is_an_input_or_its_own_file(
    things: Path, monkeypatch: pytest.MonkeyPatch, job: dict[str, object]
) -> None:
    monkeypatch.chdir(things)
    monkeypatch.setattr("redpet.worker.signal.signal", lambda *_: None)
    file = Path("run/job.json" if job["command"] in ("sample", "check", "devices") else "job.json")
    file.write_text(json.dumps(job))
    before = fingerprint(things)
    code, last = run_job(file, JsonLines(StringIO(), threading.Event()), threading.Thread())
    assert (code, last["event"]) == (1, "error")
    assert any(words in last["message"] for words in ("lies in it", "holds the input", "is a PNG"))
    assert fingerprint(things) == before
    file.unlink()


def test_what_lies_beside_an_input_or_is_not_there_yet_is_no_input(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    for out in ("case2", "cas", "new/case", "case.nrrd"):
        refuse_inputs(tmp_path / out, (tmp_path / "case", None, tmp_path / "missing"))
    refuse_inputs(tmp_path / "missing" / "out", (tmp_path / "missing",))
    with pytest.raises(InputError, match="lies in it"):
        refuse_inputs(tmp_path / "other" / ".." / "case" / "out", (tmp_path / "case",))


def test_a_link_to_itself_among_the_cases_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "loop").symlink_to("loop")
    arguments = ["evaluate", str(tmp_path / "loop"), "--methods", "osem-early", "--tune-on", str(tmp_path / "a")]
    assert cli.main([*arguments, "--out", str(tmp_path / "out")]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert cli.main(["report", str(tmp_path / "loop"), "--out", str(tmp_path / "report.pdf")]) == 1
    assert "Traceback" not in capsys.readouterr().err
