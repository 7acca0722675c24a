"""The answers of readers: a file each, a line for each answer, written while they read.

The first line of a sitting names study, reader, seed and versions: `{"study", "reader", "seed", "redpet", "slicer",
"begun"}`. An answer is `{"reading", "codes", "question", "answer", "seconds", "at"}`; a later one to the same question
of the same reading counts in its place. `{"reading", "closed"}` ends a reading. A last line that was cut off by a crash
was no answer yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert, decode
from redpet.machine.paths import read_file
from redpet.study.design import HIGHEST, LESIONS, LOWEST, PAIR, RATING, Question
from redpet.study.files import ANSWERS, StudyFile
from redpet.study.order import Reading, readings_for

BEGUN, CLOSED = "begun", "closed"


@dataclass(frozen=True)
class Sitting:
    """How a sitting began."""

    study: str
    reader: str
    seed: int
    redpet: str
    begun: str
    slicer: str = ""


@dataclass(frozen=True)
class Mark:
    """A place that a reader holds for a lesion, in mm (LPS), and how sure he is, 1 to 5."""

    at_mm: tuple[float, float, float]
    rating: int


@dataclass(frozen=True)
class Answer:
    """One line: `answer` is a rating from 1 to 5, a list of marks, or the code of the image that is better."""

    reading: int
    codes: list[str]
    question: str
    answer: int | str | list[Mark]
    seconds: float
    at: str


@dataclass
class Log:
    """What a reader answered: (reading, question) to answer, which readings are closed, how many there are."""

    reader: str
    sittings: list[Sitting] = field(default_factory=list)
    answers: dict[tuple[int, str], Answer] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)
    readings: list[Reading] = field(default_factory=list)


def read_logs(folder: Path, study: StudyFile) -> list[Log]:
    """The answers of all readers. Raises InputError where there are none, or a file is of another study."""
    files = sorted((folder / ANSWERS).glob("*.jsonl"))
    if not files:
        raise InputError(
            f"{folder / ANSWERS} holds no answers yet: read the study in the module's section Study first."
        )
    return [read_log(file, study) for file in files]


def read_log(path: Path, study: StudyFile) -> Log:
    """The answers of one reader. Raises InputError that names the file and the line."""
    try:
        text = read_file(path).decode("utf-8")
    except OSError as error:
        raise InputError(f"{path}: the answers cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: the answers are damaged: they are not UTF-8.") from error
    log = Log(path.stem, readings=readings_for(study, path.stem))
    for number, line in enumerate(text.split("\n")[:-1], start=1):
        try:
            take(log, decode(line, dict[str, Any]), study)
        except (DecodingError, InputError) as error:
            raise InputError(f"{path}, line {number}: {str(error).rstrip('.')}.") from error
    return log


def take(log: Log, line: dict[str, Any], study: StudyFile) -> None:
    """Take one line into a log. Raises InputError or DecodingError for one that does not fit the study."""
    if BEGUN in line:
        sitting: Sitting = convert(line, Sitting)
        if (sitting.study, sitting.reader) != (study.study, log.reader):
            raise InputError(
                "these are answers to another study, or of another reader: put them back where they belong"
            )
        log.sittings.append(sitting)
        return
    if not log.sittings:
        raise InputError("the answers do not begin with the study that they are of")
    number = line.get("reading")
    if not isinstance(number, int) or not 1 <= number <= len(log.readings):
        raise InputError(f"the study has no reading {number}")
    if CLOSED in line:
        log.closed.add(number)
        return
    answer: Answer = convert(line, Answer)
    check_answer(answer, log.readings[number - 1], study.questions)
    log.answers[number, answer.question] = answer


def check_answer(answer: Answer, reading: Reading, questions: Sequence[Question]) -> None:
    """Raise InputError for an answer that this reading does not ask for."""
    if tuple(answer.codes) != reading.codes or answer.question not in reading.questions:
        raise InputError(f"reading {answer.reading} does not ask '{answer.question}' of these images")
    kind = next(question.kind for question in questions if question.name == answer.question)
    ratings = {RATING: [answer.answer], LESIONS: [], PAIR: []}[kind]
    if kind == LESIONS:
        if not isinstance(answer.answer, list):
            raise InputError(f"the answer to '{answer.question}' is no list of marks")
        ratings = [mark.rating for mark in answer.answer]
    if kind == PAIR and answer.answer not in answer.codes:
        raise InputError(f"the answer to '{answer.question}' is none of the two images")
    if any(type(rating) is not int or not LOWEST <= rating <= HIGHEST for rating in ratings):
        raise InputError(f"the answer to '{answer.question}' is no rating from {LOWEST} to {HIGHEST}")
