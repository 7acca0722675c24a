"""Crops of volumes that lie on disk: what a network on images sees in training, and how much each pixel weighs."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.random import Generator

from redpet.case import FloatArray
from redpet.restoration.image_method import ImageTask
from redpet.restoration.image_stage import filtered, local_noise, stage_input
from redpet.restoration.methods import IMAGE
from redpet.training.image_config import ImageTrainingConfig
from redpet.training.image_samples import ImageVolume


@dataclass(frozen=True)
class Prepared:
    """A volume with what its crops need, each `[z, y, x]`: images, noise, weight of each pixel in the loss.

    `level` is `[z, 1, 1]`, `counts_per_bin` are the mean trues in a bin.
    """

    given: FloatArray
    base: FloatArray
    truth: FloatArray
    mean: FloatArray
    deviation: FloatArray
    level: FloatArray
    weight: FloatArray
    counts_per_bin: float


def prepared(volume: ImageVolume, stage: str, lesion_weight: float) -> Prepared:
    """The volume with the weight of each pixel: over its noise, and over the error that RED leaves in the volume.

    Methods without RED have the same weights, and start from the filtered image of the low dose.
    """
    noise = local_noise(volume.given, volume.restored)
    variance = noise.deviation**2
    weight: FloatArray = np.reciprocal(variance + variance.mean())
    weight /= max(float(np.mean(weight * (volume.restored - volume.truth) ** 2)), 1e-12)
    weight *= 1 + np.float32(lesion_weight) * volume.lesions.astype(np.float32)
    base = volume.restored
    if stage != IMAGE:
        base = filtered(volume.given)
        noise = local_noise(volume.given, base)
    parts = (noise.mean, noise.deviation, noise.level, weight, volume.counts_per_bin)
    return Prepared(volume.given, base, volume.truth, *parts)


def draw(volume: Prepared, config: ImageTrainingConfig, rng: Generator) -> tuple[FloatArray, ...]:
    """A random crop of a random slice with its neighbours, turned and mirrored at random."""
    n_slices, rows, columns = volume.base.shape
    reach = config.neighbours
    z = int(rng.integers(n_slices))
    index = np.clip(z + rng.choice([-1, 1]) * np.arange(-reach, reach + 1), 0, n_slices - 1)
    top, left = (int(rng.integers(size - config.crop + 1)) for size in (rows, columns))
    window = (slice(None), slice(top, top + config.crop), slice(left, left + config.crop))
    flips = tuple(axis for axis in (1, 2) if rng.random() < 0.5)
    turn = rng.random() < 0.5

    def cut(values: FloatArray) -> FloatArray:
        part = np.flip(values[window], flips)
        return np.ascontiguousarray(part.swapaxes(1, 2) if turn else part)

    one = slice(z, z + 1)
    singles = (volume.truth, volume.mean, volume.deviation, volume.weight)
    return (
        cut(volume.given[index]),
        cut(volume.base[index]),
        volume.level[one],
        np.array([volume.counts_per_bin], np.float32),
        *(cut(values[one].astype(np.float32)) for values in singles),
    )


def crops(volumes: Sequence[Prepared], config: ImageTrainingConfig, rng: Generator, device: torch.device) -> ImageTask:
    """A batch of random crops of random volumes."""
    drawn = [draw(volumes[int(rng.integers(len(volumes)))], config, rng) for _ in range(config.batch)]
    given, base, level, counts, truth, mean, deviation, weight = (
        torch.from_numpy(np.stack(parts)).to(device) for parts in zip(*drawn, strict=True)
    )
    x = stage_input(given, base, mean, deviation, level).contiguous(memory_format=torch.channels_last)
    middle = base[:, config.neighbours : config.neighbours + 1]
    seed = int(rng.integers(2**31))
    return ImageTask(x, middle, truth, deviation, weight, counts[:, 0], seed, config.observer_weight)
