"""Organs and lesions as the UDPET challenge looks at them: SUVmean, SUVmax, total activity, local PSNR."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from redpet.evaluation.scores import LESION, ORGAN, TOLD, RegionScore, Score
from redpet.evaluation.table import Row, dose_text, known, spread
from redpet.measures.regions import bias_percent

MEASURES: tuple[tuple[str, int, Callable[[RegionScore], float | None]], ...] = (
    ("mean and total activity, bias (%)", 1, lambda one: bias_percent(one.mean, one.reference_mean)),
    ("maximum, bias (%)", 1, lambda one: bias_percent(one.maximum, one.reference_maximum)),
    ("local PSNR (dB)", 2, lambda one: one.local_psnr_db),
)
"""Title, digits, and value of each measure. The total is the mean times a volume that is the reference's."""
KINDS = {LESION: "lesions", ORGAN: "organs"}


def region_section(rows: Sequence[Row]) -> list[str]:
    """The lines of the report: mean and standard deviation over the regions of all cases; none without regions."""
    if not any(score.regions for row in rows for score in row.scores):
        return []
    titles = [f"{title}: {measure}" for title in KINDS.values() for measure, _, _ in MEASURES]
    lines = [
        "Lesions and organs against the reference, mean ± standard deviation over all of them; a factor such as SUV's "
        "changes no bias:",
        "",
        f"| sinogram | DRF | method | {' | '.join(titles)} |",
        f"|{'---|' * (3 + len(titles))}",
    ]
    for row in rows:
        cells = [row.kind, dose_text(row.drf), row.label]
        for kind in KINDS:
            regions = [one for score in row.scores for one in score.regions if one.kind == kind]
            cells += [spread(known(value(one) for one in regions), digits) for _, digits, value in MEASURES]
        lines.append(f"| {' | '.join(cells)} |")
    return [*lines, ""]


def regions_comma_separated(scores: Iterable[Score]) -> str:
    """Every case, dose level, method and region in a line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(
        [
            "case", "sinogram", "drf", "method", "label", "region", "kind", "unit", "volume_ml", "mean", "maximum",
            "total", "reference_mean", "reference_maximum", "reference_total", "local_psnr_db",
            *(f"{name}_{bound}" for name in ("mean", "maximum", "total") for bound in ("lower", "upper")),
        ]
    )  # fmt: skip
    for score in scores:
        for one in score.regions:
            names = (score.case, score.kind, score.drf, score.method, score.label, one.name, one.kind, one.unit)
            mine = (one.volume_ml, one.mean, one.maximum, one.total)
            its = (one.reference_mean, one.reference_maximum, one.reference_total)
            bounds = [bound for name in TOLD for bound in one.intervals.get(name, ("", ""))]
            writer.writerow([*names, *mine, *its, one.local_psnr_db, *bounds])
    return text.getvalue()
