"""What NEMA NU 2 measures in its body phantom, and the recovery coefficients of EARL.

Contrast recovery `Q_j = 100 (C_H/C_B - 1) / (a_H/a_B - 1)`, background variability `N_j = 100 SD_j / C_B`: `C_H` is the
mean of a disc as wide as the sphere through its centre, `C_B` and `SD_j` are mean and standard deviation of discs as
wide at 12 places in each of 5 slices. The lung residual is the mean of a disc of 30 mm over `C_B` of the largest discs.
EARL's coefficients are the uptake over the true one, which is taken as the contrast times `C_B`.
"""

import math
from dataclasses import dataclass
from functools import cache

import msgspec
import numpy as np

from redpet.case import BQML, COUNTS, SUV, Image, ImageGrid, Triple
from redpet.case.geometry import pixel_centres_mm
from redpet.errors import InputError
from redpet.measures.regions import peak
from redpet.phantoms.nema import DIAMETERS_MM, LUNG_RADIUS_MM, Array, depth_mm, sphere_centres_mm

N_PLACES, APART_MM, FINE_MM = 12, 15.0, 2.0
"""The background discs: how many in a slice, how far from edges and spheres, and the steps in which they may move."""
SLICES_MM = (-20.0, -10.0, 0.0, 10.0, 20.0)
LUNG_DISC_MM = 30.0
PARTS = 8
AROUND_MM = 5.0
"""How far beyond a sphere its voxels of half the maximum are looked for."""


@dataclass(frozen=True)
class Placement:
    """Where the phantom lies: its centre (x, y, z) in mm along the image's axes, from the middle of the grid.

    It is turned by an angle from x to y, and seen from its other end where it is mirrored.
    """

    centre_mm: tuple[float, float, float]
    angle_rad: float = 0.0
    mirrored: bool = False

    def placed(self, points: Array) -> Array:
        """Points `[point, xy]` of the phantom in the image."""
        cos, sin = math.cos(self.angle_rad), math.sin(self.angle_rad)
        x, y = points[:, 0] * (-1 if self.mirrored else 1), points[:, 1]
        return np.stack([cos * x - sin * y, sin * x + cos * y], axis=1) + self.centre_mm[:2]


def placement_at(grid: ImageGrid, at: Triple, angle_deg: float = 0.0, mirrored: bool = False) -> Placement:
    """The placement of a phantom whose spheres lie around the point (x, y, z) in mm (LPS)."""
    index = np.linalg.solve(np.reshape(grid.direction, (3, 3)), np.subtract(at, grid.origin_mm)) / grid.spacing_mm
    x, y, z = (index - (np.array(grid.size) - 1) / 2) * grid.spacing_mm
    return Placement((float(x), float(y), float(z)), math.radians(angle_deg), mirrored)


class SphereMeasures(msgspec.Struct, frozen=True):
    """A sphere: contrast recovery and background variability in %, and its recovery coefficients."""

    diameter_mm: float
    recovery: float
    variability: float
    rc_a50: float
    rc_max: float
    rc_peak: float


class PhantomMeasures(msgspec.Struct, frozen=True):
    """All spheres, the lung residual in %, and the mean of the background in the image's unit."""

    spheres: tuple[SphereMeasures, ...]
    lung_residual: float
    background: float


@cache
def background_places() -> Array:
    """The places `[place, xy]` of the background discs in the phantom, as far from each other as they can be."""
    steps = np.arange(-150, 151, FINE_MM)
    x, y = (one.ravel() for one in np.meshgrid(steps, steps))
    radius = max(DIAMETERS_MM) / 2
    free = (depth_mm(x, y) >= APART_MM + radius) & (np.hypot(x, y) >= LUNG_RADIUS_MM + APART_MM + radius)
    for (right, down), diameter in zip(sphere_centres_mm(), DIAMETERS_MM, strict=True):
        free &= np.hypot(x - right, y - down) >= diameter / 2 + APART_MM + radius
    points = np.stack([x, y], axis=1)[free]
    chosen = [points[0]]
    while len(chosen) < N_PLACES:
        distances = np.min([np.linalg.norm(points - one, axis=1) for one in chosen], axis=0)
        chosen.append(points[distances.argmax()])
    return np.array(chosen)


