"""The tables of the evidence's proof, from the measurements that `evidence_proof.py` keeps."""

import json
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from statistics import fmean
from typing import Any

import numpy as np
from evidence_scenes import SIZES_MM
from evidence_uptakes import LEVELS, LIFT, READ
from scipy.stats import beta, norm

from redpet.evidence.judgement import SCALES_MM

NOMINAL = (0.05, 0.01)
CRITICAL = [float(norm.isf(rate / 2)) for rate in NOMINAL]
HALF_SEEN = 0.25
"""True contrast above the surroundings below which a supported spot counts as false: half of what counts as a spot."""
POWER_CLASSES = (0.0, 0.05, 0.5, 0.8, 0.95, 1.0)
LIKELY = 0.95
"""Where an ideal observer finds a sphere with a probability of so much or more."""

Setting = tuple[int, str, float]
Unit = dict[str, Any]
Units = dict[Setting, dict[int, list[Unit]]]
"""What was measured in each setting, of each phantom with each of its noises."""


def tables(folder: Path) -> str:
    """All tables in Markdown."""
    parts: dict[str, Units] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for path in folder.glob("*.json"):
        part, side, rest = path.stem.split("-", 2)
        method, drf, number, _ = rest.rsplit("-", 3)
        parts[part][int(side), method, float(drf)][int(number)].append(json.loads(path.read_text()))
    alarms, noises, lesions, uptakes = (ordered(parts[part]) for part in ("alarms", "noises", "lesions", "uptakes"))
    every = [alarm_table(alarms), fold_table(noises, alarms), uptake_table(uptakes)]
    every += [one(lesions) for one in (sphere_table, power_table, bound_table, shift_table, list_table, roc_table)]
    return "\n\n".join(every) + "\n"


def ordered(units: Units) -> Units:
    """By pixels, dose and method."""
    return dict(sorted(units.items(), key=lambda item: (item[0][0], item[0][2], item[0][1])))


def of_all(kept: dict[int, list[Unit]]) -> list[Unit]:
    """What was measured of all phantoms."""
    return [unit for several in kept.values() for unit in several]


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


def alarm_table(units: Units) -> str:
    """Alarms where the restoration is the truth of the counts: the nominal rate, for each method and dose."""
    rows, pooled = [], defaultdict(list)
    for setting, kept in units.items():
        ones = of_all(kept)
        row: list[object] = [*setting_cells(setting), len(ones)]
        for name in ("null, one fold", "null, all folds"):
            drawn = np.concatenate([unit[name] for unit in ones])
            row += rates(drawn)
            pooled[setting[0], name].append(drawn)
        rows.append(row)
    sides = sorted({side for side, _ in pooled})
    for side in sides:
        both = [np.concatenate(pooled[side, name]) for name in ("null, one fold", "null, all folds")]
        rows.append([side, "all", "all", "", *(value for drawn in both for value in rates(drawn))])
    head = [
        "pixels", "DRF", "method", "phantoms", "tests, one fold", "alarms at 5 %", "at 1 %", "tests, all folds",
        "alarms at 5 %", "at 1 %",
    ]  # fmt: skip
    text = table("Alarm rate (%) where the restoration is the truth", head, rows)
    if not pooled:
        return text
    every = np.concatenate([drawn for several in pooled.values() for drawn in several])
    return f"{text}\n\nFrom one drawn sinogram to another the share of alarms varies by {excess(every)}."


def rates(drawn: np.ndarray) -> list[object]:
    """The tests, and the alarms at 5 and 1 %, of drawn sinograms in rows."""
    n, five, one = (int(value) for value in drawn.sum(axis=0))
    return [n, interval(five, n), interval(one, n)]


def excess(drawn: np.ndarray) -> str:
    """How much more the alarms of drawn sinograms vary than those of as many independent tests."""
    n, *alarms = drawn.T
    factors = []
    for found in alarms:
        rate = found.sum() / n.sum()
        factors.append(math.sqrt(np.mean((found - rate * n) ** 2 / (n * rate * (1 - rate)))))
    return f"{factors[0]:.2f} (at 5 %) and {factors[1]:.2f} times (at 1 %) what independent tests would"


def fold_table(units: Units, alarms: Units) -> str:
    """How the sum over folds varies from noise to noise, and what the restoration's own errors do to the tests."""
    rows = []
    for setting, kept in units.items():
        spread = [spread_at(kept, scale) for scale in range(len(SCALES_MM))]
        together = math.sqrt(fmean(one**2 for one in spread))
        real = [unit["true, one fold"] for unit in of_all(alarms.get(setting, {}))]
        n, five, _ = np.sum(real, axis=0, dtype=int) if real else (0, 0, 0)
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


