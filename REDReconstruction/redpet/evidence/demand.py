"""What judging a restoration takes: counts, a field of view and memory. Known before the work, without PyTorch."""

from redpet.case import ImageGrid, Sinogram
from redpet.errors import InputError
from redpet.evidence.splitting import why_not_available

SURROUNDINGS = 3.0
"""Diameter of a spot's surroundings in those of the spot."""
LEVEL_MM = 30.0
"""Diameter of the spheres that look for uniformly shifted regions."""
WIDEST_MM = SURROUNDINGS * LEVEL_MM
"""What an image has to hold to be judged."""
ARRAYS, TEMPLATE_ARRAYS = 30, 12
"""Arrays of the size of sinogram and image that are held at once, and those of the slices of the widest template."""
FLOAT_BYTES, COUNT_FLOATS = 4, 4


def needed_bytes(whole: Sinogram, n_slices: int) -> int:
    """The memory that the evidence of `n_slices` slices of a sinogram takes, beside the restoration itself."""
    plane_values = whole.values[0].size + whole.grid.size[0] * whole.grid.size[1]
    template_slices = round(WIDEST_MM / whole.grid.spacing_mm[2]) + 2
    arrays = ARRAYS * n_slices + TEMPLATE_ARRAYS * template_slices
    return FLOAT_BYTES * (arrays * plane_values + COUNT_FLOATS * whole.values.size)


def why_none(whole: Sinogram) -> str:
    """Why the evidence of a sinogram cannot be given: no counts, or too small a field of view. Empty where it can."""
    if reason := why_not_available(whole):
        return reason
    try:
        check_size(whole.grid, WIDEST_MM)
    except InputError as error:
        return str(error)
    return ""


def check_size(grid: ImageGrid, diameter_mm: float) -> None:
    """Raise InputError where a sphere of `diameter_mm` does not fit into the image's plane."""
    columns, rows = grid.size[:2]
    if min(columns * grid.spacing_mm[0], rows * grid.spacing_mm[1]) < diameter_mm + 2 * max(grid.spacing_mm[:2]):
        raise InputError(
            f"an image of {columns} x {rows} pixels is too small to judge spots and their surroundings, which takes "
            f"{diameter_mm:g} mm."
        )
