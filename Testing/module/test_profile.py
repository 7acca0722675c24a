"""A line profile: what is read along a line, and the plot of it in the layout."""

import numpy as np
import pytest
from driver import click, process_events
from measured import bring, panel, restored  # noqa: F401

GRADIENT = np.array([2.0, -3.0, 0.5])
"""Per millimetre along R, A and S."""


@pytest.fixture
def profile(scene, module):
    from REDReconstructionLib.measure import profile

    return profile


@pytest.fixture
def linear(scene):
    """A turned volume whose value at a RAS position is 100 + GRADIENT . position."""
    import slicer

    cosine, sine = np.cos(0.4), np.sin(0.4)
    matrix = np.eye(4)
    matrix[:3, :3] = np.array([[cosine, -sine, 0], [sine, cosine, 0], [0, 0, -1]]) * (3.0, 4.0, 5.0)
    matrix[:3, 3] = (-20.0, -30.0, 40.0)
    k, j, i = np.mgrid[:9, :14, :12]
    ras = np.stack([i, j, k], axis=-1) @ matrix[:3, :3].T + matrix[:3, 3]
    node = slicer.util.addVolumeFromArray(100.0 + ras @ GRADIENT)
    node.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(matrix))
    return node, matrix


def line(*ends):
    """A markups line with these ends in RAS millimetres."""
    import slicer

    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "Line")
    for end in ends:
        node.AddControlPoint(*end)
    return node


def place(matrix, *ijk):
    return (matrix @ [*ijk, 1.0])[:3]


def test_values_along_a_line_through_a_linear_volume_are_linear(profile, linear):
    node, matrix = linear
    ends = place(matrix, 1.3, 2.1, 0.4), place(matrix, 9.7, 11.2, 7.9)
    points = profile.positions(line(*ends))
    assert len(points) == profile.POINTS
    np.testing.assert_allclose(points[[0, -1]], ends, atol=1e-9)
    steps = np.linspace(0, np.linalg.norm(ends[1] - ends[0]), profile.POINTS)
    np.testing.assert_allclose(profile.distances(points), steps, atol=1e-9)
    np.testing.assert_allclose(profile.sample(node, points), 100.0 + points @ GRADIENT, atol=1e-6)


def test_the_corners_of_a_volume_are_inside_and_what_lies_beyond_is_no_number(profile, linear):
    node, matrix = linear
    corners = np.array([place(matrix, 0, 0, 0), place(matrix, 11, 13, 8)])
    np.testing.assert_allclose(profile.sample(node, corners), 100.0 + corners @ GRADIENT, atol=1e-6)
    beyond = np.array([place(matrix, -0.01, 3, 3), place(matrix, 3, 3, 8.01)])
    assert np.isnan(profile.sample(node, beyond)).all()


def test_a_volume_under_a_transform_is_read_where_it_is_shown(profile, linear):
    import slicer

    node, matrix = linear
    moved = np.eye(4)
    moved[:3, 3] = (7.0, -2.0, 3.0)
    transform = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    transform.SetMatrixTransformToParent(slicer.util.vtkMatrixFromArray(moved))
    node.SetAndObserveTransformNodeID(transform.GetID())
    own = np.array([place(matrix, 2, 3, 4), place(matrix, 8, 5, 1)])
    np.testing.assert_allclose(profile.sample(node, own + moved[:3, 3]), 100.0 + own @ GRADIENT, atol=1e-6)


def test_a_line_without_its_second_end_has_no_profile(profile, scene):
    assert profile.positions(None) is None
    assert profile.positions(line((0, 0, 0))) is None


# In the panel


ENDS = (-40.0, 10.0, 15.0), (40.0, 10.0, 15.0)


def plot_view():
    """The node of the plot view of the layout, and its chart."""
    import slicer

    node = slicer.mrmlScene.GetSingletonNode("REDProfile", "vtkMRMLPlotViewNode")
    return node, None if node is None else node.GetPlotChartNode()


