"""What one reader sees of a study, as the worker's job `sitting` wrote it: nothing in it tells of arms."""

import json
from dataclasses import dataclass
from pathlib import Path

RATING, LESIONS, PAIR = "rating", "lesions", "pair"
SITTING_FILE = "sitting.json"


@dataclass(frozen=True)
class Question:
    """A question: its kind (rating, lesions, pair), its text, and what the ends 1 and 5 of a rating mean."""

    name: str
    kind: str
    text: str
    ends: tuple


@dataclass(frozen=True)
class Reading:
    """One image, or two from left to right, in one window, and the questions about it."""

    images: tuple
    codes: tuple
    window: tuple
    questions: tuple


@dataclass(frozen=True)
class Sitting:
    """A whole study for one reader; `answers` is the file that keeps what he says, `head` how each sitting begins."""

    title: str
    reader: str
    answers: Path
    head: dict
    questions: dict
    readings: tuple


def readSitting(folder):
    """The sitting that the worker wrote into a folder. Raises OSError or ValueError."""
    told = json.loads((Path(folder) / SITTING_FILE).read_text(encoding="utf-8"))
    questions = {
        one["name"]: Question(one["name"], one["kind"], one["text"], tuple(one["ends"] or ("", "")))
        for one in told["questions"]
    }
    readings = tuple(
        Reading(tuple(one["images"]), tuple(one["codes"]), tuple(one["window"]), tuple(one["questions"]))
        for one in told["readings"]
    )
    head = {name: told[name] for name in ("study", "reader", "seed", "redpet")}
    return Sitting(told["title"], told["reader"], Path(told["answers"]), head, questions, readings)
