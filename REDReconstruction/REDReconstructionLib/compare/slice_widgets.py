"""The widgets of the slice: which one, fitted into the views, with a crosshair."""

import slicer

from REDReconstructionLib.compare import slices
from REDReconstructionLib.compare.view_nodes import visibleSlice


class SliceWidgets:
    """Connects the widgets to the views."""

    def __init__(self, ui, views):
        self.ui = ui
        self.views = views
        self.isShowing = False
        ui.sliceSlider.connect("valueChanged(double)", self.onSlice)
        ui.fitButton.connect("clicked(bool)", self.onFit)
        ui.crosshairButton.connect("clicked(bool)", self.onCrosshair)

    def show(self, isEntered):
        """Bring the widgets to what the views show."""
        case = self.views.session.case
        index = visibleSlice() if isEntered and case is not None else None
        self.ui.sliceSlider.setEnabled(index is not None)
        self.ui.fitButton.setEnabled(index is not None)
        self.ui.crosshairButton.setChecked(crosshair().GetCrosshairMode() != slicer.vtkMRMLCrosshairNode.NoCrosshair)
        if index is not None:
            self.isShowing = True
            self.ui.sliceSlider.maximum = float(slices.slicesOfCase(case.key))
            self.ui.sliceSlider.value = float(index + 1)
            self.isShowing = False

    def step(self, number):
        """So many slices on."""
        self.ui.sliceSlider.value = self.ui.sliceSlider.value + number

    def onSlice(self, value):
        """The slice slider is moved."""
        if not self.isShowing:
            self.views.goTo(round(value) - 1)

    def onFit(self, _checked=False):
        """Fit all views."""
        self.views.fit()

    def onCrosshair(self, checked):
        """Show or hide the crosshair."""
        kind = slicer.vtkMRMLCrosshairNode
        crosshair().SetCrosshairMode(kind.ShowBasic if checked else kind.NoCrosshair)


def crosshair():
    """The scene's crosshair."""
    return slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
