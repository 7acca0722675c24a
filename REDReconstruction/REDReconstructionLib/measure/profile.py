"""A line profile through volumes: the values of each along a markups line, and the plot of them."""

import numpy as np
import qt
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.compare import layouts, views

POINTS = 200
WITHIN = 1e-6
"""Share of a voxel by which rounding may put the end of a line outside a volume."""


def positions(lineNode):
    """`POINTS` places along a line of two points, in RAS millimetres `[point, axis]`; None where it has fewer."""
    if lineNode is None or lineNode.GetNumberOfControlPoints() < 2:
        return None
    ends = []
    for index in (0, 1):
        point = [0.0, 0.0, 0.0]
        lineNode.GetNthControlPointPositionWorld(index, point)
        ends.append(point)
    share = np.linspace(0.0, 1.0, POINTS)[:, None]
    return (1 - share) * np.array(ends[0]) + share * np.array(ends[1])


def distances(points):
    """Distance of each position from the first one, in millimetres."""
    return np.linalg.norm(points - points[0], axis=1)


def sample(volumeNode, points):
    """The volume at RAS positions `[point, axis]` of the world, interpolated linearly; NaN outside."""
    from scipy.ndimage import map_coordinates

    matrix = vtk.vtkMatrix4x4()
    volumeNode.GetRASToIJKMatrix(matrix)
    rasToIjk = slicer.util.arrayFromVTKMatrix(matrix)
    ijk = inOwnSpace(volumeNode, points) @ rasToIjk[:3, :3].T + rasToIjk[:3, 3]
    values = slicer.util.arrayFromVolume(volumeNode)
    last = np.array(values.shape[::-1]) - 1
    inside = ((ijk >= -WITHIN) & (ijk <= last + WITHIN)).all(axis=1)
    found = map_coordinates(values, np.clip(ijk, 0, last)[:, ::-1].T, output=float, order=1)
    return np.where(inside, found, np.nan)


def inOwnSpace(volumeNode, points):
    """World positions as the volume knows them, without the transform that it lies under."""
    transform = volumeNode.GetParentTransformNode()
    if transform is None:
        return points
    toOwn = vtk.vtkGeneralTransform()
    transform.GetTransformFromWorld(toOwn)
    return np.array([toOwn.TransformPoint(point) for point in points.tolist()])


class Plot:
    """The plot of a profile: its nodes are made anew in each scene and are not saved with it."""

    def __init__(self):
        self.nodes = {}
        self.shown = None

    def draw(self, points, curves, unit):
        """Show values along positions; `curves` are (name, dose, values), `unit` is written at the axis."""
        if len(self.nodes.get("series", curves)) != len(curves):
            self.remove()
        table = np.column_stack([distances(points), *(values for _name, _dose, values in curves)])
        names = [_("Distance (mm)"), *(name for name, _dose, _values in curves)]
        chart = slicer.util.plot(table, 0, names, None, False, self.nodes)
        chart.SetTitleVisibility(False)
        chart.SetXAxisTitle(names[0])
        chart.SetYAxisTitle(unit)
        for node in self.own():
            node.SetSaveWithScene(False)
        for series, (name, dose, _values) in zip(self.nodes["series"], curves, strict=True):
            series.SetName(name)
            color = qt.QColor(layouts.COLORS[dose])
            series.SetColor(color.redF(), color.greenF(), color.blueF())
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
