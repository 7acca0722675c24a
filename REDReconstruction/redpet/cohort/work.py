"""What a worker does with a case: every dose level restored and measured, in a folder that appears whole."""

import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from redpet.case import SUV, Case, DoseLevel
from redpet.case.storage import read_image
from redpet.case.study import FULL, LOW, RESTORED
from redpet.cohort.job import TASK_FILE, CaseTask, is_result, kept
from redpet.cohort.rows import Row, rows_of
from redpet.errors import Cancelled, ProgramError, explained
from redpet.evaluation.job import level_folder
from redpet.evaluation.scores import REGIONS_FILE, read_regions
from redpet.jobs.choosing import choose_level
from redpet.jobs.measure import MeasureJob, RunToMeasure, measured
from redpet.jobs.outputs import run_record
from redpet.jobs.record import suv_factor
from redpet.jobs.restore import restore
from redpet.machine.decoding import convert, decode, plain, write_json
from redpet.machine.progress import Silent
from redpet.machine.staging import staged_folder
from redpet.machine.threads import settle_worker
from redpet.readers import read_input

THUMBNAIL = "thumbnail.png"
LOOK_S = 0.5
one_at_a_time = threading.Lock()
"""A worker of a scheduler may have several threads; a case has the process for itself."""


@dataclass(frozen=True)
class Outcome:
    """What became of a case: its rows, or the sentence that says why there are none."""

    rows: tuple[Row, ...] = ()
    failure: str = ""


class WhileWaitedFor:
    """Stops the work on a case within a step once the file `running` is gone: nobody waits for it any more."""

    def __init__(self, running: Path) -> None:
        self.running, self.looked = running, time.monotonic()

    def step(self, stage: str, done: int, total: int) -> None:
        """Look now and then; raise `Cancelled` where nobody waits."""
        if time.monotonic() - self.looked > LOOK_S:
            self.looked = time.monotonic()
            if not self.running.exists():
                raise Cancelled("nobody waits for the case any more.")

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""


def work(task: CaseTask) -> Outcome:
    """Restore and measure a case, unless its result is there; what goes wrong is told in a sentence."""
    with one_at_a_time:
        try:
            if kept(task) is None:
                settle_worker()
                make(task)
        except Exception as error:
            if kept(task) is None:  # else another worker was faster
                reason = explained(error)
                if isinstance(reason, ProgramError):
                    traceback.print_exc()
                return Outcome(failure=str(reason))
        return outcome(task)


def outcome(task: CaseTask) -> Outcome:
    """What the result of a finished task holds."""
    told = kept(task)
    assert told is not None
    return Outcome(tuple(convert(row, Row) for row in told["rows"]))


def make(task: CaseTask) -> None:
    """Make the result of a task; its folder appears whole or not at all."""
    from redpet.pictures.thumbnails import draw_thumbnail  # matplotlib, for workers alone

    job, progress = task.job, WhileWaitedFor(task.running)
    with staged_folder(job.out, (job.selection.input,), replace_ours=job.overwrite, is_ours=is_result) as folder:
        rows: list[Row] = []
        for level in levels_of(read_input(job.selection.input, job.selection.choice), job.selection.drf):
            place = folder / level_folder(level.drf)
            selection = replace(job.selection, drf=level.drf)
            restore(replace(job, selection=selection, out=place, overwrite=False), progress)
            rows += measured_level(task, level, place)
            draw_thumbnail(place / THUMBNAIL, images_of(place))
        write_json(folder / TASK_FILE, {"key": task.key, "rows": plain(rows)})


def levels_of(case: Case, drf: float | None) -> list[DoseLevel]:
    """The dose levels to restore: that of `drf`, else all below full dose, else what there is."""
    if drf is not None:
        return [choose_level(case, drf)]
    return [level for level in case.levels if level.drf != 1] or list(case.levels)


def measured_level(task: CaseTask, level: DoseLevel, place: Path) -> Iterator[Row]:
    """The rows of a restored level; its regions in SUV where the headers of the case say it."""
    case, measures, kinds = task.job.selection.input, None, {}
    regions = read_regions(case) if case.is_dir() else None
    if regions is not None:
        kinds = {label.name: label.kind for label in regions[1]}
        in_suv = level.image is not None and level.image.unit == SUV
        asked = MeasureJob(
            runs=(RunToMeasure(folder=place, label=task.name),),
            out=place,
            segmentation=case / REGIONS_FILE,
            labels={str(label.number): label.name for label in regions[1]},
            suv_factor=None if in_suv else suv_factor(level, task.job.injection),
        )
        measures = measured(asked, Silent())
    metrics = decode((place / "metrics.json").read_bytes(), dict[str, Any])
    yield from rows_of(task.name, run_record(place), metrics, measures, kinds)


def images_of(place: Path) -> dict[str, Any]:
    """The images of a restored level, by what they are called in pictures."""
    names = {LOW: "low dose", RESTORED: "restored", FULL: "full dose"}
    files = {told: place / "images" / f"{name}.nrrd" for name, told in names.items()}
    return {told: read_image(file) for told, file in files.items() if file.is_file()}