def row_is_shown():
    """Whether the layout that is shown has the row with the plot."""
    from REDReconstructionLib.compare import layouts

    return '"REDProfile"' in layouts.layoutNode().GetCurrentLayoutDescription()


def curves():
    """{name: (x, y)} of the plot."""
    import slicer

    chart, found = plot_view()[1], {}
    for index in range(chart.GetNumberOfPlotSeriesNodes()):
        series = chart.GetNthPlotSeriesNode(index)
        table = series.GetTableNode()
        found[series.GetName()] = tuple(
            slicer.util.arrayFromTableColumn(table, name).copy()
            for name in (series.GetXColumnName(), series.GetYColumnName())
        )
    return found


@pytest.fixture
def plotted(panel, restored):  # noqa: F811
    """The panel with the profile of DRF 20 along a line, shown by the button."""
    bring(panel, restored)
    panel.measure.ui.lineSelector.setCurrentNode(line(*ENDS))
    process_events()
    click(panel.measure.ui.profileButton)
    return panel


def test_the_plot_appears_below_the_views_when_the_button_is_pressed_and_goes_again(panel, restored):  # noqa: F811
    bring(panel, restored)
    button = panel.measure.ui.profileButton
    assert not button.enabled
    assert not row_is_shown()
    panel.measure.ui.lineSelector.setCurrentNode(line(*ENDS))
    click(button)
    assert panel.session.parameters.showProfile
    assert row_is_shown()
    assert plot_view()[1] is not None
    click(button)
    assert not panel.session.parameters.showProfile
    assert not row_is_shown()


def test_the_curves_are_the_columns_in_suv_with_their_colours(plotted):
    import slicer

    from REDReconstructionLib.compare import layouts
    from REDReconstructionLib.measure import profile
    from REDReconstructionLib.scene import roles

    found = curves()
    assert list(found) == ["Low dose, DRF 20", "OSEM, DRF 20", "Full dose, reference"]
    assert plot_view()[1].GetYAxisTitle() == "SUV"
    full = plotted.node("image", "full", 1.0)
    x, y = found["Full dose, reference"]
    points = profile.positions(plotted.measure.lineNode)
    np.testing.assert_allclose(x, np.linspace(0, 80, profile.POINTS), atol=1e-4)
    np.testing.assert_allclose(y, profile.sample(full, points) * roles.suvFactor(full), rtol=1e-6)
    series = plot_view()[1].GetNthPlotSeriesNode(1)
    assert (
        "#{:02X}{:02X}{:02X}".format(*(round(255 * part) for part in series.GetColor())) == layouts.COLORS["restored"]
    )
    assert slicer.util.getNodesByClass("vtkMRMLPlotChartNode") == [plot_view()[1]]


def test_the_plot_is_in_the_images_unit_where_suv_are_not_wanted(plotted):
    suv = curves()["Full dose, reference"][1]
    plotted.session.parameters.showInSuv = False
    process_events()
    assert plot_view()[1].GetYAxisTitle() == "Bq/mL"
    from REDReconstructionLib.scene import roles

    factor = roles.suvFactor(plotted.node("image", "full", 1.0))
    np.testing.assert_allclose(curves()["Full dose, reference"][1] * factor, suv, rtol=1e-6)


def test_the_plot_follows_the_line_that_is_dragged(plotted):
    from REDReconstructionLib.measure import profile

    before = curves()["OSEM, DRF 20"][1]
    plotted.measure.lineNode.SetNthControlPointPosition(1, 10.0, -20.0, 5.0)
    process_events()
    x, y = curves()["OSEM, DRF 20"]
    assert x[-1] == pytest.approx(np.linalg.norm(np.subtract((10.0, -20.0, 5.0), ENDS[0])), rel=1e-6)
    assert not np.array_equal(y, before, equal_nan=True)
    node = plotted.node("image", "restored", 20.0, "OSEM")
    from REDReconstructionLib.scene import roles

    points = profile.positions(plotted.measure.lineNode)
    np.testing.assert_allclose(y, profile.sample(node, points) * roles.suvFactor(node), rtol=1e-6)


