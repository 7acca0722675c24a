"""The design of a reading study, a TOML file: cases, arms, questions, repeats, and what is true of the cases."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, Where, convert
from redpet.machine.paths import read_file

RATING, LESIONS, PAIR = "rating", "lesions", "pair"
LOWEST, HIGHEST = 1, 5
"""The ends of a rating (Likert)."""
OSEM = "osem"
FULL_DOSE = 1.0

Name = Annotated[
    str, Where("a name of 1 to 60 letters in one line", lambda text: 0 < len(text) <= 60 and text.isprintable())
]
Share = Annotated[float, Where("a share from 0 to 1", lambda share: 0 <= share <= 1)]
Whole = Annotated[int, Where("0 or more", lambda number: number >= 0)]
Millimetres = Annotated[float, Where("above 0", lambda size: size > 0)]


@dataclass(frozen=True)
class Arm:
    """What is compared: a dose level by a method. `drf` 1 is the full dose, `osem` the dose as it was given."""

    name: Name
    drf: Annotated[float, Where("a dose reduction factor, 1 or more", lambda drf: drf >= 1)]
    method: str = OSEM
    model: Path | None = None
    reconstruction: str = OSEM
    beta: float | None = None


@dataclass(frozen=True)
class Question:
    """What a reader is asked: of one image a rating from 1 to 5 or the lesions in it, of two which one is better.

    `ends` say what 1 and 5 mean. `pairs` are those of arms; by default each arm beside the reference.
    """

    name: Name
    kind: Literal["rating", "lesions", "pair"]
    text: Name
    ends: tuple[Name, Name] | None = None
    pairs: list[tuple[Name, Name]] = field(default_factory=list)


@dataclass(frozen=True)
class Lesion:
    """A lesion that is known to be there: its middle in mm (LPS), and how far from there a mark may lie."""

    case: Name
    at_mm: tuple[float, float, float]
    radius_mm: Millimetres


@dataclass(frozen=True)
class Design:
    """A whole study. `repeats` is the share of readings that come twice; `normal` are cases known to hold no lesion.

    `window_suv` is the window of all images, where every case has SUV; else each case has one for all of its arms.
    """

    title: Name
    cases: list[str]
    arms: list[Arm]
    questions: list[Question]
    seed: Whole = 0
    repeats: Share = 0.0
    reference: Name | None = None
    window_suv: tuple[float, float] | None = None
    lesions: list[Lesion] = field(default_factory=list)
    normal: list[Name] = field(default_factory=list)

    @property
    def reference_arm(self) -> str:
        """The arm that the others are compared with: by default the first."""
        return self.reference or self.arms[0].name

    def of_kind(self, *kinds: str) -> list[Question]:
        """The questions of these kinds."""
        return [question for question in self.questions if question.kind in kinds]

    def pairs_of(self, question: Question) -> list[tuple[str, str]]:
        """The pairs of arms of a question."""
        others = [arm.name for arm in self.arms if arm.name != self.reference_arm]
        return [(first, second) for first, second in question.pairs] or [(self.reference_arm, one) for one in others]


def read_design(path: Path) -> Design:
    """Read a design. Raises InputError that names the file and the field, and how to mend it."""
    try:
        content = tomllib.loads(read_file(path).decode("utf-8"))
        design: Design = convert(content, Design)
    except OSError as error:
        raise InputError(f"{path}: the design cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: the design is not UTF-8 text: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"{path}: the design is no TOML: {str(error).rstrip('.')}.") from error
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error
    try:
        check(design)
    except InputError as error:
        raise InputError(f"{path}: {error}") from error
    return design


def check(design: Design) -> None:
    """Raise InputError for a design that no study can follow."""
    arms = unique("arm", [arm.name for arm in design.arms])
    unique("question", [question.name for question in design.questions])
    if len(arms) < 2:
        raise InputError("a study compares two [[arms]] or more.")
    if all(arm.drf == FULL_DOSE for arm in design.arms):
        raise InputError("each of the [[arms]] is the full dose: give one a `drf` above 1.")
    for arm in design.arms:
        if arm.drf == FULL_DOSE and (arm.method, arm.model) != (OSEM, None):
            raise InputError(
                f"the arm '{arm.name}' is the full dose (drf = 1), which is not restored: leave out `method`."
            )
    if not design.questions:
        raise InputError("it asks nothing: add [[questions]].")
    for question in design.questions:
        check_question(question, arms)
    if design.reference_arm not in arms:
        raise InputError(f"the reference '{design.reference}' is none of the arms: {', '.join(arms)}.")
    if design.window_suv is not None and not 0 <= design.window_suv[0] < design.window_suv[1]:
        raise InputError("`window_suv` is a lower and a higher SUV, as in [0, 7].")
    if twice := {lesion.case for lesion in design.lesions} & set(design.normal):
        raise InputError(f"the case '{min(twice)}' has a lesion and is named as normal.")


def check_question(question: Question, arms: list[str]) -> None:
    """Raise InputError for a question that cannot be asked."""
    if question.kind == PAIR and question.ends is not None:
        raise InputError(f"the question '{question.name}' asks for one of two images: leave out `ends`.")
    if question.kind != PAIR and question.pairs:
        raise InputError(f"the question '{question.name}' has `pairs` and is not of the kind pair.")
    for pair in question.pairs:
        if unknown := [arm for arm in pair if arm not in arms]:
            raise InputError(f"the question '{question.name}' pairs '{unknown[0]}', which is none of the arms.")
        if pair[0] == pair[1]:
            raise InputError(f"the question '{question.name}' pairs '{pair[0]}' with itself.")


def unique(what: str, names: list[str]) -> list[str]:
    """The names, each of which is there once; InputError for one that is there twice."""
    if twice := [name for name in names if names.count(name) > 1]:
        raise InputError(f"the {what} '{twice[0]}' is there twice: give each a name of its own.")
    return names


def find_cases(design: Design, home: Path) -> dict[str, Path]:
    """The cases by the names of their folders or files; patterns such as `cases/*` are seen from the folder `home`.

    Raises InputError for a pattern without a case, two cases of one name, or a truth about a case that is not there.
    """
    found: dict[str, Path] = {}
    for pattern in design.cases:
        places = sorted(expanded(home, pattern))
        if not places:
            raise InputError(f"no case lies at {home / pattern}: mend `cases`.")
        for place in places:
            name = place.stem if place.is_file() else place.name
            if name in found and found[name] != place:
                raise InputError(f"two cases are called {name}: {found[name]} and {place}; rename one.")
            found[name] = place
    for name in (*(lesion.case for lesion in design.lesions), *design.normal):
        if name not in found:
            raise InputError(f"the truth names the case '{name}', which is not there: {', '.join(found)} are.")
    if not found:
        raise InputError("`cases` names no case.")
    return found


def expanded(home: Path, pattern: str) -> list[Path]:
    """What a path or pattern of the design stands for; hidden files and folders are none of it."""
    whole = home / pattern
    if whole.exists():
        return [whole.resolve()]
    anchor = Path(whole.anchor)
    found = anchor.glob(whole.relative_to(anchor).as_posix()) if whole.anchor else Path().glob(whole.as_posix())
    return [place.resolve() for place in found if not place.name.startswith(".")]
