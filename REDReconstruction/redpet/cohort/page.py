"""The page of a cohort: what failed, then every case with a picture, the outliers first."""

from collections.abc import Mapping, Sequence
from html import escape
from urllib.parse import quote

from redpet import __version__
from redpet.case.dose_names import dose_label
from redpet.cohort.job import CASES
from redpet.cohort.outliers import DEFINITION, MEASURES, is_outlier
from redpet.cohort.rows import WHOLE, Row
from redpet.cohort.work import THUMBNAIL
from redpet.evaluation.job import level_folder
from redpet.pictures.web_page import document

PAGE_FILE = "index.html"
STYLE = """
.cards {display: grid; grid-template-columns: repeat(auto-fill, minmax(27rem, 1fr)); gap: 1.2rem}
.card {border: 1px solid #d8d8d8; border-radius: 4px; padding: .6rem .8rem; font-size: .88rem; overflow-wrap: anywhere}
.card img {width: 100%; height: auto; display: block; margin: .3rem 0} .outlier {border: 2px solid #8a1c1c}
.card b {font-size: .95rem} td.text {overflow-wrap: anywhere}
"""
MOST_NAMED = 3
Level = tuple[str, float | None]
"""A case and a dose level of it."""


def page(rows: Sequence[Row], failures: Mapping[str, str], title: str = "A cohort of cases") -> str:
    """The whole page; pictures lie beside it."""
    levels: dict[Level, list[Row]] = {}
    for row in rows:
        levels.setdefault((row.case, row.drf), []).append(row)
    ordered = sorted(levels.items(), key=lambda item: -farthest(item[1]))
    far = [item for item in ordered if any(map(is_outlier, item[1]))]
    near = ordered[len(far) :]
    done = len({case for case, _ in levels})
    parts = [
        f"<h1>{escape(title)}</h1>",
        '<p class="research">For research only.</p>',
        f"<p>{counted(done, 'case')} with {counted(len(levels), 'dose level')} restored, "
        f"{counted(len(failures), 'case')} failed, {counted(len(far), 'dose level')} with outliers. "
        'The numbers are in <a href="table.csv">table.csv</a> and table.parquet.</p>',
        f'<p class="note">{escape(DEFINITION)}</p>',
        *failed(failures),
        *section("Outliers", far),
        *section("All others" if far else "Cases", near),
        f'<p class="note">Made with redpet {__version__}.</p>',
    ]
    return document(title, parts, STYLE)


def counted(number: int, what: str) -> str:
    """A number of things."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def farthest(rows: Sequence[Row]) -> float:
    """The score of a level that is farthest from its like."""
    return max((abs(row.z) for row in rows if row.z is not None), default=0.0)


def failed(failures: Mapping[str, str]) -> list[str]:
    """The cases without a result, and why; nothing where there are none."""
    if not failures:
        return []
    lines = [
        f'<tr><td class="text">{escape(case)}</td><td class="text">{escape(reason)}</td></tr>'
        for case, reason in failures.items()
    ]
    head = '<tr><th class="text">case</th><th class="text">why</th></tr>'
    return ["<h2>Failed</h2>", f"<table>{head}{''.join(lines)}</table>"]


def section(title: str, levels: Sequence[tuple[Level, Sequence[Row]]]) -> list[str]:
    """A heading and a card for each level; nothing where there are none."""
    return [f'<h2>{title}</h2><div class="cards">', *(card(*level, rows) for level, rows in levels), "</div>"] * bool(
        levels
    )


def card(case: str, drf: float | None, rows: Sequence[Row]) -> str:
    """A restored level: its picture, how close it is, and what lies far from its like."""
    picture = "/".join(quote(part) for part in (CASES, case, level_folder(drf), THUMBNAIL))
    told = [*closeness(rows), *(f"<br>{escape(doubt)}" for doubt in doubts(rows))]
    look = "card outlier" if doubts(rows) else "card"
    return (
        f'<div class="{look}"><b>{escape(case)}</b>, {escape(dose_label(drf))}'
        f'<img src="{picture}" loading="lazy" alt="low dose, restored, full dose">{"".join(told)}</div>'
    )


def closeness(rows: Sequence[Row]) -> list[str]:
    """The PSNR of the whole image before and after, where there is a reference; else the change of activity."""
    whole = next(row for row in rows if row.region == WHOLE)
    if whole.psnr_db is not None and whole.low_psnr_db is not None:
        return [f"PSNR against the {whole.reference}: {whole.low_psnr_db:.1f} dB, restored {whole.psnr_db:.1f} dB"]
    if whole.change_percent is not None:
        return [f"activity changed by {whole.change_percent:+.1f} %"]
    return []


def doubts(rows: Sequence[Row]) -> list[str]:
    """What lies far from its like, the farthest first."""
    far = sorted((row for row in rows if is_outlier(row)), key=lambda row: -abs(row.z or 0.0))
    told = [f"{row.region}: {MEASURES[row.outlying]} {value_of(row)}, z {row.z:+.1f}" for row in far[:MOST_NAMED]]
    return told + [f"and {len(far) - MOST_NAMED} more regions"] * (len(far) > MOST_NAMED)


def value_of(row: Row) -> str:
    """The value that lies far from its like, with the unit that the name of its measure ends in."""
    unit = " dB" if row.outlying.endswith("_db") else " %" if row.outlying.endswith("_percent") else ""
    return f"{getattr(row, row.outlying):.4g}{unit}"
