"""What a slice says by the letter of the standard: a strict parser of uncompressed little endian data sets."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

HEADER = 132
LONG = {b"OB", b"OD", b"OF", b"OL", b"OV", b"OW", b"SQ", b"SV", b"UC", b"UN", b"UR", b"UT", b"UV"}
UNDEFINED = 0xFFFFFFFF
SEQUENCE_END, ITEM_END = struct.pack("<HHI", 0xFFFE, 0xE0DD, 0), struct.pack("<HHI", 0xFFFE, 0xE00D, 0)
ITEM = struct.pack("<HH", 0xFFFE, 0xE000)
IMPLICIT, EXPLICIT = b"1.2.840.10008.1.2\0", b"1.2.840.10008.1.2.1\0"
SYNTAX, SLOPE, POSITION, ORIENTATION, SPACING = 0x00020010, 0x00281053, 0x00200032, 0x00200037, 0x00280030
ROWS, COLUMNS, ALLOCATED, SIGNED, PIXELS, UNITS = 0x00280010, 0x00280011, 0x00280100, 0x00280103, 0x7FE00010, 0x00541001
MATTER = (SLOPE, POSITION, ORIENTATION, SPACING, ROWS, COLUMNS, ALLOCATED, SIGNED, UNITS, PIXELS, SYNTAX)


class IllFormed(Exception):
    """The bytes are no uncompressed little endian data set."""


@dataclass(frozen=True)
class Seen:
    """What a slice says by the letter of the standard."""

    values: np.ndarray
    position: tuple[float, ...]
    orientation: tuple[float, ...]
    spacing: tuple[float, ...]
    units: str


def elements(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Tag, first byte and end of each value at the top level; IllFormed where order or lengths fail."""
    at, last, implicit = HEADER, -1, False
    while at < len(data):
        tag, first, end, after = element_at(data, at, implicit)
        if tag <= last:
            raise IllFormed("order")
        if tag == SYNTAX:
            implicit = bytes(data[first:end]) == IMPLICIT
        yield tag, first, end
        at, last = after, tag


def element_at(data: bytes, at: int, implicit: bool) -> tuple[int, int, int, int]:
    """The tag, the first byte and the end of the value of the element at `at`, and where the next one begins."""
    if at + 12 > len(data):
        raise IllFormed("cut")
    group, element, kind, length = struct.unpack_from("<HH2sH", data, at)
    first = at + 8
    if implicit and group > 2:
        (length,) = struct.unpack_from("<I", data, at + 4)
    elif not kind.isalpha() or not kind.isupper():
        raise IllFormed("representation")
    elif kind in LONG:
        (length,) = struct.unpack_from("<I", data, first)
        first += 4
    if length == UNDEFINED:
        end, after = sequence_end(data, first, implicit or kind == b"UN")
    else:
        end = after = first + length
    if end > len(data):
        raise IllFormed("value beyond the end")
    return group << 16 | element, first, end, after


def sequence_end(data: bytes, at: int, implicit: bool) -> tuple[int, int]:
    """The end of a sequence of undefined length that begins at `at`, and where the next element begins."""
    while data[at : at + 8] != SEQUENCE_END:
        if data[at : at + 4] != ITEM:
            raise IllFormed("item")
        (length,) = struct.unpack_from("<I", data, at + 4)
        at += 8
        if length != UNDEFINED:
            at += length
            continue
        while data[at : at + 8] != ITEM_END:
            at = element_at(data, at, implicit)[3]
        at += 8
    return at, at + 8


def letter(data: bytes) -> Seen:
    """The slice by the letter; IllFormed where it is not uncompressed little endian."""
    try:
        found = {tag: data[first:end] for tag, first, end in elements(data) if tag in MATTER}
    except struct.error as error:
        raise IllFormed("cut") from error
    if missing := [tag for tag in MATTER if tag not in found]:
        raise IllFormed(f"{missing} missing")

    def text(tag: int) -> str:
        return found[tag].decode("ascii", "replace").strip("\0 ")

    def floats(tag: int) -> tuple[float, ...]:
        if set(text(tag)) - set("0123456789+-.eE \\"):
            raise IllFormed("no number")
        return tuple(float(part) for part in text(tag).split("\\"))

    def short(tag: int) -> int:
        return struct.unpack("<H", found[tag])[0]

    if found[SYNTAX] not in (IMPLICIT, EXPLICIT):
        raise IllFormed("another transfer syntax")
    try:
        kind = np.dtype(f"<{'i' if short(SIGNED) else 'u'}{short(ALLOCATED) // 8}")
        stored = np.frombuffer(found[PIXELS], kind).reshape(short(ROWS), short(COLUMNS))
        (slope,) = floats(SLOPE)
        return Seen(stored * slope, floats(POSITION), floats(ORIENTATION), floats(SPACING), text(UNITS))
    except (ValueError, TypeError, struct.error) as error:
        raise IllFormed(str(error)) from error


def spans_of(data: bytes) -> list[tuple[int, int, int]]:
    """The elements as far as they are well-formed."""
    spans = []
    try:
        for span in elements(bytes(data)):
            spans.append(span)
    except (IllFormed, struct.error):
        pass
    return spans
