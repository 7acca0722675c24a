"""The button that writes the marked lesions as a DICOM Segmentation of the series that the case came from."""

import shutil
import tempfile
from pathlib import Path

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.measure import lesions, measuring
from REDReconstructionLib.process import dependencies, file_names, jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import importing


class LesionSaving:
    """Connects the button; `section` says what comes of it. What is being written is finished though the scene goes."""

    def __init__(self, section):
        self.section = section
        self.session = section.session
        self.folder = None  # the labelmap's, while it is being written
        section.ui.dicomButton.connect("clicked(bool)", self.onSave)

    def enable(self):
        """Lesions of the open case can be written, and no other segments, which would be called lesions there."""
        chosen, case = self.section.ui.segmentationSelector.currentNode(), self.session.case
        areLesions = None not in (chosen, case) and lesions.keepsLesions(chosen, case)
        self.section.ui.dicomButton.setEnabled(areLesions and self.folder is None)

    def onSave(self, _checked=False):
        """Ask for a folder and for what writes it, then let the worker write."""
        case = self.session.case
        if importing.caseSource(case) is None:
            self.section.say(
                _("This case was not opened from a DICOM series, and a DICOM Segmentation needs the header of one.")
            )
            return
        title, start = _("Folder for the lesions"), str(self.session.parameters.exportFolder)
        chosen = qt.QFileDialog.getExistingDirectory(slicer.util.mainWindow(), title, start)
        if not chosen:
            return
        try:
            out = file_names.freeFolder(Path(chosen) / file_names.safeName(f"{case.name}-lesions"))
            self.folder = Path(tempfile.mkdtemp(prefix="lesions-", dir=str(jobs.workFolder())))
            segmentation = self.section.ui.segmentationSelector.currentNode()
            job = measuring.lesionsJob(case, segmentation, self.folder, out)
        except ValueError as error:
            self.end(str(error))
            return
        except OSError as error:
            self.end(_("The segments cannot be handed over: {reason}").format(reason=error))
            return
        self.enable()
        window, runner = slicer.util.mainWindow(), self.session.runner
        dependencies.ensure(window, lambda: self.start(job), self.end, runner, (dependencies.HIGHDICOM,))

    def start(self, job):
        """All that it needs is there: write."""
        self.section.say(_("Writing the lesions ..."))
        listener = Listener(
            onDone=lambda folder, files: self.end(
                _("The lesions are in {path}").format(path=str(Path(folder) / files[0]))
            ),
            onFailed=lambda message, _log: self.end(message),
            onCancelled=lambda: self.end(""),
        )
        self.session.runner.start(job, listener)

    def end(self, text):
        """Nothing is being written any more; `text` says what came of it, or is empty."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
        self.section.say(text)
        self.enable()
