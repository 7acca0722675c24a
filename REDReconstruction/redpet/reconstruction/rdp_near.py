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
from redpet.projection.operator import Projector
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel, Lines, safe_ratio
from redpet.reconstruction.osem import BATCH_SLICES
from redpet.reconstruction.rdp import EPSILON, check_counts
from redpet.reconstruction.relative_difference import RelativeDifference
from redpet.reconstruction.residual import Asked, steps_of, weighted

SUBSETS, ITERATIONS = 2, 12
SINOGRAMS, IMAGES = 3, 12
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
    require_memory(4 * (SINOGRAMS * sinogram.values.size + IMAGES * image.values.size), "what is given back")
    projector = get_projector(
        sinogram.geometry, sinogram.grid, min(SUBSETS, sinogram.geometry.n_angles), backend, device
    )
    parts = batches(len(image.values), BATCH_SLICES)
    steps = steps_towards(sinogram, image, beta, projector, parts, psf_mm) if image.values.any() else None
    if steps is None:
        return image.values
    seen = Lines(sinogram.grid, projector, psf_mm)
    x = torch.from_numpy(image.values.copy()).to(projector.device)
    for iteration in range(ITERATIONS):
        for k, pace in enumerate(steps.paces):
            slope = steps.prior.gradient(x).mul_(-beta / len(steps.paces))
            for part, its in zip(parts, steps.asked, strict=True):
                slope[part] += seen.smeared(its[k].left(seen.lines(x[part], k)), k)
            x.addcmul_(slope, pace).clamp_min_(0)
            del slope  # before the next is made
        if on_batch:
            on_batch(iteration + 1, ITERATIONS)
    values: FloatArray = x.cpu().numpy()
    return values


class Store:
    """Room for `size` numbers in one piece: small tensors kept one by one would leave holes in memory between them."""

    def __init__(self, size: int, device: torch.device) -> None:
        self.room, self.taken = torch.empty(size, device=device), 0

    def __call__(self, slices: Tensor) -> Tensor:
        """A copy `[slice, ., .]` that is kept there, its slices side by side."""
        first, self.taken = self.taken, self.taken + slices.numel()
        kept = self.room[first : self.taken].view(*slices.shape[1:], slices.shape[0]).permute(2, 0, 1)
        return kept.copy_(slices)


@dataclass(frozen=True)
class Steps:
    """What decides the steps from an image on: `asked[part][subset]`, the prior, and `paces[subset][z, y, x]`."""

    asked: list[list[Asked]]
    prior: RelativeDifference
    paces: list[Tensor]


def steps_towards(
    sinogram: Sinogram, image: Image, beta: float, projector: Projector, parts: list[slice], psf_mm: float
) -> Steps | None:
    """The steps from an image on, made of one part of the slices after the other; None where there are no counts."""
    near = torch.from_numpy(steps_of(image)).to(projector.device)
    level, kappa = torch.empty_like(near), torch.empty_like(near)
    store = Store(2 * sinogram.values.size, projector.device)
    asked, sensitivities = [], []
    for part in parts:
        model = CountingModel(sinogram.slices(part.start, part.stop), projector, psf_mm)
        more = [(model.counts - model.additive)[:, angles] for angles in model.angles]
        asked.append([Asked(store(one.lines), store(one.slope)) for one in weighted(model, near[part], more)])
        sensitivities.append(model.sensitivity)
        level[part], kappa[part] = model.uniform(), model.total_sensitivity.sqrt()
    mean = float(level.mean())
    del level
    if mean == 0:
        return None
    prior = RelativeDifference(sinogram.grid.spacing_mm, kappa, EPSILON * mean, projector.compiled)
    n_subsets = len(projector.subsets)
    bend = beta / n_subsets * prior.curvature(near)
    paces = [torch.empty_like(near) for _ in range(n_subsets)]
    for part in parts:
        for pace, sensitivity in zip(paces, sensitivities.pop(0), strict=True):
            pace[part] = safe_ratio(kappa[part] > 0, sensitivity / near[part] + bend[part])
    return Steps(asked, prior, paces)
