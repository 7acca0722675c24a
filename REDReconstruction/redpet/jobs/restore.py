"""The main job: a low-dose case in; restored sinogram, images, metrics, figure and DICOM series out."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from redpet import __version__
from redpet.case import Case, DoseLevel, Image, Sinogram, SinogramGeometry
from redpet.case.dose_names import check_drf, dose_label
from redpet.case.geometry import geometry_for_image
from redpet.case.study import FULL, LOW, RESTORED, Study
from redpet.dicom.export import Identity, check_identity
from redpet.dicom.suv import suv_of_source
from redpet.errors import InputError
from redpet.jobs.outputs import write_outputs
from redpet.machine.devices import describe, device_errors, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import refuse_inputs, staged_folder
from redpet.pictures.figures import save_preview
from redpet.projection.dose import project
from redpet.projection.projector import choose_backend, require_subsets
from redpet.readers import read_input
from redpet.reconstruction.fbp import fbp
from redpet.reconstruction.filters import gaussian_mm
from redpet.reconstruction.osem import OsemSettings, osem
from redpet.restoration.image_stage import corrected, kept_share
from redpet.restoration.model_file import ModelFile, Variant
from redpet.restoration.red import ignore_step
from redpet.restoration.restorer import Restoration, check_method, check_steps, open_model, restore_sinogram

RECONSTRUCTIONS = ("osem", "fbp")


@dataclass(frozen=True, kw_only=True)
class RestoreJob:
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
    uid_seed: int | None = None
    anonymize: bool = False
    keep_suv: bool = False
    preview: Path | None = None
    preview_slice: int | None = None


def restore(job: RestoreJob, progress: Progress | None = None) -> Path:
    """Run the whole main job; returns the output folder, which appears whole or not at all.

    Raises InputError for bad input or parameters, Cancelled where `progress` does, ResourceError
    where memory or the device fails.
    """
    progress = progress or Silent()
    started, clock = datetime.now(UTC), time.perf_counter()
    check(job)
    device = resolve_device(job.device)
    inputs = (job.input, job.reference, job.model)
    if job.preview is not None:
        refuse_inputs(job.preview, inputs)
    with device_errors(), staged_folder(job.out, inputs, replace_ours=job.overwrite) as folder:
        progress.step("read", 0, 1)
        model = open_model(job.method, job.model)
        case = read_input(job.input)
        level = choose_level(case, job.drf)
        reference = reference_of(job, case, level)
        whole = low_sinogram(level, job, device)
        part = slice_range(job, whole.grid.size[2])
        if job.reconstruction == "osem":
            require_subsets(job.subsets, whole.geometry)
        if reference is not None:
            check_reference(reference, whole, part)
        progress.step("read", 1, 1)

        stage, left_out = image_stage_of(model, whole, job)
        wide = widened(part, stage, whole.grid.size[2])
        restoration = restored(whole, wide, model, job, device, progress, partial(images_of, level, whole, stage, job))
        images = images_of(level, whole, stage, job, device, restoration.sinogram, wide, progress)
        inside = (part[0] - wide[0], part[1] - wide[0])
        low = whole.slices(*part)
        studies = {
            LOW: Study(low, level.image.slices(*part) if level.image else smoothed(images[0].slices(*inside), job)),
            RESTORED: Study(restoration.sinogram.slices(*inside), smoothed(images[1].slices(*inside), job)),
        }
        if reference is not None:
            studies[FULL] = reference_study(reference, studies[LOW], part, job, device, progress)

        progress.step("write", 0, 1)
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
                "slices": list(part),
                "sha256": hashlib.sha256(np.ascontiguousarray(low.values).data).hexdigest(),
                "provenance": dict(case.provenance),
            },
            "method": f"{restoration.label}+" if stage and stage.recipe.stages else restoration.label,
            "image_stage": stage is not None,
            "kept_share": kept_share(low.kind, level.drf) if stage else 0.0,
            "model": None if model is None else {"name": model.name, "sha256": model.sha256},
            "steps": restoration.steps,
            "noise_gain": restoration.gain,
            "reconstruction": reconstruction_settings(job),
            "warnings": list(dict.fromkeys([*case.warnings, *suv_warnings(level), *restoration.warnings, *left_out])),
        }
        write_outputs(folder, studies, case.truth and case.truth.slices(*part), run, identity_of(job))
        progress.step("write", 1, 1)
    return job.out


def check(job: RestoreJob) -> None:
    """Raise InputError for a parameter that no input could make right."""
    check_drf(job.drf)
    check_method(job.method)
    choose_backend(job.projector)
    if job.steps is not None:
        check_steps(job.method, job.steps)
    if job.reconstruction not in RECONSTRUCTIONS:
        raise InputError(f"the reconstruction '{job.reconstruction}' is unknown: choose one of osem, fbp.")
    osem_settings(job)
    if job.preview is not None and job.preview.suffix.lower() != ".png":
        raise InputError(f"{job.preview}: the preview is a PNG; end its name in .png.")
    check_identity(identity_of(job))


def identity_of(job: RestoreJob) -> Identity:
    """Whose the exported series is."""
    return Identity(job.uid_seed, job.anonymize, job.keep_suv)


def osem_settings(job: RestoreJob) -> OsemSettings:
    """The OSEM of a job."""
    return OsemSettings(job.iterations, job.subsets, job.psf_mm, job.post_filter_mm)


def reconstruction_settings(job: RestoreJob) -> dict[str, Any]:
    """How the images were made, for people and for run.json."""
    if job.reconstruction == "fbp":
        return {"method": "fbp", "window": "hamming", "post_filter_mm": job.post_filter_mm}
    return {"method": "osem", "projector": job.projector, **asdict(osem_settings(job))}


def suv_warnings(level: DoseLevel) -> tuple[str, ...]:
    """Where a rule had to choose for the SUV of a DICOM series, and why it has none."""
    suv = None if level.image is None else suv_of_source(level.image)
    return () if suv is None else (*suv.warnings, *([suv.reason] if suv.reason else []))


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
    return projected(level.image, geometry_for_image(level.image), job, device)


def projected(image: Image, geometry: SinogramGeometry, job: RestoreJob, device: str) -> Sinogram:
    """The sinogram of an image, by the projector that the job's reconstruction uses too."""
    n_subsets = job.subsets if job.reconstruction == "osem" else 1
    return project(image, geometry, n_subsets=n_subsets, backend=job.projector, device=device)


