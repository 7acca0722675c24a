"""The bar above all sections: something in a restored image is contradicted, before anyone measures or exports."""

from collections import Counter

from slicer.i18n import tr as _

from REDReconstructionLib.process.methods import methodLabel
from REDReconstructionLib.scene import evidence_map, roles

KINDS = ("invented", "erased", "overstated", "understated", "shifted")


class WarningBar:
    """Says how many findings the counts contradict, of which doses; `onShow()` follows its button."""

    def __init__(self, ui, onShow):
        self.ui = ui
        ui.warningButton.connect("clicked(bool)", lambda _checked=False: onShow())

    def show(self, case):
        """Warn of all restored images of a case; hidden where there is nothing to warn of."""
        lines = [] if case is None else [line(node) for node in evidence_map.maps(case.key)]
        lines = [one for one in lines if one]
        self.ui.warningBar.setVisible(bool(lines))
        self.ui.warningLabel.text = "\n".join(
            [_("The counts contradict the restored image. Look before you measure or export:"), *lines]
        )


def line(node):
    """What is contradicted in one restored image; empty where nothing is."""
    told = Counter(one["kind"] for one in evidence_map.contradicted(node))
    if not told:
        return ""
    role = roles.roleOf(node)
    kinds = ", ".join(f"{told[kind]} {kindLabel(kind)}" for kind in KINDS if told[kind])
    return _("{dose}, {method}: {kinds}").format(
        dose=roles.doseLabel(role.drf), method=methodLabel(role.method), kinds=kinds
    )


def kindLabel(kind):
    """What is wrong, in a word."""
    return {
        "invented": _("invented"),
        "erased": _("erased"),
        "overstated": _("overstated"),
        "understated": _("understated"),
        "shifted": _("shifted"),
    }[kind]
