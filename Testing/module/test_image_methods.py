"""DTM and DCDM in the Restore section: chosen by their files, and restored by the worker under their names."""

import sys
from pathlib import Path

import pytest
import torch
from qt_dialogs import answers
from restoring import choose, ladder, results, run_of, section, settle, with_one_slice, work  # noqa: F401

sys.path.insert(0, str(Path(__file__).parent.parent / "engine"))


def written(path, method):
    """A model file of a method on images, of random weights."""
    from redpet.case import Kind
    from redpet.reconstruction.osem import OsemSettings
    from redpet.restoration.image_method import image_method
    from redpet.restoration.image_stage import channels
    from redpet.restoration.methods import IMAGE, NOISE_STANDARDISED
    from redpet.restoration.model_file import ImageRecipe, Recipe, save_model
    from redpet.restoration.network import NetworkConfig

    shape = NetworkConfig(8, (1, 2), channels(0), attention=False, expansion=1, kernel=3, time=False)
    image = ImageRecipe(shape, 0, OsemSettings(4, 16))
    recipe = Recipe((Kind.MEASURED,), NOISE_STANDARDISED, shape, (), method=method, image=image)
    torch.manual_seed(0)
    weights = {IMAGE: image_method(method).network(shape).state_dict()}
    save_model(path, {"only": recipe}, {"only": weights}, "# Card\n")
    return path


@pytest.mark.parametrize(("method", "label"), [("dtm", "DTM"), ("dcdm", "DCDM")])
def test_a_method_on_images_restores_in_the_panel_under_its_name(section, ladder, tmp_path, method, label):  # noqa: F811
    panel = with_one_slice(section, ladder)
    answers.add("getOpenFileName", str(written(tmp_path / "mine.safetensors", method)))
    choose(panel.ui.modelSelector, "browse")
    assert panel.ui.methodSelector.currentText == label
    assert not panel.ui.stepsSpinBox.enabled
    panel.apply()
    assert settle(panel) == "Restored."
    assert results(panel) == [(20.0, label)]
    assert run_of(panel, 20.0)[0]["model"]["name"] == "mine.safetensors"
