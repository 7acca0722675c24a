"""The dataclasses that everything passes on: images, sinograms, dose levels, cases.

Arrays are float32 in the order `[z, y, x]` for images and `[slice, angle, radial]` for sinograms; grids speak of
`(x, y, z)` as DICOM, NRRD and SimpleITK do, in millimetres and LPS.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redpet.case.dose_names import check_drf
from redpet.errors import InputError

FloatArray = NDArray[np.float32]
Triple = tuple[float, float, float]
IDENTITY = (1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0)

BQML = "Bq/mL"
SUV = "SUV"
COUNTS = "counts"


class Kind(StrEnum):
    """Where a sinogram comes from; the interface always says which."""

    MEASURED = "measured"
    REPROJECTED = "re-projected"


@dataclass(frozen=True)
class ImageGrid:
    """A voxel grid: size, spacing (mm), origin (centre of the first voxel, mm) and direction cosines (row-major)."""

    size: tuple[int, int, int]
    spacing_mm: Triple
    origin_mm: Triple = (0.0, 0.0, 0.0)
    direction: tuple[float, float, float, float, float, float, float, float, float] = IDENTITY

    def __post_init__(self) -> None:
        if min(self.size) < 1:
            raise InputError(f"an image grid of size {self.size} has no voxels.")
        if not all(np.isfinite(self.spacing_mm)) or min(self.spacing_mm) <= 0:
            raise InputError(f"a voxel spacing of {self.spacing_mm} mm is not possible: each must be above 0.")

    @property
    def shape(self) -> tuple[int, int, int]:
        """Shape `(z, y, x)` of an array on this grid."""
        return self.size[2], self.size[1], self.size[0]

    @property
    def voxel_ml(self) -> float:
        """Volume of one voxel in millilitres."""
        return float(np.prod(self.spacing_mm)) / 1000.0

    def slices(self, first: int, stop: int) -> "ImageGrid":
        """The grid of the slices `first` to `stop - 1`, at the same place in space."""
        step = np.asarray(self.direction).reshape(3, 3)[:, 2] * self.spacing_mm[2] * first
        x, y, z = (float(value) for value in np.asarray(self.origin_mm) + step)
        return replace(self, size=(self.size[0], self.size[1], stop - first), origin_mm=(x, y, z))


@dataclass(frozen=True)
class SinogramGeometry:
    """2D parallel beam over 180 degrees.

    Angle `k` is `angle_start_rad + k pi / n_angles`. Radial bin `i` lies at
    `s = (i - (n_radial - 1) / 2) radial_spacing_mm + radial_offset_mm`, and a ray collects
    the points with `x cos(angle) + y sin(angle) = s`, where x and y are the image grid's first
    and second axis, from the centre of the grid.
    """

    n_angles: int
    n_radial: int
    radial_spacing_mm: float
    angle_start_rad: float = 0.0
    radial_offset_mm: float = 0.0

    def __post_init__(self) -> None:
        if self.n_angles < 1 or self.n_radial < 2:
            raise InputError(f"a sinogram of {self.n_angles} angles x {self.n_radial} radial bins is not possible.")
        if not self.radial_spacing_mm > 0:
            raise InputError(f"a radial spacing of {self.radial_spacing_mm} mm is not possible: it must be above 0.")


@dataclass(frozen=True)
class Image:
    """Activity `values[z, y, x]` in `unit` on `grid`."""

    values: FloatArray
    grid: ImageGrid
    unit: str
    provenance: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.values.shape != self.grid.shape:
            raise InputError(f"the image array has shape {self.values.shape}, its grid says {self.grid.shape}.")

    def slices(self, first: int, stop: int) -> "Image":
        """The slices `first` to `stop - 1`."""
        return replace(self, values=self.values[first:stop], grid=self.grid.slices(first, stop))


@dataclass(frozen=True)
class Corrections:
    """What stands between activity and the expected value of a sinogram, each `[slice, angle, radial]` or absent.

    `attenuation` is the fraction of pairs that survives, `normalisation` the detection
    efficiency, `background` the expected randoms and scatter in the sinogram's unit. `missing`
    names what a scanner's counts have suffered and nobody gave: their image is no activity.
    `calibrated` names what else the calibration corrects: decay, dead time.
    """

    attenuation: FloatArray | None = None
    normalisation: FloatArray | None = None
    background: FloatArray | None = None
    missing: tuple[str, ...] = ()
    calibrated: tuple[str, ...] = ()

    def slices(self, first: int, stop: int) -> "Corrections":
        """The slices `first` to `stop - 1` of each."""

        def cut(values: FloatArray | None) -> FloatArray | None:
            return None if values is None else values[first:stop]

        arrays = (cut(self.attenuation), cut(self.normalisation), cut(self.background))
        return Corrections(*arrays, self.missing, self.calibrated)

    def multiplicative(self) -> FloatArray | None:
        """Attenuation times normalisation, or None where neither is known."""
        if self.attenuation is None or self.normalisation is None:
            return self.normalisation if self.attenuation is None else self.attenuation
        return self.attenuation * self.normalisation


@dataclass(frozen=True)
class Sinogram:
    """Line integrals or counts `values[slice, angle, radial]` in `unit`, and how they reconstruct.

    The expected value is `calibration * attenuation * normalisation * A(image) + background`,
    where A integrates the image (in `image_unit`) in millimetres on `grid`. `precorrected`
    values are counts that were divided by their corrections before: they are not Poisson any
    more and may be negative. `noise_gain` is the variance over the mean of values that are expected
    as counts are, but were mixed (Fourier rebinning): known, and never estimated from them.
    """

    values: FloatArray
    geometry: SinogramGeometry
    grid: ImageGrid
    unit: str
    kind: Kind
    image_unit: str
    calibration: float = 1.0
    corrections: Corrections = field(default_factory=Corrections)
    precorrected: bool = False
    provenance: Mapping[str, Any] = field(default_factory=dict)
    noise_gain: float | None = None

    def __post_init__(self) -> None:
        expected = (self.grid.size[2], self.geometry.n_angles, self.geometry.n_radial)
        if self.values.shape != expected:
            raise InputError(f"the sinogram array has shape {self.values.shape}, its geometry says {expected}.")
        for name in ("attenuation", "normalisation", "background"):
            values = getattr(self.corrections, name)
            if values is not None and values.shape != expected:
                raise InputError(f"the {name} has shape {values.shape}, its sinogram {expected}.")
        if not self.calibration > 0:
            raise InputError(f"a calibration of {self.calibration} is not possible: it must be above 0.")
        if self.noise_gain is not None and not self.noise_gain > 0:
            raise InputError(f"a noise gain of {self.noise_gain} is not possible: it must be above 0.")

    @property
    def is_poisson(self) -> bool:
        """Whether the values are counts as they were measured."""
        mixed = self.precorrected or self.noise_gain is not None
        return self.kind is Kind.MEASURED and self.unit == COUNTS and not mixed

    def slices(self, first: int, stop: int) -> "Sinogram":
        """The slices `first` to `stop - 1`."""
        return replace(
            self,
            values=self.values[first:stop],
            grid=self.grid.slices(first, stop),
            corrections=self.corrections.slices(first, stop),
        )


@dataclass(frozen=True)
class DoseLevel:
    """One dose of a case: a sinogram, or the image that one is projected from, or both.

    `drf` is the dose reduction factor, 1 for full dose, None where nobody said it.
    """

    drf: float | None
    sinogram: Sinogram | None = None
    image: Image | None = None
    label: str = ""

    def __post_init__(self) -> None:
        check_drf(self.drf)
        if self.sinogram is None and self.image is None:
            raise InputError(f"the dose level {self.label or self.drf} holds neither sinogram nor image.")


@dataclass(frozen=True)
class Case:
    """One patient's study: its dose levels and, where known, the true image."""

    name: str
    levels: tuple[DoseLevel, ...]
    truth: Image | None = None
    provenance: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()

    @property
    def full(self) -> DoseLevel | None:
        """The full-dose level, where the case has one."""
        return next((level for level in self.levels if level.drf == 1), None)
