"""The system matrices of a geometry with their transposes: built once, and kept between runs where that takes long."""

from collections.abc import Iterator
from dataclasses import asdict

from scipy import sparse

from redpet.case import ImageGrid, SinogramGeometry
from redpet.machine.cache import Arrays, once
from redpet.projection.system_matrix import matrix_bytes, system_matrix

WORTH_KEEPING_BYTES = 32 * 2**20
"""A smaller matrix is built as soon as it is read."""
FORM = 1
"""Another number where the weights of a geometry become others."""
Halves = tuple[sparse.csr_array, sparse.csr_array]
"""A matrix and its transpose."""


def matrices(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int) -> Iterator[Halves]:
    """The matrices of the subsets of angles, one after the other; what is read of the disk is shared by processes."""
    if matrix_bytes(geometry, grid, n_subsets) < WORTH_KEEPING_BYTES:
        yield from _built(geometry, grid, n_subsets)
        return
    about = {
        **asdict(geometry),
        "form": FORM,
        "pixels": grid.size[:2],
        "spacing_mm": grid.spacing_mm[:2],
        "subsets": n_subsets,
    }

    def make() -> Arrays:
        halves = [half for pair in _built(geometry, grid, n_subsets) for half in pair]
        return [array for half in halves for array in (half.indptr, half.indices, half.data)]

    arrays = once("matrix", about, make)
    n_pixels = grid.size[0] * grid.size[1]
    for first in range(0, len(arrays), 6):
        starts, columns, values, *transpose = arrays[first : first + 6]
        n_rays = starts.size - 1
        yield (
            sparse.csr_array((values, columns, starts), shape=(n_rays, n_pixels)),
            sparse.csr_array((transpose[2], transpose[1], transpose[0]), shape=(n_pixels, n_rays)),
        )


def _built(geometry: SinogramGeometry, grid: ImageGrid, n_subsets: int) -> Iterator[Halves]:
    for subset in range(n_subsets):
        matrix = system_matrix(geometry, grid, slice(subset, geometry.n_angles, n_subsets))
        yield matrix, matrix.T.tocsr()
