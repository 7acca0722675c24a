"""Each formula of the evidence against a brute-force computation on a small case."""

import math
from dataclasses import replace

import numpy as np
import pytest
from places import each_place
from scipy.ndimage import correlate
from scipy.stats import binom, norm

from redpet.case import BQML, COUNTS, Corrections, Image, ImageGrid, Kind, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.errors import InputError
from redpet.evidence import matched_filter
from redpet.evidence.body import TISSUE_PER_MM, attenuation_of
from redpet.evidence.demand import SURROUNDINGS
from redpet.evidence.discovery import critical, false_discovery_cut, one_sided, power, two_sided, worth_testing
from redpet.evidence.hypothesis import expected, factors, inverse_variance, region_test, region_tests
from redpet.evidence.matched_filter import Residuals, correlated
from redpet.evidence.splitting import folds, rest_of
from redpet.evidence.templates import sphere, sphere_ml
from redpet.phantoms.painting import Ellipsoid, paint
from redpet.projection.dose import project, simulate_counts

GRID = ImageGrid((64, 64, 7), (4.0, 4.0, 4.0))
DIAMETER_MM = 10.0
PLACES = ((3, 30, 36), (0, 36, 25), (5, 22, 30), (2, 33, 44), (6, 40, 34))


def phantom() -> tuple[np.ndarray, np.ndarray]:
    """A cylinder with a hot half and an attenuating core."""
    body = Ellipsoid((0, 0, 0), (1e4, 90, 100), 1.0, 0.006)
    hot = Ellipsoid((0, 10, 40), (40, 40, 30), 3.0, 0.010)
    return paint([body, hot], GRID)


@pytest.fixture(scope="module")
def case() -> tuple[Image, Sinogram]:
    """The truth in Bq/mL, and counts of it with attenuation, normalisation and background."""
    activity, mu = phantom()
    truth = Image(activity * np.float32(4000), GRID, BQML)
    geometry = geometry_for_image(truth)
    survival = np.exp(-project(Image(mu, GRID, "1/mm"), geometry).values)
    counts = simulate_counts(
        project(truth, geometry), np.random.default_rng(1), counts_per_slice=2e5, background=0.4, attenuation=survival
    )
    efficiency = np.linspace(0.7, 1.3, geometry.n_radial, dtype=np.float32) * np.ones_like(counts.values)
    corrections = replace(counts.corrections, normalisation=efficiency)
    whole = replace(counts, corrections=corrections)
    mean = expected(truth.values, whole)
    return truth, replace(whole, values=np.random.default_rng(2).poisson(mean).astype(np.float32))


