"""The bench keeps parameters and settings, does what a user does, and refuses what Slicer would refuse."""

import numpy as np
import pytest
from limits import GAP_MS


@pytest.fixture
def settings_of(scene):
    """Makes a wrapper with one parameter of each kind on the scene's node."""
    import enum
    from pathlib import Path
    from typing import Annotated

    import slicer
    from slicer.parameterNodeWrapper import WithinRange, parameterNodeWrapper

    class Colour(enum.Enum):
        GREY = 1
        HOT = 2

    @parameterNodeWrapper
    class Settings:
        shown: bool = True
        steps: Annotated[int, WithinRange(1, 10)] = 5
        fade: float = 0.25
        name: str = "red"
        colour: Colour = Colour.HOT
        folder: Path
        levels: list[float]
        volume: slicer.vtkMRMLScalarVolumeNode
        maybe: int | None = None

    class SettingsLogic(slicer.ScriptedLoadableModule.ScriptedLoadableModuleLogic):
        pass

    Settings.Colour = Colour
    return lambda: Settings(SettingsLogic().getParameterNode())


def test_a_scene_saved_and_loaded_restores_every_parameter(settings_of, volume, tmp_path):
    import slicer

    settings = settings_of()
    colour = settings.Colour
    assert (settings.shown, settings.steps, settings.colour, list(settings.levels)) == (True, 5, colour.HOT, [])
    settings.shown, settings.steps, settings.fade, settings.name = False, 7, 0.5, "ärger"
    settings.colour, settings.folder, settings.maybe = colour.GREY, tmp_path, 3
    settings.levels.append(4.0)
    settings.levels += [20.0]
    settings.volume = volume
    assert slicer.util.saveScene(str(tmp_path / "scene.mrb"))
    slicer.mrmlScene.Clear(0)
    assert settings_of().name == "red"
    slicer.mrmlScene.Clear(0)
    slicer.util.loadScene(str(tmp_path / "scene.mrb"))
    again = settings_of()
    assert (again.shown, again.steps, again.fade, again.name) == (False, 7, 0.5, "ärger")
    assert (again.colour, again.folder, again.maybe) == (colour.GREY, tmp_path, 3)
    assert list(again.levels) == [4.0, 20.0]
    assert again.volume.GetName() == "steps"
    assert np.array_equal(slicer.util.arrayFromVolume(again.volume)[:, 5, 5], np.arange(20.0))


def test_each_bundle_brings_its_own_scene_whatever_was_loaded_before(scene, tmp_path):
    import slicer

    names = ("second", "first", "third")
    for name in names:
        slicer.mrmlScene.AddNewNodeByClass("vtkMRMLTextNode", name)
        assert slicer.util.saveScene(str(tmp_path / f"{name}.mrb"))
        slicer.mrmlScene.Clear(0)
    for name in names:
        slicer.util.loadScene(str(tmp_path / f"{name}.mrb"))
        assert [node.GetName() for node in slicer.util.getNodesByClass("vtkMRMLTextNode")] == [name]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("shown", 1, TypeError),
        ("steps", 2.5, TypeError),
        ("steps", 11, ValueError),
        ("name", None, ValueError),
        ("levels", ["x"], TypeError),
        ("folder", "/tmp", TypeError),
        ("colour", "HOT", TypeError),
    ],
)
def test_a_parameter_refuses_a_value_of_another_kind_or_range_and_keeps_its_own(settings_of, name, value, error):
    settings = settings_of()
    before = getattr(settings, name)
    with pytest.raises(error):
        setattr(settings, name, value)
    assert getattr(settings, name) == before


def test_a_connected_widget_and_its_parameter_follow_each_other_until_disconnected(settings_of):
    import qt

    settings = settings_of()
    box, spin = qt.QCheckBox(), qt.QSpinBox()
    tag = settings.connectParametersToGui({"shown": box, "steps": spin})
    assert (box.checked, spin.value, spin.maximum) == (True, 5, 10)
    spin.value = 8
    settings.shown = False
    assert (settings.steps, box.checked) == (8, False)
    settings.disconnectGui(tag)
    spin.value = 2
    assert settings.steps == 8


def test_unknown_names_raise_as_they_do_in_slicer(scene):
    import qt
    import slicer

    for owner, name in (
        (slicer, "getNode"),
        (slicer, "arrayFromVolume"),
        (slicer.app, "noSuchThing"),
        (slicer.modules, "redviewer"),
        (slicer.util, "noSuchThing"),
        (slicer.app.layoutManager(), "sliceViews"),
        (slicer.app.layoutManager().sliceWidget("Red").sliceView(), "pixels"),
        (slicer.dicomDatabase, "seriesForPatient"),
        (qt, "QSci"),
    ):
        with pytest.raises(AttributeError):
            getattr(owner, name)
    with pytest.raises(AttributeError):
        slicer.app.invented = 1


