"""Slicer's `slicer.parameterNodeWrapper`: typed attributes that live in a real vtkMRMLScriptedModuleNode."""

import typing

import qt
import slicer
import vtk

from modules.parameter_gui import connection, is_widget
from modules.parameter_kinds import (
    Choice,
    Decimals,
    Default,
    Exclude,
    Maximum,
    Minimum,
    NotNone,
    SingleStep,
    Validator,
    WithinRange,
    findFirstAnnotation,
    kind_of,
    splitAnnotations,
    unannotatedType,
)

__all__ = [
    "Choice",
    "Decimals",
    "Default",
    "Exclude",
    "Maximum",
    "Minimum",
    "NotNone",
    "SingleStep",
    "SlicerParameterNamePropertyName",
    "Validator",
    "WithinRange",
    "findFirstAnnotation",
    "isParameterNodeWrapper",
    "parameterNodeWrapper",
    "splitAnnotations",
    "unannotatedType",
]
SlicerParameterNamePropertyName = "SlicerParameterName"


class _Parameter:
    def __init__(self, name, annotated, default):
        self.name, self.annotated, self.kind = name, annotated, kind_of(annotated)
        _, annotations = splitAnnotations(annotated)
        self.validators = [each for each in annotations if isinstance(each, Validator)]
        own = findFirstAnnotation(annotations, Default)
        self.default = default or own or Default(generator=self.kind.default)

    def write(self, node, value):
        self.kind.check(value)
        for validator in self.validators:
            validator.validate(value)
        with slicer.util.NodeModify(node):
            self.kind.write(node, self.name, value)

    def read(self, node):
        if not self.kind.has(node, self.name):
            self.write(node, self.default.value)
        return self.kind.read(node, self.name)


def _parameters_of(cls):
    found = {}
    for name, annotated in typing.get_type_hints(cls, include_extras=True).items():
        default = Default(getattr(cls, name)) if hasattr(cls, name) else None
        found[name] = _Parameter(name, annotated, default)
    return found


class _Wrapper:
    """What each wrapped class can do besides its own attributes."""

    def __init__(self, parameterNode, prefix=None):
        if prefix is not None:
            raise NotImplementedError("the bench's parameter nodes know no prefix")
        self.parameterNode = parameterNode
        self._connections = {}
        self._updating = False
        for parameter in self.allParameters.values():
            parameter.read(parameterNode)

    def _named(self, name):
        if name not in self.allParameters:
            raise ValueError(f"there is no parameter {name!r}, only {', '.join(self.allParameters)}")
        return self.allParameters[name]

    def default(self, name):
        return self._named(name).default

    def dataType(self, name):
        return self._named(name).annotated

    def getValue(self, name):
        return self._named(name).read(self.parameterNode)

    def setValue(self, name, value):
        self._named(name).write(self.parameterNode, value)

    def connectGui(self, gui):
        widgets = gui.findChildren(qt.QWidget) if is_widget(gui) else vars(gui).values()
        key = SlicerParameterNamePropertyName
        return self.connectParametersToGui({each.property(key): each for each in widgets if each.property(key)})

    def connectParametersToGui(self, mapping):
        made = {name: connection(widget, self._named(name).annotated) for name, widget in mapping.items()}
        for name, each in made.items():
            each.write(self.getValue(name))
            each.onChanged(self._taker(name, each))
        observer = self.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda caller, event: self._show())
        tag = len(self._connections)
        self._connections[tag] = made, observer
        return tag

    def disconnectGui(self, tag):
        made, observer = self._connections.pop(tag, ({}, None))
        for each in made.values():
            each.onChanged(None)
        if observer is not None:
            self.RemoveObserver(observer)

    def _taker(self, name, each):
        def take():
            if not self._updating:
                self.setValue(name, each.read())

        return take

    def _show(self):
        if self._updating:
            return
        self._updating = True
        try:
            for made, _observer in self._connections.values():
                for name, each in made.items():
                    each.write(self.getValue(name))
        finally:
            self._updating = False

    def StartModify(self):
        return self.parameterNode.StartModify()

    def EndModify(self, wasModified):
        return self.parameterNode.EndModify(wasModified)

    def AddObserver(self, event, callback, priority=0.0):
        return self.parameterNode.AddObserver(event, callback, priority)

    def RemoveObserver(self, tag):
        self.parameterNode.RemoveObserver(tag)

    def Modified(self):
        self.parameterNode.Modified()


def _property_of(name):
    return property(lambda self: self.getValue(name), lambda self, value: self.setValue(name, value))


def parameterNodeWrapper(cls=None):
    """Give a class typed attributes that are kept in the parameter node it is made with."""
    if cls is None:
        return parameterNodeWrapper
    parameters = _parameters_of(cls)
    for name in ("allParameters", *(name for name in vars(_Wrapper) if not name.startswith("__"))):
        if hasattr(cls, name) or name in parameters:
            raise ValueError(f"{name} is a reserved name in a parameterNodeWrapper")
    for name, value in vars(_Wrapper).items():
        if not name.startswith("__") or name == "__init__":
            setattr(cls, name, value)
    for name in parameters:
        setattr(cls, name, _property_of(name))
    cls.allParameters = parameters
    cls._is_parameter_node_wrapper = True
    return cls


def isParameterNodeWrapper(thing):
    return getattr(thing, "_is_parameter_node_wrapper", False)
