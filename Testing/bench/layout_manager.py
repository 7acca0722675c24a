"""The views of the scene's layout: Slicer's own layout logic decides, Qt widgets are arranged as it says."""

import xml.etree.ElementTree as ElementTree

import qt
import slicer
import vtk
from chart_view import PlotWidget, TableWidget
from PySide6.QtCore import Signal
from slice_view import SliceWidget
from stand_in import Property, stand_in

LAST = -100.0
"""Priority of an observer that is called after the others."""


@stand_in
class ThreeDView(qt.QWidget):
    """The place of a 3D view, which the bench does not draw."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setMinimumSize(40, 40)
        self.setSizePolicy(qt.QSizePolicy.Expanding, qt.QSizePolicy.Expanding)
        self.styleSheet = "background: #8f8fbc;"
        self.setAttribute(qt.Qt.WA_StyledBackground, True)

    def scheduleRender(self):
        pass

    def forceRender(self):
        pass


@stand_in
class ThreeDWidget(qt.QWidget):
    """qMRMLThreeDWidget."""

    def __init__(self, node, parent=None):
        super().__init__(parent)
        self._node, self._controller, self._view = node, qt.QWidget(), ThreeDView()
        column = qt.QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._controller)
        column.addWidget(self._view, 1)

    def mrmlViewNode(self):
        return self._node

    def threeDView(self):
        return self._view

    def threeDController(self):
        return self._controller


@stand_in
class LayoutManager(qt.QObject):
    """qMRMLLayoutManager: views are made once, survive a change of layout, and are found by name."""

    layoutChanged = Signal(int)

    def __init__(self, application_logic, parent=None):
        super().__init__(parent)
        self._application_logic = application_logic
        self._widgets = {}
        self._description = None
        self._shown = []
        self._viewport = qt.QWidget()
        column = qt.QVBoxLayout(self._viewport)
        column.setContentsMargins(0, 0, 0, 0)
        self._logic = slicer.vtkMRMLLayoutLogic()
        self._logic.SetMRMLApplicationLogic(application_logic)
        self._logic.SetMRMLScene(slicer.mrmlScene)
        self._observed = None
        slicer.mrmlScene.AddObserver(slicer.mrmlScene.EndImportEvent, lambda caller, event: self._forget_charts(), LAST)
        for event in (slicer.mrmlScene.EndImportEvent, slicer.mrmlScene.EndRestoreEvent):
            slicer.mrmlScene.AddObserver(event, lambda caller, event: self._follow())
        slicer.mrmlScene.AddObserver(slicer.mrmlScene.StartCloseEvent, lambda caller, event: self._keep())
        slicer.mrmlScene.AddObserver(slicer.mrmlScene.EndCloseEvent, lambda caller, event: self._give_back(), LAST)
        slicer.mrmlScene.AddObserver(slicer.mrmlScene.NodeAddedEvent, self._added_observer())
        self._follow()
        self.setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)

    def _added_observer(self):
        """A slice view is made, hidden, as soon as its node is in the scene, unless many nodes come at once."""

        @vtk.calldata_type(vtk.VTK_OBJECT)
        def added(scene, _event, node):
            if node.IsA("vtkMRMLSliceNode") and node.GetSingletonTag() and not scene.IsBatchProcessing():
                self._view("vtkMRMLSliceNode", node.GetLayoutName()).hide()

        return added

    def _follow(self):
        node = self._logic.GetLayoutNode()
        if node is not self._observed and node is not None:
            self._observed = node
            node.AddObserver("ModifiedEvent", lambda caller, event: self._arrange())
        self._arrange()

    def _forget_charts(self):
        """Plot views show nothing once a scene was loaded, whatever was set while it was."""
        for node in slicer.util.getNodesByClass("vtkMRMLPlotViewNode"):
            node.SetPlotChartNodeID(None)

    def _keep(self):
        self._kept = self.layout

    def _give_back(self):
        """Within `Clear` the layout of the closed scene is set once more, after all others have heard of the end."""
        self._follow()
        self.setLayout(self._kept)

    def layoutLogic(self):
        return self._logic

    def viewport(self):
        return self._viewport

    def mrmlScene(self):
        return slicer.mrmlScene

    def mrmlSliceLogics(self):
        return self._application_logic.GetSliceLogics()

    def mrmlViewLogics(self):
        return self._application_logic.GetViewLogics()

    def _get_layout(self):
        return self._logic.GetLayoutNode().GetViewArrangement()

    def setLayout(self, identifier):
        node = self._logic.GetLayoutNode()
        if node.IsLayoutDescription(identifier):
            node.SetViewArrangement(identifier)
        else:
            raise ValueError(f"layout {identifier} has no description: AddLayoutDescription first")

    layout = Property(int, _get_layout, setLayout)

    def sliceViewNames(self):
        # Slicer promises no order: neither does this.
        return tuple(sorted((name for kind, name in self._widgets if kind == "vtkMRMLSliceNode"), reverse=True))

    def sliceWidget(self, name):
        return self._widgets.get(("vtkMRMLSliceNode", name))

    def _nth(self, kind, index):
        return [widget for (each, _), widget in self._widgets.items() if each == kind][index]

    def plotWidget(self, index):
        return self._nth("vtkMRMLPlotViewNode", index)

    def tableWidget(self, index):
        return self._nth("vtkMRMLTableViewNode", index)

    def threeDWidget(self, index):
        return self._nth("vtkMRMLViewNode", index)

    def _count(self, kind):
        return sum(each == kind for each, _ in self._widgets)

    threeDViewCount = Property(int, lambda self: self._count("vtkMRMLViewNode"))
    plotViewCount = Property(int, lambda self: self._count("vtkMRMLPlotViewNode"))
    tableViewCount = Property(int, lambda self: self._count("vtkMRMLTableViewNode"))

    def resetSliceViews(self):
        for name in self.sliceViewNames():
            self.sliceWidget(name).fitSliceToBackground()

    def resetThreeDViews(self):
        pass

    def setRenderPaused(self, pause):
        for name in self.sliceViewNames():
            view = self.sliceWidget(name).sliceView()
            view.pauseRender() if pause else view.resumeRender()

    def pauseRender(self):
        self.setRenderPaused(True)

    def resumeRender(self):
        self.setRenderPaused(False)

    def _arrange(self):
        node = self._logic.GetLayoutNode()
        description = node.GetCurrentLayoutDescription() if node is not None else None
        if not description or description == self._description:
            return
        self._description = description
        self._make_default_views()
        column = self._viewport.layout()
        while column.count():
            old = column.takeAt(0).widget()
            for widget in self._widgets.values():
                if old.isAncestorOf(widget):
                    widget.setParent(None)
            old.setParent(None)
            if old not in self._widgets.values():
                old.deleteLater()
        self._shown = []
        whole = self._build(ElementTree.fromstring(description))
        column.addWidget(whole)
        whole.show()
        for widget in self._shown:
            widget.show()
        self.layoutChanged.emit(self.layout)

    def _make_default_views(self):
        for name in ("Red", "Green", "Yellow"):
            if slicer.mrmlScene.GetSingletonNode(name, "vtkMRMLSliceNode") is not None:
                self._view("vtkMRMLSliceNode", name)

    def _view(self, kind, name):
        node = slicer.mrmlScene.GetSingletonNode(name, kind)
        if node is None:
            raise ValueError(f"the layout asks for a {kind} named {name}, which Slicer's layout logic did not make")
        if (kind, name) not in self._widgets:
            make = {
                "vtkMRMLSliceNode": lambda: SliceWidget(node, self._application_logic),
                "vtkMRMLPlotViewNode": lambda: PlotWidget(node),
                "vtkMRMLTableViewNode": lambda: TableWidget(node),
                "vtkMRMLViewNode": lambda: ThreeDWidget(node),
            }[kind]
            self._widgets[kind, name] = make()
        return self._widgets[kind, name]

    def _build(self, element):
        if element.tag == "view":
            widget = self._view(element.get("class"), element.get("singletontag"))
            self._shown.append(widget)
            return widget
        if element.tag != "layout":
            raise ValueError(f"a layout description knows <layout>, <item> and <view>, not <{element.tag}>")
        kind = element.get("type", "horizontal")
        return {"grid": self._grid, "tab": self._tabs}.get(kind, self._row)(element)

    def _row(self, element):
        vertical = element.get("type") == "vertical"
        if element.get("split") == "true":
            splitter = qt.QSplitter(qt.Qt.Vertical if vertical else qt.Qt.Horizontal)
            for item in element.findall("item"):
                splitter.addWidget(self._build(item[0]))
            return splitter
        box = qt.QWidget()
        layout = qt.QVBoxLayout(box) if vertical else qt.QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for item in element.findall("item"):
            layout.addWidget(self._build(item[0]), int(item[0].get("verticalStretch", 0)) if vertical else 0)
        return box

    def _grid(self, element):
        box = qt.QWidget()
        grid = qt.QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        for item in element.findall("item"):
            row, column = int(item.get("row", 0)), int(item.get("column", 0))
            grid.addWidget(self._build(item[0]), row, column, int(item.get("rowspan", 1)), int(item.get("colspan", 1)))
        return box

    def _tabs(self, element):
        tabs = qt.QTabWidget()
        for item in element.findall("item"):
            tabs.addTab(self._build(item[0]), item.get("name", ""))
        return tabs
