"""The dialog that chooses one of several PET series in a folder; nothing in it names a patient."""

import qt
from slicer.i18n import tr as _

UID = qt.Qt.UserRole
DESCRIPTION_COLUMN, PATIENT_COLUMN = 1, 5


class SeriesChoice:
    """PET series in lines: number, description, time, attenuation correction and slices.

    `series` are those of the worker's description. Nothing is chosen beforehand.
    """

    def __init__(self, parent, series):
        self.dialog = qt.QDialog(parent)
        self.dialog.windowTitle = _("Choose a PET series")
        self.dialog.objectName = "REDSeriesChoice"
        layout = qt.QVBoxLayout(self.dialog)
        hint = qt.QLabel(_("The folder holds several PET series, and nothing says which one is meant. Choose one."))
        hint.wordWrap = True
        layout.addWidget(hint)
        self.tree = qt.QTreeWidget()
        self.tree.objectName = "seriesTree"
        self.tree.toolTip = _("The PET series of the folder")
        self.tree.setRootIsDecorated(False)
        self.tree.setHeaderLabels(
            [_("Number"), _("Description"), _("Time"), _("Attenuation"), _("Slices"), _("Patient")]
        )
        for one in series:
            line = qt.QTreeWidgetItem(self.tree, texts(one))
            line.setData(0, UID, one["uid"])
        self.tree.setColumnHidden(PATIENT_COLUMN, len({one["patient"] for one in series}) < 2)
        self.tree.header().setStretchLastSection(False)
        for column in range(self.tree.columnCount):
            mode = qt.QHeaderView.Stretch if column == DESCRIPTION_COLUMN else qt.QHeaderView.ResizeToContents
            self.tree.header().setSectionResizeMode(column, mode)
        self.tree.connect("itemSelectionChanged()", self.enable)
        self.tree.connect("itemDoubleClicked(QTreeWidgetItem*,int)", self.acceptSeries)
        layout.addWidget(self.tree)
        self.buttons = qt.QDialogButtonBox()
        self.buttons.setStandardButtons(qt.QDialogButtonBox.Open | qt.QDialogButtonBox.Cancel)
        self.buttons.connect("accepted()", self.dialog.accept)
        self.buttons.connect("rejected()", self.dialog.reject)
        layout.addWidget(self.buttons)
        self.dialog.resize(560, 280)
        self.tree.setFocus()
        self.enable()

    def enable(self):
        """Something has to be chosen."""
        self.buttons.button(qt.QDialogButtonBox.Open).enabled = bool(self.chosen())

    def acceptSeries(self, _item, _column):
        """A double click on a series opens it."""
        self.dialog.accept()

    def chosen(self):
        """The UID of the chosen series; empty where there is none."""
        return "".join(str(item.data(0, UID)) for item in self.tree.selectedItems())

    def ask(self):
        """Let the user choose; the UID of the series, empty where the user cancels."""
        uid = self.chosen() if self.dialog.exec_() else ""
        self.dialog.deleteLater()
        return uid


def texts(one):
    """A series in columns; patients are numbered as the folder holds them."""
    return [
        one["number"] or "–",
        one["description"] or _("without description"),
        one["time"] or _("not stated"),
        correction(one["corrections"]),
        str(one["files"]),
        str(one["patient"]),
    ]


def correction(corrections):
    """Whether a series is corrected for attenuation, as its header says."""
    if not corrections:
        return _("not stated")
    return _("corrected") if "ATTN" in corrections else _("not corrected")
