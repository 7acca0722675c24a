"""The main job: a low-dose case in; restored sinogram, images, metrics, figure and DICOM series out."""

from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import DoseLevel, Image, Sinogram
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import check_drf
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import write_image
from redpet.case.study import FULL, LOW, RESTORED, RestoredCase, Study
from redpet.dicom.identity import Identity, check_identity
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.errors import InputError
from redpet.jobs.all_rays import ALL_RAYS_SAID, check_all_rays, image_of_rays
from redpet.jobs.choosing import check_reference, choose_level, choose_reference, dose_hint, slice_range
from redpet.jobs.consistency import made_consistent
from redpet.jobs.evidence import Evidence, announce_evidence, evidence_of, write_evidence
from redpet.jobs.imaging import Imaging, sinogram_of
from redpet.jobs.outputs import Format, why_unexportable, write_as_nifti, write_outputs, write_series_and_record
from redpet.jobs.preview import NO_PREVIEW, Preview, PreviewSettings, check_preview
from redpet.jobs.record import Clock, Restored, record_of, suv_factor
from redpet.jobs.removed import REMOVED_MAP, Mask, protected_region, removed_map
from redpet.machine.decoding import Flat
from redpet.machine.devices import Compute, device_errors, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.scratch import scratch_beside
from redpet.machine.staging import refuse_inputs, require_room, staged_folder
from redpet.measures.studies import compare_studies
from redpet.projection.projector import choose_backend
from redpet.readers import read_input
from redpet.reconstruction.consistency import check_counts
from redpet.reconstruction.reconstruct import OSEM, ReconstructionSettings, check_fits, check_reconstruction
from redpet.restoration.guest import Guest, fitted, judged
from redpet.restoration.image_stage import image_stage_for, neighbours_of
from redpet.restoration.keeping import (
    AUTO,
    NOTHING_KEPT,
    WHOLE,
    Consistency,
    GiveBack,
    Keeping,
    check_keeping,
    suited_share,
)
from redpet.restoration.methods import METHODS, OSEM_3D, RED
from redpet.restoration.restorer import (
    Model,
    RestorerSettings,
    check_restorer,
    open_model,
    restore_part,
    takes_all_rays,
)
from redpet.restoration.slices import widened


@dataclass(frozen=True, kw_only=True)
class Selection:
    """What is restored: the dose level and the slices of an input, and the input that holds the full dose.

    `choice` says what is meant in the input, `reference_series` and `reference_frames` in the reference.
    """

    input: Path
    choice: Flat[Choice] = UNSAID
    drf: float | None = None
    reference: Path | None = None
    reference_series: str | None = None
    reference_frames: str | None = None
    slices: tuple[int, int] | None = None


@dataclass(frozen=True, kw_only=True)
class RestoreJob:
    """What `redpet restore` is asked to do; the fields, with those of the groups, are its options."""

    selection: Flat[Selection]
    out: Path
    overwrite: bool = False
    format: Format = "nrrd"
    restorer: Flat[RestorerSettings] = field(default_factory=RestorerSettings)
    keeping: Flat[Keeping] = NOTHING_KEPT
    reconstruction: Flat[ReconstructionSettings] = field(default_factory=ReconstructionSettings)
    compute: Flat[Compute] = field(default_factory=Compute)
    identity: Flat[Identity] = field(default_factory=Identity)
    injection: Flat[Stated] = NOTHING_STATED
    preview: Flat[PreviewSettings] = field(default_factory=PreviewSettings)
    evidence: bool = False