def test_settings_of_one_test_are_gone_in_the_next(slicer_app, scene):
    import bench
    import qt
    import slicer

    slicer.app.userSettings().setValue("Bench/Kept", "yes")
    assert qt.QSettings().value("Bench/Kept") == "yes"
    bench.reset()
    assert slicer.app.userSettings().value("Bench/Kept") is None
    assert qt.QSettings().value("Bench/Kept") is None


def test_the_heartbeat_sees_a_window_that_stands_still(slicer_app, scene):
    import time

    import driver

    with driver.heartbeat() as pulse:
        driver.wait_until(lambda: pulse.beats > 5, "some beats")
    assert pulse.longest_gap_ms < GAP_MS
    with driver.heartbeat() as pulse:
        driver.process_events()
        while pulse.clock() < 0.3:
            time.sleep(0.01)
        driver.process_events()
    assert pulse.longest_gap_ms >= 200


def test_waiting_for_what_never_comes_says_what(slicer_app, scene):
    import driver

    with pytest.raises(AssertionError, match="the moon"):
        driver.wait_until(lambda: False, "the moon", seconds=0.05)


def test_nobody_can_click_what_is_hidden_or_disabled(slicer_app, scene):
    import driver
    import qt

    button, clicks = qt.QPushButton("go"), []
    button.connect("clicked(bool)", clicks.append)
    with pytest.raises(AssertionError, match="not visible"):
        driver.click(button)
    button.show()
    driver.click(button)
    button.enabled = False
    with pytest.raises(AssertionError, match="disabled"):
        driver.click(button)
    assert clicks == [False]


def test_an_error_in_a_slot_is_seen_by_the_test(slicer_app, scene, errors):
    import qt

    def fail():
        raise RuntimeError("in a slot")

    timer = qt.QTimer()
    timer.setSingleShot(True)
    timer.connect("timeout()", fail)
    timer.start(0)
    slicer_app.processEvents()
    assert [str(error) for error in errors] == ["in a slot"]
    errors.clear()


def test_a_plot_is_drawn(window):
    import driver
    import slicer

    values = np.array([[0.0, 1.0], [1.0, 4.0], [2.0, 9.0]])
    chart = slicer.util.plot(values, 0, show=True)
    slicer.app.processEvents()
    view = slicer.app.layoutManager().plotWidget(0).plotView()
    assert view.mrmlPlotViewNode().GetPlotChartNodeID() == chart.GetID()
    driver.wait_until(lambda: len(np.unique(driver.pixels(view).reshape(-1, 3), axis=0)) > 2, "the plot is drawn")


@pytest.fixture
def panel(window):
    """A panel in the main window's status bar, with a text field and a button."""
    import qt
    import slicer

    box = qt.QWidget()
    row = qt.QHBoxLayout(box)
    field, button = qt.QLineEdit(), qt.QPushButton("go")
    row.addWidget(field)
    row.addWidget(button)
    window.statusBar().addWidget(box)
    box.show()
    slicer.app.processEvents()
    yield box, field, button
    window.statusBar().removeWidget(box)
    box.deleteLater()


def test_a_shortcut_answers_where_qt_would_let_it(panel):
    import driver
    import qt

    box, field, button = panel
    pressed = []
    shortcut = qt.QShortcut(qt.QKeySequence("n"), box)
    shortcut.connect("activated()", lambda: pressed.append("n"))
    driver.key(button, "n")
    assert pressed == ["n"]
    driver.key(field, "n")
    assert (pressed, field.text) == (["n"], "n")
    shortcut.setContext(qt.Qt.WidgetShortcut)
    driver.key(button, "n")
    assert pressed == ["n"]
    shortcut.setContext(qt.Qt.WindowShortcut)
    shortcut.setEnabled(False)
    driver.key(button, "n")
    assert pressed == ["n"]
    shortcut.setEnabled(True)
    another = qt.QShortcut(qt.QKeySequence("n"), button)
    with pytest.raises(AssertionError, match="ambiguous"):
        driver.key(button, "n")
    another.delete()
    box.hide()
    driver.key(button, "n")
    assert pressed == ["n"]


def test_an_error_in_an_observer_is_seen_by_the_test(scene, errors):
    def fail(caller, event):
        raise RuntimeError("in an observer")

    tag = scene.AddObserver(scene.StartCloseEvent, fail)
    scene.Clear(0)
    scene.RemoveObserver(tag)
    assert [str(error) for error in errors] == ["in an observer"]
    errors.clear()
