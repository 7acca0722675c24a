"""One dose over another in the same view: faded, behind a curtain, as the fields of a chequerboard."""

import compared
import numpy as np
import pytest
from comparing import Comparison
from driver import choose, click, key, process_events


@pytest.fixture
def shown(scene, tmp_path, monkeypatch):
    """A case with a result, its images alone, in a window in which the doses differ clearly."""
    comparison = Comparison(tmp_path, monkeypatch)
    comparison.open(compared.make_case(tmp_path / "case"))
    comparison.restored(20, "red")
    for button in ("sinogramsCheck", "differencesCheck"):
        click(getattr(comparison.ui, button))
    comparison.parameters.imageWindow, comparison.parameters.imageLevel = 1.5, 4.75
    comparison.views.windows.apply()
    comparison.settle()
    yield comparison
    comparison.close()


def share_of(drawn, wanted):
    """The share of voxels that are drawn as in another picture."""
    return np.mean(np.abs(drawn.astype(float) - wanted).max(axis=2) < 3)


def test_right_of_the_curtain_lies_the_full_dose(shown):
    restored, full = (shown.drawn(tag) for tag in ("REDIR", "REDIF"))
    choose(shown.ui.overlayModeCombo, "Curtain")
    drawn = shown.drawn("REDIR")
    assert share_of(drawn[:, :11], restored[:, :11]) == 1
    assert share_of(drawn[:, 13:], full[:, 13:]) == 1
    assert shown.label("REDIR") == "RED, DRF 20\nOSEM, SUV\nright of the curtain: full dose"
    shown.ui.fadeSlider.value = 100
    assert share_of(shown.drawn("REDIR"), full) == 1
    shown.ui.fadeSlider.value = 0
    assert share_of(shown.drawn("REDIR"), restored) == 1
    assert shown.label("REDIR") == "RED, DRF 20\nOSEM, SUV"


def test_the_curtain_stays_where_it_is_while_slices_are_turned_over(shown):
    shown.parameters.imageWindow, shown.parameters.imageLevel = 3.0, 1.5
    shown.views.windows.apply()
    choose(shown.ui.overlayModeCombo, "Curtain")
    shown.ui.sliceSlider.value = 4
    process_events()
    drawn, full = shown.drawn("REDIR"), shown.drawn("REDIF")
    assert share_of(drawn[:, 13:], full[:, 13:]) == 1
    assert share_of(drawn[:, :11], full[:, :11]) < 0.2


def test_a_chequerboard_shows_both_in_equal_parts_and_smaller_fields_further_on(shown):
    restored, full = (shown.drawn(tag) for tag in ("REDIR", "REDIF"))
    choose(shown.ui.overlayModeCombo, "Squares")
    fields = []
    for share in (10, 90):
        shown.ui.fadeSlider.value = share
        drawn = shown.drawn("REDIR")
        isFull = np.abs(drawn.astype(float) - full).max(axis=2) < 3
        isRestored = np.abs(drawn.astype(float) - restored).max(axis=2) < 3
        assert (isFull | isRestored).all()
        assert 0.3 < isFull[~(isFull & isRestored)].mean() < 0.7
        fields.append(np.count_nonzero(np.diff(isFull.astype(int), axis=1)))
    assert fields[1] > 2 * fields[0]
    assert shown.label("REDIR").endswith("every other square: full dose")


def test_any_two_doses_can_be_laid_over_each_other_in_any_way(shown):
    low = shown.drawn("REDIL")
    choose(shown.ui.overlayTopCombo, "Low dose")
    choose(shown.ui.overlayBaseCombo, "Full dose")
    shown.ui.fadeSlider.value = 100
    assert share_of(shown.drawn("REDIF"), low) == 1
    assert shown.label("REDIF").startswith("Low dose, DRF 20")
    assert shown.label("REDIR") == "RED, DRF 20\nOSEM, SUV"
    choose(shown.ui.overlayModeCombo, "Curtain")
    assert share_of(shown.drawn("REDIF"), low) == 1
    choose(shown.ui.overlayTopCombo, "Full dose")
    assert not shown.ui.fadeSlider.enabled


def test_the_flicker_key_shows_the_upper_image_alone_and_the_curtain_comes_back(shown):
    full = shown.drawn("REDIF")
    choose(shown.ui.overlayModeCombo, "Curtain")
    half = shown.drawn("REDIR")
    flicker = dict(shown.section.shortcuts())["F"]
    flicker()
    assert share_of(shown.drawn("REDIR"), full) == 1
    flicker()
    np.testing.assert_array_equal(shown.drawn("REDIR"), half)


def test_a_line_or_segment_is_still_seen_on_what_lies_over(shown):
    import slicer

    choose(shown.ui.overlayModeCombo, "Curtain")
    shown.ui.fadeSlider.value = 100
    before = shown.drawn("REDIR")
    place = shown.slice_node("REDIR").GetXYToRAS().MultiplyPoint((180.0, 200.0, 0.0, 1.0))[:3]
    point = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsFiducialNode")
    point.CreateDefaultDisplayNodes()
    point.AddControlPoint(*place)
    point.GetDisplayNode().SetGlyphScale(8.0)
    process_events()
    assert share_of(shown.drawn("REDIR"), before) < 1


def test_the_curtain_is_drawn_by_keys(shown):
    choose(shown.ui.overlayModeCombo, "Curtain")
    before = shown.parameters.fade
    slider = shown.ui.fadeSlider.findChildren("QSlider")[0]
    for _press in range(3):
        key(slider, "Right")
    assert shown.parameters.fade > before
