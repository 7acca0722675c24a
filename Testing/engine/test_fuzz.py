"""A part of the fuzz bench: senseless arguments, environments and jobs end by themselves, in one sentence."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from command_line import IMAGE, write_array

BENCH = Path(__file__).parents[1] / "benchmarks" / "fuzz.py"
LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_two_minutes_of_senseless_calls_lead_to_no_traceback_hang_or_other_code() -> None:
    run = subprocess.run(
        [sys.executable, str(BENCH), "--tries", "10000", "--seconds", "120", "--seed", "41"],
        capture_output=True,
        text=True,
        errors="replace",
    )
    assert run.returncode == 0, run.stdout[-5000:] + run.stderr[-1000:]
    assert "'ended well'" in run.stdout


@pytest.mark.parametrize("streams", [">/dev/full", ">&-", "2>&-", "<&- >&-", "| true", ">/dev/full 2>&1"])
def test_a_stream_that_takes_nothing_is_no_fault_of_the_program(tmp_path: Path, streams: str) -> None:
    image = write_array(tmp_path / "image.npy", np.ones((1, 4, 4)), IMAGE)
    command = f"{sys.executable} -m redpet info {image} {streams}; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], env={**os.environ, **LOCALE}, capture_output=True, text=True)
    assert run.returncode in ((1,) if "full" in streams else (0, 3))
    assert "Traceback" not in run.stderr
    assert "Exception" not in run.stderr
