"""The Restore section with the real worker: what it asks for, what it shows, and what comes into the scene."""

import json
import signal
import subprocess
import sys

import numpy as np
import pytest
from driver import click, heartbeat, key, wait_until
from limits import GAP_MS, HANG_S, fair_clock
from restoring import (
    SLICES,
    check,
    choose,
    ladder,  # noqa: F401
    opened,
    results,
    run_of,
    section,  # noqa: F401
    settle,
    with_one_slice,
    work,  # noqa: F401
)
from workers import children, engine_folder, script, spin, worker_processes


@pytest.fixture
def quick(section, ladder):  # noqa: F811
    """The section with the ladder open, DRF 20 chosen, and one slice to restore by one step."""
    return with_one_slice(section, ladder)


def long_run(section):  # noqa: F811
    """Settings that keep the worker busy for minutes."""
    section.session.parameters.steps = 500
    choose(section.ui.slicesSelector, "all")


def test_without_a_case_the_button_says_what_is_missing(section):  # noqa: F811
    assert not section.ui.applyButton.enabled
    assert section.ui.applyButton.toolTip == "Open a case first."
    assert section.ui.stepsSpinBox.text == "as the model suggests"


def test_nothing_is_restored_while_another_case_opens(quick):
    quick.session.setOpening(True)
    assert not quick.ui.applyButton.enabled
    assert quick.ui.applyButton.toolTip == "Wait until the case is open."
    quick.session.setOpening(False)
    assert quick.ui.applyButton.enabled


def test_all_low_dose_levels_are_offered_and_chosen_the_full_dose_is_not(section, ladder):  # noqa: F811
    opened(section, ladder)
    levels = section.ui.levelsList
    assert [levels.item(row).text() for row in range(levels.count)] == ["DRF 20", "DRF 4"]
    assert list(section.session.parameters.levels) == [20.0, 4.0]
    assert section.ui.applyButton.enabled
    assert "Ctrl+Return" in section.ui.applyButton.toolTip
    check(section)
    assert section.ui.applyButton.toolTip == "Choose a dose level."
    assert not section.ui.applyButton.enabled


def test_the_list_of_levels_follows_the_scene(section, ladder):  # noqa: F811
    opened(section, ladder)
    section.session.parameters.levels = [4.0]
    assert section.checkedLevels() == [4.0]
    check(section, 20)
    assert section.session.parameters.levels == [20.0]


def test_a_restoration_comes_into_the_scene_with_its_values(quick):
    from REDReconstructionLib.scene import roles
    from REDReconstructionLib.scene.roles import Role
    from REDReconstructionLib.session.state import State

    states, pictures = [], []
    quick.session.observe("state", lambda: states.append(quick.session.state))
    preview = quick.queue.watcher.onPreview
    object.__setattr__(quick.queue.watcher, "onPreview", lambda *shown: (pictures.append(shown[1]), preview(*shown)))
    click(quick.ui.applyButton)
    assert quick.ui.applyButton.text == "Cancel"
    assert quick.ui.progressBar.visible
    wait_until(lambda: "on CPU" in quick.ui.runLabel.text, "the device is told")
    wait_until(lambda: quick.ui.previewLabel.visible, "the preview is shown")
    assert not quick.ui.previewLabel.pixmap.isNull()
    assert settle(quick) == "Restored."
    assert pictures == [2]
    assert states == [State.STARTING, State.RUNNING, State.IMPORTING, State.IDLE]
    assert quick.ui.applyButton.text == "Apply"
    assert results(quick) == [(20.0, "RED-NS+, 80 % given back")]
    run, folder = run_of(quick, 20)
    assert run["input"]["slices"] == [2, 3]
    assert run["input"]["drf"] == 20
    import SimpleITK
    import slicer

    node = roles.find(Role(quick.session.case.key, "image", "restored", 20.0, "RED-NS+, 80 % given back"))
    np.testing.assert_array_equal(
        slicer.util.arrayFromVolume(node),
        SimpleITK.GetArrayFromImage(SimpleITK.ReadImage(str(folder / "images" / "restored.nrrd"))),
    )
    assert not children()


def test_the_same_request_opens_at_once_without_a_process(quick):
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."
    quick.session.runner.start = None
    click(quick.ui.applyButton)
    assert settle(quick) == "Opened at once: this was restored before."
    assert results(quick) == [(20.0, "RED-NS+, 80 % given back")]


