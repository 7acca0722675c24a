"""The worker as a process beside Slicer: a job goes in, its events come out, it can be stopped at any time.

The process is a `QProcess`, or in tests whatever behaves like one. Nothing here waits, except `Runner.stopAll`.
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
from REDReconstructionLib.process.worker_lines import Lines, LogTail, NotALine

GRACE_MS = 900
"""Time that a worker has to stop by itself before it is killed."""
LAST_MS = 500
"""Time that a killed process has to vanish."""


def nothing(*_arguments):
    """Nobody wants to know."""


@dataclass(frozen=True)
class Listener:
    """Hears of a run. Of `onDone`, `onFailed` and `onCancelled` exactly one comes, once, and after it nothing more."""

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
    onCancelled: Callable = nothing
    """()"""


def workerCommand(jobFile):
    """Program, arguments and environment that run the worker on a job file."""
    python = interpreter.interpreter()
    return python, ["-u", "-m", "redpet", "worker", str(jobFile)], interpreter.environment(python)


class Runner:
    """Starts workers and keeps track of them; several may run at a time."""

    def __init__(self, makeProcess=qt.QProcess, command=workerCommand):
        self.makeProcess = makeProcess
        self.command = command
        self.runs = []
        self.owner = qt.QObject()  # of the processes: none is destroyed while one of its signals is under way

    def start(self, job, listener):
        """Run a job of the worker, a dict with its `command`; returns at once, before the listener hears anything."""
        run = Run(self.makeProcess(self.owner), self.command, job, listener, self.forget)
        self.runs.append(run)
        qt.QTimer.singleShot(0, run.begin)
        return run

    def forget(self, run):
        """A run has ended and is cleared up."""
        if run in self.runs:
            self.runs.remove(run)

    def abandonAll(self):
        """End every run in about a second, without waiting for it. The listeners hear nothing more."""
        for run in list(self.runs):
            run.abandon()

    def stopAll(self):
        """End every run and wait until no process is left, less than 2 s. The listeners hear nothing more."""
        self.abandonAll()
        deadline = time.monotonic() + GRACE_MS / 1000
        for run in list(self.runs):
            run.waitUntilGone(deadline)


class Run:
    """One worker process."""

    def __init__(self, process, command, job, listener, onEnd):
        self.process = process
        self.command = command
        self.job = job
        self.listener = listener
        self.onEnd = onEnd
        self.folder = None
        self.program = ""
        self.lines, self.log = Lines(), LogTail()
        self.last = None
        self.rubbish = None
        self.cancelled = self.ended = False
        self.killTimer = qt.QTimer()
        self.killTimer.setSingleShot(True)
        self.killTimer.connect("timeout()", self.kill)
        process.connect("readyReadStandardOutput()", self.readOutput)
        process.connect("readyReadStandardError()", self.readLog)
        process.connect("errorOccurred(QProcess::ProcessError)", self.onError)
        process.connect("finished(int,QProcess::ExitStatus)", self.onFinished)

    def begin(self):
        """Write the job file and start the process."""
        if self.ended:
            return
        if self.cancelled:
            self.end(self.listener.onCancelled)
            return
        try:
            self.folder = Path(tempfile.mkdtemp(dir=jobsFolder()))
            jobFile = self.folder / "job.json"
            jobFile.write_text(json.dumps(self.job), encoding="utf-8")
        except OSError as error:
            folder = error.filename or self.folder
            self.end(self.listener.onFailed, worker_failures.cannotPrepare(folder, error), "")
            return
        self.program, arguments, variables = self.command(jobFile)
        environment = qt.QProcessEnvironment()
        for name, value in variables.items():
            environment.insert(name, value)
        self.process.setProcessEnvironment(environment)
        self.process.setWorkingDirectory(str(self.folder))
        self.process.start(self.program, arguments)

    def cancel(self):
        """Ask the worker to stop, and kill it where it does not; `onCancelled` follows within about a second."""
        if not self.cancelled and not self.ended:
            self.cancelled = True
            self.ask()
            self.killTimer.start(GRACE_MS)

    def ask(self):
        """Tell the worker to stop. The end of its stdin tells so too, also behind Slicer's launcher of Python."""
        if self.isAlive():
            self.process.write(b"cancel\n")
            self.process.closeWriteChannel()

    def isAlive(self):
        """Whether there is a process."""
        return self.process.state() != qt.QProcess.NotRunning

    def kill(self):
        """End the process at once."""
        if self.isAlive():
            self.process.kill()

    def abandon(self):
        """Tell the listener nothing more, and stop the worker."""
        self.ended = True
        if self.isAlive():
            self.ask()
            self.killTimer.start(GRACE_MS)
        else:
            self.clear()

    def waitUntilGone(self, deadline):
        """Wait for an abandoned process until the deadline (of time.monotonic), kill it then, and clear up."""
        if self.isAlive():
            left = int(1000 * (deadline - time.monotonic()))
            if left <= 0 or not self.process.waitForFinished(left):
                self.kill()
                self.process.waitForFinished(LAST_MS)
        self.clear()

    def readOutput(self):
        """Pass on the events that came."""
        data = self.process.readAllStandardOutput().data()
        if self.ended or self.rubbish is not None:
            return
        try:
            for event in self.lines.take(data):
                self.tell(event)
        except NotALine as error:
            self.rubbish = str(error)
            self.ask()
            self.kill()

    def readLog(self):
        """Keep the end of what the worker writes for people."""
        self.log.take(self.process.readAllStandardError().data())

    def tell(self, event):
        """Pass on an event; the last one waits for the end of the process."""
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

    def onError(self, error):
        """A program that cannot start gives this and nothing else; whatever else goes wrong ends in `onFinished`."""
        if error == qt.QProcess.FailedToStart:
            if self.ended:
                self.clear()
            elif self.cancelled:
                self.end(self.listener.onCancelled)
            else:
                message = worker_failures.cannotStart(self.program, interpreter.isForeign())
                self.end(self.listener.onFailed, message, str(self.process.errorString()))

    def onFinished(self, exitCode, exitStatus):
        """The process is gone: say what came of it."""
        self.readOutput()
        self.readLog()
        if self.ended:
            self.clear()
        else:
            self.end(*self.outcome(exitCode, exitStatus == qt.QProcess.CrashExit))

    def outcome(self, exitCode, crashed):
        """The last callback and its arguments. A result counts after exit code 0 and `done`, where it is there."""
        listener, last = self.listener, self.last or {"event": None}
        if self.cancelled:
            return (listener.onCancelled,)
        if self.rubbish is not None:
            return listener.onFailed, worker_failures.rubbish(self.rubbish), self.log.text
        if last["event"] == "done" and exitCode == 0 and not crashed:
            manifest = last["manifest"]
            folder = Path(str(manifest.get("out", "")))
            if manifest.get("out") and folder.exists():
                return listener.onDone, folder, [str(file) for file in manifest.get("files", [])]
            return listener.onFailed, worker_failures.resultGone(folder), self.log.text
        if last["event"] == "error":
            return listener.onFailed, worker_failures.inPanelWords(last["message"]), self.log.text
        return listener.onFailed, worker_failures.endedEarly(exitCode, crashed, self.log.text), self.log.text

    def end(self, callback, *arguments):
        """Tell the listener how it ended, once."""
        self.ended = True
        try:
            callback(*arguments)
        finally:
            self.clear()

    def clear(self):
        """Leave nothing behind."""
        self.killTimer.stop()
        # Each of them holds this run through its signals, and so all that hears of it.
        self.killTimer.deleteLater()
        self.process.deleteLater()
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
        self.onEnd(self)
