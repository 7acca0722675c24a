"""Which rows of a table lie far from their like, by robust z-scores."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from statistics import fmean, median

from redpet.cohort.rows import Row

MEASURES = {
    "psnr_db": "PSNR",
    "ssim": "SSIM",
    "nrmse": "NRMSE",
    "change_percent": "change of activity",
    "mean_bias_percent": "bias of the mean",
    "max_bias_percent": "bias of the maximum",
}
"""What is looked at, and what it is called."""
OUTLYING = 3.5
FEWEST = 5
"""Of fewer rows nobody can say what is usual."""
MAD, MEAN_DEVIATION = 0.6745, 0.7979
"""The median and the mean absolute deviation of a normal distribution, over its standard deviation."""
DEFINITION = (
    f"An outlier is a row with a robust z-score beyond {OUTLYING} either way: its distance from the median of the "
    "cases, in units of their median absolute deviation over 0.6745 (Iglewicz and Hoaglin 1993), in one of: "
    f"{', '.join(MEASURES.values())}. Compared are the rows of the same region, dose, kind of sinogram and reference, "
    f"{FEWEST} or more."
)


def with_scores(rows: Sequence[Row]) -> list[Row]:
    """The rows, each with the score `z` that is farthest from 0 and the measure it is that of."""
    like: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(rows):
        like[row.region, row.drf, row.sinograms, row.reference].append(index)
    scored = list(rows)
    for indices in like.values():
        for name in MEASURES:
            known = {index: value for index in indices if (value := getattr(rows[index], name)) is not None}
            for index, z in zip(known, robust_scores(list(known.values())), strict=True):
                if z is not None and abs(z) > abs(scored[index].z or 0.0):
                    scored[index] = replace(scored[index], z=z, outlying=name)
    return scored


def robust_scores(values: Sequence[float]) -> list[float | None]:
    """The distance of each value from the median, in robust standard deviations; None where these are 0 or unknown.

    Where half of the values are the same, the mean absolute deviation takes the place of the median one.
    """
    if len(values) < FEWEST:
        return [None] * len(values)
    middle = median(values)
    distances = [abs(value - middle) for value in values]
    deviation = median(distances) / MAD or fmean(distances) / MEAN_DEVIATION
    return [(value - middle) / deviation if deviation else None for value in values]


def is_outlier(row: Row) -> bool:
    """Whether a row lies far from its like."""
    return row.z is not None and abs(row.z) > OUTLYING
