"""The main job: a low-dose case in; restored sinogram, images, metrics, figure and DICOM series out."""

import hashlib
import time
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from redpet import __version__
from redpet.case import Case, DoseLevel, Image, Kind, Sinogram
from redpet.devices import describe, device_errors, resolve_device
from redpet.dicom_derived import Derivation
from redpet.dicom_export import export_series, series_description
from redpet.dose import project
from redpet.errors import InputError
from redpet.figures import Column, comparison_figure, most_active_slice, save_preview
from redpet.metrics import compare, total_activity, total_unit
from redpet.progress import Progress, Silent
from redpet.projection.geometry import geometry_for_image
from redpet.readers import read_input
from redpet.readers.dicom import read_series, source_files
from redpet.readers.dose_names import dose_label
from redpet.reconstruction.fbp import fbp
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.model_file import default_model_path, load_model
from redpet.restoration.restorer import Restoration, check_method, restore_sinogram
from redpet.staging import staged_folder
from redpet.storage import Shelf, read_image, write_image, write_sinogram

RUN_FILE = "run.json"
RECONSTRUCTIONS = ("osem", "fbp")


class RestoreJob(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What `redpet restore` is asked to do; the fields are its options."""

    input: Path
    out: Path
    drf: float | None = None
    reference: Path | None = None
    method: str = "red"
    model: Path | None = None
    steps: int | None = None
    slices: tuple[int, int] | None = None
    device: str = "auto"
    reconstruction: str = "osem"
    iterations: int = 4
    subsets: int = 16
    post_filter_mm: float = 0.0
    psf_mm: float = 0.0
    projector: str = "auto"
    overwrite: bool = False
    preview: Path | None = None
    preview_slice: int | None = None


class Study(msgspec.Struct, frozen=True):
    """One dose of a case as sinogram and image, both in the case's own units."""

    sinogram: Sinogram
    image: Image


def restore(job: RestoreJob, progress: Progress | None = None) -> Path:
    """Run the whole main job; returns the output folder, which appears whole or not at all.

    Raises InputError for bad input or parameters, Cancelled where `progress` does, ResourceError
    where memory or the device fails.
    """
    progress = progress or Silent()
    started, clock = datetime.now(UTC), time.perf_counter()
    check(job)
    device = resolve_device(job.device)
    with device_errors(), staged_folder(job.out, replace_ours=job.overwrite) as folder:
        progress.step("read", 0, 1)
        model = None if job.method == "osem" else load_model(job.model or default_model_path())
        case = read_input(job.input)
        level = choose_level(case, job.drf)
        reference = reference_of(job, case, level)
        low = low_sinogram(level, job, device)
        margin = 0 if model is None else model.variant_for(low.kind).recipe.neighbours
        first, stop = slice_range(job, low.grid.size[2])
        around = slice(max(0, first - margin), min(low.grid.size[2], stop + margin))
        inside = (first - around.start, stop - around.start)
        progress.step("read", 1, 1)

        reconstructed = partial(reconstruct, job=job, device=device)
        watched = (first if job.preview_slice is None else job.preview_slice) - around.start

        def preview(part: slice, done: Sinogram) -> None:
            if job.preview and part.start <= watched < part.stop:
                at = watched - part.start
                save_preview(job.preview, reconstructed(done.slices(at, at + 1)))
                progress.preview(job.preview, around.start + watched)

        restoration = Restoration(low, "OSEM", 0, 1.0)
        if model is not None:
            restoration = restore_sinogram(
                low.slices(around.start, around.stop),
                model,
                steps=job.steps,
                device=device,
                start_with=watched,
                on_step=partial(progress.step, "restore"),
                on_slices=preview,
            )
            restoration = replace(restoration, sinogram=restoration.sinogram.slices(*inside))
        else:
            restoration = replace(restoration, sinogram=low.slices(first, stop))
        low = low.slices(first, stop)

        studies = {"low": Study(low, image_of(level, low, (first, stop), reconstructed, progress))}
        studies["restored"] = Study(
            restoration.sinogram,
            reconstructed(restoration.sinogram, on_batch=partial(progress.step, "reconstruct restored")),
        )
        if reference is not None:
            studies["full"] = reference_study(reference, studies["low"], (first, stop), job, device, progress)

        progress.step("write", 0, 1)
        truth = case.truth.slices(first, stop) if case.truth is not None else None
        measures = measure(studies, truth)
        write_studies(studies, folder)
        write_json(folder / "metrics.json", measures)
        draw(studies, measures, folder / "comparison.png", level.drf, restoration, job)
        run = {
            "redpet": __version__,
            "command": "restore",
            "started": started.isoformat(timespec="seconds"),
            "seconds": round(time.perf_counter() - clock, 3),
            "device": describe(device),
            "input": {
                "kind": str(low.kind),
                "unit": low.unit,
                "drf": level.drf,
                "slices": [first, stop],
                "sha256": hashlib.sha256(np.ascontiguousarray(low.values).data).hexdigest(),
            },
            "method": restoration.label,
            "model": None if model is None else {"name": model.name, "sha256": model.sha256},
            "steps": restoration.steps,
            "noise_gain": restoration.gain,
            "reconstruction": reconstruction_settings(job),
            "warnings": [*case.warnings, *restoration.warnings],
        }
        if source := source_files(studies["low"].image):
            export(studies["restored"].image, source, folder / "dicom", run)
        write_json(folder / RUN_FILE, run)
        progress.step("write", 1, 1)
    return job.out


def check(job: RestoreJob) -> None:
    """Raise InputError for a parameter that no input could make right."""
    check_method(job.method)
    if job.reconstruction not in RECONSTRUCTIONS:
        raise InputError(f"the reconstruction '{job.reconstruction}' is unknown: choose one of osem, fbp.")
    if job.reconstruction == "osem":
        osem_settings(job)


def osem_settings(job: RestoreJob) -> OsemSettings:
    """The OSEM of a job."""
    return OsemSettings(job.iterations, job.subsets, job.psf_mm, job.post_filter_mm)


def reconstruction_settings(job: RestoreJob) -> dict[str, Any]:
    """How the images were made, for people and for run.json."""
    if job.reconstruction == "fbp":
        return {"method": "fbp", "window": "hamming", "post_filter_mm": job.post_filter_mm}
    return {"method": "osem", "projector": job.projector, **msgspec.to_builtins(osem_settings(job))}


def choose_level(case: Case, drf: float | None) -> DoseLevel:
    """The dose level to restore: the one with this DRF, or the only one there is below full dose.

    Raises InputError that lists the levels where the choice is not clear.
    """
    known = ", ".join(dose_label(level.drf) for level in case.levels)
    if drf is not None:
        for level in case.levels:
            if level.drf == drf:
                return level
        if len(case.levels) == 1 and case.levels[0].drf is None:
            return replace(case.levels[0], drf=drf)
        raise InputError(f"the input has no dose level of DRF {drf:g}: it holds {known}.")
    low = [level for level in case.levels if level.drf != 1] or list(case.levels)
    if len(low) > 1:
        raise InputError(f"the input holds several dose levels ({known}): choose one with --drf.")
    return low[0]


def reference_of(job: RestoreJob, case: Case, level: DoseLevel) -> DoseLevel | None:
    """The full-dose level to compare with: of `--reference`, or the case's own; None where there is none.

    Raises InputError where `--reference` holds several levels and none of full dose.
    """
    if job.reference is None:
        return case.full if case.full is not level else None
    other = read_input(job.reference)
    if other.full is not None:
        return other.full
    if len(other.levels) == 1:
        return other.levels[0]
    raise InputError(f"{job.reference} holds several dose levels and none of them is full dose: name one series.")


def slice_range(job: RestoreJob, n_slices: int) -> tuple[int, int]:
    """The slices to restore, first and one after the last. Raises InputError where they are not there."""
    first, stop = job.slices or (0, n_slices)
    if not 0 <= first < stop <= n_slices:
        raise InputError(f"the slices {first}:{stop} are not there: the input has 0:{n_slices}.")
    return first, stop


def low_sinogram(level: DoseLevel, job: RestoreJob, device: str) -> Sinogram:
    """The level's sinogram: measured, or its image projected and labelled so."""
    if level.sinogram is not None:
        return level.sinogram
    assert level.image is not None
    return project(level.image, geometry_for_image(level.image), backend=job.projector, device=device)


def reconstruct(sinogram: Sinogram, job: RestoreJob, device: str, on_batch: Any = None) -> Image:
    """The image of a sinogram by the job's settings."""
    if job.reconstruction == "fbp":
        return fbp(sinogram, post_filter_mm=job.post_filter_mm, device=device, on_batch=on_batch)
    return osem(sinogram, osem_settings(job), backend=job.projector, device=device, on_batch=on_batch)


def image_of(
    level: DoseLevel, sinogram: Sinogram, part: tuple[int, int], reconstructed: Any, progress: Progress
) -> Image:
    """What a reader would look at without restoration: the image that was given, or the reconstruction."""
    if level.image is not None:
        return level.image.slices(*part)
    image: Image = reconstructed(sinogram, on_batch=partial(progress.step, "reconstruct low dose"))
    return image


def reference_study(
    level: DoseLevel, low: Study, part: tuple[int, int], job: RestoreJob, device: str, progress: Progress
) -> Study:
    """The full-dose sinogram and image on the grid of the low-dose ones.

    Raises InputError where they do not fit together.
    """
    grid = (level.image.grid if level.image is not None else level.sinogram.grid).slices(0, part[1])  # type: ignore[union-attr]
    if grid.size[:2] != low.image.grid.size[:2] or grid.spacing_mm != low.image.grid.spacing_mm:
        raise InputError(
            f"the reference lies on another grid ({grid.size[:2]}, {grid.spacing_mm} mm) than the input "
            f"({low.image.grid.size[:2]}, {low.image.grid.spacing_mm} mm): give the full dose of the same scan."
        )
    if level.sinogram is not None:
        sinogram = level.sinogram.slices(*part)
    else:
        assert level.image is not None
        sinogram = project(level.image.slices(*part), low.sinogram.geometry, backend=job.projector, device=device)
    if level.image is not None:
        return Study(sinogram, level.image.slices(*part))
    on_batch = partial(progress.step, "reconstruct full dose")
    return Study(sinogram, reconstruct(sinogram, job, device, on_batch))


def measure(studies: dict[str, Study], truth: Image | None) -> dict[str, Any]:
    """PSNR, SSIM and NRMSE against the full dose and against the truth, and the activity of each image."""
    images = {name: study.image for name, study in studies.items()}
    measures: dict[str, Any] = {
        "kind": str(studies["low"].sinogram.kind),
        "total_activity": {
            "unit": total_unit(images["low"].unit),
            **{name: total_activity(image) for name, image in (images | ({"truth": truth} if truth else {})).items()},
        },
    }
    if truth is not None:
        measures["against_truth"] = {"image": {name: compare(image, truth) for name, image in images.items()}}
    if "full" in studies:
        against: dict[str, dict[str, Any]] = {"sinogram": {}, "image": {}}
        measures["against_full_dose"] = against
        full = studies["full"]
        for name in ("low", "restored"):
            against["image"][name] = compare(images[name], full.image)
            if studies[name].sinogram.kind is full.sinogram.kind:
                against["sinogram"][name] = compare(studies[name].sinogram, full.sinogram)
    return measures


def draw(
    studies: dict[str, Study],
    measures: dict[str, Any],
    path: Path,
    drf: float | None,
    restoration: Restoration,
    job: RestoreJob,
) -> None:
    """The comparison figure of a job, on the slice with most activity."""
    against = measures.get("against_full_dose", {"sinogram": {}, "image": {}})
    made = job.reconstruction.upper()
    as_given = "image as given"

    def column(name: str, label: str, dose: float | None) -> Column:
        study = studies[name]
        metrics = (against["image"].get(name), against["sinogram"].get(name))
        return Column(label, study.image, study.sinogram, dose, *metrics)

    measured = studies["low"].sinogram.kind is Kind.MEASURED
    steps = f" ({restoration.steps} step{'s' if restoration.steps > 1 else ''})" if restoration.steps else ""
    columns = [
        column("low", f"Low dose, {made if measured else as_given}", drf),
        column("restored", f"Restored by {restoration.label}{steps}, {made}", drf),
    ]
    if "full" in studies:
        columns.insert(0, column("full", f"Full-dose reference, {made if measured else as_given}", 1.0))
    shown = most_active_slice(columns[0].image)
    comparison_figure(path, columns, shown, has_reference="full" in studies)


def export(image: Image, source: tuple[Path, ...], out: Path, run: dict[str, Any]) -> list[Path]:
    """The restored image of a run as a derived PET series of its source."""
    model = run["model"] or {"name": "none", "sha256": ""}
    derivation = Derivation(
        run["method"], model["name"], model["sha256"], run["steps"], run["input"]["drf"], run["redpet"]
    )
    description = series_description("", derivation.method, derivation.drf)
    return export_series(image, source, out, description=description, derivation=derivation)


def write_studies(studies: dict[str, Study], folder: Path) -> None:
    """`sinograms/NAME.nrrd` and `images/NAME.nrrd` of each study; paths of source files stay out of them."""
    for room in ("sinograms", "images"):
        (folder / room).mkdir()
    shelf = Shelf(folder / "sinograms")
    for name, study in studies.items():
        provenance = {key: value for key, value in study.image.provenance.items() if key != "files"}
        write_sinogram(replace(study.sinogram, provenance=provenance), folder / "sinograms" / f"{name}.nrrd", shelf)
        write_image(replace(study.image, provenance=provenance), folder / "images" / f"{name}.nrrd")


def run_warnings(out: Path) -> list[str]:
    """What a finished job warns of."""
    return list(msgspec.json.decode((out / RUN_FILE).read_bytes())["warnings"])


def export_run(folder: Path, source: Path, out: Path) -> list[Path]:
    """Export the restored image of an output folder of `restore` as a derived series of `source`.

    Raises InputError where the folder is none, or where the image does not belong to the source.
    """
    path = folder / RUN_FILE
    if not path.is_file():
        raise InputError(f"{folder} is no output of redpet restore: it has no {RUN_FILE}.")
    run = msgspec.json.decode(path.read_bytes())
    image = read_image(folder / "images" / "restored.nrrd")
    return export(image, source_files(read_series(source).image), out, run)


def write_json(path: Path, content: Any) -> None:
    """Write JSON that people can read; no NaN and no infinity."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n")
