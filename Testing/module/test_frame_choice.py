"""A dynamic image in the panel: time frames are chosen, and stay the ones meant."""

import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest
from driver import click, process_events
from opening import message, opened, section, work  # noqa: F401
from qt_dialogs import answers
from whole import Panel, panel  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from synthetic_dicom import expected_values, pet_series, write_series

FRAMES = (("110000", 1.0), ("110200", 3.0), ("110400", 2.0))
"""The start of each frame of two minutes, and its activity as a factor."""


@pytest.fixture
def dynamic(tmp_path):
    """A folder with a series of three time frames."""
    for number, (time, height) in enumerate(FRAMES):
        slices = pet_series()
        for one in slices:
            one.SOPInstanceUID = f"{one.SOPInstanceUID[:40]}.{number}"
            one.AcquisitionTime, one.ActualFrameDuration = time, "120000"
            one.SeriesType, one.FrameReferenceTime = ["DYNAMIC", "IMAGE"], str(60_000 + 120_000 * number)
            one.RescaleSlope = str(height * float(one.RescaleSlope))
        write_series(tmp_path / "study" / str(number), slices)
    return tmp_path / "study"


def lines(dialog):
    """The texts that the dialog shows, its titles first."""
    tree = dialog.findChild("QTreeWidget", "framesTree")
    rows = [tree.headerItem(), *(tree.topLevelItem(i) for i in range(tree.topLevelItemCount))]
    return [[row.text(column) for column in range(tree.columnCount)] for row in rows]


def choose(*numbers):
    """An answer to the dialog: these frames."""

    def answer(dialog):
        import qt

        tree = dialog.findChild("QTreeWidget", "framesTree")
        for number in numbers:
            tree.topLevelItem(number - 1).setSelected(True)
        dialog.findChild("QDialogButtonBox").button(qt.QDialogButtonBox.Open).click()

    return answer


def test_the_list_tells_when_each_frame_began_and_how_long_it_lasted(section, dynamic):  # noqa: F811
    seen = []
    answers.add("exec", lambda dialog: (seen.extend(lines(dialog)), dialog.reject()))
    assert opened(section, dynamic, "folder") is None
    assert seen == [
        ["Frame", "Start", "Duration"],
        ["1", "0:00 min", "120 s"],
        ["2", "2:00 min", "120 s"],
        ["3", "4:00 min", "120 s"],
    ]
    assert "3 time frames" in message(section)
    assert "--frames" not in message(section)


def test_one_frame_opens_and_several_are_added(section, dynamic):  # noqa: F811
    answers.add("exec", choose(2))
    case = opened(section, dynamic, "folder")
    assert (message(section), case.meant) == ("", {"frames": "2"})
    assert "of which 2 was taken; the list of time frames chooses others" in notes(section).lower()
    answers.add("exec", choose(1, 2))
    both = opened(section, dynamic, "folder")
    assert both.meant == {"frames": "1,2"}
    assert both.key != case.key


def notes(section):  # noqa: F811
    """The notes of the case's table."""
    table = section.ui.caseTable
    return " ".join(table.item(row, 1).text() for row in range(table.rowCount))


def test_chosen_frames_are_restored_saved_with_the_scene_and_exported(panel, dynamic, tmp_path):  # noqa: F811
    import slicer

    answers.add("exec", choose(2))
    case = panel.opened(dynamic)
    shown = slicer.util.arrayFromVolume(panel.node("image", "low", 0.0))
    np.testing.assert_allclose(shown, 3 * expected_values())
    parameters = panel.session.parameters
    parameters.method, parameters.reconstruction, parameters.device = "osem", "fbp", "cpu"
    click(panel.restore.ui.applyButton)
    panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
    assert panel.restore.ui.messageLabel.text == "Restored."

    slicer.util.saveScene(str(tmp_path / "case.mrb"))
    slicer.mrmlScene.Clear(0)
    slicer.util.loadScene(str(tmp_path / "case.mrb"))
    process_events()
    again = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    assert again.session.case == case

    again.unfold("exportButton")
    again.export.ui.folderEdit.setCurrentPath(str(tmp_path / "out"))
    again.session.parameters.exportToDatabase = False
    process_events()
    click(again.export.ui.dicomButton)
    again.wait(lambda: not again.export.running, "the series is written")
    (written,) = again.export.written
    one = pydicom.dcmread(next(written.rglob("*.dcm")))
    assert one.AcquisitionTime == FRAMES[1][0]


def test_the_case_list_lets_choose_as_the_single_case_does(section, dynamic, tmp_path):  # noqa: F811
    from opening import settle

    several = pet_series()
    for index, one in enumerate(several):
        one.SeriesInstanceUID, one.SOPInstanceUID, one.SeriesDescription = "1.2.9", f"1.2.9.{index}", "PET late"
    write_series(tmp_path / "cases" / "a" / "late", several)
    write_series(tmp_path / "cases" / "a" / "early", pet_series())
    dynamic.rename(tmp_path / "cases" / "b")
    answers.add("getExistingDirectory", str(tmp_path / "cases"))
    click(section.ui.listButton)
    settle(section)
    rows = [[section.ui.casesTable.item(row, column).text() for column in (0, 3)] for row in range(2)]
    assert rows == [["Case 1", "to be chosen"], ["Case 2", "dose unknown"]]

    def late(dialog):
        tree = dialog.findChild("QTreeWidget", "seriesTree")
        (item,) = [tree.topLevelItem(i) for i in range(2) if tree.topLevelItem(i).text(1) == "PET late"]
        tree.setCurrentItem(item)
        dialog.accept()

    answers.add("exec", late)
    section.ui.casesTable.setCurrentCell(0, 0)
    settle(section)
    assert section.session.case.meant == {"series": "1.2.9"}
    answers.add("exec", choose(1, 2, 3))
    section.ui.casesTable.setCurrentCell(1, 0)
    settle(section)
    assert section.session.case.meant == {"frames": "1,2,3"}
