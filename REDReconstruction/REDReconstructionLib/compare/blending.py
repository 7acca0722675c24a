"""Two volumes in one slice view: behind a curtain or as the fields of a chequerboard. Fading is Slicer's own."""

import slicer
import vtk
from slicer.i18n import tr as _

FADE, CURTAIN, CHECKERBOARD = "fade", "curtain", "checkerboard"
EDGE_COLOR = (0.88, 0.55, 0.24)
MOST_FIELDS, FEWEST_FIELDS = 24, 2
"""Fields of a chequerboard across a view."""
FULL_WINDOW, MIDDLE = 255.0, 127.5
"""Shows colours as they are."""


def modes():
    """How one image can lie over another: (mode, label)."""
    return (FADE, _("Fade")), (CURTAIN, _("Curtain")), (CHECKERBOARD, _("Squares"))


class Blending:
    """What is drawn over the slice views, by the name of the view."""

    def __init__(self):
        self.drawn = {}

    def show(self, tag, bottom, top, mode, share):
        """Let a view show `top` over `bottom`, two volumes; None for `top` shows what Slicer does.

        `share` is how much of the view the curtain leaves to `top`, or how small the fields are, 0 to 1.
        """
        if top is None:
            if tag in self.drawn:
                self.drawn.pop(tag).remove()
            return
        if tag in self.drawn and self.drawn[tag].mode != mode:
            self.drawn.pop(tag).remove()
        if tag not in self.drawn:
            self.drawn[tag] = Drawn(tag, mode)
        self.drawn[tag].set(bottom, top, share)

    def clear(self):
        """Draw nothing more."""
        for one in self.drawn.values():
            one.remove()
        self.drawn = {}


class Drawn:
    """One view's picture of two volumes, made of what Slicer would show of each."""

    def __init__(self, tag, mode):
        self.mode, self.share = mode, 0.0
        widget = slicer.app.layoutManager().sliceWidget(tag)
        self.view, self.node = widget.sliceView(), widget.mrmlSliceNode()
        self.layers = [slicer.vtkMRMLSliceLayerLogic() for _layer in range(2)]
        self.filter = vtk.vtkImageRectilinearWipe() if mode == CURTAIN else vtk.vtkImageCheckerboard()
        for layer in self.layers:
            layer.SetMRMLScene(slicer.mrmlScene)
            layer.SetSliceNode(self.node)
        mapper = vtk.vtkImageMapper()
        mapper.SetColorWindow(FULL_WINDOW)
        mapper.SetColorLevel(MIDDLE)
        mapper.SetInputConnection(self.filter.GetOutputPort())
        self.actor = vtk.vtkActor2D()
        self.actor.SetMapper(mapper)
        self.edge = vtk.vtkLineSource()
        line = vtk.vtkPolyDataMapper2D()
        line.SetInputConnection(self.edge.GetOutputPort())
        self.edgeActor = vtk.vtkActor2D()
        self.edgeActor.SetMapper(line)
        self.edgeActor.SetVisibility(mode == CURTAIN)
        self.edgeActor.GetProperty().SetColor(*EDGE_COLOR)
        # Beneath all that is drawn on a picture, above the picture itself.
        for layer, actor in enumerate((self.actor, self.edgeActor), start=1):
            actor.GetProperty().SetDisplayLocationToBackground()
            actor.SetLayerNumber(layer)
            self.renderer().AddViewProp(actor)
        self.tag = self.node.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda *_event: self.place())

    def renderer(self):
        """Where it is drawn."""
        return self.view.renderWindow().GetRenderers().GetFirstRenderer()

    def set(self, bottom, top, share):
        """Show these volumes, with so much of the upper one."""
        self.share = share
        for port, (layer, volume) in enumerate(zip(self.layers, (bottom, top), strict=True)):
            layer.SetVolumeNode(volume)
            self.filter.SetInputConnection(port, layer.GetImageDataConnection())
        self.place()

    def place(self):
        """Curtain and fields follow the view's size."""
        width, height, _depth = self.node.GetDimensions()
        if self.mode == CURTAIN:
            edge = round((1 - self.share) * (width - 1))
            self.filter.SetWipeToHorizontal()
            self.filter.SetPosition(edge, height // 2)
            self.edge.SetPoint1(edge, 0, 0)
            self.edge.SetPoint2(edge, height, 0)
        else:
            across = round(FEWEST_FIELDS + self.share * (MOST_FIELDS - FEWEST_FIELDS))
            self.filter.SetNumberOfDivisions(across, max(1, round(across * height / max(1, width))), 1)
        self.view.scheduleRender()

    def remove(self):
        """Take it away."""
        self.node.RemoveObserver(self.tag)
        for actor in (self.actor, self.edgeActor):
            self.renderer().RemoveViewProp(actor)
        for layer in self.layers:
            layer.SetSliceNode(None)
            layer.SetMRMLScene(None)
        self.view.scheduleRender()
