"""How the Case section shows its texts: the table with a mark beside what is missing or warned of, paths, stages."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.case.table import MISSING, WARNING

ICONS = {MISSING: "CaseMissing", WARNING: "CaseWarning"}
ROW_PADDING = 5


class CaseView:
    """Shows rows (`case_table.Row`) in a `QTableWidget`; `icon(name)` gives a picture."""

    def __init__(self, table, icon):
        self.table = table
        self.icons = {kind: icon(name) for kind, name in ICONS.items()}
        table.horizontalHeader().connect("sectionResized(int,int,int)", self.fit)

    def show(self, rows):
        """Put rows into the table."""
        table = self.table
        table.setRowCount(len(rows))
        muted = qt.QBrush(table.palette.color(qt.QPalette.PlaceholderText))
        for index, row in enumerate(rows):
            label, text = qt.QTableWidgetItem(row.label), qt.QTableWidgetItem(breakable(row.text))
            label.setForeground(muted)
            text.setToolTip(row.text)
            if row.kind in self.icons:
                text.setIcon(self.icons[row.kind])
            table.setItem(index, 0, label)
            table.setItem(index, 1, text)
        table.resizeColumnToContents(0)
        self.fit()

    def fit(self, *_section):
        """Make the table as high as its rows."""
        table = self.table
        table.resizeRowsToContents()
        for row in range(table.rowCount):
            table.setRowHeight(row, table.rowHeight(row) + ROW_PADDING)
        height = sum(table.rowHeight(row) for row in range(table.rowCount))
        table.setFixedHeight(height + 2 * table.frameWidth)


def breakable(text):
    """A text whose paths may break into lines at each separator."""
    return text.replace("/", "/\u200b").replace("\\", "\\\u200b")


def stageText(stage):
    """A stage of opening a case for people."""
    texts = {
        **dict.fromkeys(("read", "read folder", "read headers", "read images", "write"), _("Reading the case")),
        "simulate": _("Simulating low doses"),
        "reconstruct": _("Making the sample case"),
        "import": _("Bringing the images into the scene"),
    }
    return texts.get(stage, _("Opening the case"))
