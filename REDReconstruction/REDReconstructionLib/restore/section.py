"""The Restore section: what is restored and how, one button that starts and stops it, and what comes of it."""

from pathlib import Path

import qt
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.compare import views
from REDReconstructionLib.process import dependencies, jobs
from REDReconstructionLib.process.methods import NEEDS
from REDReconstructionLib.restore.device_choice import DeviceChoice
from REDReconstructionLib.restore.evidence_choice import EvidenceChoice
from REDReconstructionLib.restore.keeping_choice import KeepingChoice
from REDReconstructionLib.restore.model_choice import ModelChoice
from REDReconstructionLib.restore.queue import RestoreQueue, Watcher
from REDReconstructionLib.restore.view import RestoreView
from REDReconstructionLib.scene import roles
from REDReconstructionLib.session.choice import Choice
from REDReconstructionLib.session.levels import lowLevels, numberOfSlices
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS, STATE
from REDReconstructionLib.session.state import State

APPLY_KEY, CANCEL_KEY = "Ctrl+Return", "Esc"
PRIMARY_STYLE = (
    "QPushButton:enabled {background: palette(highlight); color: palette(highlighted-text); font-weight: bold;"
    " border: none; border-radius: 4px;}"
)


class RestoreSection(Section):
    """Dose levels, method, model, steps, slices, device and reconstruction; Apply, progress and result."""

    uiName = "RestoreSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        ui, session = self.ui, self.session
        self.foot, self.looking, self.slices = ui.footWidget, None, 0
        self.observer = None
        self.view = RestoreView(ui, self.restoredSlices)
        self.model = ModelChoice(ui, session, self.view.say, self.onChanged)
        self.device = DeviceChoice(ui, session, self.view.say, self.model.onInstalled)
        self.evidence = EvidenceChoice(ui, session, self.onChanged)
        self.keeping = KeepingChoice(ui, session)
        self.choices = [
            Choice(
                ui.slicesSelector,
                session,
                "sliceMode",
                [("all", _("All")), ("visible", _("The one in view")), ("range", _("From"))],
                self.onChanged,
            ),
            Choice(
                ui.reconstructionSelector,
                session,
                "reconstruction",
                [("osem", _("OSEM")), ("fbp", _("Filtered back-projection"))],
                self.onChanged,
            ),
            Choice(
                ui.projectorSelector,
                session,
                "projector",
                [("auto", _("Automatic")), ("joseph", _("Built-in (Joseph)")), ("parallelproj", "parallelproj")],
            ),
        ]
        watcher = Watcher(self.view.onLevel, self.view.onDevice, self.view.onStage, self.view.onPreview, self.onEnd)
        self.queue = RestoreQueue(session, watcher)
        self.cancelKey = qt.QShortcut(qt.QKeySequence(CANCEL_KEY), self.foot)
        self.cancelKey.connect("activated()", self.cancel)
        ui.levelsList.connect("itemChanged(QListWidgetItem*)", self.onLevelChecked)
        ui.applyButton.connect("clicked()", self.onButton)
        session.observe(CASE, self.onCase)
        session.observe(RESULTS, self.onResults)
        session.observe(STATE, self.showState)

    def connectParameters(self):
        """Show what the scene asks for, and follow its changes."""
        Section.connectParameters(self)
        self.observer = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onParametersModified)
        self.device.show()
        self.onCase()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        if self.observer is not None:
            self.session.parameters.RemoveObserver(self.observer)
            self.observer = None
        Section.disconnectParameters(self)

    def shortcuts(self):
        """The key that starts."""
        return ((APPLY_KEY, self.onApplyKey),)

    def closeScene(self):
        """What runs belongs to the scene that goes."""
        self.stop()

    def cleanup(self):
        """The module goes."""
        self.stop()

    def stop(self):
        """Forget what goes on; the runner ends the processes."""
        self.looking = None
        self.queue.drop()
        self.device.run = None

    # What is asked for

    def onCase(self):
        """Another case: its low dose levels, all of them unless the scene says otherwise."""
        case = self.session.case
        levels = lowLevels(case)
        chosen = [drf for drf in self.session.parameters.levels if drf in levels]
        if case is not None:
            if not chosen:
                chosen = levels
            if list(self.session.parameters.levels) != chosen:
                self.session.parameters.levels = chosen
            self.device.lookOnce()
        self.slices = numberOfSlices(case)
        self.fillLevels(levels, chosen)
        self.setSliceLimits()
        if not self.session.state.busy:
            self.view.say("")
        self.onChanged()
        self.onResults()

    def fillLevels(self, levels, chosen):
        """One line for each level, as high as it needs to be."""
        levelsList = self.ui.levelsList
        blocked = levelsList.blockSignals(True)
        levelsList.clear()
        for drf in levels:
            item = qt.QListWidgetItem(roles.doseLabel(drf))
            item.setData(qt.Qt.UserRole, drf)
            item.setFlags(qt.Qt.ItemIsUserCheckable | qt.Qt.ItemIsEnabled)
            item.setCheckState(qt.Qt.Checked if drf in chosen else qt.Qt.Unchecked)
            levelsList.addItem(item)
        levelsList.blockSignals(blocked)
        row = max(levelsList.sizeHintForRow(0), levelsList.fontMetrics().height()) + 2 * levelsList.spacing
        levelsList.setFixedHeight(max(1, len(levels)) * row + 2 * (levelsList.frameWidth + levelsList.spacing))

    def setSliceLimits(self):
        """A range lies within the case."""
        if self.slices:
            if self.session.parameters.sliceMode != "range":
                self.session.parameters.firstSlice, self.session.parameters.lastSlice = 1, self.slices
            self.ui.firstSliceSpinBox.maximum = self.slices
            self.ui.lastSliceSpinBox.maximum = self.slices

    def onLevelChecked(self, _item):
        """The user chose levels."""
        self.session.parameters.levels = self.checkedLevels()
        self.onChanged()

    def checkedLevels(self):
        """The levels that the list says are to be restored."""
        items = [self.ui.levelsList.item(row) for row in range(self.ui.levelsList.count)]
        return [float(item.data(qt.Qt.UserRole)) for item in items if item.checkState() == qt.Qt.Checked]

    def onParametersModified(self, _caller=None, _event=None):
        """Somebody else than these widgets may have changed a setting."""
        if set(self.checkedLevels()) != set(self.session.parameters.levels):
            self.fillLevels(lowLevels(self.session.case), self.session.parameters.levels)
        self.model.show()
        self.device.choice.show()
        for choice in self.choices:
            choice.show()
        self.onChanged()

    def onChanged(self):
        """Show what belongs to the settings, and whether they can be applied."""
        parameters, ui = self.session.parameters, self.ui
        for widget in (ui.firstSliceSpinBox, ui.toLabel, ui.lastSliceSpinBox):
            widget.setVisible(parameters.sliceMode == "range")
        for widget in (ui.iterationsSpinBox, ui.subsetsSpinBox, ui.psfSpinBox):
            widget.enabled = jobs.reconstructionOf(parameters) == "osem"
        self.evidence.show()
        self.keeping.show()
        self.showState()

    def lacking(self):
        """What keeps Apply from working, as a sentence; empty where nothing does."""
        parameters = self.session.parameters
        if self.session.opening:
            return _("Wait until the case is open.")
        if self.session.batching:
            return _("The cases of the list are being restored: wait, or stop that in Case.")
        if self.session.case is None:
            return _("Open a case first.")
        if not lowLevels(self.session.case):
            return _("The case holds no low dose level: make a dose ladder in Case.")
        if not parameters.levels:
            return _("Choose a dose level.")
        if parameters.sliceMode == "range" and parameters.firstSlice > parameters.lastSlice:
            return _("The first slice lies behind the last.")
        return self.model.lacking()

    # Apply and Cancel

    def onApplyKey(self):
        """The key starts, and does not stop."""
        if not self.session.state.busy and not self.lacking():
            self.apply()

    def onButton(self):
        """One button starts and stops."""
        if self.session.state.busy:
            self.cancel()
        else:
            self.apply()

    def apply(self):
        """Restore the chosen levels; the first time, see to the packages."""
        case, parameters, visible = self.session.case, self.session.parameters, views.visibleSlice()
        self.view.say("")
        self.view.hidePreview()
        try:
            kept, levels = self.keeping.of(), parameters.levels
            requests = [(drf, jobs.restoreJob(case, parameters, drf, visible, kept)) for drf in levels]
            finished = all(jobs.isFinished(Path(job["out"])) for _drf, job in requests)
        except OSError as error:
            self.view.say(_("The input or the work folder cannot be read: {reason}.").format(reason=error))
            return
        except ValueError as error:
            self.view.say(str(error))
            return
        if finished:
            self.queue.start(case, requests)
            return
        self.session.setState(State.STARTING)
        self.view.showBusy(_("Starting the worker"))
        self.looking = dependencies.ensure(
            slicer.util.mainWindow(),
            lambda: self.begin(case, requests),
            self.onRefused,
            self.session.runner,
            NEEDS.get(parameters.method, ()),
        )

    def begin(self, case, requests):
        """The packages are there."""
        self.looking = None
        if self.session.state is State.STARTING:
            self.queue.start(case, requests)

    def onRefused(self, sentence):
        """The packages are not there; without a sentence because the user declined or cancelled."""
        self.looking = None
        self.session.setState(State.FAILED if sentence else State.IDLE)
        self.onEnd(sentence or _("Nothing was changed."), "")

    def cancel(self):
        """Stop what goes on."""
        if self.looking is not None:
            self.session.setState(State.CANCELLING)
            self.looking.cancel()
        elif self.session.state.busy:
            self.queue.cancel()

    def showState(self):
        """The button, the keys and the widgets follow the state."""
        ui, busy, lacking = self.ui, self.session.state.busy, self.lacking()
        ui.applyButton.text = _("Cancel") if busy else _("Apply")
        ui.applyButton.enabled = self.session.state is not State.CANCELLING if busy else not lacking
        ui.applyButton.toolTip = (
            _("Stop; levels that are restored already stay ({key})").format(key=CANCEL_KEY)
            if busy
            else lacking or _("Restore the chosen dose levels in the background ({key})").format(key=APPLY_KEY)
        )
        self.cancelKey.enabled = busy
        ui.applyButton.styleSheet = "" if busy else PRIMARY_STYLE
        ui.settingsWidget.enabled = not busy and not self.session.batching
        told = {State.IMPORTING: _("Reading the result"), State.CANCELLING: _("Cancelling")}
        if self.session.state in told:
            self.view.showBusy(told[self.session.state])
        self.view.setBusy(busy)

    def restoredSlices(self):
        """How many slices are asked for."""
        parameters = self.session.parameters
        if parameters.sliceMode == "visible":
            return 1
        if parameters.sliceMode == "range":
            return parameters.lastSlice - parameters.firstSlice + 1
        return self.slices

    def onEnd(self, sentence, log):
        """It has ended: say how."""
        self.view.hidePreview()
        self.view.say(sentence, log)

    def onResults(self):
        """Other results are in the scene."""
        self.view.showWarnings(self.session.case)
