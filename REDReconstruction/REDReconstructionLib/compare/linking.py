"""Views that move together: what one shows of space, all views of its group show, and the slice is the same in all.

Slicer's own linking acts on interactions only, leaves out where a zoom is centred, and passes on volumes too; so the
slice nodes are observed instead.
"""

from contextlib import contextmanager
from dataclasses import dataclass

import slicer
import vtk

PARALLEL = 0.999
"""Cosine between the normals of two planes above which they count as parallel."""


class Linking:
    """Keeps the slice nodes of several groups together.

    `onMoved(node)` is called once after each change, `onResized()` when a view has got another size. While they are
    `held`, no view follows another. Groups that are `together` show the same slice.
    """

    def __init__(self, onMoved, onResized):
        self.onMoved = onMoved
        self.onResized = onResized
        self.groups = []
        self.observations = []
        self.known = {}
        self.sizes = {}
        self.fitted = {}
        self.busy = False
        self.held = False
        self.together = True

    def follow(self, groups, together=True, atOnce=True):
        """Link these lists of slice nodes, and no others; the first node of the first list leads, `atOnce` or later."""
        self.stop()
        self.groups = [group for group in groups if group]
        self.together = together
        for group in self.groups:
            for node in group:
                self.sizes[node.GetID()] = node.GetDimensions()[:2]
                self.observations.append((node, node.AddObserver(vtk.vtkCommand.ModifiedEvent, self.onModified)))
        for group in self.groups if atOnce else ():
            self.spread(group[0])

    def stop(self):
        """Link nothing any more."""
        for node, tag in self.observations:
            node.RemoveObserver(tag)
        self.groups, self.observations, self.known, self.sizes = [], [], {}, {}
        self.held = False

    def onModified(self, node, _event):
        """A slice node changed: others follow if it was its place in space."""
        if node.GetDimensions()[:2] != self.sizes.get(node.GetID()):
            self.sizes[node.GetID()] = node.GetDimensions()[:2]
            self.onResized()
        if not self.busy and not self.held and plane(node) != self.known.get(node.GetID()):
            self.spread(node)
            self.onMoved(node)

    @contextmanager
    def gathered(self, leading):
        """While the first views of groups are moved the others wait: they follow once, those of `leading` first."""
        self.held = True
        try:
            yield
        finally:
            self.held = False
        for group in sorted(self.groups, key=lambda group: leading not in group):
            self.spread(group[0])

    def fit(self, only=None):
        """Fit the first view of each group, or of the groups that slice nodes `only` are of; the others follow."""
        for group in self.groups:
            if only is None or any(node in only for node in group):
                fitView(group[0])
                self.fitted[group[0].GetID()] = zoom(group[0])

    def isFitted(self):
        """Whether nobody has zoomed or moved a picture in its plane since it was fitted."""
        return all(self.fitted.get(group[0].GetID()) == zoom(group[0]) for group in self.groups)

    def spread(self, source):
        """Move all other views as `source` shows."""
        self.busy = True
        try:
            for group in self.groups:
                isOwn = any(node is source for node in group)
                for node in group:
                    if node is not source and (isOwn or self.together):
                        (followPlane if isOwn else followSlice)(node, source)
            self.known = {node.GetID(): plane(node) for group in self.groups for node in group}
        finally:
            self.busy = False


def plane(node):
    """What a view shows of space: its plane, where in it, and how many millimetres from top to bottom."""
    matrix = node.GetSliceToRAS()
    values = tuple(matrix.GetElement(row, column) for row in range(3) for column in range(4))
    return (*values, *node.GetXYZOrigin(), node.GetFieldOfView()[1])


@dataclass(frozen=True)
class Place:
    """What a view shows of space, apart from the view: plane, place in it, millimetres from top to bottom."""

    toRas: object
    origin: tuple
    height: float


def placeOf(node):
    """What a slice node shows now."""
    toRas = vtk.vtkMatrix4x4()
    toRas.DeepCopy(node.GetSliceToRAS())
    return Place(toRas, node.GetXYZOrigin(), node.GetFieldOfView()[1])


def followPlane(node, source):
    """Show in `node` what `source` shows, in its own width."""
    take(node, placeOf(source))


def take(node, place):
    """Show a place in `node`, in its own width."""
    width, height, _depth = node.GetDimensions()
    wasModifying = node.StartModify()
    node.GetSliceToRAS().DeepCopy(place.toRas)
    node.SetXYZOrigin(*place.origin)
    node.SetFieldOfView(place.height * width / max(height, 1), place.height, node.GetFieldOfView()[2])
    node.UpdateMatrices()
    node.EndModify(wasModifying)


def followSlice(node, source):
    """Show in `node` the slice that `source` shows, wherever it looks in its plane; not if that is turned."""
    mine, theirs = node.GetSliceToRAS(), source.GetSliceToRAS()
    cosine = sum(mine.GetElement(row, 2) * theirs.GetElement(row, 2) for row in range(3))
    if cosine > PARALLEL:
        node.SetSliceOffset(source.GetSliceOffset())


def zoom(node):
    """Where a view looks in its plane, and how closely."""
    return (*node.GetXYZOrigin()[:2], node.GetFieldOfView()[1])


def fitView(node):
    """Fit what a view shows into it, on the slice where it is."""
    logic = slicer.app.applicationLogic().GetSliceLogic(node)
    if not logic.GetSliceCompositeNode().GetBackgroundVolumeID():
        return
    offset = node.GetSliceOffset()
    wasModifying = node.StartModify()
    logic.FitSliceToBackground()
    node.SetSliceOffset(offset)
    node.UpdateMatrices()
    node.EndModify(wasModifying)
