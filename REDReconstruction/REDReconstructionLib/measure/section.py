"""The Measure section: how close each result is to the full dose, what segments hold, and a line profile."""

import json
import shutil
import tempfile
from pathlib import Path

import qt
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.compare import views
from REDReconstructionLib.measure import intervals, measures, measuring, profile, tables
from REDReconstructionLib.measure.lesion_saving import LesionSaving
from REDReconstructionLib.measure.lesion_widgets import LesionWidgets
from REDReconstructionLib.measure.plotting import Axes, Plot
from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import roles
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS, SLICE

LESION_KEY = "L"
LINE_EVENTS = ("PointModifiedEvent", "PointPositionDefinedEvent", "PointRemovedEvent")


class MeasureSection(Section):
    """Tables of metrics and of segments, and a profile over all columns as a plot."""

    uiName = "MeasureSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        self.scores = []
        self.metrics = self.segments = measures.EMPTY
        self.run = self.folder = None
        self.plot = Plot()
        self.plotted = None
        self.lineNode, self.lineTags = None, []
        self.parameterTag = None
        self.ui.segmentsButton.connect("clicked(bool)", self.onMeasureSegments)
        self.ui.profileButton.connect("toggled(bool)", self.onShowProfile)
        self.ui.copyButton.connect("clicked(bool)", self.onCopy)
        self.ui.saveButton.connect("clicked(bool)", self.onSave)
        self.ui.segmentationSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.onInputsChanged)
        self.ui.lineSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.onLineChanged)
        self.ui.lineSelector.connect("nodeAddedByUser(vtkMRMLNode*)", self.onNewLine)
        self.lesions = LesionWidgets(self)
        self.saving = LesionSaving(self)
        for topic in (CASE, RESULTS):
            self.session.observe(topic, self.onResults)
        self.session.observe(SLICE, self.onSlice)
        self.onResults()

    def shortcuts(self):
        """The key that marks a lesion."""
        return ((LESION_KEY, self.lesions.onKey),)

    def connectParameters(self):
        """Follow the parameter node: what is compared, and in which unit, is plotted."""
        Section.connectParameters(self)
        self.parameterTag = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.followComparison)
        self.onLineChanged(self.ui.lineSelector.currentNode())

    def disconnectParameters(self):
        """Let go of the parameter node."""
        if self.parameterTag is not None:
            self.session.parameters.RemoveObserver(self.parameterTag)
            self.parameterTag = None
        Section.disconnectParameters(self)

    def results(self):
        """The restored images of the open case, from the lowest dose up."""
        return [] if self.session.case is None else roles.results(self.session.case.key)

    def onResults(self):
        """Other results are there: the tables of the old ones are gone."""
        self.stop()
        self.scores = [
            measures.readScores(roles.doseLabel(role.drf), methodLabel(role.method), folder)
            for role in self.results()
            if (folder := roles.runFolder(roles.find(role))) is not None
        ]
        self.segments = measures.EMPTY
        tables.fill(self.ui.segmentsTable, measures.NOTHING)
        self.lesions.setContent(None)
        self.say("")
        self.showMetrics()
        self.onInputsChanged()
        self.plotProfile()

    def onSlice(self):
        """The views show another slice, or compare something else."""
        self.showMetrics()
        self.followComparison()

    def showMetrics(self):
        """Fill the table of metrics for the volume and the slice that is looked at."""
        index = views.visibleSlice()
        self.metrics = measures.metricsTable(self.scores, index)
        tables.fill(self.ui.metricsTable, measures.shownMetrics(self.metrics, index))
        self.ui.metricsHint.setVisible(not self.metrics.rows)
        self.ui.metricsHint.setText(self.lacking())
        self.onTables()

    def lacking(self):
        """Why there are no metrics."""
        if self.results():
            return _(
                "The results have no full-dose reference to be held against. Segments and profiles can be measured."
            )
        return _("Numbers appear here once a case is restored.")

    def onTables(self):
        """Copy and save only what is there."""
        filled = bool(self.metrics.rows or self.segments.rows)
        self.ui.copyButton.setEnabled(filled)
        self.ui.saveButton.setEnabled(filled)

    # Segments

    def onInputsChanged(self, _node=None):
        """Segments can be measured where there is a segmentation and a result, and lesions written."""
        chosen = self.ui.segmentationSelector.currentNode()
        self.ui.segmentsButton.setEnabled(chosen is not None and bool(self.results()) and self.run is None)
        self.saving.enable()

    def onMeasureSegments(self, _checked=False):
        """Let the worker measure every segment in every image of every result."""
        try:
            self.folder = Path(tempfile.mkdtemp(prefix="segments-", dir=str(jobs.workFolder())))
            segmentation = self.ui.segmentationSelector.currentNode()
            job = measuring.measureJob(self.session.case, segmentation, self.folder)
        except ValueError as error:
            self.end(str(error))
            return
        except OSError as error:
            self.end(_("The segments cannot be handed over: {reason}").format(reason=error))
            return
        self.say(_("Measuring the segments ..."))
        listener = Listener(
            onDone=self.onMeasured, onFailed=lambda message, _log: self.end(message), onCancelled=lambda: self.end("")
        )
        self.run = self.session.runner.start(job, listener)
        self.onInputsChanged()

    def measureAgain(self):
        """The segmentation has changed: measure it where there are results, in the place of what is measured now."""
        if self.results():
            self.stop()
            self.onMeasureSegments()

    def onMeasured(self, folder, _files):
        """Show what the worker measured."""
        content = json.loads((Path(folder) / "measures.json").read_text(encoding="utf-8"))
        self.segments = measures.segmentsTable(content)
        tables.fill(self.ui.segmentsTable, measures.shownSegments(self.segments))
        self.lesions.setContent(content)
        self.end(" ".join((*measures.refusals(content), *intervals.remarks(content))))
        self.onTables()

    def end(self, text):
        """Nothing is measured any more; `text` says why, or is empty."""
        self.run = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.folder = None
        self.say(text)
        self.onInputsChanged()

    def stop(self):
        """What is being measured belongs to results that are gone."""
        if self.run is not None:
            self.run.abandon()
            self.end("")

    def say(self, text):
        """One sentence beneath the tables, or none."""
        self.ui.messageLabel.setText(text)
        self.ui.messageLabel.setVisible(bool(text))

    # Line profile

    def onNewLine(self, node):
        """The user asked for a new line: the next two clicks in a view are its ends."""
        if node.GetDisplayNode() is None:
            node.CreateDefaultDisplayNodes()
        slicer.modules.markups.logic().SetActiveList(node)
        slicer.modules.markups.logic().StartPlaceMode(False)

    def onLineChanged(self, node=None):
        """Follow another line: the plot changes while it is drawn and moved."""
        self.unobserveLine()
        if node is not None:
            self.lineNode = node
            events = [getattr(slicer.vtkMRMLMarkupsNode, name) for name in LINE_EVENTS]
            self.lineTags = [node.AddObserver(event, self.onLineMoved) for event in events]
        self.plotProfile()

    def unobserveLine(self):
        """Let go of the line."""
        for tag in self.lineTags:
            self.lineNode.RemoveObserver(tag)
        self.lineNode, self.lineTags = None, []

    def onLineMoved(self, _caller=None, _event=None):
        """The user drags an end of the line."""
        self.plotProfile()

    def onShowProfile(self, shown):
        """Show or hide the row with the plot."""
        parameters = self.session.parameters
        with slicer.util.NodeModify(parameters):
            parameters.showProfile = bool(shown)
            if shown:
                parameters.showDoseCurve = False
        self.plotProfile()

    def followComparison(self, _caller=None, _event=None):
        """Plot anew where other volumes are compared, or in another unit."""
        if self.session.parameters.showProfile and self.plotted != self.compared():
            self.plotProfile()

    def compared(self):
        """What the plot shows: (name, dose, node ID) of each column, and whether SUV are wanted."""
        found = [(label, role.dose, roles.find(role)) for label, role in views.comparedRoles(self.session)]
        columns = [(label, dose, node.GetID()) for label, dose, node in found if node is not None]
        return columns, bool(self.session.parameters.showInSuv)

    def plotProfile(self):
        """Plot the profile along the line, one curve for each column of the comparison; or the curve of a lesion."""
        shown = self.session.parameters.showProfile
        self.ui.curveButton.setChecked(bool(self.session.parameters.showDoseCurve))
        self.ui.profileButton.setEnabled(self.lineNode is not None or shown)
        points = profile.positions(self.lineNode) if shown else None
        self.plotted = self.compared() if shown else None
        if self.session.parameters.showDoseCurve:
            self.lesions.draw(self.plot)
            return
        columns, inSuv = self.plotted or ([], False)
        if points is None or not columns:
            self.plot.remove()
            return
        nodes = [slicer.mrmlScene.GetNodeByID(identity) for _label, _dose, identity in columns]
        factors = [roles.suvFactor(node) for node in nodes]
        isSuv = inSuv and all(factors)
        curves = [
            (label, dose, profile.sample(node, points) * (factor if isSuv else 1.0))
            for (label, dose, _id), node, factor in zip(columns, nodes, factors, strict=True)
        ]
        axes = Axes(_("Distance (mm)"), "SUV" if isSuv else roles.unit(nodes[0]))
        self.plot.draw(profile.distances(points), curves, axes)

    # Tables for elsewhere

    def onCopy(self, _checked=False):
        """Both tables to the clipboard."""
        qt.QApplication.clipboard().setText(self.text())
        self.say(_("The tables are on the clipboard."))

    def text(self):
        """Both tables as comma-separated values, one below the other."""
        return "\n".join(table.csv() for table in (self.metrics, self.segments) if table.rows)

    def onSave(self, _checked=False):
        """Both tables into a file of the user's choice."""
        path = qt.QFileDialog.getSaveFileName(
            slicer.util.mainWindow(), _("Save the tables"), "measures.csv", _("Comma-separated values (*.csv)")
        )
        if not path:
            return
        try:
            # With a mark at its beginning, spreadsheets read names beyond ASCII rightly.
            Path(path).write_text(self.text(), encoding="utf-8-sig")
        except OSError as error:
            self.say(_("{path} cannot be written: {reason}").format(path=path, reason=error.strerror))
            return
        self.say(_("The tables are in {path}").format(path=path))

    def closeScene(self):
        """Lines and plots go with the scene, and what is being measured too."""
        self.stop()
        self.unobserveLine()
        self.plot.forget()
        self.plotted = None

    def cleanup(self):
        """Observe nothing any more."""
        self.unobserveLine()
