"""What each stage minimises in each formulation of RED: it is chosen here and nowhere else."""

from collections.abc import Callable

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from redpet.restoration import noise_standardised, red
from redpet.restoration.model_file import DCN, NOISE_STANDARDISED, PUBLISHED, REN
from redpet.restoration.red import Network
from redpet.training.samples import Batch

Loss = Callable[[Network, Batch, Tensor, Tensor], Tensor]
"""The loss of a network for a batch at the steps `t[batch]` with the drifts `drift[batch]` (of which REN has none)."""


def loss_for(stage: str, formulation: str, ren: Network | None, device: torch.device) -> Loss:
    """The loss of a stage; `ren` is the frozen network that stage two corrects."""
    alpha = red.alpha_schedule().to(device)

    def standardised_ren(network: Network, batch: Batch, t: Tensor, drift: Tensor) -> Tensor:
        return noise_standardised.ren_loss(network, batch.x_0, batch.x_last, t, alpha, batch.noise)

    def standardised_dcn(network: Network, batch: Batch, t: Tensor, drift: Tensor) -> Tensor:
        assert ren is not None
        return noise_standardised.dcn_loss(network, ren, batch.x_0, batch.x_last, t, drift, alpha, batch.noise)

    def published_ren(network: Network, batch: Batch, t: Tensor, drift: Tensor) -> Tensor:
        return red.ren_loss(_beside_neighbours(network, batch), *_published(batch), t, alpha)

    def published_dcn(network: Network, batch: Batch, t: Tensor, drift: Tensor) -> Tensor:
        assert ren is not None
        dcn, frozen = _beside_neighbours(network, batch), _beside_neighbours(ren, batch)
        return red.dcn_loss(dcn, frozen, *_published(batch), t, drift, alpha)

    return {
        (REN, NOISE_STANDARDISED): standardised_ren,
        (DCN, NOISE_STANDARDISED): standardised_dcn,
        (REN, PUBLISHED): published_ren,
        (DCN, PUBLISHED): published_dcn,
    }[stage, formulation]


def draw_times(
    stage: str, n: int, rng: Generator, device: torch.device, last_step_share: float = 0.0
) -> tuple[Tensor, Tensor]:
    """`n` steps t and drifts: for REN t from 1 to T, T itself with an extra share, for DCN t from 0 to T - 1."""
    if stage == REN:
        t = rng.integers(1, red.T + 1, size=n)
        t[rng.random(n) < last_step_share] = red.T
    else:
        t = rng.integers(0, red.T, size=n)
    drift = rng.uniform(0, red.LARGEST_DRIFT, size=n).astype(np.float32)
    return torch.from_numpy(t).to(device), torch.from_numpy(drift).to(device)


def _published(batch: Batch) -> tuple[Tensor, Tensor]:
    """x_0 and x_T in the scaling of the paper."""
    return red.to_diffusion(batch.x_0, batch.scale), red.to_diffusion(batch.x_last, batch.scale)


def _beside_neighbours(network: Network, batch: Batch) -> Network:
    """The network as a function of the state alone; the low-dose neighbours follow it as channels."""
    beside = red.to_diffusion(batch.noise.neighbours, batch.scale)
    return lambda x, t: network(torch.cat((x, beside), dim=1), t)
