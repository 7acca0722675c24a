"""What a region of a restored image may hold in truth: intervals for its mean, maximum, peak, total and volume.

They rest on two images alone, the low dose's and the restored one, and on a calibration with phantoms whose truth is
known. The error of a measure `m` is `y = log(m(truth) / m(restored))`; the features that tell of it are

- what the low dose has to say: `log(m(filtered low dose) / m(restored))`, and that of its unfiltered mean, each in two
  parts, one for regions in which the low dose's noise is small and one for those in which it is not;
- what a filter does to the restored image, `log(m(filtered restored) / m(restored))`: how sharp the region is;
- the region's size, how far it lies below 1 mL, its contrast to what is around it, and the two together;
- the noise of the region's mean: low dose less restored image, both filtered, around the region, over its uptake.

The volume is that which the region's own threshold encloses: as many voxels of the restored image around the region lie
above it as the region has. For measured counts the truth is the uptake itself; for a sinogram that was re-projected
from an image it is what a full-dose image of the same reconstruction holds, without its noise.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter

from redpet.case import FloatArray, Image, ImageGrid, Kind
from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.evidence.conformal import Bounds, Calibrated, Calibration, bounds_of
from redpet.measures.regions import Interval, Mask, measure_region

MEASURES = ("mean", "max", "peak", "volume_ml")
TOTAL = "total"
"""The mean times the volume of the region as it was drawn: its interval is that of the mean."""
FILTERED = "filtered OSEM"
"""The method without a model whose intervals stand in for those of a model that was not calibrated."""
FILTER_MM = 6.0
REACH_MM, MARGIN_MM = 6.0, 15.0
"""What lies around a region, and how much of the image is looked at to measure it."""
FILTER_ML = (4 * math.pi) ** 1.5 * (FILTER_MM / FWHM_PER_SIGMA) ** 3 / 1000
"""The volume over which the filter makes noise alike."""
SMALL_NOISE = 0.1
MOST = 2.0
"""Features of measures are held between these logarithms: a factor of seven."""
WIDENED = 0.5
"""Where something lies outside of what was calibrated, each bound moves out by so many widths: twice as wide."""


@dataclass(frozen=True)
class Seen:
    """The images that tell of regions: the low dose, filtered and not, and the restored one, filtered and not."""

    given: Image
    restored: Image
    filtered_given: FloatArray
    filtered_restored: FloatArray


@dataclass(frozen=True)
class Facts:
    """Of a region and one measure: its value in the restored image and the features that tell of its error."""

    value: float
    volume_ml: float
    features: tuple[float, ...]


def seen(given: Image, restored: Image) -> Seen:
    """The images of a restoration, filtered once for all regions."""
    return Seen(given, restored, filtered(given), filtered(restored))


def filtered(image: Image) -> FloatArray:
    """An image `[z, y, x]` under a Gaussian of 6 mm."""
    sigmas = [FILTER_MM / FWHM_PER_SIGMA / step for step in reversed(image.grid.spacing_mm)]
    smooth: FloatArray = gaussian_filter(image.values, sigmas, mode="nearest")
    return smooth


def filtered_low_dose(given: Image) -> Image:
    """What stands for the restored image where the method is filtered OSEM."""
    return replace(given, values=filtered(given))


class Outline:
    """A region with what is around it: all that is measured in it is measured by the same voxels."""

    def __init__(self, mask: Mask, restored: Image) -> None:
        spacing_mm = restored.grid.spacing_mm
        margins = [math.ceil(MARGIN_MM / step) for step in reversed(spacing_mm)]
        self.window = tuple(
            slice(max(0, int(places.min()) - margin), int(places.max()) + 1 + margin)
            for places, margin in zip(np.nonzero(mask), margins, strict=True)
        )
        self.mask = mask[self.window]
        self.near = distance_transform_edt(~self.mask, sampling=spacing_mm[::-1]) <= REACH_MM
        depth, rows, columns = self.mask.shape
        self.grid = ImageGrid((columns, rows, depth), spacing_mm)
        around = restored.values[self.window][self.near]
        self.threshold = float(np.sort(around)[-int(self.mask.sum())])

    @property
    def volume_ml(self) -> float:
        """The volume of the voxels."""
        return float(self.mask.sum()) * self.grid.voxel_ml

    def measured(self, values: FloatArray) -> dict[str, float]:
        """The measures of a whole image's values `[z, y, x]` in the region."""
        inside = Image(values[self.window], self.grid, "")
        found = measure_region(inside, self.mask)
        enclosed = int((inside.values[self.near] >= self.threshold).sum())
        # Half a voxel stands for nothing, of which there is no logarithm.
        return {"mean": found.mean, "max": found.max, "peak": found.peak,
                "volume_ml": max(enclosed, 0.5) * self.grid.voxel_ml}  # fmt: skip


