"""Restores dose levels one after another, and brings each result into the scene as soon as it is there."""

from dataclasses import dataclass
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import importing
from REDReconstructionLib.session.session import RESULTS
from REDReconstructionLib.session.state import State
from REDReconstructionLib.session.steps import Steps


@dataclass(frozen=True)
class Watcher:
    """Who shows what the queue does.

    `onLevel(drf, number, total)`, `onDevice(text)`, `onStage(stage, done, total, secondsLeft)` and
    `onPreview(path, sliceIndex)` while it goes on; at the end `onEnd(sentence, log)`.
    """

    onLevel: object
    onDevice: object
    onStage: object
    onPreview: object
    onEnd: object


class RestoreQueue:
    """The way of a request through the session's states. A result that lies in the work folder opens at once."""

    def __init__(self, session, watcher):
        self.session = session
        self.watcher = watcher
        self.case = None
        self.waiting = []
        self.total = 0
        self.opened = 0
        self.run = None
        self.steps = Steps()
        self.reading = False

    def start(self, case, requests):
        """Restore a case; `requests` are (drf, job) pairs."""
        self.case = case
        self.waiting = list(requests)
        self.total = len(requests)
        self.opened = 0
        self.session.setState(State.STARTING)
        self.next()

    def next(self):
        """Take the next level; the end where there is none."""
        if not self.waiting:
            self.end(State.IDLE, self.summary())
            return
        drf, job = self.waiting.pop(0)
        self.watcher.onLevel(drf, self.total - len(self.waiting), self.total)
        if jobs.isFinished(Path(job["out"])):
            self.opened += 1
            self.bring(drf, Path(job["out"]))
        else:
            self.launch(drf, job)

    def launch(self, drf, job):
        """Let the worker restore one level."""
        self.run = self.session.runner.start(
            job,
            Listener(
                onDevice=self.onDevice,
                onStage=self.onStage,
                onPreview=self.watcher.onPreview,
                onDone=lambda folder, _files: self.bring(drf, folder),
                onFailed=lambda message, log: self.onStopped(job, State.FAILED, message, log),
                onCancelled=lambda: self.onStopped(job, State.IDLE, cancelled()),
            ),
        )

    def onDevice(self, text):
        """The worker says what it runs on."""
        self.session.setState(State.RUNNING)
        self.watcher.onDevice(text)

    def onStage(self, *stage):
        """The worker says how far it has come."""
        self.session.setState(State.RUNNING)
        self.watcher.onStage(*stage)

    def onStopped(self, job, state, sentence, log=""):
        """The worker gave no result; a killed one may have left a half of it."""
        jobs.removePartial(Path(job["out"]))
        self.end(state, sentence, log)

    def bring(self, drf, folder):
        """Bring a finished result into the scene, then go on."""
        self.run = None
        self.session.setState(State.IMPORTING)
        self.reading = True
        self.steps.start(
            reading(self.case, folder, drf),
            lambda volumes: self.onRead(folder, volumes),
            lambda error: self.onUnreadable(folder, error),
        )

    def onRead(self, folder, volumes):
        """A result is in memory: add it to the scene, whole."""
        self.reading = False
        adding = importing.addRun(self.case, folder, volumes)
        self.steps.start(adding, self.onBrought, lambda error: self.onUnreadable(folder, error))

    def onBrought(self, _volumes):
        """A result is in the scene."""
        self.session.tell(RESULTS)
        if self.session.state is State.CANCELLING:
            self.end(State.IDLE, cancelled())
        else:
            self.next()

    def onUnreadable(self, folder, error):
        """A result is damaged."""
        sentence = _("The result in {folder} cannot be shown: {reason}.").format(folder=folder, reason=error)
        self.end(State.FAILED, sentence)

    def cancel(self):
        """Stop; what was restored stays."""
        self.waiting = []
        if self.steps.isBusy and self.reading:
            self.steps.stop()
            self.end(State.IDLE, cancelled())
            return
        self.session.setState(State.CANCELLING)
        if self.run is not None:
            self.run.cancel()

    def drop(self):
        """Forget what was asked: the scene goes."""
        self.waiting = []
        self.run = None
        self.steps.stop()
        self.session.setState(State.IDLE)

    def end(self, state, sentence, log=""):
        """The request has ended, well or not; the panel works again."""
        self.run = None
        self.waiting = []
        self.session.setState(state)
        self.watcher.onEnd(sentence, log)

    def summary(self):
        """What was done, as one sentence."""
        if self.opened == self.total:
            return _("Opened at once: this was restored before.")
        if self.total > 1:
            return _("Restored {count} dose levels.").format(count=self.total)
        return _("Restored.")


def reading(case, folder, drf):
    """The steps that read a finished result."""
    return (yield from importing.readRun(case, folder, drf, jobs.runRecord(folder)["method"]))


def cancelled():
    """What is said after a cancel."""
    return _("Cancelled. What was restored before stays.")


def warningsOf(folder):
    """What a restoration warns of; nothing where its folder is gone."""
    try:
        return list(jobs.runRecord(folder)["warnings"])
    except (OSError, ValueError, KeyError):
        return []
