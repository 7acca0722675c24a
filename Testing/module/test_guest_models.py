"""Models of other makers in the Restore section: how they are chosen, what is said of them, and that they restore."""

import torch
from driver import click
from qt_dialogs import answers
from restoring import choose, ladder, results, run_of, section, settle, with_one_slice, work  # noqa: F401


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
