"""What the stand-ins of CTK's and MRML's widgets do: folding, ranges, paths, and nodes of a scene to choose."""

import gc

import bench
import pytest

bench.start()

import ctk
import qmrml
import qt
import slicer
from qt_dialogs import answers

pytestmark = pytest.mark.usefixtures("fresh_answers")


def test_children_that_were_hidden_stay_hidden_after_folding():
    box = ctk.ctkCollapsibleButton()
    layout = qt.QVBoxLayout(box)
    shown, hidden = qt.QLabel("shown"), qt.QLabel("hidden")
    layout.addWidget(shown)
    layout.addWidget(hidden)
    hidden.setVisible(False)
    box.show()
    box.collapsed = True
    assert not shown.visible
    box.collapsed = False
    assert shown.visible
    assert not hidden.visible
    box.close()


def test_a_range_widget_keeps_its_values_in_order_and_inside():
    log = []
    widget = ctk.ctkRangeWidget()
    widget.connect("valuesChanged(double,double)", lambda low, high: log.append((low, high)))
    widget.setValues(10, 20)
    widget.maximum = 15
    assert (widget.minimumValue, widget.maximumValue) == (10.0, 15.0)
    assert log == [(10.0, 20.0), (10.0, 15.0)]


def test_checked_entries_are_told_once_when_they_change():
    log = []
    combo = ctk.ctkCheckableComboBox()
    combo.addItems(["DRF 4", "DRF 20"])
    combo.connect("checkedIndexesChanged()", lambda: log.append([one.data() for one in combo.checkedIndexes()]))
    combo.setCheckState(combo.model().index(1, 0), qt.Qt.Checked)
    assert log == [["DRF 20"]]


def test_checked_nodes_follow_the_scene():
    scene = slicer.vtkMRMLScene()
    combo = qmrml.qMRMLCheckableNodeComboBox()
    combo.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    combo.setMRMLScene(scene)
    first, second = (scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", name) for name in "AB")
    combo.setCheckState(first, qt.Qt.Checked)
    combo.setCheckState(second, qt.Qt.Checked)
    scene.RemoveNode(first)
    assert combo.checkedNodes() == (second,)


def test_nodes_are_chosen_by_attribute():
    scene = slicer.vtkMRMLScene()
    combo = qmrml.qMRMLNodeComboBox()
    combo.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    combo.addAttribute("vtkMRMLScalarVolumeNode", "RED.Role", "low")
    combo.setMRMLScene(scene)
    scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "other")
    low = slicer.vtkMRMLScalarVolumeNode()
    low.SetAttribute("RED.Role", "low")
    scene.AddNode(low)
    assert combo.nodeCount() == 1
    assert combo.nodeFromIndex(0) is low


def test_a_dropped_selector_listens_no_more():
    scene, log = slicer.vtkMRMLScene(), []
    combo = qmrml.qMRMLNodeComboBox()
    combo.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    combo.setMRMLScene(scene)
    combo.connect("nodeAdded(vtkMRMLNode*)", lambda node: log.append(node.GetName()))
    scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "A")
    del combo
    gc.collect()
    scene.AddNewNodeByClass("vtkMRMLScalarVolumeNode", "B")
    assert log == ["A"]


def test_a_path_is_browsed_for_and_remembered():
    edit = ctk.ctkPathLineEdit()
    edit.settingKey = "RED/model"
    answers.add("getOpenFileName", "/models/red.safetensors")
    edit.browse()
    assert edit.currentPath == "/models/red.safetensors"
    edit.addCurrentPathToHistory()
    other = ctk.ctkPathLineEdit()
    other.settingKey = "RED/model"
    other.retrieveHistory()
    assert other.comboBox().itemText(0) == "/models/red.safetensors"


def test_a_settings_panel_keeps_what_its_widgets_say():
    panel, box = ctk.ctkSettingsPanel(), qt.QCheckBox()
    panel.registerProperty("RED/labels", box, "checked", "toggled(bool)")
    box.checked = True
    assert slicer.util.toBool(qt.QSettings().value("RED/labels"))


def test_colour_tables_are_chosen_among_the_hidden_nodes_of_the_scene():
    combo = qmrml.qMRMLColorTableComboBox()
    combo.setMRMLScene(slicer.mrmlScene)
    combo.setCurrentNodeID("vtkMRMLColorTableNodeInvertedGrey")
    assert combo.currentNode().GetName() == "InvertedGrey"
    assert combo.nodeCount() > 10


def test_the_user_makes_and_deletes_a_node_from_the_list():
    scene, log = slicer.vtkMRMLScene(), []
    combo = qmrml.qMRMLNodeComboBox()
    combo.nodeTypes = ["vtkMRMLScalarVolumeNode"]
    combo.noneEnabled = True
    combo.setMRMLScene(scene)
    combo.connect("nodeAddedByUserAction(vtkMRMLNode*)", lambda node: log.append(node.GetName()))
    inner = combo.findChildren(qt.QComboBox)[0]
    for command in ("Create new Volume", "Delete current Volume"):
        row = inner.findText(command)
        inner.setCurrentIndex(row)
        inner.activated.emit(row)
    assert log == ["Volume"]
    assert combo.currentNode() is None
    assert scene.GetNumberOfNodesByClass("vtkMRMLScalarVolumeNode") == 0


def test_a_node_slider_knows_the_scene_and_is_a_ctk_slider_otherwise():
    slider = qmrml.qMRMLSliderWidget()
    slider.setMRMLScene(slicer.mrmlScene)
    slider.maximum = 5
    slider.value = 7
    assert (slider.mrmlScene() is slicer.mrmlScene, slider.value) == (True, 5.0)
