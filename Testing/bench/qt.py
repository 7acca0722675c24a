"""PythonQt's flat namespace `qt` over PySide6, strict: what Slicer refuses raises here, what it lacks is not there.

PythonQt differs from PySide6 in its attributes, its signals and in many single members; each has its own file here.
`qt_dialogs.answers` holds what a test answers to dialogs.
"""

import importlib as _importlib
import os as _os
import tempfile as _tempfile

_os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_os.environ.setdefault("PYSIDE6_OPTION_PYTHON_ENUM", "2")  # enums that equal their numbers, as PythonQt's do

import qt_attributes as _attributes
import qt_dialogs as _dialogs
import qt_differences as _differences
import qt_members as _members
import qt_signals as _signals
from PySide6 import QtCore

if not isinstance(QtCore.Qt.AlignmentFlag.AlignLeft, int):
    raise ImportError("PySide6 or shiboken6 was imported before the bench's qt could choose its enumerations")

_MODULES = [
    _importlib.import_module("PySide6." + name)
    for name in ("QtNetwork", "QtSvg", "QtPrintSupport", "QtUiTools", "QtCore", "QtGui", "QtWidgets")
]
_PYTHONS_OWN = {"Signal", "Slot", "Property", "SIGNAL", "SLOT", "Qt", "qVersion"}
_ABSENT = {"QTreeWidgetItemIterator", "QGenericReturnArgument", "QGenericArgument"}


def _flat() -> dict[str, object]:
    """The names of all modules in one; those that only PySide6 has are left out."""
    names = {name: getattr(module, name) for module in _MODULES for name in dir(module) if not name.startswith("_")}
    return {
        name: value
        for name, value in names.items()
        if name in _PYTHONS_OWN
        or (name[0] == "Q" and name[1:2].isupper() and isinstance(value, type) and name not in _ABSENT)
    }


def _install() -> dict[str, object]:
    names = _flat()
    classes = [value for value in names.values() if type(value) is _members.ObjectType]
    classes.sort(key=lambda cls: len(cls.__mro__))
    _members.QT_CLASSES.update(classes)
    for cls in classes:
        _members.install_slots(cls)
    for cls in classes:
        if QtCore.QObject in cls.__mro__:
            _members.install_properties(cls)
            _signals.install_signals(cls)
        _attributes.install_attributes(cls)
    _differences.install()
    _dialogs.install(_differences.replace)
    _members.make_flat()
    return names


globals().update(_install())

import qt_loader as _loader

QUiLoader = _loader.QUiLoader

# Every run writes its own settings, never the user's.
_settings_folder = _tempfile.TemporaryDirectory(prefix="bench-settings-")
QSettings.setDefaultFormat(QSettings.IniFormat)  # noqa: F821
for _format in (QSettings.IniFormat, QSettings.NativeFormat):  # noqa: F821
    for _scope in (QSettings.UserScope, QSettings.SystemScope):  # noqa: F821
        QSettings.setPath(_format, _scope, _settings_folder.name)  # noqa: F821
