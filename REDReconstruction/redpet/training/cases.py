"""Cases from disk for training, split by patient: no patient is both trained on and validated with."""

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pydicom

from redpet.case import FloatArray, Image
from redpet.errors import InputError
from redpet.machine.paths import as_bytes
from redpet.training.config import TrainingConfig
from redpet.training.shards import TRAINING, VALIDATION, Pair, Shard, read_manifest, read_slices


@dataclass(frozen=True)
class StoredPair:
    """A low-dose and a full-dose sinogram that `redpet prepare` wrote."""

    folder: Path
    shard: Shard

    def slices(self, first: int, count: int) -> Pair:
        """Some slices of both, read now."""
        return read_slices(self.folder, self.shard, first, count)


Sources = tuple[Image | StoredPair, ...]


def load_cases(config: TrainingConfig) -> tuple[Sources, Sources]:
    """What to train on and to validate with: true images, or pairs from shards; both empty where there are none.

    Raises InputError that names the case which cannot be used, or where they hold fewer than two patients.
    """
    if config.cases and config.shards:
        raise InputError("name either `cases` or `shards`: a patient in both could be trained on and validated with.")
    if config.shards:
        return stored_pairs(config, TRAINING), stored_pairs(config, VALIDATION)
    if not config.cases:
        return (), ()
    read = [truth_image(path) for path in config.cases]
    patients = [patient_code(image, path, config.seed) for image, path in zip(read, config.cases, strict=True)]
    unseen = validation_patients(patients, config.validation_share)
    images = [fitted(image, path, config) for image, path in zip(read, config.cases, strict=True)]
    pairs = list(zip(images, patients, strict=True))
    return (
        tuple(image for image, patient in pairs if patient not in unseen),
        tuple(image for image, patient in pairs if patient in unseen),
    )


def stored_pairs(config: TrainingConfig, split: str) -> Sources:
    """The pairs of a split that have the kind of the training. Raises InputError for none, or for too small ones."""
    assert config.shards is not None
    found = read_manifest(config.shards).of(split, config.kind)
    if not found:
        raise InputError(f"{config.shards} holds no {config.kind} pairs for {split}: prepare some, or change `kind`.")
    for shard in found:
        if min(shard.shape[1:]) < config.crop:
            raise InputError(
                f"{config.shards / shard.file} has {shard.shape[1]} angles x {shard.shape[2]} bins: `crop` must not be "
                f"larger, and it is {config.crop}."
            )
    return tuple(StoredPair(config.shards, shard) for shard in found)


def truth_image(path: Path) -> Image:
    """What counts as the truth of a case: its true image, or that of its full dose, or the only one.

    Raises InputError where there is none.
    """
    from redpet.readers import read_input

    case = read_input(path)
    if case.truth is not None:
        return case.truth
    level = case.full or (case.levels[0] if len(case.levels) == 1 and case.levels[0].drf is None else None)
    if level is None or level.image is None:
        raise InputError(f"{path} holds no full-dose image to train on: give one, or a CASE with its true image.")
    return level.image


def patient_code(image: Image, path: Path, seed: int) -> str:
    """A code that is the same for all images of a patient: from the PatientID of a DICOM series, else from the path.

    It is salted with the seed of the training and never leaves the memory.
    """
    from redpet.dicom.series import source_files

    patient = ""
    if files := source_files(image):
        header = pydicom.dcmread(files[0], stop_before_pixels=True, specific_tags=["PatientID"], force=True)
        patient = str(header.get("PatientID") or "").strip()
    identity = f"patient {patient}" if patient else f"path {path}"
    return hashlib.blake2b(as_bytes(identity), key=f"split {seed}".encode()).hexdigest()


def validation_patients(patients: Sequence[str], share: float) -> set[str]:
    """The patients to validate with: a `share` of them in the order of their codes, at least one, and not all.

    Raises InputError where there are fewer than two.
    """
    ordered = sorted(set(patients))
    if len(ordered) < 2:
        raise InputError(
            "the cases to train on are of one patient: training and validation need at least one each, so add a "
            "case of another patient or train on phantoms alone."
        )
    return set(ordered[: min(max(1, round(share * len(ordered))), len(ordered) - 1)])


def fitted(image: Image, path: Path, config: TrainingConfig) -> Image:
    """A case as training takes it: not negative, its pixels binned until it is no wider than the largest of `sides`.

    Raises InputError where nothing of it is active, or the crop of the training does not fit into it.
    """
    factor = math.ceil(min(image.grid.size[:2]) / max(config.sides))
    values = binned(np.clip(image.values, 0, None), factor)
    slices, rows, columns = values.shape
    if min(rows, columns) < config.crop:
        raise InputError(
            f"{path} has {image.grid.size[0]} x {image.grid.size[1]} pixels, which become {columns} x {rows} for "
            f"training: `crop` must not be larger, and it is {config.crop}."
        )
    if not values.any():
        raise InputError(f"{path} holds no activity to train on.")
    step_x, step_y, step_z = image.grid.spacing_mm
    grid = replace(image.grid, size=(columns, rows, slices), spacing_mm=(step_x * factor, step_y * factor, step_z))
    return Image(values, grid, image.unit)


def binned(values: FloatArray, factor: int) -> FloatArray:
    """The means of `factor` x `factor` pixels of `values[z, y, x]`; rows and columns that are left over go."""
    slices, rows, columns = values.shape[0], values.shape[1] // factor, values.shape[2] // factor
    blocks = values[:, : rows * factor, : columns * factor].reshape(slices, rows, factor, columns, factor)
    return blocks.mean(axis=(2, 4), dtype=np.float32)
