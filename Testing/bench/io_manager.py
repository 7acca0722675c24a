"""slicer.app.coreIOManager(): files to nodes and back through Slicer's own storage nodes, and the scripted readers."""

import os
import sys
import traceback

import qt
import slicer
import vtk
from PySide6.QtCore import Signal
from stand_in import Property, stand_in

VOLUME_SUFFIXES = (".nrrd", ".nhdr", ".nii", ".nii.gz", ".mha", ".mhd")
STORAGE = {
    "VolumeFile": ("vtkMRMLScalarVolumeNode", "vtkMRMLVolumeArchetypeStorageNode"),
    "SegmentationFile": ("vtkMRMLSegmentationNode", "vtkMRMLSegmentationStorageNode"),
    "TableFile": ("vtkMRMLTableNode", "vtkMRMLTableStorageNode"),
}
SUFFIXES = {
    "SceneFile": (".mrml", ".mrb"),
    "SegmentationFile": (".seg.nrrd",),
    "VolumeFile": VOLUME_SUFFIXES,
    "TableFile": (".csv", ".tsv"),
}


@stand_in
class ScriptedFileReader(qt.QObject):
    """qSlicerScriptedFileReader: asks `<Module>FileReader`; a wrong kind of answer is an error here."""

    def __init__(self, reader_class):
        super().__init__()
        self._loaded, self._messages = (), slicer.vtkMRMLMessageCollection()
        self._self = reader_class(self)

    def _ask(self, method, kind, *arguments):
        answer = getattr(self._self, method)(*arguments)
        if type(answer) is not kind:
            raise TypeError(f"{type(self._self).__name__}.{method} returns {kind.__name__}, not {answer!r}")
        return answer

    def _set_loaded(self, identifiers):
        if isinstance(identifiers, str) or not all(isinstance(each, str) for each in identifiers):
            raise TypeError(f"loadedNodes is a list of node IDs, not {identifiers!r}")
        self._loaded = tuple(identifiers)

    loadedNodes = Property("QVariant", lambda self: self._loaded, _set_loaded)

    def userMessages(self):
        return self._messages

    def mrmlScene(self):
        return slicer.mrmlScene

    def supportedNameFilters(self, path):
        """The reader's filters that the file's name fits, as Qt's QDir matches them."""
        name = os.path.basename(path)
        if not os.path.isfile(path) or "~" in os.path.splitext(name)[1]:
            return ()
        return tuple(each for each in self.extensions() if qt.QDir.match(_patterns(each), name))

    def description(self):
        return self._ask("description", str)

    def fileType(self):
        return self._ask("fileType", str)

    def extensions(self):
        return self._ask("extensions", list)

    def confidence(self, path):
        if hasattr(self._self, "canLoadFileConfidence"):
            return self._ask("canLoadFileConfidence", float, path)
        fits = self.supportedNameFilters(path)
        can = self._ask("canLoadFile", bool, path) if hasattr(self._self, "canLoadFile") else bool(fits)
        return 0.5 if can else 0.0

    def load(self, properties):
        self._loaded = ()
        self._messages.ClearMessages()
        return self._ask("load", bool, properties)


def _patterns(name_filter):
    """The patterns of "Text (*.a *.b)", as one list for QDir."""
    inside = name_filter[name_filter.rfind("(") + 1 : name_filter.rfind(")")] if "(" in name_filter else name_filter
    return inside.replace(";", " ").split()


