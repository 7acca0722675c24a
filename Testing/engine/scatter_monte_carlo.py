"""Pairs of photons of a cylinder of water in a ring of detectors, one by one: nothing of the engine's physics is used.

The cylinder lies in the middle of the scanner; in it, or in a rod of it, is the activity. Of each pair one photon is
scattered once, at most.
"""

import math
from dataclasses import dataclass

import numpy as np

MC2 = 510.99895


@dataclass(frozen=True)
class Setting:
    """Lengths in mm; attenuation of 511 keV per mm; energies in keV."""

    cylinder: float = 100.0
    rod: float = 100.0
    rod_at: float = 0.0
    half_length: float = 100.0
    per_mm: float = 0.0096
    radius: float = 330.0
    half_axial: float = 60.0
    low: float = 430.0
    high: float = 610.0
    resolution: float = 0.15


def section(energy: np.ndarray) -> np.ndarray:
    """The Klein-Nishina cross section by summing the differential one over the angles, in any unit."""
    c = (np.arange(2000) + 0.5) / 1000 - 1
    p = 1 / (1 + energy[:, None] / MC2 * (1 - c))
    return (p**2 * (p + 1 / p - 1 + c**2)).sum(axis=1)


ENERGIES = np.linspace(100, MC2, 400)
SECTIONS = section(ENERGIES) / section(np.array([MC2]))


def isotropic(n: int, rng: np.random.Generator) -> np.ndarray:
    """Directions `[n, (x, y, z)]`."""
    z, turn = rng.uniform(-1, 1, n), rng.uniform(0, 2 * math.pi, n)
    flat = np.sqrt(1 - z**2)
    return np.stack([flat * np.cos(turn), flat * np.sin(turn), z], 1)


def cosines(n: int, rng: np.random.Generator) -> np.ndarray:
    """Angles of scatter of 511 keV, by throwing away what the differential cross section does not have."""
    kept = np.empty(0)
    while kept.size < n:
        c = rng.uniform(-1, 1, 2 * n)
        p = 1 / (2 - c)
        kept = np.append(kept, c[rng.uniform(0, 2, c.size) < p**2 * (p + 1 / p - 1 + c**2)])
    return kept[:n]


def turned(direction: np.ndarray, cosine: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Directions that lie at an angle to others, anywhere around them."""
    other = isotropic(len(direction), rng)
    across = np.cross(direction, other)
    across /= np.linalg.norm(across, axis=1)[:, None]
    return cosine[:, None] * direction + np.sqrt(1 - cosine**2)[:, None] * across


def to_wall(place: np.ndarray, direction: np.ndarray, radius: float) -> np.ndarray:
    """How far it is from within an endless cylinder to its wall."""
    a = (direction[:, :2] ** 2).sum(1)
    b = (place[:, :2] * direction[:, :2]).sum(1)
    c = (place[:, :2] ** 2).sum(1) - radius**2
    return (-b + np.sqrt(b**2 - a * c)) / a


def out_of(place: np.ndarray, direction: np.ndarray, setting: Setting) -> np.ndarray:
    """How far it is to the surface of the body."""
    ends = np.where(direction[:, 2] > 0, setting.half_length - place[:, 2], -setting.half_length - place[:, 2])
    with np.errstate(divide="ignore"):
        return np.minimum(to_wall(place, direction, setting.cylinder), ends / direction[:, 2])


def counted(energy: np.ndarray, setting: Setting) -> np.ndarray:
    """The share of photons within the window."""
    sigma = setting.resolution / 2.3548 * np.sqrt(MC2 * energy)
    edges = ((edge - energy) / (math.sqrt(2) * sigma) for edge in (setting.high, setting.low))
    high, low = (np.vectorize(math.erf)(edge) for edge in edges)
    return 0.5 * (high - low)


def profiles(setting: Setting, edges: np.ndarray, n: int, seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Trues and scattered pairs by the distance of their line from the axis, and the variance of the latter."""
    rng = np.random.default_rng(seed)
    trues, scattered, variance = (np.zeros(len(edges) - 1) for _ in range(3))
    energies = np.linspace(100, MC2, 400)
    shares = counted(energies, setting)
    for _ in range(n // 100_000):
        size = 100_000
        turn, r = rng.uniform(0, 2 * math.pi, size), setting.rod * np.sqrt(rng.uniform(0, 1, size))
        z = rng.uniform(-setting.half_length, setting.half_length, size)
        place = np.stack([setting.rod_at + r * np.cos(turn), r * np.sin(turn), z], 1)
        one = isotropic(size, rng)
        first, second = out_of(place, one, setting), out_of(place, -one, setting)
        ends = [place + way * to_wall(place, way, setting.radius)[:, None] for way in (one, -one)]
        full = np.interp(MC2, energies, shares)
        survived = np.exp(-setting.per_mm * (first + second)) * full**2
        trues += tally(ends, survived, edges, setting)
        # the second photon is scattered, somewhere on its way out of the body
        chance = -np.expm1(-setting.per_mm * second)
        depth = -np.log1p(-rng.uniform(0, 1, size) * chance) / setting.per_mm
        at, cosine = place - one * depth[:, None], cosines(size, rng)
        after, energy = turned(-one, cosine, rng), MC2 / (2 - cosine)
        left = out_of(at, after, setting)
        weight = chance * np.exp(-setting.per_mm * (first + np.interp(energy, ENERGIES, SECTIONS) * left))
        weight *= full * np.interp(energy, energies, shares)
        ends = [ends[0], at + after * to_wall(at, after, setting.radius)[:, None]]
        scattered += 2 * tally(ends, weight, edges, setting)  # the first one may be it as well
        variance += 4 * tally(ends, weight**2, edges, setting)
    return trues, scattered, variance


def tally(ends: list[np.ndarray], weight: np.ndarray, edges: np.ndarray, setting: Setting) -> np.ndarray:
    """The sum of weights in bins of the distance from the axis of lines that end on the detectors."""
    a, b = ends
    inside = (np.abs(a[:, 2]) < setting.half_axial) & (np.abs(b[:, 2]) < setting.half_axial)
    way = b[:, :2] - a[:, :2]
    distance = np.abs(a[:, 0] * way[:, 1] - a[:, 1] * way[:, 0]) / np.linalg.norm(way, axis=1)
    return np.histogram(distance[inside], edges, weights=weight[inside])[0]
