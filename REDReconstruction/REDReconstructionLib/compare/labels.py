"""Labels inside the slice views: what each shows, readable on light and on dark pictures."""

import slicer
import vtk

FONT_SIZE = 13
FRAME = 2
"""Width of the frame in the colour of the dose, in pixels."""
INK, PAPER, PAPER_OPACITY = (1.0, 1.0, 1.0), (0.10, 0.11, 0.13), 0.8
LEFT, TOP = 0.012, 0.985
"""Where a label begins, as shares of its view."""


class Labels:
    """The labels of slice views by name of the view."""

    def __init__(self):
        self.actors = {}

    def set(self, tag, text, color=INK):
        """Show a text in the upper left corner of a view, framed in a colour; an empty one takes the label away."""
        if tag not in self.actors:
            self.actors[tag] = self.add(tag)
        actor, view = self.actors[tag]
        if actor.GetInput() != text:
            actor.SetInput(text)
            actor.SetVisibility(bool(text))
            actor.GetTextProperty().SetFrameColor(*color)
            view.scheduleRender()

    def text(self, tag):
        """The label of a view; empty where it has none."""
        return self.actors[tag][0].GetInput() if tag in self.actors else ""

    def add(self, tag):
        """A new label in a view."""
        view = slicer.app.layoutManager().sliceWidget(tag).sliceView()
        # Slicer's own names of volumes are cut to some letters, and say less than the label.
        view.cornerAnnotation().SetVisibility(False)
        actor = vtk.vtkTextActor()
        actor.SetInput("")
        style = actor.GetTextProperty()
        style.SetFontFamilyToArial()
        style.SetFontSize(FONT_SIZE)
        style.SetColor(*INK)
        style.SetBackgroundColor(*PAPER)
        style.SetBackgroundOpacity(PAPER_OPACITY)
        style.FrameOn()
        style.SetFrameWidth(FRAME)
        style.SetJustificationToLeft()
        style.SetVerticalJustificationToTop()
        place = actor.GetPositionCoordinate()
        place.SetCoordinateSystemToNormalizedViewport()
        place.SetValue(LEFT, TOP)
        view.renderWindow().GetRenderers().GetFirstRenderer().AddViewProp(actor)
        return actor, view

    def clear(self):
        """Take all labels away."""
        for actor, view in self.actors.values():
            view.renderWindow().GetRenderers().GetFirstRenderer().RemoveViewProp(actor)
            view.scheduleRender()
        self.actors = {}
