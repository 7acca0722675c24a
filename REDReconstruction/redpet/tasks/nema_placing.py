"""Finds the body phantom in an image: its spheres as a model, fitted in place, angle and side.

The image around the axis is `c_0 + sum_j c_j g_j`: each `g_j` is a ball (or, negative, the rod of the lung insert)
under a Gaussian. The coefficients are linear and fitted for each place and angle that is tried.
"""

import math
from functools import cache

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates
from scipy.optimize import minimize
from scipy.special import erf

from redpet.case import Image, ImageGrid
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.errors import InputError
from redpet.phantoms.nema import DIAMETERS_MM, LUNG_RADIUS_MM, RING_MM, Array, sphere_centres_mm
from redpet.tasks.nema_measure import Placement

FWHM_MM = 7.0
"""How blurred the model is: near what scanners and filters do."""
REACH_MM, HALF_LENGTH_MM = RING_MM + 25.0, 30.0
"""The cylinder around the axis that is looked at."""
HOT = 1.4
"""What exceeds the background so many times belongs to a sphere."""
ANGLES = 72
TABLE_MM = np.linspace(0, 60, 601)
LEAST_EXPLAINED = 0.6
"""The least share of the variance in the cylinder that the phantom explains."""
LARGE = 3
"""So many of the largest spheres must all be hot, by alike contrasts."""
MOST_UNLIKE = 2.5
UNFOUND = (
    "the body phantom of NEMA NU 2 was not found in this image: choose an image of it, or say where its spheres lie by "
    "--at and --angle."
)


def find_phantom(image: Image) -> Placement:
    """Where the phantom lies. Raises InputError where the image shows none."""
    steps = image.grid.spacing_mm
    smooth = gaussian_filter(image.values.astype(np.float64), [FWHM_MM / FWHM_PER_SIGMA / s for s in reversed(steps)])
    start = _roughly(smooth, image.grid)
    found = []
    for mirrored in (False, True):
        turned = [Placement(start, 2 * math.pi * k / ANGLES, mirrored) for k in range(ANGLES)]
        found.append(_refined(image, max(turned, key=lambda one: _likeness(smooth, image.grid, one))))
    best = min(found, key=lambda one: _unexplained(image, one)[0])
    unexplained, hot = _unexplained(image, best)
    largest = hot[-LARGE:]
    if unexplained > 1 - LEAST_EXPLAINED or largest.min() <= 0 or largest.max() > MOST_UNLIKE * largest.min():
        raise InputError(UNFOUND)
    return best


def _likeness(smooth: Array, grid: ImageGrid, placement: Placement) -> float:
    """The correlation of the uptake at the spheres' centres with what spheres of their sizes show."""
    centres = placement.placed(sphere_centres_mm())
    x, y = ((centres[:, axis] / grid.spacing_mm[axis]) + (grid.size[axis] - 1) / 2 for axis in (0, 1))
    z = np.full(len(x), placement.centre_mm[2] / grid.spacing_mm[2] + (grid.size[2] - 1) / 2)
    seen = map_coordinates(smooth, [z, y, x], order=1, mode="nearest")
    shown = [_ball(diameter / 2)[0] for diameter in DIAMETERS_MM]
    return float(np.corrcoef(seen, shown)[0, 1]) if seen.std() > 0 else -1.0


def _roughly(smooth: Array, grid: ImageGrid) -> tuple[float, float, float]:
    """The middle of the body in the plane, and the plane of what is hot. Raises InputError for an empty image."""
    steps = grid.spacing_mm
    top = float(np.quantile(smooth, 0.995))
    body = smooth > 0.1 * top
    if top <= 0 or not body.any():
        raise InputError(UNFOUND)
    level = float(np.median(smooth[body]))
    body = smooth > level / 2
    middle = []
    for axis, step in ((2, steps[0]), (1, steps[1])):
        found = np.flatnonzero(body.mean(axis=(0, 3 - axis)) > 0.02)
        if not len(found):
            raise InputError(UNFOUND)
        middle.append(((found[0] + found[-1]) / 2 - (body.shape[axis] - 1) / 2) * step)
    excess = np.clip(smooth - HOT * level, 0, None).sum(axis=(1, 2))
    if excess.sum() <= 0:
        raise InputError(UNFOUND)
    plane = float((excess * np.arange(len(excess))).sum() / excess.sum())
    return float(middle[0]), float(middle[1]), (plane - (len(excess) - 1) / 2) * steps[2]


