"""Stand-ins for the CTK widgets that a module uses; what they lack here raises."""

import math
from pathlib import Path

import qt
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot as CppSlot
from stand_in import Property, kept, stand_in, weak


@stand_in
class ctkDoubleSpinBox(qt.QWidget):
    """A double spin box in a widget of its own."""

    valueChanged = Signal(float)
    editingFinished = Signal()

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        layout = qt.QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._box = qt.QDoubleSpinBox()
        layout.addWidget(self._box)
        self._box.connect("valueChanged(double)", weak(self._changed))
        self._box.connect("editingFinished()", weak(self._finished))

    def _changed(self, value):
        self.valueChanged.emit(value)

    def _finished(self):
        self.editingFinished.emit()

    def _shared(name, kind):
        return Property(kind, lambda self: getattr(self._box, name), lambda self, new: setattr(self._box, name, new))

    value = _shared("value", float)
    minimum = _shared("minimum", float)
    maximum = _shared("maximum", float)
    singleStep = _shared("singleStep", float)
    decimals = _shared("decimals", int)
    prefix = _shared("prefix", str)
    suffix = _shared("suffix", str)
    readOnly = _shared("readOnly", bool)
    del _shared

    @CppSlot(float)
    def setValue(self, value):
        self._box.value = value

    def setRange(self, low, high):
        self._box.setRange(low, high)


class _Fold:
    """What collapsing does to the children of a box: those hidden by the user stay hidden."""

    def _fold(self, collapsed):
        for child in self.children():
            if child.isWidgetType():
                self._fold_child(child, collapsed)

    def _fold_child(self, child, collapsed):
        self.__dict__["_forcing"] = True
        hidden = child in self.__dict__.setdefault("_hidden", [])
        child.setVisible(not collapsed and not hidden)
        if not hidden:
            child.setAttribute(qt.Qt.WA_WState_ExplicitShowHide, False)
        self.__dict__["_forcing"] = False

    def _watch(self, event):
        if event.type() == qt.QEvent.ChildAdded and event.child().isWidgetType():
            event.child().installEventFilter(self)
            if event.child().testAttribute(qt.Qt.WA_WState_ExplicitShowHide) and event.child().isHidden():
                self.__dict__.setdefault("_hidden", []).append(event.child())

    def _filter(self, child, event, collapsed):
        if self.__dict__.get("_forcing") or child.parent() is not self:
            return
        hidden = self.__dict__.setdefault("_hidden", [])
        if event.type() == qt.QEvent.ShowToParent:
            if child in hidden:
                hidden.remove(child)
            if collapsed:
                self._fold_child(child, True)
        elif event.type() == qt.QEvent.HideToParent and child not in hidden:
            hidden.append(child)


@stand_in
class ctkCollapsibleButton(_Fold, qt.QAbstractButton):
    """A button whose contents fold away; it is checked while they show."""

    contentsCollapsed = Signal(bool)
    flat = kept(bool, "flat", False)
    collapsedHeight = kept(int, "collapsedHeight", 14)
    contentsFrameShape = kept(int, "contentsFrameShape", 0)
    contentsFrameShadow = kept(int, "contentsFrameShadow", 16)
    contentsLineWidth = kept(int, "contentsLineWidth", 1)
    contentsMidLineWidth = kept(int, "contentsMidLineWidth", 0)
    buttonTextAlignment = kept(int, "buttonTextAlignment", 129)
    indicatorAlignment = kept(int, "indicatorAlignment", 129)

    def __init__(self, parent=None):
        if isinstance(parent, str):
            raise ValueError("PythonQt makes a ctkCollapsibleButton without a text")
        qt.QAbstractButton.__init__(self, parent)
        self._collapsed = False
        self.checkable = True
        self.checked = True
        self.setSizePolicy(qt.QSizePolicy.Minimum, qt.QSizePolicy.Preferred)
        self.setContentsMargins(0, self._header(), 0, 0)
        self.connect("toggled(bool)", weak(self._toggled))

    def _header(self):
        return self.fontMetrics().height() + 8

    def _toggled(self, checked):
        if self._collapsed != (not checked):
            self._collapsed = not checked
            self._fold(self._collapsed)
            self.updateGeometry()
            self.contentsCollapsed.emit(self._collapsed)

    def _set_collapsed(self, collapsed):
        self.checked = not collapsed

    collapsed = Property(bool, lambda self: self._collapsed, _set_collapsed)

    def childEvent(self, event):
        self._watch(event)

    def eventFilter(self, child, event):
        self._filter(child, event, self._collapsed)
        return False

    def showEvent(self, event):
        qt.QAbstractButton.showEvent(self, event)
        if self._collapsed:
            self._fold(True)

    def hitButton(self, position):
        return position.y() < self._header()

    def paintEvent(self, event):
        painter = qt.QPainter(self)
        option = qt.QStyleOptionButton()
        option.initFrom(self)
        option.rect = qt.QRect(0, 0, self.width, self._header())
        option.state = option.state | (qt.QStyle.State_Sunken if self.down else qt.QStyle.State_Raised)
        self.style().drawControl(qt.QStyle.CE_PushButtonBevel, option, painter, self)
        side = self._header() // 3
        option.rect = qt.QRect(side, side, side, side)
        arrow = qt.QStyle.PE_IndicatorArrowRight if self._collapsed else qt.QStyle.PE_IndicatorArrowDown
        self.style().drawPrimitive(arrow, option, painter, self)
        text = qt.QRect(3 * side, 0, self.width - 4 * side, self._header())
        painter.drawText(text, int(qt.Qt.AlignVCenter | qt.Qt.AlignLeft), self.text)
        painter.end()


