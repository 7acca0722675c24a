"""OSEM of all rays in the panel: a scan reconstructed in space by the real worker, and used as any result is."""

import sys
from pathlib import Path

import numpy as np
import pytest
from driver import click, key, process_events, wait_until
from limits import HANG_S, fair_clock
from opening import ball
from restoring import choose
from test_whole_way import look, segmentation_of
from whole import panel  # noqa: F401, fixture

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from ring_scans import scan

METHOD = "OSEM-3D"


@pytest.fixture(scope="module")
def toml(tmp_path_factory):
    return scan(tmp_path_factory.mktemp("rays") / "scan", rings=4, bins=61, mash=12, counts=1e6)


def asked(panel, path):  # noqa: F811
    """The panel with a scan open and all rays asked for, in an iteration of three subsets."""
    panel.opened(path, "file")
    choose(panel.restore.ui.methodSelector, "osem-3d")
    parameters = panel.session.parameters
    parameters.iterations, parameters.subsets, parameters.device = 1, 3, "cpu"
    process_events()
    return panel.restore.ui


def test_all_rays_of_a_scan_are_compared_measured_and_reported_as_a_restoration_is(panel, toml, tmp_path):  # noqa: F811
    import slicer
    from qt_dialogs import answers

    ui = asked(panel, toml)
    assert ui.limitsLabel.isVisibleTo(panel.restore.widget)
    assert ui.limitsLabel.text.startswith("All rays: less than a minute, ")
    assert "every oblique ray" in ui.limitsLabel.toolTip
    assert not ui.evidenceCheck.enabled
    assert not ui.reconstructionSelector.enabled
    panel.session.parameters.reconstruction = "fbp"  # asked for restorations, and no matter here
    process_events()
    assert ui.iterationsSpinBox.enabled
    click(ui.applyButton)
    wait_until(lambda: "Reconstructing all rays" in ui.progressBar.format, "the stage is told")
    panel.wait(lambda: not panel.session.state.busy, "all rays are reconstructed")
    assert ui.messageLabel.text == "Restored."
    assert panel.results() == [(0.0, METHOD)]
    assert "all oblique rays" in ui.warningsLabel.text
    image = panel.node("image", "restored", 0.0, METHOD)
    assert image.GetName().startswith("dose unknown OSEM-3D image (")
    from redpet.readers.acquisition import read_oblique
    from redpet.reconstruction.osem import OsemSettings
    from redpet.reconstruction.ring_osem import ring_osem

    there = ring_osem(read_oblique(toml)[0], OsemSettings(1, 3)).values
    np.testing.assert_allclose(slicer.util.arrayFromVolume(image), there, rtol=1e-5, atol=1e-3)
    look(panel, "LR", 0.0, METHOD)
    segmentation, inside = segmentation_of(image)
    panel.unfold("measureButton")
    panel.measure.ui.segmentationSelector.setCurrentNode(segmentation)
    click(panel.measure.ui.segmentsButton)
    panel.wait(lambda: panel.measure.run is None, "the segments are measured")
    rows = {row[1]: row for row in panel.measure.segments.rows}
    assert float(rows[f"dose unknown, {METHOD}"][2]) == pytest.approx(there[inside > 0].mean(), rel=0.006)
    answers.add("getSaveFileName", str(tmp_path / "report.pdf"))
    panel.unfold("exportButton")
    click(panel.export.ui.reportButton)
    panel.wait(lambda: not panel.export.running, "the report is there")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_a_long_reconstruction_of_all_rays_is_cancelled_within_a_second(panel, toml, monkeypatch):  # noqa: F811
    from REDReconstructionLib.process import jobs, runner

    monkeypatch.setattr(runner, "GRACE_MS", 1000 * HANG_S)  # the worker stops by itself, however busy the machine
    ui = asked(panel, toml)
    panel.session.parameters.iterations = 100
    click(ui.applyButton)
    wait_until(lambda: "left" in ui.progressBar.format, "the time left is told")
    assert "slice" not in ui.progressBar.format
    key(panel.restore.widget, "Esc")
    with fair_clock() as clock:
        panel.wait(lambda: not panel.session.state.busy, "it has stopped")
        assert clock() < 1.0
    assert ui.messageLabel.text.startswith("Cancelled")
    assert not panel.results()
    assert not list(jobs.resultsFolder(panel.session.case.input).rglob("*"))


def test_a_case_of_images_has_no_rays_and_is_told_so_before(panel, tmp_path):  # noqa: F811
    np.savez(tmp_path / "image.npz", values=ball(), what="image", axes=["z", "y", "x"], spacing_mm=[5, 4, 4],
             unit="Bq/mL")  # fmt: skip
    ui = asked(panel, tmp_path / "image.npz")
    assert not ui.applyButton.enabled
    assert "a scanner's own counts" in ui.applyButton.toolTip
    assert not ui.limitsLabel.isVisibleTo(panel.restore.widget)
    choose(ui.methodSelector, "red")
    assert ui.applyButton.enabled