def test_other_settings_are_another_result(quick):
    from REDReconstructionLib.process import jobs

    case, parameters = quick.session.case, quick.session.parameters

    def out():
        return jobs.restoreJob(case, parameters, 20.0, 2)["out"]

    first = out()
    assert out() == first
    for name, value in (("steps", 3), ("method", "osem"), ("sliceMode", "all"), ("subsets", 8), ("psfMm", 4.0)):
        before = getattr(parameters, name)
        setattr(parameters, name, value)
        assert out() != first, name
        setattr(parameters, name, before)
    parameters.device = "cuda:0"
    assert out() == first


def test_a_changed_input_is_restored_anew(quick, ladder, tmp_path):  # noqa: F811
    import shutil

    from REDReconstructionLib.process import jobs

    copy = tmp_path / "copy"
    shutil.copytree(ladder, copy)
    first = jobs.fingerprint(copy)
    assert jobs.fingerprint(copy) == first
    content = (copy / "case.json").read_bytes()
    (copy / "case.json").write_bytes(content + b" ")
    assert jobs.fingerprint(copy) != first


def test_levels_are_restored_one_after_another(section, ladder):  # noqa: F811
    from REDReconstructionLib.scene import roles

    opened(section, ladder)
    choose(section.ui.methodSelector, "osem")
    labels = []
    level = section.queue.watcher.onLevel
    object.__setattr__(
        section.queue.watcher, "onLevel", lambda *told: (level(*told), labels.append(section.ui.runLabel.text))
    )
    click(section.ui.applyButton)
    assert settle(section) == "Restored 2 dose levels."
    assert labels == ["DRF 20 (1/2)", "DRF 4 (2/2)"]
    assert results(section) == [(20.0, "OSEM"), (4.0, "OSEM")]
    assert roles.find(roles.Role(section.session.case.key, "difference", "restored", 4.0, "OSEM")) is not None


def test_a_real_slice_is_restored_with_its_unit_and_its_warnings(section, data):  # noqa: F811
    case = opened(section, data / "odd-dicom" / "siemens-flt-single-slice.dcm", "file")
    assert [level["drf"] for level in case.description["levels"]] == [None]
    assert section.ui.levelsList.item(0).text() == "dose unknown"
    section.session.parameters.iterations = 1
    click(section.ui.applyButton)
    assert settle(section) == "Restored."
    run, folder = run_of(section, 0)
    assert run["input"]["unit"].startswith("Bq/mL")
    assert run["warnings"]
    for text in run["warnings"]:
        assert text in section.ui.warningsLabel.text
    assert section.ui.warningsLabel.visible
    assert "dose unknown: " in section.ui.warningsLabel.text
    assert list((folder / "dicom").iterdir())


def test_the_window_answers_while_the_worker_works(quick, monkeypatch):
    from REDReconstructionLib.process import runner

    monkeypatch.setattr(runner, "GRACE_MS", 1000 * HANG_S)  # the worker stops by itself, however busy the machine
    long_run(quick)
    click(quick.ui.applyButton)
    wait_until(lambda: "Restoring, slice 1 of 6" in quick.ui.progressBar.format, "it restores")
    with heartbeat() as pulse:
        spin(2)
        wait_until(lambda: "left" in quick.ui.progressBar.format, "the time left is told")
    assert pulse.longest_gap_ms < GAP_MS
    assert quick.ui.progressBar.maximum > 1
    key(quick.widget, "Esc")
    assert quick.ui.applyButton.text == "Cancel"
    with fair_clock() as clock:
        assert settle(quick) == "Cancelled. What was restored before stays."
        assert clock() < 1.5
    assert not children()
    assert not left(quick)
    assert quick.ui.applyButton.enabled


def left(section):  # noqa: F811
    """Whatever lies where the results of the case do."""
    from REDReconstructionLib.process import jobs

    return list(jobs.resultsFolder(section.session.case.input).rglob("*"))


def test_a_cancel_while_the_packages_are_looked_for_changes_nothing(quick):
    click(quick.ui.applyButton)
    click(quick.ui.applyButton)
    assert settle(quick) == "Nothing was changed."
    spin(0.3)
    assert not children()
    assert not results(quick)


