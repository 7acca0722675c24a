"""A training on several processes, as `torchrun` starts them: each draws its share of every batch."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, distributed, nn

from redpet.errors import InputError
from redpet.machine.devices import resolve_device


@dataclass(frozen=True)
class Ranks:
    """Which of `size` processes this is, and which of those on this machine."""

    rank: int = 0
    size: int = 1
    local: int = 0

    @property
    def first(self) -> bool:
        """Whether this process validates, writes and tells."""
        return self.rank == 0

    def share(self, batch: int) -> slice:
        """Which samples of the whole batch, of `batch` samples for each process, are this one's."""
        return slice(self.rank * batch, (self.rank + 1) * batch)

    def mean(self, value: float) -> float:
        """The mean of a value over all processes, which wait for each other."""
        if self.size == 1:
            return value
        device = "cuda" if distributed.get_backend() == "nccl" else "cpu"
        total = torch.tensor(value, dtype=torch.float64, device=device)
        distributed.all_reduce(total)
        return float(total) / self.size

    def any(self, flag: bool) -> bool:
        """Whether it is so in any process; they wait for each other."""
        return self.mean(float(flag)) > 0

    def start_alike(self, network: nn.Module) -> None:
        """Give the network of every process the weights of the first one's."""
        if self.size > 1:
            _together(list(network.parameters()), lambda weights: distributed.broadcast(weights, 0))

    def average_gradients(self, network: nn.Module) -> None:
        """Replace the gradients of every process by their means over all, in one message.

        `DistributedDataParallel` does so too, but holds on to the group: where it is freed last, Python waits for the
        end of gloo's threads, and one of them for Python.
        """
        if self.size > 1:
            gradients = [one.grad for one in network.parameters() if one.grad is not None]
            _together(gradients, lambda sums: distributed.all_reduce(sums.div_(self.size)))


@torch.no_grad()
def _together(tensors: Sequence[Tensor], speak: Callable[[Tensor], object]) -> None:
    """Let the processes speak about all tensors at once, as one vector, and take over what came of it."""
    flat = torch.cat([one.flatten() for one in tensors])
    speak(flat)
    for one, part in zip(tensors, flat.split([one.numel() for one in tensors]), strict=True):
        one.copy_(part.view_as(one))


def our_ranks() -> Ranks:
    """What `torchrun` says in the environment; one process where it says nothing."""
    environment = os.environ
    return Ranks(
        int(environment.get("RANK", 0)), int(environment.get("WORLD_SIZE", 1)), int(environment.get("LOCAL_RANK", 0))
    )


def device_of(ranks: Ranks, name: str) -> torch.device:
    """The device of this process; with `auto` each process of a machine takes a GPU of its own, if there are any.

    Raises InputError where the processes would share one.
    """
    if ranks.size > 1 and name == "auto" and torch.cuda.is_available():
        name = f"cuda:{ranks.local}"
    elif ranks.size > 1 and name not in ("auto", "cpu"):
        raise InputError(f"{ranks.size} processes cannot share the device '{name}': set `device` to auto or cpu.")
    return torch.device(resolve_device(name))


@contextmanager
def joined(ranks: Ranks, device: torch.device) -> Iterator[None]:
    """Let the processes hear each other until the block ends."""
    if ranks.size == 1:
        yield
        return
    if device.type == "cuda":
        torch.cuda.set_device(device)
    distributed.init_process_group("nccl" if device.type == "cuda" else "gloo")
    try:
        yield
    finally:
        distributed.destroy_process_group()


def leave(ranks: Ranks) -> None:
    """End a process that has done its work among others, at once; nothing where it is alone.

    Threads of PyTorch's that live on while Python ends have aborted such a process after its work was written.
    """
    if ranks.size > 1:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)
