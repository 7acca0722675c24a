"""What was restored as DICOM: a derived series, and beside it its evidence and what regions hold."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from redpet.case import ImageGrid
from redpet.case.choice import UNSAID, Choice
from redpet.case.storage import read_image
from redpet.case.study import RESTORED, Finding
from redpet.dicom.derived import is_derived
from redpet.dicom.evidence_codes import require_highdicom
from redpet.dicom.evidence_objects import MAP_FILE, REPORT_FILE, export_evidence
from redpet.dicom.export import check_text
from redpet.dicom.identity import PATIENTS, Identity, check_identity
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.region_objects import MEASURES_FILE, REGIONS_FILE
from redpet.dicom.series import read_series, source_files
from redpet.errors import InputError
from redpet.jobs.evidence_files import EVIDENCE_MAP, read_evidence
from redpet.jobs.measure import labels_on, read_images, read_labelmap, segment_names
from redpet.jobs.outputs import derivation_of, export, run_record
from redpet.jobs.regions import MeasuredImages, export_measured
from redpet.machine.decoding import Flat
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import refuse_inputs, staged_folder
from redpet.measures.regions import Mask
from redpet.readers import read_input

BESIDE = MAP_FILE, REPORT_FILE, REGIONS_FILE, MEASURES_FILE


@dataclass(frozen=True, kw_only=True)
class Regions:
    """A labelmap whose regions are measured, and what its numbers are called."""

    segmentation: Path | None = None
    labels: dict[str, str] = field(default_factory=dict)

    def masks(self, grid: ImageGrid) -> dict[str, Mask]:
        """The regions `[z, y, x]` on the grid of an image, by name; InputError where they do not fit or are none."""
        if self.segmentation is None:
            if self.labels:
                raise InputError("--label names a region of a --segmentation: give it too.")
            return {}
        labels, own = read_labelmap(self.segmentation)
        names = segment_names(labels, self.labels)
        if not names:
            raise InputError(f"{self.segmentation} holds no region: all of it is 0.")
        if twice := [name for name, times in Counter(names.values()).items() if times > 1]:
            raise InputError(f"two regions are called '{twice[0]}': give each a name of its own.")
        on_grid = labels_on(grid, labels, own, self.segmentation)
        return {name: on_grid == number for number, name in names.items()}


NO_REGIONS = Regions()


@dataclass(frozen=True, kw_only=True)
class ExportJob:
    """What `redpet export` is asked to do, and how the series is to be called (1 to 64 ASCII characters)."""

    folder: Path
    source: Path
    out: Path
    description: str | None = None
    anonymize: bool = False
    keep_suv: bool = False
    uid_seed: int | None = None
    choice: Flat[Choice] = UNSAID
    injection: Flat[Stated] = NOTHING_STATED
    evidence: bool = False
    regions: Flat[Regions] = NO_REGIONS
    overwrite: bool = False


def export_job(job: ExportJob, progress: Progress | None = None) -> Path:
    """Export as `export_run` does; returns the folder of the series, which appears whole or not at all.

    With `overwrite`, an earlier series of ours makes way. Raises InputError as `export_run` does.
    """
    progress = progress or Silent()
    identity = Identity(job.uid_seed, job.anonymize, job.keep_suv)
    check_identity(identity)
    job.injection.check()
    if job.description is not None:
        check_text(job.description)
    progress.step("export", 0, 1)
    inputs = (job.folder, job.source, job.regions.segmentation)
    with staged_folder(job.out, inputs, replace_ours=job.overwrite, is_ours=is_our_series) as folder:
        export_run(
            job.folder,
            job.source,
            folder,
            identity,
            job.description,
            job.choice,
            job.injection,
            job.evidence,
            job.regions,
        )
    progress.step("export", 1, 1)
    return job.out


def is_our_series(folder: Path) -> bool:
    """Whether a folder holds nothing but a series that we derived, and what we wrote beside it."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    files = sorted({file for file in folder.iterdir() if file.name not in BESIDE})
    if not files or not all(re.fullmatch(r"slice-\d{4,}\.dcm", file.name) for file in files):
        return False
    return is_derived(files[0])


def export_run(
    folder: Path,
    source: Path,
    out: Path,
    identity: Identity = PATIENTS,
    description: str | None = None,
    choice: Choice = UNSAID,
    stated: Stated = NOTHING_STATED,
    evidence: bool = False,
    regions: Regions = NO_REGIONS,
) -> list[Path]:
    """Export the restored image of an output folder of `restore` as a derived series of `source`.

    `source` holds one series, the series of `choice`, or the dose levels of a case: then the level that was restored is
    the source, or the full dose that a ladder was made from. With `evidence` a Segmentation and a report of it follow,
    with `regions` a Segmentation of them and a report of their measures. Raises InputError where the folder is none or
    has no evidence that was asked for, where `out` lies in it or in the source, where the image or a region does not
    belong to the source, or for a `description` that DICOM cannot hold.
    """
    inputs = (folder, source, regions.segmentation)
    refuse_inputs(out, inputs)
    run = run_record(folder)
    findings = findings_to_export(folder) if evidence else ()
    if regions.segmentation is None:  # the low dose serves the intervals of regions alone
        images = {RESTORED: read_image(folder / "images" / f"{RESTORED}.nrrd")}
    else:
        _, images = read_images(folder, None)
    masks = regions.masks(images[RESTORED].grid)
    if masks:
        require_highdicom()
    choice = replace(choice, frames=choice.frames or run["input"].get("frames"))
    files = source_series(source, run["input"]["drf"], choice)
    with staged_folder(out, inputs) as staged:
        series = export(images[RESTORED], files, staged, run, identity, description, stated)
        derivation, written = derivation_of(run), list(series)
        if evidence:
            states = read_image(folder / EVIDENCE_MAP)
            written += export_evidence(states, findings, series, derivation, identity.uid_seed)
        if masks:
            measured = MeasuredImages(images, run, files, stated)
            written += export_measured(measured, masks, series, derivation, identity.uid_seed)
    return [out / path.name for path in written]


def findings_to_export(folder: Path) -> tuple[Finding, ...]:
    """The findings of a run. Raises InputError where it has no evidence, or the package that writes them is missing."""
    told = read_evidence(folder)
    if told is None:
        raise InputError(f"{folder} has no evidence: restore measured counts with --evidence.")
    if told.reason:
        raise InputError(f"{folder}: {told.reason}")
    require_highdicom()
    return told.findings


def source_series(source: Path, drf: float | None, choice: Choice = UNSAID) -> tuple[Path, ...]:
    """The files of the one or the chosen series in a folder, else of its level of this dose, else of its full dose.

    Raises InputError where none of them is a DICOM series.
    """
    levels = read_input(source, choice).levels if source.is_dir() else ()
    level = next((one for wanted in (drf, 1.0) for one in levels if one.drf == wanted), None)
    if len(levels) < 2 or level is None or level.image is None or not source_files(level.image):
        return source_files(read_series(source, choice).image)
    return source_files(level.image)
