"""The views of a reading: the image or the two images, where they are linked, in which window; the marks in them."""

import qt
import slicer
from slicer.i18n import tr as _

from REDReconstructionLib.compare.labels import Labels
from REDReconstructionLib.compare.linking import Linking
from REDReconstructionLib.scene.volume_files import readVolume
from REDReconstructionLib.study import layout

IMAGE_NAME = "Image"
MARKS_NAME = "Marks"
GREY = "vtkMRMLColorTableNodeInvertedGrey"
WHITE = (1.0, 1.0, 1.0)
MARK_COLOR = (0.85, 0.25, 0.10)
MARK_SIZE_MM = 6.0


class Stage:
    """Shows readings. All nodes are made anew for each, bear the same names, and are not saved with the scene."""

    def __init__(self):
        self.nodes = []
        self.marks = None
        self.count = 0
        self.labels = Labels()
        self.linking = Linking(lambda _node: None, self.fitLater)
        self.usersLayout = None
        self.isWaiting = False

    def reading(self, reading):
        """The steps (`Steps`) that show a reading; the earlier one goes when the new one is read."""
        volumes = []
        for path in reading.images:
            volumes.append((yield from readVolume(path)))
        self.clear()
        yield
        display = self.displayNode(reading.window)
        for volume in volumes:
            volume.SetName(IMAGE_NAME)
            # Whatever the file said of itself is nobody's business here.
            for name in list(volume.GetAttributeNames()):
                volume.RemoveAttribute(name)
            volume.SetSaveWithScene(False)
            volume.SetHideFromEditors(True)
            node = slicer.mrmlScene.AddNode(volume)
            node.SetAndObserveDisplayNodeID(display.GetID())
            self.nodes.append(node)
        self.count = len(volumes)
        yield from layout.making(self.count)
        self.show()

    def displayNode(self, window):
        """The one window and colour map of all images of a reading."""
        display = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeDisplayNode")
        display.SetSaveWithScene(False)
        display.SetAutoWindowLevel(False)
        display.SetAndObserveColorNodeID(GREY)
        display.SetWindowLevelMinMax(*window)
        self.nodes.append(display)
        return display

    def volumes(self):
        """The images that are shown, from left to right."""
        return [node for node in self.nodes if node.IsA("vtkMRMLScalarVolumeNode")]

    def show(self):
        """Lay out the views and fill them."""
        if not self.count:
            return
        self.labels.clear()
        layout.show(self.count)
        groups = []
        for plane, tags in layout.tags(self.count).items():
            groups.append([])
            for place, tag in enumerate(tags):
                widget = slicer.app.layoutManager().sliceWidget(tag)
                widget.sliceController().setVisible(False)
                widget.sliceView().setBackgroundColor(qt.QColor(255, 255, 255))
                widget.mrmlSliceCompositeNode().SetLinkedControl(False)
                widget.mrmlSliceCompositeNode().SetBackgroundVolumeID(self.volumes()[place].GetID())
                widget.mrmlSliceCompositeNode().SetForegroundVolumeID(None)
                node = widget.mrmlSliceNode()
                node.SetOrientation(plane)
                groups[-1].append(node)
                self.labels.set(tag, viewLabel(plane, place, self.count), WHITE)
        self.linking.follow(groups)
        self.home(groups)
        # The controller of a new view moves it to 0 a turn of the event loop later.
        qt.QTimer.singleShot(0, lambda: self.home(groups))

    def home(self, groups):
        """Show the middle of the image, fitted."""
        if not self.nodes or groups != self.linking.groups:
            return
        bounds = [0.0] * 6
        self.volumes()[0].GetRASBounds(bounds)
        middle = [(bounds[2 * axis] + bounds[2 * axis + 1]) / 2 for axis in range(3)]
        for group in groups:
            group[0].JumpSliceByOffsetting(*middle)
        self.linking.fit()

    def fitLater(self):
        """A view has got another size: fit all once they have theirs."""
        if not self.isWaiting:
            self.isWaiting = True
            qt.QTimer.singleShot(0, self.fit)

    def fit(self):
        """Fit the images into their views."""
        self.isWaiting = False
        self.linking.fit()

    def mouse(self):
        """Where the mouse is in an image, in mm (LPS); None where it is in none."""
        node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
        ras = [0.0, 0.0, 0.0]
        if not self.volumes() or not node.GetCursorPositionRAS(ras):
            return None
        bounds = [0.0] * 6
        self.volumes()[0].GetRASBounds(bounds)
        if not all(bounds[2 * axis] <= ras[axis] <= bounds[2 * axis + 1] for axis in range(3)):
            return None
        return -ras[0], -ras[1], ras[2]

    def showMarks(self, marks):
        """Show marks, dicts of `at_mm` (LPS) and `rating`."""
        if self.marks is None:
            self.marks = self.newMarks()
        self.marks.RemoveAllControlPoints()
        for mark in marks:
            x, y, z = mark["at_mm"]
            index = self.marks.AddControlPoint(-x, -y, z)
            self.marks.SetNthControlPointLabel(index, str(mark["rating"]))
            self.marks.SetNthControlPointLocked(index, True)

    def newMarks(self):
        """The node of the marks, which nobody drags."""
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsFiducialNode", MARKS_NAME)
        node.SetSaveWithScene(False)
        node.SetHideFromEditors(True)
        node.SetLocked(True)
        node.CreateDefaultDisplayNodes()
        display = node.GetDisplayNode()
        display.SetSaveWithScene(False)
        display.SetSelectedColor(*MARK_COLOR)
        display.SetColor(*MARK_COLOR)
        display.SetUseGlyphScale(False)
        display.SetGlyphSize(MARK_SIZE_MM)
        display.SetPropertiesLabelVisibility(False)
        display.SetPointLabelsVisibility(True)
        return node

    def clear(self):
        """Take the images and the marks out of the scene."""
        self.linking.stop()
        for node in [*reversed(self.nodes), *([self.marks] if self.marks is not None else [])]:
            if node.GetScene() is not None:
                slicer.mrmlScene.RemoveNode(node)
        self.nodes, self.marks, self.count = [], None, 0

    def hide(self):
        """Let go of the views; the images stay."""
        self.linking.stop()
        self.labels.clear()

    def close(self):
        """The sitting has ended."""
        self.hide()
        self.clear()


def viewLabel(plane, place, count):
    """What a view says of itself: its plane; of two images, which key means it."""
    names = {"Axial": _("axial"), "Coronal": _("coronal"), "Sagittal": _("sagittal")}
    return names[plane] if count == 1 else f"{place + 1}  ·  {names[plane]}"
