"""What the table of a cohort holds: a row for each case, dose level and region, each value with its unit."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from redpet.case.study import FULL, LOW, RESTORED
from redpet.measures.regions import bias_percent

WHOLE = "whole image"
FULL_DOSE, TRUTH = "full dose", "truth"
MEAN = "mean"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A region of a restored dose level; `mean`, `max` and `peak` are in `unit`, and None stands for what is unknown.

    `low_` is what the low dose holds there, `reference_` what `reference` does: the full dose, or for a whole image the
    truth where that is known. `change_percent` is how much more activity the restored region has than the low dose has,
    `bias_percent` how much more than the reference. The mean lies between `mean_lower` and `mean_upper` with the
    probability `interval_level`. `z` says how far the row lies from its like, by `outlying` (`outliers.py`).
    """

    case: str
    drf: float | None
    region: str
    kind: str
    sinograms: str
    method: str
    unit: str
    reference: str = ""
    volume_ml: float | None = None
    mean: float | None = None
    max: float | None = None
    peak: float | None = None
    low_mean: float | None = None
    low_max: float | None = None
    reference_mean: float | None = None
    reference_max: float | None = None
    mean_bias_percent: float | None = None
    max_bias_percent: float | None = None
    peak_bias_percent: float | None = None
    mean_lower: float | None = None
    mean_upper: float | None = None
    interval_level: float | None = None
    change_percent: float | None = None
    psnr_db: float | None = None
    ssim: float | None = None
    nrmse: float | None = None
    low_psnr_db: float | None = None
    low_ssim: float | None = None
    low_nrmse: float | None = None
    z: float | None = None
    outlying: str = ""


COLUMNS = tuple(field.name for field in fields(Row))


def rows_of(
    case: str,
    run: Mapping[str, Any],
    metrics: Mapping[str, Any],
    measures: Mapping[str, Any] | None,
    kinds: Mapping[str, str],
) -> Iterator[Row]:
    """The rows of a restoration: the whole image, then each region that `measures` holds.

    `run` and `metrics` are its run.json and metrics.json, `measures` is what `redpet.jobs.measure` told of it, `kinds`
    says what each region is.
    """
    about = {
        "case": case,
        "drf": run["input"]["drf"],
        "sinograms": run["input"]["kind"],
        "method": run["method"],
    }
    yield whole_row(about, metrics)
    if measures is not None:
        (told,) = measures["runs"]
        held = {name: {one["name"]: one for one in image["segments"]} for name, image in told["images"].items()}
        for name, restored in held[RESTORED].items():
            if "mean" in restored:
                beside = held[LOW].get(name, {}), held.get(FULL, {}).get(name, {})
                yield region_row(
                    about | {"region": name, "kind": kinds.get(name, "")}, measures["unit"], restored, *beside
                )


def whole_row(about: Mapping[str, Any], metrics: Mapping[str, Any]) -> Row:
    """How close the whole image is to its reference, and how much activity it has."""
    truth, full = (metrics.get(name, {}).get("image", {}) for name in ("against_truth", "against_full_dose"))
    against, activity = truth or full, metrics["total_activity"]
    reference = TRUTH if truth else FULL_DOSE if full else ""
    its = activity.get("truth" if truth else FULL) if reference else None
    low, restored = (against.get(name, {}).get("volume", {}) for name in (LOW, RESTORED))
    return Row(
        **about,
        region=WHOLE,
        kind="",
        unit=activity["unit"],
        reference=reference,
        mean_bias_percent=None if its is None else bias_percent(activity[RESTORED], its),
        change_percent=bias_percent(activity[RESTORED], activity[LOW]),
        **restored,
        **{f"low_{name}": value for name, value in low.items()},
    )


def region_row(
    about: Mapping[str, Any],
    unit: str,
    restored: Mapping[str, Any],
    low: dict[str, Any],
    full: dict[str, Any],
) -> Row:
    """What a region of the restored image holds, beside the low dose and the full dose."""
    bias = restored.get("bias_percent") or {}
    within = restored.get("intervals", {}).get(MEAN, {})
    values: dict[str, Any] = {name: restored[name] for name in ("volume_ml", MEAN, "max", "peak")}
    values |= {f"low_{name}": low.get(name) for name in (MEAN, "max")}
    values |= {f"reference_{name}": full.get(name) for name in (MEAN, "max")}
    values |= {f"{name}_bias_percent": bias.get(name) for name in (MEAN, "max", "peak")}
    return Row(
        **about,
        **values,
        unit=unit,
        reference=FULL_DOSE if full else "",
        mean_lower=within.get("lower"),
        mean_upper=within.get("upper"),
        interval_level=within.get("level"),
        change_percent=None if MEAN not in low else bias_percent(restored[MEAN], low[MEAN]),
    )
