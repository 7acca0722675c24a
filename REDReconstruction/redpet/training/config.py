"""The TOML file of a training."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path

import msgspec

from redpet.case import Kind
from redpet.errors import InputError
from redpet.machine.paths import as_bytes, legible, read_file
from redpet.restoration.methods import DCN, METHODS, NOISE_STANDARDISED, PUBLISHED, method_of
from redpet.restoration.network import NetworkConfig

NETWORK_KEYS = ("width", "multipliers", "attention", "expansion", "kernel")
"""What `[network]` may say; channels and last layer follow from formulation and neighbours."""
POSITIVE = (
    "steps", "batch", "crop", "pool", "slices", "steps_per_volume", "validate_every", "validation_volumes",
    "learning_rate",
)  # fmt: skip
SMALLEST_CROP = 8
NOT_NEGATIVE = ("seed", "neighbours", "threads", "checkpoint_every_s")
SHARES = ("last_step_share", "case_share", "average", "validation_share")
CHANGEABLE = ("out", "steps", "threads", "device", "checkpoint_every_s", "ren")
"""What may change while a training is stopped; that REN itself is the same is checked by its weights."""
OF_DCN = ("dcn_learning_rate",)


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The counts that the network will see: mean trues in a bin (log-uniform) and share of background."""

    lowest_per_bin: float = 0.5
    highest_per_bin: float = 200.0
    largest_background: float = 0.6

    def __post_init__(self) -> None:
        if not 0 < self.lowest_per_bin <= self.highest_per_bin or not self.largest_background >= 0:
            raise ValueError("lowest_per_bin must lie above 0 and not above highest_per_bin, background not below 0")


class TrainingConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to train, on what, how long. Paths are relative to the file; every other default is a working one.

    A `[network]` table starts from the paper's network, not from the small default one.
    """

    out: Path
    formulation: str = NOISE_STANDARDISED
    kind: Kind = Kind.MEASURED
    seed: int = 0
    steps: int = 10_000
    batch: int = 4
    crop: int = 96
    neighbours: int = 2
    learning_rate: float = 1e-3
    dcn_learning_rate: float | None = None
    last_step_share: float = 0.75
    average: float = 0.999
    mixed_precision: bool = True
    pool: int = 64
    slices: int = 8
    steps_per_volume: int = 1
    sides: tuple[int, ...] = (96, 128, 144)
    validate_every: int = 500
    validation_volumes: int = 6
    checkpoint_every_s: float = 120.0
    threads: int = 0
    device: str = "auto"
    start_from: Path | None = None
    ren: Path | None = None
    cases: tuple[Path, ...] = ()
    shards: Path | None = None
    case_share: float = 0.5
    validation_share: float = 0.2
    counts: Counts = Counts()
    network: NetworkConfig = NetworkConfig(width=16, multipliers=(1, 2, 4), attention=False, kernel=5, expansion=1)

    def __post_init__(self) -> None:
        if self.formulation not in (PUBLISHED, NOISE_STANDARDISED):
            raise ValueError(f"formulation is '{self.formulation}': choose {PUBLISHED} or {NOISE_STANDARDISED}")
        for name in POSITIVE:
            if not getattr(self, name) > 0:
                raise ValueError(f"{name} must be above 0")
        for name in NOT_NEGATIVE:
            if getattr(self, name) < 0:
                raise ValueError(f"{name} must not be negative")
        for name in SHARES:
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must lie between 0 and 1")
        if self.dcn_learning_rate is not None and not self.dcn_learning_rate > 0:
            raise ValueError("dcn_learning_rate must be above 0")
        if self.crop % self.network.multiple:
            raise ValueError(f"crop must be a multiple of {self.network.multiple} for this network")
        if not self.sides or not SMALLEST_CROP <= self.crop <= min(self.sides):
            raise ValueError(f"crop must be at least {SMALLEST_CROP} and not larger than the smallest of the sides")


def load_config(path: Path) -> TrainingConfig:
    """Read a TOML file. Raises InputError that names the file and the key."""
    try:
        content = read_file(path)
        config = msgspec.toml.decode(content, type=TrainingConfig, dec_hook=_as_path)
        unknown = set(msgspec.toml.decode(content).get("network", {})) - set(NETWORK_KEYS)
    except OSError as error:
        raise InputError(f"{path}: the training file cannot be read ({error.strerror}).") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError, InputError) as error:
        raise InputError(f"{path}: {str(error).rstrip('.')}.") from error
    if unknown:
        raise InputError(f"{path}: [network] has no {', '.join(sorted(unknown))}; it has {', '.join(NETWORK_KEYS)}.")
    return msgspec.structs.replace(
        config,
        out=place_beside(path, config.out),
        start_from=config.start_from and place_beside(path, config.start_from),
        ren=config.ren and place_beside(path, config.ren),
        cases=tuple(place_beside(path, case) for case in config.cases),
        shards=config.shards and place_beside(path, config.shards),
    )


def place_beside(file: Path, name: Path) -> Path:
    """A path that a training file names, seen from its folder: one place has one spelling, wherever it is typed."""
    return Path(os.path.realpath(file.parent / name))


def network_config_for(config: TrainingConfig, stage: str) -> NetworkConfig:
    """The network of a stage, with as many input channels as its view, its formulation and the neighbours need."""
    method = METHODS[method_of(stage)]
    standardised = config.formulation == NOISE_STANDARDISED
    seen = (3 if standardised else 1) + 2 * config.neighbours
    return replace(
        config.network,
        in_channels=seen + (1 if method.beside else 0),
        time=not method.in_one_pass,
        zero_last=standardised,
    )


def to_json(config: TrainingConfig) -> str:
    """The config as checkpoints keep it: of cases and shards only a code, because a path may name a patient."""
    coded = tuple(_coded(case) for case in config.cases)
    shards = config.shards and _coded(config.shards)
    return msgspec.json.encode(msgspec.structs.replace(config, cases=coded, shards=shards), enc_hook=path_text).decode()


def path_text(path: Path) -> str:
    """A path as a text of JSON."""
    return legible(str(path))


def _coded(path: Path) -> Path:
    return Path(hashlib.sha256(as_bytes(str(path))).hexdigest()[:16])


def from_json(text: str) -> TrainingConfig:
    """The config of a checkpoint; its cases are codes. Raises msgspec's errors and InputError for anything else."""
    return msgspec.json.decode(text, type=TrainingConfig, dec_hook=_as_path)


def differences(stage: str, before: TrainingConfig, now: TrainingConfig) -> list[str]:
    """The keys in which two configs, as checkpoints keep them, describe different trainings of a stage.

    A training may go on in another place, on another device, and to another number of steps.
    """
    free = {*CHANGEABLE, *(() if stage == DCN else OF_DCN)}
    keys = TrainingConfig.__struct_fields__
    return sorted(key for key in keys if key not in free and getattr(before, key) != getattr(now, key))


def _as_path(kind: type, value: object) -> object:
    return Path(value) if kind is Path and isinstance(value, str) else value
