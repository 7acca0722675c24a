"""The section Study in the whole panel, with the real worker: begun, read by keys, stopped, resumed, evaluated."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from driver import click, heartbeat, key, move, process_events, wait_until
from limits import GAP_MS
from whole import panel  # noqa: F401, fixture

sys.path.insert(0, str(Path(__file__).parents[1] / "engine"))
from simulated_reading import BETTER, LESIONS, QUALITY, design_of, study_in

from redpet.case import Image, ImageGrid
from redpet.case.storage import write_image
from redpet.study.job import EvaluateStudyJob, evaluate_study, results_of

FRESH = "RED_TEST_IN_A_FRESH_PROCESS"
GRID = ImageGrid((24, 20, 12), (4.0, 4.0, 5.0), (-46.0, -38.0, 100.0))
LEVELS = {"full dose": 300.0, "OSEM, DRF 20": 200.0, "RED, DRF 20": 100.0}


@pytest.fixture
def study(tmp_path):
    """A study of two cases and three arms, whose images have one value each, which tells the arm."""
    folder = tmp_path / "study"
    study_in(folder, design_of(2, QUALITY, LESIONS, BETTER))
    (folder / "images").mkdir()
    for code, behind in json.loads((folder / "key.json").read_text())["codes"].items():
        values = np.full(GRID.shape, LEVELS[behind["arm"]], np.float32)
        write_image(Image(values, GRID, "Bq/mL"), folder / "images" / f"{code}.nrrd")
    return folder


def begun(panel, study, reader="anna"):  # noqa: F811
    """The panel with the study begun by a reader, on its first question."""
    panel.unfold("studyButton")
    ui = panel.study.ui
    ui.folderEdit.currentPath = str(study)
    ui.readerEdit.text = reader
    click(ui.beginButton)
    panel.wait(lambda: panel.study.course is not None or ui.messageLabel.text, "the study begins")
    shown(panel)
    return panel


def shown(panel):  # noqa: F811
    """Wait until the images of the reading are there."""
    panel.wait(lambda: not panel.study.steps.isBusy, "the images are shown")


def press(panel, *keys):  # noqa: F811
    for one in keys:
        key(panel.panel.widget, one)
        shown(panel)


def point(panel, ras, tag="REDStudyA1"):  # noqa: F811
    """Move the mouse over a place of the image that a view shows."""
    view = panel.view(tag)
    x, y, _z = view.convertRASToXYZ(ras)
    move(view, (x, view.height - 1 - y))
    process_events()


def lines(study, reader="anna"):
    text = (study / "answers" / f"{reader}.jsonl").read_text()
    return [json.loads(line) for line in text.splitlines()]


def answers(study, reader="anna"):
    """(reading, question, answer) of each line with one."""
    return [(one["reading"], one["question"], one["answer"]) for one in lines(study, reader) if "answer" in one]


def visible_texts(panel):  # noqa: F811
    """Every text that the window shows or says under the mouse, and every name in the scene."""
    import slicer

    window = slicer.util.mainWindow()
    texts = [window.windowTitle]
    for widget in window.findChildren("QWidget"):
        if widget.isVisible() and widget.height > 0 and widget.width > 0:
            texts += [widget.toolTip, widget.statusTip, widget.whatsThis, widget.accessibleName]
            texts += [str(widget.text)] if hasattr(widget, "text") and not callable(widget.text) else []
    for tag in slicer.app.layoutManager().sliceViewNames():
        corners = slicer.app.layoutManager().sliceWidget(tag).sliceView().cornerAnnotation()
        texts += [corners.GetText(corner) or "" for corner in range(4)] + [panel.study.stage.labels.text(tag)]
    for number in range(slicer.mrmlScene.GetNumberOfNodes()):
        node = slicer.mrmlScene.GetNthNode(number)
        texts += [node.GetName() or "", node.GetDescription() or ""]
        names = list(node.GetAttributeNames() or ())
        texts += [*names, *(node.GetAttribute(name) or "" for name in names)]
        if hasattr(node, "GetStorageNode") and node.GetStorageNode() is not None:
            texts.append(node.GetStorageNode().GetFileName() or "")
    return texts


def test_one_key_is_one_answer_and_each_is_on_the_disk_before_the_next_question(panel, study):  # noqa: F811
    begun(panel, study)
    ui = panel.study.ui
    assert ui.progressLabel.text == "Reading 1 of 10"
    assert ui.questionLabel.text == "Image quality"
    assert (ui.lowLabel.text, ui.highLabel.text) == ("1: poor", "5: excellent")
    press(panel, "4")
    assert answers(study) == [(1, "quality", 4)]
    assert ui.questionLabel.text == "Mark every lesion"
    point(panel, (0.0, 0.0, 127.5))
    press(panel, "5")
    (number, question, marks) = answers(study)[-1]
    assert (number, question) == (1, "lesions")
    assert marks[0]["rating"] == 5
    assert marks[0]["at_mm"] == pytest.approx([0.0, 0.0, 127.5], abs=4)
    press(panel, "Return")
    assert ui.questionLabel.text == "All questions are answered."
    assert not [one for one in lines(study) if "closed" in one]
    press(panel, "Return")
    assert [one["reading"] for one in lines(study) if "closed" in one] == [1]
    assert ui.progressLabel.text == "Reading 2 of 10"


def test_a_mark_lies_where_the_mouse_was_and_shows_its_rating_in_all_planes(panel, study):  # noqa: F811
    begun(panel, study)
    press(panel, "3")
    point(panel, (20.0, 10.0, 127.5))
    press(panel, "2")
    node = panel.study.stage.marks
    assert node.GetNumberOfControlPoints() == 1
    assert node.GetNthControlPointPosition(0) == pytest.approx((20.0, 10.0, 127.5), abs=4)
    assert node.GetNthControlPointLabel(0) == "2"
    panel.study.stage.showMarks([])
    for tag in ("REDStudyA1", "REDStudyC1", "REDStudyS1"):
        panel.render(tag)
    before = panel.pixels("REDStudyA1").astype(int)
    panel.study.stage.showMarks(panel.study.course.marks())
    panel.render("REDStudyA1")
    assert np.abs(panel.pixels("REDStudyA1") - before).max() > 60


def test_a_key_that_is_no_answer_says_what_is_one(panel, study):  # noqa: F811
    import slicer

    begun(panel, study)
    press(panel, "Return")
    assert panel.study.ui.warningLabel.text == "Press 1 to 5."
    slicer.mrmlScene.GetFirstNodeByClass("vtkMRMLCrosshairNode").SetCursorPositionInvalid()  # the mouse is elsewhere
    press(panel, "3", "4")
    assert panel.study.ui.warningLabel.text.startswith("Point at a lesion")
    assert answers(study) == [(1, "quality", 3)]


def test_back_takes_a_mark_away_or_asks_again_until_the_reading_is_closed(panel, study):  # noqa: F811
    begun(panel, study)
    press(panel, "2")
    point(panel, (0.0, 0.0, 127.5))
    press(panel, "1", "4", "Backspace")
    assert len(answers(study)[-1][2]) == 1
    press(panel, "Backspace", "Backspace")
    assert panel.study.ui.questionLabel.text == "Image quality"
    assert panel.study.ui.givenLabel.text == "So far: 2"
    press(panel, "5", "Return")
    assert [one for one in answers(study) if one[1] == "quality"] == [(1, "quality", 2), (1, "quality", 5)]
    press(panel, "Return")
    assert panel.study.ui.progressLabel.text == "Reading 2 of 10"
    press(panel, "Backspace")
    assert panel.study.ui.progressLabel.text == "Reading 2 of 10"


def test_nothing_in_window_and_scene_tells_arm_or_case(panel, study):  # noqa: F811
    key_file = json.loads((study / "key.json").read_text())
    begun(panel, study)
    for _ in range(3):
        course = panel.study.course
        code = course.reading.codes[0]
        told = "\n".join(visible_texts(panel))
        for secret in (code, *key_file["codes"][code].values(), "DRF", "OSEM", "RED,", str(study)):
            assert secret not in told, secret
        press(panel, "3", "Return", "Return")
    import slicer

    nodes = slicer.util.getNodesByClass("vtkMRMLScalarVolumeNode")
    assert {node.GetName() for node in nodes} == {"Image"}
    assert not any(node.GetSaveWithScene() for node in nodes)


def test_while_a_study_is_read_the_panel_and_its_keys_do_nothing_else(panel, study):  # noqa: F811
    begun(panel, study)
    for name in ("caseButton", "restoreButton", "compareButton", "measureButton", "exportButton"):
        assert not getattr(panel.panel.ui, name).isVisible(), name
    assert not panel.restore.foot.isVisible()
    stepped = []
    panel.case.caseList.step = stepped.append
    press(panel, "N", "F", "P")
    assert stepped == []
    click(panel.study.ui.stopButton)
    assert panel.panel.ui.caseButton.isVisible()
    assert panel.restore.foot.isVisible()
    press(panel, "N")
    assert stepped == [1]
    assert not panel.study.keys


def test_the_bar_that_warns_of_contradicted_findings_is_not_seen_while_a_study_is_read(panel, study, tmp_path):  # noqa: F811
    import evidenced

    evidenced.bring(panel, tmp_path / "judged")
    bar = panel.evidence.head
    assert bar.isVisible()
    assert bar.height > 20
    begun(panel, study)
    assert not bar.isVisible() or bar.height == 0
    panel.session.tell("results")
    process_events()
    assert not bar.isVisible() or bar.height == 0
    click(panel.study.ui.stopButton)
    process_events()
    assert bar.isVisible()
    assert bar.height > 20


def test_a_saved_scene_that_shows_a_study_opens_before_the_panel_does(module, tmp_path):
    import slicer

    manager = slicer.app.layoutManager()
    for number, tag in ((5413, "REDStudyS1"), (5414, "REDStudyC2")):
        manager.setLayout(number)
        slicer.util.saveScene(str(tmp_path / f"{number}.mrb"))
        slicer.mrmlScene.Clear(0)
        manager.setLayout(3)
        slicer.util.loadScene(str(tmp_path / f"{number}.mrb"))
        process_events()
        assert manager.layout == number
        assert manager.sliceWidget(tag).isVisibleTo(manager.viewport())


def test_a_study_goes_on_where_it_was_stopped_even_by_a_crash(panel, study):  # noqa: F811
    begun(panel, study)
    press(panel, "4", "Return", "Return", "2")
    click(panel.study.ui.stopButton)
    assert panel.study.ui.messageLabel.text.startswith("Stopped.")
    path = study / "answers" / "anna.jsonl"
    path.write_text(path.read_text() + '{"reading": 2, "codes": ["')  # what a crash cuts off
    begun(panel, study)
    assert panel.study.ui.progressLabel.text == "Reading 2 of 10"
    assert panel.study.ui.questionLabel.text == "Mark every lesion"
    assert answers(study) == [(1, "quality", 4), (1, "lesions", []), (2, "quality", 2)]
    assert len([one for one in lines(study) if "begun" in one]) == 2


def test_leaving_the_module_gives_layout_and_keys_back_and_returning_goes_on(panel, study):  # noqa: F811
    import slicer

    before = slicer.app.layoutManager().layout
    begun(panel, study)
    assert slicer.app.layoutManager().layout == 5413
    slicer.util.mainWindow().moduleSelector().selectModule("")
    process_events()
    assert slicer.app.layoutManager().layout == before
    assert not panel.study.keys
    slicer.util.selectModule("REDReconstruction")
    process_events()
    assert slicer.app.layoutManager().layout == 5413
    press(panel, "3")
    assert answers(study) == [(1, "quality", 3)]


def test_closing_the_scene_ends_the_sitting_and_keeps_the_answers(panel, study):  # noqa: F811
    import slicer

    begun(panel, study)
    press(panel, "3")
    slicer.mrmlScene.Clear(0)
    process_events()
    assert panel.study.course is None
    assert panel.panel.ui.caseButton.isVisible()
    assert answers(study) == [(1, "quality", 3)]


def read_whole(panel, study):  # noqa: F811
    """Answer everything: quality by what the image shows, no lesion, the brighter of two images."""
    while panel.study.course is not None:
        levels = [levels_of(node) for node in panel.study.stage.volumes()]
        if len(levels) == 1:
            press(panel, str(int(levels[0] / 100) + 1), "Return", "Return")
        else:
            press(panel, str(1 + levels.index(max(levels))), "Return")


def levels_of(node):
    import slicer

    return float(slicer.util.arrayFromVolume(node).mean())


def test_a_study_that_is_read_whole_gives_what_the_reader_saw(panel, study, tmp_path):  # noqa: F811
    begun(panel, study)
    with heartbeat() as pulse:
        read_whole(panel, study)
    assert FRESH not in os.environ or pulse.longest_gap_ms < GAP_MS
    assert panel.study.ui.messageLabel.text == "All 10 readings are closed. Thank you."
    results = results_of(study, draws=10)
    assert {one.arm: one.mean for one in results.ratings} == {"full dose": 4, "OSEM, DRF 20": 3, "RED, DRF 20": 2}
    assert {one.share for one in results.preferences} == {1.0}
    assert {row.slicer for row in results.rows} == {"5.13"}
    page = evaluate_study(EvaluateStudyJob(study=study, out=tmp_path / "results", draws=10)) / "study.html"
    assert "Every reader has closed every reading." in page.read_text()
    begun(panel, study)
    assert panel.study.course is None
    assert panel.study.ui.messageLabel.text == "All 10 readings are closed. Thank you."


def test_reading_a_study_holds_the_window_up_for_no_tenth_of_a_second():
    """In a process of its own: laying out a view takes the longer the more views a process has had."""
    this = f"{__file__}::{test_a_study_that_is_read_whole_gives_what_the_reader_saw.__name__}"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", this]
    run = subprocess.run(command, env={**os.environ, FRESH: "1"}, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-3000:]


def test_two_images_lie_side_by_side_move_together_and_share_a_window(panel, study):  # noqa: F811
    begun(panel, study)
    while len(panel.study.course.reading.codes) == 1:
        press(panel, "3", "Return", "Return")
    assert [panel.study.stage.labels.text(f"REDStudyA{n}") for n in (1, 2)] == ["1  ·  axial", "2  ·  axial"]
    left, right = panel.study.stage.volumes()
    assert panel.volume("REDStudyA1") is left
    assert panel.volume("REDStudyA2") is right
    assert left.GetDisplayNode() is right.GetDisplayNode()
    node = panel.slice_node("REDStudyA1")
    node.SetSliceOffset(node.GetSliceOffset() + 10)
    process_events()
    assert panel.slice_node("REDStudyA2").GetSliceOffset() == pytest.approx(node.GetSliceOffset())
    press(panel, "3")
    assert panel.study.ui.warningLabel.text == "Press 1 for the left image or 2 for the right one."


@pytest.mark.parametrize(
    ("reader", "sentence"),
    [("Dr. X", "the reader 'Dr. X' needs a name of letters"), ("anna", "holds no reading study")],
)
def test_what_cannot_be_read_is_said_in_one_sentence(panel, study, reader, sentence):  # noqa: F811
    if reader == "anna":
        (study / "study.json").unlink()
    begun(panel, study, reader)
    assert sentence in panel.study.ui.messageLabel.text
    assert panel.study.course is None
    assert panel.study.ui.beginButton.enabled


def test_a_study_cannot_begin_without_names_or_while_a_restoration_runs(panel, study):  # noqa: F811
    from REDReconstructionLib.session.state import State

    ui = panel.study.ui
    assert not ui.beginButton.enabled
    ui.folderEdit.currentPath = str(study)
    ui.readerEdit.text = "anna"
    assert ui.beginButton.enabled
    panel.session.setState(State.RUNNING)
    assert not ui.beginButton.enabled
    panel.session.setState(State.IDLE)


def test_a_design_becomes_a_study_in_the_background(panel, tmp_path):  # noqa: F811
    from qt_dialogs import answers as dialogs
    from restoring import simulated

    y, x = np.mgrid[:24, :24] - 11.5
    body = np.repeat(1000.0 * (x**2 + y**2 < 81)[None], 3, axis=0)
    simulated(body, tmp_path, 20)
    (tmp_path / "design.toml").write_text(
        'title = "A"\ncases = ["case"]\n[[arms]]\nname = "full"\ndrf = 1\n[[arms]]\nname = "low"\ndrf = 20\n'
        '[[questions]]\nname = "quality"\nkind = "rating"\ntext = "Quality"\n'
    )
    panel.session.parameters.device = "cpu"
    panel.unfold("studyButton")
    dialogs.add("getOpenFileName", str(tmp_path / "design.toml"))
    click(panel.study.ui.designButton)
    wait_until(lambda: panel.study.run is None and panel.study.ui.messageLabel.text, "the study is made")
    process_events()
    assert panel.study.ui.messageLabel.text.startswith("The study is made.")
    assert str(panel.study.ui.folderEdit.currentPath) == str(tmp_path / "design")
    begun(panel, tmp_path / "design")
    assert panel.study.ui.progressLabel.text == "Reading 1 of 2"