def facts_of(images: Seen, mask: Mask) -> dict[str, Facts]:
    """Each measure of a region with what tells of its error; empty where the restored image holds no uptake there."""
    region = Outline(mask, images.restored)
    own = region.measured(images.restored.values)
    if min(own.values()) <= 0:
        return {}
    low, sharp = region.measured(images.filtered_given), region.measured(images.filtered_restored)
    raw = float(images.given.values[region.window][region.mask].mean())
    shell = images.restored.values[region.window][region.near & ~region.mask]
    contrast = log_ratio(own["mean"], float(shell.mean())) if shell.size else 0.0
    difference = (images.filtered_given - images.filtered_restored)[region.window][region.near]
    noise = float(np.sqrt(np.mean(difference**2))) / own["mean"] / math.sqrt(1 + region.volume_ml / FILTER_ML)
    trust = 1 / (1 + (noise / SMALL_NOISE) ** 2)
    size = math.log(region.volume_ml)
    told = {}
    for name, value in own.items():
        said = log_ratio(low[name], value), log_ratio(raw, own["mean"])
        features = (
            1.0, *(trust * one for one in said), *((1 - trust) * one for one in said), log_ratio(sharp[name], value),
            size, max(0.0, -size), contrast, contrast * max(0.0, -size), min(noise, MOST),
        )  # fmt: skip
        told[name] = Facts(value, region.volume_ml, features)
    return told


def log_ratio(one: float, other: float) -> float:
    """The logarithm of a ratio, held between what features may be."""
    if one <= 0 or other <= 0:
        return -MOST if one <= 0 else MOST
    return float(np.clip(math.log(one / other), -MOST, MOST))


def interval(facts: Facts, bounds: Bounds, calibration: Calibration, drf: float | None, why: str = "") -> Interval:
    """The interval of a measure; wider, with the reason, where `why` is given or calibration saw nothing like it."""
    dose, size = calibration.bands(drf or 1.0, facts.volume_ml)
    stretch = bounds.stretch[dose][size]
    if drf is None:
        stretch = max(of_dose[size] for of_dose in bounds.stretch)
        why = why or "the dose is not known"
    elif not 1 <= drf <= calibration.doses[-1]:
        why = why or f"a DRF of {drf:g} lies outside of what was calibrated"
    elif not bounds.knows(facts.features):
        why = why or "the region is unlike those that were calibrated on"
    low, high = (float(one[0]) for one in bounds_of(np.array([facts.features]), bounds.lower, bounds.upper))
    further = (high - low) * (stretch + (WIDENED * (1 + 2 * stretch) if why else 0))
    return Interval(
        facts.value * math.exp(low - further),
        facts.value * math.exp(high + further),
        calibration.level,
        f"{why}: twice as wide" if why else "",
    )


def intervals(
    images: Seen, mask: Mask, calibrated: Calibrated, kind: Kind, calibration: Calibration, drf: float | None, why: str
) -> dict[str, Interval]:
    """The interval of each measure of a region, by name; empty where the image holds nothing there."""
    bounds: Mapping[str, Bounds] = calibrated.bounds[kind]
    facts = facts_of(images, mask)
    told = {name: interval(one, bounds[name], calibration, drf, why) for name, one in facts.items()}
    if told:
        volume_ml, mean = facts["mean"].volume_ml, told["mean"]
        told[TOTAL] = Interval(mean.lower * volume_ml, mean.upper * volume_ml, mean.level, mean.why)
    return told
