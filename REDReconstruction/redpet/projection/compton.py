"""Compton scattering of annihilation photons (Klein & Nishina, Z. Phys. 52, 1929), and who of them is counted."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import erf

from redpet.case.geometry import FWHM_PER_SIGMA
from redpet.errors import InputError

ANNIHILATION_KEV = 510.99895
"""The rest energy of an electron, CODATA 2018."""
Floats = NDArray[np.float64]


def energy_kev(cosine: Floats) -> Floats:
    """The energy of an annihilation photon after a scatter by an angle of this cosine."""
    return ANNIHILATION_KEV / (2 - cosine)


def total(energy: Floats | float) -> Floats:
    """The cross section of an electron at an energy in keV, in units of the square of its classical radius."""
    a = np.asarray(energy, np.float64) / ANNIHILATION_KEV
    log, wide = np.log1p(2 * a), 1 + 2 * a
    section: Floats = 2 * math.pi * (
        (1 + a) / a**2 * (2 * (1 + a) / wide - log / a) + log / (2 * a) - (1 + 3 * a) / wide**2
    )  # fmt: skip
    return section


def share_per_steradian(cosine: Floats) -> Floats:
    """Which share of the scattered annihilation photons goes into a steradian at an angle; 1 over all directions."""
    left = energy_kev(cosine) / ANNIHILATION_KEV
    shares: Floats = left**2 * (left + 1 / left - (1 - cosine**2)) / (2 * total(ANNIHILATION_KEV))
    return shares


def attenuation_ratio(cosine: Floats) -> Floats:
    """How much stronger tissue attenuates a scattered photon than one of 511 keV, by Compton scattering alone."""
    return total(energy_kev(cosine)) / total(ANNIHILATION_KEV)


@dataclass(frozen=True)
class EnergyWindow:
    """The energies in keV that a detector counts, and its resolution: the full width at half maximum over 511 keV.

    The width grows with the root of the energy. Raises InputError for a window that holds no 511 keV.
    """

    low_kev: float
    high_kev: float
    resolution: float

    def __post_init__(self) -> None:
        if not 0 < self.low_kev < ANNIHILATION_KEV < self.high_kev < math.inf:
            raise InputError(
                f"an energy window of {self.low_kev:g} to {self.high_kev:g} keV is not possible: 511 keV lies inside."
            )
        if not 0 < self.resolution < 1:
            raise InputError(
                f"an energy resolution of {self.resolution:g} is not possible: it is a share, such as 0.15."
            )

    def counted(self, energy: Floats | float) -> Floats:
        """Which share of the photons of an energy in keV is measured within the window."""
        energy = np.asarray(energy, np.float64)
        sigma = self.resolution / FWHM_PER_SIGMA * np.sqrt(ANNIHILATION_KEV * energy)
        upper, lower = ((edge - energy) / (math.sqrt(2) * sigma) for edge in (self.high_kev, self.low_kev))
        share: Floats = 0.5 * (erf(upper) - erf(lower))
        return share
