"""The case list as a work list: filled as it is read, sorted, filtered, restored in the background, with a time."""

import json
import shutil
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest
from driver import click, heartbeat, process_events, wait_until
from limits import GAP_MS
from opening import message, opened, section, settle, work  # noqa: F401, fixtures
from qt_dialogs import answers
from restoring import ladder  # noqa: F401, fixture


@pytest.fixture
def entries(module):
    """Cases of every state; the third is contradicted, the fourth is borne out."""
    from REDReconstructionLib.case.work_list import FAILED, Entry

    two = ("full dose", "DRF 20", "DRF 4")
    return [
        Entry("/a", "a", two),
        Entry("/b", "b", refusal="this is a CT series.", levels=()),
        Entry("/c", "c", two, done=frozenset({20.0, 4.0}), contradicted=3, seconds=[30.0, 50.0]),
        Entry("/d", "d", two, done=frozenset({20.0}), contradicted=0),
        Entry("/e", "e", ("DRF 4",), batch=FAILED, reason="it is damaged."),
        Entry("/f", "f"),
    ]


def test_a_case_says_what_is_to_be_done_with_it(entries):
    from REDReconstructionLib.case.work_list import evidenceText, stateText

    assert [stateText(entry) for entry in entries] == [
        "not restored", "cannot be opened", "restored", "1 of 2 restored", "failed", "reading…",
    ]  # fmt: skip
    assert [evidenceText(entry) for entry in entries[2:5]] == ["3 contradicted", "none", ""]


def test_doses_are_told_shortly(entries):
    from REDReconstructionLib.case.work_list import Entry, dosesText

    assert dosesText(entries[0]) == "DRF 20, 4, full dose"
    assert [dosesText(Entry("/x", "x", levels)) for levels in (("dose unknown",), None)] == ["dose unknown", ""]


def test_contradicted_findings_come_first_and_cases_without_evidence_last(entries):
    from REDReconstructionLib.case import work_list

    assert work_list.shownRows(entries, work_list.EVIDENCE, descending=True)[:2] == [2, 3]
    assert work_list.shownRows(entries, work_list.EVIDENCE, descending=False)[:2] == [3, 2]
    assert work_list.shownRows(entries, work_list.STATE)[:2] == [4, 0]
    assert work_list.shownRows(entries, work_list.CASE, descending=True) == [5, 4, 3, 2, 1, 0]


def test_words_and_state_narrow_the_list(entries):
    from REDReconstructionLib.case import work_list

    assert work_list.shownRows(entries, words="drf 20 contradicted") == [2]
    assert work_list.shownRows(entries, state=work_list.REFUSED) == [1]
    assert work_list.shownRows(entries, words="nowhere") == []


def test_the_rest_of_the_list_takes_as_long_as_its_levels_have_taken(entries):
    from REDReconstructionLib.case import work_list

    assert work_list.openLevels(entries) == 2 + 1 + 1
    assert work_list.estimate(entries) == pytest.approx(4 * 40.0)
    assert work_list.estimate(entries, times=[10.0]) == pytest.approx(40.0)
    assert work_list.estimate(entries[:2]) is None
    assert [work_list.durationText(seconds) for seconds in (20, 150, 9000)] == [
        "less than a minute", "about 2 min", "about 2.5 h",
    ]  # fmt: skip


def cell(section, row, column):  # noqa: F811
    return section.ui.casesTable.item(row, column).text()


def column(section, number):  # noqa: F811
    return [cell(section, row, number) for row in range(section.ui.casesTable.rowCount)]


@pytest.fixture
def folder(ladder, tmp_path):  # noqa: F811
    """A folder of two cases with two low doses each, and one that is damaged."""
    for name in ("MEIER", "MUELLER"):
        shutil.copytree(ladder, tmp_path / "cases" / name)
    shutil.copytree(ladder, tmp_path / "cases" / "ZABEL")
    (tmp_path / "cases" / "ZABEL" / "sinograms" / "drf-4.nrrd").write_bytes(b"")
    return tmp_path / "cases"


@pytest.fixture
def listed(section, folder):  # noqa: F811
    """The section with the list of these cases; restorations are OSEM on one slice's worth of settings."""
    section.session.parameters.method = "osem"
    section.session.parameters.device = "cpu"
    section.session.parameters.iterations = 1
    section.session.parameters.subsets = 1
    section.caseList.load(folder)
    settle(section)
    return section


def test_all_cases_are_restored_while_another_one_is_read(listed, folder):
    from REDReconstructionLib.scene import roles

    opened(listed, folder / "MUELLER", "folder")
    assert column(listed, 1) == ["not restored"] * 3
    with heartbeat() as pulse:
        click(listed.ui.restoreAllButton)
        assert listed.ui.restoreAllButton.text == "Stop"
        wait_until(lambda: not listed.session.batching, "all is restored", seconds=300)
        process_events()
    assert pulse.longest_gap_ms < GAP_MS
    assert column(listed, 1) == ["restored", "restored", "failed"]
    assert "restored" in listed.ui.listLabel.text
    wait_until(lambda: not listed.caseList.bringing.isBusy, "the results are in the scene")
    assert {role.drf for role in roles.results(listed.session.case.key)} == {20.0, 4.0}
    assert listed.session.case.input == str(folder / "MUELLER")
    assert not [tip for tip in (listed.ui.casesTable.item(2, 0).toolTip(),) if "ZABEL" in tip]
    assert not listed.ui.restoreAllButton.enabled or cell(listed, 2, 1) == "failed"


