"""The section that the page for developers adds to the panel, on the bench."""

import shutil
import sys
from pathlib import Path

import compared
import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "examples"


@pytest.fixture
def section(module, tmp_path, monkeypatch):
    """The section of the page in a button of its own, with a session as the panel has it."""
    import ctk
    import qt
    import slicer

    from REDReconstructionLib.session.session import Session

    monkeypatch.syspath_prepend(str(EXAMPLES))
    from totals_section import TotalsSection

    (tmp_path / "UI").mkdir()
    shutil.copy(EXAMPLES / "TotalsSection.ui", tmp_path / "UI")
    button = ctk.ctkCollapsibleButton()
    qt.QVBoxLayout(button)
    session = Session(slicer.mrmlScene.AddNewNodeByClass("vtkMRMLScriptedModuleNode"), None)
    shown = TotalsSection(session, button, lambda name: str(tmp_path / name))
    yield shown
    shown.disconnectParameters()
    del sys.modules["totals_section"]


def test_a_new_section_says_that_nothing_is_restored_yet(section):
    assert section.ui.totalsLabel.text == "Nothing is restored yet."


def test_a_new_section_follows_the_results_of_the_open_case(section, tmp_path):
    from REDReconstructionLib.scene import importing

    case = compared.make_case(tmp_path / "case")
    compared.make_run(tmp_path / "run")
    compared.done(importing.importCase(case))
    section.session.setCase(case)
    assert section.ui.totalsLabel.text == "Nothing is restored yet."
    compared.done(importing.importRun(case, tmp_path / "run", 20.0, "RED-NS+"))
    section.session.setCase(case)
    restored = compared.image(compared.DOSES["restored"]).values.sum(dtype=float)
    assert section.ui.totalsLabel.text == f"DRF 20, RED-NS+: {restored:.4g} Bq/mL"
