"""RED for low-dose PET: the engine. It knows physics and DICOM, and nothing of Slicer.

What a person with a notebook wants is here, from `redpet.read` to `redpet.export`, with the values that go in and come
out and the errors. It is imported when it is first asked for, so that `import redpet` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from redpet.api import read, reconstruct, restore, simulate
    from redpet.case import (
        Case,
        Corrections,
        DoseLevel,
        Image,
        ImageGrid,
        Kind,
        Sinogram,
        SinogramGeometry,
    )
    from redpet.case.study import RestoredCase, Study
    from redpet.errors import Cancelled, InputError, MissingPackages, RedpetError, ResourceError
    from redpet.jobs.face import export, measure, suv
    from redpet.measures.measurement import Measurement
    from redpet.tasks.face import detect, nema

__version__ = "0.1.0"

__all__ = [
    "Cancelled",
    "Case",
    "Corrections",
    "DoseLevel",
    "Image",
    "ImageGrid",
    "InputError",
    "Kind",
    "Measurement",
    "MissingPackages",
    "RedpetError",
    "ResourceError",
    "RestoredCase",
    "Sinogram",
    "SinogramGeometry",
    "Study",
    "detect",
    "export",
    "measure",
    "nema",
    "read",
    "reconstruct",
    "restore",
    "simulate",
    "suv",
]

_ROOMS = ("errors", "case", "case.study", "api", "jobs.face", "measures.measurement", "tasks.face")
"""Where the names are, what is cheapest to import first."""


if not TYPE_CHECKING:  # a type checker would take any name for one of the package

    def __getattr__(name: str) -> Any:
        if name in __all__:
            for room in map(import_module, (f"redpet.{one}" for one in _ROOMS)):
                if hasattr(room, name):
                    return getattr(room, name)
        raise AttributeError(f"module 'redpet' has no attribute '{name}'")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
