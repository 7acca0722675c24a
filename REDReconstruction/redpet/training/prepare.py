"""`redpet prepare`: folders of cases become training shards, split by patient, with a manifest that can be checked."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from redpet.case import DoseLevel, FloatArray, Sinogram, SinogramGeometry
from redpet.case.choice import Choice
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import CASE_FILE, read_case_header
from redpet.dicom.found import SeriesInfo, scan
from redpet.dicom.headers import text_of
from redpet.dicom.series import image_bytes
from redpet.errors import InputError
from redpet.machine.paths import as_bytes
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import require_room, staged_folder
from redpet.projection.dose import project
from redpet.readers import read_input
from redpet.restoration.noise_standardised import gain_of
from redpet.training.shards import MANIFEST, TEST, TRAINING, VALIDATION, VERSION, Manifest, Shard, write_shard

SHARDS = "shards"


class PrepareJob(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The folder of cases, where the shards go, and the shares of patients to validate and to test with."""

    folder: Path
    out: Path
    validation: float = 0.1
    test: float = 0.1
    seed: int = 0
    series: str | None = None
    doses: dict[str, float] = {}
    outside: bool = False
    frames: str | None = None
    device: str = "cpu"


@dataclass(frozen=True)
class Found:
    """A case that can be trained on: where it is, its patient's code, and what its shards take on the disk at least."""

    path: Path
    patient: str
    least_bytes: int


def prepare(job: PrepareJob, progress: Progress | None = None) -> Manifest:
    """Write a shard for each patient and dose level below full dose; returns the manifest.

    A case is a sub-folder or a file of `job.folder` that `read_input` takes, with its full dose and at least one lower
    level. A patient is told by the PatientID of DICOM, else by the case's name; no name or ID is written, only a code
    that is salted with the seed. The folder appears whole or not at all.

    Raises InputError where a case cannot be read, has no full dose or no low one, where its levels do not fit
    together, or where there are fewer patients than splits.
    """
    progress = progress or Silent()
    check(job)
    with staged_folder(job.out, (job.folder,)) as folder:
        places = case_places(job.folder)
        found = []
        for number, path in enumerate(places):
            progress.step("read cases", number, len(places))
            found.append(found_at(path, job.seed))
        require_room(folder, sum(one.least_bytes for one in found))
        splits = split_patients([one.patient for one in found], job)
        (folder / SHARDS).mkdir()
        shards: list[Shard] = []
        for number, one in enumerate(found):
            progress.step("write shards", number, len(found))
            shards += write_case(one, splits[one.patient], folder, job)
        progress.step("write shards", len(found), len(found))
        manifest = Manifest(VERSION, job.seed, tuple(shards))
        (folder / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest), indent=2) + b"\n")
    return manifest


def check(job: PrepareJob) -> None:
    """Raise InputError for shares that leave nothing to train on."""
    if job.validation <= 0 or job.test < 0 or job.validation + job.test >= 1:
        raise InputError(
            f"the shares {job.validation:g} to validate and {job.test:g} to test with must be above 0 (a test "
            "share of 0 leaves it out) and leave some to train on."
        )


