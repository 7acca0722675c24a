"""What the ratings of a study say: means with intervals, arms against the reference, readers against each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

import numpy as np
from scipy.stats import wilcoxon

from redpet.study.agreement import weighted_kappa
from redpet.study.design import PAIR, RATING, Design, Question
from redpet.study.ordinal import odds_ratio
from redpet.study.resampling import DRAWS, Interval, by_reader, interval
from redpet.study.table import VERSUS, Row

FEWEST_PAIRS = 6
"""With fewer cases no signed-rank test can say anything at 5 %."""


@dataclass(frozen=True)
class Rated:
    """The ratings of an arm; against the reference the difference of means, Wilcoxon's p and the odds of a higher one.

    `p_holm` is adjusted for the number of arms. What cannot be told is None; so is all that compares the reference.
    """

    question: str
    arm: str
    readers: int
    cases: int
    ratings: int
    counts: tuple[int, ...]
    mean: float
    mean_interval: Interval | None
    difference: float | None = None
    difference_interval: Interval | None = None
    p_wilcoxon: float | None = None
    p_holm: float | None = None
    odds: float | None = None
    odds_interval: Interval | None = None
    p_odds: float | None = None


@dataclass(frozen=True)
class Agreement:
    """Quadratic weighted kappa of two readers (`between`), or of a reader with himself (`within`)."""

    question: str
    kind: str
    readers: str
    pairs: int
    kappa: float | None


@dataclass(frozen=True)
class Preferred:
    """How often the first of two arms was preferred to the second."""

    question: str
    arm: str
    other: str
    answers: int
    preferred: int
    share: float
    share_interval: Interval | None


def first_time(rows: Sequence[Row], question: str) -> list[Row]:
    """The answers to a question that are no repeats."""
    return [row for row in rows if row.question == question and row.repeat == 0]


def mean_of(rows: Sequence[Row]) -> float | None:
    """The mean rating; None without one."""
    values = ratings_of(rows)
    return fmean(values) if values else None


def ratings_of(rows: Sequence[Row]) -> list[int]:
    """The answers that are ratings."""
    return [row.value for row in rows if isinstance(row.value, int)]


def rated(rows: Sequence[Row], design: Design, draws: int = DRAWS) -> list[Rated]:
    """Each question of a rating, each arm that was read."""
    found: list[Rated] = []
    for question in design.of_kind(RATING):
        own = first_time(rows, question.name)
        arms = [arm.name for arm in design.arms if any(row.arm == arm.name for row in own)]
        found += with_holm([rated_arm(own, question, arm, design, draws) for arm in arms])
    return found


def rated_arm(own: Sequence[Row], question: Question, arm: str, design: Design, draws: int) -> Rated:
    """One arm of one question."""
    mine = [row for row in own if row.arm == arm]
    values = ratings_of(mine)
    told = Rated(
        question=question.name,
        arm=arm,
        readers=len({row.reader for row in mine}),
        cases=len({row.case for row in mine}),
        ratings=len(values),
        counts=tuple(values.count(rating) for rating in range(1, 6)),
        mean=fmean(values),
        mean_interval=interval(mine, lambda drawn: mean_of(joined(drawn)), design.seed, draws),
    )
    reference = design.reference_arm
    both = paired(own, arm, reference)
    if arm == reference or not both:
        return told

    def difference(drawn: Sequence[Sequence[Row]]) -> float | None:
        rows = joined(drawn)
        means = [mean_of([row for row in rows if row.arm == one]) for one in (arm, reference)]
        return None if means[0] is None or means[1] is None else means[0] - means[1]

    odds = odds_ratio(both, arm)
    return Rated(
        **{
            **vars(told),
            "difference": difference([both]),
            "difference_interval": interval(both, difference, design.seed, draws),
            "p_wilcoxon": signed_rank(both, arm, reference),
            "odds": None if odds is None else odds.ratio,
            "odds_interval": None if odds is None else odds.interval,
            "p_odds": None if odds is None else odds.p,
        }
    )


def joined(drawn: Sequence[Sequence[Row]]) -> list[Row]:
    """The answers of all readers."""
    return [row for rows in drawn for row in rows]


def paired(rows: Sequence[Row], arm: str, reference: str) -> list[Row]:
    """The answers about two arms of those readers and cases that have both."""
    places = [{(row.reader, row.case) for row in rows if row.arm == one} for one in (arm, reference)]
    both = places[0] & places[1]
    return [row for row in rows if row.arm in (arm, reference) and (row.reader, row.case) in both]


def signed_rank(both: Sequence[Row], arm: str, reference: str) -> float | None:
    """Wilcoxon's signed-rank test over cases, two-sided, of the means over readers; None for fewer than six cases."""
    differences = []
    for case in sorted({row.case for row in both}):
        means = [mean_of([row for row in both if (row.case, row.arm) == (case, one)]) for one in (arm, reference)]
        if means[0] is not None and means[1] is not None:
            differences.append(means[0] - means[1])
    if len(differences) < FEWEST_PAIRS or not np.any(differences):
        return None
    return float(wilcoxon(differences).pvalue)


