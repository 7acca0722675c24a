"""Denoising diffusion bridge model between the low dose and the full dose.

Zhou et al., ICLR 2024, arXiv 2309.16948: the variance-preserving diffusion, pinned to the low dose x_T at t = 1, and
denoising bridge score matching with its preconditioning. Sampled by the implicit model of the same bridge (DBIM, Zheng
et al., ICLR 2025, arXiv 2405.15885), which needs far fewer steps. The network sees the low dose beside the state. All
states are `[batch, channel, angle, radial]` in the space of a formulation; the time t of a bridge is real, from 0 to 1.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from redpet.case import Kind
from redpet.restoration.implementation import Drawn, Objective, Shape
from redpet.restoration.methods import DDBM, METHODS, NOISE_STANDARDISED, PUBLISHED
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step, noise_like

STEPS = 20
SMALLEST_T = 1e-4
BETA_D, BETA_MIN = 2.0, 0.1
NOISE_SCALE = 1000.0

Denoiser = Callable[[Tensor, Tensor], Tensor]
"""The full dose that is expected for a state at the times `t[batch]`."""


@dataclass(frozen=True)
class Moments:
    """Mean squares of full dose and low dose, and the mean of their product, in the space of a formulation."""

    full_power: float
    low_power: float
    product: float


class Bridge(NamedTuple):
    """The bridge at given times: `x_t = low x_T + full x_0 + sqrt(variance) epsilon`."""

    low: Tensor
    full: Tensor
    variance: Tensor


def bridge(t: Tensor) -> Bridge:
    """The bridge at `t[batch]` as coefficients `[batch, 1, 1, 1]`; at 0 it is at x_0, at 1 at x_T, for certain."""
    t = t.double()[:, None, None, None]
    snr_ratio = _noise_over_signal(t) / _noise_over_signal(torch.ones_like(t))
    alpha, last = _alpha(t), _alpha(torch.ones_like(t))
    return Bridge(
        (snr_ratio * alpha / last).float(),
        (alpha * (1 - snr_ratio)).float(),
        ((1 - alpha**2) * (1 - snr_ratio)).float(),
    )


def _alpha(t: Tensor) -> Tensor:
    """The signal of the variance-preserving diffusion."""
    return torch.exp(-0.25 * BETA_D * t**2 - 0.5 * BETA_MIN * t)


def _noise_over_signal(t: Tensor) -> Tensor:
    """Variance of the noise over that of the signal, one over their SNR."""
    return torch.expm1(0.5 * BETA_D * t**2 + BETA_MIN * t)


def preconditioned(network: Network, moments: Moments) -> Denoiser:
    """The denoiser `c_skip x_t + c_out F(c_in x_t, c_noise)`: input and target of the network F have unit power."""

    def denoise(x_t: Tensor, t: Tensor) -> Tensor:
        c_skip, c_out, c_in = preconditioning(t, moments)
        return c_skip * x_t + c_out * network(c_in * x_t, 0.25 * NOISE_SCALE * t.clamp_min(SMALLEST_T).log())

    return denoise


def preconditioning(t: Tensor, moments: Moments) -> tuple[Tensor, Tensor, Tensor]:
    """`c_skip`, `c_out` and `c_in`, each `[batch, 1, 1, 1]`."""
    low, full, variance = bridge(t)
    power = low**2 * moments.low_power + full**2 * moments.full_power + 2 * low * full * moments.product + variance
    c_in = power.rsqrt()
    c_skip = (full * moments.full_power + low * moments.product) / power
    unknown = low**2 * (moments.low_power * moments.full_power - moments.product**2) + moments.full_power * variance
    return c_skip, unknown.sqrt() * c_in, c_in


def loss(network: Network, x_0: Tensor, x_last: Tensor, t: Tensor, epsilon: Tensor, moments: Moments) -> Tensor:
    """Denoising bridge score matching: squared error of x_0 over `c_out` squared.

    `t[batch]` is drawn from `SMALLEST_T` to 1, `epsilon` is normal.
    """
    low, full, variance = bridge(t)
    x_t = low * x_last + full * x_0 + variance.sqrt() * epsilon
    _, c_out, _ = preconditioning(t, moments)
    return ((preconditioned(network, moments)(x_t, t) - x_0) / c_out).square().mean()


@torch.inference_mode()
def sample(
    x_last: Tensor, denoiser: Denoiser, epsilon: Tensor, steps: int = STEPS, on_step: OnStep = ignore_step
) -> Tensor:
    """The implicit model (DBIM, eta = 0) from `x_last` at 1 to the full dose at 0, in even steps.

    The bridge is certain of its end, so that the first step draws its noise, which is `epsilon`; all others infer it.
    """
    x = x_last
    times = torch.linspace(1, 0, steps + 1, dtype=torch.float64, device=x.device)
    for step, (t, before) in enumerate(pairwise(times), start=1):
        x_0 = denoiser(x, t.expand(len(x)))
        if step > 1:
            now = bridge(t[None])
            epsilon = (x - now.low * x_last - now.full * x_0) / now.variance.sqrt()
        then = bridge(before[None])
        x = then.low * x_last + then.full * x_0 + then.variance.sqrt() * epsilon
        on_step(step, steps)
    return x


def default_steps(formulation: str) -> int:
    """The same for each formulation."""
    return STEPS


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The implicit model, with the low dose beside the state."""
    moments = Moments(**{name: scaling[name] for name in METHODS[DDBM].scaling})

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        denoiser = preconditioned(space.beside(networks[DDBM], x_last), moments)
        return sample(x_last, denoiser, noise_like(x_last), steps, on_step)

    return use


def draw_bridge(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times between the ends of a bridge, and noise."""
    t = rng.uniform(SMALLEST_T, 1, size=shape[0]).astype(np.float32)
    return t, rng.standard_normal(shape, np.float32)


MOMENTS = {
    (NOISE_STANDARDISED, Kind.MEASURED): Moments(0.36, 1.04, 0.31),
    (NOISE_STANDARDISED, Kind.REPROJECTED): Moments(11.0, 9.1, 8.1),
    (PUBLISHED, Kind.MEASURED): Moments(0.474, 0.501, 0.474),
    (PUBLISHED, Kind.REPROJECTED): Moments(0.5, 0.499, 0.499),
}
"""Means over random phantoms, for the preconditioning of the bridge."""
OBJECTIVES = {
    DDBM: Objective(
        draw_bridge,
        lambda network, task: loss(
            task.beside(network), task.x_0, task.x_last, task.t, task.chance, Moments(**task.scaling)
        ),
        scaling={data: asdict(moments) for data, moments in MOMENTS.items()},
    )
}
