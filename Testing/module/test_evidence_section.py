"""The Evidence section in the open panel: the map over the images, the findings, the bar that warns."""

import shutil

import compared
import evidenced
import numpy as np
import pytest
from driver import click, key, process_events
from evidenced import PLACES, VALUES, bring
from whole import Panel, panel  # noqa: F401, fixture

IMAGES = ("REDIL", "REDIR", "REDIF")
VERMILION = np.array([0xD5, 0x5E, 0x00])


@pytest.fixture
def judged(panel, tmp_path):  # noqa: F811
    """The panel with a case of full dose and DRF 20, restored and judged, its section unfolded."""
    bring(panel, tmp_path)
    panel.unfold("evidenceButton")
    return panel


def map_of(panel, drf=20.0):  # noqa: F811
    """The map of a restored image."""
    from REDReconstructionLib.scene import evidence_map

    return evidence_map.mapOf(evidence_map.Role(panel.session.case.key, "evidence", "restored", drf, "red"))


def tags_of(node):
    """The views of ours that show a map."""
    import slicer

    display = node.GetDisplayNode()
    nodes = [slicer.mrmlScene.GetNodeByID(display.GetNthViewNodeID(n)) for n in range(display.GetNumberOfViewNodeIDs())]
    return {node.GetLayoutName() for node in nodes if node.GetLayoutName().startswith("RED")}


def place_of(kind, panel):  # noqa: F811
    """Where a finding lies, in RAS millimetres, by the restored volume itself."""
    z, y, x = PLACES[kind]
    return (compared.matrix_of(panel.node("image", "restored", 20.0, "red")) @ [x, y, z, 1])[:3]


def crosshair():
    """Where the crosshair stands."""
    import slicer

    return slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode").GetCrosshairRAS()


def rows(panel):  # noqa: F811
    """The sentences in the list."""
    shown = panel.evidence.ui.findingsList
    return [shown.item(row).text() for row in range(shown.count)]


def choose(panel, row):  # noqa: F811
    """Choose a finding."""
    panel.evidence.ui.findingsList.setCurrentRow(row)
    panel.settle()


@pytest.mark.parametrize("direction", [compared.HEAD_FIRST, compared.FEET_FIRST])
def test_the_map_is_a_segmentation_that_lies_on_the_restored_image(panel, tmp_path, direction):  # noqa: F811
    import slicer

    bring(panel, tmp_path, direction=direction)
    restored = panel.node("image", "restored", 20.0, "red")
    for name, value in VALUES.items():
        inside = slicer.util.arrayFromSegmentBinaryLabelmap(map_of(panel), name, restored)
        np.testing.assert_array_equal(inside > 0, evidenced.states() == value)
    tree = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
    items = [tree.GetItemByDataNode(node) for node in (map_of(panel), restored)]
    assert len({tree.GetItemParent(item) for item in items}) == 1


def test_it_is_shown_over_the_images_of_its_own_restoration_and_over_nothing_else(judged, tmp_path):
    assert tags_of(map_of(judged)) == set(IMAGES)
    bring(judged, tmp_path, drf=4, case=judged.session.case)
    judged.parameters.comparedDrf = 20.0
    judged.settle()
    assert tags_of(map_of(judged)) == set(IMAGES)
    assert tags_of(map_of(judged, 4.0)) == set()
    assert not map_of(judged, 4.0).GetDisplayNode().GetVisibility()
    judged.parameters.layout = "doses"
    judged.settle()
    assert {"REDA1", "REDB1"} <= tags_of(map_of(judged)) - tags_of(map_of(judged, 4.0))
    assert tags_of(map_of(judged, 4.0)) == {"REDA2", "REDB2"}
    assert map_of(judged, 4.0).GetDisplayNode().GetVisibility()


