"""A network as OpenVINO computes it: the same operations, joined and ordered for the processor at hand.

It is optional (the extra `fast`): where it is not installed, or a network has what is not written here, PyTorch
computes. The graph is built operation by operation from the network itself, so no exporter and no file is needed.
"""

import logging
import sys
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, TypeGuard
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn

from redpet.machine.memory import gives_back
from redpet.machine.requirements import version_of
from redpet.machine.threads import computing_threads
from redpet.restoration.network import NORM_EPSILON, Block, ChannelNorm, Restorer, SinogramUNet, placed
from redpet.restoration.slices import BATCH_SLICES

LEAST_PIXELS = 500_000
"""Compiling takes a network about as long as it saves on so many pixels, at most: on 30 slices of 128 x 128 in float32,
on 15 in bfloat16, and on less than 4 of 360 x 360. OpenVINO's cache saves none of it: it keeps graphs, not code."""
FLOAT32, BFLOAT16 = "f32", "bf16"
"""As OpenVINO names them."""
PACKAGE, TELEMETRY = "openvino", "openvino_telemetry"
Graph = Any
log = logging.getLogger(__name__)
_compiled: WeakKeyDictionary[Restorer, "Compiled"] = WeakKeyDictionary()
gives_back(_compiled.clear)


def ready(network: Restorer, device: str, pixels: int) -> "Restorer | Compiled":
    """What computes a network on a device, fastest for so many pixels: the network itself, or the same compiled.

    What was compiled is kept as long as the network. Who asks decides, and nothing that was done before: the same job
    has the same numbers.
    """
    network = placed(network, device)
    if device != "cpu" or pixels < LEAST_PIXELS or not can_compile(network) or runtime() is None:
        return network
    if network not in _compiled:
        _compiled[network] = Compiled(network)
    return _compiled[network]


def can_compile(network: Restorer) -> TypeGuard[SinogramUNet]:
    """Whether a network has only what is written here."""
    return type(network) is SinogramUNet and not network.config.attention


@lru_cache
def runtime() -> Any:
    """OpenVINO, or nothing where it is not installed or cannot be loaded."""
    if find_spec(PACKAGE) is None:
        return None
    sys.modules.setdefault(TELEMETRY, None)  # type: ignore[arg-type]  # else it tells its makers that it was imported
    try:
        import openvino
    except (ImportError, OSError) as error:
        log.warning("OpenVINO cannot be loaded (%s): PyTorch computes the networks.", error)
        return None
    return openvino


def precision() -> str:
    """In what a compiled network computes: bfloat16 where the processor has it, which costs less than can be seen.

    `Testing/benchmarks/bfloat16.py` tells what it costs: at most 0.05 dB, and 0.01 of the recovery of any sphere.
    """
    has: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return BFLOAT16 if has.get("avx512_bf16") or has.get("amx_bf16") else FLOAT32


def described(device: str) -> str:
    """By what networks are computed on a device, in words."""
    pytorch, openvino = f"PyTorch {torch.__version__}", version_of(PACKAGE, PACKAGE)
    if device != "cpu" or openvino is None:
        return pytorch
    return f"{pytorch}; from {LEAST_PIXELS} pixels on OpenVINO {openvino}, {precision()}"


class Compiled:
    """A network on the CPU, compiled for whole batches of one size of slices; PyTorch computes what is less."""

    def __init__(self, network: SinogramUNet) -> None:
        self.network = network
        self.config = network.config
        self.shape = torch.Size()
        self.threads = 0
        self.precision = precision()
        self.request: Any = None

    def __call__(self, x: Tensor, t: Tensor | None = None) -> Tensor:
        """The same as the network's: from `x[batch, channel, angle, radial]` and the steps `t[batch]`."""
        if len(x) != BATCH_SLICES:
            return self.network(x, t)  # type: ignore[no-any-return]
        if (x.shape, computing_threads()) != (self.shape, self.threads):
            self.compile(x.shape)
        given = [x.contiguous().numpy()]
        if self.network.time_mlp is not None:
            given.append(self.network.time_mlp(t).numpy())
        return torch.from_numpy(self.request.infer(given)[0].copy())

    def compile(self, shape: torch.Size) -> None:
        """Build and compile the graph for batches of this shape, and as many threads as compute now."""
        settings = {
            "INFERENCE_PRECISION_HINT": self.precision,
            "INFERENCE_NUM_THREADS": computing_threads(),
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,  # processes beside each other would all have the first processors
        }
        model = runtime().Core().compile_model(graph_of(self.network, shape), "CPU", settings)
        self.shape, self.threads, self.request = shape, computing_threads(), model.create_infer_request()