def image_stage_of(model: ModelFile | None, low: Sinogram, job: RestoreJob) -> tuple[Variant | None, tuple[str, ...]]:
    """The variant whose image stage corrects the reconstruction, and why there is none where the model has one.

    A stage is left out for images that are made otherwise than those of its training. Raises InputError where the
    method is nothing else.
    """
    variant = None if model is None else model.variant_serving(low)
    if variant is None or variant.recipe.image is None:
        return None, ()
    wanted = variant.recipe.image.osem
    if job.reconstruction == "osem" and replace(osem_settings(job), post_filter_mm=0.0) == wanted:
        return variant, ()
    made = f"OSEM of {wanted.iterations} iterations and {wanted.subsets} subsets without a point spread"
    if not variant.recipe.stages:
        raise InputError(f"the method {job.method} was trained on {made}, and works on such images alone.")
    return None, (f"the image stage was left out: it was trained on {made}, and these images are made otherwise.",)


def widened(part: tuple[int, int], stage: Variant | None, n_slices: int) -> tuple[int, int]:
    """The slices whose images the image stage sees."""
    margin = stage.recipe.image.neighbours if stage and stage.recipe.image else 0
    return max(0, part[0] - margin), min(n_slices, part[1] + margin)


def restored(
    whole: Sinogram,
    part: tuple[int, int],
    model: ModelFile | None,
    job: RestoreJob,
    device: str,
    progress: Progress,
    images: Callable[[str, Sinogram, tuple[int, int]], tuple[Image, Image]],
) -> Restoration:
    """The slices `part` restored, seen with the neighbours that the model asks for; as they are without a model.

    `images` makes those of the first slices that are done, for the preview.
    """
    first, stop = part
    if model is None:
        return Restoration(whole.slices(first, stop), "OSEM", 0, 1.0)
    recipe = model.variant_serving(whole).recipe
    start = max(0, first - recipe.neighbours)
    around = whole.slices(start, min(whole.grid.size[2], stop + recipe.neighbours))
    watched = ((job.slices or part)[0] if job.preview_slice is None else job.preview_slice) - start
    reach = recipe.image.neighbours if recipe.image else 0

    def preview(done: slice, sinogram: Sinogram) -> None:
        if job.preview and done.start <= watched < done.stop:
            near = max(done.start, watched - reach), min(done.stop, watched + reach + 1)
            part_done = sinogram.slices(near[0] - done.start, near[1] - done.start)
            _, image = images(device, part_done, (start + near[0], start + near[1]))
            at = watched - near[0]
            save_preview(job.preview, smoothed(image.slices(at, at + 1), job))
            progress.preview(job.preview, start + watched)

    restoration = restore_sinogram(
        around,
        model,
        steps=job.steps,
        device=device,
        start_with=watched,
        on_step=partial(progress.step, "restore"),
        on_slices=preview,
    )
    return replace(restoration, sinogram=restoration.sinogram.slices(first - start, stop - start))


