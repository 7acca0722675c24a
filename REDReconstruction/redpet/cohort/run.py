"""`redpet cohort`: every case of a folder restored and measured by many processes, then the table and the page."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from redpet.cohort.job import (
    CASES,
    COHORT_FILE,
    CaseTask,
    CohortJob,
    check_cohort,
    kept,
    refuse_others,
    settings_of,
    task_of,
)
from redpet.cohort.outliers import with_scores
from redpet.cohort.page import PAGE_FILE, page
from redpet.cohort.rows import Row
from redpet.cohort.table import CSV_FILE, PARQUET_FILE, require_parquet, write_csv, write_parquet
from redpet.cohort.work import Outcome, outcome, work
from redpet.errors import InputError
from redpet.jobs.case_list import cases_in
from redpet.machine.cluster import as_done, cluster, require_dask
from redpet.machine.decoding import write_json
from redpet.machine.devices import count_gpus
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import absent_parents, refuse_inputs, remove_empty, staged_file, writing

STAGE = "cases"
MOST_NAMED = 3

__all__ = ["CohortJob", "cohort"]


def cohort(job: CohortJob, progress: Progress | None = None) -> Path:
    """Restore and measure the cases that are not done yet, write table and page, and return the folder `job.out`.

    A case whose result is there, of the same settings and files, is not computed again. Raises InputError for what is
    wrong before the work, and after it where a case failed: the others are done then, and in table and page.
    """
    progress = progress or Silent()
    check_cohort(job)
    require_dask()
    require_parquet()
    refuse_inputs(job.out, (job.folder, job.restoring.restorer.model))
    if job.out.exists() and any(job.out.iterdir()) and not (job.out / COHORT_FILE).is_file():
        raise InputError(f"{job.out} is there and no cohort: choose a new folder, or one of an earlier redpet cohort.")
    settings, running = settings_of(job), job.out.absolute() / f".running-{secrets.token_hex(4)}"
    tasks = [task_of(job, Path(told["path"]), settings, running) for told in cases_in(job.folder, progress)]
    if not job.restoring.overwrite:
        refuse_others(tasks)
    with cohort_folder(job.out, tasks):
        outcomes = restored(job, tasks, progress)
    failures = {task.name: outcomes[task.name].failure for task in tasks if outcomes[task.name].failure}
    write_results([row for task in tasks for row in outcomes[task.name].rows], failures, job.out)
    if failures:
        raise InputError(failures_in_words(failures, len(tasks), job.out))
    return job.out


@contextmanager
def cohort_folder(out: Path, tasks: Sequence[CaseTask]) -> Iterator[None]:
    """Make the folder, or take that of an earlier cohort; one without any result vanishes with a failure."""
    absent = absent_parents(out / CASES)
    with writing(out):
        (out / CASES).mkdir(parents=True, exist_ok=True)
        write_json(out / COHORT_FILE, {"cases": [task.name for task in tasks]})
    try:
        yield
    except BaseException:
        if not any((out / CASES).iterdir()):
            (out / CASES).rmdir()
            (out / COHORT_FILE).unlink()
            remove_empty(absent)
        raise


def restored(job: CohortJob, tasks: Sequence[CaseTask], progress: Progress) -> dict[str, Outcome]:
    """What became of each case; the cluster is started where there is something to do."""
    outcomes = {task.name: outcome(task) for task in tasks if kept(task) is not None}
    waiting = [task for task in tasks if task.name not in outcomes]

    def tell() -> None:
        progress.step(STAGE, len(outcomes), len(tasks))

    tell()
    if waiting:
        gpus = count_gpus(job.restoring.compute.device)
        with waited_for(waiting[0].running), cluster(job.cluster, len(waiting), gpus, job.out.absolute()) as client:
            for task, told in as_done(client, work, waiting, tell):
                outcomes[task.name] = told if isinstance(told, Outcome) else Outcome(failure=str(told))
                tell()
    return outcomes


@contextmanager
def waited_for(running: Path) -> Iterator[None]:
    """A file by which workers see that somebody waits for them, wherever they run."""
    running.touch()
    try:
        yield
    finally:
        running.unlink(missing_ok=True)


def write_results(rows: Sequence[Row], failures: Mapping[str, str], out: Path) -> None:
    """Write table and page, each whole; those of an earlier run make way."""
    scored = with_scores(rows)
    with staged_file(out / CSV_FILE, (), replace=True) as file:
        write_csv(scored, file)
    with staged_file(out / PARQUET_FILE, (), replace=True) as file:
        write_parquet(scored, file)
    with staged_file(out / PAGE_FILE, (), replace=True) as file:
        file.write_text(page(scored, failures), encoding="utf-8")


def failures_in_words(failures: Mapping[str, str], n_cases: int, out: Path) -> str:
    """The sentence for a cohort of which some cases failed."""
    named = "; ".join(f"{case}: {reason.rstrip('.')}" for case, reason in list(failures.items())[:MOST_NAMED])
    more = f"; and {len(failures) - MOST_NAMED} more" if len(failures) > MOST_NAMED else ""
    return f"{len(failures)} of {n_cases} cases failed, the others are in {out / PAGE_FILE}: {named}{more}."
