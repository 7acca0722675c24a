"""The scale of the differences' colours, drawn into the view that has no picture of its own."""

import slicer
import vtk

from REDReconstructionLib.compare import colors

INK = (0.12, 0.13, 0.15)
FONT_SIZE = 13
PLACE, WIDTH, HEIGHT = (0.14, 0.36), 0.72, 0.22
"""Lower left corner and size, as shares of the view."""
MANY = 100.0
"""From here on the ends of the scale are whole numbers."""


class Legend:
    """A horizontal colour bar in one slice view, or in none."""

    def __init__(self):
        self.view = None
        self.actor = None

    def attach(self, tag):
        """Draw into the view of this name; None takes the bar away."""
        self.detach()
        if tag is None:
            return
        self.view = slicer.app.layoutManager().sliceWidget(tag).sliceView()
        self.actor = colorBar()
        self.renderer().AddViewProp(self.actor)

    def detach(self):
        """Take the bar away."""
        if self.actor is not None:
            self.renderer().RemoveViewProp(self.actor)
            self.view.scheduleRender()
        self.view = self.actor = None

    def renderer(self):
        """Where the bar is drawn."""
        return self.view.renderWindow().GetRenderers().GetFirstRenderer()

    def show(self, reach):
        """Let the bar reach from minus to plus `reach`."""
        if self.actor is not None:
            self.actor.GetLookupTable().SetTableRange(-reach, reach)
            self.actor.SetLabelFormat("%.0f" if reach >= MANY else "%.2f")
            self.view.scheduleRender()


def colorBar():
    """A bar with the colours of differences."""
    table = vtk.vtkLookupTable()
    table.SetNumberOfTableValues(colors.N_COLORS)
    for index, color in enumerate(colors.differenceColors()):
        table.SetTableValue(index, *(float(part) for part in color), 1.0)
    actor = vtk.vtkScalarBarActor()
    actor.SetLookupTable(table)
    actor.SetOrientationToHorizontal()
    actor.SetNumberOfLabels(3)
    actor.SetPosition(*PLACE)
    actor.SetWidth(WIDTH)
    actor.SetHeight(HEIGHT)
    actor.UnconstrainedFontSizeOn()
    style = actor.GetLabelTextProperty()
    style.SetFontFamilyToArial()
    style.SetFontSize(FONT_SIZE)
    style.SetColor(*INK)
    style.BoldOff()
    style.ItalicOff()
    style.ShadowOff()
    return actor
