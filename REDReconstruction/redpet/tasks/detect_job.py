"""What `redpet detect` is asked to do, and what all of a study in a folder has in common."""

from dataclasses import asdict, dataclass, field
from pathlib import Path

from redpet.case.dose_names import check_drf
from redpet.errors import InputError
from redpet.evaluation.job import GAUSS, OSEM
from redpet.machine.decoding import DecodingError, decode, write_json
from redpet.machine.staging import refuse_inputs, writing
from redpet.phantoms.lesion_field import BACKGROUNDS
from redpet.restoration.keeping import AUTO, GiveBack, Keeping, check_keeping
from redpet.tasks.channels import CHANNELS, DOG
from redpet.tasks.imagers import check_methods
from redpet.tasks.lesions import Lesion

MARK = "detect.json"
FEWEST_PHANTOMS, MOST_LESIONS = 3, 16
SMALLEST_MM, LARGEST_MM = 4.0, 20.0
LARGEST_CONTRAST = 100.0
DEFAULT_METHODS = (OSEM, GAUSS, "image-unet", "red")


@dataclass(frozen=True, kw_only=True)
class Design:
    """What no result of a folder may differ in: the lesions, the observer's channels, the seed."""

    size: tuple[float, ...] = (8.0, 10.0, 13.0)
    contrast: tuple[float, ...] = (2.0, 4.0)
    channels: str = DOG
    seed: int = 0

    @property
    def lesions(self) -> tuple[Lesion, ...]:
        """Each size in mm with each contrast."""
        return tuple(Lesion(size, contrast) for size in self.size for contrast in self.contrast)


@dataclass(frozen=True, kw_only=True)
class DetectJob(Design):
    """The design, and what may grow later: doses, backgrounds, phantoms of each background, methods.

    `models` names a file for methods that are not built in; `give_back` is what `redpet restore` calls so.
    """

    methods: tuple[str, ...] = DEFAULT_METHODS
    models: dict[str, Path] = field(default_factory=dict)
    drf: tuple[float, ...] = (4.0, 20.0, 100.0)
    background: tuple[str, ...] = BACKGROUNDS
    phantoms: int = 6
    give_back: GiveBack = AUTO
    device: str = "auto"

    @property
    def design(self) -> Design:
        """What all results of the folder share."""
        return Design(size=self.size, contrast=self.contrast, channels=self.channels, seed=self.seed)


def check(job: DetectJob) -> None:
    """Raise InputError for what is not possible."""
    check_methods(job.methods, job.models)
    check_keeping(Keeping(give_back=job.give_back), None)
    for name, values in (("drf", job.drf), ("size", job.size), ("contrast", job.contrast)):
        if not values or len(set(values)) < len(values):
            raise InputError(f"--{name} takes one number or more, each once.")
    for drf in job.drf:
        check_drf(drf)
    if not all(SMALLEST_MM <= size <= LARGEST_MM for size in job.size):
        raise InputError(f"--size takes diameters from {SMALLEST_MM:g} to {LARGEST_MM:g} mm.")
    if not all(1 < contrast <= LARGEST_CONTRAST for contrast in job.contrast):
        raise InputError(f"--contrast takes hot lesions: numbers above 1 and up to {LARGEST_CONTRAST:g}.")
    if len(job.lesions) > MOST_LESIONS:
        raise InputError(f"{len(job.lesions)} kinds of lesions are too many for one body: at most {MOST_LESIONS}.")
    unknown = [one for one in job.background if one not in BACKGROUNDS]
    if unknown or not job.background or len(set(job.background)) < len(job.background):
        raise InputError(f"--background takes {' or '.join(BACKGROUNDS)}, each once.")
    if job.channels not in CHANNELS:
        raise InputError(f"--channels takes {' or '.join(CHANNELS)}.")
    if job.phantoms < FEWEST_PHANTOMS:
        raise InputError(
            f"--phantoms {job.phantoms} is too few: the observer learns on others than it judges, so "
            f"{FEWEST_PHANTOMS} at least."
        )
    if job.seed < 0:
        raise InputError("--seed must not be negative.")


def prepare(out: Path, job: DetectJob) -> None:
    """Make the folder, or take one of the same design. Raises InputError for any other: nothing is overwritten."""
    refuse_inputs(out, job.models.values())
    mark = out / MARK
    if not mark.is_file():
        if out.exists():
            raise InputError(f"{out} is there and no study of redpet detect: choose a new folder.")
        with writing(out):
            out.mkdir(parents=True)
            write_json(mark, asdict(job.design))
        return
    try:
        former = decode(mark.read_bytes(), Design)
    except (OSError, DecodingError) as error:
        raise InputError(f"{mark} is damaged: choose a new folder.") from error
    if former != job.design:
        raise InputError(
            f"{out} holds a study of other lesions, channels or another seed (see {MARK}): choose a new folder."
        )
