"""Intervals of regions: each formula against brute force, and the shipped calibration on phantoms it never saw."""

import json
import math
from dataclasses import replace
from functools import partial
from importlib import resources
from pathlib import Path

import numpy as np
import pytest
from safetensors import safe_open
from safetensors.torch import save_file
from scipy.ndimage import gaussian_filter
from scipy.optimize import minimize
from scipy.stats import binom

from redpet.case import BQML, Image, ImageGrid, Kind
from redpet.evidence import intervals as room
from redpet.evidence.conformal import (
    NARROWEST,
    Bounds,
    Calibrated,
    Calibration,
    bounds_of,
    misses,
    quantile_regression,
    shipped,
    stretch_of,
)
from redpet.evidence.intervals import Facts, Outline, facts_of, interval, intervals, seen
from redpet.jobs.intervals import region_intervals
from redpet.measures.regions import measure_region
from redpet.restoration.model_file import load_model

GRID = ImageGrid((40, 36, 7), (4.0, 4.0, 4.0))
FLAT = Bounds((-0.1,), (0.3,), ((0.0, 0.0, 0.0),) * 4, (1.0,), (1.0,))
FRESH = [(Kind.MEASURED, 5000), (Kind.REPROJECTED, 5001), (Kind.REPROJECTED, 5002), (Kind.MEASURED, 5003)]
"""Phantoms at DRF 1, 4, 20 and 100, beyond those of calibration and check."""
TOGETHER = 12
"""Three methods and four measures of a region err alike: so many intervals count as one."""
TABLE = Calibration(0.9, (2.0, 9.0, 45.0, 165.0), (1.0, 10.0), {})


def loss(features: np.ndarray, errors: np.ndarray, share: float, line: np.ndarray) -> float:
    over = errors - features @ line
    return float(np.where(over >= 0, share * over, (share - 1) * over).sum())


def test_the_regression_on_a_constant_is_the_quantile():
    errors = np.random.default_rng(0).normal(size=101)
    for share in (0.05, 0.5, 0.95):
        (line,) = quantile_regression(np.ones((101, 1)), errors, share)
        assert line == pytest.approx(np.sort(errors)[math.ceil(101 * share) - 1], abs=1e-9)


def test_no_line_that_a_search_finds_has_a_smaller_loss():
    rng = np.random.default_rng(1)
    features = np.column_stack([np.ones(60), rng.normal(size=60), rng.uniform(size=60)])
    errors = features @ [0.2, -0.5, 1.0] + rng.normal(size=60) * (1 + features[:, 2])
    for share in (0.05, 0.95):
        found = quantile_regression(features, errors, share)
        least = loss(features, errors, share, found)
        for start in rng.normal(size=(5, 3)):
            other = minimize(partial(loss, features, errors, share), start, method="Nelder-Mead")
            assert least <= other.fun + 1e-9
        assert (errors < features @ found).mean() == pytest.approx(share, abs=3 / 60)


def test_the_stretch_is_the_rank_that_a_new_score_exceeds_with_the_rest_of_the_probability():
    assert stretch_of(np.arange(1.0, 20.0), 0.9) == 18  # the 18th of 19: 2 of 20 places lie above it
    assert stretch_of(np.arange(1.0, 10.0), 0.9) == 9
    assert stretch_of(np.arange(1.0, 9.0), 0.9) == math.inf


def test_bounds_that_cross_change_places_and_never_meet():
    low, high = bounds_of(np.array([[1.0], [2.0]]), [0.3], [0.1])
    assert low.tolist() == pytest.approx([0.1, 0.2])
    assert high.tolist() == pytest.approx([0.3, 0.6])
    low, high = bounds_of(np.array([[1.0]]), [0.2], [0.2])
    assert high - low == pytest.approx(NARROWEST)
    assert misses(np.array([0.0, 0.2, 0.7]), np.zeros(3), np.full(3, 0.4)).tolist() == pytest.approx([0, -0.5, 0.75])


