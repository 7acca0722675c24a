"""Scanners by name: rings, detectors, radius and blocks, from the table `scanners.toml` (its sources stand there)."""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from redpet.errors import InputError
from redpet.machine.decoding import convert


@dataclass(frozen=True)
class Scanner:
    """A scanner of rings; lengths in mm.

    `detectors` are the places in one ring, `bins` the radial bins of its uncorrected sinograms, `radius_mm` the inner
    radius, to which `depth_mm` of the mean interaction is added. `block` are the places of a block along the axis and
    around the ring, of which `gap` hold no crystal.
    """

    names: tuple[str, ...]
    rings: int
    detectors: int
    bins: int
    radius_mm: float
    depth_mm: float
    ring_mm: float
    bin_mm: float
    view_offset_degrees: float = 0.0
    block: tuple[int, int] = (0, 0)
    gap: tuple[int, int] = (0, 0)

    @property
    def name(self) -> str:
        """Its full name."""
        return self.names[0]

    @property
    def effective_radius_mm(self) -> float:
        """Where pairs are detected, in the mean."""
        return self.radius_mm + self.depth_mm

    @property
    def views(self) -> int:
        """The views of its sinograms, half as many as detectors in a ring."""
        return self.detectors // 2


@cache
def scanners() -> tuple[Scanner, ...]:
    """All scanners of the table."""
    text = resources.files("redpet.scanner").joinpath("scanners.toml").read_text(encoding="utf-8")
    rows: list[Scanner] = convert(tomllib.loads(text)["scanner"], list[Scanner])
    return tuple(rows)


def named(name: str) -> tuple[Scanner, ...]:
    """The scanners that bear a name, in any case of its letters: none, one, or the sizes of one model."""
    wanted = " ".join(name.lower().split())
    return tuple(scanner for scanner in scanners() if wanted in (known.lower() for known in scanner.names))


def the_one_named(name: str) -> Scanner:
    """The scanner of a name. Raises InputError for one that is not known, or that several sizes of a model share."""
    found = named(name)
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"'{name}' is several scanners: say {', '.join(one.names[1] for one in found)}.")
    raise InputError(f"the scanner '{name}' is not known: {', '.join(one.name for one in scanners())} are.")


SPACING_TOLERANCE = 0.01
"""How far the lengths of a header may differ from the table's: rounding, and what counts as depth of interaction."""


def contradiction(scanner: Scanner, said: dict[str, float], rounded: dict[str, float] | None = None) -> str:
    """What a header says otherwise than the table, in words; empty where nothing is.

    `said` has any of rings, detectors, ring_mm and effective_radius_mm, `rounded` by how much a length may differ
    because its header has so few digits. Fewer rings than the scanner has are a scan that was cut short.
    """
    for what, unit in (("rings", ""), ("detectors", ""), ("ring_mm", " mm"), ("effective_radius_mm", " mm")):
        if what not in said:
            continue
        known = float(getattr(scanner, what))
        if what == "rings" and said[what] <= known:
            continue
        exact = what in ("rings", "detectors")
        near = {"rel_tol": 0.0 if exact else SPACING_TOLERANCE, "abs_tol": (rounded or {}).get(what, 0.0)}
        if not math.isclose(said[what], known, **near):
            return f"{WORDS[what]} {said[what]:g}{unit}, where the {scanner.name} has {known:g}{unit}"
    return ""


WORDS = {
    "rings": "a number of rings of",
    "detectors": "a number of detectors per ring of",
    "ring_mm": "a distance between rings of",
    "effective_radius_mm": "a radius with the depth of interaction of",
}
