"""Matched filters over all places at once: back-projections of residuals over variance.

With `r = a (y - m) / v` and `q = a^2 m / v^2`, `v` the variance in the weights, the score of a template `u` at a place
`p`, `sum_i (A u_p)_i r_i`, is the correlation of the back-projection `A'r` with `u`; `templates.py` has its variance.

A spot of diameter D is tested on its contrast, `t = u - s`: the mean of a sphere of D less that of a concentric one of
three times D. What is uniform over the surroundings, a bias too, moves it by nothing. Where the stack of slices ends,
both means are those of the slices that are there.
"""

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.ndimage import correlate1d, gaussian_filter1d
from scipy.signal import oaconvolve

from redpet.case import FloatArray, ImageGrid, Sinogram
from redpet.evidence.hypothesis import factors, inverse_variance
from redpet.evidence.templates import overlap, sphere, sphere_ml
from redpet.projection.projector import get_projector

SURROUNDINGS = 3.0
"""Diameter of the sphere that a spot is set against, in diameters of the spot."""


@dataclass(frozen=True)
class SpotMap:
    """Contrasts of spheres of `diameter_mm` at each place, `[z, y, x]`, in the image's unit.

    `shown` is the uptake above the `surroundings` that the image shows, `z` the test that the counts agree with it, and
    `error` the standard error with which the counts measure it: they estimate `shown + z error`.
    """

    diameter_mm: float
    shown: FloatArray
    surroundings: FloatArray
    z: FloatArray
    error: FloatArray


class Residuals:
    """The back-projected score and information of counts under an expectation, both `[slice, angle, radial]`.

    `counts` may be one held-out fold or the sum of all of them; the expectation is of the same.
    """

    def __init__(
        self, counts: Sinogram, expectation: FloatArray, *, backend: str = "auto", device: str = "cpu"
    ) -> None:
        self.geometry, self.grid = counts.geometry, counts.grid
        self.backend, self.device = backend, device
        weights = factors(counts) * inverse_variance(expectation)
        self.information = weights**2 * expectation
        self.score = self._back_projected(weights * (counts.values - expectation))

    def _back_projected(self, sinogram: FloatArray) -> FloatArray:
        projector = get_projector(self.geometry, self.grid, 1, self.backend, self.device)
        values = torch.from_numpy(np.ascontiguousarray(sinogram, dtype=np.float32)).to(projector.device)
        image: FloatArray = projector.adjoint(values).cpu().numpy()
        return image

    def covariance(self, diameter_mm: float, other_mm: float) -> FloatArray:
        """The covariance `[z, y, x]` of the scores of two concentric spheres, each of sum 1."""
        grid = ImageGrid((*self.grid.size[:2], 1), self.grid.spacing_mm)
        common = overlap(self.geometry, grid, (diameter_mm, other_mm), self.backend, self.device)
        blurred = self.information
        if common.width_bins > 0:
            blurred = gaussian_filter1d(blurred, common.width_bins, axis=2, mode="nearest")
        image: FloatArray = correlate1d(self._back_projected(blurred), common.kappa, axis=0, mode="constant")
        return image

    def spots(self, image: FloatArray, diameter_mm: float) -> SpotMap:
        """The contrasts of spheres of `diameter_mm` in `image[z, y, x]`, and what the counts say of them."""
        wide_mm = SURROUNDINGS * diameter_mm
        spot, wide = (sphere(self.grid.spacing_mm, width) for width in (diameter_mm, wide_mm))
        n_slices = len(image)
        in_spot, in_wide = (_inside(weights.sum(axis=(1, 2)), n_slices) for weights in (spot, wide))

        around = correlated(image, wide) / in_wide
        contrast = correlated(image, spot) / in_spot - around
        score = correlated(self.score, spot) / in_spot - correlated(self.score, wide) / in_wide
        of_spot, of_both, of_wide = (
            self.covariance(*pair) for pair in ((diameter_mm, diameter_mm), (diameter_mm, wide_mm), (wide_mm, wide_mm))
        )
        variance = of_spot / in_spot**2 - 2 * of_both / (in_spot * in_wide) + of_wide / in_wide**2
        deviation = np.sqrt(np.maximum(variance, 0))

        # A sphere of uptake 1 above its surroundings: its voxels, what both means make of it, the score it gives.
        voxels = sphere_ml(diameter_mm) / self.grid.voxel_ml
        middle = _middle(wide, spot.shape)
        own_mean, wide_mean = (
            _inside(voxels * (weights * spot).sum(axis=(1, 2)), n_slices) / inside
            for weights, inside in ((spot, in_spot), (middle, in_wide))
        )
        score_of_one = voxels * (of_spot / in_spot - of_both / in_wide)
        shown = contrast / (own_mean - wide_mean)
        return SpotMap(
            diameter_mm,
            shown.astype(np.float32),
            (around - shown * wide_mean).astype(np.float32),
            _ratio(score, deviation),
            _ratio(deviation, score_of_one, np.inf),
        )


def correlated(image: FloatArray, weights: FloatArray) -> FloatArray:
    """The correlation of `image[z, y, x]` with symmetric weights around each voxel; zero beyond the image."""
    result: FloatArray = oaconvolve(image.astype(np.float64), weights, mode="same").astype(np.float32)
    return result


def _inside(per_slice: NDArray[np.float64], n_slices: int) -> NDArray[np.float64]:
    """The part `[z, 1, 1]` of a template's sums per slice that lies inside a stack of slices."""
    sums: NDArray[np.float64] = correlate1d(np.ones(n_slices), per_slice, mode="constant")[:, None, None]
    return sums


def _middle(weights: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """The middle part of a template."""
    return weights[tuple(slice((n - m) // 2, (n + m) // 2) for n, m in zip(weights.shape, shape, strict=True))]


def _ratio(numerator: NDArray[np.floating], denominator: NDArray[np.floating], otherwise: float = 0.0) -> FloatArray:
    """The ratio, and `otherwise` where the denominator is not above 0: no counts tell anything of such a place."""
    result = np.full(numerator.shape, otherwise, dtype=np.float32)
    np.divide(numerator, denominator, out=result, where=denominator > 0, casting="same_kind")
    return result