def case_places(folder: Path) -> list[Path]:
    """The cases in a folder by name. Raises InputError where there is none."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name the folder that holds the cases.")
    places = sorted(
        path
        for path in folder.iterdir()
        if not path.name.startswith(".") and (path.is_dir() or path.suffix.lower() in (".hs", ".npz"))
    )
    if not places:
        raise InputError(f"{folder} holds no case: give each case a folder of its own in it.")
    return places


def found_at(path: Path, seed: int) -> Found:
    """What the headers of a case tell."""
    series = scan(path).series if path.is_dir() else ()
    return Found(path, patient_code(path, series, seed), least_bytes(path, series))


def least_bytes(path: Path, series: Sequence[SeriesInfo]) -> int:
    """What the shards of a case take at least: a pair for each low dose, of sinograms no smaller than its images."""
    if (path / CASE_FILE).is_file():
        low = [level for level in read_case_header(path).levels if level.drf != 1]
        files = [path / (level.sinogram or level.image or "") for level in low]
        return 2 * sum(file.stat().st_size for file in files if file.is_file())
    images = sorted(image_bytes(one) for one in series if one.is_pet)
    return 2 * sum(images[:-1])


def patient_code(path: Path, series: Sequence[SeriesInfo], seed: int) -> str:
    """A code that is the same for all cases of a patient and tells nothing of him."""
    patient = text_of(series[0].slices[0].header, "PatientID") if series else ""
    identity = f"patient {patient}" if patient else f"case {path.name}"
    return hashlib.blake2b(as_bytes(identity), key=f"prepare {seed}".encode(), digest_size=8).hexdigest()


def split_patients(patients: Sequence[str], job: PrepareJob) -> dict[str, str]:
    """The split of each patient, by the order of the codes: at least one to validate, to test where asked, to train."""
    ordered = sorted(set(patients))
    validation = max(1, round(job.validation * len(ordered)))
    test = max(1, round(job.test * len(ordered))) if job.test else 0
    if validation + test >= len(ordered):
        raise InputError(
            f"{job.folder} holds cases of {len(ordered)} patient{'s' * (len(ordered) != 1)}: training, validation"
            f"{' and test' if test else ''} need at least one each."
        )
    names = [VALIDATION] * validation + [TEST] * test
    return dict(zip(ordered, [*names, *[TRAINING] * len(ordered)], strict=False))


def write_case(found: Found, split: str, folder: Path, job: PrepareJob) -> list[Shard]:
    """The shards of a case, one for each low dose level."""
    case = read_input(found.path, Choice(job.series, job.doses, job.outside, job.frames))
    full = case.full
    low_levels = [level for level in case.levels if level.drf is not None and level.drf > 1]
    if full is None or not low_levels:
        raise InputError(f"{found.path} needs its full dose and a lower one to train on: it has no such pair.")
    shards = []
    for level in low_levels:
        low_lines = lines_of(level, None, job.device)
        full_lines = lines_of(full, low_lines.geometry, job.device)
        low, target = pair(low_lines, full_lines, found.path)
        assert level.drf is not None
        name = f"{SHARDS}/{found.patient}-{code_of(found.path)}-drf-{level.drf:g}.safetensors"
        shape = (low.shape[0], low.shape[1], low.shape[2])
        sha256 = write_shard(folder / name, low, target)
        mean = float(low.mean())
        shards.append(Shard(name, found.patient, split, low_lines.kind, level.drf, shape, mean, sha256))
    return shards


def lines_of(level: DoseLevel, geometry: SinogramGeometry | None, device: str) -> Sinogram:
    """The sinogram of a level: measured, or its image projected by `geometry`, else by one that holds it."""
    if level.sinogram is not None:
        return level.sinogram
    assert level.image is not None
    return project(level.image, geometry or geometry_for_image(level.image), device=device)


def pair(low: Sinogram, full: Sinogram, path: Path) -> tuple[FloatArray, FloatArray]:
    """Both sinograms in noise-equivalent counts of the low one.

    Raises InputError where they do not lie on one grid or are of different kinds.
    """
    if (low.kind, low.unit, low.values.shape) != (full.kind, full.unit, full.values.shape):
        raise InputError(
            f"{path}: its low dose ({low.kind}, {low.unit}, {low.values.shape}) and its full dose ({full.kind}, "
            f"{full.unit}, {full.values.shape}) do not fit together."
        )
    gain = gain_of(low)
    # Counts of another dose are brought to the low one's expectation by their calibrations.
    ratio = low.calibration / full.calibration
    return (
        np.ascontiguousarray(low.values / np.float32(gain)),
        np.ascontiguousarray(full.values * np.float32(ratio / gain)),
    )


def code_of(path: Path) -> str:
    """Eight letters for a case's name."""
    return hashlib.sha256(as_bytes(path.name)).hexdigest()[:8]
