"""Counts at a stated level, and exact thinning to lower doses."""

from dataclasses import replace

import numpy as np
import pytest
from places import each_place

from redpet.case import BQML, COUNTS, Image, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.errors import InputError
from redpet.projection.dose import project, scatter_like, simulate_counts, thin

GEOMETRY = SinogramGeometry(n_angles=100, n_radial=100, radial_spacing_mm=4.0)
N_SLICES = 4


def lines_of(values) -> Sinogram:
    """Line integrals whose slices have the constant `values`, in Bq/mL x mm."""
    stack = np.broadcast_to(np.float32(values)[:, None, None], (len(values), 100, 100)).copy()
    grid = ImageGrid((100, 100, len(values)), (4.0, 4.0, 4.0))
    return Sinogram(stack, GEOMETRY, grid, "Bq/mL*mm", Kind.REPROJECTED, BQML)


def counts_of(mean: float, seed: int = 0) -> Sinogram:
    """Poisson counts with the same expected value in each bin."""
    lines = lines_of([1.0] * N_SLICES)
    return simulate_counts(lines, np.random.default_rng(seed), counts_per_slice=mean * 1e4, background=0)


def test_counts_have_the_stated_level_and_the_variance_of_poisson():
    counts = counts_of(20.0).values
    assert (counts == np.round(counts)).all()
    # 40000 bins: the standard errors of mean and variance are 0.022 and 0.14.
    assert counts.mean() == pytest.approx(20, abs=0.1)
    assert counts.var() == pytest.approx(20, abs=0.7)


def test_the_level_is_that_of_the_mean_slice_and_slices_keep_their_relative_activity():
    lines = lines_of([0.5, 1.0, 1.0, 1.5])
    counts = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=1e6, background=0)
    np.testing.assert_allclose(counts.values.sum(axis=(1, 2)), [0.5e6, 1e6, 1e6, 1.5e6], rtol=0.01)


def test_the_calibration_takes_the_image_to_the_expected_counts():
    lines = replace(lines_of([0.5, 1.5]), calibration=2.0)
    survival = np.full_like(lines.values, 0.25)
    counts = simulate_counts(
        lines, np.random.default_rng(0), counts_per_slice=1e6, background=0.4, attenuation=survival
    )
    # The lines hold a calibration of 2 already; what the image itself gives is half of them.
    image_lines = lines.values / 2
    expected = counts.calibration * survival * image_lines + counts.corrections.background
    np.testing.assert_allclose(counts.values.mean(axis=(1, 2)), expected.mean(axis=(1, 2)), rtol=0.005)
    trues = expected - counts.corrections.background
    assert trues.sum() / 2 == pytest.approx(1e6, rel=1e-4)


def test_counts_say_what_they_are():
    lines = lines_of([1.0])
    counts = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=1e4, background=0)
    assert (counts.kind, counts.unit, counts.image_unit) == (Kind.MEASURED, COUNTS, BQML)
    assert counts.is_poisson
    assert counts.corrections.background is None
    assert counts.corrections.attenuation is None
    assert counts.grid == lines.grid


def test_the_background_is_a_share_of_the_trues_of_each_slice_and_smooth():
    lines = lines_of([1.0, 2.0, 0.0])
    lines.values[:, :, :40] = 0
    lines.values[:, :, 60:] = 0
    scatter = scatter_like(lines.values, 0.35)
    np.testing.assert_allclose(scatter.sum(axis=(1, 2)), 0.35 * lines.values.sum(axis=(1, 2)), rtol=1e-5)
    assert scatter[0, :, 30].min() > 0  # beside the object there are no trues but scatter
    assert np.abs(np.diff(scatter[0], axis=1)).max() < 0.1 * scatter[0].max()
    assert not scatter[2].any()


def test_attenuation_thins_the_counts_bin_by_bin_but_not_their_level():
    lines = lines_of([1.0] * 2)
    survival = np.full_like(lines.values, 0.1)
    survival[:, :, 50:] = 0.4
    counts = simulate_counts(lines, np.random.default_rng(0), counts_per_slice=1e6, background=0, attenuation=survival)
    left, right = counts.values[..., :50].mean(), counts.values[..., 50:].mean()
    assert right / left == pytest.approx(4, rel=0.01)
    assert counts.values.sum() / 2 == pytest.approx(1e6, rel=0.01)
    assert counts.corrections.attenuation is survival


def test_a_seed_names_the_counts():
    assert np.array_equal(counts_of(5.0, seed=3).values, counts_of(5.0, seed=3).values)
    assert not np.array_equal(counts_of(5.0, seed=3).values, counts_of(5.0, seed=4).values)


@pytest.mark.parametrize(
    ("change", "match"),
    [
        ({"counts_per_slice": 0.0}, "above 0"),
        ({"counts_per_slice": float("nan")}, "above 0"),
        ({"background": -0.1}, "not be negative"),
        ({"background": float("nan")}, "not be negative"),
    ],
)
def test_impossible_levels_are_refused(change, match):
    with pytest.raises(InputError, match=match):
        simulate_counts(lines_of([1.0]), np.random.default_rng(0), **change)


