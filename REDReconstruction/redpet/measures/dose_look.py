"""What dose the noise of an image looks like, by a calibrated model of simulated ladders; or that it is unknown.

Second differences of the image at three distances tell how strong its noise is and how far it is smoothed. From them a
regression tells ln DRF and how wrong it may be; where no dose is likely, or where an image lies outside of what the
ladders had, it is unknown. A full dose is here one of 5e6 true counts a slice; protocols differ, so that what is told
is a dose of a ladder, and never more than a hint.
"""

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import binary_erosion, gaussian_filter

from redpet.case import Image
from redpet.machine.decoding import decode

LAGS = (1, 2, 4)
"""The distances in pixels at which differences are taken."""
MOST_SLICES = 16
BACKGROUND_MM, MARGIN_MM = 8.0, 10.0
FEWEST_PIXELS, FEWEST_SLICES = 200, 3
"""Fewer tell no dose."""
MEDIAN_OF_ABSOLUTE_NORMAL = 0.6745
DOSES = (1.0, 4.0, 10.0, 20.0, 50.0, 100.0)
"""The dose reduction factors that are told apart."""
LEAST_CERTAINTY = 0.6
"""What is less certain is unknown."""
SMOOTHEST = -1.5
"""The least logarithm of the noise of neighbours over that of distant pixels: images under wide filters look alike."""
MODEL = "dose-look.json"


@dataclass(frozen=True)
class DoseModel:
    """A regression on features and their products: `weights` give ln DRF, `spread` the logarithm of its error.

    `mean` and `scale` standardise the features. `farthest` is the largest squared distance from their middle, by the
    `inverse_covariance`, that is judged.
    """

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weights: tuple[float, ...]
    spread: tuple[float, ...]
    inverse_covariance: tuple[tuple[float, ...], ...]
    farthest: float


@dataclass(frozen=True)
class DoseLook:
    """The dose reduction factor that an image looks like, with its probability among `DOSES`; None for unknown."""

    drf: float | None
    certainty: float


UNKNOWN = DoseLook(None, 0.0)


@cache
def shipped_model() -> DoseModel:
    """The model that ships; Testing/benchmarks/dose_look.py makes and measures it."""
    return decode((resources.files("redpet") / "models" / MODEL).read_bytes(), DoseModel)


def dose_look(image: Image, model: DoseModel | None = None) -> DoseLook:
    """The dose that an image looks like, whatever its unit."""
    return looked_at(features(image), model or shipped_model())


def look_in_words(look: DoseLook) -> str:
    """What is told of it."""
    if look.drf is None:
        return "its noise tells no dose"
    certain = f"{look.certainty:.0%} certain, by simulated ladders"
    if look.drf == 1:
        return f"its noise looks like that of a full dose ({certain}); restore a low dose, or say --drf"
    return f"its noise looks like DRF {look.drf:g} ({certain}); say --drf if you know it"


def looked_at(found: NDArray[np.float64] | None, model: DoseModel) -> DoseLook:
    """The dose that features look like."""
    if found is None:
        return UNKNOWN
    x = (found - np.asarray(model.mean)) / np.asarray(model.scale)
    if found[0] - found[len(LAGS) - 1] < SMOOTHEST:
        return UNKNOWN
    if float(x @ np.asarray(model.inverse_covariance) @ x) > model.farthest:
        return UNKNOWN
    log_drf, log_error = (float(terms(x) @ np.asarray(weights)) for weights in (model.weights, model.spread))
    chances = probabilities(log_drf, math.exp(log_error))
    best = int(np.argmax(chances))
    return DoseLook(DOSES[best], float(chances[best])) if chances[best] >= LEAST_CERTAINTY else UNKNOWN


def probabilities(log_drf: float, deviation: float) -> NDArray[np.float64]:
    """The probability of each of `DOSES`, all of them equally likely before."""
    squares = ((log_drf - np.log(DOSES)) / deviation) ** 2
    weights = np.exp(-0.5 * (squares - squares.min()))
    chances: NDArray[np.float64] = weights / weights.sum()
    return chances


def features(image: Image) -> NDArray[np.float64] | None:
    """Logarithms of relative noise at each lag, pixel, slice spacing (mm), body (mm2); None where nothing is to see."""
    pixel_mm = min(image.grid.spacing_mm[:2])
    active = image.values.mean(axis=(1, 2), dtype=np.float64)
    seen = np.flatnonzero(active > 0.25 * active.max()) if active.max() > 0 else np.empty(0, int)
    chosen = seen[np.unique(np.linspace(0, len(seen) - 1, min(MOST_SLICES, len(seen))).astype(int))]
    found: dict[int, list[NDArray[np.float64]]] = {lag: [] for lag in LAGS}
    areas = []
    for index in chosen:
        plane = image.values[index].astype(np.float64)
        around = gaussian_filter(plane, BACKGROUND_MM / pixel_mm)
        body = around > 0.3 * np.percentile(around[around > 0.05 * around.max()], 75)
        areas.append(body.sum() * pixel_mm**2)
        inside = binary_erosion(body, iterations=max(1, round(MARGIN_MM / pixel_mm)))
        for lag in LAGS:
            for axis in (0, 1):
                second = plane - (np.roll(plane, lag, axis) + np.roll(plane, -lag, axis)) / 2
                found[lag].append(np.abs(second[inside] / around[inside]) / math.sqrt(1.5))
    noise = [np.concatenate(found[lag]) if found[lag] else np.empty(0) for lag in LAGS]
    if len(chosen) < FEWEST_SLICES or len(noise[0]) < FEWEST_PIXELS:
        return None
    levels = [float(np.median(one)) / MEDIAN_OF_ABSOLUTE_NORMAL for one in noise]
    if min(levels) <= 0:
        return None
    return np.log([*levels, pixel_mm, image.grid.spacing_mm[2], float(np.mean(areas))])


def terms(standardised: NDArray[np.float64]) -> NDArray[np.float64]:
    """1, the features `[..., n]`, and their products."""
    n = standardised.shape[-1]
    rows, columns = np.triu_indices(n)
    products = standardised[..., rows] * standardised[..., columns]
    return np.concatenate([np.ones((*standardised.shape[:-1], 1)), standardised, products], axis=-1)
