"""The doses of a case that a restoration sets side by side."""

from dataclasses import dataclass

from redpet.case.case import Image, Sinogram

LOW, RESTORED, FULL = "low", "restored", "full"
"""The names of the studies, in files and in metrics."""


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
