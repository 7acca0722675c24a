"""What is asked for at once answers at once: how long it computes, as a multiple of what importing NumPy takes here."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

RUNS = 4
NUMPY = ("-c", "import numpy")
READERS = 10
"""What Slicer bundles to read DICOM and volumes takes four times as long as NumPy; torch alone takes seventeen."""


def processor_seconds(*arguments: str) -> float:
    """The time of a processor, not that on the wall, which a run of this Python takes: a busy machine takes no more."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.stdin is not None
    process.stdin.close()
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def times_numpy(*arguments: str) -> float:
    """How many times as long as importing NumPy a run of this Python takes: the fastest of some runs, in turns."""
    runs = [(processor_seconds(*arguments), processor_seconds(*NUMPY)) for _ in range(RUNS)]
    ours, numpys = map(min, zip(*runs, strict=True))
    return ours / numpys


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (("-c", "import redpet"), 0.6),
        (("-m", "redpet", "--version"), 1.5),
        (("-m", "redpet", "--help"), 1.5),
        (("-m", "redpet", "restore", "--help"), 1.5),
    ],
    ids=["import redpet", "redpet --version", "redpet --help", "redpet restore --help"],
)
def test_the_package_and_the_command_are_there_at_once(arguments: tuple[str, ...], most: float):
    assert times_numpy(*arguments) < most


@pytest.mark.parametrize(("command", "most"), [("check", 2), ("describe", READERS), ("cases", READERS)])
def test_the_jobs_that_read_begin_without_torch(tmp_path: Path, command: str, most: float):
    (tmp_path / "in").mkdir()
    np.save(tmp_path / "in" / "body.npy", np.ones((2, 16, 16), np.float32))
    about = {"what": "image", "axes": ["z", "y", "x"], "unit": "Bq/mL", "spacing_mm": [4, 4, 4]}
    (tmp_path / "in" / "body.npy.json").write_text(json.dumps(about))
    fields = {
        "check": {},
        "describe": {"input": str(tmp_path / "in" / "body.npy")},
        "cases": {"folder": str(tmp_path / "in")},
    }
    job = {"command": command, "out": str(tmp_path / "out"), "overwrite": True, **fields[command]}
    (tmp_path / "job.json").write_text(json.dumps(job))
    assert times_numpy("-m", "redpet", "worker", str(tmp_path / "job.json")) < most


def test_the_worker_says_that_it_has_begun_before_it_imports_anything(tmp_path: Path):
    (tmp_path / "job.json").write_text(json.dumps({"command": "restore", "input": "x", "out": "y"}))
    spent = []
    for _ in range(RUNS):
        process = subprocess.Popen(
            [sys.executable, "-m", "redpet", "worker", str(tmp_path / "job.json")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["stage"] == "start"
        process.kill()
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = -9
        spent.append(used.ru_utime + used.ru_stime)
    assert min(spent) < 2.5 * min(processor_seconds(*NUMPY) for _ in range(RUNS))
