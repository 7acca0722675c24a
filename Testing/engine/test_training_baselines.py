"""The baselines train like RED: they learn, go on to the bit, and become model files that restore."""

import numpy as np
import pytest
import torch
from small_training import CPU, FORMULATIONS, changed, config_for, rows, stopping_at
from test_restorer import counts
from test_training_resumed import assert_same

from redpet.case import Kind
from redpet.errors import Cancelled, InputError
from redpet.restoration import ddbm, ddim, red
from redpet.restoration.methods import NOISE_STANDARDISED
from redpet.restoration.model_file import load_model
from redpet.restoration.restorer import restore_sinogram
from redpet.training.checkpoint import read_checkpoint
from redpet.training.config import TrainingConfig
from redpet.training.objectives import draw_chance, loss_for
from redpet.training.pack import pack
from redpet.training.run import train_command
from redpet.training.samples import validation_batches
from redpet.training.trainer import autocast, train

BASELINES = ("unet", "ddim", "cold", "ddbm", "flow")
each_baseline = pytest.mark.parametrize("stage", BASELINES)


@each_baseline
@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_a_baseline_learns_and_its_model_restores(tmp_path, stage, formulation):
    config = config_for(tmp_path, formulation=formulation, steps=60, validate_every=10)
    best = read_checkpoint(train(stage, config), stage)
    log = rows(tmp_path / f"{stage}.csv")
    assert best.best == min(row["validation_loss"] for row in log)
    assert log[-1]["validation_loss"] < 0.9 * log[0]["validation_loss"]
    model = load_model(pack(tmp_path / "model.safetensors", [tmp_path], method=stage))
    assert model.method == stage
    restored = restore_sinogram(counts(2), model).sinogram.values
    assert np.isfinite(restored).all()


@each_baseline
def test_a_baseline_that_was_stopped_ends_as_if_it_had_not_been(tmp_path, stage):
    whole = config_for(tmp_path / "whole", steps=6, validate_every=2)
    cut = changed(whole, out=tmp_path / "cut")
    train(stage, whole)
    with pytest.raises(Cancelled, match="stopped by the test"):
        train(stage, cut, on_step=stopping_at(3))
    train(stage, cut)
    for name in ("best", "last"):
        assert_same(whole.out / f"{stage}-{name}.pt", cut.out / f"{stage}-{name}.pt", stage)
    assert (whole.out / f"{stage}.csv").read_text() == (cut.out / f"{stage}.csv").read_text()


def network_that_knows(batch, config, stage, t, chance):
    """What a network must say of a batch for its loss to be zero."""
    standardised = config.formulation == NOISE_STANDARDISED
    variance = batch.noise.variance

    def into(values):
        return (values - variance) / variance.sqrt() if standardised else 2 * values / batch.scale - 1

    x_0 = into(batch.x_0)
    if stage == "ddim":
        return lambda channels, times: chance
    if stage == "ddbm":
        moments = ddbm_moments(config)
        c_skip, c_out, c_in = ddbm.preconditioning(t, moments)
        return lambda channels, times: (x_0 - c_skip * channels[:, :1] / c_in) / c_out
    if stage == "flow":
        return lambda channels, times: into(batch.x_last) - x_0
    return lambda channels, times: x_0


def ddbm_moments(config: TrainingConfig) -> ddbm.Moments:
    return ddbm.MOMENTS[config.formulation, config.kind]


