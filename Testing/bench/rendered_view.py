"""A VTK window without a screen, painted into a Qt widget, with Qt's events going to its interactor."""

import qt
import vtk
from stand_in import Property, stand_in
from vtk.util.numpy_support import vtk_to_numpy

BUTTONS = {1: "LeftButton", 2: "RightButton", 4: "MiddleButton"}
NO_KEY = chr(0)


# VTK's names of keys where they are not the character itself.
KEY_SYMBOLS = {
    " ": "space",
    "[": "bracketleft",
    "]": "bracketright",
    "{": "braceleft",
    "}": "braceright",
    "+": "plus",
    "-": "minus",
    "PgUp": "Prior",
    "PgDown": "Next",
    "Esc": "Escape",
    "Del": "Delete",
    "Backspace": "BackSpace",
    "Shift": "Shift_L",
    "Ctrl": "Control_L",
}


def key_symbol(event):
    name = event.text() if event.text().isprintable() and event.text() else qt.QKeySequence(event.key()).toString()
    return KEY_SYMBOLS.get(name, name)


class Turn:
    """One view at a time: without a graphics card nine views in a row would hold the event loop up for long."""

    def __init__(self):
        self._waiting, self._timer = [], None

    def ask(self, view):
        if view not in self._waiting:
            self._waiting.append(view)
        if self._timer is None:
            self._timer = qt.QTimer()
            self._timer.setSingleShot(True)
            self._timer.connect("timeout()", self._next)
        if not self._timer.active:
            self._timer.start(0)

    def forget(self, view):
        if view in self._waiting:
            self._waiting.remove(view)

    def _next(self):
        while self._waiting:
            view = self._waiting.pop(0)
            if view.isVisible():
                view.forceRender()
                break
        if self._waiting:
            self._timer.start(0)


turn = Turn()


@stand_in
class RenderedView(qt.QWidget):
    """A VTK window without a screen whose picture is painted into a widget; Qt's events go to its interactor."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setMinimumSize(40, 40)
        self.setMouseTracking(True)
        self.setFocusPolicy(qt.Qt.StrongFocus)
        self._window = vtk.vtkRenderWindow()
        self._window.SetOffScreenRendering(1)
        self._window.SetShowWindow(False)
        self._window.SetMultiSamples(0)
        self._renderer = self._addRenderer(0)
        self._interactor = vtk.vtkRenderWindowInteractor()
        self._interactor.SetRenderWindow(self._window)
        self._interactor.EnableRenderOff()
        self._interactor.SetInteractorStyle(vtk.vtkInteractorStyleUser())
        self._turn = turn
        self._picture = None
        self._pauses = 0

    def _addRenderer(self, layer):
        renderer = vtk.vtkRenderer()
        renderer.SetLayer(layer)
        renderer.GetActiveCamera().ParallelProjectionOn()
        self._window.SetNumberOfLayers(max(layer + 1, self._window.GetNumberOfLayers()))
        self._window.AddRenderer(renderer)
        return renderer

    def renderWindow(self):
        return self._window

    def interactor(self):
        return self._interactor

    def renderer(self):
        return self._renderer

    def _get_background(self):
        return qt.QColor.fromRgbF(*self._renderer.GetBackground())

    def setBackgroundColor(self, colour):
        self._renderer.SetBackground(colour.redF(), colour.greenF(), colour.blueF())
        self.scheduleRender()

    backgroundColor = Property("QColor", _get_background, setBackgroundColor)

    def scheduleRender(self):
        if not self._pauses:
            self._turn.ask(self)

    def pauseRender(self):
        self._pauses += 1

    def resumeRender(self):
        self._pauses -= 1
        self.scheduleRender()

    def isRenderPaused(self):
        return self._pauses > 0

    def forceRender(self):
        """Draw now; as in Slicer, a hidden view draws nothing."""
        self._turn.forget(self)
        if not self.isVisible():
            return
        self._window.Render()
        width, height = self._window.GetSize()
        values = vtk.vtkUnsignedCharArray()
        self._window.GetRGBACharPixelData(0, 0, width - 1, height - 1, 1, values, 0)
        pixels = vtk_to_numpy(values).reshape(height, width, 4)
        pixels[:, :, 3] = 255
        # VTK's first row is the lowest one.
        self._picture = qt.QImage(pixels[::-1].tobytes(), width, height, qt.QImage.Format_RGBA8888).copy()
        qt.QWidget.update(self)

    def showEvent(self, event):
        self.scheduleRender()

    def resizeEvent(self, event):
        self._window.SetSize(max(self.width, 1), max(self.height, 1))
        self._interactor.UpdateSize(max(self.width, 1), max(self.height, 1))
        self._resized()
        self.scheduleRender()

    def _resized(self):
        pass

    def paintEvent(self, event):
        painter = qt.QPainter(self)
        if self._picture is not None:
            painter.drawImage(0, 0, self._picture)
        painter.end()

    def _toInteractor(self, name, event, place=None, key=NO_KEY, key_name=None):
        modifiers = int(event.modifiers())
        control, shift = bool(modifiers & int(qt.Qt.ControlModifier)), bool(modifiers & int(qt.Qt.ShiftModifier))
        x, y = self._interactor.GetEventPosition()
        if place is not None:
            # VTK counts rows from below.
            x, y = int(place.x()), self._window.GetSize()[1] - 1 - int(place.y())
        self._interactor.SetEventInformation(x, y, control, shift, key, 0, key_name)
        self._interactor.SetAltKey(bool(modifiers & int(qt.Qt.AltModifier)))
        self._interactor.InvokeEvent(name)
        event.accept()

    def enterEvent(self, event):
        self._interactor.InvokeEvent("EnterEvent")

    def leaveEvent(self, event):
        self._interactor.InvokeEvent("LeaveEvent")

    def mousePressEvent(self, event):
        self._toInteractor(BUTTONS[int(event.button())] + "PressEvent", event, event.pos())

    def mouseReleaseEvent(self, event):
        self._toInteractor(BUTTONS[int(event.button())] + "ReleaseEvent", event, event.pos())

    def mouseDoubleClickEvent(self, event):
        self._toInteractor(BUTTONS[int(event.button())] + "DoubleClickEvent", event, event.pos())

    def mouseMoveEvent(self, event):
        self._toInteractor("MouseMoveEvent", event, event.pos())

    def wheelEvent(self, event):
        forward = event.angleDelta().y() > 0
        name = "MouseWheelForwardEvent" if forward else "MouseWheelBackwardEvent"
        self._toInteractor(name, event, event.position())

    def keyPressEvent(self, event):
        self._toInteractor("KeyPressEvent", event, None, event.text()[:1] or NO_KEY, key_symbol(event))

    def keyReleaseEvent(self, event):
        self._toInteractor("KeyReleaseEvent", event, None, event.text()[:1] or NO_KEY, key_symbol(event))
