"""What each stage of each method minimises, in each formulation: it is chosen here and nowhere else."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from redpet.case import FloatArray, Kind
from redpet.restoration import cold, ddbm, ddim, noise_standardised, red, unet
from redpet.restoration.ddbm import Moments
from redpet.restoration.model_file import COLD, DCN, DDBM, DDIM, NOISE_STANDARDISED, PUBLISHED, REN, UNET
from redpet.restoration.space import Network, Space
from redpet.training.config import TrainingConfig
from redpet.training.samples import Batch

ALPHA = red.alpha_schedule()
ALPHA_BAR = ddim.alpha_bar_schedule()
MOMENTS = {
    (NOISE_STANDARDISED, Kind.MEASURED): Moments(0.36, 1.04, 0.31),
    (NOISE_STANDARDISED, Kind.REPROJECTED): Moments(11.0, 9.1, 8.1),
    (PUBLISHED, Kind.MEASURED): Moments(0.474, 0.501, 0.474),
    (PUBLISHED, Kind.REPROJECTED): Moments(0.5, 0.499, 0.499),
}
"""Means over random phantoms, for the preconditioning of the bridge."""
RANGES = {
    (NOISE_STANDARDISED, Kind.MEASURED): 7.0,
    (NOISE_STANDARDISED, Kind.REPROJECTED): 25.0,
    (PUBLISHED, Kind.MEASURED): 1.0,
    (PUBLISHED, Kind.REPROJECTED): 1.0,
}
"""The largest absolute value of the full dose over random phantoms, for DDIM's sampling."""


@dataclass(frozen=True, eq=False)
class Task:
    """What a loss is asked about: the full dose `x_0` and the low dose `x_last` of a batch in their space.

    `t[batch]` are times, `chance` drifts `[batch]` or normal noise `[batch, 1, angle, radial]`, where the stage draws
    any. `ren` is the frozen network that stage two corrects.
    """

    space: Space
    x_0: Tensor
    x_last: Tensor
    t: Tensor
    chance: Tensor
    moments: Moments
    ren: Network | None

    def of_state(self, network: Network) -> Network:
        """A network in the view of RED."""
        return self.space.of_state(network)

    def beside(self, network: Network) -> Network:
        """A network that sees the low dose beside the state."""
        return self.space.beside(network, self.x_last)

    @property
    def frozen(self) -> Network:
        """The network of stage one."""
        assert self.ren is not None
        return self.space.of_state(self.ren)


Shape = tuple[int, ...]
Drawn = tuple[NDArray[Any], FloatArray]
Term = Callable[[Network, Task], Tensor]
Loss = Callable[[Network, Batch, Tensor, Tensor], Tensor]
"""The loss of a network for a batch, given what chance says: its times `t[batch]`, and drifts or noise."""


@dataclass(frozen=True)
class Objective:
    """What chance decides of a batch, from its shape and the share of the last step, and the loss.

    `standardised` is the loss of the noise-standardised formulation, where it differs from the published one.
    """

    draw: Callable[[Shape, Generator, float], Drawn]
    loss: Term
    standardised: Term | None = None


def draw_states(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 1 to T, T itself with an extra share."""
    t = rng.integers(1, red.T + 1, size=shape[0])
    t[rng.random(shape[0]) < last_step_share] = red.T
    return t, np.empty(shape[0], np.float32)


def draw_drifts(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 0 to T - 1, and drifts."""
    t = rng.integers(0, red.T, size=shape[0])
    return t, rng.uniform(0, red.LARGEST_DRIFT, size=shape[0]).astype(np.float32)


def draw_nothing(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """No method without time needs any."""
    return np.zeros(shape[0], np.int64), np.empty(shape[0], np.float32)


def draw_noise(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times from 1 to the T of DDIM, and noise."""
    return rng.integers(1, ddim.T + 1, size=shape[0]), rng.standard_normal(shape, np.float32)


def draw_bridge(shape: Shape, rng: Generator, last_step_share: float) -> Drawn:
    """Times between the ends of a bridge, and noise."""
    t = rng.uniform(ddbm.SMALLEST_T, 1, size=shape[0]).astype(np.float32)
    return t, rng.standard_normal(shape, np.float32)


OBJECTIVES = {
    REN: Objective(
        draw_states,
        lambda network, task: red.ren_loss(task.of_state(network), task.x_0, task.x_last, task.t, ALPHA),
        lambda network, task: noise_standardised.ren_loss(task.of_state(network), task.x_0, task.x_last, task.t, ALPHA),
    ),
    DCN: Objective(
        draw_drifts,
        lambda network, task: red.dcn_loss(
            task.of_state(network), task.frozen, task.x_0, task.x_last, task.t, task.chance, ALPHA
        ),
        lambda network, task: noise_standardised.dcn_loss(
            task.of_state(network), task.frozen, task.x_0, task.x_last, task.t, task.chance, ALPHA
        ),
    ),
    UNET: Objective(
        draw_nothing,
        lambda network, task: unet.loss(task.of_state(network), task.x_0, task.x_last),
        lambda network, task: unet.standardised_loss(task.of_state(network), task.x_0, task.x_last),
    ),
    DDIM: Objective(
        draw_noise, lambda network, task: ddim.loss(task.beside(network), task.x_0, task.t, task.chance, ALPHA_BAR)
    ),
    COLD: Objective(
        draw_states, lambda network, task: cold.loss(task.of_state(network), task.x_0, task.x_last, task.t, ALPHA)
    ),
    DDBM: Objective(
        draw_bridge,
        lambda network, task: ddbm.loss(task.beside(network), task.x_0, task.x_last, task.t, task.chance, task.moments),
    ),
}


def loss_for(stage: str, config: TrainingConfig, ren: Network | None = None) -> Loss:
    """The loss of a stage; `ren` is the frozen network that stage two corrects."""
    objective = OBJECTIVES[stage]
    standardised = config.formulation == NOISE_STANDARDISED
    term = objective.standardised if standardised and objective.standardised else objective.loss
    moments = MOMENTS[config.formulation, config.kind]

    def loss(network: Network, batch: Batch, t: Tensor, chance: Tensor) -> Tensor:
        if standardised:
            space = noise_standardised.standardised_space(batch.noise)
        else:
            space = red.published_space(batch.scale, batch.noise.neighbours)
        return term(network, Task(space, space.into(batch.x_0), space.into(batch.x_last), t, chance, moments, ren))

    return loss


def draw_chance(
    stage: str, shape: Shape, rng: Generator, device: torch.device, last_step_share: float = 0.0
) -> tuple[Tensor, Tensor]:
    """Times and drifts or noise for a batch of `shape` `[batch, 1, angle, radial]`, on the device."""
    t, chance = OBJECTIVES[stage].draw(shape, rng, last_step_share)
    return torch.from_numpy(t).to(device), torch.from_numpy(chance).to(device)
