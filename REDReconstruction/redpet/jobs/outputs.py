"""What a restoration leaves behind: metrics, figure, NRRD files, DICOM series, and the record of the run."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from redpet import __version__
from redpet.case import DoseLevel, Image, Kind
from redpet.case.choice import UNSAID, Choice
from redpet.case.frames import TIMES
from redpet.case.nifti import write_nifti
from redpet.case.storage import Shelf, read_image, write_image, write_sinogram
from redpet.case.study import FULL, LOW, RESTORED, Finding, Study
from redpet.dicom.derived import Derivation, is_derived
from redpet.dicom.evidence_codes import require_highdicom
from redpet.dicom.evidence_objects import MAP_FILE, REPORT_FILE, export_evidence
from redpet.dicom.export import (
    PATIENTS,
    Identity,
    check_identity,
    check_text,
    export_series,
    rehearse,
    series_description,
)
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.series import read_series, source_files
from redpet.errors import InputError, OutputError
from redpet.jobs.evidence_files import EVIDENCE_MAP, read_evidence
from redpet.machine.decoding import DecodingError, Flat, decode, write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import refuse_inputs, staged_folder
from redpet.pictures.figures import Column, comparison_figure, most_active_slice
from redpet.readers import read_input

RUN_FILE = "run.json"
Format = Literal["nrrd", "nifti"]
"""What the images are written as; NRRD always, NIfTI beside it."""


def write_outputs(folder: Path, studies: dict[str, Study], measures: dict[str, Any], run: dict[str, Any]) -> None:
    """Write what people look at into an existing folder: sinograms, images, metrics and the figure.

    `studies` holds `low`, `restored` and, where there is a reference, `full`; `measures` compares them; `run` is the
    record.
    """
    write_studies(studies, folder)
    write_json(folder / "metrics.json", measures)
    draw(studies, measures, folder / "comparison.png", run)


def write_series_and_record(
    folder: Path,
    studies: dict[str, Study],
    run: dict[str, Any],
    identity: Identity = PATIENTS,
    unexportable: str = "",
) -> None:
    """Write the DICOM series last, then the record: a series that fails takes nothing with it.

    It is left out with a warning where it is `unexportable` or fails, be it for want of room.
    """
    if source := source_files(studies[LOW].image):
        image = studies[RESTORED].image
        try:
            reason = unexportable or why_not(lambda: export(image, source, folder / "dicom", run, identity))
        except OutputError as error:
            reason = f"{error} redpet export writes it once there is room.".replace(f"{folder}{os.sep}", "")
        run["warnings"] += [f"no DICOM series was written: {reason}"] * bool(reason)
    write_json(folder / RUN_FILE, run)


def why_unexportable(level: DoseLevel, folder: Path, identity: Identity) -> str:
    """Why no DICOM series of a level can be written, as its source tells beforehand; empty where one can.

    Raises OutputError where the disk has no room even for a slice: then there is none for the result either.
    """
    source = () if level.image is None else source_files(level.image)
    frames = None if level.image is None else level.image.provenance.get("frames")
    return why_not(lambda: rehearse(source, folder / "rehearsal", identity, frames)) if source else ""


def why_not(write: Callable[[], object]) -> str:
    """Why a series cannot be written, empty once it is. A disk without room is no fault of the series: it raises."""
    try:
        write()
    except OutputError:
        raise
    except (InputError, AttributeError, KeyError, NotImplementedError, TypeError, ValueError) as error:
        return str(error) or type(error).__name__  # pydicom raises the others for what it cannot write
    return ""


def draw(studies: dict[str, Study], measures: dict[str, Any], path: Path, run: dict[str, Any]) -> None:
    """The comparison figure of a run, on the slice with most activity."""
    against = measures.get("against_full_dose", {"sinogram": {}, "image": {}})
    made = run["reconstruction"]["method"].upper()
    # A re-projected case has images of its own: they are shown, not a reconstruction of their projection.
    shown = made if studies[LOW].sinogram.kind is Kind.MEASURED else "image as given"
    drf, steps = run["input"]["drf"], run["steps"]

    def column(name: str, label: str, dose: float | None) -> Column:
        study = studies[name]
        return Column(
            label, study.image, study.sinogram, dose, against["image"].get(name), against["sinogram"].get(name)
        )

    told = f"{run['method']}, {steps} step{'s' if steps > 1 else ''}" if steps else run["method"]
    columns = [
        column(LOW, f"{'Input' if drf is None else 'Low dose'}: {shown}", drf),
        column(RESTORED, f"Restored ({told}): {made}", drf),
    ]
    if FULL in studies:
        columns.insert(0, column(FULL, f"Full-dose reference: {shown}", 1.0))
    comparison_figure(path, columns, most_active_slice(columns[0].image), has_reference=FULL in studies)


def export(
    image: Image,
    source: tuple[Path, ...],
    out: Path,
    run: dict[str, Any],
    identity: Identity = PATIENTS,
    description: str | None = None,
    stated: Stated = NOTHING_STATED,
) -> list[Path]:
    """The restored image of a run as a derived PET series of its source; `description` by default says how.

    What the run was told of the injection counts unless more is `stated`.
    """
    derivation = derivation_of(run)
    description = description or series_description("", derivation.method, derivation.drf)
    told = run["input"].get("injection") or {}
    if stated == NOTHING_STATED:
        stated = Stated(told.get("dose_unit"), told.get("injection_time"))
    return export_series(image, source, out, description, derivation, identity, stated, run["input"].get("frames"))


def derivation_of(run: dict[str, Any]) -> Derivation:
    """How the image of a run was made, as a derived series tells it."""
    model = run["model"] or {"name": "none", "sha256": ""}
    return Derivation(run["method"], model["name"], model["sha256"], run["steps"], run["input"]["drf"], run["redpet"])


def write_studies(studies: dict[str, Study], folder: Path) -> None:
    """`sinograms/NAME.nrrd` and `images/NAME.nrrd` of each study; paths of source files stay out of them."""
    for room in ("sinograms", "images"):
        (folder / room).mkdir()
    shelf = Shelf(folder / "sinograms")
    for name, study in studies.items():
        provenance = {key: value for key, value in study.image.provenance.items() if key != "files"}
        write_sinogram(replace(study.sinogram, provenance=provenance), folder / "sinograms" / f"{name}.nrrd", shelf)
        write_image(replace(study.image, provenance=provenance), folder / "images" / f"{name}.nrrd")


def write_as_nifti(folder: Path, studies: dict[str, Study], run: dict[str, Any]) -> None:
    """`images/NAME.nii.gz` of each study beside the NRRD file, each with a JSON as BIDS has it."""
    for name, study in studies.items():
        write_nifti(study.image, folder / "images" / f"{name}.nii.gz")
        said: dict[str, Any] = {
            "Units": study.image.unit,
            "Description": f"{run['method']}, for research only" if name == RESTORED else name,
            "GeneratedBy": [{"Name": "redpet", "Version": __version__}],
        }
        said |= study.image.provenance.get("bids", {})
        if times_s := study.image.provenance.get(TIMES):
            said |= {"FrameTimesStart": times_s[0], "FrameDuration": times_s[1]}
        said |= {key: [said[key]] for key in ("FrameTimesStart", "FrameDuration") if key in said}
        write_json(folder / "images" / f"{name}.json", said)


def run_record(out: Path) -> dict[str, Any]:
    """The record of a restoration. Raises InputError where the folder is no output of one."""
    path = out / RUN_FILE
    if not path.is_file():
        raise InputError(f"{out} is no output of redpet restore: it has no {RUN_FILE}.")
    try:
        record: dict[str, Any] = decode(path.read_bytes(), dict[str, Any])
    except DecodingError as error:
        raise InputError(f"{path} is damaged ({error}): restore again.") from error
    if record.get("command") != "restore":
        raise InputError(f"{out} is no output of redpet restore: its {RUN_FILE} is of another command.")
    return record


def run_warnings(out: Path) -> list[str]:
    """What a finished job warns of."""
    return list(run_record(out)["warnings"])


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
    with staged_folder(job.out, (job.folder, job.source), replace_ours=job.overwrite, is_ours=is_our_series) as folder:
        export_run(job.folder, job.source, folder, identity, job.description, job.choice, job.injection, job.evidence)
    progress.step("export", 1, 1)
    return job.out


def is_our_series(folder: Path) -> bool:
    """Whether a folder holds nothing but a series that we derived, and its evidence."""
    if not folder.is_dir() or folder.is_symlink():
        return False
    files = sorted({file for file in folder.iterdir() if file.name not in (MAP_FILE, REPORT_FILE)})
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
) -> list[Path]:
    """Export the restored image of an output folder of `restore` as a derived series of `source`.

    `source` holds one series, the series of `choice`, or the dose levels of a case: then the level that was restored is
    the source, or the full dose that a ladder was made from. With `evidence` a Segmentation and a report of it follow.
    Raises InputError where the folder is none or has no evidence that was asked for, where `out` lies in it or in the
    source, where the image does not belong to the source, or for a `description` that DICOM cannot hold.
    """
    refuse_inputs(out, (folder, source))
    run = run_record(folder)
    findings = findings_to_export(folder) if evidence else ()
    image = read_image(folder / "images" / "restored.nrrd")
    choice = replace(choice, frames=choice.frames or run["input"].get("frames"))
    files = source_series(source, run["input"]["drf"], choice)
    if not evidence:
        return export(image, files, out, run, identity, description, stated)
    states = read_image(folder / EVIDENCE_MAP)
    with staged_folder(out, (folder, source)) as staged:
        written = export(image, files, staged, run, identity, description, stated)
        written += export_evidence(states, findings, written, derivation_of(run), identity.uid_seed)
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
