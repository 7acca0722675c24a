"""The worker as another program meets it: a job file in, JSON lines out, a word or silence on stdin to stop it."""

import io
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from command_line import COMMAND, listing, small_case
from limits import HANG_S, fair_clock
from PIL import Image as Picture

from redpet.errors import Cancelled
from redpet.worker import JsonLines, listen, run_job

Job = Callable[..., Path]
MANY_STEPS = 500
PATIENT = f"""
import sys
from redpet import cli, worker
worker.LONGEST_STOP_S = {HANG_S}
sys.exit(cli.main(["worker", sys.argv[1]]))
"""
"""A worker that may take its time to clear up."""


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_case(tmp_path_factory.mktemp("small"))


@pytest.fixture
def job(tmp_path: Path) -> Job:
    def write(command: str = "restore", **fields: Any) -> Path:
        path = tmp_path / "job.json"
        path.write_text(json.dumps({"command": command, "out": str(tmp_path / "out"), **fields}))
        return path

    return write


@pytest.fixture
def termination() -> Iterator[None]:
    """SIGTERM, by which the worker stops itself, does nothing meanwhile and what it did before afterwards."""
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    yield
    signal.signal(signal.SIGTERM, before)


class Worker:
    """A worker process, its events as they come, and its stdin."""

    def __init__(self, job: Path, command: list[str] | None = None) -> None:
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(
            [*(command or [*COMMAND, "worker"]), str(job)], stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )

    def events(self) -> Iterator[dict[str, Any]]:
        """Each line on stdout; every one is an object."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            event = json.loads(line)
            assert isinstance(event["event"], str)
            yield event

    def until(self, stage: str) -> None:
        """Wait for a stage."""
        assert any(event.get("stage") == stage for event in self.events()), self.process.stderr

    def end(self) -> tuple[int, list[dict[str, Any]], str]:
        """Exit code, the events that were left, and stderr."""
        events = list(self.events())
        assert self.process.stderr is not None
        stderr = self.process.stderr.read()
        return self.process.wait(timeout=HANG_S), events, stderr


def test_a_job_tells_its_stages_steps_previews_and_outputs(case: Path, job: Job, tmp_path: Path) -> None:
    worker = Worker(job(input=str(case), drf=4, steps=5, preview_slice=2))
    events = []
    for event in worker.events():
        events.append(event)
        if event["event"] == "preview":
            with Picture.open(event["path"]) as picture:
                assert picture.format == "PNG"
            assert event["slice"] == 2
            assert not (tmp_path / "out").exists()
        if event["event"] == "done":
            assert worker.process.stdin is not None
            worker.process.stdin.close()  # too late to cancel anything
    code, _, stderr = worker.end()
    assert (code, stderr) == (0, "")
    names = [event["event"] for event in events]
    assert names[:2] == ["stage", "device"]
    assert names[-1] == "done"
    assert set(names) == {"device", "stage", "preview", "done"}
    stages = [event for event in events if event["event"] == "stage"]
    assert list(dict.fromkeys(event["stage"] for event in stages)) == [
        *(
            "start",
            "read",
            "restore",
            "reconstruct low dose",
            "reconstruct restored",
            "correct",
            "give back",
            "reconstruct full dose",
            "look at noise",
            "write",
        )
    ]
    steps = [event for event in stages if event["stage"] == "restore"]
    assert {event["total"] for event in steps} == {10}  # two batches of 5 steps
    assert [event["done"] for event in steps] == sorted({event["done"] for event in steps})
    assert steps[-1]["done"] == 10
    assert steps[-1]["seconds_left"] == 0
    manifest = events[-1]["manifest"]
    assert manifest["out"] == str(tmp_path / "out")
    there = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert set(manifest["files"]) == there
    assert {"run.json", "metrics.json", "comparison.png", "images/restored.nrrd"} <= there


def test_a_ladder_is_a_job_too(case: Path, job: Job, tmp_path: Path) -> None:
    code, events, _ = Worker(job("simulate", input=str(case.parent / "body.npy"), drf=[4, 20])).end()
    assert code == 0
    assert "sinograms/drf-20.nrrd" in events[-1]["manifest"]["files"]
    assert (tmp_path / "out" / "case.json").is_file()


@pytest.mark.parametrize("how", ["cancel", "end of stdin", "SIGTERM"])
def test_a_job_stops_when_it_is_told_to_and_nothing_stays(case: Path, job: Job, tmp_path: Path, how: str) -> None:
    path = job(input=str(case), drf=4, steps=MANY_STEPS)
    before = listing(tmp_path)
    worker = Worker(path, [sys.executable, "-c", PATIENT])
    worker.until("restore")
    assert worker.process.stdin is not None
    if how == "cancel":
        worker.process.stdin.write("cancel\n")
        worker.process.stdin.flush()
    elif how == "end of stdin":
        worker.process.stdin.close()
    else:
        worker.process.send_signal(signal.SIGTERM)
    code, events, stderr = worker.end()
    assert code == 3
    assert events[-1] == {"event": "cancelled"}
    assert [event["event"] for event in events].count("cancelled") == 1
    assert not any(event.get("stage", "").startswith("reconstruct") for event in events)
    assert "Traceback" not in stderr
    assert listing(tmp_path) == before


@pytest.mark.parametrize("stage", ["read", "restore"])
def test_a_cancelled_job_leaves_no_process_after_a_second(case: Path, job: Job, stage: str) -> None:
    worker = Worker(job(input=str(case), drf=4, steps=MANY_STEPS))
    worker.until(stage)
    assert worker.process.stdin is not None
    worker.process.stdin.write("cancel\n")
    worker.process.stdin.flush()
    with fair_clock() as clock:
        assert worker.process.wait(timeout=HANG_S) == 3
        assert clock() < 1
    worker.end()


def test_a_job_whose_program_is_gone_already_never_begins_its_work(case: Path, job: Job, tmp_path: Path) -> None:
    run = subprocess.run(
        [*COMMAND, "worker", str(job(input=str(case), drf=4, steps=MANY_STEPS))],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=HANG_S,
    )
    assert run.returncode == 3
    assert json.loads(run.stdout.splitlines()[-1]) == {"event": "cancelled"}
    assert listing(tmp_path) == [str(tmp_path / "job.json")]


def test_a_job_whose_lines_nobody_reads_any_more_stops(case: Path, job: Job, tmp_path: Path) -> None:
    worker = Worker(job(input=str(case), drf=4, steps=MANY_STEPS))
    worker.until("restore")
    assert worker.process.stdout is not None
    worker.process.stdout.close()
    assert worker.process.wait(timeout=HANG_S) == 3
    assert listing(tmp_path) == [str(tmp_path / "job.json")]
    worker.process.communicate()


@pytest.mark.parametrize(
    ("text", "match"),
    [
        ("", "no JSON object"),
        ("[1]", "no JSON object"),
        ('{"command": "fly"}', "the command 'fly' is unknown: choose one of restore, simulate"),
        ('{"input": "x"}', "the command None is unknown"),
        ('{"command": "restore", "input": "x"}', "out"),
        ('{"command": "restore", "input": "x", "out": "y", "stpes": 3}', "stpes"),
        ('{"command": "restore", "input": "x", "out": "y", "steps": "three"}', "steps"),
        ('{"command": "restore", "input": "nowhere", "out": "y"}', "nowhere does not exist"),
        ('{"command": "restore", "input": "x", "out": "y", "device": "gpu"}', "the device 'gpu' is unknown"),
    ],
)
@pytest.mark.usefixtures("termination")
def test_a_bad_job_is_one_error_with_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, match: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "job.json"
    path.write_text(text)
    out = io.StringIO()
    code, last = run_job(path, JsonLines(out, threading.Event()), threading.Thread())
    assert code == 1
    assert {json.loads(line)["event"] for line in out.getvalue().splitlines()} <= {"device", "stage"}
    assert last["event"] == "error"
    assert match in last["message"]
    assert last["message"].endswith(".")
    assert listing(tmp_path) == [str(path)]


def test_a_job_file_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    code, events, stderr = Worker(tmp_path / "job.json").end()
    assert (code, stderr) == (1, "")
    assert [event["event"] for event in events] == ["stage", "error"]


def test_prints_of_libraries_and_tracebacks_go_to_stderr_and_a_fault_is_an_error(case: Path, job: Job) -> None:
    code = """
