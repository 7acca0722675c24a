"""The whole way of a case: opened, made a dose ladder, restored, looked at, measured, exported, and read again."""

import csv
import json
from pathlib import Path

import numpy as np
import pydicom
import pytest
from driver import click, process_events
from restoring import check, choose
from whole import SLICES, Panel, panel, series  # noqa: F401

DRF, METHOD = 20.0, "RED-NS+, 80 % given back"


def restored(panel):  # noqa: F811
    """Restore DRF 20 of the open case by the button."""
    check(panel.restore, DRF)
    click(panel.restore.ui.applyButton)
    panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
    assert panel.restore.ui.messageLabel.text == "Restored."
    assert panel.results() == [(DRF, METHOD)]


def from_file(node):
    """The values that the engine wrote for a node."""
    import SimpleITK

    from REDReconstructionLib.scene import roles

    role, room = roles.roleOf(node), "images" if roles.roleOf(node).domain == "image" else "sinograms"
    path = roles.runFolder(node) or Path()
    path = path / room / f"{role.dose}.nrrd"
    return SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(path))) if path.is_file() else None


def look(panel, columns="LRF", dose_level=DRF, method=METHOD):  # noqa: F811
    """Every view of the columns shows the engine's numbers in its own colours."""
    import slicer

    wanted = {"L": "low", "R": "restored", "F": "full"}
    pictures = {}
    for tag in (f"RED{row}{column}" for row in "SI" for column in columns):
        dose, domain = wanted[tag[4]], "sinogram" if tag[3] == "S" else "image"
        volume = panel.volume(tag)
        assert volume is not None, tag
        drf = 1.0 if dose == "full" else dose_level
        assert volume is panel.node(domain, dose, drf, method if dose == "restored" else ""), tag
        values = slicer.util.arrayFromVolume(volume)
        written = from_file(volume)
        if written is not None:
            np.testing.assert_array_equal(values, written)
        index = panel.index_in(tag)
        display = volume.GetDisplayNode()
        low, high = display.GetWindowLevelMin(), display.GetWindowLevelMax()
        table = display.GetColorNode().GetLookupTable()
        place = np.clip((values[index] - low) / (high - low), 0, 1)
        numbers = np.minimum(np.rint(place * (table.GetNumberOfTableValues() - 1)), 255).astype(int)
        colours = np.array([table.GetTableValue(n)[:3] for n in range(table.GetNumberOfTableValues())]) * 255
        difference = np.abs(panel.drawn(tag).astype(float) - colours[numbers])
        assert difference.max() < 4, (tag, difference.max())
        pictures[tag] = values[index]
    assert not np.array_equal(pictures["REDIL"], pictures["REDIR"])


def segmentation_of(node):
    """A segmentation with one segment: the hottest part of a volume."""
    import slicer

    values = slicer.util.arrayFromVolume(node)
    segmentation = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Segments")
    segmentation.SetReferenceImageGeometryParameterFromVolumeNode(node)
    segmentation.CreateDefaultDisplayNodes()
    name = segmentation.GetSegmentation().AddEmptySegment("hot", "Hot")
    inside = (values > 0.4 * values.max()).astype(np.uint8)
    slicer.util.updateSegmentBinaryLabelmapFromArray(inside, segmentation, name, node)
    return segmentation, inside


def measured(panel):  # noqa: F811
    """The tables for a segment of the full dose agree with the images."""
    import slicer

    from REDReconstructionLib.scene import roles

    full = panel.node("image", "full", 1.0)
    segmentation, inside = segmentation_of(full)
    panel.unfold("measureButton")
    panel.measure.ui.segmentationSelector.setCurrentNode(segmentation)
    click(panel.measure.ui.segmentsButton)
    panel.wait(lambda: panel.measure.run is None, "the segments are measured")
    assert panel.measure.ui.messageLabel.text == ""
    rows = {row[1]: row for row in panel.measure.segments.rows}
    assert set(rows) == {"DRF 20, low dose", f"DRF 20, {METHOD}", "full dose"}
    factor = roles.suvFactor(full) or 1.0
    low, image = (slicer.util.arrayFromVolume(node) for node in (panel.node("image", "low", DRF), full))
    restored_image = slicer.util.arrayFromVolume(panel.node("image", "restored", DRF, METHOD))
    for label, values in (("full dose", image), ("DRF 20, low dose", low), (f"DRF 20, {METHOD}", restored_image)):
        assert float(rows[label][2]) == pytest.approx(factor * values[inside > 0].mean(), rel=0.006)
        assert float(rows[label][3]) == pytest.approx(factor * values[inside > 0].max(), rel=0.006)
    bias = 100 * (restored_image[inside > 0].mean() / image[inside > 0].mean() - 1)
    assert float(rows[f"DRF 20, {METHOD}"][6]) == pytest.approx(bias, abs=0.06)
    run = json.loads((roles.runFolder(panel.node("image", "restored", DRF, METHOD)) / "metrics.json").read_text())
    against = run["against_full_dose"]["image"]["restored"]
    shown = next(row for row in panel.measure.metrics.rows if row[1] == METHOD)
    assert float(shown[2]) == pytest.approx(against["volume"]["psnr_db"], abs=0.006)
    assert float(shown[5]) == pytest.approx(against["slices"][panel.visible_slice()]["psnr_db"], abs=0.006)


