"""A method that redpet finds where this package is installed."""

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter


def median(x: NDArray[np.float32]) -> NDArray[np.float32]:
    """From `x[batch, slice, angle, radial]` to the same; here a network would be asked."""
    return median_filter(x, size=(1, 1, 3, 3))
