"""The window in which a volume is shown until it is compared, from its own values."""

import numpy as np
import slicer

from REDReconstructionLib.scene.roles import DIFFERENCE

SEEN_PERCENTILE = 99.5
FRONT_PERCENTILE, MOST_OF_MEDIAN = 95.0, 5.0
SAMPLED_SLICES = 100
MANY = 200_000
"""Voxels that are enough for a percentile."""


def display(node, role):
    """Let Slicer display a new volume, in a window of its own until it is compared.

    The window that Slicer itself would find takes a large volume too long.
    """
    shown = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScalarVolumeDisplayNode")
    shown.SetAutoWindowLevel(False)
    shown.SetDefaultColorMap()
    upper = upperEnd(node, SEEN_PERCENTILE)
    shown.SetWindowLevelMinMax(-upper if role.domain == DIFFERENCE else 0.0, upper)
    node.SetAndObserveDisplayNodeID(shown.GetID())


def upperEnd(node, percentile):
    """The percentile of a volume's positive values, in its own unit; 1 where it has none."""
    values = slicer.util.arrayFromVolume(node).ravel()
    if percentile == 100:
        return max(0.0, float(values.max())) or 1.0
    values = values[:: max(1, values.size // MANY)]
    values = values[values > 0]
    return float(np.percentile(values, percentile)) if values.size else 1.0


def frontEnd(node):
    """What is black where nothing hot may swallow the patient, seen from the front: the engine's `projection_window`.

    In the volume's own unit; 1 where it has no positive values. The mean of fourth roots, which hardly hears of a
    bladder, parts the patient from the air around him.
    """
    values = slicer.util.arrayFromVolume(node)
    front = values[:: max(1, len(values) // SAMPLED_SLICES)].max(axis=1)
    threshold = float(np.mean(np.maximum(front, 0) ** 0.25, dtype=np.float64)) ** 4
    active = front[front > threshold]
    if not active.size:
        return upperEnd(node, 100)
    high, median = np.percentile(active, [FRONT_PERCENTILE, 50])
    return float(min(high, MOST_OF_MEDIAN * median))
