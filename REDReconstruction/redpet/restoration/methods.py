"""The methods: how each is called, where it works, what its model file holds.

A new method on sinograms is a row here and a file of its name beside this one, as `implementation.py` describes it.
Nothing else lists methods: the command line, the worker, trainings, evaluations and Slicer's panel read this table,
which imports nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

PUBLISHED, NOISE_STANDARDISED = "published", "noise-standardised"
"""The formulations: how sinograms come into the space of a method."""
SINOGRAM, IMAGE = "sinogram", "image"
"""Where a method works. A network that corrects images is the stage `image` of a model."""
REN, DCN = "ren", "dcn"
"""The networks of RED: residual estimation, drift correction."""
RED, UNET, DDIM, COLD, DDBM, IMAGE_UNET, OSEM = "red", "unet", "ddim", "cold", "ddbm", "image-unet", "osem"


@dataclass(frozen=True)
class Method:
    """A row of the table.

    `works_on` says where: on sinograms, on images after the reconstruction, on both, or nowhere. `networks` are those
    that see sinograms; the first is what a model cannot be without. With `beside` they see the low dose beside the
    state; `in_one_pass` there are no steps to choose. `scaling` names constants that a model keeps beside those of its
    formulation, `model` is the file that ships.
    """

    label: str
    works_on: tuple[str, ...]
    networks: tuple[str, ...] = ()
    beside: bool = False
    in_one_pass: bool = False
    scaling: tuple[str, ...] = ()
    model: str | None = None


METHODS = {
    RED: Method("RED", (SINOGRAM, IMAGE), (REN, DCN), model="default.safetensors"),
    UNET: Method("U-Net", (SINOGRAM,), (UNET,), in_one_pass=True),
    DDIM: Method("DDIM", (SINOGRAM,), (DDIM,), beside=True, scaling=("largest",)),
    COLD: Method("Cold diffusion", (SINOGRAM,), (COLD,)),
    DDBM: Method("DDBM", (SINOGRAM,), (DDBM,), beside=True, scaling=("full_power", "low_power", "product")),
    IMAGE_UNET: Method("Image U-Net", (IMAGE,), in_one_pass=True, model="image-unet.safetensors"),
    OSEM: Method("OSEM", ()),
}
"""The methods by name; `osem` leaves the sinogram as it is and is the reference to beat."""


def learned() -> tuple[str, ...]:
    """The methods that need a model, in the order of the table."""
    return tuple(name for name, method in METHODS.items() if method.works_on)


def ready_first() -> tuple[str, ...]:
    """All methods, those first that can be used at once: whose model ships, or that need none."""
    return tuple(sorted(METHODS, key=lambda name: bool(METHODS[name].works_on) and METHODS[name].model is None))


def on_sinograms() -> Iterator[str]:
    """The methods whose networks see sinograms."""
    return (name for name, method in METHODS.items() if SINOGRAM in method.works_on)


def method_of(network: str) -> str:
    """The method that a network for sinograms belongs to."""
    return next(name for name in on_sinograms() if network in METHODS[name].networks)
