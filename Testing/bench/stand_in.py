"""How a Python class becomes a stand-in for a C++ widget: its members count as Qt's own, its helpers are hidden."""

import functools
import types
import weakref

from PySide6 import QtCore
from qt_members import STAND_INS, Slot, as_pythonqt
from qt_signals import QtSignal


class Property(QtCore.Property):
    """A Qt property that Python reads and writes as an attribute, as `Q_PROPERTY` is in PythonQt."""

    def __get__(self, instance, owner=None):
        return self if instance is None else as_pythonqt(self.fget(instance))

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"a property of {type(instance).__name__} is not writable")
        if not _accepts(self.fget(instance), value):
            raise AttributeError(f"the property does not accept an object of type {type(value).__name__} ({value})")
        self.fset(instance, value)


def _accepts(current, value) -> bool:
    if isinstance(current, bool):
        return True
    if isinstance(current, int | float):
        return not isinstance(value, str) and hasattr(value, "__float__")
    return not isinstance(current, str) or isinstance(value, str)


def stand_in(cls: type) -> type:
    """Turns public methods into slots and signals into PythonQt's; an object takes no new public attribute."""
    STAND_INS.add(cls)
    if "__init__" in cls.__dict__:
        cls.__init__ = _without_keywords(cls.__init__)
    for name, member in list(cls.__dict__.items()):
        if name.startswith("_"):
            continue
        if isinstance(member, QtCore.Signal):
            setattr(cls, name, QtSignal(name, member))
        elif isinstance(member, types.FunctionType) and not _is_event(name):
            setattr(cls, name, Slot(member, name))
    return cls


def _without_keywords(original):
    @functools.wraps(original)
    def __init__(self, *arguments, **keywords):
        if keywords:
            raise ValueError(
                f"Called {type(self).__name__} with keyword arguments, but PythonQt does not support kwargs"
            )
        original(self, *arguments)

    return __init__


def _is_event(name: str) -> bool:
    """Whether C++ looks the method up: it must stay a Python method."""
    return name.endswith("Event") or name in {"event", "eventFilter", "hitButton"}


def weak(method):
    """A slot or observer that does not keep its object alive: a stand-in dies with its last reference, as in C++."""
    reference = weakref.WeakMethod(method)

    def forward(*arguments):
        bound = reference()
        return None if bound is None else bound(*arguments)

    return forward


def kept(kind, name: str, default, changed: str = ""):
    """A Qt property that the stand-in only keeps; `changed` names the method to call after a change."""
    key = "_" + name

    def get(instance):
        return instance.__dict__.get(key, default)

    def put(instance, value):
        value = tuple(value) if isinstance(default, tuple) else type(default)(value)
        if get(instance) != value:
            instance.__dict__[key] = value
            if changed:
                getattr(instance, changed)()

    return Property(kind, get, put)
