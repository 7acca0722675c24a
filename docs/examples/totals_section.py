"""The Totals section: the sum over all voxels of each restored image of the open case."""

from slicer.i18n import tr as _

from REDReconstructionLib.scene import roles
from REDReconstructionLib.session.section import Section
from REDReconstructionLib.session.session import CASE, RESULTS


class TotalsSection(Section):
    """A line for each result; it follows the case and its results."""

    uiName = "TotalsSection"

    def setup(self):
        """Observe what the lines depend on."""
        for topic in (CASE, RESULTS):
            self.session.observe(topic, self.show)
        self.show()

    def show(self):
        """Write the lines."""
        case = self.session.case
        results = [] if case is None else roles.results(case.key)
        self.ui.totalsLabel.setText("\n".join(map(line, results)) or _("Nothing is restored yet."))


def line(role):
    """What is shown of a result."""
    node = roles.find(role)
    return f"DRF {role.drf:g}, {role.method}: {roles.total(node):.4g} {roles.unit(node)}"