def test_what_is_stretched_on_half_of_the_cases_holds_nine_of_ten_new_ones_though_the_line_is_wrong():
    rng = np.random.default_rng(2)

    def drawn(n: int) -> tuple[np.ndarray, np.ndarray]:
        x = rng.uniform(0, 2, n)
        return np.column_stack([np.ones(n), x]), np.sin(3 * x) + rng.standard_t(3, n) * (0.2 + x)

    lower, upper = (quantile_regression(*drawn(200), share) for share in (0.05, 0.95))
    features, errors = drawn(2000)
    stretch = stretch_of(misses(errors, *bounds_of(features, lower, upper)), 0.9)
    features, errors = drawn(4000)
    held = int((misses(errors, *bounds_of(features, lower, upper)) <= stretch).sum())
    spread = math.sqrt(0.9 * 0.1 * (1 / 2000 + 1 / 4000))
    assert abs(held / 4000 - 0.9) < 4 * spread


def images() -> tuple[Image, Image, np.ndarray]:
    """A low dose and a restored image with a hot ball, and the ball."""
    z, y, x = np.indices(GRID.shape) - np.array([3, 18, 20])[:, None, None, None]
    ball = z**2 + y**2 + x**2 <= 4
    rng = np.random.default_rng(3)
    truth = 1000.0 + 3000.0 * ball
    restored = gaussian_filter(truth, 0.6) + rng.normal(0, 20, GRID.shape)
    given = truth + rng.normal(0, 400, GRID.shape)
    return (*(Image(one.astype(np.float32), GRID, BQML) for one in (given, restored)), ball)


def test_the_features_are_what_they_are_called():
    given, restored, ball = images()
    facts = facts_of(seen(given, restored), ball)
    sigma = 6 / math.sqrt(8 * math.log(2)) / 4
    soft_given, soft_restored = (gaussian_filter(one.values, sigma, mode="nearest") for one in (given, restored))
    places = np.argwhere(ball)
    everywhere = np.indices(GRID.shape).reshape(3, -1).T
    distance_mm = 4 * np.min(np.linalg.norm(everywhere[:, None] - places, axis=2), axis=1).reshape(GRID.shape)
    near = distance_mm <= 6
    mean = restored.values[ball].mean()
    volume_ml = ball.sum() * 0.064
    v_filter = (4 * math.pi) ** 1.5 * (6 / math.sqrt(8 * math.log(2))) ** 3 / 1000
    noise = np.sqrt(np.mean((soft_given - soft_restored)[near] ** 2)) / mean / math.sqrt(1 + volume_ml / v_filter)
    trust = 1 / (1 + (noise / 0.1) ** 2)
    low = math.log(soft_given[ball].max() / restored.values[ball].max())
    raw = math.log(given.values[ball].mean() / mean)
    sharp = math.log(soft_restored[ball].max() / restored.values[ball].max())
    size, contrast = math.log(volume_ml), math.log(mean / restored.values[near & ~ball].mean())
    expected = (1, trust * low, trust * raw, (1 - trust) * low, (1 - trust) * raw, sharp, size, max(0, -size), contrast,
                contrast * max(0, -size), noise)  # fmt: skip
    assert facts["max"].features == pytest.approx(expected, rel=1e-4)
    assert facts["max"].value == restored.values[ball].max()
    assert facts["volume_ml"].value == pytest.approx(volume_ml)


def test_the_volume_is_what_the_regions_own_threshold_encloses_in_another_image():
    _, restored, ball = images()
    outline = Outline(ball, restored)
    near = np.zeros(GRID.shape, bool)
    near[outline.window] = outline.near
    larger = restored.values.copy()
    ring = near & ~ball
    larger[ring] = np.where(np.arange(ring.sum()) % 2 == 0, 9000, larger[ring])
    threshold = np.sort(restored.values[near])[-ball.sum()]
    found = outline.measured(larger)
    assert found["volume_ml"] == pytest.approx((larger[near] >= threshold).sum() * 0.064)
    assert found["volume_ml"] > 1.5 * ball.sum() * 0.064
    plain = measure_region(restored, ball)
    own = outline.measured(restored.values)
    assert (own["mean"], own["max"], own["peak"]) == pytest.approx((plain.mean, plain.max, plain.peak), rel=1e-6)
    assert outline.measured(np.zeros(GRID.shape, np.float32))["volume_ml"] == pytest.approx(0.032)


