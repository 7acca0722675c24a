"""Intervals over readers and cases: both are drawn anew, with all that belongs to them."""

from collections.abc import Callable, Sequence

import numpy as np

from redpet.study.table import Row

DRAWS = 2000
LEVEL = 95.0
FEWEST_CASES = 2
"""Fewer have no interval."""
Statistic = Callable[[Sequence[Sequence[Row]]], float | None]
"""A number from the answers of each reader."""
Interval = tuple[float, float]


def by_reader(rows: Sequence[Row]) -> list[list[Row]]:
    """The answers of each reader."""
    readers = sorted({row.reader for row in rows})
    return [[row for row in rows if row.reader == reader] for reader in readers]


def interval(rows: Sequence[Row], statistic: Statistic, seed: int, draws: int = DRAWS) -> Interval | None:
    """The 95 % percentile interval of a statistic by the bootstrap over readers and cases.

    In each draw readers and cases are taken with replacement, crossed (Owen, Ann Appl Stat 1, 386, 2007). None for
    fewer than two cases, or where the statistic can often not be had.
    """
    cases = sorted({row.case for row in rows})
    if len(cases) < FEWEST_CASES:
        return None
    cells = [[[row for row in own if row.case == case] for case in cases] for own in by_reader(rows)]
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        readers = rng.integers(len(cells), size=len(cells))
        chosen = rng.integers(len(cases), size=len(cases))
        drawn = [[row for case in chosen for row in cells[reader][case]] for reader in readers]
        if (value := statistic(drawn)) is not None:
            found.append(value)
    if len(found) < draws / 2:
        return None
    low, high = np.percentile(found, [(100 - LEVEL) / 2, (100 + LEVEL) / 2])
    return float(low), float(high)
