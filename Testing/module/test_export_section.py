"""The Export section in the panel, with the real worker: series, database, figure, views, report."""

import numpy as np
import pydicom
import pytest
from driver import click, process_events
from measured import bring, message, panel, restored  # noqa: F401
from qt_dialogs import answers
from workers import script

KEY = (20.0, "OSEM")
PNG, PDF = b"\x89PNG\r\n\x1a\n", b"%PDF"


@pytest.fixture
def ready(panel, restored, tmp_path):  # noqa: F811
    """The panel with one result, a folder to export into, and no database wanted."""
    bring(panel, restored, keys=(KEY,))
    (tmp_path / "export").mkdir()
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path / "export"))
    panel.session.parameters.exportToDatabase = False
    process_events()
    return panel


def export(panel):  # noqa: F811
    """Press the button; what the panel says at the end."""
    click(panel.export.ui.dicomButton)
    panel.wait(lambda: not panel.export.running, "the export ends")
    return message(panel.export)


def series_in(folder):
    """The files of a series in slice order."""
    files = [pydicom.dcmread(path) for path in sorted(folder.glob("*.dcm"))]
    return sorted(files, key=lambda one: float(one.ImagePositionPatient[2]))


def values_of(files):
    """The activity `[z, y, x]` of a series, and half a step of each slice."""
    steps = np.array([float(one.RescaleSlope) for one in files])
    return np.stack([one.pixel_array * step for one, step in zip(files, steps, strict=True)]), steps.max() / 2


def source_of(restored, dose="DRF_20"):  # noqa: F811
    return series_in(restored.study / dose)


def choose_results(panel, *labels):  # noqa: F811
    """Tick the results with these labels and no others."""
    import qt

    shown = panel.export.ui.resultList
    for row in range(shown.count):
        item = shown.item(row)
        item.setCheckState(qt.Qt.Checked if item.text() in labels else qt.Qt.Unchecked)
    process_events()


def test_without_a_result_nothing_can_be_exported_and_no_empty_box_is_shown(panel, restored):  # noqa: F811
    bring(panel, restored, keys=())
    ui = panel.export.ui
    assert ui.hintLabel.text == "There is something to export once a case is restored."
    assert not ui.resultList.isVisibleTo(panel.export.widget)
    for name in ("dicomButton", "figureButton", "viewsButton", "reportButton", "openButton"):
        assert not getattr(ui, name).enabled, name


def test_what_a_high_window_has_too_much_of_lies_below_the_sections(panel, restored):  # noqa: F811
    import slicer

    bring(panel, restored, keys=(KEY,))
    window, ui = slicer.util.mainWindow(), panel.export.ui
    before = window.width, window.height
    window.resize(1500, 2000)
    process_events()
    assert ui.hintLabel.isVisibleTo(panel.export.widget)
    assert ui.hintLabel.height < 3 * ui.hintLabel.fontMetrics().height()
    window.resize(*before)


def test_a_case_without_a_dicom_source_says_why_no_series_can_be_written(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored, restored.case(dicom=False), (KEY,))
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path))
    process_events()
    assert not panel.export.ui.dicomButton.enabled
    assert "not opened from a DICOM series" in panel.export.ui.hintLabel.text
    assert panel.export.ui.figureButton.enabled
    assert panel.export.ui.reportButton.enabled


def test_without_a_folder_or_a_checked_result_the_panel_says_what_is_missing(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored, keys=(KEY,))
    ui = panel.export.ui
    assert not ui.dicomButton.enabled
    assert ui.hintLabel.text == "Choose the folder that the series is written into."
    ui.folderEdit.setCurrentPath(str(tmp_path))
    process_events()
    assert ui.dicomButton.enabled
    assert not ui.hintLabel.isVisibleTo(panel.export.widget)
    choose_results(panel)
    assert not ui.dicomButton.enabled
    assert ui.hintLabel.text == "Check a result to export it."
    panel.session.tell("results")
    assert panel.export.chosen() == []