def uptake_table(units: Units) -> str:
    """How far the contrast of a sphere lies from the truth in plain OSEM and in the untouched image, by level."""
    rows = []
    for (side, _, drf), kept in units.items():
        sums = {name: np.sum([unit[name] for unit in of_all(kept)], axis=0) for name in READ}
        for at, (low, high) in enumerate(pairwise(LEVELS)):
            row: list[object] = [side, f"{drf:g}", f"{low:g} to {high:g}" if high < math.inf else f"above {low:g}"]
            for of_level in sums.values():
                n, total, squares = of_level[at]
                mean = total / max(n, 1)
                row += [f"{mean:+.2f}", f"{math.sqrt(max(squares / max(n, 1) - mean**2, 0)):.2f}"]
            rows.append(row)
    head = ["pixels", "DRF", "level, medians of the body", "OSEM, 8 iterations: mean", "deviation"]
    head += ["untouched image: mean", "deviation", f"above {LIFT:g} times its level: mean", "deviation"]
    return table("The contrast of a sphere of 10 mm, off the truth, in errors of its test", head, rows)


def sphere_table(units: Units) -> str:
    """The power for spheres of 10 mm and 4:1 that only the image holds, or only the counts."""
    rows = []
    pooled: dict[tuple[int, float], list[Unit]] = defaultdict(list)
    for setting, kept in units.items():
        changed = of_all(kept)
        pooled[setting[0], setting[2]] += changed
        rows.append([*setting_cells(setting), *sphere_cells(changed)])
    rows += [[side, f"{drf:g}", "all", *sphere_cells(changed)] for (side, drf), changed in pooled.items()]
    head = ["pixels", "DRF", "method"]
    for name in ("invented", "erased"):
        head += [f"{name}: known place, 5 %", "in the list", "mean power", "listed, power 1/2 or more", "listed, less"]
        head.append("missed where the map says supported")
    return table("Spheres of 10 mm, 4:1, found (%)", head, rows)


def sphere_cells(changed: Sequence[Unit]) -> list[object]:
    """What is told of invented and erased spheres."""
    row: list[object] = []
    for name, sign in (("invented", -1), ("erased", 1)):
        spheres = [one for unit in changed for one in unit[name]]
        known = sum(sign * one["z"] > CRITICAL[0] for one in spheres)
        row += [interval(known, len(spheres)), listed(spheres)]
        row.append(f"{fmean([one['power'] for one in spheres] or [0]):.2f}")
        row += [listed([one for one in spheres if (one["power"] >= 0.5) is strong]) for strong in (True, False)]
        missed = [one for one, found in zip(spheres, told(spheres), strict=True) if not found]
        row.append(f"{sum(one['map'] == 'SUPPORTED' for one in missed)} of {len(missed)}")
    return row


def told(spheres: Iterable[dict[str, Any]]) -> list[bool]:
    """Whether the finding that holds a sphere's place is contradicted."""
    return [one["state"] == "CONTRADICTED" for one in spheres]


def all_spheres(units: Units) -> dict[tuple[int, float, str], list[dict[str, Any]]]:
    """The spheres of all methods by pixels, dose and kind."""
    spheres: dict[tuple[int, float, str], list[dict[str, Any]]] = defaultdict(list)
    for (side, _, drf), kept in units.items():
        for unit in of_all(kept):
            for name in ("invented", "erased"):
                spheres[side, drf, name] += unit[name]
    return dict(sorted(spheres.items()))


def power_table(units: Units) -> str:
    """How often a sphere is told in the list, by the power that was stated for it."""
    spheres = all_spheres(units)
    rows = []
    for side in sorted({side for side, _, _ in spheres}):
        of_side = [(name, one) for (at, _, name), ones in spheres.items() if at == side for one in ones]
        invented, erased = ([one for name, one in of_side if name == kind] for kind in ("invented", "erased"))
        said = [one for one in invented if one["said"] is not None]
        for low, high in pairwise(POWER_CLASSES):
            row: list[object] = [side, f"{low:g} to {high:g}"]
            for ones, key in ((invented, "power"), (said, "said"), (erased, "power")):
                within = [one for one in ones if low <= one[key] < high or one[key] == high == 1]
                row += [f"{100 * fmean([one[key] for one in within]):.1f}" if within else "-", listed(within)]
            rows.append(row)
    head = ["pixels", "power"]
    for name in ("invented", "invented, by the power in its finding", "erased"):
        head += [f"{name}: mean power (%)", "told (%)"]
    return table("Spheres told in the list, by the power that is said", head, rows)


