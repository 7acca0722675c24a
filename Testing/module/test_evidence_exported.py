"""The evidence from the panel's Export section to DICOM, and from there into another scene."""

import shutil

import compared
import evidenced
import highdicom
import numpy as np
import pydicom
import pytest
from driver import click, process_events
from measured import bring, message, panel, restored  # noqa: F401

KEY = (20.0, "OSEM")


@pytest.fixture
def judged(panel, restored, tmp_path):  # noqa: F811
    """The panel with one result of a DICOM study that was judged, and a folder to export into."""
    from REDReconstructionLib.scene import importing, roles

    bring(panel, restored, keys=(KEY,))
    run = tmp_path / "run"
    shutil.copytree(roles.runFolder(panel.node("image", "restored", *KEY)), run)
    evidenced.judge(run)
    compared.done(importing.importRun(panel.session.case, run, *KEY))
    panel.session.tell("results")
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path / "export"))
    panel.session.parameters.exportToDatabase = False
    process_events()
    return panel


def export(panel):  # noqa: F811
    """Press the button; the folder that was written."""
    click(panel.export.ui.dicomButton)
    panel.wait(lambda: not panel.export.running, "the export ends")
    assert "1 series written" in message(panel.export)
    return panel.export.written[0]


def test_the_exported_map_lies_in_another_scene_where_it_lay_in_this_one(judged):
    import slicer

    assert judged.export.ui.evidenceCheck.enabled
    assert judged.export.ui.evidenceCheck.checked
    folder = export(judged)
    restored_node = judged.node("image", "restored", *KEY)
    ours = evidenced.map_in_scene(judged.session.case.key)
    written = highdicom.seg.segread(folder / "evidence-map.dcm")
    for number in written.segment_numbers:
        volume = written.get_volume(segment_numbers=[number], combine_segments=True)
        labels = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLabelMapVolumeNode")
        slicer.util.updateVolumeFromArray(labels, volume.array.astype(np.uint8))
        # Index and affine of highdicom run from the slice on: (slice, row, column) to LPS.
        to_ras = np.diag([-1.0, -1.0, 1.0, 1.0]) @ volume.affine[:, [2, 1, 0, 3]]
        labels.SetIJKToRASMatrix(slicer.util.vtkMatrixFromArray(to_ras))
        read = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
        slicer.vtkSlicerSegmentationsModuleLogic.ImportLabelmapToSegmentationNode(labels, read)
        segment = read.GetSegmentation().GetNthSegmentID(0)
        name = written.get_segment_description(number).segment_label
        np.testing.assert_array_equal(
            slicer.util.arrayFromSegmentBinaryLabelmap(read, segment, restored_node) > 0,
            slicer.util.arrayFromSegmentBinaryLabelmap(ours, name, restored_node) > 0,
            err_msg=name,
        )


def test_the_findings_of_the_list_stand_in_the_exported_report(judged):
    folder = export(judged)
    content = highdicom.sr.srread(folder / "evidence-findings.dcm").content
    told = [group.tracking_identifier for group in content.get_volumetric_roi_measurement_groups()]
    shown = judged.evidence.ui.findingsList
    sentences = [f"{row + 1}. {shown.item(row).text()}" for row in range(shown.count)]
    assert sentences
    assert [one for one in told if one in sentences] == sentences


def test_without_the_wish_or_without_a_map_the_series_stands_alone(judged):
    click(judged.export.ui.evidenceCheck)
    folder = export(judged)
    assert {pydicom.dcmread(path).Modality for path in folder.iterdir()} == {"PT"}


def test_a_result_that_was_not_judged_offers_no_evidence(panel, restored):  # noqa: F811
    bring(panel, restored, keys=(KEY,))
    assert not panel.export.ui.evidenceCheck.enabled


def test_the_panel_asks_for_the_package_in_the_range_of_the_project(module):
    import tomllib
    from pathlib import Path

    from REDReconstructionLib.process import dependencies

    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text())["project"]
    assert project["optional-dependencies"]["highdicom"] == [dependencies.HIGHDICOM]
