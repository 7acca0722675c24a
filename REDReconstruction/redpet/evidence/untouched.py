"""The image of all counts that no restoration touched, in which the uptake that the counts hold is read."""

import math
from collections.abc import Callable
from dataclasses import replace

from redpet.case import FloatArray, Sinogram
from redpet.evidence.hypothesis import expected, without_background
from redpet.evidence.templates import SUBSETS
from redpet.reconstruction.osem import BATCH_SLICES, OsemSettings, osem

ITERATIONS = 16


def untouched_steps(counts: Sinogram) -> int:
    """In how many steps it is made."""
    return ITERATIONS * math.ceil(len(counts.values) / BATCH_SLICES)


def untouched_image(
    counts: Sinogram,
    level: FloatArray,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_step: Callable[[], None] = lambda: None,
) -> FloatArray:
    """OSEM `[z, y, x]` of the counts and of what a `level[z, y, x]` would add to them, less that level: unfiltered.

    EM changes a voxel in proportion to what it holds: in cold places it is far from its end when it is near it in warm
    ones, and noise cannot take it below zero. Above the level of the body all places come forth alike, and noise may
    fall below zero (with lower bounds: Byrne, Inverse Problems 14, 1998). `on_step()` may raise to stop.
    """
    more = expected(level, without_background(counts), backend=backend, device=device)
    settings = OsemSettings(ITERATIONS, min(SUBSETS, counts.geometry.n_angles))
    lifted = osem(
        replace(counts, values=counts.values + more), settings, backend=backend, device=device, on_iteration=on_step
    )
    return lifted.values - level
