"""Slicer's `DICOMLib.DICOMUtils`, as far as a module needs it to import series and to load them."""

import logging
import tempfile
from pathlib import Path

import slicer
import vtk

from modules.dicom_database import add_folder


def importDicom(dicomDataDir, dicomDatabase=None, copyFiles=False):
    if not isinstance(dicomDataDir, str):
        logging.error("a folder is named by a text")
        return False
    database = slicer.dicomDatabase if dicomDatabase is None else dicomDatabase
    if not database.isOpen:
        return False
    add_folder(database, dicomDataDir, copyFiles)
    return True


def openDatabase(databaseDir):
    return slicer.dicomDatabase.openDatabase(str(Path(databaseDir) / "ctkDICOM.sql"))


def clearDatabase(dicomDatabase=None):
    database = slicer.dicomDatabase if dicomDatabase is None else dicomDatabase
    for series in database.allSeries():
        database.removeSeries(series)


def openTemporaryDatabase(directory=None):
    """Open another database for a while; returns the folder of the one that was open."""
    before = slicer.dicomDatabase.databaseDirectory
    parent = Path(slicer.app.temporaryPath)
    folder = parent / directory if directory else Path(tempfile.mkdtemp(dir=parent, prefix="TempDICOMDatabase"))
    openDatabase(folder)
    return before


def closeTemporaryDatabase(originalDatabaseDir, cleanup=True):
    if cleanup:
        clearDatabase()
    slicer.dicomDatabase.closeDatabase()
    if originalDatabaseDir:
        openDatabase(originalDatabaseDir)


class TemporaryDICOMDatabase:
    """A context with an empty DICOM database of its own."""

    def __init__(self, directory=None):
        self.directory = directory

    def __enter__(self):
        self.before = openTemporaryDatabase(self.directory)
        return slicer.dicomDatabase

    def __exit__(self, kind, value, trace):
        closeTemporaryDatabase(self.before)


def allSeriesUIDsInDatabase(database=None):
    return list((slicer.dicomDatabase if database is None else database).allSeries())


def getLoadablesFromFileLists(
    fileLists, pluginClassNames=None, messages=None, progressCallback=None, pluginInstances=None
):
    """{plugin: its loadables}, and whether any plugin can load something."""
    names = list(slicer.modules.dicomPlugins) if pluginClassNames is None else pluginClassNames
    found = {}
    for name in names:
        plugin = slicer.modules.dicomPlugins[name]()
        found[plugin] = plugin.examineForImport(fileLists)
    return found, any(found.values())


def selectHighestConfidenceLoadables(loadablesByPlugin):
    loadables = [each for some in loadablesByPlugin.values() for each in some]
    for each in loadables:
        rivals = [other.confidence for other in loadables if set(other.files) & set(each.files)]
        each.selected = each.confidence == max(rivals)


def loadLoadables(loadablesByPlugin, messages=None, progressCallback=None):
    """Load what is selected; returns the IDs of the new nodes."""
    added = []

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def on_added(caller, event, node):
        if not node.IsA("vtkMRMLStorageNode") and not node.IsA("vtkMRMLDisplayNode"):
            added.append(node.GetID())

    tag = slicer.mrmlScene.AddObserver(slicer.vtkMRMLScene.NodeAddedEvent, on_added)
    try:
        for plugin, loadables in loadablesByPlugin.items():
            for loadable in loadables:
                if loadable.selected:
                    loadable.loadSuccess = bool(plugin.load(loadable))
                    if not loadable.loadSuccess and messages is not None:
                        messages.append(f"Could not load: {loadable.name} as a {plugin.loadType}")
    finally:
        slicer.mrmlScene.RemoveObserver(tag)
    return added


def loadSeriesByUID(seriesUIDs, messages=None, progressCallback=None, enabledPluginClassNames=None):
    if not isinstance(seriesUIDs, list):
        raise ValueError("seriesUIDs is a list")
    if not seriesUIDs:
        raise ValueError("there are no series UIDs")
    if not slicer.dicomDatabase.isOpen:
        raise OSError("the DICOM database is not open")
    files = [slicer.dicomDatabase.filesForSeries(uid) for uid in seriesUIDs]
    loadables, _ = getLoadablesFromFileLists(files, enabledPluginClassNames)
    selectHighestConfidenceLoadables(loadables)
    return loadLoadables(loadables, messages)
