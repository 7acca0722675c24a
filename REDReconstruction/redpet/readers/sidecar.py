"""What an array file does not say itself: the JSON sidecar that describes a sinogram or an image.

The sidecar of `head.mat` is `head.mat.json` or `head.json` beside it. Nothing in it is guessed:
a key that is unknown, missing or does not fit the array is refused by name.
"""

import math
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from redpet.case import Kind
from redpet.case.dose_names import is_drf
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, Where, decode
from redpet.machine.paths import read_file

Positive = Annotated[float, Where("above 0 and finite", lambda value: 0 < value < math.inf)]
FromOne = Annotated[float, Where("1 or more and finite", lambda value: 1 <= value < math.inf)]
DoseReduction = Annotated[float, Where("a finite number, 1 for full dose and above 1 for less", is_drf)]
Count = Annotated[int, Where("1 or more", lambda value: value >= 1)]
Text = Annotated[str, Where("a text that is not empty", bool)]

EXAMPLE = (
    '{"what": "sinogram", "axes": ["slice", "angle", "radial"], "radial_spacing_mm": 2.0, "slice_spacing_mm": 2.0, '
    '"angle_start_deg": 0, "angle_direction": "clockwise", "unit": "counts", "kind": "measured"}'
)


@dataclass(frozen=True)
class Grid:
    """The pixels `(x, y)` to reconstruct on, and their size in mm."""

    size: tuple[Count, Count]
    spacing_mm: tuple[Positive, Positive]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """How the numbers of a file become an array with named axes.

    `shape` and `order` reshape it (`F`: the first index runs fastest, as in MATLAB); `axes` names
    the axes after that. A `frame` axis needs `frames`: `"sum"`, a range as `"10-20"`, or a list,
    counted from 1; these frames are added up.
    """

    axes: tuple[str, ...]
    variable: Text | None = None
    shape: tuple[Count, ...] | None = None
    order: Literal["C", "F"] = "C"
    frames: str | tuple[Count, ...] | None = None
    drf: DoseReduction | None = None


@dataclass(frozen=True, kw_only=True)
class SinogramSidecar(Layout):
    """A sinogram; its axes are `slice` (may be absent), `angle`, `radial` and, where it has one, `frame`.

    Angles are those of the direction in which the radial position grows, from the patient's
    left (the right of a radiological picture), counted `clockwise` or `counterclockwise` as one
    looks at such a picture (front of the patient up). `radial_flip` turns each row around first;
    `radial_offset_mm` is then the position of its middle. Slices run towards the head unless
    `slice_flip`. Views over 360 degrees are folded. The image has the sinogram's unit (without
    the millimetres of line integrals) unless `image_unit` and `calibration` say more. Files of
    corrections lie beside the sinogram and have its layout without frames; a name may also be
    a variable of the same file.
    """

    TAG: ClassVar = ("what", "sinogram")

    radial_spacing_mm: Positive
    slice_spacing_mm: Positive
    angle_start_deg: float
    angle_direction: Literal["clockwise", "counterclockwise"]
    unit: Literal["counts", "counts*mm", "Bq/mL*mm", "SUV*mm"]
    kind: Kind
    angle_range_deg: Literal[180, 360] = 180
    radial_flip: bool = False
    radial_offset_mm: float = 0.0
    slice_flip: bool = False
    precorrected: bool = False
    calibration: Positive = 1.0
    image_unit: Literal["counts", "Bq/mL", "SUV"] | None = None
    grid: Grid | None = None
    attenuation: Text | None = None
    normalisation: Text | None = None
    background: Text | None = None


@dataclass(frozen=True, kw_only=True)
class ImageSidecar(Layout):
    """An image; its axes are `x`, `y`, `z` (may be absent) and, where it has one, `frame`.

    x runs to the patient's left, y to the back and z to the head; `flip` names the axes that run
    the other way, and `origin_mm` is the centre of the first voxel after that. A file that knows
    its own spacing (`.nrrd`, `.mha`) needs `unit` only.
    """

    TAG: ClassVar = ("what", "image")

    unit: Literal["counts", "Bq/mL", "SUV", "1/cm", "1/mm"]
    axes: tuple[str, ...] = ()
    spacing_mm: tuple[Positive, Positive, Positive] | None = None
    origin_mm: tuple[float, float, float] = (0.0, 0.0, 0.0)
    flip: tuple[Literal["x", "y", "z"], ...] = ()


Sidecar = SinogramSidecar | ImageSidecar
FIELDS = {"what", *(field.name for kind in (SinogramSidecar, ImageSidecar) for field in fields(kind))}


def find_sidecar(path: Path) -> Path | None:
    """The sidecar of an array file, or None. Raises InputError where it has two."""
    names = dict.fromkeys((path.with_name(path.name + ".json"), path.with_suffix(".json")))
    found = [name for name in names if name.is_file()]
    if len(found) > 1:
        raise InputError(f"{path} has two sidecars, {found[0].name} and {found[1].name}; remove one.")
    return found[0] if found else None


def read_sidecar(path: Path) -> Sidecar:
    """Decode and check a sidecar. Raises InputError that names the key at fault."""
    try:
        sidecar: Sidecar = decode(read_file(path), Sidecar)
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error
    return sidecar


def sidecar_needed(path: Path) -> InputError:
    """The sentence for an array that nobody described."""
    return InputError(
        f"{path} does not say what it holds; describe it in {path.name}.json beside it, such as {EXAMPLE}."
    )