def graph_of(network: Any, shape: torch.Size) -> Graph:
    """The graph of a `SinogramUNet` for `x` of a shape, and its embedded `time[batch, width]` where it has one."""
    openvino = runtime()
    ops = openvino.opset13
    x = ops.parameter(list(shape), openvino.Type.f32, "x")
    time = None
    if network.time_mlp is not None:
        time = ops.parameter([shape[0], network.config.width], openvino.Type.f32, "time")
    at = _Writer(ops)
    features: Graph = x
    skips = []
    for first, second, _attention, resample in network.downs:
        features = at.block(second, at.block(first, features, time), time)
        skips.append(features)
        features = at.layer(resample, features)
    features = at.block(network.mid_block2, at.block(network.mid_block1, features, time), time)
    for (first, second, _attention, resample), skip in zip(network.ups, reversed(skips), strict=False):
        features = ops.concat([features, skip], 1)
        features = at.layer(resample, at.block(second, at.block(first, features, time), time))
    block, last = network.final_conv
    given = [x] if time is None else [x, time]
    return openvino.Model([at.layer(last, at.block(block, features, None))], given)


class _Writer:
    """Writes the layers of a network as operations of OpenVINO."""

    def __init__(self, ops: Any) -> None:
        self.ops = ops
        self.layers: dict[type[nn.Module], Callable[[Any, Graph], Graph]] = {
            nn.Identity: lambda layer, x: x,
            nn.GELU: lambda layer, x: ops.gelu(x, "erf"),
            nn.Linear: self.linear,
            nn.Conv2d: self.convolution,
            nn.ConvTranspose2d: self.transposed,
            ChannelNorm: self.norm,
        }

    def layer(self, layer: nn.Module, x: Graph) -> Graph:
        """A layer, or several one after the other."""
        if isinstance(layer, nn.Sequential):
            for one in layer:
                x = self.layer(one, x)
            return x
        return self.layers[type(layer)](layer, x)

    def block(self, block: Block, x: Graph, time: Graph | None) -> Graph:
        """A ConvNeXt block."""
        h = self.layer(block.ds_conv, x)
        if block.mlp is not None:
            h = self.ops.add(h, self.ops.unsqueeze(self.layer(block.mlp, time), self.ops.constant([2, 3])))
        return self.ops.add(self.layer(block.net, h), self.layer(block.res_conv, x))

    def linear(self, layer: nn.Linear, x: Graph) -> Graph:
        """A matrix product."""
        product = self.ops.matmul(x, self.values(layer.weight), transpose_a=False, transpose_b=True)
        return self.ops.add(product, self.values(layer.bias))

    def convolution(self, layer: nn.Conv2d, x: Graph) -> Graph:
        """A convolution; in groups where each channel has its own."""
        sides = list(layer.stride), list(layer.padding), list(layer.padding), list(layer.dilation)
        weight, groups = layer.weight, layer.groups
        if groups == 1:
            return self.with_bias(layer, self.ops.convolution(x, self.values(weight), *sides))
        weight = weight.reshape(groups, len(weight) // groups, *weight.shape[1:])
        return self.with_bias(layer, self.ops.group_convolution(x, self.values(weight), *sides))

    def transposed(self, layer: nn.ConvTranspose2d, x: Graph) -> Graph:
        """The adjoint of a convolution."""
        sides = list(layer.stride), list(layer.padding), list(layer.padding), list(layer.dilation)
        made = self.ops.convolution_backprop_data(x, self.values(layer.weight), strides=sides[0], pads_begin=sides[1],
                                                  pads_end=sides[2], dilations=sides[3])  # fmt: skip
        return self.with_bias(layer, made)

    def with_bias(self, layer: nn.Conv2d | nn.ConvTranspose2d, x: Graph) -> Graph:
        """The same with the bias of each channel."""
        return x if layer.bias is None else self.ops.add(x, self.values(layer.bias.reshape(1, -1, 1, 1)))

    def norm(self, layer: ChannelNorm, x: Graph) -> Graph:
        """A channel norm."""
        normal = self.ops.mvn(x, self.ops.constant([1]), True, NORM_EPSILON, "inside_sqrt")
        return self.ops.add(self.ops.multiply(normal, self.values(layer.g)), self.values(layer.b))

    def values(self, weights: Tensor) -> Graph:
        """Weights as they are."""
        return self.ops.constant(weights.detach().contiguous().numpy())
