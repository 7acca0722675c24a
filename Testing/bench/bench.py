"""The module in a Slicer without Slicer: start the application once, load the module, open its panel."""

import importlib
import os
import sys
import types
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODULE_FOLDER = HERE.parent.parent / "REDReconstruction"
ENVIRONMENT = {
    "QT_QPA_PLATFORM": "offscreen",
    "VTK_DEFAULT_OPENGL_WINDOW": "vtkEGLRenderWindow",
    # Enum members that equal integers, as PythonQt's do.
    "PYSIDE6_OPTION_PYTHON_ENUM": "2",
    "QT_LOGGING_RULES": "qt.qpa.*=false",
}
# name under which Slicer knows it -> file in `modules`
STAND_INS = {
    "slicer.i18n": "i18n",
    "slicer.ScriptedLoadableModule": "scripted_module",
    "slicer.parameterNodeWrapper": "parameter_node_wrapper",
    "slicer.packaging": "packaging",
    "SampleData": "sample_data",
    "DICOMLib": "dicom_lib",
    "DICOMLib.DICOMUtils": "dicom_utils",
}
_running = {}
opened = []
"""What a test has opened by hand and not closed: it has a `close()`."""


def start():
    """slicer.app: made on the first call, the same one on every later call."""
    if "application" not in _running:
        os.environ.update({name: os.environ.get(name, value) for name, value in ENVIRONMENT.items()})
        sys.path.insert(0, str(HERE))
        _clean_namespace()
        _inject()
        import slicer
        from application import Application

        application = Application()
        slicer.app, slicer.mrmlScene = application, application.mrmlScene()
        application.build()
        from palette import set_palette

        application.setStyle("Fusion")
        set_palette("light")
        _running["application"] = application
    return _running["application"]


def _clean_namespace():
    """Forget what the wheel spills: slicer.util's names are reachable in Slicer through slicer.util alone."""
    import slicer
    import slicer.util

    classes = {name for name in vars(slicer) if name.startswith(("vtkMRML", "vtkSlicer", "vtk"))}
    spilled = {name for name in vars(slicer.util) if not name.startswith("__")} | {"info", "module", "me", "item_name"}
    for name in spilled - classes - {"util"}:
        if name in vars(slicer):
            delattr(slicer, name)


def _inject():
    import ctk  # noqa: F401
    import qmrml
    import qt  # noqa: F401
    import slicer

    for name in ("modules", "moduleNames"):
        sys.modules["slicer." + name] = types.ModuleType(name)
        setattr(slicer, name, sys.modules["slicer." + name])
    for name in dir(qmrml):
        if name.startswith(("qMRML", "qSlicer")):
            setattr(slicer, name, getattr(qmrml, name))
    for name, file_name in STAND_INS.items():
        sys.modules[name] = importlib.import_module("modules." + file_name)
        if name.startswith("slicer."):
            setattr(slicer, name.split(".")[1], sys.modules[name])
    from modules import dicom_database, dicom_lib, scripted_module

    for module, names in (
        (scripted_module, ("qSlicerScriptedLoadableModule", "qSlicerScriptedLoadableModuleWidget")),
        (dicom_lib, ("qSlicerDICOMLoadable", "qSlicerDICOMExportable")),
    ):
        for name in names:
            setattr(slicer, name, getattr(module, name))
    slicer.dicomDatabase = dicom_database.ctkDICOMDatabase()
    slicer.modules.dicomPlugins = {"DICOMScalarVolumePlugin": dicom_lib.DICOMScalarVolumePluginClass}


def load_module(name="REDReconstruction", folder=MODULE_FOLDER):
    """The module as Slicer loads it at its start; returns slicer.modules.<name>. Loaded once."""
    import slicer

    application = start()
    if application.moduleManager().module(name) is not None:
        return application.moduleManager().module(name)
    if str(folder) not in sys.path:
        sys.path.insert(0, str(folder))
    python = importlib.import_module(name)
    module = slicer.qSlicerScriptedLoadableModule(Path(folder) / (name + ".py"))
    instance = getattr(python, name)(module)
    setattr(slicer.modules, name + "Instance", instance)
    application.coreIOManager()._register(name)
    if hasattr(instance, "setup"):
        instance.setup()
    application.moduleManager()._add(name, module)
    application.startupCompleted.emit()
    return module


def open_module(name="REDReconstruction"):
    """Select the module as a user does; returns its Python widget, set up and entered."""
    import slicer

    load_module(name)
    slicer.util.mainWindow().show()
    slicer.util.selectModule(name)
    slicer.app._settle()
    return slicer.util.getModuleWidget(name)


def unload_module(name="REDReconstruction"):
    """Leave and clean up the module as Slicer does when it ends; its Python modules stay imported."""
    import slicer
    from qt_signals import detach

    application = start()
    module = application.moduleManager().module(name)
    if module is None:
        return
    slicer.util.mainWindow().moduleSelector().selectModule("")
    application.moduleManager()._remove(name)
    application.coreIOManager()._unregister_all()
    module._delete_widget()
    for attribute in (name + "Instance", name + "Widget"):
        vars(slicer.modules).pop(attribute, None)
    # Slicer starts once; here the next test loads the module again.
    detach(application, "startupCompleted()")
    application._settle()


def quit_slicer():
    """The user closes the window: the module is left, Slicer says that it quits, and unloads its modules."""
    import slicer

    slicer.util.mainWindow().close()
    slicer.app.aboutToQuit.emit()
    for name in slicer.app.moduleManager().factoryManager().loadedModuleNames():
        if isinstance(slicer.app.moduleManager().module(name), slicer.qSlicerScriptedLoadableModule):
            unload_module(name)


def install_extension(name, installed=True):
    """Another extension of Slicer is there, or not: "PyTorchUtils"."""
    if installed:
        sys.modules[name] = importlib.import_module("modules." + {"PyTorchUtils": "pytorch_utils"}[name])
    else:
        sys.modules.pop(name, None)


def close_opened():
    """Close what a test has left open, as one does that fails half-way: it would follow the views of later tests."""
    while opened:
        opened[-1].close()


def reset():
    """What a test leaves behind goes: the scene, settings, answers to dialogs, recorded requests."""
    import qt_dialogs
    import slicer
    from modules import dicom_lib, packaging, pytorch_utils

    application = start()
    slicer.mrmlScene.Clear(0)
    slicer.dicomDatabase.closeDatabase()
    slicer.modules.dicomPlugins = {"DICOMScalarVolumePlugin": dicom_lib.DICOMScalarVolumePluginClass}
    vars(slicer.modules).pop("sampleDataSources", None)
    application.settingsDialog()._forget_panels()
    install_extension("PyTorchUtils", False)
    application.layoutManager().setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)
    application._forget_settings()
    qt_dialogs.answers.clear()
    for recorder in (packaging, pytorch_utils):
        recorder.install_requests.clear()
        recorder.answers.clear()
    application._settle()
