"""Trained runs become one model file that restores; the train command does so by itself."""

from dataclasses import replace

import numpy as np
import pytest
import torch
from small_training import changed
from test_restorer import counts
from test_training_cases import image_of

from redpet.case import Kind
from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.projection.dose import simulate_counts
from redpet.restoration.model_file import load_model
from redpet.restoration.restorer import restore_sinogram
from redpet.training import pack as packing
from redpet.training.checkpoint import read_checkpoint
from redpet.training.pack import counts_range, join, pack
from redpet.training.run import train_command
from redpet.training.trainer import train


def test_a_packed_run_restores_like_its_checkpoints(trained):
    path = pack(trained.out / "packed.safetensors", [trained.out], "# Ours\n\nFor a test.\n")
    model = load_model(path)
    variant = model.variants["measured"]
    assert variant.recipe.formulation == trained.formulation
    assert variant.recipe.stages == ("ren", "dcn")
    assert variant.recipe.kinds == (Kind.MEASURED,)
    assert variant.recipe.neighbours == 1
    assert variant.recipe.training_grid["counts_per_bin"] == (0.5, 320.0)
    for stage, network in variant.networks.items():
        weights = read_checkpoint(trained.out / f"{stage}-best.pt", stage).average
        for name, value in network.state_dict().items():
            torch.testing.assert_close(value, weights[name], rtol=1e-3, atol=1e-6)
    low = counts()
    assert restore_sinogram(low, model, steps=3).sinogram.values.shape == low.values.shape


def test_storing_float16_changes_a_restoration_by_less_than_a_thousandth(trained, monkeypatch):
    half = load_model(pack(trained.out / "half.safetensors", [trained.out]))
    monkeypatch.setattr(packing.torch, "float16", torch.float32)
    full = load_model(pack(trained.out / "full.safetensors", [trained.out]))
    assert half.sha256 != full.sha256
    low = counts(3, 40, 48)
    one, two = (restore_sinogram(low, model, steps=3).sinogram.values for model in (half, full))
    assert np.linalg.norm(one - two) < 1e-3 * np.linalg.norm(two)
    assert not np.array_equal(one, two)


def test_the_card_says_what_was_trained_and_names_no_place_and_no_patient(trained):
    card = load_model(pack(trained.out / "card.safetensors", [trained.out], "# Ours\n\nFor a test.\n")).card
    assert card.startswith("# Ours\n\nFor a test.\n\n## Training for measured sinograms\n")
    for fact in ("Seed: 0", '"steps": 40', "best of 40 steps", "0.5 to 320", "ren, dcn", "random phantoms"):
        assert fact in card
    assert str(trained.out) not in card
    assert '"out"' not in card


def test_a_joined_file_restores_small_images_by_the_first_model_and_large_ones_by_the_second(tmp_path, short):
    other = changed(short, out=tmp_path / "other", seed=9)
    train("ren", other)
    usual, fine = (load_model(pack(tmp_path / f"{run.out.name}.safetensors", [run.out])) for run in (short, other))
    low = counts()
    side = max(low.grid.size[:2])
    for largest, wanted in ((side, usual), (side - 1, fine)):
        model = load_model(join(tmp_path / "joined.safetensors", usual, fine, largest, "Two."))
        assert model.card == "Two."
        restored = restore_sinogram(low, model).sinogram.values
        np.testing.assert_array_equal(restored, restore_sinogram(low, wanted).sinogram.values)
    assert not np.array_equal(restored, restore_sinogram(low, usual).sinogram.values)


def test_runs_of_both_kinds_become_one_model_file(tmp_path, short):
    other = changed(short, out=tmp_path / "other", kind=Kind.REPROJECTED)
    train("ren", other)
    model = load_model(pack(tmp_path / "both.safetensors", [short.out, other.out]))
    assert set(model.variants) == {"measured", "re-projected"}
    low = counts()
    restore_sinogram(low, model)
    restore_sinogram(replace(low, kind=Kind.REPROJECTED), model)
    with pytest.raises(InputError, match="another run for measured sinograms"):
        pack(tmp_path / "twice.safetensors", [short.out, short.out])
    lowest, highest = counts_range(other)
    assert model.variants["re-projected"].recipe.training_grid["counts_per_bin"] == (lowest, highest)
    assert 0 < lowest < highest
    with pytest.raises(InputError, match="made for measured sinograms, and this one is re-projected"):
        restore_sinogram(
            replace(low, kind=Kind.REPROJECTED), load_model(pack(tmp_path / "one.safetensors", [short.out]))
        )


