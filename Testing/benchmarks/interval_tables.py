"""The fit of the intervals to what `interval_cases.py` measured, and the tables of their coverage and width."""

import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from evidence_tables import table
from interval_cases import CALIBRATION, CHECK, DOSES, FAMILIES, MODELS

from redpet.case import Kind
from redpet.evidence.conformal import (
    Array,
    Bounds,
    Calibrated,
    Calibration,
    bounds_of,
    misses,
    quantile_regression,
    stretch_of,
)
from redpet.evidence.intervals import FILTERED, MEASURES, Facts, interval, log_ratio
from redpet.measures.regions import Interval
from redpet.restoration.keeping import RULE
from redpet.restoration.methods import RED

LEVEL = 0.9
DOSE_EDGES, SIZE_EDGES_ML = (2.0, 9.0, 45.0, 165.0), (1.0, 10.0)
THIRDS, FIFTHS = 3, 5
BETWEEN_FAMILIES = 1_000_000 * len(DOSES) * THIRDS * FIFTHS
"""By so much the numbers of two families lie apart; it leaves doses and parts as they were."""
SIZE_WORDS = ("below 1 mL", "1 to 10 mL", "above 10 mL")
TITLES = {"mean": "mean, total", "max": "max", "peak": "peak", "volume_ml": "volume"}


@dataclass(frozen=True)
class Rows:
    """Regions of one kind, method and measure: errors, features, doses, sizes and phantoms."""

    errors: Array
    features: Array
    drf: Array
    volume_ml: Array
    number: Array
    value: Array

    def part(self, where: np.ndarray) -> "Rows":
        """Some of them."""
        return Rows(*(one[where] for one in vars(self).values()))


@dataclass(frozen=True)
class Checked:
    """How an interval did: its phantom, dose and size, whether it holds the truth, its width over the value.

    `why` says why it is wider.
    """

    number: int
    drf: float
    size: int
    holds: bool
    width: float
    why: str


def rows_of(folder: Path, families: Sequence[str], kind: Kind) -> dict[tuple[str, str], Rows]:
    """What was measured of some families, by method and measure."""
    found: dict[tuple[str, str], list[tuple[object, ...]]] = {}
    for family in families:
        for path in sorted(folder.glob(f"{family}-{kind.name}-*.json")):
            number = int(path.stem.rsplit("-", 1)[1]) + FAMILIES.index(family) * BETWEEN_FAMILIES
            for row in json.loads(path.read_text()):
                for measure, told in row["measures"].items():
                    one = (
                        log_ratio(told["true"], told["value"]), told["features"], row["drf"], row["volume_ml"], number,
                        told["value"],
                    )  # fmt: skip
                    found.setdefault((row["method"], measure), []).append(one)
    return {key: Rows(*map(np.array, zip(*rows, strict=True))) for key, rows in found.items()}


def calibrated(folder: Path) -> Calibration:
    """The calibration of all methods, kinds and measures."""
    methods: dict[str, Calibrated] = {}
    names = {FILTERED: FILTERED} | {method: model.name for method, model in MODELS.items()}
    keys = {FILTERED: FILTERED} | {method: model.weights_sha256 for method, model in MODELS.items()}
    for kind in Kind:
        for (method, measure), rows in rows_of(folder, CALIBRATION, kind).items():
            own = methods.setdefault(keys[method], Calibrated(names[method], {}, RULE if method == RED else ""))
            own.bounds.setdefault(str(kind), {})[measure] = fitted(rows)
    return Calibration(LEVEL, DOSE_EDGES, SIZE_EDGES_ML, methods)


def fitted(rows: Rows) -> Bounds:
    """The bounds of one measure: regressions on all phantoms, stretched by what those without a part miss on it.

    Regressions on fewer phantoms miss more: scored by halves, intervals hold more than they say.
    """
    dose, size = np.searchsorted(DOSE_EDGES, rows.drf), np.searchsorted(SIZE_EDGES_ML, rows.volume_ml)
    part = rows.number // len(DOSES) % FIFTHS  # each has all doses
    scores = np.empty_like(rows.errors)
    for one in range(FIFTHS):
        out = part == one
        bounds = bounds_of(rows.features[out], *regressions(rows.part(~out)))
        scores[out] = misses(rows.errors[out], *bounds)
    stretch = tuple(
        tuple(stretch_of(scores[(dose == i) & (size == j)], LEVEL) for j in range(len(SIZE_EDGES_ML) + 1))
        for i in range(len(DOSE_EDGES))
    )
    lower, upper = (tuple(map(float, one)) for one in regressions(rows))
    lowest, highest = (tuple(map(float, one)) for one in (rows.features.min(axis=0), rows.features.max(axis=0)))
    return Bounds(lower, upper, stretch, lowest, highest)


