"""The numbers of a reading study against hand-computed and published ones."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import mannwhitneyu, wilcoxon
from simulated_reading import BETTER, LESIONS, QUALITY, design_of, read_all, study_in

from redpet.study.agreement import LINEAR, weighted_kappa
from redpet.study.answers import Mark
from redpet.study.design import Lesion
from redpet.study.detection import Marked, afroc_curve, false_marks, jafroc, roc_area, score, sensitivity
from redpet.study.findings import detected
from redpet.study.job import results_of
from redpet.study.ratings import signed_rank
from redpet.study.resampling import interval
from redpet.study.table import Row

NORMAL, ABNORMAL = (33, 6, 6, 11, 2), (3, 2, 2, 11, 33)
"""CT of the head rated 1 to 5 (Hanley & McNeil, Radiology 143, 29, 1982, table I): the area is 0.893."""


def ratings(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """Two series of ratings, from 1, whose table `[first, second]` this is."""
    pairs = [(i + 1, j + 1) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)]
    return [first for first, _ in pairs], [second for _, second in pairs]


def row(reader: str, case: str, arm: str, value: int, repeat: int = 0) -> Row:
    return Row(reader, 1, case, arm, "quality", "rating", value, repeat, 1.0, "", "", "")


def test_kappa_of_two_categories_is_the_textbook_value() -> None:
    # 20 and 15 of 50 agree: observed 0.7, by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5.
    assert weighted_kappa(*ratings([[20, 5], [10, 15]])) == pytest.approx(0.4)


def test_weighted_kappa_of_three_categories_is_the_value_by_hand() -> None:
    # Disagreements 8/40 by one step, 2/40 by two; expected from the margins (16, 14, 10) and (15, 15, 10) of 40.
    first, second = ratings([[12, 3, 1], [2, 10, 2], [1, 2, 7]])
    margins = np.outer([16, 14, 10], [15, 15, 10]) / 1600
    steps = np.abs(np.subtract.outer(range(3), range(3)))
    for power, observed in ((LINEAR, 9 / 40 + 2 * 2 / 40), (2, 9 / 40 + 4 * 2 / 40)):
        expected = float((steps**power * margins).sum())
        assert weighted_kappa(first, second, power, (1, 3)) == pytest.approx(1 - observed / expected)


def test_kappa_is_one_for_the_same_ratings_zero_for_independent_ones_and_unknown_for_a_single_value() -> None:
    assert weighted_kappa([1, 2, 5, 4], [1, 2, 5, 4]) == 1
    assert weighted_kappa(*ratings([[4, 4], [4, 4]])) == pytest.approx(0)
    assert weighted_kappa([3, 3], [3, 3]) is None
    assert weighted_kappa([], []) is None


def test_the_roc_area_of_the_published_ratings_is_the_published_one() -> None:
    lesion = [Marked((rating + 1,), ()) for rating, count in enumerate(ABNORMAL) for _ in range(count)]
    normal = [Marked((), (rating + 1,)) for rating, count in enumerate(NORMAL) for _ in range(count)]
    area = roc_area([*lesion, *normal])
    assert area == pytest.approx(0.893, abs=5e-4)
    u = mannwhitneyu([one.surest for one in lesion], [one.surest for one in normal]).statistic
    assert area == pytest.approx(u / (len(lesion) * len(normal)))


def test_jafroc_is_the_value_by_hand() -> None:
    # Lesions 5, 3, missed, 2; normal cases with their surest false mark 2, none. Against 2: 1 + 1 + 0 + 1/2; against
    # none: 1 + 1 + 1/2 + 1. The false 5 in the image of a lesion does not count.
    readings = [Marked((5, 3), ()), Marked((0, 2), (5,)), Marked((), (1, 2)), Marked((), ())]
    assert jafroc(readings) == pytest.approx(6 / 8)
    assert sensitivity(readings) == pytest.approx(3 / 4)
    assert false_marks(readings) == pytest.approx(3 / 4)
    assert jafroc(readings[:2]) is None


def test_the_area_under_the_afroc_curve_is_jafroc() -> None:
    rng = np.random.default_rng(1)
    readings = [Marked(tuple(map(int, rng.integers(0, 6, 2))), ()) for _ in range(30)]
    readings += [Marked((), tuple(map(int, rng.integers(1, 4, rng.integers(0, 3))))) for _ in range(30)]
    across, up = afroc_curve(readings, 5)
    assert np.trapezoid(up, across) == pytest.approx(jafroc(readings))


def test_a_mark_hits_the_nearest_lesion_within_its_radius_and_the_surest_of_several_counts() -> None:
    lesions = [Lesion("a", (0.0, 0.0, 0.0), 10.0), Lesion("a", (12.0, 0.0, 0.0), 10.0)]
    marks = [Mark((5.0, 0.0, 0.0), 2), Mark((0.0, 3.0, 0.0), 4), Mark((0.0, 0.0, 11.0), 5)]
    assert score(marks, lesions) == Marked((4, 0), (5,))
    assert score([Mark((7.0, 0.0, 0.0), 3)], lesions) == Marked((0, 3), ())


def test_the_interval_of_a_mean_over_cases_is_that_of_the_normal_distribution() -> None:
    rng = np.random.default_rng(0)
    values = rng.integers(1, 6, 200)
    rows = [row("a", f"{case:03}", "full dose", int(value)) for case, value in enumerate(values)]

    def mean(drawn) -> float:
        return float(np.mean([one.value for own in drawn for one in own]))

    low, high = interval(rows, mean, seed=1, draws=2000)
    error = values.std() / np.sqrt(200)
    assert (low, high) == pytest.approx((values.mean() - 1.96 * error, values.mean() + 1.96 * error), abs=0.15 * error)
    assert interval(rows, mean, seed=1, draws=50) == interval(rows, mean, seed=1, draws=50)
    assert interval(rows[:1], mean, seed=1) is None


def test_answers_about_one_case_are_not_taken_for_independent_ones() -> None:
    rows = [row(reader, f"{case}", "full dose", 1 + 4 * (case % 2)) for reader in "abcdefgh" for case in range(8)]

    def mean(drawn) -> float:
        return float(np.mean([one.value for own in drawn for one in own]))

    low, high = interval(rows, mean, seed=1, draws=500)
    assert high - low > 2  # eight cases of 1 or 5; 64 independent answers would give less than 1


def test_wilcoxon_compares_the_means_over_readers_of_each_case() -> None:
    arm, reference = (3, 4, 2, 5, 1, 4, 3, 5), (4, 5, 4, 5, 3, 4, 5, 4)
    rows = [
        row(reader, f"{case}", name, value)
        for reader in "ab"
        for name, values in (("new", arm), ("old", reference))
        for case, value in enumerate(values)
    ]
    assert signed_rank(rows, "new", "old") == pytest.approx(wilcoxon(np.subtract(arm, reference)).pvalue)
    assert signed_rank([one for one in rows if one.case < "5"], "new", "old") is None


def test_odds_of_a_higher_rating_are_those_that_the_ratings_were_drawn_with() -> None:
    pytest.importorskip("statsmodels")
    from redpet.study.ordinal import odds_ratio

    rng = np.random.default_rng(3)
    cuts = np.array([-2.0, -0.7, 0.6, 2.0])
    rows = []
    for case in range(400):
        for reader in "ab":
            for arm, slope in (("new", np.log(3.0)), ("old", 0.0)):
                rating = 1 + int((cuts < slope + rng.logistic()).sum())
                rows.append(row(reader, f"{case:03}", arm, rating))
    odds = odds_ratio(rows, "new")
    assert odds is not None
    assert odds.interval[0] < 3.0 < odds.interval[1]
    assert odds.ratio == pytest.approx(3.0, rel=0.2)
    assert odds.p < 1e-6
    assert odds_ratio([one for one in rows if one.case < "005"], "new") is None


def test_a_whole_study_gives_what_its_readers_were_made_to_say(tmp_path: Path) -> None:
    design = design_of(12, QUALITY, LESIONS, BETTER, repeats=0.25)
    study = study_in(tmp_path, design)
    quality = {"full dose": 5, "OSEM, DRF 20": 2, "RED, DRF 20": 4}

    def answering(case: str, arms: tuple[str, ...], question: str) -> object:
        if question == "better":
            return arms.index("full dose")
        number = int(case.removeprefix("case-"))
        if question == "lesions":
            is_there, sure = number % 2 == 1, 4 if arms[0] != "OSEM, DRF 20" else 1
            return [{"at_mm": [1.0, 2.0, 0.0], "rating": sure}] if is_there else [{"at_mm": [50, 0, 0], "rating": 2}]
        return quality[arms[0]] - number % 2

    read_all(tmp_path, study, "a", answering)
    read_all(tmp_path, study, "b", lambda case, arms, question: answering(case, arms, question))
    results = results_of(tmp_path, draws=100)
    means = {one.arm: one for one in results.ratings}
    assert {arm: one.mean for arm, one in means.items()} == {arm: value - 0.5 for arm, value in quality.items()}
    assert means["RED, DRF 20"].difference == pytest.approx(-1)
    assert means["RED, DRF 20"].difference_interval == pytest.approx((-1, -1))
    # Twelve differences of one sign: exact p = 2 / 2**12 where none is tied; adjusted for two arms.
    assert means["RED, DRF 20"].p_holm < 0.01
    assert means["full dose"].p_wilcoxon is None
    assert {(one.kind, one.readers): one.kappa for one in results.agreement} == {
        ("between", "a and b"): 1.0,
        ("within", "a"): 1.0,
        ("within", "b"): 1.0,
    }
    assert [(one.arm, one.other, one.share, one.answers) for one in results.preferences] == [
        ("full dose", "OSEM, DRF 20", 1.0, 24),
        ("full dose", "RED, DRF 20", 1.0, 24),
    ]
    found = {one.arm: one for one in results.detection}
    assert found["full dose"].jafroc == 1.0
    assert found["OSEM, DRF 20"].jafroc == 0.0
    assert found["OSEM, DRF 20"].difference == -1.0
    assert found["OSEM, DRF 20"].sensitivity == 1.0
    assert found["full dose"].false_marks == pytest.approx(0.5)
    assert Counter(one.repeat for one in results.rows if one.question == "quality") == {0: 72, 1: 18}
    assert detected(results.rows, design_of(0, LESIONS), draws=10) == []
