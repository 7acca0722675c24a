"""The single-scatter simulation: its cross sections against known values, its sinograms against a Monte Carlo."""

import math
from dataclasses import replace

import numpy as np
import pytest
from scatter_monte_carlo import Setting, profiles
from scipy.ndimage import map_coordinates

from redpet.case import ImageGrid
from redpet.errors import InputError
from redpet.projection.compton import (
    ANNIHILATION_KEV,
    EnergyWindow,
    attenuation_ratio,
    energy_kev,
    share_per_steradian,
    total,
)
from redpet.projection.ring_projector import RingProjector
from redpet.projection.single_scatter import (
    Detectors,
    as_line_integral,
    coarse,
    in_bins,
    sampled_detectors,
    scatter_points,
    single_scatter,
)
from redpet.scanner.cut import Cut
from redpet.scanner.rays import RingRays
from redpet.scanner.rebinning import Segment
from redpet.scanner.table import the_one_named

THOMSON = 8 * math.pi / 3
"""The cross section of slow photons, in the same unit."""
WINDOW = EnergyWindow(430, 610, 0.15)
GRID = ImageGrid((60, 60, 51), (4.0, 4.0, 4.0), (-118.0, -118.0, 0.0))


def cylinder(radius_mm: float, half_mm: float, centre: tuple[float, float, float] = (0, 0, 0)) -> np.ndarray:
    """How much of each voxel lies in a cylinder along z, at a place x, y, z in mm from the middle."""
    fine = (np.arange(60 * 8) - 60 * 4 + 0.5) / 2
    x, y = fine - centre[0], fine - centre[1]
    disc = (np.hypot(x[None, :], y[:, None]) < radius_mm).reshape(60, 8, 60, 8).mean(axis=(1, 3))
    z = np.abs((np.arange(51) - 25) * 4.0 - centre[2])
    return (np.clip((half_mm - z + 2) / 4, 0, 1)[:, None, None] * disc).astype(np.float32)


def test_the_cross_sections_are_those_of_klein_and_nishina() -> None:
    cosine = np.linspace(-1, 1, 20001)
    assert 2 * math.pi * np.trapezoid(share_per_steradian(cosine), cosine) == pytest.approx(1, abs=1e-6)
    assert total(1e-2) / THOMSON == pytest.approx(1, rel=1e-4)  # slow photons
    # at the rest energy of the electron: 2 pi (4/3 * 2 - 2 ln 3 + ln 3 / 2 - 4/9) of the squared radius
    assert total(ANNIHILATION_KEV) == pytest.approx(2 * math.pi * (8 / 3 - 1.5 * math.log(3) - 4 / 9))
    assert energy_kev(np.array([1.0, 0.0, -1.0])) == pytest.approx(ANNIHILATION_KEV * np.array([1, 1 / 2, 1 / 3]))
    assert attenuation_ratio(np.array([1.0])) == pytest.approx(1)
    assert attenuation_ratio(np.array([0.0])) == pytest.approx(total(ANNIHILATION_KEV / 2) / total(ANNIHILATION_KEV))


def test_the_window_counts_as_a_gaussian_does() -> None:
    sigma = 0.15 * ANNIHILATION_KEV / 2.354820045
    at_half = EnergyWindow(ANNIHILATION_KEV - sigma, ANNIHILATION_KEV + sigma, 0.15)
    assert at_half.counted(ANNIHILATION_KEV) == pytest.approx(0.6826894921, abs=1e-6)
    assert WINDOW.counted(430.0) == pytest.approx(0.5, abs=1e-6)
    assert WINDOW.counted(200.0) < 1e-12
    for low, high, resolution in ((520, 610, 0.15), (430, 500, 0.15), (0, 610, 0.15), (430, 610, 0), (430, 610, 15)):
        with pytest.raises(InputError, match="is not possible"):
            EnergyWindow(low, high, resolution)


def test_points_of_scatter_hold_the_attenuation_of_the_body_where_it_lies() -> None:
    body = cylinder(30, 40, (20, -8, 12)) * np.float32(0.0096)
    points, weights = scatter_points(body, GRID)
    assert weights.sum() == pytest.approx(body.sum() * 64, rel=1e-5)
    middle = (points * weights[:, None]).sum(axis=0) / weights.sum()
    assert middle == pytest.approx((12, -8, 20), abs=1.5)
    cells = coarse(body, GRID, 20)
    assert cells.values.sum() * np.prod(cells.step_mm) == pytest.approx(body.sum() * 64, rel=1e-5)


