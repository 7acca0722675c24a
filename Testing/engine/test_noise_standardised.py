"""Noise-standardised RED: the estimate of the noise, and the formulation around it."""

import math

import numpy as np
import pytest
import torch

from redpet.restoration import noise_standardised, red
from redpet.restoration.noise_standardised import (
    VARIANCE_FLOOR,
    noise_gain,
    prepare,
    smooth,
    standardise,
    standardised_space,
)

ALPHA = red.alpha_schedule()


def poisson(mean, shape=(4, 96, 128), seed=0) -> torch.Tensor:
    return torch.from_numpy(np.random.default_rng(seed).poisson(mean, shape).astype(np.float32))


def disc(level: float, n_slices: int = 3) -> np.ndarray:
    """The expected counts `[slice, angle, radial]` of a uniform disc, `level` in the middle."""
    s = np.linspace(-1.3, 1.3, 128)
    profile = level * np.sqrt(np.clip(1 - s**2, 0, None))
    return np.broadcast_to(profile, (n_slices, 120, 128))


def channels_of(counts: torch.Tensor, noise: noise_standardised.Standardisation) -> torch.Tensor:
    """What a network sees where the state is `counts`."""
    space = standardised_space(noise)
    return space.channels(space.into(counts))


def truth_and_counts(seed: int = 0) -> tuple[torch.Tensor, torch.Tensor]:
    """The expected and the drawn counts of a stack `[batch, 2 h + 1, angle, radial]` with h = 1."""
    expected = disc(40.0)[None]
    return torch.from_numpy(expected.astype(np.float32)), poisson(expected, expected.shape, seed)


@pytest.mark.parametrize("mean", [3, 10, 100, 1000])
def test_the_noise_gain_of_counts_is_one(mean):
    assert noise_gain(poisson(mean)) == pytest.approx(1, rel=0.1)


@pytest.mark.parametrize("level", [10, 100, 1000])
def test_the_noise_gain_of_a_disc_of_counts_is_one(level):
    assert noise_gain(poisson(disc(level), disc(level).shape)) == pytest.approx(1, rel=0.1)


@pytest.mark.parametrize("factor", [1e-3, 0.2, 37.0, 1e4])
def test_the_noise_gain_of_scaled_counts_is_their_factor(factor):
    counts = poisson(50)
    assert noise_gain(counts * factor) == pytest.approx(factor * noise_gain(counts), rel=1e-3)


@pytest.mark.parametrize("value", [0.0, -2.0, 5.0])
def test_without_activity_or_noise_the_gain_is_one(value):
    assert noise_gain(torch.full((2, 32, 32), value)) == 1


def test_smoothing_keeps_constants_and_goes_on_mirrored_beyond_180_degrees():
    torch.testing.assert_close(smooth(torch.full((1, 1, 40, 48), 3.0))[..., 8:-8], torch.full((1, 1, 40, 32), 3.0))
    point = torch.zeros((1, 1, 40, 48))
    point[0, 0, 0, 10] = 1
    blurred = smooth(point)[0, 0]
    # Row -1 is row 39 mirrored: the blur of bin 10 in row 0 appears there at bin 48 - 1 - 10.
    assert float(blurred[39, 37]) == pytest.approx(float(blurred[1, 10]), rel=1e-5)
    assert float(blurred[0, 10]) == pytest.approx(1 / (2 * math.pi * 1.5**2), rel=0.01)


def test_standardised_poisson_counts_have_unit_variance():
    counts = poisson(100, (1, 1, 400, 400))
    noise = standardise(counts)
    channel = channels_of(counts, noise)[0, 0, 20:-20, 20:-20]
    # (c - smooth c) / deviation: the smoothed mean holds some of the bin itself, 1 - 2 k(0) + sum k^2 remain.
    remaining = 1 - 2 / (2 * math.pi * 1.5**2) + 1 / (4 * math.pi * 1.5**2)
    assert float(channel.var()) == pytest.approx(remaining, abs=0.02)
    known = (counts - 100) / noise.variance.sqrt()
    assert float(known[..., 20:-20, 20:-20].var()) == pytest.approx(1, abs=0.03)


def test_the_network_sees_state_level_noise_and_neighbours_in_order():
    stack = torch.arange(5.0)[None, :, None, None].expand(1, 5, 32, 32) + 10
    noise = standardise(stack)
    assert noise.variance[0, 0, 16, 16] == pytest.approx(12 + VARIANCE_FLOOR, rel=1e-4)
    seen = channels_of(stack[:, 2:3], noise)
    assert seen.shape == (1, 7, 32, 32)
    neighbours = seen[0, 3:, 16, 16] * noise.variance[0, 0, 16, 16].sqrt() + noise.variance[0, 0, 16, 16]
    torch.testing.assert_close(neighbours, torch.tensor([10.0, 11.0, 13.0, 14.0]))


@pytest.mark.parametrize("steps", [1, 7, 50, 500])
def test_with_a_perfect_network_any_number_of_steps_recovers_the_truth(steps):
    truth, stack = truth_and_counts()
    x_0, low = truth[:, 1:2], stack[:, 1:2]
    space = prepare(stack)
    perfect = space.of_state(lambda channels, t: (low - x_0) / standardise(stack).variance.sqrt())
    restored = space.back(red.sample(space.into(low), perfect, None, red.published_schedule(), steps))
    torch.testing.assert_close(restored, x_0, atol=1e-3, rtol=1e-3)


def test_a_network_that_says_nothing_changes_nothing_and_restored_counts_are_not_negative():
    low = truth_and_counts()[1] - 5
    space = prepare(low)
    silent = space.of_state(lambda channels, t: torch.zeros_like(channels[:, :1]))
    restored = space.back(red.sample(space.into(low[:, 1:2]), silent, None, red.published_schedule(), 3))
    torch.testing.assert_close(restored, low[:, 1:2].clamp_min(0), atol=1e-5, rtol=1e-5)


def pair() -> tuple[torch.Tensor, torch.Tensor]:
    """Full and low dose in the standardised space."""
    truth, stack = truth_and_counts()
    into = prepare(stack).into
    return into(truth[:, 1:2]), into(stack[:, 1:2])


def test_the_loss_of_ren_is_zero_for_the_true_residual_and_one_for_none():
    x_0, x_last = pair()
    for t in (1, 250, 500):
        arguments = x_0, x_last, torch.tensor([t]), ALPHA
        assert float(red.standardised_ren_loss(lambda x, t: x_last - x_0, *arguments)) == pytest.approx(0, abs=1e-10)
        assert float(red.standardised_ren_loss(lambda x, t: 0 * x, *arguments)) == pytest.approx(1, rel=1e-5)


def test_the_loss_of_dcn_is_zero_where_it_brings_the_drifted_state_back():
    x_0, x_last = pair()
    arguments = x_0, x_last, torch.tensor([300]), torch.tensor([3.0]), ALPHA

    def ren(x, t):
        return torch.ones_like(x)

    def dcn(x, t):
        return red.at(ALPHA, t, x_0) * (x_last - x_0 - 3.0)

    assert float(red.standardised_dcn_loss(dcn, ren, *arguments)) == pytest.approx(0, abs=1e-8)
    assert float(red.standardised_dcn_loss(ren, ren, *arguments)) > 0.1
