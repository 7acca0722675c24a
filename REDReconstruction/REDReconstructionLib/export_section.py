"""The Export section: derived DICOM series, the figure, the case report."""

import shutil
import tempfile
from pathlib import Path

import qt
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib import exporting, jobs, scene, views
from REDReconstructionLib.process import Listener
from REDReconstructionLib.section import Section
from REDReconstructionLib.session import CASE, RESULTS


class ExportSection(Section):
    """Writes what was restored: as DICOM, as a picture, as a page."""

    uiName = "ExportSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        self.waiting = []
        self.written = []
        self.running = False
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
        self.parameterTag = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.showFolder)
        self.showFolder()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        if self.parameterTag is not None:
            self.session.parameters.RemoveObserver(self.parameterTag)
            self.parameterTag = None
        Section.disconnectParameters(self)

    def showFolder(self, _caller=None, _event=None):
        """The folder of the parameter node."""
        if str(self.ui.folderEdit.currentPath) != self.session.parameters.exportFolder:
            self.ui.folderEdit.setCurrentPath(self.session.parameters.exportFolder)

    def onFolder(self, path):
        """Remember the folder with the scene."""
        self.session.parameters.exportFolder = str(path)
        self.onChoice()

    def results(self):
        """The restored images of the open case, from the lowest dose up."""
        case = self.session.case
        return [] if case is None else sorted(scene.results(case.key), key=lambda role: (-role.drf, role.method))

    def showResults(self):
        """List what can be exported, everything checked."""
        self.ui.resultList.clear()
        for role in self.results():
            item = qt.QListWidgetItem(_("{dose}, {method}").format(dose=views.doseLabel(role.drf), method=role.method))
            item.setFlags(qt.Qt.ItemIsUserCheckable | qt.Qt.ItemIsEnabled)
            item.setCheckState(qt.Qt.Checked)
            self.ui.resultList.addItem(item)
        self.ui.resultList.setFixedHeight(22 * max(1, min(6, int(self.ui.resultList.count))) + 6)
        self.onChoice()

    def chosen(self):
        """The results that are checked."""
        return [
            role
            for row, role in enumerate(self.results())
            if self.ui.resultList.item(row).checkState() == qt.Qt.Checked
        ]

    def source(self):
        """The folder of the DICOM series that the case was opened from, or None."""
        return None if self.session.case is None else scene.caseSource(self.session.case)

    def onChoice(self, _item=None):
        """Enable what can be done, and say why not."""
        chosen = bool(self.results()) and bool(self.chosen()) and not self.running
        folder = str(self.ui.folderEdit.currentPath)
        self.ui.dicomButton.setEnabled(chosen and self.source() is not None and bool(folder))
        for button in (self.ui.figureButton, self.ui.reportButton):
            button.setEnabled(chosen)
        self.ui.viewsButton.setEnabled(bool(self.results()))
        self.ui.openButton.setEnabled(bool(self.written))
        self.ui.hintLabel.setText(self.lacking(folder))
        self.ui.hintLabel.setVisible(bool(self.lacking(folder)))

    def lacking(self, folder):
        """Why no series can be written yet; empty where one can."""
        if not self.results():
            return _("There is something to export once a case is restored.")
        if self.source() is None:
            return exporting.noSourceReason()
        return "" if folder else _("Choose the folder that the series is written into.")

    def onExport(self, _checked=False):
        """Write each chosen result as a series, one after the other."""
        self.written = []
        self.waiting = list(self.chosen())
        self.running = True
        self.onChoice()
        self.exportNext()

    def exportNext(self):
        """Write the next series, or tell that all are there."""
        if not self.waiting:
            self.running = False
            self.say(self.summary())
            self.onChoice()
            return
        role = self.waiting.pop(0)
        parameters = self.session.parameters
        name = exporting.safeName(f"{self.session.case.name}-{views.doseLabel(role.drf)}-{role.method}")
        out = exporting.freePath(Path(str(parameters.exportFolder)) / name)
        job = exporting.exportJob(
            scene.runFolder(scene.find(role)),
            self.source(),
            out,
            parameters.seriesDescription.strip(),
            parameters.exportAnonymized,
        )
        self.say(_("Writing {name} ...").format(name=name))
        self.session.runner.start(job, Listener(onDone=self.onWritten, onFailed=self.onFailed))

    def onWritten(self, folder, _files):
        """A series is there: into the database where the user wants it, then the next one."""
        self.written.append(Path(folder))
        if self.session.parameters.exportToDatabase and not exporting.addToDatabase(folder):
            self.waiting = []
            self.running = False
            self.say(
                _("{folder} is written, but Slicer's DICOM database is not open: open it in the DICOM module.").format(
                    folder=folder
                )
            )
            self.onChoice()
            return
        self.exportNext()

    def onFailed(self, message, _log):
        """Say why a series is not there; the rest is not tried."""
        self.waiting = []
        self.running = False
        self.say(message)
        self.onChoice()

    def summary(self):
        """What was written, and where."""
        also = _(" and in Slicer's DICOM database") if self.session.parameters.exportToDatabase else ""
        return _("{count} series written to {folder}{also}. For research only.").format(
            count=len(self.written), folder=str(self.session.parameters.exportFolder), also=also
        )

    def onOpenFolder(self, _checked=False):
        """Show the written files in the system's file manager."""
        qt.QDesktopServices.openUrl(qt.QUrl.fromLocalFile(str(self.written[-1].parent)))

    def onFigure(self, _checked=False):
        """Save the comparison figure of the first chosen result."""
        role = self.chosen()[0]
        name = exporting.safeName(f"{self.session.case.name}-{views.doseLabel(role.drf)}-{role.method}")
        path = self.askForFile(_("Save the figure"), f"{name}.png", _("PNG image (*.png)"))
        if path is not None:
            self.copyFile(scene.runFolder(scene.find(role)) / "comparison.png", path)

    def onViews(self, _checked=False):
        """Save the views as they are."""
        name = exporting.safeName(f"{self.session.case.name}-views")
        path = self.askForFile(_("Save the views"), f"{name}.png", _("PNG image (*.png)"))
        if path is None:
            return
        saved = slicer.app.layoutManager().viewport().grab().save(str(path))
        self.say(_("The views are in {path}") if saved else _("{path} cannot be written.")).format(path=path)

    def onReport(self, _checked=False):
        """Let the worker draw the one-page report of the chosen results."""
        name = exporting.safeName(f"{self.session.case.name}-report")
        path = self.askForFile(_("Save the case report"), f"{name}.pdf", _("PDF document (*.pdf)"))
        if path is None:
            return
        folder = Path(tempfile.mkdtemp(prefix="report-", dir=str(jobs.workFolder())))
        job = {
            "command": "report",
            "runs": [
                {
                    "folder": str(scene.runFolder(scene.find(role))),
                    "label": f"{views.doseLabel(role.drf)}, {role.method}",
                }
                for role in self.chosen()
            ],
            "title": self.session.case.name,
            "out": str(folder / "report.pdf"),
        }
        self.say(_("Drawing the report ..."))
        written = folder / "report.pdf"
        listener = Listener(onDone=lambda _out, _files: self.copyFile(written, path), onFailed=self.onFailed)
        self.session.runner.start(job, listener)

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
