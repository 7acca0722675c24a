"""A ladder of dose levels from a full-dose image, series or sinogram."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redpet import __version__
from redpet.case import Case, DoseLevel, FloatArray, Image, Sinogram
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.case.geometry import geometry_for_image
from redpet.case.storage import write_case
from redpet.errors import InputError
from redpet.machine.decoding import Flat
from redpet.machine.devices import device_errors
from redpet.machine.progress import Progress, Silent
from redpet.machine.scratch import extremes, scratch_beside
from redpet.machine.staging import require_room, staged_folder
from redpet.projection.dose import project, simulate_counts, thin
from redpet.readers import read_input
from redpet.readers.mu_map import PER_MM, per_mm, surviving

LARGEST_DRF = 1e6
LARGEST_COUNTS = 1e12
LARGEST_BACKGROUND = 100.0


@dataclass(frozen=True, kw_only=True)
class Ladder:
    """Which doses to make, and how the counts of all of them are drawn; InputError for what no input makes possible.

    `counts_per_slice` are the trues of the mean slice at full dose, `background` is the share of scatter and randoms.
    """

    drf: tuple[float, ...]
    counts_per_slice: float = 5e6
    background: float = 0.35
    seed: int = 0

    def __post_init__(self) -> None:
        possible = all(1 < drf <= LARGEST_DRF for drf in self.drf)
        if not self.drf or len(set(self.drf)) < len(self.drf) or not possible:
            raise InputError(
                f"--drf takes dose reduction factors above 1 and up to {LARGEST_DRF:g}, each once, "
                "as in --drf 4 20 100."
            )
        if not 0 < self.counts_per_slice <= LARGEST_COUNTS:
            raise InputError(f"--counts-per-slice must be above 0 and at most {LARGEST_COUNTS:g}.")
        if not 0 <= self.background <= LARGEST_BACKGROUND:
            raise InputError(f"--background is a share of the trues, from 0 to {LARGEST_BACKGROUND:g}.")
        if self.seed < 0:
            raise InputError("--seed must not be negative.")


@dataclass(frozen=True, kw_only=True)
class SimulateJob(Ladder):
    """What `redpet simulate` is asked to do; the fields are its options."""

    input: Path
    out: Path
    choice: Flat[Choice] = UNSAID
    attenuation: Path | None = None
    attenuation_unit: str | None = None
    overwrite: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.attenuation_unit is not None and (self.attenuation is None or self.attenuation_unit not in PER_MM):
            raise InputError("--attenuation-unit goes with --attenuation, and is 1/cm or 1/mm.")


def simulate(job: SimulateJob, progress: Progress | None = None) -> Path:
    """Write the CASE folder of a dose ladder; it appears whole or not at all.

    Raises InputError for bad input or parameters, ResourceError where memory runs out.
    """
    progress = progress or Silent()
    with (
        device_errors("start from fewer slices or close other programs"),
        staged_folder(job.out, (job.input, job.attenuation), replace_ours=job.overwrite) as folder,
        scratch_beside(folder),
    ):
        progress.step("read", 0, 1)
        level = full_dose(read_input(job.input, job.choice, progress), str(job.input))
        attenuation = None if job.attenuation is None else read_attenuation(job.attenuation, job.attenuation_unit)
        progress.step("read", 1, 1)
        given = level.sinogram or level.image
        require_room(folder, 0 if given is None else given.values.nbytes * (1 + len(job.drf)))
        write_case(dose_ladder(level, job, attenuation, progress), folder)
    return job.out


def full_dose(case: Case, source: str) -> DoseLevel:
    """The level that counts as full dose: labelled so, or the only one, unless its dose is known to be lower."""
    if case.full is not None:
        return case.full
    if len(case.levels) == 1 and case.levels[0].drf is None:
        return case.levels[0]
    doses = ", ".join(dose_label(level.drf) for level in case.levels)
    raise InputError(f"{source} holds {doses} and no full dose: a dose ladder starts from a full-dose input.")


def dose_ladder(
    level: DoseLevel, ladder: Ladder, attenuation: Image | None = None, progress: Progress | None = None
) -> Case:
    """The case of a full-dose level and each DRF of the ladder, all from one draw of full-dose counts.

    `attenuation` holds linear attenuation coefficients in 1/cm or 1/mm on the grid of the level. Raises InputError for
    parameters that are not possible, and whatever the simulation refuses.
    """
    progress = progress or Silent()
    rng = np.random.default_rng(ladder.seed)
    full, truth = full_counts(level, ladder, attenuation, rng)
    levels = [DoseLevel(1.0, full, label=dose_label(1.0))]
    for done, drf in enumerate(ladder.drf, start=1):
        levels.append(DoseLevel(drf, thin(full, drf, rng), label=dose_label(drf)))
        progress.step("simulate", done, len(ladder.drf))
    return Case(
        "simulated",
        tuple(levels),
        truth,
        provenance={
            "redpet": __version__,
            "command": "simulate",
            "seed": ladder.seed,
            "counts_per_slice": ladder.counts_per_slice,
            "background": ladder.background,
            "attenuation": attenuation is not None,
        },
    )


def full_counts(
    level: DoseLevel, ladder: Ladder, attenuation: Image | None, rng: np.random.Generator
) -> tuple[Sinogram, Image | None]:
    """Full-dose counts, and the true image where the input is one.

    Counts are taken as they are. Line integrals and images are the expectation that counts are drawn from.
    """
    if level.sinogram is not None and level.sinogram.is_poisson:
        if attenuation is not None:
            raise InputError("--attenuation is for images and line integrals: counts are attenuated already.")
        return level.sinogram, None
    if level.sinogram is not None and level.sinogram.noise_gain is not None:
        raise InputError("counts that Fourier rebinning mixed cannot be thinned: rebin them slice by slice.")
    truth = None
    if level.sinogram is not None:
        lines = level.sinogram
        if extremes(lines.values)[0] < 0:
            raise InputError("the sinogram has negative values: it cannot be the expectation of counts.")
    else:
        assert level.image is not None
        if extremes(level.image.values)[0] < 0:
            raise InputError("the image has negative values: it cannot be the activity to simulate from.")
        truth = replace(level.image, provenance={"source": level.image.provenance.get("source", "image")})
        lines = project(truth, geometry_for_image(truth))
    counts = simulate_counts(
        lines,
        rng,
        counts_per_slice=ladder.counts_per_slice,
        background=ladder.background,
        attenuation=None if attenuation is None else surviving_fraction(attenuation, lines),
    )
    return counts, truth


def read_attenuation(path: Path, unit: str | None) -> Image:
    """The image of linear attenuation coefficients in a file, in `unit` where that is said.

    Raises InputError where the file holds no such image or its unit is not known.
    """
    levels = read_input(path).levels
    image = levels[0].image
    if image is None or len(levels) > 1:
        raise InputError(f"{path}: --attenuation takes one image of linear attenuation coefficients.")
    unit = unit or image.unit
    if unit not in PER_MM:
        raise InputError(f"{path}: the unit of attenuation is '{unit}'; say --attenuation-unit 1/cm or 1/mm.")
    return replace(image, unit=unit)


def surviving_fraction(attenuation: Image, lines: Sinogram) -> FloatArray:
    """The share of pairs `[slice, angle, radial]` that linear attenuation coefficients `[z, y, x]` let through.

    Raises InputError where they are in no unit of theirs or on another grid.
    """
    grid, wanted = attenuation.grid, lines.grid
    if grid.size != wanted.size or not np.allclose(grid.spacing_mm, wanted.spacing_mm, rtol=1e-3):
        raise InputError(
            f"the attenuation has the grid {grid.size}, {grid.spacing_mm} mm, the input "
            f"{wanted.size}, {wanted.spacing_mm} mm: resample it to the input's grid."
        )
    return surviving(per_mm(attenuation), lines.geometry)
