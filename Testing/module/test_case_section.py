"""Opening cases: from the DICOM database, folders, files and volumes; what is refused, and the dose ladder."""

import hashlib
import json

import numpy as np
import pytest
from driver import click, heartbeat, process_events, wait_until
from limits import GAP_MS
from opening import (
    FLT,
    WORK,
    add_volume,
    ball,
    message,
    opened,
    section,  # noqa: F401
    settle,
    table,
    work,  # noqa: F401
)
from qt_dialogs import answers
from restoring import large_run


def stamps(folder):
    """Content, size and time of each file under a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path: (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns) for path in files}


def described(case, name):
    """The array of a level as the worker wrote it, and the node's array in the scene."""
    import slicer

    from REDReconstructionLib.scene import roles

    (node,) = [node for node in roles.nodes(case.key) if roles.roleOf(node) == name]
    return slicer.util.arrayFromVolume(node)


def test_with_nothing_loaded_the_panel_offers_the_sample_case(section):  # noqa: F811
    assert section.session.case is None
    assert section.ui.sampleButton.isVisibleTo(section.widget)
    assert section.ui.sampleButton.enabled
    for hidden in ("caseFrame", "listFrame", "volumesFrame", "messageFrame", "busyFrame"):
        assert not getattr(section.ui, hidden).isVisibleTo(section.widget)


def test_every_control_has_a_tooltip_and_the_keys_are_named_there(section):  # noqa: F811
    kinds = ("QAbstractButton", "QComboBox", "QDoubleSpinBox", "QTableWidget", "QListWidget", "qMRMLNodeComboBox")
    controls = [one for kind in kinds for one in section.widget.findChildren(kind) if hasattr(section.ui, one.name)]
    assert len(controls) > 15
    assert [control.name for control in controls if not control.toolTip] == []
    keys = dict(section.shortcuts())
    assert set(keys) == {"N", "P"}
    assert "(N)" in section.ui.nextCaseButton.toolTip
    assert "(P)" in section.ui.previousCaseButton.toolTip


def test_a_folder_opens_from_the_dialog_into_scene_and_session(section, data):  # noqa: F811
    from REDReconstructionLib.scene import roles

    answers.add("getExistingDirectory", str(data / "pet-dro" / "DRO_0_0"))
    click(section.ui.folderButton)
    settle(section)
    case = section.session.case
    assert case.input == case.dicomFolder == str(data / "pet-dro" / "DRO_0_0")
    assert (case.source, case.description["levels"][0]["suv"]["units"]) == ("folder", "BQML")
    (node,) = roles.nodes(case.key)
    assert roles.suvFactor(node) == pytest.approx(case.description["levels"][0]["suv"]["factor"])
    assert section.session.parameters.caseFolder == str(case.folder)


def test_the_same_input_opens_again_without_the_worker(section, data, monkeypatch):  # noqa: F811
    first = opened(section, data / FLT)
    section.session.setCase(None)
    monkeypatch.setattr(section.session.runner, "start", lambda job, listener: pytest.fail(f"{job} was started"))
    assert section.openPath(data / FLT)
    settle(section)
    assert section.session.case.key == first.key


def test_a_refused_input_leaves_the_open_case_open(section, data):  # noqa: F811
    from REDReconstructionLib.scene import roles

    case = opened(section, data / FLT)
    before = answers.asked[:]
    assert opened(section, data / "odd-dicom" / "other-modality-5.dcm") is case
    assert "this is a CT series" in message(section)
    assert answers.asked == before
    assert len(roles.nodes(case.key)) == 1
    assert table(section)["Unit"] == ["Bq/mL"]
    click(section.ui.closeMessageButton)
    assert message(section) == ""


def test_a_path_that_is_gone_is_refused(section, tmp_path):  # noqa: F811
    assert opened(section, tmp_path / "nowhere.hs") is None
    assert "nowhere.hs does not exist" in message(section)


def test_the_latest_request_wins_and_the_earlier_case_leaves_the_scene(section, data):  # noqa: F811
    from REDReconstructionLib.scene import roles

    first = opened(section, data / FLT)
    section.openPath(data / "pet-dro" / "DRO_1_0", "folder")
    section.openPath(data / "sinograms" / "scatter_cylinder.hs")
    settle(section)
    case = section.session.case
    assert case.input.endswith("scatter_cylinder.hs")
    assert not roles.nodes(first.key)
    assert roles.nodes(case.key)
    assert not section.session.runner.runs


