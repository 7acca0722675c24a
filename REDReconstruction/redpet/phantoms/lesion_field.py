"""A body with many places for a lesion, of a flat or a lumpy background: what an observer looks for lesions in.

The body is an elliptic cylinder of water. The lumps are those of `lumpy.py`, and are kept out of training as they are.
"""

import math
from collections.abc import Iterator

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from redpet.case import ImageGrid
from redpet.phantoms.lumpy import lumps
from redpet.phantoms.painting import CROSSING_Z_MM, WATER, Ellipsoid, paint
from redpet.phantoms.random import Phantom

FLAT, LUMPY = "flat", "lumpy"
BACKGROUNDS = (FLAT, LUMPY)
GRID = ImageGrid((128, 128, 22), (2.5, 2.5, 4.0))
HALF_MM = (105.0, 140.0)
"""Half axes (y, x) of the body."""
PLANES = (3, 8, 13, 18)
"""The slices in whose middle lesions lie."""
APART_MM = 40.0
"""The distance of neighbouring places in a plane; those of the next plane lie over the middles of their triangles."""
EDGE_MM = 25.0
"""How far within the body a place lies at least."""
WEAKEST, STRONGEST = 0.3, 1.0
"""The deviation of the lumps, as a share of the mean activity."""

Place = tuple[int, int, int]


def body(rng: Generator, background: str) -> Phantom:
    """The body without a lesion: activity of 1 on the average, attenuation in 1/mm, on `GRID`."""
    trunk = Ellipsoid((0, 0, 0), (CROSSING_Z_MM, *HALF_MM), 1.0, WATER)
    activity, attenuation = paint([trunk], GRID)
    if background == LUMPY:
        activity = activity * (1 + np.float32(rng.uniform(WEAKEST, STRONGEST)) * lumps(rng, GRID))
    return Phantom(activity, attenuation, GRID, background)


def places(rng: Generator) -> tuple[Place, ...]:
    """Voxels (z, y, x) for the centres of lesions: in each plane a lattice of triangles that is moved at random."""
    start = rng.uniform(-0.5, 0.5, 2) * APART_MM
    return tuple(place for number, plane in enumerate(PLANES) for place in _in_plane(plane, number % 2, start))


def _in_plane(plane: int, moved: int, start_mm: NDArray[np.float64]) -> Iterator[Place]:
    """The places of a plane; `moved` ones lie over the middles of the triangles of those that are not."""
    step = np.array((APART_MM * math.sqrt(0.75), APART_MM))
    reach = math.ceil(max(HALF_MM) / min(step)) + 1
    for row in range(-reach, reach + 1):
        for column in range(-reach, reach + 1):
            y, x = start_mm + step * (row + moved / 3, column + (row % 2 + moved) / 2)
            if (y / (HALF_MM[0] - EDGE_MM)) ** 2 + (x / (HALF_MM[1] - EDGE_MM)) ** 2 <= 1:
                yield plane, *(round(at / GRID.spacing_mm[0] + (GRID.size[0] - 1) / 2) for at in (y, x))
