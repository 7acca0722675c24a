"""All answers of a study as one long table, with what was behind the codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from redpet.study.answers import Log, Mark
from redpet.study.design import PAIR
from redpet.study.files import KeyFile, StudyFile


@dataclass(frozen=True)
class Row:
    """One answer of a closed reading. `value` is a rating, marks, or for a pair the arm that was preferred.

    `arm` is what was shown, for a pair both arms in the order of the design; `repeat` counts how often the reader had
    seen the same before.
    """

    reader: str
    reading: int
    case: str
    arm: str
    question: str
    kind: str
    value: int | str | tuple[Mark, ...]
    repeat: int
    seconds: float
    at: str
    redpet: str
    slicer: str


def rows_of(logs: Sequence[Log], study: StudyFile, key: KeyFile) -> list[Row]:
    """The answers of all closed readings, by reader and in the order in which they were read."""
    kinds = {question.name: question.kind for question in study.questions}
    order = [arm.name for arm in key.design.arms]
    rows = []
    for log in logs:
        seen: dict[tuple[frozenset[str], str], int] = {}
        for (number, question), answer in sorted(log.answers.items()):
            if number not in log.closed:
                continue
            what = frozenset(answer.codes), question
            arms = sorted((key.codes[code].arm for code in answer.codes), key=order.index)
            value: int | str | tuple[Mark, ...]
            if isinstance(answer.answer, list):
                value = tuple(answer.answer)
            else:
                value = key.codes[answer.answer].arm if isinstance(answer.answer, str) else answer.answer
            sitting = next((one for one in reversed(log.sittings) if one.begun <= answer.at), log.sittings[0])
            rows.append(
                Row(
                    reader=log.reader,
                    reading=number,
                    case=key.codes[answer.codes[0]].case,
                    arm=VERSUS.join(arms) if kinds[question] == PAIR else arms[0],
                    question=question,
                    kind=kinds[question],
                    value=value,
                    repeat=seen.get(what, 0),
                    seconds=answer.seconds,
                    at=answer.at,
                    redpet=sitting.redpet,
                    slicer=sitting.slicer,
                )
            )
            seen[what] = seen.get(what, 0) + 1
    return rows


VERSUS = " | "
"""Between the arms of a pair."""