def test_opening_can_be_cancelled_and_the_open_case_stays(section, data):  # noqa: F811
    case = opened(section, data / FLT)
    section.openPath(data / "pet-siemens-wholebody", "folder")
    click(section.ui.cancelOpenButton)
    settle(section)
    assert section.session.case is case
    assert not section.ui.busyFrame.visible
    assert message(section) == ""


def large_case(path, monkeypatch):
    """An input of two levels of 100 slices of 320 x 320 that the worker has described; nothing of it is real."""
    from REDReconstructionLib.process import jobs

    folder = large_run(path / "described")
    image = {"unit": "Bq/mL", "size": [320, 320, 100], "spacing_mm": [2, 2, 3]}
    levels = [
        {"drf": drf, "label": "", "image": image, "suv": None, "files": {"image": f"images/{dose}.nrrd"}}
        for drf, dose in ((20.0, "low"), (1.0, "full"))
    ]
    content = {"levels": levels, "truth": False, "warnings": [], "patient": None, "series": None}
    (folder / "description.json").write_text(json.dumps(content))
    monkeypatch.setattr(jobs, "describeFolder", lambda path, meant: folder)
    return folder


def test_the_window_answers_while_a_large_case_comes_into_the_scene(section, tmp_path, monkeypatch):  # noqa: F811
    from REDReconstructionLib.scene import roles

    folder = large_case(tmp_path, monkeypatch)
    with heartbeat() as pulse:
        section.openPath(folder)
        assert section.ui.busyFrame.visible
        settle(section)
    assert pulse.longest_gap_ms < GAP_MS
    assert len(roles.nodes(section.session.case.key)) == 2
    assert not section.ui.busyFrame.visible


def test_nothing_stays_of_a_case_that_is_given_up_halfway(section, tmp_path, monkeypatch):  # noqa: F811
    from REDReconstructionLib.scene import roles

    folder = large_case(tmp_path, monkeypatch)
    section.openPath(folder)
    wait_until(lambda: roles.nodes(folder.name), "the first level is there")
    click(section.ui.cancelOpenButton)
    assert roles.nodes(folder.name) == []
    (folder / "images" / "full.nrrd").write_bytes(b"NRRD0004\n")
    section.openPath(folder)
    settle(section)
    assert "full.nrrd" in message(section)
    assert roles.nodes(folder.name) == []
    assert section.session.case is None


def test_a_work_folder_that_cannot_be_used_is_named_whatever_is_pressed(section, database, tmp_path):  # noqa: F811
    import qt

    (tmp_path / "file").write_text("no folder")
    qt.QSettings().setValue(WORK, str(tmp_path / "file"))
    section.session.parameters.fullVolume = add_volume(ball(), unit="Bq/ml")
    click(section.ui.volumesButton)
    answers.add("getExistingDirectory", str(tmp_path))
    answers.add("exec", lambda dialog: (dialog.findChild("QTreeWidget", "seriesTree").selectAll(), dialog.accept()))
    for button in (
        section.ui.sampleButton,
        section.ui.openVolumesButton,
        section.ui.listButton,
        section.ui.dicomButton,
    ):
        section.hideMessage()
        click(button)
        assert "The work folder" in message(section), button.objectName


def test_a_closed_database_says_how_to_open_it(section):  # noqa: F811
    click(section.ui.dicomButton)
    assert "DICOM database is not open" in message(section)


@pytest.fixture
def database(section, data, tmp_path):  # noqa: F811
    """Slicer's DICOM database with two PET studies and a CT."""
    import slicer
    from DICOMLib import DICOMUtils

    slicer.dicomDatabase.openDatabase(str(tmp_path / "database" / "ctkDICOM.sql"))
    for name in (data / "pet-dro" / "DRO_0_0", data / "odd-dicom"):
        DICOMUtils.importDicom(str(name), slicer.dicomDatabase, True)
    yield slicer.dicomDatabase
    slicer.dicomDatabase.closeDatabase()


def lines(tree):
    """The texts of a tree's first column from top to bottom."""

    def under(item):
        return [item.text(0), *(text for i in range(item.childCount()) for text in under(item.child(i)))]

    return [text for i in range(tree.topLevelItemCount) for text in under(tree.topLevelItem(i))]


def test_the_chooser_lists_pet_alone_and_names_nobody_unless_asked(section, database):  # noqa: F811
    seen = {}

    def look(dialog):
        tree = dialog.findChild("QTreeWidget", "seriesTree")
        seen["free"] = lines(tree)
        dialog.findChild("QCheckBox", "patientLabelsCheckBox").click()
        seen["named"] = lines(tree)
        dialog.reject()

    answers.add("exec", look)
    click(section.ui.dicomButton)
    assert [text for text in seen["free"] if text.startswith("Patient")] == ["Patient 1", "Patient 2", "Patient 3"]
    assert seen["free"].count("Study 1") == 3
    assert "PET SUV verification DRO_0_0" in seen["free"]
    assert "SSh_DWI FAST" not in seen["free"]
    assert not [text for text in seen["free"] if "DRO PHANTOM" in text.upper() or "2025" in text]
    assert [text for text in seen["named"] if "(DRO)" in text]
    assert section.session.case is None
    assert message(section) == ""


