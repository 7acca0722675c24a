"""Joseph's method without a matrix, compiled by Numba: where rays and pixels meet is computed anew each time.

A ray is at pixel `start + ray * per_ray + step * per_step` of the axis that it does not follow (`places`, and its
length in mm within a step). That axis has `n_across` pixels, `stride_across` apart; the `n_steps` steps lie
`stride_along` apart, along y or along x (`counts`). Arrays are flat, the slices of a pixel or ray lie side by side.
Each number of a result is summed by one thread in one order: how many threads there are changes nothing.
"""

import math
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numba import njit

from redpet.projection.operator import SMALLEST
from redpet.projection.vectors import add, clear, load, merge, save, vector

STEPS_AT_ONCE = 32
"""So many rows of an image lie in a processor's own memory while all angles see them."""
ONE = 2.0**32
"""A pixel in whole numbers: the upper half of 64 bits counts pixels, the lower half is the rest."""
REST = 2**32 - 1
SAFE = 1e-6
"""So far from the grid's edge, in pixels, rounding leads no ray beyond it."""
INDICES = {"contract", "nnan", "ninf", "nsz"}
"""Where rays meet pixels, no number is infinite or none."""
SET, MULTIPLY, ADD = 0, 1, 2
"""What becomes of an image to which lines are smeared back."""
f32, i32 = np.float32, np.int32
LEAST = f32(SMALLEST)


@cache
def kernels(width: int) -> tuple[Callable[..., None], Callable[..., None]]:
    """Projection and back-projection of `width` slices at once."""

    def forward(
        image: Any, places: Any, counts: Any, n_radial: int, longest: int, lines: Any, first: int, stop: int
    ) -> None:
        """Add the line integrals at the angles from `first` to `stop`."""
        lower, upper, lower_next, upper_next = vector(width), vector(width), vector(width), vector(width)
        for block in range(0, longest, STEPS_AT_ONCE):
            for angle in range(first, stop):
                start, per_ray, per_step, length = places[angle]
                n_across, n_steps, stride_across, stride_along, _ = counts[angle]
                end = min(block + STEPS_AT_ONCE, n_steps)
                step = np.int64(round(per_step * ONE))
                across, along, whole = stride_across * width, stride_along * width, f32(length)
                share = f32(length / ONE)
                for ray in range(n_radial):
                    enters = start + ray * per_ray + block * per_step
                    leaves = enters + (end - 1 - block) * per_step
                    if block >= end or max(enters, leaves) <= -1 or min(enters, leaves) >= n_across:
                        continue
                    at, row = np.int64(math.floor(enters * ONE)), block * along
                    load(lower, lines, (angle * n_radial + ray) * width)
                    clear(upper)
                    if min(enters, leaves) >= SAFE and max(enters, leaves) < n_across - 1 - SAFE:
                        clear(lower_next)
                        clear(upper_next)
                        for _ in range(block, end - 1, 2):  # by two: each waits half as often for its last sum
                            weight, pixel = f32(at & REST) * share, row + (at >> 32) * across
                            add(lower, whole - weight, image, pixel)
                            add(upper, weight, image, pixel + across)
                            at, row = at + step, row + along
                            weight, pixel = f32(at & REST) * share, row + (at >> 32) * across
                            add(lower_next, whole - weight, image, pixel)
                            add(upper_next, weight, image, pixel + across)
                            at, row = at + step, row + along
                        if (end - block) % 2:
                            weight, pixel = f32(at & REST) * share, row + (at >> 32) * across
                            add(lower, whole - weight, image, pixel)
                            add(upper, weight, image, pixel + across)
                        merge(lower, lower_next)
                        merge(upper, upper_next)
                    else:
                        for _ in range(block, end):
                            weight = f32(at & REST) * share
                            pixel = at >> 32
                            if 0 <= pixel < n_across:
                                add(lower, whole - weight, image, row + pixel * across)
                            if -1 <= pixel < n_across - 1:
                                add(upper, weight, image, row + (pixel + 1) * across)
                            at, row = at + step, row + along
                    merge(lower, upper)
                    save(lower, lines, (angle * n_radial + ray) * width)

    def adjoint(
        lines: Any, places: Any, counts: Any, n_radial: int, columns: int, image: Any, seen: Any, how: int,
        first: int, stop: int,
    ) -> None:  # fmt: skip
        """Smear the lines back into the rows from `first` to `stop`, a row at a time in a processor's own memory.

        An image becomes them, or where it is `seen`, in each slice or in all alike, they change it over that (`how`).
        """
        held, smeared = vector(width), np.empty(columns * width, f32)
        its, one = np.empty(columns * width, f32), np.ones(width, f32)
        lower, upper = np.empty(columns, i32), np.empty(columns, i32)
        lower_share, upper_share = np.empty(columns, f32), np.empty(columns, f32)
        for row in range(first, stop):
            smeared[:] = 0
            for angle in range(len(places)):
                start, per_ray, per_step, length = places[angle]
                if counts[angle, 4]:  # the rays follow y and interpolate in x
                    at, per_column = -(start + row * per_step) / per_ray, 1 / per_ray
                else:
                    at, per_column = (row - start) / per_ray, -per_step / per_ray
                for more in range(0, math.ceil(2 / abs(per_ray)), 2):
                    met(at, per_column, abs(per_ray), more, n_radial, length, lower, upper, lower_share, upper_share)
                    for column in range(columns):
                        load(held, smeared, column * width)
                        add(held, lower_share[column], lines, (angle * n_radial + lower[column]) * width)
                        add(held, upper_share[column], lines, (angle * n_radial + upper[column]) * width)
                        save(held, smeared, column * width)
            begin, end = row * columns * width, (row + 1) * columns * width
            if how != SET and seen.size == image.size:
                finish(image[begin:end], smeared, seen[begin:end], how)
                continue
            if how != SET:
                for column in range(columns):
                    clear(held)
                    add(held, seen[row * columns + column], one, 0)
                    save(held, its, column * width)
            finish(image[begin:end], smeared, its, how)

    for kernel in (forward, adjoint):  # each width has files of its own among those that Numba keeps
        kernel.__qualname__ = f"{kernel.__name__}_{width}"
    return compiled(forward), compiled(adjoint)


