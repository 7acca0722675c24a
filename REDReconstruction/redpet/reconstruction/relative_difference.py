"""The relative difference prior (Nuyts et al., IEEE Trans. Nucl. Sci. 49, 2002) over the 26 neighbours of a voxel.

Each pair of neighbours j, k at a distance d costs `w k_j k_k (x_j - x_k)^2 / (x_j + x_k + gamma |x_j - x_k| + eps)`,
where w is the smallest voxel spacing over d, and `k_j` the square root of what a unit of activity in voxel j counts
(Fessler & Rogers, IEEE Trans. Image Process. 5, 1996). So weighted, the prior has the unit of the log-likelihood and
smooths alike behind much and little tissue, whatever the unit of activity.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from redpet.case import Triple
from redpet.machine.threads import shared_out

GAMMA = 2.0
"""How much edges are spared: the value of the clinical product, 0 for a quadratic prior on relative differences."""

Place = tuple[slice, slice, slice]
Offset = tuple[int, ...]


@dataclass(frozen=True)
class RelativeDifference:
    """The prior on images `[z, y, x]` of one grid.

    `spacing_mm` is (x, y, z); `kappa[z, y, x]` the square root of the sensitivity; `eps`, in the image's unit, keeps it
    smooth where both neighbours are zero. Numba computes the derivatives where they are to be `compiled`.
    """

    spacing_mm: Triple
    kappa: Tensor
    eps: float
    compiled: bool = False

    def of(self, part: slice) -> "RelativeDifference":
        """The same prior on some slices of the grid."""
        return replace(self, kappa=self.kappa[part])

    def value(self, image: Tensor) -> float:
        """The cost of an image, summed in double precision."""
        total = 0.0
        for one, other, weight in self._pairs():
            a, b = image[one], image[other]
            apart = a - b
            total += float((weight * apart**2 / self._scale(a, b)).sum(dtype=torch.float64))
        return total

    def gradient(self, image: Tensor) -> Tensor:
        """The derivative of the cost by each voxel."""
        if self.compiled:
            from redpet.reconstruction.prior_kernels import SLOPE

            return self._by_numba(image, SLOPE)
        gradient = torch.zeros_like(image)
        for one, other, weight in self._pairs():
            a, b = image[one], image[other]
            apart = a - b
            scale = apart.abs().mul_(GAMMA).add_(a).add_(b).add_(self.eps)
            slope = weight.mul_(apart).div_(scale).div_(scale)
            scale.add_(self.eps)
            gradient[one].addcmul_(slope, torch.add(scale, b, alpha=2))
            gradient[other].addcmul_(slope, torch.add(scale, a, alpha=2), value=-1)
        return gradient

    def curvature(self, image: Tensor) -> Tensor:
        """The second derivative of the cost by each voxel alone."""
        if self.compiled:
            from redpet.reconstruction.prior_kernels import BEND

            return self._by_numba(image, BEND)
        curvature = torch.zeros_like(image)
        for one, other, weight in self._pairs():
            a, b = image[one], image[other]
            bend = 2 * weight / self._scale(a, b) ** 3
            curvature[one] += bend * (2 * b + self.eps) ** 2
            curvature[other] += bend * (2 * a + self.eps) ** 2
        return curvature

    def _by_numba(self, image: Tensor, order: int) -> Tensor:
        from redpet.reconstruction.prior_kernels import derivative

        half, shares = zip(*self._neighbours(), strict=True)
        offsets = np.array([*half, *(tuple(-step for step in one) for one in half)], np.int64)
        arrays = (one.contiguous().numpy() for one in (image, self.kappa))
        given = (*arrays, offsets, np.array(shares + shares, np.float32), np.float32(GAMMA), np.float32(self.eps))
        out = torch.empty(image.shape)
        n_rows = image.shape[0] * image.shape[1]
        shared_out(lambda first, stop: derivative(order, *given, out.numpy(), first, stop), n_rows)
        return out

    def _scale(self, a: Tensor, b: Tensor) -> Tensor:
        return a + b + GAMMA * (a - b).abs() + self.eps

    def _pairs(self) -> Iterator[tuple[Place, Place, Tensor]]:
        """Each pair of neighbours once: where they lie in the image, and their weights."""
        for offset, share in self._neighbours():
            if all(abs(o) < n for o, n in zip(offset, self.kappa.shape, strict=True)):
                one, other = _ends(offset, -1), _ends(offset, 1)
                yield one, other, share * self.kappa[one] * self.kappa[other]

    def _neighbours(self) -> Iterator[tuple[Offset, float]]:
        """Half of the neighbours of a voxel, (z, y, x) from it: the other half lies opposite; and w of each."""
        steps = tuple(reversed(self.spacing_mm))
        for offset in itertools.product((-1, 0, 1), repeat=3):
            if offset > (0, 0, 0):
                distance = math.sqrt(sum((o * step) ** 2 for o, step in zip(offset, steps, strict=True)))
                yield offset, min(steps) / distance


def _ends(offset: Offset, sign: int) -> Place:
    """Where the voxels lie that have a neighbour at `offset` (sign -1), or are one (sign 1)."""
    x, y, z = (slice(max(0, sign * o), min(0, sign * o) or None) for o in offset)
    return x, y, z
