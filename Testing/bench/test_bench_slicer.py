"""Files, DICOM, sample data, settings pages and the module's life on the bench go the way they go in Slicer."""

import sys
import textwrap
import time

import numpy as np
import pydicom
import pytest
from pydicom.data import get_testdata_file

READER = """
from slicer.ScriptedLoadableModule import ScriptedLoadableModule, ScriptedLoadableModuleWidget
import slicer

class Tiny(ScriptedLoadableModule):
    def __init__(self, parent):
        ScriptedLoadableModule.__init__(self, parent)
        parent.title = "Tiny"
        slicer.app.connect("startupCompleted()", self.started)
        self.log = ["made"]
    def started(self):
        self.log.append("started")

class TinyWidget(ScriptedLoadableModuleWidget):
    def setup(self):
        ScriptedLoadableModuleWidget.setup(self)
        self.log = ["setup"]
    def enter(self):
        self.log.append("enter")
    def exit(self):
        self.log.append("exit")
    def cleanup(self):
        self.log.append("cleanup")

class TinyFileReader:
    answer = 0.8
    def __init__(self, parent):
        self.parent = parent
    def description(self):
        return "Tiny text"
    def fileType(self):
        return "TinyFile"
    def extensions(self):
        return ["Tiny text (*.tiny)"]
    def canLoadFileConfidence(self, path):
        return TinyFileReader.answer if self.parent.supportedNameFilters(path) else 0.0
    def load(self, properties):
        node = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLTextNode", "tiny")
        self.parent.loadedNodes = [node.GetID()]
        return True
"""


@pytest.fixture
def tiny(scene, tmp_path):
    """A module of its own, loaded."""
    import bench

    (tmp_path / "Tiny.py").write_text(textwrap.dedent(READER))
    yield bench.load_module("Tiny", tmp_path)
    bench.unload_module("Tiny")
    sys.path.remove(str(tmp_path))
    del sys.modules["Tiny"]


def test_a_module_is_made_started_set_up_entered_left_and_cleaned_up_once(tiny):
    import bench
    import slicer

    assert slicer.modules.tiny is tiny
    assert slicer.modules.TinyInstance.log == ["made", "started"]
    widget = bench.open_module("Tiny")
    assert slicer.modules.TinyWidget is widget
    slicer.util.selectModule("Tiny")
    bench.quit_slicer()
    assert widget.log == ["setup", "enter", "exit", "cleanup"]
    assert not hasattr(slicer.modules, "tiny")


def test_a_modules_parent_takes_no_unknown_metadata(tiny):
    with pytest.raises(AttributeError):
        tiny.colour = "red"
    with pytest.raises(TypeError):
        tiny.categories = "Nuclear Medicine"


def test_a_file_is_loaded_by_the_reader_that_is_surest_of_it(tiny, tmp_path):
    import driver
    import slicer

    (tmp_path / "some.tiny").write_text("text")
    assert slicer.app.coreIOManager().fileType(str(tmp_path / "some.tiny")) == "TinyFile"
    assert slicer.util.loadNodeFromFile(str(tmp_path / "some.tiny")).GetName() == "tiny"
    assert driver.drop(tmp_path / "some.tiny")
    assert not driver.drop(tmp_path / "absent.tiny")
    with pytest.raises(RuntimeError):
        slicer.util.loadNodeFromFile(str(tmp_path / "absent.tiny"))


def test_a_reader_whose_answer_is_of_the_wrong_kind_is_refused(tiny, tmp_path, monkeypatch):
    import slicer

    (tmp_path / "some.tiny").write_text("text")
    monkeypatch.setattr(sys.modules["Tiny"].TinyFileReader, "answer", 1)
    with pytest.raises(TypeError, match="float"):
        slicer.util.loadNodeFromFile(str(tmp_path / "some.tiny"))