def _refined(image: Image, start: Placement) -> Placement:
    """The placement that explains most, from one that is near."""
    scale = np.array((1.0, 1.0, 1.0, 1 / RING_MM))

    def placement(steps: Array) -> Placement:
        x, y, z, angle = np.array((*start.centre_mm, start.angle_rad)) + steps * scale
        return Placement((float(x), float(y), float(z)), float(angle), start.mirrored)

    simplex = np.vstack([np.zeros(4), 4.0 * np.eye(4)])
    found = minimize(
        lambda steps: _unexplained(image, placement(steps))[0],
        np.zeros(4),
        method="Nelder-Mead",
        options={"initial_simplex": simplex, "xatol": 0.03, "fatol": 1e-6, "maxiter": 250},
    )
    return placement(found.x)


def _unexplained(image: Image, placement: Placement) -> tuple[float, Array]:
    """The share of the variance in the cylinder that the model leaves, and the spheres' uptake over the background."""
    x, y, z = (
        (np.arange(n) - (n - 1) / 2) * step - centre
        for n, step, centre in zip(image.grid.size, image.grid.spacing_mm, placement.centre_mm, strict=True)
    )
    near = [np.abs(x) <= REACH_MM, np.abs(y) <= REACH_MM, np.abs(z) <= HALF_LENGTH_MM]
    if not all(one.any() for one in near):
        return 1.0, np.zeros(len(DIAMETERS_MM))
    x, y, z = (one[inside] for one, inside in zip((x, y, z), near, strict=True))
    values = image.values[np.ix_(near[2], near[1], near[0])].astype(np.float64)
    disc = np.hypot(y[:, None], x) <= REACH_MM
    centres = placement.placed(sphere_centres_mm()) - np.array(placement.centre_mm[:2])
    shown = [np.ones(values.shape)[:, disc].ravel()]
    rod = 0.5 * (1 - erf((np.hypot(y[:, None], x) - LUNG_RADIUS_MM) / (math.sqrt(2) * FWHM_MM / FWHM_PER_SIGMA)))
    shown.append(np.broadcast_to(rod, values.shape)[:, disc].ravel())
    for (right, down), diameter in zip(centres, DIAMETERS_MM, strict=True):
        radii = np.sqrt(z[:, None] ** 2 + ((y[:, None] - down) ** 2 + (x - right) ** 2)[disc][None])
        shown.append(np.interp(radii, TABLE_MM, _ball(diameter / 2)).ravel())
    model = np.stack(shown, axis=1)
    wanted = values[:, disc].ravel()
    gram = model.T @ model
    fitted = np.linalg.solve(gram + 1e-9 * np.trace(gram) * np.eye(len(gram)), model.T @ wanted)
    left = float(((wanted - model @ fitted) ** 2).sum() / max(((wanted - wanted.mean()) ** 2).sum(), 1e-30))
    return left, fitted[2:]


@cache
def _ball(radius_mm: float) -> Array:
    """A blurred ball at the distances `TABLE_MM` from its centre."""
    return blurred_ball(TABLE_MM, radius_mm, FWHM_MM)


def blurred_ball(radii_mm: Array, radius_mm: float, fwhm_mm: float) -> Array:
    """A ball of 1 under a Gaussian, at distances from its centre."""
    sigma = fwhm_mm / FWHM_PER_SIGMA
    r = np.maximum(radii_mm, 1e-3 * sigma)
    inner, outer = (radius_mm - r) / (math.sqrt(2) * sigma), (radius_mm + r) / (math.sqrt(2) * sigma)
    slope = sigma / (math.sqrt(2 * math.pi) * r) * (np.exp(-(inner**2)) - np.exp(-(outer**2)))
    return np.asarray((erf(inner) + erf(outer)) / 2 - slope)
