"""The channelised Hotelling observer against models whose AUC is known."""

import math

import numpy as np
import pytest
from numpy.random import default_rng
from scipy.ndimage import gaussian_filter
from scipy.stats import norm

from redpet.tasks.channels import (
    BROADENING,
    CHANNELS,
    DOG,
    LOWEST,
    RATIO,
    channels,
    difference_of_gaussians,
    laguerre_gauss,
    outputs,
)
from redpet.tasks.detect_cells import best_strengths
from redpet.tasks.observer import Observed, auc, interval, rated, resampled_auc, resamples, template

PIXEL_MM = 2.5
SIDE = 2 * round(20 / PIXEL_MM) + 1
N_PLACES, N_BODIES = 400, 6


def disc(amplitude: float) -> np.ndarray:
    """A lesion of 10 mm on a patch."""
    steps = (np.arange(SIDE) - SIDE // 2) * PIXEL_MM
    return amplitude * (np.hypot(steps[:, None], steps) <= 5.0)


def patches(rng: np.random.Generator, sigma_pixels: float) -> np.ndarray:
    """Patches of white noise of deviation 1, blurred."""
    noise = rng.standard_normal((N_PLACES, SIDE, SIDE))
    return gaussian_filter(noise, (0, sigma_pixels, sigma_pixels), mode="wrap") if sigma_pixels else noise


def covariance(patterns: np.ndarray, sigma_pixels: float) -> np.ndarray:
    """That of the channels' outputs: the blur is symmetric, so a channel may be blurred in place of the noise."""
    seen = gaussian_filter(patterns, (0, sigma_pixels, sigma_pixels), mode="wrap") if sigma_pixels else patterns
    flat = seen.reshape(len(seen), -1)
    return flat @ flat.T


@pytest.mark.parametrize("kind", CHANNELS)
@pytest.mark.parametrize(("sigma_pixels", "amplitude"), [(0.0, 0.35), (0.6, 0.2)])
def test_the_auc_in_gaussian_noise_is_the_analytic_one(kind: str, sigma_pixels: float, amplitude: float) -> None:
    patterns, rng = channels(kind, PIXEL_MM), default_rng(5)
    signal = np.einsum("cyx,yx->c", patterns, disc(amplitude))
    cells = np.zeros(N_PLACES, dtype=int)
    bodies = []
    for _ in range(N_BODIES):
        absent, present = (np.einsum("pyx,cyx->pc", patches(rng, sigma_pixels), patterns) for _ in range(2))
        bodies.append(Observed(absent, present + signal, cells))
    squared = float(signal @ np.linalg.solve(covariance(patterns, sigma_pixels), signal))
    expected = norm.cdf(math.sqrt(squared / 2))
    ratings = rated(bodies, 0)
    assert 0.6 < expected < 0.95
    assert auc(ratings) == pytest.approx(expected, abs=0.015)
    low, high = interval(resampled_auc(ratings, resamples([N_PLACES] * N_BODIES, rng)))
    assert low < expected < high
    assert high - low < 0.05


def test_an_observer_who_sees_all_pixels_of_white_noise_reaches_the_signals_energy() -> None:
    rng, signal = default_rng(1), np.array([0.5, 0.0, -1.0, 0.25])
    absent, present = rng.standard_normal((2, 20000, 4))
    weights = template(present + signal, absent)
    np.testing.assert_allclose(weights, signal, atol=0.03)
    d_prime = float(signal @ weights / np.linalg.norm(weights))
    assert d_prime == pytest.approx(np.linalg.norm(signal), rel=0.001)


def test_without_a_signal_it_guesses_and_what_it_learned_on_is_not_what_it_is_judged_by() -> None:
    rng = default_rng(2)
    cells = np.arange(60) % 2
    bodies = [Observed(rng.standard_normal((60, 7)), rng.standard_normal((60, 7)), cells) for _ in range(20)]
    assert auc(rated(bodies, 0)) == pytest.approx(0.5, abs=0.04)
    weights = template(*(np.concatenate([getattr(one, name) for one in bodies[:1]]) for name in ("present", "absent")))
    seen = (bodies[0].present @ weights)[:, None] > bodies[0].absent @ weights
    assert seen.mean() > 0.6


def test_a_tie_is_half_right_and_a_clear_lesion_is_always_found() -> None:
    flat, cells = np.ones((8, 3)), np.zeros(8, dtype=int)
    assert auc(rated([Observed(flat, flat, cells) for _ in range(3)], 0)) == 0.5
    rng = default_rng(3)
    noise = [rng.standard_normal((8, 3)) for _ in range(3)]
    clear = [Observed(one, one + np.array([50.0, 0, 0]), cells) for one in noise]
    assert auc(rated(clear, 0)) == 1.0


def test_the_bootstrap_varies_as_the_mann_whitney_statistic_does() -> None:
    rng, n = default_rng(4), 150
    cells = np.zeros(n, dtype=int)
    bodies = [
        Observed(rng.standard_normal((n, 2)), rng.standard_normal((n, 2)) + np.array([1.0, 0.5]), cells)
        for _ in range(2)
    ]
    one = rated(bodies, 0)[0]
    by_lesion, by_place = one.pairs.mean(axis=1), one.pairs.mean(axis=0)
    # DeLong et al., Biometrics 44, 1988; a place is drawn with its lesion, so the two covary.
    covariance = np.cov(by_lesion, by_place)
    error = math.sqrt((covariance[0, 0] + covariance[1, 1] + 2 * covariance[0, 1]) / n)
    found = resampled_auc([one], resamples([n], rng)).std()
    assert found == pytest.approx(error, rel=0.1)


def test_the_channels_have_their_frequency_response() -> None:
    step, side = 0.5, 512
    steps = (np.arange(side) - side // 2) * step
    found = np.abs(np.fft.fft2(np.fft.ifftshift(difference_of_gaussians(np.hypot(steps[:, None], steps))[3]))) * step**2
    frequency = np.fft.fftfreq(side, step)[:40]
    width = LOWEST * RATIO**3
    expected = np.exp(-0.5 * (frequency / (BROADENING * width)) ** 2) - np.exp(-0.5 * (frequency / width) ** 2)
    np.testing.assert_allclose(found[0, :40], expected, atol=1e-3)
    rings = np.exp(-np.pi * (steps / 24.0) ** 2 / 2)
    first, second = laguerre_gauss(np.hypot(steps[:, None], steps))[:2]
    assert abs((first * second).sum()) < 1e-6 * (first**2).sum()
    assert rings.max() == 1.0


def test_difference_channels_see_no_constant_and_look_at_the_place_that_is_meant() -> None:
    patterns = channels(DOG, PIXEL_MM)
    np.testing.assert_allclose((patterns**2).sum(axis=(1, 2)), 1.0)
    values = np.full((4, 64, 64), 7.0, np.float32)
    np.testing.assert_allclose(outputs(values, ((1, 30, 20),), patterns), 0, atol=1e-5)
    values[2, 31, 24] += 5
    middle = SIDE // 2
    seen = outputs(values, ((2, 30, 20), (1, 30, 20)), patterns)
    np.testing.assert_allclose(seen[0], 5 * patterns[:, middle + 1, middle + 4], atol=1e-5)
    np.testing.assert_allclose(seen[1], 0, atol=1e-5)


def test_a_strength_is_chosen_on_the_other_bodies() -> None:
    rng, n = default_rng(6), 200
    cells = np.zeros(n, dtype=int)

    def body(signal: float) -> Observed:
        return Observed(rng.standard_normal((n, 2)), rng.standard_normal((n, 2)) + np.array([signal, 0]), cells)

    weak, strong = [body(0.3) for _ in range(4)], [body(1.5) for _ in range(4)]
    chosen, at_best = best_strengths([weak, [strong[0], *weak[1:]]], 1)
    assert chosen[1:] == [1, 1, 1]
    chosen, at_best = best_strengths([weak, strong], 1)
    assert chosen == [1, 1, 1, 1]
    assert auc(at_best[0]) == pytest.approx(norm.cdf(1.5 / math.sqrt(2)), abs=0.03)
