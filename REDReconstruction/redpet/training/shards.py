"""Training shards: pairs of low-dose and full-dose sinograms on disk, a file a patient and dose, and their manifest."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file

from redpet.case import FloatArray, Kind
from redpet.errors import InputError, OutputError
from redpet.machine.paths import read_file, utf8_path

MANIFEST = "manifest.json"
VERSION = 1
TRAINING, VALIDATION, TEST = "training", "validation", "test"
LOW, FULL = "low", "full"


class Shard(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pair: `low` and `full[slice, angle, radial]`, both divided by the low-dose gain; `patient` is a code."""

    file: str
    patient: str
    split: str
    kind: Kind
    drf: float
    shape: tuple[int, int, int]
    counts_per_bin: float
    sha256: str


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a folder of shards holds; `seed` decided which patient went where."""

    version: int
    seed: int
    shards: tuple[Shard, ...]

    def of(self, split: str, kind: Kind) -> tuple[Shard, ...]:
        """The shards of one split and kind."""
        return tuple(shard for shard in self.shards if (shard.split, shard.kind) == (split, kind))


@dataclass(frozen=True)
class Pair:
    """Some slices of a shard, `[slice, angle, radial]`."""

    low: FloatArray
    full: FloatArray


def write_shard(path: Path, low: FloatArray, full: FloatArray) -> str:
    """Write a pair; returns the SHA-256 of the file. Raises OutputError where it cannot be written."""
    try:
        with utf8_path(path) as name:
            save_file({LOW: torch.from_numpy(low), FULL: torch.from_numpy(full)}, name)
    except SafetensorError as error:
        raise OutputError(
            f"{path} could not be written whole: check for a full disk or a folder without write permission."
        ) from error
    return file_digest(path)


def read_slices(folder: Path, shard: Shard, first: int, count: int) -> Pair:
    """Slices `first` to `first + count - 1` of a shard, read alone; beyond its end the last one is repeated.

    Raises InputError where the file is missing or damaged.
    """
    path = folder / shard.file
    index = [min(number, shard.shape[0] - 1) for number in range(first, first + count)]
    try:
        with utf8_path(path) as name, safe_open(name, framework="pt") as file:
            low, full = (file.get_slice(name)[index[0] : index[-1] + 1].numpy() for name in (LOW, FULL))
    except (SafetensorError, OSError) as error:
        raise InputError(f"{path} cannot be read as a training shard ({error}): prepare the data anew.") from error
    inside = [number - index[0] for number in index]
    return Pair(low[inside], full[inside])


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder that `redpet prepare` wrote.

    Raises InputError where it is missing, damaged or of another version, or where a patient lies in two splits.
    """
    path = folder / MANIFEST
    try:
        manifest = msgspec.json.decode(read_file(path), type=Manifest)
    except OSError as error:
        raise InputError(f"{folder} holds no training shards ({error.strerror}): run redpet prepare.") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{path} is damaged or not ours: {error}.") from error
    if manifest.version != VERSION:
        raise InputError(f"{path} has version {manifest.version}; this program reads {VERSION}.")
    refuse_leaks(manifest.shards, path)
    return manifest


def refuse_leaks(shards: Sequence[Shard], path: Path) -> None:
    """Raise InputError where a patient lies in two splits."""
    split_of: dict[str, str] = {}
    for shard in shards:
        if split_of.setdefault(shard.patient, shard.split) != shard.split:
            raise InputError(
                f"{path}: the patient {shard.patient} lies in {split_of[shard.patient]} and in {shard.split}: prepare "
                "the data anew, a patient belongs to one split."
            )


def check_shards(folder: Path) -> Manifest:
    """Read every shard and compare it with its manifest. Raises InputError that names the first one that differs."""
    manifest = read_manifest(folder)
    for shard in manifest.shards:
        path = folder / shard.file
        if not path.is_file() or file_digest(path) != shard.sha256:
            raise InputError(f"{path} is missing or not what {MANIFEST} says: prepare the data anew.")
    return manifest


def file_digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
