"""The worker as a process: one clear end for each run, whatever becomes of the process."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import psutil
import pytest
from driver import heartbeat, wait_until
from limits import GAP_MS, fair_clock
from workers import Recorder, children, engine_folder, script, spin, worker_processes

WORK = "REDReconstruction/WorkFolder"
"""The longest time that the window may not answer."""


@pytest.fixture
def work(scene, tmp_path, monkeypatch):
    """A work folder of one's own, and the library to import."""
    import qt

    monkeypatch.syspath_prepend(str(engine_folder()))
    qt.QSettings().setValue(WORK, str(tmp_path / "wörk"))
    return tmp_path / "wörk"


@pytest.fixture
def run(work, tmp_path):
    """Starts a job with a piece of Python in the place of the worker; returns recorder and run."""
    from REDReconstructionLib.process.runner import Runner

    runners = []

    def start(code):
        recorder = Recorder()
        runners.append(Runner(command=script(code)))
        recorder.runner = runners[-1]
        recorder.run = runners[-1].start({"command": "test", "out": str(tmp_path / "out")}, recorder.listener)
        return recorder

    yield start
    for runner in runners:
        runner.stopAll()
    assert not children()
    assert not list((work / "REDReconstruction").glob("jobs/*"))


def failure(recorder):
    """Message and log of a failed run."""
    kind, *told = recorder.wait()
    assert kind == "failed", recorder.heard
    assert not recorder.runner.runs
    return told


def test_the_real_worker_does_a_job_and_tells_its_files(work, tmp_path):
    from REDReconstructionLib.process.runner import Runner

    runner, recorder = Runner(), Recorder()
    runner.start({"command": "check", "out": str(tmp_path / "öut")}, recorder.listener)
    assert not recorder.heard
    assert recorder.wait() == ("done", tmp_path / "öut", ["check.json"])
    assert ("stage", "check", 0, 1, None) in recorder.heard
    assert not runner.runs


def test_a_refusal_of_the_real_worker_is_told_as_it_is(work, tmp_path):
    from REDReconstructionLib.process.runner import Runner

    runner, recorder = Runner(), Recorder()
    runner.start(
        {"command": "describe", "input": str(tmp_path / "none"), "out": str(tmp_path / "out")}, recorder.listener
    )
    kind, message, _ = recorder.wait()
    assert kind == "failed"
    assert str(tmp_path / "none") in message


def test_events_pass_in_their_order(run):
    recorder = run(
        "say('device', device='CPU'); say('stage', stage='restore', done=1, total=4, seconds_left=3.5)\n"
        "say('preview', path='p.png', slice=7); os.mkdir(out); done()"
    )
    assert recorder.wait()[0] == "done"
    assert [one[:-1] for one in recorder.heard[:1]] == [("device",)]
    assert recorder.heard[1:3] == [("stage", "restore", 1, 4, 3.5), ("preview", "p.png", 7)]


def test_lines_in_pieces_are_put_together(run):
    recorder = run(
        "os.mkdir(out)\n"
        "line = json.dumps({'event': 'stage', 'stage': 'µ', 'done': 0, 'total': 1}, ensure_ascii=False)\n"
        "for byte in (line + '\\n').encode(): sys.stdout.buffer.write(bytes([byte])); sys.stdout.buffer.flush()\n"
        "done()"
    )
    assert recorder.wait()[0] == "done"
    assert recorder.heard[0] == ("stage", "µ", 0, 1, None)


def test_a_killed_worker_is_said_to_have_run_out_of_memory(run):
    recorder = run("print('half way', file=sys.stderr, flush=True); os.kill(os.getpid(), signal.SIGKILL)")
    message, log = failure(recorder)
    assert "killed" in message
    assert "memory" in message
    assert "Slices" in message
    assert log == "half way"


@pytest.mark.parametrize(
    "code",
    [
        "sys.exit(137)",
        "print('error: [python-real] exit abnormally - Report the problem.', file=sys.stderr); sys.exit(1)",
    ],
)
def test_a_worker_killed_behind_a_launcher_is_told_alike(run, code):
    assert "killed" in failure(run(code))[0]


def test_a_crash_is_told_with_its_signal(run):
    assert "crashed (signal or code 11)" in failure(run("os.kill(os.getpid(), signal.SIGSEGV)"))[0]


