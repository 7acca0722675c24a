"""The panel: seven sections that scroll between a head and a foot that stay, one session that they share."""

import logging

import qt
import slicer

from REDReconstructionLib.case.section import CaseSection
from REDReconstructionLib.compare.section import CompareSection
from REDReconstructionLib.evidence.section import EvidenceSection
from REDReconstructionLib.export.section import ExportSection
from REDReconstructionLib.measure.section import MeasureSection
from REDReconstructionLib.panel import help
from REDReconstructionLib.panel.examination import Examination
from REDReconstructionLib.panel.palette_watcher import PaletteWatcher
from REDReconstructionLib.panel.sections_area import SectionsArea
from REDReconstructionLib.process.runner import Runner
from REDReconstructionLib.restore.section import RestoreSection
from REDReconstructionLib.session.session import READING, Session
from REDReconstructionLib.study.section import StudySection

SECTIONS = (
    ("caseButton", CaseSection),
    ("restoreButton", RestoreSection),
    ("compareButton", CompareSection),
    ("evidenceButton", EvidenceSection),
    ("measureButton", MeasureSection),
    ("exportButton", ExportSection),
    ("studyButton", StudySection),
)
HELP_KEY = "F1"
UNLIMITED = 16777215
"""Qt's largest height."""


class Panel:
    """Builds the sections into the module's layout and passes on what Slicer tells."""

    def __init__(self, layout, resourcePath, parameterNode):
        self.widget = slicer.util.loadUI(resourcePath("UI/REDReconstruction.ui"))
        self.widget.setMRMLScene(slicer.mrmlScene)
        layout.addWidget(self.widget)
        self.ui = slicer.util.childWidgetVariables(self.widget)
        self.session = Session(parameterNode, Runner())
        self.sections = [kind(self.session, getattr(self.ui, name), resourcePath) for name, kind in SECTIONS]
        for head in (section.head for section in self.sections if section.head is not None):
            self.widget.layout().insertWidget(0, head)
        for foot in (section.foot for section in self.sections if section.foot is not None):
            self.widget.layout().addWidget(foot)
        self.area = SectionsArea(self.ui.sectionsArea)
        self.shortcuts = []
        self.helpPage = resourcePath("Help/panel.md")
        self.examination = None
        self.ui.helpButton.connect("clicked()", self.onHelp)
        self.ui.examineButton.connect("clicked()", self.onExamine)
        help.explain(self.widget)
        self.isEntered = False
        self.session.observe(READING, self.onReading)
        self.watcher = PaletteWatcher(self.widget, self.followPalette)

    def section(self, kind):
        """The section of a class: how the file reader, the sample data and the self-test reach it."""
        return next(section for section in self.sections if type(section) is kind)

    def enter(self):
        """Make the keys work and show the compare layout; while a study is read, the study alone."""
        self.isEntered = True
        keys = [pair for section in self.active() for pair in section.shortcuts()]
        for key, callback in (*keys, (HELP_KEY, self.onHelpKey)):
            shortcut = qt.QShortcut(qt.QKeySequence(key), slicer.util.mainWindow())
            shortcut.connect("activated()", callback)
            self.shortcuts.append(shortcut)
        self.each(lambda section: section.enter(), self.active())

    def active(self):
        """The sections that the user can use: while a study is read, the study alone."""
        return [section for section in self.sections if not self.session.reading or type(section) is StudySection]

    def onHelp(self):
        """Open the whole page."""
        help.showHelp(self.helpPage)

    def onHelpKey(self):
        """Open the part of the page that belongs to the section where the user is."""
        buttons = [getattr(self.ui, name) for name, _kind in SECTIONS]
        help.showHelp(self.helpPage, help.sectionHere([(button, title(button)) for button in buttons]))

    def onExamine(self):
        """Examine this computer."""
        self.examination = Examination(self.session.runner)

    def onReading(self):
        """A study begins or ends: whatever could tell how its images were made goes, and comes back."""
        reading = self.session.reading
        others = [section for section in self.sections if type(section) is not StudySection]
        for name, kind in SECTIONS:
            getattr(self.ui, name).setVisible(kind is StudySection or not reading)
        feet = [section.foot for section in others if section.foot is not None]
        for widget in (*feet, self.ui.helpWidget):
            widget.setVisible(not reading)
        for head in (section.head for section in others if section.head is not None):
            head.setMaximumHeight(0 if reading else UNLIMITED)  # whether there is something to show is its own business
        if not self.isEntered:
            return
        if reading:
            self.removeShortcuts()
            self.each(lambda section: section.exit(), others)
        else:
            self.enter()

    def followPalette(self):
        """Slicer's style has changed: all sections dress anew."""
        self.each(lambda section: section.followPalette())

    def exit(self):
        """Give the keys back, and the layout where it is still ours."""
        self.isEntered = False
        self.removeShortcuts()
        self.each(lambda section: section.exit(), self.active())

    def each(self, deed, sections=None):
        """Do something with each section; one that fails does not stop the others, and the Error Log has the reason."""
        for section in self.sections if sections is None else sections:
            try:
                deed(section)
            except Exception:  # whatever it is: keys, layout and worker of the other sections must not hang on it
                logging.exception("The section %s failed", type(section).__name__)

    def removeShortcuts(self):
        """Give the keys back."""
        for shortcut in self.shortcuts:
            shortcut.setParent(None)
            shortcut.deleteLater()
        self.shortcuts = []

    def closeScene(self):
        """Stop what belongs to the scene that goes."""
        self.each(lambda section: section.closeScene())
        self.each(lambda section: section.disconnectParameters())
        self.session.runner.abandonAll()

    def openScene(self, parameterNode):
        """Show another scene's settings, case and results."""
        self.each(lambda section: section.disconnectParameters())
        self.session.setParameterNode(parameterNode)
        self.each(lambda section: section.connectParameters())

    def cleanup(self):
        """Stop everything."""
        self.watcher.stop()
        self.area.stop()
        self.removeShortcuts()
        self.each(lambda section: section.disconnectParameters())
        self.each(lambda section: section.cleanup())
        self.session.runner.stopAll()


def title(button):
    """The heading of a section's part of the help page, which is English whatever the panel's language."""
    return str(button.objectName).removesuffix("Button").capitalize()
