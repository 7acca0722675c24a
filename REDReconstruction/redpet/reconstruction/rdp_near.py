"""From an image a few steps towards what RDP makes of its counts: near to it at a fraction of the time.

`x <- x + (A'((y - m(x))/m) - beta dR/dx) / (s/p + beta R'')` over subsets of angles: m(x) is expected of the image x, p
the first image under a filter, m what p lets expect, s the sensitivity and R the relative difference prior. These are
preconditioned steps of the penalised weighted least squares (ordered subsets after Ahn & Fessler, IEEE Trans. Med.
Imaging 22, 2003) whose minimum is that of `rdp.py` as far as m is known.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram
from redpet.machine.batches import batches
from redpet.machine.memory import require_memory
from redpet.machine.scratch import few, in_files, in_turn, room
from redpet.projection.operator import Projector
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel, Lines, safe_ratio
from redpet.reconstruction.osem import BATCH_SLICES
from redpet.reconstruction.rdp import EPSILON, check_counts
from redpet.reconstruction.relative_difference import RelativeDifference
from redpet.reconstruction.residual import Asked, steps_of, weighted

SUBSETS, ITERATIONS = 2, 12
SINOGRAMS, IMAGES = 2, 6
"""How many copies in single precision of the counts and of the image the work holds at most."""


def rdp_near(
    sinogram: Sinogram,
    image: Image,
    beta: float,
    *,
    psf_mm: float = 0.0,
    backend: str = "auto",
    device: str = "cpu",
    on_batch: Callable[[int, int], None] | None = None,
) -> FloatArray:
    """The image `[z, y, x]` of measured counts under the prior of strength `beta`, from `image` on, in its unit.

    `on_batch(done, total)` hears of each iteration and may raise to stop. Raises InputError for a sinogram without
    counts, ResourceError for too little memory.
    """
    check_counts(sinogram)
    n_bytes = 4 * (SINOGRAMS * sinogram.values.size + IMAGES * image.values.size)
    if not in_files(n_bytes):
        require_memory(n_bytes, "what is given back")
    projector = get_projector(
        sinogram.geometry, sinogram.grid, min(SUBSETS, sinogram.geometry.n_angles), backend, device
    )
    seen = Lines(sinogram.grid, projector, psf_mm)
    steps = steps_towards(sinogram, image, beta, projector, psf_mm) if any_values(image) else None
    if steps is None:
        return image.values
    x = room_on(projector.device, image.values.shape)
    for part in few(x):
        x[part] = torch.from_numpy(image.values[part])
    for iteration in range(ITERATIONS):
        for k in range(len(steps.paces)):
            steps.take(x, k, seen)
        if on_batch:
            on_batch(iteration + 1, ITERATIONS)
    values: FloatArray = x.cpu().numpy()
    return values


def any_values(image: Image) -> bool:
    """Whether an image holds anything but zeros."""
    return any(image.values[part].any() for part in few(image.values))


def room_on(device: torch.device, shape: tuple[int, ...]) -> Tensor:
    """A tensor without values yet, in the memory of a GPU or in the room for large arrays."""
    return torch.from_numpy(room(shape)) if device.type == "cpu" else torch.empty(shape, device=device)


class Store:
    """Room for `size` numbers in one piece: small tensors kept one by one would leave holes in memory between them."""

    def __init__(self, size: int, device: torch.device) -> None:
        self.room, self.taken = room_on(device, (size,)), 0

    def __call__(self, slices: Tensor) -> Tensor:
        """A copy `[slice, ., .]` that is kept there, its slices side by side."""
        first, self.taken = self.taken, self.taken + slices.numel()
        kept = self.room[first : self.taken].view(*slices.shape[1:], slices.shape[0]).permute(2, 0, 1)
        return kept.copy_(slices)


@dataclass(frozen=True)
class Steps:
    """What decides the steps from an image on: `asked[part][subset]`, the prior, and `paces[subset][z, y, x]`.

    `beta` is the strength of the prior for a subset.
    """

    asked: list[list[Asked]]
    prior: RelativeDifference
    beta: float
    paces: list[Tensor]

    def take(self, x: Tensor, k: int, seen: Lines) -> None:
        """Change the image `x[z, y, x]` by the step of a subset, a part of its slices after the other.

        The prior joins neighbours, so that the slice before a part is kept as it was before the step.
        """
        below = x[:0]
        for part, asked in zip(in_turn(batches(len(x), BATCH_SLICES)), self.asked, strict=True):
            around = beside(part, len(x))
            near = torch.cat((below, x[part.start : around.stop]))
            slope = self.prior.of(around).gradient(near)[within(part, around)].mul_(-self.beta)
            slope += seen.smeared(asked[k].left(seen.lines(x[part], k)), k)
            below = x[part.stop - 1 : part.stop].clone()
            x[part].addcmul_(slope, self.paces[k][part]).clamp_min_(0)


def beside(part: slice, n_slices: int) -> slice:
    """Some slices with the one before and the one after, which the prior joins to them."""
    return slice(max(0, part.start - 1), min(n_slices, part.stop + 1))


def within(part: slice, around: slice) -> slice:
    """Where the slices `part` are among those `around` them."""
    return slice(part.start - around.start, part.stop - around.start)


def steps_towards(sinogram: Sinogram, image: Image, beta: float, projector: Projector, psf_mm: float) -> Steps | None:
    """The steps from an image on, made of one part of the slices after the other; None where there are no counts."""
    near = torch.from_numpy(steps_of(image)).to(projector.device)
    kappa = room_on(projector.device, near.shape)
    paces = [room_on(projector.device, near.shape) for _ in projector.subsets]
    store, asked, activity = Store(2 * sinogram.values.size, projector.device), [], 0.0
    for part in in_turn(batches(len(near), BATCH_SLICES)):
        model = CountingModel(sinogram.slices(part.start, part.stop), projector, psf_mm)
        more = [(model.counts - model.additive)[:, angles] for angles in model.angles]
        asked.append([Asked(store(one.lines), store(one.slope)) for one in weighted(model, near[part], more)])
        activity += float(model.uniform().sum(dtype=torch.float64))
        kappa[part] = model.total_sensitivity.sqrt()
        for pace, sensitivity in zip(paces, model.sensitivity, strict=True):
            pace[part] = sensitivity  # until the prior, which the mean of the activity belongs to, is known
    if activity == 0:
        return None
    mean = activity / near.numel()
    prior = RelativeDifference(sinogram.grid.spacing_mm, kappa, EPSILON * mean, projector.compiled)
    its_beta = beta / len(paces)
    for part in in_turn(batches(len(near), BATCH_SLICES)):
        around = beside(part, len(near))
        bend = its_beta * prior.of(around).curvature(near[around])[within(part, around)]
        for pace in paces:
            pace[part] = safe_ratio(kappa[part] > 0, pace[part] / near[part] + bend)
    return Steps(asked, prior, its_beta, paces)
