"""A worker that stays between jobs: what the second one finds open, and when the process ends."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from command_line import COMMAND, only_sentence, redpet, small_case
from limits import HANG_S, fair_clock

from redpet.machine import memory

COUNTED = """
import sys
from redpet import cli, worker
from redpet.projection import kept_matrices
from redpet.restoration import model_file
for room, name in ((worker, "load_job"), (model_file, "load_model"), (kept_matrices, "system_matrix")):
    def counted(*given, name=name, whole=getattr(room, name)):
        print(name, file=sys.stderr, flush=True)
        return whole(*given)
    setattr(room, name, counted)
sys.exit(cli.main(["worker", *sys.argv[1:]]))
"""
"""A worker that tells on stderr what it opens and builds for each job."""
FAILING = """
import sys
from redpet import cli
from redpet.machine import requirements
def failing(job, progress):
    raise ZeroDivisionError
requirements.check = failing
sys.exit(cli.main(["worker", *sys.argv[1:]]))
"""


class Staying:
    """A worker process that stays, and the jobs that it is given."""

    def __init__(self, folder: Path, program: str | None = None, *options: str) -> None:
        command = COMMAND if program is None else [sys.executable, "-c", program]
        command = [*command, *(["worker"] if program is None else []), "--stay", *options]
        pipe = subprocess.PIPE
        self.folder = folder
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
        assert self.event()["event"] == "waiting"

    def event(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def say(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def begin(self, name: str, command: str, **fields: Any) -> Path:
        """Hand a job over."""
        path = self.folder / f"{name}.json"
        out = self.folder / name
        path.write_text(json.dumps({"command": command, "out": str(out), **fields}))
        self.say(f"job {path}")
        return out

    def told(self, until: str = "waiting") -> list[dict[str, Any]]:
        """The events up to one of this name."""
        events = [self.event()]
        while events[-1]["event"] != until:
            events.append(self.event())
        return events

    def end(self) -> tuple[int, str]:
        """Exit code and log of a process that ends by itself."""
        assert self.process.stderr is not None
        log = self.process.stderr.read()
        return self.process.wait(timeout=HANG_S), log


@pytest.fixture
def staying(tmp_path: Path) -> Iterator[Any]:
    """Starts workers; none is left behind."""
    workers = []

    def start(program: str | None = None, *options: str) -> Staying:
        workers.append(Staying(tmp_path, program, *options))
        return workers[-1]

    yield start
    for worker in workers:
        worker.process.kill()
        worker.process.wait(timeout=HANG_S)
        for stream in (worker.process.stdin, worker.process.stdout, worker.process.stderr):
            stream.close()


def test_the_second_case_of_a_geometry_pays_for_no_start_no_model_and_no_matrix(staying: Any, tmp_path: Path) -> None:
    case = small_case(tmp_path)
    worker = staying(COUNTED)
    results = []
    for name in ("first", "second"):
        out = worker.begin(name, "restore", input=str(case), drf=4, slices=[0, 2])
        events = [event["event"] for event in worker.told()]
        assert events[:2] == ["stage", "device"]  # the free memory is told of each
        assert events[-2:] == ["done", "waiting"]
        results.append((out / "images" / "restored.nrrd").read_bytes())
    worker.process.stdin.close()
    code, log = worker.end()
    assert code == 0
    before, first, second = log.split("load_job\n")
    assert set(first.split()) == {"load_model", "system_matrix"}
    assert before == second == ""
    assert results[0] == results[1]


def test_a_refused_job_is_told_and_the_next_one_done_as_if_it_had_not_been(staying: Any, tmp_path: Path) -> None:
    worker = staying()
    worker.begin("wrong", "describe", input=str(tmp_path / "nowhere"))
    assert [event["event"] for event in worker.told()][-2:] == ["error", "waiting"]
    out = worker.begin("right", "check")
    assert worker.told()[-2]["manifest"] == {"out": str(out), "files": ["check.json"]}


def test_a_failure_of_the_program_ends_the_process_so_that_no_other_job_meets_what_it_left(staying: Any) -> None:
    worker = staying(FAILING)
    worker.begin("check", "check")
    assert "ZeroDivisionError" in worker.told("error")[-1]["message"]
    code, log = worker.end()
    assert code == 4
    assert "Traceback" in log


@pytest.mark.parametrize("how", ["cancel", "end of stdin"])
def test_a_cancelled_job_is_the_last_of_its_process(staying: Any, tmp_path: Path, how: str) -> None:
    worker = staying()
    out = worker.begin("first", "check")
    worker.told()
    assert out.is_dir()
    out = worker.begin("long", "restore", input=str(small_case(tmp_path)), drf=4, steps=500)
    while worker.event().get("stage") != "restore":
        pass
    if how == "cancel":
        worker.say("cancel")
    else:
        worker.process.stdin.close()
    with fair_clock() as clock:
        worker.told("cancelled")
        assert worker.process.wait(timeout=HANG_S) == 3
        assert clock() < 1
    assert not out.exists()


@pytest.mark.parametrize("how", ["cancel", "end of stdin"])
def test_who_waits_ends_at_once_with_the_program_that_it_waits_for(staying: Any, how: str) -> None:
    worker = staying()
    if how == "cancel":
        worker.say("cancel")
    else:
        worker.process.stdin.close()
    assert worker.end() == (0, "")


def test_a_worker_without_a_job_gives_its_memory_back_after_a_while(staying: Any) -> None:
    worker = staying(None, "--idle", "0.2")
    assert worker.end() == (0, "")
    assert not psutil.pid_exists(worker.process.pid) or worker.process.returncode == 0


def test_jobs_that_come_at_once_are_done_one_after_the_other(staying: Any) -> None:
    worker = staying()
    outs = [worker.begin(name, "check") for name in ("one", "two")]
    ends = [event for _ in outs for event in worker.told()]
    assert [event["event"] for event in ends] == ["stage", "stage", "done", "waiting"] * 2
    assert [event["manifest"]["out"] for event in ends if event["event"] == "done"] == [str(out) for out in outs]


def test_a_worker_needs_a_job_or_to_stay() -> None:
    for arguments in ((), ("--idle", 3), ("job.json", "--idle", 3), ("--stay", "--idle", 0)):
        refused = redpet("worker", *arguments, stdin=subprocess.DEVNULL)
        assert refused.returncode == 1
        assert "--stay" in only_sentence(refused.stderr) or "--idle 0" in refused.stderr


def test_what_is_kept_is_given_back_where_memory_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    free = [10]
    monkeypatch.setattr(memory, "_spared", [])
    monkeypatch.setattr(memory, "available_bytes", lambda: free[0])
    memory.gives_back(lambda: free.__setitem__(0, 100))
    memory.require_memory(5, "a small job")
    assert free == [10]
    memory.require_memory(50, "a job")
    assert free == [100]
