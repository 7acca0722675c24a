"""Tests of the bench itself."""

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent))

from fixtures import *  # noqa: F403


@pytest.fixture
def volume(scene):
    """40 x 30 pixels of 1 mm, 20 slices: the value is the number of the slice, and 100 in the first column."""
    import slicer

    values = np.repeat(np.arange(20.0, dtype=np.float32), 30 * 40).reshape(20, 30, 40)
    values[:, :, 0] = 100.0
    node = slicer.util.addVolumeFromArray(values, name="steps")
    node.CreateDefaultDisplayNodes()
    node.GetDisplayNode().AutoWindowLevelOff()
    node.GetDisplayNode().SetWindowLevelMinMax(0.0, 51.0)
    node.GetDisplayNode().SetInterpolate(False)
    return node


@pytest.fixture
def window(slicer_app, scene):
    import slicer

    main = slicer.util.mainWindow()
    main.resize(1000, 700)
    main.show()
    slicer_app.processEvents()
    return main


@pytest.fixture
def fresh_answers(slicer_app):
    """No dialog is answered but by what the test says."""
    from qt_dialogs import answers

    answers.clear()
    yield
    answers.clear()
