"""A network of another maker: asked within its contract, and its answer checked, before anything of it is shown.

A guest is a function from array to array, whatever runs it. What it takes and gives is what its contract says.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from redpet.case import SUV, FloatArray, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.scratch import in_turn, room
from redpet.restoration.contract import BATCH, CHANNEL, SLICE, Contract, Ends, Scale
from redpet.restoration.methods import IMAGE
from redpet.restoration.slices import slice_stacks
from redpet.restoration.space import OnStep, ignore_step

BATCH_SLICES = 4
Run = Callable[[FloatArray], NDArray[Any]]
"""From the network's numbers to its numbers, both with the axes of the contract."""


@dataclass(frozen=True, eq=False)
class Guest:
    """A network with its contract: `name` and `sha256` of what it was read from, and the `method` that opens it.

    `shape` is what it takes along each axis of the contract, None for any. `factor` takes the input's unit to the
    contract's.
    """

    name: str
    sha256: str
    method: str
    contract: Contract
    run: Run
    shape: tuple[int | None, ...]
    factor: float = 1.0

    @property
    def on_images(self) -> bool:
        """Whether it works after the reconstruction."""
        return self.contract.domain == IMAGE

    def length(self, axis: str) -> int | None:
        """What it takes along an axis; None for any."""
        axes = self.contract.axes
        return self.shape[axes.index(axis)] if axis in axes else None


def check_shape(guest: Guest) -> Guest:
    """The guest itself. Raises InputError where its contract does not fit what it takes."""
    axes, shape = guest.contract.axes, guest.shape
    if len(axes) != len(shape):
        raise InputError(f"{guest.name} takes {len(shape)} axes, and its contract has {len(axes)}: {', '.join(axes)}.")
    wanted = {SLICE: guest.contract.slices, CHANNEL: 1, BATCH: 1}
    for axis in wanted:
        if guest.length(axis) not in (None, wanted[axis]):
            raise InputError(
                f"{guest.name} takes {guest.length(axis)} along the axis {axis}, its contract means {wanted[axis]}: "
                "mend `axes` or `neighbours`, or export it with a free batch."
            )
    return guest


def fitted(guest: Guest, low: Sinogram, drf: float | None, suv_factor: float | None) -> Guest:
    """The guest for an input: its low-dose sinogram, its dose, and what takes its images to SUV, where that is known.

    Raises InputError where the input lies outside the contract, which names the field.
    """
    contract = guest.contract
    unit = low.image_unit if guest.on_images else low.unit
    factor = suv_factor if guest.on_images and contract.unit == SUV and unit != SUV else 1.0
    refusal = input_refusal(guest, low, drf)
    if factor is None:
        refusal = f"its SUV is not known, where `unit` is {SUV}"
    elif factor == 1 and unit != contract.unit:
        refusal = f"its unit is {unit}, where `unit` is {contract.unit}"
    if refusal or factor is None:
        raise InputError(f"the input lies outside the contract of {contract.name}: {refusal}.")
    return replace(guest, factor=factor)


def input_refusal(guest: Guest, low: Sinogram, drf: float | None) -> str:
    """In what an input lies outside the contract, as a sentence; empty where it does not."""
    contract = guest.contract
    pixels = low.grid.spacing_mm[:2] if guest.on_images else (low.geometry.radial_spacing_mm,)
    thing = "pixels" if guest.on_images else "radial bins"
    rows, columns = low.grid.shape[1:] if guest.on_images else low.values.shape[1:]
    sides = tuple(size + -size % contract.multiple for size in (rows, columns))
    fixed = tuple(guest.length(axis) for axis in contract.plain_axes[2:])
    if low.kind not in contract.kinds:
        return f"its sinogram is {low.kind}, where `kinds` are {', '.join(contract.kinds)}"
    if drf is None:
        return f"its dose is not known, where `dose_levels` are {ends_text(contract.dose_levels)}: say --drf"
    if not within([drf], contract.dose_levels):
        return f"its DRF is {drf:g}, where `dose_levels` are {ends_text(contract.dose_levels)}"
    if not within(pixels, contract.pixel_mm):
        found = " x ".join(f"{one:.4g}" for one in pixels)
        return f"it has {thing} of {found} mm, where `pixel_mm` is {ends_text(contract.pixel_mm)}"
    if not within([low.grid.spacing_mm[2]], contract.slice_mm):
        found = f"{low.grid.spacing_mm[2]:.4g}"
        return f"its slices lie {found} mm apart, where `slice_mm` is {ends_text(contract.slice_mm)}"
    if any(one not in (None, side) for one, side in zip(fixed, sides, strict=True)):
        takes = " x ".join("any" if one is None else str(one) for one in fixed)
        return f"a slice of it has {sides[0]} x {sides[1]} values, where the network takes {takes}"
    return ""


def within(values: Iterable[float], ends: Ends) -> bool:
    """Whether all values lie in a range, to a thousandth of it."""
    return all(ends[0] * (1 - 1e-3) <= value <= ends[1] * (1 + 1e-3) for value in values)


