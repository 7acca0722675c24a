"""Strength and protected region in the Restore section: what they ask for, and the dose that the panel asks for."""

import json

import numpy as np
import pytest
from driver import click
from restoring import (
    SLICES,
    choose,
    ladder,  # noqa: F401
    opened,
    results,
    section,  # noqa: F401
    settle,
    with_one_slice,
    work,  # noqa: F401
)


@pytest.fixture
def quick(section, ladder):  # noqa: F811
    """The section with the ladder open, DRF 20 chosen, and one slice to restore by one step."""
    return with_one_slice(section, ladder)


def region(case, drawn):
    """A segmentation in the scene with one segment, of some voxels or of none, on the grid of the case."""
    import slicer

    from REDReconstructionLib.scene import roles

    node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode", "Region")
    image = roles.largestImage(case.key)
    node.SetReferenceImageGeometryParameterFromVolumeNode(image)
    identity = node.GetSegmentation().AddEmptySegment("lesion")
    if drawn:
        inside = np.zeros(slicer.util.arrayFromVolume(image).shape, np.uint8)
        inside[:, 10:14, 10:14] = 1
        slicer.util.updateSegmentBinaryLabelmapFromArray(inside, node, identity, image)
    return node


def test_all_of_the_restored_image_is_asked_for_unless_a_share_is_set(quick):
    assert quick.ui.strengthSlider.value == 100
    assert quick.keeping.of() == {}
    quick.ui.strengthSlider.value = 60
    assert quick.session.parameters.strength == 60
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    assert results(quick) == [(20.0, "RED-NS+ at 60 %, 80 % given back")]


def test_lesions_are_given_back_unless_the_networks_alone_are_asked_for_and_the_control_says_what_that_costs(quick):
    assert quick.ui.giveBackCheckBox.checked
    assert "loses more small and faint lesions" in quick.ui.giveBackCheckBox.toolTip
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    click(quick.ui.giveBackCheckBox)
    assert not quick.session.parameters.giveBack
    assert quick.keeping.of() == {"give_back": 0.0}
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    assert sorted(results(quick)) == [(20.0, "RED-NS+"), (20.0, "RED-NS+, 80 % given back")]


def test_what_another_method_takes_is_not_given_back(quick):
    choose(quick.ui.methodSelector, "image-unet")
    assert not quick.ui.giveBackCheckBox.enabled
    quick.session.parameters.giveBack = False
    assert quick.keeping.of() == {}


def test_where_nothing_is_restored_nothing_is_kept(quick):
    quick.session.parameters.strength = 60
    choose(quick.ui.methodSelector, "osem")
    assert not quick.ui.strengthSlider.enabled
    assert not quick.ui.giveBackCheckBox.enabled
    assert not quick.ui.protectSelector.enabled
    assert quick.keeping.of() == {}


def test_the_panel_asks_for_the_dose_of_an_image_that_has_none(section, ladder):  # noqa: F811
    opened(section, ladder.parent / "body.npy")
    assert list(section.session.parameters.levels) == [0]
    assert "Open it with its dose" in section.ui.unsaidLabel.text
    assert section.ui.unsaidLabel.visible
    choose(section.ui.methodSelector, "osem")
    assert not section.ui.unsaidLabel.visible
    opened(section, ladder)
    choose(section.ui.methodSelector, "red")
    assert not section.ui.unsaidLabel.visible


def test_a_region_can_only_be_drawn_on_an_image_and_an_empty_one_is_named(quick):
    import slicer

    choose(quick.ui.slicesSelector, "all")
    quick.session.parameters.protectedRegion = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    click(quick.ui.applyButton)
    assert quick.ui.messageLabel.text == "The case has no image yet to draw a region on: restore it once without."
    quick.session.parameters.protectedRegion = None
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    quick.session.parameters.protectedRegion = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    click(quick.ui.applyButton)
    assert quick.ui.messageLabel.text == "The protected segmentation is empty: draw a segment, or choose none."


def test_a_protected_segment_goes_to_the_worker_on_the_grid_of_the_case(quick, work):  # noqa: F811
    choose(quick.ui.slicesSelector, "all")
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    quick.session.parameters.protectedRegion = region(quick.session.case, drawn=True)
    first = quick.keeping.of()
    assert quick.keeping.of() == first
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    assert results(quick) == [
        (20.0, "RED-NS+, 80 % given back"),
        (20.0, "RED-NS+, 80 % given back, a region protected"),
    ]
    kept = [json.loads(path.read_text())["protected_ml"] for path in work.glob("results/*/*/run.json")]
    assert sorted(kept) == pytest.approx([0, SLICES * 16 * 0.08])
