"""The relative difference prior (Nuyts et al., IEEE Trans. Nucl. Sci. 49, 2002) over the 26 neighbours of a voxel.

Each pair of neighbours j, k at a distance d costs `w k_j k_k (x_j - x_k)^2 / (x_j + x_k + gamma |x_j - x_k| + eps)`,
where w is the smallest voxel spacing over d, and `k_j` the square root of what a unit of activity in voxel j counts
(Fessler & Rogers, IEEE Trans. Image Process. 5, 1996). So weighted, the prior has the unit of the log-likelihood and
smooths alike behind much and little tissue, whatever the unit of activity.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass

import torch
from torch import Tensor

from redpet.case import Triple

GAMMA = 2.0
"""How much edges are spared: the value of the clinical product, 0 for a quadratic prior on relative differences."""

Place = tuple[slice, slice, slice]


@dataclass(frozen=True)
class RelativeDifference:
    """The prior on images `[z, y, x]` of one grid.

    `spacing_mm` is (x, y, z); `kappa[z, y, x]` the square root of the sensitivity; `eps`, in the image's unit, keeps it
    smooth where both neighbours are zero.
    """

    spacing_mm: Triple
    kappa: Tensor
    eps: float

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
        curvature = torch.zeros_like(image)
        for one, other, weight in self._pairs():
            a, b = image[one], image[other]
            bend = 2 * weight / self._scale(a, b) ** 3
            curvature[one] += bend * (2 * b + self.eps) ** 2
            curvature[other] += bend * (2 * a + self.eps) ** 2
        return curvature

    def _scale(self, a: Tensor, b: Tensor) -> Tensor:
        return a + b + GAMMA * (a - b).abs() + self.eps

    def _pairs(self) -> Iterator[tuple[Place, Place, Tensor]]:
        """Each pair of neighbours once: where they lie in the image, and their weights."""
        steps = tuple(reversed(self.spacing_mm))
        for offset in itertools.product((-1, 0, 1), repeat=3):
            if offset <= (0, 0, 0) or any(abs(o) >= n for o, n in zip(offset, self.kappa.shape, strict=True)):
                continue
            one, other = _ends(offset, -1), _ends(offset, 1)
            distance = math.sqrt(sum((o * step) ** 2 for o, step in zip(offset, steps, strict=True)))
            yield one, other, min(steps) / distance * self.kappa[one] * self.kappa[other]


def _ends(offset: tuple[int, ...], sign: int) -> Place:
    """Where the voxels lie that have a neighbour at `offset` (sign -1), or are one (sign 1)."""
    x, y, z = (slice(max(0, sign * o), min(0, sign * o) or None) for o in offset)
    return x, y, z
