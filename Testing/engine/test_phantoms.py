"""Random phantoms: what they are made of, and that a seed names one."""

import math
from itertools import pairwise

import numpy as np
import pytest
from scipy.ndimage import binary_erosion, gaussian_filter

from redpet.case import ImageGrid
from redpet.phantoms.mosaic import MOSAIC, mosaic_phantom
from redpet.phantoms.painting import BONE, LUNG, WATER, Ellipsoid, paint
from redpet.phantoms.random import KINDS, random_phantom
from redpet.phantoms.textured import _factor, _lesions, textured_phantom


@pytest.fixture(scope="module")
def many():
    return [random_phantom(np.random.default_rng(seed), 4, (48, 64)) for seed in range(60)]


def test_a_painted_ellipsoid_has_its_volume_centre_and_values():
    grid = ImageGrid((64, 56, 40), (2.0, 2.0, 3.0))
    ball = Ellipsoid((6.0, -8.0, 10.0), (30.0, 20.0, 40.0), 5.0, WATER)
    activity, attenuation = paint([ball], grid)
    volume_ml = 4 / 3 * math.pi * 3.0 * 2.0 * 4.0
    assert activity.sum() * grid.voxel_ml == pytest.approx(5.0 * volume_ml, rel=0.02)
    assert activity.max() == pytest.approx(5)
    assert attenuation.max() == pytest.approx(WATER)
    z, y, x = ((np.arange(n) - (n - 1) / 2) * step for n, step in zip((40, 56, 64), (3, 2, 2), strict=True))
    total = activity.sum()
    assert (activity.sum(axis=(1, 2)) * z).sum() / total == pytest.approx(6, abs=0.1)
    assert (activity.sum(axis=(0, 2)) * y).sum() / total == pytest.approx(-8, abs=0.1)
    assert (activity.sum(axis=(0, 1)) * x).sum() / total == pytest.approx(10, abs=0.1)


def test_later_objects_replace_earlier_ones():
    grid = ImageGrid((32, 32, 3), (4.0, 4.0, 4.0))
    body = Ellipsoid((0, 0, 0), (1e4, 50.0, 50.0), 1.0, WATER)
    hole = Ellipsoid((0, 0, 0), (1e4, 20.0, 20.0), 0.0, LUNG)
    activity, attenuation = paint([body, hole], grid)
    assert activity[1, 16, 16] == 0
    assert attenuation[1, 16, 16] == pytest.approx(LUNG)
    assert activity[1, 16, 25] == pytest.approx(1)


def test_every_kind_comes_with_its_own_inside(many):
    assert {phantom.kind for phantom in many} == set(KINDS)
    reached = {kind: [phantom.attenuation.max() for phantom in many if phantom.kind == kind] for kind in KINDS}
    assert min(reached["brain"]) > (WATER + BONE) / 2  # a skull around each, thinner than a pixel in some
    assert max(reached["cylinder"]) == pytest.approx(WATER, rel=1e-3)  # and no bone in a cylinder


def test_activity_and_attenuation_are_possible(many):
    for phantom in many:
        assert phantom.activity.dtype == phantom.attenuation.dtype == np.float32
        assert phantom.activity.shape == phantom.attenuation.shape == phantom.grid.shape
        assert np.isfinite(phantom.activity).all()
        assert phantom.activity.min() >= 0
        assert phantom.activity.any()
        assert phantom.attenuation.min() >= 0
        assert phantom.attenuation.max() <= BONE * 1.0001


def test_sizes_voxels_and_contrasts_vary_within_what_pet_knows(many):
    assert {phantom.grid.size[0] for phantom in many} == {48, 64}
    assert all(phantom.grid.size[0] == phantom.grid.size[1] for phantom in many)
    widths_mm = [phantom.grid.size[0] * phantom.grid.spacing_mm[0] for phantom in many]
    assert 150 < min(widths_mm) < 250
    assert 450 < max(widths_mm) < 700
    assert all(1.5 <= phantom.grid.spacing_mm[2] <= 6 for phantom in many)
    contrasts = [phantom.activity.max() / phantom.activity[phantom.activity > 0.1].mean() for phantom in many]
    assert max(contrasts) > 4 * min(contrasts)


def test_a_seed_names_a_phantom():
    first, again, other = (random_phantom(np.random.default_rng(seed), 3, (48,)) for seed in (5, 5, 6))
    assert first.grid == again.grid
    assert np.array_equal(first.activity, again.activity)
    assert np.array_equal(first.attenuation, again.attenuation)
    assert first.grid != other.grid or not np.array_equal(first.activity, other.activity)


