"""How well lesions are found where the truth is known: the free-response figure of merit, and ROC by the surest mark.

A mark hits a lesion where it lies within its radius; of several marks in one lesion the surest counts, every other mark
is false. An image without a mark, and a lesion that nobody marked, rates below every mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from redpet.study.answers import Mark
from redpet.study.design import Lesion

UNMARKED = 0
"""Below every rating."""


@dataclass(frozen=True)
class Marked:
    """A reading scored: the rating of each lesion of the case (0 for one that was missed), and those of false marks."""

    lesions: tuple[int, ...]
    false: tuple[int, ...]

    @property
    def surest_false(self) -> int:
        """The highest rating of a false mark, 0 where there is none."""
        return max(self.false, default=UNMARKED)

    @property
    def surest(self) -> int:
        """The highest rating of any mark, 0 where there is none."""
        return max((*self.lesions, *self.false), default=UNMARKED)


def score(marks: Sequence[Mark], lesions: Sequence[Lesion]) -> Marked:
    """The marks of a reading against the lesions of its case; a mark belongs to the nearest lesion that it hits."""
    ratings = [UNMARKED] * len(lesions)
    false = []
    for mark in marks:
        distances = [float(np.linalg.norm(np.subtract(mark.at_mm, lesion.at_mm))) for lesion in lesions]
        hit = [index for index, lesion in enumerate(lesions) if distances[index] <= lesion.radius_mm]
        if hit:
            nearest = min(hit, key=lambda index: distances[index])
            ratings[nearest] = max(ratings[nearest], mark.rating)
        else:
            false.append(mark.rating)
    return Marked(tuple(ratings), tuple(false))


def win(positive: Sequence[int], negative: Sequence[int]) -> float | None:
    """The share of pairs in which the positive rating is higher, ties as a half; None without a pair."""
    if not len(positive) or not len(negative):
        return None
    difference = np.subtract.outer(np.asarray(positive), np.asarray(negative))
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def jafroc(readings: Sequence[Marked]) -> float | None:
    """The JAFROC figure of merit of one reader and arm: lesions against the surest false marks of normal cases.

    Chakraborty & Berbaum, Med Phys 31, 2313 (2004); None without a lesion or without a normal case.
    """
    lesions = [rating for one in readings for rating in one.lesions]
    return win(lesions, [one.surest_false for one in readings if not one.lesions])


def roc_area(readings: Sequence[Marked]) -> float | None:
    """The area under the inferred ROC curve: cases with lesions against normal ones, each by its surest mark."""
    return win([one.surest for one in readings if one.lesions], [one.surest for one in readings if not one.lesions])


def sensitivity(readings: Sequence[Marked]) -> float | None:
    """The share of lesions that were marked."""
    ratings = [rating for one in readings for rating in one.lesions]
    return float(np.mean(np.asarray(ratings) > UNMARKED)) if ratings else None


def false_marks(readings: Sequence[Marked]) -> float | None:
    """False marks in an image, on average."""
    return float(np.mean([len(one.false) for one in readings])) if readings else None


def afroc_curve(readings: Sequence[Marked], highest: int) -> tuple[list[float], list[float]]:
    """The alternative free-response curve: share of normal cases with a false mark, share of lesions found.

    From the strictest threshold to the laxest, and then to (1, 1).
    """
    normal = np.asarray([one.surest_false for one in readings if not one.lesions])
    lesions = np.asarray([rating for one in readings for rating in one.lesions])
    thresholds = range(highest + 1, UNMARKED, -1)
    across = [float(np.mean(normal >= threshold)) for threshold in thresholds]
    up = [float(np.mean(lesions >= threshold)) for threshold in thresholds]
    return [*across, 1.0], [*up, 1.0]
