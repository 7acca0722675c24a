"""The corrections of a scan in pieces, each with a check box: what is given, what is missing, and what that does."""

import qt
from slicer.i18n import tr as _

SCAN = ".toml"
CHOSEN = ("attenuation", "normalisation", "randoms", "scatter", "calibration")
GIVEN, MISSING = "given", "missing"
COLUMNS = 3


def rowsOf(case):
    """The table of corrections of a scan in pieces; empty for any other case."""
    levels = case.description["levels"]
    if not case.input.lower().endswith(SCAN) or "sinogram" not in levels[0]:
        return []
    return levels[0]["sinogram"].get("correction_table", [])


class CorrectionsDialog:
    """A row for each correction: a box for what the scan has, its state, and what it does to the numbers."""

    def __init__(self, parent, rows, without):
        self.dialog = qt.QDialog(parent)
        self.dialog.windowTitle = _("Corrections of the scan")
        self.dialog.objectName = "REDCorrections"
        layout = qt.QVBoxLayout(self.dialog)
        hint = qt.QLabel(_("Uncheck what is to be left out. The scan is read again without it, and its image says so."))
        hint.wordWrap = True
        layout.addWidget(hint)
        table = qt.QTableWidget(len(rows), COLUMNS)
        table.objectName = "correctionsTable"
        table.setHorizontalHeaderLabels([_("Correction"), _("State"), _("What that does to the numbers")])
        table.verticalHeader().visible = False
        table.setEditTriggers(qt.QAbstractItemView.NoEditTriggers)
        table.setSelectionMode(qt.QAbstractItemView.NoSelection)
        table.wordWrap = True
        self.boxes = {}
        for at, row in enumerate(rows):
            name, isLeftOut = row["correction"], row["correction"] in without
            if name in CHOSEN:
                box = self.boxes[name] = qt.QCheckBox(name)
                box.objectName = f"{name}CheckBox"
                box.checked = row["state"] == GIVEN
                box.enabled = row["state"] == GIVEN or isLeftOut
                table.setCellWidget(at, 0, box)
            else:
                table.setItem(at, 0, qt.QTableWidgetItem(name))
            table.setItem(at, 1, qt.QTableWidgetItem(_("left out") if isLeftOut else row["state"]))
            table.setItem(at, 2, qt.QTableWidgetItem(row["means"]))
        table.horizontalHeader().setStretchLastSection(True)
        table.resizeColumnsToContents()
        table.resizeRowsToContents()
        layout.addWidget(table)
        buttons = qt.QDialogButtonBox()
        buttons.setStandardButtons(qt.QDialogButtonBox.Ok | qt.QDialogButtonBox.Cancel)
        buttons.connect("accepted()", self.dialog.accept)
        buttons.connect("rejected()", self.dialog.reject)
        layout.addWidget(buttons)
        self.dialog.resize(880, 270)

    def ask(self):
        """Let the user choose; the names of what is left out, None where the user cancels."""
        accepted = self.dialog.exec_()
        left = [name for name, box in self.boxes.items() if box.enabled and not box.checked]
        self.dialog.deleteLater()
        return left if accepted else None
