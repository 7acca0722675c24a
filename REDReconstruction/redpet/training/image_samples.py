"""Samples for the image stage: volumes of images before and after the sinogram's restoration, kept on disk.

A volume takes seconds to make (a restoration and several reconstructions) and is a function of a seed and a number, so
it is made once, written to a shard, and cropped at random ever after.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_dilation, grey_opening

from redpet.case import BQML, FloatArray, Image, Kind
from redpet.errors import InputError
from redpet.machine.staging import staged_file, writing
from redpet.machine.threads import PER_WORKER, limited_threads
from redpet.phantoms.random import Phantom, random_phantom
from redpet.phantoms.textured import textured_phantom
from redpet.projection.dose import project, simulate_counts
from redpet.reconstruction.osem import osem
from redpet.restoration.image_stage import STAGE_OSEM
from redpet.restoration.model_file import ModelFile
from redpet.restoration.restorer import restore_sinogram
from redpet.restoration.space import OnStep, ignore_step
from redpet.training.checkpoint import digest
from redpet.training.image_config import OF_VOLUMES, ImageTrainingConfig
from redpet.training.samples import CLINIC_SUBSETS, noise_free, noisy_and_clean_images, random_level

STREAM = 6
"""What keeps these volumes apart from those that the sinogram's networks were trained on."""
FEWEST_ANGLES = 96
LARGEST_LESION_MM = 24.0
LESION_CONTRAST = 0.5


@dataclass(frozen=True)
class ImageVolume:
    """Images `[z, y, x]` of one phantom, in units of the given image's mean.

    `given` is what a reader has without restoration, `restored` the OSEM of the restored sinogram, `truth` the aim;
    `lesions` tells the pixels of small things and their neighbourhood. `counts_per_bin` are the mean trues in a bin,
    NaN in what was kept without them.
    """

    given: FloatArray
    restored: FloatArray
    truth: FloatArray
    lesions: NDArray[np.bool_]
    counts_per_bin: float = math.nan


def make_image_volume(config: ImageTrainingConfig, number: int, model: ModelFile) -> ImageVolume:
    """The volume `number` of a config: nothing else decides what it is, but the model that restores the sinogram.

    Measured: the truth is the phantom. Re-projected: it is the same reconstruction of noise-free counts.
    """
    counts = config.counts
    rng = np.random.default_rng([config.volume_seed, STREAM, number])
    phantom, lesions = body_and_lesions(config, number, rng)
    n_subsets = STAGE_OSEM.subsets if config.kind is Kind.MEASURED else CLINIC_SUBSETS
    lines, survival = noise_free(phantom, rng, FEWEST_ANGLES, n_subsets)
    per_bin = random_level(counts, rng)
    if config.kind is Kind.REPROJECTED:
        given, truth = noisy_and_clean_images(lines, survival, per_bin, counts, rng)
        low = project(Image(given, lines.grid, BQML), lines.geometry, n_subsets=STAGE_OSEM.subsets)
    else:
        low = simulate_counts(
            lines,
            rng,
            counts_per_slice=per_bin * lines.geometry.n_angles * lines.geometry.n_radial,
            background=rng.uniform(0, counts.largest_background),
            attenuation=survival,
        )
        given, truth = osem(low, STAGE_OSEM).values, phantom.activity
    restored = osem(restore_sinogram(low, model).sinogram, STAGE_OSEM).values
    scale = np.float32(1 / max(float(given.mean()), 1e-12))
    return ImageVolume(given * scale, restored * scale, truth * scale, lesions, per_bin)


def body_and_lesions(
    config: ImageTrainingConfig, number: int, rng: np.random.Generator
) -> tuple[Phantom, NDArray[np.bool_]]:
    """The phantom of a volume, and where its small lesions lie."""
    if is_textured(config, number):
        return textured_phantom(rng, config.slices, config.sides)
    as_scan = number >= first_scan(config)
    phantom = random_phantom(rng, config.slices, config.sides, config.most_lesions, as_scan)
    return phantom, small_lesions(phantom.activity, phantom.grid.spacing_mm[0])


def is_textured(config: ImageTrainingConfig, number: int) -> bool:
    """Whether a volume is of the textured kind: those before the scans, and every other one to validate with."""
    if number < config.validation_volumes:
        return config.textured > 0 and number % 2 == 1
    return first_scan(config) - config.textured <= number < first_scan(config)


