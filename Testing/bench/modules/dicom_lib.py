"""Slicer's `DICOMLib`: the base of DICOM plugins, what they load and export, and Slicer's own plugin for volumes."""

import pydicom
import qt
import slicer
from stand_in import Property, kept, stand_in

from modules import dicom_utils as DICOMUtils
from modules.dicom_utils import *  # noqa: F403

__all__ = ["DICOMLoadable", "DICOMPlugin", "DICOMUtils"]
SERIES_UID, SERIES_DESCRIPTION, SERIES_NUMBER = "0020,000E", "0008,103E", "0020,0011"
STUDY_UID, PATIENT_ID = "0020,000D", "0010,0020"


class DICOMLoadable:
    """One way to load some files."""

    def __init__(self, qLoadable=None):
        self.files = [] if qLoadable is None else list(qLoadable.files)
        self.name = "Unknown" if qLoadable is None else qLoadable.name
        self.tooltip = "" if qLoadable is None else qLoadable.tooltip
        self.warning = "" if qLoadable is None else qLoadable.warning
        self.selected = False if qLoadable is None else qLoadable.selected
        self.confidence = 0.5 if qLoadable is None else qLoadable.confidence


@stand_in
class qSlicerDICOMLoadable(qt.QObject):
    files = kept("QStringList", "files", ())
    name = kept(str, "name", "Unknown")
    tooltip = kept(str, "tooltip", "")
    warning = kept(str, "warning", "")
    selected = kept(bool, "selected", False)
    confidence = kept(float, "confidence", 0.5)


@stand_in
class qSlicerDICOMExportable(qt.QObject):
    """One way to export an item of the subject hierarchy, with the tags a user may edit."""

    name = kept(str, "name", "")
    tooltip = kept(str, "tooltip", "")
    subjectHierarchyItemID = kept("qlonglong", "subjectHierarchyItemID", 0)
    pluginClass = kept(str, "pluginClass", "")
    directory = kept(str, "directory", "")
    confidence = kept(float, "confidence", 0.0)

    def __init__(self, parent=None):
        qt.QObject.__init__(self, parent)
        self._tags = {}

    def _set_tags(self, tags):
        self._tags = {str(key): str(value) for key, value in tags.items()}

    tags = Property("QVariantMap", lambda self: dict(self._tags), _set_tags)

    def tag(self, name):
        return self._tags.get(name, "")

    def setTag(self, name, value):
        self._tags[name] = value


class DICOMPlugin:
    """What a plugin answers unless it says otherwise."""

    def __init__(self):
        self.loadType = "Generic DICOM"
        self.loadableCache = {}
        self.tempDir = None
        self.tags = {
            "seriesDescription": SERIES_DESCRIPTION,
            "seriesNumber": SERIES_NUMBER,
            "frameOfReferenceUID": "0020,0052",
            "seriesInstanceUID": SERIES_UID,
            "modality": "0008,0060",
            "instanceUID": "0008,0018",
            "sopClassUID": "0008,0016",
        }

    def cleanup(self):
        pass

    def examineForImport(self, fileList):
        return [loadable for files in fileList for loadable in self.examineFiles(files)]

    def examineFiles(self, files):
        return []

    def load(self, loadable):
        return True

    def examineForExport(self, subjectHierarchyItemID):
        return []

    def export(self, exportable):
        return ""

    def defaultSeriesNodeName(self, seriesUID):
        files = slicer.dicomDatabase.filesForSeries(seriesUID, 1)
        if not files:
            return "Unnamed Series"
        description = slicer.dicomDatabase.fileValue(files[0], SERIES_DESCRIPTION) or "Unnamed Series"
        number = slicer.dicomDatabase.fileValue(files[0], SERIES_NUMBER)
        return f"{number}: {description}" if number else description

    def addSeriesInSubjectHierarchy(self, loadable, dataNode):
        """Put the node under its patient and study."""
        database, file = slicer.dicomDatabase, loadable.files[0]
        hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
        item = hierarchy.CreateItem(hierarchy.GetSceneItemID(), dataNode)
        series, study, patient = (database.fileValue(file, tag) for tag in (SERIES_UID, STUDY_UID, PATIENT_ID))
        hierarchy.SetItemUID(item, "DICOM", series)
        hierarchy.SetItemName(item, dataNode.GetName())
        slicer.vtkSlicerSubjectHierarchyModuleLogic.InsertDicomSeriesInHierarchy(hierarchy, patient, study, series)
        study_item = hierarchy.GetItemByUID("DICOM", study)
        patient_item = hierarchy.GetItemByUID("DICOM", patient)
        hierarchy.SetItemName(study_item, database.fileValue(file, "0008,1030") or "No study description")
        hierarchy.SetItemName(patient_item, database.fileValue(file, "0010,0010") or "No name")


class DICOMScalarVolumePluginClass(DICOMPlugin):
    """Slicer's own: a series as a scalar volume through the Volumes module's reader."""

    def __init__(self):
        super().__init__()
        self.loadType = "Scalar Volume"

    def examineFiles(self, files):
        loadable = DICOMLoadable()
        loadable.files = list(files)
        loadable.name = self.defaultSeriesNodeName(slicer.dicomDatabase.fileValue(files[0], SERIES_UID))
        loadable.selected = True
        return [loadable]

    def load(self, loadable):
        ordered = sorted(loadable.files, key=_place)
        names = _string_array(ordered)
        node = slicer.modules.volumes.logic().AddArchetypeVolume(ordered[0], loadable.name, 0, names)
        if node is None:
            return None
        uids = [slicer.dicomDatabase.instanceForFile(file) for file in ordered]
        node.SetAttribute("DICOM.instanceUIDs", " ".join(uids))
        self.addSeriesInSubjectHierarchy(loadable, node)
        return node


def _place(file):
    header = pydicom.dcmread(file, stop_before_pixels=True)
    x = [float(value) for value in header.ImageOrientationPatient]
    normal = (x[1] * x[5] - x[2] * x[4], x[2] * x[3] - x[0] * x[5], x[0] * x[4] - x[1] * x[3])
    return sum(n * float(p) for n, p in zip(normal, header.ImagePositionPatient, strict=True))


def _string_array(texts):
    import vtk

    array = vtk.vtkStringArray()
    for text in texts:
        array.InsertNextValue(text)
    return array


def export_dialog(item):
    """What Slicer's Export to DICOM offers for an item of the subject hierarchy: the exportables, best first."""
    plugins = [plugin() for plugin in slicer.modules.dicomPlugins.values()]
    found = [(exportable, plugin) for plugin in plugins for exportable in plugin.examineForExport(item)]
    return sorted(found, key=lambda each: -each[0].confidence)
