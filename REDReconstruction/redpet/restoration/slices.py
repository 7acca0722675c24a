"""From a stack of low-dose slices to the restored one, a batch at a time, whatever the method."""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from redpet.machine.batches import batches
from redpet.machine.scratch import in_turn, room
from redpet.restoration.network import crop, pad_sinogram
from redpet.restoration.space import OnStep, Sampler, Space, ignore_step

ANGULAR_MARGIN = 16
BATCH_SLICES = 4
"""The slices that a network is given at once."""


def slice_stacks(values: Tensor, neighbours: int, part: slice) -> Tensor:
    """The slices `part` of `values[slice, angle, radial]` with the `neighbours` on each side as channels.

    They are `[slice, 2 neighbours + 1, angle, radial]` from the lowest to the highest; beyond either end the outermost
    slice stands in.
    """
    offsets = torch.arange(-neighbours, neighbours + 1, device=values.device)
    index = torch.arange(part.start, part.stop, device=values.device)[:, None] + offsets
    return values[index.clamp(0, len(values) - 1)]


def widened(part: tuple[int, int], neighbours: int, n_slices: int) -> tuple[int, int]:
    """The slices `part`, first and one after the last, with so many neighbours on each side where there are any."""
    return max(0, part[0] - neighbours), min(n_slices, part[1] + neighbours)


@dataclass(frozen=True)
class Seen:
    """How networks see slices `[., angle, radial]`: over the gain of their noise, `centred` by bins of zeros, there.

    So many bins are added before and after the radial axis.
    """

    gain: float = 1.0
    centred: tuple[int, int] = (0, 0)
    device: str = "cpu"

    def into(self, bins: Tensor) -> Tensor:
        """The slices as networks see them."""
        return functional.pad((bins / self.gain).to(self.device), self.centred)

    def back(self, seen: Tensor) -> Tensor:
        """The slices as they were given, in the memory of the processor."""
        first, behind = self.centred
        return (seen[..., first : seen.shape[-1] - behind] * self.gain).cpu()


AS_IT_IS = Seen()


def restore_slices(
    low: Tensor,
    sampler: Sampler,
    space_of: Callable[[Tensor], Space],
    *,
    multiple: int,
    seen: Seen = AS_IT_IS,
    neighbours: int = 0,
    margin: int = ANGULAR_MARGIN,
    batch: int = BATCH_SLICES,
    start_with: int = 0,
    on_step: OnStep = ignore_step,
    on_slices: Callable[[slice, Tensor], None] | None = None,
) -> Tensor:
    """Restore the low-dose sinograms `low[slice, angle, radial]`, in their unit, `batch` slices at a time.

    `space_of` is the formulation of what is `seen` of them, `multiple` what the networks demand of both sides, `margin`
    the rows beyond each angular end that they see. The batch that holds the slice `start_with` comes first. `on_step`
    counts the steps of all batches, `on_slices` gets each batch that is done. A slice of zeros stays zero.
    """
    parts = batches(len(low), batch)
    parts.sort(key=lambda part: not part.start <= start_with < part.stop)
    restored = torch.from_numpy(room(low.shape))
    for done, part in enumerate(in_turn(parts)):
        stack, window = pad_sinogram(seen.into(slice_stacks(low, neighbours, part)), multiple, margin)
        space = space_of(stack)

        def count(step: int, steps: int, done: int = done) -> None:
            on_step(done * steps + step, len(parts) * steps)

        x_0 = sampler(space, space.into(stack[:, neighbours : neighbours + 1]), count)
        restored[part] = seen.back(crop(space.back(x_0), window)[:, 0])
        restored[part][(low[part] == 0).all(dim=-1).all(dim=-1)] = 0
        if on_slices:
            on_slices(part, restored[part])
    return restored