def images_of(
    level: DoseLevel,
    whole: Sinogram,
    stage: Variant | None,
    job: RestoreJob,
    device: str,
    restored: Sinogram,
    part: tuple[int, int],
    progress: Progress | None = None,
) -> tuple[Image, Image]:
    """The images of the low dose and of the `restored` sinogram, of the slices `part`, before the job's filter.

    The low dose's is the image that was given, or the reconstruction.
    """
    if level.sinogram is None and level.image is not None:
        given = level.image.slices(*part)
    else:
        given = reconstruct(whole.slices(*part), job, device, progress, "low dose")
    if stage is None:
        return given, reconstruct(restored, job, device, progress, "restored")
    image = reconstruct(restored, job, device, progress, "restored") if stage.recipe.stages else given
    on_step = ignore_step if progress is None else partial(progress.step, "correct")
    share = kept_share(whole.kind, level.drf)
    return given, corrected(given, image, stage, share, device=device, on_step=on_step)


def reconstruct(
    sinogram: Sinogram, job: RestoreJob, device: str, progress: Progress | None = None, what: str = ""
) -> Image:
    """The image of a sinogram by the job's settings, not filtered yet; `what` names it to those who watch."""
    on_batch = None if progress is None else partial(progress.step, f"reconstruct {what}")
    if job.reconstruction == "fbp":
        return fbp(sinogram, device=device, on_batch=on_batch)
    settings = replace(osem_settings(job), post_filter_mm=0.0)
    return osem(sinogram, settings, backend=job.projector, device=device, on_batch=on_batch)


def smoothed(image: Image, job: RestoreJob) -> Image:
    """A reconstructed image under the job's Gaussian filter, if it has one."""
    return replace(image, values=gaussian_mm(image.values, image.grid, job.post_filter_mm))


def check_reference(level: DoseLevel, low: Sinogram, part: tuple[int, int]) -> None:
    """Raise InputError where a full-dose level does not lie on the grid of the low-dose sinogram."""
    given = level.image or level.sinogram
    assert given is not None
    grid, wanted = given.grid, low.grid
    if grid.size[:2] != wanted.size[:2] or not np.allclose(grid.spacing_mm, wanted.spacing_mm, rtol=1e-4):
        raise InputError(
            f"the reference lies on another grid ({grid.size[:2]}, {grid.spacing_mm} mm) than the input "
            f"({wanted.size[:2]}, {wanted.spacing_mm} mm): give the full dose of the same scan."
        )
    if part[1] > grid.size[2]:
        raise InputError(f"the reference has {grid.size[2]} slices, the input needs {part[0]}:{part[1]}.")


def reference_study(
    level: DoseLevel, low: Study, part: tuple[int, int], job: RestoreJob, device: str, progress: Progress
) -> Study:
    """The full-dose sinogram and image on the grid of the low-dose ones."""
    image = level.image.slices(*part) if level.image is not None else None
    if level.sinogram is not None:
        sinogram = level.sinogram.slices(*part)
    else:
        assert image is not None
        sinogram = projected(image, low.sinogram.geometry, job, device)
    return Study(sinogram, image or smoothed(reconstruct(sinogram, job, device, progress, "full dose"), job))
