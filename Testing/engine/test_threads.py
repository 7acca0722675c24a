"""How the threads of a run wait, by what OpenMP itself says of them when PyTorch loads it."""

import os
import subprocess
import sys

import pytest
import torch

from redpet.machine.threads import PASSIVE, limited_threads, of_worker, processors, settle

LOADED = """
from redpet.cli import main
try:
    main(["--version"])
except SystemExit:
    import torch
"""


def told_by_openmp(**variables: str) -> str:
    """The settings that the command line leaves to OpenMP, where PyTorch brings GNU's."""
    others = {name: value for name, value in os.environ.items() if name not in PASSIVE}
    environment = others | {"OMP_DISPLAY_ENV": "VERBOSE"} | variables
    run = subprocess.run([sys.executable, "-c", LOADED], env=environment, capture_output=True, text=True, check=True)
    if "GOMP_SPINCOUNT" not in run.stderr:
        pytest.skip("PyTorch's OpenMP is not that of GNU here")
    return run.stderr


def test_threads_of_the_command_line_sleep_while_they_wait() -> None:
    told = told_by_openmp()
    assert "OMP_WAIT_POLICY = 'PASSIVE'" in told
    assert "GOMP_SPINCOUNT = '0'" in told


def test_an_environment_that_says_how_threads_wait_is_left_alone() -> None:
    assert "OMP_WAIT_POLICY = 'ACTIVE'" in told_by_openmp(OMP_WAIT_POLICY="ACTIVE")


def test_nothing_is_promised_once_torch_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PASSIVE:
        monkeypatch.delenv(name, raising=False)
    settle()
    assert not PASSIVE.keys() & os.environ.keys()


def test_a_worker_has_one_thread_and_a_block_as_many_as_it_asks_for() -> None:
    assert {of_worker()[name] for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")} == {"1"}
    assert 1 <= processors() <= (os.cpu_count() or 1)
    before = torch.get_num_threads()
    with limited_threads(3):
        assert torch.get_num_threads() == 3
    assert torch.get_num_threads() == before
