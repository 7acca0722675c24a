"""Training samples, made on the fly: a volume is a function of a seed and a number, so a run repeats and resumes.

Volumes live in a small pool that is renewed while the training goes on; each sample is a random crop of one of their
slices with its neighbours, with new noise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.random import Generator
from torch import Tensor

from redpet.case import BQML, FloatArray, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.phantoms.random import Phantom, random_phantom
from redpet.projection.dose import scatter_like, simulate_counts
from redpet.projection.projector import get_projector
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.noise_standardised import Standardisation, noise_gain, standardise
from redpet.restoration.red import published_scale
from redpet.training.cases import Sources, StoredPair
from redpet.training.config import Counts, TrainingConfig

ANGLES_PER_BIN = (0.75, 1.0, 1.5)
TRAINING, VALIDATION = 0, 1
CLINIC_SUBSETS = 8
"""Of the OSEM of a low-dose image as a clinic has it."""
WIDEST_FILTER = 2.5
"""Full width at half maximum in pixels of the widest post-filter on a grid of up to `FINE_SIDE` pixels."""
FINE_SIDE = 144


@dataclass(frozen=True)
class Volume:
    """Sinograms `[slice, angle, radial]` of one phantom.

    Measured: `truth` are the expected trues, one count a bin in the mean, and `background`
    their scatter. Re-projected: `low` are the noisy lines, `truth` the true ones, both divided
    by the gain that was estimated from `low`.
    """

    truth: FloatArray
    background: FloatArray | None = None
    low: FloatArray | None = None


@dataclass(frozen=True)
class Batch:
    """Crops of low-dose and of true slices, both `[batch, 1, angle, radial]` in counts.

    `noise` and `scale[batch, 1, 1, 1]` are what the formulations know of the whole low-dose slice: the expected
    noise, and the maximum.
    """

    x_last: Tensor
    x_0: Tensor
    noise: Standardisation
    scale: Tensor


def make_volume(config: TrainingConfig, stream: int, number: int, cases: Sources) -> Volume:
    """The volume `number` of a stream (`TRAINING` or `VALIDATION`): nothing else decides what it is."""
    rng = np.random.default_rng([config.seed, stream, number])
    drawn = None
    if cases and rng.random() < config.case_share:
        case = cases[int(rng.integers(len(cases)))]
        if isinstance(case, StoredPair):
            pair = case.slices(int(rng.integers(max(1, case.shard.shape[0] - config.slices + 1))), config.slices)
            return Volume(truth=pair.full, low=pair.low)
        drawn = _cut(case, config.slices, rng)
    if drawn is None or not drawn.activity.any():  # a cut may lie in air
        drawn = random_phantom(rng, config.slices, config.sides)
    sinogram, survival = noise_free(drawn, rng, config.crop)
    lines = sinogram.values
    if config.kind is Kind.REPROJECTED:
        return _reprojected(sinogram, survival, config.counts, rng)
    trues: FloatArray = lines if survival is None else lines * survival
    trues /= max(float(trues.mean()), 1e-6)
    return Volume(trues, scatter_like(trues, 1.0))


def noise_free(
    phantom: Phantom, rng: Generator, fewest_angles: int, n_subsets: int = CLINIC_SUBSETS
) -> tuple[Sinogram, FloatArray | None]:
    """The line integrals of a phantom in pixels, and the share of them that attenuation lets through, if any.

    A projector of `n_subsets` is used: that of what follows, so that a large system matrix is built once.
    """
    grid = phantom.grid
    side = grid.size[0]
    n_angles = max(fewest_angles, round(side * float(rng.choice(ANGLES_PER_BIN))))
    # Distances in pixels: every phantom of one size then shares a system matrix.
    unit_grid = ImageGrid((side, side, grid.size[2]), (1.0, 1.0, grid.spacing_mm[2] / grid.spacing_mm[0]))
    geometry = SinogramGeometry(n_angles, side, 1.0)
    projector = get_projector(geometry, unit_grid, n_subsets)
    lines = projector.apply(torch.from_numpy(phantom.activity)).numpy()
    survival = None
    if phantom.attenuation is not None and rng.random() < 0.6:
        survival = np.exp(-grid.spacing_mm[0] * projector.apply(torch.from_numpy(phantom.attenuation)).numpy())
    return Sinogram(lines, geometry, unit_grid, f"{BQML}*mm", Kind.REPROJECTED, BQML), survival


def _cut(image: Image, n_slices: int, rng: Generator) -> Phantom:
    """Consecutive slices of a case, square, mirrored at random; beyond its ends the last slice is repeated."""
    first = int(rng.integers(max(1, image.grid.size[2] - n_slices + 1)))
    index = np.minimum(np.arange(first, first + n_slices), image.grid.size[2] - 1)
    side = min(image.grid.size[:2])
    top, left = ((size - side) // 2 for size in (image.grid.size[1], image.grid.size[0]))
    values = np.clip(image.values[index, top : top + side, left : left + side], 0, None)
    for axis in (1, 2):
        if rng.random() < 0.5:
            values = np.flip(values, axis)
    return Phantom(np.ascontiguousarray(values), None, ImageGrid((side, side, n_slices), image.grid.spacing_mm), "case")


def _reprojected(lines: Sinogram, survival: FloatArray | None, counts: Counts, rng: Generator) -> Volume:
    """What becomes of an image whose low-dose scan was reconstructed by OSEM and projected again.

    The truth is the same reconstruction of noise-free counts: a network that saw the sharp phantom instead would learn
    to sharpen, and would show more than the image that it was given can tell.
    """
    noisy, clean = (
        torch.from_numpy(values)
        for values in noisy_and_clean_images(lines, survival, random_level(counts, rng), counts, rng)
    )
    projector = get_projector(lines.geometry, lines.grid, CLINIC_SUBSETS)
    noisy, clean = projector.apply(noisy), projector.apply(clean)
    gain = noise_gain(noisy)
    return Volume(truth=(clean / gain).numpy(), low=(noisy / gain).numpy())


def noisy_and_clean_images(
    lines: Sinogram, survival: FloatArray | None, counts_per_bin: float, counts: Counts, rng: Generator
) -> tuple[FloatArray, FloatArray]:
    """Low-dose images as clinics have them, `[z, y, x]`: OSEM of random settings, of noisy and of noise-free counts."""
    per_slice = counts_per_bin * lines.geometry.n_angles * lines.geometry.n_radial
    background = rng.uniform(0, counts.largest_background)
    low = simulate_counts(lines, rng, counts_per_slice=per_slice, background=background, attenuation=survival)
    settings = OsemSettings(
        iterations=int(rng.integers(1, 5)),
        subsets=CLINIC_SUBSETS,
        # On the unit grid a pixel is the millimetre.
        post_filter_mm=float(rng.choice([0.0, rng.uniform(0.5, widest_filter(lines.grid))])),
    )
    noisy, clean = (osem(sinogram, settings).values for sinogram in (low, expectation(low, lines, survival)))
    return noisy, clean


def widest_filter(grid: ImageGrid) -> float:
    """The widest filter of a clinic's image in pixels: the same share of a body, whatever the pixel, on a fine grid."""
    return WIDEST_FILTER * max(1.0, grid.size[0] / FINE_SIDE)


