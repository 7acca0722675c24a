"""The TOML file of a training."""

from pathlib import Path

import msgspec

from redpet.case import Kind
from redpet.errors import InputError
from redpet.restoration.network import NetworkConfig


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The counts that the network will see: mean trues in a bin (log-uniform) and share of background."""

    lowest_per_bin: float = 0.5
    highest_per_bin: float = 200.0
    largest_background: float = 0.6


class TrainingConfig(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to train, on what, how long. Paths are relative to the file; every other default is a working one."""

    out: Path
    formulation: str = "noise-standardised"
    kind: Kind = Kind.MEASURED
    seed: int = 0
    steps: int = 10_000
    batch: int = 4
    crop: int = 96
    neighbours: int = 2
    learning_rate: float = 1e-3
    last_step_share: float = 0.75
    average: float = 0.999
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
    case_share: float = 0.5
    counts: Counts = Counts()
    network: NetworkConfig = NetworkConfig(width=16, multipliers=(1, 2, 4), attention=False, kernel=5, expansion=1)

    def __post_init__(self) -> None:
        if self.formulation not in ("published", "noise-standardised"):
            raise ValueError(f"formulation is '{self.formulation}': choose published or noise-standardised")
        for name in ("steps", "batch", "crop", "pool", "slices", "steps_per_volume", "validate_every"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} must be at least 1")
        if self.crop % self.network.multiple:
            raise ValueError(f"crop must be a multiple of {self.network.multiple} for this network")
        if self.crop > min(self.sides):
            raise ValueError("crop must not be larger than the smallest of the sides")
        if self.neighbours < 0 or not 0 <= self.last_step_share <= 1 or not 0 <= self.case_share <= 1:
            raise ValueError("neighbours must not be negative, shares lie between 0 and 1")


def load_config(path: Path) -> TrainingConfig:
    """Read a TOML file. Raises InputError that names the file and the key."""
    try:
        config = msgspec.toml.decode(path.read_bytes(), type=TrainingConfig, dec_hook=_as_path)
    except OSError as error:
        raise InputError(f"{path}: the training file cannot be read ({error.strerror}).") from error
    except (msgspec.DecodeError, msgspec.ValidationError, InputError) as error:
        raise InputError(f"{path}: {error}.") from error

    def beside(entry: Path) -> Path:
        return entry if entry.is_absolute() else path.parent / entry

    return msgspec.structs.replace(
        config,
        out=beside(config.out),
        start_from=config.start_from and beside(config.start_from),
        ren=config.ren and beside(config.ren),
        cases=tuple(beside(case) for case in config.cases),
    )


def to_json(config: TrainingConfig) -> str:
    """The config as it is kept in checkpoints and model files."""
    return msgspec.json.encode(config, enc_hook=str).decode()


def _as_path(kind: type, value: object) -> object:
    return Path(value) if kind is Path and isinstance(value, str) else value