@stand_in
class ctkCollapsibleGroupBox(_Fold, qt.QGroupBox):
    """A group box whose contents fold away."""

    collapsedHeight = kept(int, "collapsedHeight", 14)

    def __init__(self, parent=None):
        qt.QGroupBox.__init__(self, parent)
        self.checkable = True
        self.checked = True
        self.connect("toggled(bool)", weak(self._toggled))

    def _toggled(self, checked):
        self._fold(not checked)

    def _set_collapsed(self, collapsed):
        self.checked = not collapsed

    collapsed = Property(bool, lambda self: not self.checked, _set_collapsed)

    def childEvent(self, event):
        self._watch(event)

    def eventFilter(self, child, event):
        self._filter(child, event, not self.checked)
        return False


class _Range:
    """The limits of a CTK slider: each moves the other out of its way."""

    def _set_minimum(self, low):
        low = float(low)
        self._low, self._high = low, max(low, self._high)
        self._clamp()

    def _set_maximum(self, high):
        high = float(high)
        self._low, self._high = min(high, self._low), high
        self._clamp()

    def _set_step(self, step):
        if step == 0 or step >= 10.0**-self._decimals:
            self._step = float(step)


@stand_in
class ctkSliderWidget(_Range, qt.QWidget):
    """A slider beside a double spin box; the value itself is not rounded."""

    valueChanged = Signal(float)
    valueIsChanging = Signal(float)
    decimalsChanged = Signal(int)
    pageStep = kept(float, "pageStep", 10.0)
    tickInterval = kept(float, "tickInterval", 0.0)
    tickPosition = kept(int, "tickPosition", 0)
    spinBoxAlignment = kept(int, "spinBoxAlignment", 129)
    invertedAppearance = kept(bool, "invertedAppearance", False)
    invertedControls = kept(bool, "invertedControls", False)
    popupSlider = kept(bool, "popupSlider", False)
    synchronizeSiblings = kept(int, "synchronizeSiblings", 1)
    tracking = kept(bool, "tracking", True)

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._low, self._high, self._value, self._step, self._decimals = 0.0, 99.99, 0.0, 1.0, 2
        self._busy = False
        self.objectName, self.windowTitle = "ctkSliderWidget", "Set value"
        self._slider, self._spin = qt.QSlider(qt.Qt.Horizontal), qt.QDoubleSpinBox()
        self._slider.objectName, self._spin.objectName = "Slider", "SpinBox"
        layout = qt.QHBoxLayout(self)
        layout.objectName = "hboxLayout"
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._slider)
        layout.addWidget(self._spin)
        self.setSizePolicy(qt.QSizePolicy.Expanding, qt.QSizePolicy.Fixed)
        self.resize(183, 27)
        self._show()
        self._slider.connect("valueChanged(int)", weak(self._slid))
        self._slider.connect("sliderReleased()", weak(self._released))
        self._spin.connect("valueChanged(double)", weak(self._typed))

    def _unit(self):
        return self._step or 10.0**-self._decimals

    def _show(self):
        """Brings the slider and the spin box to the value."""
        self._busy = True
        self._spin.decimals = self._decimals
        self._spin.setRange(self._low, self._high)
        self._spin.singleStep = self._unit()
        self._spin.value = self._value
        self._slider.setRange(0, min(2**30, math.ceil((self._high - self._low) / self._unit() - 1e-9)))
        self._slider.value = round((self._value - self._low) / self._unit())
        self._busy = False

    def _slid(self, position):
        if not self._busy:
            value = min(self._low + position * self._unit(), self._high)
            if self._slider.isSliderDown() and not self.tracking:
                self.valueIsChanging.emit(value)
                return
            if self._slider.isSliderDown():
                self.valueIsChanging.emit(value)
            self._set_value(value)

    def _released(self):
        if not self.tracking:
            self._set_value(min(self._low + self._slider.value * self._unit(), self._high))

    def _typed(self, value):
        if not self._busy:
            self._set_value(value)

    def _clamp(self):
        self._set_value(self._value)
        self._show()

    def _set_value(self, value):
        if math.isnan(value):
            return
        value = float(min(max(value, self._low), self._high))
        if value != self._value:
            self._value = value
            self._show()
            self.valueChanged.emit(value)

    def _set_decimals(self, decimals):
        self._decimals = int(decimals)
        self._show()
        self.valueChanged.emit(self._value)
        self.valueChanged.emit(self._value)
        self.decimalsChanged.emit(self._decimals)

    def _set_step(self, step):
        _Range._set_step(self, step)
        self._show()

    value = Property(float, lambda self: self._value, _set_value)
    minimum = Property(float, lambda self: self._low, _Range._set_minimum)
    maximum = Property(float, lambda self: self._high, _Range._set_maximum)
    singleStep = Property(float, lambda self: self._step, _set_step)
    decimals = Property(int, lambda self: self._decimals, _set_decimals)
    prefix = Property(str, lambda self: self._spin.prefix, lambda self, text: setattr(self._spin, "prefix", text))
    suffix = Property(str, lambda self: self._spin.suffix, lambda self, text: setattr(self._spin, "suffix", text))
    spinBoxVisible = Property(
        bool, lambda self: not self._spin.isHidden(), lambda self, shown: self._spin.setVisible(shown)
    )

    @CppSlot(float)
    def setValue(self, value):
        self._set_value(value)

    def reset(self):
        self._set_value(self._low)


