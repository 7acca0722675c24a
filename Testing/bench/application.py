"""slicer.app: the application object over a real scene and real logics, with nothing that Slicer's has not."""

import os
import tempfile

import qt
import slicer
import vtk
from io_manager import CoreIOManager
from layout_manager import LayoutManager
from main_window import MainWindow
from PySide6.QtCore import Signal
from settings_dialog import SettingsDialog
from stand_in import Property, stand_in

# attribute of slicer.modules -> (module name, class of its logic)
LOADABLE_MODULES = {
    "colors": ("Colors", "vtkSlicerColorLogic"),
    "markups": ("Markups", "vtkSlicerMarkupsLogic"),
    "models": ("Models", "vtkSlicerModelsLogic"),
    "plots": ("Plots", "vtkSlicerPlotsLogic"),
    "segmentations": ("Segmentations", "vtkSlicerSegmentationsModuleLogic"),
    "subjecthierarchy": ("SubjectHierarchy", "vtkSlicerSubjectHierarchyModuleLogic"),
    "tables": ("Tables", "vtkSlicerTablesLogic"),
    "units": ("Units", "vtkSlicerUnitsLogic"),
    "volumes": ("Volumes", "vtkSlicerVolumesLogic"),
}


@vtk.calldata_type(vtk.VTK_OBJECT)
def remove_displays(scene, _event, node):
    """The displays of a volume that goes go with it; to take out what has left the scene is a line in the Error Log."""
    if node.GetScene() is None:
        raise RuntimeError(f"Failed to access subject hierarchy node: {node.GetID()} has left the scene already")
    for display in displays_of(node):
        scene.RemoveNode(display)


def displays_of(node):
    """The display nodes of a volume that are in the scene."""
    if not node.IsA("vtkMRMLVolumeNode"):
        return []
    displays = [node.GetNthDisplayNode(number) for number in range(node.GetNumberOfDisplayNodes())]
    return [one for one in displays if one is not None and one.GetScene() is not None]


@stand_in
class LoadableModule(qt.QObject):
    """A C++ module of Slicer: its name and its logic, no panel."""

    def __init__(self, name, logic):
        super().__init__()
        self._name, self._logic = name, logic

    def logic(self):
        return self._logic

    def get_name(self):
        return self._name

    name = Property(str, get_name)
    title = Property(str, get_name)


@stand_in
class FactoryManager(qt.QObject):
    def __init__(self, modules):
        super().__init__()
        self._modules = modules

    def loadedModuleNames(self):
        return tuple(self._modules)


@stand_in
class ModuleManager(qt.QObject):
    """qSlicerModuleManager: the modules by name, and the signals of their coming and going."""

    moduleLoaded = Signal(str)
    moduleAboutToBeUnloaded = Signal(str)
    moduleUnloaded = Signal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._modules = {}
        self._factory = FactoryManager(self._modules)

    def module(self, name):
        return self._modules.get(name)

    def modulesNames(self):
        return tuple(self._modules)

    def factoryManager(self):
        return self._factory

    def _add(self, name, module):
        self._modules[name] = module
        setattr(slicer.modules, name.lower(), module)
        setattr(slicer.moduleNames, name, name)
        self.moduleLoaded.emit(name)

    def _remove(self, name):
        self.moduleAboutToBeUnloaded.emit(name)
        self._modules.pop(name)
        delattr(slicer.modules, name.lower())
        self.moduleUnloaded.emit(name)