def test_stopping_keeps_what_is_restored_and_leaves_no_worker(listed):
    click(listed.ui.restoreAllButton)
    wait_until(lambda: listed.caseList.batch.run is not None, "the first case is on its way")
    click(listed.ui.restoreAllButton)
    assert not listed.session.batching
    assert set(column(listed, 1)) <= {"not restored", "1 of 2 restored"}
    wait_until(lambda: not listed.session.runner.runs, "no worker is left")


def test_closing_the_scene_stops_the_list(listed):
    click(listed.ui.restoreAllButton)
    listed.closeScene()
    assert not listed.session.batching


def test_a_click_on_the_head_sorts_and_the_filter_narrows(listed, entries, monkeypatch):
    monkeypatch.setattr(listed.caseList, "mark", lambda: None)  # these entries lie nowhere
    listed.caseList.show(entries)
    header = listed.ui.casesTable.horizontalHeader()
    header.sectionClicked.emit(2)
    assert column(listed, 2)[:2] == ["3 contradicted", "none"]
    header.sectionClicked.emit(2)
    assert column(listed, 2)[:2] == ["none", "3 contradicted"]
    listed.ui.filterEdit.text = "3 contradicted"
    assert column(listed, 0) == ["Case 3"]
    listed.ui.filterEdit.text = ""
    listed.ui.stateCombo.setCurrentIndex(listed.ui.stateCombo.findData("refused"))
    assert column(listed, 0) == ["Case 2"]


def test_hundreds_of_cases_appear_at_once_and_are_filled_as_they_are_read(section, work, monkeypatch):  # noqa: F811
    """What the worker has written by a moment is shown, whatever is still to come."""
    section.caseList.folder = "/cases"
    reader = section.caseList.reader
    monkeypatch.setattr(section.session.runner, "start", lambda job, listener: SimpleNamespace(cancel=lambda: None))
    reader.read("/cases")
    names = [{"path": f"/cases/{n}", "name": f"{n}"} for n in range(400)]
    reader.path.write_text("".join(json.dumps(one) + "\n" for one in names))
    with heartbeat() as pulse:
        reader.onStage("list cases", 0, 400, None)
        process_events()
    assert section.ui.casesTable.rowCount == 400
    assert set(column(section, 1)) == {"reading…"}
    with reader.path.open("a") as file:
        file.write(json.dumps({**names[0], "levels": ["full dose", "DRF 4"]}) + "\n")
        file.write(json.dumps({**names[1], "gone": True}) + "\n" + '{"path": "/cases/2", "lev')
    reader.onStage("list cases", 2, 400, 90.0)
    assert column(section, 1)[:2] == ["not restored", "reading…"]
    assert section.ui.casesTable.rowCount == 399
    assert section.ui.listLabel.text == "Reading case 2 of 400, about 2 min"
    assert pulse.longest_gap_ms < GAP_MS


def test_the_evidence_of_a_result_is_counted_and_a_damaged_one_is_none(work, module, tmp_path):  # noqa: F811
    from REDReconstructionLib.case.work_list import contradictedIn

    assert contradictedIn(tmp_path) is None
    told = {"available": True, "findings": [{"state": "contradicted"}, {"state": "supported"}]}
    (tmp_path / "evidence.json").write_text(json.dumps(told))
    assert contradictedIn(tmp_path) == 1
    (tmp_path / "evidence.json").write_text(json.dumps({"available": False, "reason": "no counts."}))
    assert contradictedIn(tmp_path) is None
    (tmp_path / "evidence.json").write_text("{")
    assert contradictedIn(tmp_path) is None


def test_the_folder_is_handed_to_a_cohort_whose_page_opens_at_the_end(listed, folder, tmp_path):
    shutil.rmtree(folder / "ZABEL")
    listed.session.parameters.evidence = False  # the images are too small for it
    answers.add("getExistingDirectory", str(tmp_path / "results"))
    (tmp_path / "results").mkdir()
    click(listed.ui.cohortButton)
    assert listed.ui.cohortButton.text == "Stop"
    wait_until(lambda: "of 2 cases" in str(listed.ui.listLabel.text), "it has begun", seconds=300)
    wait_until(lambda: not listed.caseList.cohort.isBusy, "it is done", seconds=300)
    assert message(listed) == ""
    assert answers.opened[-1].endswith("results/index.html")
    rows = (tmp_path / "results" / "table.csv").read_text().splitlines()[1:]
    assert [line.split(",")[:2] for line in rows] == [
        [name, dose] for name in ("MEIER", "MUELLER") for dose in ("20.0", "4.0")
    ]
    assert (listed.ui.cohortButton.text, listed.ui.cohortButton.enabled) == ("Cohort…", True)


def test_a_cohort_that_is_stopped_or_refused_gives_the_button_back(listed, folder, tmp_path):
    answers.add("getExistingDirectory", str(folder.parent))  # which is there, and no cohort
    click(listed.ui.cohortButton)
    wait_until(lambda: not listed.caseList.cohort.isBusy, "it is refused", seconds=300)
    assert "cohort" in message(listed)
    answers.add("getExistingDirectory", str(tmp_path / "results"))
    click(listed.ui.cohortButton)
    click(listed.ui.cohortButton)
    assert (listed.ui.cohortButton.text, listed.ui.cohortButton.enabled) == ("Cohort…", True)
    wait_until(lambda: not listed.session.runner.runs, "no worker is left")


def test_the_packages_and_the_page_of_a_cohort_are_those_of_the_engine(module):
    from redpet.cohort.page import PAGE_FILE
    from REDReconstructionLib.case import cohort

    project = tomllib.loads((Path(__file__).resolve().parents[2] / "pyproject.toml").read_text())["project"]
    assert sorted(cohort.PACKAGES) == sorted(project["optional-dependencies"]["cohort"])
    assert cohort.PAGE == PAGE_FILE
