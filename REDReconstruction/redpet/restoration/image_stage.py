"""The image stage: a small U-Net that corrects an image in units of its local noise, slice by slice.

RED restores sinograms and never sees what becomes of them. After the reconstruction this network sees both images, of
the low-dose sinogram and of the restored one, with their neighbouring slices, and adds a correction to the latter.
The same network upon a Gaussian-filtered image in place of the restored one is the image U-Net: what is reached
without RED.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from scipy.ndimage import gaussian_filter
from torch import Tensor
from torch.nn import functional

from redpet.case import FloatArray, Image, Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import by_slices, in_turn, room
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.reconstruct import OSEM, ReconstructionSettings
from redpet.restoration.compiled import Compiled, ready
from redpet.restoration.guest import Guest, restored_by
from redpet.restoration.image_method import image_method, in_one_pass
from redpet.restoration.methods import IMAGE, IMAGE_UNET
from redpet.restoration.model_file import ModelFile, Variant
from redpet.restoration.network import Restorer
from redpet.restoration.slices import BATCH_SLICES, slice_stacks
from redpet.restoration.space import OnStep, ignore_step

NOISE_SIGMA = 4.0
"""Standard deviation in pixels over which noise and intensity are estimated."""
SMALLEST_NOISE = 0.005
"""The least noise, as a share of the local and of the slice's mean intensity."""
FILTER_SIGMA = 1.5
"""Standard deviation in pixels of the filter that stands in for RED in the image U-Net."""
EXTRA_CHANNELS = 2
LARGEST_SHARE, UNKNOWN_SHARE = 0.25, 0.5
Stage = Variant | Guest
"""What corrects images: a variant of a model file of ours, or a network of another maker."""
Restore = Callable[[Any, Tensor, OnStep], Tensor]
"""How a network corrects an image: see `image_method.py`."""
STAGE_OSEM = OsemSettings(4, 16)
"""How the images are made that the stage is trained on."""


@dataclass(frozen=True)
class LocalNoise:
    """What is known of each slice: local `mean` and `deviation`, both `[slice, y, x]`, and its `level[slice, 1, 1]`."""

    mean: FloatArray
    deviation: FloatArray
    level: FloatArray


def channels(neighbours: int) -> int:
    """The input channels of the network."""
    return 2 * (2 * neighbours + 1) + EXTRA_CHANNELS


def local_noise(given: FloatArray, base: FloatArray) -> LocalNoise:
    """The noise of `given[z, y, x]`, from what distinguishes it from the less noisy image `base`."""

    def smooth(values: FloatArray) -> FloatArray:
        smoothed: FloatArray = gaussian_filter(values, (0, NOISE_SIGMA, NOISE_SIGMA), mode="nearest")
        return smoothed

    mean = smooth(base)
    level = base.mean(axis=(1, 2), keepdims=True).clip(1e-12)
    variance = smooth((given - base) ** 2) + SMALLEST_NOISE**2 * (mean**2 + level**2)
    return LocalNoise(mean, np.sqrt(variance), level)


def filtered(given: FloatArray) -> FloatArray:
    """The image `[z, y, x]` that the image U-Net starts from."""
    smoothed: FloatArray = gaussian_filter(given, (0, FILTER_SIGMA, FILTER_SIGMA), mode="nearest")
    return smoothed


def stage_input(given: Tensor, base: Tensor, mean: Tensor, deviation: Tensor, level: Tensor) -> Tensor:
    """The channels `[batch, 2 (2 h + 1) + 2, y, x]` of stacks `[batch, 2 h + 1, y, x]`.

    `mean` and `deviation` are `[batch, 1, y, x]`, `level` is `[batch, 1, 1, 1]`, all of the middle slice.
    """
    middle = base.shape[1] // 2
    return torch.cat(
        (
            (base - mean).div_(deviation).asinh_(),
            (given - base).div_(deviation),
            base[:, middle : middle + 1] / (2 * level) - 1,
            torch.log(deviation / level),
        ),
        dim=1,
    )


def image_stage_for(
    model: ModelFile | Guest | None, low: Sinogram, settings: ReconstructionSettings
) -> tuple[Stage | None, tuple[str, ...]]:
    """What corrects the reconstruction, and why nothing does where the model has an image stage.

    A stage is left out for images that are made otherwise than those of its training. Raises InputError where the
    method is nothing else.
    """
    if isinstance(model, Guest):
        return (model if model.on_images else None), ()
    variant = None if model is None else model.variant_serving(low)
    if variant is None or variant.recipe.image is None:
        return None, ()
    wanted = variant.recipe.image.osem
    if settings.reconstruction == OSEM and settings.unfiltered.osem == wanted:
        return variant, ()
    made = f"OSEM of {wanted.iterations} iterations and {wanted.subsets} subsets without a point spread"
    if not variant.recipe.restores_sinograms:
        method = variant.recipe.method
        raise InputError(f"the method {method} was trained on {made}, and works on such images alone.")
    return None, (f"the image stage was left out: it was trained on {made}, and these images are made otherwise.",)


