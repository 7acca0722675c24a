"""The Restore section's check box for evidence, with the real worker."""

import json

import numpy as np
import pytest
from driver import click
from restoring import check, opened, run_of, section, settle, simulated, work  # noqa: F401


@pytest.fixture(scope="session")
def judgeable(tmp_path_factory):
    """A CASE of three slices that are just wide enough to be judged, at full dose and DRF 4."""
    y, x = np.mgrid[:26, :26] - 13
    plane = 1000.0 * (x**2 + y**2 < 100) + 4000.0 * ((x - 4) ** 2 + y**2 < 6)
    return simulated(np.repeat(plane[None], 3, axis=0), tmp_path_factory.mktemp("judgeable"), 4)


@pytest.fixture
def asking(section, judgeable):  # noqa: F811
    """The section with that case, to be judged with OSEM alone, in one iteration."""
    opened(section, judgeable)
    section.session.parameters.method = "osem"
    section.session.parameters.iterations = 1
    return section


def test_evidence_is_on_where_there_are_counts_and_its_time_and_memory_are_said_before(asking):
    ui = asking.ui
    assert ui.evidenceCheck.enabled
    assert ui.evidenceCheck.checked
    level = next(one for one in asking.session.case.description["levels"] if one["drf"] == 4)
    assert "5 times as long" in ui.evidenceNote.text
    assert f"{level['evidence']['memory_mib']:,.0f} MB" in ui.evidenceNote.text
    click(ui.evidenceCheck)
    assert not asking.session.parameters.evidence
    assert ui.evidenceNote.text == ""


def test_what_is_asked_for_is_written_and_another_result_without_it(asking):
    from REDReconstructionLib.process import jobs

    job = jobs.restoreJob(asking.session.case, asking.session.parameters, 4.0, None)
    assert job["evidence"] is True
    click(asking.ui.applyButton)
    assert settle(asking) == "Restored."
    _run, folder = run_of(asking, 4)
    assert json.loads((folder / "evidence.json").read_text())["available"]
    click(asking.ui.evidenceCheck)
    without = jobs.restoreJob(asking.session.case, asking.session.parameters, 4.0, None)
    assert "evidence" not in without
    assert without["out"] != job["out"] == str(folder)


def test_images_without_counts_turn_it_off_and_say_why_and_the_wish_stays(section, judgeable):  # noqa: F811
    from REDReconstructionLib.process import jobs

    case = opened(section, judgeable.parent / "body.npy", "file")
    assert "evidence" not in case.description["levels"][0]
    assert not section.ui.evidenceCheck.enabled
    assert not section.ui.evidenceCheck.checked
    assert "asks measured counts" in section.ui.evidenceNote.text
    assert "evidence" not in jobs.restoreJob(case, section.session.parameters, 0.0, None)
    opened(section, judgeable)
    assert section.ui.evidenceCheck.checked


def test_a_field_of_view_that_is_too_small_is_restored_without_and_says_why(section, tmp_path):  # noqa: F811
    from REDReconstructionLib.process import jobs

    case = opened(section, simulated(np.ones((1, 20, 20)), tmp_path, 4))
    check(section, 4)
    assert not section.ui.evidenceCheck.enabled
    assert section.ui.evidenceNote.text.startswith("An image of 20 x 20 pixels is too small")
    assert "evidence" not in jobs.restoreJob(case, section.session.parameters, 4.0, None)


def test_the_stages_of_the_evidence_are_told_in_words(module):
    from REDReconstructionLib.restore.progress import stageName

    assert stageName("evidence 2/4: restore") == "Evidence 2/4: Restoring"
    assert stageName("judge") == "Judging by the counts"
