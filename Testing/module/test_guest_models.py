"""Models of other makers in the Restore section: how they are chosen, what is said of them, and that they restore."""

import os
import sys
from pathlib import Path

import pytest
import torch
from driver import click, wait_until
from qt_dialogs import answers
from restoring import choose, ladder, results, run_of, section, settle, with_one_slice, work  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))
from guest_models import package, scaled, write_contract


def released(path):
    """A checkpoint as the authors' release writes it, of random weights."""
    from redpet.restoration.network import NetworkConfig, SinogramUNet
    from redpet.restoration.release import release_schedule

    schedule = release_schedule()
    weights = SinogramUNet(NetworkConfig()).state_dict()
    content = {"training_step": 7, "max_T": 500, "alphas": schedule.alpha, "betas": schedule.beta}
    torch.save({**content, "nn_ren": weights, "nn_dcn": weights}, path)
    return path


def test_a_checkpoint_of_the_authors_restores_under_its_name(section, ladder, tmp_path):  # noqa: F811
    import qt

    panel = with_one_slice(section, ladder)
    answers.add("getOpenFileName", str(released(tmp_path / "authors.pt")))
    choose(panel.ui.modelSelector, "browse")
    assert panel.ui.methodSelector.currentText == "RED (authors' release)"
    click(panel.ui.cardButton)
    (window,) = [one for one in qt.QApplication.topLevelWidgets() if one.windowTitle == "Model card: authors"]
    assert "non-commercial use only" in window.findChildren("QTextBrowser")[0].plainText
    window.close()
    panel.session.parameters.steps = 1
    panel.apply()
    assert settle(panel) == "Restored."
    assert results(panel) == [(20.0, "RED (authors' release)")]
    record, _ = run_of(panel, 20.0)
    assert record["model"]["name"] == "authors.pt"


@pytest.fixture
def network(tmp_path):
    """An ONNX file that gives back what it is given, without its contract."""
    path = scaled(tmp_path / "mine.onnx", name="My network")
    path.with_suffix(".json").rename(tmp_path / "kept.json")
    return path


def contract_of(network, **changed):
    """A contract for images of the sample, beside a network."""
    write_contract(network.with_suffix(".json"), name="My network", slice_mm=[5, 5], **changed)


def test_a_network_restores_with_its_contract_and_is_asked_for_one_without(section, ladder, network):  # noqa: F811
    import qt

    panel = with_one_slice(section, ladder)
    answers.add("getOpenFileName", str(network))
    choose(panel.ui.modelSelector, "browse")
    assert "mine.onnx has no contract beside it: write mine.toml" in panel.ui.messageLabel.text
    assert panel.session.parameters.modelPath == ""
    contract_of(network)
    answers.add("getOpenFileName", str(network))
    choose(panel.ui.modelSelector, "browse")
    assert panel.ui.methodSelector.currentText == "ONNX model"
    assert not panel.ui.stepsSpinBox.enabled
    click(panel.ui.cardButton)
    (window,) = [one for one in qt.QApplication.topLevelWidgets() if one.windowTitle == "Model card: mine"]
    card = window.findChildren("QTextBrowser")[0].plainText
    assert {"My network", "Nobody et al., 2026", "Licence: CC0-1.0"} <= set(card.splitlines())
    assert {"Dose reduction factors", "2 to 100", "Scale", "by constant"} <= set(card.splitlines())
    window.close()
    panel.apply()
    assert settle(panel) == "Restored."
    assert results(panel) == [(20.0, "My network")]
    record, _ = run_of(panel, 20.0)
    assert record["contract"]["licence"] == "CC0-1.0"
    contract_of(network, total_activity=[2, 3])  # another contract, another result
    panel.apply()
    assert "changes the total activity by a factor of 1" in settle(panel)


def test_the_first_network_asks_for_what_runs_it(section, ladder, network, monkeypatch):  # noqa: F811
    from REDReconstructionLib.process import dependencies

    panel = with_one_slice(section, ladder)
    contract_of(network)
    panel.model.choose(str(network))
    asked = []
    monkeypatch.setattr(dependencies, "ensure", lambda *arguments: asked.append(arguments[-1]))
    panel.apply()
    panel.looking = None
    assert asked == [("onnxruntime>=1.24.4,<2",)]


def test_a_method_of_a_package_of_the_workers_python_is_listed_and_restores(
    section,  # noqa: F811
    ladder,  # noqa: F811
    tmp_path,
    monkeypatch,
):
    package(tmp_path, "halving", "def network(x):\n    return x\n", name="Package's own", slice_mm=[5, 5])
    monkeypatch.setenv("PYTHONPATH", str(tmp_path), prepend=os.pathsep)
    panel = with_one_slice(section, ladder)
    panel.device.look(panel.view.say)
    wait_until(lambda: panel.device.run is None, "the devices are found")
    choose(panel.ui.methodSelector, "guest")
    assert panel.ui.methodSelector.currentText == "guest (installed package)"
    assert not panel.ui.modelSelector.enabled
    assert panel.ui.applyButton.enabled
    panel.apply()
    assert settle(panel) == "Restored."
    assert results(panel) == [(20.0, "Package's own")]
    panel.model.onInstalled({})
