"""What each stage of each method minimises, in each formulation: the methods' files say it."""

from collections.abc import Callable

import torch
from numpy.random import Generator
from torch import Tensor

from redpet.restoration import noise_standardised, red
from redpet.restoration.implementation import Shape, Task, implementation
from redpet.restoration.methods import NOISE_STANDARDISED, on_sinograms
from redpet.restoration.space import Network
from redpet.training.config import TrainingConfig
from redpet.training.samples import Batch

OBJECTIVES = {
    stage: objective for method in on_sinograms() for stage, objective in implementation(method).OBJECTIVES.items()
}
Loss = Callable[[Network, Batch, Tensor, Tensor], Tensor]
"""The loss of a network for a batch, given what chance says: its times `t[batch]`, and drifts or noise."""


def loss_for(stage: str, config: TrainingConfig, ren: Network | None = None) -> Loss:
    """The loss of a stage; `ren` is the frozen network that stage two corrects."""
    objective = OBJECTIVES[stage]
    standardised = config.formulation == NOISE_STANDARDISED
    term = objective.standardised if standardised and objective.standardised else objective.loss
    scaling = objective.scaling.get((config.formulation, config.kind), {})

    def loss(network: Network, batch: Batch, t: Tensor, chance: Tensor) -> Tensor:
        if standardised:
            space = noise_standardised.standardised_space(batch.noise)
        else:
            space = red.published_space(batch.scale, batch.noise.neighbours)
        return term(network, Task(space, space.into(batch.x_0), space.into(batch.x_last), t, chance, scaling, ren))

    return loss


def draw_chance(
    stage: str, shape: Shape, rng: Generator, device: torch.device, last_step_share: float = 0.0
) -> tuple[Tensor, Tensor]:
    """Times and drifts or noise for a batch of `shape` `[batch, 1, angle, radial]`, on the device."""
    t, chance = OBJECTIVES[stage].draw(shape, rng, last_step_share)
    return torch.from_numpy(t).to(device), torch.from_numpy(chance).to(device)
