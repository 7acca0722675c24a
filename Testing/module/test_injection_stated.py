"""A dose or time of injection that no person has: the panel says so, and takes the user's word, which stays said."""

import json
import sys
from pathlib import Path

import pytest
from driver import click
from opening import message, opened, section, settle, table, work  # noqa: F401
from qt_dialogs import answers
from whole import panel  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from synthetic_dicom import pet_series, write_series

MILLICURIE = 37e6


@pytest.fixture
def in_mci(tmp_path):
    """A series whose 370 MBq are written as 10 mCi."""
    slices = pet_series(3)
    for one in slices:
        one.RadiopharmaceuticalInformationSequence[0].RadionuclideTotalDose = 370e6 / MILLICURIE
    write_series(tmp_path / "series", slices)
    return tmp_path / "series"


def say(unit="", time=None, seen=None):
    """An answer to the dialog: this unit, this time."""

    def answer(dialog):
        combo, edit = dialog.findChild("QComboBox", "doseUnitComboBox"), dialog.findChild("QLineEdit")
        if seen is not None:
            seen.append((combo.currentText, edit.text))
        combo.setCurrentIndex(combo.findData(unit))
        if time is not None:
            edit.text = time
        dialog.accept()

    return answer


def test_the_panel_takes_the_users_word_for_the_unit_of_the_dose_and_says_so(section, in_mci):  # noqa: F811
    opened(section, in_mci, "folder")
    (reason,) = table(section)["SUV"]
    assert "no person is given that" in reason
    assert "if it is in mCi, say the unit in Case > Injection" in reason
    assert section.ui.injectionButton.visible
    answers.add("exec", say("mCi"))
    click(section.ui.injectionButton)
    settle(section)
    assert table(section)["SUV"][0].startswith("Body weight") or "per Bq/mL" in table(section)["SUV"][0]
    assert any("as the unit in Case > Injection says" in note for note in table(section)["Note"])
    assert "370 MBq" in table(section)["Injection"][0]
    assert section.session.case.stated == {"dose_unit": "mCi"}
    seen = []
    answers.add("exec", say("", seen=seen))
    click(section.ui.injectionButton)
    settle(section)
    assert seen == [("mCi", "")]
    assert section.session.case.stated == {}
    assert "no person is given that" in table(section)["SUV"][0]


def test_a_time_that_is_none_is_refused_and_the_case_stays(section, in_mci):  # noqa: F811
    case = opened(section, in_mci, "folder")
    answers.add("exec", say("mCi", "noon"))
    click(section.ui.injectionButton)
    settle(section)
    assert "give the scanner's local time" in message(section)
    assert section.session.case == case


def test_a_word_that_is_not_given_changes_nothing(section, in_mci):  # noqa: F811
    case = opened(section, in_mci, "folder")
    answers.add("exec", lambda dialog: dialog.reject())
    click(section.ui.injectionButton)
    assert section.session.case is case


def test_a_case_without_an_injection_has_no_such_button(section, data):  # noqa: F811
    opened(section, data / "sinograms" / "utahscat600k_ca_seg4.hs")
    assert not section.ui.injectionButton.visible


def test_what_was_stated_reaches_the_restoration_and_stays_with_the_scene(panel, in_mci):  # noqa: F811
    from REDReconstructionLib.process import jobs
    from REDReconstructionLib.session.session import storedCase

    panel.opened(in_mci)
    answers.add("exec", say("mCi", "10:00"))
    click(panel.case.ui.injectionButton)
    panel.wait(lambda: not panel.case.opener.isBusy, "the case opens again")
    parameters = panel.session.parameters
    parameters.method, parameters.levels, parameters.reconstruction = "osem", [0.0], "fbp"
    click(panel.restore.ui.applyButton)
    panel.wait(lambda: not panel.session.state.busy, "the restoration ends")
    assert panel.restore.ui.messageLabel.text == "Restored."
    (run,) = jobs.finishedResults(panel.session.case.key)
    told = json.loads((run / "run.json").read_text())["input"]["injection"]
    assert (told["dose_unit"], told["injection_time"]) == ("mCi", "10:00")
    assert storedCase(parameters) == panel.session.case


def test_the_units_that_are_offered_are_those_that_the_engine_takes(module):
    from redpet.dicom.injection import DOSE_UNITS
    from REDReconstructionLib.case.injection_dialog import UNITS

    assert tuple(DOSE_UNITS) == UNITS
