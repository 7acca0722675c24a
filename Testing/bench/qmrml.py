"""Stand-ins for the qMRML widgets that a module uses, with a real MRML scene behind them."""

import qt
import vtk
from ctk import ctkComboBox, ctkSliderWidget
from PySide6.QtCore import Signal
from PySide6.QtCore import Slot as CppSlot
from qt_signals import emit
from stand_in import Property, kept, stand_in, weak


def _checked(value, kind):
    """The VTK object that C++ would accept, or PythonQt's TypeError."""
    if value is not None and not isinstance(value, vtk.vtkObjectBase):
        raise TypeError("method requires a VTK object")
    if value is not None and not value.IsA(kind):
        raise TypeError(f"method requires a {kind}, a {value.GetClassName()} was provided.")
    return value


def _with_node(method):
    """An observer of the scene that hands on the node of the event."""
    forward = weak(method)

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def observe(_scene, _event, node):
        forward(node)

    return observe


def _release(observed):
    for each, tag in observed:
        each.RemoveObserver(tag)
    observed.clear()


def _release_all(*lists):
    """A slot that ends a widget's observers when Qt destroys it, which knows the widget no more."""

    def release():
        for observed in lists:
            _release(observed)

    return release


@stand_in
class qMRMLWidget(qt.QWidget):
    """Holds the scene and says when it changes; children get it through connections alone."""

    mrmlSceneChanged = Signal("vtkMRMLScene*")

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._scene = None

    def mrmlScene(self):
        return self._scene

    @CppSlot("vtkMRMLScene*")
    def setMRMLScene(self, scene):
        if _checked(scene, "vtkMRMLScene") is not self._scene:
            self._scene = scene
            self.mrmlSceneChanged.emit(scene)


