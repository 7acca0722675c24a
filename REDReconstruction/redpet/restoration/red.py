"""Residual estimation diffusion (RED) for low-dose PET sinograms, as published.

Ai et al., Medical Image Analysis 2025, arXiv 2411.05354. The diffusion runs from the low-dose sinogram x_T to the
full-dose one x_0. The residual estimation network (REN) says how far a state is from full dose, the drift correction
network (DCN) corrects what stepping adds up. All states are `[batch, channel, angle, radial]`, scaled by
`to_diffusion`; a network is any function of a state and its integer steps `t[batch]`.

Where this differs from the authors' released code, which `release.py` reproduces:

- Both networks take the integer t in training and in sampling, DCN the t of the state that it corrects.
- In DCN's training REN sees the state x_t at t, not x_T.
- Any number of steps ends at t = 0, and alpha_0 is 0, not 1e-4: a perfect REN gives x_0.
- A step over several t adds up their beta. With T steps that is the paper's beta_{t-1}; with fewer, DCN's whole
  correction stays the same, and it acts in the last step too.
- The scaling is undone: a restored sinogram has the unit of the low-dose one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor
from torch.nn import functional

from redpet.errors import InputError
from redpet.restoration.implementation import Drawn, Objective, Shape
from redpet.restoration.losses import ssim
from redpet.restoration.methods import DCN, NOISE_STANDARDISED, REN
from redpet.restoration.noise_standardised import relative_error
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step, middle_and_neighbours

T = 500
STEPS = 50
SMALLEST_SCALE = 0.1
LARGEST_DRIFT = 10.0


def alpha_schedule(last: int = T) -> Tensor:
    """The share `[t]` of the residual in x_t: `1 - (1 - t/T)^2` for t = 0 to T."""
    return 1 - (1 - torch.arange(last + 1, dtype=torch.float64) / last) ** 2


def beta_schedule(last: int = T) -> Tensor:
    """The weight `[t]` of DCN: `(t/T)^3` for t = 0 to T, divided by its sum."""
    cubes = (torch.arange(last + 1, dtype=torch.float64) / last) ** 3
    return cubes / cubes.sum()


@dataclass(frozen=True, eq=False)
class Schedule:
    """`alpha[t]` and `beta[t]` for t = 0 to T."""

    alpha: Tensor
    beta: Tensor

    @property
    def last(self) -> int:
        """T, the step of the low-dose sinogram."""
        return len(self.alpha) - 1


def published_schedule(last: int = T) -> Schedule:
    """The schedule of the paper."""
    return Schedule(alpha_schedule(last), beta_schedule(last))


def sampling_times(last: int, steps: int) -> list[int]:
    """The `steps + 1` times from `last` down to 0, as evenly spaced as integers can be."""
    if not 1 <= steps <= last:
        raise InputError(f"nothing can be sampled in {steps} steps: choose 1 to {last}.")
    return [round(last * (1 - step / steps)) for step in range(steps + 1)]


def degrade(x_0: Tensor, residual: Tensor, t: Tensor, alpha: Tensor) -> Tensor:
    """The forward process: `x_t = x_0 + alpha_t (x_T - x_0)` at the steps `t[batch]`."""
    return x_0 + at(alpha, t, x_0) * residual


@torch.inference_mode()
def sample(
    x_t: Tensor, ren: Network, dcn: Network | None, schedule: Schedule, steps: int, on_step: OnStep = ignore_step
) -> Tensor:
    """The reverse process from the low-dose `x_t` at T to the restored state at 0.

    `xh = x_t + (alpha_{t-1} - alpha_t) REN(x_t, t)`, then `x_{t-1} = xh + beta_{t-1} DCN(xh, t-1)`, where t-1 is the
    next time. `on_step` is called after each step and may raise `Cancelled`.
    """
    alpha, beta = schedule.alpha, schedule.beta
    times = sampling_times(schedule.last, steps)
    for step, (t, before) in enumerate(pairwise(times), start=1):
        x_t = x_t + float(alpha[before] - alpha[t]) * ren(x_t, times_like(x_t, t))
        if dcn is not None:
            x_t = x_t + float(beta[before:t].sum()) * dcn(x_t, times_like(x_t, before))
        on_step(step, steps)
    return x_t


def ren_loss(ren: Network, x_0: Tensor, x_last: Tensor, t: Tensor, alpha: Tensor, ssim_weight: float = 1.0) -> Tensor:
    """Stage one: squared error of the residual, and dissimilarity of the full dose that it leads to.

    `t[batch]` is drawn from 1 to T.
    """
    residual = x_last - x_0
    x_t = degrade(x_0, residual, t, alpha)
    predicted = ren(x_t, t)
    estimate = x_t - at(alpha, t, x_t) * predicted
    similarity = ssim((estimate + 1) / 2, (x_0 + 1) / 2, data_range=1.0)
    return functional.mse_loss(predicted, residual) + ssim_weight * (1 - similarity)


def dcn_loss(
    dcn: Network, ren: Network, x_0: Tensor, x_last: Tensor, t: Tensor, drift: Tensor, alpha: Tensor
) -> Tensor:
    """Stage two, with REN frozen: squared error of what brings a drifted state back to x_t.

    The state has drifted to `x_0 + alpha_t drift REN(x_t, t)`. `t[batch]` is drawn from 0 to T - 1, the times at
    which the sampler asks DCN, and `drift[batch]` from 0 to `LARGEST_DRIFT`.
    """
    x_t = degrade(x_0, x_last - x_0, t, alpha)
    with torch.no_grad():
        estimate = ren(x_t, t)
    drifted = degrade(x_0, drift.to(x_0)[:, None, None, None] * estimate, t, alpha)
    return functional.mse_loss(dcn(drifted, t), x_t - drifted)


def standardised_ren_loss(ren: Network, x_0: Tensor, x_last: Tensor, t: Tensor, alpha: Tensor) -> Tensor:
    """Stage one of RED-NS: squared error of the residual `x_T - x_0`, which is in units of the expected noise."""
    residual = x_last - x_0
    return relative_error(ren(degrade(x_0, residual, t, alpha), t), residual)


def standardised_dcn_loss(
    dcn: Network, ren: Network, x_0: Tensor, x_last: Tensor, t: Tensor, drift: Tensor, alpha: Tensor
) -> Tensor:
    """Stage two of RED-NS, with REN frozen: squared error of what brings a drifted state back."""
    x_t = degrade(x_0, x_last - x_0, t, alpha)
    with torch.no_grad():
        estimate = ren(x_t, t)
    drifted = degrade(x_0, drift[:, None, None, None] * estimate, t, alpha)
    return relative_error(dcn(drifted, t), x_t - drifted)


def published_scale(low: Tensor) -> Tensor:
    """The scale `[..., 1, 1]` of each sinogram `low[..., angle, radial]`: its maximum, at least 0.1 of its unit."""
    return low.amax(dim=(-2, -1), keepdim=True).clamp(min=SMALLEST_SCALE)


def to_diffusion(values: Tensor, scale: Tensor) -> Tensor:
    """From the sinogram's unit to the diffusion's: 0 to `scale` becomes -1 to 1."""
    return values / scale * 2 - 1


def from_diffusion(x: Tensor, scale: Tensor) -> Tensor:
    """Back to the sinogram's unit."""
    return (x + 1) / 2 * scale


