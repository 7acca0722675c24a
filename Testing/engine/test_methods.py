"""Every method behind the one interface: a model file of it restores a sinogram, by name, steadily, and in its unit."""

import json
import sys
from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from command_line import done, write_array
from small_training import FORMULATIONS, config_for
from test_model_file import rewrite
from test_restorer import counts

from redpet import cli
from redpet.case import BQML, Corrections, Kind
from redpet.case.storage import read_sinogram
from redpet.errors import InputError
from redpet.evaluation.job import known_methods
from redpet.restoration.implementation import implementation
from redpet.restoration.methods import METHODS, NOISE_STANDARDISED, PUBLISHED, SINOGRAM, Method
from redpet.restoration.model_file import Recipe, load_model, save_model
from redpet.restoration.network import NetworkConfig, SinogramUNet
from redpet.restoration.restorer import check_steps, open_model, restore_sinogram
from redpet.training.config import network_config_for
from redpet.training.pack import recipe_of

BASELINES = ("unet", "ddim", "cold", "ddbm", "flow")
LEARNED = ("red", *BASELINES)


def model_of(method, folder, formulation=NOISE_STANDARDISED, kind=Kind.MEASURED):
    """A model of random weights, as a training of the method would leave it."""
    config = config_for(folder, formulation=formulation, kind=kind, pool=1)
    stage = METHODS[method].networks[0]
    recipe = recipe_of(config, (stage,), method)
    torch.manual_seed(0)
    network = SinogramUNet(replace(network_config_for(config, stage), zero_last=False))
    weights = {"only": {stage: network.state_dict()}}
    save_model(folder / f"{method}.safetensors", {"only": recipe}, weights, "# Card\n")
    return load_model(folder / f"{method}.safetensors")


@pytest.fixture(scope="module", params=[(method, formulation) for method in BASELINES for formulation in FORMULATIONS])
def model(request, tmp_path_factory):
    method, formulation = request.param
    return model_of(method, tmp_path_factory.mktemp(method), formulation)


def steps_of(model) -> int | None:
    return None if model.method == "unet" else 3


def test_everything_but_the_values_stays_and_slices_of_zeros_stay_zero(model):
    low = counts(4, 27, 43)
    low.values[1] = 0
    before = low.values.copy()
    done = restore_sinogram(low, model, steps=steps_of(model)).sinogram
    assert replace(done, values=low.values) == low
    assert done.values.dtype == np.float32
    assert np.isfinite(done.values).all()
    assert not done.values[1].any()
    assert done.values[[0, 2, 3]].any(axis=(1, 2)).all()
    assert not np.allclose(done.values, before, atol=1e-2)
    assert np.array_equal(low.values, before)


def test_a_run_repeats_and_depends_neither_on_the_batch_nor_on_the_slices_that_are_asked_for(model):
    low, steps = counts(6), steps_of(model)
    once, again, alone = (restore_sinogram(low, model, steps=steps, batch=n).sinogram.values for n in (4, 4, 1))
    assert np.array_equal(once, again)
    np.testing.assert_allclose(alone, once, rtol=1e-3, atol=1e-3)
    part = restore_sinogram(low.slices(2, 6), model, steps=steps).sinogram.values
    np.testing.assert_allclose(part[1:], once[3:], rtol=1e-3, atol=1e-3)


def test_restoring_leaves_torchs_own_random_numbers_alone(model):
    torch.manual_seed(5)
    expected = torch.rand(3)
    torch.manual_seed(5)
    restore_sinogram(counts(1), model, steps=steps_of(model))
    assert torch.equal(torch.rand(3), expected)


@pytest.mark.parametrize("method", BASELINES)
@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_values_in_another_unit_are_restored_alike(tmp_path, method, formulation):
    model = model_of(method, tmp_path, formulation, Kind.REPROJECTED)
    low = replace(counts(2), kind=Kind.REPROJECTED, unit=f"{BQML}*mm", precorrected=True, corrections=Corrections())
    once, scaled = (
        restore_sinogram(replace(low, values=low.values * np.float32(factor)), model, steps=steps_of(model))
        for factor in (1, 250)
    )
    scale = np.abs(once.sinogram.values).max()
    np.testing.assert_allclose(scaled.sinogram.values / 250, once.sinogram.values, rtol=1e-2, atol=2e-3 * scale)


@pytest.mark.parametrize(
    ("method", "formulation", "label", "steps"),
    [
        ("red", PUBLISHED, "RED", 50),
        ("red", NOISE_STANDARDISED, "RED-NS", 1),
        ("unet", NOISE_STANDARDISED, "U-Net", 1),
        ("ddim", NOISE_STANDARDISED, "DDIM", 50),
        ("cold", PUBLISHED, "Cold diffusion", 50),
        ("cold", NOISE_STANDARDISED, "Cold diffusion", 1),
        ("ddbm", NOISE_STANDARDISED, "DDBM", 20),
        ("flow", PUBLISHED, "Flow", 2),
        ("flow", NOISE_STANDARDISED, "Flow", 2),
    ],
)
def test_each_method_has_its_name_and_its_number_of_steps(tmp_path, method, formulation, label, steps):
    done = restore_sinogram(counts(1, 8, 16), model_of(method, tmp_path, formulation))
    assert (done.label, done.steps) == (label, steps)


def test_a_u_net_takes_no_steps():
    check_steps("unet", 1)
    with pytest.raises(InputError, match="one pass: leave --steps out"):
        check_steps("unet", 2)


