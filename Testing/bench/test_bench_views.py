"""The views of the bench show what is in the scene, and scroll, zoom and follow each other as Slicer's do."""

import numpy as np
import pytest

TWO_GROUPS = """<layout type="horizontal">
 <item><view class="vtkMRMLSliceNode" singletontag="One"><property name="orientation" action="default">Axial</property>
  <property name="viewgroup" action="default">5</property></view></item>
 <item><view class="vtkMRMLSliceNode" singletontag="Two"><property name="orientation" action="default">Axial</property>
  <property name="viewgroup" action="default">5</property></view></item>
 <item><view class="vtkMRMLSliceNode" singletontag="Other">
  <property name="orientation" action="default">Axial</property>
  <property name="viewgroup" action="default">6</property></view></item>
</layout>"""


def show(name, volume):
    import slicer

    widget = slicer.app.layoutManager().sliceWidget(name)
    widget.mrmlSliceCompositeNode().SetBackgroundVolumeID(volume.GetID())
    widget.fitSliceToBackground()
    slicer.app.processEvents()
    return widget


def test_a_slice_view_shows_the_values_of_the_array_where_they_lie(window, volume):
    import driver

    widget = show("Red", volume)
    widget.sliceLogic().SetSliceOffset(7.0)
    shown = driver.pixels(widget.sliceView())
    middle = shown[shown.shape[0] // 2]
    inside = middle[middle[:, 0] > 0]
    # 255 grey levels over 51 units; radiological: the first column (100, above the window) is at the right.
    assert np.all(inside[: len(inside) // 2] == 7 * 5)
    assert np.all(inside[-2] == 255)
    assert np.mean(inside[:, 0] == 255) == pytest.approx(1 / 40, abs=0.01)


def test_the_wheel_scrolls_the_slice_under_the_mouse_and_keys_do_too(window, volume):
    import driver

    widget = show("Red", volume)
    widget.sliceLogic().SetSliceOffset(5.0)
    driver.wheel(widget.sliceView(), 3)
    assert widget.sliceLogic().GetSliceOffset() == 8.0
    driver.wheel(widget.sliceView(), -1)
    driver.key(widget.sliceView(), "Left")
    assert widget.sliceLogic().GetSliceOffset() == 6.0
    assert driver.pixels(widget.sliceView()).max(axis=(0, 1))[0] in (30, 255)


def test_dragging_with_the_right_button_zooms_and_with_the_middle_one_moves(window, volume):
    import driver
    import qt

    widget = show("Red", volume)
    node = widget.mrmlSliceNode()
    before = node.GetFieldOfView()[0]
    driver.drag(widget.sliceView(), (100, 100), (100, 160), qt.Qt.RightButton)
    assert node.GetFieldOfView()[0] < 0.9 * before
    place = node.GetXYZOrigin()
    driver.drag(widget.sliceView(), (100, 100), (140, 100), qt.Qt.MiddleButton)
    assert node.GetXYZOrigin() != place


def test_linked_views_follow_within_their_group_alone(window, volume):
    import driver
    import slicer

    manager = slicer.app.layoutManager()
    node = manager.layoutLogic().GetLayoutNode()
    node.AddLayoutDescription(901, TWO_GROUPS) if not node.IsLayoutDescription(901) else None
    manager.setLayout(901)
    widgets = [show(name, volume) for name in ("One", "Two", "Other")]
    for widget in widgets:
        widget.mrmlSliceCompositeNode().SetLinkedControl(True)
        widget.sliceLogic().SetSliceOffset(4.0)
    driver.wheel(widgets[0].sliceView(), 2)
    assert [widget.sliceLogic().GetSliceOffset() for widget in widgets] == [6.0, 6.0, 4.0]


def test_a_program_that_moves_one_view_moves_no_other(window, volume):
    one, two = show("Red", volume), show("Green", volume)
    for widget in (one, two):
        widget.mrmlSliceCompositeNode().SetLinkedControl(True)
    before = two.sliceLogic().GetSliceOffset()
    one.sliceLogic().SetSliceOffset(3.0)
    assert two.sliceLogic().GetSliceOffset() == before


def test_slice_widgets_survive_a_change_of_layout(window):
    import slicer

    manager = slicer.app.layoutManager()
    before = manager.sliceWidget("Red")
    node = manager.layoutLogic().GetLayoutNode()
    node.AddLayoutDescription(901, TWO_GROUPS) if not node.IsLayoutDescription(901) else None
    manager.setLayout(901)
    assert not before.isVisible()
    assert manager.sliceWidget("One").isVisible()
    assert {"Red", "One", "Two", "Other"} <= set(manager.sliceViewNames())
    manager.setLayout(slicer.vtkMRMLLayoutNode.SlicerLayoutFourUpView)
    slicer.app.processEvents()
    assert manager.sliceWidget("Red") is before
    assert before.isVisible()
    assert not manager.sliceWidget("One").isVisible()
