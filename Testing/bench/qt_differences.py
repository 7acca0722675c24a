"""Single members in which PythonQt differs from PySide6: replaced where that is cheap, else refused."""

import functools

import shiboken6
from PySide6 import QtCore, QtGui, QtWidgets
from qt_attributes import dynamic_properties
from qt_members import Slot, StaticSlot
from qt_signals import connect, disconnect

# Names that PySide6 6.8 has, PythonQt over Qt 5.15 not.
ABSENT = {
    QtGui.QColor: ("getRgb", "getRgbF", "getHsv", "toTuple", "fromString", "isValidColorName"),
    QtGui.QStyleHints: ("colorScheme", "setColorScheme", "unsetColorScheme"),
    QtGui.QPalette: ("accent", "setAccent"),
    QtCore.QSize: ("toTuple",),
    QtCore.QPoint: ("toTuple",),
    QtCore.QObject: ("receivers",),
    QtWidgets.QFormLayout: ("getContentsMargins",),
    QtWidgets.QVBoxLayout: ("getContentsMargins",),
    QtCore.QProcess: ("startCommand",),
    QtCore.QByteArray: ("toInt", "toDouble", "toFloat", "toLong"),  # the number alone there, a pair here
    QtWidgets.QLayout: ("contentsMargins",),  # a slot in Qt 5, a property in Qt 6
    QtGui.QMouseEvent: ("position", "globalPosition", "scenePosition"),
    QtCore.QSignalBlocker: ("__enter__", "__exit__"),
}
# Methods that C++ Qt calls by one class only: PythonQt has no implicit conversion to it.
EXACT = {
    (QtGui.QPainter, "setBrush"): (QtGui.QBrush, QtGui.QColor, QtGui.QGradient),
    (QtGui.QAction, "setShortcut"): (QtGui.QKeySequence,),
    (QtWidgets.QAbstractButton, "setShortcut"): (QtGui.QKeySequence,),
    (QtGui.QShortcut, "setKey"): (QtGui.QKeySequence,),
}


def replace(cls: type, name: str, function) -> None:
    """Puts a Python function in the place of a Qt method."""
    setattr(cls, name, Slot(function, name))


def _refused(message: str):
    def refuse(*_arguments):
        raise TypeError(message)

    return refuse


def _absent(name: str):
    def get(self):
        raise AttributeError(f"{type(self).__name__} has no attribute named '{name}'")

    return property(get)


def _exact(function, name, kinds):
    @functools.wraps(function)
    def method(instance, *arguments):
        if len(arguments) == 1 and not any(kind in type(arguments[0]).__mro__ for kind in kinds):
            raise ValueError(f"Called {name} with wrong arguments: {arguments}")
        return function(instance, *arguments)

    return method


def _by_name(instance, kind, name):
    if isinstance(kind, str):
        return [
            one for one in _children(instance, QtCore.QObject) if one.inherits(kind) and name in (None, one.objectName)
        ]
    return _children(instance, kind) if name is None else _children(instance, kind, name)


_children = QtCore.QObject.findChildren


def _find_children(instance, kind, name=None):
    return tuple(_by_name(instance, kind, name))


def _find_child(instance, kind, name=None):
    return next(iter(_by_name(instance, kind, name)), None)


def _dynamic_names(instance):
    return [QtCore.QByteArray(name.encode()) for name in dynamic_properties(instance)]


def _settings_value(function):
    def value(settings, key, default=None, *more):
        if more:
            raise ValueError("QSettings.value takes no type in PythonQt")
        return function(settings, key) if default is None else function(settings, key, default)

    return value


def _storing(function):
    """Bytes are kept as QByteArray, as a QVariant keeps them."""

    @functools.wraps(function)
    def store(instance, *arguments):
        return function(instance, *(QtCore.QByteArray(one) if type(one) is bytes else one for one in arguments))

    return store


def _single_shot(function):
    def single_shot(milliseconds, slot, *more):
        if more:
            receiver, name = slot, more[0].strip().removeprefix("1").removesuffix("()")
            slot = getattr(receiver, name)
        function(int(milliseconds), lambda: slot() and None)

    return single_shot


