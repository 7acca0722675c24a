"""The section Compare: what the user switches, chooses and presses, and what the views then show."""

import compared
import numpy as np
import pytest
from comparing import Comparison
from driver import click, key, process_events

from redpet.pictures.display import projection_window

FOUR_UP = 3


@pytest.fixture
def empty(scene, tmp_path, monkeypatch):
    """The section in a window without a case, over Slicer's usual layout."""
    import slicer

    slicer.app.layoutManager().setLayout(FOUR_UP)
    shown = Comparison(tmp_path, monkeypatch)
    yield shown
    shown.close()


@pytest.fixture
def comparison(empty, tmp_path):
    """Dose levels 100, 20, 4 and full, of which 20 and 4 are restored."""
    empty.open(compared.make_case(tmp_path / "case", (100.0, 20.0, 4.0, 1.0)))
    empty.restored(20, "red")
    empty.restored(4, "red")
    return empty


def layout():
    """The number of the layout that the window shows."""
    import slicer

    return slicer.app.layoutManager().layout


def shown_tags(comparison):
    """The views that the window shows."""
    import slicer

    manager = slicer.app.layoutManager()
    return {tag for tag in manager.sliceViewNames() if manager.sliceWidget(tag).isVisible()}


def press(comparison, keys):
    """Press one of the section's keys."""
    dict(comparison.section.shortcuts())[keys]()
    process_events()


def test_without_a_case_the_users_layout_stays_and_nothing_can_be_switched(empty):
    assert layout() == FOUR_UP
    for name in ("doseCombo", "methodCombo", "fadeSlider", "flickerButton", "sliceSlider", "suvCheck", "fitButton"):
        assert not getattr(empty.ui, name).enabled, name
    press(empty, "F")
    press(empty, "[")
    press(empty, "PgUp")
    assert empty.visible_slice() is None


def test_each_view_is_labelled_with_dose_method_origin_and_unit(comparison):
    assert {cell.tag: comparison.label(cell.tag) for cell in comparison.views.cells} == {
        "REDSL": "Low dose, DRF 20\nre-projected, Bq/mL*mm",
        "REDSR": "RED, DRF 20\nre-projected, Bq/mL*mm",
        "REDSF": "Full dose, reference\nre-projected, Bq/mL*mm",
        "REDIL": "Low dose, DRF 20\nimage as given, SUV",
        "REDIR": "RED, DRF 20\nOSEM, SUV",
        "REDIF": "Full dose, reference\nimage as given, SUV",
        "REDDL": "Low dose, DRF 20\nminus full dose, SUV",
        "REDDR": "RED, DRF 20\nminus full dose, SUV",
        "REDDF": "Image minus full dose, SUV\nblue: less, red: more",
    }


def test_measured_sinograms_and_what_is_not_restored_yet_are_labelled_so(empty, tmp_path):
    empty.open(compared.make_case(tmp_path / "case", (20.0,), images=False))
    assert empty.label("REDSL") == "Low dose, DRF 20\nmeasured, counts"
    assert empty.label("REDSR") == "DRF 20\nnot restored yet"
    assert empty.label("REDIL") == "Low dose, DRF 20\nshown once it is restored"
    assert empty.volume("REDIR") is None
    empty.restored(20, "red", measured=True, full=False)
    assert empty.label("REDIL") == "Low dose, DRF 20\nOSEM, SUV"
    assert empty.label("REDIR") == "RED, DRF 20\nOSEM, SUV"
    assert not empty.ui.flickerButton.enabled


def test_a_full_dose_that_is_known_is_promised_where_it_cannot_be_shown_yet(empty, tmp_path):
    empty.open(compared.make_case(tmp_path / "images"))
    assert empty.label("REDSF") == "Full dose, reference\nshown once it is restored"
    assert empty.label("REDDL") == "DRF 20\nnot restored yet"
    empty.open(compared.make_case(tmp_path / "sinograms", images=False))
    assert empty.label("REDIF") == "Full dose, reference\nshown once it is restored"
    assert empty.label("REDDR") == "DRF 20\nnot restored yet"