def test_a_result_becomes_a_new_series_of_the_same_study_with_its_values(ready, restored, tmp_path):  # noqa: F811
    import slicer

    ready.export.ui.descriptionEdit.setText("Restored for the tumour board")
    process_events()
    said = export(ready)
    assert said == f"1 series written to {tmp_path / 'export'}."
    (folder,) = (tmp_path / "export").iterdir()
    assert folder.name == "Case-1-DRF-20-OSEM"
    files, source = series_in(folder), source_of(restored)
    assert len(files) == len(source) == 6
    for new, old in zip(files, source, strict=True):
        for keyword in ("PatientID", "PatientName", "StudyInstanceUID", "FrameOfReferenceUID", "PatientWeight"):
            assert new[keyword].value == old[keyword].value
        assert list(new.ImagePositionPatient) == list(old.ImagePositionPatient)
        assert new.SeriesInstanceUID != old.SeriesInstanceUID
        assert new.SOPInstanceUID != old.SOPInstanceUID
        assert new.SeriesDescription == "Restored for the tumour board"
        assert new.ImageType[0] == "DERIVED"
    values, half = values_of(files)
    written = slicer.util.arrayFromVolume(ready.node("image", "restored", *KEY))
    np.testing.assert_allclose(values, written, atol=1.01 * half)
    assert ready.export.ui.openButton.enabled
    click(ready.export.ui.openButton)
    assert answers.opened[-1].endswith("/export")


def test_two_results_become_two_series_that_can_be_told_apart(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored)
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path))
    panel.export.ui.descriptionEdit.setText("Board")
    panel.session.parameters.exportToDatabase = False
    process_events()
    choose_results(panel, "DRF 20, OSEM", "DRF 4, OSEM")
    assert export(panel) == f"2 series written to {tmp_path}."
    folders = [tmp_path / "Case-1-DRF-20-OSEM", tmp_path / "Case-1-DRF-4-OSEM"]
    read = [series_in(folder) for folder in folders]
    assert [files[0].SeriesDescription for files in read] == ["Board, DRF 20, OSEM", "Board, DRF 4, OSEM"]
    assert read[0][0].SeriesInstanceUID != read[1][0].SeriesInstanceUID
    assert not np.array_equal(values_of(read[0])[0], values_of(read[1])[0])


def test_without_a_description_the_series_tells_dose_and_method(ready, tmp_path):
    export(ready)
    (file, *_rest) = series_in(tmp_path / "export" / "Case-1-DRF-20-OSEM")
    assert "OSEM" in file.SeriesDescription
    assert "DRF 20" in file.SeriesDescription


def test_a_result_of_some_slices_becomes_a_series_of_these_slices(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored, keys=((20.0, "RED"),))
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path / "new" / "folder"))
    panel.session.parameters.exportToDatabase = False
    process_events()
    export(panel)
    (folder,) = panel.export.written
    files = series_in(folder)
    assert [list(one.ImagePositionPatient) for one in files] == [
        list(one.ImagePositionPatient) for one in source_of(restored)[1:5]
    ]


def test_a_series_comes_into_slicers_database_beside_its_source(ready, restored, tmp_path):  # noqa: F811
    import slicer
    from DICOMLib import DICOMUtils

    DICOMUtils.openDatabase(str(tmp_path / "database"))
    DICOMUtils.importDicom(str(restored.study / "DRF_20"), slicer.dicomDatabase, True)
    ready.session.parameters.exportToDatabase = True
    assert export(ready).endswith("Slicer's DICOM database has them too.")
    database = slicer.dicomDatabase
    assert len(database.patients()) == 1
    (study,) = database.studiesForPatient(database.patients()[0])
    new, old = sorted(database.seriesForStudy(study), key=lambda uid: uid == source_of(restored)[0].SeriesInstanceUID)
    assert len(database.filesForSeries(new)) == len(database.filesForSeries(old)) == 6
    loaded = slicer.util.getNode(DICOMUtils.loadSeriesByUID([new])[0])
    written = slicer.util.arrayFromVolume(ready.node("image", "restored", *KEY))
    np.testing.assert_allclose(slicer.util.arrayFromVolume(loaded), written, atol=written.max() / 30000)


def test_with_a_closed_database_all_series_are_written_and_the_panel_says_so(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored)
    panel.export.ui.folderEdit.setCurrentPath(str(tmp_path / "export"))
    process_events()
    choose_results(panel, "DRF 20, OSEM", "DRF 4, OSEM")
    said = export(panel)
    assert said.startswith("2 series written to ")
    assert said.endswith("Slicer's DICOM database is not open: open it in the DICOM module and import the folder.")
    assert len(list((tmp_path / "export").iterdir())) == 2