def _image(original):
    def __init__(self, *arguments, **keywords):
        raw = bool(arguments) and not hasattr(arguments[0], "width") and not isinstance(arguments[0], str | int)
        if raw and (type(arguments[0]) is not bytes or len(arguments) != 4):
            raise ValueError("PythonQt makes a QImage of data only as QImage(bytes, width, height, format)")
        original(self, *arguments, **keywords)

    return __init__


def _button_box(original):
    def __init__(self, *arguments, **keywords):
        first = arguments[0] if arguments else None
        if isinstance(first, QtWidgets.QDialogButtonBox.StandardButton) and len(first) > 1:
            raise ValueError("PythonQt picks another overload for several buttons: use setStandardButtons")
        original(self, *arguments, **keywords)

    return __init__


def install() -> None:
    for cls, names in ABSENT.items():
        for name in names:
            setattr(cls, name, _absent(name))
    for (cls, name), kinds in EXACT.items():
        replace(cls, name, _exact(getattr(cls, name), name, kinds))
    _install_objects()
    _install_values()


def _install_objects() -> None:
    qobject = QtCore.QObject
    for name, function in {
        "connect": connect,
        "disconnect": disconnect,
        "findChild": _find_child,
        "findChildren": _find_children,
        "dynamicPropertyNames": _dynamic_names,
        "className": lambda instance: instance.metaObject().className(),
        "delete": lambda instance: shiboken6.delete(instance),
    }.items():
        replace(qobject, name, function)
    qobject.name = property(lambda instance: instance.objectName, lambda instance, name: instance.setObjectName(name))
    qobject.__bool__ = lambda instance: shiboken6.isValid(instance)
    QtWidgets.QLayout.__bool__ = lambda layout: shiboken6.isValid(layout) and layout.count() > 0
    QtWidgets.QMenu.__bool__ = lambda menu: shiboken6.isValid(menu) and not menu.isEmpty()
    for cls in (
        QtCore.QEventLoop,
        QtCore.QThread,
        QtCore.QCoreApplication,
        QtGui.QGuiApplication,
        QtWidgets.QApplication,
    ):
        if "exec" in cls.__dict__:
            cls.exec_ = cls.__dict__["exec"]
    replace(QtCore.QSettings, "value", _settings_value(QtCore.QSettings.value))
    for cls, name in (
        (QtCore.QSettings, "setValue"),
        (QtCore.QObject, "setProperty"),
        (QtWidgets.QComboBox, "setItemData"),
        (QtWidgets.QComboBox, "addItem"),
        (QtWidgets.QTableWidgetItem, "setData"),
        (QtWidgets.QListWidgetItem, "setData"),
        (QtWidgets.QTreeWidgetItem, "setData"),
    ):
        replace(cls, name, _storing(getattr(cls, name)))
    _install_static(QtCore.QProcess, "startDetached", lambda function: lambda *given: bool(function(*given)[0]))
    _install_static(
        QtGui.QGuiApplication, "setOverrideCursor", lambda function: lambda *given: function(*given) and None
    )
    _install_static(QtCore.QTimer, "singleShot", _single_shot)


def _install_static(cls, name, change) -> None:
    slot = getattr(cls, name)
    setattr(cls, name, staticmethod(StaticSlot(change(slot.function), slot.name)))


def _install_values() -> None:
    array = QtCore.QByteArray
    for name in ("__len__", "__getitem__", "__iter__", "__bytes__"):
        setattr(array, name, _refused("PythonQt's QByteArray gives its bytes by .data() only"))
    array.__bool__ = lambda value: value.size() > 0
    QtCore.QSize.__bool__ = lambda size: not size.isNull()
    QtGui.QImage.__init__ = _image(QtGui.QImage.__init__)
    QtWidgets.QDialogButtonBox.__init__ = _button_box(QtWidgets.QDialogButtonBox.__init__)
