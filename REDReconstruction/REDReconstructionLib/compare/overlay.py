"""The map of the evidence over the images: in which views, how strongly, and what its colours mean."""

import slicer
import vtk

from REDReconstructionLib.compare import comparison, layouts
from REDReconstructionLib.scene import evidence_map, roles
from REDReconstructionLib.scene.evidence_map import CANNOT_TELL, CONTRADICTED, STATES, SUPPORTED
from REDReconstructionLib.scene.roles import IMAGE, RESTORED

SHARES = {SUPPORTED: 0.35, CANNOT_TELL: 0.7, CONTRADICTED: 1.0}
"""How strongly each state is filled: what covers most of a body must hide least of it."""
OUTLINED = (CANNOT_TELL, CONTRADICTED)
"""What is supported lies around these: another line along theirs would tell nothing."""
LINE_WIDTH = 2
"""Of the outlines, in pixels."""
LIGHT_INK, DARK_INK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
FONT_SIZE, ROW_HEIGHT, MARGIN = 12, 20, 6
"""Of the legend, in pixels."""


class Overlay:
    """Shows the maps of a case over the images of the comparison, and their colours in the views of restored images."""

    def __init__(self, session):
        self.session = session
        self.legends = []

    def place(self, content):
        """Show each map in the views of its restoration: `content` has a (cell, choice, volume) for each view."""
        self.clear()
        if self.session.case is None:
            return
        compared = comparison.chosen(self.session)
        others = [node.GetID() for node in slicer.util.getNodesByClass("vtkMRMLSliceNode") if not layouts.isView(node)]
        for node in evidence_map.maps(self.session.case.key):
            run = roles.runFolder(node)
            shown = [cell for cell, now, volume in content if isImage(cell, volume) and now.run == run]
            # Slicer's own views show one map: several would lie upon each other.
            elsewhere = others if compared is not None and compared.run == run else []
            tags = [slicer.mrmlScene.GetSingletonNode(cell.tag, "vtkMRMLSliceNode").GetID() for cell in shown]
            node.GetDisplayNode().SetViewNodeIDs([*tags, *elsewhere])
            self.legends += [legend(cell.tag) for cell in [one for one in shown if one.dose == RESTORED][:1]]
        self.dress()

    def dress(self):
        """Show or hide the maps, as strongly as the user wants."""
        parameters, case = self.session.parameters, self.session.case
        for node in [] if case is None else evidence_map.maps(case.key):
            shown = node.GetDisplayNode()
            wasModifying = shown.StartModify()
            # Without a view it would be shown in all of them.
            shown.SetVisibility(parameters.showEvidence and shown.GetNumberOfViewNodeIDs() > 0)
            shown.SetOpacity2DFill(parameters.evidenceOpacity)
            shown.SetOpacity2DOutline(1.0)
            shown.SetSliceIntersectionThickness(LINE_WIDTH)
            for state in STATES:
                shown.SetSegmentOpacity2DFill(state.name, SHARES[state.name])
                shown.SetSegmentVisibility2DOutline(state.name, state.name in OUTLINED)
            shown.EndModify(wasModifying)
        for view, actors in self.legends:
            for actor in actors:
                actor.SetVisibility(bool(parameters.showEvidence))
            view.scheduleRender()

    def clear(self):
        """Take the legends away."""
        for view, actors in self.legends:
            for actor in actors:
                view.renderWindow().GetRenderers().GetFirstRenderer().RemoveViewProp(actor)
            view.scheduleRender()
        self.legends = []


def isImage(cell, volume):
    """Whether a view shows an image of the case, not what was made of it for the view."""
    return cell.domain == IMAGE and roles.isOurs(volume)


def legend(tag):
    """The names of the states on their colours, in the lower left corner of a view: the view and its actors."""
    view = slicer.app.layoutManager().sliceWidget(tag).sliceView()
    actors = [label(state, row) for row, state in enumerate(STATES)]
    for actor in actors:
        view.renderWindow().GetRenderers().GetFirstRenderer().AddViewProp(actor)
    return view, actors


def label(state, row):
    """The name of a state on its colour, in a row from below."""
    actor = vtk.vtkTextActor()
    actor.SetInput(f" {state.label} ")
    style = actor.GetTextProperty()
    style.SetFontFamilyToArial()
    style.SetFontSize(FONT_SIZE)
    style.SetColor(*(DARK_INK if state.name == CANNOT_TELL else LIGHT_INK))
    style.SetBackgroundColor(*evidence_map.rgb(state.color))
    style.SetBackgroundOpacity(1.0)
    actor.SetDisplayPosition(MARGIN, MARGIN + row * ROW_HEIGHT)
    return actor
