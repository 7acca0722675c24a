"""Slicer's door to RED: metadata, the panel's shell, the file reader, and the self-test hook.

Nothing heavy is imported here; the library is imported where it is first used.
"""

import slicer
import vtk
from slicer.i18n import tr as _
from slicer.i18n import translate
from slicer.ScriptedLoadableModule import (
    ScriptedLoadableModule,
    ScriptedLoadableModuleLogic,
    ScriptedLoadableModuleTest,
    ScriptedLoadableModuleWidget,
)


class REDReconstruction(ScriptedLoadableModule):
    """What Slicer shows of the module in its lists, and what is registered once Slicer has started."""

    def __init__(self, parent):
        ScriptedLoadableModule.__init__(self, parent)
        from REDReconstructionLib.panel import language

        language.follow()
        self.parent.title = _("RED Low-Dose PET")
        self.parent.categories = [translate("qSlicerAbstractCoreModule", "Nuclear Medicine")]
        self.parent.dependencies = []
        self.parent.contributors = ["RED for 3D Slicer contributors"]
        self.parent.helpText = _(
            "Restores low-dose PET sinograms by residual estimation diffusion, shows sinograms and images beside the "
            "full-dose reference, measures what was gained, and exports DICOM series. For research only."
        )
        self.parent.acknowledgementText = _(
            "The method is by Ai et al., Medical Image Analysis 2025 (arXiv 2411.05354)."
        )
        slicer.app.connect("startupCompleted()", self.onStartupCompleted)

    def onStartupCompleted(self):
        """Register the sample case, the DICOM exporter and the settings page."""
        from REDReconstructionLib.panel.registration import registerAll

        registerAll()


class REDReconstructionLogic(ScriptedLoadableModuleLogic):
    """Gives the module's parameter node; all work is done by the worker process."""


class REDReconstructionWidget(ScriptedLoadableModuleWidget):
    """The shell around the panel: follows the scene and passes on what Slicer tells."""

    def __init__(self, parent=None):
        self.panel = None
        self.sceneObservers = []
        ScriptedLoadableModuleWidget.__init__(self, parent)

    def setup(self):
        """Build the panel."""
        ScriptedLoadableModuleWidget.setup(self)
        from REDReconstructionLib.panel.panel import Panel

        self.panel = Panel(self.layout, self.resourcePath, REDReconstructionLogic().getParameterNode())
        for event, callback in (
            (slicer.mrmlScene.StartCloseEvent, self.onSceneStartClose),
            (slicer.mrmlScene.EndCloseEvent, self.onSceneEnd),
            (slicer.mrmlScene.EndImportEvent, self.onSceneEnd),
        ):
            self.sceneObservers.append(slicer.mrmlScene.AddObserver(event, callback))

    def enter(self):
        """The user opens the module."""
        self.panel.enter()

    def exit(self):
        """The user goes to another module."""
        self.panel.exit()

    def cleanup(self):
        """The module is unloaded, or Slicer closes."""
        for tag in self.sceneObservers:
            slicer.mrmlScene.RemoveObserver(tag)
        self.sceneObservers = []
        if self.panel is not None:
            self.panel.cleanup()
            self.panel = None

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def onSceneStartClose(self, _caller, _event, _node=None):
        """Whatever runs belongs to the scene that goes."""
        self.panel.closeScene()

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def onSceneEnd(self, _caller, _event, _node=None):
        """Another scene is there: its parameter node and results are shown."""
        self.panel.openScene(REDReconstructionLogic().getParameterNode())


class REDReconstructionFileReader:
    """Opens raw sinograms that are dropped on Slicer's window."""

    def __init__(self, parent):
        self.parent = parent

    def description(self):
        """What Slicer's dialogs call such files."""
        return _("PET sinogram")

    def fileType(self):
        """The name under which Slicer keeps this reader."""
        return "PETSinogramFile"

    def extensions(self):
        """What Slicer's file dialogs offer."""
        from REDReconstructionLib.case.file_reader import extensions

        return extensions()

    def canLoadFileConfidence(self, filePath):
        """How sure it is that a file is a sinogram, 0 to 1."""
        from REDReconstructionLib.case.file_reader import confidence

        return confidence(filePath)

    def load(self, properties):
        """Open the file as a case in the panel; True where it was taken."""
        from REDReconstructionLib.case.file_reader import load

        nodes = load(properties["fileName"])
        self.parent.loadedNodes = nodes or []
        return nodes is not None


class REDReconstructionTest(ScriptedLoadableModuleTest):
    """The self-test that runs in Slicer and on the bench alike."""

    def runTest(self, **_options):
        """Open the sample case, restore it, look at it, measure and export it."""
        from REDReconstructionLib.panel.self_test import run

        run(self.delayDisplay)
