"""Three planes and a MIP of each dose: what they show, how they move together, what a click does."""

import compared
import numpy as np
import pytest
from comparing import Comparison
from driver import click, heartbeat, process_events, wait_until, wheel

DOSES = "LRF"


@pytest.fixture
def planes(scene, tmp_path, monkeypatch):
    """A case with a result in the layout planes, its MIPs made."""
    shown = Comparison(tmp_path, monkeypatch)
    shown.window.resize(1500, 940)
    shown.open(compared.make_case(tmp_path / "case"))
    shown.restored(20, "red")
    click(shown.ui.planesButton)
    ready(shown)
    yield shown
    shown.close()


def ready(shown):
    """Wait for the MIPs."""
    shown.settle()
    wait_until(lambda: all(shown.volume(f"REDM{dose}") is not None for dose in DOSES), "the MIPs are made")
    shown.settle()


def at(shown, tag, place):
    """Pixel (x, y) of a view, y from above, at which a place in RAS mm lies."""
    view = shown.view(tag)
    x, y, _z = view.convertRASToXYZ(tuple(place))
    return round(x), view.height - 1 - round(y)


def offset(shown, tag):
    """The slice offset of a view, mm."""
    return shown.slice_node(tag).GetSliceOffset()


def position(shown, tag):
    """A place in the plane of a view, RAS in mm."""
    matrix = shown.slice_node(tag).GetSliceToRAS()
    return [matrix.GetElement(row, 3) for row in range(3)]


def voxel(shown, index):
    """The place of a voxel (x, y, z) of the case, RAS in mm."""
    return (compared.matrix_of(shown.volume("REDIF")) @ [*index, 1.0])[:3]


def test_each_dose_has_three_planes_of_its_image_and_a_mip(planes):
    tags = [cell.tag for cell in planes.views.cells]
    assert tags == [f"RED{plane}{dose}" for plane in "ISDM" for dose in DOSES]
    for plane, name in (("I", "Axial"), ("S", "Coronal"), ("D", "Sagittal")):
        for dose, share in zip(DOSES, (1.2, 1.1, 1.0), strict=True):
            tag = f"RED{plane}{dose}"
            assert planes.slice_node(tag).GetOrientation() == name
            assert compared.array_of(planes.volume(tag))[0, 0, 0] == pytest.approx(1000 * share)
    assert planes.label("REDSR") == "RED, DRF 20\nOSEM, SUV"
    assert planes.label("REDMR") == "RED, DRF 20\nMIP, SUV"
    assert not planes.ui.sinogramsCheck.visible
    click(planes.ui.coronalCheck)
    click(planes.ui.mipCheck)
    assert [cell.tag for cell in planes.views.cells] == [f"RED{plane}{dose}" for plane in "ID" for dose in DOSES]


def test_a_plane_moves_in_all_doses_and_in_no_other_plane(planes):
    before = {cell.tag: offset(planes, cell.tag) for cell in planes.views.cells}
    slice_before = planes.visible_slice()
    wheel(planes.view("REDSL"), 2)
    after = {cell.tag: offset(planes, cell.tag) for cell in planes.views.cells}
    assert abs(after["REDSL"] - before["REDSL"]) == pytest.approx(6.0)
    assert after["REDSR"] == after["REDSF"] == after["REDSL"]
    assert all(after[tag] == before[tag] for tag in before if tag[3] != "S")
    wheel(planes.view("REDIF"), 1)
    assert abs(planes.visible_slice() - slice_before) == 1
    assert offset(planes, "REDIL") == offset(planes, "REDIF")


def test_a_click_shows_that_place_in_all_planes(planes):
    place = voxel(planes, (6, 5, 7))
    click(planes.view("REDIL"), at(planes, "REDIL", place))
    for plane, axis in (("S", 1), ("D", 0)):
        for dose in DOSES:
            assert position(planes, f"RED{plane}{dose}")[axis] == pytest.approx(place[axis], abs=1.5)


def test_a_place_that_another_section_leads_to_is_shown_in_all_planes(planes):
    from REDReconstructionLib.compare import places

    place = voxel(planes, (20, 3, 9))
    places.goToPlace(place)
    process_events()
    assert planes.visible_slice() == 9
    assert position(planes, "REDSR")[1] == pytest.approx(place[1], abs=1.5)
    assert position(planes, "REDDF")[0] == pytest.approx(place[0], abs=1.5)


