"""The nuclides of PET: how they decay, which doses people are given of them, and how long a protocol waits.

Half-lives: Decay Data Evaluation Project (DDEP). Codes: DICOM PS3.16 CID 4020, in SNOMED CT and in the older SNOMED RT.
Doses and uptake times enclose the procedure guidelines of EANM and SNMMI, the EANM paediatric dosage card (whose least
activity of any PET tracer is 14 MBq) and the labels of the approved tracers, with room on both sides for paediatric,
total-body and research protocols: beyond them a number is far more often a wrong unit or a wrong clock.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydicom.dataset import Dataset

SAME_HALF_LIFE = 0.02
HOUR_S, DAY_S = 3600.0, 86400.0
SHORT_LIVED_S = 6 * HOUR_S
"""Up to this half-life an injection time without a date is within the day before the scan."""


@dataclass(frozen=True)
class Nuclide:
    """A nuclide, its half-life, the doses that people are given in MBq, and the longest uptake of any protocol."""

    name: str
    words: tuple[str, str]
    codes: tuple[str, str]
    half_life_s: float
    dose_mbq: tuple[float, float]
    longest_uptake_s: float


F18 = Nuclide("F-18", ("f", "fluorine"), ("77004003", "C-111A1"), 6586.2, (14, 1000), 3.5 * HOUR_S)
NUCLIDES = (
    F18,
    Nuclide("C-11", ("c", "carbon"), ("40565003", "C-105A1"), 1221.7, (37, 1500), 2 * HOUR_S),
    Nuclide("N-13", ("n", "nitrogen"), ("21576001", "C-107A1"), 598.0, (37, 1500), 1 * HOUR_S),
    Nuclide("O-15", ("o", "oxygen"), ("129504001", "C-B1038"), 122.4, (37, 4000), 0.5 * HOUR_S),
    Nuclide("Ga-68", ("ga", "gallium"), ("35337001", "C-131A3"), 4069.8, (14, 400), 3.5 * HOUR_S),
    Nuclide("Rb-82", ("rb", "rubidium"), ("79197006", "C-159A2"), 75.9, (100, 2600), 0.25 * HOUR_S),
    Nuclide("Cu-64", ("cu", "copper"), ("3932008", "C-127A2"), 45721.0, (18, 1100), 3 * DAY_S),
    Nuclide("Zr-89", ("zr", "zirconium"), ("63360001", "C-168A4"), 282276.0, (9, 400), 10 * DAY_S),
    Nuclide("I-124", ("i", "iodine"), ("40937006", "C-114A5"), 360806.0, (9, 400), 10 * DAY_S),
    Nuclide("Y-90", ("y", "yttrium"), ("14691008", "C-162A7"), 230550.0, (50, 20000), 4 * DAY_S),
)
WIDEST_MBQ = (5.0, 20000.0)
MOST_HALF_LIVES = 5.0


def unknown_nuclide(half_life_s: float) -> Nuclide:
    """What can be said of a nuclide that is not in the table: its half-life, and limits that every nuclide keeps."""
    return Nuclide("", ("", ""), ("", ""), half_life_s, WIDEST_MBQ, MOST_HALF_LIVES * half_life_s)


def coded_nuclide(drugs: Sequence[Dataset]) -> Nuclide | None:
    """The nuclide that RadionuclideCodeSequence names by code or in words; None where it names none that is known."""
    found = set()
    for drug in drugs:
        for item in drug.get("RadionuclideCodeSequence") or ():
            value, meaning = str(item.get("CodeValue") or "").strip(), str(item.get("CodeMeaning") or "")
            found |= {one for one in NUCLIDES if value in one.codes or named(one, meaning)}
    return found.pop() if len(found) == 1 else None


def named(nuclide: Nuclide, text: str) -> bool:
    """Whether a text such as "^18^Fluorine", "F-18" or "18F" means the nuclide."""
    letters, digits = re.sub(r"[^a-z]", "", text.lower()), re.findall(r"\d+", text)
    return letters in nuclide.words and digits == [nuclide.name.partition("-")[2]]


def nuclide_with(half_life_s: float) -> Nuclide:
    """The nuclide of this half-life, or an unknown one."""
    nearest = min(NUCLIDES, key=lambda one: abs(one.half_life_s / half_life_s - 1))
    known = abs(nearest.half_life_s / half_life_s - 1) <= SAME_HALF_LIFE
    return nearest if known else unknown_nuclide(half_life_s)


def in_another_unit(half_life_s: float) -> str:
    """Of which nuclide a number is the half-life in another unit than seconds, as "F-18 in minutes"; empty for none."""
    if nuclide_with(half_life_s).name:
        return ""
    for unit, seconds in (("minutes", 60.0), ("hours", HOUR_S), ("days", DAY_S)):
        if name := nuclide_with(half_life_s * seconds).name:
            return f"{name} in {unit}"
    return ""
