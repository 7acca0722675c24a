"""`redpet nema`: the body phantom of NEMA NU 2 through the whole chain, simulated or scanned, by each method."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, partial
from pathlib import Path

import numpy as np

from redpet import __version__
from redpet.case import BQML, Case, DoseLevel, Image, Sinogram
from redpet.case.dose_names import dose_label
from redpet.case.geometry import geometry_for_image
from redpet.evaluation.job import OSEM, level_folder
from redpet.jobs.results import is_run, read_run
from redpet.machine.devices import Compute, device_errors, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import writing
from redpet.phantoms.nema import nema_phantom
from redpet.projection.dose import project, simulate_counts
from redpet.readers import read_input
from redpet.reconstruction.osem import osem
from redpet.tasks.imagers import Imager
from redpet.tasks.keeping import Unit, Within, kept
from redpet.tasks.lesions import ACTIVITY_BQML, BACKGROUND, COUNTS_PER_SLICE
from redpet.tasks.nema_job import NemaJob, check, prepare
from redpet.tasks.nema_measure import PhantomMeasures, Placement, measure_phantom, placement_at
from redpet.tasks.nema_outputs import write_result
from redpet.tasks.nema_placing import find_phantom
from redpet.tasks.nema_result import Nema, NemaRow, Place

UNITS, STAGE = "units", "nema"
AS_GIVEN = "as given"


class Measured(Unit, frozen=True):
    """The measures of a dose by a method, at each strength."""

    measures: tuple[PhantomMeasures, ...]


@dataclass(frozen=True)
class Level:
    """A dose of the phantom: its name in files, what its draw is called in tables, and what gives it."""

    name: str
    label: str
    make: Callable[[], DoseLevel]
    device: str

    @cached_property
    def level(self) -> DoseLevel:
        """The dose level, made when it is first asked for."""
        return self.make()

    @cached_property
    def plain(self) -> Image:
        """Its image as it was given, or by OSEM."""
        if self.level.image is not None:
            return self.level.image
        assert self.level.sinogram is not None
        return osem(self.level.sinogram, device=self.device)


def nema(job: NemaJob, out: Path, progress: Progress | None = None) -> Path:
    """Measure what is not measured yet, write tables and figures into `out`, and return that folder.

    Raises InputError for what is not possible, an input that is no such phantom, or a folder of another phantom.
    """
    check(job)
    progress = progress or Silent()
    device = resolve_device(job.device)
    with device_errors():
        levels, placement = scanned(job, device) if job.input else simulated(job, device)
        prepare(out, job)
        rows = list(rows_of(job, levels, placement, out / UNITS, progress, device))
        result = Nema(
            redpet=__version__,
            source=Path(job.input).name if job.input else "simulated",
            contrast=job.contrast,
            seed=job.seed,
            place=Place(placement.centre_mm, float(np.degrees(placement.angle_rad)), placement.mirrored),
            rows=tuple(rows),
        )
        with writing(out):
            write_result(result, levels[0].plain, placement, out)
    return out


def simulated(job: NemaJob, device: str) -> tuple[list[Level], Placement]:
    """The phantom at each dose, several times, and where it lies."""
    phantom = nema_phantom(job.contrast)

    @cache
    def lines() -> tuple[Sinogram, np.ndarray]:
        truth = Image(phantom.activity * np.float32(ACTIVITY_BQML), phantom.grid, BQML)
        assert phantom.attenuation is not None
        geometry = geometry_for_image(truth)
        return project(truth, geometry), np.exp(
            -project(Image(phantom.attenuation, phantom.grid, "1/mm"), geometry).values
        )

    def counts(drf: float, draw: int) -> DoseLevel:
        whole, survival = lines()
        rng = np.random.default_rng([job.seed, draw, round(1000 * drf)])
        counted = simulate_counts(
            whole, rng, counts_per_slice=COUNTS_PER_SLICE / drf, background=BACKGROUND, attenuation=survival
        )
        return DoseLevel(drf, counted, label=dose_label(drf))

    return [
        Level(f"{level_folder(drf)}-draw-{draw}", dose_label(drf), partial(counts, drf, draw), device)
        for drf in job.drf
        for draw in range(job.draws)
    ], Placement((0.0, 0.0, 0.0))


def scanned(job: NemaJob, device: str) -> tuple[list[Level], Placement]:
    """The doses of a scan, the best of them first, and where the phantom lies. Raises InputError for none."""
    path = Path(job.input)
    case = read_run(path) if is_run(path) else read_input(path, job.choice)
    order = sorted(range(len(case.levels)), key=lambda k: case.levels[k].drf or np.inf)
    levels = [level_of(case, number, device) for number in order]
    image = levels[0].plain
    if job.at is None:
        return levels, find_phantom(image)
    return levels, placement_at(image.grid, job.at, job.angle, job.mirrored)


def level_of(case: Case, number: int, device: str) -> Level:
    """A dose level of a case."""
    level = case.levels[number]
    name = f"{number}-{level_folder(level.drf)}"
    return Level(name, level.label or dose_label(level.drf), lambda: level, device)


def rows_of(
    job: NemaJob, levels: Sequence[Level], placement: Placement, folder: Path, progress: Progress, device: str
) -> Iterator[NemaRow]:
    """What is measured of each dose by each method, at each strength; draws of one dose together."""
    imagers = [
        Imager(method, job.models.get(method), Compute(device), job.give_back) for method in job.methods or (OSEM,)
    ]
    total, done = len(levels) * len(imagers), 0
    progress.step(STAGE, 0, total)
    found: dict[tuple[str, str], list[Measured]] = {}
    for level in levels:
        for imager in imagers:
            measure = partial(measured, imager, level, placement, job.contrast, Within(progress, STAGE, done, total))
            unit = kept(folder / f"{level.name}-{imager.code}.json", Measured, imager.strengths, measure)
            found.setdefault((level.label, imager.method), []).append(unit)
            done += 1
            progress.step(STAGE, done, total)
    for label in dict.fromkeys(level.label for level in levels):
        for imager in imagers:
            for number, strength in enumerate(imager.strengths):
                yield NemaRow(
                    dose=label,
                    method=imager.method,
                    label=imager.label if job.methods else AS_GIVEN,
                    strength=strength,
                    draws=tuple(unit.measures[number] for unit in found[label, imager.method]),
                )


def measured(imager: Imager, level: Level, placement: Placement, contrast: float, progress: Progress) -> Measured:
    """The measures of the images of a method."""
    images = imager.images(level.level, lambda: level.plain, progress)
    return Measured(imager.strengths, tuple(measure_phantom(image, placement, contrast) for image in images))
