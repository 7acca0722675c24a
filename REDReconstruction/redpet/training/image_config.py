"""The TOML file of a training of the image stage, or of the image U-Net."""

from dataclasses import replace
from pathlib import Path

import msgspec

from redpet.case import Kind
from redpet.errors import InputError
from redpet.machine.paths import read_file
from redpet.restoration.network import NetworkConfig
from redpet.training.config import NETWORK_KEYS, Counts, place_beside

POSITIVE = (
    "steps", "batch", "crop", "volumes", "validation_volumes", "slices", "validate_every", "learning_rate",
)  # fmt: skip
NOT_NEGATIVE = (
    "seed",
    "volume_seed",
    "neighbours",
    "threads",
    "checkpoint_every_s",
    "lesion_weight",
    "most_lesions",
    "scans",
    "textured",
    "observer_weight",
)
CHANGEABLE = (
    "out",
    "shards",
    "model",
    "image_unet",
    "image_unet_share",
    "start_from",
    "threads",
    "device",
    "checkpoint_every_s",
)
"""What may change while a training is stopped; that the model is the same is checked by its bytes."""
OF_VOLUMES = ("kind", "volume_seed", "slices", "sides", "counts", "most_lesions")


class ImageTrainingConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to train, on what, how long. Paths are relative to the file; every default is a working one.

    `model` is the RED whose restorations the stage corrects, the built-in one by default; `shards` is where the volumes
    are kept, so that a second training need not make them again. The last `scans` of the volumes look like images of a
    scanner, and `textured` ones before them like the tissue of people. Small lesions weigh `lesion_weight` more than
    the rest, and `observer_weight` is that of the error as an observer's channels see it. `image_unet` is a model file
    whose image U-Net, trained by the same config, is put beside the stage with a share in its result.
    """

    out: Path
    model: Path | None = None
    image_unet: Path | None = None
    image_unet_share: float = 0.3
    shards: Path | None = None
    start_from: Path | None = None
    kind: Kind = Kind.MEASURED
    seed: int = 1
    volume_seed: int = 11
    volumes: int = 380
    scans: int = 0
    textured: int = 0
    validation_volumes: int = 16
    slices: int = 8
    sides: tuple[int, ...] = (96, 128, 128, 128, 144, 192)
    counts: Counts = Counts(0.4, 150.0, 0.6)
    most_lesions: int = 12
    steps: int = 3000
    batch: int = 4
    crop: int = 96
    neighbours: int = 2
    lesion_weight: float = 2.0
    observer_weight: float = 0.0
    learning_rate: float = 1.5e-3
    average: float = 0.999
    validate_every: int = 500
    checkpoint_every_s: float = 120.0
    threads: int = 0
    device: str = "auto"
    network: NetworkConfig = NetworkConfig(
        width=16, multipliers=(1, 2, 4), attention=False, kernel=3, expansion=1, time=False, zero_last=True
    )

    def __post_init__(self) -> None:
        for name in POSITIVE:
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be above 0")
        for name in NOT_NEGATIVE:
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative")
        if not 0 <= self.average <= 1:
            raise ValueError("average must lie between 0 and 1")
        if not 0 < self.image_unet_share < 1:
            raise ValueError("image_unet_share must lie between 0 and 1")
        if self.crop % self.network.multiple:
            raise ValueError(f"crop must be a multiple of {self.network.multiple} for this network")
        if self.scans + self.textured > self.volumes:
            raise ValueError("scans and textured must not be more than volumes")
        if not self.sides or self.crop > min(self.sides):
            raise ValueError("crop must not be larger than the smallest of the sides")


def load_image_config(path: Path) -> ImageTrainingConfig:
    """Read a TOML file. Raises InputError that names the file and the key."""
    try:
        content = read_file(path)
        config = msgspec.toml.decode(content, type=ImageTrainingConfig, dec_hook=_as_path)
        network = msgspec.toml.decode(content).get("network", {})
    except OSError as error:
        raise InputError(f"{path}: the training file cannot be read ({error.strerror}).") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, InputError) as error:
        raise InputError(f"{path}: {str(error).rstrip('.')}.") from error
    if unknown := set(network) - set(NETWORK_KEYS):
        raise InputError(f"{path}: [network] has no {', '.join(sorted(unknown))}; it has {', '.join(NETWORK_KEYS)}.")
    return msgspec.structs.replace(
        config,
        out=place_beside(path, config.out),
        shards=place_beside(path, config.shards or config.out / "volumes"),
        model=config.model and place_beside(path, config.model),
        image_unet=config.image_unet and place_beside(path, config.image_unet),
        start_from=config.start_from and place_beside(path, config.start_from),
        network=replace(config.network, time=False, zero_last=True),
    )


def image_config_from(text: str) -> ImageTrainingConfig:
    """The config of a checkpoint. Raises msgspec's errors and InputError for anything else."""
    return msgspec.json.decode(text, type=ImageTrainingConfig, dec_hook=_as_path)


def _as_path(kind: type, value: object) -> object:
    return Path(value) if kind is Path and isinstance(value, str) else value
