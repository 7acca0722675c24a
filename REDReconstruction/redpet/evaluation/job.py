"""What `redpet evaluate` is asked to do, and where it keeps each result."""

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import check_drf
from redpet.errors import InputError
from redpet.jobs.restore import RestoreJob, Selection
from redpet.machine.devices import Compute
from redpet.machine.paths import as_bytes, legible
from redpet.reconstruction.reconstruct import RDP, ReconstructionSettings
from redpet.restoration.contract import contract_beside
from redpet.restoration.installed import open_installed
from redpet.restoration.keeping import RULE
from redpet.restoration.methods import METHODS, ONNX, RED, installed, learned
from redpet.restoration.model_file import default_model_path
from redpet.restoration.restorer import RestorerSettings

OSEM, EARLY, GAUSS, FBP = "osem", "osem-early", "osem-gauss", "fbp"
NLM, TV = "osem-nlm", "osem-tv"
RIVALS = {
    OSEM: "OSEM",
    EARLY: "OSEM, early-stopped",
    GAUSS: "OSEM + Gaussian",
    NLM: "OSEM + non-local means",
    TV: "OSEM + total variation",
    RDP: "RDP",
    FBP: "FBP",
}
"""What needs no network. Iterations and strength of the tuned ones come from validation cases."""
TUNED = (EARLY, GAUSS, NLM, TV, RDP)
DEFAULT_METHODS = (OSEM, EARLY, GAUSS, "red")


