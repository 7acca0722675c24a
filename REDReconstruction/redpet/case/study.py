"""The doses of a case that a restoration sets side by side."""

from dataclasses import dataclass

from redpet.case.case import Case, DoseLevel, Image, Sinogram

LOW, RESTORED, FULL = "low", "restored", "full"
"""The names of the studies, in files and in metrics."""
Given = Case | DoseLevel | Sinogram | Image
"""A case, or what alone makes one of a single dose level."""


@dataclass(frozen=True)
class Study:
    """One dose of a case as sinogram and image, both in the case's own units."""

    sinogram: Sinogram
    image: Image


@dataclass(frozen=True)
class RestoredCase:
    """What `redpet.restore` gives: some slices of a dose as they were, restored and, where it is known, at full dose.

    Each of the three is a `Study`, a sinogram and an image. `method`, `model` and `steps` say what was done, `warnings`
    what a reader should know.
    """

    low: Study
    restored: Study
    full: Study | None
    drf: float | None
    slices: tuple[int, int]
    method: str
    model: str
    model_sha256: str
    steps: int
    warnings: tuple[str, ...]


def case_of(given: Given) -> Case:
    """What was given as a case: an image or a sinogram alone is a level of unknown dose."""
    if isinstance(given, Case):
        return given
    if isinstance(given, DoseLevel):
        return Case("case", (given,))
    level = DoseLevel(None, sinogram=given) if isinstance(given, Sinogram) else DoseLevel(None, image=given)
    return Case("case", (level,))