@stand_in
class qMRMLNodeComboBox(qt.QWidget):
    """Chooses a node of the scene: a widget around a combo box."""

    currentNodeChanged = Signal(("vtkMRMLNode*",), (bool,))
    currentNodeIDChanged = Signal(str)
    nodeActivated = Signal("vtkMRMLNode*")
    nodeAdded = Signal("vtkMRMLNode*")
    nodeAddedByUser = Signal("vtkMRMLNode*")
    nodeAddedByUserAction = Signal("vtkMRMLNode*")
    nodeAboutToBeRemoved = Signal("vtkMRMLNode*")
    nodeAboutToBeEdited = Signal("vtkMRMLNode*")
    currentNodeRenamed = Signal(str)
    nodeTypes = kept("QStringList", "nodeTypes", (), "_fill")
    hideChildNodeTypes = kept("QStringList", "hideChildNodeTypes", (), "_fill")
    noneEnabled = kept(bool, "noneEnabled", False, "_fill")
    noneDisplay = kept(str, "noneDisplay", "None", "_fill")
    showHidden = kept(bool, "showHidden", False, "_fill")
    showChildNodeTypes = kept(bool, "showChildNodeTypes", True, "_fill")
    addEnabled = kept(bool, "addEnabled", True, "_fill")
    removeEnabled = kept(bool, "removeEnabled", True, "_fill")
    renameEnabled = kept(bool, "renameEnabled", False, "_fill")
    editEnabled = kept(bool, "editEnabled", False, "_fill")
    selectNodeUponCreation = kept(bool, "selectNodeUponCreation", True)
    baseName = kept(str, "baseName", "")
    interactionNodeSingletonTag = kept(str, "interactionNodeSingletonTag", "Singleton")

    def __init__(self, parent=None):
        qt.QWidget.__init__(self, parent)
        self._scene, self._attributes, self._nodes = None, {}, []
        self._current, self._busy = None, False
        # What is observed, as (object, tag): the scene, and the current node.
        self._observed, self._watched = [], []
        self.connect("destroyed()", _release_all(self._observed, self._watched))
        self._combo = ctkComboBox()
        layout = qt.QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._combo)
        self.setSizePolicy(qt.QSizePolicy.Expanding, qt.QSizePolicy.Fixed)
        self._combo.connect("currentIndexChanged(int)", weak(self._chosen))
        self._combo.connect("activated(int)", weak(self._activated))
        self.enabled = False

    # The scene

    def mrmlScene(self):
        return self._scene

    @CppSlot("vtkMRMLScene*")
    def setMRMLScene(self, scene):
        if _checked(scene, "vtkMRMLScene") is self._scene:
            return
        _release(self._observed)
        self._scene = scene
        self._nodes = self._listed()
        if scene is not None:
            for event, callback in (
                (scene.NodeAddedEvent, _with_node(self._added)),
                (scene.NodeAboutToBeRemovedEvent, _with_node(self._leaving)),
                (scene.NodeRemovedEvent, weak(self._refresh)),
                (scene.EndBatchProcessEvent, weak(self._refresh)),
                (scene.EndCloseEvent, weak(self._refresh)),
            ):
                self._observed.append((scene, scene.AddObserver(event, callback)))
            for node in self._nodes:
                self.nodeAdded.emit(node)
        self.enabled = scene is not None
        first = self._nodes[0] if self._nodes and not self.noneEnabled else None
        self._become(first, announce=True)

    def _listed(self):
        if self._scene is None:
            return []
        nodes = [self._scene.GetNthNode(i) for i in range(self._scene.GetNumberOfNodes())]
        return [node for node in nodes if self._fits(node)]

    def _fits(self, node):
        if node.GetHideFromEditors() and not self.showHidden:
            return False
        kinds = self.nodeTypes
        kind = next((one for one in kinds if node.IsA(one)), None)
        if kinds and kind is None:
            return False
        if kinds and not self.showChildNodeTypes and node.GetClassName() not in kinds:
            return False
        if any(node.IsA(hidden) for hidden in self.hideChildNodeTypes) and node.GetClassName() not in kinds:
            return False
        wanted = self._attributes.get(kind, {})
        return all(
            node.GetAttribute(name) is not None and value in (None, node.GetAttribute(name))
            for name, value in wanted.items()
        )

    def _added(self, node):
        if self._fits(node):
            self._refresh()
            self.nodeAdded.emit(node)

    def _leaving(self, node):
        if node in self._nodes and not self._scene.IsClosing():
            self.nodeAboutToBeRemoved.emit(node)
            row = self._nodes.index(node)
            self._nodes.remove(node)
            if node is self._current:
                left = self._nodes[max(row - 1, 0)] if self._nodes else None
                self._become(left)
                if left is not None and not self.noneEnabled:
                    self.nodeActivated.emit(left)
            self._show()

    def _refresh(self, *_event):
        self._nodes = self._listed()
        if self._current is not None and self._current not in self._nodes:
            self._become(None)
        self._show()

    def _fill(self):
        """A property changed: lists anew, keeps what is current, else takes the first node where none may not be."""
        before, earlier = self._current, self._nodes
        self._nodes = self._listed()
        if before is not None and before not in self._nodes:
            left = [node for node in earlier if node in self._nodes]
            self._become(left[min(len(left) - 1, max(earlier.index(before) - 1, 0))] if left else None)
        if before is None and self._nodes and not self.noneEnabled:
            self._become(self._nodes[0])
        self._show()

    def _show(self):
        self._busy = True
        self._combo.clear()
        if self.noneEnabled:
            self._combo.addItem(self.noneDisplay)
        for node in self._nodes:
            self._combo.addItem(node.GetName() or "")
        self._combo.currentIndex = self._row(self._current)
        for command in self._commands() if self._scene is not None else ():
            self._combo.addItem(command)
        if self._current is None and not self.noneEnabled:
            self._combo.currentIndex = -1
        self._busy = False

    def _commands(self):
        label = self.nodeTypeLabel(self.nodeTypes[0]) if len(self.nodeTypes) == 1 else "node"
        return [
            text
            for shown, text in (
                (self.renameEnabled, f"Rename current {label}"),
                (self.editEnabled, f"Edit current {label}"),
                (self.addEnabled and self.nodeTypes, f"Create new {label}"),
                (self.removeEnabled, f"Delete current {label}"),
            )
            if shown
        ]

    def _row(self, node):
        if node is None:
            return 0 if self.noneEnabled else -1
        return self._nodes.index(node) + int(self.noneEnabled)

    # The choice

    def _chosen(self, row):
        row -= int(self.noneEnabled)
        if not self._busy and row < len(self._nodes):
            node = self._nodes[row] if row >= 0 else None
            if node is not self._current:
                self._become(node)
                if node is not None:
                    self.nodeActivated.emit(node)

    def _activated(self, row):
        """A command below the nodes was chosen by the user."""
        text = self._combo.itemText(row)
        if row - int(self.noneEnabled) < len(self._nodes):
            return
        self._show()
        if text.startswith("Create new "):
            self.nodeAddedByUserAction.emit(self.addNode())
        elif text.startswith("Delete current "):
            self.removeCurrentNode()
        elif text.startswith("Rename current "):
            self.renameCurrentNode()
        elif text.startswith("Edit current "):
            self.nodeAboutToBeEdited.emit(self._current)

    def _become(self, node, announce=False):
        if node is self._current and not announce:
            return
        _release(self._watched)
        self._current = node
        if node is not None:
            self._watched.append((node, node.AddObserver(vtk.vtkCommand.ModifiedEvent, weak(self._modified))))
        self._name = None if node is None else node.GetName()
        self._show()
        self._announce()

    def _announce(self):
        emit(self, "currentNodeChanged(vtkMRMLNode*)", self._current)
        emit(self, "currentNodeChanged(bool)", self._current is not None)
        self.currentNodeIDChanged.emit(self._id())

    def _modified(self, node, _event):
        if node.GetName() != self._name:
            self._name = node.GetName()
            self._show()
            self._announce()

    def _id(self):
        return "" if self._current is None else self._current.GetID()

    def currentNode(self):
        return self._current

    @CppSlot("vtkMRMLNode*")
    def setCurrentNode(self, node):
        if isinstance(node, str):
            raise TypeError("method requires a VTK object")
        _checked(node, "vtkMRMLNode")
        if node is not None and node not in self._nodes:
            self._nodes = self._listed()
        node = node if node in self._nodes else None
        if node is not self._current:
            self._become(node)
            if node is not None:
                self.nodeActivated.emit(node)

    @CppSlot(str)
    def setCurrentNodeID(self, identity):
        self.setCurrentNode(self._scene.GetNodeByID(identity) if self._scene is not None and identity else None)

    @CppSlot(int)
    def setCurrentNodeIndex(self, index):
        self.setCurrentNode(self.nodeFromIndex(index))

    currentNodeID = Property(str, _id, lambda self, identity: self.setCurrentNodeID(identity))

    def nodeCount(self):
        return len(self._nodes)

    def nodeFromIndex(self, index):
        return self._nodes[index] if 0 <= index < len(self._nodes) else None

    # What the user does with nodes

    def addAttribute(self, kind, name, value=None):
        self._attributes.setdefault(kind, {})[name] = value
        self._fill()

    def removeAttribute(self, kind, name):
        self._attributes.get(kind, {}).pop(name, None)
        self._fill()

    def nodeTypeLabel(self, kind):
        node = None if self._scene is None else self._scene.CreateNodeByClass(kind)
        if node is None:
            return "node"
        node.UnRegister(None)
        return node.GetNodeTagName()

    def addNode(self, kind=""):
        node = self._scene.AddNewNodeByClass(kind or self.nodeTypes[0], self._new_name(kind or self.nodeTypes[0]))
        if self.selectNodeUponCreation:
            self.setCurrentNode(node)
        self.nodeAddedByUser.emit(node)
        return node

    def _new_name(self, kind):
        node = self._scene.CreateNodeByClass(kind)
        node.UnRegister(None)
        return self._scene.GenerateUniqueName(self.baseName or node.GetNodeTagName())

    def removeCurrentNode(self):
        if self._current is not None:
            self._scene.RemoveNode(self._current)

    def renameCurrentNode(self):
        if self._current is not None:
            name = qt.QInputDialog.getText(self, "Rename", "New name:", qt.QLineEdit.Normal, self._current.GetName())
            if name:
                self._current.SetName(name)
                self.currentNodeRenamed.emit(name)