def test_a_sinogram_without_activity_is_refused():
    with pytest.raises(InputError, match="no activity"):
        simulate_counts(lines_of([0.0]), np.random.default_rng(0))


@pytest.mark.parametrize("drf", [4.0, 20.0, 100.0])
def test_thinned_poisson_counts_are_poisson_with_the_mean_divided_by_the_drf(drf):
    low = thin(counts_of(100.0), drf, np.random.default_rng(1)).values
    mean = 100 / drf
    n = low.size
    assert low.mean() == pytest.approx(mean, abs=5 * np.sqrt(mean / n))
    # The variance of a Poisson sample's variance is (mean + 2 mean^2) / n.
    assert low.var() == pytest.approx(mean, abs=5 * np.sqrt((mean + 2 * mean**2) / n))
    for count in (0, 1, 2):
        probability = np.exp(-mean) * mean**count / (1, 1, 2)[count]
        assert (low == count).mean() == pytest.approx(probability, abs=5 * np.sqrt(probability / n) + 1e-9)


def test_what_is_kept_is_independent_of_what_is_dropped():
    full = counts_of(100.0)
    kept = thin(full, 4.0, np.random.default_rng(1)).values
    dropped = full.values - kept
    assert (dropped >= 0).all()
    assert abs(np.corrcoef(kept.ravel(), dropped.ravel())[0, 1]) < 5 / np.sqrt(kept.size)


def test_thinning_fixed_counts_is_binomial():
    full = replace(counts_of(1.0), values=np.full((N_SLICES, 100, 100), 60.0, dtype=np.float32))
    low = thin(full, 3.0, np.random.default_rng(1)).values
    assert low.mean() == pytest.approx(20, abs=0.1)
    assert low.var() == pytest.approx(60 * (1 / 3) * (2 / 3), abs=0.5)


def test_a_drf_of_one_keeps_every_count():
    full = counts_of(7.0)
    low = thin(full, 1.0, np.random.default_rng(1))
    assert np.array_equal(low.values, full.values)
    assert low.calibration == full.calibration


def test_thinning_lowers_calibration_and_background_with_the_counts():
    full = simulate_counts(lines_of([1.0, 2.0]), np.random.default_rng(0), counts_per_slice=1e6, background=0.5)
    low = thin(full, 20.0, np.random.default_rng(1))
    assert low.calibration == pytest.approx(full.calibration / 20)
    np.testing.assert_allclose(low.corrections.background, full.corrections.background / 20, rtol=1e-6)
    assert low.values.sum() == pytest.approx(full.values.sum() / 20, rel=0.01)


def test_thinning_is_seeded():
    full = counts_of(50.0)
    first, again, other = (thin(full, 4.0, np.random.default_rng(seed)).values for seed in (1, 1, 2))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)


@pytest.mark.parametrize("drf", [0.5, 0.0, -4.0, float("nan")])
def test_a_drf_below_one_is_refused(drf):
    with pytest.raises(InputError, match="dose reduction factor"):
        thin(counts_of(5.0), drf, np.random.default_rng(0))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": Kind.REPROJECTED},
        {"unit": BQML},
        {"precorrected": True},
        {"values": np.full((N_SLICES, 100, 100), 1.5, dtype=np.float32)},
        {"values": np.full((N_SLICES, 100, 100), -1.0, dtype=np.float32)},
    ],
)
def test_only_whole_uncorrected_counts_are_thinned(change):
    with pytest.raises(InputError, match="whole, uncorrected counts"):
        thin(replace(counts_of(5.0), **change), 4.0, np.random.default_rng(0))


@each_place
def test_projecting_an_image_gives_its_unit_times_millimetres_and_marks_it_as_re_projected(place):
    grid = ImageGrid((32, 32, 70), (4.0, 4.0, 3.0))
    values = np.zeros(grid.shape, dtype=np.float32)
    values[:, 12:20, 12:20] = np.arange(1, 71, dtype=np.float32)[:, None, None]
    geometry = SinogramGeometry(n_angles=8, n_radial=32, radial_spacing_mm=4.0)
    lines = project(Image(values, grid, BQML), geometry, **place)
    assert (lines.unit, lines.kind, lines.image_unit) == ("Bq/mL*mm", Kind.REPROJECTED, BQML)
    assert not lines.is_poisson
    # Every angle sees the whole activity: bins x 4 mm = activity x pixel area; more slices than one batch.
    np.testing.assert_allclose(
        lines.values.sum(axis=2) * 4.0, np.repeat(values.sum(axis=(1, 2))[:, None] * 16, 8, axis=1), rtol=0.01
    )


def test_an_image_with_nan_is_not_projected():
    values = np.full((1, 8, 8), np.nan, dtype=np.float32)
    image = Image(values, ImageGrid((8, 8, 1), (4.0, 4.0, 4.0)), BQML)
    with pytest.raises(InputError, match="not finite"):
        project(image, SinogramGeometry(4, 8, 4.0))
