"""The folder of a study: images under codes, what readers may know of them, the key, the answers.

study.json      questions, and each image by its code, case number and window: nothing tells its arm
key.json        which case and arm a code stands for; only the evaluation opens it
images/         CODE.nrrd
answers/        READER.jsonl, a line for each answer
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, decode
from redpet.machine.paths import read_file
from redpet.study.design import Design, Question

STUDY_FILE, KEY_FILE, IMAGES, ANSWERS = "study.json", "key.json", "images", "answers"
File = TypeVar("File")


@dataclass(frozen=True)
class ShownImage:
    """An image as a reader may know it. `window` is its lower and upper end in `unit`, one for all arms of a case."""

    code: str
    case: int
    window: tuple[float, float]
    unit: str


@dataclass(frozen=True)
class ShownPair:
    """Two images of a case that a question sets side by side."""

    question: str
    case: int
    codes: tuple[str, str]


@dataclass(frozen=True)
class StudyFile:
    """What a reader and the display of a reader know: `study` is the code of the study, which answers carry."""

    study: str
    title: str
    seed: int
    repeats: float
    redpet: str
    questions: list[Question]
    images: list[ShownImage]
    pairs: list[ShownPair]


@dataclass(frozen=True)
class Behind:
    """What a code stands for."""

    case: str
    arm: str


@dataclass(frozen=True)
class KeyFile:
    """Which case and arm each code stands for, and the design."""

    study: str
    redpet: str
    codes: dict[str, Behind]
    design: Design
    records: dict[str, dict[str, Any]]
    """Method, model and warnings of each code, as its restoration told them."""


def read_study(folder: Path) -> StudyFile:
    """What readers may know. Raises InputError where the folder holds no study."""
    return _read(folder / STUDY_FILE, StudyFile)


def read_key(folder: Path) -> KeyFile:
    """What is behind the codes. Raises InputError where that is gone or belongs to another study."""
    return _read(folder / KEY_FILE, KeyFile)


def _read(path: Path, kind: type[File]) -> File:
    try:
        content: File = decode(read_file(path), kind)
    except OSError as error:
        raise InputError(
            f"{path.parent} holds no reading study ({path.name}: {error.strerror}): "
            "make one of a design, redpet study DESIGN.toml --out FOLDER."
        ) from error
    except DecodingError as error:
        raise InputError(f"{path}: the file is damaged: {error}.") from error
    return content
