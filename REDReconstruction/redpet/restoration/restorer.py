"""A restorer: sinogram in, sinogram out, in the same unit and geometry."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.scratch import few
from redpet.restoration import noise_standardised, red
from redpet.restoration.compiled import ready
from redpet.restoration.evening import Evened, evened
from redpet.restoration.guest import Guest, restored_by
from redpet.restoration.implementation import implementation
from redpet.restoration.installed import open_installed
from redpet.restoration.methods import (
    METHODS,
    NOISE_STANDARDISED,
    ONNX,
    OSEM,
    PUBLISHED,
    RED,
    RELEASE,
    method_of_ending,
    row_of,
)
from redpet.restoration.model_file import ModelFile, Recipe, default_model_path, load_model, load_once
from redpet.restoration.onnx_file import open_onnx
from redpet.restoration.release import open_release
from redpet.restoration.slices import ANGULAR_MARGIN, BATCH_SLICES, Seen, restore_slices, widened
from redpet.restoration.space import Network, OnStep, Sampler, ignore_step

SPACES = {PUBLISHED: red.prepare, NOISE_STANDARDISED: noise_standardised.prepare}
COUNTS_PER_BIN = "counts_per_bin"
DIAGONAL = 2**0.5
Model = ModelFile | Guest
"""What restores: a model file of ours, or a network of another maker."""
OPENED: Mapping[str | None, Callable[[Path], Model]] = {RELEASE: open_release, ONNX: open_onnx, None: load_model}
"""What opens a file, by the method that its ending tells."""


@dataclass(frozen=True)
class RestorerSettings:
    """By what a sinogram is restored: the method, its model file, and its number of steps; None for what suits.

    Without a method it is that of the model file, and RED where there is none either.
    """

    method: str | None = None
    model: Path | None = None
    steps: int | None = None


@dataclass(frozen=True)
class Restoration:
    """A restored sinogram and what was done: label of the method, number of steps, noise gain, warnings."""

    sinogram: Sinogram
    label: str
    steps: int
    gain: float
    warnings: tuple[str, ...] = ()


def takes_all_rays(method: str | None) -> bool:
    """Whether a method reconstructs all rays of a scanner's own data, and has no part in sinograms."""
    return method is not None and row_of(method).all_rays


def check_restorer(settings: RestorerSettings) -> None:
    """Raise InputError for a method that is not there, or steps that it cannot take."""
    method = settings.method or (RED if settings.model is None else None)
    if method is not None:
        row_of(method)
    if settings.steps is not None:
        check_steps(method, settings.steps)


def open_model(method: str | None, path: Path | None, *, once: bool = False) -> Model | None:
    """The model of a method: at `path`, or the one that ships; None for OSEM, which needs none.

    Without a method it is whatever the file holds, and RED's without a file; that of an installed package is its own.
    With `once` a file of ours stays open for the next case (`load_once`). Raises InputError where the method has no
    model of its own, or the file holds another method.
    """
    if takes_all_rays(method):
        raise InputError(
            f"the method {method} takes the rays of a scanner's own file, which `redpet restore` has alone."
        )
    if method is not None and not row_of(method).works_on:
        return None
    if method is not None and method not in METHODS:
        if path is not None:
            raise InputError(f"the method '{method}' of an installed package takes no model file: leave out --model.")
        return open_installed(method)
    if path is None:
        method = method or RED
        if METHODS[method].model is None:
            raise InputError(f"no model for the method '{method}' is built in: name one with --model.")
        path = default_model_path(method)
    foreign = method_of_ending(path)
    model = load_once(path) if once and foreign is None else OPENED[foreign](path)
    if method not in (None, model.method):
        raise InputError(
            f"the model file {model.name} holds the method {model.method} and not {method}: "
            f"choose --method {model.method}, or another file."
        )
    return model


def method_label(recipe: Recipe) -> str:
    """How a restoration is called in figures and files."""
    named_apart = recipe.method == RED and recipe.formulation == NOISE_STANDARDISED
    return METHODS[recipe.method].label + ("-NS" if named_apart else "")


def model_label(model: Model) -> str:
    """How a model's restorations of images are called in figures: a `+` says that an image stage follows."""
    if isinstance(model, Guest):
        return model.contract.name
    recipe = next(iter(model.variants.values())).recipe
    return method_label(recipe) + ("+" if recipe.image is not None and recipe.restores_sinograms else "")


def default_steps(recipe: Recipe) -> int:
    """The number of steps that suits a method and its formulation."""
    if METHODS[recipe.method].in_one_pass:
        return 1
    return implementation(recipe.method).default_steps(recipe.formulation)