def restore(job: RestoreJob, progress: Progress | None = None) -> Path:
    """Run the whole main job; returns the output folder, which appears whole or not at all.

    Raises InputError for bad input or parameters, Cancelled where `progress` does, ResourceError
    where memory or the device fails.
    """
    progress = progress or Silent()
    clock = Clock()
    check(job)
    compute = replace(job.compute, device=resolve_device(job.compute.device))
    inputs = (job.selection.input, job.selection.reference, job.restorer.model, job.keeping.protect)
    if job.preview.preview is not None:
        refuse_inputs(job.preview.preview, inputs)
    with (
        device_errors(),
        staged_folder(job.out, inputs, replace_ours=job.overwrite) as folder,
        scratch_beside(folder),
    ):
        progress.step("read", 0, 1)
        all_rays = takes_all_rays(job.restorer.method)
        model = None if all_rays else open_model(job.restorer.method, job.restorer.model, once=True)
        case = read_input(job.selection.input, job.selection.choice, progress)
        level = choose_level(case, job.selection.drf)
        require_room(folder, least_bytes(level, job.selection.slices))
        unexportable = why_unexportable(level, folder, job.identity)
        if job.evidence:
            announce_evidence(level, job.selection.slices)
        in_space = None
        if all_rays:
            in_space = image_of_rays(
                job.selection.input, job.selection.choice, case, job.reconstruction, compute.projector, progress
            )
        restore_as_asked = partial(
            restore_level,
            in_space=in_space,
            slices=job.selection.slices,
            model=model,
            steps=job.restorer.steps,
            strength=job.keeping.strength,
            give_back=job.keeping.give_back,
            consistency=job.keeping.consistency,
            mask=protected_region(job.keeping.protect, level),
            reconstruction=job.reconstruction,
            compute=compute,
            stated=job.injection,
        )
        meant = Choice(job.selection.reference_series, frames=job.selection.reference_frames)
        reference = choose_reference(case, level, job.selection.reference, meant, progress)
        case = replace(case, levels=(level,))  # other doses are not held any longer
        restored = restore_as_asked(level, reference, preview=job.preview, progress=progress)
        evidence = None
        if job.evidence:
            evidence = evidence_of(restored, restore_as_asked, compute, progress, job.injection)
            restored = replace(restored, warnings=(*restored.warnings, *evidence.warnings))
        removed = removed_map(restored, job.reconstruction.psf_mm, compute, progress)
        progress.step("write", 0, 1)
        record = record_of(restored, case, model, job.reconstruction, compute, clock, job.injection)
        measures = compare_studies(restored.studies, case.truth and case.truth.slices(*restored.part))
        write_outputs(folder, restored.studies, measures, record)
        if job.format == "nifti":
            write_as_nifti(folder, restored.studies, record)
        if removed is not None:
            write_image(removed, folder / REMOVED_MAP)
        if evidence is not None:
            write_evidence(folder, evidence)
        write_series_and_record(folder, restored.studies, record, job.identity, unexportable)
        progress.step("write", 1, 1)
    return job.out


def least_bytes(level: DoseLevel, slices: tuple[int, int] | None) -> int:
    """What the outputs take on the disk at least: sinogram and image in float32, of the low dose and restored.

    What is reconstructed of measured counts is as large as the user asks for: it is not counted.
    """
    part = slice(*(slices or (None,)))
    n_bytes = sum(one.values[part].nbytes for one in (level.sinogram, level.image) if one is not None)
    if level.sinogram is None and level.image is not None:
        projected = geometry_for_image(level.image)
        n_bytes += (
            np.dtype(np.float32).itemsize * len(level.image.values[part]) * projected.n_angles * projected.n_radial
        )
    return 2 * n_bytes


def check(job: RestoreJob) -> None:
    """Raise InputError for a parameter that no input could make right."""
    check_settings(job.selection.drf, job.restorer, job.reconstruction, job.compute, job.keeping)
    if job.selection.reference is None and (job.selection.reference_series or job.selection.reference_frames):
        raise InputError("--reference-series and --reference-frames choose in a --reference: name it too.")
    check_preview(job.preview)
    check_identity(job.identity)
    job.injection.check()
    if takes_all_rays(job.restorer.method):
        check_all_rays(job.reconstruction, job.evidence)


def check_settings(
    drf: float | None,
    restorer: RestorerSettings,
    reconstruction: ReconstructionSettings,
    compute: Compute,
    keeping: Keeping = NOTHING_KEPT,
) -> None:
    """Raise InputError for what no case could make right."""
    check_drf(drf)
    check_restorer(restorer)
    check_keeping(keeping, restorer.method)
    choose_backend(compute.projector)
    check_reconstruction(reconstruction)