@pytest.mark.parametrize(
    "code",
    [
        "print('Hello from a library')",
        "sys.stdout.buffer.write(bytes(range(256)) + b'\\n')",
        "print('[1, 2]')",
        'print(\'{"event": "stage", "stage": 3}\')',
        "print('[' * 100000)",
        "sys.stdout.write('x' * 9000000); sys.stdout.flush(); time.sleep(9999)",
    ],
)
def test_rubbish_is_one_clear_failure(run, code):
    recorder = run(
        f"say('stage', stage='read', done=0, total=1); print('the log', file=sys.stderr, flush=True)\n{code}"
    )
    message, log = failure(recorder)
    assert "none of its messages" in message
    assert len(message) < 400
    assert log == "the log"


def test_a_flood_of_rubbish_does_not_freeze_the_window(run):
    spin(0.2)
    with heartbeat() as pulse:
        recorder = run("while True: sys.stdout.buffer.write(b'rubbish ' * 100000)")
        assert "none of its messages" in failure(recorder)[0]
    assert pulse.longest_gap_ms < GAP_MS


def test_a_flood_of_log_keeps_its_end(run):
    recorder = run("for i in range(200000): print('line', i, 'ß' * 9, file=sys.stderr)\nsys.exit(5)")
    message, log = failure(recorder)
    assert "exit code 5" in message
    assert log.endswith("line 199999 " + "ß" * 9)
    assert len(log) < 20000


def test_dying_between_two_lines_is_a_failure(run):
    recorder = run("say('stage', stage='restore', done=3, total=9); sys.stdout.write('{\"event\": \"do'); sys.exit(0)")
    assert "before it was done (exit code 0)" in failure(recorder)[0]


def test_done_without_its_folder_is_a_failure(run, tmp_path):
    assert str(tmp_path / "out") in failure(run("done()"))[0]


def test_done_with_an_exit_code_is_a_failure(run):
    assert "exit code 4" in failure(run("os.mkdir(out); done(); sys.exit(4)"))[0]


def test_an_error_of_the_worker_is_its_message(run):
    assert failure(run("say('error', message='the input is wrong.'); sys.exit(1)"))[0] == "the input is wrong."


def test_an_error_speaks_of_the_panel_and_not_of_options(run):
    message = failure(run("say('error', message='memory ran out: take fewer (--slices), or --send it.'); sys.exit(4)"))[
        0
    ]
    assert message == "memory ran out: take fewer (Slices), or --send it."


def test_a_missing_package_is_named(run):
    assert "msgspec" in failure(run("import nothing_of_this_name_msgspec"))[0]


def test_a_python_that_is_not_there_says_what_to_set(work, tmp_path):
    import qt

    from REDReconstructionLib.process.runner import Runner

    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(tmp_path / "no environment"))
    recorder = Recorder()
    recorder.runner = Runner()
    recorder.runner.start({"command": "check", "out": str(tmp_path / "out")}, recorder.listener)
    message, _ = failure(recorder)
    assert str(tmp_path / "no environment") in message
    assert "Python environment" in message


def test_a_work_folder_that_cannot_be_made_says_so(work, tmp_path):
    import qt

    from REDReconstructionLib.process.runner import Runner

    (tmp_path / "file").touch()
    qt.QSettings().setValue(WORK, str(tmp_path / "file"))
    recorder = Recorder()
    recorder.runner = Runner()
    recorder.runner.start({"command": "check", "out": str(tmp_path / "out")}, recorder.listener)
    assert "work folder" in failure(recorder)[0]


def test_another_python_runs_the_worker_without_slicers_variables(work, tmp_path, monkeypatch):
    import qt
    import slicer

    from REDReconstructionLib.process import interpreter
    from REDReconstructionLib.process.runner import Runner

    environment = tmp_path / "conda env"
    (environment / "bin").mkdir(parents=True)
    (environment / "bin" / "python").symlink_to(sys.executable)
    startup = {"PATH": "/usr/bin", "HOME": str(tmp_path)}
    monkeypatch.setattr(slicer.util, "startupEnvironment", lambda: dict(startup))
    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(environment))
    assert interpreter.environment(interpreter.interpreter()) == {
        "PATH": f"{environment / 'bin'}{os.pathsep}/usr/bin",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(engine_folder()),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }
    runner, recorder = Runner(), Recorder()
    runner.start({"command": "check", "out": str(tmp_path / "out")}, recorder.listener)
    assert recorder.wait()[0] == "done"
    assert str(environment) in (tmp_path / "out" / "check.json").read_text()