def test_a_case_without_a_reference_has_no_column_and_no_differences_for_it(empty, tmp_path):
    empty.open(compared.make_case(tmp_path / "case", (20.0,)))
    assert shown_tags(empty) == {"REDSL", "REDSR", "REDIL", "REDIR"}
    assert not empty.ui.fullCheck.enabled
    assert not empty.ui.differencesCheck.enabled
    empty.restored(20, "red")
    assert len(shown_tags(empty)) == 9
    assert empty.ui.fullCheck.enabled


def test_a_label_is_readable_on_white_and_on_black(comparison):
    for tag, name in (("REDIR", "InvertedGrey"), ("REDIR", "Grey"), ("REDSR", "Hot")):
        if tag == "REDIR":
            comparison.parameters.imageColor = name
        comparison.views.paint()
        comparison.render(tag)
        corner = comparison.pixels(tag)[4:34, 2:60].astype(float).mean(axis=2)
        assert corner.max() > 235
        assert np.median(corner) < 90


@pytest.mark.parametrize(
    ("button", "gone"),
    [
        ("sinogramsCheck", {"REDSL", "REDSR", "REDSF"}),
        ("imagesCheck", {"REDIL", "REDIR", "REDIF"}),
        ("differencesCheck", {"REDDL", "REDDR", "REDDF"}),
        ("lowCheck", {"REDSL", "REDIL", "REDDL"}),
        ("restoredCheck", {"REDSR", "REDIR", "REDDR"}),
        ("fullCheck", {"REDSF", "REDIF", "REDDF"}),
    ],
)
def test_rows_and_columns_are_switched_off_and_on_again(comparison, button, gone):
    everything = shown_tags(comparison)
    assert len(everything) == 9
    click(getattr(comparison.ui, button))
    assert shown_tags(comparison) == everything - gone
    click(getattr(comparison.ui, button))
    assert shown_tags(comparison) == everything
    assert all(comparison.label(tag) for tag in everything)


def test_the_restored_image_stays_when_everything_is_switched_off(comparison):
    for button in ("lowCheck", "restoredCheck", "fullCheck"):
        click(getattr(comparison.ui, button))
    assert shown_tags(comparison) == {"REDIR"}


def test_the_layout_doses_has_a_column_for_each_level_from_low_dose_to_full(comparison):
    click(comparison.ui.dosesButton)
    comparison.settle()
    labels = [comparison.label(cell.tag).split("\n")[0] for cell in comparison.views.cells]
    assert labels == [
        "Low dose, DRF 100",
        "Low dose, DRF 20",
        "Low dose, DRF 4",
        "Full dose, reference",
        "DRF 100",
        "RED, DRF 20",
        "RED, DRF 4",
        "Full dose, reference",
    ]
    volumes = [comparison.volume(cell.tag) for cell in comparison.views.cells]
    shares = [None if node is None else compared.array_of(node)[0, 0, 0] / 1000 for node in volumes]
    assert shares == [share and pytest.approx(share) for share in (2.0, 1.2, 1.04, 1.0, None, 1.1, 1.1, 1.0)]
    assert not comparison.ui.sinogramsCheck.enabled
    click(comparison.ui.lowCheck)
    click(comparison.ui.fullCheck)
    assert [comparison.label(cell.tag).split("\n")[0] for cell in comparison.views.cells] == labels[4:7]


def test_a_whole_ladder_has_its_columns_and_more_levels_leave_out_the_highest_doses_below_full(empty, tmp_path):
    empty.window.resize(2600, 700)  # room for all
    for name, more in (("ladder", ()), ("longer", (2.0,))):
        empty.open(compared.make_case(tmp_path / name, (100.0, 50.0, 20.0, 10.0, 4.0, *more, 1.0)))
        click(empty.ui.dosesButton)
        empty.settle()
        top = [empty.label(cell.tag).split("\n")[0] for cell in empty.views.cells][:6]
        assert top == [f"Low dose, DRF {drf}" for drf in (100, 50, 20, 10, 4)] + ["Full dose, reference"]


