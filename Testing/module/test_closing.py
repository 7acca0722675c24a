"""A restoration in the open panel ends with whatever it belongs to: the scene, the module, Slicer."""

import collections
import contextlib
import gc

import pytest
from driver import click, process_events, wait_until
from limits import fair_clock
from restoring import WORK, ladder, opened, settle, work  # noqa: F401
from workers import Recorder, children

PROMISED_S = 2


@pytest.fixture
def busy(work, widget, ladder):  # noqa: F811
    """The whole panel while it restores for minutes."""
    section = widget.panel.section("restore")
    wait_until(lambda: section.device.run is None, "the devices are found")
    section.session.parameters.device = "cpu"
    section.session.parameters.steps = 500
    opened(section, ladder)
    wait_until(lambda: section.device.run is None, "the devices are found")
    click(section.ui.applyButton)
    wait_until(lambda: "Restoring" in section.ui.progressBar.format, "it restores")
    return section


@contextlib.contextmanager
def soon_no_process():
    """What is done inside leaves no process within the time that is promised."""
    with fair_clock() as clock:
        yield
        wait_until(lambda: not children(), "no process is left")
        assert clock() < PROMISED_S


def test_a_closing_scene_ends_the_worker_and_the_panel_works_again(busy, ladder):  # noqa: F811
    import slicer

    from REDReconstructionLib.session.state import State

    with soon_no_process():
        slicer.mrmlScene.Clear(0)
        assert busy.session.state is State.IDLE
        assert busy.session.case is None
        assert not busy.ui.progressBar.visible
    busy.session.parameters.device = "cpu"
    busy.session.parameters.sliceMode = "visible"
    opened(busy, ladder)
    click(busy.ui.applyButton)
    assert settle(busy).startswith("Restored")
    wait_until(lambda: len(children()) == 1, "one worker stays for the next case")


def test_slicer_closing_ends_the_worker_before_it_goes(busy):
    import bench

    with soon_no_process():
        bench.unload_module()
        assert not children()


def test_who_waits_for_the_next_case_ends_with_slicer(busy, tmp_path):
    import bench

    click(busy.ui.applyButton)
    settle(busy)
    recorder = Recorder()
    busy.session.runner.start({"command": "check", "out": str(tmp_path / "out")}, recorder.listener)
    assert recorder.wait()[0] == "done"
    wait_until(lambda: len(children()) == 1, "one worker waits")
    with soon_no_process():
        bench.unload_module()
        assert not children()


def test_leaving_the_module_lets_the_worker_go_on(busy):
    import slicer

    slicer.util.mainWindow().moduleSelector().selectModule("")
    assert children()
    assert busy.session.state.busy


def alive():
    """What there is: widgets, observers of the scene, Python objects of the module, of Qt and of the stand-ins."""
    import slicer

    gc.collect()
    kinds = collections.Counter(f"{type(each).__module__}.{type(each).__qualname__}" for each in gc.get_objects())
    rooms = ("REDReconstruction", "PySide6", "qmrml", "ctk")
    found = {kind: number for kind, number in kinds.items() if kind.startswith(rooms)}
    # A view has its picture once it was drawn; PySide keeps what describes a destroyed object, and nothing with it.
    for name in ("PySide6.QtGui.QImage", "PySide6.QtCore.QMetaObject"):
        found.pop(name, None)
    # VTK counts observers nowhere, but prints each.
    observers = str(slicer.mrmlScene).count("vtkObserver (")
    return {"widgets": len(slicer.app.allWidgets()), "observers": observers, **found}


def test_a_module_that_is_unloaded_leaves_nothing_behind(scene, ladder, tmp_path):  # noqa: F811
    import bench
    import qt

    def live():
        qt.QSettings().setValue(WORK, str(tmp_path / "work"))
        panel = bench.open_module().panel
        section = panel.section("case")
        assert section.openPath(str(ladder), "folder")
        wait_until(lambda: not section.opener.isBusy, "the case opens")
        assert panel.session.case is not None
        process_events()
        bench.unload_module()
        bench.reset()

    live()  # what is made once, as views are, is there now
    before = alive()
    live()
    assert alive() == before
