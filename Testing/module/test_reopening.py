"""A case in the open panel, and the scene that it was saved in: what Slicer does of itself takes nothing away."""

import compared
import numpy as np
import pytest
from driver import click, process_events, wait_until
from test_case_table import contrast
from whole import Panel, panel  # noqa: F401, fixture

IMAGES = ("REDIL", "REDIR", "REDIF")
MOST_ACTIVE = 7
FOUR_UP = 3
KEYS = {"Ctrl+Return", "F", "[", "]", "PgUp", "PgDown", "N", "P"}


@pytest.fixture
def opened(panel, tmp_path):  # noqa: F811
    """The panel with a case of full dose and DRF 20, and one result."""
    return bring(panel, tmp_path)


def bring(panel, folder):  # noqa: F811
    """Open a case of full dose and DRF 20 with one result, as the sections see it."""
    from REDReconstructionLib.scene import importing

    case = compared.make_case(folder / "case")
    compared.done(importing.importCase(case))
    compared.done(importing.importRun(case, compared.make_run(folder / "run"), 20, "red"))
    panel.session.setCase(case)
    panel.settle()
    return panel


def saved(folder):
    """The scene in a file."""
    import slicer

    file = str(folder / "scene.mrb")
    slicer.util.saveScene(file)
    return file


def reopened(folder):
    """The panel after its scene was saved, closed and loaded again while it stayed open."""
    import slicer

    file = saved(folder)
    slicer.mrmlScene.Clear(0)
    process_events()
    slicer.util.loadScene(file)
    process_events()
    shown = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    shown.settle()
    return shown


def keys(panel):  # noqa: F811
    """The keys that work."""
    return {shortcut.key.toString() for shortcut in panel.panel.shortcuts}


@pytest.mark.parametrize(("button", "tags"), [("columnsButton", IMAGES), ("dosesButton", ("REDA1", "REDB1", "REDA2"))])
def test_the_first_pictures_of_a_case_are_those_of_its_most_active_slice(opened, button, tags):
    click(getattr(opened.ui, button))
    opened.settle()
    assert [opened.index_in(tag) for tag in tags] == [MOST_ACTIVE] * len(tags)
    assert opened.ui.sliceSlider.value == MOST_ACTIVE + 1
    for tag in tags:
        opened.render(tag)
        picture = opened.pixels(tag)
        assert len(np.unique(picture[30:-30, 30:-30].reshape(-1, 3), axis=0)) > 5, f"{tag} is blank"


def test_a_scene_that_was_loaded_before_the_panel_is_built_has_its_case_and_the_panel_its_keys(
    opened, tmp_path, caplog
):
    import bench
    import slicer

    file, case = saved(tmp_path), opened.session.case
    bench.unload_module()
    slicer.mrmlScene.Clear(0)
    process_events()
    slicer.util.loadScene(file)
    process_events()
    again = Panel(bench.open_module())
    again.settle()
    assert again.session.case == case
    assert again.results() == [(20.0, "red")]
    assert again.case.ui.caseFrame.visible
    assert again.restore.ui.levelsList.count == 1
    assert [again.index_in(tag) for tag in IMAGES] == [again.visible_slice()] * 3
    assert keys(again) >= KEYS
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_section_that_fails_stops_no_other_and_the_error_log_has_the_reason(opened, monkeypatch, caplog):
    import slicer

    selector = slicer.util.mainWindow().moduleSelector()
    selector.selectModule("")
    monkeypatch.setattr(type(opened.case), "enter", lambda self: 1 / 0)
    selector.selectModule("REDReconstruction")
    process_events()
    assert keys(opened) >= KEYS
    assert opened.section.isEntered
    assert "CaseSection" in caplog.text
    assert "ZeroDivisionError" in caplog.text


def test_a_closed_scene_leaves_the_layout_that_the_user_had(opened):
    import slicer

    assert slicer.app.layoutManager().layout != FOUR_UP
    slicer.mrmlScene.Clear(0)
    process_events()
    assert slicer.app.layoutManager().layout == FOUR_UP


def test_a_case_that_comes_while_a_scene_closes_keeps_its_layout(opened, tmp_path):
    import slicer

    slicer.mrmlScene.Clear(0)
    bring(opened, tmp_path / "second")
    assert slicer.app.layoutManager().layout != FOUR_UP


def test_a_reopened_scene_shows_the_slice_that_was_looked_at(opened, tmp_path):
    opened.views.goTo(3)
    wait_until(lambda: opened.parameters.shownSlice == 4, "the slice is kept")
    again = reopened(tmp_path)
    assert [again.index_in(tag) for tag in IMAGES] == [3, 3, 3]
    assert again.ui.sliceSlider.value == 4


