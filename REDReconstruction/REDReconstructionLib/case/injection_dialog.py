"""What the user says of the injection where the file says it wrongly: the unit of the dose, and the time."""

import qt
from slicer.i18n import tr as _

UNITS = ("Bq", "kBq", "MBq", "uCi", "mCi")


class InjectionDialog:
    """The unit of the injected dose and the time of the injection, each as the file says unless the user says it."""

    def __init__(self, parent, stated):
        self.dialog = qt.QDialog(parent)
        self.dialog.windowTitle = _("What was injected")
        self.dialog.objectName = "REDInjection"
        layout = qt.QFormLayout(self.dialog)
        hint = qt.QLabel(
            _(
                "Say what the file says wrongly, such as a dose in another unit or a time in UTC. SUV and exported "
                "series follow it, and tell that it was said here."
            )
        )
        hint.wordWrap = True
        layout.addRow(hint)
        self.unit = qt.QComboBox()
        self.unit.objectName = "doseUnitComboBox"
        self.unit.toolTip = _("The unit in which the number of the injected dose is meant")
        self.unit.addItem(_("as the file says"), "")
        for unit in UNITS:
            self.unit.addItem(unit, unit)
        self.unit.setCurrentIndex(self.unit.findData(stated.get("dose_unit", "")))
        layout.addRow(_("Dose is in:"), self.unit)
        self.time = qt.QLineEdit(stated.get("injection_time", ""))
        self.time.objectName = "injectionTimeEdit"
        self.time.placeholderText = _("as the file says")
        self.time.toolTip = _(
            "The scanner's local time of the injection, such as 10:05 or 10:05:30; with a date, 2026-01-05T10:05"
        )
        layout.addRow(_("Injected at:"), self.time)
        buttons = qt.QDialogButtonBox()
        buttons.setStandardButtons(qt.QDialogButtonBox.Ok | qt.QDialogButtonBox.Cancel)
        buttons.connect("accepted()", self.dialog.accept)
        buttons.connect("rejected()", self.dialog.reject)
        layout.addRow(buttons)
        self.unit.setFocus()

    def ask(self):
        """Let the user say it; the fields of a job, empty for what the file says, None where the user cancels."""
        accepted = self.dialog.exec_()
        said = {"dose_unit": self.unit.itemData(self.unit.currentIndex), "injection_time": self.time.text.strip()}
        self.dialog.deleteLater()
        return {name: text for name, text in said.items() if text} if accepted else None