def test_a_worker_killed_in_the_middle_is_one_clear_message_and_the_panel_works_again(quick, work):  # noqa: F811
    from REDReconstructionLib.session.state import State

    long_run(quick)
    click(quick.ui.applyButton)
    wait_until(lambda: "Restoring" in quick.ui.progressBar.format, "it restores")
    for process in worker_processes(work):
        process.send_signal(signal.SIGKILL)
    message = settle(quick)
    assert quick.session.state is State.FAILED
    assert "killed" in message
    assert "memory" in message
    assert not left(quick)
    quick.session.parameters.steps = 0
    choose(quick.ui.slicesSelector, "visible")
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."


def misbehave(section, code):  # noqa: F811
    """Let another program take the worker's place, the packages being there."""
    from REDReconstructionLib.process import dependencies, interpreter

    dependencies.complete.add((interpreter.interpreter(), ""))
    section.session.runner.command = script(code)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("print('Segmentation fault (core dumped)')", "none of its messages"),
        ("say('device', device='CPU'); sys.exit(0)", "before it was done"),
        ("say('error', message='memory ran out: restore fewer slices.'); sys.exit(4)", "memory ran out"),
        ("os.kill(os.getpid(), signal.SIGSEGV)", "crashed"),
        ("sys.exit(137)", "killed"),
        ("done()", "was it removed"),
    ],
)
def test_a_worker_that_fails_shows_one_message_with_its_log(quick, code, told):
    misbehave(quick, f"print('the last words', file=sys.stderr, flush=True)\n{code}")
    click(quick.ui.applyButton)
    assert told in settle(quick)
    assert quick.ui.detailsButton.visible
    assert not quick.ui.detailsText.visible
    click(quick.ui.detailsButton)
    assert quick.ui.detailsText.visible
    assert quick.ui.detailsText.plainText == "the last words"
    assert quick.ui.applyButton.enabled
    assert quick.ui.applyButton.text == "Apply"
    assert not quick.ui.progressBar.visible


def test_a_worker_that_hangs_is_killed_on_cancel(quick):
    misbehave(quick, "say('device', device='CPU')\nwhile True: time.sleep(1)")
    click(quick.ui.applyButton)
    wait_until(lambda: "on CPU" in quick.ui.runLabel.text, "it runs")
    click(quick.ui.applyButton)
    assert not quick.ui.applyButton.enabled
    assert settle(quick).startswith("Cancelled")
    assert not children()


def test_a_python_that_cannot_start_is_named(quick, tmp_path):
    import qt

    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", str(tmp_path / "nowhere"))
    click(quick.ui.applyButton)
    assert str(tmp_path / "nowhere") in settle(quick)
    qt.QSettings().setValue("REDReconstruction/PythonEnvironment", "")
    click(quick.ui.applyButton)
    assert settle(quick) == "Restored."


def test_a_closed_scene_leaves_no_process(quick):
    long_run(quick)
    click(quick.ui.applyButton)
    wait_until(lambda: "Restoring" in quick.ui.progressBar.format, "it restores")
    with fair_clock() as clock:
        quick.closeScene()
        quick.session.runner.abandonAll()
        wait_until(lambda: not children(), "no process is left")
        assert clock() < 3
    wait_until(lambda: not quick.session.runner.runs, "the run is cleared up")
    assert not quick.session.state.busy


def test_the_devices_of_the_worker_are_offered_with_their_memory(section):  # noqa: F811
    section.device.onRefresh()
    assert not section.ui.devicesButton.enabled
    wait_until(lambda: section.ui.devicesButton.enabled, "the devices are found")
    index = section.ui.deviceSelector.findData("cpu")
    assert "GiB free" in section.ui.deviceSelector.itemText(index)
    choose(section.ui.deviceSelector, "auto")
    choose(section.ui.deviceSelector, "cpu")
    assert section.session.parameters.device == "cpu"
    from REDReconstructionLib.process import settings

    assert settings.device() == "cpu"


def test_a_device_that_is_not_there_is_refused_and_never_exchanged(quick):
    quick.session.parameters.device = "cuda:7"
    assert quick.ui.deviceSelector.currentText == "cuda:7"
    click(quick.ui.applyButton)
    assert "cuda:7" in settle(quick)
    assert not results(quick)


