"""What a restoration removed, over its image: of the real worker, read when it is asked for, in clear colours."""

import compared
import numpy as np
import pytest
from comparing import Comparison
from driver import click, key, process_events
from restoring import check, ladder  # noqa: F401, fixture
from whole import panel  # noqa: F401, fixture

from redpet.case import Image
from redpet.case.storage import read_image, write_image

VIEW = "REDIR"
DOSES = ("low", "restored", "full")
LINES = "\nred: removed, blue: added\n2 to 8 times the expected noise"


@pytest.fixture
def shown(scene, tmp_path, monkeypatch):
    """A case with a result, its images alone, whose map has a spot of each sign and one that looks like noise."""
    comparison = Comparison(tmp_path, monkeypatch)
    comparison.open(compared.make_case(tmp_path / "case"))
    comparison.restored(20, "red")
    for button in ("sinogramsCheck", "differencesCheck"):
        click(getattr(comparison.ui, button))
    comparison.settle()
    yield comparison
    comparison.close()


def leave_map(shown):
    """The file that the engine writes beside the images; returns its values."""
    image = read_image(shown.folder / "run-20-red" / "images" / "restored.nrrd")
    values = np.zeros_like(image.values)
    values[:, 2:6, 2:6], values[:, 9:13, 9:13], values[:, 16:19, 16:19] = 6.0, -6.0, 1.5
    write_image(Image(values, image.grid, "expected noise"), shown.folder / "run-20-red" / "images" / "removed.nrrd")
    return values


def over(shown):
    """What lies over the picture of the restored image, or None."""
    import slicer

    return slicer.mrmlScene.GetNodeByID(shown.composite(VIEW).GetForegroundVolumeID() or "")


def maps(case):
    """The maps of a case in the scene."""
    from REDReconstructionLib.scene import roles

    return [node for node in roles.allNodes(case) if roles.roleOf(node).domain == roles.REMOVED]


def restore(shown):
    """Restore DRF 20 by the button."""
    check(shown.restore, 20.0)
    click(shown.restore.ui.applyButton)
    shown.wait(lambda: not shown.session.state.busy, "the restoration ends")


def test_what_the_worker_removed_is_shown_on_request_and_goes_with_result_scene_and_case(panel, ladder, tmp_path):  # noqa: F811
    import slicer

    from REDReconstructionLib.scene import roles

    case = panel.opened(ladder).key
    panel.unfold("compareButton")
    assert not panel.ui.removedCheck.enabled
    panel.session.parameters.iterations = 2
    restore(panel)
    assert (panel.ui.removedCheck.enabled, panel.ui.removedCheck.checked, maps(case)) == (True, False, [])
    click(panel.ui.removedCheck)
    panel.wait(lambda: over(panel) is not None, "the map is read")
    (node,) = maps(case)
    run = roles.runFolder(node)
    assert over(panel) is node
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(node), read_image(run / "images" / "removed.nrrd").values)
    assert (roles.unit(node), roles.suvFactor(node)) == ("expected noise", None)
    assert panel.label(VIEW).endswith(LINES)
    panel.session.parameters.iterations = 3
    restore(panel)
    panel.wait(lambda: over(panel) is not None, "the map of the new result is read")
    (node,) = maps(case)
    assert roles.runFolder(node) != run
    assert roles.runFolder(node) == roles.runFolder(panel.volume(VIEW))
    values = slicer.util.arrayFromVolume(node).copy()
    slicer.util.saveScene(str(tmp_path / "case.mrb"))
    slicer.mrmlScene.Clear(0)
    process_events()
    slicer.util.loadScene(str(tmp_path / "case.mrb"))
    panel.wait(lambda: over(panel) is not None, "the saved scene shows the map")
    (node,) = maps(case)
    np.testing.assert_array_equal(slicer.util.arrayFromVolume(node), values)
    assert over(panel) is node
    assert node.GetDisplayNode().GetColorNode().GetName() == "RED-Removed"
    panel.session.setCase(None)
    from REDReconstructionLib.scene import importing

    importing.removeCase(case)
    assert maps(case) == []


@pytest.mark.parametrize("color", ["InvertedGrey", "Grey"])
def test_spots_stand_out_from_light_and_dark_and_what_looks_like_noise_is_clear(shown, color):
    values = leave_map(shown)
    shown.parameters.imageColor = color
    shown.views.paint()
    plain = shown.drawn(VIEW).astype(float)
    click(shown.ui.removedCheck)
    shown.settle()
    over(shown).GetDisplayNode().SetInterpolate(False)
    drawn, plane = shown.drawn(VIEW).astype(float), values[shown.index_in(VIEW)]
    assert np.abs(drawn - plain)[np.abs(plane) < 2].max() < 3
    red, blue = drawn[plane == 6], drawn[plane == -6]
    assert (red[:, 0] > red[:, 2] + 80).all()
    assert (blue[:, 2] > blue[:, 0] + 80).all()
    click(shown.ui.removedCheck)
    assert (over(shown), shown.label(VIEW)) == (None, "RED, DRF 20\nOSEM, SUV")


def test_it_takes_the_place_of_a_dose_over_the_restored_image_and_gives_it_back(shown):
    leave_map(shown)
    shown.ui.fadeSlider.value = 40
    click(shown.ui.removedCheck)
    shown.settle()
    assert over(shown) is maps(shown.session.case.key)[0]
    assert not shown.ui.fadeSlider.enabled
    assert shown.label(VIEW) == "RED, DRF 20\nOSEM, SUV" + LINES
    shown.ui.removedCheck.setFocus()
    key(shown.ui.removedCheck, "Space")
    process_events()
    assert over(shown) is shown.volume("REDIF")
    assert shown.ui.fadeSlider.enabled


def test_it_lies_over_the_planes_of_the_restored_image_and_not_over_its_mip_or_another_dose(shown):
    leave_map(shown)
    click(shown.ui.removedCheck)
    click(shown.ui.planesButton)
    shown.settle()
    (node,) = maps(shown.session.case.key)
    covered = {
        (cell.plane, cell.dose): shown.composite(cell.tag).GetForegroundVolumeID() == node.GetID()
        for cell, _now, _node in shown.views.content
    }
    planes = ("axial", "coronal", "sagittal", "mip")
    wanted = {(plane, dose): (dose, plane != "mip") == ("restored", True) for plane in planes for dose in DOSES}
    assert covered == wanted


@pytest.mark.parametrize("isDamaged", [False, True])
def test_a_view_says_that_there_is_no_map(shown, isDamaged):
    if isDamaged:
        (shown.folder / "run-20-red" / "images" / "removed.nrrd").write_bytes(b"NRRD0005\n")
    click(shown.ui.removedCheck)
    shown.settle()
    assert over(shown) is None
    assert shown.label(VIEW) == "RED, DRF 20\nOSEM, SUV\nno map of what was removed"
