"""A straight flow from the low dose to the full dose, in two steps.

Liu et al., Rectified Flow, ICLR 2023, arXiv 2209.03003. The path is the line between the two sinograms, as that of
residual estimation diffusion, at an even pace; the network predicts its velocity, and Euler steps follow it. All states
are `[batch, channel, angle, radial]` in the space of a formulation.
"""

from collections.abc import Mapping
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from redpet.restoration.implementation import Objective
from redpet.restoration.methods import FLOW
from redpet.restoration.noise_standardised import relative_error
from redpet.restoration.red import T, draw_states, sampling_times, times_like
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step

STEPS = 2


def interpolate(x_0: Tensor, x_last: Tensor, t: Tensor) -> Tensor:
    """The path (their eq. 1): `x_t = x_0 + t/T (x_T - x_0)` at the steps `t[batch]`."""
    return x_0 + (t.to(x_0) / T)[:, None, None, None] * (x_last - x_0)


def loss(network: Network, x_0: Tensor, x_last: Tensor, t: Tensor) -> Tensor:
    """Squared error of the velocity `x_T - x_0`; `t[batch]` is drawn from 1 to T."""
    return functional.mse_loss(network(interpolate(x_0, x_last, t), t), x_last - x_0)


def standardised_loss(network: Network, x_0: Tensor, x_last: Tensor, t: Tensor) -> Tensor:
    """Squared error of the velocity over its power, as RED-NS weighs it."""
    return relative_error(network(interpolate(x_0, x_last, t), t), x_last - x_0)


@torch.inference_mode()
def sample(x_last: Tensor, network: Network, steps: int, on_step: OnStep = ignore_step) -> Tensor:
    """Euler steps from `x_last` at T to the full dose at 0: `x_s = x_t - (t - s)/T v(x_t, t)`."""
    x = x_last
    for step, (t, before) in enumerate(pairwise(sampling_times(T, steps)), start=1):
        x = x - (t - before) / T * network(x, times_like(x, t))
        on_step(step, steps)
    return x


def default_steps(formulation: str) -> int:
    """Few: the path is straight."""
    return STEPS


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """How the network restores a state of low dose; this method has no constants of its own."""

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        return sample(x_last, space.of_state(networks[FLOW]), steps, on_step)

    return use


OBJECTIVES = {
    FLOW: Objective(
        draw_states,
        lambda network, task: loss(task.of_state(network), task.x_0, task.x_last, task.t),
        lambda network, task: standardised_loss(task.of_state(network), task.x_0, task.x_last, task.t),
    )
}