def _finish(image: Any, smeared: Any, seen: Any, how: int) -> None:
    """Pixels that become, or are multiplied by, or increased by what is smeared back; nothing where they are unseen."""
    if how == SET:
        image[:] = smeared
    elif how == MULTIPLY:
        for at in range(image.size):
            image[at] *= smeared[at] / seen[at] if seen[at] > LEAST else f32(1)
    else:
        for at in range(image.size):
            image[at] += smeared[at] / seen[at] if seen[at] > LEAST else f32(0)


def compiled(kernel: Callable[..., None], **options: Any) -> Callable[..., None]:
    """A kernel that is compiled when it is first called, or read from where Numba keeps such, if it can."""
    try:
        made: Callable[..., None] = njit(nogil=True, error_model="numpy", cache=True, **options)(kernel)
    except RuntimeError:  # no folder can be written
        made = njit(nogil=True, error_model="numpy", **options)(kernel)
    return made


def _met(
    at: float, per_column: float, per_ray: float, more: int, n_radial: int, length: float,
    lower: Any, upper: Any, lower_share: Any, upper_share: Any,
) -> None:  # fmt: skip
    """Two neighbouring rays that meet the pixels of a row, from the `more`-th on, and their weights there.

    A pixel lies at ray `at + column * per_column`; it is met by those nearer than `1 / per_ray`.
    """
    whole, slope = f32(length), f32(length * per_ray)
    last = i32(n_radial - 1)
    for column in range(lower.size):
        ray = at + column * per_column
        nearest = math.floor(ray + 1 - 1 / per_ray) + more
        distance = f32(nearest - ray) * slope
        one = i32(nearest)
        two = i32(one + 1)
        lower_share[column] = max(whole - abs(distance), f32(0)) if 0 <= one <= last else f32(0)
        upper_share[column] = max(whole - abs(distance + slope), f32(0)) if 0 <= two <= last else f32(0)
        lower[column], upper[column] = min(max(one, i32(0)), last), min(max(two, i32(0)), last)


met = compiled(_met, fastmath=INDICES)
finish = compiled(_finish)
