"""The worker as a process beside Slicer: a job goes in, its events come out, it can be stopped at any time.

A process that stays when its job is done gets the next one, with the model and the matrices that it has opened. Nothing
here waits, except `Runner.stopAll`.
"""

import json
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import qt

from REDReconstructionLib.process import interpreter, worker_failures
from REDReconstructionLib.process.jobs import jobsFolder
from REDReconstructionLib.process.worker_lines import Lines, NotALine
from REDReconstructionLib.process.worker_process import GRACE_MS, WorkerProcess

JOB_FILE = "job.json"


def nothing(*_arguments):
    """Nobody wants to know."""


@dataclass(frozen=True)
class Listener:
    """Hears of a run. Of `onDone`, `onFailed`, `onCancelled` exactly one comes, once, and after it nothing more."""

    onDevice: Callable = nothing
    """(text): what the job runs on, with its free memory."""
    onStage: Callable = nothing
    """(stage, done, total, secondsLeft or None)"""
    onPreview: Callable = nothing
    """(path, sliceIndex): a picture, which stays until the run has ended."""
    onDone: Callable = nothing
    """(folder: Path, files: list[str]): the result, whole, and what lies in it."""
    onFailed: Callable = nothing
    """(message, logTail): one sentence, and the end of what the worker wrote."""
    onMissing: Callable | None = None
    """(requirements, message, logTail), in place of `onFailed` where the job needs packages that are not installed."""
    onCancelled: Callable = nothing
    """()"""


def workerCommand(jobFile):
    """Program, arguments and environment that run the worker on a job file."""
    python = interpreter.interpreter()
    return python, ["-u", "-m", "redpet", "worker", str(jobFile)], interpreter.environment(python)


def stayingCommand(jobFile):
    """The same for a worker that stays when the job is done."""
    python, arguments, variables = workerCommand(jobFile)
    return python, [*arguments[:-1], "--stay", arguments[-1]], variables


class Runner:
    """Starts workers and keeps track of them; several may run at a time, and one may wait for the next job."""

    def __init__(self, makeProcess=qt.QProcess, command=workerCommand):
        self.makeProcess = makeProcess
        self.command = command
        self.runs = []
        self.processes = []
        self.owner = qt.QObject()  # of the processes: none is destroyed while one of its signals is under way

    def start(self, job, listener):
        """Run a job of the worker, a dict with its `command`; returns at once, before the listener hears anything."""
        run = Run(self, job, listener)
        self.runs.append(run)
        qt.QTimer.singleShot(0, run.begin)
        return run

    def hire(self, run, jobFile):
        """Let the process that waits do a run, where the same command would start it, or else a new one.

        The one that it gets is the run's before anything is heard of it.
        """
        command = self.command(jobFile)
        waiting = [process for process in self.processes if process.waits]
        fitting = [process for process in waiting if process.wouldBe(command)]
        for process in waiting:
            if process not in fitting:
                process.stop()
        run.program, run.handed = command[0], bool(fitting)
        if fitting:
            run.process = fitting[0]
            run.process.hand(run, jobFile)
        else:
            run.process = WorkerProcess(self.makeProcess(self.owner), self.leave)
            self.processes.append(run.process)
            run.process.start(run, command, jobsFolder())

    def leaveOneWaiting(self):
        """Of the processes that wait one is enough: the one that is readiest, and of these the last."""
        *others, _kept = sorted((process for process in self.processes if process.waits), key=lambda one: one.isReady)
        for process in others:
            process.stop()

    def dismissWaiting(self):
        """End the process that waits: the next job shall not find what it has loaded."""
        for process in self.processes:
            if process.waits:
                process.stop()

    def forget(self, run):
        """A run has ended and is cleared up."""
        if run in self.runs:
            self.runs.remove(run)

    def leave(self, process):
        """A process has ended."""
        if process in self.processes:
            self.processes.remove(process)

    def abandonAll(self):
        """End every run in about a second, without waiting for it. The listeners hear nothing more."""
        for run in list(self.runs):
            run.abandon()

    def stopAll(self):
        """End every process and wait until none is left, less than 2 s. The listeners hear nothing more."""
        self.abandonAll()
        self.dismissWaiting()
        deadline = time.monotonic() + GRACE_MS / 1000
        for process in list(self.processes):
            process.waitUntilGone(int(1000 * (deadline - time.monotonic())))
        for run in list(self.runs):
            run.clear()


