"""Slicer's own Export to DICOM dialog for restored volumes: the engine writes them, with the source's header."""

from pathlib import Path

import qt
import slicer
from DICOMLib import DICOMPlugin
from slicer.i18n import tr as _

from REDReconstructionLib.export import exporting
from REDReconstructionLib.process import file_names
from REDReconstructionLib.process.runner import Listener, Runner
from REDReconstructionLib.scene import importing, roles

PLUGIN = "REDReconstructionDICOMPlugin"
CONFIDENCE = 0.9
"""Above the 0.5 of Slicer's scalar volume exporter, which knows neither slopes nor radiopharmaceuticals."""


class REDReconstructionDICOMPluginClass(DICOMPlugin):
    """Offers restored volumes, and no others, as derived PET series."""

    def __init__(self):
        super().__init__()
        self.loadType = _("Restored PET (derived series)")

    def examineForExport(self, subjectHierarchyItemID):
        """One exportable for a restored image that knows its restoration and its DICOM source."""
        hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
        node = hierarchy.GetItemDataNode(subjectHierarchyItemID)
        if node is None or roles.runFolder(node) is None or importing.dicomSource(node) is None:
            return []
        exportable = slicer.qSlicerDICOMExportable()
        exportable.name = self.loadType
        exportable.tooltip = _("Writes the restored volume with the header, the unit and the SUV of its source series")
        exportable.subjectHierarchyItemID = subjectHierarchyItemID
        exportable.pluginClass = PLUGIN
        exportable.confidence = CONFIDENCE
        exportable.setTag("Modality", "PT")
        exportable.setTag("SeriesDescription", "")
        return [exportable]

    def export(self, exportables):
        """Write each restored volume into its own folder; an empty text is success, else the reason."""
        hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
        for exportable in exportables:
            node = hierarchy.GetItemDataNode(exportable.subjectHierarchyItemID)
            out = file_names.freeFolder(Path(str(exportable.directory)) / file_names.safeName(node.GetName()))
            job = exporting.exportJob(
                roles.runFolder(node),
                importing.dicomSource(node),
                importing.dicomMeant(node),
                out,
                str(exportable.tag("SeriesDescription")),
                False,
            )
            reason = exportAndWait(job)
            if reason:
                return reason
        return ""


def exportAndWait(job):
    """Run an export while Slicer's dialog waits; the reason why it failed, or an empty text."""
    ended = []
    listener = Listener(
        onDone=lambda folder, files: ended.append(""),
        onFailed=lambda message, log: ended.append(message),
        onCancelled=lambda: ended.append(_("The export was cancelled.")),
    )
    runner = Runner()
    runner.start(job, listener)
    while not ended:
        # The dialog is painted, and takes no second click meanwhile.
        slicer.app.processEvents(qt.QEventLoop.ExcludeUserInputEvents | qt.QEventLoop.WaitForMoreEvents)
    return ended[0]


def register():
    """Tell Slicer's DICOM module of the plugin."""
    if not hasattr(slicer.modules, "dicomPlugins"):
        slicer.modules.dicomPlugins = {}
    slicer.modules.dicomPlugins[PLUGIN] = REDReconstructionDICOMPluginClass
