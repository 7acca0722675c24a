"""The case list: the cases of a folder as a work list, one opened after the other, all restored in the background."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.case import work_list
from REDReconstructionLib.case.batch import Batch
from REDReconstructionLib.case.cohort import Cohort
from REDReconstructionLib.case.folder_reader import FolderReader
from REDReconstructionLib.case.opener import Request
from REDReconstructionLib.process import jobs, settings
from REDReconstructionLib.scene import importing, roles
from REDReconstructionLib.session.session import RESULTS
from REDReconstructionLib.session.steps import Steps

SHOWN_ROWS, ROW_HEIGHT = 8, 20
NEXT_KEY, PREVIOUS_KEY = "N", "P"
"""Free in Slicer's main window and views, where Alt+Left and Alt+Right change the module."""
MARKS = {work_list.REFUSED: "Refused", work_list.FAILED: "Refused", work_list.RESTORED: "Restored"}


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
        self.shown = []
        self.order = (work_list.CASE, False)
        self.reader = FolderReader(session.runner, self.grow, self.show, self.failed)
        self.steps, self.bringing = Steps(), Steps()
        self.batch = Batch(session, self.onBatch, self.onResult, self.onBatchEnd)
        self.cohort = Cohort(ui, session, lambda: self.folder, self.tell, onRefused)
        self.withNames = settings.patientLabels()
        self.invitation = ui.emptyLabel.text
        for state, text in work_list.choices():
            ui.stateCombo.addItem(text, state)
        table = ui.casesTable
        table.setHorizontalHeaderLabels([_("Case"), _("State"), _("Evidence"), _("Doses")])
        table.horizontalHeader().connect("sectionClicked(int)", self.onHeader)
        table.connect("currentCellChanged(int,int,int,int)", self.onCell)
        ui.filterEdit.connect("textChanged(QString)", self.arrange)
        ui.stateCombo.connect("currentIndexChanged(int)", self.arrange)
        ui.restoreAllButton.connect("clicked()", self.onRestoreAll)
        ui.previousCaseButton.connect("clicked()", self.previous)
        ui.nextCaseButton.connect("clicked()", self.next)
        ui.closeListButton.connect("clicked()", self.close)
        self.show([])

    # The folder

    def followFolder(self, folder):
        """Show the list that another scene names, or none."""
        if folder and folder != self.folder:
            self.load(folder)
        elif not folder:
            self.close()

    def load(self, folder):
        """List the cases of a folder: their names at once, what they are as they are read."""
        self.cancel()
        self.folder = str(folder)
        self.session.parameters.caseListFolder = self.folder
        self.show([])
        self.reader.read(self.folder)

    def grow(self, entries, done, total, secondsLeft):
        """Show what has been read by now."""
        self.entries = entries
        self.arrange()
        left = "" if secondsLeft is None else ", " + work_list.durationText(secondsLeft)
        self.ui.listLabel.text = _("Reading case {done} of {total}").format(done=done, total=total) + left

    def failed(self, sentence, log):
        """The folder holds no cases."""
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
        self.batch.stop()
        self.cohort.stop()
        self.steps.stop()
        self.bringing.stop()
        self.reader.cancel()

    # What is shown

    def show(self, entries):
        """Show another list."""
        self.entries = list(entries)
        self.ui.listFrame.visible = bool(self.folder)
        # One line: beside the list there is no room for more.
        choose = _("Choose a case of the list below, or press {key}.").format(key=NEXT_KEY)
        self.ui.emptyLabel.text = choose if self.folder else self.invitation
        self.arrange()
        self.tell()
        self.mark()

    def arrange(self, _change=None):
        """Fill the table in the order and with the cases that are wanted."""
        table, ui = self.ui.casesTable, self.ui
        column, descending = self.order
        state = str(ui.stateCombo.itemData(ui.stateCombo.currentIndex) or "")
        words = str(ui.filterEdit.text)
        self.shown = work_list.shownRows(self.entries, column, descending, words, state, self.nameOf)
        blocked = table.blockSignals(True)
        table.setRowCount(len(self.shown))
        for row in range(len(self.shown)):
            self.fillRow(row)
        for column in range(work_list.DOSES):
            table.resizeColumnToContents(column)
        table.blockSignals(blocked)
        rows = min(max(1, len(self.shown)), SHOWN_ROWS)
        height = max(table.rowHeight(0), ROW_HEIGHT) * rows + table.horizontalHeader().sizeHint.height()
        table.setFixedHeight(height + 2 * table.frameWidth)
        self.follow()

    def fillRow(self, row):
        """Write what is known of a case into its row."""
        index = self.shown[row]
        entry = self.entries[index]
        name = self.nameOf(index)
        texts = (name, work_list.stateText(entry), work_list.evidenceText(entry), work_list.dosesText(entry))
        tip = ": ".join(text for text in texts if text)
        if self.withNames:
            tip = entry.refusal or entry.reason or entry.path
        for column, text in enumerate(texts):
            item = qt.QTableWidgetItem(text)
            item.setToolTip(tip)
            if column == work_list.CASE:
                item.setIcon(self.icons[MARKS.get(entry.state, "NotRestored")])
            self.ui.casesTable.setItem(row, column, item)

    def refreshEntry(self, entry):
        """Something is other in one entry."""
        index = next(number for number, one in enumerate(self.entries) if one is entry)
        if index in self.shown:
            blocked = self.ui.casesTable.blockSignals(True)
            self.fillRow(self.shown.index(index))
            self.ui.casesTable.blockSignals(blocked)

    def nameOf(self, index):
        """What a case is called: its number, or its folder's name where the user asked for patient labels."""
        return self.entries[index].name if self.withNames else caseName(index)

    def tell(self):
        """How many cases there are, how many are restored, and how long the others take."""
        if not self.entries:
            self.ui.listLabel.text = _("Looking for cases…")
            return
        self.ui.listLabel.text = work_list.summary(self.entries, self.batch.times)

    def mark(self):
        """See which cases have been restored: in steps, for each looks at many files."""
        self.steps.start(self.marking(), lambda _value: self.tell(), lambda _error: None)

    def marking(self):
        """The steps that look at one case after the other."""
        for entry in list(self.entries):
            entry.lookAtResults()
            self.refreshEntry(entry)
            yield

    def markOpen(self):
        """The open case has other results."""
        index = self.openIndex()
        if index is not None:
            drfs = {role.drf for role in roles.results(self.session.case.key)}
            self.entries[index].done = frozenset(drfs)
            self.refreshEntry(self.entries[index])
            self.tell()

    def openIndex(self):
        """The index of the open case; None where it is not in the list."""
        case = self.session.case
        paths = [entry.path for entry in self.entries]
        return paths.index(case.input) if case is not None and case.input in paths else None

    def openRow(self):
        """The row of the open case; None where it is not shown."""
        index = self.openIndex()
        return self.shown.index(index) if index in self.shown else None

    def follow(self):
        """Point at the open case, and enable what leads on from there."""
        table, row = self.ui.casesTable, self.openRow()
        blocked = table.blockSignals(True)
        table.setCurrentCell(-1 if row is None else row, 0)
        table.blockSignals(blocked)
        self.enable()

    def enable(self):
        """Enable what leads to another case, and what restores all."""
        row, idle = self.ui.casesTable.currentRow(), not self.session.state.busy
        self.ui.casesTable.enabled = idle
        self.ui.previousCaseButton.enabled = idle and row > 0
        self.ui.nextCaseButton.enabled = idle and row + 1 < len(self.shown)
        isBusy = self.batch.isBusy
        self.ui.restoreAllButton.text = _("Stop") if isBusy else _("Restore all")
        canStart = idle and not self.reader.isBusy and work_list.openLevels(self.entries) > 0
        self.ui.restoreAllButton.enabled = isBusy or canStart
        self.cohort.enable(idle and not self.reader.isBusy and bool(self.entries))

    # What the user does

    def onHeader(self, column):
        """Another order; the same column again turns it round. Contradicted findings come first at once."""
        known, descending = self.order
        turned = not descending if column == known else column == work_list.EVIDENCE
        self.order = (column, turned)
        self.arrange()

    def next(self):
        """Open the next case."""
        self.step(1)

    def previous(self):
        """Open the previous case."""
        self.step(-1)

    def step(self, by):
        """Go on in the list; at its ends nothing happens."""
        row = self.ui.casesTable.currentRow() + by
        if 0 <= row < len(self.shown) and not self.session.state.busy:
            self.ui.casesTable.setCurrentCell(row, 0)

    def onCell(self, row, _column, before, _columnBefore):
        """Open a case of the list."""
        if not 0 <= row < len(self.shown) or row == before:
            return
        self.enable()
        index = self.shown[row]
        entry = self.entries[index]
        if entry.refusal:
            self.onRefused(
                entry.refusal.replace(entry.path, self.nameOf(index) if not self.withNames else entry.path), ""
            )
        elif entry.levels is not None:
            self.openRequest(Request(entry.path, "folder", caseName(index)))

    def setNames(self, withNames):
        """Name the cases after their folders, or number them."""
        self.withNames = withNames
        self.arrange()

    # All of them

    def onRestoreAll(self):
        """Restore all cases in the background, or stop that."""
        if self.batch.isBusy:
            self.batch.stop()
        else:
            self.batch.start(self.entries)
            self.enable()

    def onBatch(self, entry):
        """The state of a case is another one."""
        self.refreshEntry(entry)
        self.tell()

    def onResult(self, case, drf, folder):
        """A level of a case is restored: it joins the scene where that case is open."""
        entry = next(one for one in self.entries if one.path == case.input)
        count = work_list.contradictedIn(folder)
        if count is not None:
            entry.contradicted = (entry.contradicted or 0) + count
            self.refreshEntry(entry)
        if self.session.case is not None and self.session.case.key == case.key and not self.session.opening:
            work = importing.importRun(self.session.case, folder, drf, jobs.runRecord(folder)["method"])
            self.bringing.start(
                work, lambda _nodes: self.session.tell(RESULTS), lambda error: self.onRefused(str(error), "")
            )

    def onBatchEnd(self, sentence):
        """Nothing is restored any more."""
        if sentence:
            self.onRefused(sentence, "")
        self.tell()
        self.enable()


def caseName(index):
    """A label for a case of the list that tells nothing of the patient."""
    return _("Case {number}").format(number=index + 1)
