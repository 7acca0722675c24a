"""Results that come into the scene, in steps: the window answers, and nothing is ever there by half."""

import pytest
from driver import click, heartbeat, process_events, wait_until
from limits import GAP_MS
from restoring import (
    ladder,  # noqa: F401
    large_run,
    results,
    section,  # noqa: F401
    settle,
    with_one_slice,
    work,  # noqa: F401
)
from workers import spin


@pytest.fixture
def ready(section, ladder):  # noqa: F811
    """The section with the ladder open, DRF 20 chosen, and one slice to restore."""
    return with_one_slice(section, ladder)


def bring(section, folder):  # noqa: F811
    """Ask for a result that lies there already."""
    section.queue.start(section.session.case, [(20.0, {"out": str(folder)})])


def test_the_window_answers_while_a_large_result_comes_into_the_scene(ready, tmp_path):
    folder = large_run(tmp_path / "run")
    with heartbeat() as pulse:
        bring(ready, folder)
        assert ready.ui.progressBar.format == "Reading the result"
        settle(ready)
    assert pulse.longest_gap_ms < GAP_MS
    assert results(ready) == [(20.0, "RED")]


def test_a_cancel_while_a_result_is_read_leaves_nothing_of_it(ready, tmp_path):
    bring(ready, large_run(tmp_path / "run"))
    process_events()
    click(ready.ui.applyButton)
    assert settle(ready) == "Cancelled. What was restored before stays."
    spin(0.3)
    assert results(ready) == []
    click(ready.ui.applyButton)
    assert settle(ready) == "Restored."


def test_a_scene_that_closes_while_a_result_comes_stays_empty(ready, tmp_path):
    import slicer

    from REDReconstructionLib.scene import roles

    bring(ready, large_run(tmp_path / "run"))
    wait_until(lambda: not ready.queue.reading, "the result is read")
    key = ready.session.case.key
    ready.closeScene()
    slicer.mrmlScene.Clear(0)
    spin(0.3)
    assert roles.nodes(key) == []
    assert not ready.session.state.busy


def test_a_damaged_result_is_named_and_the_panel_works_again(ready, tmp_path):
    folder = large_run(tmp_path / "run")
    with (folder / "images" / "restored.nrrd").open("r+b") as file:
        file.truncate(100_000)
    bring(ready, folder)
    assert "restored.nrrd" in settle(ready)
    assert results(ready) == []
    assert ready.ui.applyButton.enabled


def test_a_result_that_does_not_fit_into_memory_is_said_and_the_panel_works_again(ready, tmp_path, monkeypatch):
    from REDReconstructionLib.scene import importing

    def full(*_arguments):
        raise MemoryError("no room")
        yield

    (tmp_path / "run.json").write_text('{"method": "RED"}')
    monkeypatch.setattr(importing, "readRun", full)
    bring(ready, tmp_path)
    assert "cannot be shown: no room" in settle(ready)
    assert ready.ui.applyButton.enabled