def measure_phantom(image: Image, placement: Placement, contrast: float) -> PhantomMeasures:
    """The measures of a phantom whose spheres hold `contrast` times the background.

    Raises InputError where the image does not hold what is measured, nothing in the background, or no activity at all.
    """
    if image.unit not in (BQML, SUV, COUNTS):
        raise InputError(f"the image is in {image.unit}: a phantom is measured in Bq/mL, SUV or counts.")
    slices = slices_of(image.grid, placement)
    places = placement.placed(background_places())
    centres = placement.placed(sphere_centres_mm())
    middle = slices[len(slices) // 2]
    spheres, largest = [], 0.0
    for centre, diameter in reversed(list(zip(centres, DIAMETERS_MM, strict=True))):
        discs = [disc_mean(image, z, place, diameter) for z in slices for place in places]
        background = float(np.mean(discs))
        if not background > 0:
            raise InputError("the background of the phantom holds no activity: is the phantom placed rightly?")
        largest = largest or background
        hot = disc_mean(image, middle, centre, diameter)
        a50, highest, peak_mean = voxels_of(image, (*centre, placement.centre_mm[2]), diameter, largest)
        true = contrast * largest
        spheres.append(
            SphereMeasures(
                diameter,
                100 * (hot / background - 1) / (contrast - 1),
                100 * float(np.std(discs, ddof=1)) / background,
                a50 / true,
                highest / true,
                peak_mean / true,
            )
        )
    lung = np.mean([disc_mean(image, z, np.array(placement.centre_mm[:2]), LUNG_DISC_MM) for z in slices])
    return PhantomMeasures(tuple(reversed(spheres)), 100 * float(lung) / largest, largest)


def slices_of(grid: ImageGrid, placement: Placement) -> list[int]:
    """The slices that are measured. Raises InputError where the image does not hold them."""
    wanted = (np.array(SLICES_MM) + placement.centre_mm[2]) / grid.spacing_mm[2] + (grid.size[2] - 1) / 2
    if wanted.min() < -0.5 or wanted.max() > grid.size[2] - 0.5:
        raise InputError(
            f"the image ends less than {max(SLICES_MM):g} mm from the plane of the spheres, and the background is "
            "measured as far on both sides."
        )
    return [int(one) for one in np.clip(np.round(wanted), 0, grid.size[2] - 1)]


def disc_mean(image: Image, at_slice: int, centre_mm: Array, diameter_mm: float) -> float:
    """The mean of a disc around (x, y) in a slice; a pixel counts by its share in it. Raises InputError outside."""
    weights = []
    for at, centre, step in zip(pixel_centres_mm(image.grid), centre_mm, image.grid.spacing_mm[:2], strict=True):
        reach = np.abs(at - centre) < diameter_mm / 2 + step
        if at[0] > centre - diameter_mm / 2 or at[-1] < centre + diameter_mm / 2:
            raise InputError("the image ends within the phantom: all of its cross-section must lie in the image.")
        parts = ((np.arange(PARTS) + 0.5) / PARTS - 0.5) * step
        weights.append((np.flatnonzero(reach), at[reach][:, None] + parts - centre))
    (columns, x), (rows, y) = weights
    inside = x[None, None] ** 2 + y[:, :, None, None] ** 2 <= (diameter_mm / 2) ** 2
    share = inside.mean(axis=(1, 3))
    return float((image.values[at_slice][np.ix_(rows, columns)] * share).sum() / share.sum())


def voxels_of(
    image: Image, centre_mm: tuple[float, float, float], diameter_mm: float, background: float
) -> tuple[float, float, float]:
    """In and around a sphere: the mean of the voxels above half of maximum and background, the maximum, the peak."""
    steps = [
        (np.arange(n) - (n - 1) / 2) * step - centre
        for n, step, centre in zip(image.grid.size, image.grid.spacing_mm, centre_mm, strict=True)
    ]
    x, y, z = steps
    distance = np.sqrt(z[:, None, None] ** 2 + y[:, None] ** 2 + x**2)
    near = distance <= diameter_mm / 2 + AROUND_MM
    highest = float(image.values[near].max())
    above = image.values[near & (image.values >= (highest + background) / 2)]
    inside = (distance <= diameter_mm / 2) | (distance == distance.min())
    return float(above.mean()), highest, peak(image, inside)
