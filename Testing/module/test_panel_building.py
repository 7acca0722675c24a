"""The panel while it is built, one section in a turn of the event loop: whatever the user does meanwhile holds."""

import compared
import pytest
from driver import pixels, process_events, wait_until
from opening import WORK
from test_reopening import KEYS, keys, saved

ORDER = ["case", "restore", "compare", "evidence", "measure", "export", "study"]
FOUR_UP = 3


@pytest.fixture
def slicer_with_module(scene, module, tmp_path):
    """A window in which the module was not opened yet."""
    import qt
    import slicer

    qt.QSettings().setValue(WORK, str(tmp_path / "work"))
    slicer.util.mainWindow().show()
    return slicer.util


def opening(util):
    """The panel in the turn in which the user chose the module: it has no section yet."""
    util.selectModule("REDReconstruction")
    panel = util.getModuleWidget("REDReconstruction").panel
    assert panel.sections == {}
    return panel


def whole(panel):
    wait_until(lambda: not panel.lacking, "all sections are built")
    process_events()
    return panel


class Keys:
    """What `keys` of a test asks: a panel."""

    def __init__(self, panel):
        self.panel = panel


def working(panel):
    return keys(Keys(panel))


def test_sections_come_one_by_one_and_the_panel_is_seen_when_it_is_whole(slicer_with_module):
    panel = opening(slicer_with_module)
    seen = [[]]
    while panel.lacking:
        process_events()
        if list(panel.sections) != seen[-1]:
            seen.append(list(panel.sections))
            assert panel.widget.updatesEnabled == (not panel.lacking)
    assert seen == [ORDER[:number] for number in range(len(ORDER) + 1)]
    assert working(panel) >= {*KEYS, "F1", "E"}
    assert panel.sections["compare"].isEntered
    column = panel.widget.layout()
    assert column.itemAt(0).widget() is panel.sections["evidence"].head
    assert column.itemAt(column.count() - 1).widget() is panel.sections["restore"].foot
    assert pixels(panel.widget).std() > 0


def test_who_leaves_before_the_panel_is_whole_has_neither_keys_nor_layout_of_it(slicer_with_module):
    import slicer

    before = slicer.app.layoutManager().layout
    panel = opening(slicer_with_module)
    wait_until(lambda: len(panel.sections) == 1, "one section is built")
    slicer.util.mainWindow().moduleSelector().selectModule("")
    whole(panel)
    assert list(panel.sections) == ORDER
    assert working(panel) == set()
    assert not panel.sections["compare"].isEntered
    assert slicer.app.layoutManager().layout == before
    slicer.util.selectModule("REDReconstruction")
    assert working(panel) >= KEYS
    assert panel.sections["compare"].isEntered


def test_a_section_that_cannot_be_built_stops_no_other(slicer_with_module, monkeypatch, caplog):
    from REDReconstructionLib.restore.section import RestoreSection

    monkeypatch.setattr(RestoreSection, "setup", lambda self: 1 / 0)
    panel = whole(opening(slicer_with_module))
    assert list(panel.sections) == [room for room in ORDER if room != "restore"]
    assert not panel.ui.restoreButton.enabled
    assert panel.ui.exportButton.enabled
    assert panel.widget.updatesEnabled
    assert "The section restore could not be built" in caplog.text
    assert "ZeroDivisionError" in caplog.text
    assert working(panel) >= KEYS - {"Ctrl+Return"}


def test_a_scene_that_is_loaded_while_sections_are_built_reaches_all_of_them(slicer_with_module, tmp_path, caplog):
    import bench
    import slicer

    from REDReconstructionLib.scene import importing

    panel = whole(opening(slicer_with_module))
    case = compared.make_case(tmp_path / "case")
    compared.done(importing.importCase(case))
    panel.session.setCase(case)
    panel.session.parameters.iterations = 7
    file = saved(tmp_path)
    bench.unload_module()
    slicer.mrmlScene.Clear(0)
    bench.load_module()
    panel = opening(slicer_with_module)
    wait_until(lambda: len(panel.sections) == 1, "one section is built")
    slicer.util.loadScene(file)
    whole(panel)
    assert panel.session.case == case
    assert panel.sections["restore"].ui.iterationsSpinBox.value == 7
    panel.session.parameters.iterations = 9
    process_events()
    assert panel.sections["restore"].ui.iterationsSpinBox.value == 9
    assert panel.sections["case"].ui.caseFrame.visible
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_a_module_that_is_unloaded_while_it_is_built_is_built_no_further(slicer_with_module, caplog):
    import bench

    panel = opening(slicer_with_module)
    wait_until(lambda: len(panel.sections) == 2, "two sections are built")
    bench.unload_module()
    for _turn in range(20):
        process_events()
    assert list(panel.sections) == ORDER[:2]
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []


def test_reload_builds_the_panel_again_with_the_case_and_the_keys(slicer_with_module, tmp_path):
    import slicer

    from REDReconstructionLib.scene import importing

    panel = whole(opening(slicer_with_module))
    case = compared.make_case(tmp_path / "case")
    compared.done(importing.importCase(case))
    panel.session.setCase(case)
    widget = slicer.util.getModule("REDReconstruction").widgetRepresentation()
    slicer.util.getModuleWidget("REDReconstruction").cleanup()
    widget.reload()
    widget.enter()
    again = whole(slicer.util.getModuleWidget("REDReconstruction").panel)
    assert again is not panel
    assert again.session.case == case
    assert again.sections["case"].ui.caseFrame.visible
    assert working(again) >= KEYS
