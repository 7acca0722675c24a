"""Hanging protocols: the next case opens as the last one was read, and ways to read are saved under names."""

import json

import compared
import pytest
from comparing import Comparison
from driver import choose, click, wait_until
from qt_dialogs import answers

LAST, NAMED = "REDReconstruction/LastProtocol", "REDReconstruction/Protocols"


@pytest.fixture
def shown(scene, tmp_path, monkeypatch):
    """A case of full dose and DRF 20."""
    comparison = Comparison(tmp_path, monkeypatch)
    comparison.open(compared.make_case(tmp_path / "case"))
    yield comparison
    comparison.close()


def kept(key):
    """What the application keeps."""
    import qt

    return json.loads(qt.QSettings().value(key) or "{}")


def save(shown, name):
    """Save how the case is read."""
    answers.add("getText", name)
    click(shown.ui.saveProtocolButton)


def test_a_case_in_a_new_scene_opens_as_the_last_one_was_read(shown, tmp_path, scene, monkeypatch):
    click(shown.ui.planesButton)
    shown.settle()
    click(shown.ui.sagittalCheck)
    click(shown.ui.fullCheck)
    choose(shown.ui.imageColorCombo, "Hot iron")
    choose(shown.ui.presetCombo, "SUV 0 to 10")
    choose(shown.ui.overlayModeCombo, "Curtain")
    wait_until(lambda: kept(LAST).get("overlayMode") == "curtain", "it is kept")
    shown.section.closeScene()
    shown.section.disconnectParameters()
    scene.Clear(0)
    other = Comparison(tmp_path, monkeypatch)
    other.open(compared.make_case(tmp_path / "other"))
    assert [cell.tag for cell in other.views.cells] == ["REDIL", "REDIR", "REDSL", "REDSR", "REDML", "REDMR"]
    assert other.volume("REDIL").GetDisplayNode().GetColorNode().GetName() == "RED-HotIron"
    assert (other.ui.presetCombo.currentText, other.parameters.imageWindow) == ("SUV 0 to 10", 10.0)
    assert other.ui.overlayModeCombo.currentText == "Curtain"
    other.close()


def test_a_scene_that_comes_with_a_case_keeps_its_own_way(shown, scene):
    from REDReconstructionLib.session.parameters import Parameters

    node = scene.AddNewNodeByClass("vtkMRMLScriptedModuleNode")
    stored = Parameters(node)
    stored.layout, stored.inputPath = "doses", "/somewhere"
    click(shown.ui.planesButton)
    shown.settle()
    wait_until(lambda: kept(LAST).get("layout") == "planes", "it is kept")
    shown.section.disconnectParameters()
    shown.session.parameters = stored
    shown.section.connectParameters()
    assert stored.layout == "doses"


def test_a_protocol_is_saved_chosen_and_deleted(shown):
    ui = shown.ui
    assert (ui.protocolCombo.currentText, ui.deleteProtocolButton.enabled) == ("as last read", False)
    click(ui.sinogramsCheck)
    choose(ui.presetCombo, "SUV 0 to 15")
    save(shown, "Lesions")
    assert (ui.protocolCombo.currentText, ui.deleteProtocolButton.enabled) == ("Lesions", True)
    click(ui.dosesButton)
    shown.settle()
    choose(ui.presetCombo, "SUV 0 to 5")
    wait_until(lambda: ui.protocolCombo.currentText == "as last read", "it is another way of reading")
    choose(ui.protocolCombo, "Lesions")
    shown.settle()
    assert ui.columnsButton.checked
    assert [cell.domain for cell in shown.views.cells] == ["image"] * 3 + ["difference"] * 3
    assert shown.volume("REDIF").GetDisplayNode().GetWindow() * compared.SUV_FACTOR == pytest.approx(15.0)
    assert ui.protocolCombo.currentText == "Lesions"
    answers.add("exec", "OK")
    click(ui.deleteProtocolButton)
    assert kept(NAMED) == {}
    assert ui.protocolCombo.count == 1


def test_nothing_is_overwritten_unasked_and_a_protocol_needs_a_name(shown):
    save(shown, "Mine")
    click(shown.ui.dosesButton)
    shown.settle()
    answers.add("exec", "Cancel")
    save(shown, "Mine")
    assert kept(NAMED)["Mine"]["layout"] == "compare"
    save(shown, "  ")
    save(shown, None)
    assert list(kept(NAMED)) == ["Mine"]


def test_a_protocol_holds_nothing_of_the_case_and_damaged_ones_do_no_harm(shown):
    import qt

    save(shown, "Mine")
    assert not any(text in json.dumps(kept(NAMED)) for text in (shown.session.case.name, str(shown.folder)))
    broken = {"Odd": {"layout": 7, "fade": "much", "imageColor": "Grey"}, "None": None}
    qt.QSettings().setValue(NAMED, json.dumps(broken))
    shown.section.protocolWidgets.show()
    choose(shown.ui.protocolCombo, "Odd")
    assert (shown.parameters.layout, shown.parameters.imageColor) == ("compare", "Grey")
    qt.QSettings().setValue(NAMED, "{")
    shown.section.protocolWidgets.show()
    assert shown.ui.protocolCombo.count == 1
