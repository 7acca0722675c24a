"""The bridge between low and full dose against what is known analytically of Gaussian variables."""

import pytest
import torch

from redpet.restoration import ddbm
from redpet.restoration.ddbm import Moments

MOMENTS = Moments(full_power=0.4, low_power=1.1, product=0.3)
TIMES = [1e-3, 0.1, 0.5, 0.9, 0.999]
SHAPE = (4, 1, 128, 128)


def batch_of(t: float) -> torch.Tensor:
    return torch.full((SHAPE[0],), t)


def noise(seed: int) -> torch.Tensor:
    return torch.randn(SHAPE, generator=torch.Generator().manual_seed(seed))


def correlated() -> tuple[torch.Tensor, torch.Tensor]:
    """Gaussian x_0 and x_T with the moments."""
    full, low = MOMENTS.full_power**0.5, MOMENTS.low_power**0.5
    share = MOMENTS.product / (full * low)
    x_0 = full * noise(1)
    return x_0, low * (share * x_0 / full + (1 - share**2) ** 0.5 * noise(2))


def test_the_bridge_is_at_the_full_dose_at_0_and_at_the_low_dose_at_1():
    ends = ddbm.bridge(torch.tensor([0.0, 1.0]))
    torch.testing.assert_close(torch.cat(ends, dim=1)[:, :, 0, 0], torch.tensor([[0.0, 1, 0], [1, 0, 0]]))


@pytest.mark.parametrize("t", TIMES)
def test_the_bridge_is_the_diffusion_conditioned_on_its_end(t):
    def alpha(time):
        return torch.exp(-0.25 * ddbm.BETA_D * time**2 - 0.5 * ddbm.BETA_MIN * time)

    now, end = (alpha(torch.tensor(time, dtype=torch.float64)) for time in (t, 1.0))
    forward = end / now
    covariance, end_variance = forward * (1 - now**2), 1 - end**2
    gain = covariance / end_variance
    expected = gain, now - gain * end, (1 - now**2) - gain * covariance
    found = [float(part) for part in ddbm.bridge(torch.tensor([t]))]
    assert found == pytest.approx([float(value) for value in expected], rel=1e-3, abs=1e-6)


@pytest.mark.parametrize("t", TIMES)
def test_the_preconditioning_skips_what_is_linear_and_leaves_unit_power(t):
    x_0, x_last = correlated()
    low, full, variance = ddbm.bridge(batch_of(t))
    x_t = low * x_last + full * x_0 + variance.sqrt() * noise(3)
    c_skip, c_out, c_in = (part[0] for part in ddbm.preconditioning(batch_of(t), MOMENTS))
    assert float((c_in * x_t).square().mean()) == pytest.approx(1, rel=0.03)
    assert float(c_skip) == pytest.approx(float((x_0 * x_t).mean() / x_t.square().mean()), abs=0.02)
    assert float(c_out) == pytest.approx(float((x_0 - c_skip * x_t).square().mean().sqrt()), rel=0.02)


@pytest.mark.parametrize("t", TIMES)
def test_the_loss_of_a_network_that_says_nothing_is_one_and_that_of_a_perfect_one_is_zero(t):
    x_0, x_last = correlated()
    times = batch_of(t)
    c_skip, c_out, c_in = ddbm.preconditioning(times, MOMENTS)

    def perfect(x, time):
        return (x_0 - c_skip * x / c_in) / c_out

    arguments = x_0, x_last, times, noise(3), MOMENTS
    assert float(ddbm.loss(lambda x, time: torch.zeros_like(x), *arguments)) == pytest.approx(1, rel=0.03)
    assert float(ddbm.loss(perfect, *arguments)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize("steps", [1, 2, 3, 20, 500])
def test_with_a_perfect_network_any_number_of_steps_ends_at_the_full_dose(steps):
    x_0, x_last = correlated()
    restored = ddbm.sample(x_last, lambda x, t: x_0, noise(3), steps)
    torch.testing.assert_close(restored, x_0, rtol=0, atol=1e-5)


@pytest.mark.parametrize(("mean", "deviation"), [(-0.4, 0.1), (1.5, 0.1), (-0.4, 0.8), (1.5, 0.8)])
def test_samples_follow_the_gaussian_posterior_of_the_full_dose(mean, deviation):
    """Where x_0 is Gaussian given x_T, the deterministic sampler carries its noise to the same quantile of x_0."""
    _, x_last = correlated()
    epsilon = noise(3)

    def posterior_mean(x, t):
        low, full, variance = ddbm.bridge(t)
        gain = deviation**2 * full / (full**2 * deviation**2 + variance).clamp_min(1e-20)
        return mean + gain * (x - low * x_last - full * mean)

    def error(steps):
        restored = ddbm.sample(x_last, posterior_mean, epsilon, steps)
        return float((restored - mean - deviation * epsilon).square().mean().sqrt()) / deviation

    assert error(400) < 0.03
    assert error(400) < 0.4 * error(100) < 0.2 * error(20)


def test_the_network_is_told_the_logarithm_of_the_time_and_sees_the_state_at_unit_power():
    asked = []

    def network(x, t):
        asked.append((x, t))
        return torch.zeros_like(x)

    _, x_last = correlated()
    ddbm.sample(x_last, ddbm.preconditioned(network, MOMENTS), noise(3), steps=4)
    states, times = zip(*asked, strict=True)
    assert [float(t[0]) for t in times] == pytest.approx(
        [250 * torch.tensor(t).log().item() for t in (1.0, 0.75, 0.5, 0.25)], abs=1e-3
    )
    assert float(states[0].square().mean()) == pytest.approx(1, rel=0.03)


def test_the_hook_sees_every_step():
    seen = []
    _, x_last = correlated()
    ddbm.sample(x_last, lambda x, t: x, noise(3), 3, lambda step, steps: seen.append((step, steps)))
    assert seen == [(1, 3), (2, 3), (3, 3)]
