"""Cases, dose levels, sinograms and images with their geometry and units; how they are kept in files."""

from redpet.case.case import (
    BQML,
    COUNTS,
    IDENTITY,
    SUV,
    Case,
    Corrections,
    DoseLevel,
    FloatArray,
    Image,
    ImageGrid,
    Kind,
    Sinogram,
    SinogramGeometry,
    Triple,
)

__all__ = [
    "BQML",
    "COUNTS",
    "IDENTITY",
    "SUV",
    "Case",
    "Corrections",
    "DoseLevel",
    "FloatArray",
    "Image",
    "ImageGrid",
    "Kind",
    "Sinogram",
    "SinogramGeometry",
    "Triple",
]