def test_slicer_knows_all_layouts_before_the_panel_is_opened(module):
    import slicer

    from REDReconstructionLib.compare import layouts

    for name, tag in ((layouts.COMPARE, "REDIR"), (layouts.DOSES, "REDA1"), (layouts.PLANES, "REDMF")):
        number = layouts.LAYOUT_IDS[name]
        assert layouts.layoutNode().IsLayoutDescription(number)
        slicer.app.layoutManager().setLayout(number)
        assert slicer.app.layoutManager().sliceWidget(tag) is not None


def test_leaving_gives_the_users_layout_back(comparison):
    import slicer

    assert layout() != FOUR_UP
    comparison.section.exit()
    assert layout() == FOUR_UP
    comparison.section.enter()
    comparison.settle()
    assert layout() != FOUR_UP
    slicer.app.layoutManager().setLayout(6)
    comparison.section.exit()
    assert layout() == 6


def test_closing_the_case_gives_the_users_layout_back(comparison):
    comparison.session.setCase(None)
    process_events()
    assert layout() == FOUR_UP
    assert comparison.visible_slice() is None


def test_dose_and_method_are_chosen_from_lists_and_with_keys(comparison):
    ui = comparison.ui
    assert [ui.doseCombo.itemText(row) for row in range(ui.doseCombo.count)] == ["DRF 100", "DRF 20", "DRF 4"]
    assert ui.doseCombo.currentText == "DRF 20"
    press(comparison, "]")
    assert (ui.doseCombo.currentText, comparison.label("REDIR").split("\n")[0]) == ("DRF 4", "RED, DRF 4")
    assert not ui.higherDoseButton.enabled
    press(comparison, "]")
    assert ui.doseCombo.currentText == "DRF 4"
    click(ui.lowerDoseButton)
    click(ui.lowerDoseButton)
    assert (ui.doseCombo.currentText, comparison.label("REDIR")) == ("DRF 100", "DRF 100\nnot restored yet")
    assert not ui.lowerDoseButton.enabled
    comparison.section.onDose(1)
    comparison.restored(20, "unet")
    assert [ui.methodCombo.itemText(row) for row in range(ui.methodCombo.count)] == ["RED", "U-Net"]
    comparison.section.onMethod(1)
    assert comparison.label("REDIR") == "U-Net, DRF 20\nOSEM, SUV"
    assert comparison.parameters.comparedMethod == "unet"


def test_the_compared_roles_are_those_of_the_columns(comparison):
    from REDReconstructionLib.compare import views
    from REDReconstructionLib.scene import roles

    compared = views.comparedRoles(comparison.session)
    assert [label for label, _role in compared] == ["Low dose, DRF 20", "RED, DRF 20", "Full dose, reference"]
    tags = ("REDIL", "REDIR", "REDIF")
    assert [roles.find(role) for _label, role in compared] == [comparison.volume(tag) for tag in tags]


def test_flicker_puts_the_full_dose_in_the_place_of_the_restored_image_and_says_so(comparison):
    restored = comparison.drawn("REDIR")
    full = comparison.drawn("REDIF")
    assert not np.array_equal(restored, full)
    press(comparison, "F")
    assert comparison.label("REDIR") == "Full dose, reference\nimage as given, SUV"
    assert comparison.ui.flickerButton.checked
    np.testing.assert_array_equal(comparison.drawn("REDIR"), full)
    press(comparison, "F")
    assert comparison.label("REDIR") == "RED, DRF 20\nOSEM, SUV"
    np.testing.assert_array_equal(comparison.drawn("REDIR"), restored)


def test_fading_mixes_the_two_images_and_says_how_much(comparison):
    comparison.parameters.imageWindow, comparison.parameters.imageLevel = 1.5, 4.75
    comparison.views.windows.apply()
    restored, full = (comparison.drawn(tag)[..., 0].astype(float) for tag in ("REDIR", "REDIF"))
    comparison.ui.fadeSlider.value = 40
    np.testing.assert_allclose(comparison.drawn("REDIR")[..., 0], 0.6 * restored + 0.4 * full, atol=2.5)
    assert comparison.label("REDIR") == "RED, DRF 20\nOSEM, SUV\n+ 40 % full dose"
    assert comparison.parameters.fade == pytest.approx(0.4)


