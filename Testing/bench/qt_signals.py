"""Signals as PythonQt connects them: by their whole signature, slots held alive, surplus arguments dropped."""

import functools
import inspect
import sys

import shiboken6
from PySide6 import QtCore
from qt_members import QT_CLASSES, STAND_INS, BoundSlot

_connect = QtCore.QObject.connect
_disconnect = QtCore.QObject.disconnect
# Signals that Slicer with Qt 5.15 lacks.
ONLY_QT6 = {"checkStateChanged(Qt::CheckState)", "colorSchemeChanged(Qt::ColorScheme)"}


_signatures: dict[tuple[type, str], list[str]] = {}


def signatures(sender, name: str = "") -> list[str]:
    """The signatures of all signals, or of those of one name, in their order of declaration."""
    meta = sender.metaObject()
    key = type(sender), meta.className()
    if key not in _signatures:
        methods = [meta.method(index) for index in range(meta.methodCount())]
        signals = [one for one in methods if one.methodType() == QtCore.QMetaMethod.MethodType.Signal]
        _signatures[key] = [bytes(one.methodSignature().data()).decode() for one in signals]
    return [known for known in _signatures[key] if not name or known.split("(")[0] == name]


def normalized(sender, signature: str) -> str:
    """The signature as Qt writes it; raises where PythonQt would only return False and print a line."""
    if not shiboken6.isValid(sender):
        raise ValueError(f"Trying to call 'connect' on a destroyed {type(sender).__name__} object")
    text = bytes(QtCore.QMetaObject.normalizedSignature(signature.strip().removeprefix("2")).data()).decode()
    if signature[0] != "2" and _python_defined(type(sender), text.split("(")[0]):
        raise ValueError(f"PythonQt cannot connect the Python signal '{text}' by its signature: use .connect")
    if text not in signatures(sender) or text in ONLY_QT6:
        raise ValueError(f"QObject::connect() signal '{text}' does not exist on {sender.metaObject().className()}")
    return text


def _python_defined(cls, name) -> bool:
    owner = next((base for base in cls.__mro__ if name in base.__dict__), None)
    return owner is not None and owner not in QT_CLASSES and owner not in STAND_INS


def capacity(slot) -> int:
    """How many positional arguments a slot takes at most."""
    try:
        parameters = inspect.signature(slot).parameters.values()
    except (TypeError, ValueError):
        return sys.maxsize
    if any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters):
        return sys.maxsize
    positional = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(parameter.kind in positional for parameter in parameters)


def adapter(slot):
    """A function that keeps the slot alive and hands it as many arguments as it takes."""
    if isinstance(slot, functools.partial):
        raise ValueError("functools.partial as a slot always receives every argument in PythonQt: use a lambda")
    if not callable(slot):
        raise ValueError(f"{slot!r} cannot be called")
    if isinstance(slot, BoundSlot):

        def forward(*arguments):
            for count in range(len(arguments), -1, -1):
                try:
                    return slot(*arguments[:count])
                except ValueError:
                    if count == 0:
                        raise

        return forward
    limit = capacity(slot)
    return lambda *arguments: slot(*arguments[:limit]) and None


def _registry(sender) -> list:
    return sender.__dict__.setdefault("_connections", [])


def connect(sender, *arguments) -> bool:
    """`sender.connect("clicked(bool)", slot)`, also with another sender before or a receiver and its slot after."""
    if arguments and QtCore.QObject in type(arguments[0]).__mro__:
        sender, arguments = arguments[0], arguments[1:]
    if len(arguments) not in (2, 3) or not isinstance(arguments[0], str):
        raise ValueError(f"connect takes a signature and a slot, not {arguments}")
    signature = normalized(sender, arguments[0])
    if len(arguments) == 3:
        receiver, slot = arguments[1], arguments[2].strip().removeprefix("1")
        if receiver.metaObject().indexOfMethod(QtCore.QMetaObject.normalizedSignature(slot).data().decode()) < 0:
            raise ValueError(f"QObject::connect() slot '{slot}' does not exist on {receiver.className()}")
        return bool(_connect(sender, "2" + signature, receiver, "1" + slot))
    connection = attach(sender, signature, arguments[1])
    return connection if arguments[0].startswith("2") else bool(connection)  # PySide's own SignalInstance asks with a 2