def expectation(low: Sinogram, lines: Sinogram, survival: FloatArray | None) -> Sinogram:
    """What the counts `low` of the lines would be without noise."""
    trues = lines.values if survival is None else lines.values * survival
    scatter = low.corrections.background
    return replace(low, values=trues * np.float32(low.calibration) + (0 if scatter is None else scatter))


def random_level(counts: Counts, rng: Generator) -> float:
    """Mean trues in a bin, log-uniform."""
    return float(np.exp(rng.uniform(np.log(counts.lowest_per_bin), np.log(counts.highest_per_bin))))


def draw(volume: Volume, config: TrainingConfig, rng: Generator, level: float | None = None) -> Batch:
    """One crop of one slice with new noise; `level` fixes the mean trues in a bin, else it is random."""
    n_slices, n_angles, n_radial = volume.truth.shape
    z = int(rng.integers(n_slices))
    step = rng.choice([-1, 1])
    index = np.clip(z + step * np.arange(-config.neighbours, config.neighbours + 1), 0, n_slices - 1)
    if volume.low is None:
        assert volume.background is not None
        level = random_level(config.counts, rng) if level is None else level
        share = rng.uniform(0, config.counts.largest_background)
        shape = (1 + config.neighbours * 2, n_angles, n_radial)
        used, inverse = np.unique(index, return_inverse=True)
        expected = np.float32(level) * (volume.truth[used] + np.float32(share) * volume.background[used])
        stack = rng.poisson(expected).astype(np.float32)[inverse].reshape(shape)
        truth = expected[inverse[config.neighbours]]
    else:
        stack, truth = volume.low[index], volume.truth[z]
    noise = standardise(torch.from_numpy(stack)[None])
    top, left = (int(rng.integers(size - config.crop + 1)) for size in (n_angles, n_radial))
    window = (..., slice(top, top + config.crop), slice(left, left + config.crop))
    flips = [axis for axis in (-2, -1) if rng.random() < 0.5]

    def cut(values: Tensor) -> Tensor:
        return values[window].flip(flips)

    middle = torch.from_numpy(stack[None, config.neighbours : config.neighbours + 1])
    cropped = Standardisation(cut(noise.variance), noise.mean, cut(noise.neighbours))
    return Batch(
        cut(middle), cut(torch.from_numpy(np.ascontiguousarray(truth))[None, None]), cropped, published_scale(middle)
    )