def test_slicers_own_views_show_the_map_of_the_compared_image_alone(judged, tmp_path):
    def elsewhere(node):
        display = node.GetDisplayNode()
        names = [display.GetNthViewNodeID(number) for number in range(display.GetNumberOfViewNodeIDs())]
        return "vtkMRMLSliceNodeRed" in names

    bring(judged, tmp_path, drf=4, case=judged.session.case)
    for drf, other in ((20.0, 4.0), (4.0, 20.0)):
        judged.parameters.comparedDrf = drf
        judged.settle()
        assert elsewhere(map_of(judged, drf))
        assert not elsewhere(map_of(judged, other))


def test_in_three_planes_the_map_lies_over_all_images_and_over_no_projection(judged):
    judged.parameters.layout = "planes"
    judged.parameters.showMip = True
    judged.settle()
    planes = {cell.tag for cell in judged.views.cells if cell.plane != "mip"}
    assert len(planes) >= 6
    assert tags_of(map_of(judged)) == planes
    assert len(judged.views.overlay.legends) == 1


def test_a_contradicted_spot_is_drawn_in_its_colour_and_its_outline_stays_without_filling(judged):
    def drawn(show, opacity):
        judged.parameters.showEvidence, judged.parameters.evidenceOpacity = show, opacity
        process_events()
        return judged.drawn("REDIR").astype(float)

    z, y, x = PLACES["invented"]
    judged.views.goTo(z)
    judged.settle()
    without, filled, outlined = drawn(False, 1.0), drawn(True, 1.0), drawn(True, 0.0)
    assert np.abs(filled[y, x] - VERMILION).max() < 8
    np.testing.assert_array_equal(outlined[y, x], without[y, x])
    window = judged.view("REDIR").renderWindow()
    edge = np.abs(judged.pixels("REDIR").astype(int) - VERMILION).max(axis=2) < 8
    assert 20 < edge.sum() < 0.05 * window.GetSize()[0] * window.GetSize()[1]


def test_the_legend_stands_in_the_restored_view_alone_and_goes_with_the_map(judged):
    def legend():
        judged.render("REDIR")
        return (np.abs(judged.pixels("REDIR")[-60:, :80].astype(int) - VERMILION).max(axis=2) < 8).sum()

    (shown,) = judged.views.overlay.legends
    assert shown[0] is judged.view("REDIR")
    assert [actor.GetInput().strip() for actor in shown[1]] == ["Supported", "Cannot tell", "Contradicted"]
    assert legend() > 500
    judged.parameters.showEvidence = False
    process_events()
    assert legend() == 0


def test_findings_are_listed_worst_first_with_their_sentence_and_their_numbers(judged):
    assert rows(judged) == [f"A spot that is {kind}." for kind in PLACES]
    choose(judged, 0)
    told = judged.evidence.ui.numbersLabel.text
    assert "SUV 5 in the image, 1 in the counts" in told
    assert "4.0 in the image, 0.8 ± 0.3 in the counts" in told
    assert "-6.0 standard errors" in told
    assert "97 %" in told
    assert judged.evidence.ui.stepLabel.text == "1 of 3"


@pytest.mark.parametrize("direction", [compared.HEAD_FIRST, compared.FEET_FIRST])
def test_a_chosen_finding_is_looked_at_in_all_three_images_and_marked(panel, tmp_path, direction):  # noqa: F811
    bring(panel, tmp_path, direction=direction)
    panel.unfold("evidenceButton")
    panel.parameters.showFull = panel.parameters.showImages = False
    panel.settle()
    for row, kind in enumerate(PLACES):
        choose(panel, row)
        assert panel.visible_slice() == PLACES[kind][0]
        assert {tag: panel.index_in(tag) for tag in IMAGES} == dict.fromkeys(IMAGES, PLACES[kind][0])
        np.testing.assert_allclose(crosshair(), place_of(kind, panel), atol=1e-6)
    assert [panel.volume(tag).GetName().split(" ")[0] for tag in IMAGES] == ["DRF", "DRF", "full"]


