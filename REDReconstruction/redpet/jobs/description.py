"""A case as another program shows it: what it is, and its dose levels as files. Needs what Slicer bundles."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import pydicom
from pydicom import Dataset
from pydicom.config import disable_value_validation

from redpet.case import Case, DoseLevel, Image, Sinogram
from redpet.case.choice import UNSAID, Choice
from redpet.case.frames import SeveralFrames
from redpet.case.storage import Shelf, level_name, write_image, write_sinogram
from redpet.dicom.headers import text_of
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.dicom.series import source_files
from redpet.jobs.info import describe_case
from redpet.jobs.listing import list_folder
from redpet.jobs.rays_demand import describe_rays
from redpet.machine.decoding import Flat, write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.readers import read_input

DESCRIPTION_FILE = "description.json"
DRUGS = "RadiopharmaceuticalInformationSequence"
NOTHING = {"levels": [], "truth": False, "missing": [], "warnings": [], "patient": None, "tracer": "", "frames": None}
"""What is told of an input of which something has to be chosen first."""
Stack = TypeVar("Stack", Image, Sinogram)
PATIENT = {
    "name": "PatientName",
    "id": "PatientID",
    "study_description": "StudyDescription",
    "study_date": "StudyDate",
    "series_description": "SeriesDescription",
    "study_uid": "StudyInstanceUID",
}


@dataclass(frozen=True, kw_only=True)
class DescribeJob:
    """What to describe, and where."""

    input: Path
    out: Path
    injection: Flat[Stated] = NOTHING_STATED
    choice: Flat[Choice] = UNSAID
    overwrite: bool = False


def describe(job: DescribeJob, progress: Progress | None = None) -> Path:
    """Write `description.json` and the levels as given: `images/LEVEL.nrrd` and `sinograms/LEVEL.nrrd`.

    The description is that of `redpet info`, and beside it `files` of each level, `patient` (None unless the input is
    DICOM; it stands nowhere else), `tracer` (its name as the DICOM input has it, else empty), `series` (None unless
    the input is several series and no case) and `frames` (None unless it has time frames of which none was chosen):
    there are no levels then. `rays` tells of a case what the image of all its rays takes, or why it has none. Raises
    InputError where the input cannot be read or `out` not be written.
    """
    progress = progress or Silent()
    job.injection.check()
    with staged_folder(job.out, (job.input,), replace_ours=job.overwrite) as folder:
        content = NOTHING | {"series": list_folder(job.input, progress, job.choice)}
        if content["series"] is None:
            progress.step("read", 0, 1)
            try:
                case = read_input(job.input, job.choice, progress)
            except SeveralFrames as error:
                content["frames"] = {"times_s": error.times_s, "not_a_case": str(error)}
            else:
                progress.step("read", 1, 1)
                content |= written(case, folder, job.injection, progress)
                content["rays"] = describe_rays(job.input, job.choice, case)
        write_json(folder / DESCRIPTION_FILE, content)
    return job.out


def written(case: Case, folder: Path, stated: Stated, progress: Progress) -> dict[str, Any]:
    """What is told of a case whose levels are written into a folder."""
    content = describe_case(case, stated)
    for level, told, files in zip(case.levels, content["levels"], level_files(case), strict=True):
        told["files"] = files
        write_level(level, files, folder)
        progress.step("write", 0, 1)
    header = first_header(case)
    return content | {"patient": patient_of(header), "tracer": tracer_of(header)}


def level_files(case: Case) -> list[dict[str, str]]:
    """The files of each level, named as in a CASE; `input` where the dose is unknown."""
    unknown = [level for level in case.levels if level.drf is None]
    files = []
    for index, level in enumerate(case.levels):
        name = level_name(level, index)
        if level.drf is None:
            name = "input" if len(unknown) == 1 else f"input-{index + 1}"
        rooms = {"sinogram": level.sinogram, "image": level.image}
        files.append({room: f"{room}s/{name}.nrrd" for room, held in rooms.items() if held is not None})
    return files


def write_level(level: DoseLevel, files: dict[str, str], folder: Path) -> None:
    """Write sinogram and image of a level; the paths of its source files stay out of them."""
    for file in files.values():
        (folder / file).parent.mkdir(exist_ok=True)
    if level.sinogram is not None:
        path = folder / files["sinogram"]
        write_sinogram(without_paths(level.sinogram), path, Shelf(path.parent))
    if level.image is not None:
        write_image(without_paths(level.image), folder / files["image"])


def without_paths(stack: Stack) -> Stack:
    """The same without the names of source files."""
    return replace(stack, provenance={key: value for key, value in stack.provenance.items() if key != "files"})


def first_header(case: Case) -> Dataset | None:
    """What the first DICOM file of a case says of patient and tracer; None where it is from no DICOM source."""
    files = [file for level in case.levels if level.image is not None for file in source_files(level.image)[:1]]
    if not files:
        return None
    tags = [*PATIENT.values(), DRUGS]
    with disable_value_validation():
        return pydicom.dcmread(files[0], stop_before_pixels=True, specific_tags=tags, force=True)


def patient_of(header: Dataset | None) -> dict[str, Any] | None:
    """What a header says of the patient; None where there is no header."""
    return None if header is None else {name: text_of(header, keyword) for name, keyword in PATIENT.items()}


def tracer_of(header: Dataset | None) -> str:
    """The radiopharmaceutical of a header: what it is coded as, else its name (DICOM PS3.3 C.8.9.2); else empty."""
    for drug in () if header is None else items_of(header, DRUGS):
        coded = [text_of(code, "CodeMeaning") for code in items_of(drug, "RadiopharmaceuticalCodeSequence")]
        if name := "".join(coded[:1]) or text_of(drug, "Radiopharmaceutical"):
            return name
    return ""


def items_of(dataset: Dataset, keyword: str) -> list[Dataset]:
    """The items of a sequence; none where it is absent, empty or damaged."""
    try:
        return list(dataset.get(keyword) or ())
    except Exception:  # damaged bytes make pydicom raise almost anything
        return []
