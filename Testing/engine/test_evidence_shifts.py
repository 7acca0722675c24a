"""Where a shifted region is told to lie, and how much of its change is told where its edges are wrong too."""

import numpy as np

from redpet.case import ImageGrid
from redpet.evidence.hypothesis import RegionTest
from redpet.evidence.shifts import middle_of, weaker


def test_a_rim_is_told_at_a_place_of_its_own_and_not_in_the_middle_of_what_it_surrounds() -> None:
    grid = ImageGrid((9, 9, 3), (2.0, 2.0, 4.0))
    z, y, x = np.indices(grid.shape)
    away = np.hypot(y - 4, x - 4)
    assert middle_of((away < 3) & (z > 0), grid)[1:] == (4, 4)
    rim = (away > 2.5) & (away < 3.5) & (z == 2) & (y > 2)
    assert rim[middle_of(rim, grid)]


def test_of_a_rim_whose_edges_are_wrong_too_the_weaker_change_is_told() -> None:
    beyond_edges, in_all = RegionTest(22.0, 0.35, 0.016), RegionTest(4.2, 0.065, 0.015)
    assert weaker(beyond_edges, in_all) == in_all
    assert weaker(in_all, beyond_edges) == in_all


def test_a_change_that_is_another_way_round_beyond_the_edges_is_none() -> None:
    none = weaker(RegionTest(5.1, 0.10, 0.02), RegionTest(-3.2, -0.06, 0.02))
    assert (none.change, none.z) == (0.0, 0.0)
