"""The tables of the evidence's proof, from the measurements that `evidence_proof.py` keeps."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from scipy.stats import beta, norm

from redpet.evidence.judgement import SCALES_MM

NOMINAL = (0.05, 0.01)
CRITICAL = [float(norm.isf(rate / 2)) for rate in NOMINAL]
HALF_SEEN = 0.25
"""True contrast above the surroundings below which a supported spot counts as false: half of what counts as a spot."""

Setting = tuple[int, str, float]
Unit = dict[str, Any]


def tables(folder: Path) -> str:
    """All tables in Markdown."""
    units: dict[Setting, dict[tuple[int, int], Unit]] = defaultdict(dict)
    for path in sorted(folder.glob("*.json")):
        side, rest = path.stem.split("-", 1)
        method, drf, number, draw = rest.rsplit("-", 3)
        units[int(side), method, float(drf)][int(number), int(draw)] = json.loads(path.read_text())
    ordered = dict(sorted(units.items(), key=lambda item: (item[0][0], item[0][2], item[0][1])))
    parts = [alarm_table(ordered), fold_table(ordered), sphere_table(ordered), list_table(ordered), roc_table(ordered)]
    return "\n\n".join(parts) + "\n"


def whole(units: dict[tuple[int, int], Unit]) -> list[Unit]:
    """The units with all that is measured, one for each phantom."""
    return [unit for (_, draw), unit in sorted(units.items()) if draw == 0 and "null, one fold" in unit]


def interval(hits: int, of: int) -> str:
    """A share in per cent with its exact binomial 95 % interval (Clopper and Pearson)."""
    if of == 0:
        return "-"
    low = beta.ppf(0.025, hits, of - hits + 1) if hits else 0.0
    high = beta.ppf(0.975, hits + 1, of - hits) if hits < of else 1.0
    return f"{100 * hits / of:.2f} ({100 * low:.2f}-{100 * high:.2f})"


def table(title: str, head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A titled table in Markdown."""
    lines = [f"| {' | '.join(map(str, row))} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join([f"**{title}**", "", *lines])


def setting_cells(setting: Setting) -> list[str]:
    """Pixels, DRF and method."""
    side, method, drf = setting
    return [str(side), f"{drf:g}", method]


def alarm_table(units: dict[Setting, dict[tuple[int, int], Unit]]) -> str:
    """Alarms where the restoration is the truth of the counts: the nominal rate, for each method and dose."""
    rows = []
    totals: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(3, dtype=int))
    for setting, kept in units.items():
        ones = whole(kept)
        row = [*setting_cells(setting), len(ones)]
        for name in ("null, one fold", "null, all folds"):
            n, five, one = (
                np.sum([np.sum(unit[name], axis=0) for unit in ones], axis=0, dtype=int) if ones else (0, 0, 0)
            )
            totals[name] += (n, five, one)
            row += [n, interval(five, n), interval(one, n)]
        rows.append(row)
    for name, (n, five, one) in totals.items():
        rows.append(["all", "", name, "", n, interval(five, n), interval(one, n), "", "", ""])
    head = [
        "pixels", "DRF", "method", "phantoms", "tests, one fold", "alarms at 5 %", "at 1 %", "tests, all folds",
        "alarms at 5 %", "at 1 %",
    ]  # fmt: skip
    return table("Alarm rate (%) where the restoration is the truth", head, rows)


def fold_table(units: dict[Setting, dict[tuple[int, int], Unit]]) -> str:
    """How the sum over folds varies from noise to noise, and what the restoration's own errors do to the tests."""
    rows = []
    for setting, kept in units.items():
        drawn: dict[int, list[Unit]] = defaultdict(list)
        for (number, _), unit in sorted(kept.items()):
            drawn[number].append(unit)
        spread = [spread_at(several, scale) for scale in range(len(SCALES_MM)) for several in [drawn]]
        if all(math.isnan(one) for one in spread):
            continue
        together = math.sqrt(fmean(one**2 for one in spread))
        real = [np.sum([unit["true, one fold"][scale] for unit in whole(kept)], axis=0) for scale in range(3)]
        n, five, _ = np.sum(real, axis=0, dtype=int)
        rows.append([
            *setting_cells(setting),
            *(f"{one:.2f}" for one in spread),
            *(f"{100 * 2 * norm.sf(critical / together):.2g}" for critical in CRITICAL),
            interval(five, n),
        ])  # fmt: skip
    head = [
        "pixels", "DRF", "method", *(f"deviation, {scale:g} mm" for scale in SCALES_MM), "alarms at 5 % (%)",
        "at 1 % (%)", "one fold, truth: alarms at 5 % (%)",
    ]  # fmt: skip
    return table(
        "All folds: the deviation of z from noise to noise, and the alarms of a method without bias", head, rows
    )


