"""The contract of a network that was made elsewhere: what it takes, what it gives, who made it.

It is a TOML or JSON file beside the model, of the same name. Nothing in it is guessed: what it does not say is asked
for by name, and what the input does not keep is refused by name.
"""

import math
from pathlib import Path
from typing import Literal

import msgspec

from redpet.case import Kind
from redpet.errors import InputError
from redpet.restoration.methods import IMAGE, SINOGRAM

BATCH, CHANNEL, SLICE = "batch", "channel", "slice"
PLANE = {SINOGRAM: ("angle", "radial"), IMAGE: ("y", "x")}
"""The axes of a slice by domain."""
ENDINGS = (".toml", ".json")
LONGEST_NAME = 32
Ends = tuple[float, float]
"""The smallest and the largest value that is allowed."""


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How numbers come to the network: `value x / d + offset`, and back.

    d is 1 (`constant`), or what of the slice that is to be restored is `maximum` or `mean`.
    """

    by: Literal["constant", "maximum", "mean"]
    value: float = 1.0
    offset: float = 0.0

    def __post_init__(self) -> None:
        if not (0 < self.value < math.inf and math.isfinite(self.offset)):
            raise ValueError("`value` must be above 0, and `offset` a number")


class Contract(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a network of another maker takes and gives.

    `axes` are those of its array, in its order: `batch`, `slice` (one, with as many `neighbours` on each side), the two
    of the domain (`angle`, `radial` or `y`, `x`) and, where it has one, `channel` (of length one). `unit` is that of
    the values before `clip` and `scale`. `pixel_mm` is the spacing of pixels or radial bins, `slice_mm` that of slices,
    `dose_levels` are dose reduction factors; each is the smallest and the largest. Both sides of a slice are filled up
    to a `multiple`. The total of the output lies within `total_activity` times that of the input.
    """

    name: str
    domain: Literal["sinogram", "image"]
    axes: tuple[str, ...]
    unit: str
    pixel_mm: Ends
    slice_mm: Ends
    dose_levels: Ends
    scale: Scale
    total_activity: Ends
    licence: str
    citation: str
    kinds: tuple[Kind, ...] = tuple(Kind)
    clip: Ends | None = None
    neighbours: int = 0
    multiple: int = 1

    def __post_init__(self) -> None:
        if not (0 < len(self.name) <= LONGEST_NAME and self.name.isascii() and self.name.isprintable()):
            raise ValueError(f"`name` must have 1 to {LONGEST_NAME} ASCII characters")
        if sorted(set(self.axes) - {CHANNEL}) != sorted(self.plain_axes) or len(set(self.axes)) < len(self.axes):
            raise ValueError(
                f"`axes` must be {', '.join(self.plain_axes)} in the network's order, and `channel` at most"
            )
        for field in ("pixel_mm", "slice_mm", "dose_levels", "total_activity"):
            low, high = getattr(self, field)
            if not 0 < low <= high < math.inf:
                raise ValueError(f"`{field}` must be the smallest and the largest value, both above 0")
        if self.clip is not None and not self.clip[0] < self.clip[1]:
            raise ValueError("`clip` must be the smallest and the largest value")
        if self.neighbours < 0 or self.multiple < 1 or not self.kinds:
            raise ValueError("`neighbours` must not be negative, `multiple` above 0, `kinds` not empty")
        for field in ("unit", "licence", "citation"):
            if not getattr(self, field).strip():
                raise ValueError(f"`{field}` must not be empty")

    @property
    def plain_axes(self) -> tuple[str, ...]:
        """The axes without a channel, in our order."""
        return (BATCH, SLICE, *PLANE[self.domain])

    @property
    def slices(self) -> int:
        """The slices that the network sees at once."""
        return 2 * self.neighbours + 1


def contract_beside(model: Path) -> Path:
    """The contract of a model file. Raises InputError where there is none, or more than one."""
    found = [path for ending in ENDINGS if (path := model.with_name(f"{model.stem}{ending}")).is_file()]
    if not found:
        raise InputError(
            f"{model} has no contract beside it: write {model.stem}.toml, which says what the network takes and gives."
        )
    if len(found) > 1:
        raise InputError(f"{model} has two contracts beside it, {found[0].name} and {found[1].name}: keep one.")
    return found[0]


def read_contract(path: Path) -> Contract:
    """Read a contract. Raises InputError that names the file and the field."""
    decode = msgspec.json.decode if path.suffix == ".json" else msgspec.toml.decode
    try:
        return decode(path.read_bytes(), type=Contract)
    except OSError as error:
        raise InputError(f"{path}: the contract cannot be read ({error.strerror}).") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {str(error).rstrip('.')}.") from error
