"""Cold diffusion: a degradation without noise, undone by a network that predicts the full dose.

Bansal et al., NeurIPS 2023, arXiv 2208.09392, with the degradation of residual estimation diffusion
`D(x_0, t) = x_0 + alpha_t (x_T - x_0)`. For the residual `x_T - x_0` that its prediction implies, its improved sampling
is that of RED without drift correction. All states are `[batch, channel, angle, radial]` in the space of a formulation.
"""

from collections.abc import Mapping
from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from redpet.restoration import red
from redpet.restoration.implementation import Objective
from redpet.restoration.methods import COLD
from redpet.restoration.red import alpha_schedule, at, degrade, draw_states, sampling_times, times_like
from redpet.restoration.space import Network, OnStep, Sampler, Space, ignore_step

ALPHA = alpha_schedule()


def loss(network: Network, x_0: Tensor, x_last: Tensor, t: Tensor, alpha: Tensor) -> Tensor:
    """Absolute error of the full dose predicted from `D(x_0, t)` (their eq. 1); `t[batch]` is drawn from 1 to T."""
    return functional.l1_loss(network(degrade(x_0, x_last - x_0, t, alpha), t), x_0)


@torch.inference_mode()
def sample(x_last: Tensor, network: Network, alpha: Tensor, steps: int, on_step: OnStep = ignore_step) -> Tensor:
    """Their Algorithm 2 from `x_last` at T: `x_{s-1} = x_s - D(xh_0, s) + D(xh_0, s-1)`, where s-1 is the next time."""
    x = x_last
    times = sampling_times(len(alpha) - 1, steps)
    for step, (s, before) in enumerate(pairwise(times), start=1):
        estimate = network(x, times_like(x, s))
        residual = x_last - estimate
        x = x - (at(alpha, times_like(x, s), x) - at(alpha, times_like(x, before), x)) * residual
        on_step(step, steps)
    return x


def default_steps(formulation: str) -> int:
    """As many as RED takes, on whose schedule it runs."""
    return red.default_steps(formulation)


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The improved sampling on RED's schedule."""

    def use(space: Space, x_last: Tensor, on_step: OnStep) -> Tensor:
        return sample(x_last, space.of_state(networks[COLD]), ALPHA, steps, on_step)

    return use


OBJECTIVES = {
    COLD: Objective(
        draw_states, lambda network, task: loss(task.of_state(network), task.x_0, task.x_last, task.t, ALPHA)
    )
}
