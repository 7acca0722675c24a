"""The case list: three cases one after the other by keys, marks for what is restored, results at once on return."""

import shutil
import time

import pytest
from driver import click, heartbeat, key, process_events, wait_until
from limits import GAP_MS
from opening import FLT, message, opened, section, settle, table, work  # noqa: F401, fixtures
from qt_dialogs import answers


@pytest.fixture
def folder(data, tmp_path):
    """A folder of three cases, named after patients, and of one that is none."""
    for name in ("MEIER 2", "MEIER 10", "MEIER 1"):
        (tmp_path / "cases" / name).mkdir(parents=True)
        shutil.copy(data / FLT, tmp_path / "cases" / name / "slice.dcm")
    (tmp_path / "cases" / "ZZ").mkdir()
    shutil.copy(data / "odd-dicom" / "other-modality-5.dcm", tmp_path / "cases" / "ZZ" / "ct.dcm")
    return tmp_path / "cases"


@pytest.fixture
def listed(section, folder):  # noqa: F811
    """The section with the list of these cases, its keys connected as the panel does."""
    import qt

    answers.add("getExistingDirectory", str(folder))
    click(section.ui.listButton)
    settle(section)
    for keys, callback in section.shortcuts():
        qt.QShortcut(qt.QKeySequence(keys), section.widget).connect("activated()", callback)
    return section


def labels(section):  # noqa: F811
    """Name and doses of each row, or why there are none."""
    table = section.ui.casesTable
    rows = [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount)]
    return [f"{row[0]}  ·  {row[3] or row[1]}" for row in rows]


def press(section, keys):  # noqa: F811
    key(section.widget, keys)
    settle(section)


def test_the_list_numbers_cases_in_the_order_of_people_and_names_nobody(listed):
    assert labels(listed) == [
        "Case 1  ·  dose unknown",
        "Case 2  ·  dose unknown",
        "Case 3  ·  dose unknown",
        "Case 4  ·  cannot be opened",
    ]
    assert [entry.name for entry in listed.caseList.entries] == ["MEIER 1", "MEIER 2", "MEIER 10", "ZZ"]
    assert listed.ui.listLabel.text == "4 cases, 0 restored"
    tips = [listed.ui.casesTable.item(row, 0).toolTip() for row in range(4)]
    assert not [tip for tip in tips if "MEIER" in tip]
    listed.ui.patientLabelsCheckBox.checked = True
    assert labels(listed)[0] == "MEIER 1  ·  dose unknown"


def test_with_a_list_open_the_text_of_the_empty_case_is_one_line_and_whole(listed):
    label = listed.ui.emptyLabel
    assert label.text == "Choose a case of the list below, or press N."
    assert label.fontMetrics().boundingRect(label.text).width() < label.width
    assert label.height >= label.fontMetrics().height()
    click(listed.ui.closeListButton)
    assert label.text.startswith("Choose where your PET case comes from")


def test_keys_go_through_three_cases_and_stop_at_the_ends(listed):
    seen = []
    for keys in ("N", "N", "N", "P", "P", "P", "P"):
        press(listed, keys)
        seen.append((listed.session.case.name, listed.ui.casesTable.currentRow()))
    assert seen[:2] == [("Case 1", 0), ("Case 2", 1)]
    assert seen[2] == ("Case 3", 2)
    assert seen[3:] == [("Case 2", 1), ("Case 1", 0), ("Case 1", 0), ("Case 1", 0)]
    assert not listed.ui.previousCaseButton.enabled
    assert listed.ui.nextCaseButton.enabled


def test_a_case_that_cannot_be_opened_says_why_and_can_be_left_again(listed):
    for keys in ("N", "N", "N", "N"):
        press(listed, keys)
    assert message(listed).startswith("Case 4: this is a CT series")
    assert listed.session.case.name == "Case 3"
    press(listed, "P")
    assert message(listed) == ""
    assert listed.ui.casesTable.currentRow() == 2


def test_a_refusal_names_the_folder_only_where_the_user_asks_for_names(listed, folder):
    for keys in ("N", "N", "N", "N"):
        press(listed, keys)
    assert "ZZ" not in message(listed)
    press(listed, "P")
    listed.ui.patientLabelsCheckBox.click()
    press(listed, "N")
    assert message(listed).startswith(f"{folder / 'ZZ'}: this is a CT series")


