"""Penalised likelihood with the relative difference prior, to convergence: what scanners sell as "Q.Clear".

The image maximises `sum(y log m - m) - beta R(x)` over `x >= 0`: m is expected of x, R the relative difference prior.
The solver is SciPy's L-BFGS-B on voxels scaled by the root of the objective's curvature (Tsai et al., IEEE Trans. Med.
Imaging 37, 2018), from a smoothed OSEM image.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from redpet.case import Image, Kind, Sinogram
from redpet.errors import InputError
from redpet.machine.batches import batches
from redpet.machine.memory import require_memory
from redpet.projection.operator import SMALLEST
from redpet.projection.projector import get_projector
from redpet.reconstruction.counting import CountingModel, safe_ratio
from redpet.reconstruction.filters import GaussianFilter, require_width
from redpet.reconstruction.osem import BATCH_SLICES, OsemSettings, osem
from redpet.reconstruction.relative_difference import RelativeDifference

LEAST_BETA, LARGEST_BETA = 1e-4, 1.0
"""Below it the prior does nothing, above it the image is flat and the solver slow."""
START = OsemSettings(iterations=2, subsets=16)
START_FWHM_MM = 12.0
ITERATIONS = 200
TOLERANCE = 1e-7
"""The solver ends when an iteration lowers the objective by less than this share of it."""
KEPT_STEPS = 5
BYTES_A_VOXEL = 8 * (2 * KEPT_STEPS + 12) + 4 * 12
"""What L-BFGS-B and the prior hold for each voxel."""
SMALL_ACTIVITY = 0.1
EPSILON = 0.01
"""Shares of the mean activity: the least in the scaling of the voxels, and the prior's eps."""


@dataclass(frozen=True)
class RdpSettings:
    """The prior's strength (no unit), Gaussian point spread and post-filter (FWHM in mm, 0 for none)."""

    beta: float
    psf_fwhm_mm: float = 0.0
    post_filter_mm: float = 0.0

    def __post_init__(self) -> None:
        if not LEAST_BETA <= self.beta <= LARGEST_BETA:
            raise InputError(
                f"a strength of {self.beta:g} of the relative difference prior is not possible: choose a beta from "
                f"{LEAST_BETA:g} to {LARGEST_BETA:g}."
            )
        require_width("point spread", self.psf_fwhm_mm)
        require_width("post-filter", self.post_filter_mm)


def check_counts(sinogram: Sinogram) -> None:
    """Raise InputError for a sinogram without counts, whose likelihood is not Poisson's."""
    if sinogram.kind is not Kind.MEASURED:
        raise InputError(
            "the reconstruction rdp weighs measured counts, and this input is an image, projected: choose "
            "--reconstruction osem."
        )


def rdp(
    sinogram: Sinogram,
    settings: RdpSettings,
    *,
    backend: str = "auto",
    device: str = "cpu",
    on_batch: Callable[[int, int], None] | None = None,
) -> Image:
    """The image `[z, y, x]` of measured counts, in its `image_unit`, non-negative; neighbouring slices share the prior.

    `on_batch(done, total)` hears of each iteration, of `ITERATIONS` at most, and may raise to stop.

    Raises InputError for a sinogram without counts, or too little memory.
    """
    check_counts(sinogram)
    require_memory(int(np.prod(sinogram.grid.shape)) * BYTES_A_VOXEL, "the reconstruction rdp")
    start = replace(START, subsets=min(START.subsets, sinogram.geometry.n_angles), psf_fwhm_mm=settings.psf_fwhm_mm)
    rough = osem(sinogram, start, backend=backend, device=device).values
    problem = Problem(sinogram, settings, start.subsets, backend, device)
    smooth = torch.from_numpy(GaussianFilter(sinogram.grid, START_FWHM_MM).apply(rough))
    values = problem.solved(smooth.to(problem.device), on_batch)
    values = GaussianFilter(sinogram.grid, settings.post_filter_mm).apply(values)
    return Image(values, sinogram.grid, sinogram.image_unit, sinogram.provenance)