def test_cancel_acts_at_once_and_leaves_no_process(run):
    recorder = run(
        "say('stage', stage='restore', done=1, total=9)\nsys.stdin.readline(); say('cancelled'); sys.exit(3)"
    )
    recorder.wait_for("stage")
    recorder.run.cancel()
    recorder.run.cancel()
    with fair_clock() as clock:
        assert recorder.wait()[0] == "cancelled"
        assert clock() < 1
    assert not children()


def test_a_worker_that_does_not_hear_cancel_is_killed(run):
    recorder = run(
        "signal.signal(signal.SIGTERM, signal.SIG_IGN); say('stage', stage='restore', done=1, total=9)\n"
        "while True: time.sleep(1)"
    )
    recorder.wait_for("stage")
    recorder.run.cancel()
    with fair_clock() as clock:
        assert recorder.wait()[0] == "cancelled"
        assert clock() < 1.5
    assert not children()


def test_cancel_before_the_start_starts_nothing(run, tmp_path):
    recorder = run("open(out, 'w')")
    recorder.run.cancel()
    assert recorder.wait() == ("cancelled",)
    spin(0.3)
    assert not (tmp_path / "out").exists()


def test_stopping_all_ends_every_process_and_tells_nothing_more(run):
    deaf = run("say('stage', stage='restore', done=1, total=9)\nwhile True: time.sleep(1)")
    good = run("say('stage', stage='restore', done=1, total=9)\nsys.stdin.read(); say('cancelled'); sys.exit(3)")
    for recorder in (deaf, good):
        recorder.wait_for("stage")
    with fair_clock() as clock:
        for recorder in (deaf, good):
            recorder.runner.stopAll()
        assert clock() < 2
    assert not children()
    spin(0.2)
    assert not deaf.ends
    assert not good.ends
    assert not deaf.runner.runs


def test_several_runs_live_side_by_side(run):
    code = "os.makedirs(out, exist_ok=True); say('stage', stage='{}', done=0, total=1); time.sleep(0.2); done()"
    recorders = [run(code.format(name)) for name in "abc"]
    for recorder, name in zip(recorders, "abc", strict=True):
        assert recorder.wait()[0] == "done"
        assert [one[1] for one in recorder.heard if one[0] == "stage"] == [name]


def test_a_listener_that_raises_leaves_nothing_behind(run, errors):
    recorder = run("os.mkdir(out); done()")
    runner = recorder.runner
    recorder.run.listener = type(recorder.run.listener)(onDone=lambda *_: 1 / 0)
    wait_until(lambda: not runner.runs, "the run is cleared")
    assert not children()
    wait_until(lambda: errors, "the error is told")
    errors.clear()


@pytest.mark.skipif(os.name != "posix", reason="kills a process as POSIX does")
def test_a_crash_of_slicer_ends_the_worker(work, tmp_path, data):
    slicer_like = textwrap.dedent(
        f"""
        import sys
        sys.path[:0] = [{str(Path(__file__).parents[1] / "bench")!r}, {str(engine_folder())!r}]
        import bench
        application = bench.start()
        import qt
        from REDReconstructionLib.process.runner import Listener, Runner
        qt.QSettings().setValue({WORK!r}, {str(work)!r})
        runner = Runner()
        job = {{"command": "restore", "input": {str(data / "pet-dro" / "DRO_0_0")!r}, "out": {str(tmp_path / "o")!r},
                "drf": 20, "steps": 500, "device": "cpu"}}
        runner.start(job, Listener(onStage=lambda *_: print("going", flush=True), onFailed=print))
        application.exec_()
        """
    )
    slicer = subprocess.Popen([sys.executable, "-c", slicer_like], stdout=subprocess.PIPE, text=True)
    assert slicer.stdout.readline() == "going\n"
    assert worker_processes(work)
    slicer.send_signal(signal.SIGKILL)
    slicer.wait()
    with fair_clock() as clock:
        while worker_processes(work) and clock() < 4:  # promised within 2 s
            time.sleep(0.05)
    assert not worker_processes(work)
    assert psutil.pid_exists(os.getpid())
