"""What counts hold beyond an image: the correction of it that they ask for, linear in them.

`u <- u + p/s A'((e - A u)/m)` over subsets of angles, from u = 0: e is what the counts have more than the image d lets
expect, p the image under a filter, m what p lets expect. This is weighted least squares (ordered subsets after Hudson &
Larkin 1994, separable surrogates after Erdogan & Fessler, Phys. Med. Biol. 44, 1999). EM multiplies its own noise and
grows spots; weights and steps that only d decides leave the noise as it is: without skew, as often above as below.
"""

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram
from redpet.machine.batches import batches
from redpet.machine.scratch import few, in_turn, room, total
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel, safe_ratio, side_by_side
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.osem import BATCH_SLICES

SUBSETS = 16
ITERATIONS = 4
STEP_MM = 12.0
"""The step of a voxel is proportional to the image under this filter,"""
LEAST_STEP = 0.05
"""and to this share of its mean at least, so that what was taken to zero can return."""


def correction(
    sinogram: Sinogram,
    image: Image,
    counts: FloatArray | None = None,
    *,
    psf_mm: float = 0.0,
    backend: str = "auto",
    device: str = "cpu",
) -> FloatArray:
    """What to add to `image` so that it has more `counts[slice, angle, radial]`, `[z, y, x]` in its unit.

    By default those that the sinogram has more than the image lets expect: what the counts hold beyond the image.
    """
    n_subsets = min(SUBSETS, sinogram.geometry.n_angles)
    projector = get_projector(sinogram.geometry, sinogram.grid, n_subsets, backend, device)
    steps = steps_of(image)
    found = room(image.values.shape)
    for part in in_turn(batches(len(found), BATCH_SLICES)):
        model = CountingModel(sinogram.slices(part.start, part.stop), projector, psf_mm)
        x, step = (
            side_by_side(torch.from_numpy(values[part]).to(projector.device)) for values in (image.values, steps)
        )
        if counts is None:
            more = [model.counts[:, angles] - model.expected(x, k) for k, angles in enumerate(model.angles)]
        else:
            given = side_by_side(torch.from_numpy(counts[part]).to(projector.device))
            more = [given[:, angles] for angles in model.angles]
        found[part] = solved(model, step, more).cpu().numpy()
    return found


def steps_of(image: Image) -> FloatArray:
    """What the step of each voxel is in proportion to: the image under a filter, and a share of its mean at least."""
    smooth = GaussianFilter(image.grid, STEP_MM).apply(image.values)
    least = np.float32(LEAST_STEP * total(smooth) / smooth.size)
    for part in few(smooth):
        np.maximum(smooth[part], least, out=smooth[part])
    return smooth


def solved(model: CountingModel, step: Tensor, more: list[Tensor]) -> Tensor:
    """The image `[slice, y, x]` whose counts are `more[subset]`, by steps in proportion to an image."""
    change = torch.zeros_like(step)  # in units of the step
    asked = weighted(model, step, more)
    for _ in range(ITERATIONS):
        for k, one in enumerate(asked):
            model.change(change, one.left(model.lines(step * change, k)), k, "add")
    return step * change * model.mask


@dataclass(frozen=True)
class Asked:
    """What a subset of angles asks of the line integrals of an image, and the slope by which these answer it.

    Both are `[slice, angle, radial]`, weighted by what is expected there, and ready to be smeared back.
    """

    lines: Tensor
    slope: Tensor

    def left(self, lines: Tensor) -> Tensor:
        """What is still asked after the line integrals of an image, which are overwritten."""
        return torch.addcmul(self.lines, self.slope, lines, value=-1, out=lines)


def weighted(model: CountingModel, likely: Tensor, more: list[Tensor]) -> list[Asked]:
    """The counts `more[subset]` as each subset asks for them, over what the image `likely[slice, y, x]` lets expect."""
    asked = []
    for k, (counts, part) in enumerate(zip(more, model.angles, strict=True)):
        weight = safe_ratio(model.factor[:, part], model.expected(likely, k))
        asked.append(Asked(counts * weight, weight * model.factor[:, part]))
    return asked
