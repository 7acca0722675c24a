"""Time and memory of a model's networks on a GPU: as they are, and with what makes them faster there."""

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

import torch
from torch import Tensor

from redpet.restoration.image_stage import channels
from redpet.restoration.model_file import Variant
from redpet.restoration.network import Restorer, SinogramUNet
from redpet.restoration.restorer import SPACES, default_steps, sampler_of
from redpet.restoration.slices import BATCH_SLICES, Seen, restore_slices
from redpet.restoration.space import Network

SIDES = (128, 360)
"""Radial bins and angles of the sinograms, pixels of the images."""
COUNTS_PER_BIN = 10.0
WARM_UP, REPEATS = 2, 5
EAGER, CHANNELS_LAST = "eager", "channels last"
BFLOAT16, GRAPHS = "channels last, bfloat16", "channels last, bfloat16, CUDA graphs"
MIB = 2**20


@dataclass(frozen=True)
class Speed:
    """What the networks of a method cost at one size: milliseconds a slice, and the peak of the GPU's memory."""

    label: str
    side: int
    way: str
    ms_per_slice: float
    peak_mib: float


def eager(network: Restorer) -> Network:
    """The network as PyTorch runs it."""
    return network.to(memory_format=torch.contiguous_format)  # type: ignore[call-overload, no-any-return]


def channels_last(network: Restorer) -> Network:
    """With the channels of a pixel beside each other."""
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return lambda x, t: network(x.contiguous(memory_format=torch.channels_last), t)


def bfloat16(network: Restorer) -> Network:
    """The same in bfloat16; it takes and gives single precision."""
    inner = channels_last(network)

    def mixed(x: Tensor, t: Tensor) -> Tensor:
        # What is cached would be cast outside of a graph that is captured here.
        with torch.autocast(x.device.type, torch.bfloat16, cache_enabled=False):
            return inner(x, t).float()

    return mixed


def graphs(network: Restorer) -> Network:
    """The same, captured once for each shape and replayed: the CPU no longer launches every kernel."""
    inner = bfloat16(network)
    captured: dict[torch.Size, tuple[torch.cuda.CUDAGraph, Tensor, Tensor, Tensor]] = {}

    def capture(x: Tensor, t: Tensor) -> None:
        kept_x, kept_t = x.clone(), t.clone()
        beside = torch.cuda.Stream()
        beside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(beside):
            for _ in range(WARM_UP):
                inner(kept_x, kept_t)
        torch.cuda.current_stream().wait_stream(beside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            result = inner(kept_x, kept_t)
        captured[x.shape] = graph, kept_x, kept_t, result

    def replayed(x: Tensor, t: Tensor) -> Tensor:
        if x.shape not in captured:
            capture(x, t)
        graph, kept_x, kept_t, result = captured[x.shape]
        kept_x.copy_(x)
        kept_t.copy_(t)
        graph.replay()
        return result.clone()

    return replayed


WAYS: dict[str, Callable[[Restorer], Network]] = {
    EAGER: eager,
    CHANNELS_LAST: channels_last,
    BFLOAT16: bfloat16,
    GRAPHS: graphs,
}


@torch.inference_mode()
def speeds(
    label: str, variant: Variant, device: str, sides: Sequence[int] = SIDES, ways: Sequence[str] = tuple(WAYS)
) -> list[Speed]:
    """The cost of a slice in each way at each size, without the reconstruction.

    A network that draws its noise itself is asked eagerly alone: a captured graph cannot copy it from the CPU.
    """
    rows = []
    if not all(isinstance(network, SinogramUNet) for network in variant.networks.values()):
        ways = (EAGER,)
    with nullcontext() if device == "cpu" else torch.cuda.device(device):
        for side in sides:
            for way in ways:
                once = workload(variant, WAYS[way], side, device)
                for _ in range(WARM_UP):
                    once()
                if device != "cpu":
                    torch.cuda.reset_peak_memory_stats(device)
                seconds = min(timed(once, device) for _ in range(REPEATS))
                peak = 0.0 if device == "cpu" else torch.cuda.max_memory_allocated(device) / MIB
                rows.append(Speed(label, side, way, 1e3 * seconds / BATCH_SLICES, peak))
    return rows


def workload(
    variant: Variant, way: Callable[[Restorer], Network], side: int, device: str
) -> Callable[[], list[Tensor]]:
    """One batch of slices through all networks of a variant, as a restoration asks them; gives what they gave."""
    recipe = variant.recipe
    networks = {stage: way(network.to(device)) for stage, network in variant.networks.items()}
    low = torch.full((BATCH_SLICES, side, side), COUNTS_PER_BIN)
    sampler = sampler_of(recipe, networks, default_steps(recipe)) if recipe.restores_sinograms else None
    images = [stage for stage in networks if stage not in recipe.stages]

    def once() -> list[Tensor]:
        given = []
        if sampler is not None:
            given.append(
                restore_slices(
                    low,
                    sampler,
                    SPACES[recipe.formulation],
                    multiple=recipe.network.multiple,
                    seen=Seen(device=device),
                    neighbours=recipe.neighbours,
                    batch=BATCH_SLICES,
                )
            )
        if recipe.image is not None:
            # A side that is no multiple is padded, as the image stage does.
            padded = side + -side % recipe.image.network.multiple
            x = torch.zeros((BATCH_SLICES, channels(recipe.image.neighbours), padded, padded), device=device)
            given += [networks[stage](x, torch.zeros(len(x), device=device)) for stage in images]
        return given

    return once


def timed(once: Callable[[], object], device: str) -> float:
    """Seconds that a call takes, until the device has done it."""
    if device != "cpu":
        torch.cuda.synchronize(device)
    begin = time.perf_counter()
    once()
    if device != "cpu":
        torch.cuda.synchronize(device)
    return time.perf_counter() - begin


def speed_table(rows: Sequence[Speed]) -> str:
    """The rows in Markdown, with how much faster than eager each way is."""
    slowest = {(row.label, row.side): row.ms_per_slice for row in rows if row.way == EAGER}
    lines = ["| method | size | way | ms per slice | against eager | GPU memory (MiB) |", "|---|---|---|---|---|---|"]
    for row in rows:
        ratio = slowest[row.label, row.side] / row.ms_per_slice
        lines.append(
            f"| {row.label} | {row.side} x {row.side} | {row.way} | {row.ms_per_slice:.2f} | {ratio:.2f} "
            f"| {row.peak_mib:.0f} |"
        )
    return "\n".join(lines)
