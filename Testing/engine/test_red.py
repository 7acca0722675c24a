"""Residual estimation diffusion as published, with the faults of its release mended."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from skimage.metrics import structural_similarity

from redpet.errors import Cancelled, InputError
from redpet.restoration import red
from redpet.restoration.losses import ssim
from redpet.restoration.network import NetworkConfig, SinogramUNet


def pair(batch: int = 2) -> tuple[torch.Tensor, torch.Tensor]:
    """A full-dose and a low-dose state `[batch, 1, angle, radial]`."""
    generator = torch.Generator().manual_seed(1)
    x_0, x_last = torch.rand((2, batch, 1, 16, 24), generator=generator) * 2 - 1
    return x_0, x_last


def no_residual(x, t):
    return torch.zeros_like(x)


class Recorder:
    """A network that gives a constant and remembers what it was asked."""

    def __init__(self, value: float = 0.0):
        self.value = value
        self.times: list[int] = []

    def __call__(self, x, t):
        assert t.shape == (len(x),)
        assert not t.is_floating_point()
        self.times.append(int(t[0]))
        return torch.full_like(x, self.value)


def test_alpha_goes_from_nothing_to_the_whole_residual_and_follows_the_paper():
    alpha = red.alpha_schedule(500)
    assert alpha.shape == (501,)
    assert (alpha[0], alpha[500]) == (0, 1)
    assert float(alpha[250]) == pytest.approx(0.75)
    assert (alpha.diff() > 0).all()


def test_beta_is_cubic_sums_to_one_and_its_largest_is_0_008():
    beta = red.beta_schedule(500)
    assert float(beta.sum()) == pytest.approx(1)
    assert float(beta[400] / beta[200]) == pytest.approx(8)
    assert float(beta.max()) == pytest.approx(0.008, abs=5e-5)


def test_degrading_mixes_full_and_low_dose_by_alpha():
    x_0, x_last = pair(3)
    x_t = red.degrade(x_0, x_last - x_0, torch.tensor([0, 250, 500]), red.alpha_schedule(500))
    torch.testing.assert_close(x_t, torch.stack([x_0[0], 0.25 * x_0[1] + 0.75 * x_last[1], x_last[2]]))


@pytest.mark.parametrize("steps", [1, 2, 3, 7, 50, 499, 500])
def test_sampling_times_fall_evenly_from_t_to_zero(steps):
    times = red.sampling_times(500, steps)
    strides = -np.diff(times)
    assert (times[0], times[-1], len(times)) == (500, 0, steps + 1)
    assert strides.min() >= 1
    assert np.ptp(strides) <= 1


@pytest.mark.parametrize("steps", [0, -1, 501])
def test_an_impossible_number_of_steps_is_refused(steps):
    with pytest.raises(InputError, match=r"choose 1 to 500"):
        red.sample(pair()[1], no_residual, None, red.published_schedule(), steps)


@pytest.mark.parametrize("steps", [1, 2, 3, 7, 50, 500])
def test_a_perfect_ren_recovers_the_full_dose_in_any_number_of_steps(steps):
    x_0, x_last = pair()
    restored = red.sample(x_last, lambda x, t: x_last - x_0, None, red.published_schedule(), steps)
    torch.testing.assert_close(restored, x_0, rtol=0, atol=1e-5)


@pytest.mark.parametrize("steps", [1, 7, 50])
def test_without_dcn_the_sampler_is_cold_diffusion_with_the_full_dose_that_ren_implies(steps):
    _, x_last = pair()
    schedule = red.published_schedule()

    def ren(x, t):
        return 0.4 * x.tanh() + t[:, None, None, None] / 1000

    x = x_last
    times = red.sampling_times(500, steps)
    for t, before in pairwise(times):
        estimate = x_last - ren(x, torch.full((2,), t))
        x = x - (schedule.alpha[t] - schedule.alpha[before]).float() * (x_last - estimate)
    torch.testing.assert_close(red.sample(x_last, ren, None, schedule, steps), x)


def test_ren_is_asked_at_t_and_dcn_at_the_time_after_the_step():
    ren, dcn = Recorder(), Recorder()
    red.sample(pair()[1], ren, dcn, red.published_schedule(), 5)
    assert ren.times == [500, 400, 300, 200, 100]
    assert dcn.times == [400, 300, 200, 100, 0]


def test_with_all_t_steps_dcn_is_weighted_as_in_the_paper():
    schedule = red.published_schedule(20)
    ren, dcn = Recorder(0.5), Recorder(2.0)
    x = x_last = pair()[1].double()
    for t in range(20, 0, -1):
        x = x + (schedule.alpha[t - 1] - schedule.alpha[t]) * 0.5 + schedule.beta[t - 1] * 2.0
    torch.testing.assert_close(red.sample(x_last, ren, dcn, schedule, 20), x)


@pytest.mark.parametrize("steps", [1, 7, 50, 500])
def test_the_whole_correction_of_dcn_does_not_depend_on_the_number_of_steps(steps):
    schedule = red.published_schedule()
    moved = red.sample(torch.zeros(1, 1, 8, 8), no_residual, Recorder(1.0), schedule, steps)
    torch.testing.assert_close(moved, torch.full_like(moved, 1 - float(schedule.beta[500])))


def test_the_hook_sees_each_step_and_can_cancel_within_one():
    seen, ren = [], Recorder()

    def on_step(step, steps):
        seen.append((step, steps))
        if step == 3:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        red.sample(pair()[1], ren, None, red.published_schedule(), 10, on_step)
    assert seen == [(1, 10), (2, 10), (3, 10)]
    assert len(ren.times) == 3


def test_ren_loss_is_zero_for_the_true_residual_and_positive_beside_it():
    x_0, x_last = pair()
    arguments = x_0, x_last, torch.tensor([3, 400]), red.alpha_schedule()
    assert float(red.ren_loss(lambda x, t: x_last - x_0, *arguments)) == pytest.approx(0, abs=1e-6)
    assert float(red.ren_loss(lambda x, t: x_last - x_0 + 0.1, *arguments, ssim_weight=0.0)) == pytest.approx(0.01)
    assert float(red.ren_loss(lambda x, t: x_last - x_0 + 0.1, *arguments)) > 0.011


def test_ren_learns_from_the_state_at_t_and_the_integer_t():
    x_0, x_last = pair()
    asked = []

    def ren(x, t):
        asked.append((x, t))
        return torch.zeros_like(x)

    t = torch.tensor([500, 250])
    red.ren_loss(ren, x_0, x_last, t, red.alpha_schedule())
    [(state, times)] = asked
    assert times is t
    torch.testing.assert_close(state[0], x_last[0])
    torch.testing.assert_close(state[1], 0.25 * x_0[1] + 0.75 * x_last[1])


def test_dcn_loss_is_zero_where_dcn_undoes_the_drift_exactly():
    x_0, x_last = pair()
    alpha, t, drift = red.alpha_schedule(), torch.tensor([100, 400]), torch.tensor([0.5, 8.0])
    error = 0.7
    shift = alpha[t].float()[:, None, None, None] * (x_last - x_0) * (1 - error * drift[:, None, None, None])

    def ren(x, t):
        return error * (x_last - x_0)

    assert float(red.dcn_loss(lambda x, t: shift, ren, x_0, x_last, t, drift, alpha)) == pytest.approx(0, abs=1e-10)
    asleep = red.dcn_loss(no_residual, ren, x_0, x_last, t, drift, alpha)
    assert float(asleep) == pytest.approx(float(shift.square().mean()), rel=1e-5)


def test_training_dcn_asks_ren_at_the_state_of_t_and_leaves_it_frozen():
    config = NetworkConfig(width=4, multipliers=(1,))
    ren, dcn = SinogramUNet(config), SinogramUNet(config)
    x_0, x_last = pair()
    red.dcn_loss(
        dcn, ren, x_0, x_last, torch.tensor([10, 499]), torch.tensor([1.0, 2.0]), red.alpha_schedule()
    ).backward()
    assert all(parameter.grad is None for parameter in ren.parameters())
    assert any(parameter.grad.abs().sum() > 0 for parameter in dcn.parameters())


def test_similarity_is_that_of_scikit_image_and_has_a_gradient():
    x_0, x_last = ((x + 1) / 2 for x in pair(1))
    mixed = (0.7 * x_0 + 0.3 * x_last).requires_grad_()
    value = ssim(mixed, x_0, data_range=1.0)
    scikit = structural_similarity(mixed.detach()[0, 0].double().numpy(), x_0[0, 0].double().numpy(), data_range=1.0)
    assert float(value.detach()) == pytest.approx(scikit, abs=1e-5)
    value.backward()
    assert mixed.grad.abs().sum() > 0


def test_scaling_maps_zero_and_the_maximum_of_each_low_dose_sinogram_to_minus_one_and_one():
    low = torch.rand(3, 5, 7) * torch.tensor([2.0, 50.0, 1e5])[:, None, None]
    scale = red.published_scale(low)
    x = red.to_diffusion(low, scale)
    torch.testing.assert_close(x.amax((1, 2)), torch.ones(3))
    torch.testing.assert_close(red.to_diffusion(torch.zeros_like(low), scale), -torch.ones_like(low))
    torch.testing.assert_close(red.from_diffusion(x, scale), low, rtol=1e-5, atol=1e-2)


def test_the_scale_is_at_least_a_tenth():
    torch.testing.assert_close(red.published_scale(torch.zeros(1, 2, 2)), torch.full((1, 1, 1), 0.1))
