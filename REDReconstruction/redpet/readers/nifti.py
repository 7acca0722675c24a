"""NIfTI images with what a JSON beside them says, as BIDS-PET has it: one, or the dose levels of a folder."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from redpet.case import Case, DoseLevel, Image
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_beside, dose_from_text, dose_label, telling
from redpet.case.geometry import misplacement_mm
from redpet.case.nifti import ENDINGS, is_nifti, n_frames, read_nifti_volume, stem_of
from redpet.errors import InputError
from redpet.machine.progress import Progress, Silent
from redpet.readers.bids import described, facts, frame_times, meaning
from redpet.readers.frames import choose_frames

SAME_GRID_MM = 0.01
LISTED = 8


def read_nifti(path: Path, frames: str | None = None) -> Case:
    """Read a NIfTI image, or `frames` of one, as a case of one dose level, whose dose its name may tell.

    Raises InputError where no JSON tells its unit or what adding frames needs, or the file is damaged or does not say
    where it lies.
    """
    level, warnings = read_level(path, dose_of(path), frames)
    return Case(stem_of(path), (level,), provenance={"input": path.name}, warnings=warnings)


def read_nifti_folder(folder: Path, choice: Choice = UNSAID, progress: Progress | None = None) -> Case:
    """Read the NIfTI images of a folder, of one subject where it is a BIDS data set, as the dose levels of a case.

    Beside two levels or more a file whose dose cannot be told is left out and said. Raises InputError where nothing
    tells the files apart, or they do not lie on one grid.
    """
    if choice.series is not None:
        raise InputError(f"{folder} holds NIfTI images: name the file instead of --series.")
    files = nifti_files(folder)
    check_one_subject(files, folder)
    doses = doses_of(files, choice, folder)
    kept = telling(doses) if len(files) > 1 else [0]
    if len(files) > 1 and len(kept) < 2:
        raise InputError(
            f"{folder} holds {len(files)} NIfTI images whose doses do not tell them apart ({listed(files)}): name one "
            "file, or name each after its dose, such as full_dose.nii.gz and DRF_20.nii.gz (or say it: --dose "
            "NAME=DRF)."
        )
    read = []
    for done, at in enumerate(kept, start=1):
        read.append(read_level(files[at], doses[at], choice.frames))
        (progress or Silent()).step("read images", done, len(kept))
    check_one_grid([level for level, _ in read], [files[at] for at in kept])
    warnings = [warning for _, told in read for warning in told]
    if rest := [file for at, file in enumerate(files) if at not in kept]:
        warnings.append(f"left out, as their dose cannot be told: {listed(rest)}; say it with --dose NAME=DRF")
    levels = sorted((level for level, _ in read), key=lambda level: level.drf or 0)
    return Case("case", tuple(levels), provenance={"input": "NIfTI"}, warnings=tuple(dict.fromkeys(warnings)))


def nifti_files(folder: Path) -> list[Path]:
    """The NIfTI files that lie in a folder, else the PET images of a BIDS data set, subject or session below it."""
    if files := sorted(file for file in folder.iterdir() if is_nifti(file) and not file.name.startswith(".")):
        return files
    places = [
        *folder.glob("pet"),
        *folder.glob("ses-*/pet"),
        *folder.glob("sub-*/pet"),
        *folder.glob("sub-*/ses-*/pet"),
    ]
    return sorted(file for place in places for end in ENDINGS for file in place.glob(f"*_pet{end}"))


def read_level(path: Path, drf: float | None, wanted: str | None) -> tuple[DoseLevel, tuple[str, ...]]:
    """One image, of the `wanted` time frames, as a dose level, and warnings."""
    said, source, warnings = described(path)
    unit, factor, own_drf = meaning(said, source)
    count = n_frames(path)
    frames = choose_frames(path, wanted, count, unit, lambda: frame_times(said, count, source))
    values, grid, placed = read_nifti_volume(path, frames.weights)
    dose = drf if own_drf is None else own_drf
    told = {"input": path.name, "bids": facts(said, frames.weights)} | frames.provenance
    image = Image(values * np.float32(factor), grid, unit, told)
    return DoseLevel(dose, image=image, label=dose_label(dose)), (*frames.warnings, *warnings, *placed)


def dose_of(path: Path) -> float | None:
    """The dose that a file's name tells, None where it tells none or two."""
    try:
        return dose_from_text(stem_of(path))
    except InputError:
        return None


def doses_of(files: Sequence[Path], choice: Choice, folder: Path) -> list[float | None]:
    """The dose of each file: what a person said, else its name, with "D2" understood beside others."""
    known = {name for file in files for name in (file.name, stem_of(file))}
    if unknown := [name for name in choice.doses if name not in known]:
        raise InputError(f"{folder} holds no file '{unknown[0]}' to have a dose: it holds {listed(files)}.")
    doses = [choice.doses.get(file.name, choice.doses.get(stem_of(file), dose_of(file))) for file in files]
    if any(dose is not None and dose > 1 for dose in doses):
        doses = [dose_beside(stem_of(file)) if dose is None else dose for file, dose in zip(files, doses, strict=True)]
    return doses


def check_one_subject(files: Sequence[Path], folder: Path) -> None:
    """Raise InputError where the images of a BIDS data set are of several people or sessions."""
    places = sorted({"/".join(re.findall(r"(?:sub|ses)-[A-Za-z0-9]+", file.name)) for file in files} - {""})
    if len(places) > 1:
        raise InputError(f"{folder} holds {len(places)} subjects or sessions ({', '.join(places[:LISTED])}): name one.")


def check_one_grid(levels: Sequence[DoseLevel], files: Sequence[Path]) -> None:
    """Raise InputError unless all images lie on the grid of the first, in its unit."""
    images = [level.image for level in levels if level.image is not None]
    for image, file in zip(images, files, strict=True):
        if misplacement_mm(image.grid, images[0].grid) > SAME_GRID_MM or image.unit != images[0].unit:
            raise InputError(f"{file} does not lie on the grid of {files[0].name} in its unit, as dose levels must.")


def listed(files: Sequence[Path]) -> str:
    """Files in a message."""
    names = ", ".join(file.name for file in files[:LISTED])
    return names + f" and {len(files) - LISTED} more" * (len(files) > LISTED)
