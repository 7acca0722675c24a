"""The page of a reading study: one HTML file that needs nothing from the network."""

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from redpet import __version__
from redpet.pictures.web_page import document
from redpet.study.design import HIGHEST, LESIONS, LOWEST
from redpet.study.figures import afroc_figure, preferences_figure, ratings_figure
from redpet.study.findings import known, marked
from redpet.study.ratings import first_time
from redpet.study.resampling import Interval

if TYPE_CHECKING:
    from redpet.study.job import Results

Column = tuple[str, Callable[[Any], str], bool]
"""Its head, the text of a cell, and whether that is text rather than a number."""


def page(results: "Results") -> str:
    """The whole page."""
    design = results.key.design
    parts = [
        f"<h1>{escape(design.title)}</h1>",
        f'<p class="research">For research only.</p><p>{escape(about(results))}</p>',
        section("Readers", table(results.logs, reader_columns(results)), progress_note(results)),
    ]
    if results.ratings:
        note = (
            f"Ratings from {LOWEST} to {HIGHEST}{ends(results)}. Intervals: 95 %, bootstrap over readers and cases. "
            f"Differences are to {design.reference_arm}, over the readings that have both; p: Wilcoxon's signed-rank "
            "test over cases of the means over readers, from six cases on, adjusted for the number of arms by Holm. "
            "Odds of a higher rating: ordinal regression with cases as clusters (statsmodels, from ten cases on)."
        )
        parts.append(section("Ratings", ratings_figure(results.ratings) + table(results.ratings, RATINGS), note))
    if results.preferences:
        note = "Each answer names the better of two images, whose sides were random."
        body = preferences_figure(results.preferences) + table(results.preferences, PREFERENCES)
        parts.append(section("Preferences", body, note))
    if results.detection:
        parts.append(section("Lesions", afroc(results) + table(results.detection, DETECTION), DETECTION_NOTE))
    if results.agreement:
        note = (
            "Cohen's kappa with quadratic weights: between two readers, and of a reader with himself where images came "
            "twice. 1 is full agreement, 0 what chance gives."
        )
        parts.append(section("Agreement", table(results.agreement, AGREEMENT), note))
    parts.append(f'<p class="note">{escape(made_by(results))}</p>')
    return document(design.title, parts)


def about(results: "Results") -> str:
    """The study in a sentence."""
    cases = {behind.case for behind in results.key.codes.values()}
    arms = ", ".join(arm.name for arm in results.key.design.arms)
    return f"{len(cases)} cases, {len(results.logs)} readers, {len(results.key.design.arms)} arms: {arms}."


def ends(results: "Results") -> str:
    """What the ends of the scales mean."""
    told = [f"{one.name}: {one.ends[0]} to {one.ends[1]}" for one in results.key.design.questions if one.ends]
    return f" ({'; '.join(told)})" if told else ""


def progress_note(results: "Results") -> str:
    """Who has not read everything."""
    unfinished = [log.reader for log in results.logs if len(log.closed) < len(log.readings)]
    if not unfinished:
        return "Every reader has closed every reading."
    return f"Not finished yet: {', '.join(unfinished)}. What was closed is counted."


def made_by(results: "Results") -> str:
    """Seed and versions."""
    study = results.study
    return (
        f"Study {study.study}, seed {study.seed}, made with redpet {study.redpet}, evaluated with {__version__}. "
        "The tables lie beside this page as CSV; answers.csv has every answer."
    )


def afroc(results: "Results") -> str:
    """The AFROC curves, where there are lesions and normal cases."""
    design = results.key.design
    curves = {}
    for question in design.of_kind(LESIONS):
        own = [row for row in first_time(results.rows, question.name) if row.case in known(design)]
        for arm in design.arms:
            readings = marked([row for row in own if row.arm == arm.name], design)
            if any(one.lesions for one in readings) and any(not one.lesions for one in readings):
                curves[arm.name] = readings
    return afroc_figure(curves) if curves else ""


def section(title: str, body: str, note: str = "") -> str:
    """A heading, what is below it, and what has to be known of it."""
    return f'<h2>{escape(title)}</h2>\n{body}\n<p class="note">{escape(note)}</p>'


