"""The Measure section: how close each result is to the full dose, what segments hold, and a line profile."""

import json
import tempfile
from pathlib import Path

import numpy as np
import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib import jobs, measures, profile, scene, tables, views
from REDReconstructionLib.process import Listener
from REDReconstructionLib.section import Section
from REDReconstructionLib.session import CASE, RESULTS, SLICE

EMPTY = measures.Table((), ())


class MeasureSection(Section):
    """Tables of metrics and of segments, and a profile over all columns as a plot."""

    uiName = "MeasureSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        self.metrics = self.segments = EMPTY
        self.run = None
        self.plotNodes = {}
        self.ui.segmentsButton.connect("clicked(bool)", self.onMeasureSegments)
        self.ui.profileButton.connect("toggled(bool)", self.onShowProfile)
        self.ui.copyButton.connect("clicked(bool)", self.onCopy)
        self.ui.saveButton.connect("clicked(bool)", self.onSave)
        self.ui.segmentationSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.onInputsChanged)
        self.ui.lineSelector.connect("currentNodeChanged(vtkMRMLNode*)", self.onLineChanged)
        self.lineNode = None
        self.lineTag = None
        for topic in (CASE, RESULTS):
            self.session.observe(topic, self.onResults)
        self.session.observe(SLICE, self.showMetrics)
        self.onResults()

    def results(self):
        """The restored images of the open case, from the lowest dose up."""
        case = self.session.case
        return [] if case is None else sorted(scene.results(case.key), key=lambda role: (-role.drf, role.method))

    def onResults(self):
        """Other results are there: the tables of the old ones are gone."""
        self.segments = EMPTY
        tables.fill(self.ui.segmentsTable, self.segments)
        self.say("")
        self.showMetrics()
        self.onInputsChanged()
        self.plotProfile()

    def showMetrics(self):
        """Fill the table of metrics for the volume and the slice that is looked at."""
        told = [
            (views.doseLabel(role.drf), role.method, role.drf, scene.runFolder(scene.find(role)))
            for role in self.results()
        ]
        self.metrics = measures.metricsTable([one for one in told if one[3] is not None], views.visibleSlice())
        tables.fill(self.ui.metricsTable, self.metrics)
        self.ui.metricsHint.setVisible(not self.metrics.rows)
        self.onTables()

    def onTables(self):
        """Copy and save only what is there."""
        filled = bool(self.metrics.rows or self.segments.rows)
        self.ui.copyButton.setEnabled(filled)
        self.ui.saveButton.setEnabled(filled)

    def onInputsChanged(self, _node=None):
        """Segments can be measured where there is a segmentation and a result."""
        chosen = self.ui.segmentationSelector.currentNode()
        self.ui.segmentsButton.setEnabled(chosen is not None and bool(self.results()) and self.run is None)

    def onMeasureSegments(self, _checked=False):
        """Let the worker measure every segment in every image of every result."""
        results = self.results()
        segmentation = self.ui.segmentationSelector.currentNode()
        folder = Path(tempfile.mkdtemp(prefix="segments-", dir=str(jobs.workFolder())))
        labelmap = folder / "segments.nrrd"
        reference = scene.find(results[0])
        labels = scene.saveLabelmap(segmentation, reference, labelmap)
        if not labels:
            self.say(_("The segmentation is empty: draw a segment on the image first."))
            return
        runs = [
            {"folder": str(scene.runFolder(scene.find(role))), "label": f"{views.doseLabel(role.drf)}, {role.method}"}
            for role in results
        ]
        job = {
            "command": "measure",
            "runs": runs,
            "segmentation": str(labelmap),
            "labels": {str(number): name for number, name in labels.items()},
            "suv_factor": scene.suvFactor(reference),
            "out": str(folder / "measures"),
        }
        self.say(_("Measuring the segments ..."))
        self.run = self.session.runner.start(job, Listener(onDone=self.onMeasured, onFailed=self.onFailed))
        self.onInputsChanged()

    def onMeasured(self, folder, _files):
        """Show what the worker measured."""
        self.run = None
        self.segments = measures.segmentsTable(json.loads((Path(folder) / "measures.json").read_text(encoding="utf-8")))
        tables.fill(self.ui.segmentsTable, self.segments)
        self.say("")
        self.onInputsChanged()
        self.onTables()

    def onFailed(self, message, _log):
        """Say why there are no numbers."""
        self.run = None
        self.say(message)
        self.onInputsChanged()

    def say(self, text):
        """One sentence beneath the tables, or none."""
        self.ui.messageLabel.setText(text)
        self.ui.messageLabel.setVisible(bool(text))

    def onLineChanged(self, node=None):
        """Follow another line: the plot changes while it is drawn and moved."""
        self.unobserveLine()
        if node is not None:
            self.lineNode = node
            self.lineTag = node.AddObserver(slicer.vtkMRMLMarkupsNode.PointModifiedEvent, self.onLineMoved)
        self.ui.profileButton.setEnabled(node is not None)
        self.plotProfile()

    def unobserveLine(self):
        """Let go of the line."""
        if self.lineNode is not None:
            self.lineNode.RemoveObserver(self.lineTag)
        self.lineNode = self.lineTag = None

    def onLineMoved(self, _caller=None, _event=None):
        """The user drags an end of the line."""
        self.plotProfile()

    def onShowProfile(self, shown):
        """Show or hide the row with the plot."""
        self.session.parameters.showProfile = bool(shown)
        self.plotProfile()

    def profileVolumes(self):
        """The volumes under the line with their names: low dose, restored and full dose of what is compared."""
        roles = views.comparedRoles(self.session)
        return [(label, node) for label, role in roles if (node := scene.find(role)) is not None]

    def plotProfile(self):
        """Plot the profile along the line, one curve for each column of the comparison."""
        points = profile.positions(self.lineNode)
        volumes = self.profileVolumes() if self.session.parameters.showProfile and points is not None else []
        if not volumes:
            return
        factor = scene.suvFactor(volumes[0][1]) if self.session.parameters.showInSuv else None
        curves = [profile.sample(node, points) * (factor or 1.0) for _label, node in volumes]
        unit = "SUV" if factor else scene.unit(volumes[0][1])
        names = [_("Distance (mm)"), *(label for label, _node in volumes)]
        table = np.column_stack([profile.distances(points), *curves])
        chart = slicer.util.plot(table, 0, names, _("Profile"), False, self.plotNodes)
        chart.SetXAxisTitle(names[0])
        chart.SetYAxisTitle(unit)
        views.showProfile(chart)

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
            Path(path).write_text(self.text(), encoding="utf-8")
        except OSError as error:
            self.say(_("{path} cannot be written: {reason}").format(path=path, reason=error.strerror))
            return
        self.say(_("The tables are in {path}").format(path=path))

    def closeScene(self):
        """Lines and plots go with the scene."""
        self.unobserveLine()
        self.plotNodes = {}

    def cleanup(self):
        """Observe nothing any more."""
        self.unobserveLine()