def test_a_dicom_series_goes_the_whole_way_with_the_scene_saved_and_loaded(panel, series, tmp_path):  # noqa: F811
    import bench
    import slicer
    from qt_dialogs import answers

    panel.opened(series)
    click(panel.case.ui.ladderButton)
    panel.wait(lambda: not panel.case.opener.isBusy, "the dose ladder is made")
    levels = [level["drf"] for level in panel.session.case.description["levels"]]
    assert levels == [1.0, 4.0, 10.0, 20.0, 50.0, 100.0]
    restored(panel)
    panel.evidence.ui.mapCheck.checked = False  # the map of the evidence lies over the images
    process_events()
    look(panel)
    measured(panel)
    before = slicer.util.arrayFromVolume(panel.node("image", "restored", DRF, METHOD)).copy()

    slicer.util.saveScene(str(tmp_path / "case.mrb"))
    slicer.mrmlScene.Clear(0)
    assert panel.session.case is None
    slicer.util.loadScene(str(tmp_path / "case.mrb"))
    process_events()
    panel = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    assert panel.session.case.dicomFolder
    assert panel.results() == [(DRF, METHOD)]
    node = panel.node("image", "restored", DRF, METHOD)
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(node), before)
    assert len(panel.measure.metrics.rows) == 2

    panel.unfold("exportButton")
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path))
    panel.export.ui.descriptionEdit.setText("Restored by the whole way")
    panel.session.parameters.exportToDatabase = False
    process_events()
    click(panel.export.ui.dicomButton)
    panel.wait(lambda: not panel.export.running, "the series is written")
    (folder,) = panel.export.written
    written = [pydicom.dcmread(path) for path in sorted(folder.glob("*.dcm"))]
    files = [one for one in written if one.Modality == "PT"]
    assert len(files) == SLICES
    assert sorted(one.Modality for one in written if one.Modality != "PT") == ["SEG", "SR"]
    assert {str(one.SeriesDescription) for one in files} == {"Restored by the whole way"}
    read = np.stack([one.pixel_array * float(one.RescaleSlope) for one in files])
    steps = max(float(one.RescaleSlope) for one in files)
    np.testing.assert_allclose(read, np.clip(before, 0, None), atol=steps)
    answers.add("getSaveFileName", str(tmp_path / "tables.csv"))
    click(panel.measure.ui.saveButton)
    with (tmp_path / "tables.csv").open(newline="", encoding="utf-8") as file:
        assert [tuple(row) for row in csv.reader(file)][1:3] == [tuple(row) for row in panel.measure.metrics.rows]
    assert bench.start() is slicer.app


def test_a_raw_sinogram_goes_the_whole_way_without_a_reference(panel, data, tmp_path):  # noqa: F811
    import slicer
    from qt_dialogs import answers

    panel.opened(data / "sinograms" / "smalllong.hs", "file")
    assert panel.restore.ui.levelsList.count == 1
    choose(panel.restore.ui.slicesSelector, "range")
    panel.session.parameters.firstSlice, panel.session.parameters.lastSlice = 12, 14
    click(panel.restore.ui.applyButton)
    panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
    assert panel.restore.ui.messageLabel.text == "Restored."
    image = panel.node("image", "restored", 0.0, METHOD)
    assert slicer.util.arrayFromVolume(image).shape[0] == 3
    panel.views.goTo(12)
    look(panel, "LR", 0.0)
    segmentation, inside = segmentation_of(image)
    panel.unfold("measureButton")
    panel.measure.ui.segmentationSelector.setCurrentNode(segmentation)
    click(panel.measure.ui.segmentsButton)
    panel.wait(lambda: panel.measure.run is None, "the segments are measured")
    rows = {row[1]: row for row in panel.measure.segments.rows}
    hot = slicer.util.arrayFromVolume(image)[inside > 0]
    assert float(rows[f"dose unknown, {METHOD}"][2]) == pytest.approx(hot.mean(), rel=0.006)
    answers.add("getSaveFileName", str(tmp_path / "report.pdf"))
    panel.unfold("exportButton")
    click(panel.export.ui.reportButton)
    panel.wait(lambda: not panel.export.running, "the report is there")
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")
    assert panel.measure.metrics.rows == ()
    assert panel.measure.ui.metricsHint.isVisibleTo(panel.measure.widget)
    assert not panel.export.ui.dicomButton.enabled
    assert "not opened from a DICOM series" in panel.export.ui.hintLabel.text


def test_the_self_test_passes(panel):  # noqa: F811
    import slicer

    from REDReconstructionLib.panel import self_test

    told = []
    self_test.run(told.append)
    assert told[-1] == "Test passed"
    assert slicer.util.getModuleWidget("REDReconstruction").panel is panel.panel
