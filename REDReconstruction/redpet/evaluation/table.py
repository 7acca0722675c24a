"""The paper's table: mean and standard deviation over cases, and a paired test against the best baseline."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from scipy.stats import wilcoxon

from redpet.case import Kind
from redpet.evaluation.detectability import Detectability, backgrounds, mean_auc
from redpet.evaluation.evidence import alarms, coverage
from redpet.evaluation.job import OSEM, RIVALS
from redpet.evaluation.scores import Score, composite, recovery, variability
from redpet.measures.metrics import Metrics

DOSE_WEIGHTS = {4.0: 5, 10.0: 15, 20.0: 20, 50.0: 25, 100.0: 35}
"""UDPET's weights of the dose levels in percent."""
FEWEST_PAIRS = 6
"""With fewer cases no signed-rank test can say anything at 5 %."""


@dataclass(frozen=True)
class Row:
    """One method at one dose level and kind of sinogram, over all cases."""

    kind: str
    drf: float | None
    label: str
    method: str
    scores: tuple[Score, ...]
    p_value: float | None
    rival: str

    def values(self, domain: str, name: str) -> list[float]:
        """A metric of each case; `domain` is image or sinogram."""
        found = [metrics_of(score, domain) for score in self.scores]
        return [value for one in found if one is not None and (value := getattr(one, name)) is not None]


def metrics_of(score: Score, domain: str) -> Metrics | None:
    """The metrics of an image against the truth, else the full dose; of a sinogram against the full dose."""
    return score.reference() if domain == "image" else score.sinogram_full


def rows_of(scores: Sequence[Score]) -> list[Row]:
    """The table's rows, by kind, dose level and method in the order in which they were asked for."""
    rows = []
    for kind, drf in dict.fromkeys((score.kind, score.drf) for score in scores):
        here = [score for score in scores if (score.kind, score.drf) == (kind, drf)]
        by_method = {
            method: tuple(score for score in here if score.method == method)
            for method in dict.fromkeys(score.method for score in here)
        }
        rival = best_rival(by_method)
        for method, own in by_method.items():
            p_value = None if rival in ("", method) else paired_p(own, by_method[rival])
            rows.append(Row(kind, drf, own[0].label, method, own, p_value, rival))
    return rows


def best_rival(by_method: dict[str, tuple[Score, ...]]) -> str:
    """The method without a network that has the best mean image PSNR; empty where none was evaluated."""
    means = {
        method: fmean(psnr)
        for method, scores in by_method.items()
        if method in RIVALS and (psnr := psnr_of(scores).values())
    }
    return max(means, key=lambda method: means[method]) if means else ""


def psnr_of(scores: Iterable[Score]) -> dict[str, float]:
    """Image PSNR by case."""
    found = {score.case: score.reference() for score in scores}
    return {case: one.psnr_db for case, one in found.items() if one is not None and one.psnr_db is not None}


def paired_p(own: Iterable[Score], rival: Iterable[Score]) -> float | None:
    """Wilcoxon's signed-rank test, two-sided, of the image PSNR over the cases that both have; None for too few."""
    mine, theirs = psnr_of(own), psnr_of(rival)
    pairs = [(mine[case], theirs[case]) for case in mine if case in theirs]
    differences = [first - second for first, second in pairs]
    if len(pairs) < FEWEST_PAIRS or not any(differences):
        return None
    return float(wilcoxon(differences).pvalue)


