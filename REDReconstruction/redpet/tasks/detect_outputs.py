"""The result of `redpet detect` as a table for people, as CSV and JSON, and as a figure."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import msgspec

from redpet.evaluation.detectability import (
    RESULT_FILE,
    TOLERANCE,
    Against,
    Cell,
    Detectability,
    failing,
    in_one_line,
    losing,
)
from redpet.machine.staging import staged_file
from redpet.tasks.detect_figure import figure

TABLE_FILE, CSV_FILE, FIGURE_FILE = "table.md", "detectability.csv", "detectability.png"


def write_result(result: Detectability, folder: Path) -> None:
    """Write all of it, each file whole or not at all; those of an earlier run of the study make way."""
    texts = {
        RESULT_FILE: msgspec.json.format(msgspec.json.encode(result)).decode(),
        CSV_FILE: comma_separated(result.cells),
        TABLE_FILE: markdown(result),
    }
    for name, text in texts.items():
        with staged_file(folder / name, (), replace=True) as file:
            file.write_text(text, encoding="utf-8")
    with staged_file(folder / FIGURE_FILE, (), replace=True) as file:
        figure(result.cells, file)


def markdown(result: Detectability) -> str:
    """The table, and in which cells a method with a network loses."""
    methods = dict.fromkeys((cell.method, cell.label) for cell in result.cells)
    lines = [
        "# Detectability",
        "",
        f"AUC of a channelised Hotelling observer ({result.channels} channels, signal known exactly) with its 95 % "
        f"bootstrap interval; {result.phantoms} bodies of each background, the same counts for every method. "
        "0.5 is guessing. For research only.",
        "",
        f"| background | DRF | lesion | lesions | {' | '.join(label for _, label in methods)} |",
        "|---|---|---|---|" + "---|" * len(methods),
    ]
    for place in dict.fromkeys(cell.place for cell in result.cells):
        here = {cell.method: cell for cell in result.cells if cell.place == place}
        first = next(iter(here.values()))
        values = [f"{here[method].auc:.2f} ({here[method].low:.2f}-{here[method].high:.2f})" for method, _ in methods]
        head = [first.background, f"{first.drf:g}", named(first), str(first.lesions)]
        lines.append(f"| {' | '.join((*head, *values))} |")
    for method, label in methods:
        if any(cell.filter or cell.rdp for cell in result.cells if cell.method == method):
            lines += ["", *verdict(result.cells, method, label)]
    return "\n".join(lines) + "\n"


def verdict(cells: Sequence[Cell], method: str, label: str) -> list[str]:
    """Where a method lies below its best rivals."""
    own = [cell for cell in cells if cell.method == method]
    lost, barred = losing(cells, method), failing(cells, method)
    lines = [f"**{label}**: below the best filter or RDP beyond chance in {len(lost)} of {len(own)} cells."]
    if costs := in_one_line(cells, method):
        lines.append(costs)
    if lost:
        lines.append("")
    for cell in lost:
        rivals = [told(one) for one in (cell.filter, cell.rdp) if one is not None and one.high < 0]
        lines.append(f"- {cell.background}, DRF {cell.drf:g}, {named(cell)}: {'; '.join(rivals)}")
    if any(cell.background == "lumpy" and cell.filter for cell in own):
        verdict_text = f"not met: {len(barred)} lumpy cells lie further below" if barred else "met"
        lines += ["", f"Release gate (lumpy, no more than {TOLERANCE:g} below the best filter): {verdict_text}."]
    return lines


def told(against: Against) -> str:
    """A difference in words."""
    return f"{against.difference:+.2f} [{against.low:+.2f}, {against.high:+.2f}] against {against.label}"


def named(cell: Cell) -> str:
    """A lesion in words."""
    return f"{cell.size_mm:g} mm, {cell.contrast:g}:1"


def comma_separated(cells: Sequence[Cell]) -> str:
    """Every cell in a line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    columns = [
        "background", "drf", "size_mm", "contrast", "method", "label", "strength", "lesions", "auc", "auc_low",
        "auc_high",
    ]  # fmt: skip
    rival = ["rival", "difference", "difference_low", "difference_high"]
    writer.writerow(columns + [f"{kind}_{name}" for kind in ("filter", "rdp") for name in rival])
    for cell in cells:
        own = [
            cell.background, cell.drf, cell.size_mm, cell.contrast, cell.method, cell.label, cell.strength,
            cell.lesions, cell.auc, cell.low, cell.high,
        ]  # fmt: skip
        for one in (cell.filter, cell.rdp):
            own += [""] * 4 if one is None else [one.rival, one.difference, one.low, one.high]
        writer.writerow(own)
    return text.getvalue()
