"""Slicer's own Export to DICOM: what the plugin offers, and the series that it writes."""

import numpy as np
import pydicom
import pytest
from measured import RUNS, bring, panel, restored  # noqa: F401
from opening import add_volume
from workers import script

KEY = (20.0, "OSEM")


@pytest.fixture
def offered(panel, restored):  # noqa: F811
    """The panel with all results, and what Slicer's dialog offers for a node."""
    from modules.dicom_lib import export_dialog

    bring(panel, restored)

    def dialog(node):
        import slicer

        tree = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
        return export_dialog(tree.GetItemByDataNode(node))

    return panel, dialog


@pytest.fixture
def folder(tmp_path):
    """An empty folder to export into."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def exported(panel, dialog, folder, description=""):  # noqa: F811
    """Export the restored DRF 20 through the first offer; the reason, empty for success."""
    exportable, plugin = dialog(panel.node("image", "restored", *KEY))[0]
    exportable.directory = str(folder)
    exportable.setTag("SeriesDescription", description)
    return plugin.export([exportable])


def test_slicer_knows_the_plugin_from_its_start(module):
    import slicer

    plugin = slicer.modules.dicomPlugins["REDReconstructionDICOMPlugin"]()
    assert plugin.loadType == "Restored PET (derived series)"
    assert plugin.examineForImport([["a.dcm"]]) == []


def test_a_restored_image_is_offered_before_slicers_own_exporter_would_be(offered, restored):  # noqa: F811
    panel, dialog = offered  # noqa: F811
    for key in RUNS:
        (exportable, _plugin) = dialog(panel.node("image", "restored", key[0], restored.names[key]))[0]
        assert exportable.confidence > 0.5
        assert exportable.pluginClass == "REDReconstructionDICOMPlugin"
        assert exportable.tag("Modality") == "PT"


def test_nothing_else_is_offered(offered):
    import slicer

    panel, dialog = offered  # noqa: F811
    add_volume(np.ones((2, 4, 4)), "foreign")
    restored_images = {panel.node("image", "restored", *key).GetID() for key in panel.results()}
    volumes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    others = [node for node in volumes if node.GetID() not in restored_images]
    assert len(others) > 8
    for node in others:
        assert dialog(node) == [], node.GetName()


def test_a_result_without_a_dicom_source_is_not_offered(panel, restored):  # noqa: F811
    import slicer
    from modules.dicom_lib import export_dialog

    bring(panel, restored, restored.case(dicom=False), (KEY,))
    tree = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
    assert export_dialog(tree.GetItemByDataNode(panel.node("image", "restored", *KEY))) == []


def test_export_writes_the_series_with_the_description_of_the_dialog(offered, restored, folder):  # noqa: F811
    import slicer

    panel, dialog = offered  # noqa: F811
    assert exported(panel, dialog, folder, "From Slicer's dialog") == ""
    files = [pydicom.dcmread(path) for path in sorted(folder.rglob("*.dcm"))]
    source = pydicom.dcmread(next((restored.study / "DRF_20").glob("*.dcm")))
    assert len(files) == 6
    assert {str(one.SeriesDescription) for one in files} == {"From Slicer's dialog"}
    assert {one.StudyInstanceUID for one in files} == {source.StudyInstanceUID}
    assert source.SeriesInstanceUID not in {one.SeriesInstanceUID for one in files}
    values = np.stack([one.pixel_array * float(one.RescaleSlope) for one in files])
    written = slicer.util.arrayFromVolume(panel.node("image", "restored", *KEY))
    np.testing.assert_allclose(values, written, atol=written.max() / 30000)


def test_export_twice_leaves_both_series(offered, folder):
    panel, dialog = offered  # noqa: F811
    assert exported(panel, dialog, folder) == ""
    assert exported(panel, dialog, folder) == ""
    assert len(list(folder.iterdir())) == 2


def test_a_description_that_dicom_cannot_hold_is_the_dialogs_reason(offered, folder):
    panel, dialog = offered  # noqa: F811
    reason = exported(panel, dialog, folder, "Größe")
    assert reason == "SeriesDescription (0008,103E) must have 1 to 64 ASCII characters and no backslash."
    assert list(folder.iterdir()) == []


def test_a_worker_that_dies_is_the_dialogs_reason(offered, folder, monkeypatch):
    from REDReconstructionLib.export import dicom_plugin
    from REDReconstructionLib.process import runner

    panel, dialog = offered  # noqa: F811
    monkeypatch.setattr(dicom_plugin, "Runner", lambda: runner.Runner(command=script("os._exit(9)")))
    assert exported(panel, dialog, folder)
    assert list(folder.iterdir()) == []
