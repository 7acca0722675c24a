"""The planes of a scanner's sinogram by segment, and the jobs of scans with all their rays, by the worker."""

import json
import threading
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from ring_scans import scan
from synthetic_interfile import write

from redpet.case.storage import read_image
from redpet.errors import Cancelled
from redpet.readers.acquisition import read_oblique
from redpet.worker import JsonLines, run_job

SMALL = {"rings": 4, "bins": 31, "mash": 36, "counts": 2e5}


class Stopped(JsonLines):
    """The lines of a job that is cancelled once it tells of a stage."""

    def __init__(self, out: StringIO, stage: str) -> None:
        super().__init__(out, threading.Event())
        self.last = stage

    def step(self, stage: str, done: int, total: int) -> None:
        if stage == self.last:
            self.stopped.set()
        super().step(stage, done, total)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a job in this process; returns exit code, last event, and all lines."""
    monkeypatch.setattr("redpet.worker.signal.signal", lambda *_: None)

    def run(command: str, stop_in: str = "", **fields: Any) -> tuple[int, dict[str, Any], list[dict[str, Any]]]:
        job, lines = tmp_path / "job.json", StringIO()
        job.write_text(json.dumps({"command": command, "out": str(tmp_path / "out"), **fields}))
        code, last = run_job(job, Stopped(lines, stop_in), threading.Thread())
        return code, last, [json.loads(line) for line in lines.getvalue().splitlines()]

    return run


def told(folder: Path) -> tuple[list[dict[str, Any]], np.ndarray]:
    return json.loads((folder / "segments.json").read_text())["segments"], np.load(folder / "planes.npy")


@pytest.mark.parametrize("form", ["stir", "stir-sinograms", "list"])
def test_the_planes_of_each_segment_are_the_prompts_that_the_reconstruction_in_space_takes(work, tmp_path, form):
    toml = scan(tmp_path / "scan", form=form, **SMALL)
    assert work("segments", input=str(toml))[0] == 0
    segments, planes = told(tmp_path / "out")
    assert [one["number"] for one in segments] == [-3, -2, -1, 0, 1, 2, 3]
    assert [one["differences"] for one in segments] == [[d, d] for d in range(-3, 4)]
    assert [one["planes"] for one in segments] == [1, 2, 3, 4, 3, 2, 1]
    whole, _ = read_oblique(toml)
    by_difference = {
        round(ray.difference_mm, 3): prompts for ray, prompts in zip(whole.rays.segments, whole.prompts, strict=True)
    }
    for one, prompts in zip(segments, (by_difference[key] for key in sorted(by_difference)), strict=True):
        found = planes[one["first"] : one["first"] + one["planes"]]
        np.testing.assert_array_equal(found, prompts)
        assert one["sum"] == prompts.sum()
        assert 0 < one["bright"] <= prompts.max()


def test_segments_of_combined_ring_differences_say_which(work, tmp_path):
    toml = scan(tmp_path / "scan", span=3, **{**SMALL, "rings": 6})
    header = next(path for path in toml.parent.glob("prompts.*") if path.suffix == ".hs")
    assert work("segments", input=str(header))[0] == 0
    segments, planes = told(tmp_path / "out")
    assert [one["number"] for one in segments] == [-1, 0, 1]
    assert [one["differences"] for one in segments] == [[-4, -2], [-1, 1], [2, 4]]
    assert sum(one["planes"] for one in segments) == len(planes)


def test_what_has_no_segments_is_refused_by_name_and_nothing_is_left(work, tmp_path):
    (tmp_path / "a.npy").touch()
    code, last, _ = work("segments", input=str(tmp_path / "a.npy"))
    assert code == 1
    assert "a.npy: has no segments" in last["message"]
    (tmp_path / "cut").mkdir()
    cut = write(tmp_path / "cut", np.ones((3, 8, 9), "<f4"))
    data = cut.with_name("data.s")
    data.write_bytes(data.read_bytes()[:-4])
    code, last, _ = work("segments", input=str(cut))
    assert code == 1
    assert "data.s" in last["message"]
    assert not (tmp_path / "out").exists()


def test_a_scan_is_simulated_and_reconstructed_in_space_by_the_worker_with_progress(work, tmp_path):
    code, last, lines = work("simulate-scan", scanner="mMR", **SMALL)
    assert code == 0
    assert "scan.toml" in last["manifest"]["files"]
    assert {"simulate"} <= {line.get("stage") for line in lines}
    toml, image = tmp_path / "out" / "scan.toml", tmp_path / "image.nrrd"
    code, last, lines = work("reconstruct-3d", input=str(toml), out=str(image), iterations=1, subsets=2)
    assert code == 0
    assert last["manifest"]["files"] == ["image.nrrd"]
    assert {"read", "reconstruct"} <= {line.get("stage") for line in lines}
    found, truth = read_image(image), read_image(toml.with_name("truth.nrrd"))
    assert found.unit == "Bq/mL"
    assert found.values.mean() == pytest.approx(truth.values.mean(), rel=0.1)
    assert found.provenance["warnings"] == []


@pytest.mark.parametrize(
    ("command", "stage"),
    [("simulate-scan", "simulate"), ("reconstruct-3d", "reconstruct"), ("segments", "read counts")],
)
def test_a_scan_that_is_cancelled_leaves_nothing(work, tmp_path, command, stage):
    toml = scan(tmp_path / "scan", **SMALL)
    fields = {"scanner": "mMR", **SMALL} if command == "simulate-scan" else {"input": str(toml)}
    fields |= {"subsets": 2} if command == "reconstruct-3d" else {}
    out = tmp_path / "new" / "image.nrrd"
    out.parent.mkdir()
    code, last, _ = work(command, stage, out=str(out), **fields)
    assert (code, last) == (Cancelled.exit_code, {"event": "cancelled"})
    assert list(out.parent.iterdir()) == []
