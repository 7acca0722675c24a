"""What the default gives back to an image of its networks, for the benchmarks that make images step by step."""

import numpy as np

from redpet.case import FloatArray, Image, Sinogram
from redpet.reconstruction.filters import GaussianFilter
from redpet.reconstruction.rdp_near import rdp_near
from redpet.reconstruction.residual import correction
from redpet.restoration.keeping import FILTER_MM, WHOLE, given_back, of_both, suited_beta, suited_share


def beyond(low: Sinogram, networks: Image, drf: float | None) -> FloatArray:
    """What counts hold beyond the image of the networks, as far as it can come back."""
    filtered = GaussianFilter(networks.grid, FILTER_MM).apply(correction(low, networks))
    return of_both(filtered, rdp_near(low, networks, suited_beta(drf)) - networks.values)


def with_its_share(low: Sinogram, networks: Image, drf: float | None) -> Image:
    """The image of the networks with what `redpet restore` gives back by itself; that of an image without counts."""
    share = suited_share(low.kind, drf)
    return given_back(networks, np.float32(share / WHOLE) * beyond(low, networks, drf)) if share else networks
