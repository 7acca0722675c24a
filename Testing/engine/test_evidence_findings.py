"""What the counts say of an image: invented, erased, overstated, shifted; supported, contradicted, cannot tell."""

from dataclasses import replace
from importlib import import_module
from itertools import pairwise

import numpy as np
import pytest

from redpet.case import BQML, SUV, Image, ImageGrid, Sinogram
from redpet.case.geometry import geometry_for_image
from redpet.errors import Cancelled
from redpet.evidence.body import body_of
from redpet.evidence.findings import SPREAD, Kind, Spot, State, settled
from redpet.evidence.findings import judged as verdicts
from redpet.evidence.hypothesis import expected
from redpet.evidence.judgement import SCALES_MM, Judgement, judge, reference_states
from redpet.evidence.lacking import Search, lacking, lacking_spots
from redpet.evidence.matched_filter import SpotMap
from redpet.evidence.templates import sphere, sphere_ml
from redpet.evidence.untouched import untouched_image
from redpet.evidence.words import HINT, findings, place_words, position_mm, spot_sentence
from redpet.phantoms.lumpy import lumpy_phantom
from redpet.phantoms.painting import Ellipsoid, paint
from redpet.projection.dose import project, simulate_counts, thin
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import OsemSettings, osem

GRID = ImageGrid((64, 64, 6), (4.0, 4.0, 4.0), (-126.0, -126.0, 100.0))
UPTAKE = 4000.0
HERE, THERE = (3, 30, 22), (2, 36, 42)


def flat() -> np.ndarray:
    body, _ = paint([Ellipsoid((0, 0, 0), (1e4, 90, 105), UPTAKE, 0.0)], GRID)
    return body