def spread_at(drawn: dict[int, list[Unit]], scale: int) -> float:
    """The standard deviation of z over draws of the noise, at the places of a scale, over all phantoms drawn again."""
    variances = [
        np.var([unit["z"][scale] for unit in several], axis=0, ddof=1).mean()
        for several in drawn.values()
        if len(several) > 1
    ]
    return math.sqrt(fmean(variances)) if variances else math.nan


def sphere_table(units: dict[Setting, dict[tuple[int, int], Unit]]) -> str:
    """The power for spheres of 10 mm and 4:1 that only the image holds, or only the counts."""
    rows = []
    for setting, kept in units.items():
        row: list[object] = setting_cells(setting)
        for name, sign in (("invented", -1), ("erased", 1)):
            spheres = [one for unit in whole(kept) for one in unit[name]]
            known = sum(sign * one["z"] > CRITICAL[0] for one in spheres)
            listed = sum(one["state"] == "CONTRADICTED" for one in spheres)
            row += [len(spheres), interval(known, len(spheres)), interval(listed, len(spheres))]
        weak = [one for unit in whole(kept) for one in unit["invented"] if one["power"] < 0.5]
        untold = sum(one["state"] != "CONTRADICTED" for one in weak)
        row += [f"{fmean([one['power'] for unit in whole(kept) for one in unit['invented']] or [0]):.2f}"]
        rows.append([*row, f"{untold} of {len(weak)}"])
    head = [
        "pixels", "DRF", "method", "invented", "known place, 5 %", "in the list", "erased", "known place, 5 %",
        "in the list", "mean power said", "not contradicted where power < 1/2",
    ]  # fmt: skip
    return table("Spheres of 10 mm, 4:1, found (%)", head, rows)


def list_table(units: dict[Setting, dict[tuple[int, int], Unit]]) -> str:
    """What the list of findings says against the truth."""
    rows = []
    for setting, kept in units.items():
        spots = [spot for unit in whole(kept) for spot in unit["spots"]]
        by = {
            state: [one for one in spots if one[0] == state] for state in ("SUPPORTED", "CANNOT_TELL", "CONTRADICTED")
        }
        absent = sum(one[4] < HALF_SEEN for one in by["SUPPORTED"])
        right = sum((one[4] - one[2]) * (one[3] - one[2]) > 0 for one in by["CONTRADICTED"])
        n_phantoms = max(len(whole(kept)), 1)
        rows.append([
            *setting_cells(setting),
            *(f"{len(by[state]) / n_phantoms:.1f}" for state in by),
            interval(absent, len(by["SUPPORTED"])),
            interval(right, len(by["CONTRADICTED"])),
        ])  # fmt: skip
    head = [
        "pixels", "DRF", "method", "supported", "cannot tell", "contradicted", "supported, not in the truth (%)",
        "contradicted, the truth lies that way (%)",
    ]  # fmt: skip
    return table("Findings for each phantom, and the truth", head, rows)


def roc_table(units: dict[Setting, dict[tuple[int, int], Unit]]) -> str:
    """Area under the ROC curve of a spot's evidence: lesions of each size and contrast against places without one."""
    pooled: dict[tuple[int, float], list[Unit]] = defaultdict(list)
    for (side, _, drf), kept in units.items():
        pooled[side, drf] += [one for unit in whole(kept) for one in unit["roc"]]
    rows = []
    for (side, drf), lesions in pooled.items():
        without = [one["score"] for one in lesions if one["contrast"] == 1]
        for contrast in sorted({one["contrast"] for one in lesions} - {1.0}):
            row: list[object] = [side, f"{drf:g}", f"{contrast:g}:1"]
            for low, high in ((5, 9), (9, 14), (14, 30)):
                having = [
                    one["score"] for one in lesions if one["contrast"] == contrast and low < one["diameter_mm"] < high
                ]
                row.append(f"{area(having, without):.2f} ({len(having)})" if having and without else "-")
            rows.append(row)
    head = ["pixels", "DRF", "contrast", "6 and 8 mm", "10 and 13 mm", "17 and 22 mm"]
    return table("Area under the ROC curve, all methods (lesions)", head, rows)


def area(having: Sequence[float], without: Sequence[float]) -> float:
    """The probability that a lesion has more evidence than a place without one (Mann and Whitney)."""
    difference = np.subtract.outer(having, without)
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())