def test_a_volume_written_by_slicer_is_read_back(scene, tmp_path):
    import slicer

    values = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    node = slicer.util.addVolumeFromArray(values, name="v")
    assert slicer.util.saveNode(node, str(tmp_path / "v.nrrd"))
    assert np.array_equal(slicer.util.arrayFromVolume(slicer.util.loadVolume(str(tmp_path / "v.nrrd"))), values)


@pytest.fixture
def series(tmp_path):
    """Three slices of 5 mm, in files whose names are not in their order."""
    folder = tmp_path / "series"
    folder.mkdir()
    for number, name in enumerate(("c", "a", "b")):
        header = pydicom.dcmread(get_testdata_file("CT_small.dcm"))
        header.ImagePositionPatient[2] = 10.0 + 5 * number
        header.SOPInstanceUID = header.file_meta.MediaStorageSOPInstanceUID = f"{header.SOPInstanceUID}.{number}"
        header.PixelData = np.full((128, 128), 100 + number, np.int16).tobytes()
        header.save_as(folder / name)
    (folder / "readme.txt").write_text("no DICOM")
    return folder


def test_a_dicom_folder_is_indexed_and_loaded_as_a_volume_under_its_patient(scene, series, tmp_path):
    import slicer
    from DICOMLib import DICOMUtils

    assert not slicer.dicomDatabase.isOpen
    with DICOMUtils.TemporaryDICOMDatabase() as database:
        assert DICOMUtils.importDicom(str(series), database, True)
        (patient,) = database.patients()
        (study,) = database.studiesForPatient(patient)
        (uid,) = database.seriesForStudy(study)
        files = database.filesForSeries(uid)
        assert len(files) == 3
        assert not any(file.startswith(str(series)) for file in files)
        assert database.fieldForSeries("Modality", uid) == database.fileValue(files[0], "0008,0060") == "CT"
        with pytest.raises(KeyError):
            database.fieldForSeries("PatientName", uid)
        (volume_id,) = DICOMUtils.loadSeriesByUID([uid])[:1]
        volume = slicer.mrmlScene.GetNodeByID(volume_id)
        assert slicer.util.arrayFromVolume(volume)[:, 5, 5].tolist() == [-924.0, -923.0, -922.0]
        assert volume.GetSpacing()[2] == pytest.approx(5.0)
        hierarchy = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
        item = hierarchy.GetItemByDataNode(volume)
        assert hierarchy.GetItemLevel(hierarchy.GetItemParent(item)) == "Study"
    assert not slicer.dicomDatabase.isOpen
    with pytest.raises(OSError, match="not open"):
        DICOMUtils.loadSeriesByUID([uid])


def test_sample_data_is_what_was_registered_and_pressed(scene):
    import SampleData
    from modules import sample_data

    asked = []
    SampleData.SampleDataLogic.registerCustomSampleDataSource(
        sampleName="A case", uris="", fileNames="a.json", nodeNames="a", customDownloader=asked.append
    )
    sample_data.press("A case")
    assert [source.sampleName for source in asked] == ["A case"]
    with pytest.raises(AssertionError):
        sample_data.press("Another")


def test_nothing_is_installed_but_every_request_is_kept(scene):
    import bench
    import slicer
    from modules import packaging

    slicer.util.pip_install("nothing-of-this-name")
    slicer.packaging.pip_ensure(["numpy", "nothing-of-this-name"])
    assert packaging.install_requests == [["nothing-of-this-name"], ["nothing-of-this-name"]]
    with pytest.raises(ImportError):
        import PyTorchUtils
    bench.install_extension("PyTorchUtils")
    import PyTorchUtils

    assert not PyTorchUtils.PyTorchUtilsLogic().torchInstalled()


def test_the_data_probe_overwrites_what_a_module_writes_into_the_corners(scene):
    import slicer

    widget = slicer.app.layoutManager().sliceWidget("Red")
    corners = widget.sliceView().cornerAnnotation()
    corners.SetText(2, "mine")
    volume = slicer.util.addVolumeFromArray(np.zeros((2, 3, 4)), name="PET")
    slicer.util.setSliceViewerLayers(background=volume)
    assert corners.GetText(2) == ""
    assert corners.GetText(0) == "B: PET\n"