def regressions(rows: Rows) -> tuple[Array, Array]:
    """The lower and the upper quantile regression of the errors."""
    shares = (1 - LEVEL) / 2, (1 + LEVEL) / 2
    lower, upper = (quantile_regression(rows.features, rows.errors, share) for share in shares)
    return lower, upper


def checked(rows: Rows, bounds: Bounds, calibration: Calibration) -> Iterator[Checked]:
    """How the intervals of regions do that no calibration saw."""
    for error, features, drf, volume_ml, value, number in zip(
        rows.errors, rows.features, rows.drf, rows.volume_ml, rows.value, rows.number, strict=True
    ):
        one: Interval = interval(Facts(float(value), float(volume_ml), tuple(features)), bounds, calibration, drf)
        true = value * np.exp(error)
        _, size = calibration.bands(drf, volume_ml)
        holds, width = bool(one.lower <= true <= one.upper), (one.upper - one.lower) / value
        yield Checked(int(number), drf, size, holds, width, one.why)


def tables(folder: Path, calibration: Calibration) -> str:
    """Coverage and width on the other family, by dose and by size."""
    by_dose, by_size, wide = [], [], []
    names = {method: FILTERED if method == FILTERED else model.name for method, model in methods()}
    keys = {method: FILTERED if method == FILTERED else model.weights_sha256 for method, model in methods()}
    for kind in Kind:
        rows = rows_of(folder, [CHECK], kind)
        for method, name in names.items():
            bounds = calibration.methods[keys[method]].bounds[str(kind)]
            done = {measure: list(checked(rows[method, measure], bounds[measure], calibration)) for measure in MEASURES}
            for drf in DOSES:
                part = {key: [one for one in several if one.drf == drf] for key, several in done.items()}
                by_dose.append([kind, name, f"{drf:g}", len(part["mean"]), *map(cell, part.values())])
            for size, words in enumerate(SIZE_WORDS):
                part = {key: [one for one in several if one.size == size] for key, several in done.items()}
                by_size.append([kind, name, words, len(part["mean"]), *map(cell, part.values())])
            every = [one for several in done.values() for one in several if one.why]
            total = sum(map(len, done.values()))
            wide.append([kind, name, f"{100 * len(every) / total:.1f}", cell(every)])
    head = ["sinogram", "method"]
    columns = ["regions", *(TITLES[measure] for measure in MEASURES)]
    return "\n\n".join([
        table("Coverage (%) and median width (% of the value), by dose", [*head, "DRF", *columns], by_dose),
        table("The same by size", [*head, "volume", *columns], by_size),
        table("Intervals that say that they are twice as wide", [*head, "share (%)", "coverage; width"], wide),
    ]) + "\n"  # fmt: skip


def methods() -> list[tuple[str, object]]:
    """The methods in the order of the tables."""
    return [(FILTERED, None), *MODELS.items()]


def cell(several: Sequence[Checked]) -> str:
    """Coverage with its standard error, and median width, of some intervals."""
    if not several:
        return "-"
    share, error = coverage(several)
    return f"{100 * share:.1f} ± {100 * error:.1f}; {100 * np.median([one.width for one in several]):.0f}"


def coverage(several: Sequence[Checked]) -> tuple[float, float]:
    """The share of intervals that hold the truth, and its standard error: regions of one phantom err together."""
    share = float(np.mean([one.holds for one in several]))
    deviations: Counter[int] = Counter()
    for one in several:
        deviations[one.number] += one.holds - share
    return share, math.sqrt(sum(deviation**2 for deviation in deviations.values())) / len(several)


def own_families(folder: Path) -> str:
    """Coverage on the families of the calibration, each third of their phantoms by what the other thirds give."""
    lines = []
    names = {method: FILTERED if method == FILTERED else model.name for method, model in methods()}
    for kind in Kind:
        rows = rows_of(folder, CALIBRATION, kind)
        for method, name in names.items():
            done = {measure: list(crossed(rows[method, measure])) for measure in MEASURES}
            for drf in DOSES:
                part = {key: [one for one in several if one.drf == drf] for key, several in done.items()}
                lines.append([kind, name, f"{drf:g}", len(part["mean"]), *map(cell, part.values())])
    head = ["sinogram", "method", "DRF about", "regions", *(TITLES[measure] for measure in MEASURES)]
    return table("Coverage and width on the families of the calibration", head, lines) + "\n"


def crossed(rows: Rows) -> Iterator[Checked]:
    """How the intervals of each third of the phantoms do that are calibrated on the others; doses are those meant."""
    third = rows.number // len(DOSES) % THIRDS
    for one in range(THIRDS):
        bounds = fitted(rows.part(third != one))
        calibration = Calibration(LEVEL, DOSE_EDGES, SIZE_EDGES_ML, {})
        part = rows.part(third == one)
        for told, number in zip(checked(part, bounds, calibration), part.number, strict=True):
            yield replace(told, drf=DOSES[int(number) % len(DOSES)])
