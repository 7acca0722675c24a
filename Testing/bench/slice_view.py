"""A slice view as Slicer shows it: real displayable managers, slice logic and interactor, rendered off the screen."""

import data_probe
import qt
import slicer
import vtk
from rendered_view import RenderedView
from stand_in import stand_in, weak

# What qMRMLSliceView and the loadable modules of Slicer register, as far as slicer-core has them.
DISPLAYABLE_MANAGERS = (
    "vtkMRMLVolumeGlyphSliceDisplayableManager",
    "vtkMRMLModelSliceDisplayableManager",
    "vtkMRMLCrosshairDisplayableManager",
    "vtkMRMLOrientationMarkerDisplayableManager",
    "vtkMRMLRulerDisplayableManager",
    "vtkMRMLScalarBarDisplayableManager",
    "vtkMRMLColorLegendDisplayableManager",
    "vtkMRMLMarkupsDisplayableManager",
    "vtkMRMLSegmentationsDisplayableManager2D",
)


def displayable_manager_factory(application_logic):
    factory = slicer.vtkMRMLSliceViewDisplayableManagerFactory.GetInstance()
    factory.SetMRMLApplicationLogic(application_logic)
    for name in DISPLAYABLE_MANAGERS:
        if hasattr(slicer, name) and not factory.IsDisplayableManagerRegistered(name):
            factory.RegisterDisplayableManager(name)
    return factory


@stand_in
class SliceView(RenderedView):
    """qMRMLSliceView: the image of a slice logic with what displayable managers draw over it."""

    def __init__(self, logic, application_logic, parent=None):
        super().__init__(parent)
        self._logic = logic
        self._mapper = vtk.vtkImageMapper()
        self._mapper.SetColorWindow(255)
        self._mapper.SetColorLevel(127.5)
        self._actor = vtk.vtkActor2D()
        self._actor.SetMapper(self._mapper)
        self._actor.GetProperty().SetDisplayLocationToBackground()
        # First of all, as in Slicer: what is drawn before it would hide it.
        self._actor.SetVisibility(False)
        self._renderer.AddViewProp(self._actor)
        self._overlay = self._addRenderer(1)
        self._overlay.InteractiveOff()
        self._corners = vtk.vtkCornerAnnotation()
        self._corners.GetTextProperty().SetColor(1.0, 1.0, 1.0)
        self._corners.GetTextProperty().SetFontFamilyToArial()
        self._corners.GetTextProperty().ShadowOn()
        self._overlay.AddViewProp(self._corners)
        self._group = slicer.vtkMRMLDisplayableManagerGroup()
        self._group.Initialize(displayable_manager_factory(application_logic), self._renderer)
        self._group.SetMRMLDisplayableNode(logic.GetSliceNode())
        self._style = slicer.vtkMRMLSliceViewInteractorStyle()
        self._style.SetDisplayableManagers(self._group)
        self._style.SetSliceLogic(logic)
        self._style.SetInteractor(self._interactor)
        logic.SetDisplayableManagerGroup(self._group)
        self._group.AddObserver("UpdateEvent", lambda caller, event: self.scheduleRender())
        logic.AddObserver("ModifiedEvent", lambda caller, event: self._changed())

    def _changed(self):
        data_probe.annotate(self._corners, self._logic, self.width)
        self.scheduleRender()

    def mrmlSliceNode(self):
        return self._logic.GetSliceNode()

    def cornerAnnotation(self):
        return self._corners

    def interactorObserver(self):
        return self._style

    def setBackgroundColor(self, color):
        self._renderer.SetBackground(color.redF(), color.greenF(), color.blueF())

    def displayableManagerByClassName(self, name):
        return self._group.GetDisplayableManagerByClassName(name)

    def convertDeviceToXYZ(self, xy):
        position = [0.0, 0.0, 0.0]
        self.displayableManagerByClassName("vtkMRMLCrosshairDisplayableManager").ConvertDeviceToXYZ(*xy, position)
        return tuple(position)

    def convertRASToXYZ(self, ras):
        return tuple(self._through(self._logic.GetSliceNode().GetXYToRAS(), ras, inverse=True))

    def convertXYZToRAS(self, xyz):
        return tuple(self._through(self._logic.GetSliceNode().GetXYToRAS(), xyz))

    @staticmethod
    def _through(matrix, point, inverse=False):
        transform = vtk.vtkMatrix4x4()
        transform.DeepCopy(matrix)
        if inverse:
            transform.Invert()
        return transform.MultiplyPoint((*point, 1.0))[:3]

    def forceRender(self):
        connection = self._logic.GetImageDataConnection()
        if connection is not None:
            self._mapper.SetInputConnection(connection)
        self._actor.SetVisibility(connection is not None)
        RenderedView.forceRender(self)

    def _resized(self):
        self._logic.ResizeSliceNode(self.width, self.height)


