"""The case list: the cases of a folder, one after the other, and which of them have been restored."""

import hashlib
import json

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.case.opener import Request
from REDReconstructionLib.process import jobs, settings
from REDReconstructionLib.process.runner import Listener
from REDReconstructionLib.scene import roles
from REDReconstructionLib.session.steps import Steps

CASES_FILE = "cases.json"
KEY_LENGTH = 12
SHOWN_ROWS, ROW_HEIGHT = 6, 20
NEXT_KEY, PREVIOUS_KEY = "N", "P"
"""Free in Slicer's main window and views, where Alt+Left and Alt+Right change the module."""


class CaseList:
    """The list of a folder's cases with its buttons. Choosing a case, by mouse or key, opens it.

    `openRequest(request)` opens a case, `onRefused(sentence, log)` tells why a case or the folder cannot be opened.
    """

    def __init__(self, ui, session, icons, openRequest, onRefused):
        self.ui = ui
        self.session = session
        self.icons = icons
        self.openRequest = openRequest
        self.onRefused = onRefused
        self.folder = ""
        self.entries = []
        self.run = None
        self.steps = Steps()
        self.withNames = settings.patientLabels()
        self.invitation = ui.emptyLabel.text
        ui.casesList.connect("currentRowChanged(int)", self.onRow)
        ui.previousCaseButton.connect("clicked()", self.previous)
        ui.nextCaseButton.connect("clicked()", self.next)
        ui.closeListButton.connect("clicked()", self.close)
        self.show([])

    def followFolder(self, folder):
        """Show the list that another scene names, or none."""
        if folder and folder != self.folder:
            self.load(folder)
        elif not folder:
            self.close()

    def load(self, folder):
        """List the cases of a folder, in the background."""
        self.cancel()
        self.folder = str(folder)
        self.session.parameters.caseListFolder = self.folder
        self.show([])
        name = hashlib.sha256(self.folder.encode()).hexdigest()[:KEY_LENGTH]
        job = {
            "command": "cases",
            "folder": self.folder,
            "out": str(jobs.workFolder() / "lists" / name),
            "overwrite": True,
        }
        self.run = self.session.runner.start(job, Listener(onDone=self.listed, onFailed=self.failed))

    def listed(self, out, _files):
        """The cases of the folder are known."""
        self.run = None
        self.show(json.loads((out / CASES_FILE).read_text(encoding="utf-8")))

    def failed(self, sentence, log):
        """The folder holds no cases."""
        self.run = None
        self.close()
        self.onRefused(sentence, log)

    def close(self):
        """Show no list any more; the open case stays."""
        self.cancel()
        self.folder = ""
        self.session.parameters.caseListFolder = ""
        self.show([])

    def cancel(self):
        """Give up what is on its way."""
        self.steps.stop()
        run, self.run = self.run, None
        if run is not None:
            run.cancel()

    def show(self, entries):
        """Fill the list."""
        self.entries = list(entries)
        widget = self.ui.casesList
        blocked = widget.blockSignals(True)
        widget.clear()
        for index, entry in enumerate(self.entries):
            item = qt.QListWidgetItem(self.label(index))
            item.setToolTip(entry.get("refusal") or entry["path"] if self.withNames else self.label(index))
            widget.addItem(item)
        widget.blockSignals(blocked)
        self.ui.listFrame.visible = bool(self.folder)
        found = _("{count} cases").format(count=len(self.entries))
        # One line: beside the list there is no room for more.
        choose = _("Choose a case of the list below, or press {key}.").format(key=NEXT_KEY)
        self.ui.emptyLabel.text = choose if self.folder else self.invitation
        self.ui.listLabel.text = found if self.entries else _("Looking for cases…")
        self.mark()
        rows = min(max(1, len(self.entries)), SHOWN_ROWS)
        widget.setFixedHeight(rows * max(widget.sizeHintForRow(0), ROW_HEIGHT) + 2 * widget.frameWidth)
        self.follow()

    def label(self, index):
        """What the list says of a case: its number, or its folder's name where the user asked for patient labels."""
        entry = self.entries[index]
        name = entry["name"] if self.withNames else caseName(index)
        what = _("cannot be opened") if isRefused(entry) else ", ".join(entry["levels"]) or _("to be chosen")
        return f"{name}  ·  {what}"

    def mark(self):
        """Show which cases have been restored, and which cannot be opened: in steps, for each looks at many files."""
        self.steps.start(self.marking(), lambda _value: None, lambda _error: None)

    def marking(self):
        """The steps that mark one case after the other."""
        for index, entry in enumerate(self.entries):
            isRestored = not isRefused(entry) and bool(jobs.finishedResults(jobs.fingerprint(entry["path"])))
            icon = "Refused" if isRefused(entry) else "Restored" if isRestored else "NotRestored"
            self.ui.casesList.item(index).setIcon(self.icons[icon])
            yield

    def markOpen(self):
        """The open case has results, or none any more."""
        row = self.openRow()
        if row is not None:
            icon = "Restored" if roles.results(self.session.case.key) else "NotRestored"
            self.ui.casesList.item(row).setIcon(self.icons[icon])

    def openRow(self):
        """The row of the open case; None where it is not in the list."""
        paths = [entry["path"] for entry in self.entries]
        case = self.session.case
        return paths.index(case.input) if case is not None and case.input in paths else None

    def follow(self):
        """Point at the open case, and enable what leads on from there."""
        row = self.openRow()
        if row is not None:
            widget = self.ui.casesList
            blocked = widget.blockSignals(True)
            widget.setCurrentRow(row)
            widget.blockSignals(blocked)
        self.enable()

    def enable(self):
        """Enable the buttons that lead to another case."""
        row, idle = self.ui.casesList.currentRow, not self.session.state.busy
        self.ui.casesList.enabled = idle
        self.ui.previousCaseButton.enabled = idle and row > 0
        self.ui.nextCaseButton.enabled = idle and row + 1 < len(self.entries)

    def next(self):
        """Open the next case."""
        self.step(1)

    def previous(self):
        """Open the previous case."""
        self.step(-1)

    def step(self, by):
        """Go on in the list; at its ends nothing happens."""
        row = self.ui.casesList.currentRow + by
        if 0 <= row < len(self.entries) and not self.session.state.busy:
            self.ui.casesList.setCurrentRow(row)

    def onRow(self, row):
        """Open a case of the list."""
        if not 0 <= row < len(self.entries):
            return
        self.enable()
        entry = self.entries[row]
        if isRefused(entry):
            named = entry["path"] if self.withNames else caseName(row)
            self.onRefused(entry["refusal"].replace(entry["path"], named), "")
        else:
            self.openRequest(Request(entry["path"], "folder", caseName(row)))

    def setNames(self, withNames):
        """Name the cases after their folders, or number them."""
        self.withNames = withNames
        self.show(self.entries)


def isRefused(entry):
    """Whether a case cannot be opened, not even once something of it is chosen."""
    return bool(entry.get("refusal")) and not entry.get("choice")


def caseName(index):
    """A label for a case of the list that tells nothing of the patient."""
    return _("Case {number}").format(number=index + 1)
