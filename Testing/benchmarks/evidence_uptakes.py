"""How far what the counts hold of a sphere, as it is read in an image, lies from the truth."""

from typing import Any

import numpy as np
from evidence_scenes import INVENTED_MM, Restorer, Scene
from numpy.random import Generator

from redpet.evidence.body import within
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.hypothesis import expected
from redpet.evidence.lacking import own_level
from redpet.evidence.matched_filter import Residuals
from redpet.evidence.untouched import untouched_image
from redpet.projection.dose import thin
from redpet.reconstruction.osem import OsemSettings, osem

LEVELS = (0.0, 0.25, 0.6, 1.5, np.inf)
"""Levels of uptake around a sphere, in medians of the body."""
PLAIN = OsemSettings(8)
"""What an image without a level is compared with."""
LIFT = 10
"""Above so many times the level the noise of a hundredth of the dose hardly reaches zero."""
READ = ("plain", "untouched", "lifted")
"""The images in which a contrast is read: plain OSEM, the untouched image, and that above a higher level."""


def uptake_unit(one: Scene, drf: float, restore: Restorer, rng: Generator) -> dict[str, Any]:
    """Contrasts of 10 mm at all places of the body, in errors of their test above those of the truth, by level.

    For each image of `READ`: number, sum and sum of squares at each level. No method takes part.
    """
    low = thin(one.counts, drf, rng) if drf > 1 else one.counts
    truth = one.truth.values
    body = one.body
    median = np.float32(np.median(truth[body]))
    level = np.where(body, median, np.float32(0))
    residuals = Residuals(low, expected(truth, low))
    where = within(body, SURROUNDINGS * INVENTED_MM, one.truth.grid.spacing_mm)
    images = osem(low, PLAIN).values, untouched_image(low, level), untouched_image(low, LIFT * level)
    result: dict[str, Any] = {}
    for name, image in zip(READ, images, strict=True):
        spots = residuals.spots(truth, image, INVENTED_MM)
        off = ((spots.counted - spots.shown) / spots.error)[where].astype(np.float64)
        among = np.digitize(own_level(spots)[where] / median, LEVELS[1:-1])
        of_level = [off[among == at] for at in range(len(LEVELS) - 1)]
        result[name] = [[len(some), float(some.sum()), float((some**2).sum())] for some in of_level]
    return result
