"""The methods of `methods.toml`: how each is called, where it works, what its model file holds."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import Literal

from redpet.errors import InputError
from redpet.machine.decoding import convert

PUBLISHED, NOISE_STANDARDISED = "published", "noise-standardised"
"""The formulations: how sinograms come into the space of a method."""
SINOGRAM: Literal["sinogram"] = "sinogram"
IMAGE: Literal["image"] = "image"
"""Where a method works. A network that corrects images is the stage `image` of a model."""
REN, DCN = "ren", "dcn"
"""The networks of RED: residual estimation, drift correction."""
RED, UNET, DDIM, COLD, DDBM, IMAGE_UNET, OSEM = "red", "unet", "ddim", "cold", "ddbm", "image-unet", "osem"
FLOW, DTM, DCDM, RELEASE, ONNX, OSEM_3D = "flow", "dtm", "dcdm", "release", "onnx", "osem-3d"
GROUP = "redpet.methods"
"""The group of entry points that methods of installed packages have."""


@dataclass(frozen=True)
class Method:
    """A row of the table, which says what its fields are."""

    label: str
    works_on: tuple[Literal["sinogram", "image"], ...]
    networks: tuple[str, ...] = ()
    beside: bool = False
    in_one_pass: bool = False
    scaling: tuple[str, ...] = ()
    model: str | None = None
    files: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    made_with: tuple[str, ...] = ()
    all_rays: bool = False


METHODS = {
    name: convert(row, Method, name)
    for name, row in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items()
}
"""The methods by name; `osem` leaves the sinogram as it is and is the reference to beat."""


def learned() -> tuple[str, ...]:
    """The methods that need a model, in the order of the table."""
    return tuple(name for name, method in METHODS.items() if method.works_on)


def installed() -> dict[str, EntryPoint]:
    """The methods that installed packages bring, by name; one that is called like a method of ours is none."""
    return {one.name: one for one in entry_points(group=GROUP) if one.name not in METHODS}


def package_of(entry: EntryPoint) -> str:
    """Name and version of the package that brings a method."""
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.module


def row_of(method: str) -> Method:
    """The row of a method, of ours or of an installed package. Raises InputError where there is none."""
    if method in METHODS:
        return METHODS[method]
    if method in (others := installed()):
        return Method(method, (SINOGRAM, IMAGE), in_one_pass=True)
    raise InputError(f"the method '{method}' is unknown: choose one of {', '.join((*METHODS, *others))}.")


def trained() -> tuple[str, ...]:
    """The methods that `redpet train` makes models of."""
    return tuple(name for name in learned() if not METHODS[name].files)


def ready_first() -> tuple[str, ...]:
    """All methods, those first that can be used at once: whose model ships, or that need none."""
    return tuple(sorted(METHODS, key=lambda name: bool(METHODS[name].works_on) and METHODS[name].model is None))


def on_sinograms() -> Iterator[str]:
    """The methods whose networks see sinograms."""
    return (name for name, method in METHODS.items() if method.networks)


def method_of(network: str) -> str:
    """The method that a network for sinograms belongs to."""
    return next(name for name in on_sinograms() if network in METHODS[name].networks)


def method_of_ending(path: Path) -> str | None:
    """The method whose foreign files end as this one does; None where a model file of ours is expected."""
    ending = path.suffix.lower()
    return next((name for name, method in METHODS.items() if ending in method.files), None)
