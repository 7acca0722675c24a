"""Hands the folder of the case list to the worker's job `cohort`: every case by several processes, into one folder."""

from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.case.work_list import durationText
from REDReconstructionLib.process import dependencies, jobs
from REDReconstructionLib.process.runner import Listener

PACKAGES = ("distributed>=2025.1,<2027", "bokeh>=3.4,<4", "pyarrow>=18,<30")
PAGE = "index.html"


class Cohort:
    """The button that starts and stops it. The page with the outliers opens in the browser at the end.

    `folderOf()` is the folder of the list, `tell()` puts back what stood in the label, `onRefused(sentence, log)` tells
    what went wrong.
    """

    def __init__(self, ui, session, folderOf, tell, onRefused):
        self.ui = ui
        self.session = session
        self.folderOf = folderOf
        self.tell = tell
        self.onRefused = onRefused
        self.run = None
        self.token = None
        ui.cohortButton.connect("clicked()", self.onClick)

    @property
    def isBusy(self):
        """Whether it is under way."""
        return self.token is not None

    def enable(self, canStart):
        """Enable the button and say what it does."""
        self.ui.cohortButton.text = _("Stop") if self.isBusy else _("Cohort…")
        self.ui.cohortButton.enabled = self.isBusy or canStart

    def onClick(self):
        """Ask where the results go, and start; or stop."""
        if self.isBusy:
            self.stop()
            return
        out = qt.QFileDialog.getExistingDirectory(
            self.ui.listFrame, _("Choose a new folder for the results, or one of an earlier cohort")
        )
        if out:
            self.start(Path(out))

    def start(self, out):
        """Restore and measure all cases; the first time, see to the packages."""
        job = jobs.cohortJob(self.folderOf(), out, self.session.parameters)
        token = self.token = object()

        def heard(callback):
            return lambda *arguments: callback(*arguments) if token is self.token else None

        listener = Listener(
            onStage=heard(self.onStage),
            onDone=heard(self.onDone),
            onFailed=heard(self.end),
            onCancelled=heard(self.end),
        )

        def begin():
            self.run = self.session.runner.start(job, listener)

        self.enable(False)
        self.run = (
            dependencies.ensure(
                slicer.util.mainWindow(), heard(begin), heard(self.end), self.session.runner, also=PACKAGES
            )
            or self.run
        )

    def onStage(self, _stage, done, total, secondsLeft):
        """Say how far it is."""
        left = "" if secondsLeft is None else ", " + durationText(secondsLeft)
        self.ui.listLabel.text = _("Cohort: {done} of {total} cases").format(done=done, total=total) + left

    def onDone(self, folder, _files):
        """Show the page."""
        self.end()
        qt.QDesktopServices.openUrl(qt.QUrl.fromLocalFile(str(folder / PAGE)))

    def stop(self):
        """Stop; the cases that are done stay."""
        if self.isBusy:
            run, self.token = self.run, None
            if run is not None:
                run.cancel()
            self.end()

    def end(self, sentence="", log=""):
        """It is over."""
        self.run = self.token = None
        self.tell()
        self.enable(bool(self.folderOf()))
        if sentence:
            self.onRefused(sentence, log)