def with_holm(told: list[Rated]) -> list[Rated]:
    """The same with p adjusted for the number of arms (Holm, Scand J Stat 6, 65, 1979)."""
    tested = sorted((one for one in told if one.p_wilcoxon is not None), key=lambda one: one.p_wilcoxon or 0.0)
    adjusted, largest = {}, 0.0
    for index, one in enumerate(tested):
        largest = max(largest, min(1.0, (len(tested) - index) * (one.p_wilcoxon or 0.0)))
        adjusted[one.arm] = largest
    return [Rated(**{**vars(one), "p_holm": adjusted.get(one.arm)}) for one in told]


def agreements(rows: Sequence[Row], design: Design) -> list[Agreement]:
    """Kappa of each two readers, and of each reader with himself where images came twice."""
    found = []
    for question in design.of_kind(RATING):
        once = by_reader(first_time(rows, question.name))
        for mine, theirs in combinations(once, 2):
            found.append(agreement(question.name, "between", mine, theirs))
        for own in by_reader([row for row in rows if row.question == question.name]):
            again = [row for row in own if row.repeat == 1]
            if again:
                found.append(agreement(question.name, "within", [row for row in own if row.repeat == 0], again))
    return found


def agreement(question: str, kind: str, mine: Sequence[Row], theirs: Sequence[Row]) -> Agreement:
    """Kappa of the images that two series of ratings have in common."""
    second = {(row.case, row.arm): row for row in theirs}
    pairs = [(row, second[row.case, row.arm]) for row in mine if (row.case, row.arm) in second]
    first, again = (ratings_of([pair[side] for pair in pairs]) for side in (0, 1))
    readers = " and ".join(dict.fromkeys((mine[0].reader, theirs[0].reader)))
    return Agreement(question, kind, readers, len(pairs), weighted_kappa(first, again))


def preferences(rows: Sequence[Row], design: Design, draws: int = DRAWS) -> list[Preferred]:
    """Each pair of arms of each question that asks for the better image."""
    found = []
    for question in design.of_kind(PAIR):
        own = first_time(rows, question.name)
        for pair in dict.fromkeys(row.arm for row in own):
            here = [row for row in own if row.arm == pair]
            arm, other = pair.split(VERSUS)

            def share(drawn: Sequence[Sequence[Row]], arm: str = arm) -> float | None:
                answers = [row.value == arm for row in joined(drawn)]
                return fmean(answers) if answers else None

            preferred = sum(row.value == arm for row in here)
            told = interval(here, share, design.seed, draws)
            found.append(Preferred(question.name, arm, other, len(here), preferred, preferred / len(here), told))
    return found
