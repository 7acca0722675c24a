"""Lesions that were outlined on the images of a PET series, as a DICOM Segmentation of that series."""

from dataclasses import dataclass, field
from pathlib import Path

from redpet.case.choice import UNSAID, Choice
from redpet.dicom.lesion_segments import labelled, write_lesions
from redpet.dicom.series import read_dicom_case, source_files
from redpet.jobs.measure import labels_on, read_labelmap, segment_names
from redpet.machine.decoding import Flat
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder

LESIONS_FILE = "lesions.dcm"


@dataclass(frozen=True, kw_only=True)
class LesionsJob:
    """The PET series, the labelmap on its grid with the names of its numbers, and where to write.

    Of a study with several doses the segments refer to the full dose, or else to the first series.
    """

    input: Path
    segmentation: Path
    out: Path
    labels: dict[str, str] = field(default_factory=dict)
    choice: Flat[Choice] = UNSAID
    uid_seed: int | None = None
    overwrite: bool = False


def lesions(job: LesionsJob, progress: Progress | None = None) -> Path:
    """Write `lesions.dcm`. Raises InputError for an input that is no PET series and a labelmap on another grid."""
    progress = progress or Silent()
    progress.step("read", 0, 1)
    levels = read_dicom_case(job.input, job.choice).levels
    image = next((level.image for level in levels if level.drf == 1), levels[0].image)
    assert image is not None  # a case of DICOM has images
    labels, own = read_labelmap(job.segmentation)
    names = segment_names(labels, job.labels)
    placed = labelled(labels_on(image.grid, labels, own, job.segmentation), image)
    with staged_folder(job.out, (job.input, job.segmentation), replace_ours=job.overwrite) as folder:
        progress.step("write", 0, 1)
        write_lesions(placed, names, source_files(image), folder / LESIONS_FILE, job.uid_seed)
        progress.step("write", 1, 1)
    return job.out
