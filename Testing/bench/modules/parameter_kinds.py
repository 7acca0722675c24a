"""How values of each type lie in a parameter node, and what may be written: as Slicer's parameterNodeWrapper does."""

import collections.abc
import enum
import pathlib
import types
import typing

import slicer

PATHS = (
    pathlib.Path,
    pathlib.PosixPath,
    pathlib.WindowsPath,
    pathlib.PurePath,
    pathlib.PurePosixPath,
    pathlib.PureWindowsPath,
)


class Default:
    """The value a parameter has before anybody sets it."""

    def __init__(self, value=None, *, generator=None):
        self._value, self._generator = value, generator

    @property
    def value(self):
        return self._generator() if self._generator else self._value


class Validator:
    """Refuses a value that is not `valid`."""

    def validate(self, value):
        if not self.valid(value):
            raise ValueError(f"{value!r} is not {self!r}")

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(map(repr, vars(self).values()))})"


class WithinRange(Validator):
    def __init__(self, minimum, maximum):
        self.minimum, self.maximum = minimum, maximum

    def valid(self, value):
        return self.minimum <= value <= self.maximum


class Minimum(Validator):
    def __init__(self, minimum):
        self.minimum = minimum

    def valid(self, value):
        return value >= self.minimum


class Maximum(Validator):
    def __init__(self, maximum):
        self.maximum = maximum

    def valid(self, value):
        return value <= self.maximum


class Choice(Validator):
    def __init__(self, choices):
        self.choices = choices

    def valid(self, value):
        return value in self.choices


class Exclude(Validator):
    def __init__(self, excludedValues):
        self.excludedValues = excludedValues

    def valid(self, value):
        return value not in self.excludedValues


class NotNone(Validator):
    def valid(self, value):
        return value is not None


class Decimals:
    """How many decimals a connected widget shows."""

    def __init__(self, value):
        self.value = value


class SingleStep:
    """How far one step of a connected widget goes."""

    def __init__(self, value):
        self.value = value


class Text:
    """A value that is one text in the node."""

    def __init__(self, accepted, to_text, from_text, default):
        self.accepted, self.to_text, self.from_text, self.default = accepted, to_text, from_text, default

    def check(self, value):
        if value is None:
            raise ValueError("the value must not be None")
        if not isinstance(value, self.accepted):
            raise TypeError(f"{value!r} is of type {type(value).__name__}, not {self.accepted}")

    def has(self, node, name):
        return node.HasParameter(name)

    def write(self, node, name, value):
        node.SetParameter(name, self.to_text(value))

    def read(self, node, name):
        return self.from_text(node.GetParameter(name))

    def remove(self, node, name):
        node.UnsetParameter(name)


class Nothing(Text):
    """None, as one of a union's types."""

    def __init__(self):
        super().__init__((), lambda value: "True", lambda text: None, lambda: None)

    def check(self, value):
        if value is not None:
            raise ValueError("the value must be None")


class NodeReference:
    """A node of the scene, or None; the parameter's text only says that it was set."""

    def __init__(self, node_class):
        self.accepted, self.default = node_class, lambda: None

    def check(self, value):
        if value is not None and not isinstance(value, self.accepted):
            raise TypeError(f"{value!r} is not a {self.accepted.__name__}")

    def has(self, node, name):
        return node.HasParameter(name)

    def write(self, node, name, value):
        node.SetParameter(name, "")
        node.SetNodeReferenceID(name, None if value is None else value.GetID())

    def read(self, node, name):
        return node.GetNodeReference(name)

    def remove(self, node, name):
        node.UnsetParameter(name)
        node.RemoveNodeReferenceIDs(name)


class WrittenList(collections.abc.MutableSequence):
    """A list that writes itself into the node at each change. It is no `list`: copy it before handing it on."""

    def __init__(self, items, save):
        self._items, self._save = list(items), save

    def __getitem__(self, index):
        return self._items[index]

    def __len__(self):
        return len(self._items)

    def __eq__(self, other):
        return self._items == (other._items if isinstance(other, WrittenList) else other)

    __hash__ = None

    def __repr__(self):
        return repr(self._items)

    def _changed(self, items):
        self._save(items)
        self._items = items

    def __setitem__(self, index, value):
        items = list(self._items)
        items[index] = value
        self._changed(items)

    def __delitem__(self, index):
        items = list(self._items)
        del items[index]
        self._changed(items)

    def insert(self, index, value):
        items = list(self._items)
        items.insert(index, value)
        self._changed(items)


