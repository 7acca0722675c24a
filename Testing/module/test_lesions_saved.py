"""Lesions from the panel's Measure section to DICOM: written by the real worker, read back by highdicom."""

import compared
import highdicom
import numpy as np
import pydicom
from driver import click, process_events
from measured import bring, message, panel, restored  # noqa: F401, fixtures
from qt_dialogs import answers

PLACES = {"Lesion 1": (16, 12, 3), "Lesion 2": (7, 10, 4)}
"""Voxels (x, y, z) that a reader clicks."""


def mark(panel):  # noqa: F811
    """Keep a lesion at each place; its masks `[z, y, x]` on the grid of the full dose by their names."""
    import slicer

    from REDReconstructionLib.measure import lesions

    full = panel.node("image", "full", 1.0)
    masks = {}
    for name, voxel in PLACES.items():
        place = (compared.matrix_of(full) @ [*voxel, 1.0])[:3]
        node, segment = lesions.mark(panel.session.case, full, place, lesions.SPHERE)
        masks[name] = slicer.util.arrayFromSegmentBinaryLabelmap(node, segment, full) > 0
    panel.parameters.segmentation = node
    process_events()
    return masks


def save(panel, folder):  # noqa: F811
    """Press the button and name a folder; the sentence that follows."""
    answers.add("getExistingDirectory", str(folder))
    click(panel.measure.ui.dicomButton)
    panel.wait(lambda: panel.measure.saving.folder is None, "the lesions are written")
    return message(panel.measure)


def test_what_a_reader_marked_is_a_segmentation_of_the_full_dose_in_a_folder_of_its_own(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored, keys=())
    assert not panel.measure.ui.dicomButton.enabled
    masks = mark(panel)
    assert panel.measure.ui.dicomButton.enabled
    path = tmp_path / "Case-1-lesions" / "lesions.dcm"
    assert save(panel, tmp_path) == f"The lesions are in {path}"

    written = highdicom.seg.segread(path)
    assert [one.segment_label for one in written.SegmentSequence] == list(masks)
    full = [pydicom.dcmread(file, stop_before_pixels=True) for file in (restored.study / "full_dose").iterdir()]
    full.sort(key=lambda one: float(one.ImagePositionPatient[2]))
    assert written.StudyInstanceUID == full[0].StudyInstanceUID
    uids = [str(one.SOPInstanceUID) for one in full]
    values = written.get_pixels_by_source_instance(uids, combine_segments=True)
    for number, (name, mask) in enumerate(masks.items(), start=1):
        assert mask.any()
        np.testing.assert_array_equal(values == number, mask, err_msg=name)

    assert save(panel, tmp_path) == f"The lesions are in {tmp_path / 'Case-1-lesions-2' / 'lesions.dcm'}"
    assert list((tmp_path / "work").glob("lesions-*")) == []


def test_what_cannot_be_written_is_said_and_a_cancelled_dialog_writes_nothing(panel, restored, tmp_path):  # noqa: F811
    import slicer

    bring(panel, restored, keys=())
    mark(panel)
    assert save(panel, "") == ""
    assert "lies in it: name another place" in save(panel, restored.study)
    assert not (restored.study / "Case-1-lesions").exists()
    lesions, other = panel.parameters.segmentation, slicer.mrmlScene.AddNewNodeByClass("vtkMRMLSegmentationNode")
    panel.parameters.segmentation = other
    process_events()
    assert not panel.measure.ui.dicomButton.enabled
    panel.parameters.segmentation = lesions
    panel.session.setCase(restored.case(dicom=False))
    process_events()
    click(panel.measure.ui.dicomButton)
    assert message(panel.measure).startswith("This case was not opened from a DICOM series")


def test_nothing_is_written_where_the_package_is_declined(panel, restored, tmp_path, monkeypatch):  # noqa: F811
    from REDReconstructionLib.process import dependencies

    asked = []
    monkeypatch.setattr(
        dependencies, "ensure", lambda _parent, _then, otherwise, _runner, also: (asked.append(also), otherwise(""))
    )
    bring(panel, restored, keys=())
    mark(panel)
    assert save(panel, tmp_path / "chosen") == ""
    assert asked == [(dependencies.HIGHDICOM,)]
    assert not (tmp_path / "chosen").exists()
    assert panel.measure.ui.dicomButton.enabled