def table(rows: Iterable[Any], columns: Sequence[Column]) -> str:
    """A table of values."""
    shown = list(rows)
    kept = [one for one in columns if any(one[1](row) for row in shown)]
    head = "".join(f"<th{text_class(is_text)}>{escape(name)}</th>" for name, _, is_text in kept)
    lines = [
        "<tr>" + "".join(f"<td{text_class(is_text)}>{escape(cell(row))}</td>" for _, cell, is_text in kept) + "</tr>"
        for row in shown
    ]
    return f"<table><tr>{head}</tr>\n" + "\n".join(lines) + "</table>"


def text_class(is_text: bool) -> str:
    """The class of a cell."""
    return ' class="text"' if is_text else ""


def reader_columns(results: "Results") -> list[Column]:
    """What is told of a reader."""
    seconds = {
        log.reader: sorted(row.seconds for row in results.rows if row.reader == log.reader) for log in results.logs
    }
    return [
        ("reader", lambda log: log.reader, True),
        ("closed readings", lambda log: f"{len(log.closed)} of {len(log.readings)}", False),
        ("sittings", lambda log: str(len(log.sittings)), False),
        ("median s per answer", lambda log: median_text(seconds[log.reader]), False),
    ]


def median_text(ordered: Sequence[float]) -> str:
    """The middle of ordered values."""
    return f"{ordered[len(ordered) // 2]:.1f}" if ordered else ""


def number(value: float | None, digits: int = 2, signed: bool = False) -> str:
    """A number, empty where there is none."""
    return "" if value is None else f"{value:{'+' if signed else ''}.{digits}f}"


def between(ends: Interval | None, digits: int = 2) -> str:
    """An interval, empty where there is none."""
    return "" if ends is None else f"{ends[0]:.{digits}f} to {ends[1]:.{digits}f}"


def percent(ends: Interval) -> Interval:
    """An interval of shares in percent."""
    return 100 * ends[0], 100 * ends[1]


def probability(p: float | None) -> str:
    """A p value."""
    return "" if p is None else "< 0.001" if p < 0.001 else f"{p:.3f}"


QUESTION: Column = ("question", lambda one: one.question, True)
ARM: Column = ("arm", lambda one: one.arm, True)
RATINGS: list[Column] = [
    QUESTION,
    ARM,
    ("cases", lambda one: str(one.cases), False),
    ("ratings", lambda one: str(one.ratings), False),
    ("mean", lambda one: number(one.mean), False),
    ("95 %", lambda one: between(one.mean_interval), False),
    ("difference", lambda one: number(one.difference, signed=True), False),
    ("95 %", lambda one: between(one.difference_interval), False),
    ("p", lambda one: probability(one.p_holm), False),
    ("odds of a higher rating", lambda one: number(one.odds), False),
    ("95 %", lambda one: between(one.odds_interval), False),
]
PREFERENCES: list[Column] = [
    QUESTION,
    ARM,
    ("over", lambda one: one.other, True),
    ("preferred", lambda one: f"{one.preferred} of {one.answers}", False),
    ("%", lambda one: number(100 * one.share, 0), False),
    (
        "95 %",
        lambda one: between(one.share_interval and percent(one.share_interval), 0),
        False,
    ),
]
DETECTION: list[Column] = [
    ARM,
    ("lesions", lambda one: str(one.lesions), False),
    ("normal cases", lambda one: str(one.normal_cases), False),
    ("JAFROC", lambda one: number(one.jafroc, 3), False),
    ("95 %", lambda one: between(one.jafroc_interval, 3), False),
    ("difference", lambda one: number(one.difference, 3, signed=True), False),
    ("95 %", lambda one: between(one.difference_interval, 3), False),
    ("ROC area", lambda one: number(one.roc, 3), False),
    ("95 %", lambda one: between(one.roc_interval, 3), False),
    ("lesions found (%)", lambda one: number(one.sensitivity and 100 * one.sensitivity, 0), False),
    ("false marks an image", lambda one: number(one.false_marks), False),
]
AGREEMENT: list[Column] = [
    QUESTION,
    ("", lambda one: one.kind, True),
    ("readers", lambda one: one.readers, True),
    ("images", lambda one: str(one.pairs), False),
    ("kappa", lambda one: number(one.kappa), False),
]
DETECTION_NOTE = (
    "Over the cases whose truth is known; means over readers. JAFROC: how often a lesion rates above the surest false "
    "mark of a normal case, ties as a half. ROC area: the same of cases, each by its surest mark. Intervals and "
    "differences as above. Curves: all readers together."
)
