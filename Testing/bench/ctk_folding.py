"""CTK's boxes whose contents fold away."""

import qt
from PySide6.QtCore import Signal
from stand_in import Property, kept, stand_in, weak


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

    def paintEvent(self, event):
        """The group box with an arrow in the place of its check box."""
        qt.QGroupBox.paintEvent(self, event)
        option = qt.QStyleOptionGroupBox()
        self.initStyleOption(option)
        box = self.style().subControlRect(qt.QStyle.CC_GroupBox, option, qt.QStyle.SC_GroupBoxCheckBox, self)
        painter = qt.QPainter(self)
        painter.fillRect(box, self.palette.color(qt.QPalette.Window))
        arrow = qt.QStyle.PE_IndicatorArrowDown if self.checked else qt.QStyle.PE_IndicatorArrowRight
        option.rect = box.adjusted(2, 2, -2, -2)
        self.style().drawPrimitive(arrow, option, painter, self)
        painter.end()
