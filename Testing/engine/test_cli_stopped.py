"""What stops a job from outside: memory, disk, permissions, Ctrl-C, usage. The right code, and nothing left behind."""

import ctypes
import errno
import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from command_line import COMMAND, interruptible, listing, only_sentence, redpet, small_case, write_array
from limits import HANG_S
from synthetic_dicom import pet_series, write_series

from redpet import cli
from redpet.dicom import export as dicom_export
from redpet.errors import ResourceError
from redpet.machine.devices import device_errors
from redpet.reconstruction import reconstruct

CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
PR_CAPBSET_DROP = 24


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("small"))


def test_memory_that_runs_out_ends_with_code_4_and_no_output(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reconstruct, "osem", lambda *_, **__: torch.empty(2**50))
    assert cli.main(["restore", str(case), "--slices", "0:1", "--out", str(tmp_path / "out")]) == 4
    assert "redpet: memory ran out" in capsys.readouterr().err.splitlines()[-1]
    assert listing(tmp_path) == []


@pytest.mark.parametrize("allocate", [lambda: np.empty(2**50), lambda: torch.empty(2**50)], ids=["numpy", "torch"])
def test_what_a_library_raises_for_lack_of_memory_is_known(allocate: Callable[[], object]) -> None:
    with pytest.raises(ResourceError, match="memory ran out"), device_errors():
        allocate()


def no_larger_files_than(n_bytes: int) -> Callable[[], None]:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (n_bytes, n_bytes))

    return limit


@pytest.mark.parametrize(
    ("n_bytes", "told_of"), [(10_000, ".nrrd"), (60_000, "out could not be written")], ids=["volume", "picture"]
)
def test_a_full_disk_is_told_and_nothing_stays(case: Path, tmp_path: Path, n_bytes: int, told_of: str) -> None:
    """A limit on the size of files stands for the disk; it lets volumes of 25 kB pass, and no picture."""
    run = redpet(
        *("restore", case, "--out", tmp_path / "out", "--method", "osem"), preexec_fn=no_larger_files_than(n_bytes)
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    sentence = run.stderr.splitlines()[-1]
    assert sentence.startswith("redpet: ")
    assert told_of in sentence
    assert "full" in sentence
    assert listing(tmp_path) == []


def test_a_full_disk_stops_a_ladder_too(case: Path, tmp_path: Path) -> None:
    body = case.parent / "body.npy"
    run = redpet("simulate", body, "--drf", 4, "--out", tmp_path / "out", preexec_fn=no_larger_files_than(10_000))
    assert run.returncode == 1
    assert "full" in run.stderr.splitlines()[-1]
    assert listing(tmp_path) == []


def no_room(*_, **__) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def restored_series(folder: Path) -> int:
    arguments = ["restore", folder / "series", "--out", folder / "out", "--method", "osem", "--subsets", "2"]
    return cli.main([str(argument) for argument in arguments])


@pytest.mark.parametrize("writer", ["json", "dicom"])
def test_a_disk_that_is_full_from_the_start_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], writer: str
) -> None:
    write_series(tmp_path / "series", pet_series(2))
    before = listing(tmp_path)
    monkeypatch.setattr(*((Path, "write_bytes") if writer == "json" else (dicom_export, "write")), no_room)
    assert restored_series(tmp_path) == 1
    sentence = capsys.readouterr().err.splitlines()[-1]
    assert "the disk or the quota is full" in sentence
    assert listing(tmp_path) == before


def test_a_disk_that_fills_while_the_dicom_series_is_written_takes_nothing_else_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_series(tmp_path / "series", pet_series(3))
    write = dicom_export.write
    monkeypatch.setattr(
        dicom_export, "write", lambda one, path: no_room() if path.name == "slice-0002.dcm" else write(one, path)
    )
    assert restored_series(tmp_path) == 0
    out = tmp_path / "out"
    (warning,) = [one for one in json.loads((out / "run.json").read_text())["warnings"] if "DICOM" in one]
    assert warning == (
        "no DICOM series was written: dicom could not be written: the disk or the quota is full; free some space or "
        "name another folder. redpet export writes it once there is room."
    )
    assert f"warning: {warning}" in capsys.readouterr().err
    assert [name for name in listing(out) if "dicom" in name] == []
    for name in ("images/restored.nrrd", "sinograms/restored.nrrd", "metrics.json", "comparison.png"):
        assert (out / name).is_file()


