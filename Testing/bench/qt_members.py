"""What PySide6's classes must give and refuse to look like PythonQt's: slots, properties, attributes, flat classes."""

import enum
import functools
import linecache
import sys
import types
import typing

import shiboken6
from PySide6 import QtCore
from shibokensupport.signature import get_signature

QT_CLASSES: set[type] = set()
STAND_INS: set[type] = set()
ObjectType = type(QtCore.QObject)
readProperty = QtCore.QObject.property
writeProperty = QtCore.QObject.setProperty


def as_pythonqt(value):
    """Lists come out of PythonQt as tuples, bytes kept in a QVariant as QByteArray."""
    if isinstance(value, list | tuple):
        return tuple(as_pythonqt(item) for item in value)
    if isinstance(value, dict):
        return {key: as_pythonqt(item) for key, item in value.items()}
    return QtCore.QByteArray(value) if type(value) is bytes else value


@functools.cache
def text_positions(function) -> frozenset[int]:
    """The positions of a Qt function (self not counted) where an overload takes a text and none takes None."""
    found = get_signature(getattr(function, "__wrapped__", function))
    signatures = found if isinstance(found, list) else [found] if found else []
    kinds: dict[int, set] = {}
    for signature in signatures:
        names = [name for name in signature.parameters if name != "self"]
        for position, name in enumerate(names):
            kinds.setdefault(position, set()).add(signature.parameters[name].annotation)
    return frozenset(at for at, known in kinds.items() if str in known and not any(map(_takes_none, known)))


def _takes_none(kind) -> bool:
    """Whether a parameter of this annotation takes None: pointers and variants do, values do not."""
    alternatives = set(typing.get_args(kind) or (kind,))
    if alternatives & {typing.Any, object, type(None)}:
        return True
    return any(not isinstance(one, type) or QtCore.QObject in one.__mro__ for one in alternatives)


def call(function, name: str, owner: tuple, arguments: tuple, keywords: dict):
    """Calls a Qt function as PythonQt would, or refuses what PythonQt refuses or silently turns into text."""
    if keywords:
        raise ValueError(f"{name}: called with keyword arguments, but PythonQt slots do not support kwargs")
    if any(argument is None for argument in arguments):
        for position in text_positions(function):
            if position < len(arguments) and arguments[position] is None:
                raise ValueError(f"{name}: PythonQt turns None into the text 'None'; convert it before")
    if isinstance(function, types.FunctionType):
        return function(*owner, *arguments)
    try:
        return function(*owner, *arguments)
    except TypeError as error:
        raise ValueError(f"Called {name} with wrong arguments: {arguments}: {error}") from error


class BoundSlot:
    """A Qt method of one object."""

    __slots__ = ("__weakref__", "function", "instance", "name", "plain")

    def __init__(self, function, instance, name, plain):
        self.function, self.instance, self.name, self.plain = function, instance, name, plain

    def __call__(self, *arguments, **keywords):
        value = call(self.function, self.name, (self.instance,), arguments, keywords)
        return value if self.plain else as_pythonqt(value)

    def __eq__(self, other):
        return isinstance(other, BoundSlot) and (other.instance, other.name) == (self.instance, self.name)

    def __hash__(self):
        return hash((id(self.instance), self.name))