def test_an_interval_lies_about_the_value_by_its_bounds_and_stretch():
    facts = Facts(100.0, 5.0, (1.0,))
    told = interval(facts, FLAT, TABLE, 4.0)
    assert (told.lower, told.upper) == pytest.approx((100 * math.exp(-0.1), 100 * math.exp(0.3)))
    assert (told.level, told.why) == (0.9, "")
    stretched = replace(FLAT, stretch=((0.0,) * 3, (0.0, 0.5, 0.0), (0.0,) * 3, (0.0,) * 3))
    told = interval(facts, stretched, TABLE, 4.0)
    assert (told.lower, told.upper) == pytest.approx((100 * math.exp(-0.3), 100 * math.exp(0.5)))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"drf": 400.0}, "a DRF of 400 lies outside of what was calibrated"),
        ({"drf": None}, "the dose is not known"),
        ({"features": (1.2,)}, "the region is unlike those that were calibrated on"),
        ({"why": "the case lies outside of what the model was trained on"}, "outside of what the model was trained on"),
    ],
)
def test_outside_of_what_was_calibrated_an_interval_is_twice_as_wide_and_says_so(change, why):
    wide = {**{"drf": 4.0, "features": (1.0,), "why": ""}, **change}
    bounds = Bounds((-0.1,), (0.3,), ((0.25,) * 3,) * 4, (1.0,), (1.0,))
    told = interval(Facts(100.0, 5.0, wide["features"]), bounds, TABLE, wide["drf"], wide["why"])
    alike = interval(Facts(100.0, 5.0, (1.0,)), bounds, TABLE, 4.0)
    scale = wide["features"][0]
    assert math.log(told.upper / told.lower) == pytest.approx(2 * scale * math.log(alike.upper / alike.lower))
    assert why in told.why
    assert told.why.endswith("twice as wide")


def test_the_total_has_the_interval_of_the_mean_times_the_volume_and_nothing_has_none():
    given, restored, ball = images()
    features = facts_of(seen(given, restored), ball)["mean"].features
    bounds = Bounds((-0.1, *[0.0] * 10), (0.3, *[0.0] * 10), FLAT.stretch, features, features)
    own = Calibrated("x", {"measured": dict.fromkeys(room.MEASURES, bounds)})
    told = intervals(seen(given, restored), ball, own, Kind.MEASURED, TABLE, 4.0, "")
    assert told["total"].upper == pytest.approx(told["mean"].upper * ball.sum() * 0.064)
    empty = replace(restored, values=np.zeros(GRID.shape, np.float32))
    assert intervals(seen(given, empty), ball, own, Kind.MEASURED, TABLE, 4.0, "") == {}


def record(**change: object) -> dict[str, object]:
    """What `run.json` says of a run, as far as intervals ask."""
    own = next(key for key, one in shipped().methods.items() if one.name == "default.safetensors")
    made = {
        "method": "osem",
        "projector": "auto",
        "iterations": 4,
        "subsets": 16,
        "psf_fwhm_mm": 0.0,
        "post_filter_mm": 0.0,
    }
    return {
        "input": {"kind": "measured", "drf": 4.0}, "method": "RED-NS+", "steps": 1, "reconstruction": made,
        "model": {"name": "default.safetensors", "weights_sha256": own}, "outside_training": [], "given_back": 50.0,
        **change,
    }  # fmt: skip


def test_the_models_that_ship_are_those_that_were_calibrated_and_another_card_changes_nothing(tmp_path):
    for name in ("default.safetensors", "image-unet.safetensors"):
        path = Path(str(resources.files("redpet") / "models" / name))
        found = load_model(path)
        assert shipped().methods[found.weights_sha256].name == name
        copy = tmp_path / name
        with safe_open(path, "pt") as file:
            metadata, tensors = file.metadata(), {key: file.get_tensor(key) for key in file.keys()}  # noqa: SIM118
        content = json.loads(metadata["redpet"]) | {"card": "Another card."}
        save_file(tensors, copy, metadata={"redpet": json.dumps(content)})
        other = load_model(copy)
        assert (other.card, other.weights_sha256) == ("Another card.", found.weights_sha256)
        assert other.sha256 != found.sha256
        key = next(iter(tensors))
        tensors[key].view(-1)[0] += 1
        save_file(tensors, copy, metadata=metadata)
        assert load_model(copy).weights_sha256 not in shipped().methods


