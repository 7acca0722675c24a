"""The check box that asks for evidence: on where counts are measured, off and explained where there are none."""

from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs

TIMES_LONGER = 5
"""The case as it is, and once more for each of the four parts of the counts."""


class EvidenceChoice:
    """The check box and what it says of time, memory, or why there is no evidence; `onChanged()` follows a click."""

    def __init__(self, ui, session, onChanged):
        self.ui = ui
        self.session = session
        self.onChanged = onChanged
        ui.evidenceCheck.connect("clicked(bool)", self.onClicked)

    def onClicked(self, checked):
        """The user wants it, or not."""
        self.session.parameters.evidence = bool(checked)
        self.onChanged()

    def show(self):
        """Show what the chosen levels allow, what the user wants, and what it takes."""
        case, parameters = self.session.case, self.session.parameters
        told = [] if case is None else [jobs.evidenceOf(case, drf, parameters.method) for drf in parameters.levels]
        possible = [one for one in told if not one["reason"]]
        isWanted = bool(possible) and parameters.evidence
        self.ui.evidenceCheck.setEnabled(bool(possible))
        self.ui.evidenceCheck.setChecked(isWanted)
        note = self.cost(possible) if isWanted else "" if possible or not told else told[0]["reason"]
        self.ui.evidenceNote.text = note[:1].upper() + note[1:]
        self.ui.evidenceNote.setVisible(bool(note))

    def cost(self, possible):
        """What the evidence takes, at most."""
        return _("Takes {times} times as long, and up to {memory} MB of memory more.").format(
            times=TIMES_LONGER, memory=f"{max(one['memory_mib'] for one in possible):,.0f}"
        )
