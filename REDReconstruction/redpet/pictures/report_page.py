"""The page of a case report: pictures, numbers, settings and warnings, drawn on A4 without global state."""

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import shorten
from typing import Any

from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.figure import Figure

from redpet import __version__
from redpet.case import Kind
from redpet.case.study import LOW
from redpet.pictures.page import (
    A4_INCHES,
    ACCENT,
    GREY,
    INK,
    LONGEST_LABEL,
    LONGEST_TITLE,
    MARGIN,
    RULE,
    SMALL,
    TEXT,
    TITLE,
    Shown,
    rule,
    write,
)
from redpet.pictures.report_pictures import pictures
from redpet.pictures.report_tables import metrics_table, segments_table

FOOT, LINE, GAP = 0.055, 0.0115, 0.022
"""Where the footer begins, the height of a line of the settings and the gap above them, as shares of the page."""
MOST_WARNINGS = 4


def draw_report(
    shown: Sequence[Shown], title: str, measures: Mapping[str, Any] | None = None, patient_label: str = ""
) -> Figure:
    """The page: title, pictures, numbers, settings and warnings, from top to bottom."""
    figure = Figure(figsize=A4_INCHES, facecolor="white")
    FigureCanvasPdf(figure)
    heading(figure, title, patient_label, shown)
    bottom = pictures(figure, shown, top=0.868)
    bottom = metrics_table(figure, shown, top=bottom - 0.03)
    if measures is not None and measures["segments"]:
        floor = FOOT + GAP + LINE * (len(shown) + len(injections(shown)) + len(warnings_of(shown)))
        bottom = segments_table(figure, measures, top=bottom - GAP, floor=floor)
    settings(figure, shown, top=bottom - GAP)
    footer(figure)
    return figure


def heading(figure: Figure, title: str, patient_label: str, shown: Sequence[Shown]) -> None:
    """Title, what it is about, and the line that nobody may overlook."""
    kind = shown[0].sinograms[LOW].kind
    grid = shown[0].images[LOW].grid
    told = [
        f"{'Measured' if kind is Kind.MEASURED else 'Re-projected'} sinograms",
        f"{grid.size[2]} slices of {grid.size[0]} x {grid.size[1]} voxels, "
        f"{grid.spacing_mm[0]:.3g} x {grid.spacing_mm[1]:.3g} x {grid.spacing_mm[2]:.3g} mm",
        date.today().isoformat(),
    ]
    write(figure, MARGIN, 0.955, shorten(title, LONGEST_TITLE, placeholder=" …"), TITLE, weight="bold")
    write(figure, MARGIN, 0.937, "   ·   ".join(told), TEXT, color=GREY)
    if patient_label:
        write(figure, MARGIN, 0.921, shorten(patient_label, LONGEST_TITLE, placeholder=" …"), TEXT)
    write(figure, 1 - MARGIN, 0.958, "FOR RESEARCH ONLY", TEXT, color=ACCENT, weight="bold", ha="right")
    write(figure, 1 - MARGIN, 0.944, "not for diagnosis", SMALL, color=ACCENT, ha="right")
    rule(figure, 0.912, INK, 0.8)


def settings(figure: Figure, shown: Sequence[Shown], top: float) -> None:
    """How each restoration was made, and what it warns of."""
    y = top
    for one in shown:
        record = one.record
        model, made = record["model"], record["reconstruction"]
        parts = [
            f"{record['method']}"
            + (f" in {record['steps']} step{'s' * (record['steps'] > 1)}" * bool(record["steps"])),
            f"model {model['name']} ({model['sha256'][:12]})" if model else "no model",
            reconstruction_text(made),
            str(record["device"]).split(",")[0],
            f"redpet {record['redpet']}",
        ]
        write(figure, MARGIN, y, f"{shorten(one.label, LONGEST_LABEL, placeholder=' …')}:", SMALL, weight="bold")
        write(figure, MARGIN + 0.19, y, ", ".join(parts), SMALL)
        y -= LINE
    for told in injections(shown):
        write(figure, MARGIN, y, told[0].upper() + told[1:], SMALL)
        y -= LINE
    for warning in warnings_of(shown):
        write(figure, MARGIN, y, f"Warning: {shorten(warning, 130, placeholder=' …')}", SMALL, color=ACCENT)
        y -= LINE


def injections(shown: Sequence[Shown]) -> list[str]:
    """What was told of the injections, each once."""
    told = [(one.record["input"].get("injection") or {}).get("told") for one in shown]
    return [text for text in dict.fromkeys(told) if text]


def warnings_of(shown: Sequence[Shown]) -> list[str]:
    """The first warnings of the runs, each once."""
    return list(dict.fromkeys(text for one in shown for text in one.record["warnings"]))[:MOST_WARNINGS]


def reconstruction_text(made: Mapping[str, Any]) -> str:
    """A reconstruction in words."""
    if made["method"] == "fbp":
        return f"FBP ({made['window']})"
    if made["method"] == "rdp":
        return f"RDP, beta {made['beta']:g}"
    text = f"OSEM {made['iterations']} x {made['subsets']}"
    return text + (f", {made['post_filter_mm']:g} mm filter" if made["post_filter_mm"] else "")


def footer(figure: Figure) -> None:
    """What every reader has to know."""
    rule(figure, 0.047, RULE, 0.5)
    text = (
        "A network restored the sinogram: it can smooth away or change small lesions. Compare with the low-dose image "
        "beside it."
    )
    write(figure, MARGIN, 0.034, text, SMALL, color=GREY)
    write(figure, MARGIN, 0.022, f"RED Reconstruction, redpet {__version__}. For research only.", SMALL, color=GREY)