def test_a_series_of_the_database_opens_and_the_database_is_untouched(section, database, tmp_path):  # noqa: F811
    before = stamps(tmp_path / "database")

    def choose(dialog):
        tree = dialog.findChild("QTreeWidget", "seriesTree")
        (item,) = tree.findItems("PET SUV verification DRO_0_0", _recursive())
        item.setSelected(True)
        dialog.accept()

    answers.add("exec", choose)
    click(section.ui.dicomButton)
    settle(section)
    case = section.session.case
    assert case.source == "dicom"
    assert case.dicomFolder == case.input
    assert case.input.isascii()
    assert len(list((tmp_path / "work").rglob("*.dcm"))) == 20
    assert table(section)["SUV"] == ["body weight, 0.000277778 per Bq/mL"]
    assert stamps(tmp_path / "database") == before


def test_series_that_do_not_say_their_doses_become_a_case_once_the_user_says_them(section, database, data):  # noqa: F811
    from DICOMLib import DICOMUtils

    DICOMUtils.importDicom(str(data / "pet-dro" / "DRO_1_0"), database, True)

    def choose(doses):
        def answer(dialog):
            tree = dialog.findChild("QTreeWidget", "seriesTree")
            for name, text in doses.items():
                (item,) = tree.findItems(f"PET SUV verification {name}", _recursive())
                item.setSelected(True)
                combo = tree.itemWidget(item, 2)
                combo.setCurrentIndex(combo.findText(text))
            dialog.accept()

        answers.add("exec", answer)
        if set(doses.values()) == {"as described"}:  # which of the two, then
            answers.add("exec", lambda dialog: dialog.reject())
        click(section.ui.dicomButton)
        settle(section)

    choose({"DRO_0_0": "as described", "DRO_1_0": "as described"})
    assert answers.left == []
    assert "doses do not tell them apart" in message(section)
    assert section.session.case is None
    choose({"DRO_0_0": "full dose", "DRO_1_0": "DRF 20"})
    assert message(section) == ""
    assert table(section)["Dose"] == ["full; DRF 20"]


def _recursive():
    import qt

    return qt.Qt.MatchExactly | qt.Qt.MatchRecursive


def test_a_volume_without_a_unit_is_refused_until_the_user_says_it(section):  # noqa: F811
    from REDReconstructionLib.scene.roles import Role

    node = add_volume(ball(), "PET of somebody")
    click(section.ui.volumesButton)
    section.ui.lowVolumeSelector.setCurrentNode(node)
    section.ui.volumeDrfSpinBox.value = 20
    click(section.ui.openVolumesButton)
    assert "does not state the unit" in message(section)
    assert section.session.case is None
    section.ui.volumeUnitComboBox.setCurrentIndex(section.ui.volumeUnitComboBox.findText("Bq/mL"))
    click(section.ui.openVolumesButton)
    settle(section)
    case = section.session.case
    assert (case.source, case.dicomFolder) == ("volumes", "")
    level = case.description["levels"][0]
    assert (level["drf"], level["image"]["unit"]) == (20.0, "Bq/mL")
    assert level["image"]["origin_mm"] == [30.0, -20.0, 100.0]
    assert level["image"]["spacing_mm"] == [4.0, 4.0, 5.0]
    np.testing.assert_array_equal(described(case, Role(case.key, "image", "low", 20.0)), ball())
    assert "somebody" not in case.name


def test_full_and_low_volumes_with_a_coded_unit_are_one_case(section):  # noqa: F811
    section.session.parameters.fullVolume = add_volume(ball(), "full", "{SUVbw}g/ml")
    section.session.parameters.lowVolume = add_volume(2 * ball(), "low", "{SUVbw}g/ml")
    section.session.parameters.volumeDrf = 4.0
    section.openVolumes()
    settle(section)
    assert table(section)["Dose"] == ["full; DRF 4"]
    assert table(section)["SUV"] == ["the values are SUV"]
    assert not section.ui.ladderButton.isVisibleTo(section.widget)


