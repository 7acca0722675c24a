"""Lesions: marked by a click in any column, kept as segments, measured by the worker, followed over the doses."""

import compared
import numpy as np
import pytest
from driver import choose, click
from measured import bring, message, panel, restored  # noqa: F401, fixtures


@pytest.fixture
def open_case(panel, restored):  # noqa: F811
    """The panel with the case and all its results."""
    bring(panel, restored)
    panel.settle()
    return panel


def voxel(volume, x, y, z):
    """The place of a voxel, RAS in mm."""
    return (compared.matrix_of(volume) @ [x, y, z, 1.0])[:3]


def mark(panel, tag, place):  # noqa: F811
    """Mark a lesion at a place of a view's plane, as a user does."""
    view = panel.view(tag)
    x, y, _z = view.convertRASToXYZ(tuple(place))
    click(view, (round(x), view.height - 1 - round(y)))


def masks(panel):  # noqa: F811
    """{name: mask `[z, y, x]`} of the lesions on the grid of the full dose."""
    import slicer

    node, full = panel.parameters.segmentation, panel.node("image", "full", 1.0)
    segments = node.GetSegmentation()
    ids = [segments.GetNthSegmentID(index) for index in range(segments.GetNumberOfSegments())]
    return {
        segments.GetSegment(one).GetName(): slicer.util.arrayFromSegmentBinaryLabelmap(node, one, full) for one in ids
    }


def test_a_click_marks_a_lesion_that_is_measured_and_followed_over_the_doses(open_case):
    panel, ui = open_case, open_case.measure.ui  # noqa: F811
    full = panel.node("image", "full", 1.0)
    panel.ui.sliceSlider.value = 4
    panel.settle()
    dict(panel.measure.shortcuts())["L"]()
    assert ui.lesionButton.checked
    mark(panel, "REDIL", voxel(full, 17, 12, 3))
    panel.wait(lambda: panel.measure.run is None, "the lesion is measured")
    values = compared.array_of(full)
    (name, mask), *others = masks(panel).items()
    assert (name, others) == ("Lesion 1", [])
    segment = panel.parameters.segmentation.GetSegmentation().GetNthSegment(0)
    assert segment.GetColor() == pytest.approx((0.80, 0.20, 0.60))
    assert 8 <= mask.sum() <= 20
    assert values[mask > 0].max() == values.max()
    rows = {row[1]: row for row in panel.measure.segments.rows}
    assert {row[0] for row in rows.values()} == {"Lesion 1"}
    assert ui.lesionCombo.currentText == "Lesion 1"

    click(ui.curveButton)
    curves = drawn()
    first, last = shown_chart().GetXAxisRange()
    assert first < 1.0
    assert last > 1.5 * 20.0
    assert [name for name in curves if name != "Full dose"] == ["Low dose", "OSEM", "RED-NS"]
    content = panel.measure.lesions.content
    told = {(run["drf"], run["method"]): run["images"]["restored"]["segments"][0]["peak"] for run in content["runs"]}
    osem = {drf: value for (drf, method), value in told.items() if method.lower() == "osem"}
    np.testing.assert_allclose(curves["OSEM"], [np.nan, osem[4.0], osem[20.0]])
    choose(ui.quantityCombo, "Bias of SUVmax (%)")
    bias = [run["images"]["low"]["segments"][0]["bias_percent"]["max"] for run in content["runs"] if run["drf"] == 4.0]
    assert drawn()["Low dose"][0] == pytest.approx(bias[0])
    assert "Full dose" not in drawn()
    click(ui.curveButton)
    assert drawn() == {}


def test_the_outline_of_a_lesion_is_drawn_at_the_same_place_in_all_columns(open_case):
    panel, full = open_case, open_case.node("image", "full", 1.0)  # noqa: F811
    panel.ui.sliceSlider.value = 4
    panel.settle()
    dict(panel.measure.shortcuts())["L"]()
    mark(panel, "REDIL", voxel(full, 17, 12, 3))
    panel.wait(lambda: panel.measure.run is None, "the lesion is measured")
    (mask,) = masks(panel).values()
    z = int(np.argmax(mask.sum(axis=(1, 2))))
    panel.ui.sliceSlider.value = z + 1
    panel.settle()
    middle = voxel(full, *(float(one.mean()) for one in np.nonzero(mask[z])[::-1]), z)
    for tag in ("REDIL", "REDIR", "REDIF"):
        panel.parameters.segmentation.GetDisplayNode().SetVisibility(True)
        outlined = picture(panel, tag).astype(int)
        panel.parameters.segmentation.GetDisplayNode().SetVisibility(False)
        rows, columns = np.nonzero(np.abs(outlined - picture(panel, tag)).max(axis=2) > 30)
        x, y, _z = panel.view(tag).convertRASToXYZ(tuple(middle))
        assert (columns.mean(), len(outlined) - 1 - rows.mean()) == pytest.approx((x, y), abs=8), tag


