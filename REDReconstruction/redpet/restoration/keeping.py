"""What of the low dose stays in a restored image: a share of it everywhere, and what it says of a protected region.

A network takes faint lesions and texture for noise. Of what it took away a share is given back: a third of it as the
filter of a clinic resolves it, two thirds as a prior that spares edges leaves it. Who reads the image can have less of
the network still: of the whole a share (*strength*), the rest is the low dose under the filter of a clinic; and a
region that a person protects is given back all that such a filter resolves, so that there the low dose decides, and
finer detail alone is the network's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt

from redpet.case import FloatArray, Image, ImageGrid, Kind
from redpet.errors import InputError
from redpet.machine.scratch import by_slices
from redpet.restoration.methods import METHODS

WHOLE = 100.0
FILTER_MM = 6.0
"""Full width at half maximum of the filter under which the low dose of measured counts is kept: that of a clinic. An
image that was given is kept as it is."""
RIM_MM = 6.0
"""Beyond a protected region the protection ends within this distance."""

GIVEN_BACK = {4.0: 50.0, 20.0: 80.0, 100.0: 80.0}
"""The share of what RED takes from measured counts that `auto` gives back, in percent by dose reduction factor: so much
that an observer finds about what it finds under the best filter (`Testing/benchmarks/given_back.py`)."""
BETAS = {4.0: 0.01, 20.0: 0.03, 100.0: 0.045}
"""The strength of the relative difference prior by dose reduction factor, chosen with the shares."""
FILTERED_PART = 1 / 3
"""Of what comes back of measured counts, what comes as the filter resolves it; the rest comes under the prior."""
RULE = f"{GIVEN_BACK} {BETAS}"
"""What `auto` gives back, in one word: what was measured by another rule does not belong to it."""
UNSAID = 20.0
"""The dose reduction factor as which measured counts are taken whose dose nobody says."""

AUTO: Literal["auto"] = "auto"
Consistency = Literal["auto"] | float
"""The weight of the data-consistent step from 0 to 1, or that it is to be found."""
GiveBack = Literal["auto"] | float
"""The share in percent that is given back of what was taken away, or that it goes by the dose."""


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """What stays: the `strength` is the share of the restored image in percent, `protect` the mask of a region.

    `give_back` is the share that is given back of what was taken away.
    `consistency` is the weight of a data-consistent step after the restoration.
    """

    strength: float = WHOLE
    give_back: GiveBack = AUTO
    consistency: Consistency = 0.0
    protect: Path | None = None


NOTHING_KEPT = Keeping()


@dataclass(frozen=True)
class Kept:
    """What stayed: a `share` of a given image, what `strength` left, in percent, and a region of `protected_ml`.

    `consistency` is the weight with which the image was moved towards its counts. `given_back` percent of what was
    taken away came back.
    """

    share: float = 0.0
    strength: float = WHOLE
    protected_ml: float = 0.0
    consistency: float = 0.0
    given_back: float = 0.0


def check_keeping(settings: Keeping, method: str | None) -> None:
    """Raise InputError for a strength that none is, and where nothing is restored that could be kept from."""
    if not 0 <= settings.strength <= WHOLE:
        raise InputError(f"a strength of {settings.strength:g} % is not possible: choose one from 0 to 100.")
    if settings.give_back != AUTO and not 0 <= settings.give_back <= WHOLE:
        raise InputError(f"to give back {settings.give_back:g} % is not possible: choose 0 to 100, or auto.")
    if settings.consistency != AUTO and not 0 <= settings.consistency <= 1:
        raise InputError(f"a consistency of {settings.consistency:g} is not possible: choose one from 0 to 1, or auto.")
    if replace(settings, give_back=settings.give_back or AUTO) != NOTHING_KEPT:
        check_restores(method)


def check_restores(method: str | None) -> None:
    """Raise InputError for a method that restores nothing, from which nothing could be kept; None is a model's own."""
    if method is not None and not METHODS[method].works_on:
        raise InputError(
            f"the method {method} restores nothing: leave out strength, give-back, consistency and protect."
        )


def kept_filter_mm(kind: Kind) -> float:
    """The filter under which the low dose is kept: that of counts is noisy, a given image was made to be read."""
    return FILTER_MM if kind is Kind.MEASURED else 0.0


def suited_share(kind: Kind, drf: float | None) -> float:
    """The percentage of what RED took that suits a dose: of measured counts, between those of `GIVEN_BACK`, whole.

    Nothing of an image, which has no counts.
    """
    return float(round(between(GIVEN_BACK, drf))) if kind is Kind.MEASURED else 0.0


def suited_beta(drf: float | None) -> float:
    """The strength of the prior that suits a dose: between those of `BETAS`, by the logarithm of both."""
    return float(np.exp(between({dose: float(np.log(beta)) for dose, beta in BETAS.items()}, drf)))


def between(table: Mapping[float, float], drf: float | None) -> float:
    """What a table by the dose says of one: between its doses by their logarithm, beyond them what it says of these."""
    doses = sorted(table)
    return float(np.interp(np.log(drf or UNSAID), np.log(doses), [table[dose] for dose in doses]))


def protection(mask: NDArray[np.bool_], grid: ImageGrid) -> FloatArray:
    """How far each voxel is protected: 1 in the region `mask[z, y, x]`, and less within the rim around it."""
    if not mask.any():
        return np.zeros(mask.shape, np.float32)
    distance = distance_transform_edt(~mask, sampling=grid.spacing_mm[::-1])
    return np.clip(1 - distance / RIM_MM, 0, 1).astype(np.float32)


def of_both(filtered: FloatArray, by_prior: FloatArray) -> FloatArray:
    """What counts hold beyond a restored image, of what a filter resolves and what a prior leaves in fixed parts."""
    return by_slices(lambda its, prior: prior + np.float32(FILTERED_PART) * (its - prior), filtered, by_prior)


def given_back(restored: Image, back: FloatArray) -> Image:
    """The restored image with what comes back to it, not negative; where nothing does, the restored one to the bit."""

    def given(its: FloatArray, more: FloatArray) -> FloatArray:
        return np.where(more == 0, its, np.maximum(its + more, 0))

    return replace(restored, values=by_slices(given, restored.values, back))


def blended(low: Image, restored: Image, strength: float) -> Image:
    """The image whose share of the restored one is `strength` percent; at 100 that itself, to the bit."""
    if strength == WHOLE:
        return restored
    share = np.float32(strength / WHOLE)
    values = by_slices(lambda less, more: less + share * (more - less), low.values, restored.values)
    return replace(restored, values=values)
