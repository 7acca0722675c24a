"""Fixtures for tests on the bench: one application for a whole run, an empty scene and empty settings for each test.

A `conftest.py` beside the tests puts this folder on the path and imports all names from here.
"""

import importlib.util
import sys

import pytest

NEEDED = {"slicer": "slicer-core", "PySide6": "PySide6-Essentials"}
MISSING = [package for name, package in NEEDED.items() if importlib.util.find_spec(name) is None]


@pytest.fixture(scope="session")
def slicer_app():
    """slicer.app; the tests are skipped where Slicer's scene or Qt is not installed."""
    if MISSING:
        pytest.skip(f"the bench needs {' and '.join(MISSING)}")
    import bench

    return bench.start()


@pytest.fixture
def errors(monkeypatch):
    """What was raised in slots and observers of this test: Qt and VTK report it and go on, the test shall not."""
    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: raised.append(error))
    return raised


@pytest.fixture
def scene(slicer_app, errors):
    """slicer.mrmlScene, empty but for its singletons; a message box that nobody answered fails the test."""
    import bench

    bench.reset()
    yield slicer_app.mrmlScene()
    slicer_app._settle()
    bench.close_opened()
    bench.unload_module()
    bench.reset()
    if errors:
        raise errors[0]


@pytest.fixture
def module(scene):
    """The module, loaded anew: slicer.modules.redreconstruction."""
    import bench

    return bench.load_module()


@pytest.fixture
def widget(module):
    """The module's Python widget in its open panel."""
    import bench

    return bench.open_module()
