"""The U-Net that restores sinograms: ConvNeXt blocks, linear attention, the step of the diffusion as an input.

Both networks of residual estimation diffusion have this design; with the default configuration their parameters have
the names and shapes of the authors' release.
"""

import itertools
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn import functional

from redpet.errors import InputError

HEADS = 4
HEAD_WIDTH = 32
NORM_EPSILON = 1e-5
LONGEST_PERIOD = 10_000.0


@dataclass(frozen=True)
class NetworkConfig:
    """Size and shape of a network; the defaults are the paper's 14.47 million parameters.

    `width` times each of `multipliers` is the number of features per resolution, `in_channels` the number of
    sinogram slices that the network sees at once, `expansion` the widening inside a block, `kernel` the side of its
    depthwise convolution. Without `time` the network has no step as input. `zero_last` starts training from an
    output of zero.
    """

    width: int = 32
    multipliers: tuple[int, ...] = (1, 2, 4, 8)
    in_channels: int = 1
    out_channels: int = 1
    attention: bool = True
    expansion: int = 2
    kernel: int = 7
    time: bool = True
    zero_last: bool = False

    def __post_init__(self) -> None:
        sizes = (self.width, self.in_channels, self.out_channels, self.expansion, self.kernel, *self.multipliers)
        if not self.multipliers or min(sizes) < 1:
            raise InputError("a network needs a width, channels, an expansion, a kernel and multipliers above 0.")
        if self.kernel % 2 == 0:
            raise InputError(f"a network kernel of {self.kernel} has no centre: it must be odd.")
        if self.time and (self.width < 4 or self.width % 2):
            raise InputError(f"a network width of {self.width} cannot carry the time: it must be even and at least 4.")

    @property
    def multiple(self) -> int:
        """Both sides of a sinogram must be multiples of this."""
        return int(2 ** (len(self.multipliers) - 1))


