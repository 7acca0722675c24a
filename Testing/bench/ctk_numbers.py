"""CTK's widgets for numbers."""

import math

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