def obey_permissions() -> None:
    """Take from root the right to write where the mode of a folder forbids it."""
    libc = ctypes.CDLL(None, use_errno=True)
    for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
        if os.geteuid() == 0 and libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "root cannot give up its rights here")


@pytest.mark.parametrize("command", ["restore", "simulate", "suv"])
def test_a_folder_without_write_permission_is_told(case: Path, tmp_path: Path, command: str) -> None:
    write_series(tmp_path / "series", pet_series(2))
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    arguments = {
        "restore": [case, "--out", locked / "out"],
        "simulate": [case.parent / "body.npy", "--drf", 4, "--out", locked / "deep" / "out"],
        "suv": [tmp_path / "series", "--out", locked / "suv.nrrd"],
    }
    run = redpet(command, *arguments[command], preexec_fn=obey_permissions)
    assert run.returncode == 1
    assert "no permission to write there" in only_sentence(run.stderr)
    assert listing(locked) == []


def test_a_file_without_read_permission_is_told(tmp_path: Path) -> None:
    path = write_array(tmp_path / "counts.npy", np.ones((2, 16, 16)))
    path.chmod(0)
    run = redpet("restore", path, "--out", tmp_path / "out", preexec_fn=obey_permissions)
    assert run.returncode == 1
    assert "counts.npy" in only_sentence(run.stderr)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_sigterm_stop_a_restoration_and_nothing_stays(case: Path, tmp_path: Path, sent: int) -> None:
    command = [*COMMAND, "restore", str(case), "--steps", "500", "--out", str(tmp_path / "deep" / "out")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=interruptible)
    assert process.stderr is not None
    said = b""
    while b"restore " not in said:
        chunk = os.read(process.stderr.fileno(), 1000)
        assert chunk, said
        said += chunk
    assert listing(tmp_path) != []
    time.sleep(0.2)
    process.send_signal(sent)
    _, rest = process.communicate(timeout=HANG_S)
    said += rest
    assert process.returncode == 3
    assert b"Traceback" not in said
    assert said.splitlines()[-1] == b"redpet: cancelled; nothing was written."
    assert listing(tmp_path) == []


def test_a_fault_of_the_program_is_no_fault_of_the_input(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reconstruct, "osem", lambda *_, **__: 1 / 0)
    assert cli.main(["restore", str(case), "--out", str(tmp_path / "out")]) == 4
    said = capsys.readouterr().err
    assert "Traceback" in said
    assert said.splitlines()[-1].startswith("redpet: an unexpected ZeroDivisionError")
    assert listing(tmp_path) == []


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["restore"],
        ["restore", "x"],
        ["restore", "x", "--out", "y", "--slices", "a:b"],
        ["restore", "x", "--out", "y", "--drf", "a:b"],
        ["simulate", "x", "--out", "y"],
        ["fly"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_code_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)
    assert ended.value.code == 2


@pytest.mark.parametrize("name", ["demo", "info", "suv", "simulate", "restore", "export", "train", "worker"])
def test_each_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main([name, "--help"])
    assert ended.value.code == 0
    assert f"usage: redpet {name}" in capsys.readouterr().out


def test_no_warning_of_python_or_a_library_reaches_the_user(data: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-W", "default", "-m", "redpet", "restore", str(data / "pet-siemens-wholebody")]
    run = subprocess.run(
        [*command, "--slices", "50:51", "--out", str(tmp_path / "out")], capture_output=True, text=True, timeout=HANG_S
    )
    assert run.returncode == 0, run.stderr
    assert "Warning" not in run.stderr
    lines = run.stderr.splitlines()
    assert lines[0].startswith("device: ")
    assert [line.startswith("warning: ") for line in lines[-3:]] == [True] * 3
    series, dose = lines[-2:]
    assert series.startswith("warning: the series says 299 slices, 100 are here")
    assert dose.startswith("warning: the dose of the image is not said, so 50 % of it was kept")