def test_neighbouring_slices_differ_but_belong_together(many):
    torsos = [phantom.activity for phantom in many if phantom.kind == "torso"]
    likeness = [np.corrcoef(activity[1].ravel(), activity[2].ravel())[0, 1] for activity in torsos]
    assert min(likeness) > 0.5
    assert any(not np.array_equal(activity[1], activity[2]) for activity in torsos)


def test_a_mosaic_has_cells_of_their_own_uptake_and_a_texture_that_is_stronger_at_large_sizes():
    many = [mosaic_phantom(np.random.default_rng(seed), 3, (48,)) for seed in range(12)]
    again = mosaic_phantom(np.random.default_rng(3), 3, (48,))
    assert np.array_equal(many[3].activity, again.activity)
    assert not np.array_equal(many[3].activity, many[4].activity)
    for phantom in many:
        assert phantom.kind == MOSAIC
        assert phantom.activity.min() >= 0
        assert phantom.activity[:, 24, 24].mean() > 0
        assert phantom.activity[:, 0, 0].max() == pytest.approx(0, abs=1e-3)
        assert phantom.attenuation.max() == pytest.approx(BONE)
        middle = phantom.activity[1, 16:32, 16:32]
        fine, coarse = (np.abs(middle - np.roll(middle, step, axis=1))[:, step:].mean() for step in (1, 5))
        assert 0 < fine < coarse
    spreads = [float(np.std(phantom.activity[phantom.attenuation > 0.009])) for phantom in many]
    assert max(spreads) > 2 * min(spreads)


@pytest.fixture(scope="module")
def textured():
    return [textured_phantom(np.random.default_rng(seed), 4, (64,)) for seed in range(30)]


def test_a_seed_names_a_textured_phantom(textured):
    again, lesions = textured_phantom(np.random.default_rng(3), 4, (64,))
    assert np.array_equal(again.activity, textured[3][0].activity)
    assert np.array_equal(lesions, textured[3][1])
    assert not np.array_equal(again.activity, textured[4][0].activity)


def test_activity_of_textured_phantoms_is_possible_and_lies_where_there_is_tissue(textured):
    for phantom, lesions in textured:
        assert phantom.activity.dtype == np.float32
        assert phantom.activity.shape == lesions.shape == phantom.grid.shape
        assert np.isfinite(phantom.activity).all()
        assert phantom.activity.min() >= 0
        assert phantom.activity[phantom.attenuation == 0].mean() < 0.1 * phantom.activity.mean()


def test_tissue_varies_at_fine_and_at_broad_scales_as_the_organs_of_other_phantoms_do_not():
    def at_scales(activity, steps_mm):
        """The deviation of fine and broad parts of the activity's logarithm, deep in the body."""
        deep = binary_erosion(activity > 0.05 * activity.mean(), np.ones((1, 5, 5)))
        logarithm = np.where(deep, np.log(np.clip(activity, 1e-6, None)), 0)
        smooth = [gaussian_filter(logarithm, [mm / step for step in steps_mm]) for mm in (0.0, 6.0, 25.0)]
        return [float(np.median(np.abs(a - b)[deep])) for a, b in pairwise(smooth)]

    tissue, plain = [], []
    for seed in range(30):
        phantom, _ = textured_phantom(np.random.default_rng(seed), 4, (64,))
        other = random_phantom(np.random.default_rng(seed), 4, (64,))
        tissue.append(at_scales(phantom.activity, phantom.grid.spacing_mm[::-1]))
        plain.append(at_scales(other.activity, other.grid.spacing_mm[::-1]))
    fine, broad = np.median(tissue, axis=0) / np.median(plain, axis=0)
    assert fine > 1.5
    assert broad > 1.2
    assert max(np.divide(*np.transpose(tissue))) > 4 * min(np.divide(*np.transpose(tissue)))


def test_lesions_of_textured_phantoms_are_hot_and_cold_and_many_are_faint():
    rng = np.random.default_rng(1)
    grid = ImageGrid((64, 64, 4), (3.0, 3.0, 3.0))
    drawn = [one for _ in range(20) for one in _lesions(rng, np.ones(grid.shape, bool), grid)]
    contrasts = np.array([one.activity for one in drawn])
    assert all(6 <= 2 * one.half_mm[0] <= 22 for one in drawn)
    hot = contrasts[contrasts > 1]
    assert 0.65 < len(hot) / len(contrasts) < 0.85
    assert 1.3 <= hot.min() < 1.5
    assert 6 < hot.max() <= 8
    assert 2.1 < np.median(hot) < 2.9
    assert contrasts[contrasts <= 1].max() <= 0.7
    factor = _factor(iter([Ellipsoid((0, 0, 0), (9, 9, 9), 3.0, WATER)]), grid)
    assert factor[1, 32, 32] == pytest.approx(3)
    assert factor[0, 2, 2] == pytest.approx(1)
