"""A study is made of its design: every arm of every case as an image under a code that tells nothing."""

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

from redpet import __version__
from redpet.case import SUV, Case, Image
from redpet.case.storage import write_image
from redpet.case.study import FULL, LOW, RESTORED
from redpet.dicom.suv import suv_image, suv_of_source
from redpet.errors import InputError
from redpet.jobs.choosing import choose_level
from redpet.jobs.restore import check_settings, restore_level
from redpet.machine.decoding import Flat, write_json
from redpet.machine.devices import Compute, device_errors, resolve_device
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import require_room, staged_folder
from redpet.pictures.display import display_window, nice_limit
from redpet.readers import read_input
from redpet.reconstruction.reconstruct import ReconstructionSettings
from redpet.restoration.restorer import RestorerSettings, open_model
from redpet.study.design import FULL_DOSE, OSEM, PAIR, Arm, Design, find_cases, read_design
from redpet.study.files import ANSWERS, IMAGES, KEY_FILE, STUDY_FILE, Behind, KeyFile, ShownImage, ShownPair, StudyFile

CODE_LENGTH = 12


@dataclass(frozen=True, kw_only=True)
class StudyJob:
    """What `redpet study DESIGN.toml` is asked to do."""

    design: Path
    out: Path
    overwrite: bool = False
    compute: Flat[Compute] = field(default_factory=Compute)


@dataclass(frozen=True)
class Made:
    """The image of an arm, in SUV where the design asks for it, and how it came to be."""

    image: Image
    record: dict[str, Any]


def make_study(job: StudyJob, progress: Progress | None = None) -> Path:
    """Make the folder of a study, which appears whole or not at all; returns it.

    Raises InputError for a design that cannot be followed and for a case that lacks a dose, a full dose or SUV.
    """
    progress = progress or Silent()
    design = read_design(job.design)
    home = job.design.resolve().parent
    design = replace(design, arms=[replace(arm, model=arm.model and home / arm.model) for arm in design.arms])
    for arm in design.arms:
        check_arm(arm, job.compute)
    cases = find_cases(design, home)
    for name, path in cases.items():
        check_case(name, read_input(path), design)
    compute = replace(job.compute, device=resolve_device(job.compute.device))
    models = tuple(arm.model for arm in design.arms)
    with (
        device_errors("close other programs"),
        staged_folder(job.out, (job.design, *cases.values(), *models), replace_ours=job.overwrite) as folder,
    ):
        (folder / IMAGES).mkdir()
        (folder / ANSWERS).mkdir()
        write(folder, design, cases, compute, progress)
    return job.out


def check_arm(arm: Arm, compute: Compute) -> None:
    """Raise InputError for an arm that no case could make right."""
    try:
        check_settings(arm.drf, restorer_of(arm), reconstruction_of(arm), compute)
        if arm.drf != FULL_DOSE:
            open_model(arm.method, arm.model)
    except InputError as error:
        raise InputError(f"the arm '{arm.name}': {error}") from error


def restorer_of(arm: Arm) -> RestorerSettings:
    """By what an arm is restored."""
    return RestorerSettings(method=arm.method, model=arm.model)


def reconstruction_of(arm: Arm) -> ReconstructionSettings:
    """How the image of an arm is made."""
    return ReconstructionSettings(reconstruction=arm.reconstruction, beta=arm.beta)


def check_case(name: str, case: Case, design: Design) -> None:
    """Raise InputError where a case lacks what an arm needs."""
    try:
        for arm in design.arms:
            if arm.drf == FULL_DOSE and case.full is None:
                raise InputError(f"it has no full dose, which the arm '{arm.name}' shows.")
            level = choose_level(case, arm.drf)
            if design.window_suv is not None:
                suv = None if level.image is None else suv_of_source(level.image)
                if suv is None or suv.reason:
                    reason = "it is no PET series" if suv is None else suv.reason
                    raise InputError(f"it has no SUV ({reason}): leave out `window_suv`.")
    except InputError as error:
        raise InputError(f"the case '{name}': {error}") from error


