"""The forms that a DICOM file comes in: with preamble and file meta information, or a bare data set.

Needs the standard library alone, so that a folder's files are told apart before pydicom is imported.
"""

from pathlib import Path

PREAMBLE = 128
MARK = b"DICM"
NAMED_AS_DICOM = {".dcm", ".ima"}
ENOUGH = PREAMBLE + len(MARK)
META, FIRST = 0x0002, 0x0008
"""The groups that a file without preamble begins with."""
REPRESENTATIONS = frozenset({
    "AE", "AS", "AT", "CS", "DA", "DS", "DT", "IS", "LO", "LT", "OB", "PN", "SH", "SQ", "ST", "TM", "UI", "UL", "US",
})  # fmt: skip
"""The value representations of groups 2 and 8."""
LONGEST_FIRST = 1024


def is_dicom(path: Path) -> bool:
    """Whether a file begins as DICOM does, whatever its name."""
    with open(path, "rb") as file:
        start = file.read(ENOUGH)
    return is_marked(start) or is_bare(start)


def is_marked(start: bytes) -> bool:
    """Whether a file that begins so has preamble and prefix (DICOM PS3.10 7.1)."""
    return start[PREAMBLE:ENOUGH] == MARK


def is_bare(start: bytes) -> bool:
    """Whether a file that begins so is a data set without preamble: its first element is one of group 2 or 8."""
    if len(start) < ENOUGH:
        return False
    representation = start[4:6].decode("ascii", "replace")
    little, big = (int.from_bytes(start[:2], order) for order in ("little", "big"))  # type: ignore[arg-type]
    if representation in REPRESENTATIONS:
        return little in (META, FIRST) or big == FIRST
    implicit = little == FIRST and int.from_bytes(start[2:4], "little") < 0x100
    return implicit and 0 < int.from_bytes(start[4:8], "little") <= LONGEST_FIRST