def _written_as_super(frame) -> bool:
    """Whether the attribute that a frame just asks for is written `super().name`."""
    line, end, start, stop = list(frame.f_code.co_positions())[frame.f_lasti // 2]
    if line is None or line != end or start is None:
        return False
    return linecache.getline(frame.f_code.co_filename, line).encode()[start:stop].lstrip().startswith(b"super(")


def found_in(cls: type, name: str) -> tuple[type | None, object]:
    for owner in cls.__mro__:
        if name in owner.__dict__:
            return owner, owner.__dict__[name]
    return None, None


class Slot:
    """A Qt method; through `super()` PythonQt does not know it."""

    def __init__(self, function, name: str, plain: bool = False):
        self.function, self.name, self.plain = function, name, plain

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.function
        if type(instance) not in QT_CLASSES and type(instance) not in STAND_INS:
            hidden = found_in(type(instance), self.name)[1] is not self
            if hidden or _written_as_super(sys._getframe(1)):
                raise AttributeError(f"'super' object has no attribute '{self.name}'")
        return BoundSlot(self.function, instance, self.name, self.plain)


class StaticSlot:
    """A static Qt function."""

    def __init__(self, function, name: str):
        self.function, self.name = function, name

    def __call__(self, *arguments, **keywords):
        return as_pythonqt(call(self.function, self.name, (), arguments, keywords))


class DoubleSlot:
    """A Qt function that is static and a method at once, as QFile.exists: PySide's own look-up tells them apart."""

    def __init__(self, static: StaticSlot, native):
        self.static, self.native = static, native

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.static
        return StaticSlot(self.native(instance, self.static.name.rpartition(".")[2]), self.static.name)


class QtProperty:
    """A Qt property, read and written as an attribute; enumerations are read as numbers."""

    def __init__(self, name: str, getter, setter, original):
        self.name, self.getter, self.setter, self.original = name, getter, setter, original

    def _raw(self, instance):
        if not shiboken6.isValid(instance):
            raise ValueError(f"Trying to read property '{self.name}' from a destroyed {type(instance).__name__} object")
        return self.getter(instance) if self.getter else readProperty(instance, self.name)

    def __get__(self, instance, owner=None):
        if instance is None:
            return self.original or self
        value = self._raw(instance)
        return value.value if isinstance(value, enum.Enum) else as_pythonqt(value)

    def __set__(self, instance, value):
        if self.setter is None:
            raise AttributeError(f"Property '{self.name}' of {type(instance).__name__} object is not writable")
        current = self._raw(instance)
        if isinstance(current, str) and not isinstance(value, str):
            raise AttributeError(f"Property '{self.name}': PythonQt turns {value!r} into a text; convert it before")
        if isinstance(current, enum.Enum) and not isinstance(value, enum.Enum):
            value = type(current)(value)
        try:
            self.setter(instance, value)
        except TypeError as error:
            raise AttributeError(
                f"Property '{self.name}' does not accept a {type(value).__name__} ({value})"
            ) from error


def install_properties(cls: type) -> None:
    """One QtProperty for each Qt property that the class declares, or whose getter it declares anew."""
    meta = cls.staticMetaObject
    for index in range(meta.propertyCount()):
        prop = meta.property(index)
        name = prop.name()
        own = cls.__dict__.get(name)
        if (index < meta.propertyOffset() and own is None) or (cls is QtCore.QTimer and name == "singleShot"):
            continue
        capital = name[0].upper() + name[1:]
        getters = (cls.__dict__.get(key) for key in (name, "is" + capital, "has" + capital))
        getter = next((found.function for found in getters if isinstance(found, Slot)), None)
        setter = None
        if prop.isWritable():
            slot = found_in(cls, "set" + capital)[1]
            setter = slot.function if isinstance(slot, Slot) else functools.partial(_write, name)
        setattr(cls, name, QtProperty(name, getter, setter, own.function if isinstance(own, Slot) else None))


def _write(name, instance, value):
    if not writeProperty(instance, name, value):
        raise TypeError(f"no conversion from {type(value).__name__}")


def install_slots(cls: type) -> None:
    """Wraps the methods and the constructor of a class."""
    plain = cls is QtCore.QByteArray
    native = cls.__dict__.get("__getattribute__")
    for name, member in list(cls.__dict__.items()):
        if name.startswith("__") and name != "__init__":
            continue
        if isinstance(member, staticmethod):
            slot = StaticSlot(member.__func__, f"{cls.__name__}.{name}")
            setattr(cls, name, DoubleSlot(slot, native) if native else staticmethod(slot))
        elif type(member).__name__ == "method_descriptor":
            setattr(cls, name, Slot(member, name, plain))
        elif name == "__init__" and not isinstance(member, type(install_slots)):
            setattr(cls, name, _constructor(cls, member))


def _constructor(cls, original):
    def __init__(self, *arguments, **keywords):
        if keywords:
            raise ValueError(f"Called {cls.__name__} with keyword arguments, but PythonQt does not support kwargs")
        try:
            original(self, *arguments)
        except TypeError as error:
            raise ValueError(f"Could not find a matching {cls.__name__} for {arguments}: {error}") from error

    return __init__


def flat_class(cls: type) -> type | None:
    """The one C++ class that a Python class stands for."""
    return next((base for base in cls.__mro__ if base in QT_CLASSES or base in STAND_INS), None)


def _flat_instancecheck(cls, instance):
    return _flat_subclasscheck(cls, type(instance))


def _flat_subclasscheck(cls, subclass):
    if cls in QT_CLASSES or cls in STAND_INS:
        return flat_class(subclass) is cls
    return type.__subclasscheck__(cls, subclass)


def refuse_subclass(cls, **keywords):
    """A Python subclass may not count on what C++ would never call in Slicer."""
    ignored = {"sizeHint", "minimumSizeHint"} & set(cls.__dict__)
    if ignored:
        raise TypeError(f"{cls.__name__}.{ignored.pop()}: PythonQt ignores it, the property of the C++ class stays")


def make_flat() -> None:
    ObjectType.__instancecheck__ = _flat_instancecheck
    ObjectType.__subclasscheck__ = _flat_subclasscheck
    QtCore.QObject.__init_subclass__ = classmethod(refuse_subclass)
