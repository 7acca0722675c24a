"""A folder of several PET series that nothing tells apart: one is chosen in the panel, and stays the one meant."""

import sys
from pathlib import Path

import numpy as np
import pydicom
import pytest
from driver import click, key, process_events
from opening import message, opened, section, settle, table, work  # noqa: F401
from qt_dialogs import answers
from whole import Panel, panel  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from synthetic_dicom import expected_values, pet_series, write_series

EARLY, LATE = "1.2.826.1", "1.2.826.2"
TWICE = 2
"""The late series stores twice the values of the early one."""


def write(folder, uid, number, description, time, **attributes):
    """A series of Secret^Name among others of the folder."""
    slices = pet_series()
    for index, one in enumerate(slices):
        one.SeriesInstanceUID, one.SOPInstanceUID = uid, f"{uid}.{index + 1}"
        one.SeriesNumber, one.SeriesDescription, one.AcquisitionTime = number, description, time
        if uid == LATE:
            one.RescaleSlope = str(TWICE * float(one.RescaleSlope))
        for keyword, value in attributes.items():
            setattr(one, keyword, value)
    for path in write_series(folder / uid, slices):
        path.rename(folder / f"{uid}-{path.name}")
    (folder / uid).rmdir()


@pytest.fixture
def study(tmp_path):
    """A flat folder of two PET series that differ in their time, and a CT."""
    folder = tmp_path / "study"
    write(folder, EARLY, 5, "PET WB", "110000")
    write(folder, LATE, 6, "PET WB delayed", "130530", CorrectedImage=["DECY"])
    write(folder, "1.2.826.3", 2, "CT WB", "105500", Modality="CT", SOPClassUID="1.2.840.10008.5.1.4.1.1.2")
    return folder


def lines(dialog):
    """The texts that the dialog shows, its titles first."""
    tree = dialog.findChild("QTreeWidget", "seriesTree")
    shown = [column for column in range(tree.columnCount) if not tree.isColumnHidden(column)]
    rows = [tree.headerItem(), *(tree.topLevelItem(i) for i in range(tree.topLevelItemCount))]
    return [[row.text(column) for column in shown] for row in rows]


def choose(description):
    """An answer to the dialog: the series of this description."""

    def answer(dialog):
        tree = dialog.findChild("QTreeWidget", "seriesTree")
        (item,) = [tree.topLevelItem(i) for i in range(tree.topLevelItemCount)
                   if tree.topLevelItem(i).text(1) == description]  # fmt: skip
        tree.setCurrentItem(item)
        open_button(dialog).click()

    return answer


def open_button(dialog):
    """The button that opens the chosen series."""
    import qt

    return dialog.findChild("QDialogButtonBox").button(qt.QDialogButtonBox.Open)


def values(panel, dose="full", method="", drf=1.0):  # noqa: F811
    """The values of an image in the scene."""
    import slicer

    return slicer.util.arrayFromVolume(panel.node("image", dose, drf, method))


def test_the_list_tells_number_description_time_correction_and_slices_and_names_nobody(section, study):  # noqa: F811
    seen = []

    def look(dialog):
        seen.extend(lines(dialog))
        seen.append(open_button(dialog).enabled)
        dialog.reject()

    answers.add("exec", look)
    assert opened(section, study, "folder") is None
    assert seen == [
        ["Number", "Description", "Time", "Attenuation", "Slices"],
        ["5", "PET WB", "11:00:00", "corrected", "5"],
        ["6", "PET WB delayed", "13:05:30", "not corrected", "5"],
        False,
    ]
    assert "holds 2 PET series whose doses do not tell them apart" in message(section)
    assert "--series" not in message(section)


def test_series_of_two_patients_are_told_apart_by_a_number(section, study):  # noqa: F811
    write(study, "1.2.826.4", 7, "PET WB", "140000", PatientID="ANOTHER", PatientName="Other^Name")
    seen = []
    answers.add("exec", lambda dialog: (seen.extend(lines(dialog)), dialog.reject()))
    opened(section, study, "folder")
    assert [line[5] for line in seen] == ["Patient", "1", "1", "2"]
    assert not [text for line in seen for text in line if "SECRET" in text.upper() or "OTHER" in text.upper()]


def test_the_keyboard_alone_chooses_a_series(section, study):  # noqa: F811
    def answer(dialog):
        tree = dialog.findChild("QTreeWidget", "seriesTree")
        assert dialog.focusWidget().name == "seriesTree"
        key(tree, "Home")
        key(tree, "Down")
        key(tree, "Return")

    answers.add("exec", answer)
    case = opened(section, study, "folder")
    assert message(section) == ""
    assert case.meant == {"series": LATE}
    assert case.description["patient"]["series_description"] == "PET WB delayed"


