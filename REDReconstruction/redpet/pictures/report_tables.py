"""The tables of a case report: closeness to the full dose, and what segments hold."""

import math
from collections.abc import Mapping, Sequence
from textwrap import shorten
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from redpet.case.dose_names import dose_label
from redpet.case.study import FULL, LOW, RESTORED
from redpet.measures.metrics import compare
from redpet.pictures.page import GREY, INK, MARGIN, RULE, SMALL, TEXT, Shown, rule, write

ROW = 0.0135
"""Height of a row, as a share of the page."""
NO_NUMBER = "–"


def metrics_table(figure: Figure, shown: Sequence[Shown], top: float) -> float:
    """PSNR, SSIM and NRMSE of the volume against the full dose; returns where the table ends."""
    head = ("Image against the full dose, whole volume", "PSNR (dB)", "SSIM", "NRMSE")
    lines = []
    told: set[float | None] = set()
    for one in shown:
        drf = one.record["input"]["drf"]
        if FULL not in one.images:
            continue
        for name in (LOW, RESTORED):
            if name == LOW and drf in told:
                continue
            metrics = compare(one.images[name], one.images[FULL]).volume
            label = f"{dose_label(drf)}, low dose" if name == LOW else f"{one.label}, restored"
            lines.append(
                (
                    label,
                    number(metrics.psnr_db, "{:.1f}"),
                    number(metrics.ssim, "{:.3f}"),
                    number(metrics.nrmse, "{:.4f}"),
                )
            )
        told.add(drf)
    if not lines:
        write(figure, MARGIN, top, "There is no full-dose reference: the numbers below cannot be compared.", TEXT)
        return top - 0.012
    return table(figure, head, lines, top)


def segments_table(figure: Figure, measures: Mapping[str, Any], top: float, floor: float) -> float:
    """What segments hold in each run, as many as the page has room for; returns where the table ends."""
    head = (f"Segment ({measures['unit']})", "volume (mL)", "mean", "max", "peak", "bias of mean (%)")
    lines: list[Sequence[str]] = []
    left_out = 0
    said = list(dict.fromkeys(run["intervals_say"] for run in measures["runs"] if run.get("intervals_say")))
    for segment in measures["segments"]:
        more = segment_lines(measures["runs"], segment["label"])
        if left_out or top - (len(lines) + len(more) + len(said) + 3) * ROW < floor:
            left_out += 1
        else:
            lines += [*([()] if lines else []), *more]
    bottom = table(figure, head, lines, top)
    for text in said:
        write(figure, MARGIN, bottom - 0.011, text[0].upper() + text[1:] + ".", SMALL, color=GREY)
        bottom -= ROW
    if left_out:
        write(figure, MARGIN, bottom - 0.011, f"and {left_out} more in measures.csv", SMALL, color=GREY)
        bottom -= ROW
    return bottom


def segment_lines(runs: Sequence[Mapping[str, Any]], label: int) -> list[Sequence[str]]:
    """The rows of one segment: low dose and restored of each run, then the full dose."""
    lines: list[Sequence[str]] = []
    full: list[Sequence[str]] = []
    told: set[float | None] = set()
    for run in runs:
        named = {LOW: f"{dose_label(run['drf'])}, low dose", RESTORED: f"{run['label']}, restored", FULL: "full dose"}
        for image, what in named.items():
            segments = run["images"].get(image, {"segments": []})["segments"]
            one = next((one for one in segments if one["label"] == label and "mean" in one), None)
            if one is None or (image == LOW and run["drf"] in told):
                continue
            line = (f"{shorten(one['name'], 20, placeholder=' …')}: {what}", *segment_numbers(one))
            if image == FULL:
                full = [line]
            else:
                lines += [line, *interval_line(one)]
        told.add(run["drf"])
    return lines + full


def segment_numbers(one: Mapping[str, Any]) -> tuple[str, ...]:
    """A segment's numbers as text."""
    bias = (one["bias_percent"] or {}).get("mean")
    return (
        *(significant(one[key]) for key in ("volume_ml", "mean", "max", "peak")),
        number(bias, "{:+.1f}").replace("-", "−"),
    )


def interval_line(one: Mapping[str, Any]) -> list[Sequence[str]]:
    """The row of a segment's intervals, where it has them."""
    within = one.get("intervals")
    if not within:
        return []
    level = f"{100 * within['mean']['level']:.0f} % interval"
    wide = ", twice as wide" if any(told["why"] for told in within.values()) else ""
    bounds = [within[key] for key in ("volume_ml", "mean", "max", "peak")]
    return [
        (f"{level}{wide}", *(f"{significant(told['lower'])} – {significant(told['upper'])}" for told in bounds), "")
    ]


def significant(value: float) -> str:
    """A number with three significant digits or all before the point."""
    decimals = 2 - math.floor(math.log10(abs(value))) if value else 0
    return f"{value:,.{max(0, decimals)}f}"


def number(value: float | None, form: str) -> str:
    """A number as text, a dash where it is not defined."""
    return NO_NUMBER if value is None else form.format(value)


def table(figure: Figure, head: Sequence[str], lines: Sequence[Sequence[str]], top: float) -> float:
    """A table with a rule above and below; numbers to the right, an empty line a gap; returns where it ends."""
    first, last = 0.52 if len(head) < 5 else 0.44, 1 - MARGIN
    places = np.linspace(first, last, len(head) - 1)
    rule(figure, top + 0.006, INK, 0.6)
    y = top - 0.006
    for line, size, color in [(head, SMALL, GREY), *((line, TEXT, INK) for line in lines)]:
        if not line:
            y -= ROW / 3
            continue
        write(figure, MARGIN, y, shorten(line[0], 56, placeholder=" …"), size, color=color)
        for x, text in zip(places, line[1:], strict=True):
            write(figure, float(x), y, text, size, color=color, ha="right")
        y -= ROW
    rule(figure, y + 0.007, RULE, 0.5)
    return y + 0.007