import os, sys
from pathlib import Path
from redpet import worker
def noisy(job, progress):
    progress.step("read", 0, 1)
    print("a library greets")
    os.write(1, b"and so does its C code\\n")
    return 1 / 0
from redpet.jobs import restore as pipeline
pipeline.restore = noisy
sys.exit(worker.run_worker(Path(sys.argv[1])))
"""
    exit_code, events, stderr = Worker(job(input=str(case)), [sys.executable, "-c", code]).end()
    assert exit_code == 4
    assert [event["event"] for event in events] == ["stage", "device", "stage", "error"]
    assert "ZeroDivisionError" in events[-1]["message"]
    assert "Traceback" in stderr
    assert "a library greets" in stderr
    assert "and so does its C code" in stderr


def test_native_code_that_hears_nothing_ends_soon_after_stdin(job: Job) -> None:
    code = """
import sys, time
from pathlib import Path
from redpet.machine import requirements
from redpet import worker
def deaf(job, progress):
    progress.step("native", 0, 1)
    time.sleep(9999)
requirements.check = deaf
sys.exit(worker.run_worker(Path(sys.argv[1])))
"""
    worker = Worker(job("check"), [sys.executable, "-c", code])
    worker.until("native")
    assert worker.process.stdin is not None
    with fair_clock() as clock:
        worker.process.stdin.close()
        assert worker.process.wait(timeout=HANG_S) == 3
        assert clock() < 4


def test_a_step_after_the_cancel_ends_the_job() -> None:
    """Where the interruption goes astray, the next sampling step stops all the same."""
    stopped = threading.Event()
    out = io.StringIO()
    lines = JsonLines(out, stopped)
    lines.step("restore", 1, 3)
    stopped.set()
    with pytest.raises(Cancelled):
        lines.step("restore", 2, 3)
    assert len(out.getvalue().splitlines()) == 1


@pytest.mark.usefixtures("termination")
def test_only_the_word_or_the_end_stops() -> None:
    reader, writer = os.pipe()
    stopped = threading.Event()
    with os.fdopen(reader, "rb", buffering=0) as stream, os.fdopen(writer, "wb", buffering=0) as words:
        ear = threading.Thread(target=listen, args=(stream, stopped))
        ear.start()
        words.write(b"cancelled?\nhello\n")
        assert not stopped.wait(0.1)
        words.write(b" cancel \n")
        ear.join(timeout=HANG_S)
    assert stopped.is_set()
