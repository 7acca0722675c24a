"""A place in space, looked at in all views of images at once and marked there."""

import slicer
import vtk

from REDReconstructionLib.compare import layouts
from REDReconstructionLib.compare.views import sliceNode
from REDReconstructionLib.scene import roles
from REDReconstructionLib.scene.roles import IMAGE


def goToPlace(ras):
    """Show a place in RAS millimetres in all views, and mark it by the crosshair; nothing where no image is shown."""
    shown = imageViews()
    if not shown:
        return
    if not any(holds(node, ras) for node in shown):
        shown[0].JumpSliceByCentering(*ras)
    for node in shown:  # views of other planes follow nobody
        node.JumpSliceByOffsetting(*ras)
    mark = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
    mark.SetCrosshairRAS(*ras)
    if mark.GetCrosshairMode() == slicer.vtkMRMLCrosshairNode.NoCrosshair:
        mark.SetCrosshairMode(slicer.vtkMRMLCrosshairNode.ShowSmallBasic)


def imageViews():
    """The slice nodes of our views that show an image."""
    description = layouts.layoutNode().GetCurrentLayoutDescription() or ""
    found = []
    for node in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode"):
        role = roles.roleOf(slicer.mrmlScene.GetNodeByID(node.GetBackgroundVolumeID() or ""))
        if f'"{node.GetLayoutName()}"' in description and role is not None and role.domain == IMAGE:
            found.append(sliceNode(node.GetLayoutName()))
    return found


def holds(node, ras):
    """Whether a view has a place in its field, on whatever slice."""
    fromView = vtk.vtkMatrix4x4()
    fromView.DeepCopy(node.GetXYToRAS())
    fromView.Invert()
    x, y = fromView.MultiplyPoint((*ras, 1.0))[:2]
    width, height, _depth = node.GetDimensions()
    return 0 <= x < width and 0 <= y < height
