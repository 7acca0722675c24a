"""What a region of an image holds: mean, maximum, peak, volume and total activity.

The peak is the highest mean in a sphere of 1 mL whose centre lies on a voxel of the region; the sphere itself may
reach beyond it. That is SUVpeak of PERCIST (Wahl et al., J. Nucl. Med. 50 Suppl. 1, 2009) at its hottest position, and
the global intensity peak of the Image Biomarker Standardisation Initiative (arXiv:1612.07003, 0F91), but for voxels
that the sphere cuts: they count with their share of its volume.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import correlate

from redpet.case import FloatArray, Image, Triple
from redpet.errors import InputError

PEAK_ML = 1.0
PEAK_DEFINITION = (
    "highest mean in a sphere of 1 mL centred on a voxel of the segment, cut voxels by their share "
    "(PERCIST, Wahl et al. 2009; IBSI global intensity peak)"
)
FINEST_MM = 0.25
"""Voxels are divided into parts of at most this size, to find the share of each in a sphere."""
COMPARED = ("mean", "max", "peak", "total")
"""The measures of a region for which a bias is told."""
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Region:
    """The measures of a region, in the image's unit; `total` is the mean times `volume_ml`.

    Of an image in SUV, the total is the total lesion glycolysis of an FDG scan; of one in Bq/mL, the activity in Bq.
    """

    voxels: int
    volume_ml: float
    mean: float
    max: float
    peak: float
    total: float


@dataclass(frozen=True)
class Segment(Region):
    """A region beside the same one of a reference: the bias of each of `COMPARED`, None where there is no reference.

    A single bias is None where the reference's value is 0.
    """

    bias_percent: Mapping[str, float | None] | None = None


@dataclass(frozen=True)
class Interval:
    """Between which values the truth of a measure lies with the probability `level`; `why` says what to know of it."""

    lower: float
    upper: float
    level: float
    why: str = ""


def measure_region(image: Image, mask: Mask) -> Region:
    """Measure the voxels of `image` in `mask[z, y, x]`.

    Raises InputError for an empty mask, one of another shape, and values that are not finite.
    """
    if mask.shape != image.values.shape:
        raise InputError(f"the region has shape {mask.shape}, its image {image.values.shape}: they must share a grid.")
    inside = image.values[mask].astype(np.float64)
    if inside.size == 0:
        raise InputError("the region is empty: it has no voxel in the image.")
    if not np.isfinite(inside).all():
        raise InputError("the region has values that are not finite (NaN or infinity): repair the image first.")
    volume_ml = inside.size * image.grid.voxel_ml
    mean = float(inside.mean())
    return Region(inside.size, volume_ml, mean, float(inside.max()), peak(image, mask), mean * volume_ml)


def measure_regions(image: Image, labels: NDArray[np.integer], names: Mapping[int, str]) -> dict[int, Region]:
    """Measure each label of `names` in `labels[z, y, x]`; InputError names the one that has no voxel."""
    regions = {}
    for label, name in names.items():
        try:
            regions[label] = measure_region(image, labels == label)
        except InputError as error:
            raise InputError(f"segment '{name}': {error}") from error
    return regions


def compared(region: Region, reference: Region | None) -> Segment:
    """The region beside that of the reference, where there is one."""
    bias = None
    if reference is not None:
        bias = {name: bias_percent(getattr(region, name), getattr(reference, name)) for name in COMPARED}
    return Segment(**asdict(region), bias_percent=bias)


def peak(image: Image, mask: Mask, volume_ml: float = PEAK_ML) -> float:
    """The highest mean in a sphere of `volume_ml` around a voxel of `mask[z, y, x]`, which has one or more.

    Where a sphere reaches beyond the image, the mean is that of its part inside.
    """
    weights = sphere_weights(image.grid.spacing_mm, volume_ml)
    reach = [n // 2 for n in weights.shape]
    places = np.nonzero(mask)
    window = tuple(
        slice(max(0, int(axis.min()) - margin), int(axis.max()) + 1 + margin)
        for axis, margin in zip(places, reach, strict=True)
    )
    values = image.values[window].astype(np.float64)
    sums = correlate(values, weights, mode="constant")
    shares = correlate(np.ones_like(values), weights, mode="constant")
    return float((sums / shares)[mask[window]].max())


def sphere_weights(spacing_mm: Triple, volume_ml: float = PEAK_ML) -> FloatArray:
    """The share of a sphere's volume in each voxel around its centre, `[z, y, x]` with odd sides and sum 1.

    `spacing_mm` is (x, y, z). The shares are found on parts of voxels, to about a thousandth of the sphere.
    """
    radius = sphere_radius_mm(volume_ml)
    squares = []
    counts = []
    for step in reversed(spacing_mm):
        parts = max(1, math.ceil(step / FINEST_MM))
        reach = math.ceil(max(0.0, radius / step - 0.5))
        centres = (np.arange((2 * reach + 1) * parts) + 0.5) * (step / parts) - (reach + 0.5) * step
        squares.append(centres**2)
        counts.append(parts)
    z, y, x = squares
    inside = z[:, None, None] + y[:, None] + x <= radius**2
    shape = [part for length, parts in zip(inside.shape, counts, strict=True) for part in (length // parts, parts)]
    shares = inside.reshape(shape).sum(axis=(1, 3, 5)).astype(np.float64)
    return shares / shares.sum()


def sphere_radius_mm(volume_ml: float) -> float:
    """The radius in mm of a sphere; 6.2 mm for 1 mL."""
    return float(np.cbrt(3 * volume_ml * 1000 / (4 * math.pi)))


def bias_percent(value: float, reference: float) -> float | None:
    """How much more (or less, below 0) a value is than its reference, in percent; None where that is 0."""
    return None if reference == 0 else 100 * (value - reference) / reference
