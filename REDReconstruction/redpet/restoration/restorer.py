"""A restorer: sinogram in, sinogram out, in the same unit and geometry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from redpet.case import Sinogram
from redpet.errors import InputError
from redpet.restoration import noise_standardised, red
from redpet.restoration.model_file import NOISE_STANDARDISED, ModelFile, Variant
from redpet.restoration.network import placed

METHODS = ("red", "osem")
"""What `--method` accepts; `osem` leaves the sinogram as it is and is the reference to beat."""
BATCH_SLICES = 4
COUNTS_PER_BIN = "counts_per_bin"
DEFAULT_STEPS = {NOISE_STANDARDISED: 1}


@dataclass(frozen=True)
class Restoration:
    """A restored sinogram and what was done: label of the method, number of steps, noise gain, warnings."""

    sinogram: Sinogram
    label: str
    steps: int
    gain: float
    warnings: tuple[str, ...] = ()


def check_method(method: str) -> None:
    """Raise InputError for a method that is not there."""
    if method not in METHODS:
        raise InputError(f"the method '{method}' is unknown: choose one of {', '.join(METHODS)}.")


def method_label(variant: Variant) -> str:
    """How a restoration is called in figures and files."""
    return "RED-NS" if variant.recipe.formulation == NOISE_STANDARDISED else "RED"


def restore_sinogram(
    sinogram: Sinogram,
    model: ModelFile,
    *,
    steps: int | None = None,
    device: str = "cpu",
    batch: int = BATCH_SLICES,
    start_with: int = 0,
    on_step: red.OnStep = red.ignore_step,
    on_slices: Callable[[slice, Sinogram], None] | None = None,
) -> Restoration:
    """Restore a low-dose sinogram with the variant of the model that serves its kind.

    `steps=None` takes the number that suits the formulation. Counts are Poisson as they are;
    any other sinogram is divided by its noise gain first, and multiplied by it again.
    `on_step(done, total)` may raise `Cancelled`; `on_slices` gets each batch as it is done, the
    one with the slice `start_with` first.

    Raises InputError where the model does not serve this kind of sinogram or the steps do not fit.
    """
    variant = model.variant_for(sinogram.kind)
    recipe = variant.recipe
    steps = DEFAULT_STEPS.get(recipe.formulation, red.STEPS) if steps is None else steps
    red.sampling_times(red.T, steps)
    values = torch.from_numpy(np.ascontiguousarray(sinogram.values))
    standardised = recipe.formulation == NOISE_STANDARDISED
    gain = noise_standardised.noise_gain(values) if standardised and not sinogram.is_poisson else 1.0
    left, right = centring(sinogram)
    low = functional.pad((values / gain).to(device), (left, right))

    def bins(padded: Tensor) -> Any:
        return (padded[..., left : left + sinogram.geometry.n_radial] * gain).cpu().numpy()

    def report(part: slice, padded: Tensor) -> None:
        if on_slices:
            on_slices(part, replace(sinogram.slices(part.start, part.stop), values=bins(padded)))

    dcn = variant.dcn
    restored = red.restore(
        low,
        placed(variant.ren, device),
        dcn and placed(dcn, device),
        multiple=recipe.network.multiple,
        neighbours=recipe.neighbours,
        prepare=noise_standardised.prepare if standardised else red.prepare_published,
        steps=steps,
        batch=batch,
        start_with=start_with,
        on_step=on_step,
        on_slices=report,
    )
    warnings = outside_training(low, recipe.training_grid) if standardised else ()
    return Restoration(replace(sinogram, values=bins(restored)), method_label(variant), steps, gain, warnings)


def centring(sinogram: Sinogram) -> tuple[int, int]:
    """The bins to add before and after the radial axis so that its middle is the centre of rotation.

    A row beyond 180 degrees is a mirrored row only about the centre of rotation.
    """
    shift = round(2 * sinogram.geometry.radial_offset_mm / sinogram.geometry.radial_spacing_mm)
    return max(shift, 0), max(-shift, 0)


def outside_training(counts: Tensor, grid: Mapping[str, tuple[float, float]]) -> tuple[str, ...]:
    """A sentence for each way in which `counts[slice, angle, radial]` lie outside what the model was trained on."""
    if COUNTS_PER_BIN not in grid or not counts.any():
        return ()
    lowest, highest = grid[COUNTS_PER_BIN]
    mean = float(counts.mean())
    if lowest <= mean <= highest:
        return ()
    return (
        f"the sinogram has {mean:.3g} noise-equivalent counts a bin and the model was trained on {lowest:.3g} to "
        f"{highest:.3g}: judge the result with care.",
    )
