"""Base classes of a scripted module (Slicer's `slicer.ScriptedLoadableModule`), and the C++ objects they live in."""

import os
import sys
import unittest

import qt
import slicer
from PySide6.QtCore import Signal
from slicer.i18n import tr as _
from stand_in import Property, stand_in

__all__ = [
    "ScriptedLoadableModule",
    "ScriptedLoadableModuleLogic",
    "ScriptedLoadableModuleTest",
    "ScriptedLoadableModuleWidget",
]
NODE_CLASS = "vtkMRMLScriptedModuleNode"


class ScriptedLoadableModule:
    """A module's door: metadata go to `parent`, and its self-test is made known to the application."""

    def __init__(self, parent):
        super().__init__()
        self.parent = parent
        self.moduleName = type(self).__name__
        parent.title = ""
        parent.categories = []
        parent.dependencies = []
        parent.contributors = [_("nobody yet")]
        parent.helpText = _("no help yet")
        parent.acknowledgementText = _("no acknowledgement yet")
        for suffix in (".svg", ".png"):
            icon = self.resourcePath("Icons/" + self.moduleName + suffix)
            if os.path.isfile(icon):
                parent.icon = qt.QIcon(icon)
                break
        if not hasattr(slicer, "selfTests"):
            slicer.selfTests = {}
        slicer.selfTests[self.moduleName] = self.runTest

    def resourcePath(self, filename):
        return os.path.join(os.path.dirname(self.parent.path), "Resources", filename)

    def getDefaultModuleDocumentationLink(self, docPage=None):
        app = slicer.app
        url = app.documentationBaseUrl + docPage if docPage else app.moduleDocumentationUrl(self.moduleName)
        return f'<p><a href="{url}">{url}</a></p>'

    def runTest(self, msec=100, **kwargs):
        name = self.moduleName + "Test"
        test_class = getattr(sys.modules[type(self).__module__], name, None)
        if test_class is None:
            raise AssertionError(f"{type(self).__module__} has no class {name}")
        test = test_class()
        test.messageDelay = msec
        test.runTest(**kwargs)


class ScriptedLoadableModuleWidget:
    """A module's panel: plain Python, its Qt widget is `parent`, its layout is `layout`."""

    def __init__(self, parent=None):
        super().__init__()
        self.moduleName = type(self).__name__.removesuffix("Widget")
        self.developerMode = slicer.util.settingsValue("Developer/DeveloperMode", False, converter=slicer.util.toBool)
        if parent is None:
            raise NotImplementedError("the bench makes panels through the module, as Slicer's main window does")
        self.parent = parent
        self.layout = parent.layout()
        slicer.app.moduleManager().connect("moduleAboutToBeUnloaded(QString)", self._onModuleAboutToBeUnloaded)

    def resourcePath(self, filename):
        return os.path.join(os.path.dirname(slicer.util.modulePath(self.moduleName)), "Resources", filename)

    def setup(self):
        pass

    def cleanup(self):
        pass

    def _onModuleAboutToBeUnloaded(self, name):
        if name == self.moduleName:
            self.cleanup()
            slicer.app.moduleManager().disconnect("moduleAboutToBeUnloaded(QString)", self._onModuleAboutToBeUnloaded)


class ScriptedLoadableModuleLogic:
    """A module's logic: it finds or makes the parameter node of the scene."""

    def __init__(self, parent=None):
        super().__init__()
        self.moduleName = type(self).__name__.removesuffix("Logic")
        self.isSingletonParameterNode = True

    def getParameterNode(self):
        if self.isSingletonParameterNode:
            node = slicer.mrmlScene.GetSingletonNode(self.moduleName, NODE_CLASS)
            if node is not None and node.GetAttribute("ModuleName") != self.moduleName:
                node.SetAttribute("ModuleName", self.moduleName)
        else:
            node = next(iter(self.getAllParameterNodes()), None)
        return node if node is not None else slicer.mrmlScene.AddNode(self.createParameterNode())

    def getAllParameterNodes(self):
        nodes = slicer.util.getNodesByClass(NODE_CLASS)
        return [node for node in nodes if node.GetAttribute("ModuleName") == self.moduleName]

    def createParameterNode(self):
        node = slicer.mrmlScene.CreateNodeByClass(NODE_CLASS)
        node.UnRegister(None)
        if self.isSingletonParameterNode:
            node.SetSingletonTag(self.moduleName)
        node.SetAttribute("ModuleName", self.moduleName)
        node.SetName(slicer.mrmlScene.GenerateUniqueName(self.moduleName))
        return node


