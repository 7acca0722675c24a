"""parallelproj (Schramm & Thielemans, Frontiers in Nuclear Medicine 3, 2023) as a projector, where it is installed.

Versions 2.x, and 1.10 on the CPU. It follows Joseph's method as our own projector does and needs no
matrix in memory, at about eight times the time.
"""

import math
import sys

import torch
from parallelproj.projectors import ParallelViewProjector2D
from torch import Tensor
from torch.nn.functional import pad

from redpet.case import ImageGrid, SinogramGeometry
from redpet.case.geometry import angles_rad, pixel_centres_mm, radial_positions_mm
from redpet.errors import InputError
from redpet.projection.operator import Projector, subset_angles

BORDER = 1
"""Empty pixels around the image: parallelproj ends a ray half a pixel behind the outermost centres, where
interpolation still reaches half a pixel further."""


class ParallelprojProjector(Projector):
    """A `parallelproj.ParallelViewProjector2D` for each subset of angles, slice by slice.

    Raises InputError for a device that the installed parallelproj cannot use.
    """

    def __init__(self, geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int, device: torch.device) -> None:
        _require_device(device)
        angles = [subset_angles(geometry, n_subsets, k) for k in range(n_subsets)]
        views = [_Views(_view_projector(geometry, grid, part, device)) for part in angles]
        super().__init__(geometry, grid, device, views)


class _Views:
    """The views of some of the angles, of images that get their border here."""

    def __init__(self, projector: ParallelViewProjector2D) -> None:
        self.projector = projector

    def apply(self, images: Tensor) -> Tensor:
        """Line integrals `[slice, angle, radial]` of `images[slice, y, x]`."""
        padded = pad(images.to(torch.float32), (BORDER,) * 4)
        return torch.stack([self.projector(image).T for image in padded])

    def adjoint(self, sinograms: Tensor) -> Tensor:
        """The transpose: `sinograms[slice, angle, radial]` smeared back into `[slice, y, x]`."""
        views = sinograms.to(torch.float32).transpose(1, 2).contiguous()
        return torch.stack([self.projector.adjoint(view)[BORDER:-BORDER, BORDER:-BORDER] for view in views])


def ray_bytes(geometry: SinogramGeometry) -> int:
    """The memory in bytes that the end points of all rays take."""
    return geometry.n_angles * geometry.n_radial * 2 * 3 * 4


def _view_projector(
    geometry: SinogramGeometry, grid: ImageGrid, angles: slice, device: torch.device
) -> ParallelViewProjector2D:
    """The projector of some of the angles for images `[y, x]` with a border.

    parallelproj's ray of angle p and position s is `u cos(p) - v sin(p) = s` on the image's axes
    (u, v). Ours are (y, x), where `x cos(a) + y sin(a) = s` is the ray with `p = a - pi / 2`.
    """
    x, y = pixel_centres_mm(grid)
    dx, dy = grid.spacing_mm[:2]
    positions = torch.tensor(radial_positions_mm(geometry), dtype=torch.float32, device=device)
    views = torch.tensor(angles_rad(geometry)[angles] - math.pi / 2, dtype=torch.float32, device=device)
    shape = (grid.size[1] + 2 * BORDER, grid.size[0] + 2 * BORDER)
    return ParallelViewProjector2D(
        image_shape=shape,
        radial_positions=positions,
        view_angles=views,
        radius=math.hypot(shape[0] * dy, shape[1] * dx),
        image_origin=(float(y[0] - BORDER * dy), float(x[0] - BORDER * dx)),
        voxel_size=(dy, dx),
    )


def _require_device(device: torch.device) -> None:
    """Raise InputError for a device that would hand GPU memory to CPU code, or to the wrong GPU."""
    if device.type == "cpu":
        return
    core = sys.modules.get("parallelproj_core")  # the compiled part of 2.x, which `parallelproj` has imported
    if device.type != "cuda" or device.index not in (None, 0) or not getattr(core, "cuda_enabled", 0):
        raise InputError(
            f"the installed parallelproj cannot compute on '{device}': choose the device 'cpu' "
            "(a CUDA build of parallelproj 2 can use 'cuda:0'), or the projector 'joseph'."
        )
