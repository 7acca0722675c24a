"""What the file of a method on images holds: its network, how that corrects an image, and the stages of its training.

What a network sees and tells is the same for all of them (see `image_stage.py`): channels `x[batch, channel, y, x]` of
the low dose, and a correction `z[batch, 1, y, x]` of the image that is started from, in units of its local noise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

import torch
from torch import Tensor

from redpet.restoration.methods import IMAGE, IMAGE_UNET, METHODS
from redpet.restoration.network import NetworkConfig, Restorer
from redpet.restoration.space import OnStep


@dataclass(frozen=True, eq=False)
class ImageTask:
    """What a loss is asked about: a batch of crops.

    `x[batch, channel, y, x]` is what a network sees; the image that is started from, the truth, the local noise and the
    weight of each pixel in the loss are `[batch, 1, y, x]`; `counts[batch]` are the mean counts in a bin, NaN where
    nobody kept them. `seed` decides all that is left to chance. `observer` is the weight of the error as an observer's
    channels see it.
    """

    x: Tensor
    base: Tensor
    truth: Tensor
    deviation: Tensor
    weight: Tensor
    counts: Tensor
    seed: int
    observer: float = 0.0

    @property
    def correction(self) -> Tensor:
        """The correction that leads to the truth."""
        return (self.truth - self.base) / self.deviation

    def error(self, z: Tensor) -> Tensor:
        """By how much the image with a correction misses the truth."""
        return self.base + self.deviation * z - self.truth

    def chance(self) -> torch.Generator:
        """Where a loss draws from, from its beginning: the same task has the same loss."""
        return torch.Generator().manual_seed(self.seed)


@dataclass(frozen=True)
class Stage:
    """A part of a training: its `share` of the steps, what it minimises, and the parts of the network that it moves.

    Without `parts` it moves all. It goes on from the averaged weights of the stage before; `begin` makes them ready.
    """

    name: str
    share: float
    loss: Callable[[Any, ImageTask], Tensor]
    parts: tuple[str, ...] = ()
    begin: Callable[[Any], None] | None = None


class ImageMethod(Protocol):
    """The file of a method on images. `STAGES` are those of its training, in their order."""

    STAGES: tuple[Stage, ...]

    def network(self, config: NetworkConfig) -> Restorer:
        """The network of a config, whose input channels are those of the image stage."""
        ...

    def restore(self, network: Any, x: Tensor, on_step: OnStep) -> Tensor:
        """The correction; it depends on nothing else, and on no other slice of the batch."""
        ...


def in_one_pass(network: Any, x: Tensor, on_step: OnStep) -> Tensor:
    """The correction of a network that needs no steps."""
    correction: Tensor = network(x)
    on_step(1, 1)
    return correction


def image_method(stage: str) -> ImageMethod:
    """The file of a method on images, or of the stage that follows RED, which is a U-Net too."""
    own = stage != IMAGE and METHODS[stage].works_on == (IMAGE,)
    return cast(ImageMethod, import_module(f"redpet.restoration.{(stage if own else IMAGE_UNET).replace('-', '_')}"))