def ends_text(ends: Ends) -> str:
    """A range in words."""
    return f"{ends[0]:g} to {ends[1]:g}" if ends[0] < ends[1] else f"{ends[0]:g}"


def restored_by(
    guest: Guest,
    values: FloatArray,
    on_step: OnStep = ignore_step,
    on_part: Callable[[slice, FloatArray], None] | None = None,
) -> FloatArray:
    """The values `[slice, row, column]` restored by the network, in their unit; slices of zeros stay zero.

    `on_step(done, total)` may raise `Cancelled`, `on_part` gets each batch that is done. Negative values, which no
    activity has, become zero. Raises InputError for an answer that is no answer.
    """
    contract = guest.contract
    rows, columns = values.shape[1:]
    fill = ((0, 0), (0, 0), (0, -rows % contract.multiple), (0, -columns % contract.multiple))
    given = torch.from_numpy(np.ascontiguousarray(values))
    restored = room(values.shape)
    batch = guest.length(BATCH) or BATCH_SLICES
    parts = batches(len(values), batch)
    for done, part in enumerate(in_turn(parts), start=1):
        stack = slice_stacks(given, contract.neighbours, part).numpy() * np.float32(guest.factor)
        scale = divisor(stack[:, contract.neighbours], contract.scale)
        clipped = stack if contract.clip is None else stack.clip(*contract.clip)
        scaled = contract.scale.value * clipped / scale + contract.scale.offset
        answer = asked(guest, np.pad(scaled, fill, mode="edge").astype(np.float32))[..., :rows, :columns]
        back = (answer - contract.scale.offset) * scale[:, 0] / contract.scale.value / guest.factor
        restored[part] = np.where(values[part].any(axis=(1, 2), keepdims=True), back, 0).clip(0)
        if on_part:
            on_part(part, restored[part])
        on_step(done, len(parts))
    return restored


def divisor(middle: FloatArray, scale: Scale) -> FloatArray:
    """What the stacks of slices `middle[batch, row, column]` are divided by, `[batch, 1, 1, 1]`; 1 for empty ones."""
    if scale.by == "constant":
        return np.ones((len(middle), 1, 1, 1), np.float32)
    found = middle.max(axis=(1, 2)) if scale.by == "maximum" else middle.mean(axis=(1, 2))
    return np.where(found > 0, found, 1).astype(np.float32)[:, None, None, None]


def asked(guest: Guest, stack: FloatArray) -> FloatArray:
    """What the network makes of `stack[batch, slice, row, column]`: the middle slices `[batch, row, column]`.

    Raises InputError where it fails, or gives another shape or numbers that are not finite.
    """
    axes, plain = guest.contract.axes, guest.contract.plain_axes
    order = [plain.index(axis) for axis in axes if axis != CHANNEL]
    x = np.ascontiguousarray(stack.transpose(order))
    if CHANNEL in axes:
        x = np.expand_dims(x, axes.index(CHANNEL))
    try:
        answer = np.asarray(guest.run(x))
    except Exception as error:  # what is foreign raises whatever it likes
        told = " ".join(str(error).split())[:200] or type(error).__name__
        raise InputError(f"{guest.name} failed on an input within its contract ({told.rstrip('.')}).") from error
    n_slices = answer.shape[axes.index(SLICE)] if answer.ndim == x.ndim else 0
    wanted = tuple(n_slices if axis == SLICE else size for axis, size in zip(axes, x.shape, strict=True))
    if n_slices not in (1, guest.contract.slices) or answer.shape != wanted:
        raise InputError(
            f"{guest.name} gave an array of shape {answer.shape} for one of {x.shape}: the contract's axes "
            f"{', '.join(axes)} must be those of its output too, with one slice or {guest.contract.slices}."
        )
    if not np.isfinite(answer).all():
        raise InputError(f"{guest.name} gave values that are not finite numbers: its result is not used.")
    if CHANNEL in axes:
        answer = answer.squeeze(axes.index(CHANNEL))
    middle: FloatArray = answer.transpose(np.argsort(order)).astype(np.float32)[:, n_slices // 2]
    return middle


def judged(guest: Guest, given: FloatArray, restored: FloatArray) -> tuple[str, ...]:
    """What is to be said of a result of the network, of the values that it was given.

    Raises InputError where the total activity leaves the band of the contract: the unit or the scale is another one.
    """
    contract = guest.contract
    before, after = (float(values.sum(dtype=np.float64)) for values in (given, restored))
    if before > 0 and not within([after / before], contract.total_activity):
        raise InputError(
            f"{guest.name} changes the total activity by a factor of {after / before:.4g}, where `total_activity` is "
            f"{ends_text(contract.total_activity)}: its unit or scale is another one than its contract says."
        )
    if contract.clip is None:
        return ()
    outside = (given * guest.factor < contract.clip[0]) | (given * guest.factor > contract.clip[1])
    if not outside.any():
        return ()
    told = f"{ends_text(contract.clip)} {contract.unit}"
    return (f"{int(outside.sum())} values lie outside {told}, to which {contract.name} clips its input: they are cut.",)