def test_suv_windows_become_the_volumes_own_numbers(comparison):
    display = comparison.volume("REDIR").GetDisplayNode()
    assert comparison.ui.presetCombo.currentText == "SUV 0 to 7"
    assert (display.GetWindow(), display.GetLevel()) == pytest.approx((14000.0, 7000.0))
    comparison.ui.presetCombo.setCurrentIndex(1)
    comparison.section.windowWidgets.onPreset(1)
    assert (display.GetWindow(), display.GetLevel()) == pytest.approx((10000.0, 5000.0))
    comparison.ui.windowSlider.value = 8.0
    assert display.GetWindow() == pytest.approx(16000.0)
    assert comparison.ui.presetCombo.currentText == "Custom"
    comparison.ui.differenceSlider.value = 0.5
    difference = comparison.volume("REDDR").GetDisplayNode()
    assert (difference.GetWindow(), difference.GetLevel()) == pytest.approx((2000.0, 0.0))


def test_another_unit_changes_numbers_and_labels_but_no_picture(comparison):
    before = comparison.drawn("REDIL")
    click(comparison.ui.suvCheck)
    assert comparison.parameters.imageWindow == pytest.approx(14000.0)
    assert comparison.label("REDIL").endswith("Bq/mL")
    assert comparison.ui.windowSlider.suffix == " Bq/mL"
    np.testing.assert_array_equal(comparison.drawn("REDIL"), before)
    click(comparison.ui.suvCheck)
    assert comparison.parameters.imageWindow == pytest.approx(7.0)
    assert comparison.label("REDIL").endswith("SUV")


def test_without_a_factor_the_window_is_fitted_to_the_full_dose_in_its_own_unit(empty, tmp_path):
    empty.open(compared.make_case(tmp_path / "case", suv=None))
    assert not empty.ui.suvCheck.enabled
    assert empty.ui.presetCombo.currentText == "Fit to full dose"
    upper = projection_window(compared.pattern().max(axis=1))
    display = empty.volume("REDIF").GetDisplayNode()
    assert (display.GetWindow(), display.GetLevel()) == pytest.approx((upper, upper / 2))
    assert empty.label("REDIF") == "Full dose, reference\nimage as given, Bq/mL"


def test_colours_are_chosen_for_images_and_sinograms(comparison):
    def name(tag):
        return comparison.volume(tag).GetDisplayNode().GetColorNode().GetName()

    assert [name(tag) for tag in ("REDIL", "REDSL", "REDDL")] == ["InvertedGrey", "RED-Hot", "RED-Difference"]
    ui = comparison.ui
    for combo in (ui.imageColorCombo, ui.sinogramColorCombo):
        for row in range(combo.count):
            combo.setCurrentIndex(row)
            comparison.section.windowWidgets.onColor(row)
            assert comparison.volume("REDIL").GetDisplayNode().GetColorNode() is not None
    ui.imageColorCombo.setCurrentIndex(ui.imageColorCombo.findData("PET-Heat"))
    comparison.section.windowWidgets.onColor(0)
    assert {name(tag) for tag in ("REDIL", "REDIR", "REDIF")} == {"PET-Heat"}
    assert name("REDDL") == "RED-Difference"


def test_the_slice_is_counted_from_one_and_told_to_the_other_sections(comparison):
    assert (comparison.ui.sliceSlider.value, comparison.ui.sliceSlider.maximum) == (8.0, 12.0)
    told = comparison.told["slice"]
    comparison.ui.sliceSlider.value = 3.0
    assert comparison.visible_slice() == 2
    assert comparison.told["slice"] == told + 1
    press(comparison, "PgUp")
    assert comparison.visible_slice() == 3
    press(comparison, "PgDown")
    press(comparison, "PgDown")
    assert comparison.visible_slice() == 1
    for _ in range(4):
        press(comparison, "PgDown")
    assert comparison.visible_slice() == 0


