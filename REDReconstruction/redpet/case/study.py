"""The doses of a case that a restoration sets side by side, and what the counts say of the restored one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from redpet.case.case import Case, DoseLevel, Image, Sinogram, Triple

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
class Finding:
    """What the counts say of one place of a restored image: numbers in the image's unit, positions in mm (LPS).

    Contrasts are ratios to the surroundings, as the image shows them and as the counts estimate them, with the standard
    error of the latter. A shifted region has no surroundings; its `diameter_mm` is that of a sphere of its volume, and
    its `change` the share by which the counts would change it. SUV is None where it is not known.
    """

    kind: str
    state: str
    position_mm: Triple
    diameter_mm: float
    volume_ml: float
    unit: str
    uptake_shown: float | None
    uptake_counted: float | None
    suv_shown: float | None
    suv_counted: float | None
    contrast_shown: float | None
    contrast_counted: float | None
    contrast_error: float | None
    change: float | None
    change_error: float | None
    z: float
    power: float | None
    sentence: str


@dataclass(frozen=True)
class RestoredCase:
    """What `redpet.restore` gives: some slices of a dose as they were, restored and, where it is known, at full dose.

    Each of the three is a `Study`, a sinogram and an image. `method`, `model` and `steps` say what was done, `warnings`
    what a reader should know. `removed` is the map `[z, y, x]` of what the restoration took away, under the filter of a
    clinic, over the noise that is expected there; None where nothing was restored. `evidence` is the map `[z, y, x]` of
    what the counts say of the restored image, where that was asked for and the counts can be asked: 0 not judged, 1
    supported, 2 cannot tell, 3 contradicted; `findings` are the list beside it, contradicted ones first. `record` is
    what `run.json` keeps of a run.
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
    removed: Image | None = None
    evidence: Image | None = None
    findings: tuple[Finding, ...] = ()
    record: Mapping[str, Any] = field(default_factory=dict, repr=False)


def case_of(given: Given) -> Case:
    """What was given as a case: an image or a sinogram alone is a level of unknown dose."""
    if isinstance(given, Case):
        return given
    if isinstance(given, DoseLevel):
        return Case("case", (given,))
    level = DoseLevel(None, sinogram=given) if isinstance(given, Sinogram) else DoseLevel(None, image=given)
    return Case("case", (level,))