def test_sinograms_and_differences_have_their_colours_in_a_scene_where_the_module_was_never_opened(opened, tmp_path):
    import bench
    import slicer

    file = saved(tmp_path)
    names = {tag: opened.volume(tag).GetName() for tag in ("REDSR", "REDDR")}
    bench.unload_module()
    slicer.mrmlScene.Clear(0)
    for name in ("RED-Hot", "RED-Difference"):  # as in a Slicer that was just started
        slicer.mrmlScene.RemoveNode(slicer.mrmlScene.GetSingletonNode(name, "vtkMRMLColorTableNode"))
    slicer.util.loadScene(file)
    process_events()
    colours = {tag: slicer.util.getNode(name).GetDisplayNode().GetColorNode() for tag, name in names.items()}
    assert {tag: node.GetName() for tag, node in colours.items()} == {"REDSR": "RED-Hot", "REDDR": "RED-Difference"}
    color = [0.0, 0.0, 0.0, 0.0]
    assert colours["REDDR"].GetColor(128, color)
    assert min(color[:3]) > 0.97


def test_a_profile_is_plotted_in_a_reopened_scene_and_its_row_goes_with_its_line(opened, tmp_path):
    import slicer

    from REDReconstructionLib.compare import layouts

    line = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode", "Line")
    for x in (-10.0, 10.0):
        line.AddControlPoint(x, 0.0, 120.0)
    opened.measure.ui.lineSelector.setCurrentNode(line)
    opened.unfold("measureButton")
    click(opened.measure.ui.profileButton)
    again = reopened(tmp_path)
    node = slicer.mrmlScene.GetSingletonNode(layouts.PROFILE_VIEW, "vtkMRMLPlotViewNode")
    assert node.GetPlotChartNode() is not None
    assert node.GetPlotChartNode().GetNumberOfPlotSeriesNodes() == 3
    slicer.mrmlScene.RemoveNode(again.parameters.profileLine)
    process_events()
    assert layouts.PROFILE_VIEW not in layouts.layoutNode().GetCurrentLayoutDescription()


def test_a_replaced_case_takes_its_display_nodes_once_from_the_scene(opened, errors):
    import slicer
    import vtk

    from REDReconstructionLib.scene import importing

    left = []

    @vtk.calldata_type(vtk.VTK_OBJECT)
    def watch(_scene, _event, node):
        left.append(node.GetID())

    volumes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    displays = [node.GetDisplayNode() for node in volumes]
    tag = slicer.mrmlScene.AddObserver(slicer.mrmlScene.NodeAboutToBeRemovedEvent, watch)
    importing.removeCase(opened.session.case.key)
    slicer.mrmlScene.RemoveObserver(tag)
    assert not any(node.GetScene() for node in displays)
    assert len(left) == len(set(left)) >= 2 * len(volumes)
    assert errors == []


def test_a_style_that_is_changed_while_the_panel_is_open_dresses_all_of_it(opened):
    import qt
    from palette import set_palette

    def lights():
        """How light the buttons of the layouts are, from the darkest pixel to the lightest, and at their rim."""
        pictures = [getattr(opened.ui, f"{name}Button").grab().toImage() for name in ("columns", "doses", "planes")]
        return [(*extremes(picture), picture.pixelColor(picture.width() // 2, 3).lightness()) for picture in pictures]

    def extremes(picture):
        """The least and the most lightness in the part of a button that has its text, which follows the icon."""
        columns, rows = range(picture.width() // 3, picture.width() - 8), range(6, picture.height() - 6)
        found = [picture.pixelColor(x, y).lightness() for x in columns for y in rows]
        return min(found), max(found)

    table = opened.case.ui.caseTable
    light = lights()
    try:
        set_palette("dark")
        process_events()
        assert table.item(0, 0).foreground().color() == table.palette.color(qt.QPalette.PlaceholderText)
        assert contrast(table.item(0, 0).foreground().color(), table.palette.color(qt.QPalette.Base)) > 3
        dark = lights()
        # Dark text on a light button, light text on a dark one, be it down or not.
        assert all(ground < 128 < brightest for _darkest, brightest, ground in dark), dark
        assert all(ground > 128 > darkest for darkest, _brightest, ground in light), light
    finally:
        set_palette("light")
    process_events()
    assert lights() == light


def test_a_window_that_was_set_by_hand_is_called_custom(opened):
    combo = opened.ui.presetCombo
    assert combo.currentText.startswith("SUV 0 to 7")
    opened.ui.windowSlider.value = 7.3
    assert combo.currentText == "Custom"
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert opened.parameters.imageWindow == 7.0
