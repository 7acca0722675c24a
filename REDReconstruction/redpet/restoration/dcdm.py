"""A diffusion with two constraints, on images: from the low dose to the full dose by steps from noise.

Double-constraint diffusion, arXiv 2509.00395. A U-Net learns what the full dose looks like, by the noise of DDIM, and
is then frozen; a copy of its encoder sees the low dose and steers it through convolutions that begin at zero, so that
at first the whole equals the U-Net. A transformer that was trained to tell the dose from the low dose steers the copy
too. What a network sees and tells is in `image_method.py`; the diffusion's x_0 is the correction under an asinh.
"""

from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, pad

from redpet.errors import InputError
from redpet.restoration import ddim
from redpet.restoration.ddim import ALPHA_BAR
from redpet.restoration.image_method import ImageTask, Stage
from redpet.restoration.network import NetworkConfig, Restorer, SinogramUNet
from redpet.restoration.space import Network, OnStep, ignore_step, noise_like

STEPS = 20
LARGEST = 5.0
"""The largest absolute value of x_0 that sampling looks at."""
FULL_COUNTS = 100.0
DRFS = (1.0, 4.0, 20.0, 100.0)
"""The doses that the transformer tells apart, of so many mean counts in a bin; DRF 10 and 50 are none of them."""
PATCH, FEATURES, HEADS, LAYERS = 16, 64, 4, 2


class DoseTransformer(nn.Module):
    """Tells the dose of a low-dose image: patches of 16 pixels, their mean, a class for each dose."""

    def __init__(self, in_channels: int) -> None:
        super().__init__()
        self.patches = nn.Conv2d(in_channels, FEATURES, PATCH, stride=PATCH)
        layer = nn.TransformerEncoderLayer(FEATURES, HEADS, 2 * FEATURES, dropout=0.0, batch_first=True)
        self.blocks = nn.TransformerEncoder(layer, LAYERS, enable_nested_tensor=False)
        self.classes = nn.Linear(FEATURES, len(DRFS))

    def features(self, x: Tensor) -> Tensor:
        """What it knows of the dose of `x[batch, channel, y, x]`, `[batch, 64]`."""
        x = pad(x, (0, -x.shape[3] % PATCH, 0, -x.shape[2] % PATCH), mode="replicate")
        return cast(Tensor, self.blocks(self.patches(x).flatten(2).transpose(1, 2)).mean(dim=1))

    def forward(self, x: Tensor) -> Tensor:
        """The score `[batch, dose]` of each dose."""
        return cast(Tensor, self.classes(self.features(x)))


class Control(nn.Module):
    """The copy of the U-Net's encoder and middle that sees the low dose and the dose beside the state."""

    def __init__(self, config: NetworkConfig, in_channels: int) -> None:
        super().__init__()
        copy = SinogramUNet(config)
        self.time_mlp, self.downs = copy.time_mlp, copy.downs
        self.mid_block1, self.mid_attn, self.mid_block2 = copy.mid_block1, copy.mid_attn, copy.mid_block2
        widths = [config.width * multiplier for multiplier in config.multipliers]
        self.low = nn.Conv2d(in_channels, widths[0], 3, padding=1)
        self.skips = nn.ModuleList(nn.Conv2d(width, width, 1) for width in widths)
        self.middle = nn.Conv2d(widths[-1], widths[-1], 1)
        self.dose = nn.Sequential(nn.Linear(FEATURES, config.width), nn.GELU(), nn.Linear(config.width, config.width))
        for layer in (self.low, *self.skips, self.middle, self.dose[-1]):
            for parameter in layer.parameters():
                nn.init.zeros_(parameter)

    def follow(self, base: SinogramUNet) -> None:
        """Take over the weights of the U-Net."""
        self.load_state_dict(
            {name: value for name, value in base.state_dict().items() if name in self.state_dict()}, strict=False
        )

    def forward(self, state: Tensor, t: Tensor, x: Tensor, dose: Tensor) -> tuple[Tensor, list[Tensor]]:
        """What is added in the middle, and to the features that skip it; `dose` are the transformer's features."""
        time = cast(nn.Module, self.time_mlp)(t) + self.dose(dose)
        skips, h = [], state
        for number, (level, zero) in enumerate(zip(self.downs, self.skips, strict=True)):
            first, second, attention, resample = cast(nn.ModuleList, level)
            h = first(h, time) + (self.low(x) if number == 0 else 0)
            features = attention(second(h, time))
            skips.append(zero(features))
            h = resample(features)
        return self.middle(self.mid_block2(self.mid_attn(self.mid_block1(h, time)), time)), skips


