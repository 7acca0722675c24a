"""The space in which the states of a method live: what a formulation is, for every method alike.

The formulas of all papers here hold in such a space, whose numbers are of the order of one. A formulation (published,
noise-standardised) says how sinograms come into it and back, and what a network sees of a state.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

Network = Callable[[Tensor, Tensor], Tensor]
"""Any function of a state `[batch, channel, angle, radial]` and its steps `t[batch]`."""
SEED = 0
"""Of the noise that a method starts from."""
OnStep = Callable[[int, int], None]
"""Is told of steps, `(done, total)`, and may raise `Cancelled`."""


def ignore_step(step: int, steps: int) -> None:
    """Nobody watches and nobody cancels."""


@dataclass(frozen=True)
class Space:
    """The space around a batch of low-dose slices.

    `into` brings sinograms `[batch, 1, angle, radial]` from their unit into the space, `back` brings a restored state
    into the unit again, `channels` is what a network sees of a state: itself and what is known of the low dose.
    """

    into: Callable[[Tensor], Tensor]
    back: Callable[[Tensor], Tensor]
    channels: Callable[[Tensor], Tensor]

    def of_state(self, network: Network) -> Network:
        """A network that sees the state in the place of the low dose, as a function of the state."""
        return lambda x, t: network(self.channels(x), t)

    def beside(self, network: Network, x_last: Tensor) -> Network:
        """A network that sees the state and, concatenated, the low dose `x_last`, as a function of the state."""
        low = self.channels(x_last)
        return lambda x, t: network(torch.cat((x, low), dim=1), t)


Sampler = Callable[[Space, Tensor, OnStep], Tensor]
"""From the low-dose state x_T of a space to the restored x_0."""


def middle_and_neighbours(stack: Tensor) -> tuple[Tensor, Tensor]:
    """The slices to be restored `[batch, 1, angle, radial]` and their neighbours `[batch, 2 h, angle, radial]`.

    Both are of `stack[batch, 2 h + 1, angle, radial]`; the neighbours run from `-h` to `+h` without the slice itself.
    """
    h = stack.shape[1] // 2
    return stack[:, h : h + 1], torch.cat((stack[:, :h], stack[:, h + 1 :]), dim=1)


def noise_like(x: Tensor) -> Tensor:
    """Normal noise of the shape of `x`, drawn on the CPU from a fixed seed.

    It is the same for every slice, so that the result depends neither on the batch nor on which slices are asked for,
    and no noise lies between neighbouring slices.
    """
    noise = torch.randn((1, *x.shape[1:]), generator=torch.Generator().manual_seed(SEED))
    return noise.to(x).expand(x.shape)
