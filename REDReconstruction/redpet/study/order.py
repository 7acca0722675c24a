"""The order in which a reader sees a study: random, the same for the same reader, no case twice in a row."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from redpet.study.design import PAIR
from redpet.study.files import StudyFile


@dataclass(frozen=True)
class Reading:
    """What is seen at a time: one image, or two side by side from left to right, and the questions about it."""

    codes: tuple[str, ...]
    case: int
    questions: tuple[str, ...]


def readings_for(study: StudyFile, reader: str) -> list[Reading]:
    """All readings of a reader in order: those of one image, then those of two; a share of each comes twice."""
    rng = np.random.default_rng(seed_of(study, reader))
    about_one = tuple(question.name for question in study.questions if question.kind != PAIR)
    single = [Reading((image.code,), image.case, about_one) for image in study.images if about_one]
    double = [Reading(pair.codes, pair.case, (pair.question,)) for pair in study.pairs]
    return [
        turned(one, rng) for block in (single, double) for one in with_repeats(mixed(block, rng), study.repeats, rng)
    ]


def seed_of(study: StudyFile, reader: str) -> int:
    """The seed of a reader: the study's, and who reads."""
    return int.from_bytes(hashlib.sha256(f"{study.study}:{study.seed}:{reader}".encode()).digest()[:8])


def mixed(readings: Sequence[Reading], rng: np.random.Generator) -> list[Reading]:
    """The readings in random order; a case follows on itself only where nothing else is left."""
    left: dict[int, list[Reading]] = {}
    for index in rng.permutation(len(readings)):
        left.setdefault(readings[index].case, []).append(readings[index])
    order: list[Reading] = []
    while left:
        last = order[-1].case if order else None
        open_to = [case for case in left if case != last] or list(left)
        sizes = np.array([len(left[case]) for case in open_to])
        # A case with as many readings as all others together has to come now, or it will follow on itself.
        pressing = 2 * sizes.max() > sum(map(len, left.values()))
        case = open_to[int(sizes.argmax()) if pressing else int(rng.choice(len(open_to), p=sizes / sizes.sum()))]
        order.append(left[case].pop())
        if not left[case]:
            del left[case]
    return order


def with_repeats(order: Sequence[Reading], share: float, rng: np.random.Generator) -> list[Reading]:
    """Some of the earlier half come again, at random places of the later half."""
    early = order[: (len(order) + 1) // 2] if share <= 0.5 else order
    number = min(round(share * len(order)), len(early))
    again = [early[index] for index in sorted(rng.choice(len(early), number, replace=False))] if number else []
    result = list(order)
    for reading in again:
        first = max(result.index(reading) + 2, (len(result) + 1) // 2)
        result.insert(best_place(result, reading, first, rng), reading)
    return result


def best_place(order: Sequence[Reading], reading: Reading, first: int, rng: np.random.Generator) -> int:
    """A random place from `first` on whose neighbours are of other cases; the end where there is none."""
    places = [
        place
        for place in range(first, len(order) + 1)
        if all(order[beside].case != reading.case for beside in (place - 1, place) if 0 <= beside < len(order))
    ]
    return int(rng.choice(places)) if places else len(order)


def turned(reading: Reading, rng: np.random.Generator) -> Reading:
    """A pair with its sides changed or not."""
    sides = reading.codes if len(reading.codes) < 2 or rng.random() < 0.5 else reading.codes[::-1]
    return replace(reading, codes=sides)
