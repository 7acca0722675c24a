"""The measures of regions against values that can be worked out by hand."""

import math

import numpy as np
import pytest

from redpet.case import SUV, Image, ImageGrid
from redpet.errors import InputError
from redpet.measures.regions import (
    bias_percent,
    measure_region,
    measure_regions,
    peak,
    sphere_radius_mm,
    sphere_weights,
)

RADIUS = (3000 / (4 * math.pi)) ** (1 / 3)
SPACINGS = [(1.0, 1.0, 1.0), (2.0, 2.0, 2.0), (3.4, 3.4, 4.0), (1.5, 4.0, 2.5), (0.7, 0.9, 5.0)]


def image_of(function, spacing=(2.0, 2.0, 2.0), half_mm=16.0) -> Image:
    """An image of `function(z, y, x)` in mm from its central voxel."""
    counts = [2 * round(half_mm / step) + 1 for step in spacing]
    x, y, z = ((np.arange(n) - n // 2) * step for n, step in zip(counts, spacing, strict=True))
    values = np.broadcast_to(function(z[:, None, None], y[:, None], x), (len(z), len(y), len(x)))
    return Image(values.astype(np.float32), ImageGrid(tuple(counts), spacing), SUV)


def centre_of(image: Image) -> np.ndarray:
    """A mask of the central voxel."""
    mask = np.zeros(image.values.shape, bool)
    mask[tuple(n // 2 for n in mask.shape)] = True
    return mask


def test_the_sphere_of_one_millilitre_has_the_radius_that_percist_says():
    assert sphere_radius_mm(1.0) == pytest.approx(RADIUS)
    assert 2 * sphere_radius_mm(1.0) == pytest.approx(12.4, abs=0.01)


@pytest.mark.parametrize("spacing", SPACINGS)
def test_the_shares_of_a_sphere_fill_it_and_lie_evenly_about_its_centre(spacing):
    weights = sphere_weights(spacing)
    assert weights.sum() == pytest.approx(1)
    np.testing.assert_allclose(weights, weights[::-1, ::-1, ::-1], atol=1e-12)
    whole_voxel = weights[tuple(n // 2 for n in weights.shape)]
    assert whole_voxel == pytest.approx(math.prod(spacing) / 1000, rel=5e-3)


def test_a_voxel_that_the_sphere_cuts_counts_with_its_share():
    """Slabs of 4 mm: the share of the sphere between two heights is an integral that everyone can do."""
    weights = sphere_weights((40.0, 40.0, 4.0))[:, 0, 0]

    def below(z: float) -> float:
        return math.pi * (RADIUS**2 * z - z**3 / 3) / 1000

    expected = [0, below(RADIUS) - below(6), below(6) - below(2), 2 * below(2)]
    assert weights.shape == (5,)
    np.testing.assert_allclose(weights[:3], [expected[1], expected[2], expected[3]], atol=2e-3)


@pytest.mark.parametrize("spacing", SPACINGS)
def test_the_peak_of_a_linear_image_is_the_value_at_the_hottest_centre(spacing):
    image = image_of(lambda z, y, x: 50 + 0.5 * x - 0.3 * y + 0.2 * z, spacing)
    mask = centre_of(image)
    assert peak(image, mask) == pytest.approx(50, rel=1e-5)
    along_x = np.roll(mask, 1, axis=2)
    assert peak(image, mask | along_x) == pytest.approx(50 + 0.5 * spacing[0], rel=1e-5)


def test_the_peak_of_a_parabola_is_its_mean_over_the_sphere():
    """The mean of r^2 over a ball of radius R is 3/5 R^2; fine voxels leave an error of their own size squared."""
    image = image_of(lambda z, y, x: 100 - (x**2 + y**2 + z**2), (0.5, 0.5, 0.5), half_mm=8)
    assert peak(image, centre_of(image)) == pytest.approx(100 - 0.6 * RADIUS**2, abs=0.1)


def test_a_hot_sphere_larger_than_a_millilitre_has_its_own_value_as_peak_and_a_hot_voxel_hardly_counts():
    image = image_of(lambda z, y, x: np.where(x**2 + y**2 + z**2 < 12**2, 8.0, 1.0))
    region = measure_region(image, image.values > 4)
    assert region.peak == pytest.approx(8, rel=1e-6)
    assert region.max == region.mean == 8
    assert region.volume_ml == pytest.approx(region.voxels * 0.008)
    assert region.volume_ml == pytest.approx(4 / 3 * math.pi * 1.2**3, rel=0.02)
    spike = image_of(lambda z, y, x: np.where((x == 0) & (y == 0) & (z == 0), 1000.0, 0.0))
    assert peak(spike, centre_of(spike)) == pytest.approx(1000 * 0.008, rel=2e-3)


def test_a_sphere_that_reaches_out_of_the_image_means_what_lies_inside():
    image = image_of(lambda z, y, x: np.full_like(x, 3.0), half_mm=4)
    corner = np.zeros(image.values.shape, bool)
    corner[0, 0, 0] = True
    assert peak(image, corner) == pytest.approx(3)


def test_the_centre_stays_within_the_region_while_the_sphere_may_leave_it():
    image = image_of(lambda z, y, x: np.where(x >= 8, 100.0, 0.0))
    near = np.roll(centre_of(image), 2, axis=2)
    assert 0 < peak(image, near) < 50
    assert peak(image, centre_of(image)) == 0


def test_mean_maximum_and_total_are_those_of_the_voxels_inside():
    image = image_of(lambda z, y, x: x + 0 * y + 0 * z, (1.5, 4.0, 2.5))
    mask = np.zeros(image.values.shape, bool)
    mask[3, 2, 5:8] = True
    region = measure_region(image, mask)
    inside = image.values[3, 2, 5:8]
    assert (region.voxels, region.mean, region.max) == (3, pytest.approx(inside.mean()), inside.max())
    assert region.volume_ml == pytest.approx(3 * 1.5 * 4.0 * 2.5 / 1000)
    assert region.total == pytest.approx(inside.sum() * 0.015)


def test_an_empty_region_is_refused_in_words():
    image = image_of(lambda z, y, x: x + y + z)
    labels = np.zeros(image.values.shape, np.int32)
    labels[0, 0, 0] = 2
    assert measure_regions(image, labels, {2: "Spleen"})[2].voxels == 1
    with pytest.raises(InputError, match="segment 'Liver': the region is empty: it has no voxel in the image"):
        measure_regions(image, labels, {2: "Spleen", 1: "Liver"})


def test_a_region_of_another_grid_and_values_that_are_not_finite_are_refused():
    image = image_of(lambda z, y, x: x + y + z)
    with pytest.raises(InputError, match="must share a grid"):
        measure_region(image, np.ones((2, 2, 2), bool))
    image.values[0, 0, 0] = np.nan
    with pytest.raises(InputError, match="not finite"):
        measure_region(image, np.ones(image.values.shape, bool))


def test_a_bias_is_in_percent_of_the_reference():
    assert bias_percent(9.0, 10.0) == pytest.approx(-10)
    assert bias_percent(1.0, 0.0) is None
