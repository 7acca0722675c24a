"""What a display needs to show a study to one reader: the readings in order, and where the answers go."""

import re
from dataclasses import dataclass
from pathlib import Path

from redpet import __version__
from redpet.errors import InputError
from redpet.machine.decoding import write_json
from redpet.machine.progress import Progress
from redpet.machine.staging import staged_folder
from redpet.study.answers import read_log
from redpet.study.files import ANSWERS, IMAGES, StudyFile, read_study
from redpet.study.order import readings_for

SITTING_FILE = "sitting.json"
READER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


@dataclass(frozen=True, kw_only=True)
class SittingJob:
    """The folder of a study, who reads, and where to write `sitting.json`."""

    study: Path
    reader: str
    out: Path
    overwrite: bool = False


def sit(job: SittingJob, progress: Progress | None = None) -> Path:
    """Write `sitting.json`: title, questions, the readings of this reader in order, and the file of the answers.

    Raises InputError for a folder without a study, a name that can be no file's, images that are missing, and answers
    that were given to another study.
    """
    if progress is not None:
        progress.step("read", 0, 1)
    study = read_study(job.study)
    log = log_of(job.study, job.reader)
    if log.exists():
        read_log(log, study)
    check_images(job.study, study)
    images = {image.code: image for image in study.images}
    readings = [
        {
            "images": [str((job.study / IMAGES / f"{code}.nrrd").resolve()) for code in reading.codes],
            "codes": list(reading.codes),
            "window": list(images[reading.codes[0]].window),
            "unit": images[reading.codes[0]].unit,
            "questions": list(reading.questions),
        }
        for reading in readings_for(study, job.reader)
    ]
    with staged_folder(job.out, (job.study,), replace_ours=job.overwrite) as folder:
        write_json(
            folder / SITTING_FILE,
            {
                "study": study.study,
                "title": study.title,
                "reader": job.reader,
                "seed": study.seed,
                "redpet": __version__,
                "answers": str(log.resolve()),
                "questions": study.questions,
                "readings": readings,
            },
        )
    return job.out


def log_of(folder: Path, reader: str) -> Path:
    """The file of a reader's answers. Raises InputError for a name that can be no file's."""
    if not READER.fullmatch(reader):
        raise InputError(f"the reader '{reader}' needs a name of letters, digits, - and _, such as reader-1.")
    return folder / ANSWERS / f"{reader}.jsonl"


def check_images(folder: Path, study: StudyFile) -> None:
    """Raise InputError where an image of the study is gone."""
    gone = [image.code for image in study.images if not (folder / IMAGES / f"{image.code}.nrrd").is_file()]
    if gone:
        raise InputError(f"{folder / IMAGES} lacks {len(gone)} images ({gone[0]}.nrrd ...): copy the study whole.")
