"""The dialog that chooses PET series of Slicer's DICOM database, with patient labels or without."""

import qt
from slicer.i18n import tr as _

from REDReconstructionLib.case.table import dateText, named

UID = qt.Qt.UserRole
DOSE_COLUMN = 2
DOSES = (1, 4, 10, 20, 50, 100)
"""The dose reduction factors that can be said of a series; 1 is full dose."""


class SeriesChooser:
    """Patients, studies and PET series as a tree; several series together are the dose levels of one case."""

    def __init__(self, parent, patients, withPatient):
        self.patients = patients
        self.doses = {}
        self.dialog = qt.QDialog(parent)
        self.dialog.windowTitle = _("Open PET series from the DICOM database")
        self.dialog.objectName = "REDSeriesChooser"
        layout = qt.QVBoxLayout(self.dialog)
        hint = qt.QLabel(_("Choose one series, or the study whose series are the dose levels of one case."))
        hint.wordWrap = True
        layout.addWidget(hint)
        self.tree = qt.QTreeWidget()
        self.tree.objectName = "seriesTree"
        self.tree.setHeaderLabels([_("Series"), _("Images"), _("Dose")])
        self.tree.setSelectionMode(qt.QAbstractItemView.ExtendedSelection)
        self.tree.connect("itemSelectionChanged()", self.enable)
        self.tree.connect("itemDoubleClicked(QTreeWidgetItem*,int)", self.acceptSeries)
        layout.addWidget(self.tree)
        self.labels = qt.QCheckBox(_("Show patient names"))
        self.labels.objectName = "patientLabelsCheckBox"
        self.labels.toolTip = _("Off: patients and studies are numbered, and no name, ID or date is shown")
        self.labels.checked = bool(withPatient)
        self.labels.connect("toggled(bool)", self.fill)
        layout.addWidget(self.labels)
        self.buttons = qt.QDialogButtonBox()
        self.buttons.setStandardButtons(qt.QDialogButtonBox.Open | qt.QDialogButtonBox.Cancel)
        self.buttons.connect("accepted()", self.dialog.accept)
        self.buttons.connect("rejected()", self.dialog.reject)
        layout.addWidget(self.buttons)
        self.dialog.resize(480, 420)
        self.fill(bool(withPatient))

    def fill(self, withPatient):
        """Build the tree anew."""
        self.tree.clear()
        for patient in self.patients:
            top = branch(self.tree, patientText(patient, withPatient))
            for study in patient.studies:
                middle = branch(top, studyText(study, withPatient))
                for series in study.series:
                    text = series.description or _("Series {number}").format(number=series.number)
                    leaf = branch(middle, text, str(series.files))
                    leaf.setData(0, UID, series.uid)
                    self.tree.setItemWidget(leaf, DOSE_COLUMN, self.doseChoice(series.uid))
        self.tree.expandAll()
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, qt.QHeaderView.Stretch)
        for column in (1, DOSE_COLUMN):
            self.tree.header().setSectionResizeMode(column, qt.QHeaderView.ResizeToContents)
        self.enable()

    def doseChoice(self, uid):
        """The choice of a series' dose; what was chosen before the tree was built anew is kept."""
        combo = qt.QComboBox()
        combo.objectName = f"dose {uid}"
        combo.toolTip = _("The dose of the series, where its description does not say it")
        combo.addItem(_("as described"), 0)
        for drf in DOSES:
            combo.addItem(_("full dose") if drf == 1 else _("DRF {drf}").format(drf=drf), drf)
        combo.setCurrentIndex(combo.findData(self.doses.get(uid, 0)))

        def keep(index):
            self.doses[uid] = int(combo.itemData(index))

        combo.connect("currentIndexChanged(int)", keep)
        return combo

    def enable(self):
        """Something has to be chosen."""
        self.buttons.button(qt.QDialogButtonBox.Open).enabled = bool(self.chosen())

    def acceptSeries(self, item, _column):
        """A double click on a series opens it."""
        if item.data(0, UID):
            self.dialog.accept()

    def chosen(self):
        """The UIDs of the chosen series, those of chosen studies and patients among them, each once."""
        uids = []
        for item in self.tree.selectedItems():
            uids += leaves(item)
        return list(dict.fromkeys(uids))

    def ask(self):
        """Let the user choose; the dose reduction factor of each series by its UID (None: as described).

        Empty where the user cancels.
        """
        uids = self.chosen() if self.dialog.exec_() else []
        self.dialog.deleteLater()
        return {uid: self.doses.get(uid) or None for uid in uids}


def branch(parent, *texts):
    """A new line of the tree."""
    return qt.QTreeWidgetItem(parent, list(texts))


def leaves(item):
    """The series UIDs at or under a line."""
    uid = item.data(0, UID)
    if uid:
        return [str(uid)]
    return [uid for index in range(item.childCount()) for uid in leaves(item.child(index))]


def patientText(patient, withPatient):
    """A patient's name and ID, or the number alone."""
    return named(patient.name, patient.identity) if withPatient else _("Patient {number}").format(number=patient.number)


def studyText(study, withPatient):
    """A study's description and date, or the number alone."""
    if withPatient:
        return named(study.description, dateText(study.date))
    return _("Study {number}").format(number=study.number)