def with_sphere(image: np.ndarray, place: tuple[int, int, int], contrast: float, diameter_mm: float = 10.0):
    """An image with a sphere of `contrast` to 1 added around a voxel."""
    weights = sphere(GRID.spacing_mm, diameter_mm) * sphere_ml(diameter_mm) / GRID.voxel_ml
    window = tuple(slice(at - n // 2, at + n // 2 + 1) for at, n in zip(place, weights.shape, strict=True))
    changed = image.copy()
    changed[window] += (contrast - 1) * UPTAKE * weights
    return changed


def counts_of(values: np.ndarray, drf: float, seed: int = 0, mu: np.ndarray | None = None) -> Sinogram:
    truth = Image(values.astype(np.float32), GRID, BQML)
    rng = np.random.default_rng(seed)
    lines = project(truth, geometry_for_image(truth))
    survival = None if mu is None else np.exp(-project(Image(mu, GRID, "1/mm"), lines.geometry).values)
    return thin(simulate_counts(lines, rng, counts_per_slice=2e6, attenuation=survival), drf, rng)


def judged(shown: np.ndarray, truth: np.ndarray, drf: float, seed: int = 0) -> Judgement:
    """Counts of one image judge another that knew nothing of them."""
    counts = counts_of(truth, drf, seed)
    image = Image(shown.astype(np.float32), GRID, BQML)
    return judge(image, counts, expected(image.values, counts))


def at(judgement: Judgement, place: tuple[int, int, int]):
    """The finding whose centre lies within a voxel of a place, or None."""
    near = [spot for spot in judgement.spots if np.abs(np.subtract(spot.place, place)).max() <= 1]
    return near[0] if near else None


def test_a_sphere_that_is_in_the_image_and_in_the_counts_is_supported():
    both = with_sphere(flat(), HERE, 4.0)
    judgement = judged(both, both, 4)
    spot = at(judgement, HERE)
    assert (spot.kind, spot.state) == (Kind.SHOWN, State.SUPPORTED)
    assert spot.counted == pytest.approx(3 * UPTAKE, abs=4 * spot.counted_error)
    assert judgement.states[HERE] == State.SUPPORTED


def test_an_invented_sphere_is_contradicted():
    judgement = judged(with_sphere(flat(), HERE, 4.0), flat(), 4)
    spot = at(judgement, HERE)
    assert (spot.kind, spot.state) == (Kind.INVENTED, State.CONTRADICTED)
    assert spot.z < -5
    assert spot.power > 0.99
    assert judgement.states[HERE] == State.CONTRADICTED


def test_an_erased_sphere_is_found_where_the_counts_hold_it():
    judgement = judged(with_sphere(flat(), THERE, 4.0), with_sphere(with_sphere(flat(), THERE, 4.0), HERE, 4.0), 4)
    spot = at(judgement, HERE)
    assert (spot.kind, spot.state) == (Kind.ERASED, State.CONTRADICTED)
    assert spot.counted == pytest.approx(3 * UPTAKE, abs=4 * spot.counted_error)
    assert judgement.states[HERE] == State.CONTRADICTED
    assert at(judgement, THERE).state is State.SUPPORTED


@pytest.mark.parametrize(("level", "uptake"), [(0.2, 0.45), (0.0, 1.0)])
def test_an_erased_sphere_is_found_in_a_cold_region_and_in_a_cavity_too(level, uptake):
    _, y, x = np.indices(GRID.shape)
    region = (y - HERE[1]) ** 2 + (x - HERE[2]) ** 2 < 9**2
    shown = np.where(region, level, 1) * flat()
    spot = at(judged(shown, with_sphere(shown, HERE, 1 + uptake), 1), HERE)
    assert (spot.kind, spot.state) == (Kind.ERASED, State.CONTRADICTED)


def test_cold_tissue_at_the_border_is_of_the_body_where_its_attenuation_is_known_and_an_erased_sphere_in_it_is_found():
    inner, _ = paint([Ellipsoid((0, 0, 0), (1e4, 50, 60), UPTAKE, 0.0)], GRID)
    rim, mu = paint([Ellipsoid((0, 0, 0), (1e4, 90, 105), 0.03 * UPTAKE, 0.0096)], GRID)
    shown, place = np.maximum(inner, rim), (3, 31, 11)
    truth = with_sphere(shown, place, 1.4)
    image = Image(shown.astype(np.float32), GRID, BQML)
    for attenuation, known in ((mu, True), (None, False)):
        counts = counts_of(truth, 1, mu=attenuation)
        spot = at(judge(image, counts, expected(image.values, counts)), place)
        assert bool(body_of(image, counts)[place]) is known
        assert (spot is not None and spot.kind is Kind.ERASED) is known


def test_an_invented_sphere_is_contradicted_in_a_cold_region_too():
    _, y, x = np.indices(GRID.shape)
    region = (y - HERE[1]) ** 2 + (x - HERE[2]) ** 2 < 9**2
    truth = np.where(region, 0.1, 1) * flat()
    judgement = judged(with_sphere(truth, HERE, 1.45), truth, 1)
    assert (at(judgement, HERE).kind, at(judgement, HERE).state) == (Kind.INVENTED, State.CONTRADICTED)


def test_what_is_wrong_at_one_size_is_told_though_it_is_right_at_one_that_the_counts_know_better():
    small = Spot((3, 20, 20), 10.0, 8.0, 1.0, 0.5, -20.0, 0.4)
    large = Spot((3, 20, 21), 16.0, 6.0, 1.0, 6.2, 1.0, 0.2)
    told, _ = verdicts([small, large], 1000)
    (one,) = settled(told, [], (4.0, 4.0, 4.0))
    assert (one.diameter_mm, one.kind, one.state) == (10.0, Kind.INVENTED, State.CONTRADICTED)
    told, _ = verdicts([replace(small, z=-1.0), large], 1000)
    (one,) = settled(told, [], (4.0, 4.0, 4.0))
    assert (one.diameter_mm, one.state) == (16.0, State.SUPPORTED)


def test_spots_of_which_the_counts_cannot_tell_cost_those_of_which_they_can_no_power():
    strong = Spot((3, 20, 20), 10.0, 2.0, 1.0, 0.2, -3.3, 0.5)
    noise = [Spot((3, 4, at), 6.0, 1.0, 1.0, 1.0, -1.0 * (at % 2), 1.0) for at in range(500)]
    in_a_hollow = replace(noise[0], z=-6.0)
    (one, sure, *others), needed = verdicts([strong, in_a_hollow, *noise], 100_000)
    assert one.state is sure.state is State.CONTRADICTED
    assert {other.state for other in others} == {State.CANNOT_TELL}
    assert needed < 2.1
    assert one.power > 0.5 > max(other.power for other in others)


def test_an_erased_sphere_is_told_about_as_often_as_its_power_says():
    rng = np.random.default_rng(6)
    for deviation in (4.0, 5.5, 7.0):
        z, untouched = deviation + rng.standard_normal((2, 20_000))
        told = (z > 4.7) & ((deviation + SPREAD * (untouched - deviation)) / SPREAD > 3)
        assert float(Search(100_000, 4.7, 3).power(np.array(deviation))) == pytest.approx(told.mean(), abs=0.02)


def test_a_deviation_that_the_untouched_image_does_not_show_is_no_erased_spot():
    def found(counted: float) -> list[Spot]:
        peak = np.zeros((3, 9, 9), dtype=np.float32)
        peak[1, 4, 4] = 1
        ones = np.ones_like(peak)
        one = SpotMap(10.0, 0 * ones, ones, counted * peak, 6 * peak, 0.2 * ones)
        return lacking_spots([one], [ones > 0], (4.0, 4.0, 4.0), 1.0)

    (spot,) = found(3.5 * SPREAD * 0.2)
    assert (spot.place, spot.kind) == ((1, 4, 4), Kind.ERASED)
    assert found(2.5 * SPREAD * 0.2) == []


def peak_of(shown: float, surroundings: float, counted: float, z: float = 6.0, around: float = 0.0) -> SpotMap:
    """A spot in the middle of a few slices; beside it, the counts deviate by `around`."""
    peak = np.zeros((5, 21, 21), dtype=np.float32)
    peak[2, 10, 10] = 1
    ones = np.ones_like(peak)
    return SpotMap(
        10.0, shown * peak, surroundings * ones, counted * peak, around * ones + (z - around) * peak, 0.2 * ones
    )


@pytest.mark.parametrize(("counted", "kinds"), [(0.6, ["erased"]), (-0.1, [])])
def test_in_a_hollow_a_spot_is_measured_by_the_places_own_level(counted, kinds):
    hollow = peak_of(-0.6, 1.6, counted, z=9.0)
    everywhere = [hollow.error > 0]
    assert [str(spot.kind) for spot in lacking_spots([hollow], everywhere, (4.0, 4.0, 4.0), 1.0)] == kinds
    search = Search(100_000, 4.7, 3.0)
    level_needed = 7.2 * 0.2 / 3  # a lesion of 4:1 adds three times its level, of which 7.2 errors are more than enough
    for own, state in ((level_needed, State.SUPPORTED), (0.3 * level_needed, State.CANNOT_TELL)):
        hollow = peak_of(own - 1.6, 1.6, 0.0)
        assert reference_states(hollow, everywhere[0], 2.0, search)[2, 10, 10] == state


def test_where_much_of_a_body_deviates_the_untouched_image_has_to_be_surer():
    def told(around: float) -> int:
        one = peak_of(0.0, 1.0, 3.5 * SPREAD * 0.2, z=9.0, around=around)
        everywhere = [one.error > 0]
        return len(lacking(lacking_spots([one], everywhere, (4.0, 4.0, 4.0), 1.0), [one], everywhere)[0])

    assert told(around=0.0) == 1
    assert told(around=8.0) == 0


def test_the_untouched_image_holds_a_sphere_in_cold_tissue_where_osem_is_far_from_its_end():
    cold, _ = paint([Ellipsoid((0, 0, 50), (1e4, 60, 40), 0.9 * UPTAKE, 0.0)], GRID)
    truth = np.clip(flat() - cold, 0, None).astype(np.float32)
    lesion = with_sphere(truth, (3, 32, 44), 1.3) - truth
    level = np.where(flat() > 0, np.float32(UPTAKE), np.float32(0))
    noisy = counts_of(truth, 4)

    def held(image_of) -> float:
        rich, poor = (replace(noisy, values=expected(values, noisy)) for values in (truth + lesion, truth))
        return float(((image_of(rich) - image_of(poor)) * lesion).sum() / (lesion**2).sum())

    assert held(lambda counts: osem(counts, OsemSettings(8)).values) < 0.7
    assert held(lambda counts: untouched_image(counts, level)) == pytest.approx(0.95, abs=0.05)
    inside = untouched_image(noisy, level)[cold > 0.89 * UPTAKE]
    assert inside.min() < 0
    assert inside.mean() == pytest.approx(0.1 * UPTAKE, abs=3 * inside.std() / np.sqrt(inside.size))


@pytest.mark.parametrize(("deviation", "kinds"), [(-40.0, {"invented"}), (-4.0, {"understated"})])
def test_of_two_spots_that_meet_and_say_opposite_things_that_which_deviates_more_stays(deviation, kinds):
    invented = Spot((3, 20, 20), 10.0, 9.0, 1.0, 0.0, deviation, 0.2, Kind.INVENTED, State.CONTRADICTED)
    beside = Spot((3, 20, 22), 10.0, 3.0, 1.0, 5.0, 9.0, 0.2, Kind.UNDERSTATED, State.CONTRADICTED)
    shown = replace(invented, place=(3, 21, 23), kind=Kind.SHOWN, state=State.SUPPORTED)
    far = replace(shown, place=(3, 40, 40))
    found = settled([invented, far], [beside], (4.0, 4.0, 4.0))
    assert {str(one.kind) for one in found} == {*kinds, "shown"}
    assert far in found
    assert shown not in settled([shown], [beside], (4.0, 4.0, 4.0))


def test_half_a_sphere_is_overstated_and_one_that_is_faint_in_the_image_understated():
    strong, weak = with_sphere(flat(), HERE, 6.0), with_sphere(flat(), HERE, 3.0)
    assert at(judged(strong, weak, 1), HERE).kind is Kind.OVERSTATED
    assert at(judged(weak, strong, 1), HERE).kind is Kind.UNDERSTATED


def test_the_counts_cannot_tell_of_a_sphere_at_too_low_a_dose():
    judgement = judged(with_sphere(flat(), HERE, 4.0), flat(), 1000)
    assert at(judgement, HERE).state is State.CANNOT_TELL
    assert at(judgement, HERE).power < 0.5
    assert judgement.states[THERE] == State.CANNOT_TELL
    assert State.CONTRADICTED not in judgement.states


def test_where_a_lesion_would_have_been_told_the_map_is_supported_and_air_is_not_judged():
    judgement = judged(flat(), flat(), 4)
    assert judgement.spots == ()
    assert judgement.states[THERE] == State.SUPPORTED
    assert judgement.states[0, 0, 0] == State.NOT_JUDGED
    body = body_of(Image(flat().astype(np.float32), GRID, BQML), counts_of(flat(), 4))
    rim = (3, 32, int(np.flatnonzero(body[3, 32])[0]))
    assert judgement.states[rim] == State.NOT_JUDGED


def test_a_region_that_is_shifted_is_told_with_its_factor():
    truth = flat()
    region = np.zeros(GRID.shape, dtype=bool)
    region[:, 22:42, 34:52] = True
    shown = np.where(region & (truth > 0), 0.75 * truth, truth)
    judgement = judged(shown, truth, 4)
    shift = judgement.shifts[0]
    assert shift.change == pytest.approx(0.33, abs=0.1)
    assert region[shift.place]
    assert shift.z > 5
    # What is uniform at the scale of spots is no spot.
    assert not [spot for spot in judgement.spots if spot.kind is Kind.INVENTED]
    told = np.any([one.region for one in judgement.shifts], axis=0)
    assert (judgement.states[told] == State.CONTRADICTED).mean() > 0.9  # spots keep their own states
    core = np.s_[:, 26:38, 38:48]
    assert (judgement.states[core] == State.CONTRADICTED).all()
    assert judgement.states[3, 32, 16] == State.SUPPORTED


def test_a_spot_in_a_shifted_region_keeps_its_own_state_in_the_map():
    truth = with_sphere(flat(), THERE, 5.5)
    shown = truth.copy()
    shown[:, 22:50, 34:52] *= 0.75
    judgement = judged(shown, truth, 20)
    assert judgement.states[THERE] == at(judgement, THERE).state == State.SUPPORTED
    assert judgement.states[THERE[0], THERE[1] + 8, THERE[2]] == State.CONTRADICTED


def test_a_region_that_is_shifted_stands_out_of_an_image_that_is_a_little_wrong_everywhere():
    truth = flat()
    region = np.zeros(GRID.shape, dtype=bool)
    region[:, 22:42, 34:52] = True
    ripples = 1 + 0.04 * np.sin(np.arange(64) / 4)[:, None] * np.sin(np.arange(64) / 4)
    shown = np.where(region, 0.75, ripples) * truth
    shift = judged(shown, truth, 1).shifts[0]
    assert shift.change == pytest.approx(0.33, abs=0.1)
    assert region[shift.place]


def test_a_region_that_is_shifted_is_told_beside_the_edges_that_a_filter_blurs_and_these_are_no_shifts():
    _, y, x = np.indices(GRID.shape)
    walls = ((y - 34) ** 2 + (x - 20) ** 2 < 8**2) ^ ((y - 34) ** 2 + (x - 20) ** 2 < 6**2)
    truth = np.where(walls, 5, 1) * flat()
    truth[:, 18:24, 18:30] *= 4
    blurred = GaussianFilter(GRID, 8.0).apply(truth.astype(np.float32))
    region = np.zeros(GRID.shape, dtype=bool)
    region[:, 24:44, 36:52] = True
    assert not [one for one in judged(blurred, truth, 4).shifts if abs(one.change) > 0.15]
    first = judged(np.where(region, 0.75, 1) * blurred, truth, 4).shifts[0]
    assert region[first.place]
    assert first.change == pytest.approx(0.33, abs=0.1)


def test_a_case_where_all_is_right_has_few_alarms():
    both = with_sphere(with_sphere(flat(), HERE, 4.0), THERE, 3.0)
    alarms = [
        any(spot.state is State.CONTRADICTED for spot in judged(both, both, 20, seed).spots) for seed in range(12)
    ]
    # At most one in twenty of each of two families.
    assert sum(alarms) <= 4


def test_counts_without_a_body_have_no_findings():
    empty = np.zeros(GRID.shape)
    counts = replace(counts_of(flat(), 4), values=np.zeros((6, 64, 64), dtype=np.float32))
    image = Image(empty.astype(np.float32), GRID, BQML)
    judgement = judge(image, counts, expected(image.values, counts))
    assert judgement.spots == ()
    assert not judgement.states.any()


def test_a_finding_says_where_how_hot_and_what_the_counts_hold():
    judgement = judged(with_sphere(flat(), HERE, 4.0), flat(), 4)
    image = Image(with_sphere(flat(), HERE, 4.0).astype(np.float32), GRID, BQML)
    first = findings(judgement, image, 1 / 2000)[0]
    assert first.kind == "invented"
    assert first.state == "contradicted"
    x, y, z = first.position_mm
    assert (x, y, z) == pytest.approx(np.add(GRID.origin_mm, np.multiply(HERE[::-1], 4.0)), abs=4)
    assert first.contrast_shown == pytest.approx(4, abs=0.3)
    assert first.contrast_counted == pytest.approx(1, abs=4 * first.contrast_error)
    assert first.uptake_shown == pytest.approx(4 * UPTAKE, rel=0.1)
    assert first.suv_shown == pytest.approx(first.uptake_shown / 2000)
    assert first.unit == BQML
    assert f"Spot of about {first.diameter_mm:.0f} mm at {place_words(first.position_mm)}" in first.sentence
    assert "no such spot" in first.sentence


@pytest.mark.parametrize(
    ("counted", "words"), [(1.0, " mm: the counts hold it (2.0 "), (0.2, " mm in a hollow: the counts")]
)
def test_an_erased_spot_that_is_no_warmer_than_its_surroundings_lies_in_a_hollow(counted, words):
    spot = Spot(HERE, 10.0, -0.6 * UPTAKE, UPTAKE, counted * UPTAKE, 9.0, 0.1 * UPTAKE, Kind.ERASED, State.CONTRADICTED)
    sentence = spot_sentence(spot, (0.0, 0.0, 0.0))
    assert words in sentence
    assert sentence.endswith("and the image does not (0.4 times).")


def test_a_spot_that_is_clear_alone_but_not_among_all_places_is_called_a_hint():
    weak = Spot(HERE, 10.0, 2 * UPTAKE, UPTAKE, 2.5 * UPTAKE, 0.3, UPTAKE / SPREAD)
    clear = replace(weak, error=weak.counted / SPREAD / (HINT + 0.1))
    assert "cannot tell whether it is there (3.5 ± 1.0 times)" in spot_sentence(weak, (0.0, 0.0, 0.0))
    assert "hint at it (3.5 ± 0.8 times), but noise makes such spots too" in spot_sentence(clear, (0.0, 0.0, 0.0))


def test_suv_is_said_only_where_it_is_known():
    judgement = judged(with_sphere(flat(), HERE, 4.0), flat(), 4)
    image = Image(with_sphere(flat(), HERE, 4.0).astype(np.float32), GRID, BQML)
    assert findings(judgement, image)[0].suv_shown is None
    in_suv = findings(judgement, replace(image, unit=SUV))[0]
    assert in_suv.suv_shown == in_suv.uptake_shown


def test_places_are_said_as_radiologists_do_and_follow_the_grids_direction():
    assert place_words((12.4, -7.6, -300.0)) == "L 12, A 8, I 300 mm"
    assert place_words((-1.0, 3.0, 20.0)) == "R 1, P 3, S 20 mm"
    turned = replace(GRID, direction=(0, 1, 0, 1, 0, 0, 0, 0, 1), origin_mm=(1.0, 2.0, 3.0))
    assert position_mm((1, 2, 5), turned) == pytest.approx((9.0, 22.0, 7.0))


def test_the_family_apart_has_lumps_walls_and_gradients_and_a_seed_names_its_members():
    one, again, other = (lumpy_phantom(np.random.default_rng(seed), 4, 96) for seed in (1, 1, 2))
    assert np.array_equal(one.activity, again.activity)
    assert one.activity.shape == (4, 96, 96)
    assert not np.array_equal(one.activity, other.activity)
    for phantom in (one, other):
        assert phantom.activity.min() >= 0
        assert np.isfinite(phantom.activity).all()
        body = phantom.attenuation > 0
        assert phantom.activity[body].std() > 0.2 * phantom.activity[body].mean()
        assert phantom.activity[:, :2].max() == 0


def test_no_training_sees_the_family_apart():
    from redpet.phantoms.random import KINDS, random_phantom

    kinds = {random_phantom(np.random.default_rng(seed), 1, (32,)).kind for seed in range(40)}
    assert kinds <= set(KINDS)
    assert lumpy_phantom(np.random.default_rng(0), 1, 32).kind not in KINDS


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What takes long in the judging, in the order in which it begins; the listener adds the steps that he hears."""
    log: list[str] = []

    def logged(room: str, name: str) -> None:
        module = import_module(f"redpet.evidence.{room}")
        honest = getattr(module, name)
        monkeypatch.setattr(module, name, lambda *args: log.append(name) or honest(*args))

    for room, name in (("templates", "_seen_at"), ("matched_filter", "correlated"), ("judgement", "within")):
        logged(room, name)
    return log


def test_between_two_steps_of_the_judging_is_one_template_at_one_place_or_one_scale_of_an_image(heard):
    both = with_sphere(flat(), HERE, 4.0)
    counts = counts_of(both, 4)
    image = Image(both.astype(np.float32), GRID, BQML)
    told = []
    judge(
        image, counts, expected(image.values, counts), on_step=lambda *step: told.append(step) or heard.append("step")
    )
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert {total for _, total in told} == {told[-1][0]}
    assert heard.count("_seen_at") == 4 * (len(SCALES_MM) + 1)
    assert not [pair for pair in pairwise(heard) if "step" not in pair]


@pytest.mark.parametrize("number", [1, 9, 12, 20, 40, 55, 61])
def test_who_cancels_the_judging_at_a_step_waits_for_nothing_more(heard, number):
    counts = counts_of(flat(), 4)
    image = Image(flat().astype(np.float32), GRID, BQML)

    def cancel(done: int, total: int) -> None:
        assert heard.count("cancelled") == 0
        if done == number:
            heard.append("cancelled")
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        judge(image, counts, expected(image.values, counts), on_step=cancel)
    assert heard[-1] == "cancelled"
