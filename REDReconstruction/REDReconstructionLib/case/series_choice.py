"""One of several PET series in a folder is chosen; nothing in the dialog names a patient."""

from slicer.i18n import tr as _

from REDReconstructionLib.case.choice_dialog import ChoiceDialog

DESCRIPTION_COLUMN, PATIENT_COLUMN = 1, 5


def seriesDialog(parent, series):
    """The dialog of PET series: number, description, time, attenuation correction and slices."""
    dialog = ChoiceDialog(
        parent,
        "series",
        _("Choose a PET series"),
        _("The folder holds several PET series, and nothing says which one is meant. Choose one."),
        [_("Number"), _("Description"), _("Time"), _("Attenuation"), _("Slices"), _("Patient")],
        [texts(one) for one in series],
        DESCRIPTION_COLUMN,
    )
    dialog.tree.setColumnHidden(PATIENT_COLUMN, len({one["patient"] for one in series}) < 2)
    return dialog


def askForSeries(parent, series):
    """Let the user choose; the UID of the series, empty where the user cancels."""
    return "".join(series[line]["uid"] for line in seriesDialog(parent, series).ask())


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