@stand_in
class CoreIOManager(qt.QObject):
    """qSlicerCoreIOManager, for scenes, volumes, segmentations, tables and the readers of scripted modules."""

    newFileLoaded = Signal("QVariantMap")

    def __init__(self):
        super().__init__()
        self._readers = []

    def _register(self, module_name):
        reader_class = getattr(sys.modules[module_name], module_name + "FileReader", None)
        if reader_class is not None:
            self._readers.append(ScriptedFileReader(reader_class))

    def _unregister_all(self):
        self._readers.clear()

    def fileTypes(self, path):
        """Best first; every scripted reader is asked about every file, whatever its name."""
        path = str(path)
        found = [(reader.confidence(path), reader.fileType()) for reader in self._readers]
        for order, (kind, suffixes) in enumerate(SUFFIXES.items()):
            if path.lower().endswith(suffixes):
                found.append((0.6 - 0.01 * order, kind))
        return tuple(kind for confidence, kind in sorted(found, key=lambda each: -each[0]) if confidence > 0)

    def fileType(self, path):
        return next(iter(self.fileTypes(path)), "NoFile")

    def fileDescriptions(self, path):
        return tuple(reader.description() for reader in self._readers if reader.confidence(str(path)) > 0)

    def loadNodes(self, file_type, properties, loaded=None, messages=None):
        path = properties["fileName"]
        if not os.path.exists(path):
            return self._failed(messages, f"{path} does not exist")
        if file_type == "SceneFile":
            return self.loadScene(path, properties.get("clear", True), messages)
        nodes = self._from_reader(file_type, properties, messages)
        if nodes is None and file_type in STORAGE:
            nodes = self._from_storage(*STORAGE[file_type], path, properties)
        if not nodes:
            return self._failed(messages, f"no reader of type {file_type} loaded {path}")
        for node in nodes:
            if loaded is not None:
                loaded.AddItem(node)
        self.newFileLoaded.emit({"fileName": path, "fileType": file_type})
        return True

    def loadFile(self, path, messages=None):
        return self.loadNodes(self.fileType(path), {"fileName": str(path)}, None, messages)

    @staticmethod
    def _failed(messages, text):
        if messages is not None:
            messages.AddMessage(vtk.vtkCommand.ErrorEvent, text)
        return False

    def _from_reader(self, file_type, properties, messages):
        for reader in self._readers:
            if reader.fileType() != file_type or reader.confidence(properties["fileName"]) <= 0:
                continue
            try:
                done = reader.load(properties)
            except Exception:
                # Slicer prints what a scripted reader raises, and goes on as if it had returned False.
                traceback.print_exc()
                done = False
            if messages is not None:
                messages.AddMessages(reader.userMessages())
            return [slicer.mrmlScene.GetNodeByID(each) for each in reader.loadedNodes] if done else []
        return None

    @staticmethod
    def _from_storage(node_class, storage_class, path, properties):
        if properties.get("labelmap"):
            node_class = "vtkMRMLLabelMapVolumeNode"
        name = properties.get("name") or os.path.basename(path).split(".")[0]
        node = slicer.mrmlScene.AddNewNodeByClass(node_class, slicer.mrmlScene.GenerateUniqueName(name))
        storage = slicer.mrmlScene.AddNewNodeByClass(storage_class)
        storage.SetFileName(path)
        if not storage.ReadData(node):
            slicer.mrmlScene.RemoveNode(storage)
            slicer.mrmlScene.RemoveNode(node)
            return []
        node.SetAndObserveStorageNodeID(storage.GetID())
        node.CreateDefaultDisplayNodes()
        return [node]

    def loadScene(self, path, clear=True, messages=None):
        scene = slicer.mrmlScene
        if str(path).endswith(".mrb"):
            return bool(scene.ReadFromMRB(str(path), clear, messages))
        scene.SetURL(str(path))
        return bool(scene.Connect(messages) if clear else scene.Import(messages))

    def fileWriterFileType(self, node, extension=""):
        for kind, (node_class, _) in STORAGE.items():
            if node.IsA(node_class):
                return kind
        raise ValueError(f"the bench writes no {node.GetClassName()}")

    def saveNodes(self, file_type, properties, messages=None):
        path = str(properties["fileName"])
        if file_type == "SceneFile":
            return self._save_scene(path)
        return self._write(slicer.mrmlScene.GetNodeByID(properties["nodeID"]), path, properties)

    def saveScene(self, path, screenshot, messages=None):
        return self._save_scene(str(path))

    @staticmethod
    def _save_scene(path):
        scene = slicer.mrmlScene
        scene.SetURL(path)
        if path.endswith(".mrml"):
            scene.SetRootDirectory(os.path.dirname(path))
            return bool(scene.Commit())
        if path.endswith(".mrb"):
            return bool(scene.WriteToMRB(path))
        return bool(slicer.app.applicationLogic().SaveSceneToSlicerDataBundleDirectory(path))

    @staticmethod
    def _write(node, path, properties):
        storage = node.CreateDefaultStorageNode()
        storage.UnRegister(None)
        storage.SetFileName(path)
        storage.SetUseCompression(int(properties.get("useCompression", storage.GetUseCompression())))
        return bool(storage.WriteData(node))

    def exportNodes(self, node_ids, paths, properties, harden, messages=None):
        if harden:
            raise NotImplementedError("the bench hardens no transforms")
        nodes = map(slicer.mrmlScene.GetNodeByID, node_ids)
        return all(self._write(node, path, properties) for node, path in zip(nodes, paths, strict=True))

    def extractKnownExtension(self, path, node):
        known = [suffix for suffixes in SUFFIXES.values() for suffix in suffixes if path.endswith(suffix)]
        return max(known, key=len, default="")

    def fileWriterExtensions(self, node):
        return tuple(f"{kind} (*{suffix})" for kind, suffixes in SUFFIXES.items() for suffix in suffixes)
