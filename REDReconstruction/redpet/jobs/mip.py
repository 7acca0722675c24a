"""Maximum intensity projections of an input's images, or of a restoration's, in one picture."""

from dataclasses import dataclass
from pathlib import Path

from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.errors import InputError
from redpet.jobs.results import is_run, read_run
from redpet.machine.decoding import Flat
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import refuse_existing, refuse_inputs, staged_file
from redpet.pictures.mips import draw_mips
from redpet.readers import read_input

DPI = 150


@dataclass(frozen=True, kw_only=True)
class MipJob:
    """Whose images to project, and the picture to write."""

    input: Path
    out: Path
    choice: Flat[Choice] = UNSAID


def mip(job: MipJob, progress: Progress | None = None) -> Path:
    """Write a PNG file with a coronal and a sagittal projection of each image, on one window.

    Raises InputError for an `out` that does not end in .png or exists, and for an input without images.
    """
    progress = progress or Silent()
    if job.out.suffix.lower() != ".png":
        raise InputError(f"{job.out}: the picture is a PNG; end its name in .png.")
    refuse_inputs(job.out, (job.input,))
    refuse_existing(job.out)
    progress.step("read", 0, 1)
    case = read_run(job.input) if is_run(job.input) else read_input(job.input, job.choice, progress)
    shown = [(level.label or dose_label(level.drf), level.image) for level in case.levels if level.image is not None]
    if not shown and case.truth is not None:
        shown = [("true image", case.truth)]
    if not shown:
        raise InputError(f"{job.input} holds sinograms and no image: restore it, and give the output folder.")
    progress.step("draw", 0, 1)
    figure = draw_mips(shown)
    with staged_file(job.out, (job.input,)) as file:
        figure.savefig(file, format="png", dpi=DPI)
    progress.step("draw", 1, 1)
    return job.out
