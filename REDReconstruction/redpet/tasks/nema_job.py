"""What `redpet nema` is asked to do."""

from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from redpet.case.choice import Choice
from redpet.case.dose_names import check_drf
from redpet.errors import InputError
from redpet.evaluation.job import GAUSS, OSEM
from redpet.machine.decoding import DecodingError, decode, write_json
from redpet.machine.staging import refuse_inputs, writing
from redpet.restoration.keeping import AUTO, GiveBack, Keeping, check_keeping
from redpet.tasks.imagers import check_methods

MARK = "nema.json"
LARGEST_CONTRAST = 100.0
DEFAULT_METHODS = (OSEM, GAUSS, "image-unet", "red")


@dataclass(frozen=True, kw_only=True)
class NemaDesign:
    """What no result of a folder may differ in: the phantom, simulated or scanned, and where it is said to lie.

    `at` is the point on the axis in the plane of the spheres, (x, y, z) in mm (LPS); `angle` in degrees turns the
    phantom from the image's x axis to its y axis.
    """

    input: str = ""
    contrast: float = 4.0
    seed: int = 0
    at: tuple[float, float, float] | None = None
    angle: float = 0.0
    mirrored: bool = False


@dataclass(frozen=True, kw_only=True)
class NemaJob(NemaDesign):
    """The design, and what may grow later: doses and draws of a simulated phantom, methods.

    Without methods a scan is measured as it is given. `models` names a file for methods that are not built in;
    `give_back` is what `redpet restore` calls so.
    """

    methods: tuple[str, ...] = DEFAULT_METHODS
    models: dict[str, Path] = field(default_factory=dict)
    drf: tuple[float, ...] = (4.0, 20.0, 100.0)
    draws: int = 3
    give_back: GiveBack = AUTO
    series: str | None = None
    doses: dict[str, float] = field(default_factory=dict)
    outside: bool = False
    frames: str | None = None
    device: str = "auto"

    @property
    def choice(self) -> Choice:
        """What is meant in an input that holds more than one thing."""
        return Choice(self.series, self.doses, self.outside, self.frames)

    @property
    def design(self) -> NemaDesign:
        """What all results of the folder share."""
        return NemaDesign(**{one.name: getattr(self, one.name) for one in fields(NemaDesign)})


def check(job: NemaJob) -> None:
    """Raise InputError for what is not possible."""
    if job.methods or not job.input:
        check_methods(job.methods, job.models)
    check_keeping(Keeping(give_back=job.give_back), None)
    if not 1 < job.contrast <= LARGEST_CONTRAST:
        raise InputError(
            f"--contrast is the spheres' activity over the background's: above 1 and up to {LARGEST_CONTRAST:g}, "
            "4 in NEMA NU 2."
        )
    if not job.input and (not job.drf or len(set(job.drf)) < len(job.drf)):
        raise InputError("--drf takes one number or more, each once.")
    for drf in job.drf:
        check_drf(drf)
    if job.draws < 1 or job.seed < 0:
        raise InputError("--draws takes 1 or more, and --seed 0 or more.")
    if not job.input and (job.at is not None or job.angle or job.mirrored):
        raise InputError(
            "--at, --angle and --mirrored are for the scan of a phantom: name it, as in redpet nema INPUT."
        )
    if job.at is None and (job.angle or job.mirrored):
        raise InputError("--angle and --mirrored go with --at: without it the phantom is looked for.")


def prepare(out: Path, job: NemaJob) -> None:
    """Make the folder, or take one of the same phantom. Raises InputError for any other: nothing is overwritten."""
    refuse_inputs(out, (Path(job.input) if job.input else None, *job.models.values()))
    mark = out / MARK
    if not mark.is_file():
        if out.exists():
            raise InputError(f"{out} is there and no result of redpet nema: choose a new folder.")
        with writing(out):
            out.mkdir(parents=True)
            write_json(mark, asdict(job.design))
        return
    try:
        former = decode(mark.read_bytes(), NemaDesign)
    except (OSError, DecodingError) as error:
        raise InputError(f"{mark} is damaged: choose a new folder.") from error
    if former != job.design:
        raise InputError(f"{out} holds another phantom, contrast, place or seed (see {MARK}): choose a new folder.")
