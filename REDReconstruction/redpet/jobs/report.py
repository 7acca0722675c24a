"""A case report on A4: what was restored, how it looks, what the numbers say, what to doubt, what the counts bear out.

Fonts are embedded. Nothing in it names a patient unless the one who asks for the report gives a `patient_label`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import PdfPages

from redpet.case.storage import read_image, read_sinogram
from redpet.case.study import FULL, LOW, RESTORED
from redpet.errors import InputError
from redpet.jobs.evidence_files import EVIDENCE_MAP, read_evidence
from redpet.jobs.outputs import run_record
from redpet.machine.decoding import DecodingError, decode
from redpet.machine.paths import read_file
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import refuse_existing, refuse_inputs, staged_file
from redpet.pictures.evidence_page import Judged, draw_evidence
from redpet.pictures.page import Shown
from redpet.pictures.report_page import draw_report

MOST_RUNS = 4
CREATOR = "redpet"
TYPE_42: Any = {"pdf.fonttype": 42, "font.family": "DejaVu Sans"}
"""Fonts embedded as they are, so that the text can be searched and copied."""


@dataclass(frozen=True, kw_only=True)
class RunToReport:
    """An output folder of `restore`, and what it is called."""

    folder: Path
    label: str


@dataclass(frozen=True, kw_only=True)
class ReportJob:
    """What to report on; `measures` is a `measures.json` of the same runs, for the table of segments."""

    runs: tuple[RunToReport, ...]
    out: Path
    title: str = "PET restoration"
    measures: Path | None = None
    patient_label: str = ""
    overwrite: bool = False


def report(job: ReportJob, progress: Progress | None = None) -> Path:
    """Write the report as a PDF; it appears whole or not at all, and with `overwrite` replaces an earlier one of ours.

    Raises InputError for an `out` that does not end in .pdf, runs of different grids or units, or none or too many.
    """
    progress = progress or Silent()
    if job.out.suffix.lower() != ".pdf":
        raise InputError(f"{job.out}: the report is a PDF; end its name in .pdf.")
    if not 1 <= len(job.runs) <= MOST_RUNS:
        raise InputError(f"a report shows 1 to {MOST_RUNS} restorations, not {len(job.runs)}.")
    replaced = job.overwrite and is_our_report(job.out)
    inputs = (*(one.folder for one in job.runs), job.measures)
    refuse_inputs(job.out, inputs)
    if not replaced:
        refuse_existing(job.out)
    shown = []
    for done, one in enumerate(job.runs, start=1):
        shown.append(read_run(one))
        progress.step("read", done, len(job.runs))
    check_alike(shown)
    measures = None if job.measures is None else read_measures(job.measures)
    judged = [told for one, run in zip(shown, job.runs, strict=True) if (told := read_judged(one, run.folder))]
    made = {"Creator": CREATOR, "Title": job.title}
    written = BytesIO()  # on a full disk matplotlib would fail once more while it closes the file
    with rc_context(TYPE_42), PdfPages(written, metadata=made) as pages:
        pages.savefig(draw_report(shown, job.title, measures, job.patient_label))
        for done, told in enumerate(judged, start=1):
            progress.step("draw", done, len(judged) + 1)
            pages.savefig(draw_evidence(told, job.title))
    with staged_file(job.out, inputs, replace=replaced) as file:
        file.write_bytes(written.getbuffer())
    progress.step("draw", len(judged) + 1, len(judged) + 1)
    return job.out


def is_our_report(path: Path) -> bool:
    """Whether a file is a PDF that we made."""
    if not path.is_file() or path.is_symlink():
        return False
    content = path.read_bytes()
    return content.startswith(b"%PDF") and f"/Creator ({CREATOR})".encode() in content


def read_run(one: RunToReport) -> Shown:
    """The record, images and sinograms of a restoration; InputError where the folder is none."""
    record = run_record(one.folder)
    names = [name for name in (LOW, RESTORED, FULL) if name != FULL or (one.folder / f"images/{FULL}.nrrd").is_file()]
    images = {name: read_image(one.folder / f"images/{name}.nrrd") for name in names}
    sinograms = {name: read_sinogram(one.folder / f"sinograms/{name}.nrrd") for name in names}
    return Shown(one.label, record, images, sinograms)


def read_judged(shown: Shown, folder: Path) -> Judged | None:
    """What the counts say of a restoration; None where it was not judged. Raises InputError for a damaged file."""
    told = read_evidence(folder)
    if told is None or told.reason:
        return None
    return Judged(shown.label, shown.images, read_image(folder / EVIDENCE_MAP), told.findings, told.volume_ml)


def read_measures(path: Path) -> dict[str, Any]:
    """What the job `measure` wrote. Raises InputError for anything else."""
    try:
        content: dict[str, Any] = decode(read_file(path), dict[str, Any])
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error
    if not {"unit", "segments", "runs"} <= set(content):
        raise InputError(f"{path} holds no measures: give the measures.json of the job `measure`.")
    return content


def check_alike(shown: Sequence[Shown]) -> None:
    """Raise InputError unless all runs show the same slices in one unit."""
    first = shown[0].images[LOW]
    for one in shown[1:]:
        image = one.images[LOW]
        if (image.grid, image.unit) != (first.grid, first.unit):
            raise InputError(f"'{one.label}' and '{shown[0].label}' differ in slices, grid or unit: report them apart.")
