"""Restores all cases of a list in the background, one dose level after the other, while other cases are read."""

import time
from pathlib import Path

import qt
import slicer

from REDReconstructionLib.case.opener import Request, openCase, reasonAgainst
from REDReconstructionLib.case.work_list import FAILED, RUNNING, WAITING
from REDReconstructionLib.process import dependencies, jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.session.levels import lowLevels


class Batch:
    """`onChanged(entry)` tells that something of an entry is other, `onResult(case, drf, folder)` that a level is done.

    `onEnd(sentence)` comes once at the end; the sentence is empty unless something failed for all. The settings are
    those of the section Restore, which nobody changes meanwhile (`session.batching`).
    """

    def __init__(self, session, onChanged, onResult, onEnd):
        self.session = session
        self.onChanged = onChanged
        self.onResult = onResult
        self.onEnd = onEnd
        self.entries, self.waiting = [], []
        self.times = []
        self.entry = self.run = None
        self.token = object()

    @property
    def isBusy(self):
        """Whether cases are being restored."""
        return self.session.batching

    def start(self, entries):
        """Restore what is not restored yet of these entries; the first time, see to the packages."""
        self.entries = [entry for entry in entries if not entry.refusal and len(entry.done) < entry.lowLevels]
        self.waiting = list(self.entries)
        self.times = []
        for entry in self.entries:
            entry.batch, entry.reason = WAITING, ""
            self.onChanged(entry)
        self.session.setBatching(True)
        heard = self.hearing()
        self.run = dependencies.ensure(slicer.util.mainWindow(), heard(self.next), heard(self.end), self.session.runner)

    def hearing(self):
        """What wraps callbacks, so that those of an earlier start are not heard."""
        token = self.token = object()

        def heard(callback):
            return lambda *arguments: callback(*arguments) if token is self.token else None

        return heard

    def next(self):
        """Take the next case; the end where there is none."""
        self.run = self.entry = None
        if not self.waiting:
            self.end("")
            return
        self.entry = self.waiting.pop(0)
        self.entry.batch = RUNNING
        self.onChanged(self.entry)
        self.describe()

    def describe(self):
        """Let the worker read the case, where that was not done before."""
        entry = self.entry
        try:
            folder = jobs.describeFolder(entry.path)
            if (folder / "description.json").is_file():
                self.restore(folder)
                return
        except OSError as error:
            self.fail(str(error))
            return
        self.launch(
            {"command": "describe", "input": entry.path, "out": str(folder)}, lambda out, _files: self.restore(out)
        )

    def restore(self, folder):
        """Restore the levels of the case one after the other."""
        try:
            case = openCase(Request(self.entry.path, "folder"), folder)
            reason = reasonAgainst(case.description)
            levels = [] if reason else lowLevels(case)
            wanted = [(drf, jobs.restoreJob(case, self.session.parameters, drf)) for drf in levels]
        except (OSError, ValueError, KeyError) as error:
            reason = str(error)
        if reason:
            self.fail(reason)
        else:
            self.level(case, [(drf, job) for drf, job in wanted if not jobs.isFinished(Path(job["out"]))])

    def level(self, case, wanted):
        """Restore the next level of a case."""
        if not wanted:
            self.finish()
            return
        (drf, job), *others = wanted
        begun = time.monotonic()

        def done(folder, _files):
            self.times.append(time.monotonic() - begun)
            self.entry.done |= {drf}
            self.onChanged(self.entry)
            self.onResult(case, drf, folder)
            self.level(case, others)

        self.launch(job, done)

    def launch(self, job, onDone):
        """Let the worker do a job; a failure ends the case, not the list."""
        heard = self.hearing()

        def failed(sentence, _log):
            jobs.removePartial(Path(job["out"]))
            self.fail(sentence)

        listener = Listener(onDone=heard(onDone), onFailed=heard(failed), onCancelled=heard(lambda: self.end("")))
        self.run = self.session.runner.start(job, listener)

    def finish(self):
        """A case is restored."""
        self.entry.batch = ""
        self.goOn()

    def fail(self, reason):
        """A case cannot be restored: say why, and go on."""
        self.entry.batch, self.entry.reason = FAILED, reason
        self.goOn()

    def goOn(self):
        """Take the next case once the window had its turn."""
        self.onChanged(self.entry)
        qt.QTimer.singleShot(0, self.hearing()(self.next))

    def stop(self):
        """Stop; what is restored stays."""
        if self.isBusy:
            run, self.run = self.run, None
            self.token = object()
            if run is not None:
                run.cancel()
            self.end("")

    def end(self, sentence):
        """Nothing is restored any more."""
        self.token = object()
        self.run = self.entry = None
        self.waiting = []
        for entry in self.entries:
            if entry.batch in (WAITING, RUNNING):
                entry.batch = ""
                self.onChanged(entry)
        self.session.setBatching(False)
        self.onEnd(sentence)