class TimeEmbedding(nn.Module):
    """Sines and cosines `[batch, width]` of the step `t[batch]`, with periods in geometric progression."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.pairs = width // 2

    def forward(self, t: Tensor) -> Tensor:
        """Embed `t[batch]`."""
        exponents = torch.arange(self.pairs, device=t.device, dtype=torch.float32) / (self.pairs - 1)
        phases = t.float()[:, None] * torch.exp(-math.log(LONGEST_PERIOD) * exponents)[None]
        return torch.cat((phases.sin(), phases.cos()), dim=1)


class ChannelNorm(nn.Module):
    """Layer normalisation over the channels of each pixel, with gain `g` and offset `b`."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.g = nn.Parameter(torch.ones(1, channels, 1, 1))
        self.b = nn.Parameter(torch.zeros(1, channels, 1, 1))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise `x[batch, channel, angle, radial]`; in place of `layer_norm`, which is slower across channels."""
        centred = x - x.mean(dim=1, keepdim=True)
        variance = centred.square().mean(dim=1, keepdim=True)
        return centred * (variance + NORM_EPSILON).rsqrt() * self.g + self.b


class Block(nn.Module):
    """A ConvNeXt block: depthwise convolution plus time, channel norm, two 3x3 convolutions, and a shortcut."""

    def __init__(self, config: NetworkConfig, inside: int, outside: int, *, time: bool, norm: bool = True) -> None:
        super().__init__()
        wide = outside * config.expansion
        self.mlp = nn.Sequential(nn.GELU(), nn.Linear(config.width, inside)) if time else None
        self.ds_conv = nn.Conv2d(inside, inside, config.kernel, padding=config.kernel // 2, groups=inside)
        self.net = nn.Sequential(
            ChannelNorm(inside) if norm else nn.Identity(),
            nn.Conv2d(inside, wide, 3, padding=1),
            nn.GELU(),
            nn.Conv2d(wide, outside, 3, padding=1),
        )
        self.res_conv = nn.Identity() if inside == outside else nn.Conv2d(inside, outside, 1)

    def forward(self, x: Tensor, time: Tensor | None) -> Tensor:
        """From `x[batch, inside, angle, radial]` and the embedded time `[batch, width]` to `outside` channels."""
        h = self.ds_conv(x)
        if self.mlp is not None:
            h = h + self.mlp(time)[:, :, None, None]
        return self.net(h) + self.res_conv(x)


class LinearAttention(nn.Module):
    """Attention whose cost grows linearly with the number of pixels: the softmax runs over the pixels of the keys."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        inner = HEADS * HEAD_WIDTH
        self.to_qkv = nn.Conv2d(channels, 3 * inner, 1, bias=False)
        self.to_out = nn.Conv2d(inner, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Attend over all pixels of `x[batch, channel, angle, radial]`."""
        batch, _, rows, columns = x.shape
        qkv = self.to_qkv(x).reshape(batch, 3, HEADS, HEAD_WIDTH, rows * columns)
        queries, keys, values = qkv.unbind(1)
        context = keys.softmax(dim=-1) @ values.transpose(-1, -2)
        attended = context.transpose(-1, -2) @ (queries * HEAD_WIDTH**-0.5)
        return self.to_out(attended.reshape(batch, HEADS * HEAD_WIDTH, rows, columns))


class PreNorm(nn.Module):
    """Channel norm, then `fn`."""

    def __init__(self, channels: int, fn: nn.Module) -> None:
        super().__init__()
        self.norm = ChannelNorm(channels)
        self.fn = fn

    def forward(self, x: Tensor) -> Tensor:
        """Apply `fn` to the normalised `x`."""
        return self.fn(self.norm(x))


class Residual(nn.Module):
    """`fn` added to its input."""

    def __init__(self, fn: nn.Module) -> None:
        super().__init__()
        self.fn = fn

    def forward(self, x: Tensor) -> Tensor:
        """Add `fn` of `x` to `x`."""
        return self.fn(x) + x


class Level(nn.ModuleList):
    """One resolution of the U-Net: two blocks, attention, and the step to the next resolution."""

    def forward(self, x: Tensor, time: Tensor | None) -> tuple[Tensor, Tensor]:
        """The features of this resolution, and the same at the next one."""
        first, second, attention, resample = self
        features = attention(second(first(x, time), time))
        return features, resample(features)


class Restorer(nn.Module):
    """A network with the config that it was built of."""

    config: NetworkConfig


Built = TypeVar("Built", bound=Restorer)


class SinogramUNet(Restorer):
    """From sinograms `[batch, channel, angle, radial]` and steps `t[batch]` to `[batch, out_channel, angle, radial]`.

    Both sides must be multiples of `config.multiple`; `pad_sinogram` makes them so.
    """

    def __init__(self, config: NetworkConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or NetworkConfig()
        width, time = config.width, config.time
        widths = [config.in_channels, *(width * multiplier for multiplier in config.multipliers)]
        levels = list(itertools.pairwise(widths))
        last = len(levels) - 1

        def attention(channels: int) -> nn.Module:
            return Residual(PreNorm(channels, LinearAttention(channels))) if config.attention else nn.Identity()

        self.time_mlp = (
            nn.Sequential(TimeEmbedding(width), nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width))
            if time
            else None
        )
        self.downs = nn.ModuleList(
            Level(
                [
                    Block(config, above, below, time=time, norm=level > 0),
                    Block(config, below, below, time=time),
                    attention(below),
                    nn.Conv2d(below, below, 4, stride=2, padding=1) if level < last else nn.Identity(),
                ]
            )
            for level, (above, below) in enumerate(levels)
        )
        self.mid_block1 = Block(config, widths[-1], widths[-1], time=time)
        self.mid_attn = attention(widths[-1])
        self.mid_block2 = Block(config, widths[-1], widths[-1], time=time)
        self.ups = nn.ModuleList(
            Level(
                [
                    Block(config, 2 * below, above, time=time),
                    Block(config, above, above, time=time),
                    attention(above),
                    nn.ConvTranspose2d(above, above, 4, stride=2, padding=1),
                ]
            )
            for above, below in reversed(levels[1:])
        )
        last_conv = nn.Conv2d(widths[1], config.out_channels, 1)
        if config.zero_last:
            for parameter in last_conv.parameters():
                nn.init.zeros_(parameter)
        self.final_conv = nn.ModuleList([Block(config, widths[1], widths[1], time=False), last_conv])

    def forward(self, x: Tensor, t: Tensor | None = None) -> Tensor:
        """What is predicted for `x` at the steps `t`; a network without time leaves `t` unread."""
        time = None if self.time_mlp is None else self.time_mlp(t)
        return self.decoded(*self.encoded(x, time), time)

    def encoded(self, x: Tensor, time: Tensor | None) -> tuple[Tensor, list[Tensor]]:
        """The features in the middle, and those that skip it, finest first; `time` is embedded."""
        skips = []
        for level in self.downs:
            features, x = level(x, time)
            skips.append(features)
        return self.mid_block2(self.mid_attn(self.mid_block1(x, time)), time), skips

    def decoded(self, x: Tensor, skips: Sequence[Tensor], time: Tensor | None) -> Tensor:
        """What is predicted from the features in the middle and those that skip it."""
        for level, features in zip(self.ups, reversed(skips), strict=False):
            _, x = level(torch.cat((x, features), dim=1), time)
        block, last = self.final_conv
        return last(block(x, None))


def network_from_weights(config: NetworkConfig, weights: Mapping[str, Tensor], source: str) -> SinogramUNet:
    """The U-Net of `config` with `weights`, ready to be asked; other weights are refused with the name `source`."""
    return with_weights(SinogramUNet, config, weights, source)


def with_weights(
    build: Callable[[NetworkConfig], Built], config: NetworkConfig, weights: Mapping[str, Tensor], source: str
) -> Built:
    """The same of any network that is built of a config."""
    check_shapes(build, config, {name: tuple(value.shape) for name, value in weights.items()}, source)
    check_finite(all(bool(value.isfinite().all()) for value in weights.values()), source)
    network = without_values(build, config)
    network.load_state_dict({name: value.float() for name, value in weights.items()}, assign=True)
    return network.eval().requires_grad_(False)


def without_values(build: Callable[[NetworkConfig], Built], config: NetworkConfig) -> Built:
    """A network whose weights have shapes alone."""
    with torch.device("meta"):
        return build(config)


@lru_cache
def shapes_of(build: Callable[[NetworkConfig], Restorer], config: NetworkConfig) -> Mapping[str, tuple[int, ...]]:
    """The shapes of a network's weights by name."""
    return {name: tuple(value.shape) for name, value in without_values(build, config).state_dict().items()}


def check_finite(finite: bool, source: str) -> None:
    """Raise InputError where weights are not finite."""
    if not finite:
        raise InputError(f"{source} holds weights that are not finite numbers: it was damaged or its training failed.")


def check_shapes(
    build: Callable[[NetworkConfig], Restorer],
    config: NetworkConfig,
    found: Mapping[str, tuple[int, ...]],
    source: str,
) -> None:
    """Raise InputError where weights of the shapes `found` are those of another network."""
    expected = shapes_of(build, config)
    different = sorted(name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name))
    if different:
        name = different[0]
        raise InputError(
            f"{source} holds weights of another network: {len(different)} of its {len(expected)} parameters differ, "
            f"for example {name} is {found.get(name, 'missing')} in place of {expected.get(name, 'nothing')}."
        )


