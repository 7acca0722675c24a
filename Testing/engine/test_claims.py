"""What killed runs left beside an output is swept by the next one, and never touched while their owner lives."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from command_line import COMMAND, listing, small_case

from redpet.errors import InputError
from redpet.machine import claims
from redpet.machine.staging import staged_file, staged_folder, temporary_folder

OWNER = """
import sys, time
from pathlib import Path
from redpet.machine.staging import staged_file, staged_folder, temporary_folder
kind, out = sys.argv[1], Path(sys.argv[2])
how = {"folder": lambda: staged_folder(out, ()), "file": lambda: staged_file(out, ()),
       "again": lambda: staged_folder(out, (), replace_ours=True), "temporary": temporary_folder}[kind]
with how() as partial:
    (partial / "half" if partial.is_dir() else partial).write_text("half")
    if kind == "again":  # killed between the two names
        Path.rename = lambda self, to, old=Path.rename: (old(self, to), print("there", flush=True), time.sleep(600))
    else:
        print("there", flush=True)
        time.sleep(600)
"""


def owner(kind: str, out: Path, **options) -> subprocess.Popen[str]:
    """A process that stands in the middle of writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", OWNER, kind, str(out)], stdout=subprocess.PIPE, text=True, **options
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "there\n"
    return process


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()


@pytest.mark.parametrize(("kind", "name"), [("folder", "out"), ("file", "out.nrrd"), ("folder", "[o]*ut?")])
def test_the_next_run_sweeps_what_a_killed_one_left_and_leaves_that_of_a_living_one(
    tmp_path: Path, kind: str, name: str
) -> None:
    dead, living = owner(kind, tmp_path / name), owner(kind, tmp_path / name)
    theirs = tmp_path / ".theirs.partial-12345678"
    theirs.mkdir()
    killed(dead)
    both = len(listing(tmp_path))
    for _ in range(2):
        with staged_folder(tmp_path / "other", ()) as partial:
            assert partial.is_dir()
        (tmp_path / "other").rmdir()
        left = listing(tmp_path)
        assert len(left) < both
        assert any(Path(path).is_file() and Path(path).read_text() == "half" for path in left)
    killed(living)
    with staged_file(tmp_path / "last", ()) as file:
        file.write_text("last")
    assert listing(tmp_path) == [str(theirs), str(tmp_path / "last")]


def test_an_earlier_output_that_a_killed_run_had_moved_aside_goes_back(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "run.json").write_text("earlier")
    killed(owner("again", out))
    assert not out.exists()
    with staged_folder(tmp_path / "other", ()):
        pass
    assert (out / "run.json").read_text() == "earlier"
    assert listing(tmp_path) == [str(tmp_path / "other"), str(out), str(out / "run.json")]


def test_a_temporary_folder_of_a_killed_run_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed(owner("temporary", tmp_path, env={**os.environ, "TMPDIR": str(tmp_path)}))
    assert any("half" in path for path in listing(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with temporary_folder() as folder:
        assert folder.stat().st_mode & 0o077 == 0
        assert not any("half" in path for path in listing(tmp_path))
    assert listing(tmp_path) == []


def test_without_locks_an_output_is_written_and_nothing_is_swept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(owner("folder", tmp_path / "out"))

    def none(_: int) -> None:
        raise OSError(95, os.strerror(95))

    monkeypatch.setattr(claims, "lock_now", none)
    before = listing(tmp_path)
    with staged_folder(tmp_path / "out", ()) as partial:
        (partial / "a").write_text("a")
    assert listing(tmp_path) == sorted([*before, str(tmp_path / "out"), str(tmp_path / "out" / "a")])


def test_a_restoration_that_was_killed_leaves_nothing_once_another_has_run(tmp_path: Path) -> None:
    case = small_case(tmp_path)
    command = [*COMMAND, "restore", str(case), "--out", str(tmp_path / "out")]
    with subprocess.Popen([*command, "--steps", "500"], stderr=subprocess.DEVNULL) as process:
        while not list(tmp_path.glob(".out.partial-*")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
    assert list(tmp_path.glob(".*"))
    with pytest.raises(InputError), staged_folder(tmp_path / "out", ()):
        raise InputError("this one fails too")
    assert not list(tmp_path.glob(".*"))
