"""The model file: weights, recipe and card in one safetensors file, opened whole or refused."""

import json
import pickle
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from redpet.case import BQML, COUNTS, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.errors import InputError
from redpet.restoration.methods import DCN, NOISE_STANDARDISED, PUBLISHED, REN
from redpet.restoration.model_file import Recipe, default_model_path, load_model, save_model
from redpet.restoration.network import NetworkConfig, SinogramUNet

NETWORK = NetworkConfig(width=8, multipliers=(1, 2))
MEASURED = Recipe(
    kinds=(Kind.MEASURED,),
    formulation=NOISE_STANDARDISED,
    network=NETWORK,
    stages=(REN,),
    neighbours=1,
    scaling={"variance_sigma_bins": 1.5, "variance_floor": 0.3},
    training_grid={"radial_spacing_mm": (2.0, 6.0), "n_radial": (96, 192)},
)
REPROJECTED = Recipe(
    kinds=(Kind.REPROJECTED,),
    formulation=PUBLISHED,
    network=replace(NETWORK, attention=False),
    stages=(REN, DCN),
)
RECIPES = {"measured": MEASURED, "re-projected": REPROJECTED}


def weights_for(recipes):
    torch.manual_seed(0)
    return {
        name: {stage: SinogramUNet(recipe.network).state_dict() for stage in recipe.stages}
        for name, recipe in recipes.items()
    }


WEIGHTS = weights_for(RECIPES)


@pytest.fixture
def model_path(tmp_path):
    path = tmp_path / "model.safetensors"
    save_model(path, RECIPES, WEIGHTS, "# Card\n\nTrained on phantoms.\n")
    return path


def rewrite(path: Path, change_metadata=None, change_tensors=None) -> None:
    """Write the model again with other metadata or tensors."""
    raw = path.read_bytes()
    header = json.loads(raw[8 : 8 + int.from_bytes(raw[:8], "little")])
    metadata = json.loads(header["__metadata__"]["redpet"])
    tensors = load_file(path)
    if change_metadata:
        change_metadata(metadata)
    if change_tensors:
        change_tensors(tensors)
    save_file(tensors, path, metadata={"redpet": json.dumps(metadata)})


def refused(path: Path, match: str) -> None:
    with pytest.raises(InputError, match=match) as caught:
        load_model(path)
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_saved_model_opens_with_its_recipes_weights_and_card(model_path):
    model = load_model(model_path)
    assert model.card == "# Card\n\nTrained on phantoms.\n"
    assert {name: variant.recipe for name, variant in model.variants.items()} == RECIPES
    for name, stages in WEIGHTS.items():
        for stage, weights in stages.items():
            found = model.variants[name].networks[stage].state_dict()
            assert found.keys() == weights.keys()
            assert all(torch.equal(found[key], weights[key]) for key in weights)
    assert [path.name for path in model_path.parent.iterdir()] == ["model.safetensors"]


def test_the_hash_is_that_of_the_file(model_path):
    assert load_model(model_path).sha256 == sha256(model_path.read_bytes()).hexdigest()


def test_the_networks_of_a_variant_are_built_when_one_is_asked_for_from_the_bytes_that_were_hashed(model_path):
    model = load_model(model_path)
    model_path.write_bytes(b"another file")
    assert not any("built" in vars(variant.networks) for variant in model.variants.values())
    assert all(list(variant.networks) == list(variant.recipe.networks) for variant in model.variants.values())
    found = model.variants["measured"].ren.state_dict()
    assert all(torch.equal(found[name], value) for name, value in WEIGHTS["measured"][REN].items())
    assert [name for name, variant in model.variants.items() if "built" in vars(variant.networks)] == ["measured"]


def test_weights_that_are_no_floating_numbers_are_refused(model_path):
    name = "measured/ren/final_conv.1.bias"
    rewrite(model_path, change_tensors=lambda tensors: tensors.update({name: tensors[name].to(torch.int64)}))
    refused(model_path, "numbers of the type I64: weights are one of F16")


def test_half_precision_halves_the_file_and_is_used_in_single_precision(model_path):
    half = model_path.with_name("half.safetensors")
    save_model(half, RECIPES, WEIGHTS, "card", dtype=torch.float16)
    assert half.stat().st_size < 0.7 * model_path.stat().st_size
    network = load_model(half).variants["measured"].ren
    weights = WEIGHTS["measured"][REN]
    assert all(value.dtype == torch.float32 for value in network.parameters())
    assert all(torch.equal(value, weights[name].half().float()) for name, value in network.state_dict().items())


def test_each_kind_of_sinogram_gets_the_variant_that_serves_it(model_path):
    model = load_model(model_path)
    assert model.variant_for(Kind.MEASURED).recipe == MEASURED
    assert model.variant_for(Kind.MEASURED).dcn is None
    assert model.variant_for(Kind.REPROJECTED).dcn is not None


