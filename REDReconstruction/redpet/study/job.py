"""`redpet study FOLDER`: the answers of all readers as tables, figures and a page."""

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict, astuple, dataclass, fields
from pathlib import Path
from typing import Any

from redpet import __version__
from redpet.errors import InputError
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.study.answers import Log, read_logs
from redpet.study.files import KeyFile, StudyFile, read_key, read_study
from redpet.study.findings import Detected, detected
from redpet.study.ratings import Agreement, Preferred, Rated, agreements, preferences, rated
from redpet.study.resampling import DRAWS
from redpet.study.table import Row, rows_of

PAGE_FILE, ANSWERS_FILE = "study.html", "answers.csv"


@dataclass(frozen=True, kw_only=True)
class EvaluateStudyJob:
    """The folder of a study, and where the results go."""

    study: Path
    out: Path
    overwrite: bool = False
    draws: int = DRAWS


@dataclass(frozen=True)
class Results:
    """All that a study tells."""

    study: StudyFile
    key: KeyFile
    logs: Sequence[Log]
    rows: Sequence[Row]
    ratings: Sequence[Rated]
    agreement: Sequence[Agreement]
    preferences: Sequence[Preferred]
    detection: Sequence[Detected]


def evaluate_study(job: EvaluateStudyJob, progress: Progress | None = None) -> Path:
    """Write `study.html`, its figures in it, and a CSV beside it for each of its tables; returns the folder.

    Raises InputError for a folder without a study, without answers, or with answers that belong to another study.
    """
    progress = progress or Silent()
    results = results_of(job.study, job.draws, progress)
    from redpet.study.page import page

    with staged_folder(job.out, (job.study,), replace_ours=job.overwrite, is_ours=is_result) as folder:
        (folder / ANSWERS_FILE).write_text(answers_csv(results), encoding="utf-8")
        for name in ("ratings", "agreement", "preferences", "detection"):
            if table := getattr(results, name):
                (folder / f"{name}.csv").write_text(comma_separated(table), encoding="utf-8")
        (folder / PAGE_FILE).write_text(page(results), encoding="utf-8")
        progress.step("write", 1, 1)
    return job.out


def is_result(folder: Path) -> bool:
    """Whether a folder holds the results of a study."""
    return (folder / PAGE_FILE).is_file() and (folder / ANSWERS_FILE).is_file()


def results_of(folder: Path, draws: int = DRAWS, progress: Progress | None = None) -> Results:
    """What a study tells, as values. Raises InputError where there is nothing to tell."""
    progress = progress or Silent()
    progress.step("read", 0, 1)
    study, key = read_study(folder), read_key(folder)
    if key.study != study.study:
        raise InputError(f"{folder}: key.json belongs to another study: put back the one that was made with it.")
    logs = read_logs(folder, study)
    rows = rows_of(logs, study, key)
    if not rows:
        raise InputError(f"{folder}: no reader has closed a reading yet.")
    told: list[Any] = []
    for done, tell in enumerate((rated, preferences, detected), start=1):
        told.append(tell(rows, key.design, draws))
        progress.step("evaluate", done, 3)
    ratings, preferred, detection = told
    return Results(study, key, logs, rows, ratings, agreements(rows, key.design), preferred, detection)


def answers_csv(results: Results) -> str:
    """Every answer in a line, with seed and versions."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [field.name for field in fields(Row)]
    writer.writerow([*names, "study", "seed", "evaluated_with_redpet"])
    for row in results.rows:
        values = {**asdict(row), "value": value_text(row)}
        writer.writerow([*(values[name] for name in names), results.study.study, results.study.seed, __version__])
    return text.getvalue()


def value_text(row: Row) -> str:
    """An answer in a cell: marks as `x y z rating` in mm (LPS), one after the other."""
    if isinstance(row.value, tuple):
        return "; ".join(f"{' '.join(f'{mm:.1f}' for mm in mark.at_mm)} {mark.rating}" for mark in row.value)
    return str(row.value)


def comma_separated(table: Sequence[Any]) -> str:
    """A table of one kind of values; an interval makes two columns, what is not known stays empty."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    header: list[str] = []
    for field in fields(table[0]):
        if field.name.endswith("_interval"):
            header += [f"{field.name.removesuffix('_interval')}_low", f"{field.name.removesuffix('_interval')}_high"]
        elif field.name == "counts":
            header += [f"rated_{rating}" for rating in range(1, 6)]
        else:
            header.append(field.name)
    writer.writerow(header)
    for one in table:
        writer.writerow(flat(zip((field.name for field in fields(one)), astuple(one), strict=True)))
    return text.getvalue()


def flat(named: Any) -> list[Any]:
    """The values of a line, those of intervals and counts one by one."""
    cells: list[Any] = []
    for name, value in named:
        if name.endswith("_interval"):
            cells += list(value) if value is not None else ["", ""]
        elif name == "counts":
            cells += value
        else:
            cells.append("" if value is None else value)
    return cells