def picture(panel, tag):  # noqa: F811
    """What a view draws now."""
    panel.render(tag)
    return panel.pixels(tag)


def shown_chart():
    """The chart below the views, or None."""
    import slicer

    node = slicer.mrmlScene.GetSingletonNode("REDProfile", "vtkMRMLPlotViewNode")
    return None if node is None else node.GetPlotChartNode()


def drawn():
    """{name: values} of the plot that is shown, over the doses from full dose down."""
    from vtk.util.numpy_support import vtk_to_numpy

    chart = shown_chart()
    found = {}
    for index in range(0 if chart is None else chart.GetNumberOfPlotSeriesNodes()):
        series = chart.GetNthPlotSeriesNode(index)
        table = series.GetTableNode().GetTable()
        found[series.GetName()] = vtk_to_numpy(table.GetColumnByName(series.GetYColumnName()))
    return found


def test_lesions_are_kept_side_by_side_in_each_shape_and_what_cannot_be_is_said(open_case):
    panel, ui = open_case, open_case.measure.ui  # noqa: F811
    full = panel.node("image", "full", 1.0)
    panel.ui.sliceSlider.value = 4
    panel.settle()
    click(ui.lesionButton)
    choose(ui.lesionShapeCombo, "41 % of its maximum")
    mark(panel, "REDIR", voxel(full, 16, 12, 3))
    panel.wait(lambda: panel.measure.run is None, "the lesion is measured")
    values = compared.array_of(full)
    (mask,) = masks(panel).values()
    hot = values[4, 11:14, 15:18].max()
    np.testing.assert_array_equal(mask > 0, values >= 0.41 * values[mask > 0].max())
    assert values[mask > 0].max() >= hot
    choose(ui.lesionShapeCombo, "Above SUV 2.5")
    mark(panel, "REDIF", voxel(full, 2, 2, 3))
    assert message(panel.measure) == "The uptake at this place is below the threshold: choose another outline."
    assert list(masks(panel)) == ["Lesion 1"]
    choose(ui.lesionShapeCombo, "Sphere of 1 mL")
    mark(panel, "REDIF", voxel(full, 6, 8, 3))
    panel.wait(lambda: panel.measure.run is None, "the lesions are measured")
    assert list(masks(panel)) == ["Lesion 1", "Lesion 2"]
    click(ui.lesionButton)
    mark(panel, "REDIF", voxel(full, 16, 8, 3))
    assert list(masks(panel)) == ["Lesion 1", "Lesion 2"]


def test_a_sphere_of_one_millilitre_holds_the_voxels_within_its_radius(scene):
    from REDReconstructionLib.measure import lesions

    values = np.ones((21, 21, 21), dtype=np.float32)
    values[10, 10, 12] = 5.0
    matrix = np.diag([-1.0, -1.0, 1.0, 1.0])
    mask, start = lesions.outline(values, matrix, (-10.0, -10.0, 10.0), lesions.SPHERE, None)
    assert mask.sum() == pytest.approx(1000, rel=0.03)
    z, y, x = np.argwhere(mask).mean(axis=0) + start
    assert (z, y, x) == pytest.approx((10, 10, 12))


def test_a_region_grows_as_far_as_it_hangs_together_and_no_further(scene):
    from REDReconstructionLib.measure import lesions

    values = np.zeros((9, 9, 9), dtype=np.float32)
    values[4, 4, 2:6] = [4.0, 10.0, 5.0, 4.2]
    values[4, 4, 8] = 10.0
    matrix = np.diag([-2.0, -2.0, 2.0, 1.0])
    place = (-6.0, -8.0, 8.0)
    mask, start = lesions.outline(values, matrix, place, lesions.SHARE, None)
    assert [tuple(voxel) for voxel in np.argwhere(mask) + start] == [(4, 4, 3), (4, 4, 4), (4, 4, 5)]
    mask, _start = lesions.outline(values, matrix, place, lesions.FIXED, 1.0)
    assert mask.sum() == 4
    with pytest.raises(ValueError, match="SUV is not known"):
        lesions.outline(values, matrix, place, lesions.FIXED, None)
    with pytest.raises(ValueError, match="no image"):
        lesions.outline(values, matrix, (50.0, 0.0, 0.0), lesions.SPHERE, None)
    everywhere = np.full((60, 60, 60), 3.0, dtype=np.float32)
    with pytest.raises(ValueError, match="grows further than 80 mm"):
        lesions.outline(everywhere, np.diag([-4.0, -4.0, 4.0, 1.0]), (-120.0, -120.0, 120.0), lesions.FIXED, 1.0)
