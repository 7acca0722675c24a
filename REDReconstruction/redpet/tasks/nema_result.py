"""What `redpet nema` found, as its file holds it, and the bands that it is held against."""

from collections.abc import Sequence
from statistics import fmean, stdev

import msgspec

from redpet.tasks.nema_measure import PhantomMeasures

EARL1_SOURCE = "EARL, accreditation specifications for FDG PET/CT, January 2017 (earl.eanm.org)"
EARL_CONTRAST = 10.0
"""The spheres' activity over the background's for which EARL's bands are meant."""
EARL1 = {
    "rc_a50": ((0.27, 0.43), (0.44, 0.60), (0.57, 0.73), (0.63, 0.78), (0.72, 0.85), (0.76, 0.89)),
    "rc_max": ((0.34, 0.57), (0.59, 0.85), (0.73, 1.01), (0.83, 1.09), (0.91, 1.13), (0.95, 1.16)),
}
"""EARL-1: the least and the largest recovery coefficient of each sphere, the smallest sphere first."""


class Place(msgspec.Struct, frozen=True):
    """Where the phantom lay: its centre in mm along the image's axes from the middle of the grid, angle and side."""

    centre_mm: tuple[float, float, float]
    angle_deg: float
    mirrored: bool


class NemaRow(msgspec.Struct, frozen=True):
    """A dose by a method at a strength, 0 for a method without one; a draw is a simulation with other noise."""

    dose: str
    method: str
    label: str
    strength: float
    draws: tuple[PhantomMeasures, ...]

    def of_spheres(self, name: str) -> list[float]:
        """A measure of each sphere, the mean of the draws."""
        return [fmean(self.of_sphere(name, number)) for number in range(len(self.draws[0].spheres))]

    def of_sphere(self, name: str, number: int) -> list[float]:
        """A measure of one sphere in each draw."""
        return [float(getattr(one.spheres[number], name)) for one in self.draws]

    @property
    def lung_residual(self) -> float:
        """The mean of the draws, in %."""
        return fmean(one.lung_residual for one in self.draws)

    @property
    def named(self) -> str:
        """The method with its strength."""
        return f"{self.label}, {self.strength:g}" if self.strength else self.label


class Nema(msgspec.Struct, frozen=True):
    """All rows, the phantom, and where it lay."""

    redpet: str
    source: str
    contrast: float
    seed: int
    place: Place
    rows: tuple[NemaRow, ...]


def within_band(row: NemaRow, name: str) -> int:
    """How many spheres lie within EARL-1's band."""
    pairs = zip(row.of_spheres(name), EARL1[name], strict=True)
    return sum(low <= value <= high for value, (low, high) in pairs)


def spread(values: Sequence[float]) -> str:
    """Mean and, of several draws, standard deviation."""
    return f"{fmean(values):.0f}" + (f" ± {stdev(values):.0f}" if len(values) > 1 else "")
