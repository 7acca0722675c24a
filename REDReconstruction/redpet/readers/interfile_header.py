"""The header of an Interfile 3.3 or STIR file: keys, numbers and lists."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.readers.interfile_dialects import in_common_keys
from redpet.readers.named_scanner import with_scanner

MAX_HEADER_BYTES = 2**20
COMMENT = ";"


@dataclass(frozen=True)
class Header:
    """The keys of a header in lower case, an index as in `matrix size[1]`, with their text.

    `outside`: it may name data that lie outside of its folder.
    """

    path: Path
    entries: Mapping[str, str]
    outside: bool = False

    def __contains__(self, key: str) -> bool:
        return bool(self.entries.get(key))

    def text(self, key: str, default: str | None = None) -> str:
        """The value in lower case without braces. Raises InputError where the key is missing and has no default."""
        value = self.entries.get(key, "") or default
        if value is None:
            raise InputError(f"{self.path}: the key `{key}` is missing; add it to the header.")
        return " ".join(value.strip("{} ").lower().split())

    def words(self, key: str) -> list[str]:
        """The parts of a list in braces, empty where the key is missing."""
        return [word.strip() for word in self.text(key, "").split(",") if word.strip()]

    def number(self, key: str, default: float | None = None) -> float:
        """A finite number."""
        values = self.numbers(key, default)
        if len(values) != 1:
            raise InputError(f"{self.path}: `{key}` lists {len(values)} numbers where one is expected.")
        return values[0]

    def numbers(self, key: str, default: float | None = None) -> list[float]:
        """The numbers of a list, or the one that stands alone."""
        text = self.text(key, None if default is None else repr(float(default)))
        try:
            values = [float(word) for word in text.split(",")]
        except ValueError:
            values = [math.nan]
        if not all(map(math.isfinite, values)):
            raise InputError(f"{self.path}: `{key} := {text}` is not a number.")
        return values

    def positive(self, key: str, default: float | None = None) -> float:
        """A number above 0."""
        value = self.number(key, default)
        if value <= 0:
            raise InputError(f"{self.path}: `{key} := {value:g}` is not possible: it must be above 0.")
        return value

    def integers(self, key: str, default: int | None = None) -> list[int]:
        """The whole numbers of a list, or the one that stands alone."""
        values = self.numbers(key, default)
        if any(value != int(value) for value in values):
            raise InputError(f"{self.path}: `{key}` must hold whole numbers.")
        return [int(value) for value in values]

    def sizes(self, key: str) -> list[int]:
        """The whole numbers above 0 of a list, or the one that stands alone."""
        values = self.integers(key)
        if min(values) < 1:
            raise InputError(f"{self.path}: `{key} := {min(values)}` is not possible: it must be above 0.")
        return values

    def size(self, key: str) -> int:
        """A whole number above 0."""
        values = self.sizes(key)
        if len(values) != 1:
            raise InputError(f"{self.path}: `{key}` lists {len(values)} numbers where one is expected.")
        return values[0]

    def axes(self) -> dict[str, str]:
        """The `matrix size` key of each axis by its label."""
        n_axes = self.integers("number of dimensions", 2)[0]
        labels = {i: self.text(f"matrix axis label[{i}]", "") for i in range(1, min(n_axes, 9) + 1)}
        return {label: f"matrix size[{i}]" for i, label in labels.items() if label}


def read_header(path: Path) -> Header:
    """Parse an Interfile header; case, `!`, spaces and the order of the keys do not matter.

    Raises InputError where the file is no Interfile header.
    """
    try:
        with path.open("rb") as file:
            text = file.read(MAX_HEADER_BYTES).decode("latin-1")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    lines = re.sub(r"\\\r?\n", " ", text).splitlines()
    pairs = [line.split(":=", 1) for line in lines if ":=" in line and not line.lstrip().startswith(COMMENT)]
    entries = {_standard(key): value.split(COMMENT)[0].strip() for key, value in pairs}
    if not pairs or _standard(pairs[0][0]) != "interfile":
        raise InputError(
            f"{path}: is not an Interfile header: its first key must be `!INTERFILE :=`. Save an Analyze or ENVI image "
            "as .nii, or describe its numbers as .npy with a JSON beside it."
            if path.suffix.lower() == ".hdr"
            else f"{path}: is not an Interfile header: its first key must be `!INTERFILE :=`."
        )
    with naming(path):
        return Header(path, with_scanner(in_common_keys(entries)))


def refuse_several_frames(header: Header) -> None:
    """Raise InputError unless the data is one static frame of one kind."""
    for key in ("number of time frames", "number of image data types", "number of gates", "number of time windows"):
        count = header.integers(key, 1)[0]
        if count > 1:
            raise InputError(
                f"{header.path}: `{key} := {count}`, and only one can be restored at a time; write a header for each "
                "with `data offset in bytes` where it begins."
            )


def _standard(key: str) -> str:
    key = " ".join(key.replace("!", " ").replace("_", " ").lower().split())
    return re.sub(r"\s*\[\s*(\d+)\s*\]$", r"[\1]", key)
