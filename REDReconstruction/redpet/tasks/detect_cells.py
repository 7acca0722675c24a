"""From channel outputs to AUC: each method at its best strength, and those with a network beside their best rivals.

A strength is chosen for each body on the other bodies, so that no method is tuned on what it is judged by.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean

import numpy as np

from redpet.evaluation.detectability import Against, Cell
from redpet.evaluation.job import EARLY, GAUSS, NLM, OSEM, TV
from redpet.reconstruction.reconstruct import RDP
from redpet.tasks.imagers import Imager
from redpet.tasks.lesions import Lesion
from redpet.tasks.observer import Array, Observed, Ratings, auc, interval, rated, resampled_auc, resamples

FILTERED = (OSEM, EARLY, GAUSS, NLM, TV)
"""The rivals that a scanner's console offers upon OSEM: unfiltered is one of them."""
BOOTSTRAP_SEED = 17


def cells_of(
    background: str,
    drf: float,
    lesions: Sequence[Lesion],
    imagers: Sequence[Imager],
    observed: Mapping[str, Sequence[Sequence[Observed]]],
    seed: int,
) -> list[Cell]:
    """The cells of a background and a dose from `observed[method][strength][body]`."""
    first = next(iter(observed.values()))[0]
    drawn = resamples([len(body.cells) for body in first], np.random.default_rng([seed, BOOTSTRAP_SEED]))
    at_best = {one.method: best_strengths(observed[one.method], len(lesions)) for one in imagers}
    found: list[Cell] = []
    for number, lesion in enumerate(lesions):
        ratings = {method: of_lesions[number] for method, (_, of_lesions) in at_best.items()}
        means = {method: auc(one) for method, one in ratings.items()}
        again = {method: resampled_auc(one, drawn) for method, one in ratings.items()}
        labels = {one.method: one.label for one in imagers}
        for one in imagers:
            low, high = interval(again[one.method])
            filters = [method for method in FILTERED if method in means]
            found.append(
                Cell(
                    background=background,
                    drf=drf,
                    size_mm=lesion.size_mm,
                    contrast=lesion.contrast,
                    method=one.method,
                    label=one.label,
                    strength=one.strengths[Counter(at_best[one.method][0]).most_common(1)[0][0]],
                    lesions=sum(len(body.at) for body in ratings[one.method]),
                    auc=means[one.method],
                    low=low,
                    high=high,
                    filter=None if one.model is None else against(one.method, filters, means, again, labels),
                    rdp=None
                    if one.model is None
                    else against(one.method, [RDP] if RDP in means else [], means, again, labels),
                )
            )
    return found


def against(
    method: str,
    rivals: Sequence[str],
    means: Mapping[str, float],
    again: Mapping[str, Array],
    labels: Mapping[str, str],
) -> Against | None:
    """A method beside the best of its rivals, on the same bodies and noise; None without a rival."""
    if not rivals:
        return None
    best = max(rivals, key=lambda rival: means[rival])
    low, high = interval(again[method] - again[best])
    return Against(best, labels[best], means[method] - means[best], low, high)


def best_strengths(observed: Sequence[Sequence[Observed]], n_lesions: int) -> tuple[list[int], list[list[Ratings]]]:
    """The strength of each body, and the ratings `[lesion][body]` at it.

    It is that with the best mean AUC over all lesions in the other bodies.
    """
    ratings = [[rated(bodies, lesion) for lesion in range(n_lesions)] for bodies in observed]
    n_bodies = len(observed[0])
    means = [[_without(one, body) for one in ratings] for body in range(n_bodies)]
    chosen = [one.index(max(one)) for one in means]
    at_best = [[ratings[strength][lesion][body] for body, strength in enumerate(chosen)] for lesion in range(n_lesions)]
    return chosen, at_best


def _without(ratings: Sequence[Sequence[Ratings]], body: int) -> float:
    """The mean AUC over lesions without a body."""
    return fmean(auc([one for number, one in enumerate(lesion) if number != body]) for lesion in ratings)
