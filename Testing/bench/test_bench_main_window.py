"""What surprised in a real main window of Slicer, done by the bench too."""

import numpy as np


def shown_in_two_views(number):
    """A layout of two new slice views, shown."""
    import slicer

    manager = slicer.app.layoutManager()
    names = [f"New{number}{letter}" for letter in "AB"]
    views = "".join(
        f'<item><view class="vtkMRMLSliceNode" singletontag="{name}">'
        '<property name="orientation" action="default">Axial</property></view></item>'
        for name in names
    )
    node = manager.layoutLogic().GetLayoutNode()
    node.AddLayoutDescription(700 + number, f'<layout type="horizontal">{views}</layout>')
    manager.setLayout(700 + number)
    return [manager.sliceWidget(name) for name in names]


def test_a_new_slice_view_is_put_on_offset_0_one_turn_of_the_event_loop_later(window, volume):
    import slicer

    view, _other = shown_in_two_views(1)
    view.mrmlSliceCompositeNode().SetBackgroundVolumeID(volume.GetID())
    view.sliceLogic().SetSliceOffset(7.0)
    assert view.sliceLogic().GetSliceOffset() == 7.0
    slicer.app.processEvents()
    assert view.sliceLogic().GetSliceOffset() == 0.0
    view.sliceLogic().SetSliceOffset(7.0)
    slicer.app.processEvents()
    assert view.sliceLogic().GetSliceOffset() == 7.0


def test_a_slice_view_with_its_controller_is_335_pixels_wide_and_without_it_may_be_slim(window):
    import slicer

    views = shown_in_two_views(2)
    slicer.app.processEvents()
    assert min(view.width for view in views) >= 335
    assert views[0].minimumSizeHint.width() >= 335
    for view in views:
        view.sliceController().setVisible(False)
    assert views[0].minimumSizeHint.width() < 100


def test_a_scene_that_closes_sets_its_layout_once_more(window):
    import slicer

    manager = slicer.app.layoutManager()
    shown_in_two_views(3)
    one = slicer.vtkMRMLLayoutNode.SlicerLayoutOneUpRedSliceView
    tag = slicer.mrmlScene.AddObserver(slicer.mrmlScene.EndCloseEvent, lambda *_: manager.setLayout(one))
    slicer.mrmlScene.Clear(0)
    slicer.mrmlScene.RemoveObserver(tag)
    assert manager.layout == 703
    manager.setLayout(one)
    slicer.app.processEvents()
    assert manager.layout == one


def test_a_slice_view_is_made_hidden_as_soon_as_its_node_is_in_the_scene(window):
    import slicer

    node = slicer.mrmlScene.CreateNodeByClass("vtkMRMLSliceNode")
    node.UnRegister(None)
    node.SetLayoutName("Early")
    slicer.mrmlScene.AddNode(node)
    view = slicer.app.layoutManager().sliceWidget("Early")
    assert view.mrmlSliceNode() is node
    assert not view.isVisible()


def test_the_displays_of_a_volume_go_with_it_and_taking_them_out_once_more_is_an_error(window, volume, errors):
    import slicer

    display = volume.GetDisplayNode()
    slicer.mrmlScene.RemoveNode(volume)
    assert display.GetScene() is None
    assert errors == []
    slicer.mrmlScene.RemoveNode(display)
    assert [str(one).split(":")[0] for one in errors] == ["Failed to access subject hierarchy node"]
    errors.clear()


def test_a_plot_shows_no_chart_after_a_scene_was_loaded_until_it_is_set_again(window, tmp_path):
    import slicer

    chart = slicer.util.plot(np.array([[0.0, 1.0], [1.0, 4.0]]), 0, show=True)
    name, file = chart.GetName(), str(tmp_path / "scene.mrb")
    slicer.util.saveScene(file)
    slicer.mrmlScene.Clear(0)
    slicer.util.loadScene(file)
    views = slicer.util.getNodesByClass("vtkMRMLPlotViewNode")
    assert [view.GetPlotChartNodeID() for view in views] == [None] * len(views)
    views[0].SetPlotChartNodeID(slicer.util.getNode(name).GetID())
    assert views[0].GetPlotChartNode() is not None


def test_a_colour_table_is_in_a_saved_scene_only_where_it_asks_to_be(window, volume, tmp_path):
    import slicer

    for isSaved in (True, False):
        table = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLColorTableNode", f"Own {isSaved}")
        table.SetTypeToUser()
        table.SetNumberOfColors(2)
        table.SetSaveWithScene(isSaved)
    file = str(tmp_path / "scene.mrb")
    slicer.util.saveScene(file)
    slicer.mrmlScene.Clear(0)
    slicer.util.loadScene(file)
    assert slicer.mrmlScene.GetFirstNodeByName("Own True") is not None
    assert slicer.mrmlScene.GetFirstNodeByName("Own False") is None


def test_a_module_lies_in_slicers_own_scroll_area_and_takes_the_height_that_there_is(window, module):
    import bench
    import qt
    import slicer

    shown = bench.open_module().parent
    area = slicer.util.findChild(slicer.util.mainWindow(), "ModulePanelScrollArea")
    contents = area.widget()
    parts = [contents.layout().itemAt(number).widget() for number in range(contents.layout().count())]
    assert parts[0].text == "Help & Acknowledgement"
    assert 15 < parts[0].height < 40
    assert parts[1] is shown
    assert shown.layout().itemAt(0).widget().x == 0
    assert shown.sizePolicy.horizontalPolicy() == qt.QSizePolicy.Minimum
    before = shown.height
    slicer.util.mainWindow().resize(slicer.util.mainWindow().width, slicer.util.mainWindow().height + 120)
    slicer.app.processEvents()
    assert shown.height == before + 120


def test_a_widget_with_a_style_sheet_keeps_its_colours_until_it_gets_the_sheet_again(window):
    import qt
    from driver import set_palette

    plain, dressed = qt.QLabel("plain", window), qt.QLabel("dressed", window)
    sheet = "QLabel {border: 1px solid palette(window-text);}"
    dressed.styleSheet = sheet
    for label in (plain, dressed):
        label.show()
    light = [label.palette.color(qt.QPalette.WindowText).name() for label in (plain, dressed)]
    try:
        set_palette("dark")
        assert plain.palette.color(qt.QPalette.WindowText).name() != light[0]
        assert dressed.palette.color(qt.QPalette.WindowText).name() == light[1]
        dressed.styleSheet = ""
        dressed.styleSheet = sheet
        assert dressed.palette.color(qt.QPalette.WindowText).name() != light[1]
    finally:
        set_palette("light")