def test_the_buttons_and_the_mouse_do_the_same_as_the_keys(listed):
    click(listed.ui.nextCaseButton)
    settle(listed)
    click(listed.ui.nextCaseButton)
    settle(listed)
    assert listed.session.case.name == "Case 2"
    place = listed.ui.casesTable.visualItemRect(listed.ui.casesTable.item(2, 0)).center()
    click(listed.ui.casesTable.viewport(), (place.x(), place.y()))
    settle(listed)
    assert listed.session.case.name == "Case 3"


def restored(section):  # noqa: F811
    """Let the real engine restore the open case; the folder of the result."""
    from REDReconstructionLib.process import jobs
    from REDReconstructionLib.process.runner import Listener

    ended = []
    section.session.parameters.method = "osem"
    job = jobs.restoreJob(section.session.case, section.session.parameters, 0.0)
    listener = Listener(onDone=lambda *told: ended.append(told), onFailed=lambda *told: ended.append(told))
    section.session.runner.start(job, listener)
    wait_until(lambda: ended, "the case is restored")
    folder, _files = ended[0]
    assert (folder / "run.json").is_file(), ended
    return folder


def test_a_restored_case_is_marked_and_on_return_its_results_are_there_at_once(listed, monkeypatch):
    from REDReconstructionLib.scene import roles

    press(listed, "N")
    press(listed, "N")
    case = listed.session.case
    folder = restored(listed)
    assert roles.results(case.key) == []
    press(listed, "P")
    assert roles.nodes(case.key) == []
    monkeypatch.setattr(listed.session.runner, "start", lambda job, listener: pytest.fail(f"{job} was started"))
    press(listed, "N")
    (role,) = roles.results(case.key)
    assert (role.drf, role.method) == (0.0, "OSEM")
    assert roles.runFolder(roles.find(role)) == folder
    marks = [listed.ui.casesTable.item(row, 0).icon().cacheKey() for row in range(4)]
    assert marks[1] == listed.caseList.icons["Restored"].cacheKey()
    assert marks[0] == marks[2] == listed.caseList.icons["NotRestored"].cacheKey()
    assert marks[3] == listed.caseList.icons["Refused"].cacheKey()


def test_marking_a_long_list_leaves_the_window_alive(section, monkeypatch):  # noqa: F811
    from REDReconstructionLib.case.work_list import Entry
    from REDReconstructionLib.process import jobs
    from REDReconstructionLib.session.session import RESULTS

    looked = []
    monkeypatch.setattr(jobs, "finishedResults", lambda key: (time.sleep(0.01), looked.append(key))[1:1])
    section.caseList.show([Entry(f"/{n}", str(n), ("DRF 4",)) for n in range(50)])
    with heartbeat() as pulse:
        section.enter()
        wait_until(lambda: not section.caseList.steps.isBusy, "all cases are marked")
    assert pulse.longest_gap_ms < GAP_MS
    assert len(looked) >= 50
    looked.clear()
    section.session.tell(RESULTS)
    assert looked == []


def test_a_damaged_result_does_not_keep_a_case_from_opening(listed, caplog):
    from REDReconstructionLib.process import jobs

    damaged = jobs.resultsFolder(listed.caseList.entries[0].path) / "broken"
    damaged.mkdir(parents=True)
    (damaged / "run.json").write_text("{", encoding="utf-8")
    press(listed, "N")
    assert listed.session.case.name == "Case 1"
    assert "damaged" in caplog.text


def test_a_folder_without_cases_is_refused_and_shows_no_list(section, tmp_path):  # noqa: F811
    (tmp_path / "empty").mkdir()
    section.caseList.load(tmp_path / "empty")
    settle(section)
    assert "holds no case" in message(section)
    assert not section.ui.listFrame.isVisibleTo(section.widget)
    assert section.session.parameters.caseListFolder == ""


def test_a_scene_brings_its_list_and_its_case_back(listed, folder):
    press(listed, "N")
    node = listed.session.parameters.parameterNode
    section = listed  # noqa: F811
    section.disconnectParameters()
    section.caseList.close()
    section.session.parameters.caseListFolder = str(folder)
    section.session.setParameterNode(node)
    section.connectParameters()
    settle(section)
    assert labels(section)[0].startswith("Case 1")
    assert section.ui.casesTable.currentRow() == 0
    assert table(section)["Case"] == ["Case 1"]


def test_the_list_can_be_closed_and_the_case_stays(listed):
    press(listed, "N")
    case = listed.session.case
    click(listed.ui.closeListButton)
    process_events()
    assert not listed.ui.listFrame.isVisibleTo(listed.widget)
    assert listed.session.case is case