@pytest.mark.parametrize(
    "setting",
    [Setting(), Setting(rod=25, rod_at=55, low=400, high=650, resolution=0.12)],
    ids=["uniform", "a rod beside the middle, a wider window"],
)
def test_a_cylinder_scatters_as_in_a_monte_carlo_in_shape_and_in_amount(setting: Setting) -> None:
    edges = np.arange(0, 181, 30.0)
    trues, scattered, variance = profiles(setting, edges, 1_500_000, seed=3)
    water = cylinder(setting.cylinder, setting.half_length)
    activity = cylinder(setting.rod, setting.half_length, (setting.rod_at, 0, 0))
    rings = (np.arange(4) - 1.5) / 2 * setting.half_axial
    detectors = Detectors(setting.radius, rings, 48)
    window = EnergyWindow(setting.low, setting.high, setting.resolution)
    simulated = single_scatter(activity, water * np.float32(setting.per_mm), GRID, detectors, window)
    # all pairs of rings, and of directions as many as there are; the same for the rays that are not scattered
    first, second = (np.arange(720) + 0.5) * 2 * math.pi / 720, (np.arange(720) + 0.25) * 2 * math.pi / 720
    a, b = np.meshgrid(first, second, indexing="ij")
    s, half = setting.radius * np.cos((a - b) / 2), setting.radius * np.abs(np.sin((a - b) / 2))
    distance = np.abs(s)
    at = [one * 48 / (2 * math.pi) for one in (a, b)]
    mine, seen = np.zeros(len(edges) - 1), 0.0
    middle = (a + b) / 2
    source = s - setting.rod_at * np.cos(middle)
    across = (
        2 * np.sqrt(np.clip(radius**2 - x**2, 0, None)) for radius, x in ((setting.rod, source), (setting.cylinder, s))
    )
    active, body = across
    for i, one in enumerate(rings):
        for k, other in enumerate(rings):
            spline = map_coordinates(simulated[i, :, k], at, mode="grid-wrap")
            mine += np.histogram(distance, edges, weights=spline)[0]
            slant = np.hypot(2 * half, other - one) / (2 * half)
            lines = active * slant * np.exp(-setting.per_mm * body * slant)
            seen += float((lines / as_line_integral(half, other - one, setting.radius)).sum())
    theirs, error = scattered / trues.sum(), np.sqrt(variance) / trues.sum()
    differs = abs((mine / seen).sum() - theirs.sum())
    assert differs < 0.03 * theirs.sum() + 3 * math.sqrt(variance.sum()) / trues.sum()
    assert theirs.sum() > 0.2
    np.testing.assert_array_less(np.abs(mine / seen - theirs), 0.03 * theirs + 3 * error)


def test_nothing_scatters_without_matter_and_little_in_proportion_to_it() -> None:
    activity, detectors = cylinder(60, 40), Detectors(330.0, np.array([-20.0, 20.0]), 24)
    thin, twice = (
        single_scatter(activity, activity * np.float32(mu), GRID, detectors, WINDOW).sum() for mu in (1e-5, 2e-5)
    )
    assert thin == 0  # air does not count
    body = cylinder(60, 40)
    thin, twice = (
        single_scatter(activity * np.float32(0.5), body * np.float32(mu), GRID, detectors, WINDOW).sum()
        for mu in (2.2e-3, 4.4e-3)
    )
    assert 1.5 < twice / thin < 2  # twice the matter scatters twice as much, less what it absorbs
    double = single_scatter(activity, body * np.float32(2.2e-3), GRID, detectors, WINDOW).sum()
    assert double == pytest.approx(2 * thin, rel=1e-4)


def test_scatter_lies_on_the_side_of_its_source_in_every_view_and_plane() -> None:
    cut = Cut(the_one_named("mMR"), rings=12, bins=141, mash=42, largest=9)
    rays, grid = cut.rays, replace(GRID, spacing_mm=(4.0, 4.0, cut.scanner.ring_mm))
    body, source = cylinder(90, 90), cylinder(15, 12, (45, -25, 14))
    lines = RingProjector(rays, grid).apply(source)
    detectors = sampled_detectors(rays)
    simulated = single_scatter(source, body * np.float32(0.0096), grid, detectors, WINDOW)
    s = rays.positions_mm
    for segment, line, scatter in zip(rays.segments, lines, in_bins(simulated, detectors, rays), strict=True):
        assert scatter.shape == line.shape
        assert (scatter >= 0).all()
        theirs = (line.sum(axis=0) * s).sum(axis=1) / np.maximum(line.sum(axis=(0, 2)), 1e-9)
        mine = (scatter.sum(axis=0) * s).sum(axis=1) / scatter.sum(axis=(0, 2))
        if line.sum(axis=(0, 2)).min() > 1:
            assert np.corrcoef(theirs, mine)[0, 1] > 0.95, segment
    m = lines[0].shape[0]
    axial = [
        (one.sum(axis=(1, 2)) * np.arange(m)).sum() / one.sum()
        for one in (lines[0], next(in_bins(simulated, detectors, rays)))
    ]
    assert all(at > (m - 1) / 2 for at in axial)


def test_a_centred_cylinder_scatters_alike_in_all_views() -> None:
    rays = RingRays(np.arange(7) * math.pi / 7, np.arange(-20, 21) * 8.0, 330.0, (Segment(9, 4.0, (1,) * 9),))
    body = cylinder(100, 100)
    detectors = sampled_detectors(rays)
    scatter = next(in_bins(single_scatter(body, body * np.float32(0.0096), GRID, detectors, WINDOW), detectors, rays))
    mean = scatter.mean(axis=1, keepdims=True)
    np.testing.assert_allclose(scatter, np.broadcast_to(mean, scatter.shape), atol=0.02 * mean.max())
    np.testing.assert_allclose(mean, mean[:, :, ::-1], atol=0.01 * mean.max())
