"""The map of what a restoration removed, over its image: read when it is asked for, and what its colours mean."""

from dataclasses import replace

from slicer.i18n import tr as _

from REDReconstructionLib.compare import colors, layouts
from REDReconstructionLib.scene import hierarchy, importing, roles
from REDReconstructionLib.scene.roles import IMAGE, REMOVED, RESTORED
from REDReconstructionLib.scene.volume_files import readVolume
from REDReconstructionLib.session.steps import Steps

FILE = "images/removed.nrrd"


class Removed:
    """Brings the maps that are asked for into the scene, one after the other; `onReady()` follows each."""

    def __init__(self, session, onReady):
        self.session = session
        self.onReady = onReady
        self.steps = Steps()
        self.path = None
        self.unreadable = set()

    def want(self, content):
        """Read the maps of these (cell, choice, volume) that are not in the scene yet, where somebody asks for them."""
        images = [node for cell, _now, node in content if self.isOver(cell, node) and mapOf(node) is None]
        image = next((node for node in images if self.isReadable(fileOf(node))), None)
        path = None if image is None else fileOf(image)
        if path == self.path:
            return
        self.stop()
        self.path = path
        if path is not None:
            self.steps.start(
                readVolume(path), lambda volume: self.add(volume, image, path), lambda _error: self.refuse(path)
            )

    def stop(self):
        """Read none any more."""
        self.steps.stop()
        self.path = None

    def isReadable(self, path):
        """Whether there is a file that was not found to be damaged."""
        return path is not None and path not in self.unreadable and path.is_file()

    def isOver(self, cell, node):
        """Whether the map is to lie over the volume of a view: a restored image, not its projections."""
        isImage = (cell.domain, cell.dose) == (IMAGE, RESTORED) and cell.plane != layouts.MIP and node is not None
        return bool(self.session.parameters.showRemoved) and isImage

    def add(self, volume, image, path):
        """Put a map into the scene, unless its image went meanwhile."""
        self.path = None
        if image.GetScene() is None or fileOf(image) != path:
            return
        role, case = replace(roles.roleOf(image), domain=REMOVED), self.session.case
        node = importing.addVolume(volume, role, roles.runFolder(image), case)
        shown = node.GetDisplayNode()
        shown.SetAndObserveColorNodeID(colors.colorNodeID(colors.REMOVED))
        shown.SetWindowLevelMinMax(-colors.REMOVED_RANGE, colors.REMOVED_RANGE)
        hierarchy.place([node], case)
        self.onReady()

    def refuse(self, path):
        """A map cannot be read: its view says that there is none."""
        self.path = None
        self.unreadable.add(path)
        self.onReady()

    def line(self, image):
        """What the colours over an image mean, for the label of its view."""
        if mapOf(image) is not None:
            ends = {"least": f"{colors.LIKE_NOISE:g}", "most": f"{colors.REMOVED_RANGE:g}"}
            return _("red: removed, blue: added\n{least} to {most} times the expected noise").format(**ends)
        isComing = self.isReadable(fileOf(image))
        return _("what was removed is being read") if isComing else _("no map of what was removed")


def fileOf(image):
    """The map that the restoration of an image left, or None for an image of no restoration."""
    folder = roles.runFolder(image)
    return None if folder is None else folder / FILE


def mapOf(image):
    """The map of an image in the scene, or None.

    Its values are deviations of the expected noise, above 0 where the low dose has more than the restored image.
    """
    folder = roles.runFolder(image)
    node = roles.find(replace(roles.roleOf(image), domain=REMOVED), folder)
    return node if node is not None and roles.runFolder(node) == folder else None