class ScriptedLoadableModuleTest(unittest.TestCase):
    """A module's self-test: without its own `runTest` every method with "test" in its name runs."""

    def __init__(self, *args, **kwargs):
        self.moduleTestNames = []
        super().__init__(*args, **kwargs)
        self.enableScreenshots = False
        self.screenshotScaleFactor = 1.0
        if not self.moduleTestNames:
            names = [name for name in dir(self) if "test" in name and callable(getattr(self, name))]
            self.moduleTestNames = names

    def delayDisplay(self, message, requestedDelay=None, msec=None):
        delays = (getattr(self, "messageDelay", None), msec, requestedDelay, 100)
        slicer.util.delayDisplay(message, next(delay for delay in delays if delay is not None))

    def runTest(self):
        self.setUpClass()
        for name in self.moduleTestNames:
            self.setUp()
            getattr(self, name)()
            self.tearDown()
        self.tearDownClass()


def _metadata(name, kind=str, default=""):
    def put(self, value):
        if kind is list and not (isinstance(value, list | tuple) and all(isinstance(each, str) for each in value)):
            raise TypeError(f"{name} is a list of texts, not {value!r}")
        if kind is not list and not isinstance(value, kind):
            raise TypeError(f"{name} is {kind.__name__}, not {value!r}")
        self._values[name] = tuple(value) if kind is list else value

    return Property("QVariant", lambda self: self._values.get(name, default), put)


@stand_in
class qSlicerScriptedLoadableModule(qt.QObject):
    """What Slicer hands to a module's class as `parent`: only these properties can be set."""

    title = _metadata("title")
    categories = _metadata("categories", list, ())
    contributors = _metadata("contributors", list, ())
    dependencies = _metadata("dependencies", list, ())
    associatedNodeTypes = _metadata("associatedNodeTypes", list, ())
    helpText = _metadata("helpText")
    acknowledgementText = _metadata("acknowledgementText")
    icon = _metadata("icon", qt.QIcon, None)
    hidden = _metadata("hidden", bool, False)
    index = _metadata("index", int, -1)

    def __init__(self, path, parent=None):
        self._values = {}
        qt.QObject.__init__(self, parent)
        self._path, self._name, self._widget = str(path), os.path.basename(str(path)).removesuffix(".py"), None
        self._logic = slicer.vtkSlicerScriptedLoadableModuleLogic()

    path = Property(str, lambda self: self._path)
    name = Property(str, lambda self: self._name)

    def logic(self):
        return self._logic

    def mrmlScene(self):
        return slicer.mrmlScene

    def widgetRepresentation(self):
        if self._widget is None:
            self._widget = self.createNewWidgetRepresentation()
        return self._widget

    def _delete_widget(self):
        if self._widget is not None:
            self._widget.deleteLater()
            self._widget = None

    def createNewWidgetRepresentation(self):
        widget = qSlicerScriptedLoadableModuleWidget(self._name)
        widget.setMRMLScene(slicer.mrmlScene)
        widget.setup()
        return widget


@stand_in
class qSlicerScriptedLoadableModuleWidget(qt.QWidget):
    """What Slicer hands to a panel's class as `parent`: a widget with an empty vertical layout."""

    mrmlSceneChanged = Signal("vtkMRMLScene*")

    def __init__(self, module_name, parent=None):
        qt.QWidget.__init__(self, parent)
        qt.QVBoxLayout(self)
        self._module_name, self._entered, self._scene = module_name, False, None
        self._make()

    def _make(self):
        widget_class = getattr(sys.modules[self._module_name], self._module_name + "Widget")
        self._self = widget_class(self)
        setattr(slicer.modules, self._module_name + "Widget", self._self)

    def self(self):
        return self._self

    def setup(self):
        self._self.setup()

    def reload(self):
        self._make()
        self.setup()

    def enter(self):
        self._entered = True
        if hasattr(self._self, "enter"):
            self._self.enter()

    def exit(self):
        self._entered = False
        if hasattr(self._self, "exit"):
            self._self.exit()

    isEntered = Property(bool, lambda self: self._entered)

    def mrmlScene(self):
        return self._scene

    def setMRMLScene(self, scene):
        self._scene = scene
        self.mrmlSceneChanged.emit(scene)

    def setEditedNode(self, node, role="", context=""):
        answer = self._self.setEditedNode(node, role, context) if hasattr(self._self, "setEditedNode") else False
        if not isinstance(answer, bool):
            raise TypeError("setEditedNode returns a bool")
        return answer