def restore_level(
    level: DoseLevel,
    reference: DoseLevel | None = None,
    slices: tuple[int, int] | None = None,
    *,
    model: Model | None,
    steps: int | None = None,
    strength: float = WHOLE,
    give_back: GiveBack = AUTO,
    consistency: Consistency = 0.0,
    mask: Mask | None = None,
    reconstruction: ReconstructionSettings,
    compute: Compute,
    stated: Stated = NOTHING_STATED,
    preview: PreviewSettings = NO_PREVIEW,
    in_space: Image | None = None,
    progress: Progress | None = None,
) -> Restored:
    """Some slices of a dose level restored and reconstructed, beside the low dose and, where it is known, the full.

    All slices without a choice, and as many steps as suit the model. Without a model the sinogram stays as it is. Of
    the low dose's image stays what `strength` leaves, in percent, and all in the region `mask[z, y, x]` of the level;
    `give_back` percent of what was taken away come back elsewhere, or what suits the model and the dose;
    `consistency` is the weight with which the restored image is moved towards its counts before. `stated` is what the
    user said of the injection, for a network that takes SUV. The image of all rays `in_space`, of all slices, takes
    the place of a restored one where it is there. Raises InputError for slices, subsets or a reference that
    do not fit, and where the model does not serve the level.
    """
    progress = progress or Silent()
    whole = sinogram_of(level, reconstruction, compute)
    n_slices = whole.grid.size[2]
    part = slice_range(slices, n_slices)
    check_fits(reconstruction, whole)
    if consistency != 0:
        check_counts(whole)
    if reference is not None:
        check_reference(reference, whole, part)
    if isinstance(model, Guest):
        model = fitted(model, whole, level.drf, suv_factor(level, stated))
    progress.step("read", 1, 1)

    stage, left_out = image_stage_for(model, whole, reconstruction)
    back = share_of(give_back, model, level, whole, reconstruction)
    imaging = Imaging(level, whole, stage, reconstruction, compute, strength, mask, back)
    near = widened(part, max(neighbours_of(stage), imaging.reach), n_slices)
    inside = part[0] - near[0], part[1] - near[0]
    watcher = Preview(preview, part[0], imaging, progress)
    restoration = restore_part(
        whole,
        near,
        model,
        steps=steps,
        device=compute.device,
        start_with=watcher.watched,
        on_step=partial(progress.step, "restore"),
        on_slices=watcher.slices_done,
    )
    given = imaging.given(near, progress)
    if in_space is None:
        image = imaging.restored(restoration.sinogram, given, progress)
    else:
        restoration = replace(restoration, label=METHODS[OSEM_3D].label)
        image = in_space.slices(*near)
    said: tuple[str, ...] = () if in_space is None else (ALL_RAYS_SAID,)
    if isinstance(model, Guest):
        pair = (given, image) if model.on_images else (whole.slices(*near), restoration.sinogram)
        said = judged(model, *(one.values for one in pair))
    image, weight = made_consistent(whole.slices(*near), image, consistency, reconstruction.psf_mm, compute)
    removed = None
    if model is not None:
        taken = imaging.taken(image, given, near)
        kept = imaging.kept(image, taken, near, progress)
        removed = imaging.removed(image, kept, taken, near).slices(*inside)
        image = kept

    low = level.image.slices(*part) if level.image else imaging.finished(given.slices(*inside))
    studies = {
        LOW: Study(whole.slices(*part), low),
        RESTORED: Study(restoration.sinogram.slices(*inside), imaging.shown(image, given, inside)),
    }
    if reference is not None:
        studies[FULL] = imaging.reference(reference, part, progress)
    hints = dose_hint(level, whole.slices(*part))
    warnings = (*restoration.warnings, *left_out, *said, *unsaid_dose(level, imaging.kept_share))
    return Restored(level, part, studies, restoration, stage, imaging.kept_of_low(weight), removed, warnings, hints)


def share_of(
    give_back: GiveBack, model: Model | None, level: DoseLevel, whole: Sinogram, made: ReconstructionSettings
) -> float:
    """The percentage that is given back of what was taken away: by itself RED's alone, for whose OSEM it was chosen."""
    if model is None:
        return 0.0
    if give_back != AUTO:
        return give_back
    return suited_share(whole.kind, level.drf) if (model.method, made.reconstruction) == (RED, OSEM) else 0.0


def unsaid_dose(level: DoseLevel, kept_share: float) -> tuple[str, ...]:
    """A sentence where more of an image was kept because nobody says its dose."""
    if level.drf is not None or not kept_share:
        return ()
    return (
        f"the dose of the image is not said, so {100 * kept_share:g} % of it was kept as it was given, which does no "
        "dose harm: say its --drf, in the panel its dose, for the whole restoration.",
    )


def result_of(
    restored: Restored, run: dict[str, Any], removed: Image | None, evidence: Evidence | None
) -> RestoredCase:
    """What was restored as a value, with its record, what was removed, and its evidence where that was asked for."""
    model = run["model"] or {"name": "none", "sha256": ""}
    return RestoredCase(
        low=restored.studies[LOW],
        restored=restored.studies[RESTORED],
        full=restored.studies.get(FULL),
        drf=restored.level.drf,
        slices=restored.part,
        method=restored.method,
        model=model["name"],
        model_sha256=model["sha256"],
        steps=restored.restoration.steps,
        warnings=tuple(run["warnings"]),
        removed=removed,
        evidence=None if evidence is None else evidence.map,
        findings=() if evidence is None else evidence.findings,
        record=run,
    )