class Run:
    """One job, and the process that does it once it has begun."""

    def __init__(self, runner, job, listener):
        self.runner = runner
        self.job = job
        self.listener = listener
        self.process = None
        self.folder = None
        self.program = ""
        self.lines = Lines()
        self.last = None
        self.rubbish = None
        self.handed = self.heard = self.cancelled = self.ended = False

    def begin(self):
        """Write the job file and give it to a process."""
        if self.ended:
            return
        if self.cancelled:
            self.end(self.listener.onCancelled)
            return
        try:
            self.folder = Path(tempfile.mkdtemp(dir=jobsFolder()))
            (self.folder / JOB_FILE).write_text(json.dumps(self.job), encoding="utf-8")
        except OSError as error:
            folder = error.filename or self.folder
            self.end(self.listener.onFailed, worker_failures.cannotPrepare(folder, error), "")
            return
        self.runner.hire(self, self.folder / JOB_FILE)

    def cancel(self):
        """Ask the worker to stop, and kill it where it does not; `onCancelled` follows within about a second."""
        if not self.cancelled and not self.ended:
            self.cancelled = True
            if self.process is not None:
                self.process.stop()

    def abandon(self):
        """Tell the listener nothing more, and stop the worker."""
        self.ended = True
        if self.process is None or not self.process.isAlive():
            self.clear()
        else:
            self.process.stop()

    def take(self, data):
        """Pass on the events that came."""
        self.heard = self.heard or bool(data)
        if self.ended or self.rubbish is not None:
            return
        try:
            for event in self.lines.take(data):
                self.tell(event)
        except NotALine as error:
            self.rubbish = str(error)
            self.process.stop()
            self.process.kill()

    def tell(self, event):
        """Pass on an event; the last one waits for the end of the process, or until that waits itself."""
        kind = event["event"]
        if kind in ("done", "error", "cancelled"):
            self.last = event
        elif self.cancelled:
            return
        elif kind == "stage":
            self.listener.onStage(event["stage"], event["done"], event["total"], event.get("seconds_left"))
        elif kind == "preview":
            self.listener.onPreview(event["path"], event["slice"])
        elif kind == "device":
            self.listener.onDevice(event["device"])
        elif kind == "waiting":
            self.process.wait(event["ready"])
            self.runner.leaveOneWaiting()
            self.end(*self.outcome(0, False))

    def cannotStart(self):
        """There is no such program."""
        if self.ended:
            self.clear()
        elif self.cancelled:
            self.end(self.listener.onCancelled)
        else:
            message = worker_failures.cannotStart(self.program, interpreter.isForeign())
            self.end(self.listener.onFailed, message, str(self.process.process.errorString()))

    def processEnded(self, exitCode, crashed):
        """The process is gone: say what came of it."""
        if self.ended:
            self.clear()
        elif self.handed and not self.heard and not self.cancelled:
            self.runner.hire(self, self.folder / JOB_FILE)  # it had waited too long, and ended before it heard of this
        else:
            self.end(*self.outcome(exitCode, crashed))

    def outcome(self, exitCode, crashed):
        """The last callback and its arguments. A result counts after exit code 0 and `done`, where it is there."""
        listener, last, log = self.listener, self.last or {"event": None}, self.process.log.text
        if self.cancelled:
            return (listener.onCancelled,)
        if self.rubbish is not None:
            return listener.onFailed, worker_failures.rubbish(self.rubbish), log
        if last["event"] == "done" and exitCode == 0 and not crashed:
            manifest = last["manifest"]
            folder = Path(str(manifest.get("out", "")))
            if manifest.get("out") and folder.exists():
                return listener.onDone, folder, [str(file) for file in manifest.get("files", [])]
            return listener.onFailed, worker_failures.resultGone(folder), log
        if last["event"] == "error":
            told = worker_failures.inPanelWords(last["message"]), log
            isMissing = listener.onMissing is not None and "missing" in last
            return (listener.onMissing, last["missing"], *told) if isMissing else (listener.onFailed, *told)
        return listener.onFailed, worker_failures.endedEarly(exitCode, crashed, log), log

    def end(self, callback, *arguments):
        """Tell the listener how it ended, once."""
        self.ended = True
        try:
            callback(*arguments)
        finally:
            self.clear()

    def clear(self):
        """Leave nothing behind."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.runner.forget(self)