def test_a_range_of_slices_lies_within_the_case(section, ladder):  # noqa: F811
    from REDReconstructionLib.process import jobs

    opened(section, ladder)
    assert not section.ui.firstSliceSpinBox.visible
    choose(section.ui.slicesSelector, "range")
    assert section.ui.firstSliceSpinBox.visible
    assert (section.ui.firstSliceSpinBox.value, section.ui.lastSliceSpinBox.value) == (1, SLICES)
    section.ui.lastSliceSpinBox.value = 99
    assert section.ui.lastSliceSpinBox.value == SLICES
    section.ui.firstSliceSpinBox.value = 3
    section.ui.lastSliceSpinBox.value = 4
    job = jobs.restoreJob(section.session.case, section.session.parameters, 20.0)
    assert job["slices"] == [2, 4]
    section.ui.lastSliceSpinBox.value = 2
    assert not section.ui.applyButton.enabled


def test_a_line_says_which_lesions_the_built_in_model_costs_and_which_it_weakens(section):  # noqa: F811
    from REDReconstructionLib.process.methods import BUILT_IN

    told = json.loads(BUILT_IN["red"].with_name("default-limits.json").read_text("utf-8"))
    label = section.ui.limitsLabel
    assert (label.text, label.toolTip, label.isHidden()) == (told["short"], told["line"], False)
    assert "Weakens faint and cold lesions at DRF 20/100" in label.text
    for one in told["fainter"]:
        figures = f"{one['recovery']:.2f} in place of {one['filtered']:.2f} at DRF {one['drf']}"
        assert figures in label.toolTip
    for method in ("osem", "image-unet", "unet"):
        choose(section.ui.methodSelector, method)
        assert (label.text, label.isHidden()) == ("", True)


def test_the_card_of_the_model_is_one_click_away(section):  # noqa: F811
    import qt

    click(section.ui.cardButton)
    windows = [one for one in qt.QApplication.topLevelWidgets() if one.windowTitle.startswith("Model card")]
    assert "not for clinical use" in windows[0].findChildren("QTextBrowser")[0].plainText
    windows[0].close()


def test_a_model_file_brings_its_method_and_another_file_is_refused(section, tmp_path):  # noqa: F811
    from qt_dialogs import answers

    from REDReconstructionLib.process.jobs import BUILT_IN

    (tmp_path / "weights.safetensors").write_bytes(b"no model")
    answers.add("getOpenFileName", str(tmp_path / "weights.safetensors"))
    choose(section.ui.modelSelector, "browse")
    assert "weights.safetensors is no model file" in section.ui.messageLabel.text
    assert section.session.parameters.modelPath == ""
    copy = tmp_path / "mine.safetensors"
    copy.write_bytes(BUILT_IN["red"].read_bytes())
    section.session.parameters.method = "osem"
    section.session.parameters.method = "ddim"
    assert "no built-in model" in section.model.lacking()
    assert not section.ui.cardButton.enabled
    answers.add("getOpenFileName", str(copy))
    choose(section.ui.modelSelector, "browse")
    assert (section.session.parameters.modelPath, section.session.parameters.method) == (str(copy), "red")
    assert section.ui.modelSelector.currentText == "mine.safetensors"
    choose(section.ui.methodSelector, "ddim")
    assert section.session.parameters.modelPath == ""
    answers.add("getOpenFileName", "")
    choose(section.ui.modelSelector, "browse")
    assert section.ui.modelSelector.currentText == "Built-in"


def test_methods_with_a_built_in_model_need_no_file_and_one_pass_takes_no_steps(section, ladder):  # noqa: F811
    from REDReconstructionLib.process import jobs

    opened(section, ladder)
    section.session.parameters.steps = 7
    for method in jobs.BUILT_IN:
        choose(section.ui.methodSelector, method)
        assert jobs.BUILT_IN[method].is_file()
        assert section.ui.applyButton.enabled
        assert section.ui.cardButton.enabled
    assert section.session.parameters.method == "image-unet"
    assert not section.ui.stepsSpinBox.enabled
    assert "steps" not in jobs.restoreJob(section.session.case, section.session.parameters, 20.0)
    choose(section.ui.methodSelector, "cold")
    assert section.ui.applyButton.toolTip == "Cold diffusion has no built-in model: choose a model file."


def test_every_method_of_the_engine_can_be_chosen(section):  # noqa: F811
    code = "from redpet.restoration.methods import METHODS; print(*METHODS)"
    engine = subprocess.run([sys.executable, "-c", code], cwd=engine_folder(), capture_output=True, text=True)
    selector = section.ui.methodSelector
    assert {selector.itemData(index) for index in range(selector.count)} == set(engine.stdout.split())
