"""Matched filters over all places at once: back-projections of residuals over variance.

With `r = a (y - m) / v` and `q = a^2 m / v^2`, `v` the variance in the weights, the score of a template `u` at a place
`p`, `sum_i (A u_p)_i r_i`, is the correlation of the back-projection `A'r` with `u`; `templates.py` has its variance.

A spot of diameter D is tested on its contrast, `t = u - s`: the mean of a sphere of D less that of a concentric one of
three times D. What is uniform over the surroundings, a bias too, moves it by nothing. Where the stack of slices ends,
both means are those of the slices that are there.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.fft import fft, ifft, irfft2, next_fast_len, rfft2
from scipy.ndimage import correlate1d, gaussian_filter1d

from redpet.case import FloatArray, ImageGrid, Sinogram
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.hypothesis import factors, inverse_variance
from redpet.evidence.templates import PLACES, Overlap, overlaps, projector_of, sphere, sphere_ml

Z_STEPS = len(PLACES) + 3 + 2
"""Of a map of z: what two spheres have in common, three back-projections, two means of the score."""
SPOT_STEPS = Z_STEPS + 4
"""Of the map of spots: the means of two images, too."""


@dataclass(frozen=True)
class SpotMap:
    """Contrasts of spheres of `diameter_mm` at each place, `[z, y, x]`, in the image's unit.

    `shown` is the uptake above the `surroundings` that the image shows, `counted` that of another image of the same
    counts, which no restoration touched; `z` is the test that the counts agree with what is expected of them, `error`
    the uptake that would move it by 1.
    """

    diameter_mm: float
    shown: FloatArray
    surroundings: FloatArray
    counted: FloatArray
    z: FloatArray
    error: FloatArray


class Residuals:
    """The back-projected score and information of counts under an expectation, both `[slice, angle, radial]`.

    `counts` may be one held-out fold or the sum of all of them; the expectation is of the same. `on_step()` is called
    after each part of the work, and may raise to stop.
    """

    def __init__(
        self,
        counts: Sinogram,
        expectation: FloatArray,
        *,
        backend: str = "auto",
        device: str = "cpu",
        on_step: Callable[[], None] = lambda: None,
    ) -> None:
        self.geometry, self.grid = counts.geometry, counts.grid
        self.backend, self.device = backend, device
        self.on_step = on_step
        self.expectation = expectation
        self._known: dict[float, tuple[FloatArray, ...]] = {}
        self.weights = factors(counts) * inverse_variance(expectation)
        self.information = self.weights**2 * np.maximum(expectation, 0)
        self.score = self.score_of(counts.values)

    def score_of(self, counts: FloatArray) -> FloatArray:
        """The score image `[z, y, x]` of counts `[slice, angle, radial]` under the expectation."""
        return self._back_projected(self.weights * (counts - self.expectation))

    def _back_projected(self, sinogram: FloatArray) -> FloatArray:
        projector = projector_of(self.geometry, self.grid, self.backend, self.device)
        values = torch.from_numpy(np.ascontiguousarray(sinogram, dtype=np.float32)).to(projector.device)
        image: FloatArray = projector.adjoint(values).cpu().numpy()
        self.on_step()
        return image

    def covariances(self, diameter_mm: float) -> tuple[FloatArray, ...]:
        """The covariances `[z, y, x]` of scores: sphere with itself, with its surroundings, and those with themselves.

        Either is of sum 1. They are kept.
        """
        if diameter_mm not in self._known:
            grid = ImageGrid((*self.grid.size[:2], 1), self.grid.spacing_mm)
            diameters_mm = diameter_mm, SURROUNDINGS * diameter_mm
            common = overlaps(self.geometry, grid, diameters_mm, self.backend, self.device, self.on_step)
            self._known[diameter_mm] = tuple(self._covariance(one) for one in common)
        return self._known[diameter_mm]

    def _covariance(self, common: Overlap) -> FloatArray:
        """The covariance `[z, y, x]` of the scores of two concentric templates."""
        blurred = self.information
        if common.width_bins > 0:
            blurred = gaussian_filter1d(blurred, common.width_bins, axis=2, mode="nearest")
        image: FloatArray = correlate1d(self._back_projected(blurred), common.kappa, axis=0, mode="constant")
        return image

    def deviation(self, diameter_mm: float) -> FloatArray:
        """The standard deviation `[z, y, x]` of the score of a sphere's contrast."""
        spot, wide = self._inside(diameter_mm), self._inside(SURROUNDINGS * diameter_mm)
        of_spot, of_both, of_wide = self.covariances(diameter_mm)
        variance = of_spot / spot**2 - 2 * of_both / (spot * wide) + of_wide / wide**2
        return np.sqrt(np.maximum(variance, 0))

    def contrast(self, image: FloatArray, diameter_mm: float) -> FloatArray:
        """The mean of a sphere around each voxel of an image or a score, less that of its surroundings."""
        return self.mean(image, diameter_mm) - self.mean(image, SURROUNDINGS * diameter_mm)

    def z(self, diameter_mm: float, score: FloatArray | None = None) -> FloatArray:
        """The test `[z, y, x]` that the counts, or those of another score, agree with the contrast of a sphere."""
        return _ratio(self.contrast(self.score if score is None else score, diameter_mm), self.deviation(diameter_mm))

    def spots(self, image: FloatArray, untouched: FloatArray, diameter_mm: float) -> SpotMap:
        """The contrasts of spheres in `image[z, y, x]` and in an `untouched` one, and what the counts say of them."""
        wide_mm = SURROUNDINGS * diameter_mm
        # A sphere of uptake 1 above its surroundings: its voxels, and what both means make of it.
        spot, wide = sphere(self.grid.spacing_mm, diameter_mm), sphere(self.grid.spacing_mm, wide_mm)
        own_mean, wide_mean = (
            self._voxels(diameter_mm) * self._in_stack((weights * spot).sum(axis=(1, 2))) / inside
            for weights, inside in (
                (spot, self._inside(diameter_mm)),
                (_middle(wide, spot.shape), self._inside(wide_mm)),
            )
        )
        around = self.mean(image, wide_mm)
        shown = (self.mean(image, diameter_mm) - around) / (own_mean - wide_mean)
        counted = self.contrast(untouched, diameter_mm) / (own_mean - wide_mean)
        return SpotMap(
            diameter_mm,
            shown.astype(np.float32),
            (around - shown * wide_mean).astype(np.float32),
            counted.astype(np.float32),
            self.z(diameter_mm),
            self.error(diameter_mm),
        )

    def error(self, diameter_mm: float) -> FloatArray:
        """The uptake `[z, y, x]` of a sphere above its surroundings that would move its `z` by 1."""
        of_spot, of_both, _ = self.covariances(diameter_mm)
        score_of_one = of_spot / self._inside(diameter_mm) - of_both / self._inside(SURROUNDINGS * diameter_mm)
        return _ratio(self.deviation(diameter_mm), self._voxels(diameter_mm) * score_of_one, np.inf)

    def _voxels(self, diameter_mm: float) -> float:
        """The volume of a sphere in voxels."""
        return sphere_ml(diameter_mm) / self.grid.voxel_ml

    def mean(self, image: FloatArray, diameter_mm: float) -> FloatArray:
        """The mean of an image in a sphere around each voxel, of the slices that are there."""
        mean = correlated(image, sphere(self.grid.spacing_mm, diameter_mm)) / self._inside(diameter_mm)
        self.on_step()
        return mean

    def _inside(self, diameter_mm: float) -> FloatArray:
        """How much of a sphere `[z, 1, 1]` lies inside the stack of slices."""
        return self._in_stack(sphere(self.grid.spacing_mm, diameter_mm).sum(axis=(1, 2)))

    def _in_stack(self, per_slice: NDArray[np.floating]) -> FloatArray:
        """The part `[z, 1, 1]` of a template's sums per slice that lies inside the stack of slices."""
        sums: FloatArray = correlate1d(np.ones(self.grid.size[2]), per_slice, mode="constant").astype(np.float32)
        return sums[:, None, None]