def check_steps(method: str | None, steps: int) -> None:
    """Raise InputError for a number of steps that the method cannot take; None for one that no file has said yet."""
    red.sampling_times(red.T, steps)
    if method is not None and row_of(method).in_one_pass and steps != 1:
        raise InputError(f"the method {method} restores in one pass: leave --steps out.")


def sampler_of(recipe: Recipe, networks: Mapping[str, Network], steps: int) -> Sampler:
    """How the networks of a recipe restore a state of low dose."""
    return implementation(recipe.method).sampler(networks, recipe.scaling, steps)


def restore_part(
    whole: Sinogram,
    part: tuple[int, int],
    model: Model | None,
    *,
    steps: int | None = None,
    device: str = "cpu",
    start_with: int = 0,
    on_step: OnStep = ignore_step,
    on_slices: Callable[[slice, Sinogram], None] | None = None,
) -> Restoration:
    """Some slices of a sinogram restored, seen with the neighbours that the model asks for; as they are without one.

    `part` is the first slice and one after the last. All slices count as in the whole, those that `on_slices` is told
    of too, which may be neighbours. The rest is as in `restore_sinogram`.
    """
    if model is None:
        return Restoration(whole.slices(*part), METHODS[OSEM].label, 0, 1.0)
    around = widened(part, neighbours_on_sinograms(model, whole), whole.grid.size[2])
    start = around[0]
    standardised = is_standardised(model, whole)
    even = evened(whole, lambda: on_step(0, 0)) if standardised else Evened(whole, whole)

    def told(done: slice, sinogram: Sinogram) -> None:
        if on_slices:
            on_slices(slice(start + done.start, start + done.stop), even.back(sinogram, start + done.start))

    restoration = restore_sinogram(
        even.sinogram.slices(*around),
        model,
        steps=steps,
        gain=whole_gain(model, even.sinogram),
        device=device,
        start_with=start_with - start,
        on_step=on_step,
        on_slices=told,
    )
    restored = restoration.sinogram.slices(part[0] - start, part[1] - start)
    return replace(restoration, sinogram=even.back(restored, part[0]))


def whole_gain(model: Model, whole: Sinogram) -> float:
    """The noise gain of all slices, where a model divides by it."""
    return noise_standardised.gain_of(whole) if is_standardised(model, whole) else 1.0


def is_standardised(model: Model, sinogram: Sinogram) -> bool:
    """Whether a model restores what is divided by the gain of its noise."""
    return isinstance(model, ModelFile) and model.variant_serving(sinogram).recipe.formulation == NOISE_STANDARDISED


def neighbours_on_sinograms(model: Model, sinogram: Sinogram) -> int:
    """The slices on each side that a model sees of a sinogram beside the one that it restores."""
    if isinstance(model, Guest):
        return 0 if model.on_images else model.contract.neighbours
    return model.variant_serving(sinogram).recipe.neighbours


def restore_sinogram(
    sinogram: Sinogram,
    model: Model,
    *,
    steps: int | None = None,
    gain: float | None = None,
    device: str = "cpu",
    batch: int = BATCH_SLICES,
    start_with: int = 0,
    on_step: OnStep = ignore_step,
    on_slices: Callable[[slice, Sinogram], None] | None = None,
) -> Restoration:
    """Restore a low-dose sinogram with the variant of the model that serves its kind.

    `steps=None` takes the number that suits the formulation. Counts are Poisson as they are;
    any other sinogram is divided by its noise gain first, and multiplied by it again: `gain`, or None for its own.
    `on_step(done, total)` may raise `Cancelled`; `on_slices` gets each batch as it is done, the
    one with the slice `start_with` first. A method that works on images alone leaves the sinogram as it is.

    Raises InputError where the model does not serve this kind of sinogram or the steps do not fit.
    """
    if isinstance(model, Guest):
        return restore_by_guest(sinogram, model, steps, on_step, on_slices)
    variant = model.variant_serving(sinogram)
    recipe = variant.recipe
    steps = default_steps(recipe) if steps is None else steps
    check_steps(recipe.method, steps)
    values = torch.from_numpy(np.ascontiguousarray(sinogram.values))
    standardised = recipe.formulation == NOISE_STANDARDISED
    if gain is None:
        gain = noise_standardised.gain_of(sinogram) if standardised else 1.0
    centred = centring(sinogram)

    def report(part: slice, bins: Tensor) -> None:
        if on_slices:
            on_slices(part, replace(sinogram.slices(part.start, part.stop), values=bins.numpy()))

    # Only what is standardised is in counts; of the sizes each formulation knows.
    grid = {name: ends for name, ends in recipe.training_grid.items() if standardised or name != COUNTS_PER_BIN}
    warnings = (*outside_makers(recipe.method, sinogram.kind), *outside_training(values, grid, gain))
    if not recipe.restores_sinograms:
        report(slice(0, len(values)), values)
        return Restoration(sinogram, method_label(recipe), steps, gain, warnings)
    pixels = len(values) * values.shape[1] * (values.shape[2] + sum(centred)) * steps
    networks = {stage: ready(variant.networks[stage], device, pixels) for stage in recipe.stages}
    restored = restore_slices(
        values,
        sampler_of(recipe, networks, steps),
        SPACES[recipe.formulation],
        multiple=recipe.network.multiple,
        seen=Seen(gain, centred, device),
        neighbours=recipe.neighbours,
        margin=0 if recipe.method == RELEASE else ANGULAR_MARGIN,
        batch=batch,
        start_with=start_with,
        on_step=on_step,
        on_slices=report,
    )
    return Restoration(replace(sinogram, values=restored.numpy()), method_label(recipe), steps, gain, warnings)


