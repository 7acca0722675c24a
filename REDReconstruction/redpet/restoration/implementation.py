"""What the file of a method on sinograms holds: how it restores, and what its networks minimise."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any, Protocol, cast

from numpy.random import Generator
from numpy.typing import NDArray
from torch import Tensor

from redpet.case import FloatArray, Kind
from redpet.restoration.space import Network, Sampler, Space


@dataclass(frozen=True, eq=False)
class Task:
    """What a loss is asked about: the full dose `x_0` and the low dose `x_last` of a batch in their space.

    `t[batch]` are times, `chance` drifts `[batch]` or normal noise `[batch, 1, angle, radial]`, where the stage draws
    any. `scaling` are the method's constants, `ren` is the frozen network that stage two corrects.
    """

    space: Space
    x_0: Tensor
    x_last: Tensor
    t: Tensor
    chance: Tensor
    scaling: Mapping[str, float]
    ren: Network | None

    def of_state(self, network: Network) -> Network:
        """A network that sees the state in the place of the low dose."""
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


@dataclass(frozen=True)
class Objective:
    """What chance decides of a batch, from its shape and the share of the last step, and the loss.

    `standardised` is the loss of the noise-standardised formulation, where it differs from the published one. `scaling`
    holds the method's constants by formulation and kind of sinogram, as random phantoms have them.
    """

    draw: Callable[[Shape, Generator, float], Drawn]
    loss: Term
    standardised: Term | None = None
    scaling: Mapping[tuple[str, Kind], Mapping[str, float]] = field(default_factory=dict)


class Implementation(Protocol):
    """The file of a method. `OBJECTIVES` holds one for each of its networks."""

    OBJECTIVES: Mapping[str, Objective]

    def default_steps(self, formulation: str) -> int:
        """The number of steps that suits a formulation."""
        ...

    def sampler(self, networks: Mapping[str, Network], scaling: Mapping[str, float], steps: int) -> Sampler:
        """How networks by name restore a state of low dose; `scaling` are the constants of their model."""
        ...


def implementation(method: str) -> Implementation:
    """The file of a method that works on sinograms."""
    return cast(Implementation, import_module(f"redpet.restoration.{method}"))