@stand_in
class qMRMLCheckableNodeComboBox(qMRMLNodeComboBox):
    """Several nodes of the scene, each with a check box."""

    checkedNodesChanged = Signal()

    def _marked(self):
        return self.__dict__.setdefault("_marks", set())

    def checkedNodes(self):
        return [node for node in self._nodes if node.GetID() in self._marked()]

    def uncheckedNodes(self):
        return [node for node in self._nodes if node.GetID() not in self._marked()]

    def allChecked(self):
        return not self.uncheckedNodes()

    def noneChecked(self):
        return not self.checkedNodes()

    def checkState(self, node):
        return qt.Qt.Checked if node in self.checkedNodes() else qt.Qt.Unchecked

    def setCheckState(self, node, state):
        before = set(self._marked())
        (self._marked().add if state == qt.Qt.Checked else self._marked().discard)(node.GetID())
        if before != self._marked():
            self.checkedNodesChanged.emit()

    def check(self, node):
        self.setCheckState(node, qt.Qt.Checked)

    def uncheck(self, node):
        self.setCheckState(node, qt.Qt.Unchecked)


@stand_in
class qMRMLColorTableComboBox(qMRMLNodeComboBox):
    """Chooses a colour node."""

    def __init__(self, parent=None):
        qMRMLNodeComboBox.__init__(self, parent)
        self.showHidden = True
        self.nodeTypes = ("vtkMRMLColorTableNode", "vtkMRMLProceduralColorNode")
        self.addEnabled = self.removeEnabled = False


@stand_in
class qMRMLSliderWidget(ctkSliderWidget):
    """A slider whose unit comes from the scene: without a quantity it is CTK's own."""

    quantity = kept(str, "quantity", "")

    def mrmlScene(self):
        return self.__dict__.get("_scene")

    @CppSlot("vtkMRMLScene*")
    def setMRMLScene(self, scene):
        self._scene = _checked(scene, "vtkMRMLScene")