def test_a_model_opens_for_its_method_only(tmp_path):
    model_of("ddim", tmp_path)
    path = tmp_path / "ddim.safetensors"
    opened = open_model("ddim", path)
    assert opened is not None
    assert opened.method == "ddim"
    with pytest.raises(
        InputError, match=r"ddim\.safetensors holds the method ddim and not unet: choose --method ddim, or another"
    ):
        open_model("unet", path)
    with pytest.raises(InputError, match="holds the method ddim and not red"):
        open_model("red", path)


def test_red_has_a_model_built_in_its_baselines_have_none_and_osem_needs_none(tmp_path):
    built_in = open_model("red", None)
    assert built_in is not None
    assert built_in.name == "default.safetensors"
    assert open_model("osem", None) is None
    for method in BASELINES:
        with pytest.raises(InputError, match=f"no model for the method '{method}' is built in: name one with --model"):
            open_model(method, None)
    assert {*LEARNED, "osem"} <= set(METHODS)


def test_a_model_file_from_before_there_were_methods_is_one_of_red(tmp_path):
    model_of("red", tmp_path)
    path = tmp_path / "red.safetensors"
    rewrite(path, lambda metadata: metadata["variants"]["only"].pop("method"))
    assert load_model(path).method == "red"
    restore_sinogram(counts(1), load_model(path))


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"method": "magic"}, "the method 'magic' is unknown"),
        ({"method": "unet"}, "a model of the method unet begins with the stage unet"),
        ({"scaling": {}}, "needs full_power, low_power, product in its scaling"),
        ({"method": "ddim", "stages": ["ddim"]}, "a model of the method ddim needs largest in its scaling"),
    ],
)
def test_a_recipe_that_no_method_can_use_is_refused(tmp_path, change, match):
    model_of("ddbm", tmp_path)
    path = tmp_path / "ddbm.safetensors"
    rewrite(path, lambda metadata: metadata["variants"]["only"].update(change))
    with pytest.raises(InputError, match=match) as caught:
        load_model(path)
    assert "ddbm.safetensors" in str(caught.value)


def test_a_file_of_two_methods_is_refused(tmp_path):
    models = {method: model_of(method, tmp_path) for method in ("cold", "unet")}
    recipes: dict[str, Recipe] = {name: model.variants["only"].recipe for name, model in models.items()}
    weights = {name: {name: model.variants["only"].networks[name].state_dict()} for name, model in models.items()}
    save_model(tmp_path / "both.safetensors", recipes, weights, "# Card\n")
    with pytest.raises(InputError, match=r"both\.safetensors mixes the methods cold, unet: a model file holds one"):
        load_model(tmp_path / "both.safetensors")


@pytest.mark.parametrize("method", BASELINES)
def test_the_command_line_restores_by_each_method_and_repeats(tmp_path, method):
    model_of(method, tmp_path)
    low = write_array(tmp_path / "low.npy", counts(2, 32, 32).values)
    outs = [tmp_path / "one", tmp_path / "two"]
    for out in outs:
        done("restore", low, "--out", out, "--method", method, "--model", tmp_path / f"{method}.safetensors")
    one, two = (read_sinogram(out / "sinograms" / "restored.nrrd").values for out in outs)
    assert np.array_equal(one, two)
    assert not np.allclose(one, counts(2, 32, 32).values, atol=0.01)
    run = json.loads((outs[0] / "run.json").read_text())
    assert (run["method"], run["model"]["name"]) == (METHODS[method].label, f"{method}.safetensors")
    assert run["steps"] == {"unet": 1, "ddim": 50, "cold": 1, "ddbm": 20, "flow": 2}[method]


@pytest.mark.parametrize("method", LEARNED)
def test_the_file_of_a_method_holds_what_its_row_says(method):
    row, file = METHODS[method], implementation(method)
    assert tuple(file.OBJECTIVES) == row.networks
    for constants in file.OBJECTIVES[row.networks[0]].scaling.values():
        assert set(constants) == set(row.scaling)
    assert bool(row.scaling) == bool(file.OBJECTIVES[row.networks[0]].scaling)
    assert row.in_one_pass <= (file.default_steps(NOISE_STANDARDISED) == 1)


def test_a_new_method_is_one_file_and_one_row(tmp_path, monkeypatch, capsys):
    def halved(space, x_last, on_step):
        on_step(1, 1)
        return space.into(space.back(x_last) / 2)

    file = SimpleNamespace(default_steps=lambda formulation: 1, sampler=lambda networks, scaling, steps: halved)
    monkeypatch.setitem(sys.modules, "redpet.restoration.half", file)
    monkeypatch.setitem(METHODS, "half", Method("Half", (SINOGRAM,), ("half",), in_one_pass=True))
    network = NetworkConfig(8, (1, 2), 3, attention=False, expansion=1, kernel=3)
    recipe = Recipe((Kind.MEASURED,), NOISE_STANDARDISED, network, ("half",), method="half")
    model = tmp_path / "half.safetensors"
    save_model(model, {"only": recipe}, {"only": {"half": SinogramUNet(network).state_dict()}}, "# Card\n")
    low = write_array(tmp_path / "low.npy", counts(2, 32, 32).values)
    done("restore", low, "--out", tmp_path / "out", "--method", "half", "--model", model)
    restored, given = (read_sinogram(tmp_path / "out" / "sinograms" / f"{one}.nrrd") for one in ("restored", "low"))
    assert restored.values == pytest.approx(given.values / 2, abs=1e-3)
    assert json.loads((tmp_path / "out" / "run.json").read_text())["method"] == "Half"
    assert "half" in known_methods()
    with pytest.raises(SystemExit):
        cli.main(["restore", "--help"])
    assert "half, or osem" in capsys.readouterr().out