def test_every_key_stands_in_a_tooltip(comparison):
    import qt

    tips = " ".join(str(widget.toolTip) for widget in comparison.section.widget.findChildren(qt.QWidget))
    names = {"PgUp": "Page Up", "PgDown": "Page Down"}
    for sequence, _callback in comparison.section.shortcuts():
        assert f"key {sequence}" in tips or names.get(sequence, "?") in tips, sequence


def test_the_crosshair_is_switched_for_all_views(comparison):
    import slicer

    node = slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode")
    before = node.GetCrosshairMode()
    click(comparison.ui.crosshairButton)
    assert node.GetCrosshairMode() == slicer.vtkMRMLCrosshairNode.ShowBasic
    click(comparison.ui.crosshairButton)
    assert node.GetCrosshairMode() == before == slicer.vtkMRMLCrosshairNode.NoCrosshair


def test_the_plot_of_a_profile_gets_a_row_of_its_own(comparison):
    import slicer

    from REDReconstructionLib.compare import layouts, views

    comparison.parameters.showProfile = True
    assert layouts.PROFILE_VIEW not in layouts.layoutNode().GetCurrentLayoutDescription()
    comparison.parameters.profileLine = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode")
    chart = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLPlotChartNode")
    views.showProfile(chart)
    node = slicer.mrmlScene.GetSingletonNode(layouts.PROFILE_VIEW, "vtkMRMLPlotViewNode")
    assert node.GetPlotChartNodeID() == chart.GetID()
    assert layouts.PROFILE_VIEW in layouts.layoutNode().GetCurrentLayoutDescription()
    comparison.parameters.showProfile = False
    assert layouts.PROFILE_VIEW not in layouts.layoutNode().GetCurrentLayoutDescription()


def test_another_scenes_settings_are_shown_and_the_old_views_are_let_go(comparison, scene):
    from REDReconstructionLib.session.parameters import Parameters

    node = scene.AddNewNodeByClass("vtkMRMLScriptedModuleNode")
    other = Parameters(node)
    other.inputPath = "/cases/another"  # a scene that holds a case keeps how it was read
    other.layout, other.showSinograms, other.fade = "doses", False, 0.25
    comparison.section.closeScene()
    comparison.section.disconnectParameters()
    assert comparison.views.cells == []
    comparison.session.parameters = other
    comparison.section.connectParameters()
    comparison.settle()
    assert comparison.ui.dosesButton.checked
    assert not comparison.ui.columnsButton.checked
    assert not comparison.ui.sinogramsCheck.checked
    assert comparison.ui.fadeSlider.value == pytest.approx(25.0)
    assert len(comparison.views.cells) == 8


def test_a_saved_scene_keeps_what_the_user_set(comparison, scene, tmp_path):
    from REDReconstructionLib.session.parameters import Parameters

    click(comparison.ui.dosesButton)
    comparison.settle()
    click(comparison.ui.lowCheck)
    comparison.ui.windowSlider.value = 9.0
    comparison.parameterNode.SetName("kept")
    scene.SetURL(str(tmp_path / "scene.mrml"))
    comparison.section.closeScene()
    comparison.section.disconnectParameters()
    assert scene.Commit()
    scene.Clear(0)
    assert scene.Connect()
    comparison.session.parameters = loaded = Parameters(scene.GetFirstNodeByName("kept"))
    assert (loaded.layout, loaded.showLow, loaded.imageWindow) == ("doses", False, 9.0)
    comparison.section.connectParameters()
    assert comparison.ui.dosesButton.checked
    assert not comparison.ui.lowCheck.checked


def test_keys_reach_the_section_as_shortcuts_of_the_window(comparison):
    import qt

    shortcut = qt.QShortcut(qt.QKeySequence("F"), comparison.window)
    shortcut.connect("activated()", dict(comparison.section.shortcuts())["F"])
    key(comparison.view("REDIR"), "F")
    assert comparison.views.flicker
    shortcut.setParent(None)
    shortcut.deleteLater()
