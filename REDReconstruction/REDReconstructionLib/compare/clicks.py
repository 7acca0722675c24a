"""Clicks into slice views, apart from drags and from what is placed with the mouse."""

import slicer

FIRST = 1.0
"""Priority of an observer that is called before Slicer's own."""
STILL = 4
"""Pixels within which a press and its release are a click."""


class Clicks:
    """Tells of left clicks without a key: `onClick(tag, place)`, the view's name and the place in RAS mm."""

    def __init__(self, onClick):
        self.onClick = onClick
        self.observations = []
        self.pressed = None

    def follow(self, tags):
        """Observe these views, and no others."""
        self.stop()
        for tag in tags:
            interactor = slicer.app.layoutManager().sliceWidget(tag).sliceView().interactor()
            for event, deed in (("LeftButtonPressEvent", self.press), ("LeftButtonReleaseEvent", self.release)):

                def heard(caller, _event, deed=deed, tag=tag):
                    deed(tag, caller)

                self.observations.append((interactor, interactor.AddObserver(event, heard, FIRST)))

    def stop(self):
        """Observe nothing any more."""
        for interactor, number in self.observations:
            interactor.RemoveObserver(number)
        self.observations, self.pressed = [], None

    def press(self, tag, interactor):
        """The button goes down."""
        isPlain = not (interactor.GetShiftKey() or interactor.GetControlKey() or interactor.GetAltKey())
        self.pressed = (tag, interactor.GetEventPosition()) if isPlain and not isPlacing() else None

    def release(self, tag, interactor):
        """The button goes up: a click where it is still there."""
        pressed, self.pressed = self.pressed, None
        if pressed is None or pressed[0] != tag:
            return
        x, y = interactor.GetEventPosition()
        if max(abs(x - pressed[1][0]), abs(y - pressed[1][1])) <= STILL:
            node = slicer.app.layoutManager().sliceWidget(tag).mrmlSliceNode()
            self.onClick(tag, node.GetXYToRAS().MultiplyPoint((x, y, 0.0, 1.0))[:3])


def isPlacing():
    """Whether the next click places a point of a line or another markup."""
    node = slicer.app.applicationLogic().GetInteractionNode()
    return node is not None and node.GetCurrentInteractionMode() == slicer.vtkMRMLInteractionNode.Place
