"""Denoising diffusion implicit model, conditioned on the low dose.

Song et al., ICLR 2021, arXiv 2010.02502, on the linear schedule of Ho et al., NeurIPS 2020. The diffusion runs from
Gaussian noise to the full dose; the network sees the low dose beside the state and predicts the noise epsilon. All
states are `[batch, channel, angle, radial]` in the space of a formulation.
"""

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor
from torch.nn import functional

from redpet.case import Kind
from redpet.restoration.implementation import Drawn, Objective, Shape
from redpet.restoration.methods import DDIM, NOISE_STANDARDISED, PUBLISHED
from redpet.restoration.red import at, sampling_times, times_like
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step, noise_like

T = 1000
STEPS = 50
SMALLEST_BETA, LARGEST_BETA = 1e-4, 0.02
LARGEST = "largest"
SCALING = {
    (NOISE_STANDARDISED, Kind.MEASURED): {LARGEST: 7.0},
    (NOISE_STANDARDISED, Kind.REPROJECTED): {LARGEST: 25.0},
    (PUBLISHED, Kind.MEASURED): {LARGEST: 1.0},
    (PUBLISHED, Kind.REPROJECTED): {LARGEST: 1.0},
}
"""The largest absolute value of the full dose over random phantoms, which keeps sampling within the data's range."""


def alpha_bar_schedule(last: int = T) -> Tensor:
    """The share `[t]` of the full dose's variance in x_t, for t = 0 to T: `prod (1 - beta)`, and 1 at t = 0."""
    beta = torch.linspace(SMALLEST_BETA, LARGEST_BETA, last, dtype=torch.float64)
    return torch.cat((torch.ones(1, dtype=torch.float64), (1 - beta).cumprod(0)))


def diffuse(x_0: Tensor, epsilon: Tensor, t: Tensor, alpha_bar: Tensor) -> Tensor:
    """The forward process (eq. 4): `x_t = sqrt(a_t) x_0 + sqrt(1 - a_t) epsilon` at the steps `t[batch]`."""
    return at(alpha_bar.sqrt(), t, x_0) * x_0 + at((1 - alpha_bar).sqrt(), t, x_0) * epsilon


def loss(network: Network, x_0: Tensor, t: Tensor, epsilon: Tensor, alpha_bar: Tensor) -> Tensor:
    """Squared error of the noise (eq. 5, all weights 1); `t[batch]` is drawn from 1 to T, `epsilon` is normal."""
    return functional.mse_loss(network(diffuse(x_0, epsilon, t, alpha_bar), t), epsilon)


@torch.inference_mode()
def sample(
    epsilon: Tensor,
    network: Network,
    alpha_bar: Tensor,
    steps: int = STEPS,
    largest: float = math.inf,
    on_step: OnStep = ignore_step,
) -> Tensor:
    """The deterministic reverse process (eq. 12, eta = 0) from the noise `epsilon` at T to the full dose at 0.

    Near T a small error of the noise is a large one of the full dose, so that its estimate is kept within `largest`,
    the range of the training data, as implementations do.
    """
    x = epsilon
    times = sampling_times(len(alpha_bar) - 1, steps)
    for step, (t, before) in enumerate(pairwise(times), start=1):
        predicted = network(x, times_like(x, t))
        now, then = (at(alpha_bar, times_like(x, time), x) for time in (t, before))
        x_0 = ((x - (1 - now).sqrt() * predicted) / now.sqrt()).clamp(-largest, largest)
        predicted = (x - now.sqrt() * x_0) / (1 - now).sqrt()
        x = then.sqrt() * x_0 + (1 - then).sqrt() * predicted
        on_step(step, steps)
    return x


def default_steps(formulation: str) -> int:
    """The same for each formulation."""
    return STEPS


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The reverse process from noise, with the low dose beside the state."""

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        beside = space.beside(networks[DDIM], x_last)
        return sample(noise_like(x_last), beside, ALPHA_BAR, steps, scaling[LARGEST], on_step)

    return use


def draw_noise(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 1 to T, and noise."""
    return rng.integers(1, T + 1, size=shape[0]), rng.standard_normal(shape, np.float32)


ALPHA_BAR = alpha_bar_schedule()
OBJECTIVES = {
    DDIM: Objective(
        draw_noise,
        lambda network, task: loss(task.beside(network), task.x_0, task.t, task.chance, ALPHA_BAR),
        scaling=SCALING,
    )
}
