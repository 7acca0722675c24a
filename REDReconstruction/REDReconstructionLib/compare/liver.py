"""The liver's mean uptake in a sphere that is placed automatically and can be moved."""

import numpy as np
import slicer
import vtk
from slicer.i18n import tr as _

from REDReconstructionLib.scene import roles

DIAMETER_MM = 30.0
"""That of PERCIST (Wahl et al., J. Nucl. Med. 50 Suppl. 1, 2009)."""
COARSE_MM = 8.0
AROUND = 5
"""Coarse voxels across, within which the uptake has to be even."""
ABOVE_BODY = 1.2
"""How much more than the body's median the liver takes up at least, whatever the tracer."""
MOVED = "PointModifiedEvent"


class LiverSphere:
    """The sphere of the open case, a control point with a circle around it; `onMoved()` follows when it is dragged."""

    def __init__(self, onMoved):
        self.onMoved = onMoved
        self.observed = None

    def find(self, case):
        """The sphere of a case, or None."""
        points = slicer.util.getNodesByClass("vtkMRMLMarkupsFiducialNode")
        return next((node for node in points if roles.text(node, "liver") == case), None)

    def place(self, case, volume):
        """The sphere of a case; where there is none yet, one is placed by the uptake of a volume."""
        node = self.find(case)
        if node is None:
            node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsFiducialNode", _("Liver"))
            node.CreateDefaultDisplayNodes()
            node.SetMaximumNumberOfControlPoints(1)
            roles.setText(node, "liver", case)
            shown = node.GetDisplayNode()
            shown.SetGlyphType(slicer.vtkMRMLMarkupsDisplayNode.Circle2D)
            shown.SetUseGlyphScale(False)
            shown.SetGlyphSize(DIAMETER_MM)
            shown.SetTextScale(2.0)
            node.AddControlPoint(*likeliest(slicer.util.arrayFromVolume(volume), toRas(volume)))
        self.observe(node)
        return node

    def observe(self, node):
        """Hear of the sphere's moves; None hears of none."""
        if self.observed is not None:
            self.observed[0].RemoveObserver(self.observed[1])
        event = getattr(slicer.vtkMRMLMarkupsNode, MOVED)
        self.observed = None if node is None else (node, node.AddObserver(event, lambda *_event: self.onMoved()))

    def show(self, shown):
        """Show or hide the sphere that is observed."""
        if self.observed is not None:
            self.observed[0].GetDisplayNode().SetVisibility(shown)

    def centre(self):
        """Where the observed sphere is, RAS in mm; None where there is none or its point was deleted."""
        if self.observed is None or self.observed[0].GetNumberOfControlPoints() == 0:
            return None
        place = [0.0, 0.0, 0.0]
        self.observed[0].GetNthControlPointPositionWorld(0, place)
        return place

    def mean(self, volume):
        """The mean of a volume in the sphere, in the volume's unit; None where there is no sphere in it."""
        centre = self.centre()
        return None if centre is None else sphereMean(slicer.util.arrayFromVolume(volume), toRas(volume), centre)


def toRas(volume):
    """The matrix from voxels (x, y, z) to RAS millimetres, `[4, 4]`."""
    matrix = vtk.vtkMatrix4x4()
    volume.GetIJKToRASMatrix(matrix)
    return slicer.util.arrayFromVTKMatrix(matrix)


def sphereMean(values, matrix, centre, diameter=DIAMETER_MM):
    """The mean of `values[z, y, x]` whose voxel centres lie in a sphere around `centre` (RAS, mm); None without any."""
    spacing = np.linalg.norm(matrix[:3, :3], axis=0)
    middle = (np.linalg.inv(matrix) @ [*centre, 1.0])[:3]
    low = np.ceil(middle - diameter / 2 / spacing).astype(int)
    high = np.floor(middle + diameter / 2 / spacing).astype(int) + 1
    axes = [
        np.arange(max(0, first), min(size, stop))
        for first, stop, size in zip(low, high, values.shape[::-1], strict=True)
    ]
    x, y, z = (((axis - at) * step) ** 2 for axis, at, step in zip(axes, middle, spacing, strict=True))
    inside = z[:, None, None] + y[:, None] + x <= (diameter / 2) ** 2
    if not inside.any():
        return None
    return float(values[np.ix_(axes[2], axes[1], axes[0])][inside].mean(dtype=np.float64))


def likeliest(values, matrix):
    """Where the liver most probably is in `values[z, y, x]`, RAS in mm: evenly taken up, large, on the patient's right.

    A guess that is shown: whoever reads moves the sphere where it is wrong.
    """
    from scipy.ndimage import uniform_filter

    spacing = np.linalg.norm(matrix[:3, :3], axis=0)
    # Every second voxel is enough, and halves the time for a large volume three times.
    thin = [max(1, int(COARSE_MM / 2 / step)) for step in spacing]
    values, spacing = values[:: thin[2], :: thin[1], :: thin[0]], spacing * thin
    matrix = matrix @ np.diag([*thin, 1.0])
    steps = [max(1, min(round(COARSE_MM / step), size)) for step, size in zip(spacing, values.shape[::-1], strict=True)]
    coarse = blocks(values, steps[::-1])
    threshold = float(np.mean(np.maximum(coarse, 0) ** 0.25)) ** 4  # a hot bladder hardly moves it
    places = centres(coarse.shape, steps, matrix)
    body = coarse > threshold
    if not body.any():
        return [float(part) for part in places.reshape(-1, 3).mean(axis=0)]
    mean = uniform_filter(coarse, AROUND, mode="nearest")
    spread = np.sqrt(np.maximum(uniform_filter(coarse**2, AROUND, mode="nearest") - mean**2, 0))
    isRight = places[..., 0] > places[body][:, 0].mean()
    uneven = np.where(mean > 0, spread / np.maximum(mean, 1e-12), np.inf)
    isPossible = body & isRight & (mean > ABOVE_BODY * np.median(coarse[body]))
    uneven = np.where(isPossible, uneven, np.inf)
    found = np.unravel_index(np.argmin(uneven), uneven.shape) if isPossible.any() else None
    return [float(part) for part in (places[body].mean(axis=0) if found is None else places[found])]


def blocks(values, steps):
    """The means of blocks of `steps` (z, y, x) voxels; what does not fill a block at the ends is left out."""
    shape = [size // step for size, step in zip(values.shape, steps, strict=True)]
    whole = values[tuple(slice(n * step) for n, step in zip(shape, steps, strict=True))]
    parts = [part for n, step in zip(shape, steps, strict=True) for part in (n, step)]
    return whole.reshape(parts).mean(axis=(1, 3, 5), dtype=np.float64)


def centres(shape, steps, matrix):
    """The middles of blocks of `steps` (x, y, z) voxels in RAS mm, `[z, y, x, axis]`."""
    z, y, x = np.indices(shape)
    voxels = [axis * step + (step - 1) / 2 for axis, step in zip((x, y, z), steps, strict=True)]
    return np.stack(voxels, axis=-1) @ matrix[:3, :3].T + matrix[:3, 3]