def attach(sender, signature: str, slot):
    forward = adapter(slot)
    connection = forward if "vtk" in signature else _connect(sender, "2" + signature, forward)
    _registry(sender).append((signature, slot, connection))
    return connection


def emit(sender, signature: str, *arguments) -> None:
    """Emits one overload of a signal; PySide carries no VTK objects, so those go straight to their slots."""
    if "vtk" not in signature:
        name, kinds = signature.rstrip(")").split("(")
        native = _native(sender, name)
        (native[kinds] if len(signatures(sender, name)) > 1 else native).emit(*arguments)
    elif not sender.signalsBlocked():
        for known, _slot, forward in list(_registry(sender)):
            if known == signature:
                try:
                    forward(*arguments)
                except Exception:
                    sys.excepthook(*sys.exc_info())


def _native(sender, name: str):
    signal = next(cls.__dict__[name] for cls in type(sender).__mro__ if name in cls.__dict__)
    return signal.original.__get__(sender, type(sender))


def detach(sender, signature: str, slot=None) -> bool:
    """Removes the first connection to a slot, or without a slot all of the signal."""
    known = _registry(sender)
    chosen = [entry for entry in known if entry[0] == signature and (slot is None or entry[1] == slot)]
    for entry in chosen if slot is None else chosen[:1]:
        known.remove(entry)
        if "vtk" not in signature:
            _disconnect(entry[2])
    return bool(chosen)


def disconnect(sender, *arguments) -> bool:
    """`sender.disconnect("clicked(bool)", slot)`; False when there was no such connection."""
    if arguments and QtCore.QObject in type(arguments[0]).__mro__:
        sender, arguments = arguments[0], arguments[1:]
    if len(arguments) not in (1, 2) or not isinstance(arguments[0], str):
        raise ValueError(f"disconnect takes a signature and a slot, not {arguments}")
    return detach(sender, normalized(sender, arguments[0]), *arguments[1:])


class BoundSignal:
    """`button.clicked`: PythonQt takes the first signal of that name."""

    def __init__(self, sender, name: str):
        self._sender, self._name = sender, name

    def _signature(self) -> str:
        return normalized(self._sender, signatures(self._sender, self._name)[0])

    def connect(self, slot) -> bool:
        if self._signature() == "finished(int,QProcess::ExitStatus)":
            raise ValueError("QProcess.finished gives one argument in Qt 5, two in Qt 6: connect its whole signature")
        return bool(attach(self._sender, self._signature(), slot))

    def disconnect(self, slot=None) -> bool:
        return detach(self._sender, self._signature(), slot)

    def emit(self, *arguments) -> None:
        for signature in signatures(self._sender, self._name):
            if len([kind for kind in signature.rstrip(")").split("(")[1].split(",") if kind]) == len(arguments):
                emit(self._sender, signature, *arguments)
                return
        raise ValueError(f"the signal '{self._name}' takes not {len(arguments)} arguments")

    __call__ = emit


class QtSignal:
    """A signal of a Qt class or of a stand-in."""

    def __init__(self, name: str, original):
        self.name, self.original = name, original

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.original
        return BoundSignal(instance, self.name)

    def __set__(self, instance, value):
        if not isinstance(value, QtCore.SignalInstance):
            raise AttributeError(f"Signal '{self.name}' can not be overwritten on {type(instance).__name__} object")
        instance.__dict__[self.name] = value  # PySide keeps its own there


def install_signals(cls: type) -> None:
    for name, member in list(cls.__dict__.items()):
        if isinstance(member, QtCore.Signal):
            setattr(cls, name, QtSignal(name, member))
