"""Stand-ins for the CTK widgets that a module uses; what they lack here raises."""

from pathlib import Path

import qt
from ctk_folding import ctkCollapsibleButton, ctkCollapsibleGroupBox  # noqa: F401
from ctk_numbers import ctkDoubleSpinBox, ctkRangeWidget, ctkSliderWidget  # noqa: F401
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot as CppSlot
from stand_in import Property, kept, stand_in, weak


@stand_in
class ctkPathLineEdit(qt.QWidget):
    """A path that is typed, chosen from a history or browsed for."""

    Dirs, Drives, Files, NoSymLinks, Readable, Writable, Executable, Hidden = 1, 4, 2, 8, 16, 32, 64, 256
    currentPathChanged = Signal(str)
    validInputChanged = Signal(bool)
    filters = kept(int, "filters", 24663)
    nameFilters = kept("QStringList", "nameFilters", ())
    options = kept(int, "options", 0)
    settingKey = kept(str, "settingKey", "")
    label = kept(str, "label", "")
    showHistoryButton = kept(bool, "showHistoryButton", True)
    sizeAdjustPolicy = kept(int, "sizeAdjustPolicy", 2)
    minimumContentsLength = kept(int, "minimumContentsLength", 0)

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._valid = False
        self._combo, self._button = qt.QComboBox(), qt.QToolButton()
        self._combo.editable = True
        self._combo.insertPolicy = qt.QComboBox.NoInsert
        self._button.text = "..."
        layout = qt.QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._combo, 1)
        layout.addWidget(self._button)
        self.setSizePolicy(qt.QSizePolicy.Expanding, qt.QSizePolicy.Fixed)
        self._combo.connect("editTextChanged(QString)", weak(self._changed))
        self._button.connect("clicked()", weak(self._browse))

    def _changed(self, path):
        if path:
            self.currentPathChanged.emit(path)
        if bool(path) != self._valid:
            self._valid = bool(path)
            self.validInputChanged.emit(self._valid)

    def _set_path(self, path):
        self._combo.setEditText(str(path))

    currentPath = Property(str, lambda self: self._combo.currentText, _set_path)
    showBrowseButton = Property(
        bool, lambda self: not self._button.isHidden(), lambda self, shown: self._button.setVisible(shown)
    )

    @CppSlot(str)
    def setCurrentPath(self, path):
        self._set_path(path)

    def comboBox(self):
        return self._combo

    def browse(self):
        self._browse()

    def _browse(self):
        """Asks for a folder or a file, as the filters say."""
        start = str(Path(self.currentPath).parent) if self.currentPath else ""
        if self.filters & self.Files == 0:
            path = qt.QFileDialog.getExistingDirectory(self, "Select a directory...", start)
        elif self.filters & self.Writable:
            path = qt.QFileDialog.getSaveFileName(self, "Select a file to save", start, ";;".join(self.nameFilters))
        else:
            path = qt.QFileDialog.getOpenFileName(self, "Open a file", start, ";;".join(self.nameFilters))
        if path:
            self.currentPath = path

    def _key(self):
        return "ctkPathLineEdit/" + (self.settingKey or self.objectName)

    def addCurrentPathToHistory(self):
        path = self.currentPath
        if path and (self.settingKey or self.objectName):
            known = [one for one in qt.QSettings().value(self._key()) or () if one != path]
            qt.QSettings().setValue(self._key(), [path, *known][:10])
            if self._combo.findText(path) < 0:
                self._combo.insertItem(0, path)

    def retrieveHistory(self):
        if self.settingKey or self.objectName:
            self._combo.clear()
            self._combo.addItems(list(qt.QSettings().value(self._key()) or ()))


@stand_in
class ctkComboBox(qt.QComboBox):
    """A combo box that can show a text while nothing is chosen."""

    defaultText = kept(str, "defaultText", "")
    forceDefault = kept(bool, "forceDefault", False)
    elideMode = kept(int, "elideMode", 3)
    scrollWheelEffect = kept(int, "scrollWheelEffect", 1)

    def paintEvent(self, event):
        if not self.defaultText or (self.currentIndex >= 0 and not self.forceDefault):
            qt.QComboBox.paintEvent(self, event)
            return
        painter = qt.QStylePainter(self)
        option = qt.QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.defaultText
        painter.drawComplexControl(qt.QStyle.CC_ComboBox, option)
        painter.drawControl(qt.QStyle.CE_ComboBoxLabel, option)
        painter.end()


@stand_in
class ctkCheckableComboBox(qt.QComboBox):
    """A combo box whose entries carry check boxes."""

    checkedIndexesChanged = Signal()

    def __init__(self, parent=None):
        qt.QComboBox.__init__(self, parent)
        self._states = []
        self.model().connect("dataChanged(QModelIndex,QModelIndex,QVector<int>)", weak(self._changed))

    def _changed(self, *_arguments):
        states = [self._state(row) for row in range(self.count)]
        if states != self._states:
            self._states = states
            self.checkedIndexesChanged.emit()

    def _state(self, row):
        return qt.Qt.CheckState(self.itemData(row, qt.Qt.CheckStateRole) or 0)

    def checkedIndexes(self):
        model = self.model()
        return [model.index(row, 0) for row in range(self.count) if self._state(row) == qt.Qt.Checked]

    def checkState(self, index):
        return self._state(index.row())

    def setCheckState(self, index, state):
        self.setItemData(index.row(), int(state), qt.Qt.CheckStateRole)

    def allChecked(self):
        return len(self.checkedIndexes()) == self.count

    def noneChecked(self):
        return not self.checkedIndexes()


@stand_in
class ctkMessageBox(qt.QMessageBox):
    """A message box; the one that remembers "don't show this again" is not modelled."""

    dontShowAgainVisible = Property(bool, lambda self: False)


@stand_in
class ctkSettingsPanel(qt.QWidget):
    """Keeps properties of widgets in the settings."""

    title = kept(str, "title", "")
    settingChanged = Signal(str, "QVariant")

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._registered = []

    def registerProperty(self, key, widget, name, signal, label="", options=0, settings=None):
        """Reads the setting into the property, and writes it whenever the signal says that it changed."""
        store = settings or qt.QSettings()
        kept_value = store.value(key)
        if kept_value is not None:
            widget.setProperty(name, kept_value)

        def write(*_arguments):
            store.setValue(key, widget.property(name))
            self.settingChanged.emit(key, widget.property(name))

        widget.connect(signal, write)
        self._registered.append((key, widget, name))