CONTROLLER_WIDTH = 333
"""Pixels: a controller is never narrower."""


@stand_in
class SliceController(qt.QWidget):
    """qMRMLSliceControllerWidget: the coloured bar above a slice view with its name and its offset slider.

    Its slider begins with 0 and says so by a queued connection: one turn of the event loop later the view stands there.
    """

    def __init__(self, logic, parent=None):
        super().__init__(parent)
        self._logic = logic
        node = logic.GetSliceNode()
        self.setFixedHeight(22)
        self.minimumWidth = CONTROLLER_WIDTH
        row = qt.QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(6)
        colour = qt.QColor.fromRgbF(*node.GetLayoutColor())
        self._label = qt.QLabel(node.GetLayoutLabel() or node.GetLayoutName())
        ink = "#000000" if colour.lightness() > 150 else "#ffffff"
        self._label.styleSheet = f"color: {ink}; font-weight: 600;"
        self._slider = qt.QSlider(qt.Qt.Horizontal)
        self._slider.setFixedHeight(16)
        self._slider.connect("sliderMoved(int)", self._moved)
        self._value = qt.QLabel()
        self._value.styleSheet = f"color: {ink};"
        row.addWidget(self._label)
        row.addWidget(self._slider, 1)
        row.addWidget(self._value)
        self.autoFillBackground = True
        palette = self.palette
        palette.setColor(qt.QPalette.Window, colour)
        self.setPalette(palette)
        node.AddObserver("ModifiedEvent", lambda caller, event: self._follow())
        logic.AddObserver("ModifiedEvent", lambda caller, event: self._follow())
        self._follow()
        qt.QTimer.singleShot(0, weak(self._begin))

    def _begin(self):
        self.setSliceOffsetValue(0.0)

    def _follow(self):
        node = self._logic.GetSliceNode()
        bounds, spacing = [0.0, 0.0], vtk.reference(1.0)
        self._label.text = node.GetLayoutLabel() or node.GetLayoutName()
        if not self._logic.GetSliceOffsetRangeResolution(bounds, spacing):
            bounds = [-100.0, 100.0]
        offset = self._logic.GetSliceOffset()
        self._low, self._step = bounds[0], max(float(spacing), 1e-3)
        self._slider.maximum = max(0, round((bounds[1] - self._low) / self._step))
        self._slider.value = round((offset - self._low) / self._step)
        self._value.text = f"{offset:.1f} mm"

    def _moved(self, position):
        self.setSliceOffsetValue(self._low + position * self._step)

    def mrmlSliceNode(self):
        return self._logic.GetSliceNode()

    def setSliceOffsetValue(self, offset):
        self._logic.StartSliceOffsetInteraction()
        self._logic.SetSliceOffset(offset)
        self._logic.EndSliceOffsetInteraction()

    def setSliceLink(self, linked):
        for each in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode"):
            each.SetLinkedControl(bool(linked))

    def setHotLinked(self, linked):
        for each in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode"):
            each.SetHotLinkedControl(bool(linked))

    def fitSliceToBackground(self):
        self._logic.StartSliceNodeInteraction(slicer.vtkMRMLSliceNode.ResetFieldOfViewFlag)
        self._logic.FitSliceToBackground()
        self._logic.GetSliceNode().UpdateMatrices()
        self._logic.EndSliceNodeInteraction()


@stand_in
class SliceWidget(qt.QWidget):
    """qMRMLSliceWidget: controller bar and view of one slice node; registers its logic with the application."""

    def __init__(self, node, application_logic, parent=None):
        super().__init__(parent)
        self._logic = slicer.vtkMRMLSliceLogic()
        self._logic.SetMRMLApplicationLogic(application_logic)
        self._logic.SetMRMLScene(slicer.mrmlScene)
        self._logic.SetSliceNode(node)
        application_logic.GetSliceLogics().AddItem(self._logic)
        column = qt.QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        self._controller = SliceController(self._logic)
        self._view = SliceView(self._logic, application_logic)
        column.addWidget(self._controller)
        column.addWidget(self._view, 1)

    def sliceLogic(self):
        return self._logic

    def sliceView(self):
        return self._view

    def sliceController(self):
        return self._controller

    def mrmlSliceNode(self):
        return self._logic.GetSliceNode()

    def mrmlSliceCompositeNode(self):
        return self._logic.GetSliceCompositeNode()

    def interactorStyle(self):
        return self._view.interactorObserver()

    def fitSliceToBackground(self):
        self._controller.fitSliceToBackground()
