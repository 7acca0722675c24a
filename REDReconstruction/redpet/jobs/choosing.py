"""What of a case is restored: its dose level, its slices, and the full dose to compare with."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from redpet.case import Case, DoseLevel, Kind, Sinogram
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.machine.scratch import total
from redpet.measures.dose_look import dose_look, look_in_words
from redpet.readers import read_input
from redpet.restoration.noise_standardised import gain_of

LIKE_FULL_DOSE = {Kind.MEASURED: 4e6, Kind.REPROJECTED: 1e8}
"""Counts of a slice: a whole-body bed has a few million; reconstruction and filter leave an image less noise."""


def choose_level(case: Case, drf: float | None) -> DoseLevel:
    """The dose level to restore: the one with this DRF, or the only one there is below full dose.

    Raises InputError that lists the levels where the choice is not clear.
    """
    known = ", ".join(dose_label(level.drf) for level in case.levels)
    if drf is not None:
        for level in case.levels:
            if level.drf == drf:
                return level
        if len(case.levels) == 1 and case.levels[0].drf is None:
            return replace(case.levels[0], drf=drf)
        raise InputError(f"the input has no dose level of DRF {drf:g}: it holds {known}.")
    low = [level for level in case.levels if level.drf != 1] or list(case.levels)
    if len(low) > 1:
        raise InputError(f"the input holds several dose levels ({known}): choose one with --drf.")
    return low[0]


def choose_reference(
    case: Case, level: DoseLevel, path: Path | None, choice: Choice = UNSAID, progress: Progress | None = None
) -> DoseLevel | None:
    """The full-dose level to compare with: of the input at `path`, or the case's own; None where there is none.

    Raises InputError where that holds several levels and none of full dose.
    """
    if path is None:
        return own_reference(case, level)
    return reference_in(read_input(path, choice, progress), str(path))


def own_reference(case: Case, level: DoseLevel) -> DoseLevel | None:
    """The full dose of the case itself, unless that is the level."""
    return case.full if case.full is not level else None


def reference_in(case: Case, name: str) -> DoseLevel:
    """The full-dose level of a case, or the only one that it has; InputError that names it where it has neither."""
    if case.full is not None:
        return case.full
    if len(case.levels) == 1:
        return case.levels[0]
    raise InputError(f"{name} holds several dose levels and none of them is full dose: name one series.")


def dose_hint(level: DoseLevel, sinogram: Sinogram) -> tuple[str, ...]:
    """A sentence where an input of unknown dose looks like one; nothing of it is used.

    An image is looked at by its noise. Where that tells no dose, the counts that it stands for may be enough for a full
    one.
    """
    if level.drf is not None:
        return ()
    if level.image is not None and sinogram.kind is Kind.REPROJECTED:
        look = dose_look(level.image)
        if look.drf is not None:
            return (f"the dose of the input is unknown: {look_in_words(look)}",)
    counts = total(sinogram.values) / gain_of(sinogram) / len(sinogram.values)
    if counts < LIKE_FULL_DOSE[sinogram.kind]:
        return ()
    # A filtered image of a low dose has as little noise: 5 mm at DRF 20 as much as none at full dose.
    alike = "as at full dose" if sinogram.kind is Kind.MEASURED else "as at full dose, or of a low dose under a filter"
    return (
        f"the dose of the input is unknown, and its noise is that of {counts:.1g} counts a slice, {alike}: "
        "restore a low dose, or say its --drf",
    )


def slice_range(slices: tuple[int, int] | None, n_slices: int) -> tuple[int, int]:
    """The slices to restore, first and one after the last: all where none are asked for.

    Raises InputError where they are not there.
    """
    first, stop = slices or (0, n_slices)
    if not 0 <= first < stop <= n_slices:
        raise InputError(f"the slices {first}:{stop} are not there: the input has 0:{n_slices}.")
    return first, stop


def check_reference(level: DoseLevel, low: Sinogram, part: tuple[int, int]) -> None:
    """Raise InputError where a full-dose level does not lie on the grid of the low-dose sinogram."""
    given = level.image or level.sinogram
    assert given is not None
    grid, wanted = given.grid, low.grid
    if grid.size[:2] != wanted.size[:2] or not np.allclose(grid.spacing_mm, wanted.spacing_mm, rtol=1e-4):
        raise InputError(
            f"the reference lies on another grid ({grid.size[:2]}, {grid.spacing_mm} mm) than the input "
            f"({wanted.size[:2]}, {wanted.spacing_mm} mm): give the full dose of the same scan."
        )
    if part[1] > grid.size[2]:
        raise InputError(f"the reference has {grid.size[2]} slices, the input needs {part[0]}:{part[1]}.")
