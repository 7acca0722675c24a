"""The Measure section in the panel: tables of metrics and of segments by the real worker, copied and saved."""

import csv
import io
import json

import numpy as np
import pytest
from driver import click, process_events, wheel
from measured import bring, message, panel, restored  # noqa: F401
from opening import add_volume
from qt_dialogs import answers

WHOLE = ((20.0, "OSEM"), (4.0, "OSEM"))
"""The results of all slices."""
NO_INTERVALS = (
    "No intervals: they were calibrated on OSEM of 4 iterations and 16 subsets without point spread or filter, and "
    "these images were made otherwise."
)
"""What is said beneath the numbers: the images here are of 2 iterations."""


def metrics_of(restored, key):  # noqa: F811
    """What the engine says of a result's images."""
    return json.loads((restored.runs[key] / "metrics.json").read_text())["against_full_dose"]["image"]


def rows_of(table):
    """{(first, second cell): the others}."""
    return {row[:2]: row[2:] for row in table.rows}


def texts(widget):
    """What a table in the panel shows, row by row."""
    return [[widget.item(row, column).text() for column in range(widget.columnCount)] for row in range(widget.rowCount)]


def notes(widget):
    """What a table in the panel says under the mouse, row by row."""
    columns = range(widget.columnCount)
    return [[widget.item(row, column).toolTip() for column in columns] for row in range(widget.rowCount)]


def heads(widget):
    return [widget.horizontalHeaderItem(column).text() for column in range(widget.columnCount)]


def formatted(metrics):
    return (f"{metrics['psnr_db']:.2f}", f"{metrics['ssim']:.4f}", f"{metrics['nrmse']:.4f}")


def segmentation(node, **masks):
    """A segmentation on the grid of a volume with these segments `[z, y, x]`; None makes an empty one."""
    import slicer

    made = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Segments")
    made.SetReferenceImageGeometryParameterFromVolumeNode(node)
    made.CreateDefaultDisplayNodes()
    for name, mask in masks.items():
        identity = made.GetSegmentation().AddEmptySegment(name, name)
        if mask is not None:
            slicer.util.updateSegmentBinaryLabelmapFromArray(mask.astype(np.uint8), made, identity, node)
    return made


def measure(panel, node):  # noqa: F811
    """Choose a segmentation and press the button; what the panel says then."""
    panel.measure.ui.segmentationSelector.setCurrentNode(node)
    click(panel.measure.ui.segmentsButton)
    panel.wait(lambda: panel.measure.run is None, "the segments are measured")
    return message(panel.measure)


def parts(node):
    """Two boxes `[z, y, x]` in a volume that do not meet."""
    import slicer

    shape = slicer.util.arrayFromVolume(node).shape
    hot, cold = np.zeros(shape, bool), np.zeros(shape, bool)
    hot[2:5, 10:14, 14:18] = True
    cold[1:5, 8:14, 6:10] = True
    return hot, cold


def test_without_a_result_there_are_no_empty_boxes_and_nothing_to_press(panel, restored):  # noqa: F811
    ui = panel.measure.ui
    bring(panel, restored, keys=())
    assert ui.metricsHint.text == "Numbers appear here once a case is restored."
    for name in ("metricsTable", "segmentsTable", "messageLabel"):
        assert not getattr(ui, name).isVisibleTo(panel.measure.widget), name
    for name in ("segmentsButton", "profileButton", "copyButton", "saveButton"):
        assert not getattr(ui, name).enabled, name


