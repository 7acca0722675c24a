"""`redpet examine` and the worker's job: the computer as it is, also where PyTorch is missing, and nobody's name."""

import getpass
import json
from pathlib import Path
from types import SimpleNamespace

import pytest
import torch
from command_line import done

from redpet.jobs import device_list, examine
from redpet.jobs.examine import ExamineJob, examine_job


def test_the_command_tells_versions_a_device_that_computes_memory_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    done("examine")
    told = capsys.readouterr().out
    for part in (
        f"PyTorch: {torch.__version__}",
        "device cpu: ",
        "computes rightly",
        "GiB free",
        "projector: joseph",
        "numpy ",
        "what to do: ",
    ):
        assert part in told, part


def test_the_text_names_neither_user_nor_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine.platform, "platform", lambda: "Linux")
    home = tmp_path / "meier"
    monkeypatch.setattr(examine.Path, "home", lambda: home)
    kept = examine.installed()
    monkeypatch.setattr(examine, "installed", lambda: kept | {"executable": str(home / "env" / "python")})
    out = examine_job(ExamineJob(out=tmp_path / "out", disk=tmp_path))
    text = (out / "examined.txt").read_text()
    assert "(~/env/python)" in text
    assert "meier" not in text + json.dumps(json.loads((out / "examined.json").read_text()))
    assert getpass.getuser() == "root" or getpass.getuser() not in text


def test_a_device_that_computes_wrong_numbers_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(device_list, "conv2d", lambda image, kernel: torch.zeros(1))
    found = examine.examine(tmp_path)
    assert found["devices"][0]["proven"] == device_list.WRONG_NUMBERS
    assert any("update its driver" in sentence for sentence in found["advice"])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"missing": ["torch>=2.4"], "torch": None}, "Packages are missing"),
        ({"torch_fails": "torch does not start.", "torch": None}, "PyTorch does not start: torch does not start."),
        ({"memory_free_bytes": 2**30}, "Little memory is free"),
        ({"disk_free_bytes": 2**30}, "Little room is left on the disk"),
        ({"devices": [{"id": "cuda:0", "name": "GPU", "proven": True, "free_bytes": 1}]}, "All is well."),
    ],
)
def test_each_fault_has_its_advice(change: dict[str, object], sentence: str) -> None:
    well = {
        "missing": [],
        "torch_fails": "",
        "torch": {"version": "2", "cuda": "12", "threads": 4},
        "devices": [{"id": "cuda:0", "name": "GPU", "proven": True, "free_bytes": 1}],
        "memory_free_bytes": 2**34,
        "disk_free_bytes": 2**36,
    }
    told = examine.advice(well | change)
    assert told[0].startswith(sentence)
    assert len(told) == 1


def test_a_driver_without_a_build_of_pytorch_for_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examine, "shutil", SimpleNamespace(which=lambda name: "/usr/bin/nvidia-smi"))
    found = {
        "missing": [],
        "torch_fails": "",
        "torch": {"cuda": None},
        "devices": [{"id": "cpu", "name": "CPU", "proven": True}],
        "memory_free_bytes": 2**34,
        "disk_free_bytes": None,
    }
    assert examine.advice(found) == [
        "There is an NVIDIA driver, but this PyTorch is built for the CPU: install a build with CUDA."
    ]