def test_each_series_of_a_folder_is_a_case_of_its_own_that_opens_again_without_the_worker(
    section,  # noqa: F811
    study,
    monkeypatch,
):
    answers.add("exec", choose("PET WB"))
    first = opened(section, study, "folder")
    answers.add("exec", choose("PET WB delayed"))
    second = opened(section, study, "folder")
    assert first.key != second.key
    monkeypatch.setattr(section.session.runner, "start", lambda job, listener: pytest.fail(f"{job} was started"))
    answers.add("exec", choose("PET WB"))
    assert opened(section, study, "folder") == first


def test_the_question_is_not_asked_once_the_opening_is_given_up(section, study):  # noqa: F811
    answers.add("exec", lambda dialog: dialog.reject())
    opened(section, study, "folder")
    section.openPath(study, "folder")
    section.cancelOpening()
    settle(section)
    assert len([kind for kind, _text in answers.asked if kind == "exec"]) == 1


def test_the_chosen_series_is_restored_saved_with_the_scene_and_exported(panel, study, tmp_path):  # noqa: F811
    import slicer
    from modules.dicom_lib import export_dialog

    answers.add("exec", choose("PET WB delayed"))
    case = panel.opened(study)
    (drf,) = [level["drf"] for level in case.description["levels"]]
    np.testing.assert_allclose(values(panel, "low", drf=drf or 0.0), TWICE * expected_values())
    parameters = panel.session.parameters
    parameters.method, parameters.reconstruction, parameters.device = "osem", "fbp", "cpu"
    click(panel.restore.ui.applyButton)
    panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
    assert panel.restore.ui.messageLabel.text == "Restored."
    (result,) = panel.results()

    slicer.util.saveScene(str(tmp_path / "case.mrb"))
    slicer.mrmlScene.Clear(0)
    slicer.util.loadScene(str(tmp_path / "case.mrb"))
    process_events()
    again = Panel(slicer.util.getModuleWidget("REDReconstruction"))
    assert again.session.case == case
    assert again.results() == [result]

    again.unfold("exportButton")
    again.export.ui.folderEdit.setCurrentPath(str(tmp_path / "out"))
    again.session.parameters.exportToDatabase = False
    process_events()
    click(again.export.ui.dicomButton)
    again.wait(lambda: not again.export.running, "the series is written")
    (written,) = again.export.written
    tree = slicer.vtkMRMLSubjectHierarchyNode.GetSubjectHierarchyNode(slicer.mrmlScene)
    node = again.node("image", "restored", *result)
    exportable, plugin = export_dialog(tree.GetItemByDataNode(node))[0]
    exportable.directory = str(tmp_path / "dialog")
    assert plugin.export([exportable]) == ""
    for folder in (written, tmp_path / "dialog"):
        source = pydicom.dcmread(next(folder.rglob("*.dcm"))).ReferencedSeriesSequence[0]
        assert source.SeriesInstanceUID == LATE


def test_a_dose_ladder_is_made_of_the_chosen_series_and_knows_it(section, study):  # noqa: F811
    from REDReconstructionLib.export import exporting

    answers.add("exec", choose("PET WB delayed"))
    chosen = opened(section, study, "folder")
    click(section.ui.ladderButton)
    settle(section)
    case = section.session.case
    assert message(section) == ""
    assert len(case.description["levels"]) == 6
    assert case.description["patient"] == chosen.description["patient"]
    assert case.description["patient"]["series_description"] == "PET WB delayed"
    assert (case.dicomFolder, case.meant, case.meantOfInput) == (str(study), {"series": LATE}, {})
    assert exporting.exportJob("run", study, case.meant, "out", "", False)["series"] == LATE


def test_a_dose_level_that_cannot_be_told_is_said_in_the_panels_words(section, tmp_path):  # noqa: F811
    for number, name in enumerate(("full dose", "DRF 20", "who knows"), start=1):
        write(tmp_path / "levels", f"1.2.826.{number}", number, name, "110000")
    case = opened(section, tmp_path / "levels", "folder")
    (warning,) = [text for text in case.description["warnings"] if "cannot be told" in text]
    assert "say it with --dose NAME=DRF" in warning
    (note,) = [text for text in table(section)["Note"] if "cannot be told" in text]
    assert "say it with Dose beside each series in Case > DICOM" in note
    assert "--" not in note
