"""The channelised Hotelling observer, and how often it is right.

Of channel outputs `v0` without and `v1` with a lesion it takes the means and covariances `K0`, `K1`, and scores an
image by `t = w'v` with `w = S^-1 (mean v1 - mean v0)`, `S = (K0 + K1)/2` (Barrett & Myers, Foundations of Image
Science, 2004, section 13.2.12). No internal noise. The AUC is the share of pairs, one with a lesion and one without,
in which the one with has the higher score (Mann & Whitney): 0.5 is guessing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Array = NDArray[np.float64]
RESAMPLES = 2000
LEVEL = 0.95


@dataclass(frozen=True)
class Observed:
    """Channel outputs `[place, channel]` of a body without lesions and with them; `cells[place]` is which lesion."""

    absent: Array
    present: Array
    cells: NDArray[np.integer]


@dataclass(frozen=True)
class Ratings:
    """The pairs of a body: `pairs[lesion, place]` is 1 where told right, 1/2 for a tie; `at[lesion]` is its place."""

    pairs: Array
    at: NDArray[np.integer]


def template(present: Array, absent: Array, all_absent: Array | None = None) -> Array:
    """The weights `w[channel]` from outputs `[place, channel]` with and without a lesion.

    `K0` comes from `all_absent`, where more places without a lesion are at hand.
    """
    k0 = np.cov(absent if all_absent is None else all_absent, rowvar=False)
    k1 = np.cov(present, rowvar=False)
    return np.asarray(np.linalg.pinv((k0 + k1) / 2, hermitian=True) @ (present.mean(axis=0) - absent.mean(axis=0)))


def rated(bodies: Sequence[Observed], cell: int) -> list[Ratings]:
    """The ratings of the lesions `cell` in each body, by a template that was made of the other bodies."""
    ratings = []
    for number, body in enumerate(bodies):
        others = [other for other in bodies if other is not body]
        weights = template(
            np.concatenate([other.present[other.cells == cell] for other in others]),
            np.concatenate([other.absent[other.cells == cell] for other in others]),
            np.concatenate([other.absent for other in others]),
        )
        at = np.flatnonzero(bodies[number].cells == cell)
        ahead = (body.present[at] @ weights)[:, None] - (body.absent @ weights)[None]
        ratings.append(Ratings((np.sign(ahead) + 1) / 2, at))
    return ratings


def auc(ratings: Sequence[Ratings]) -> float:
    """The share of pairs within each body that are told right."""
    return float(sum(one.pairs.sum() for one in ratings) / sum(one.pairs.size for one in ratings))


def resamples(places: Sequence[int], rng: Generator) -> list[Array]:
    """How often each place of each body is drawn, `[resample, place]`, when the places are drawn again."""
    return [rng.multinomial(n, np.full(n, 1 / n), RESAMPLES).astype(np.float64) for n in places]


def resampled_auc(ratings: Sequence[Ratings], drawn: Sequence[Array]) -> Array:
    """The AUC `[resample]` where places are drawn again: a lesion comes with its place."""
    right, pairs = np.zeros(RESAMPLES), np.zeros(RESAMPLES)
    for one, times in zip(ratings, drawn, strict=True):
        lesions = times[:, one.at]
        right += np.einsum("bl,lp,bp->b", lesions, one.pairs, times, optimize=True)
        pairs += lesions.sum(axis=1) * times.sum(axis=1)
    return right / np.maximum(pairs, 1)


def interval(values: Array) -> tuple[float, float]:
    """The middle 95 % of resampled values."""
    low, high = np.quantile(values, ((1 - LEVEL) / 2, (1 + LEVEL) / 2))
    return float(low), float(high)