def test_an_anonymized_series_has_nothing_of_the_patient(ready, restored, tmp_path):  # noqa: F811
    click(ready.export.ui.anonymizeCheck)
    assert ready.session.parameters.exportAnonymized
    assert export(ready) == f"1 series written to {tmp_path / 'export'}."
    (folder,) = (tmp_path / "export").iterdir()
    source = source_of(restored)[0]
    for path in folder.iterdir():
        assert b"RED^DEMO" not in path.read_bytes()
    for file in series_in(folder):
        assert file.StudyInstanceUID != source.StudyInstanceUID
        assert str(file.PatientID) != str(source.PatientID)
        assert "PatientWeight" not in file or not file.PatientWeight
    values, _half = values_of(series_in(folder))
    assert values.max() > 1000


def test_a_folder_that_is_there_is_never_overwritten(ready, tmp_path):
    taken = tmp_path / "export" / "Case-1-DRF-20-OSEM"
    taken.mkdir()
    (taken / "mine.txt").write_text("keep")
    export(ready)
    export(ready)
    assert [path.name for path in taken.iterdir()] == ["mine.txt"]
    assert sorted(path.name for path in (tmp_path / "export").iterdir()) == [
        "Case-1-DRF-20-OSEM",
        "Case-1-DRF-20-OSEM-2",
        "Case-1-DRF-20-OSEM-3",
    ]


@pytest.mark.parametrize("text", ["ein Schöner Name", "back\\slash", "x" * 65])
def test_a_description_that_dicom_cannot_hold_gives_one_sentence_and_no_file(ready, tmp_path, text):
    ready.session.parameters.seriesDescription = text
    ready.export.onExport()
    ready.wait(lambda: not ready.export.running, "the export ends")
    said = message(ready.export)
    assert said == "SeriesDescription (0008,103E) must have 1 to 64 ASCII characters and no backslash."
    assert list((tmp_path / "export").iterdir()) == []
    assert ready.export.ui.dicomButton.enabled


def test_no_more_than_64_characters_can_be_typed(ready):
    ready.export.ui.descriptionEdit.setText("x" * 70)
    assert len(ready.session.parameters.seriesDescription) == 64


def test_a_folder_that_cannot_be_written_is_named_in_one_sentence(ready, tmp_path):
    (tmp_path / "file").write_text("no folder")
    ready.export.ui.folderEdit.setCurrentPath(str(tmp_path / "file" / "inside"))
    process_events()
    said = export(ready)
    assert str(tmp_path / "file") in said
    assert "Traceback" not in said
    assert ready.export.ui.dicomButton.enabled
    ready.export.ui.folderEdit.setCurrentPath(str(tmp_path / "export"))
    process_events()
    assert export(ready).startswith("1 series written")


def test_the_first_failure_ends_the_export_with_its_sentence_and_the_panel_works_again(ready, monkeypatch):
    runner = ready.session.runner
    right = runner.command
    runner.command = script("say('error', message='The disk is full.'); sys.exit(1)")
    assert export(ready) == "The disk is full."
    assert ready.export.written == []
    runner.command = script("os._exit(3)")
    said = export(ready)
    assert said
    assert "\n" not in said
    runner.command = right
    assert export(ready).startswith("1 series written")


def test_nothing_else_starts_while_a_series_is_written(ready):
    click(ready.export.ui.dicomButton)
    for name in ("dicomButton", "figureButton", "reportButton"):
        assert not getattr(ready.export.ui, name).enabled, name
    ready.wait(lambda: not ready.export.running, "the export ends")
    assert ready.export.ui.dicomButton.enabled


def test_the_scene_that_closes_meanwhile_leaves_a_panel_that_works(ready, restored, tmp_path):  # noqa: F811
    import slicer

    click(ready.export.ui.dicomButton)
    slicer.mrmlScene.Clear(0)
    process_events()
    assert not ready.export.running
    ready.session.parameters.showSinograms = ready.session.parameters.exportToDatabase = False
    bring(ready, restored, keys=(KEY,))
    ready.export.ui.folderEdit.setCurrentPath(str(tmp_path / "again"))
    process_events()
    assert export(ready) == f"1 series written to {tmp_path / 'again'}."