def test_the_plot_follows_the_dose_and_the_method_that_are_compared(plotted, restored):  # noqa: F811
    red = restored.names[20.0, "RED"]
    combo = plotted.section.ui.methodCombo
    combo.setCurrentIndex(combo.findText(red))
    plotted.section.onMethod(combo.currentIndex)
    process_events()
    assert list(curves()) == ["Low dose, DRF 20", f"{red}, DRF 20", "Full dose, reference"]
    click(plotted.section.ui.higherDoseButton)
    assert list(curves()) == ["Low dose, DRF 4", "OSEM, DRF 4", "Full dose, reference"]


def test_a_result_of_some_slices_has_no_values_beyond_them(plotted, restored):  # noqa: F811
    plotted.session.parameters.comparedMethod = restored.names[20.0, "RED"]
    plotted.measure.lineNode.SetNthControlPointPosition(0, 0.0, 0.0, 0.0)
    plotted.measure.lineNode.SetNthControlPointPosition(1, 0.0, 0.0, 25.0)
    process_events()
    found = curves()
    x, y = found[f"{restored.names[20.0, 'RED']}, DRF 20"]
    inside = (x >= 5.0) & (x <= 20.0)
    assert not np.isnan(y[inside]).any()
    assert np.isnan(y[(x < 4.99) | (x > 20.01)]).all()
    assert not np.isnan(found["Full dose, reference"][1]).any()


def test_the_plot_is_empty_once_its_line_is_deleted_and_the_row_can_be_closed(plotted):
    import slicer

    slicer.mrmlScene.RemoveNode(plotted.measure.lineNode)
    process_events()
    assert plot_view()[1] is None
    assert plotted.measure.ui.profileButton.enabled
    click(plotted.measure.ui.profileButton)
    assert not row_is_shown()
    assert not plotted.measure.ui.profileButton.enabled


def test_a_new_line_is_drawn_by_the_next_two_clicks(panel, restored):  # noqa: F811
    import slicer

    bring(panel, restored)
    selector = panel.measure.ui.lineSelector
    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "New line")
    selector.nodeAddedByUser.emit(node)
    selector.setCurrentNode(node)
    interaction = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLInteractionNode")
    assert interaction.GetCurrentInteractionMode() == interaction.Place
    assert slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLSelectionNode").GetActivePlaceNodeID() == node.GetID()
    assert node.GetDisplayNode() is not None
    click(panel.measure.ui.profileButton)
    assert plot_view()[1] is None
    for end in ENDS:
        node.AddControlPoint(*end)
    process_events()
    assert len(curves()) == 3


def test_the_plots_nodes_are_not_saved_and_the_scene_that_opens_has_its_plot(plotted, tmp_path):
    import slicer

    slicer.util.saveScene(str(tmp_path / "case.mrb"))
    slicer.mrmlScene.Clear(0)
    process_events()
    slicer.util.loadScene(str(tmp_path / "case.mrb"))
    process_events()
    assert row_is_shown()
    assert list(curves()) == ["Low dose, DRF 20", "OSEM, DRF 20", "Full dose, reference"]
    assert len(slicer.util.getNodesByClass("vtkMRMLPlotSeriesNode")) == 3
    assert len(slicer.util.getNodesByClass("vtkMRMLPlotChartNode")) == 1


def test_the_plot_is_drawn_in_its_view(plotted):
    import slicer

    manager = slicer.app.layoutManager()
    shown = [manager.plotWidget(index) for index in range(manager.plotViewCount)]
    (widget,) = [one for one in shown if one.mrmlPlotViewNode() is plot_view()[0]]
    assert widget.isVisible()
    chart = widget.plotView().chart()
    assert [chart.GetPlot(index).GetLabel() for index in range(chart.GetNumberOfPlots())] == list(curves())