def test_a_model_that_was_not_calibrated_has_the_intervals_of_the_filtered_low_dose():
    given, restored, ball = images()
    pair = {"low": given, "restored": restored}
    own = region_intervals(record(), pair)
    assert own.why == ""
    assert own.of(ball)["mean"].lower < own.of(ball)["mean"].upper
    strange = region_intervals(record(model={"name": "mine", "sha256": "0"}), pair)
    assert "RED-NS+ of mine was not calibrated" in strange.why
    for change in ({"steps": 5}, {"strength": 50.0}, {"protected_ml": 3.0}, {"given_back": 0.0}, {"consistency": 0.1}):
        assert "was not calibrated" in region_intervals(record(**change), pair).why
    image = {"input": {"kind": "re-projected", "drf": 4.0}}
    assert region_intervals(record(**image, given_back=0.0), pair).why == ""
    assert "was not calibrated" in region_intervals(record(**image), pair).why
    other = replace(restored, values=3 * restored.values)
    again = region_intervals(record(model=None, method="OSEM"), pair | {"restored": other})
    assert "the method OSEM was not calibrated" in again.why
    assert again.of(ball) == strange.of(ball)  # whatever the restored image shows


def test_images_that_were_made_otherwise_have_none_and_what_lies_outside_is_told():
    given, restored, ball = images()
    pair = {"low": given, "restored": restored}
    made = record()["reconstruction"] | {"post_filter_mm": 5.0}
    none = region_intervals(record(reconstruction=made), pair)
    assert none.of(ball) == {}
    assert "these images were made otherwise" in none.reason
    outside = region_intervals(record(outside_training=["few counts"]), pair).of(ball)["mean"]
    assert "outside of what the model was trained on" in outside.why
    inside = region_intervals(record(), pair).of(ball)["mean"]
    assert outside.lower < inside.lower < inside.upper < outside.upper


@pytest.fixture(scope="module")
def fresh() -> list[tuple[Facts, float, float, str, str, str]]:
    """Each measure of each region of a few phantoms of the family apart, its truth, DRF, method, kind and name."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))
        from interval_cases import CHECK, measured_rows
    rows = [(kind, row) for kind, at in FRESH for row in measured_rows(CHECK, kind, at)]
    return [
        (
            Facts(one["value"], row["volume_ml"], tuple(one["features"])),
            one["true"],
            row["drf"],
            row["method"],
            kind,
            name,
        )
        for kind, row in rows
        for name, one in row["measures"].items()
    ]


def held(fresh: list[tuple[Facts, float, float, str, str, str]], share: float) -> int:
    """How many truths lie in the intervals of the shipped calibration, shrunk to a share of their width."""
    calibration = shipped()
    keys = {"red": "default.safetensors", "image-unet": "image-unet.safetensors"}
    by_name = {one.name: one for one in calibration.methods.values()}
    inside = 0
    for facts, true, drf, method, kind, name in fresh:
        bounds = by_name[keys.get(method, method)].bounds[kind][name]
        told = interval(facts, bounds, calibration, drf)
        low, high, at = math.log(told.lower), math.log(told.upper), math.log(max(true, 1e-9))
        inside += abs(at - (low + high) / 2) <= share * (high - low) / 2
    return inside


def test_the_shipped_calibration_holds_nine_of_ten_truths_of_phantoms_that_nothing_has_seen(fresh):
    n = len(fresh) / TOGETHER
    least, most = binom.ppf([0.001, 0.999], round(n), 0.9) / n
    assert least <= held(fresh, 1.0) / len(fresh) <= min(most, 0.985)
    assert held(fresh, 0.5) / len(fresh) < least  # what is half as wide does not pass