class SteeredUNet(Restorer):
    """All parts: `dose` tells the dose, `base` knows the full dose, `control` steers it."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        unconditional = NetworkConfig(
            config.width, config.multipliers, attention=False, expansion=config.expansion, kernel=config.kernel
        )
        self.dose = DoseTransformer(config.in_channels)
        self.base = SinogramUNet(unconditional)
        self.control = Control(unconditional, config.in_channels)

    def forward(self, x: Tensor, t: Tensor | None = None) -> Tensor:
        """The correction; nobody asks for a single step."""
        return restore(self, x, ignore_step)

    def noise_beside(self, x: Tensor) -> Network:
        """The noise of a state `[batch, 1, y, x]` at the steps `t[batch]`, beside the low dose `x`."""
        dose = self.dose.features(x)

        def noise(state: Tensor, t: Tensor) -> Tensor:
            time = cast(nn.Module, self.base.time_mlp)(t)
            middle, skips = self.base.encoded(state, time)
            more, beside = self.control(state, t, x, dose)
            return self.base.decoded(middle + more, [a + b for a, b in zip(skips, beside, strict=True)], time)

        return noise


def doses_of(counts: Tensor) -> Tensor:
    """The class `[batch]` whose dose is next to mean counts in a bin, on a logarithmic scale."""
    drfs = torch.tensor(DRFS, device=counts.device)
    return (FULL_COUNTS / counts[:, None]).log().sub(drfs.log()).abs().argmin(dim=1)


def loss_of_dose(network: SteeredUNet, task: ImageTask) -> Tensor:
    """Cross-entropy of the dose. Raises InputError where the volumes do not say theirs."""
    if task.counts.isnan().any():
        raise InputError("these volumes were kept without their counts: name another folder for `shards`.")
    return cross_entropy(network.dose(task.x), doses_of(task.counts))


def noise_loss(noise: Network, task: ImageTask) -> Tensor:
    """Squared error of the noise, as DDIM has it, at random steps."""
    chance = task.chance()
    x_0 = task.correction.asinh()
    t = torch.randint(1, ddim.T + 1, (len(x_0),), generator=chance).to(x_0.device)
    return ddim.loss(noise, x_0, t, torch.randn(x_0.shape, generator=chance).to(x_0), ALPHA_BAR)


def loss_of_base(network: SteeredUNet, task: ImageTask) -> Tensor:
    """The noise, without a look at the low dose."""
    return noise_loss(network.base, task)


def loss_of_control(network: SteeredUNet, task: ImageTask) -> Tensor:
    """The noise, beside the low dose."""
    return noise_loss(network.noise_beside(task.x), task)


STAGES = (
    Stage("dose", 0.2, loss_of_dose, ("dose",)),
    Stage("base", 0.4, loss_of_base, ("base",)),
    Stage("control", 0.4, loss_of_control, ("control",), begin=lambda network: network.control.follow(network.base)),
)


def network(config: NetworkConfig) -> SteeredUNet:
    """All parts, of a config's size."""
    return SteeredUNet(config)


def restore(network: SteeredUNet, x: Tensor, on_step: OnStep) -> Tensor:
    """The correction at the end of DDIM's deterministic steps, from the same noise for every slice."""
    noise = noise_like(x[:, :1])
    return ddim.sample(noise, network.noise_beside(x), ALPHA_BAR, STEPS, LARGEST, on_step).sinh()