def test_each_dose_and_method_has_its_metrics_for_the_volume_and_the_visible_slice(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE)
    found, index = rows_of(panel.measure.metrics), panel.visible_slice()
    assert list(found) == [("DRF 20", "low dose"), ("DRF 20", "OSEM"), ("DRF 4", "low dose"), ("DRF 4", "OSEM")]
    for key in WHOLE:
        against = metrics_of(restored, key)
        for name, label in (("low", "low dose"), ("restored", "OSEM")):
            row = found[f"DRF {key[0]:g}", label]
            assert row[:3] == formatted(against[name]["volume"])
            assert row[3:] == formatted(against[name]["slices"][index])
    shown = texts(panel.measure.ui.metricsTable)
    assert [row[:2] for row in shown] == [list(key) for key in found]
    first = found["DRF 20", "low dose"]
    assert shown[0][2:] == [f"{whole}\n{part}" for whole, part in zip(first[:3], first[3:], strict=True)]
    assert not panel.measure.ui.metricsHint.isVisibleTo(panel.measure.widget)


def test_the_metrics_of_the_slice_follow_the_mouse_wheel(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE)
    panel.section.views.goTo(2)
    process_events()
    for step in (1, 1, -1):
        wheel(panel.view("REDIR"), step)
        index = panel.visible_slice()
        row = rows_of(panel.measure.metrics)["DRF 4", "OSEM"]
        assert row[3:] == formatted(metrics_of(restored, (4.0, "OSEM"))["restored"]["slices"][index])
        assert heads(panel.measure.ui.metricsTable)[2] == f"PSNR (dB)\nall slices\nslice {index + 1}"
    assert panel.visible_slice() != 2


def test_two_numbers_in_a_cell_say_which_is_which(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE)
    panel.section.views.goTo(2)
    process_events()
    row = rows_of(panel.measure.metrics)["DRF 20", "OSEM"]
    assert notes(panel.measure.ui.metricsTable)[1] == [
        "DRF 20",
        "OSEM",
        f"DRF 20, OSEM: PSNR (dB)\nall slices: {row[0]}\nslice 3: {row[3]}",
        f"DRF 20, OSEM: SSIM\nall slices: {row[1]}\nslice 3: {row[4]}",
        f"DRF 20, OSEM: NRMSE\nall slices: {row[2]}\nslice 3: {row[5]}",
    ]
    full = panel.node("image", "full", 1.0)
    assert measure(panel, segmentation(full, hot=parts(full)[0])) == NO_INTERVALS
    found, shown = rows_of(panel.measure.segments), notes(panel.measure.ui.segmentsTable)
    row = found["hot", "DRF 20, low dose"]
    bias = "bias against the full dose"
    assert shown[0][:3] == [
        "hot\nvolume: 3.84 mL",
        "DRF 20, low dose",
        f"hot, DRF 20, low dose\nSUVmean: {row[0]}\n{bias}: {row[4]} %",
    ]
    assert shown[-1][1:3] == ["full dose", f"hot, full dose\nSUVmean: {found['hot', 'full dose'][0]}"]


def test_a_result_of_some_slices_says_so_and_has_no_number_beyond_them(panel, restored):  # noqa: F811
    key = (20.0, "RED")
    red = f"{restored.names[key]}, slices 2 to 5"
    bring(panel, restored)
    panel.section.views.goTo(2)
    process_events()
    found = rows_of(panel.measure.metrics)
    assert ("DRF 20", "low dose, slices 2 to 5") in found
    assert ("DRF 20", "low dose, slices 1 to 6") in found
    against = metrics_of(restored, key)["restored"]
    assert found["DRF 20", red] == (*formatted(against["volume"]), *formatted(against["slices"][1]))
    panel.section.views.goTo(0)
    process_events()
    assert rows_of(panel.measure.metrics)["DRF 20", red][3:] == ("", "", "")
    row = next(row for row in texts(panel.measure.ui.metricsTable) if "slices 2 to 5" in row[1] and "low" not in row[1])
    assert row[2].endswith("\n–")