def test_a_place_outside_of_a_zoomed_view_is_brought_into_it(judged):
    node = judged.slice_node("REDIR")
    x, y, z = node.GetFieldOfView()
    node.SetFieldOfView(x / 8, y / 8, z)
    node.SetXYZOrigin(40.0, 20.0, 0.0)
    node.UpdateMatrices()
    judged.settle()
    choose(judged, 1)
    place = judged.view("REDIL").convertRASToXYZ(tuple(place_of("erased", judged)))
    assert 0 < place[0] < judged.view("REDIL").width
    assert 0 < place[1] < judged.view("REDIL").height


def test_keys_go_from_finding_to_finding_and_hide_the_map(judged):
    import slicer

    window = slicer.util.mainWindow()
    for press, row in ((".", 0), (".", 1), (".", 2), (".", 2), (",", 1)):
        key(window, press)
        judged.settle()
        assert judged.evidence.ui.findingsList.currentRow == row
        assert judged.visible_slice() == list(PLACES.values())[row][0]
    key(judged.evidence.ui.findingsList, "Down")
    judged.settle()
    assert judged.visible_slice() == PLACES["shown"][0]
    key(window, "E")
    assert not judged.parameters.showEvidence
    assert not judged.evidence.ui.mapCheck.checked
    assert not map_of(judged).GetDisplayNode().GetVisibility()


def test_the_bar_warns_above_all_sections_and_leads_to_the_worst_finding(panel, tmp_path):  # noqa: F811
    bring(panel, tmp_path, drf=4, kinds=("shown",))
    ui = panel.evidence.ui
    assert not ui.warningBar.visible
    bring(panel, tmp_path, case=panel.session.case)
    assert ui.warningBar.visible
    assert "before you measure or export" in ui.warningLabel.text
    assert ui.warningLabel.text.split("\n")[1:] == ["DRF 20, RED: 1 invented, 1 erased"]
    assert panel.panel.widget.layout().indexOf(ui.warningBar) == 0
    panel.parameters.comparedDrf = 4.0
    panel.settle()
    assert rows(panel) == ["A spot that is shown."]
    click(ui.warningButton)
    panel.settle()
    assert not panel.panel.ui.evidenceButton.collapsed
    assert panel.parameters.comparedDrf == 20
    assert rows(panel)[ui.findingsList.currentRow] == "A spot that is invented."
    assert panel.visible_slice() == PLACES["invented"][0]


def test_a_saved_scene_brings_map_list_and_bar_back_without_the_work_folder(judged, tmp_path):
    import slicer

    judged.parameters.evidenceOpacity = 0.7
    file = str(tmp_path / "scene.mrb")
    slicer.util.saveScene(file)
    slicer.mrmlScene.Clear(0)
    process_events()
    shutil.rmtree(tmp_path / "run-20")
    slicer.util.loadScene(file)
    process_events()
    again = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    again.settle()
    restored = again.node("image", "restored", 20.0, "red")
    inside = slicer.util.arrayFromSegmentBinaryLabelmap(map_of(again), "contradicted", restored)
    np.testing.assert_array_equal(inside > 0, evidenced.states() == VALUES["contradicted"])
    assert map_of(again).GetDisplayNode().GetOpacity2DFill() == pytest.approx(0.7)
    assert rows(again) == [f"A spot that is {kind}." for kind in PLACES]
    assert again.evidence.ui.warningBar.visible
    choose(again, 1)
    assert again.visible_slice() == PLACES["erased"][0]


def test_another_result_of_the_same_dose_and_method_takes_the_map_away(judged, tmp_path):
    from REDReconstructionLib.scene import evidence_map, importing

    case = judged.session.case
    compared.done(importing.importRun(case, compared.make_run(tmp_path / "without"), 20, "red"))
    judged.session.tell("results")
    judged.settle()
    assert evidence_map.maps(case.key) == []
    assert rows(judged) == []
    assert not judged.evidence.ui.warningBar.visible
    assert "Restore measured counts" in judged.evidence.ui.hintLabel.text
    (tmp_path / "again").mkdir()
    bring(judged, tmp_path / "again", case=case)
    assert len(evidence_map.maps(case.key)) == 1
    importing.removeCase(case.key)
    assert evidence_map.maps(case.key) == []