def correlated(image: FloatArray, weights: FloatArray) -> FloatArray:
    """The correlation of `image[z, y, x]` with symmetric weights of odd sides around each voxel; zero beyond the image.

    By Fourier transforms slice by slice, and along z row by row: who cancels waits for one of them, not for a volume.
    """
    depth, *plane = (next_fast_len(n + m - 1, real=True) for n, m in zip(image.shape, weights.shape, strict=True))
    of_image, of_weights = (
        np.stack([rfft2(one, plane) for one in volume.astype(np.float32, copy=False)]) for volume in (image, weights)
    )
    first = [n // 2 for n in weights.shape]
    kept = [slice(start, start + n) for start, n in zip(first, image.shape, strict=True)]
    for row in range(plane[0]):
        both = fft(of_image[:, row], depth, axis=0) * fft(of_weights[:, row], depth, axis=0)
        of_image[:, row] = ifft(both, axis=0)[kept[0]]
    result: FloatArray = np.stack([irfft2(one, plane)[tuple(kept[1:])] for one in of_image])
    return result


def _middle(weights: FloatArray, shape: tuple[int, ...]) -> FloatArray:
    """The middle part of a template."""
    return weights[tuple(slice((n - m) // 2, (n + m) // 2) for n, m in zip(weights.shape, shape, strict=True))]


def _ratio(numerator: NDArray[np.floating], denominator: NDArray[np.floating], otherwise: float = 0.0) -> FloatArray:
    """The ratio, and `otherwise` where the denominator is not above 0: no counts tell anything of such a place."""
    result = np.full(numerator.shape, otherwise, dtype=np.float32)
    np.divide(numerator, denominator, out=result, where=denominator > 0, casting="same_kind")
    return result
