"""Linear operators: a map A, its adjoint A', the test that the two belong together, and what every projector is."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, Literal, Protocol

import numpy as np
import torch
from torch import Tensor

from redpet.case import ImageGrid, SinogramGeometry

Shape = tuple[int, ...]
SMALLEST = 1e-30
"""What counts as nothing in a denominator: far below any count, and no ratio to it overflows float32."""
Change = Literal["multiply", "add"]
"""What becomes of an image by what is smeared back: multiplied by it, or it is added."""


class LinearOperator(Protocol):
    """A linear map A between arrays, NumPy's or torch's as the operator says."""

    def apply(self, x: Any, /) -> Any:
        """A x."""
        ...

    def adjoint(self, y: Any, /) -> Any:
        """A' y, by which `<A x, y> = <x, A' y>` for all x and y."""
        ...


class Projector:
    """A linear map A between images and sinograms of one geometry, in `subsets` of interleaved angles.

    Subset `k` of `n` holds the angles `k, k + n, k + 2n, ...` and is an operator of its own. Tensors are float32. Where
    it is `compiled`, Numba serves what is computed beside it too.
    """

    compiled = False

    def __init__(
        self, geometry: SinogramGeometry, grid: ImageGrid, device: torch.device, subsets: Sequence[LinearOperator]
    ) -> None:
        self.geometry = geometry
        self.grid = grid
        self.device = device
        self.subsets = tuple(subsets)

    @cached_property
    def seen(self) -> list[Tensor]:
        """What each subset smears back of ones, `[1, y, x]`: how much of it a pixel sees."""
        angles = [len(range(k, self.geometry.n_angles, len(self.subsets))) for k in range(len(self.subsets))]
        shapes = [(1, n, self.geometry.n_radial) for n in angles]
        return [
            subset.adjoint(torch.ones(shape, device=self.device))
            for subset, shape in zip(self.subsets, shapes, strict=True)
        ]

    def apply(self, images: Tensor) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`, in the image's unit times millimetres."""
        shape = (images.shape[0], self.geometry.n_angles, self.geometry.n_radial)
        sinograms = torch.empty(shape, dtype=torch.float32, device=images.device)
        for k, subset in enumerate(self.subsets):
            sinograms[:, k :: len(self.subsets)] = subset.apply(images)
        return sinograms

    def adjoint(self, sinograms: Tensor) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        images = self.subsets[0].adjoint(sinograms[:, :: len(self.subsets)])
        for k, subset in enumerate(self.subsets[1:], start=1):
            images += subset.adjoint(sinograms[:, k :: len(self.subsets)])
        return images


def adjointness_test(
    operator: LinearOperator,
    x_shape: Shape | list[Shape],
    y_shape: Shape,
    *,
    device: str | torch.device | None = None,
    pairs: int = 3,
    seed: int = 0,
) -> float:
    """The largest `|<A x, y> - <x, A' y>| / (|A x| |y|)` of some pairs of random arrays: 1e-6 or less in float32.

    x and y are float32 arrays of NumPy, or with a `device` of torch, uniform from 0 to 1. A list of shapes stands for
    an operator that takes several arrays.
    """
    rng = np.random.default_rng(seed)

    def drawn(shape: Shape) -> Any:
        values = rng.random(shape, dtype=np.float32)
        return values if device is None else torch.from_numpy(values).to(device)

    worst = 0.0
    for _ in range(pairs):
        x = [drawn(shape) for shape in x_shape] if isinstance(x_shape, list) else drawn(x_shape)
        y = drawn(y_shape)
        applied, back = operator.apply(x), operator.adjoint(y)
        scale = _dot(applied, applied) ** 0.5 * _dot(y, y) ** 0.5
        error = abs(_dot(applied, y) - _dot(x, back))
        worst = max(worst, error / scale if scale else error)
    return worst


def subset_angles(geometry: SinogramGeometry, n_subsets: int, subset: int) -> slice:
    """The angles of one subset, as a slice of the angle axis."""
    return slice(subset, geometry.n_angles, n_subsets)


def plane(grid: ImageGrid) -> ImageGrid:
    """The in-plane part of a grid: what a 2D projector depends on."""
    return ImageGrid((grid.size[0], grid.size[1], 1), (grid.spacing_mm[0], grid.spacing_mm[1], 1.0))


def _dot(a: Any, b: Any) -> float:
    """The inner product in double precision, over all arrays of a list."""
    if isinstance(a, list):
        return sum(_dot(one, other) for one, other in zip(a, b, strict=True))
    a, b = (one.cpu().numpy() if isinstance(one, Tensor) else one for one in (a, b))
    return float(np.vdot(a.astype(np.float64), b.astype(np.float64)))