def markdown(rows: Sequence[Row], detected: Detectability | None = None) -> str:
    """The table for people, in Markdown: one block for each kind of sinogram and dose level.

    With what `redpet detect` found, measured sinograms have its mean AUC over the lesions on each background too; with
    evidence, each method what the counts contradict, and how often its regions' intervals hold the reference.
    """
    auc = [] if detected is None else [f"AUC, {name}" for name in backgrounds(detected)]
    judged = ["findings contradicted", "interval coverage"] if any(is_judged(row) for row in rows) else []
    heads = [
        "sinogram", "DRF", "method", "cases", "image PSNR (dB)", "image SSIM", "image NRMSE", "sinogram PSNR (dB)",
        "sinogram SSIM", "lesion recovery", "background variability", "composite", *auc, *judged, "p", "s per slice",
        "MiB", "GPU MiB",
    ]  # fmt: skip
    lines = [f"| {' | '.join(heads)} |", "|" + "---|" * len(heads)]
    for row in rows:
        unfiltered = {one.case: one for other in rows if same_block(row, other, OSEM) for one in other.scores}
        composites = [
            value
            for score in row.scores
            if score.case in unfiltered and (value := composite(score, unfiltered[score.case])) is not None
        ]
        cells = [
            row.kind,
            dose_text(row.drf),
            row.label,
            str(len(row.scores)),
            spread(row.values("image", "psnr_db"), 2),
            spread(row.values("image", "ssim"), 4),
            spread(row.values("image", "nrmse"), 4),
            spread(row.values("sinogram", "psnr_db"), 2),
            spread(row.values("sinogram", "ssim"), 4),
            spread(known(recovery(score) for score in row.scores), 2),
            spread(known(variability(score) for score in row.scores), 3),
            spread(composites, 3),
            *([] if detected is None else [auc_text(detected, row, name) for name in backgrounds(detected)]),
            *([alarms(row.scores), coverage(row.scores)] if judged else []),
            "" if row.p_value is None else f"{row.p_value:.2g}",
            f"{fmean(score.seconds for score in row.scores):.3f}",
            f"{max(score.peak_mib for score in row.scores):.0f}",
            f"{on_gpu:.0f}" if (on_gpu := max(score.device_mib for score in row.scores)) else "",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def is_judged(row: Row) -> bool:
    """Whether the evidence was asked for."""
    return any(score.told or any(one.intervals for one in score.regions) for score in row.scores)


def auc_text(detected: Detectability, row: Row, background: str) -> str:
    """The AUC of a row's method; empty where it was not looked at, and for images, of which nobody detected."""
    found = mean_auc(detected.cells, row.method, row.drf, background) if row.kind == Kind.MEASURED else None
    return "" if found is None else f"{found:.3f}"


def same_block(row: Row, other: Row, method: str) -> bool:
    """Whether `other` is the row of `method` beside `row`."""
    return (other.kind, other.drf, other.method) == (row.kind, row.drf, method)


def weighted(rows: Sequence[Row]) -> dict[str, float]:
    """The composite of each method over the dose levels, by UDPET's weights of those that were evaluated."""
    totals: dict[str, list[tuple[float, float]]] = {}
    for row in rows:
        weight = DOSE_WEIGHTS.get(row.drf or 0.0)
        unfiltered = {one.case: one for other in rows if same_block(row, other, OSEM) for one in other.scores}
        values = known(composite(one, unfiltered[one.case]) for one in row.scores if one.case in unfiltered)
        if weight and values:
            totals.setdefault(row.label, []).append((weight, fmean(values)))
    return {
        label: sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
        for label, parts in totals.items()
    }


def comma_separated(scores: Iterable[Score]) -> str:
    """Every case, dose level and method in a line."""
    columns = [
        "case", "sinogram", "drf", "method", "label",
        *(f"{domain}_{metric}" for domain in ("image_full", "image_truth", "sinogram_full") for metric in METRICS),
        "lesion_recovery", "background_variability", "restore_s_per_slice", "reconstruct_s_per_slice",
        "correct_s_per_slice", "peak_mib", "gpu_peak_mib",
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for score in scores:
        metrics = [
            "" if one is None else getattr(one, name)
            for one in (score.image_full, score.image_truth, score.sinogram_full)
            for name in METRICS
        ]
        lesions = [recovery(score), variability(score)]
        cost = [score.restore_s, score.reconstruct_s, score.correct_s, score.peak_mib, score.device_mib]
        writer.writerow([score.case, score.kind, score.drf, score.method, score.label, *metrics, *lesions, *cost])
    return text.getvalue()


METRICS = ("psnr_db", "ssim", "nrmse")


def known(values: Iterable[float | None]) -> list[float]:
    """The values that are there."""
    return [value for value in values if value is not None]


def spread(values: Sequence[float], digits: int) -> str:
    """Mean and standard deviation; empty for no values."""
    if not values:
        return ""
    mean = f"{fmean(values):.{digits}f}"
    return f"{mean} ± {stdev(values):.{digits}f}" if len(values) > 1 else mean


def dose_text(drf: float | None) -> str:
    """The dose level in a table."""
    return "?" if drf is None else f"{drf:g}"