def published_space(scale: Tensor, neighbours: Tensor) -> Space:
    """The paper's scaling by `scale[batch, 1, 1, 1]`.

    The low-dose neighbours `[batch, 2 h, angle, radial]`, where there are any, follow the state as channels.
    """
    beside = to_diffusion(neighbours, scale)
    return Space(
        into=lambda values: to_diffusion(values, scale),
        back=lambda x: from_diffusion(x, scale),
        channels=lambda x: torch.cat((x, beside), dim=1),
    )


def prepare(stack: Tensor) -> Space:
    """The paper's scaling of `stack[batch, 2 h + 1, angle, radial]`, whose middle slices are to be restored."""
    low, neighbours = middle_and_neighbours(stack)
    return published_space(published_scale(low), neighbours)


def at(schedule: Tensor, t: Tensor, like: Tensor) -> Tensor:
    """The values of a schedule at `t[batch]`, as `[batch, 1, 1, 1]` of the type and device of `like`."""
    return schedule.to(like)[t][:, None, None, None]


def times_like(x: Tensor, t: int) -> Tensor:
    """The step `t` for each sinogram of the batch."""
    return torch.full((len(x),), t, device=x.device)


def default_steps(formulation: str) -> int:
    """The paper's number; with noise standardised one step does as well."""
    return 1 if formulation == NOISE_STANDARDISED else STEPS


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The reverse process with REN and, where there is one, DCN."""

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        dcn = space.of_state(networks[DCN]) if DCN in networks else None
        return sample(x_last, space.of_state(networks[REN]), dcn, published_schedule(), steps, on_step)

    return use


def draw_states(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 1 to T, T itself with an extra share."""
    t = rng.integers(1, T + 1, size=shape[0])
    t[rng.random(shape[0]) < last_step_share] = T
    return t, np.empty(shape[0], np.float32)


def draw_drifts(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 0 to T - 1, and drifts."""
    t = rng.integers(0, T, size=shape[0])
    return t, rng.uniform(0, LARGEST_DRIFT, size=shape[0]).astype(np.float32)


ALPHA = alpha_schedule()
OBJECTIVES = {
    REN: Objective(
        draw_states,
        lambda ren, task: ren_loss(task.of_state(ren), task.x_0, task.x_last, task.t, ALPHA),
        lambda ren, task: standardised_ren_loss(task.of_state(ren), task.x_0, task.x_last, task.t, ALPHA),
    ),
    DCN: Objective(
        draw_drifts,
        lambda dcn, task: dcn_loss(task.of_state(dcn), task.frozen, task.x_0, task.x_last, task.t, task.chance, ALPHA),
        lambda dcn, task: standardised_dcn_loss(
            task.of_state(dcn), task.frozen, task.x_0, task.x_last, task.t, task.chance, ALPHA
        ),
    ),
}