class EvaluateJob(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The cases, the methods, and where the table goes; `models` names a file for methods that are not built in.

    `detect` is a result of `redpet detect`, whose AUC stands in the table too. `evidence` asks of each restoration what
    the counts say of it, which takes four restorations more, and how often the intervals of regions hold the reference.
    """

    cases: tuple[Path, ...]
    out: Path
    methods: tuple[str, ...] = DEFAULT_METHODS
    models: dict[str, Path] = {}
    drf: tuple[float, ...] = ()
    tune_on: tuple[Path, ...] = ()
    detect: Path | None = None
    evidence: bool = False
    series: str | None = None
    doses: dict[str, float] = {}
    outside: bool = False
    frames: str | None = None
    device: str = "auto"
    iterations: int = 4
    subsets: int = 16

    @property
    def choice(self) -> Choice:
        """What is meant in a case that holds more than one thing."""
        return Choice(self.series, self.doses, self.outside, self.frames)


class Tuned(msgspec.Struct, frozen=True):
    """The settings of the tuned rivals at one dose level; `strengths` are those of NLM, TV and RDP, as far as tuned."""

    early_iterations: int
    gauss_iterations: int
    gauss_mm: float
    strengths: dict[str, float] = {}


def default_methods(tuned: bool) -> tuple[str, ...]:
    """What is compared unless something else is asked for; what must be tuned only where it can be."""
    return tuple(method for method in DEFAULT_METHODS if tuned or method not in TUNED)


def known_methods() -> tuple[str, ...]:
    """What `--methods` accepts."""
    return (*RIVALS, *learned(), *installed())


def needs_file(method: str) -> bool:
    """Whether a method that learns has no model until one is named."""
    return method in METHODS and METHODS[method].model is None


def check(job: EvaluateJob) -> None:
    """Raise InputError for what no case could make right."""
    for drf in job.drf:
        check_drf(drf)
    if not job.cases:
        raise InputError("name at least one case to evaluate.")
    if not job.methods or len(set(job.methods)) < len(job.methods):
        raise InputError("name each method once: --methods osem,red")
    for method in (*job.methods, *job.models):
        if method not in known_methods():
            raise InputError(f"the method '{method}' is unknown: choose from {', '.join(known_methods())}.")
    for method in job.models:
        if method in RIVALS:
            raise InputError(f"{method} needs no model: leave out --model {method}=FILE.")
    for method in job.methods:
        if method not in (*RIVALS, *job.models) and needs_file(method):
            raise InputError(f"no model for {method} is built in: name one with --model {method}=FILE.")
    if set(job.methods) & set(TUNED) and not job.tune_on:
        untuned = ",".join(method for method in job.methods if method not in TUNED)
        raise InputError(
            f"{' and '.join(sorted(set(job.methods) & set(TUNED)))} must be tuned on cases that are not judged: name "
            f"them with --tune-on, or compare what needs none: --methods {untuned or 'osem,red'}."
        )
    overlap = set(map(os.path.realpath, job.cases)) & set(map(os.path.realpath, job.tune_on))
    if overlap:
        raise InputError(f"{min(overlap)} is both judged and tuned on: a rival must not be tuned on a test case.")


def restore_job(job: EvaluateJob, case: Path, drf: float | None, method: str, tuned: Tuned | None) -> RestoreJob:
    """The restoration that a method is; where it is kept follows from all of its settings."""
    iterations, post_filter_mm = job.iterations, 0.0
    strength = None if tuned is None else tuned.strengths.get(method)
    if tuned is not None and method == EARLY:
        iterations = tuned.early_iterations
    if tuned is not None and method == GAUSS:
        iterations, post_filter_mm = tuned.gauss_iterations, tuned.gauss_mm
    wanted = RestoreJob(
        selection=Selection(input=case, choice=job.choice, drf=drf),
        out=job.out,
        restorer=RestorerSettings(OSEM if method in RIVALS else method, job.models.get(method)),
        reconstruction=ReconstructionSettings(
            reconstruction=method if method in (FBP, RDP) else OSEM,
            iterations=iterations,
            subsets=job.subsets,
            post_filter_mm=post_filter_mm,
            beta=strength if method == RDP else None,
        ),
        compute=Compute(job.device),
        evidence=job.evidence,
    )
    place = job.out / "runs" / case_name(case) / level_folder(drf) / f"{method}-{code_of(wanted, strength)}"
    return replace(wanted, out=place)


def case_name(case: Path) -> str:
    """The name of a case in tables and folders: its folder's, with a code of its place so that two differ."""
    return f"{legible(case.name)}-{digest(as_bytes(os.path.realpath(case)))}"


def level_folder(drf: float | None) -> str:
    """The folder of a dose level."""
    return "unknown" if drf is None else f"drf-{drf:g}"


def code_of(wanted: RestoreJob, strength: float | None) -> str:
    """A code that changes with the case's content, the settings, a rival's strength, and the model's bytes."""
    case, restorer, made = wanted.selection.input, wanted.restorer, wanted.reconstruction
    described = case / "case.json"
    method = restorer.method or OSEM
    settings: tuple[Any, ...] = (
        method, made.reconstruction, made.iterations, made.subsets, made.post_filter_mm
    )  # fmt: skip
    settings += () if strength is None else (strength,)
    parts = [
        described.read_bytes() if described.is_file() else as_bytes(os.path.realpath(case)),
        content_of(method, restorer.model),
        repr(settings).encode(),
    ]
    if method == RED:
        parts.append(RULE.encode())
    if wanted.evidence:
        parts.append(b"evidence")
    if wanted.selection.choice != UNSAID:
        parts.append(repr(wanted.selection.choice).encode())
    return digest(*parts)


def content_of(method: str, path: Path | None) -> bytes:
    """What changes with the model of a method. Raises InputError where its file is not there."""
    if method == OSEM:
        return b""
    if method not in METHODS:
        return open_installed(method).sha256.encode()
    model = path or default_model_path(method)
    try:
        beside = contract_beside(model).read_bytes() if method == ONNX else b""
        return model.read_bytes() + beside
    except OSError as error:
        raise InputError(f"the model file {model} cannot be read: {error.strerror}.") from error


def digest(*parts: bytes) -> str:
    """Eight letters that stand for some bytes."""
    code = hashlib.sha256()
    for part in parts:
        code.update(hashlib.sha256(part).digest())
    return code.hexdigest()[:8]