def test_what_the_user_sets_is_kept_in_the_parameter_node(ready, tmp_path):
    click(ready.export.ui.databaseCheck)
    ready.export.ui.descriptionEdit.setText("kept")
    process_events()
    parameters = ready.session.parameters
    assert parameters.exportToDatabase
    assert parameters.seriesDescription == "kept"
    assert parameters.exportFolder == str(tmp_path / "export")
    parameters.exportFolder = str(tmp_path / "other")
    assert ready.export.ui.folderEdit.currentPath == str(tmp_path / "other")


# Pictures and the report


def test_the_figure_is_saved_where_the_user_says(ready, restored, tmp_path):  # noqa: F811
    answers.add("getSaveFileName", str(tmp_path / "figure.png"))
    click(ready.export.ui.figureButton)
    assert (tmp_path / "figure.png").read_bytes() == (restored.runs[KEY] / "comparison.png").read_bytes()
    assert "Case-1-DRF-20-OSEM.png" in answers.asked[-1][1]
    assert message(ready.export) == f"Saved: {tmp_path / 'figure.png'}"


def test_the_views_are_saved_as_they_are(ready, tmp_path):
    import qt
    import slicer

    answers.add("getSaveFileName", str(tmp_path / "views.png"))
    click(ready.export.ui.viewsButton)
    assert (tmp_path / "views.png").read_bytes().startswith(PNG)
    picture = qt.QImage(str(tmp_path / "views.png"))
    viewport = slicer.app.layoutManager().viewport()
    assert (picture.width(), picture.height()) == (viewport.width, viewport.height)
    colours = {picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 3)}
    assert len(colours) > 10


def test_the_report_is_one_page_where_the_user_says(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored)
    choose_results(panel, "DRF 20, OSEM", "DRF 4, OSEM")
    answers.add("getSaveFileName", str(tmp_path / "report.pdf"))
    click(panel.export.ui.reportButton)
    panel.wait(lambda: not panel.export.running, "the report is drawn")
    content = (tmp_path / "report.pdf").read_bytes()
    assert content.startswith(PDF)
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") == 1
    assert b"RED^DEMO" not in content
    assert message(panel.export) == f"Saved: {tmp_path / 'report.pdf'}"
    assert not list((tmp_path / "work").rglob("report-*"))


@pytest.mark.parametrize("button", ["figureButton", "viewsButton", "reportButton"])
def test_a_cancelled_dialog_does_nothing(ready, tmp_path, button):
    answers.add("getSaveFileName", "")
    click(getattr(ready.export.ui, button))
    assert message(ready.export) == ""
    assert not ready.export.running
    assert "report" not in {run.job["command"] for run in ready.session.runner.runs}
    assert not list((tmp_path / "export").iterdir())


@pytest.mark.parametrize("button", ["figureButton", "viewsButton", "reportButton"])
def test_a_path_that_cannot_be_written_is_named(ready, tmp_path, button):
    bad = tmp_path / "none" / "file.png"
    answers.add("getSaveFileName", str(bad))
    click(getattr(ready.export.ui, button))
    ready.wait(lambda: not ready.export.running, "it ends")
    assert message(ready.export).startswith(f"{bad} cannot be written")


def test_a_figure_whose_result_is_gone_is_refused_before_it_is_asked_for(ready, tmp_path):
    ready.node("image", "restored", *KEY).SetAttribute("REDReconstruction.run", str(tmp_path / "gone"))
    click(ready.export.ui.figureButton)
    assert message(ready.export) == f"{tmp_path / 'gone' / 'comparison.png'} is gone: restore this dose again."
    assert answers.asked == []


def test_results_that_do_not_fit_on_one_page_give_one_sentence(panel, restored, tmp_path):  # noqa: F811
    bring(panel, restored)
    answers.add("getSaveFileName", str(tmp_path / "report.pdf"))
    click(panel.export.ui.reportButton)
    panel.wait(lambda: not panel.export.running, "the report is refused")
    assert message(panel.export).endswith("differ in slices, grid or unit: report them apart.")
    assert not (tmp_path / "report.pdf").exists()
    assert not list((tmp_path / "work").rglob("report-*"))
