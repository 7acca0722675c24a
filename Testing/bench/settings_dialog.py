"""Slicer's application settings: pages that modules add."""

import qt
import slicer
from stand_in import stand_in


@stand_in
class SettingsDialog(qt.QDialog):
    """ctkSettingsDialog."""

    def __init__(self, parent=None):
        qt.QDialog.__init__(self, parent)
        self.windowTitle = "Application Settings"
        row = qt.QHBoxLayout(self)
        self._list, self._pages = qt.QListWidget(), qt.QStackedWidget()
        self._list.setMaximumWidth(180)
        self._list.connect("currentRowChanged(int)", self._pages.setCurrentIndex)
        row.addWidget(self._list)
        row.addWidget(self._pages, 1)
        self._panels = {}

    def addPanel(self, label, panel):
        if not panel.inherits("ctkSettingsPanel") and panel.className() != "ctkSettingsPanel":
            raise ValueError(f"a page of the settings is a ctkSettingsPanel, not a {panel.className()}")
        self._panels[label] = panel
        self._list.addItem(label)
        self._pages.addWidget(panel)

    def panel(self, label):
        return self._panels.get(label)

    def setCurrentPanel(self, panel):
        labels = list(self._panels)
        self._list.setCurrentRow(
            labels.index(panel) if isinstance(panel, str) else [*self._panels.values()].index(panel)
        )

    def _forget_panels(self):
        # Those too whose label another panel has taken since.
        while self._pages.count:
            panel = self._pages.widget(0)
            self._pages.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()
        self._list.clear()


def show(label):
    """Open the settings on a page, as the user does."""
    dialog = slicer.app.settingsDialog()
    dialog.setCurrentPanel(label)
    dialog.resize(760, 480)
    dialog.show()
    return dialog
