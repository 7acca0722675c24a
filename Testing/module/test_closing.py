"""A restoration in the open panel ends with whatever it belongs to: the scene, the module, Slicer."""

import time

import pytest
from driver import click, wait_until
from restoring import SECONDS, ladder, opened, settle, work  # noqa: F401
from workers import children

PROMISED_S = 2
PATIENCE = 2
"""A busy machine gets this times as long."""


@pytest.fixture
def busy(work, widget, ladder):  # noqa: F811
    """The whole panel while it restores for minutes."""
    from REDReconstructionLib.restore_section import RestoreSection

    section = widget.panel.section(RestoreSection)
    wait_until(lambda: section.device.run is None, SECONDS, "the devices are found")
    section.session.parameters.device = "cpu"
    section.session.parameters.steps = 500
    opened(section, ladder)
    wait_until(lambda: section.device.run is None, SECONDS, "the devices are found")
    click(section.ui.applyButton)
    wait_until(lambda: "Restoring" in section.ui.progressBar.format, SECONDS, "it restores")
    return section


def wait_for_no_process(started):
    wait_until(lambda: not children(), SECONDS, "no process is left")
    assert time.monotonic() - started < PROMISED_S * PATIENCE


def test_a_closing_scene_ends_the_worker_and_the_panel_works_again(busy, ladder):  # noqa: F811
    import slicer

    from REDReconstructionLib.state import State

    started = time.monotonic()
    slicer.mrmlScene.Clear(0)
    assert busy.session.state is State.IDLE
    assert busy.session.case is None
    assert not busy.ui.progressBar.visible
    wait_for_no_process(started)
    busy.session.parameters.device = "cpu"
    busy.session.parameters.sliceMode = "visible"
    opened(busy, ladder)
    click(busy.ui.applyButton)
    assert settle(busy).startswith("Restored")


def test_slicer_closing_ends_the_worker_before_it_goes(busy):
    import bench

    started = time.monotonic()
    bench.unload_module()
    assert not children()
    wait_for_no_process(started)


def test_leaving_the_module_lets_the_worker_go_on(busy):
    import slicer

    slicer.util.mainWindow().moduleSelector().selectModule("")
    assert children()
    assert busy.session.state.busy