def test_a_volume_with_a_transform_opens_where_it_is_seen(section):  # noqa: F811
    import slicer
    import vtk

    node = add_volume(ball(), "moved", "Bq/ml")
    move = vtk.vtkMatrix4x4()
    move.SetElement(2, 3, 50.0)
    transform = slicer.mrmlScene.AddNewNodeByClass("vtkMRMLLinearTransformNode")
    transform.SetMatrixTransformToParent(move)
    node.SetAndObserveTransformNodeID(transform.GetID())
    section.session.parameters.fullVolume = node
    section.openVolumes()
    settle(section)
    assert section.session.case.description["levels"][0]["image"]["origin_mm"] == [30.0, -20.0, 150.0]


@pytest.mark.parametrize(("drf", "same"), [(0.5, False), (20.0, True)])
def test_impossible_volumes_are_refused(section, drf, same):  # noqa: F811
    node = add_volume(ball(), "volume", "Bq/ml")
    section.session.parameters.lowVolume = node
    section.session.parameters.fullVolume = node if same else None
    section.session.parameters.volumeDrf = drf
    section.openVolumes()
    assert message(section)
    assert section.session.case is None


def test_a_volume_that_came_from_dicom_is_read_from_its_files_unless_it_was_cut(section, database):  # noqa: F811
    uids = [uid for series in database.allSeries() for uid in database.instancesForSeries(series)]
    whole = [uid for uid in uids if "DRO_0_0" in database.descriptionForSeries(_series(database, uid))]
    node = add_volume(np.zeros((20, 256, 256)), "4: PET", "{SUVbw}g/ml")
    node.SetAttribute("DICOM.instanceUIDs", " ".join(whole))
    section.session.parameters.fullVolume = node
    section.openVolumes()
    settle(section)
    case = section.session.case
    assert case.source == "dicom"
    assert case.dicomFolder
    assert (case.description["levels"][0]["drf"], table(section)["Unit"]) == (1.0, ["Bq/mL"])
    cut = add_volume(np.zeros((7, 256, 256)), "cut", "{SUVbw}g/ml")
    cut.SetAttribute("DICOM.instanceUIDs", " ".join(whole))
    section.session.parameters.fullVolume = cut
    section.openVolumes()
    settle(section)
    assert section.session.case.source == "volumes"
    assert table(section)["Unit"] == ["SUV"]


def _series(database, uid):
    return database.seriesForFile(database.fileForInstance(uid))


def test_a_full_dose_series_becomes_a_ladder_that_keeps_its_patient_suv_and_source(section, data):  # noqa: F811
    full = opened(section, data / FLT)
    click(section.ui.ladderButton)
    settle(section)
    case = section.session.case
    assert message(section) == ""
    assert table(section)["Dose"] == ["full; DRF 4, 10, 20, 50, 100"]
    assert table(section)["Sinogram"] == ["simulated counts, with background"]
    assert table(section)["SUV"] == ["body weight, 0.000594249 per Bq/mL"]
    assert (case.name, case.dicomFolder) == (full.name, str(data / FLT))
    assert case.description["patient"] == full.description["patient"]
    assert json.loads((case.folder / "description.json").read_text(encoding="utf-8")) == case.description
    assert not section.ui.ladderButton.isVisibleTo(section.widget)


def test_the_sample_case_does_not_push_a_restoration_aside(section):  # noqa: F811
    from REDReconstructionLib.session.state import State

    section.session.setState(State.RUNNING)
    section.openSample()
    assert "A restoration is on its way" in message(section)
    assert not section.opener.isBusy


def test_nothing_opens_while_a_restoration_is_on_its_way(section, data):  # noqa: F811
    from REDReconstructionLib.session.state import State

    case = opened(section, data / FLT)
    section.session.setState(State.RUNNING)
    process_events()
    for name in ("dicomButton", "folderButton", "fileButton", "volumesButton", "listButton", "ladderButton"):
        assert not getattr(section.ui, name).enabled
    assert section.openPath(data / "sinograms" / "smalllong.hs") is False
    assert "restoration is on its way" in message(section)
    assert section.session.case is case
    section.session.setState(State.IDLE)
    assert section.ui.folderButton.enabled


def test_the_opening_bar_moves_with_what_has_come_into_the_scene(section, tmp_path, monkeypatch):  # noqa: F811
    import compared

    from REDReconstructionLib.scene import volume_files

    monkeypatch.setattr(volume_files, "PIECE", 500)
    case, bar, seen = compared.make_case(tmp_path / "case"), section.ui.busyBar, []
    for _step in section.opener.importing(case, None):
        assert (section.ui.busyLabel.text, bar.maximum) == ("Bringing the images into the scene", 100)
        seen.append(bar.value)
    assert seen == sorted(seen)
    assert len(set(seen)) > 20
    assert 90 <= seen[-1] <= 100