def test_a_mip_holds_the_highest_values_along_each_line_of_sight(planes):
    values = compared.array_of(planes.volume("REDIF"))
    projections = compared.array_of(planes.volume("REDMF"))
    # Voxels are 4 mm wide and 3 mm high: lines of sight lie 3 mm apart, 32 beside each other.
    assert projections.shape == (12, 36, 32)
    seen = np.rint((np.arange(32) - 15.5) * 3 / 4 + 11.5).astype(int)
    isInside = (seen >= 0) & (seen < 24)
    np.testing.assert_array_equal(projections[:, 0][:, isInside], values.max(axis=1)[:, seen[isInside]])
    np.testing.assert_array_equal(projections[:, 9, 6:26], values.max(axis=2))
    np.testing.assert_array_equal(projections[:, 18], projections[:, 0, ::-1])


def test_a_click_into_a_mip_goes_to_what_is_seen_there_from_every_side(planes):
    import slicer

    from REDReconstructionLib.scene import rotation

    node = planes.volume("REDIF")
    slicer.util.arrayFromVolume(node)[3, 14, 17] = 1e6
    node.Modified()
    projections = compared.done(rotation.rotating(node))
    values = compared.array_of(projections)
    for direction in (0, 5, 9, 22):
        z, x = np.unravel_index(np.argmax(values[:, direction]), values[:, direction].shape)
        place = (compared.matrix_of(projections) @ [x, direction, z, 1.0])[:3]
        found = rotation.brightest(node, projections, place)
        np.testing.assert_allclose(found, voxel(planes, (17, 14, 3)), atol=1e-6)
    assert rotation.brightest(node, projections, (0.0, 0.0, 9999.0)) is None

    slicer.util.arrayFromVolumeModified(node)
    planes.session.tell("results")
    ready(planes)
    mip = planes.volume("REDMF")
    z, x = np.unravel_index(np.argmax(compared.array_of(mip)[:, 0]), (12, 32))
    place = (compared.matrix_of(mip) @ [x, 0, z, 1.0])[:3]
    click(planes.view("REDML"), at(planes, "REDML", place))
    assert planes.visible_slice() == 3
    click(planes.view("REDMF"), at(planes, "REDMF", place))
    assert position(planes, "REDDR")[0] == pytest.approx(voxel(planes, (17, 14, 3))[0], abs=1e-3)


def test_the_mip_has_the_window_and_the_colours_of_the_images_whatever_is_hot(planes):
    planes.ui.windowSlider.value = 4.0
    displays = [planes.volume(tag).GetDisplayNode() for tag in ("REDIF", "REDMF", "REDML")]
    assert {one.GetWindow() for one in displays} == {4.0 / compared.SUV_FACTOR}
    assert len({one.GetColorNodeID() for one in displays}) == 1


def test_a_mip_is_neither_saved_nor_listed_and_goes_with_its_volume(planes):
    import slicer

    from REDReconstructionLib.scene import roles

    mip = planes.volume("REDMR")
    assert not mip.GetSaveWithScene()
    assert mip.GetHideFromEditors()
    assert mip not in roles.allNodes(planes.session.case.key)
    planes.folder = planes.folder / "again"
    planes.restored(20, "red", share=2.0)
    ready(planes)
    assert mip.GetScene() is None
    volumes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    assert [node.GetName() for node in volumes].count("MIP") == len(DOSES)


def test_the_mip_turns_by_the_key_in_all_doses_and_the_window_lives(planes):
    keys = dict(planes.section.shortcuts())
    before, told = offset(planes, "REDMF"), planes.told["slice"]
    with heartbeat() as pulse:
        keys["M"]()
        wait_until(lambda: abs(offset(planes, "REDMF") - before) > 15, "the MIP turns")
    assert planes.ui.turnButton.checked
    assert offset(planes, "REDML") == offset(planes, "REDMR") == offset(planes, "REDMF")
    assert planes.told["slice"] == told
    assert pulse.longest_gap_ms < 100
    keys["M"]()
    stands = offset(planes, "REDMF")
    process_events()
    assert offset(planes, "REDMF") == stands


def test_from_the_last_direction_the_mip_turns_to_the_first(planes):
    from REDReconstructionLib.scene import rotation

    mip, node = planes.volume("REDML"), planes.slice_node("REDML")
    node.JumpSliceByOffsetting(*rotation.middle(mip, 35))
    planes.views.turning.turn()
    ras = [node.GetSliceToRAS().GetElement(row, 3) for row in range(3)]
    assert rotation.directionOf(mip, ras) == 0


def test_the_other_layouts_come_back_as_they_were(planes):
    index = planes.visible_slice()
    click(planes.ui.columnsButton)
    planes.settle()
    assert planes.visible_slice() == index
    assert planes.ui.sinogramsCheck.visible
    click(planes.ui.planesButton)
    planes.settle()
    assert planes.visible_slice() == index
    assert planes.volume("REDMF") is not None
