"""A header that names its scanner is held against the table of scanners, which fills in what Siemens leaves out."""

from collections.abc import Mapping

from redpet.errors import InputError
from redpet.readers.interfile_dialects import NAME_SPACE, number
from redpet.scanner.table import Scanner, contradiction, named

NAMES = ("scanner type", "originating system")
RINGS, DETECTORS, SPACING = "number of rings", "number of detectors per ring", "distance between rings (cm)"
DIAMETER, DEPTH = "inner ring diameter (cm)", "average depth of interaction (cm)"


def with_scanner(entries: Mapping[str, str]) -> dict[str, str]:
    """The entries of a header, held against the scanner that it names; Siemens' with the ring that they leave out.

    Raises InputError for a contradiction.
    """
    scanner = scanner_of(entries)
    if scanner is None:
        return dict(entries)
    if NAME_SPACE in entries and radial_bins(entries) == scanner.bins:
        return completed(entries, scanner)
    check_scanner(entries, scanner)
    return dict(entries)


def completed(entries: Mapping[str, str], scanner: Scanner) -> dict[str, str]:
    """The entries of a header with the ring of its scanner where they leave it out. Raises InputError for others."""
    check_scanner(entries, scanner)
    return {**ring_of(scanner), **{key: value for key, value in entries.items() if value}}


def radial_bins(entries: Mapping[str, str]) -> float:
    """How many radial bins the header of a sinogram says, 0 for anything else."""
    axes = {entries.get(f"matrix axis label[{i}]", ""): entries.get(f"matrix size[{i}]", "") for i in range(1, 5)}
    return number(axes.get("tangential coordinate", ""))


def scanner_of(entries: Mapping[str, str]) -> Scanner | None:
    """The scanner that a header names, where the table knows it; of the sizes of a model the one with its rings."""
    for key in NAMES:
        found = named(entries.get(key, ""))
        fitting = [one for one in found if number(entries.get(RINGS, "")) == one.rings]
        if found:
            return (fitting or list(found))[0]
    return None


def check_scanner(entries: Mapping[str, str], scanner: Scanner) -> None:
    """Raise InputError where a header contradicts what the table knows of its scanner."""
    keys = {"rings": (RINGS, 1.0), "detectors": (DETECTORS, 1.0), "ring_mm": (SPACING, 10.0)}
    said = {what: factor * number(entries[key]) for what, (key, factor) in keys.items() if entries.get(key)}
    if entries.get(DIAMETER) and entries.get(DEPTH):
        said["effective_radius_mm"] = 5 * number(entries[DIAMETER]) + 10 * number(entries[DEPTH])
    rounded = {"ring_mm": 10.0 * half_of_last_digit(entries.get(SPACING, ""))}
    if words := contradiction(scanner, said, rounded):
        raise InputError(f"it says {words}: correct the header, or the scanner's name in it.")


def half_of_last_digit(text: str) -> float:
    """By how much a number that is written with so many decimals may be rounded."""
    return 0.5 * 10.0 ** -len(text.partition(".")[2].strip())


def ring_of(scanner: Scanner) -> dict[str, str]:
    """The ring of a scanner in the keys of a header."""
    return {
        RINGS: str(scanner.rings),
        DETECTORS: str(scanner.detectors),
        SPACING: repr(scanner.ring_mm / 10),
        DIAMETER: repr(2 * scanner.radius_mm / 10),
        DEPTH: repr(scanner.depth_mm / 10),
    }
