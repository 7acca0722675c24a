"""The rotating projections of what is compared: made once for each volume while the window lives, then turned."""

import qt
import slicer

from REDReconstructionLib.scene import roles, rotation
from REDReconstructionLib.session.steps import Steps

TURN_MS = 100
"""A full turn takes 3.6 s."""
SOURCE = "mipOf"


class Mips:
    """Makes projections one after the other; `onReady()` follows each. They are neither saved nor listed by Slicer."""

    def __init__(self, onReady):
        self.onReady = onReady
        self.steps = Steps()
        self.wanted = []

    def of(self, volume):
        """The projections of a volume as it is now, or None."""
        for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode"):
            if roles.text(node, SOURCE) == key(volume):
                return node
        return None

    def want(self, volumes):
        """Make the projections of these volumes where they are not there yet; those of volumes that are gone go."""
        for node in slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode"):
            source = roles.text(node, SOURCE)
            if source and source not in keys():
                remove(node)
        self.wanted = [volume for volume in volumes if self.of(volume) is None]
        if not self.steps.isBusy:
            self.next()

    def next(self):
        """Begin with the next one."""
        if self.wanted:
            volume = self.wanted.pop(0)
            source = key(volume)
            self.steps.start(rotation.rotating(volume), lambda made: self.add(made, source), lambda _error: self.next())

    def add(self, made, source):
        """Projections are made: show them, unless their volume has changed in the meantime."""
        if source in keys():
            made.SetName("MIP")
            made.SetHideFromEditors(True)
            made.SetSaveWithScene(False)
            roles.setText(made, SOURCE, source)
            node = slicer.mrmlScene.AddNode(made)
            shown = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeDisplayNode")
            shown.SetSaveWithScene(False)
            shown.SetAutoWindowLevel(False)
            node.SetAndObserveDisplayNodeID(shown.GetID())
            self.onReady()
        if not self.steps.isBusy:
            self.next()

    def source(self, projections):
        """The volume that projections are of, or None."""
        identity = roles.text(projections, SOURCE).split()[0]
        return slicer.mrmlScene.GetNodeByID(identity)

    def stop(self):
        """Make no more."""
        self.wanted = []
        self.steps.stop()


def key(volume):
    """What projections are of: a volume, and the values that it holds now."""
    image = volume.GetImageData()
    return f"{volume.GetID()} {0 if image is None else image.GetMTime()}"


def keys():
    """The keys of all volumes of ours that hold values."""
    volumes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    return {key(volume) for volume in volumes if roles.isOurs(volume)}


def remove(projections):
    """Take projections out of the scene, with what displays them."""
    shown = projections.GetDisplayNode()
    slicer.mrmlScene.RemoveNode(projections)
    if shown is not None and shown.GetScene() is not None:
        slicer.mrmlScene.RemoveNode(shown)


class Turning:
    """Turns projections in a view on and on; `view()` is its slice node and they, None where there is none."""

    def __init__(self, widget, view):
        self.view = view
        self.timer = qt.QTimer(widget)
        self.timer.setInterval(TURN_MS)
        self.timer.connect("timeout()", self.turn)

    @property
    def isOn(self):
        """Whether they turn."""
        return self.timer.isActive()

    def set(self, wanted):
        """Begin or stop."""
        self.timer.start() if wanted else self.timer.stop()

    def turn(self):
        """On to the next direction, after the last to the first."""
        found = self.view()
        if found is None:
            return
        node, projections = found
        direction = rotation.directionOf(projections, [node.GetSliceToRAS().GetElement(row, 3) for row in range(3)])
        node.JumpSliceByOffsetting(*rotation.middle(projections, (direction + 1) % rotation.DIRECTIONS))
