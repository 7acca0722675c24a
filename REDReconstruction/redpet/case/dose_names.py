"""Which dose a series claims to be, from its description or its folder's name."""

import math
import re
from collections.abc import Sequence

from redpet.errors import InputError

START = r"(?<![A-Za-z0-9])"
END = r"(?![A-Za-z0-9])"
GAP = r"[\s_-]*"
NOT_A_SHARE = r"(?<!of[ _-])(?<!of[ _-]the[ _-])"

FRACTION_OF_DOSE = re.compile(rf"(?<![A-Za-z0-9.])(?<!\d[-/.:_])1[-/_:](\d+)(?:th)?{GAP}dose", re.I)
DOSE_AS_FRACTION = re.compile(rf"dose{GAP}1[-/_:](\d+){END}(?![-/.:_]\d)", re.I)
FRACTION = re.compile(rf"(?<![A-Za-z0-9.])(?<!\d[-/.:_])1/(\d+)(?:th)?{END}(?![-/.:]\d)", re.I)
DRF = re.compile(rf"{START}(?:DRF|dose{GAP}reduction{GAP}factor)[\s_=:-]*(\d+(?:\.\d+)?){END}", re.I)
LADDER = re.compile(rf"{START}D[_-]?(4|10|20|50|100){END}(?!\.\d)")
ANY_LADDER = re.compile(rf"{START}D[_-]?(\d+){END}(?!\.\d)")
PERCENT = re.compile(
    rf"(?<![A-Za-z0-9.,+])(?<!\d[-–])(\d+(?:\.\d+)?){GAP}(?:%|(?:percent|pct){END})(?!{GAP}[-–]?\d)", re.I
)
FULL = re.compile(rf"{NOT_A_SHARE}{START}(?:full|normal|standard){GAP}dose{END}|{NOT_A_SHARE}{START}normal{END}", re.I)
FULL_ALONE = re.compile(r"\s*full\s*", re.I)
WORDS = {"half": 2.0, "quarter": 4.0}
SHARE_IN_WORDS = re.compile(rf"{START}(half|quarter){GAP}dose{END}", re.I)

COUNTED_THINGS = re.compile(
    r"(?:bed|bin|echo|frame|gate|image|iteration|page|part|phase|position|series|slice|step|time|visit|volume)s?"
    r"[\s_#:.]*$",
    re.I,
)
OTHER_PERCENTAGES = re.compile(
    r"gat(?:e|ed|ing)|phase|r-?r\b|thresh|overlap|window|energy|suv|oxygen|contrast|isocont|iso-cont", re.I
)
SAME = 0.02
"""Two doses within this share of each other are one: 33 % and 1/3."""


def dose_from_text(text: str) -> float | None:
    """The dose reduction factor that `text` names (1 for full dose), or None where it names none.

    Known: "1-20 dose", "1/20", "DRF_20", "D20" (4, 10, 20, 50 and 100 only), "5%", "half dose",
    "Full_dose", "normal". A number that may mean anything else is no dose. Raises InputError
    where the text names two different doses, or one above full dose.
    """
    doses = [1.0] * bool(FULL.search(text) or FULL_ALONE.fullmatch(text))
    doses += [WORDS[word.lower()] for word in SHARE_IN_WORDS.findall(text)]
    for pattern in (FRACTION_OF_DOSE, DOSE_AS_FRACTION, DRF, LADDER):
        doses += [float(number) for number in pattern.findall(text)]
    doses += [float(match[1]) for match in FRACTION.finditer(text) if not COUNTED_THINGS.search(text[: match.start()])]
    if not OTHER_PERCENTAGES.search(text):
        doses += [100 / share for share in map(float, PERCENT.findall(text)) if 0 < share <= 100]
    if any(drf < 1 for drf in doses):
        raise InputError("a name asks for more than full dose, or for a fraction 1/0: a dose reduction factor is >= 1.")
    return agreed(doses)


def dose_beside(text: str) -> float | None:
    """The dose that "D2" names beside series that name theirs, None for any other text; alone it may mean anything."""
    doses = {float(number) for number in ANY_LADDER.findall(text)}
    return doses.pop() if len(doses) == 1 and min(doses) > 1 else None


def check_drf(drf: float | None) -> None:
    """Raise InputError for what no dose reduction factor can be; None, a dose that nobody said, can."""
    if drf is not None and not is_drf(drf):
        raise InputError(
            f"a dose reduction factor of {drf:g} is not possible: it is a finite number, 1 for full dose and above 1 "
            "for less, as in --drf 20."
        )


def is_drf(drf: float) -> bool:
    """Whether a number can be a dose reduction factor."""
    return 1 <= drf < math.inf


def agreed(doses: list[float]) -> float | None:
    """The one dose that all of `doses` mean, None for an empty list; raises InputError where they differ."""
    if not doses:
        return None
    if max(doses) > (1 + SAME) * min(doses):
        named = " and ".join(dose_label(drf) for drf in sorted(set(doses)))
        raise InputError(f"the names speak of {named} at once: rename the series or its folder after one dose.")
    return doses[0]


def telling(doses: Sequence[float | None]) -> list[int]:
    """Which of several dose levels can be told by their dose, by index: those known, and known of no other."""
    return [at for at, dose in enumerate(doses) if dose is not None and list(doses).count(dose) == 1]


def dose_label(drf: float | None) -> str:
    """A dose in words: "full dose", "DRF 20" or "dose unknown"."""
    if drf is None:
        return "dose unknown"
    return "full dose" if drf == 1 else f"DRF {drf:g}"
