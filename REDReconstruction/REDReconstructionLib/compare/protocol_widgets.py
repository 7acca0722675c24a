"""The widgets of the hanging protocols: choose one, save how a case is read as one, delete it."""

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.compare import protocols


class ProtocolWidgets:
    """Connects the widgets; `onHung()` follows a choice."""

    def __init__(self, ui, views, onHung):
        self.ui = ui
        self.windows = views.windows
        self.session = views.session
        self.onHung = onHung
        ui.protocolCombo.connect("activated(int)", self.onChosen)
        ui.saveProtocolButton.connect("clicked(bool)", self.onSave)
        ui.deleteProtocolButton.connect("clicked(bool)", self.onDelete)

    def show(self):
        """Offer the protocols, with the one chosen that the case is read by."""
        combo, known = self.ui.protocolCombo, protocols.named()
        names = ["", *known]
        if [str(combo.itemData(row)) for row in range(combo.count)] != names:
            combo.clear()
            for name in names:
                combo.addItem(name or _("as last read"), name)
        combo.setCurrentIndex(max(0, combo.findData(self.current(known))))
        self.ui.deleteProtocolButton.setEnabled(bool(self.chosen()))

    def current(self, known):
        """The name of the protocol that the case is read by; empty where that is none."""
        now = {**protocols.taken(self.session.parameters), "window": self.windows.told()}
        return next((name for name, one in known.items() if one == now), "")

    def chosen(self):
        """The name that stands in the list; empty for none."""
        return str(self.ui.protocolCombo.itemData(self.ui.protocolCombo.currentIndex) or "")

    def onChosen(self, index):
        """Read by a protocol; the first entry says only that it is none."""
        protocol = protocols.named().get(str(self.ui.protocolCombo.itemData(index) or ""))
        if protocol is not None:
            protocols.hang(self.session.parameters, protocol)
            self.onHung()
            self.windows.recall(protocol.get("window") or {})
            self.windows.remember()
            self.windows.apply()
        self.onHung()

    def onSave(self, _checked=False):
        """Ask for a name, and save how the case is read under it."""
        name = qt.QInputDialog.getText(
            slicer.util.mainWindow(),
            _("Save hanging protocol"),
            _("Name of the protocol (layout, rows and columns, window, colours, overlay; nothing of the patient):"),
            qt.QLineEdit.Normal,
            self.chosen(),
        )
        name = " ".join(str(name or "").split())
        question = _("There is a protocol {name} already. Replace it?").format(name=name)
        if name and (name not in protocols.named() or slicer.util.confirmOkCancelDisplay(question)):
            protocols.save(name, self.session.parameters, self.windows.told())
            self.show()

    def onDelete(self, _checked=False):
        """Delete the protocol that stands in the list, after a question."""
        name = self.chosen()
        if name and slicer.util.confirmOkCancelDisplay(_("Delete the protocol {name}?").format(name=name)):
            protocols.remove(name)
            self.show()