def test_a_dcn_of_another_ren_is_left_out(tmp_path, short):
    config = changed(short, out=tmp_path, steps=2)
    train("ren", config)
    train("dcn", config)
    assert load_model(pack(tmp_path / "model.safetensors", [tmp_path])).variants["measured"].dcn is not None
    (tmp_path / "ren-best.pt").write_bytes((short.out / "ren-best.pt").read_bytes())
    assert load_model(pack(tmp_path / "model.safetensors", [tmp_path])).variants["measured"].dcn is None


def test_packing_refuses_what_is_no_run_and_never_replaces_a_foreign_file(tmp_path, short):
    with pytest.raises(InputError, match=r"there is no checkpoint at .*ren-best\.pt"):
        pack(tmp_path / "model.safetensors", [tmp_path])
    precious = tmp_path / "precious.txt"
    precious.write_text("mine")
    with pytest.raises(InputError, match="exists and is no model file of ours"):
        pack(precious, [short.out])
    assert precious.read_text() == "mine"
    with pytest.raises(InputError, match="could not be written"):
        pack(tmp_path / "absent" / "model.safetensors", [short.out])


def test_packing_is_a_command(tmp_path, short, capsys):
    (tmp_path / "card.md").write_text("# From a file\n")
    out = tmp_path / "model.safetensors"
    assert packing.main([str(out), str(short.out), "--card", str(tmp_path / "card.md")]) == 0
    assert load_model(out).card.startswith("# From a file\n")
    assert packing.main([str(out), str(tmp_path)]) == 1
    assert packing.main([str(out), str(short.out), "--card", str(tmp_path / "none.md")]) == 1
    error = capsys.readouterr().err
    assert "ren-best.pt" in error
    assert "none.md: the card cannot be read" in error


def test_the_train_command_takes_a_config_and_cases_to_a_model_that_restores(tmp_path, capsys):
    for level in (1.0, 2.0):
        write_image(image_of(level, 32, 3), tmp_path / f"patient-{level}.nrrd")
    text = """
        out = "run"
        steps = 3
        batch = 2
        crop = 32
        sides = [32]
        pool = 2
        slices = 3
        neighbours = 1
        validation_volumes = 1
        threads = 1
        device = "cpu"
        cases = ["patient-1.0.nrrd", "patient-2.0.nrrd"]
        network = { width = 4, multipliers = [1, 2], attention = false, kernel = 3, expansion = 1 }
    """
    (tmp_path / "config.toml").write_text(text)
    model = train_command("ren", tmp_path / "config.toml")
    assert model == tmp_path / "run" / "model.safetensors"
    shown = capsys.readouterr()
    assert str(model) in shown.out
    assert "ren on cpu" in shown.err
    assert "3/3" in shown.err
    assert load_model(model).variants["measured"].recipe.stages == ("ren",)
    assert "2 cases from disk split by patient" in load_model(model).card
    assert "patient-" not in load_model(model).card
    train_command("dcn", tmp_path / "config.toml")
    assert load_model(model).variants["measured"].recipe.stages == ("ren", "dcn")
    low = counts()
    assert restore_sinogram(low, load_model(model)).sinogram.unit == low.unit


def test_the_train_command_refuses_before_it_trains(tmp_path):
    (tmp_path / "config.toml").write_text('out = "run"\n')
    with pytest.raises(InputError, match="stage 'magic' is unknown"):
        train_command("magic", tmp_path / "config.toml")
    (tmp_path / "run").mkdir()
    (tmp_path / "run" / "model.safetensors").write_text("mine")
    with pytest.raises(InputError, match="exists and is no model file of ours"):
        train_command("ren", tmp_path / "config.toml")
    assert [path.name for path in (tmp_path / "run").iterdir()] == ["model.safetensors"]


def test_simulated_counts_of_a_training_volume_are_inside_the_packed_range(short):
    lowest, highest = counts_range(short)
    lines = replace(counts(), kind=Kind.REPROJECTED)
    low = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=10 * 27 * 40, background=0.3)
    assert lowest < low.values.mean() < highest