def collate(samples: Sequence[Batch], device: torch.device) -> Batch:
    """Several samples as one batch on the device."""

    def join(parts: list[Tensor]) -> Tensor:
        return torch.cat(parts).to(device)

    return Batch(
        join([sample.x_last for sample in samples]),
        join([sample.x_0 for sample in samples]),
        Standardisation(
            join([sample.noise.variance for sample in samples]),
            join([sample.noise.mean for sample in samples]),
            join([sample.noise.neighbours for sample in samples]),
        ),
        join([sample.scale for sample in samples]),
    )


class Pool:
    """The volumes in use: those with the numbers `newest - size + 1` to `newest`, made as they are asked for."""

    def __init__(self, config: TrainingConfig, cases: Sources) -> None:
        self.config = config
        self.cases = cases
        self._volumes: dict[int, Volume] = {}

    def volume(self, step: int, rng: Generator) -> Volume:
        """A random volume of those that are in use at `step`."""
        newest = self.config.pool - 1 + step // self.config.steps_per_volume
        oldest = newest - self.config.pool + 1
        for number in [number for number in self._volumes if number < oldest]:
            del self._volumes[number]
        number = int(rng.integers(oldest, newest + 1))
        if number not in self._volumes:
            self._volumes[number] = make_volume(self.config, TRAINING, number, self.cases)
        return self._volumes[number]


def batch_at(pool: Pool, step: int, device: torch.device, share: slice) -> Batch:
    """The samples `share` of the batch of a step: a function of the seed, the step and their numbers alone."""
    samples = []
    for number in range(share.start, share.stop):
        rng = np.random.default_rng([pool.config.seed, 2, step, number])
        samples.append(draw(pool.volume(step, rng), pool.config, rng))
    return collate(samples, device)


def validation_batches(config: TrainingConfig, cases: Sources, device: torch.device) -> list[Batch]:
    """Fixed crops of phantoms (and of cases) that training never sees: DRF 4, 20 and 100 of 300 counts a bin."""
    batches = []
    for number in range(config.validation_volumes):
        volume = make_volume(config, VALIDATION, number, cases)
        rng = np.random.default_rng([config.seed, 3, number])
        samples = [draw(volume, config, rng, level) for level in (75.0, 15.0, 3.0) for _ in range(2)]
        batches.append(collate(samples, device))
    return batches
