"""What the lesion marks of a study say, where the truth of cases is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import fmean

from redpet.study.design import LESIONS, Design
from redpet.study.detection import Marked, false_marks, jafroc, roc_area, score, sensitivity
from redpet.study.ratings import first_time
from redpet.study.resampling import DRAWS, Interval, by_reader, interval
from redpet.study.table import Row


@dataclass(frozen=True)
class Detected:
    """How lesions were found in an arm, means over readers; `difference` is that of JAFROC to the reference."""

    question: str
    arm: str
    readers: int
    normal_cases: int
    lesions: int
    jafroc: float | None
    jafroc_interval: Interval | None
    difference: float | None
    difference_interval: Interval | None
    roc: float | None
    roc_interval: Interval | None
    sensitivity: float | None
    false_marks: float | None


def marked(rows: Sequence[Row], design: Design) -> list[Marked]:
    """The readings of cases whose truth is known, scored."""
    return [
        score(row.value, [lesion for lesion in design.lesions if lesion.case == row.case])
        for row in rows
        if isinstance(row.value, tuple) and row.case in known(design)
    ]


def known(design: Design) -> set[str]:
    """The cases whose truth is known."""
    return {lesion.case for lesion in design.lesions} | set(design.normal)


def detected(rows: Sequence[Row], design: Design, draws: int = DRAWS) -> list[Detected]:
    """Each question about lesions, each arm; nothing where no truth is known."""
    found = []
    for question in design.of_kind(LESIONS) if known(design) else ():
        own = [row for row in first_time(rows, question.name) if row.case in known(design)]
        for arm in design.arms:
            mine = [row for row in own if row.arm == arm.name]
            if mine:
                both = [row for row in own if row.arm in (arm.name, design.reference_arm)]
                found.append(detected_arm(question.name, arm.name, mine, both, design, draws))
    return found


def detected_arm(
    question: str, arm: str, mine: Sequence[Row], both: Sequence[Row], design: Design, draws: int
) -> Detected:
    """One arm of one question."""
    merit, area = over_readers(jafroc, design), over_readers(roc_area, design)

    def difference(drawn: Sequence[Sequence[Row]]) -> float | None:
        sides = [
            merit([[row for row in rows if row.arm == one] for rows in drawn]) for one in (arm, design.reference_arm)
        ]
        return None if sides[0] is None or sides[1] is None else sides[0] - sides[1]

    is_reference = arm == design.reference_arm
    cases = {row.case for row in mine}
    return Detected(
        question=question,
        arm=arm,
        readers=len({row.reader for row in mine}),
        normal_cases=len(cases & set(design.normal)),
        lesions=sum(lesion.case in cases for lesion in design.lesions),
        jafroc=merit(by_reader(mine)),
        jafroc_interval=interval(mine, merit, design.seed, draws),
        difference=None if is_reference else difference(by_reader(both)),
        difference_interval=None if is_reference else interval(both, difference, design.seed, draws),
        roc=area(by_reader(mine)),
        roc_interval=interval(mine, area, design.seed, draws),
        sensitivity=over_readers(sensitivity, design)(by_reader(mine)),
        false_marks=over_readers(false_marks, design)(by_reader(mine)),
    )


def over_readers(
    measure: Callable[[Sequence[Marked]], float | None], design: Design
) -> Callable[[Sequence[Sequence[Row]]], float | None]:
    """The mean over readers of a measure of one; None where a reader has none."""

    def mean(drawn: Sequence[Sequence[Row]]) -> float | None:
        values = [measure(marked(rows, design)) for rows in drawn]
        told = [value for value in values if value is not None]
        return fmean(told) if told and len(told) == len(values) else None

    return mean
