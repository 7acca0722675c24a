"""What `redpet cohort` is asked to do, and the task that each case of it is."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from redpet import __version__
from redpet.errors import InputError
from redpet.evaluation.job import OSEM, content_of, digest, needs_file
from redpet.jobs.preview import NO_PREVIEW
from redpet.jobs.restore import RestoreJob, check
from redpet.machine.cluster import ClusterSettings
from redpet.machine.decoding import DecodingError, Flat, decode, encode
from redpet.machine.paths import as_bytes
from redpet.restoration.methods import RED, method_of_ending

CASES, TASK_FILE, COHORT_FILE = "cases", "task.json", "cohort.json"
LOCAL = ClusterSettings()


@dataclass(frozen=True, kw_only=True)
class CohortJob:
    """A restoration of each case in the folder `input`, into the folder `out`, and who does the work.

    Without a `drf` all dose levels of each case are restored. Each case has its own full dose, where it has one.
    """

    restoring: Flat[RestoreJob]
    cluster: Flat[ClusterSettings] = LOCAL

    @property
    def folder(self) -> Path:
        """The folder of the cases."""
        return self.restoring.selection.input

    @property
    def out(self) -> Path:
        """The folder of the results."""
        return self.restoring.out


@dataclass(frozen=True)
class CaseTask:
    """A case to restore: its name, the restoration of all of its levels, and what changes with either of them.

    While the file `running` is there somebody waits for it.
    """

    name: str
    job: RestoreJob
    key: str
    running: Path


def check_cohort(job: CohortJob) -> None:
    """Raise InputError for what no case could make right, and for what can only belong to a single case."""
    job.cluster.check()
    check(job.restoring)
    selection = job.restoring.selection
    for option, given in (("--reference", selection.reference), ("--protect", job.restoring.keeping.protect)):
        if given is not None:
            raise InputError(f"{option} belongs to a single case: leave it out, or restore that case by itself.")
    method = job.restoring.restorer.method
    if job.restoring.restorer.model is None and method != OSEM and needs_file(method or RED):
        raise InputError(f"no model for the method '{method}' is built in: name one with --model.")


def task_of(job: CohortJob, place: Path, settings: str, running: Path) -> CaseTask:
    """The task that a case is; `settings` stands for all that the cases share. Its paths hold wherever it is done."""
    asked = job.restoring
    restoring = replace(
        asked,
        selection=replace(asked.selection, input=place),
        out=job.out.absolute() / CASES / place.name,
        preview=NO_PREVIEW,
        restorer=replace(asked.restorer, model=asked.restorer.model and asked.restorer.model.absolute()),
    )
    files = "\n".join(sorted(stamps(place)))
    return CaseTask(place.name, restoring, digest(as_bytes(settings), as_bytes(files)), running)


def settings_of(job: CohortJob) -> str:
    """What the results depend on beside the cases: all options of the restoration, the model's bytes, the version."""
    restoring = job.restoring
    apart = replace(
        restoring,
        selection=replace(restoring.selection, input=Path()),
        out=Path(),
        overwrite=False,
        preview=NO_PREVIEW,
        restorer=replace(restoring.restorer, model=None),
    )
    path = restoring.restorer.model
    by_ending = None if path is None else method_of_ending(path)
    model = content_of(by_ending or restoring.restorer.method or RED, path)
    return encode([__version__, encode(apart, str), digest(model)])


def stamps(place: Path) -> Iterator[str]:
    """Name, size and time of each file of a case: of all in its folder, or of the header and those named after it."""
    files = place.rglob("*") if place.is_dir() else place.parent.glob("*")
    for file in files:
        belongs = place.is_dir() or file.name.startswith(place.name.partition(".")[0])
        if belongs and not file.name.startswith(".") and file.is_file():
            stat = file.stat()
            yield f"{os.path.relpath(file, place.parent)} {stat.st_size} {stat.st_mtime_ns}"


def kept(task: CaseTask) -> dict[str, Any] | None:
    """What the result of a task says of itself; None where there is none, or one of other settings or files."""
    told = told_by(task.job.out)
    return told if told is not None and told.get("key") == task.key else None


def told_by(folder: Path) -> dict[str, Any] | None:
    """What the result of a case says of itself; None where the folder is none."""
    try:
        told: dict[str, Any] = decode((folder / TASK_FILE).read_bytes(), dict[str, Any])
    except (OSError, DecodingError):
        return None
    return told


def is_result(folder: Path) -> bool:
    """Whether a folder is the result of a case."""
    return told_by(folder) is not None


def refuse_others(tasks: list[CaseTask]) -> None:
    """Raise InputError where results are there that this job would have to replace."""
    others = [task.name for task in tasks if is_result(task.job.out) and kept(task) is None]
    if others:
        raise InputError(
            f"{tasks[0].job.out.parent} holds {len(others)} results, {others[0]} the first, of other settings or of "
            "files that have changed since: --overwrite makes them anew, another --out keeps them."
        )