def first_scan(config: ImageTrainingConfig) -> int:
    """The number of the first volume that looks like an image of a scanner."""
    return config.validation_volumes + config.volumes - config.scans


def kept_volumes(config: ImageTrainingConfig, model: ModelFile, on_step: OnStep = ignore_step) -> list[ImageVolume]:
    """The volumes of a config, first those to validate with; read where they were kept, else made and kept.

    Raises InputError where the folder holds volumes of another kind, or cannot be written.
    """
    folder = volumes_folder(config, model)
    volumes = []
    for number in range(n_volumes(config)):
        if not shard_path(folder, number).is_file():
            with writing(folder):
                keep_volume(config, number, model)
        volumes.append(read_shard(shard_path(folder, number)))
        on_step(number + 1, n_volumes(config))
    return volumes


def volumes_folder(config: ImageTrainingConfig, model: ModelFile) -> Path:
    """The folder of the volumes of a config, made where it is not there, with what they are in `volumes.json`.

    Raises InputError where it holds volumes of another kind, or cannot be written.
    """
    assert config.shards is not None
    folder = config.shards
    told = {name: getattr(config, name) for name in OF_VOLUMES} | {
        "first_scan": first_scan(config) if config.scans else None,
        "ren": "-".join(digest(variant.ren.state_dict()) for variant in model.variants_for(config.kind)),
    }
    if config.textured:
        told["textured"] = [config.validation_volumes, first_scan(config) - config.textured, first_scan(config)]
    text = msgspec.json.format(msgspec.json.encode(told, enc_hook=str)).decode()
    described = folder / "volumes.json"
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        if described.is_file():
            if described.read_text(encoding="utf-8", errors="replace") != text:
                raise InputError(f"{folder} holds volumes of another training: name another folder for `shards`.")
        else:
            if any(not path.name.startswith(".") for path in folder.iterdir()):
                raise InputError(f"{folder} holds other things than volumes: name another folder for `shards`.")
            with staged_file(described, ()) as file:
                file.write_text(text, encoding="utf-8")
    return folder


def n_volumes(config: ImageTrainingConfig) -> int:
    """How many volumes a config has, those to validate with among them."""
    return config.validation_volumes + config.volumes


def missing_volumes(config: ImageTrainingConfig) -> list[int]:
    """The numbers of the volumes that are not kept yet."""
    assert config.shards is not None
    return [number for number in range(n_volumes(config)) if not shard_path(config.shards, number).is_file()]


def keep_volume(config: ImageTrainingConfig, number: int, model: ModelFile) -> None:
    """Make a volume and keep it, on as many threads as a worker has: whoever makes it, it is the same to the bit."""
    assert config.shards is not None
    with limited_threads(PER_WORKER):
        volume = make_image_volume(config, number, model)
    write_shard(volume, shard_path(config.shards, number))


def shard_path(folder: Path, number: int) -> Path:
    """Where a volume is kept."""
    return folder / f"{number:05d}.npz"


def small_lesions(activity: FloatArray, pixel_mm: float) -> NDArray[np.bool_]:
    """Where `activity[z, y, x]` has hot things narrower than 24 mm, more than 1.5:1, and 2 pixels around them."""
    width = 2 * max(1, round(0.5 * LARGEST_LESION_MM / pixel_mm)) + 1
    around = grey_opening(activity, size=(1, width, width))
    hot = activity - around > LESION_CONTRAST * np.maximum(around, 0.1 * activity.mean())
    found: NDArray[np.bool_] = binary_dilation(hot, np.ones((1, 3, 3)), iterations=2)
    return found


def write_shard(volume: ImageVolume, path: Path) -> None:
    """Keep a volume; the file appears whole or not at all."""
    with staged_file(path, ()) as file:
        np.savez(file, **vars(volume))


def read_shard(path: Path) -> ImageVolume:
    """A volume that was kept. Raises InputError where the file is damaged."""
    try:
        with np.load(path) as arrays:
            per_bin = float(arrays["counts_per_bin"]) if "counts_per_bin" in arrays else math.nan
            return ImageVolume(arrays["given"], arrays["restored"], arrays["truth"], arrays["lesions"], per_bin)
    except (ValueError, KeyError, EOFError, BadZipFile) as error:
        raise InputError(f"{path} is not a volume of a training: delete it, and it is made again.") from error