def placed(network: Built, device: str | torch.device) -> Built:
    """The network on a device, with channels last: its convolutions are faster so."""
    return network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload, no-any-return]


class Window(NamedTuple):
    """Where the sinogram lies in its padded copy."""

    angle: slice
    radial: slice


def pad_sinogram(x: Tensor, multiple: int, margin: int = 0, fill: float = 0.0) -> tuple[Tensor, Window]:
    """Pad `x[..., angle, radial]` to sides that are multiples of `multiple`; also say where `x` lies in the result.

    At least `margin` rows are added at each angular end. They are what a parallel-beam scanner would measure there:
    the row after 180 degrees is the first one mirrored in s. The mirror is the centre of the radial axis, so a
    sinogram with a radial offset must be centred before. In the radial direction `fill` is added, by the mirror's
    symmetry alike on both sides as far as the parity allows.
    """
    n_angles, n_radial = x.shape[-2:]
    before, after = _split(n_angles, multiple, margin)
    left, right = _split(n_radial, multiple, 0)
    turn = torch.cat((x, x.flip(-1)), dim=-2)
    rows = torch.arange(-before, n_angles + after, device=x.device) % (2 * n_angles)
    padded = functional.pad(turn.index_select(-2, rows), (left, right), value=fill)
    return padded, Window(slice(before, before + n_angles), slice(left, left + n_radial))


def crop(x: Tensor, window: Window) -> Tensor:
    """Undo `pad_sinogram`."""
    return x[..., window.angle, window.radial]


def _split(size: int, multiple: int, margin: int) -> tuple[int, int]:
    """What to add before and after `size` for a multiple of `multiple` with `margin` on both sides."""
    extra = -(size + 2 * margin) % multiple + 2 * margin
    return extra // 2, extra - extra // 2
