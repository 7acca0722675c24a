"""Segments and what they hold, from the panel's Export section to a Segmentation and a report of TID 1500."""

import sys
from pathlib import Path

import highdicom
import numpy as np
import pydicom
import pytest
from driver import click, process_events
from measured import bring, message, panel, restored  # noqa: F401
from test_measure_section import parts, segmentation

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))
from dciodvfy import complaints
from test_region_export import groups_of, value_of

from redpet.dicom.evidence_codes import IN_IMAGE, SUV_BW
from redpet.dicom.region_objects import DERIVATIONS, MEASURES_FILE, REGIONS_FILE

KEY = (20.0, "OSEM")


@pytest.fixture
def ready(panel, restored, tmp_path):  # noqa: F811
    """The panel with one result, a folder to export into, no database wanted, and no segmentation chosen."""
    bring(panel, restored, keys=(KEY,))
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path / "export"))
    panel.session.parameters.exportToDatabase = False
    process_events()
    return panel


def draw(panel, **masks):  # noqa: F811
    """Choose a segmentation with these segments in Measure."""
    node = segmentation(panel.node("image", "full", 1.0), **masks)
    panel.measure.ui.segmentationSelector.setCurrentNode(node)
    process_events()
    return node


def export(panel):  # noqa: F811
    """Press the button; what the panel says at the end."""
    click(panel.export.ui.dicomButton)
    panel.wait(lambda: not panel.export.running, "the export ends")
    return message(panel.export)


def test_segments_are_exported_with_what_they_hold(ready):
    import slicer

    from REDReconstructionLib.scene import roles

    ui = ready.export.ui
    assert not ui.regionsCheck.enabled
    hot, cold = parts(ready.node("image", "full", 1.0))
    draw(ready, hot=hot, cold=cold)
    assert ui.regionsCheck.enabled
    click(ui.regionsCheck)
    assert "1 series written" in export(ready)
    (folder,) = ready.export.written
    first = pydicom.dcmread(folder / "slice-0001.dcm")
    for name, kind in ((REGIONS_FILE, "Segmentation"), (MEASURES_FILE, "Comprehensive3DSR")):
        assert pydicom.dcmread(folder / name).StudyInstanceUID == first.StudyInstanceUID
        assert complaints(folder / name, kind) == set()
    written = highdicom.seg.segread(folder / REGIONS_FILE)
    voxels = {
        written.get_segment_description(number).segment_label: int(
            written.get_volume(segment_numbers=[number], combine_segments=True).array.astype(bool).sum()
        )
        for number in written.segment_numbers
    }
    assert voxels == {"hot": np.count_nonzero(hot), "cold": np.count_nonzero(cold)}
    groups = groups_of(folder)
    assert list(groups) == ["hot", "cold"]
    restored_node = ready.node("image", "restored", *KEY)
    values, factor = slicer.util.arrayFromVolume(restored_node), roles.suvFactor(restored_node)
    for name, mask in (("hot", hot), ("cold", cold)):
        mean = value_of(groups[name], SUV_BW, IN_IMAGE, DERIVATIONS["mean"])
        assert mean == pytest.approx(factor * values[mask].mean(), rel=1e-4)
    assert not list(ready.session.case.folder.parent.glob("regions-*"))


def test_without_the_wish_or_without_segments_the_series_stands_alone(ready):
    draw(ready, hot=parts(ready.node("image", "full", 1.0))[0])
    assert not ready.export.ui.regionsCheck.checked
    export(ready)
    ready.session.parameters.exportRegions = True
    ready.measure.ui.segmentationSelector.setCurrentNode(None)
    process_events()
    assert not ready.export.ui.regionsCheck.enabled
    export(ready)
    kinds = {pydicom.dcmread(path).Modality for folder in ready.export.written for path in folder.iterdir()}
    assert kinds == {"PT"}


def test_overlapping_segments_are_refused_in_one_sentence_before_a_series_is_written(ready, tmp_path):
    hot = parts(ready.node("image", "full", 1.0))[0]
    draw(ready, liver=hot, lesion=hot)
    click(ready.export.ui.regionsCheck)
    said = export(ready)
    assert said == "The segments liver and lesion overlap: put them into two segmentations."
    assert not (tmp_path / "export").exists()
    assert ready.export.ui.dicomButton.enabled
