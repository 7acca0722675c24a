"""The plot below the views: its nodes are made anew in each scene and are not saved with it."""

from dataclasses import dataclass

import numpy as np
import qt
import slicer

from REDReconstructionLib.compare import layouts, views

LOG_MARGIN = 1.25
"""How far a logarithmic axis reaches beyond the first and the last place, as a factor."""


@dataclass(frozen=True)
class Axes:
    """What the axes say; `isLog` for a logarithmic one below, `hasPoints` where single values are marked."""

    below: str
    left: str
    isLog: bool = False
    hasPoints: bool = False


class Plot:
    """One plot at a time."""

    def __init__(self):
        self.nodes = {}
        self.shown = None

    def draw(self, places, curves, axes):
        """Show values over places; `curves` are (name, dose, values), NaN where there is none."""
        if len(self.nodes.get("series", curves)) != len(curves):
            self.remove()
        table = np.column_stack([places, *(values for _name, _dose, values in curves)])
        names = [axes.below, *(name for name, _dose, _values in curves)]
        chart = slicer.util.plot(table, 0, names, None, False, self.nodes)
        chart.SetTitleVisibility(False)
        chart.SetXAxisTitle(axes.below)
        chart.SetYAxisTitle(axes.left)
        chart.SetXAxisLogScale(axes.isLog)
        chart.SetXAxisRangeAuto(not axes.isLog)
        if axes.isLog:
            # Beside the last mark there is room for the legend.
            chart.SetXAxisRange(min(places) / LOG_MARGIN, max(places) * LOG_MARGIN**3)
        for node in self.own():
            node.SetSaveWithScene(False)
        for series, (name, dose, _values) in zip(self.nodes["series"], curves, strict=True):
            series.SetName(name)
            color = qt.QColor(layouts.COLORS[dose])
            series.SetColor(color.redF(), color.greenF(), color.blueF())
            series.SetMarkerStyle(series.MarkerStyleCircle if axes.hasPoints else series.MarkerStyleNone)
        self.shown = chart
        self.show()
        # A view forgets its chart at the end of loading a scene.
        qt.QTimer.singleShot(0, self.show)

    def show(self):
        """Let the view show the chart that was drawn last, if it is still there."""
        if self.shown is not None and self.shown.GetScene() is not None:
            views.showProfile(self.shown)

    def own(self):
        """The plot's nodes."""
        return [self.nodes[name] for name in ("chart", "table") if name in self.nodes] + self.nodes.get("series", [])

    def remove(self):
        """Show nothing, and leave nothing in the scene."""
        self.shown = None
        views.showProfile(None)
        for node in self.own():
            slicer.mrmlScene.RemoveNode(node)
        self.nodes = {}

    def forget(self):
        """The scene took the nodes with it."""
        self.shown = None
        self.nodes = {}
