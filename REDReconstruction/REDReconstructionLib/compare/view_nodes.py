"""The MRML nodes of our views, by the names of the views; which slice they show."""

import slicer

from REDReconstructionLib.compare import layouts
from REDReconstructionLib.compare.slices import base, isAlongSlices, sliceIndex
from REDReconstructionLib.scene import roles


def sliceNode(tag):
    """The slice node of a view of ours."""
    return slicer.mrmlScene.GetSingletonNode(tag, "vtkMRMLSliceNode")


def composite(tag):
    """What a view of ours shows: the node that names its volumes."""
    return slicer.app.layoutManager().sliceWidget(tag).mrmlSliceCompositeNode()


def missing(cells):
    """Those of some cells, or of what has a tag, that have no view yet."""
    return [cell for cell in cells if sliceNode(cell.tag) is None]


def making(cells):
    """Make the views of cells that have none, one a step (`Steps`): Slicer makes a widget as soon as its node is there.

    A layout would make all that it lacks at once. It gives its properties to the nodes that it makes: these have them
    from here.
    """
    for cell in missing(cells):
        node = slicer.mrmlScene.CreateNodeByClass("vtkMRMLSliceNode")
        node.UnRegister(None)  # Python holds it
        node.SetLayoutName(cell.tag)
        node.SetName(cell.tag)
        node.SetLayoutLabel(cell.label)
        node.SetViewGroup(cell.group)
        node.SetOrientation(cell.orientation)
        slicer.mrmlScene.AddNode(node)
        yield


def visibleSlice():
    """The slice that the views show, as index `[z]` of the whole case; None where they show none."""
    description = layouts.layoutNode().GetCurrentLayoutDescription() or ""
    for node in slicer.util.getNodesByClass("vtkMRMLSliceCompositeNode"):
        tag = node.GetLayoutName()
        volume = slicer.mrmlScene.GetNodeByID(node.GetBackgroundVolumeID() or "")
        isShown = f'"{tag}"' in description and roles.isOurs(volume) and volume.GetImageData() is not None
        if isShown and isAlongSlices(volume, sliceNode(tag)):
            return sliceIndex(base(volume), sliceNode(tag))
    return None


def showProfile(chart):
    """Show the plot of a line profile, or none, below the views, where the layout has a place for it."""
    node = slicer.mrmlScene.GetSingletonNode(layouts.PROFILE_VIEW, "vtkMRMLPlotViewNode")
    if node is not None:
        node.SetPlotChartNodeID(None if chart is None else chart.GetID())
