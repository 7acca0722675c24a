"""From counts, what a restoration made expect of them and its image, to the map of three states and the findings.

All folds are used at once: the sum of their residuals is the residual of all counts under the sum of their
expectations, each of a restoration that did not see the fold. Restorations of different folds share counts, so that the
sum is no longer exactly normal with deviation 1, as one fold by itself is: where a restoration follows the noise of its
counts, the sum deviates less, and fewer things are contradicted than the nominal rate allows (docs/evidence.md says how
many fewer).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from redpet.case import FloatArray, Image, Sinogram, Triple
from redpet.evidence.body import body_of, body_steps, within
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.findings import VISIBLE, Mask, Spot, State, judged, settled, shown_spots
from redpet.evidence.lacking import Search, lacking, lacking_spots, own_level
from redpet.evidence.matched_filter import SPOT_STEPS, Residuals, SpotMap
from redpet.evidence.shifts import SHIFT_STEPS, Shift, shifted_regions
from redpet.evidence.untouched import untouched_image, untouched_steps

SCALES_MM = (6.0, 10.0, 16.0)
REFERENCE_MM, REFERENCE_CONTRAST = 10.0, 4.0
"""Away from the findings the map says whether such a lesion, invented or erased, would have been told."""


@dataclass(frozen=True)
class Judgement:
    """What the counts say of an image: `states[z, y, x]` by `State`, spots and shifts, worst first."""

    states: NDArray[np.uint8]
    spots: tuple[Spot, ...]
    shifts: tuple[Shift, ...]
    critical: float
    """The deviation at which one more shown spot would have been contradicted."""
    searched: Search
    """What one more lacking spot would have needed."""


class Steps:
    """Counts the parts of the judging of some slices that are done, and tells them; who hears it may raise to stop."""

    def __init__(self, counts: Sinogram, on_step: Callable[[int, int], None] | None) -> None:
        self.on_step = on_step
        untouched = untouched_steps(counts) + body_steps(counts)
        # The score; body and untouched image; each scale and its places; shown and lacking spots; shifted regions.
        self.total = 1 + untouched + len(SCALES_MM) * (SPOT_STEPS + 1) + 2 + SHIFT_STEPS
        self.done = 0

    def next(self) -> None:
        """One more is done."""
        self.done += 1
        if self.on_step:
            self.on_step(self.done, self.total)

    def end(self) -> None:
        """All are, where there were fewer regions than there may be."""
        if self.done < self.total:
            self.done = self.total - 1
            self.next()


def judge(
    image: Image,
    counts: Sinogram,
    expectation: FloatArray,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_step: Callable[[int, int], None] | None = None,
) -> Judgement:
    """Judge a restored image by the counts of its case and the sum of the folds' held-out expectations.

    `expectation` is `[slice, angle, radial]`, in counts of the whole sinogram. `on_step(done, total)` may raise to
    stop. Raises InputError where the image is too small to judge anything in it.
    """
    steps = Steps(counts, on_step)
    residuals = Residuals(counts, expectation, backend=backend, device=device, on_step=steps.next)
    body = body_of(image, counts, steps.next)
    median = float(np.median(image.values[body])) if body.any() else 0.0
    spacing_mm = image.grid.spacing_mm
    start = np.where(body, np.float32(median), np.float32(0))
    untouched = untouched_image(counts, start, backend=backend, device=device, on_step=steps.next)
    maps, places = [], []
    for scale in SCALES_MM:
        maps.append(residuals.spots(image.values, untouched, scale))
        places.append(within(body, SURROUNDINGS * scale, spacing_mm))
        steps.next()
    less, searched = lacking(lacking_spots(maps, places, spacing_mm, median), maps, places)
    steps.next()
    shown, critical = judged(shown_spots(maps, places, median), searched.places)
    steps.next()
    # Of what is faint beside the body, most is noise or the slope of an edge: only what is wrong is told.
    shown = [one for one in shown if one.shown >= VISIBLE * median or one.state is State.CONTRADICTED]
    spots = settled(shown, less, spacing_mm)
    spots.sort(key=lambda spot: (-spot.state, -abs(spot.z)))
    shifts = shifted_regions(image, counts, expectation, residuals, body, spots)

    at = SCALES_MM.index(REFERENCE_MM)
    states = reference_states(maps[at], places[at], critical, searched)
    for shift in shifts:
        states[shift.region] = State.CONTRADICTED
    for spot in sorted(spots, key=lambda one: one.state):
        paint_sphere(states, spot, spacing_mm, body)
    steps.end()
    return Judgement(states, tuple(spots), shifts, critical, searched)


def reference_states(one: SpotMap, where: Mask, critical: float, searched: Search) -> NDArray[np.uint8]:
    """Supported where the reference lesion would have been told with a power of one half or more, invented or erased.

    `where` says which places are searched at its size; the others are not judged.
    """
    deviation = (REFERENCE_CONTRAST - 1) * np.maximum(own_level(one), 0) / one.error
    seen = (deviation >= critical) & (searched.power(deviation) >= 1 / 2)
    states = np.where(seen, State.SUPPORTED, State.CANNOT_TELL)
    return np.where(where, states, State.NOT_JUDGED).astype(np.uint8)


def paint_sphere(states: NDArray[np.uint8], spot: Spot, spacing_mm: Triple, body: Mask) -> None:
    """Give the voxels of a spot its state, those of the body."""
    steps = spacing_mm[::-1]
    reach = [int(spot.diameter_mm / 2 // step) for step in steps]
    window = tuple(slice(max(0, at - far), at + far + 1) for at, far in zip(spot.place, reach, strict=True))
    squares = [
        ((np.arange(*part.indices(n)) - at) * step) ** 2
        for part, n, at, step in zip(window, states.shape, spot.place, steps, strict=True)
    ]
    near = squares[0][:, None, None] + squares[1][:, None] + squares[2] <= (spot.diameter_mm / 2) ** 2
    states[window][near & body[window]] = spot.state
