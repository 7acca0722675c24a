"""What a restoration gives, and the record of how it came about."""

import hashlib
import time
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import Any

import numpy as np

from redpet import __version__
from redpet.case import Case, DoseLevel, FloatArray, Image
from redpet.case.study import LOW, Study
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.suv import suv_of_source
from redpet.dicom.suv_words import injection_in_words
from redpet.machine.devices import Compute, describe
from redpet.machine.scratch import few
from redpet.reconstruction.reconstruct import ReconstructionSettings, described
from redpet.restoration.compiled import described as networks_described
from redpet.restoration.guest import Guest
from redpet.restoration.image_stage import Stage, follows
from redpet.restoration.keeping import WHOLE, Kept
from redpet.restoration.model_file import ModelFile
from redpet.restoration.restorer import Model, Restoration


@dataclass(frozen=True)
class Clock:
    """When a job began."""

    started: datetime = field(default_factory=lambda: datetime.now(UTC))
    ticks_s: float = field(default_factory=time.perf_counter)

    @property
    def seconds(self) -> float:
        """How long it has run."""
        return time.perf_counter() - self.ticks_s


@dataclass(frozen=True, eq=False)
class Restored:
    """Some slices of a dose level, restored.

    `part` is the first slice and one after the last. `studies` holds `low`, `restored` and, where there is a reference,
    `full`. `stage` is what corrected the image, where anything did. `kept` is what stayed of the
    low dose's image, `removed` what went, in its unit; None where nothing is restored. `hints` are what is said before
    all other warnings.
    """

    level: DoseLevel
    part: tuple[int, int]
    studies: dict[str, Study]
    restoration: Restoration
    stage: Stage | None
    kept: Kept
    removed: Image | None
    warnings: tuple[str, ...]
    hints: tuple[str, ...] = ()

    @property
    def method(self) -> str:
        """What the image was made by, for people: a `+` says that an image stage followed a restored sinogram."""
        stage = "+" if follows(self.stage) else ""
        step = ", data-consistent" if self.kept.consistency else ""
        strength = "" if self.kept.strength == WHOLE else f" at {self.kept.strength:g} %"
        back = f", {self.kept.given_back:g} % given back" if self.kept.given_back else ""
        region = ", a region protected" if self.kept.protected_ml else ""
        return self.restoration.label + stage + step + strength + back + region


def record_of(
    restored: Restored,
    case: Case,
    model: Model | None,
    settings: ReconstructionSettings,
    compute: Compute,
    clock: Clock,
    stated: Stated = NOTHING_STATED,
) -> dict[str, Any]:
    """The record that `run.json` keeps; `stated` is what the user said of the injection."""
    image = restored.level.image
    suv = None if image is None else suv_of_source(image, stated)
    low, restoration = restored.studies[LOW].sinogram, restored.restoration
    return {
        "redpet": __version__,
        "command": "restore",
        "started": clock.started.isoformat(timespec="seconds"),
        "seconds": round(clock.seconds, 3),
        "device": describe(compute.device),
        "input": {
            "kind": str(low.kind),
            "uncorrected": list(low.corrections.missing),
            "unit": low.unit,
            "drf": restored.level.drf,
            "slices": list(restored.part),
            "sha256": sha256_of(low.values),
            "provenance": dict(case.provenance),
            "frames": None if image is None else image.provenance.get("frames"),
            "injection": None if suv is None else {"told": injection_in_words(suv), **asdict(stated)},
        },
        "method": restored.method,
        "image_stage": restored.stage is not None,
        "kept_share": restored.kept.share,
        "strength": restored.kept.strength,
        "given_back": restored.kept.given_back,
        "protected_ml": restored.kept.protected_ml,
        "consistency": restored.kept.consistency,
        "model": None if model is None else model_record(model),
        "networks": networks_described(compute.device) if isinstance(model, ModelFile) else None,
        "contract": plain_contract(model),
        "steps": restoration.steps,
        "noise_gain": restoration.gain,
        "outside_training": list(restoration.warnings),
        "reconstruction": described(settings, compute.projector),
        "warnings": list(warnings_of(restored, case, stated)),
    }


def sha256_of(values: FloatArray) -> str:
    """The SHA-256 of an array as it lies in memory."""
    found = hashlib.sha256()
    for part in few(values):
        found.update(np.ascontiguousarray(values[part]).data)
    return found.hexdigest()


def model_record(model: Model) -> dict[str, str]:
    """What a model is known by: its name, its bytes, and, of ours, its weights, by which intervals know it."""
    told = {"name": model.name, "sha256": model.sha256}
    return told | {"weights_sha256": model.weights_sha256} if isinstance(model, ModelFile) else told


def plain_contract(model: Model | None) -> dict[str, Any] | None:
    """The contract of a network of another maker, with its licence and whom to cite; None for models of ours."""
    if not isinstance(model, Guest):
        return None
    import msgspec

    content: dict[str, Any] = msgspec.to_builtins(model.contract)
    return content


def warnings_of(restored: Restored, case: Case, stated: Stated = NOTHING_STATED) -> tuple[str, ...]:
    """What a reader of the result should know, each sentence once: of the case, its SUV and the restoration."""
    said = (*restored.hints, *case.warnings, *suv_warnings(restored.level, stated), *restored.warnings)
    return tuple(dict.fromkeys(said))


def suv_factor(level: DoseLevel, stated: Stated) -> float | None:
    """What takes the unit of the level's image to SUV, where its DICOM series says it."""
    suv = None if level.image is None else suv_of_source(level.image, stated)
    return None if suv is None else suv.factor


def suv_warnings(level: DoseLevel, stated: Stated) -> tuple[str, ...]:
    """Where a rule had to choose for the SUV of a DICOM series, and why it has none."""
    suv = None if level.image is None else suv_of_source(level.image, stated)
    return () if suv is None else (*suv.warnings, *([suv.reason] if suv.reason else []))
