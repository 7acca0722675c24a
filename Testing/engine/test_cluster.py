"""Processes that work on many tasks: their share of the machine, how they compute, how they are lost or refused."""

import gc
import os
from pathlib import Path

import psutil
import pytest

from redpet.errors import InputError, ResourceError
from redpet.machine import cluster
from redpet.machine.cluster import ClusterSettings, as_done, fitting_workers, options_of
from redpet.machine.garbage import OBJECTS_BETWEEN_LOOKS


def end_this_process(_: object) -> None:
    psutil.Process().kill()


def its_settings() -> tuple[dict[str, str], int]:
    return dict(os.environ), gc.get_threshold()[0]


def test_a_worker_computes_with_one_thread_keeps_the_memory_that_it_needs_again_and_looks_seldom_for_garbage(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    monkeypatch.delenv("MALLOC_TRIM_THRESHOLD_", raising=False)
    with cluster.cluster(ClusterSettings(workers=1), 1, 0, tmp_path) as client:
        ((environment, objects),) = client.run(its_settings).values()
    assert environment["OMP_NUM_THREADS"] == "1"
    assert "MALLOC_TRIM_THRESHOLD_" not in environment
    assert objects == OBJECTS_BETWEEN_LOOKS


def test_a_task_that_kills_its_workers_is_given_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(cluster, "LOST_WORKERS", 0)
    with cluster.cluster(ClusterSettings(workers=1), 1, 0, tmp_path) as client:
        ((_, told),) = as_done(client, end_this_process, [None], lambda: None)
    assert isinstance(told, ResourceError)
    assert "the process that worked on it ended 1 times" in str(told)


def test_workers_share_processors_memory_and_gpus(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(cluster, "processors", lambda: 8)
    monkeypatch.setattr(cluster, "available_bytes", lambda: 14 * 2**30)
    assert [fitting_workers(tasks) for tasks in (1, 3, 100)] == [1, 3, 4]
    assert fitting_workers(100, gpus=2) == 2
    first, second = (options_of(number, 2, gpus=2) for number in range(2))
    assert [one["env"]["CUDA_VISIBLE_DEVICES"] for one in (first, second)] == ["0", "1"]
    assert first["memory_limit"] == 7 * 2**30
    assert "CUDA_VISIBLE_DEVICES" not in options_of(0, 2, gpus=0)["env"]
    assert options_of(0, 2, gpus=0)["env"]["OMP_NUM_THREADS"] == "1"


def test_a_worker_of_another_version_or_without_the_folder_is_refused(tmp_path: Path):
    with pytest.raises(InputError, match=r"has redpet 0\.0\.1"):
        cluster.refuse_unlike("tcp://there", ("0.0.1", True), tmp_path)
    with pytest.raises(InputError, match="does not see"):
        cluster.refuse_unlike("tcp://there", (cluster.__version__, False), tmp_path)
    with pytest.raises(InputError, match="install it there"):
        cluster.refuse_unlike("tcp://there", ModuleNotFoundError("No module named 'redpet'"), tmp_path)