def test_a_result_whose_files_are_gone_has_no_metrics_and_the_panel_works(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    panel.node("image", "restored", 20.0, "OSEM").SetAttribute("REDReconstruction.run", str(tmp_path / "gone"))
    panel.session.tell("results")
    assert panel.measure.metrics.rows == ()
    assert panel.measure.ui.metricsHint.isVisibleTo(panel.measure.widget)
    node = panel.node("image", "full", 1.0)
    assert "no output of redpet restore" in measure(panel, segmentation(node, hot=parts(node)[0]))
    assert panel.measure.ui.segmentsButton.enabled


def test_segments_are_measured_in_every_image_in_suv(panel, restored):  # noqa: F811
    import slicer

    from REDReconstructionLib.scene import roles

    bring(panel, restored, keys=WHOLE)
    full = panel.node("image", "full", 1.0)
    factor = roles.suvFactor(full)
    hot, cold = parts(full)
    assert measure(panel, segmentation(full, hot=hot, cold=cold)) == NO_INTERVALS
    table = panel.measure.segments
    assert table.columns[:6] == ("Segment", "Image", "SUVmean", "SUVmax", "SUVpeak", "Volume (mL)")
    images = {"full dose": full}
    for drf, method in WHOLE:
        images[f"DRF {drf:g}, low dose"] = panel.node("image", "low", drf)
        images[f"DRF {drf:g}, {method}"] = panel.node("image", "restored", drf, method)
    found = rows_of(table)
    assert set(found) == {(name, image) for name in ("hot", "cold") for image in images}
    for (name, image), row in found.items():
        inside = {"hot": hot, "cold": cold}[name]
        values = factor * slicer.util.arrayFromVolume(images[image])[inside]
        reference = factor * slicer.util.arrayFromVolume(full)[inside]
        assert float(row[0]) == pytest.approx(values.mean(), rel=2e-3)
        assert float(row[1]) == pytest.approx(values.max(), rel=2e-3)
        assert float(row[3]) == pytest.approx(inside.sum() * 0.08, rel=2e-3)
        if image == "full dose":
            assert row[4:] == ("", "", "")
        else:
            assert float(row[4]) == pytest.approx(100 * (values.mean() / reference.mean() - 1), abs=0.06)
            assert float(row[5]) == pytest.approx(100 * (values.max() / reference.max() - 1), abs=0.06)
            peaks = float(row[2]) / float(found[name, "full dose"][2])
            assert float(row[6]) == pytest.approx(100 * (peaks - 1), abs=0.2)
    shown = texts(panel.measure.ui.segmentsTable)
    assert shown[0][:2] == ["hot\n3.84 mL", "DRF 20\nlow dose"]
    assert shown[0][2] == f"{found['hot', 'DRF 20, low dose'][0]}\n{found['hot', 'DRF 20, low dose'][4]} %"
    assert not list((panel.measure.session.case.folder.parent).glob("segments-*"))


def test_a_segmentation_is_measured_with_a_result_of_some_slices_too(panel, restored):  # noqa: F811
    bring(panel, restored)
    full = panel.node("image", "full", 1.0)
    assert measure(panel, segmentation(full, hot=parts(full)[0])) == NO_INTERVALS
    images = [row[1] for row in panel.measure.segments.rows]
    assert f"DRF 20, {restored.names[20.0, 'RED']}, slices 2 to 5" in images
    assert images[-2:] == ["full dose, slices 1 to 6", "full dose, slices 2 to 5"]


def test_overlapping_segments_are_refused_in_one_sentence(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    hot, _cold = parts(full)
    said = measure(panel, segmentation(full, liver=hot, lesion=hot))
    assert said == "The segments liver and lesion overlap: put them into two segmentations."
    assert not panel.measure.ui.segmentsTable.isVisibleTo(panel.measure.widget)
    assert panel.measure.ui.segmentsButton.enabled


def test_an_empty_segmentation_is_refused_in_one_sentence(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    said = measure(panel, segmentation(panel.node("image", "full", 1.0)))
    assert said == "The segmentation is empty: draw a segment on the image first."


def test_an_empty_segment_is_named_beside_the_numbers_of_the_others(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    said = measure(panel, segmentation(full, hot=parts(full)[0], none=None))
    assert said == f"Segment 'none': the region is empty: it has no voxel in the image. {NO_INTERVALS}"
    assert {row[0] for row in panel.measure.segments.rows} == {"hot"}
    said = measure(panel, segmentation(full, none=None))
    assert said.startswith("Segment 'none'")
    assert not panel.measure.ui.segmentsTable.isVisibleTo(panel.measure.widget)


def changed(restored, change):  # noqa: F811
    """The case with another description: `change(suv, number)` of each level."""
    description = json.loads((restored.described / "description.json").read_text())
    for number, level in enumerate(description["levels"]):
        change(level["suv"], number)
    return restored.case(description)


def full_row(panel):  # noqa: F811
    return rows_of(panel.measure.segments)["hot", "full dose"]


def test_without_a_suv_factor_segments_are_in_the_images_unit(panel, restored):  # noqa: F811
    import slicer

    bring(panel, restored, changed(restored, lambda suv, number: suv.update(factor=None)), WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    hot = parts(full)[0]
    assert measure(panel, segmentation(full, hot=hot)) == NO_INTERVALS
    assert panel.measure.segments.columns[2] == "mean (Bq/mL)"
    assert float(full_row(panel)[0]) == pytest.approx(slicer.util.arrayFromVolume(full)[hot].mean(), rel=1e-4)


def test_a_suv_factor_for_each_slice_is_used_slice_by_slice(panel, restored):  # noqa: F811
    import slicer

    factors = (1e-4 * np.arange(1, 7)).tolist()
    case = changed(restored, lambda suv, number: suv.update(factor=None, slice_factors=factors))
    bring(panel, restored, case)
    full = panel.node("image", "full", 1.0)
    hot = parts(full)[0]
    assert measure(panel, segmentation(full, hot=hot)) == NO_INTERVALS
    assert panel.measure.segments.columns[2] == "SUVmean"
    wanted = (slicer.util.arrayFromVolume(full) * np.array(factors)[:, None, None])[hot].mean()
    for image in ("full dose, slices 1 to 6", "full dose, slices 2 to 5"):
        assert float(rows_of(panel.measure.segments)["hot", image][0]) == pytest.approx(wanted, rel=1e-3)


def test_factors_that_differ_between_the_doses_leave_the_images_unit(panel, restored):  # noqa: F811
    case = changed(restored, lambda suv, number: suv.update(factor=suv["factor"] * (1 + number)))
    bring(panel, restored, case, WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    assert measure(panel, segmentation(full, hot=parts(full)[0])) == NO_INTERVALS
    assert panel.measure.segments.columns[2] == "mean (Bq/mL)"


def test_a_foreign_volume_does_not_count_as_an_image_of_the_case(panel, restored):  # noqa: F811
    add_volume(np.ones((40, 8, 8)))
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    assert measure(panel, segmentation(full, hot=parts(full)[0])) == NO_INTERVALS


def test_a_case_that_is_left_while_it_is_measured_leaves_no_numbers(panel, restored):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    panel.measure.ui.segmentationSelector.setCurrentNode(segmentation(full, hot=parts(full)[0]))
    click(panel.measure.ui.segmentsButton)
    assert message(panel.measure) == "Measuring the segments ..."
    assert not panel.measure.ui.segmentsButton.enabled
    panel.session.tell("results")
    assert panel.measure.run is None
    panel.wait(lambda: not panel.session.runner.runs, "the worker is gone")
    assert panel.measure.segments.rows == ()
    assert message(panel.measure) == ""
    assert panel.measure.ui.segmentsButton.enabled


def test_a_failed_worker_gives_its_one_sentence_and_the_panel_works_again(panel, restored, monkeypatch):  # noqa: F811
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    node = segmentation(full, hot=parts(full)[0])
    from REDReconstructionLib.measure import measuring

    monkeypatch.setattr(measuring, "suvFactor", lambda case: -1.0)
    assert measure(panel, node) == "`suv_factor` must be one number above 0, or one for each slice."
    monkeypatch.undo()
    assert measure(panel, node) == NO_INTERVALS
    assert len(panel.measure.segments.rows) == 3


def test_a_work_folder_that_cannot_be_written_is_named(panel, restored, tmp_path):  # noqa: F811
    import qt

    bring(panel, restored, keys=WHOLE[:1])
    (tmp_path / "file").write_text("no folder")
    qt.QSettings().setValue("REDReconstruction/WorkFolder", str(tmp_path / "file" / "work"))
    full = panel.node("image", "full", 1.0)
    said = measure(panel, segmentation(full, hot=parts(full)[0]))
    assert said.startswith("The segments cannot be handed over: ")
    assert str(tmp_path / "file") in said
    assert panel.measure.ui.segmentsButton.enabled


@pytest.fixture
def filled(panel, restored):  # noqa: F811
    """Both tables."""
    bring(panel, restored)
    full = panel.node("image", "full", 1.0)
    hot, cold = parts(full)
    measure(panel, segmentation(full, hot=hot, cold=cold))
    return panel


def read(text):
    """The tables of a text of comma-separated values, which an empty line parts."""
    return [[tuple(row) for row in csv.reader(io.StringIO(part))] for part in text.split("\n\n")]


def test_both_tables_are_copied_as_comma_separated_values(filled):
    import qt

    click(filled.measure.ui.copyButton)
    metrics, segments = read(qt.QApplication.clipboard().text())
    assert metrics == [filled.measure.metrics.columns, *filled.measure.metrics.rows]
    assert segments == [filled.measure.segments.columns, *filled.measure.segments.rows]
    assert message(filled.measure) == "The tables are on the clipboard."


def test_both_tables_are_saved_where_the_user_says(filled, tmp_path):
    path = tmp_path / "tables.csv"
    answers.add("getSaveFileName", str(path))
    click(filled.measure.ui.saveButton)
    metrics, segments = read(path.read_text(encoding="utf-8-sig"))
    assert metrics[1:] == list(filled.measure.metrics.rows)
    assert segments[1:] == list(filled.measure.segments.rows)
    assert message(filled.measure) == f"The tables are in {path}"


def test_a_cancelled_dialog_saves_nothing_and_a_bad_path_is_named(filled, tmp_path):
    answers.add("getSaveFileName", "")
    click(filled.measure.ui.saveButton)
    assert message(filled.measure) == NO_INTERVALS
    bad = tmp_path / "none" / "tables.csv"
    answers.add("getSaveFileName", str(bad))
    click(filled.measure.ui.saveButton)
    assert message(filled.measure) == f"{bad} cannot be written: No such file or directory"


def test_no_column_is_clipped_in_a_panel_of_420_pixels(filled):
    import qt

    filled.measure.widget.setFixedWidth(386)
    process_events()
    for table in (filled.measure.ui.metricsTable, filled.measure.ui.segmentsTable):
        assert table.isVisibleTo(filled.measure.widget)
        assert not table.horizontalScrollBar().visible
        metrics = qt.QFontMetrics(table.font)
        for rows in [heads(table)], texts(table):
            for row in rows:
                for column, text in enumerate(row):
                    width = max(metrics.horizontalAdvance(line) for line in text.split("\n"))
                    assert width + 4 <= table.columnWidth(column), text
        for column in range(table.columnCount):
            assert table.horizontalHeaderItem(column).toolTip()


def test_the_scene_that_closes_while_segments_are_measured_leaves_a_panel_that_works(panel, restored):  # noqa: F811
    import slicer

    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    panel.measure.ui.segmentationSelector.setCurrentNode(segmentation(full, hot=parts(full)[0]))
    click(panel.measure.ui.segmentsButton)
    slicer.mrmlScene.Clear(0)
    process_events()
    assert panel.measure.run is None
    panel.session.parameters.showSinograms = False
    bring(panel, restored, keys=WHOLE[:1])
    full = panel.node("image", "full", 1.0)
    assert measure(panel, segmentation(full, hot=parts(full)[0])) == NO_INTERVALS
    assert len(panel.measure.segments.rows) == 3