class Items:
    """list[...]: its length and each item are parameters of their own."""

    default = list

    def __init__(self, item):
        self.item = item

    def check(self, value):
        for each in value:
            self.item.check(each)

    def has(self, node, name):
        return node.HasParameter(name + ".len")

    def _length(self, node, name):
        return int(node.GetParameter(name + ".len")) if self.has(node, name) else 0

    def write(self, node, name, value):
        value = list(value)
        before = self._length(node, name)
        for index, each in enumerate(value):
            self.item.write(node, f"{name}.{index}", each)
        node.SetParameter(name + ".len", str(len(value)))
        for index in range(len(value), before):
            self.item.remove(node, f"{name}.{index}")

    def read(self, node, name):
        def save(items):
            self.check(items)
            with slicer.util.NodeModify(node):
                self.write(node, name, items)

        items = [self.item.read(node, f"{name}.{index}") for index in range(self._length(node, name))]
        return WrittenList(items, save)

    def remove(self, node, name):
        for index in range(self._length(node, name)):
            self.item.remove(node, f"{name}.{index}")
        node.UnsetParameter(name + ".len")


class OneOf:
    """A union: the parameter's name tells which of the types it holds."""

    def __init__(self, kinds):
        self.kinds = kinds
        optional = len(kinds) == 2 and isinstance(kinds[1], Nothing)
        self.default = (lambda: None) if optional else kinds[0].default

    def _fitting(self, value):
        problem = None
        for index, kind in enumerate(self.kinds):
            try:
                kind.check(value)
                return index, kind
            except (TypeError, ValueError) as error:
                problem = error
        raise problem

    def check(self, value):
        self._fitting(value)

    def _held(self, node, name):
        return next(((kind, f"{name}.{i}") for i, kind in enumerate(self.kinds) if kind.has(node, f"{name}.{i}")), None)

    def has(self, node, name):
        return self._held(node, name) is not None

    def write(self, node, name, value):
        index, kind = self._fitting(value)
        self.remove(node, name)
        kind.write(node, f"{name}.{index}", value)

    def read(self, node, name):
        kind, key = self._held(node, name)
        return kind.read(node, key)

    def remove(self, node, name):
        for index, kind in enumerate(self.kinds):
            kind.remove(node, f"{name}.{index}")


def _enum_kind(of):
    def named(text):
        if text not in of.__members__:
            raise ValueError(f"{text!r} is no name of {of!r}")
        return of[text]

    return Text(of, lambda value: value.name, named, lambda: next(iter(of)))


def kind_of(annotated):
    """What keeps values of a (possibly annotated) type; TypeError for a type that the bench does not keep."""
    of = unannotatedType(annotated)
    if of is bool:
        return Text(bool, str, lambda text: text == "True", lambda: False)
    if of is int:
        return Text(int, str, int, lambda: 0)
    if of is float:
        return Text((int, float), str, float, lambda: 0)
    if of is str:
        return Text(str, str, str, str)
    if of in PATHS:
        return Text(of, str, of, of)
    if typing.get_origin(of) is list:
        return Items(kind_of(*typing.get_args(of)))
    if typing.get_origin(of) in (typing.Union, types.UnionType):
        return OneOf([kind_of(each) for each in typing.get_args(of)])
    if of is type(None):
        return Nothing()
    if isinstance(of, type) and issubclass(of, enum.Enum):
        return _enum_kind(of)
    if isinstance(of, type) and issubclass(of, slicer.vtkMRMLNode):
        return NodeReference(of)
    raise TypeError(f"the bench's parameter nodes keep no {of!r}")


def splitAnnotations(possiblyAnnotated):
    if typing.get_origin(possiblyAnnotated) is typing.Annotated:
        kind, *annotations = typing.get_args(possiblyAnnotated)
        return kind, annotations
    return possiblyAnnotated, []


def unannotatedType(possiblyAnnotated):
    return splitAnnotations(possiblyAnnotated)[0]


def findFirstAnnotation(annotations, kind):
    return next((each for each in annotations if isinstance(each, kind)), None)
