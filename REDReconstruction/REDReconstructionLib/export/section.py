"""The Export section: derived DICOM series, the figure, the case report."""

import shutil
import tempfile
from pathlib import Path

import qt
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.export import exporting
from REDReconstructionLib.measure import measuring
from REDReconstructionLib.process import dependencies, file_names, jobs
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import importing, roles
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS

MOST_ROWS = 6


class ExportSection(Section):
    """Writes what was restored: as DICOM, as a picture, as a page."""

    uiName = "ExportSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        self.waiting = []
        self.written = []
        self.unchecked = set()
        self.inDatabase = True
        self.folder = None
        self.running = self.showing = False
        self.parameterTag = None
        self.ui.dicomButton.connect("clicked(bool)", self.onExport)
        self.ui.figureButton.connect("clicked(bool)", self.onFigure)
        self.ui.viewsButton.connect("clicked(bool)", self.onViews)
        self.ui.reportButton.connect("clicked(bool)", self.onReport)
        self.ui.openButton.connect("clicked(bool)", self.onOpenFolder)
        self.ui.resultList.connect("itemChanged(QListWidgetItem*)", self.onChoice)
        self.ui.folderEdit.connect("currentPathChanged(QString)", self.onFolder)
        for topic in (CASE, RESULTS):
            self.session.observe(topic, self.showResults)
        self.showResults()

    def connectParameters(self):
        """Show the stored folder too, which a path edit does not take from the parameter node by itself."""
        Section.connectParameters(self)
        self.parameterTag = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.followParameters)
        self.followParameters()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        if self.parameterTag is not None:
            self.session.parameters.RemoveObserver(self.parameterTag)
            self.parameterTag = None
        Section.disconnectParameters(self)

    def followParameters(self, _caller=None, _event=None):
        """The folder of the parameter node, and whether Measure has a segmentation chosen."""
        self.ui.regionsCheck.setEnabled(bool(self.chosen()) and self.session.parameters.segmentation is not None)
        if str(self.ui.folderEdit.currentPath) != self.session.parameters.exportFolder:
            self.ui.folderEdit.setCurrentPath(self.session.parameters.exportFolder)
            self.enable()

    def onFolder(self, path):
        """Remember the folder with the scene."""
        self.session.parameters.exportFolder = str(path)
        self.enable()

    # What can be exported

    def results(self):
        """The restored images of the open case, from the lowest dose up."""
        return [] if self.session.case is None else roles.results(self.session.case.key)

    def showResults(self):
        """List what can be exported; everything is checked but what the user unchecked."""
        results, shown = self.results(), self.ui.resultList
        self.showing = True
        shown.clear()
        for role in results:
            item = qt.QListWidgetItem(measuring.label(role))
            item.setFlags(qt.Qt.ItemIsUserCheckable | qt.Qt.ItemIsEnabled)
            item.setCheckState(qt.Qt.Unchecked if role in self.unchecked else qt.Qt.Checked)
            shown.addItem(item)
        self.showing = False
        shown.setVisible(bool(results))
        rows = min(len(results), MOST_ROWS)
        shown.setFixedHeight(rows * int(shown.sizeHintForRow(0)) + 2 * int(shown.frameWidth))
        self.enable()

    def onChoice(self, item):
        """A result is checked or unchecked."""
        if not self.showing:
            role = self.results()[self.ui.resultList.row(item)]
            isChecked = item.checkState() == qt.Qt.Checked
            self.unchecked = self.unchecked - {role} if isChecked else self.unchecked | {role}
            self.enable()

    def chosen(self):
        """The results that are checked."""
        return [role for role in self.results() if role not in self.unchecked]

    def source(self):
        """The folder of the DICOM series that the case was opened from, or None."""
        return None if self.session.case is None else importing.caseSource(self.session.case)

    def enable(self):
        """Enable what can be done, and say why not."""
        lacking = self.lacking()
        isFree = bool(self.chosen()) and not self.running
        self.ui.dicomButton.setEnabled(isFree and not lacking)
        self.followParameters()
        self.ui.evidenceCheck.setEnabled(any(exporting.hasEvidence(role) for role in self.chosen()))
        for button in (self.ui.figureButton, self.ui.reportButton):
            button.setEnabled(isFree)
        self.ui.viewsButton.setEnabled(bool(self.results()))
        self.ui.openButton.setEnabled(bool(self.written))
        self.ui.hintLabel.setText(lacking)
        self.ui.hintLabel.setVisible(bool(lacking))

    def lacking(self):
        """Why no series can be written yet; empty where one can."""
        if not self.results():
            return _("There is something to export once a case is restored.")
        if self.source() is None:
            return exporting.noSourceReason()
        if not self.chosen():
            return _("Check a result to export it.")
        isGiven = bool(str(self.ui.folderEdit.currentPath))
        return "" if isGiven else _("Choose the folder that the series is written into.")

    # DICOM series

    def onExport(self, _checked=False):
        """Write each chosen result as a series, one after the other."""
        parameters, chosen = self.session.parameters, self.chosen()
        self.written, self.inDatabase = [], True
        regions = {}
        if parameters.exportRegions and self.ui.regionsCheck.enabled:
            try:
                self.folder, regions = exporting.handedOver(self.session.case, parameters.segmentation)
            except ValueError as error:
                self.end(str(error))
                return
        self.waiting = [
            exporting.exportJob(
                roles.runFolder(roles.find(role)),
                self.source(),
                self.session.case.meant,
                Path(str(parameters.exportFolder)) / self.nameOf(role),
                exporting.description(parameters.seriesDescription, measuring.label(role), len(chosen) > 1),
                parameters.exportAnonymized,
                parameters.exportEvidence and exporting.hasEvidence(role),
            )
            | regions
            for role in chosen
        ]
        self.running = True
        self.enable()
        if regions or any(job["evidence"] for job in self.waiting):
            window, runner = slicer.util.mainWindow(), self.session.runner
            dependencies.ensure(window, self.exportNext, self.end, runner, (dependencies.HIGHDICOM,))
        else:
            self.exportNext()

    def nameOf(self, role):
        """The name of a result's files."""
        return file_names.safeName(f"{self.session.case.name}-{measuring.label(role)}")

    def exportNext(self):
        """Write the next series, or tell that all are there."""
        if not self.waiting:
            toDatabase = self.session.parameters.exportToDatabase
            self.end(exporting.summary(self.written, toDatabase, self.inDatabase))
            return
        job = self.waiting.pop(0)
        try:
            out = file_names.freeFolder(Path(job["out"]))
        except OSError as error:
            self.end(_("{folder} cannot be used: {reason}").format(folder=job["out"], reason=error.strerror))
            return
        self.say(_("Writing {name} ...").format(name=out.name))
        self.start({**job, "out": str(out)}, self.onWritten)

    def start(self, job, onDone):
        """Let the worker write something; `onDone(path)` follows, or the reason why not."""
        self.session.runner.start(
            job,
            Listener(
                onDone=lambda path, _files: onDone(path),
                onFailed=lambda message, _log: self.end(message),
                onCancelled=lambda: self.end(""),
            ),
        )

    def onWritten(self, folder):
        """A series is there: into the database where the user wants it, then the next one."""
        self.written.append(Path(folder))
        if self.session.parameters.exportToDatabase:
            self.inDatabase = exporting.addToDatabase(folder) and self.inDatabase
        self.exportNext()

    def end(self, text):
        """Nothing is being written any more; `text` says what came of it."""
        self.waiting = []
        self.running = False
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
        self.say(text)
        self.enable()

    def onOpenFolder(self, _checked=False):
        """Show the written files in the system's file manager."""
        qt.QDesktopServices.openUrl(qt.QUrl.fromLocalFile(str(self.written[-1].parent)))

    # Pictures and the report

    def onFigure(self, _checked=False):
        """Save the comparison figure of the first chosen result."""
        role = self.chosen()[0]
        figure = roles.runFolder(roles.find(role)) / "comparison.png"
        if not figure.is_file():
            self.say(_("{path} is gone: restore this dose again.").format(path=figure))
            return
        path = self.askForFile(_("Save the figure"), f"{self.nameOf(role)}.png", _("PNG image (*.png)"))
        if path is not None:
            self.copyFile(figure, path)

    def onViews(self, _checked=False):
        """Save the views as they are."""
        name = file_names.safeName(f"{self.session.case.name}-views")
        path = self.askForFile(_("Save the views"), f"{name}.png", _("PNG image (*.png)"))
        if path is None:
            return
        slicer.util.forceRenderAllViews()
        saved = slicer.app.layoutManager().viewport().grab().save(str(path), "PNG")
        self.say((_("Saved: {path}") if saved else _("{path} cannot be written.")).format(path=path))

    def onReport(self, _checked=False):
        """Let the worker draw the one-page report of the chosen results."""
        name = file_names.safeName(f"{self.session.case.name}-report")
        path = self.askForFile(_("Save the case report"), f"{name}.pdf", _("PDF document (*.pdf)"))
        if path is None:
            return
        try:
            self.folder = Path(tempfile.mkdtemp(prefix="report-", dir=str(jobs.workFolder())))
        except OSError as error:
            self.say(_("{folder} cannot be used: {reason}").format(folder=error.filename, reason=error.strerror))
            return
        job = {
            "command": "report",
            "runs": [measuring.runOf(role) for role in self.chosen()],
            "title": self.session.case.name,
            "out": str(self.folder / "report.pdf"),
        }
        self.running = True
        self.enable()
        self.say(_("Drawing the report ..."))
        self.start(job, lambda written: self.onReported(written, path))

    def onReported(self, written, path):
        """The report is there: to where the user wants it."""
        self.copyFile(written, path)
        self.end(str(self.ui.messageLabel.text))

    def askForFile(self, title, name, kinds):
        """Where the user wants a file, or None; the dialog itself asks before it overwrites."""
        start = str(Path(str(self.session.parameters.exportFolder)) / name)
        path = qt.QFileDialog.getSaveFileName(slicer.util.mainWindow(), title, start, kinds)
        return Path(path) if path else None

    def copyFile(self, source, path):
        """Copy a finished file to where the user wants it, and say so."""
        try:
            shutil.copyfile(source, path)
        except OSError as error:
            self.say(_("{path} cannot be written: {reason}").format(path=path, reason=error.strerror))
            return
        self.say(_("Saved: {path}").format(path=path))

    def say(self, text):
        """One sentence beneath the buttons, or none."""
        self.ui.messageLabel.setText(text)
        self.ui.messageLabel.setVisible(bool(text))

    def closeScene(self):
        """What is being written is given up with the scene."""
        self.end("")
        self.written = []
        self.unchecked = set()