def restore_by_guest(
    sinogram: Sinogram,
    guest: Guest,
    steps: int | None,
    on_step: OnStep,
    on_slices: Callable[[slice, Sinogram], None] | None,
) -> Restoration:
    """The same by a network of another maker: in one pass, on the CPU, and as it is where that works on images."""
    check_steps(guest.method, 1 if steps is None else steps)

    def told(part: slice, values: FloatArray) -> None:
        if on_slices:
            on_slices(part, replace(sinogram.slices(part.start, part.stop), values=values))

    if guest.on_images:
        told(slice(0, len(sinogram.values)), sinogram.values)
        return Restoration(sinogram, guest.contract.name, 1, 1.0)
    restored = restored_by(guest, sinogram.values, on_step, told)
    return Restoration(replace(sinogram, values=restored), guest.contract.name, 1, 1.0)


def centring(sinogram: Sinogram) -> tuple[int, int]:
    """The bins to add before and after the radial axis so that its middle is the centre of rotation.

    A row beyond 180 degrees is a mirrored row only about the centre of rotation.
    """
    shift = round(2 * sinogram.geometry.radial_offset_mm / sinogram.geometry.radial_spacing_mm)
    return max(shift, 0), max(-shift, 0)


def outside_makers(method: str, kind: Kind) -> tuple[str, ...]:
    """A sentence where the makers of a method had another kind of sinogram, and no file says more."""
    made_with = METHODS[method].made_with
    if not made_with or kind in made_with:
        return ()
    had = " and ".join(made_with)
    return (f"{METHODS[method].label} was made with {had} sinograms, and this one is {kind}: judge it with care.",)


def outside_training(values: Tensor, grid: Mapping[str, tuple[float, float]], gain: float = 1.0) -> tuple[str, ...]:
    """A sentence for each way in which `values[slice, angle, radial]` lie outside what the model was trained on.

    They are counts times a gain. Looked at are the counts of the whole and of single slices, and the numbers of angles
    (sparse views) and of radial bins (the image grid). Air is left out.
    """
    anything, sums = False, []
    for part in few(values):
        anything |= bool(values[part].any())
        sums += values[part].sum(dim=(1, 2), dtype=torch.float64).tolist()
    if not anything:
        return ()
    means = torch.tensor(sums) / (gain * values[0].numel())
    warnings = [counts_outside(means, *grid[COUNTS_PER_BIN])] if COUNTS_PER_BIN in grid else []
    sizes = {"n_angles": (values.shape[1], "angles"), "n_radial": (values.shape[2], "radial bins")}
    for name, (size, what) in sizes.items():
        lowest, highest = grid.get(name, (size, size))
        reach = DIAGONAL * highest if name == "n_radial" else highest  # bins that see the corners alone
        if not lowest <= size <= reach:
            warnings.append(
                f"the sinogram has {size} {what} and the model was trained on {lowest:g} to {highest:g}: judge the "
                "result with care."
            )
    return tuple(warning for warning in warnings if warning)


def counts_outside(means: Tensor, lowest: float, highest: float) -> str:
    """What is to be said of the counts a bin in each slice; empty where they lie within the range."""
    mean = float(means.mean())
    trained = f"the model was trained on {lowest:.3g} to {highest:.3g}: judge"
    if not lowest <= mean <= highest:
        return f"the sinogram has {mean:.3g} noise-equivalent counts a bin and {trained} the result with care."
    means = means[means > 0]
    outside = int(((means < lowest) | (means > highest)).sum())
    if not outside:
        return ""
    return (
        f"{outside} of {len(means)} slices have {float(means.min()):.3g} to {float(means.max()):.3g} noise-equivalent "
        f"counts a bin and {trained} them with care."
    )
