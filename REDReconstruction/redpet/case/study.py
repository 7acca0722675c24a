"""The doses of a case that a restoration sets side by side."""

from dataclasses import dataclass

from redpet.case.case import Image, Sinogram

LOW, RESTORED, FULL = "low", "restored", "full"
"""The names of the studies, in files and in metrics."""


@dataclass(frozen=True)
class Study:
    """One dose of a case as sinogram and image, both in the case's own units."""

    sinogram: Sinogram
    image: Image
