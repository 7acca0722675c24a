"""PythonQt's flat namespace `qt` over PySide6, strict: what Slicer refuses raises here, what it lacks is not there.

PythonQt differs from PySide6 in its attributes, its signals and in many single members; each has its own file here.
`qt_dialogs.answers` holds what a test answers to dialogs.
"""

import os
import tempfile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYSIDE6_OPTION_PYTHON_ENUM", "2")  # enums that equal their numbers, as PythonQt's do

import qt_differences
import qt_dialogs
import qt_members
import qt_signals
from PySide6 import QtCore, QtGui, QtNetwork, QtSvg, QtUiTools, QtWidgets

_MODULES = (QtNetwork, QtSvg, QtUiTools, QtCore, QtGui, QtWidgets)
_PYTHONS_OWN = {"Signal", "Slot", "Property", "SIGNAL", "SLOT", "Qt", "qVersion"}


def _flat() -> dict[str, object]:
    """The names of all modules in one; those that only PySide6 has are left out."""
    names = {name: getattr(module, name) for module in _MODULES for name in dir(module) if not name.startswith("_")}
    return {
        name: value
        for name, value in names.items()
        if name in _PYTHONS_OWN or (name[0] == "Q" and name[1:2].isupper() and isinstance(value, type))
    }


def _install() -> dict[str, object]:
    names = _flat()
    classes = [value for value in names.values() if type(value) is qt_members.ObjectType]
    classes.sort(key=lambda cls: len(cls.__mro__))
    qt_members.QT_CLASSES.update(classes)
    for cls in classes:
        qt_members.install_slots(cls)
    for cls in classes:
        if QtCore.QObject in cls.__mro__:
            qt_members.install_properties(cls)
            qt_signals.install_signals(cls)
        qt_members.install_attributes(cls)
    qt_differences.install()
    qt_dialogs.install(qt_differences.replace)
    qt_members.make_flat()
    return names


globals().update(_install())

import qt_loader  # noqa: E402

QUiLoader = qt_loader.QUiLoader

# Every run writes its own settings, never the user's.
_settings_folder = tempfile.TemporaryDirectory(prefix="bench-settings-")
QSettings.setDefaultFormat(QSettings.IniFormat)  # noqa: F821
for _format in (QSettings.IniFormat, QSettings.NativeFormat):  # noqa: F821
    for _scope in (QSettings.UserScope, QSettings.SystemScope):  # noqa: F821
        QSettings.setPath(_format, _scope, _settings_folder.name)  # noqa: F821