def follows(stage: Stage | None) -> bool:
    """Whether a stage corrects the image of a restored sinogram, and not that of the low dose."""
    return isinstance(stage, Variant) and stage.recipe.restores_sinograms


def neighbours_of(stage: Stage | None) -> int:
    """The slices on each side that an image stage sees beside the one that it corrects."""
    if isinstance(stage, Guest):
        return stage.contract.neighbours
    return stage.recipe.image.neighbours if stage and stage.recipe.image else 0


def kept_share(kind: Kind, drf: float | None) -> float:
    """How much of the given image stays in the corrected one.

    A re-projected image is judged against the full dose of the same scan, 1/DRF of whose counts are its own: their
    noise is in both. So much is kept, and at most a quarter; half where nobody says the dose, which costs no dose more
    than it gains (`Testing/benchmarks/kept_share.py`); nothing of full dose, and nothing of measured counts, which are
    judged against the truth.
    """
    if kind is not Kind.REPROJECTED:
        return 0.0
    if drf is None:
        return UNKNOWN_SHARE
    return min(1 / drf, LARGEST_SHARE) if drf > 1 else 0.0


def corrected(
    given: Image,
    restored: Image,
    stage: Stage,
    share: float = 0.0,
    *,
    device: str = "cpu",
    on_step: OnStep = ignore_step,
) -> Image:
    """`restored` with the correction of an image stage, and a `share` of `given`, the low-dose image.

    Where a variant has no stage for sinograms it starts from the filtered image of the low dose in place of
    `restored`, as an image U-Net beside the stage does. Both images are as the reconstruction made them, without a
    filter of ours. A network of another maker corrects `given`.
    """
    if isinstance(stage, Guest):
        return replace(restored, values=mixed(restored_by(stage, given.values, on_step), given.values, share))
    recipe = stage.recipe.image
    assert recipe is not None
    passes = len(recipe.networks)

    def by(name: str, base: FloatArray, done: int) -> FloatArray:
        network = ready(stage.networks[name], device, given.values.size)
        restore = image_method(stage.recipe.image_method(name)).restore

        def count(step: int, steps: int) -> None:
            on_step(done * steps + step, passes * steps)

        return correct(given.values, base, network, recipe.neighbours, restore, device=device, on_step=count)

    values = by(IMAGE, restored.values if follows(stage) else by_slices(filtered, given.values), 0)
    if recipe.unet_share:
        values = mixed(values, by(IMAGE_UNET, by_slices(filtered, given.values), 1), recipe.unet_share)
    return replace(restored, values=mixed(values, given.values, share))


def mixed(values: FloatArray, others: FloatArray, share: float) -> FloatArray:
    """`values` with a `share` of the `others`."""
    if share == 0:
        return values
    return by_slices(lambda its, others: its + np.float32(share) * (others - its), values, others)


@torch.inference_mode()
def correct(
    given: FloatArray,
    base: FloatArray,
    network: Restorer | Compiled,
    neighbours: int,
    restore: Restore = in_one_pass,
    *,
    device: str = "cpu",
    batch: int = BATCH_SLICES,
    on_step: OnStep = ignore_step,
) -> FloatArray:
    """The corrected image `[z, y, x]`, in the unit of both; not negative, and zero where a slice has no activity."""
    low, start = (torch.from_numpy(np.ascontiguousarray(values)) for values in (given, base))
    corrected = room(base.shape)
    parts = batches(len(base), batch)
    for done, part in enumerate(in_turn(parts)):

        def count(step: int, steps: int, done: int = done) -> None:
            on_step(done * steps + step, len(parts) * steps)

        noise = local_noise(given[part], base[part])
        mean, deviation, level = (
            torch.from_numpy(one).to(device)[:, None] for one in (noise.mean, noise.deviation, noise.level)
        )
        given_stack, stack = (slice_stacks(values, neighbours, part).to(device) for values in (low, start))
        x = stage_input(given_stack, stack, mean, deviation, level)
        rows, columns = x.shape[-2:]
        right, below = -columns % network.config.multiple, -rows % network.config.multiple
        if right or below:  # else it would be copied
            x = functional.pad(x, (0, right, 0, below), mode="replicate")
        change = deviation[:, 0] * restore(network, x, count)[:, 0, :rows, :columns]
        its = (stack[:, neighbours] + change).clamp_min_(0)
        its[(stack[:, neighbours] == 0).all(dim=-1).all(dim=-1)] = 0
        corrected[part] = its.cpu().numpy()
    return corrected
