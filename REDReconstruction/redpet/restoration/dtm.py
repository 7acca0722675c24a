"""A transformer that is told a compact prior, on images: from the low dose to the full dose in one pass.

Huang et al., Diffusion Transformer Model With Compact Prior for Low-dose PET Reconstruction, arXiv 2407.00944. 256
numbers tell of an image what its low dose hides. Stage one learns them from both doses, stage two a diffusion of four
steps that finds them from the low dose alone. What a network sees and tells is in `image_method.py`. Different from
the paper: the noise that the diffusion starts from is always the same, so that every run has the same result.
"""

from itertools import chain, pairwise
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, l1_loss, normalize

from redpet.restoration.image_method import ImageTask, Stage, in_one_pass
from redpet.restoration.network import ChannelNorm, NetworkConfig, Restorer
from redpet.restoration.space import noise_like

PRIOR = 256
BETAS = (0.1, 0.294, 0.591, 0.99)
EXPANSION = 2


class ChannelAttention(nn.Module):
    """Attention between channels, whose queries and keys have length one: its cost grows with the pixels alone."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.temperature = nn.Parameter(torch.ones(heads, 1, 1))
        self.qkv = nn.Sequential(
            nn.Conv2d(channels, 3 * channels, 1),
            nn.Conv2d(3 * channels, 3 * channels, 3, padding=1, groups=3 * channels),
        )
        self.out = nn.Conv2d(channels, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """Attend over the channels of `x[batch, channel, y, x]`."""
        q, k, v = (one.unflatten(1, (self.heads, -1)).flatten(3) for one in self.qkv(x).chunk(3, dim=1))
        weights = (self.temperature * normalize(q, dim=-1) @ normalize(k, dim=-1).transpose(-1, -2)).softmax(dim=-1)
        return cast(Tensor, self.out((weights @ v).flatten(1, 2).unflatten(2, x.shape[2:])))


class GatedFeedForward(nn.Module):
    """Two depthwise convolutions, of which one gates the other."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        wide = 2 * EXPANSION * channels
        self.into = nn.Sequential(nn.Conv2d(channels, wide, 1), nn.Conv2d(wide, wide, 3, padding=1, groups=wide))
        self.out = nn.Conv2d(wide // 2, channels, 1)

    def forward(self, x: Tensor) -> Tensor:
        """From `x[batch, channel, y, x]` to the same shape."""
        gate, values = self.into(x).chunk(2, dim=1)
        return cast(Tensor, self.out(gelu(gate) * values))


class Told(nn.Module):
    """What follows a channel norm that the prior scales and shifts, `x k1 + k2`, added to its input."""

    def __init__(self, channels: int, fn: nn.Module) -> None:
        super().__init__()
        self.norm, self.k, self.fn = ChannelNorm(channels), nn.Linear(PRIOR, 2 * channels), fn

    def forward(self, x: Tensor, prior: Tensor) -> Tensor:
        """Tell `prior[batch, 256]` to `x[batch, channel, y, x]`."""
        k1, k2 = self.k(prior)[:, :, None, None].chunk(2, dim=1)
        return cast(Tensor, x + self.fn(self.norm(x) * k1 + k2))


class Block(nn.Module):
    """Channel attention and a gated feed-forward, both told the prior."""

    def __init__(self, channels: int, heads: int) -> None:
        super().__init__()
        self.attention = Told(channels, ChannelAttention(channels, heads))
        self.feed_forward = Told(channels, GatedFeedForward(channels))

    def forward(self, x: Tensor, prior: Tensor) -> Tensor:
        """From `x[batch, channel, y, x]` to the same shape."""
        return cast(Tensor, self.feed_forward(self.attention(x, prior), prior))


class TransformerUNet(nn.Module):
    """A U-shape of such blocks: what it tells is a convolution, to be added to the image that is started from."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        widths = [config.width * multiplier for multiplier in config.multipliers]
        blocks = [Block(width, heads) for width, heads in zip(widths, config.multipliers, strict=True)]
        self.first = nn.Conv2d(config.in_channels, widths[0], 3, padding=1)
        self.downs, self.middle = nn.ModuleList(blocks[:-1]), blocks[-1]
        self.narrow = nn.ModuleList(nn.Conv2d(a, b, 4, stride=2, padding=1) for a, b in pairwise(widths))
        self.widen = nn.ModuleList(nn.ConvTranspose2d(b, a, 4, stride=2, padding=1) for a, b in pairwise(widths))
        self.merge = nn.ModuleList(nn.Conv2d(2 * width, width, 1) for width in widths[:-1])
        self.ups = nn.ModuleList(
            Block(width, heads) for width, heads in zip(widths[:-1], config.multipliers[:-1], strict=True)
        )
        self.last = nn.Conv2d(widths[0], 1, 3, padding=1)
        nn.init.zeros_(self.last.weight)
        nn.init.zeros_(cast(Tensor, self.last.bias))

    def forward(self, x: Tensor, prior: Tensor) -> Tensor:
        """The correction `[batch, 1, y, x]` with `prior[batch, 256]`."""
        x, skips = self.first(x), []
        for block, halve in zip(self.downs, self.narrow, strict=True):
            skips.append(block(x, prior))
            x = halve(skips[-1])
        x = self.middle(x, prior)
        for level in reversed(range(len(skips))):
            x = self.ups[level](self.merge[level](torch.cat((self.widen[level](x), skips[level]), dim=1)), prior)
        return cast(Tensor, self.last(x))


class Encoder(nn.Sequential):
    """From an image of any size to 256 numbers."""

    def __init__(self, in_channels: int, width: int) -> None:
        widths = [in_channels, width, 2 * width, 4 * width]
        convolutions = [(nn.Conv2d(a, b, 3, stride=2, padding=1), nn.GELU()) for a, b in pairwise(widths)]
        ends = (nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(widths[-1], PRIOR), nn.GELU(), nn.Linear(PRIOR, PRIOR))
        super().__init__(*chain(*convolutions), *ends)


class PriorTransformer(Restorer):
    """All parts: `both` encodes both doses, `low` the low one; `denoiser` finds the prior, `restorer` is told it."""

    def __init__(self, config: NetworkConfig) -> None:
        super().__init__()
        self.config = config
        self.both = Encoder(config.in_channels + 1, config.width)
        self.restorer = TransformerUNet(config)
        self.low = Encoder(config.in_channels, config.width)
        self.denoiser = nn.Sequential(
            nn.Linear(2 * PRIOR + 1, PRIOR), nn.GELU(), nn.Linear(PRIOR, PRIOR), nn.GELU(), nn.Linear(PRIOR, PRIOR)
        )

    def forward(self, x: Tensor, t: Tensor | None = None) -> Tensor:
        """The correction with the prior that is found from the low dose; there is no step to tell."""
        noise = noise_like(x.new_zeros(len(x), PRIOR))
        return cast(Tensor, self.restorer(x, self.prior_from(x, noise)))

    def prior_of(self, task: ImageTask) -> Tensor:
        """The prior `[batch, 256]` of both doses."""
        return cast(Tensor, self.both(torch.cat((task.x, task.correction.asinh()), dim=1)))

    def prior_from(self, x: Tensor, noisy: Tensor) -> Tensor:
        """The prior of the low dose, from a `noisy[batch, 256]` one, by the mean of each reverse step."""
        condition, z = self.low(x), noisy
        for t in range(len(BETAS), 0, -1):
            time = z.new_full((len(z), 1), t / len(BETAS))
            z = posterior_mean(z, self.denoiser(torch.cat((condition, time, z), dim=1)), t)
        return z


class WithoutPrior(Restorer):
    """The same with a prior of zeros, which tells what the prior is good for."""

    def __init__(self, whole: PriorTransformer) -> None:
        super().__init__()
        self.config, self.restorer = whole.config, whole.restorer

    def forward(self, x: Tensor, t: Tensor | None = None) -> Tensor:
        """The correction; there is no step to tell."""
        return cast(Tensor, self.restorer(x, x.new_zeros(len(x), PRIOR)))


def alpha_bar(t: int) -> float:
    """The share of the prior's variance in z_t: `prod (1 - beta)`."""
    share = 1.0
    for beta in BETAS[:t]:
        share *= 1 - beta
    return share


def posterior_mean(z: Tensor, z_0: Tensor, t: int) -> Tensor:
    """The mean of z_(t-1) for z_t and z_0 (Ho et al., NeurIPS 2020, eq. 7)."""
    beta, now, before = BETAS[t - 1], alpha_bar(t), alpha_bar(t - 1)
    return (before**0.5 * beta * z_0 + (1 - beta) ** 0.5 * (1 - before) * z) / (1 - now)


def diffused(z_0: Tensor, epsilon: Tensor) -> Tensor:
    """The prior at the last step, of which noise left little."""
    share = alpha_bar(len(BETAS))
    return share**0.5 * z_0 + (1 - share) ** 0.5 * epsilon


def image_loss(task: ImageTask, z: Tensor) -> Tensor:
    """Weighted absolute error of the corrected image."""
    return (task.weight.sqrt() * task.error(z).abs()).mean()


def loss_of_both(network: PriorTransformer, task: ImageTask) -> Tensor:
    """Stage one: the image, with the prior of both doses."""
    return image_loss(task, network.restorer(task.x, network.prior_of(task)))


def found(network: PriorTransformer, task: ImageTask) -> tuple[Tensor, Tensor]:
    """The prior that is found from the low dose, and its error; all four steps are learned together."""
    wanted = network.prior_of(task).detach()
    epsilon = torch.randn(wanted.shape, generator=task.chance()).to(wanted)
    prior = network.prior_from(task.x, diffused(wanted, epsilon))
    return prior, l1_loss(prior, wanted)


def loss_of_prior(network: PriorTransformer, task: ImageTask) -> Tensor:
    """Stage two, first: the prior alone."""
    return found(network, task)[1]


def loss_of_image(network: PriorTransformer, task: ImageTask) -> Tensor:
    """Stage two, then: the image with the prior that is found, and the prior."""
    prior, missed = found(network, task)
    return image_loss(task, network.restorer(task.x, prior)) + missed


STAGES = (
    Stage("both doses", 0.5, loss_of_both, ("both", "restorer")),
    Stage("prior", 0.2, loss_of_prior, ("low", "denoiser")),
    Stage("image and prior", 0.3, loss_of_image, ("low", "denoiser", "restorer")),
)


def network(config: NetworkConfig) -> PriorTransformer:
    """All parts, of a config's width and multipliers."""
    return PriorTransformer(config)


restore = in_one_pass
