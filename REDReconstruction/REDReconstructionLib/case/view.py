"""How the Case section looks: its pictures, the table with a mark beside what is missing or warned of, its stages."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.case.table import MISSING, WARNING

ICONS = {MISSING: "CaseMissing", WARNING: "CaseWarning"}
ROW_PADDING = 5
BUTTON_ICONS = {
    "dicomButton": "CaseDicom",
    "folderButton": "CaseFolder",
    "fileButton": "CaseFile",
    "volumesButton": "CaseVolumes",
    "listButton": "CaseList",
    "ladderButton": "CaseLadder",
    "previousCaseButton": "CasePrevious",
    "nextCaseButton": "CaseNext",
}
MESSAGE_STYLE = (
    "QFrame#messageFrame {background: rgba(210, 96, 78, 36); border: 1px solid rgba(210, 96, 78, 120);"
    " border-radius: 4px;}"
)
EMPTY_STYLE = (
    "QFrame#emptyFrame {background: rgba(91, 143, 196, 22); border: 1px dashed rgba(91, 143, 196, 130);"
    " border-radius: 4px;}"
)
ICON_SIZE = 18
LARGE_ICON_SIZE = 40


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


def dress(ui, icon):
    """Give the section's buttons and frames their pictures, which suit light and dark palettes."""
    for name, file in BUTTON_ICONS.items():
        getattr(ui, name).setIcon(icon(file))
    ui.messageIcon.setPixmap(icon("CaseRefused").pixmap(ICON_SIZE, ICON_SIZE))
    ui.emptyIcon.setPixmap(icon("CaseSample").pixmap(LARGE_ICON_SIZE, LARGE_ICON_SIZE))
    ui.messageFrame.styleSheet = MESSAGE_STYLE
    ui.emptyFrame.styleSheet = EMPTY_STYLE


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