@stand_in
class ctkRangeWidget(_Range, qt.QWidget):
    """Two spin boxes with a range between them."""

    valuesChanged = Signal(float, float)
    minimumValueChanged = Signal(float)
    maximumValueChanged = Signal(float)
    rangeChanged = Signal(float, float)
    tracking = kept(bool, "tracking", True)
    symmetricMoves = kept(bool, "symmetricMoves", False)

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._low, self._high, self._values, self._step, self._decimals = 0.0, 99.0, (0.0, 99.0), 1.0, 2
        layout = qt.QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._boxes = qt.QDoubleSpinBox(), qt.QDoubleSpinBox()
        self._busy = False
        for name, box in zip(("MinimumSpinBox", "MaximumSpinBox"), self._boxes, strict=True):
            box.objectName = name
            layout.addWidget(box)
            box.connect("valueChanged(double)", weak(self._typed))
        self._show()

    def _show(self):
        self._busy = True
        for box, value in zip(self._boxes, self._values, strict=True):
            box.decimals = self._decimals
            box.setRange(self._low, self._high)
            box.singleStep = self._step or 10.0**-self._decimals
            box.value = value
        self._busy = False

    def _typed(self, _value):
        if not self._busy:
            self._set_values(self._boxes[0].value, self._boxes[1].value)

    def _clamp(self):
        self._set_values(*self._values)
        self._show()
        self.rangeChanged.emit(self._low, self._high)

    def _set_values(self, low, high):
        low, high = (float(min(max(value, self._low), self._high)) for value in (min(low, high), max(low, high)))
        before, self._values = self._values, (low, high)
        if before == self._values:
            return
        self._show()
        if before[0] != low:
            self.minimumValueChanged.emit(low)
        if before[1] != high:
            self.maximumValueChanged.emit(high)
        self.valuesChanged.emit(low, high)

    def _set_decimals(self, decimals):
        self._decimals = int(decimals)
        self._show()

    minimum = Property(float, lambda self: self._low, _Range._set_minimum)
    maximum = Property(float, lambda self: self._high, _Range._set_maximum)
    singleStep = Property(float, lambda self: self._step, _Range._set_step)
    decimals = Property(int, lambda self: self._decimals, _set_decimals)
    minimumValue = Property(
        float, lambda self: self._values[0], lambda self, low: self._set_values(low, max(low, self._values[1]))
    )
    maximumValue = Property(
        float, lambda self: self._values[1], lambda self, high: self._set_values(min(high, self._values[0]), high)
    )

    def setValues(self, low, high):
        self._set_values(low, high)


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
