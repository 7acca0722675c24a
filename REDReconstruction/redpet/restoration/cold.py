"""Cold diffusion: a degradation without noise, undone by a network that predicts the full dose.

Bansal et al., NeurIPS 2023, arXiv 2208.09392, with the degradation of residual estimation diffusion
`D(x_0, t) = x_0 + alpha_t (x_T - x_0)`. For the residual `x_T - x_0` that its prediction implies, its improved sampling
is that of RED without drift correction. All states are `[batch, channel, angle, radial]` in the space of a formulation.
"""

from itertools import pairwise

import torch
from torch import Tensor
from torch.nn import functional

from redpet.restoration.red import OnStep, at, degrade, ignore_step, sampling_times, times_like
from redpet.restoration.space import Network


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