def test_an_image_gets_the_variant_with_the_smallest_grids_that_are_large_enough(tmp_path):
    path = tmp_path / "grids.safetensors"
    sides = {"usual": 144, "fine": 360, "any": None}
    recipes = {name: replace(MEASURED, largest_side=side) for name, side in sides.items()}
    for names in (("fine", "usual"), ("any", "fine", "usual")):
        weights = dict.fromkeys(names, WEIGHTS["measured"])
        save_model(path, {name: recipes[name] for name in names}, weights, "card", torch.float16)
        model = load_model(path)
        for side, wanted in ((0, 144), (144, 144), (145, 360), (360, 360), (361, sides[names[0]])):
            assert model.variant_for(Kind.MEASURED, side).recipe.largest_side == wanted
    grid = ImageGrid((145, 100, 1), (2.0, 2.0, 2.0))
    sinogram = Sinogram(np.zeros((1, 4, 90)), SinogramGeometry(4, 90, 2.0), grid, COUNTS, Kind.MEASURED, BQML)
    assert model.variant_serving(sinogram).recipe.largest_side == 360


def test_a_kind_that_no_variant_serves_is_refused(tmp_path):
    path = tmp_path / "counts-only.safetensors"
    save_model(path, {"measured": MEASURED}, WEIGHTS, "card")
    with pytest.raises(InputError, match=r"counts-only\.safetensors was made for measured .* this one is re-projected"):
        load_model(path).variant_for(Kind.REPROJECTED)


def test_an_opened_network_computes_what_the_saved_one_did(model_path):
    saved = SinogramUNet(NETWORK).eval()
    saved.load_state_dict(WEIGHTS["measured"][REN])
    x, t = torch.randn(1, 1, 8, 8), torch.tensor([7])
    torch.testing.assert_close(load_model(model_path).variants["measured"].ren(x, t), saved(x, t))


def test_weights_of_another_network_are_not_saved(tmp_path):
    path = tmp_path / "model.safetensors"
    with pytest.raises(InputError, match="another network"):
        save_model(path, {"measured": replace(MEASURED, network=NetworkConfig(width=16))}, WEIGHTS, "card")
    assert not path.exists()


def test_a_missing_model_is_refused(tmp_path):
    refused(tmp_path / "absent.safetensors", "no model file")


@pytest.mark.parametrize("content", [b"", b"not a model", pickle.dumps({"weights": [1, 2]})])
def test_a_file_that_is_no_model_is_refused(tmp_path, content):
    path = tmp_path / "other.safetensors"
    path.write_bytes(content)
    refused(path, "cannot be opened")


def test_a_pickle_of_torch_is_refused(tmp_path):
    path = tmp_path / "pickle.pt"
    torch.save(WEIGHTS["measured"][REN], path)
    refused(path, "cannot be opened")


@pytest.mark.parametrize("share", [0.001, 0.5, 0.999])
def test_a_truncated_model_is_refused(model_path, share):
    model_path.write_bytes(model_path.read_bytes()[: int(share * model_path.stat().st_size)])
    refused(model_path, "cannot be opened")


def test_a_safetensors_file_of_somebody_else_is_refused(tmp_path):
    path = tmp_path / "other.safetensors"
    save_file({"weight": torch.zeros(3)}, path)
    refused(path, "metadata are missing")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda metadata: metadata.pop("variants"), "variants"),
        (lambda metadata: metadata["variants"]["measured"].update(formulation="magic"), "magic"),
        (lambda metadata: metadata["variants"]["measured"].update(kinds=["guessed"]), "guessed"),
        (lambda metadata: metadata["variants"]["measured"].update(kinds=[]), "kind of sinogram"),
        (lambda metadata: metadata["variants"]["measured"].update(neighbours=-1), "neighbours"),
        (lambda metadata: metadata["variants"]["measured"]["network"].update(width="wide"), "width"),
        (lambda metadata: metadata["variants"]["measured"]["network"].update(kernel=4), "odd"),
        (lambda metadata: metadata.update(format="redpet-model-9"), "redpet-model-9"),
        (lambda metadata: metadata.update(variants={}), "no variant"),
    ],
)
def test_metadata_that_do_not_fit_are_refused(model_path, change, match):
    rewrite(model_path, change_metadata=change)
    refused(model_path, match)


def test_weights_that_do_not_fit_the_configuration_are_refused(model_path):
    rewrite(model_path, lambda metadata: metadata["variants"]["measured"]["network"].update(width=16))
    refused(model_path, "another network")


@pytest.mark.parametrize(
    ("change", "match"),
    [
        (lambda tensors: tensors.pop("measured/ren/final_conv.1.bias"), r"final_conv\.1\.bias is missing"),
        (lambda tensors: tensors.update({"measured/ren/extra": torch.zeros(1)}), r"extra is \(1,\)"),
        (lambda tensors: tensors.update({"measured/ren/final_conv.1.bias": torch.zeros(2)}), r"\(2,\)"),
        (lambda tensors: tensors["measured/ren/final_conv.1.bias"].fill_(torch.inf), "not finite"),
    ],
)
def test_missing_unexpected_misshapen_or_infinite_weights_are_refused(model_path, change, match):
    rewrite(model_path, change_tensors=change)
    refused(model_path, match)


def test_the_default_model_lies_inside_the_package():
    path = default_model_path()
    assert path.parts[-3:] == ("redpet", "models", "default.safetensors")
