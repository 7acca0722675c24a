"""A look at the tags of a MATLAB 5 file before SciPy trusts them.

SciPy 1.x follows a damaged data type code out of its table and takes the process with it. The
layout is that of "MAT-File Format", The MathWorks: a header of 128 bytes, then elements that
begin with type and size, compressed or not.
"""

import struct
import zlib
from pathlib import Path

HEADER_BYTES = 128
VERSION_5 = (b"\x00\x01IM", b"\x01\x00MI")
MATRIX, COMPRESSED = 14, 15
FLAGS, DIMENSIONS, NAME = 6, 5, 1
NUMBERS = {1, 2, 3, 4, 5, 6, 7, 9, 12, 13}
NUMERIC_CLASSES = range(6, 16)
HEAD_BYTES = 4096


def check_mat_tags(path: Path) -> None:
    """Raise ValueError where a variable of numbers in a MATLAB 5 file has tags that no such variable has."""
    with path.open("rb") as file:
        header = file.read(HEADER_BYTES)
        if header[-4:] not in VERSION_5:
            return
        order = "<" if header.endswith(b"IM") else ">"
        while len(tag := file.read(8)) == 8:
            kind, size = struct.unpack(order + "II", tag)
            end = file.tell() + size
            head = file.read(min(size, HEAD_BYTES))
            if kind == COMPRESSED:
                inflated = zlib.decompressobj().decompress(head, HEAD_BYTES)
                (kind,) = struct.unpack(order + "I", inflated[:4])
                head = inflated[8:]
            if kind != MATRIX:
                raise ValueError(f"an element of type {kind}")
            _check_matrix(head, order)
            file.seek(end)


def _check_matrix(head: bytes, order: str) -> None:
    position, expected = 0, ({FLAGS}, {DIMENSIONS}, {NAME}, NUMBERS)
    for allowed in expected:
        kind, size = struct.unpack_from(order + "II", head, position)
        small = kind >> 16  # up to 4 bytes lie within the tag, beside their size
        if (kind & 0xFFFF if small else kind) not in allowed:
            raise ValueError(f"a part of type {kind}")
        if allowed == {FLAGS}:
            (flags,) = struct.unpack_from(order + "I", head, position + 8)
            if flags & 0xFF not in NUMERIC_CLASSES:
                return
        position += 8 if small else 8 + -(-size // 8) * 8
