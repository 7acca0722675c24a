"""The main window as Slicer arranges it: module selector above, module panel at the left, views at the right."""

import qt
import slicer
from ctk import ctkCollapsibleButton
from PySide6.QtCore import Signal
from stand_in import Property, stand_in

PANEL_WIDTH = 430


@stand_in
class ModuleSelector(qt.QToolBar):
    """qSlicerModuleSelectorToolBar: which module is open."""

    moduleSelected = Signal(str)

    def __init__(self, window):
        super().__init__("Modules")
        self._window, self._selected = window, ""
        self.setMovable(False)
        self.addWidget(qt.QLabel("  Modules:  "))
        self._box = qt.QComboBox()
        self._box.minimumWidth = 220
        self.addWidget(self._box)

    def selectModule(self, name):
        if not name:
            self._selected = ""
            self._window._close_module()
            return
        if slicer.app.moduleManager().module(name) is None:
            raise RuntimeError(f"the bench has no module named {name}")
        self._selected = name
        module = slicer.app.moduleManager().module(name)
        if self._box.findText(module.title) < 0:
            self._box.addItem(module.title)
        self._box.setCurrentIndex(self._box.findText(module.title))
        self._window._show_module(module)
        self.moduleSelected.emit(name)

    selectedModule = Property(str, lambda self: self._selected)


@stand_in
class MainWindow(qt.QMainWindow):
    """qSlicerMainWindow."""

    def __init__(self, viewport):
        super().__init__()
        self.objectName = "qSlicerMainWindow"
        self.windowTitle = "3D Slicer 5.13"
        self._open = None
        self._selector = ModuleSelector(self)
        self.addToolBar(self._selector)
        self._dock = qt.QDockWidget("")
        self._dock.objectName = "PanelDockWidget"
        self._dock.setFeatures(qt.QDockWidget.NoDockWidgetFeatures)
        self._dock.setTitleBarWidget(qt.QWidget())
        self._scroll = qt.QScrollArea()
        self._scroll.objectName = "ModulePanelScrollArea"
        self._scroll.widgetResizable = True
        self._scroll.setFrameShape(qt.QFrame.NoFrame)
        self._scroll.horizontalScrollBarPolicy = qt.Qt.ScrollBarAlwaysOff
        self._scroll.minimumWidth = PANEL_WIDTH
        self._scroll.setWidget(qt.QWidget())
        self._help = ctkCollapsibleButton()
        self._help.text = "Help & Acknowledgement"
        qt.QHBoxLayout(self._help).addWidget(qt.QTextBrowser())
        self._help.layout().setContentsMargins(0, 0, 0, 0)
        self._help.setSizePolicy(qt.QSizePolicy.Ignored, qt.QSizePolicy.Fixed)
        self._help.collapsed = True
        # As qSlicerModulePanel has it: the module, which is put between these two, takes what height there is.
        self._modules = qt.QVBoxLayout(self._scroll.widget())
        self._modules.addWidget(self._help)
        self._modules.addItem(qt.QSpacerItem(0, 0, qt.QSizePolicy.Minimum, qt.QSizePolicy.MinimumExpanding))
        self._dock.setWidget(self._scroll)
        self.addDockWidget(qt.Qt.LeftDockWidgetArea, self._dock)
        self.setCentralWidget(viewport)
        self.statusBar().setSizeGripEnabled(False)
        self.resize(1280, 800)

    def moduleSelector(self):
        return self._selector

    def _show_module(self, module):
        representation = module.widgetRepresentation() if hasattr(module, "widgetRepresentation") else None
        if self._open is representation:
            return
        self._close_module()
        self._open = representation
        if representation is not None:
            representation.layout().setContentsMargins(0, 0, 0, 0)
            self._modules.insertWidget(1, representation, 1)
            representation.setSizePolicy(qt.QSizePolicy.Minimum, representation.sizePolicy.verticalPolicy())
            representation.setVisible(True)
            representation.enter()

    def _close_module(self):
        if self._open is not None:
            self._open.exit()
            self._modules.removeWidget(self._open)
            self._open.setVisible(False)
            self._open.setParent(None)
            self._open = None

    def closeEvent(self, event):
        self._selector.selectModule("")
        event.accept()