def bound_table(units: Units) -> str:
    """What an ideal observer could find of the spheres, beside what is found."""
    rows = []
    for (side, drf, name), ones in all_spheres(units).items():
        sign = 1 if name == "erased" else -1
        known = sum(sign * one["z"] > CRITICAL[0] for one in ones)
        in_list = [float(norm.sf(one["needed"] - one["ideal"])) for one in ones]
        likely, hardly = (
            [one for one, chance in zip(ones, in_list, strict=True) if low <= chance < high]
            for low, high in ((LIKELY, 2), (0, 1 / 2))
        )
        ideal = fmean(float(norm.sf(CRITICAL[0] - one["ideal"])) for one in ones)
        rows.append([
            side, f"{drf:g}", name, f"{100 * ideal:.1f}", interval(known, len(ones)), f"{100 * fmean(in_list):.1f}",
            listed(ones), listed(likely), listed(hardly),
        ])  # fmt: skip
    head = [
        "pixels", "DRF", "spheres", "ideal observer, known place (%)", "found", "ideal, in the list (%)", "found",
        f"found where the ideal finds {100 * LIKELY:g} %", "found where it finds less than half",
    ]  # fmt: skip
    return table("What an ideal observer could find of these spheres (%)", head, rows)


def listed(spheres: Sequence[dict[str, Any]]) -> str:
    """The share of spheres whose finding is contradicted, and their number."""
    found = sum(told(spheres))
    return f"{interval(found, len(spheres))} of {len(spheres)}" if spheres else "-"


def shift_table(units: Units) -> str:
    """Regions in which the image was made to hold too little."""
    rows = []
    for setting, kept in units.items():
        regions = [unit["shifted"] for unit in of_all(kept)]
        changes = [one["change"] for one in regions if one["told"]]
        middle = f"{100 * float(np.median(changes)):+.0f}" if changes else "-"
        rows.append([*setting_cells(setting), len(regions), interval(len(changes), len(regions)), middle])
    head = ["pixels", "DRF", "method", "regions", "told (%)", "change said, median (%)"]
    return table("Regions of 60 mm in which the image holds 25 % too little: the counts hold 33 % more", head, rows)


def list_table(units: Units) -> str:
    """What the list of findings says against the truth."""
    rows = []
    for setting, kept in units.items():
        spots = [spot for unit in of_all(kept) for spot in unit["spots"]]
        by = {
            state: [one for one in spots if one[0] == state] for state in ("SUPPORTED", "CANNOT_TELL", "CONTRADICTED")
        }
        absent = sum(one[4] < HALF_SEEN for one in by["SUPPORTED"])
        right = sum((one[4] - one[2]) * (one[3] - one[2]) > 0 for one in by["CONTRADICTED"])
        n_phantoms = max(len(of_all(kept)), 1)
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


def roc_table(units: Units) -> str:
    """Area under the ROC curve of a spot's evidence: lesions of each size and contrast against places without one."""
    pooled: dict[tuple[int, float], list[Unit]] = defaultdict(list)
    for (side, _, drf), kept in units.items():
        pooled[side, drf] += [one for unit in of_all(kept) for one in unit["roc"]]
    rows = []
    for (side, drf), lesions in pooled.items():
        without = [one["score"] for one in lesions if one["contrast"] == 1]
        for contrast in sorted({one["contrast"] for one in lesions} - {1.0}):
            row: list[object] = [side, f"{drf:g}", f"{contrast:g}:1"]
            for size in SIZES_MM:
                having = [one["score"] for one in lesions if (one["contrast"], one["diameter_mm"]) == (contrast, size)]
                row.append(f"{area(having, without):.2f} ({len(having)})" if having and without else "-")
            rows.append(row)
    head = ["pixels", "DRF", "contrast", *(f"{size:g} mm" for size in SIZES_MM)]
    return table("Area under the ROC curve, all methods (lesions times methods)", head, rows)


def area(having: Sequence[float], without: Sequence[float]) -> float:
    """The probability that a lesion has more evidence than a place without one (Mann and Whitney)."""
    difference = np.subtract.outer(having, without)
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())
