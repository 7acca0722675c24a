"""The worker that stays: the panel's next job goes to the process that waits, and no process is left over."""

import os
import sys

import psutil
import pytest
from driver import wait_until
from test_process import work  # noqa: F401
from workers import Recorder, children

FAKE = """
import json, os, sys
job = sys.argv[1]
while job:
    asked = json.load(open(job))
    os.makedirs(asked["out"], exist_ok=True)
    for event in asked["say"]:
        print(json.dumps(event), flush=True)
    if asked.get("exit") is not None:
        os._exit(asked["exit"])
    done = {"event": "done", "manifest": {"out": asked["out"], "files": [str(os.getpid())]}}
    for event in (done, {"event": "waiting", "ready": asked.get("ready", True)}):
        print(json.dumps(event), flush=True)
    if asked.get("leave"):
        sys.stdin.buffer.raw.read(1)
        os._exit(0)
    job = sys.stdin.readline().removeprefix("job ").strip()
    if job == "cancel":
        break
"""


@pytest.fixture
def runner(work):  # noqa: F811
    """A runner of the real worker that stays."""
    from REDReconstructionLib.process.runner import Runner, stayingCommand

    runner = Runner(command=stayingCommand)
    yield runner
    runner.stopAll()
    assert not children()
    assert not list((work / "REDReconstruction").glob("jobs/*"))


@pytest.fixture
def fake(runner):
    """The same with a piece of Python in the worker's place."""
    runner.command = lambda job_file: (sys.executable, ["-c", FAKE, str(job_file)], dict(os.environ))
    return runner


def done(runner, folder, **fields):
    """The process that did a job; a check where nothing else is asked for."""
    recorder = started(runner, folder, **fields)
    kind, *told = recorder.wait()
    assert kind == "done", told
    return told[1]


def started(runner, folder, **fields):
    recorder = Recorder()
    recorder.run = runner.start({"command": "check", "out": str(folder), **fields}, recorder.listener)
    return recorder


def pids():
    return sorted(child.pid for child in children())


def test_the_next_job_goes_to_the_process_that_waits(runner, tmp_path):
    assert done(runner, tmp_path / "öne") == ["check.json"]
    assert not runner.runs
    first = pids()
    assert len(first) == 1
    for name in ("two", "three"):
        assert done(runner, tmp_path / name) == ["check.json"]
        assert pids() == first
        assert (tmp_path / name / "check.json").is_file()


def test_a_refused_job_is_told_and_the_process_stays(runner, tmp_path):
    recorder = started(runner, tmp_path / "out", command="describe", input=str(tmp_path / "none"))
    kind, message, _log = recorder.wait()
    assert kind == "failed"
    assert str(tmp_path / "none") in message
    first = pids()
    assert done(runner, tmp_path / "two") == ["check.json"]
    assert pids() == first


def test_two_jobs_at_a_time_have_two_processes_and_one_of_them_stays(runner, tmp_path):
    recorders = [started(runner, tmp_path / name) for name in "ab"]
    for recorder in recorders:
        assert recorder.wait()[0] == "done"
    wait_until(lambda: len(children()) == 1, "one process stays")
    assert done(runner, tmp_path / "c") == ["check.json"]


def test_of_two_processes_that_which_has_loaded_most_stays(fake, tmp_path):
    ready, other = started(fake, tmp_path / "a", say=[]), started(fake, tmp_path / "b", say=[], ready=False)
    pid, _other = (recorder.wait()[2] for recorder in (ready, other))
    wait_until(lambda: len(children()) == 1, "one process stays")
    assert [str(one) for one in pids()] == pid


def test_a_cancelled_job_takes_its_process_along_and_the_next_one_gets_another(fake, tmp_path):
    first = done(fake, tmp_path / "a", say=[])
    stage = {"event": "stage", "stage": "read", "done": 0, "total": 1}
    recorder = started(fake, tmp_path / "b", say=[stage], leave=True)
    recorder.wait_for("stage")
    recorder.run.cancel()
    assert recorder.wait()[0] in ("cancelled", "done")
    assert done(fake, tmp_path / "c", say=[]) != first
    assert len(children()) == 1


def test_a_crash_meets_no_other_job(fake, tmp_path):
    first = done(fake, tmp_path / "a", say=[])
    stage = {"event": "stage", "stage": "read", "done": 0, "total": 1}
    assert started(fake, tmp_path / "b", say=[stage], exit=137).wait()[0] == "failed"
    assert done(fake, tmp_path / "c", say=[]) != first


def test_a_process_that_ended_while_it_waited_is_replaced_and_nobody_hears_of_it(fake, tmp_path):
    first = done(fake, tmp_path / "a", say=[], leave=True)
    assert done(fake, tmp_path / "b", say=[]) != first


def test_another_python_gets_a_process_of_its_own(fake, tmp_path):
    first = done(fake, tmp_path / "a", say=[])
    before = fake.command
    fake.command = lambda job_file: (*before(job_file)[:2], {**before(job_file)[2], "OTHER": "1"})
    second = done(fake, tmp_path / "b", say=[])
    assert second != first
    wait_until(lambda: [str(one) for one in pids()] == second, "the other one has ended")


def test_installed_packages_meet_a_new_process(fake, tmp_path):
    first = done(fake, tmp_path / "a", say=[])
    fake.dismissWaiting()
    assert done(fake, tmp_path / "b", say=[]) != first


def test_who_waits_ends_with_the_panel(runner, tmp_path):
    done(runner, tmp_path / "a")
    (waiting,) = children()
    runner.stopAll()
    assert not psutil.pid_exists(waiting.pid) or waiting.status() == psutil.STATUS_ZOMBIE
    assert not runner.processes
