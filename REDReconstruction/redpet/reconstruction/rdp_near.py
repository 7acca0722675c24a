"""From an image a few steps towards what RDP makes of its counts: near to it at a fraction of the time.

`x <- x + (A'((y - m(x))/m) - beta dR/dx) / (s/p + beta R'')` over subsets of angles: m(x) is expected of the image x, p
the first image under a filter, m what p lets expect, s the sensitivity and R the relative difference prior. These are
preconditioned steps of the penalised weighted least squares (ordered subsets after Ahn & Fessler, IEEE Trans. Med.
Imaging 22, 2003) whose minimum is that of `rdp.py` as far as m is known.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from redpet.case import FloatArray, Image, Sinogram
from redpet.machine.memory import require_memory
from redpet.reconstruction.counting import safe_ratio
from redpet.reconstruction.rdp import Problem, RdpSettings, check_counts
from redpet.reconstruction.residual import steps_of, weighted

SUBSETS, ITERATIONS = 2, 12
SINOGRAMS, IMAGES = 6, 12
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
    n_subsets = min(SUBSETS, sinogram.geometry.n_angles)
    problem = Problem(sinogram, RdpSettings(beta, psf_mm), n_subsets, backend, device)
    if problem.mean == 0 or not image.values.any():
        return image.values
    x, near = (torch.from_numpy(values).to(problem.device) for values in (image.values.copy(), steps_of(image)))
    asked = [
        weighted(model, near[part], [(model.counts - model.additive)[:, angles] for angles in model.angles])
        for model, part in zip(problem.models, problem.parts, strict=True)
    ]
    bend = beta / n_subsets * problem.prior.curvature(near)
    seen = problem.sensitivity > 0
    paces = [safe_ratio(seen, sensitivity_of(problem, k, x) / near + bend) for k in range(n_subsets)]
    for iteration in range(ITERATIONS):
        for k, pace in enumerate(paces):
            slope = problem.prior.gradient(x).mul_(-beta / n_subsets)
            for model, part, its in zip(problem.models, problem.parts, asked, strict=True):
                slope[part] += model.smeared(its[k].left(model.lines(x[part], k)), k)
            x.addcmul_(slope, pace).clamp_min_(0)
        if on_batch:
            on_batch(iteration + 1, ITERATIONS)
    values: FloatArray = x.cpu().numpy()
    return values


def sensitivity_of(problem: Problem, subset: int, like: Tensor) -> Tensor:
    """What a subset of angles smears back of ones, for each voxel of an image `[z, y, x]`."""
    each = zip(problem.models, problem.parts, strict=True)
    return torch.cat([model.sensitivity[subset].expand_as(like[part]) for model, part in each])
