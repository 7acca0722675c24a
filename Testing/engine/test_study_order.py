"""The order of a reading study: random, repeatable, of its own for each reader, no case twice in a row."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from simulated_reading import BETTER, QUALITY, design_of, study_in

from redpet.study.files import StudyFile
from redpet.study.order import readings_for


@pytest.fixture
def study(tmp_path: Path) -> StudyFile:
    return study_in(tmp_path, design_of(10, QUALITY, BETTER, repeats=0.2))


def test_every_image_comes_once_and_a_share_of_them_twice(study: StudyFile) -> None:
    readings = readings_for(study, "a")
    single = Counter(one.codes for one in readings if len(one.codes) == 1)
    assert set(single) == {(image.code,) for image in study.images}
    assert Counter(single.values()) == {1: 24, 2: 6}
    double = Counter(frozenset(one.codes) for one in readings if len(one.codes) == 2)
    assert set(double) == {frozenset(pair.codes) for pair in study.pairs}
    assert Counter(double.values()) == {1: 16, 2: 4}


def test_images_come_before_pairs_and_each_reading_asks_its_own_questions(study: StudyFile) -> None:
    readings = readings_for(study, "a")
    lengths = [len(one.codes) for one in readings]
    assert lengths == sorted(lengths)
    assert {one.questions for one in readings} == {("quality",), ("better",)}


def test_the_order_is_the_same_for_the_same_reader_and_another_one_for_another(study: StudyFile) -> None:
    assert readings_for(study, "a") == readings_for(study, "a")
    assert readings_for(study, "a") != readings_for(study, "b")


def test_no_case_follows_on_itself_whoever_reads(study: StudyFile) -> None:
    for reader in map(str, range(40)):
        for block in (1, 2):
            cases = [one.case for one in readings_for(study, reader) if len(one.codes) == block]
            assert all(first != second for first, second in pairwise(cases)), reader


def test_a_repeat_comes_in_the_later_half_and_not_at_once(study: StudyFile) -> None:
    for reader in map(str, range(20)):
        codes = [one.codes for one in readings_for(study, reader) if len(one.codes) == 1]
        for code in {one for one in codes if codes.count(one) == 2}:
            first = codes.index(code)
            second = codes.index(code, first + 1)
            assert second >= len(codes) // 2 - 6
            assert second > first + 1


def test_the_sides_of_pairs_are_random(study: StudyFile) -> None:
    left = [one.codes == tuple(sorted(one.codes)) for reader in "abcdef" for one in readings_for(study, reader)
            if len(one.codes) == 2]  # fmt: skip
    assert 0.3 < sum(left) / len(left) < 0.7


def test_a_study_of_one_case_is_still_read_whole(tmp_path: Path) -> None:
    study = study_in(tmp_path / "one", design_of(1, QUALITY, repeats=1.0))
    assert sorted(Counter(one.codes for one in readings_for(study, "a")).values()) == [2, 2, 2]
