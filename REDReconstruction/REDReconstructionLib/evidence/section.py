"""The Evidence section: the map over the images, the findings of the compared image, the way from one to the next."""

import qt
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.compare import comparison, places, views
from REDReconstructionLib.evidence.warning_bar import WarningBar
from REDReconstructionLib.evidence.words import numbersOf
from REDReconstructionLib.scene import evidence_map
from REDReconstructionLib.scene.roles import EVIDENCE, RESTORED, roleOf
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS

NEXT_KEY, PREVIOUS_KEY, MAP_KEY = ".", ",", "E"
MARK_PIXELS = 12
SEEN_WITH = ("showImages", "showLow", "showRestored", "showFull")
"""What has to be shown so that a finding is seen in all three images."""
BAR_STYLE = (
    "QFrame#warningBar {background: #FFEEDD; border: 1px solid #D55E00; border-left: 5px solid #D55E00;"
    " border-radius: 3px;} QLabel#warningLabel {color: #5A2600; background: transparent; border: none;}"
)
"""The same in light and dark palettes: what warns does not depend on taste."""


class EvidenceSection(Section):
    """Shows what the counts say of the compared image; a finding that is chosen is looked at in all views."""

    uiName = "EvidenceSection"

    def setup(self):
        """Connect the widgets and observe the session."""
        ui = self.ui
        self.head = ui.warningBar
        self.head.styleSheet = BAR_STYLE
        self.told = []
        self.shownOf = None
        self.place = None
        self.observation = None
        self.bar = WarningBar(ui, self.showWorst)
        self.landing = views.soon(self.widget, self.land)
        ui.legendLabel.text = legend()
        ui.findingsList.connect("currentRowChanged(int)", self.onRow)
        ui.findingsList.connect("itemClicked(QListWidgetItem*)", self.onClicked)
        ui.nextFindingButton.connect("clicked(bool)", self.next)
        ui.previousFindingButton.connect("clicked(bool)", self.previous)
        for topic in (CASE, RESULTS):
            self.session.observe(topic, self.refresh)

    def connectParameters(self):
        """Follow the parameter node: which dose and method is compared."""
        Section.connectParameters(self)
        self.observation = self.session.parameters.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onParameters)
        self.refresh()

    def disconnectParameters(self):
        """Let go of the parameter node."""
        if self.observation is not None:
            self.session.parameters.RemoveObserver(self.observation)
            self.observation = None
        Section.disconnectParameters(self)

    def shortcuts(self):
        """The keys of the findings and of the map."""
        return ((NEXT_KEY, self.next), (PREVIOUS_KEY, self.previous), (MAP_KEY, self.onMapKey))

    def closeScene(self):
        """The place of a finding goes with its scene."""
        self.landing.stop()

    cleanup = closeScene

    def onParameters(self, _caller=None, _event=None):
        """Another dose or method may be compared."""
        if self.map() is not self.shownOf:
            self.showFindings()

    def map(self):
        """The map of the compared image, or None."""
        now = comparison.chosen(self.session)
        return None if now is None else evidence_map.mapOf(now.role(EVIDENCE, RESTORED))

    # What is shown

    def refresh(self):
        """Another case or other results: the bar, and the findings."""
        self.bar.show(self.session.case)
        self.showFindings()

    def showFindings(self):
        """List the findings of the compared image, worst first."""
        ui, node = self.ui, self.map()
        self.shownOf = node
        self.told = [] if node is None else evidence_map.findings(node)
        blocked = ui.findingsList.blockSignals(True)
        ui.findingsList.clear()
        for finding in self.told:
            item = qt.QListWidgetItem(mark(finding["state"]), finding["sentence"])
            item.setToolTip(numbersOf(finding))
            ui.findingsList.addItem(item)
        ui.findingsList.blockSignals(blocked)
        for widget in (ui.mapWidget, ui.findingsList, ui.stepWidget):
            widget.setVisible(node is not None)
        ui.hintLabel.setVisible(node is None or not self.told)
        ui.hintLabel.text = self.hint(node)
        self.showChosen()

    def hint(self, node):
        """What is said in the place of findings."""
        if node is None:
            return _("Restore measured counts with “Ask the counts” checked: what they say of each spot stands here.")
        return _("No spot stands out, and nothing is contradicted.")

    def showChosen(self):
        """Say which finding of how many is looked at, and its numbers."""
        row = int(self.ui.findingsList.currentRow)
        isOne = 0 <= row < len(self.told)
        self.ui.numbersLabel.text = numbersOf(self.told[row]) if isOne else ""
        self.ui.numbersLabel.setVisible(isOne)
        self.ui.stepLabel.text = _("{number} of {total}").format(number=row + 1 if isOne else "–", total=len(self.told))
        self.ui.previousFindingButton.setEnabled(row > 0)
        self.ui.nextFindingButton.setEnabled(row < len(self.told) - 1)

    # What the user does

    def onRow(self, _row):
        """A finding is chosen, by mouse or key: look at it."""
        self.showChosen()
        self.look()

    def onClicked(self, _item):
        """The finding that is chosen already is clicked: back to it."""
        self.look()

    def next(self, _checked=False):
        """The next finding, which is less bad."""
        self.step(1)

    def previous(self, _checked=False):
        """The finding before."""
        self.step(-1)

    def step(self, by):
        """Go on in the list; nothing beyond its ends."""
        row = int(self.ui.findingsList.currentRow) + by
        if 0 <= row < len(self.told):
            self.ui.findingsList.setCurrentRow(row)

    def onMapKey(self):
        """Show or hide the map."""
        self.session.parameters.showEvidence = not self.session.parameters.showEvidence

    def showWorst(self):
        """From the bar: the first finding that is contradicted, of the compared image or else of another one."""
        maps = [node for node in evidence_map.maps(self.session.case.key) if evidence_map.contradicted(node)]
        if self.map() not in maps:
            role = roleOf(maps[0])
            self.session.parameters.comparedDrf = role.drf
            self.session.parameters.comparedMethod = role.method
        if self.container.inherits("ctkCollapsibleButton"):
            self.container.collapsed = False
        self.ui.findingsList.setFocus()
        if int(self.ui.findingsList.currentRow) == 0:
            self.look()
        self.ui.findingsList.setCurrentRow(0)

    def look(self):
        """Show the place of the chosen finding in low dose, restored and full dose, once the views are there."""
        row = int(self.ui.findingsList.currentRow)
        if not 0 <= row < len(self.told):
            return
        self.place = evidence_map.placeOf(self.told[row])
        parameters = self.session.parameters
        for name in SEEN_WITH:
            if not getattr(parameters, name):
                setattr(parameters, name, True)
        self.landing.start()

    def land(self):
        """The views are there."""
        places.goToPlace(self.place)


def mark(state):
    """The colour of a state as a small picture."""
    picture = qt.QPixmap(MARK_PIXELS, MARK_PIXELS)
    picture.fill(qt.QColor(evidence_map.stateNamed(state).color))
    return qt.QIcon(picture)


def legend():
    """The states with their colours, as rich text."""
    return " &nbsp; ".join(
        f'<span style="color: {state.color};">■</span> {state.label}' for state in evidence_map.STATES
    )
