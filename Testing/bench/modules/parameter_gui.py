"""Which widget shows which type of parameter, and how: the pairs that Slicer's parameterNodeWrapper connects."""

import enum

import slicer

from modules.parameter_kinds import (
    PATHS,
    Choice,
    Decimals,
    Maximum,
    Minimum,
    SingleStep,
    WithinRange,
    findFirstAnnotation,
    splitAnnotations,
)

FLOAT_WIDGETS = ("QDoubleSpinBox", "ctkSliderWidget", "qMRMLSliderWidget", "ctkDoubleSlider", "ctkDoubleSpinBox")


class Connection:
    """A widget and a parameter: how to read and to write the widget, and the signal of its change."""

    def __init__(self, widget, signal, read, write):
        self.widget, self.read, self.write = widget, read, write
        self._signal, self._callback = signal, None

    def onChanged(self, callback):
        if self._signal is None:
            return
        if callback is None:
            self.widget.disconnect(self._signal, self._callback)
        else:
            # Signals bring values along; what counts is what the widget says when asked.
            def changed(*_values):
                callback()

            self._callback = changed
            if not self.widget.connect(self._signal, changed):
                raise RuntimeError(f"{self.widget.className()} has no signal {self._signal}")
            return
        self._callback = None


def _property(widget, signal, name, to_value=lambda value: value, to_widget=lambda value: value):
    def write(value):
        if getattr(widget, name) != to_widget(value):
            setattr(widget, name, to_widget(value))

    return Connection(widget, signal, lambda: to_value(getattr(widget, name)), write)


def _limits(annotations):
    within = findFirstAnnotation(annotations, WithinRange)
    low, high = findFirstAnnotation(annotations, Minimum), findFirstAnnotation(annotations, Maximum)
    if within is not None:
        return within.minimum, within.maximum
    return (low.minimum if low is not None else None), (high.maximum if high is not None else None)


def _number(widget, kind, annotations, unbounded):
    """Numbers: the type's range becomes the widget's, whatever the .ui file says, as in Slicer."""
    low, high = _limits(annotations)
    name = widget.className()
    if name in ("QSlider", "ctkSliderWidget", "qMRMLSliderWidget") and None in (low, high):
        raise RuntimeError(f"a {name} needs a parameter with a range: WithinRange, or Minimum and Maximum")
    step, decimals = findFirstAnnotation(annotations, SingleStep), findFirstAnnotation(annotations, Decimals)
    if name in FLOAT_WIDGETS and name != "ctkDoubleSlider":
        if kind is int:
            widget.decimals = 0
        elif decimals is not None:
            widget.decimals = decimals.value
    if step is not None:
        widget.singleStep = step.value
    widget.minimum = unbounded[0] if low is None else low
    widget.maximum = unbounded[1] if high is None else high
    signal = "valueChanged(int)" if name in ("QSlider", "QSpinBox") else "valueChanged(double)"
    return _property(widget, signal, "value", kind, kind)


def _choices(widget, choices, labels):
    selected = widget.currentIndex
    widget.clear()
    for label in labels:
        widget.addItem(label)
    widget.currentIndex = max(selected, 0)

    def write(value):
        if value not in choices:
            raise ValueError(f"{value!r} is none of {choices}")
        widget.currentIndex = choices.index(value)

    return Connection(widget, "currentIndexChanged(int)", lambda: choices[widget.currentIndex], write)


def _node(widget, kind):
    classes = kind if isinstance(kind, tuple) else (kind,)
    widget.nodeTypes = [each.__name__ for each in classes]
    return Connection(widget, "currentNodeChanged(vtkMRMLNode*)", widget.currentNode, widget.setCurrentNode)


def _check_box(widget):
    return _property(widget, "stateChanged(int)", "checked", bool)


def _push_button(widget):
    widget.checkable = True
    return _property(widget, "toggled(bool)", "checked")


def connection(widget, annotated):
    """The connection of a widget with a parameter of this type; RuntimeError for a pair that Slicer does not know."""
    kind, annotations = splitAnnotations(annotated)
    name = widget.className()
    is_enum = isinstance(kind, type) and issubclass(kind, enum.Enum)
    if kind is bool and name in ("QCheckBox", "ctkCheckBox"):
        return _check_box(widget)
    if kind is bool and name == "QPushButton":
        return _push_button(widget)
    if kind is int and name in ("QSlider", "QSpinBox"):
        return _number(widget, int, annotations, (-(2**31), 2**31 - 1))
    if kind in (int, float) and name in FLOAT_WIDGETS:
        return _number(widget, kind, annotations, (float("-inf"), float("inf")))
    if name in ("QComboBox", "ctkComboBox") and is_enum:
        label = getattr(kind, "label", lambda each: each.name)
        return _choices(widget, list(kind), [label(each) for each in kind])
    if name in ("QComboBox", "ctkComboBox") and kind in (int, float, str, bool):
        choice = findFirstAnnotation(annotations, Choice)
        if choice is None:
            raise RuntimeError("a combo box needs a parameter with a Choice")
        return _choices(widget, list(choice.choices), [str(each) for each in choice.choices])
    if kind is str and name == "QLineEdit":
        return _property(widget, "textChanged(QString)", "text", str)
    if kind is str and name == "QLabel":
        return _property(widget, None, "text", str)
    if kind is str and name == "QTextEdit":
        return Connection(widget, "textChanged()", widget.toPlainText, widget.setPlainText)
    if kind in PATHS and name == "ctkPathLineEdit":
        return _property(widget, "currentPathChanged(QString)", "currentPath", kind, str)
    if kind in PATHS and name == "ctkDirectoryButton":
        return _property(widget, "directoryChanged(QString)", "directory", kind, str)
    if name == "qMRMLNodeComboBox" and isinstance(kind, type) and issubclass(kind, slicer.vtkMRMLNode):
        return _node(widget, kind)
    raise RuntimeError(f"Slicer connects no {kind!r} with a {name}")


def is_widget(thing):
    return getattr(thing, "isWidgetType", lambda: False)()
