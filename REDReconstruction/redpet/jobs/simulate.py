"""A ladder of dose levels from a full-dose image, series or sinogram."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redpet import __version__
from redpet.case import Case, DoseLevel, FloatArray, Image, Sinogram
from redpet.case.dose_names import dose_label
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import write_case
from redpet.errors import InputError
from redpet.machine.devices import device_errors
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input

PER_MM = {"1/mm": 1.0, "1/cm": 0.1}
LARGEST_DRF = 1e6
LARGEST_COUNTS = 1e12
LARGEST_BACKGROUND = 100.0


@dataclass(frozen=True, kw_only=True)
class SimulateJob:
    """What `redpet simulate` is asked to do; the fields are its options."""

    input: Path
    out: Path
    drf: tuple[float, ...]
    counts_per_slice: float = 5e6
    background: float = 0.35
    attenuation: Path | None = None
    attenuation_unit: str | None = None
    seed: int = 0
    overwrite: bool = False


def simulate(job: SimulateJob, progress: Progress | None = None) -> Path:
    """Write the CASE folder of a dose ladder; it appears whole or not at all.

    Raises InputError for bad input or parameters, ResourceError where memory runs out.
    """
    progress = progress or Silent()
    check(job)
    with (
        device_errors("start from fewer slices or close other programs"),
        staged_folder(job.out, replace_ours=job.overwrite) as folder,
    ):
        progress.step("read", 0, 1)
        level = full_dose(read_input(job.input), job.input)
        progress.step("read", 1, 1)
        write_case(dose_ladder(level, job, progress), folder)
    return job.out


def check(job: SimulateJob) -> None:
    """Raise InputError for a parameter that no input could make right."""
    if not job.drf or len(set(job.drf)) < len(job.drf) or not all(1 < drf <= LARGEST_DRF for drf in job.drf):
        raise InputError(
            f"--drf takes dose reduction factors above 1 and up to {LARGEST_DRF:g}, each once, as in --drf 4 20 100."
        )
    if not 0 < job.counts_per_slice <= LARGEST_COUNTS:
        raise InputError(f"--counts-per-slice must be above 0 and at most {LARGEST_COUNTS:g}.")
    if not 0 <= job.background <= LARGEST_BACKGROUND:
        raise InputError(f"--background is a share of the trues, from 0 to {LARGEST_BACKGROUND:g}.")
    if job.seed < 0:
        raise InputError("--seed must not be negative.")
    if job.attenuation_unit is not None and (job.attenuation is None or job.attenuation_unit not in PER_MM):
        raise InputError("--attenuation-unit goes with --attenuation, and is 1/cm or 1/mm.")


def full_dose(case: Case, source: Path) -> DoseLevel:
    """The level that counts as full dose: labelled so, or the only one, unless its dose is known to be lower."""
    if case.full is not None:
        return case.full
    if len(case.levels) == 1 and case.levels[0].drf is None:
        return case.levels[0]
    doses = ", ".join(dose_label(level.drf) for level in case.levels)
    raise InputError(f"{source} holds {doses} and no full dose: a dose ladder starts from a full-dose input.")


def dose_ladder(level: DoseLevel, job: SimulateJob, progress: Progress | None = None) -> Case:
    """The case of a full-dose level and each DRF of the job, all from one draw of full-dose counts.

    Raises InputError for parameters that are not possible, and whatever the simulation refuses.
    """
    progress = progress or Silent()
    rng = np.random.default_rng(job.seed)
    full, truth = full_counts(level, job, rng)
    levels = [DoseLevel(1.0, full, label=dose_label(1.0))]
    for done, drf in enumerate(job.drf, start=1):
        levels.append(DoseLevel(drf, thin(full, drf, rng), label=dose_label(drf)))
        progress.step("simulate", done, len(job.drf))
    return Case(
        "simulated",
        tuple(levels),
        truth,
        provenance={
            "redpet": __version__,
            "command": "simulate",
            "seed": job.seed,
            "counts_per_slice": job.counts_per_slice,
            "background": job.background,
            "attenuation": job.attenuation is not None,
        },
    )


def full_counts(level: DoseLevel, job: SimulateJob, rng: np.random.Generator) -> tuple[Sinogram, Image | None]:
    """Full-dose counts, and the true image where the input is one.

    Counts are taken as they are. Line integrals and images are the expectation that counts are drawn from.
    """
    if level.sinogram is not None and level.sinogram.is_poisson:
        if job.attenuation is not None:
            raise InputError("--attenuation is for images and line integrals: counts are attenuated already.")
        return level.sinogram, None
    truth = None
    if level.sinogram is not None:
        lines = level.sinogram
        if (lines.values < 0).any():
            raise InputError("the sinogram has negative values: it cannot be the expectation of counts.")
    else:
        assert level.image is not None
        if (level.image.values < 0).any():
            raise InputError("the image has negative values: it cannot be the activity to simulate from.")
        truth = replace(level.image, provenance={"source": level.image.provenance.get("source", "image")})
        lines = project(truth, geometry_for_image(truth))
    counts = simulate_counts(
        lines,
        rng,
        counts_per_slice=job.counts_per_slice,
        background=job.background,
        attenuation=surviving_fraction(job, lines),
    )
    return counts, truth


def surviving_fraction(job: SimulateJob, lines: Sinogram) -> FloatArray | None:
    """The share of pairs `[slice, angle, radial]` that the attenuation image of the job lets through.

    Raises InputError where the file has no unit or another grid.
    """
    if job.attenuation is None:
        return None
    levels = read_input(job.attenuation).levels
    image = levels[0].image
    if image is None or len(levels) > 1:
        raise InputError(f"{job.attenuation}: --attenuation takes one image of linear attenuation coefficients.")
    unit = job.attenuation_unit or image.unit
    if unit not in PER_MM:
        raise InputError(
            f"{job.attenuation}: the unit of attenuation is '{unit}'; say --attenuation-unit 1/cm or 1/mm."
        )
    if image.grid.size != lines.grid.size or not np.allclose(image.grid.spacing_mm, lines.grid.spacing_mm, rtol=1e-3):
        raise InputError(
            f"{job.attenuation} has the grid {image.grid.size}, {image.grid.spacing_mm} mm, the input "
            f"{lines.grid.size}, {lines.grid.spacing_mm} mm: resample it to the input's grid."
        )
    path_lengths = project(image, lines.geometry).values
    fraction: FloatArray = np.exp(-path_lengths * np.float32(PER_MM[unit]))
    return fraction
