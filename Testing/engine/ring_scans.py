"""Scans of ring scanners cut short, and what is measured in their images."""

import math
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import Image
from redpet.jobs.simulate_scan import SimulateScanJob, simulate_scan
from redpet.readers import read_input
from redpet.scanner.rays import RingRays

COUNTS = 4e6


def scan(out: Path, **options: Any) -> Path:
    """A scan in a new folder; small unless said."""
    job = {"scanner": "mMR", "rings": 7, "mash": 6, "bins": 101, "counts": COUNTS, "seconds": 2, **options}
    return simulate_scan(SimulateScanJob(out=out, **job)) / "scan.toml"


def truth(toml: Path) -> Image:
    image = read_input(toml.with_name("truth.nrrd")).levels[0].image
    assert image is not None
    return image


def axes(image: Image) -> list[np.ndarray]:
    """The positions in mm along z, y and x."""
    grid = image.grid
    return [
        origin + np.arange(n) * step
        for origin, n, step in zip(grid.origin_mm[::-1], grid.shape, grid.spacing_mm[::-1], strict=True)
    ]


def hot_middle_mm(image: Image, level: float) -> list[float]:
    """The centre of what lies above a level, along z, y and x in mm."""
    weight = np.clip(image.values - level, 0, None)
    return [
        float((weight.sum(axis=tuple({0, 1, 2} - {axis})) * at).sum() / weight.sum())
        for axis, at in enumerate(axes(image))
    ]


def water(image: Image, radius_mm: float) -> np.ndarray:
    """The mean of each slice in the right half of the cylinder of water, away from the hot ball and the rim."""
    _, y, x = axes(image)
    inside = (np.hypot(x[None, :], y[:, None]) < radius_mm) & (x[None, :] < -0.1 * radius_mm)
    return np.array([plane[inside].mean() for plane in image.values])


def chords(
    rays: RingRays, centre_mm: tuple[float, float, float], half_mm: tuple[float, float, float]
) -> list[np.ndarray]:
    """The exact lengths of all rays in an ellipsoid with its half axes along x, y and z, one array a segment.

    The rays are written down anew here, from STIR's definition.
    """
    lines = []
    for segment in rays.segments:
        m = (np.arange(segment.n_slices) - (segment.n_slices - 1) / 2) * segment.spacing_mm
        m, p, s = np.meshgrid(m, rays.angles_rad, rays.positions_mm, indexing="ij")
        t = segment.difference_mm / (2 * np.sqrt(rays.radius_mm**2 - s**2))
        start = (np.stack([s * np.cos(p), s * np.sin(p), m], -1) - centre_mm) / half_mm
        along = np.stack([np.sin(p), -np.cos(p), -t], -1)
        scaled = along / half_mm
        a, b, c = (scaled**2).sum(-1), (start * scaled).sum(-1), (start**2).sum(-1) - 1
        lines.append(2 * np.sqrt(np.clip(b**2 - a * c, 0, None)) / a * np.sqrt(1 + t**2))
    return lines


def blob_lines(rays: RingRays, centre_mm: tuple[float, float, float], sigma_mm: float) -> list[np.ndarray]:
    """The exact line integrals of a Gaussian blob of height 1."""
    lines = []
    for segment in rays.segments:
        m = (np.arange(segment.n_slices) - (segment.n_slices - 1) / 2) * segment.spacing_mm
        m, p, s = np.meshgrid(m, rays.angles_rad, rays.positions_mm, indexing="ij")
        t = segment.difference_mm / (2 * np.sqrt(rays.radius_mm**2 - s**2))
        start = np.stack([s * np.cos(p), s * np.sin(p), m], -1) - centre_mm
        along = np.stack([np.sin(p), -np.cos(p), -t], -1) / np.sqrt(1 + t**2)[..., None]
        distance2 = (start**2).sum(-1) - (start * along).sum(-1) ** 2
        lines.append(np.exp(-distance2 / (2 * sigma_mm**2)) * sigma_mm * math.sqrt(2 * math.pi))
    return lines
