"""A U-Net: from the low dose to the full dose in one pass.

Ronneberger et al., MICCAI 2015, as the plainest of the baselines in Ai et al., Medical Image Analysis 2025: the
network of residual estimation diffusion without time, trained on the squared error and the dissimilarity of x_0.
All states are `[batch, channel, angle, radial]` in the space of a formulation.
"""

from collections.abc import Mapping

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor
from torch.nn import functional

from redpet.restoration.implementation import Drawn, Objective, Shape
from redpet.restoration.losses import ssim
from redpet.restoration.methods import UNET
from redpet.restoration.noise_standardised import relative_error
from redpet.restoration.red import times_like
from redpet.restoration.space import Network, OnStep, Sampler, ignore_step


def loss(network: Network, x_0: Tensor, x_last: Tensor) -> Tensor:
    """Squared error of the full dose, and its dissimilarity, in the paper's scaling of -1 to 1."""
    estimate = network(x_last, times_like(x_last, 0))
    return functional.mse_loss(estimate, x_0) + 1 - ssim((estimate + 1) / 2, (x_0 + 1) / 2, data_range=1.0)


def standardised_loss(network: Network, x_0: Tensor, x_last: Tensor) -> Tensor:
    """Squared error of the full dose over the power of the residual, as RED-NS weighs it."""
    estimate = network(x_last, times_like(x_last, 0))
    return relative_error(x_last - estimate, x_last - x_0)


@torch.inference_mode()
def sample(x_last: Tensor, network: Network, on_step: OnStep = ignore_step) -> Tensor:
    """The full dose that the network sees in `x_last`; it has no time, and the step that it is given is nothing."""
    x_0 = network(x_last, times_like(x_last, 0))
    on_step(1, 1)
    return x_0


def default_steps(formulation: str) -> int:
    """One pass."""
    return 1


def sampler(networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
    """The one pass."""
    return lambda space, x_last, on_step: sample(x_last, space.of_state(networks[UNET]), on_step)


def draw_nothing(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """No method without time needs any."""
    return np.zeros(shape[0], np.int64), np.empty(shape[0], np.float32)


OBJECTIVES = {
    UNET: Objective(
        draw_nothing,
        lambda network, task: loss(task.of_state(network), task.x_0, task.x_last),
        lambda network, task: standardised_loss(task.of_state(network), task.x_0, task.x_last),
    )
}