def write(folder: Path, design: Design, cases: dict[str, Path], compute: Compute, progress: Progress) -> None:
    """Write images, what readers may know, and the key into an empty study."""
    study = digest("study", repr(design), *cases)
    codes: dict[str, Behind] = {}
    records: dict[str, dict[str, Any]] = {}
    images: list[ShownImage] = []
    for number, (name, path) in enumerate(cases.items(), start=1):
        progress.step("cases", number - 1, len(cases))
        made = dict(made_images(read_input(path), design, compute, progress))
        window = window_of(design, made)
        require_room(folder, sum(one.image.values.nbytes for one in made.values()))
        for arm, one in made.items():
            code = code_of(study, name, arm)
            write_image(replace(one.image, provenance={}), folder / IMAGES / f"{code}.nrrd")
            codes[code], records[code] = Behind(name, arm), one.record
            images.append(ShownImage(code, number, window, one.image.unit))
    images.sort(key=lambda image: image.code)
    pairs = sorted(pairs_of(study, design, list(cases)), key=lambda pair: digest(*pair.codes))
    shown = StudyFile(study, design.title, design.seed, design.repeats, __version__, design.questions, images, pairs)
    # Which arms a question pairs is for the evaluation alone.
    shown = replace(shown, questions=[replace(question, pairs=[]) for question in design.questions])
    forget_times(folder / IMAGES)
    write_json(folder / STUDY_FILE, asdict(shown))
    write_json(folder / KEY_FILE, told(KeyFile(study, __version__, codes, design, records)))
    progress.step("cases", len(cases), len(cases))


def told(key: KeyFile) -> dict[str, Any]:
    """The key as JSON; of a model's place only its name."""
    content = asdict(key)
    for arm in content["design"]["arms"]:
        arm["model"] = arm["model"] and arm["model"].name
    return content


def made_images(case: Case, design: Design, compute: Compute, progress: Progress) -> Iterator[tuple[str, Made]]:
    """The image of each arm of a case, all on one grid. Raises InputError where they do not lie on one."""
    low = next(arm for arm in design.arms if arm.drf != FULL_DOSE)
    first: Image | None = None
    for arm in design.arms:
        shown = FULL if arm.drf == FULL_DOSE else LOW if arm.method == OSEM else RESTORED
        restored_arm = low if shown == FULL else arm
        level = choose_level(case, restored_arm.drf)
        restored = restore_level(
            level,
            case.full if shown == FULL else None,
            model=None if shown == FULL else open_model(arm.method, arm.model),
            reconstruction=reconstruction_of(arm),
            compute=compute,
            progress=progress,
        )
        image = restored.studies[shown].image
        if design.window_suv is not None:
            image = in_suv(image, choose_level(case, arm.drf).image)
        first = first or image
        if image.grid.size != first.grid.size or not np.allclose(image.grid.origin_mm, first.grid.origin_mm, atol=0.1):
            raise InputError(f"the arm '{arm.name}' lies on another grid than '{design.arms[0].name}'.")
        method = "as given" if shown != RESTORED else restored.method
        yield arm.name, Made(image, {"method": method, "warnings": list(restored.warnings)})


def in_suv(image: Image, source: Image | None) -> Image:
    """An image in SUV, by the series that its dose was read from."""
    suv = None if source is None else suv_of_source(source)
    return image if suv is None or image.unit == SUV else suv_image(image, suv)


def window_of(design: Design, made: dict[str, Made]) -> tuple[float, float]:
    """The window of a case, the same for all of its arms, from the reference arm unless the design says it in SUV."""
    if design.window_suv is not None:
        return design.window_suv
    return 0.0, nice_limit(display_window(made[design.reference_arm].image))


def pairs_of(study: str, design: Design, cases: list[str]) -> Iterator[ShownPair]:
    """Each pair of each question, of each case."""
    for number, case in enumerate(cases, start=1):
        for question in design.of_kind(PAIR):
            for pair in design.pairs_of(question):
                first, second = sorted(code_of(study, case, arm) for arm in pair)
                yield ShownPair(question.name, number, (first, second))


def forget_times(folder: Path) -> None:
    """Give all files one time: those of one arm were written one after the other."""
    for file in folder.iterdir():
        os.utime(file, (0, 0))


def code_of(study: str, case: str, arm: str) -> str:
    """The code of an image."""
    return digest(study, case, arm)


def digest(*parts: str) -> str:
    """A short code of letters and digits for some texts."""
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()[:CODE_LENGTH]
