"""The spatial frequencies of a grid, in which textures are made."""

import numpy as np
from numpy.typing import NDArray

from redpet.case import ImageGrid


def squared_frequencies(grid: ImageGrid) -> NDArray[np.float64]:
    """The squared frequency `[z, y, x]` of each coefficient of a discrete Fourier transform, in 1/mm2."""
    along = (np.fft.fftfreq(n, step) ** 2 for n, step in zip(grid.shape, reversed(grid.spacing_mm), strict=True))
    z, y, x = np.meshgrid(*along, indexing="ij", sparse=True)
    squares: NDArray[np.float64] = z + y + x
    return squares
