"""Expected randoms from the rates of single photons: two of them within the window count as a pair by chance.

A pair of detectors has `window * rate * rate` of these a second (Brasse et al., J Nucl Med 46, 2005).
"""

from collections.abc import Iterator

import numpy as np

from redpet.case import FloatArray
from redpet.errors import InputError
from redpet.readers.array_files import as_values, read_arrays
from redpet.readers.interfile_sinogram import layout
from redpet.readers.norm_components import Components, component_efficiencies
from redpet.readers.ring_bins import RingBins
from redpet.readers.scan_pieces import Pieces, Scan

S_PER_NS = 1e-9
NPY = ".npy"


def singles_randoms(pieces: Pieces, scan: Scan, seconds: float) -> tuple[RingBins, Iterator[FloatArray]]:
    """The expected randoms `[plane, view, radial]` of each segment of the prompts, of so many seconds.

    Raises InputError for rates of another ring.
    """
    assert pieces.randoms is not None
    assert pieces.window_ns is not None
    rates = read_rates(scan, pieces.randoms)
    n_rings, like = rates.shape[0], layout(scan.prompts)
    products = Components(
        geometric=np.ones((2 * n_rings - 1, like.n_radial), np.float32),
        interference=np.ones((like.n_radial, 1), np.float32),
        crystals=rates,
        axial=np.ones((n_rings, n_rings), np.float32),
    )
    pairs = np.float32(pieces.window_ns * S_PER_NS * seconds)
    return scan.bins, (pairs * one for one in scan.told(component_efficiencies(products, scan.prompts, like)))


def read_rates(scan: Scan, name: str) -> FloatArray:
    """The rate `[ring, detector]` of single photons in each detector, per second."""
    path = scan.place(name)
    if path.suffix.lower() != NPY:
        raise InputError(f"{path}: rates of single photons are read from an array {NPY}.")
    rates: FloatArray = as_values(read_arrays(path)[""], path)
    stated = (scan.prompts.size("number of rings"), scan.prompts.size("number of detectors per ring"))
    if rates.shape != stated or (rates < 0).any():
        raise InputError(
            f"{path}: must hold {stated[0]} rings of {stated[1]} detectors, rates of 0 or more; it has the shape "
            f"{rates.shape}."
        )
    return rates
