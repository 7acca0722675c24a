"""The CT or MR that lies under a PET series, found beside it and written as an image. Needs what Slicer bundles."""

from dataclasses import dataclass
from pathlib import Path

from redpet.case import Image
from redpet.case.choice import UNSAID, Choice
from redpet.case.storage import write_image
from redpet.dicom.anatomy import MODALITIES, find_anatomy, read_anatomy
from redpet.dicom.choosing import dose_levels
from redpet.dicom.found import SeriesInfo, scan
from redpet.errors import InputError
from redpet.machine.decoding import Flat, write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder

IMAGE_FILE, TOLD_FILE = "anatomy.nrrd", "anatomy.json"


@dataclass(frozen=True, kw_only=True)
class AnatomyJob:
    """The PET series or study, more folders to look in, and where to write.

    Without `places` the input is looked through, and then the folder that it lies in.
    """

    input: Path
    out: Path
    places: tuple[Path, ...] = ()
    choice: Flat[Choice] = UNSAID
    overwrite: bool = False


def anatomy(job: AnatomyJob, progress: Progress | None = None) -> Path:
    """Write `anatomy.nrrd`, a CT in HU or an MR, and what it is into `anatomy.json`.

    Raises InputError where no series shares study and frame of reference with the PET, or none of them can be read.
    """
    progress = progress or Silent()
    with staged_folder(job.out, (job.input, *job.places), replace_ours=job.overwrite) as folder:
        info, image = found(job, progress)
        write_image(image, folder / IMAGE_FILE)
        write_json(folder / TOLD_FILE, {"modality": info.modality, "description": info.description, "unit": image.unit})
        progress.step("write", 1, 1)
    return job.out


def found(job: AnatomyJob, progress: Progress) -> tuple[SeriesInfo, Image]:
    """The first series that fits and can be read, and its image; InputError where there is none."""
    pet = dose_levels(scan(job.input, progress), job.input, job.choice).series[0]
    refusals = []
    for place in (job.input, *(job.places or (job.input.resolve().parent,))):
        for one in find_anatomy(place, pet, progress):
            progress.step("read", 0, 1)
            try:
                return one, read_anatomy(one)
            except InputError as error:
                refusals.append(str(error))
    reason = f" ({refusals[0]})" if refusals else ""
    raise InputError(
        f"no {' or '.join(MODALITIES)} series that can be read shares study and frame of reference with the PET of "
        f"{job.input}{reason}: lay its folder beside that of the PET."
    )
