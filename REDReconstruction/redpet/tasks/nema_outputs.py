"""The result of `redpet nema` as a table for people, as CSV and JSON, and as figures."""

import csv
import io
from pathlib import Path

import msgspec

from redpet.case import Image
from redpet.machine.staging import staged_file
from redpet.phantoms.nema import DIAMETERS_MM
from redpet.tasks.nema_figure import draw_measures, draw_placement
from redpet.tasks.nema_measure import Placement, SphereMeasures
from redpet.tasks.nema_result import EARL1_SOURCE, EARL_CONTRAST, Nema, NemaRow, spread, within_band

TABLE_FILE, CSV_FILE, RESULT_FILE = "table.md", "phantom.csv", "phantom.json"
FIGURE_FILE, PLACEMENT_FILE = "phantom.png", "placement.png"


def write_result(result: Nema, image: Image, placement: Placement, folder: Path) -> None:
    """Write all of it, each file whole or not at all; those of an earlier run make way."""
    texts = {
        RESULT_FILE: msgspec.json.format(msgspec.json.encode(result), indent=1).decode(),
        CSV_FILE: comma_separated(result),
        TABLE_FILE: markdown(result),
    }
    for name, text in texts.items():
        with staged_file(folder / name, (), replace=True) as file:
            file.write_text(text, encoding="utf-8")
    with staged_file(folder / FIGURE_FILE, (), replace=True) as file:
        draw_measures(result, file)
    with staged_file(folder / PLACEMENT_FILE, (), replace=True) as file:
        draw_placement(image, placement, file)


def markdown(result: Nema) -> str:
    """The tables."""
    draws = max(len(row.draws) for row in result.rows)
    over = f", mean ± standard deviation over {draws} draws of the noise" if draws > 1 else ""
    spheres = [f"{diameter:g} mm" for diameter in DIAMETERS_MM]
    lines = [
        "# NEMA NU 2 body phantom",
        "",
        f"{result.source}, spheres {result.contrast:g}:1. Contrast recovery / background variability in % by sphere"
        f"{over}; lung residual in %. For research only.",
        "",
        f"| dose | method | {' | '.join(spheres)} | lung |",
        "|---|---|" + "---|" * (len(spheres) + 1),
    ]
    for row in result.rows:
        cells = [
            f"{spread(row.of_sphere('recovery', k))} / {row.of_spheres('variability')[k]:.1f}"
            for k in range(len(spheres))
        ]
        lines.append(f"| {row.dose} | {row.named} | {' | '.join(cells)} | {row.lung_residual:.1f} |")
    meant = "" if abs(result.contrast - EARL_CONTRAST) < 0.5 else f", which are meant for {EARL_CONTRAST:g}:1"
    lines += [
        "",
        f"Recovery coefficients (A50 / maximum), and how many of six spheres lie within the bands of EARL-1{meant} "
        f"({EARL1_SOURCE}):",
        "",
        f"| dose | method | {' | '.join(spheres)} | within (A50, maximum) |",
        "|---|---|" + "---|" * (len(spheres) + 1),
    ]
    for row in result.rows:
        pairs = zip(row.of_spheres("rc_a50"), row.of_spheres("rc_max"), strict=True)
        cells = [f"{mean:.2f} / {highest:.2f}" for mean, highest in pairs]
        inside = f"{within_band(row, 'rc_a50')}, {within_band(row, 'rc_max')}"
        lines.append(f"| {row.dose} | {row.named} | {' | '.join(cells)} | {inside} |")
    return "\n".join(lines) + "\n"


def comma_separated(result: Nema) -> str:
    """Every sphere of every draw in a line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    measures = SphereMeasures.__struct_fields__
    writer.writerow(["dose", "method", "label", "strength", "draw", *measures, "lung_residual", "background"])
    for row in result.rows:
        writer.writerows(_lines(row, measures))
    return text.getvalue()


def _lines(row: NemaRow, measures: tuple[str, ...]) -> list[list[object]]:
    """The lines of a row."""
    return [
        [row.dose, row.method, row.label, row.strength, draw]
        + [getattr(sphere, name) for name in measures]
        + [one.lung_residual, one.background]
        for draw, one in enumerate(row.draws)
        for sphere in one.spheres
    ]