class Problem:
    """The objective `D(x) = sum(y log(y/m) - y + m) + beta R(x)`, which is to be least, and its gradient."""

    def __init__(self, sinogram: Sinogram, settings: RdpSettings, n_subsets: int, backend: str, device: str) -> None:
        projector = get_projector(sinogram.geometry, sinogram.grid, n_subsets, backend, device)
        self.device = projector.device
        self.parts = batches(sinogram.grid.size[2], BATCH_SLICES)
        self.models = [
            CountingModel(sinogram.slices(part.start, part.stop), projector, settings.psf_fwhm_mm)
            for part in self.parts
        ]
        self.sensitivity = torch.cat(
            [
                model.total_sensitivity.expand(part.stop - part.start, -1, -1)
                for model, part in zip(self.models, self.parts, strict=True)
            ]
        )
        self.mean = float(torch.cat([model.uniform() for model in self.models]).mean())
        self.beta = settings.beta
        self.prior = RelativeDifference(
            sinogram.grid.spacing_mm, self.sensitivity.sqrt(), EPSILON * self.mean, projector.compiled
        )

    def value(self, image: Tensor) -> float:
        """The objective of an image."""
        return sum(map(self._deviance, self.models, self._split(image))) + self.beta * self.prior.value(image)

    def gradient(self, image: Tensor) -> Tensor:
        """The derivative of the objective by each voxel; 0 where nothing is seen."""
        back = [
            sum((model.back(model.ratio(part, k), k) for k in range(len(model.subsets))), start=torch.zeros_like(part))
            for model, part in zip(self.models, self._split(image), strict=True)
        ]
        seen = self.sensitivity > 0
        return (self.sensitivity - torch.cat(back) + self.beta * self.prior.gradient(image)) * seen

    def solved(self, start: Tensor, on_batch: Callable[[int, int], None] | None = None) -> NDArray[np.float32]:
        """The image that minimises the objective, from an image to start with."""
        if self.mean == 0:
            return np.zeros(tuple(start.shape), dtype=np.float32)
        activity = start.clamp_min(SMALL_ACTIVITY * self.mean)
        curvature = self.sensitivity / activity + self.beta * self.prior.curvature(start)
        scale = safe_ratio(torch.ones_like(start), curvature.sqrt()) * (self.sensitivity > 0)
        done = 0

        def image_of(scaled: NDArray[np.float64]) -> Tensor:
            return torch.from_numpy(scaled.reshape(start.shape).astype(np.float32)).to(self.device) * scale

        def objective(scaled: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
            image = image_of(scaled)
            return self.value(image), (self.gradient(image) * scale).cpu().numpy().astype(np.float64).ravel()

        def told(_: NDArray[np.float64]) -> None:
            nonlocal done
            done += 1
            if on_batch:
                on_batch(done, ITERATIONS)

        from scipy.optimize import minimize  # takes long to load, and most reconstructions need none

        first = safe_ratio(start, scale).cpu().numpy().astype(np.float64).ravel()
        found = minimize(
            objective,
            first,
            jac=True,
            method="L-BFGS-B",
            bounds=[(0, None)] * first.size,
            callback=told,
            options={"maxiter": ITERATIONS, "ftol": TOLERANCE, "gtol": 0, "maxcor": KEPT_STEPS},
        )
        if on_batch:
            on_batch(ITERATIONS, ITERATIONS)
        return image_of(found.x).cpu().numpy()

    def _split(self, image: Tensor) -> list[Tensor]:
        return [image[part] for part in self.parts]

    @staticmethod
    def _deviance(model: CountingModel, image: Tensor) -> float:
        """Half the Poisson deviance of some slices, in double precision."""
        total = 0.0
        for k, part in enumerate(model.angles):
            counts, expected = model.counts[:, part].double(), model.expected(image, k).double().clamp_min(SMALLEST)
            total += float((torch.xlogy(counts, counts / expected) - counts + expected).sum())
        return total
