"""The derivatives of the relative difference prior, compiled by Numba: a row of voxels with all its neighbours at once.

Each number of a result is summed by one thread in one order: how many threads there are changes nothing.
"""

from typing import Any

import numpy as np

from redpet.projection.kernels import INDICES, compiled

SLOPE, BEND = 1, 2
"""The first and the second derivative by each voxel alone."""
f32 = np.float32


def _slope(a: Any, b: Any, kappa: Any, gamma: Any, eps: Any) -> Any:
    """How fast the cost of a pair of voxels grows with the first one, over the kappa of that."""
    apart = a - b
    scale = gamma * abs(apart) + a + b + eps
    return kappa * apart * (scale + eps + b + b) / (scale * scale)


def _bend(a: Any, b: Any, kappa: Any, gamma: Any, eps: Any) -> Any:
    """How fast that slope grows."""
    scale = gamma * abs(a - b) + a + b + eps
    rest = (b + b + eps) / scale
    return (kappa + kappa) * rest * rest / scale


def _derivative(
    order: int, image: Any, kappas: Any, offsets: Any, weights: Any, gamma: Any, eps: Any, out: Any,
    first: int, stop: int,
) -> None:  # fmt: skip
    """Fill `out[z, y, x]` in the rows from `first` to `stop`, a row being a y of a z, by sums over all neighbours.

    These lie `offsets[neighbour]` (z, y, x) beside a voxel.
    """
    n_z, n_y, n_x = image.shape
    for row in range(first, stop):
        z, y = row // n_y, row % n_y
        out[z, y] = f32(0)
        for number in range(len(offsets)):
            up, down, right = offsets[number]
            if not (0 <= z + up < n_z and 0 <= y + down < n_y):
                continue
            begin, end = max(0, -right), n_x - max(0, right)
            a, total, weight = image[z, y, begin:end], out[z, y, begin:end], weights[number]
            b = image[z + up, y + down, begin + right : end + right]
            kappa = kappas[z + up, y + down, begin + right : end + right]
            if order == SLOPE:
                for x in range(end - begin):
                    total[x] += weight * slope(a[x], b[x], kappa[x], gamma, eps)
            else:
                for x in range(end - begin):
                    total[x] += weight * bend(a[x], b[x], kappa[x], gamma, eps)
        out[z, y] *= kappas[z, y]


slope, bend = compiled(_slope, fastmath=INDICES), compiled(_bend, fastmath=INDICES)
derivative = compiled(_derivative, fastmath=INDICES)
