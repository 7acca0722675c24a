"""The views of the comparison, as drawn and as moved by mouse and wheel: arrays, slices, zoom, windows."""

import compared
import numpy as np
import pytest
from comparing import Comparison
from driver import drag, process_events, wheel

ROWS = {"sinogram": ("REDSL", "REDSR", "REDSF"), "image": ("REDIL", "REDIR", "REDIF")}
DIFFERENCES = ("REDDL", "REDDR")
IMAGES = ROWS["image"] + DIFFERENCES


@pytest.fixture
def comparison(scene, tmp_path, monkeypatch):
    """A case of full dose and DRF 20 with one result, shown in the layout compare."""
    shown = Comparison(tmp_path, monkeypatch)
    shown.open(compared.make_case(tmp_path / "case"))
    shown.restored(20, "red")
    yield shown
    shown.close()


def offsets(comparison, tags):
    """The slice offset of each view, mm."""
    return [comparison.slice_node(tag).GetSliceOffset() for tag in tags]


def middle(comparison, tag):
    """What a view draws in its middle."""
    comparison.render(tag)
    height, width = comparison.pixels(tag).shape[:2]
    return comparison.pixels(tag)[height // 2 - 5 : height // 2 + 5, width // 2 - 5 : width // 2 + 5]


def test_each_view_draws_its_array_through_window_and_colours(comparison):
    window, level = 1.5, 4.75
    comparison.parameters.imageWindow, comparison.parameters.imageLevel = window, level
    comparison.views.windows.apply()
    index = comparison.visible_slice()
    seen = set()
    for tag, share in (("REDIL", 1.2), ("REDIR", 1.1), ("REDIF", 1.0)):
        drawn = comparison.drawn(tag)
        values = compared.pattern()[index] * share * compared.SUV_FACTOR
        grey = 255 * (1 - np.clip((values - (level - window / 2)) / window, 0, 1))
        np.testing.assert_allclose(drawn[..., 0], grey, atol=2.5)
        np.testing.assert_array_equal(drawn[..., 0], drawn[..., 1])
        seen |= set(drawn[..., 0].ravel())
    assert len(seen) > 60


def test_a_sinogram_is_drawn_with_its_angles_downwards_and_its_bins_to_the_right(comparison):
    lines = compared.sinogram(1.1).values[comparison.visible_slice()]
    drawn = comparison.drawn("REDSR").astype(float).sum(axis=2)
    order = np.argsort(lines.ravel(), kind="stable")
    assert (np.diff(drawn.ravel()[order]) >= 0).all()
    assert drawn.shape == lines.shape
    assert drawn[-1, -1] > drawn[0, 0]


def test_differences_are_blue_below_white_at_and_red_above_the_full_dose(comparison):
    reach = comparison.views.windows.differenceRange()
    index = comparison.visible_slice()
    drawn = comparison.drawn("REDDR").astype(float)
    pattern = compared.pattern()[index]
    share = np.clip(pattern * 0.1 * compared.SUV_FACTOR / reach, 0, 1)
    np.testing.assert_allclose(drawn[..., 1], 255 * (1 - share * (1 - 0.09)), atol=3)
    assert (drawn[..., 0] >= drawn[..., 2]).all()


def test_the_wheel_over_an_image_pages_all_images_and_sinograms(comparison):
    before = comparison.visible_slice()
    wheel(comparison.view("REDIL"), 2)
    after = comparison.visible_slice()
    assert abs(after - before) == 2
    everywhere = offsets(comparison, IMAGES + ROWS["sinogram"])
    np.testing.assert_allclose(everywhere, everywhere[0], atol=1e-6)
    assert [comparison.index_in(tag) for tag in IMAGES + ROWS["sinogram"]] == [after] * 8


def test_the_wheel_over_a_sinogram_pages_the_images(comparison):
    before = comparison.visible_slice()
    wheel(comparison.view("REDSF"), -1)
    assert abs(comparison.visible_slice() - before) == 1
    assert {comparison.index_in(tag) for tag in IMAGES + ROWS["sinogram"]} == {comparison.visible_slice()}


def test_images_of_a_scan_from_feet_to_head_show_the_same_slice_as_their_sinograms(scene, tmp_path, monkeypatch):
    shown = Comparison(tmp_path, monkeypatch)
    shown.open(compared.make_case(tmp_path / "case", direction=compared.FEET_FIRST))
    shown.restored(20, "red", direction=compared.FEET_FIRST)
    wheel(shown.view("REDIF"), 3)
    assert {shown.index_in(tag) for tag in IMAGES + ROWS["sinogram"]} == {shown.visible_slice()}
    shown.close()


def test_a_restored_part_shows_up_only_on_its_own_slices(scene, tmp_path, monkeypatch):
    shown = Comparison(tmp_path, monkeypatch)
    shown.open(compared.make_case(tmp_path / "case"))
    shown.restored(20, "red", slice(6, 9))
    assert shown.visible_slice() == 7
    assert (middle(shown, "REDIR") < 255).all()
    shown.views.goTo(2)
    assert shown.visible_slice() == 2
    assert (middle(shown, "REDIR") == 255).all()
    assert (middle(shown, "REDIL") < 255).all()
    shown.close()


def test_zooming_at_the_mouse_and_panning_move_all_images_and_no_sinogram(comparison):
    import qt

    sinograms = [comparison.plane(tag) for tag in ROWS["sinogram"]]
    view = comparison.view("REDIL")
    wheel(view, -3, qt.Qt.ControlModifier, (20, 25))
    zoomed = [comparison.plane(tag) for tag in IMAGES]
    np.testing.assert_allclose(zoomed, [zoomed[0]] * len(IMAGES), atol=1e-6)
    drag(view, (60, 60), (90, 75), qt.Qt.MiddleButton)
    panned = [comparison.plane(tag) for tag in IMAGES]
    np.testing.assert_allclose(panned, [panned[0]] * len(IMAGES), atol=1e-6)
    assert not np.allclose(zoomed[0], panned[0])
    np.testing.assert_array_equal([comparison.plane(tag) for tag in ROWS["sinogram"]], sinograms)


def test_one_step_of_the_wheel_changes_each_view_a_few_times_at_most(comparison):
    import vtk

    counts = {}

    def count(node, _event):
        counts[node.GetName()] = counts.get(node.GetName(), 0) + 1

    nodes = [comparison.slice_node(tag) for tag in IMAGES + ROWS["sinogram"]]
    tags = [(node, node.AddObserver(vtk.vtkCommand.ModifiedEvent, count)) for node in nodes]
    told = comparison.told["slice"]
    wheel(comparison.view("REDIR"), 1)
    for node, tag in tags:
        node.RemoveObserver(tag)
    assert set(counts) == set(IMAGES + ROWS["sinogram"])
    assert max(counts.values()) <= 3, counts
    assert comparison.told["slice"] == told + 1


def test_dragging_a_window_in_one_image_changes_it_in_all_and_in_the_panel(comparison):
    import vtk

    displays = [comparison.volume(tag).GetDisplayNode() for tag in ROWS["image"]]
    counts = []
    tags = [(one, one.AddObserver(vtk.vtkCommand.ModifiedEvent, lambda *_: counts.append(1))) for one in displays]
    displays[1].SetWindowLevel(8.0 / compared.SUV_FACTOR, 3.5 / compared.SUV_FACTOR)
    for one, tag in tags:
        one.RemoveObserver(tag)
    assert len(counts) == 3
    assert (comparison.parameters.imageWindow, comparison.parameters.imageLevel) == pytest.approx((8.0, 3.5))
    assert comparison.ui.windowSlider.value == pytest.approx(8.0)
    for one in displays:
        assert (one.GetWindow(), one.GetLevel()) == pytest.approx((16000.0, 7000.0))


def test_volumes_with_different_suv_factors_share_one_window_in_suv(scene, tmp_path, monkeypatch):
    shown = Comparison(tmp_path, monkeypatch)
    case = compared.make_case(tmp_path / "case")
    case.description["levels"][0]["suv"]["factor"] = 1e-3
    shown.open(case)
    assert shown.views.windows.unit == "SUV"
    low, full = (shown.volume(tag).GetDisplayNode() for tag in ("REDIL", "REDIF"))
    assert (low.GetWindow(), low.GetLevel()) == pytest.approx((7000.0, 3500.0))
    assert (full.GetWindow(), full.GetLevel()) == pytest.approx((14000.0, 7000.0))
    shown.close()


def test_the_window_of_differences_stays_centred(comparison):
    display = comparison.volume("REDDL").GetDisplayNode()
    display.SetWindowLevel(5000.0, 700.0)
    for tag in DIFFERENCES:
        other = comparison.volume(tag).GetDisplayNode()
        assert (other.GetWindow(), other.GetLevel()) == pytest.approx((5000.0, 0.0))
    assert comparison.parameters.differenceRange == pytest.approx(2500.0 * compared.SUV_FACTOR)
    assert comparison.ui.differenceSlider.value == pytest.approx(1.25)
    assert comparison.parameters.imageWindow == 7.0


def test_sinograms_of_different_counts_are_shown_as_shares_of_their_totals(scene, tmp_path, monkeypatch):
    shown = Comparison(tmp_path, monkeypatch)
    shown.open(compared.make_case(tmp_path / "case", images=False))
    low, full = (shown.volume(tag).GetDisplayNode() for tag in ("REDSL", "REDSF"))
    assert low.GetWindow() * 20 == pytest.approx(full.GetWindow())
    upper = np.percentile(compared.sinogram().values, 99.9)
    assert full.GetWindow() == pytest.approx(upper, rel=1e-3)
    full.SetWindowLevel(2000.0, 1000.0)
    assert (low.GetWindow(), low.GetLevel()) == pytest.approx((100.0, 50.0))
    shown.close()


def test_pictures_are_fitted_again_when_views_change_their_size_but_not_after_a_zoom(comparison):
    import qt

    image, sinogram = "REDIL", "REDSL"
    comparison.window.resize(1100, 500)
    process_events()
    process_events()
    width, height, _depth = comparison.slice_node(image).GetFieldOfView()
    assert width >= 24 * 4.0 - 1e-6
    assert height >= 20 * 3.0 - 1e-6
    assert min(width / 96.0, height / 60.0) == pytest.approx(1.0, rel=0.05)
    wheel(comparison.view(image), -2, qt.Qt.ControlModifier)
    before = comparison.plane(image)[-1], comparison.plane(sinogram)[-1]
    comparison.window.resize(900, 700)
    process_events()
    process_events()
    assert (comparison.plane(image)[-1], comparison.plane(sinogram)[-1]) == before


def test_sinograms_are_fitted_once_they_are_there_and_the_images_stay_where_the_user_has_them(
    scene, tmp_path, monkeypatch
):
    import qt

    shown = Comparison(tmp_path, monkeypatch)
    shown.open(compared.make_case(tmp_path / "case"))
    shown.views.goTo(4)
    wheel(shown.view("REDIL"), -2, qt.Qt.ControlModifier)
    image = shown.plane("REDIL")
    shown.restored(20, "red")
    width, height, _depth = shown.slice_node("REDSL").GetFieldOfView()
    assert min(width, height) == pytest.approx(24 * 4.0, rel=0.05)
    shown.drawn("REDSL")
    assert shown.plane("REDIL") == pytest.approx(image)
    assert shown.visible_slice() == 4
    shown.close()


def test_what_is_drawn_on_an_image_is_not_drawn_over_a_sinogram(comparison):
    import slicer

    line = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLMarkupsLineNode")
    line.CreateDefaultDisplayNodes()
    before = {tag: middle(comparison, tag) for tag in ("REDIF", "REDSF")}
    place = comparison.slice_node("REDIF").GetSliceToRAS()
    centre = [place.GetElement(row, 3) for row in range(3)]
    line.AddControlPointWorld(centre[0] - 20, *centre[1:])
    line.AddControlPointWorld(centre[0] + 20, *centre[1:])
    process_events()
    assert not np.array_equal(middle(comparison, "REDIF"), before["REDIF"])
    np.testing.assert_array_equal(middle(comparison, "REDSF"), before["REDSF"])


def test_a_case_opens_on_its_most_active_slice_and_keeps_the_users_slice_afterwards(comparison):
    assert comparison.visible_slice() == 7
    comparison.views.goTo(3)
    comparison.section.sliceWidgets.onFit()
    assert comparison.visible_slice() == 3
    comparison.restored(20, "unet")
    assert comparison.visible_slice() == 3
    comparison.parameters.layout = "doses"
    comparison.section.refresh()
    assert comparison.visible_slice() == 3
    assert {comparison.index_in(cell.tag) for cell in comparison.views.cells} == {3}
