"""Attributes as PythonQt has them: dynamic properties are some, and an object of Qt's own class takes no new one."""

import shiboken6
from PySide6 import QtCore
from qt_members import QT_CLASSES, STAND_INS, as_pythonqt, found_in, readProperty, writeProperty

_dynamic_names = QtCore.QObject.dynamicPropertyNames


def dynamic_properties(instance) -> list[str]:
    """The names of the properties that a .ui or `setProperty` added; PySide's own marks are none."""
    names = [bytes(known.data()).decode() for known in _dynamic_names(instance)]
    return [name for name in names if not name.startswith("_PySide")]


def _is_dynamic(instance, name: str) -> bool:
    return (
        QtCore.QObject in type(instance).__mro__
        and shiboken6.isValid(instance)
        and name in dynamic_properties(instance)
    )


def strict_getattr(instance, name: str):
    """What is asked when nothing else was found: a dynamic property, or an error with PythonQt's words."""
    if not name.startswith("_") and _is_dynamic(instance, name):
        return as_pythonqt(readProperty(instance, name))
    raise AttributeError(f"{type(instance).__name__} has no attribute named '{name}'")


def strict_setattr(instance, name: str, value) -> None:
    """Writes properties; refuses to hide a slot, and new attributes on objects that are not a Python subclass."""
    cls = type(instance)
    owner, member = found_in(cls, name)
    if hasattr(member, "__set__"):
        member.__set__(instance, value)
    elif owner is not None and (owner in QT_CLASSES or owner in STAND_INS) and not name.startswith("_"):
        raise AttributeError(f"Slot '{name}' can not be overwritten on {cls.__name__} object")
    elif owner is None and _is_dynamic(instance, name):
        writeProperty(instance, name, value)
    elif cls in QT_CLASSES or (cls in STAND_INS and not name.startswith("_")):
        raise AttributeError(
            f"'{name}' does not exist on {cls.__name__} and creating new attributes on C++ objects is not allowed"
        )
    else:
        instance.__dict__[name] = value


def strict_delattr(instance, name: str) -> None:
    if name not in instance.__dict__:
        raise AttributeError(f"{type(instance).__name__} has no attribute named '{name}' to delete")
    del instance.__dict__[name]


def install_attributes(cls: type) -> None:
    """Python's own attribute look-up instead of PySide's, which knows more than PythonQt does."""
    own = {"__setattr__", "__getattribute__"} & set(cls.__dict__)
    if own or not any(base in QT_CLASSES for base in cls.__mro__[1:]):
        cls.__getattribute__ = object.__getattribute__
        cls.__getattr__ = strict_getattr
        cls.__setattr__ = strict_setattr
        cls.__delattr__ = strict_delattr