def template(weights: np.ndarray, voxel: tuple[int, int, int]) -> np.ndarray:
    """An image with a template's weights around a voxel; its mean is that of the slices inside."""
    z, y, x = voxel
    above, down, right = (n // 2 for n in weights.shape)
    padded = np.zeros((GRID.shape[0] + 2 * above, *GRID.shape[1:]), dtype=np.float32)
    padded[z : z + 2 * above + 1, y - down : y + down + 1, x - right : x + right + 1] = weights
    inside = padded[above : above + GRID.shape[0]]
    return inside / inside.sum()


def line_weights(image: np.ndarray, counts: Sinogram) -> np.ndarray:
    """`w = a A u`."""
    return factors(counts) * project(Image(image, GRID, BQML), counts.geometry).values


def contrast_template(voxel: tuple[int, int, int], diameter_mm: float = DIAMETER_MM) -> np.ndarray:
    spot, wide = (sphere(GRID.spacing_mm, width) for width in (diameter_mm, SURROUNDINGS * diameter_mm))
    return template(spot, voxel) - template(wide, voxel)


def brute_force_z(image: np.ndarray, counts: Sinogram, expectation: np.ndarray) -> float:
    """A matched filter with the projection of its own template."""
    weights = line_weights(image, counts) * inverse_variance(expectation)
    return float((weights * (counts.values - expectation)).sum() / np.sqrt((weights**2 * expectation).sum()))


def test_the_folds_add_up_to_the_counts_and_carry_their_share_of_the_expectation(case):
    _, counts = case
    parts = list(folds(counts, 4, np.random.default_rng(3)))
    assert np.array_equal(sum(part.values for part in parts), counts.values)
    for part in parts:
        assert part.calibration == pytest.approx(counts.calibration / 4)
        np.testing.assert_allclose(part.corrections.background, counts.corrections.background / 4, rtol=1e-6)
        assert part.values.sum() == pytest.approx(counts.values.sum() / 4, rel=0.01)
        rest = rest_of(counts, part)
        assert np.array_equal(rest.values + part.values, counts.values)
        assert rest.calibration == pytest.approx(0.75 * counts.calibration)


def test_folds_of_fixed_counts_are_multinomial(case):
    _, counts = case
    fixed = replace(counts, values=np.full_like(counts.values, 12))
    parts = np.stack([part.values for part in folds(fixed, 3, np.random.default_rng(3))])
    n = parts[0].size
    for values in parts:
        for number in (2, 4, 6):
            share = binom.pmf(number, 12, 1 / 3)
            assert (values == number).mean() == pytest.approx(share, abs=5 * math.sqrt(share / n))
    # Fixed counts go to one fold or another: the covariance is -n / k^2.
    assert np.cov(parts[0].ravel(), parts[2].ravel())[0, 1] == pytest.approx(-12 / 9, abs=0.1)


@each_place
def test_folds_of_poisson_counts_are_independent(case, place):
    truth, counts = case
    one, *_, other = folds(counts, 3, np.random.default_rng(3))
    mean = expected(truth.values, one, **place)
    deviations = [(part.values - mean) / np.sqrt(mean) for part in (one, other)]
    assert abs(float((deviations[0] * deviations[1]).mean())) < 5 / math.sqrt(mean.size)


@pytest.mark.parametrize("change", [{"kind": Kind.REPROJECTED}, {"precorrected": True}, {"unit": BQML}])
def test_values_that_are_no_counts_are_not_available_to_evidence(case, change):
    with pytest.raises(InputError, match="not available"):
        next(folds(replace(case[1], **change), 4, np.random.default_rng(0)))


def test_one_fold_is_none(case):
    with pytest.raises(InputError, match="2 or more"):
        next(folds(case[1], 1, np.random.default_rng(0)))


@each_place
def test_the_expectation_is_calibration_times_factors_times_line_integrals_plus_background(case, place):
    truth, counts = case
    lines = project(truth, counts.geometry).values
    corrections = counts.corrections
    by_hand = counts.calibration * corrections.attenuation * corrections.normalisation * lines + corrections.background
    np.testing.assert_allclose(expected(truth.values, counts, **place), by_hand, rtol=1e-5)


@each_place
def test_the_region_test_is_the_formula_and_finds_a_uniform_shift(case, place):
    truth, counts = case
    region = truth.values > 8000
    image = np.where(region, 0.8 * truth.values, truth.values).astype(np.float32)
    expectation = expected(image, counts, **place)
    own = line_weights(np.where(region, image, 0), counts)
    result = region_test(counts.values, expectation, own)
    assert result.z == pytest.approx(brute_force_z(np.where(region, image, 0), counts, expectation), rel=1e-4)
    assert result.change == pytest.approx(0.25, abs=3 * result.error)
    assert result.z > 5


@each_place
@pytest.mark.parametrize("diameter_mm", [6.0, 10.0, 16.0])
def test_a_spots_z_is_that_of_its_own_projection_at_every_place(case, diameter_mm, place):
    truth, counts = case
    expectation = expected(0.9 * truth.values, counts, **place)
    result = Residuals(counts, expectation, **place).spots(truth.values, truth.values, diameter_mm)
    for voxel in PLACES:
        own = brute_force_z(contrast_template(voxel, diameter_mm), counts, expectation)
        # The score is exact; its deviation is known to 3 %.
        assert result.z[voxel] == pytest.approx(own, rel=0.03, abs=0.01)


@each_place
def test_the_test_of_another_score_is_that_of_the_counts_without_what_is_explained(case, place):
    truth, counts = case
    expectation = expected(0.9 * truth.values, counts, **place)
    explained = 0.05 * expectation
    left = replace(counts, values=counts.values - explained)
    residuals = Residuals(counts, expectation, **place)
    z = residuals.z(DIAMETER_MM, residuals.score_of(left.values))
    for voxel in PLACES:
        own = brute_force_z(contrast_template(voxel), left, expectation)
        assert z[voxel] == pytest.approx(own, rel=0.03, abs=0.01)


def test_the_attenuation_of_the_counts_is_that_of_the_body(case):
    _, counts = case
    _, mu = phantom()
    found = attenuation_of(counts, counts.corrections.attenuation)
    core = mu >= 0.009
    assert found[core].mean() == pytest.approx(mu[core].mean(), rel=0.1)
    outline = (found > TISSUE_PER_MM) ^ (mu > TISSUE_PER_MM)
    assert outline.sum() < 0.1 * (mu > TISSUE_PER_MM).sum()  # a voxel along the border


@each_place
def test_regions_that_are_tested_together_do_not_answer_for_each_other(case, place):
    truth, counts = case
    hot = truth.values > 8000
    rest = (truth.values > 0) & ~hot
    image = np.where(hot, 0.8 * truth.values, truth.values)
    expectation = expected(image, counts, **place)
    own = [line_weights(np.where(region, image, 0), counts) for region in (hot, rest)]
    together = region_tests(counts.values, expectation, own)
    # By hand, with the normal equations of two unknowns.
    weights = inverse_variance(expectation)
    (a, b), (_, d) = [[float((weights * one * other).sum()) for other in own] for one in own]
    right = [float((weights * one * (counts.values - expectation)).sum()) for one in own]
    by_hand = (d * right[0] - b * right[1]) / (a * d - b * b)
    assert together[0].change == pytest.approx(by_hand, rel=1e-3)
    assert together[0].change == pytest.approx(0.25, abs=4 * together[0].error)
    assert together[1].change == pytest.approx(0, abs=4 * together[1].error)
    assert region_test(counts.values, expectation, own[1]).z > 5


@each_place
def test_the_covariance_of_two_spheres_is_that_of_their_projections(case, place):
    truth, counts = case
    expectation = expected(truth.values, counts, **place)
    residuals = Residuals(counts, expectation, **place)
    spot, wide = sphere(GRID.spacing_mm, 10.0), sphere(GRID.spacing_mm, 30.0)
    information = inverse_variance(expectation) ** 2 * expectation
    for voxel in ((3, 30, 36), (3, 36, 24)):
        own = [line_weights(template(weights, voxel), counts) for weights in (spot, wide)]
        covariance = float((information * own[0] * own[1]).sum())
        share = wide[len(wide) // 2 - 3 : len(wide) // 2 + 4].sum()
        assert residuals.covariances(10.0)[1][voxel] == pytest.approx(covariance * share, rel=0.03)


@each_place
def test_a_sphere_is_shown_and_counted_with_its_own_uptake(case, place):
    truth, counts = case
    voxel = (3, 32, 20)
    uptake = 5 * truth.values[voxel]
    ball = sphere(GRID.spacing_mm, DIAMETER_MM) * sphere_ml(DIAMETER_MM) / GRID.voxel_ml
    with_ball = truth.values + uptake * template(ball, voxel) * ball.sum()
    noiseless = replace(counts, values=expected(with_ball, counts, **place))
    # What the image shows, and what noiseless counts say to an image that lacks the sphere.
    flat = Residuals(noiseless, expected(with_ball, counts, **place), **place).spots(with_ball, with_ball, DIAMETER_MM)
    without = Residuals(noiseless, expected(truth.values, counts, **place), **place)
    lacking = without.spots(truth.values, with_ball, DIAMETER_MM)
    before = lacking.shown[voxel]
    assert flat.shown[voxel] == pytest.approx(uptake + before, rel=0.02)
    assert flat.z[voxel] == pytest.approx(0, abs=0.05)
    assert lacking.z[voxel] * lacking.error[voxel] == pytest.approx(uptake, rel=0.05)
    assert lacking.counted[voxel] == pytest.approx(flat.shown[voxel])


@each_place
def test_a_uniform_bias_moves_no_spot(case, place):
    truth, counts = case
    body = truth.values > 2000
    mean = expected(truth.values, counts, **place)
    biased = expected(np.where(body, truth.values + 200, truth.values).astype(np.float32), counts, **place)
    noiseless = replace(counts, values=mean)
    residuals = Residuals(noiseless, biased, **place)
    voxel = (3, 32, 20)
    own = line_weights(np.where(body, truth.values, 0), counts)
    assert region_test(noiseless.values, biased, own).z < -5
    assert abs(residuals.z(6.0)[voxel]) < 0.1
    assert abs(residuals.z(10.0)[voxel]) < 0.3


@each_place
def test_of_counts_that_the_image_expects_z_is_normal_with_deviation_one(case, place):
    truth, counts = case
    rng = np.random.default_rng(7)
    expectation = expected(truth.values, counts, **place) / 20  # two counts a bin
    few = replace(
        counts,
        calibration=counts.calibration / 20,
        corrections=replace(counts.corrections, background=counts.corrections.background / 20),
    )
    drawn = []
    for _ in range(40):
        held_out = replace(few, values=rng.poisson(expectation).astype(np.float32))
        drawn.append(Residuals(held_out, expectation, **place).z(10.0)[:, 16:48:4, 16:48:4])
    z = np.array(drawn)
    n = z.size / 2  # neighbouring slices share counts
    assert z.mean() == pytest.approx(0, abs=5 / math.sqrt(n))
    assert z.std() == pytest.approx(1, abs=5 / math.sqrt(2 * n))
    for nominal in (0.05, 0.01):
        rate = float((two_sided(z) <= nominal).mean())
        assert rate == pytest.approx(nominal, abs=5 * math.sqrt(nominal / n))


@each_place
def test_the_folds_together_test_the_sum_of_their_expectations(case, place):
    truth, counts = case
    images = [truth.values * np.float32(scale) for scale in (0.9, 1.1, 1.0, 0.95)]
    parts = list(folds(counts, 4, np.random.default_rng(3)))
    expectations = [expected(image, part, **place) for image, part in zip(images, parts, strict=True)]
    total = sum(expectations)
    weights = line_weights(contrast_template(PLACES[0]), counts) * inverse_variance(total)
    score = sum(float((weights * (part.values - one)).sum()) for part, one in zip(parts, expectations, strict=True))
    z = score / np.sqrt((weights**2 * total).sum())
    assert Residuals(counts, total, **place).z(DIAMETER_MM)[PLACES[0]] == pytest.approx(z, rel=0.03)


@each_place
def test_slices_without_counts_tell_nothing(case, place):
    truth, counts = case
    empty = replace(
        counts,
        values=np.zeros_like(counts.values),
        corrections=Corrections(attenuation=counts.corrections.attenuation),
    )
    result = Residuals(empty, np.zeros_like(counts.values), **place).spots(truth.values, truth.values, 10.0)
    assert not result.z.any()
    assert np.isinf(result.error).all()


@each_place
def test_an_image_that_is_too_small_is_refused(place):
    grid = ImageGrid((8, 8, 2), (4.0, 4.0, 4.0))
    image = Image(np.ones(grid.shape, dtype=np.float32), grid, BQML)
    lines = project(image, geometry_for_image(image))
    counts = replace(lines, unit=COUNTS, kind=Kind.MEASURED, values=np.round(lines.values))
    with pytest.raises(InputError, match="too small"):
        Residuals(counts, expected(image.values, counts, **place), **place).z(16.0)


def test_the_false_discovery_cut_is_the_step_up_of_benjamini_and_hochberg():
    rng = np.random.default_rng(0)
    for _ in range(20):
        p = np.concatenate([rng.random(40), rng.random(10) * 1e-3])
        by_hand = [k for k in range(1, 51) if (p <= 0.05 * k / 50).sum() >= k]
        told = max(by_hand, default=0)
        cut = false_discovery_cut(p, 50)
        assert int((p <= cut.p_value).sum()) == told
        assert cut.next_p == pytest.approx(0.05 * min(told + 1, 50) / 50)


def test_tests_that_are_not_listed_count_as_not_told():
    p = np.array([1e-4, 0.02])
    assert false_discovery_cut(p, 2).p_value == 0.05
    assert false_discovery_cut(p, 100).p_value == pytest.approx(0.05 / 100)
    assert false_discovery_cut(p, 1000).p_value == 0
    assert false_discovery_cut(np.zeros(0), 0).p_value == 0


def test_where_nothing_is_wrong_a_finding_is_made_in_one_of_twenty_families():
    rng = np.random.default_rng(1)
    families = [false_discovery_cut(rng.random(30), 30).p_value > 0 for _ in range(2000)]
    assert np.mean(families) == pytest.approx(0.05, abs=5 * math.sqrt(0.05 / 2000))


def test_as_many_tests_are_made_as_would_each_be_told_with_a_power_of_one_half():
    rng = np.random.default_rng(4)
    for n in (1, 7, 200):
        strengths = rng.exponential(2.5, n)
        by_hand = [k for k in range(1, n + 1) if np.sort(strengths)[-k] >= norm.isf(0.05 / k)]
        chosen = worth_testing(strengths)
        assert chosen.sum() == max(by_hand, default=0)
        assert not chosen.any() or strengths[chosen].min() >= critical(int(chosen.sum()))
        assert chosen.all() or strengths[~chosen].max() <= critical(int(chosen.sum()) + 1)
    assert not worth_testing(np.zeros(0)).any()


def test_the_choice_of_tests_keeps_the_rate_of_false_findings_and_finds_what_is_wrong_more_often():
    rng = np.random.default_rng(5)
    alarms, found, found_among_all = 0, 0, 0
    for _ in range(2000):
        strengths = np.concatenate([[4.5], rng.uniform(4, 8, 9), rng.uniform(0, 2, 900)])
        deviations = rng.standard_normal(len(strengths))
        chosen = worth_testing(strengths)
        assert chosen.sum() == 10
        alarms += false_discovery_cut(one_sided(deviations)[chosen], 10).p_value > 0
        deviations[0] += strengths[0]
        p = one_sided(deviations)
        found += p[0] <= false_discovery_cut(p[chosen], 10).p_value
        found_among_all += p[0] <= false_discovery_cut(p, len(p)).p_value
    assert alarms / 2000 == pytest.approx(0.05, abs=5 * math.sqrt(0.05 / 2000))
    assert found / 2000 > 0.95
    assert found_among_all / 2000 < 0.8


def test_power_is_the_share_of_draws_beyond_the_critical_value():
    rng = np.random.default_rng(2)
    drawn = 3.0 / 1.5 + rng.standard_normal(100_000)
    assert power(-3.0, 1.5, 1.96) == pytest.approx((drawn > 1.96).mean(), abs=0.01)
    assert power(0.0, 1.0, norm.isf(0.01)) == pytest.approx(0.01)


@pytest.mark.parametrize(
    ("shape", "sides"), [((5, 20, 17), (3, 5, 7)), ((2, 9, 12), (5, 9, 9)), ((8, 16, 16), (1, 3, 3))]
)
def test_a_correlation_is_that_of_the_sums_and_no_transform_takes_more_than_a_slice(monkeypatch, shape, sides):
    rng = np.random.default_rng(3)
    image, half = rng.normal(size=shape).astype(np.float32), rng.random(sides)
    weights = half + half[::-1, ::-1, ::-1]
    sizes = []

    def listened(honest):
        return lambda one, *more, **named: sizes.append(one.size) or honest(one, *more, **named)

    for name in ("rfft2", "irfft2", "fft", "ifft"):
        monkeypatch.setattr(matched_filter, name, listened(getattr(matched_filter, name)))
    found = correlated(image, weights)
    np.testing.assert_allclose(found, correlate(image, weights, mode="constant"), rtol=1e-4, atol=1e-4)
    assert found.dtype == np.float32
    padded = [n + m for n, m in zip(shape, sides, strict=True)]
    assert max(sizes) < 2 * max(padded[1] * padded[2], padded[0] * padded[2])