@stand_in
class Application(qt.QApplication):
    """qSlicerApplication."""

    startupCompleted = Signal()
    mrmlSceneChanged = Signal("vtkMRMLScene*")
    renderPaused = Signal(bool)

    majorVersion, minorVersion = 5, 13
    applicationName, applicationVersion = "Slicer", "5.13.0-2026-08-21"
    revision = repositoryRevision = "33999"
    platform, arch = "linux-amd64", "amd64"

    def __init__(self):
        super().__init__(["Slicer"])
        self.organizationName, self.organizationDomain = "slicer.org", "www.slicer.org"
        self._folders = tempfile.TemporaryDirectory(prefix="slicer-bench-", ignore_cleanup_errors=True)
        self._home = self._folders.name
        self._temporary = self._folder("tmp")
        self._cache = self._folder("cache")
        self._scene = slicer.vtkMRMLScene()
        self._logic = None
        self._layouts = self._window = None
        self._io = CoreIOManager()
        self._manager = ModuleManager(self)
        self._settings = {}
        self._pauses = 0

    def _folder(self, name):
        path = os.path.join(self._home, name)
        os.makedirs(path, exist_ok=True)
        return path

    def _data_io_manager(self):
        """What the scene asks for the folder into which a bundle is unpacked."""
        cache = slicer.vtkCacheManager()
        cache.SetRemoteCacheDirectory(self._cache)
        manager = slicer.vtkDataIOManager()
        manager.SetCacheManager(cache)
        return manager

    def build(self):
        """The scene's logics, the default nodes of Slicer's scene, the views and the window."""
        scene = self._scene
        scene.SetDataIOManager(self._data_io_manager())
        self._logic = logic = slicer.vtkSlicerApplicationLogic()
        logic.SetMRMLScene(scene)
        logic.SetTemporaryPath(self._temporary)
        logic.SetSliceLogics(vtk.vtkCollection())
        logic.SetViewLogics(vtk.vtkCollection())
        colours = logic.GetColorLogic()
        colours.SetMRMLScene(scene)
        colours.AddDefaultColorNodes()
        slicer.vtkMRMLSliceNode.AddDefaultSliceOrientationPresets(scene, True)
        crosshair = slicer.vtkMRMLCrosshairNode()
        crosshair.SetCrosshairName("default")
        scene.AddNode(crosshair)
        for name, class_name in LOADABLE_MODULES.values():
            module_logic = colours if name == "Colors" else getattr(slicer, class_name)()
            module_logic.SetMRMLApplicationLogic(logic)
            module_logic.SetMRMLScene(scene)
            logic.SetModuleLogic(name, module_logic)
            self._manager._add(name, LoadableModule(name, module_logic))
        scene.AddObserver(scene.NodeAboutToBeRemovedEvent, remove_displays)
        self._layouts = LayoutManager(logic, self)
        self._window = MainWindow(self._layouts.viewport())
        self._dialog = SettingsDialog()
        return self

    def mrmlScene(self):
        return self._scene

    def applicationLogic(self):
        return self._logic

    def moduleLogic(self, name):
        return self._manager.module(name).logic()

    def layoutManager(self):
        return self._layouts

    def _settle(self):
        """Give the event loop a turn, as it has between two deeds of a user: what was to be deleted later goes too.

        `processEvents` alone leaves that to the loop that runs in Slicer, and none runs here.
        """
        self.processEvents()
        self.sendPostedEvents(None, int(qt.QEvent.DeferredDelete))

    def moduleManager(self):
        return self._manager

    def coreIOManager(self):
        return self._io

    def ioManager(self):
        return self._io

    def settingsDialog(self):
        return self._dialog

    def openSettingsDialog(self, panel=""):
        if panel:
            self._dialog.setCurrentPanel(panel)
        self._dialog.show()

    def dicomDatabase(self):
        return slicer.dicomDatabase

    def settings(self):
        return self._named_settings("revision")

    revisionUserSettings = settings

    def userSettings(self):
        """The same as `qt.QSettings()`."""
        if "user" not in self._settings:
            self._settings["user"] = qt.QSettings()
        return self._settings["user"]

    def _named_settings(self, name):
        if name not in self._settings:
            self._settings[name] = qt.QSettings(os.path.join(self._home, name + ".ini"), qt.QSettings.IniFormat)
        return self._settings[name]

    def _forget_settings(self):
        self.userSettings()
        for settings in self._settings.values():
            settings.clear()

    def _get_temporary(self):
        os.makedirs(self._temporary, exist_ok=True)
        return self._temporary

    def _get_cache(self):
        return self._cache

    def setTemporaryPath(self, path):
        self._temporary = str(path)

    temporaryPath = Property(str, _get_temporary, setTemporaryPath)
    cachePath = Property(str, _get_cache)
    slicerHome = Property(str, lambda self: self._folder("home"))
    intDir = Property(str, lambda self: "")
    documentationBaseUrl = Property(str, lambda self: "https://slicer.readthedocs.io/en/latest/")

    def moduleDocumentationUrl(self, name):
        return f"{self.documentationBaseUrl}user_guide/modules/{name.lower()}.html"

    def startupEnvironment(self):
        """The environment before Slicer's launcher changed it: on the bench, the one of this process."""
        environment = qt.QProcessEnvironment()
        for name, value in os.environ.items():
            environment.insert(name, value)
        return environment

    def environment(self):
        return self.startupEnvironment()

    def testingEnabled(self):
        """False, so that a message box shows itself and a test must answer it."""
        return False

    def translate(self, context, text):
        return qt.QCoreApplication.translate(context, text)

    def pauseRender(self):
        self._pauses += 1
        self._layouts.pauseRender()

    def resumeRender(self):
        self._pauses -= 1
        self._layouts.resumeRender()

    def isRenderPaused(self):
        return self._pauses > 0

    def setRenderPaused(self, pause):
        self.pauseRender() if pause else self.resumeRender()
