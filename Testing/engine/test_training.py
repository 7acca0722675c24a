"""Training learns in both formulations, at the times, scales and rates that the method says."""

import numpy as np
import pytest
import torch
from small_training import CPU, FORMULATIONS, changed, config_for, rows, stopping_at
from test_restorer import counts

from redpet.errors import Cancelled, InputError
from redpet.restoration import red
from redpet.restoration.methods import NOISE_STANDARDISED, PUBLISHED
from redpet.restoration.model_file import load_model
from redpet.restoration.network import network_from_weights
from redpet.restoration.restorer import restore_sinogram
from redpet.training.checkpoint import read_checkpoint
from redpet.training.config import TrainingConfig, network_config_for
from redpet.training.objectives import draw_chance, loss_for
from redpet.training.pack import pack
from redpet.training.samples import validation_batches
from redpet.training.trainer import learning_rate, train, validation_loss


def validated(config: TrainingConfig, stage: str, weights) -> float:
    """The loss at T of weights on the validation batches of a config."""
    network = network_from_weights(network_config_for(config, stage), weights, "weights")
    loss = loss_for(stage, config)
    return validation_loss(network, stage, config, loss, validation_batches(config, (), CPU))


def test_both_formulations_learn(trained):
    log = rows(trained.out / "ren.csv")
    assert [row["step"] for row in log] == [20, 40]
    untrained = config_for(trained.out.with_name(f"{trained.out.name}-0"), formulation=trained.formulation, steps=1)
    with pytest.raises(Cancelled):
        train("ren", untrained, on_step=stopping_at(1))
    start = validated(untrained, "ren", read_checkpoint(untrained.out / "ren-last.pt", "ren").average)
    best = read_checkpoint(trained.out / "ren-best.pt", "ren")
    assert best.best == min(row["validation_loss"] for row in log)
    assert best.best < 0.8 * start
    assert validated(trained, "ren", best.average) == pytest.approx(best.best, rel=1e-4)


def test_stage_two_learns_upon_a_frozen_stage_one(trained):
    log = rows(trained.out / "dcn.csv")
    assert [row["step"] for row in log] == [20, 40]
    assert all(np.isfinite(row["validation_loss"]) for row in log)
    dcn = read_checkpoint(trained.out / "dcn-best.pt", "dcn")
    assert dcn.best == min(row["validation_loss"] for row in log)
    assert dcn.ren
    assert read_checkpoint(trained.out / "ren-last.pt", "ren").step == 40


@pytest.mark.parametrize("trained", [NOISE_STANDARDISED], indirect=True)
def test_seconds_of_noise_standardised_training_bring_counts_nearer_to_the_truth(trained):
    model = load_model(pack(trained.out / "nearer.safetensors", [trained.out]))
    low = counts(4, 48, 32, mean=20.0)
    s = np.linspace(-1, 1, 32)
    truth = 20.0 * np.exp(-(((s + 0.3) / 0.4) ** 2))
    restored = restore_sinogram(low, model).sinogram.values
    assert np.square(restored - truth).mean() < 0.7 * np.square(low.values - truth).mean()


def test_a_training_that_diverges_says_so(tmp_path, monkeypatch):
    from redpet.training import trainer

    def broken(stage, config, ren):
        return lambda network, batch, t, drift: next(network.parameters()).sum() * float("nan")

    monkeypatch.setattr(trainer, "loss_for", broken)
    with pytest.raises(InputError, match="diverged at step 0: start anew with a smaller learning_rate"):
        train("ren", config_for(tmp_path))


def test_unknown_stages_and_devices_are_refused(tmp_path):
    with pytest.raises(InputError, match="stage 'magic' is unknown: choose one of ren, dcn, unet, ddim, cold, ddbm"):
        train("magic", config_for(tmp_path))
    with pytest.raises(InputError, match="device 'abacus' is unknown"):
        train("ren", config_for(tmp_path, device="abacus"))


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(InputError, match="could not be written"):
        train("ren", config_for(tmp_path / "file" / "run"))


def test_ren_trains_at_1_to_t_and_dcn_at_0_to_t_minus_1():
    rng = np.random.default_rng(0)
    ren, _ = draw_chance("ren", (20_000,), rng, CPU)
    dcn, drift = draw_chance("dcn", (20_000,), rng, CPU)
    last, _ = draw_chance("ren", (20_000,), rng, CPU, last_step_share=0.8)
    assert (int(ren.min()), int(ren.max())) == (1, red.T)
    assert (int(dcn.min()), int(dcn.max())) == (0, red.T - 1)
    assert float((last == red.T).float().mean()) == pytest.approx(0.8, abs=0.02)
    assert float(drift.min()) >= 0
    assert float(drift.max()) <= red.LARGEST_DRIFT
    assert float(drift.mean()) == pytest.approx(red.LARGEST_DRIFT / 2, rel=0.05)


@pytest.mark.parametrize("formulation", FORMULATIONS)
def test_a_network_that_knows_the_truth_has_no_loss(tmp_path, formulation):
    config = config_for(tmp_path, formulation=formulation)
    batch = validation_batches(config, (), CPU)[0]
    if formulation == NOISE_STANDARDISED:
        residual = (batch.x_last - batch.x_0) / batch.noise.variance.sqrt()
    else:
        residual = 2 * (batch.x_last - batch.x_0) / batch.scale
    loss = loss_for("ren", config)
    for t in (1, 200, 500):
        steps = torch.full((len(residual),), t)
        assert float(loss(lambda channels, t: residual, batch, steps, steps)) == pytest.approx(0, abs=1e-5)
        assert float(loss(lambda channels, t: 0 * residual, batch, steps, steps)) > 1e-3


def test_the_published_network_sees_state_and_neighbours_in_the_scale_of_the_whole_slice(tmp_path):
    config = config_for(tmp_path, formulation=PUBLISHED)
    batch = validation_batches(config, (), CPU)[0]
    seen = []

    def network(channels, t):
        seen.append(channels)
        return torch.zeros_like(channels[:, :1])

    last = torch.full((len(batch.x_0),), red.T)
    loss_for("ren", config)(network, batch, last, last)
    expected = torch.cat((batch.x_last, batch.noise.neighbours), dim=1) / batch.scale * 2 - 1
    torch.testing.assert_close(seen[0], expected)
    assert float(seen[0][:, 0].max()) <= 1


def test_the_learning_rate_warms_up_and_ends_at_zero_for_each_stage(tmp_path):
    config = config_for(tmp_path, steps=10_000, learning_rate=2e-5, dcn_learning_rate=5e-5)
    assert learning_rate("ren", config, 199) == pytest.approx(2e-5)
    assert learning_rate("dcn", config, 199) == pytest.approx(5e-5)
    assert learning_rate("dcn", changed(config, dcn_learning_rate=None), 199) == pytest.approx(2e-5)
    assert learning_rate("ren", config, 0) == pytest.approx(1e-7)
    assert learning_rate("ren", config, 5100) == pytest.approx(1e-5)
    assert learning_rate("ren", config, 10_000) == 0
