"""RED with noise-standardised sinograms (RED-NS): the networks see every bin in units of its expected noise.

It differs from the published RED in its scaling alone. The variance of Poisson counts is their mean, estimated by
smoothing the low-dose counts; sinograms that are not counts are first divided by a gain that makes their variance
equal their mean. Neighbouring slices enter as channels, and the target of training is the noise-free mean.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import avg_pool2d, conv2d

from redpet.case import Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import few, in_turn, room
from redpet.restoration.network import crop, pad_sinogram
from redpet.restoration.space import Space, middle_and_neighbours

SMOOTHING_BINS = 1.5
VARIANCE_FLOOR = 0.3
SMALLEST_POWER = 0.3
MEDIAN_OF_CHI_SQUARE = 0.4549
"""Median of the square of a standard normal variable."""


@dataclass(frozen=True)
class Standardisation:
    """What is known of the noise of a batch of low-dose slices, in counts.

    `variance[batch, 1, angle, radial]`, `mean[batch, 1, 1, 1]`, and the neighbouring slices
    `neighbours[batch, 2 h, angle, radial]`, from `-h` to `+h` without the slice itself.
    """

    variance: Tensor
    mean: Tensor
    neighbours: Tensor


def standardise(stack: Tensor) -> Standardisation:
    """The standardisation of `stack[batch, 2 h + 1, angle, radial]`, whose middle slice is to be restored."""
    low, neighbours = middle_and_neighbours(stack)
    variance = smooth(low).clamp_min(0) + VARIANCE_FLOOR
    return Standardisation(variance, low.mean(dim=(1, 2, 3), keepdim=True).clamp_min(VARIANCE_FLOOR), neighbours)


def standardised_space(noise: Standardisation) -> Space:
    """The space in which the expected noise of each bin is one: `(c - v) / sqrt(v)` for the counts c.

    A network sees the state `[batch, 1, angle, radial]`, its counts over twice the mean, the logarithm of the variance
    and the neighbours: 3 + 2 h channels. Restored counts are not negative.
    """
    variance, deviation = noise.variance, noise.variance.sqrt()

    def into(counts: Tensor) -> Tensor:
        return (counts - variance) / deviation

    def counts_of(x: Tensor) -> Tensor:
        return variance + deviation * x

    beside = torch.cat((variance.log() / 3 - 1, into(noise.neighbours)), dim=1)
    return Space(
        into=into,
        back=lambda x: counts_of(x).clamp_min(0),
        channels=lambda x: torch.cat((x, counts_of(x) / (2 * noise.mean) - 1, beside), dim=1),
    )


def prepare(stack: Tensor) -> Space:
    """The space of `stack[batch, 2 h + 1, angle, radial]` in counts, whose middle slices are to be restored."""
    return standardised_space(standardise(stack))


FEWEST_BINS = 3
TILE_BINS = 8
HALF, NUMBERS = 16, 2**20
"""Half of the bits of a number, and how many numbers are looked at together."""


def smooth(counts: Tensor) -> Tensor:
    """Counts `[batch, channel, angle, radial]` under a Gaussian of 1.5 bins, mirrored beyond 180 degrees."""
    reach = math.ceil(3 * SMOOTHING_BINS)
    padded, window = pad_sinogram(counts, 1, reach)
    taps = torch.arange(-reach, reach + 1, dtype=counts.dtype, device=counts.device)
    kernel = torch.exp(-0.5 * (taps / SMOOTHING_BINS) ** 2)
    kernel = kernel / kernel.sum()
    flat = padded.flatten(0, 1)[:, None]
    flat = conv2d(flat, kernel[None, None, :, None], padding=(reach, 0))
    flat = conv2d(flat, kernel[None, None, None, :], padding=(0, reach))
    return crop(flat[:, 0].unflatten(0, padded.shape[:2]), window)


def gain_of(sinogram: Sinogram) -> float:
    """The gain by which a sinogram is divided so that its variance equals its mean; 1 for counts, which need none.

    Where the sinogram knows it, nothing is estimated.
    A re-projected image is asked bin by bin, as the models were trained. Measured values that were corrected may be
    sparse: mostly zeros and tiny fractions, whose bins have no median; they are asked tile by tile.
    Give it the whole sinogram, so that the gain depends on no choice of slices. Raises InputError as `noise_gain`.
    """
    if sinogram.is_poisson:
        return 1.0
    if sinogram.noise_gain is not None:
        return sinogram.noise_gain
    tile = TILE_BINS if sinogram.kind is Kind.MEASURED else 1
    return noise_gain(torch.from_numpy(np.ascontiguousarray(sinogram.values)), tile)


def noise_gain(values: Tensor, tile: int = 1) -> float:
    """The variance over the mean of a sinogram `[slice, angle, radial]`.

    The variance comes from second differences along the radial axis, the ratio to the mean from its median over all
    tiles of `tile` x `tile` bins that hold activity, so that edges weigh little. It is 1 for counts and in the input's
    unit otherwise. A sinogram without activity has a gain of 1.
    Raises InputError for fewer bins than a second difference has.
    """
    if values.shape[2] < FEWEST_BINS:
        raise InputError(
            f"a sinogram of {values.shape[2]} radial bins does not tell its noise: it needs {FEWEST_BINS}."
        )
    found, n_found = room((values.numel(),)), 0
    for part in few(values):
        ratios = variance_over_mean(values[part], tile).cpu().numpy()
        found[n_found : n_found + len(ratios)] = ratios
        n_found += len(ratios)
    if n_found == 0:
        return 1.0
    gain = lower_median(found[:n_found]) / (MEDIAN_OF_CHI_SQUARE if tile == 1 else 1)
    return gain if gain > 0 else 1.0


def variance_over_mean(values: Tensor, tile: int) -> Tensor:
    """What each tile with activity says of the variance of `values[slice, angle, radial]` over their mean."""
    mean = smooth(values[:, None])[..., 1:-1]
    variance = (values[..., 2:] - 2 * values[..., 1:-1] + values[..., :-2]).square()[:, None] / 6
    if tile > 1:
        mean, variance = (avg_pool2d(one, tile, ceil_mode=True, count_include_pad=False) for one in (mean, variance))
    active = mean > 0.1 * mean.amax(dim=(1, 2, 3), keepdim=True).clamp_min(0)
    return variance[active] / mean[active]


def lower_median(values: NDArray[np.float32]) -> float:
    """The median of numbers of which none is negative, the lower of two in the middle.

    Such numbers are in the order of their bits: the upper half of the median's is found first, then the lower half, so
    that nothing is sorted and memory holds a part of them.
    """
    bits, parts = values.view(np.uint32), batches(len(values), NUMBERS)
    rank, upper = (len(values) - 1) // 2, np.zeros(2**HALF, np.int64)
    for part in in_turn(parts):
        upper += np.bincount(bits[part] >> HALF, minlength=2**HALF)
    top = int(np.searchsorted(np.cumsum(upper), rank, side="right"))
    lower = np.zeros_like(upper)
    for part in in_turn(parts):
        lower += np.bincount(bits[part][bits[part] >> HALF == top] % 2**HALF, minlength=2**HALF)
    bottom = int(np.searchsorted(np.cumsum(lower), rank - int(upper[:top].sum()), side="right"))
    return float(np.uint32((top << HALF) + bottom).view(np.float32))


def relative_error(predicted: Tensor, target: Tensor) -> Tensor:
    """Squared error over the target's power, so that no dose level outweighs the others."""
    power = target.square().mean(dim=(1, 2, 3)).clamp_min(SMALLEST_POWER)
    return ((predicted - target).square().mean(dim=(1, 2, 3)) / power).mean()
