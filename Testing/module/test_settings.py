"""The settings page: another Python, the work folder, patient names."""

import sys
from pathlib import Path

import pytest
from driver import click
from restoring import work  # noqa: F401
from workers import engine_folder

PYTHON = "REDReconstruction/PythonEnvironment"


@pytest.fixture
def page(work, monkeypatch):  # noqa: F811
    """The page, in sight."""
    monkeypatch.syspath_prepend(str(engine_folder()))
    import settings_dialog
    import slicer

    from REDReconstructionLib.panel import settings_page

    page = settings_page.register()
    settings_dialog.show(settings_page.PAGE)
    yield page
    slicer.app.settingsDialog().close()
    settings_page.pages.clear()


def value(key):
    import qt

    return qt.QSettings().value(key)


def test_slicers_own_python_runs_the_worker_unless_another_is_chosen(page, tmp_path):
    from REDReconstructionLib.process import interpreter

    assert not interpreter.isForeign()
    assert "Slicer's own Python" in page.ui.pythonNote.text
    (tmp_path / "env" / "bin").mkdir(parents=True)
    (tmp_path / "env" / "bin" / "python").symlink_to(sys.executable)
    page.ui.pythonPath.currentPath = str(tmp_path / "env")
    assert value(PYTHON) == str(tmp_path / "env")
    assert interpreter.isForeign()
    assert interpreter.interpreter() == str(tmp_path / "env" / "bin" / "python")
    assert str(tmp_path / "env" / "bin" / "python") in page.ui.pythonNote.text
    page.ui.pythonPath.currentPath = ""
    assert not interpreter.isForeign()


def test_an_environment_without_python_is_said_and_one_click_goes_back(page, tmp_path):
    from REDReconstructionLib.process import interpreter

    page.ui.pythonPath.currentPath = str(tmp_path / "nothing")
    assert page.ui.pythonNote.text == f"There is no Python at {tmp_path / 'nothing'}."
    click(page.ui.slicerPythonButton)
    assert not interpreter.isForeign()
    assert page.ui.pythonPath.currentPath == ""


@pytest.mark.parametrize("place", ["python.exe", "Scripts/python.exe", "bin/python3"])
def test_environments_of_other_systems_are_found(page, tmp_path, place):
    from REDReconstructionLib.process import interpreter

    (tmp_path / "env" / place).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "env" / place).touch()
    assert interpreter.pythonOf(tmp_path / "env") == str(tmp_path / "env" / place)
    assert interpreter.pythonOf(Path(sys.executable)) == sys.executable


def test_the_work_folder_tells_its_size_and_is_cleared_after_a_question(page, tmp_path, monkeypatch):
    import settings_dialog
    import slicer

    from REDReconstructionLib.panel import settings_page
    from REDReconstructionLib.process import jobs

    (jobs.workFolder() / "results").mkdir()
    (tmp_path / "work" / "mine.txt").write_text("mine")
    (jobs.workFolder() / "results" / "image.nrrd").write_bytes(bytes(3 * 2**20))
    slicer.app.settingsDialog().close()
    settings_dialog.show(settings_page.PAGE)
    assert "3 MiB" in page.ui.sizeLabel.text
    answers = [False, True]
    monkeypatch.setattr(slicer.util, "confirmOkCancelDisplay", lambda *_arguments: answers.pop(0))
    click(page.ui.clearButton)
    assert (jobs.workFolder() / "results" / "image.nrrd").is_file()
    click(page.ui.clearButton)
    assert not list(jobs.workFolder().iterdir())
    assert "0.0 MiB" in page.ui.sizeLabel.text
    assert (tmp_path / "work" / "mine.txt").is_file()


def test_another_work_folder_counts_at_once(page, tmp_path):
    import qt

    from REDReconstructionLib.process import jobs, settings

    page.ui.workPath.currentPath = str(tmp_path / "elsewhere")
    assert jobs.describeFolder(tmp_path).parent == tmp_path / "elsewhere" / "REDReconstruction" / "cases"
    page.ui.workPath.currentPath = ""
    place = qt.QStandardPaths.writableLocation(qt.QStandardPaths.GenericDataLocation)
    assert settings.workFolder() == Path(place) / "REDReconstruction"


def test_patient_names_are_shown_on_request_only(page):
    from REDReconstructionLib.process import settings

    assert settings.patientLabels() is False
    click(page.ui.patientCheckBox)
    assert settings.patientLabels() is True
    click(page.ui.patientCheckBox)
    assert settings.patientLabels() is False


def test_settings_that_come_back_as_text_are_understood(page):
    import qt

    from REDReconstructionLib.process import settings

    qt.QSettings().setValue(settings.PATIENT_LABELS, "true")
    assert settings.patientLabels() is True
    qt.QSettings().setValue(settings.PATIENT_LABELS, "false")
    assert settings.patientLabels() is False
