"""`redpet detect`: how well an observer finds a lesion in the images of each method, at each dose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial
from itertools import product
from pathlib import Path

import numpy as np

from redpet import __version__
from redpet.case import DoseLevel, Image
from redpet.evaluation.detectability import Cell, Detectability
from redpet.machine.devices import Compute, device_errors, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import writing
from redpet.phantoms.lesion_field import BACKGROUNDS, GRID
from redpet.reconstruction.osem import osem
from redpet.tasks.channels import channels, outputs
from redpet.tasks.detect_cells import cells_of
from redpet.tasks.detect_job import DetectJob, check, prepare
from redpet.tasks.detect_outputs import write_result
from redpet.tasks.imagers import Imager
from redpet.tasks.keeping import Unit, Within, kept
from redpet.tasks.lesions import Scene, low_doses, scene
from redpet.tasks.observer import Array, Observed

UNITS = "units"
STAGE = "detect"
Body = tuple[int, str]
"""Its number, and its background."""
Which = tuple[str, float, str]
"""Background, dose and method of a unit."""


class Seen(Unit, frozen=True):
    """Channel outputs `[strength][place][channel]` of a body at a dose by a method, without and with lesions."""

    cells: list[int]
    absent: list[list[list[float]]]
    present: list[list[list[float]]]

    def observed(self) -> list[Observed]:
        """The same, a value for each strength."""
        cells = np.array(self.cells)
        pairs = zip(self.absent, self.present, strict=True)
        return [Observed(np.array(without), np.array(with_), cells) for without, with_ in pairs]


Keep = Callable[[str, tuple[float, ...], Callable[[], Seen]], Seen]
"""Gives the unit of a name and strengths: that which is kept, or a new one."""


class Doses:
    """A scene at a dose, without and with its lesions, made when a method first asks for it."""

    def __init__(self, make: Callable[[], Scene], drf: float, noise: tuple[int, ...], device: str) -> None:
        self.make, self.drf, self.noise, self.device = make, drf, noise, device

    @cached_property
    def levels(self) -> list[tuple[DoseLevel, Callable[[], Image]]]:
        """Each level, and what gives its image by OSEM, which several methods start from."""
        pair = low_doses(self.make(), self.drf, np.random.default_rng(self.noise))
        return [(DoseLevel(self.drf, one), cache(partial(osem, one, device=self.device))) for one in pair]


def detect(job: DetectJob, out: Path, progress: Progress | None = None) -> Path:
    """Measure what is not measured yet, write table, figure and numbers into `out`, and return that folder.

    Raises InputError for what is not possible or a folder of another study, and what a method raises.
    """
    check(job)
    imagers = imagers_of(job)
    prepare(out, job)
    result = study(job, imagers, partial(kept_in, out / UNITS), progress or Silent())
    with writing(out):
        write_result(result, out)
    return out


def detectability(job: DetectJob, progress: Progress | None = None) -> Detectability:
    """The same as a value; nothing is kept."""
    check(job)
    return study(job, imagers_of(job), lambda name, strengths, make: make(), progress or Silent())


def imagers_of(job: DetectJob) -> list[Imager]:
    """The methods, their models opened. Raises InputError where a model does not fit."""
    compute = Compute(resolve_device(job.device))
    return [Imager(method, job.models.get(method), compute, job.give_back) for method in job.methods]


def study(job: DetectJob, imagers: Sequence[Imager], keep: Keep, progress: Progress) -> Detectability:
    """All units, and what an observer makes of them."""
    bodies = bodies_of(job)
    units: dict[Which, list[Seen]] = {}
    within = Within(progress, STAGE, 0, len(bodies) * len(job.drf) * len(imagers))
    progress.step(STAGE, 0, within.total)
    with device_errors():
        for body in bodies:
            for which, one in units_of_body(job, imagers, keep, body, within):
                units.setdefault(which, []).append(one)
                within.done += 1
                progress.step(STAGE, within.done, within.total)
    return Detectability(
        redpet=__version__,
        channels=job.channels,
        seed=job.seed,
        phantoms=job.phantoms,
        cells=tuple(all_cells(job, imagers, units)),
        models={one.method: one.code for one in imagers if one.model is not None},
    )


def bodies_of(job: DetectJob) -> list[Body]:
    """All bodies of a study."""
    return list(product(range(job.phantoms), job.background))


def units_of_body(
    job: DetectJob, imagers: Sequence[Imager], keep: Keep, body: Body, progress: Progress
) -> Iterator[tuple[Which, Seen]]:
    """What every method gives of a body at every dose."""
    number, background = body
    patterns = channels(job.channels, GRID.spacing_mm[0])
    made = cache(partial(scene, job.seed, background, number, job.lesions))
    for drf in job.drf:
        noise = (job.seed, BACKGROUNDS.index(background), number, round(1000 * drf))
        doses = Doses(made, drf, noise, imagers[0].compute.device)
        for imager in imagers:
            named = f"{background}-{number:03d}-drf-{drf:g}-{imager.code}"
            measure = partial(unit_of, imager, doses, patterns, progress)
            yield (background, drf, imager.method), keep(named, imager.strengths, measure)


def all_cells(job: DetectJob, imagers: Sequence[Imager], units: Mapping[Which, Sequence[Seen]]) -> list[Cell]:
    """The cells of each background and dose."""
    cells: list[Cell] = []
    for background, drf in product(job.background, job.drf):
        observed = {
            one.method: list(zip(*(unit.observed() for unit in units[background, drf, one.method]), strict=True))
            for one in imagers
        }
        cells += cells_of(background, drf, job.lesions, imagers, observed, job.seed)
    return cells


def unit_of(imager: Imager, doses: Doses, patterns: Array, progress: Progress) -> Seen:
    """What the channels give of the images of a method."""
    one = doses.make()
    without, with_ = (
        [outputs(image.values, one.places, patterns).tolist() for image in imager.images(level, plain, progress)]
        for level, plain in doses.levels
    )
    return Seen(imager.strengths, one.cells.tolist(), without, with_)


def kept_in(folder: Path, name: str, strengths: tuple[float, ...], make: Callable[[], Seen]) -> Seen:
    """The unit of a name in a folder."""
    return kept(folder / f"{name}.json", Seen, strengths, make)