def test_a_page_of_the_settings_must_be_a_settings_panel(scene):
    import ctk
    import qt
    import slicer

    dialog = slicer.app.settingsDialog()
    with pytest.raises(ValueError, match="ctkSettingsPanel"):
        dialog.addPanel("Mine", qt.QWidget())
    panel = ctk.ctkSettingsPanel()
    dialog.addPanel("Mine", panel)
    slicer.app.openSettingsDialog("Mine")
    assert panel.isVisible()
    dialog.close()


def test_a_message_nobody_answers_fails_and_an_answered_one_is_known(scene):
    import qt
    import slicer
    from qt_dialogs import UnansweredDialog, answers

    with pytest.raises(UnansweredDialog):
        slicer.util.errorDisplay("broken")
    answers.clear()
    answers.add("exec", qt.QMessageBox.Ok)
    slicer.util.errorDisplay("broken")
    ((kind, text),) = answers.asked
    assert kind == "exec"
    assert "broken" in text


def test_the_scene_tells_when_it_closes_and_when_it_was_loaded(scene, tmp_path):
    import slicer

    seen = []

    def observe(name):
        return scene.AddObserver(getattr(scene, name), lambda caller, event: seen.append(name))

    tags = [observe(name) for name in ("StartCloseEvent", "EndCloseEvent", "EndImportEvent")]
    slicer.util.saveScene(str(tmp_path / "s.mrml"))
    scene.Clear(0)
    slicer.util.loadScene(str(tmp_path / "s.mrml"))
    for tag in tags:
        scene.RemoveObserver(tag)
    assert seen[:2] == ["StartCloseEvent", "EndCloseEvent"]
    assert seen[-1] == "EndImportEvent"


def test_waiting_lets_timers_run(scene):
    import driver
    import qt

    begun, rung = time.monotonic(), []
    qt.QTimer.singleShot(30, lambda: rung.append(time.monotonic()))
    driver.wait_until(lambda: rung, "the timer")
    assert rung[0] - begun > 0.02


def test_what_a_module_needs_of_slicer_util_works_here(scene, tmp_path):
    import os

    import slicer

    assert slicer.util.startupEnvironment()["PATH"] == os.environ["PATH"]
    assert os.path.isdir(slicer.util.tempDirectory())
    assert slicer.util.showStatusMessage("ready")
    assert slicer.util.settingsValue("Bench/absent", 3, converter=int) == 3
    assert slicer.util.getModuleLogic("Volumes").IsA("vtkSlicerVolumesLogic")
    slicer.util.setViewControllersVisible(True)
    slicer.util.forceRenderAllViews()
    slicer.util.resetSliceViews()
    heat = slicer.modules.colors.logic().GetPETColorNodeID(slicer.vtkMRMLPETProceduralColorNode.PETheat)
    assert scene.GetNodeByID(heat).GetName() == "PET-Heat"
    with slicer.util.WaitCursor():
        assert slicer.app.overrideCursor() is not None


def test_a_segment_drawn_in_a_volume_is_read_back_as_its_mask(scene):
    import slicer

    volume = slicer.util.addVolumeFromArray(np.zeros((4, 10, 10)))
    segmentation = scene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    segmentation.CreateDefaultDisplayNodes()
    segmentation.SetReferenceImageGeometryParameterFromVolumeNode(volume)
    segment = segmentation.GetSegmentation().AddEmptySegment("lesion")
    mask = np.zeros((4, 10, 10), np.uint8)
    mask[1, 2:5, 2:6] = 1
    slicer.util.updateSegmentBinaryLabelmapFromArray(mask, segmentation, segment, volume)
    assert np.array_equal(slicer.util.arrayFromSegmentBinaryLabelmap(segmentation, segment, volume), mask)
