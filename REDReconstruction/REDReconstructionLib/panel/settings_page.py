"""The settings page: which Python runs the worker, where results are kept, whether patients are named."""

from pathlib import Path

import ctk
import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.process import interpreter, settings

PAGE = "RED Low-Dose PET"
MEBIBYTE = 2**20


class ShowWatcher(qt.QObject):
    """Calls back when a widget comes into sight."""

    def __init__(self, callback):
        qt.QObject.__init__(self)
        self.callback = callback

    def eventFilter(self, _watched, event):
        """Look at the events of the widget, take none away."""
        if event.type() == qt.QEvent.Show:
            self.callback()
        return False


class SettingsPage:
    """The widgets of the page; what is changed counts at once."""

    def __init__(self, uiFile):
        self.panel = ctk.ctkSettingsPanel()
        self.widget = slicer.util.loadUI(uiFile)
        self.ui = slicer.util.childWidgetVariables(self.widget)
        layout = qt.QVBoxLayout(self.panel)
        layout.addWidget(self.widget)
        layout.addStretch(1)
        self.ui.pythonPath.filters = ctk.ctkPathLineEdit.Dirs
        self.ui.workPath.filters = ctk.ctkPathLineEdit.Dirs
        self.show()
        # An emptied path line says only that it is not valid any more.
        for line, changed in ((self.ui.pythonPath, self.onPython), (self.ui.workPath, self.onWorkPlace)):
            line.connect("currentPathChanged(QString)", changed)
            line.connect("validInputChanged(bool)", changed)
        self.ui.slicerPythonButton.connect("clicked()", self.onSlicerPython)
        self.ui.clearButton.connect("clicked()", self.onClear)
        self.ui.patientCheckBox.connect("toggled(bool)", self.onPatientLabels)
        self.watcher = ShowWatcher(self.show)
        self.widget.installEventFilter(self.watcher)

    def show(self):
        """Show what is set."""
        place = str(settings.workFolder().parent)
        for line, path in ((self.ui.pythonPath, settings.pythonEnvironment()), (self.ui.workPath, place)):
            blocked = line.blockSignals(True)
            line.currentPath = path
            line.blockSignals(blocked)
        self.ui.patientCheckBox.checked = settings.patientLabels()
        self.showPython()
        self.showSize()

    def showPython(self):
        """Say what will run the worker."""
        python = interpreter.interpreter()
        if not interpreter.isForeign():
            text = _("Slicer's own Python runs the worker.")
        elif Path(python).is_file():
            text = _("{python} runs the worker. Nothing is installed there.").format(python=python)
        else:
            text = _("There is no Python at {python}.").format(python=python)
        self.ui.pythonNote.text = text

    def showSize(self):
        """Say how much is kept."""
        size = settings.folderSize(settings.workFolder()) / MEBIBYTE
        self.ui.sizeLabel.text = _("{size} MiB are kept there").format(
            size=f"{size:.0f}" if size >= 1 else f"{size:.1f}"
        )
        self.ui.clearButton.enabled = size > 0

    def onPython(self, _change=None):
        """Another Python is to run the worker."""
        settings.keep(settings.PYTHON, str(self.ui.pythonPath.currentPath))
        self.showPython()

    def onSlicerPython(self):
        """Go back to Slicer's own Python."""
        self.ui.pythonPath.currentPath = ""
        self.onPython()

    def onWorkPlace(self, _change=None):
        """Keep cases and results elsewhere from now on."""
        settings.keep(settings.WORK_PLACE, str(self.ui.workPath.currentPath))
        self.showSize()

    def onPatientLabels(self, shown):
        """Show or hide who the patients are."""
        settings.keep(settings.PATIENT_LABELS, bool(shown))

    def onClear(self):
        """Remove what is kept, after a question."""
        question = _(
            "Remove all opened cases and restorations from {folder}? Your own files stay. A case that is open now has "
            "to be opened again."
        ).format(folder=settings.workFolder())
        if slicer.util.confirmOkCancelDisplay(question, _("Clear the work folder")):
            settings.clearWorkFolder()
            self.showSize()


def register(uiFile=None):
    """Add the page to Slicer's settings; returns it. Its life is that of the application."""
    page = SettingsPage(uiFile or str(Path(__file__).resolve().parents[2] / "Resources" / "UI" / "Settings.ui"))
    slicer.app.settingsDialog().addPanel(PAGE, page.panel)
    pages[PAGE] = page
    return page


pages = {}
"""What was registered: Python keeps it alive for Qt, until another of its name takes its place."""