@each_baseline
@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_a_network_that_knows_the_answer_has_no_loss_in_either_scaling(tmp_path, stage, formulation):
    config = config_for(tmp_path, formulation=formulation)
    batch = validation_batches(config, (), CPU)[0]
    t, chance = draw_chance(stage, tuple(batch.x_0.shape), np.random.default_rng(0), CPU)
    loss = loss_for(stage, config)
    assert float(loss(network_that_knows(batch, config, stage, t, chance), batch, t, chance)) == pytest.approx(
        0, abs=1e-4
    )
    assert float(loss(lambda channels, times: torch.full_like(channels[:, :1], 3.0), batch, t, chance)) > 0.5


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_the_preconditioning_of_the_bridge_fits_the_training_data(tmp_path, formulation, kind):
    """A network that says nothing has a loss of the order of one: its target has unit power."""
    config = config_for(tmp_path, formulation=formulation, kind=kind, sides=(48,), crop=48, validation_volumes=4)
    loss, losses = loss_for("ddbm", config), []
    for number, batch in enumerate(validation_batches(config, (), CPU)):
        t, noise = draw_chance("ddbm", tuple(batch.x_0.shape), np.random.default_rng(number), CPU)
        losses.append(float(loss(lambda channels, times: torch.zeros_like(channels[:, :1]), batch, t, noise)))
    assert 0.1 < np.mean(losses) < 10


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_hardly_any_full_dose_lies_beyond_the_range_that_ddim_keeps_to(tmp_path, formulation, kind):
    config = config_for(tmp_path, formulation=formulation, kind=kind, sides=(48,), crop=48, validation_volumes=4)
    largest = ddim.SCALING[formulation, kind][ddim.LARGEST]
    for batch in validation_batches(config, (), CPU):
        variance = batch.noise.variance
        published = formulation != NOISE_STANDARDISED
        x_0 = 2 * batch.x_0 / batch.scale - 1 if published else (batch.x_0 - variance) / variance.sqrt()
        assert float((x_0.abs() > largest).float().mean()) < 0.002


def test_the_times_of_each_method_span_its_diffusion():
    rng = np.random.default_rng(0)
    shape = (20_000, 1, 1, 1)
    cold_t, _ = draw_chance("cold", shape, rng, CPU, last_step_share=0.8)
    ddim_t, noise = draw_chance("ddim", shape, rng, CPU)
    ddbm_t, _ = draw_chance("ddbm", shape, rng, CPU)
    assert float((cold_t == red.T).float().mean()) == pytest.approx(0.8, abs=0.02)
    assert (int(ddim_t.min()), int(ddim_t.max())) == (1, ddim.T)
    assert float(ddbm_t.min()) >= ddbm.SMALLEST_T
    assert float(ddbm_t.max()) == pytest.approx(1, abs=1e-3)
    assert noise.shape == shape
    assert (float(noise.mean()), float(noise.std())) == pytest.approx((0, 1), abs=0.02)


def test_the_methods_of_one_config_leave_their_models_side_by_side(tmp_path, capsys):
    (tmp_path / "config.toml").write_text(
        'out = "run"\nsteps = 2\nbatch = 1\ncrop = 32\nsides = [32]\npool = 1\nslices = 2\nneighbours = 0\n'
        'validation_volumes = 1\nthreads = 1\ndevice = "abacus"\n'
        "network = { width = 4, multipliers = [1, 2], attention = false, kernel = 3, expansion = 1 }\n"
    )
    for stage, name in (("ren", "model"), ("unet", "unet"), ("ddbm", "ddbm")):
        path = train_command(stage, tmp_path / "config.toml", device="cpu")
        assert path == tmp_path / "run" / f"{name}.safetensors"
    shown = capsys.readouterr()
    assert "device: CPU" in shown.err
    assert f"redpet restore INPUT --method unet --model {tmp_path / 'run' / 'unet.safetensors'}" in shown.out
    card = load_model(tmp_path / "run" / "unet.safetensors").card
    assert card.startswith("# A model for U-Net\n")
    assert "- Method: U-Net" in card
    with pytest.raises(InputError, match="device 'abacus' is unknown"):
        train_command("ren", tmp_path / "config.toml")


def test_packing_a_method_that_was_not_trained_or_has_no_network_is_refused(tmp_path, short):
    with pytest.raises(InputError, match=r"there is no checkpoint at .*cold-best\.pt: train the stage cold first"):
        pack(tmp_path / "cold.safetensors", [short.out], method="cold")
    with pytest.raises(InputError, match="the method 'osem' has no model"):
        pack(tmp_path / "osem.safetensors", [short.out], method="osem")


def test_a_cpu_trains_in_single_precision_and_a_gpu_in_bfloat16_where_wanted():
    network = torch.nn.Identity()
    assert autocast(network, CPU) is network
    assert autocast(network, torch.device("cuda"), wanted=False) is network
    assert autocast(network, torch.device("cuda")) is not network
