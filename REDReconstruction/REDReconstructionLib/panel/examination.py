"""*Examine this computer*: what the worker finds, as a text that can be copied into a report of a fault."""

import shutil
import tempfile
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.process import interpreter, jobs, settings
from REDReconstructionLib.process.runner import Listener

TEXT_FILE = "examined.txt"
SIZE = (640, 460)


class Examination:
    """A window with the text, which fills itself."""

    def __init__(self, runner):
        self.window = qt.QDialog(slicer.util.mainWindow())
        self.window.setWindowTitle(_("Examine this computer"))
        self.window.setAttribute(qt.Qt.WA_DeleteOnClose)
        self.text = qt.QPlainTextEdit()
        self.text.readOnly = True
        self.text.toolTip = _("What the worker found; it names no patient and no user")
        self.text.plainText = _("Examining: packages, devices, memory…")
        self.copyButton = qt.QPushButton(_("Copy"))
        self.copyButton.toolTip = _("Copy the text, for a report of a fault; it names no patient and no user")
        self.copyButton.enabled = False
        self.copyButton.connect("clicked()", self.copy)
        self.closeButton = qt.QPushButton(_("Close"))
        self.closeButton.toolTip = _("Close this window")
        self.closeButton.connect("clicked()", self.window.reject)
        buttons = qt.QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.copyButton)
        buttons.addWidget(self.closeButton)
        layout = qt.QVBoxLayout(self.window)
        layout.addWidget(self.text)
        layout.addLayout(buttons)
        self.window.resize(*SIZE)
        self.window.connect("rejected()", self.onClosed)
        self.isOpen = True
        self.run = None
        self.begin(runner)
        self.window.show()

    def begin(self, runner):
        """Ask the worker."""
        try:
            out = Path(tempfile.mkdtemp(prefix="examine-", dir=str(jobs.workFolder()))) / "examined"
        except OSError as error:
            self.show(_("The work folder cannot be used: {reason}.").format(reason=error))
            return
        job = {"command": "examine", "out": str(out), "disk": str(settings.workFolder())}

        def ended(text):
            self.run = None
            shutil.rmtree(out.parent, ignore_errors=True)
            self.show(text)

        self.run = runner.start(
            job,
            Listener(
                onDone=lambda folder, _files: ended((folder / TEXT_FILE).read_text(encoding="utf-8")),
                onFailed=lambda sentence, log: ended("\n".join(part for part in (sentence, log) if part)),
                onCancelled=lambda: ended(""),
            ),
        )

    def show(self, text):
        """Show what was found, with what only Slicer knows before it."""
        if not self.isOpen:
            return
        python = _("another Python") if interpreter.isForeign() else _("Slicer's own Python")
        version = f"{slicer.app.majorVersion}.{slicer.app.minorVersion}"
        first = _("Slicer {version}; {python} runs the worker").format(version=version, python=python)
        self.text.plainText = f"{first}\n{text}"
        self.copyButton.enabled = True

    def copy(self):
        """Copy the text."""
        qt.QApplication.clipboard().setText(str(self.text.plainText))

    def onClosed(self):
        """The user has seen enough."""
        self.isOpen = False
        if self.run is not None:
            self.run.cancel()
