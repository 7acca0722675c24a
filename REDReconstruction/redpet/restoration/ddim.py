"""Denoising diffusion implicit model, conditioned on the low dose.

Song et al., ICLR 2021, arXiv 2010.02502, on the linear schedule of Ho et al., NeurIPS 2020. The diffusion runs from
Gaussian noise to the full dose; the network sees the low dose beside the state and predicts the noise epsilon. All
states are `[batch, channel, angle, radial]` in the space of a formulation.
"""

import math
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from redpet.restoration.red import OnStep, at, ignore_step, sampling_times, times_like
from redpet.restoration.space import Network

T = 1000
STEPS = 50
SMALLEST_BETA, LARGEST_BETA = 1e-4, 0.02


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
