"""The panel: seven sections that scroll between a head and a foot that stay, one session that they share."""

import contextlib
import importlib
import logging

import qt
import slicer

from REDReconstructionLib.panel import help
from REDReconstructionLib.panel.examination import Examination
from REDReconstructionLib.panel.palette_watcher import PaletteWatcher
from REDReconstructionLib.panel.sections_area import SectionsArea
from REDReconstructionLib.process.runner import Runner, stayingCommand
from REDReconstructionLib.session.session import READING, Session

SECTIONS = ("case", "restore", "compare", "evidence", "measure", "export", "study")
"""The rooms of the sections, from above: each has a class in its `section.py` and a button in the panel of its name."""
PAUSE_MS = 1
"""The window's turn between two steps of building; what follows after 0 ms may come before it."""
LATER = ("numpy.f2py", "numpy.testing", "scipy.special", "scipy.ndimage")
"""What the liver's sphere, lesions and profiles import: at once, with the first click, it would hold the window up."""
HELP_KEY = "F1"
UNLIMITED = 16777215
"""Qt's largest height."""


class Panel:
    """Builds the sections into the module's layout, a step in a turn of the event loop; passes on what Slicer tells."""

    def __init__(self, layout, resourcePath, parameterNode):
        self.resourcePath = resourcePath
        self.widget = slicer.util.loadUI(resourcePath("UI/REDReconstruction.ui"))
        self.widget.setMRMLScene(slicer.mrmlScene)
        self.widget.setUpdatesEnabled(False)  # until it is whole: what is half built would jump before the user's eyes
        layout.addWidget(self.widget)
        self.ui = slicer.util.childWidgetVariables(self.widget)
        self.session = Session(parameterNode, Runner(command=stayingCommand))
        self.sections = {}
        self.lacking = list(SECTIONS)
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
        self.building = self.steps()
        self.timer = qt.QTimer(self.widget)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PAUSE_MS)
        self.timer.connect("timeout()", self.buildOn)
        self.buildOn()

    def buildOn(self):
        """Take a step, and the next one once the window had its turn."""
        if next(self.building, False):
            self.timer.start()

    def steps(self):
        """Import each section that lacks and build it, then import what they need later, a step each."""
        yield True
        while self.lacking:
            with contextlib.suppress(Exception):  # building it says what is wrong
                kindOf(self.lacking[0])
            yield True
            if self.lacking:
                self.buildNext()
            yield True
        for name in LATER:
            with contextlib.suppress(ImportError):  # who needs it says what is missing
                importlib.import_module(name)
            yield True

    def buildNext(self):
        """Build the next section; the panel is shown with the last one."""
        room = self.lacking.pop(0)
        try:
            self.build(room)
        except Exception:  # whatever it is: the others are built, and the Error Log has the reason
            logging.exception("The section %s could not be built", room)
            self.button(room).setEnabled(False)
        if not self.lacking:
            self.widget.setUpdatesEnabled(True)

    def build(self, room):
        """Build a section with what stays in sight above and below all of them; who is in the module enters it too."""
        section = self.sections[room] = kindOf(room)(self.session, self.button(room), self.resourcePath)
        help.explain(self.button(room))
        if section.head is not None:
            self.widget.layout().insertWidget(0, section.head)
        if section.foot is not None:
            self.widget.layout().addWidget(section.foot)
        if self.isEntered:
            self.each(self.enterSection, [section])

    def section(self, room):
        """The section of a room, built now where its turn has not come: how the file reader and others reach it."""
        while room not in self.sections and self.lacking:
            self.buildNext()
        return self.sections[room]

    def button(self, room):
        """The button that folds a section."""
        return getattr(self.ui, f"{room}Button")

    def enter(self):
        """Make the keys work and show the compare layout; while a study is read, the study alone."""
        self.isEntered = True
        self.addKey(HELP_KEY, self.onHelpKey)
        self.each(self.enterSection, self.active())

    def enterSection(self, section):
        """Make a section's keys work, and let it show what it has in the views."""
        for key, callback in section.shortcuts():
            self.addKey(key, callback)
        section.enter()

    def addKey(self, key, callback):
        """Let a key do something as long as the module is open."""
        shortcut = qt.QShortcut(qt.QKeySequence(key), slicer.util.mainWindow())
        shortcut.connect("activated()", callback)
        self.shortcuts.append(shortcut)

    def active(self):
        """The sections that the user can use: while a study is read, the study alone."""
        return [section for room, section in self.sections.items() if room == "study" or not self.session.reading]

    def onHelp(self):
        """Open the whole page."""
        help.showHelp(self.helpPage)

    def onHelpKey(self):
        """Open the part of the page that belongs to the section where the user is."""
        help.showHelp(self.helpPage, help.sectionHere([(self.button(room), room.capitalize()) for room in SECTIONS]))

    def onExamine(self):
        """Examine this computer."""
        self.examination = Examination(self.session.runner)

    def onReading(self):
        """A study begins or ends: whatever could tell how its images were made goes, and comes back."""
        reading = self.session.reading
        others = [section for room, section in self.sections.items() if room != "study"]
        for room in SECTIONS:
            self.button(room).setVisible(room == "study" or not reading)
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
        for section in list(self.sections.values()) if sections is None else sections:
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
        self.timer.stop()
        self.building.close()
        self.lacking = []
        self.watcher.stop()
        self.area.stop()
        self.removeShortcuts()
        self.each(lambda section: section.disconnectParameters())
        self.each(lambda section: section.cleanup())
        self.session.runner.stopAll()


def kindOf(room):
    """The class of a room's section, imported when its turn comes."""
    return getattr(importlib.import_module(f"REDReconstructionLib.{room}.section"), f"{room.capitalize()}Section")
