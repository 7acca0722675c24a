"""Real PET slices, damaged as discs, networks and programs damage files, and what a reader makes of them.

    python Testing/engine/dicom_damage.py --data ../shared/data --cases 2000 --seed 0

damages one file of a small series at a time and reads the series. A damaged series may be refused with one sentence, or
read as its attributes now say it: a strict parser of uncompressed little endian reads these. Anything else is a fault
and is printed with its seed. Memory and the time of each case are bounded.
"""

import argparse
import random
import resource
import signal
import struct
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from strict_dicom import COLUMNS, HEADER, MATTER, PIXELS, ROWS, SYNTAX, IllFormed, Seen, letter, spans_of

from redpet.dicom.series import read_dicom_case, source_files
from redpet.errors import InputError

SECONDS_EACH = 20
ADDRESS_SPACE = 6_000_000 * 1024
Damage = Callable[[bytearray, random.Random], None]


def flip_byte(data: bytearray, chance: random.Random) -> None:
    """One byte anywhere becomes another."""
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)


def flip_header_bits(data: bytearray, chance: random.Random) -> None:
    """One to eight bits of the header."""
    stop = header_end(data)
    for _ in range(chance.choice((1, 1, 1, 2, 8))):
        data[chance.randrange(HEADER - 4, stop)] ^= 1 << chance.randrange(8)


def change_value(data: bytearray, chance: random.Random) -> None:
    """A character of a value that matters becomes another that numbers, UIDs or terms are written with."""
    spans = [(tag, first, end) for tag, first, end in spans_of(data) if tag in MATTER and tag != PIXELS and end > first]
    if spans:
        _, first, end = chance.choice(spans)
        data[chance.randrange(first, end)] = chance.choice(b"0123456789.-+eE_ \\\0,naifxBQMLCNTS")


def change_tag_or_length(data: bytearray, chance: random.Random) -> None:
    """A tag, a representation or a length becomes a random one."""
    starts = [first for _, first, _ in spans_of(data)]
    if starts:
        data[chance.choice(starts) - chance.randrange(1, 9)] = chance.choice(
            (0, 1, 2, 4, 0x7F, 0xFF, chance.randrange(256))
        )


def huge_length(data: bytearray, chance: random.Random) -> None:
    """A length claims gigabytes."""
    first = chance.choice([first for _, first, _ in spans_of(data)] or [HEADER + 12])
    data[first - 4 : first] = struct.pack("<I", chance.choice((0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF, 0x40000000)))


def huge_image(data: bytearray, chance: random.Random) -> None:
    """Rows or Columns claim up to 65535."""
    for tag, first, _ in spans_of(data):
        if tag in (ROWS, COLUMNS) and chance.random() < 0.8:
            data[first : first + 2] = struct.pack("<H", chance.choice((0xFFFF, 0x8000, 4096, 0, 1)))


def truncate(data: bytearray, chance: random.Random) -> None:
    """The file ends early."""
    del data[chance.randrange(len(data)) :]


def cut_out(data: bytearray, chance: random.Random) -> None:
    """A piece is missing."""
    first = chance.randrange(len(data))
    del data[first : first + chance.choice((1, 2, 8, 512, 4096))]


def insert(data: bytearray, chance: random.Random) -> None:
    """A piece of noise, or of the file itself, lies between."""
    at, length = chance.randrange(len(data)), chance.choice((1, 2, 8, 512))
    source = chance.randbytes(length) if chance.random() < 0.5 else data[: chance.randrange(1, len(data))][-length:]
    data[at:at] = source


def shuffle_blocks(data: bytearray, chance: random.Random) -> None:
    """Two blocks of a disc have changed places."""
    size = chance.choice((64, 512, 4096))
    first, second = (chance.randrange(max(1, len(data) - size)) // size * size for _ in range(2))
    data[first : first + size], data[second : second + size] = data[second : second + size], data[first : first + size]


def zero_block(data: bytearray, chance: random.Random) -> None:
    """A block was never written."""
    size = chance.choice((16, 512, 4096))
    first = chance.randrange(len(data))
    data[first : first + size] = bytes(len(data[first : first + size]))


def shuffle_elements(data: bytearray, chance: random.Random) -> None:
    """Two values, with tags and all, have changed places."""
    spans = spans_of(data)
    if len(spans) > 3:
        (_, a0, a1), (_, b0, b1) = sorted(chance.sample(spans[2:], 2), key=lambda span: span[1])
        data[a0 - 8 : b1] = data[b0 - 8 : b1] + data[a1 : b0 - 8] + data[a0 - 8 : a1]


def another_syntax(data: bytearray, chance: random.Random) -> None:
    """The file says a transfer syntax that it does not have."""
    for tag, first, end in spans_of(data):
        if tag == SYNTAX:
            known = ("1.2.840.10008.1.2", "1.2.840.10008.1.2.2", "1.2.840.10008.1.2.1.99", "1.2.840.10008.1.2.5",
                     "1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.50", "1.2.3.4",
                     "1.2.840.10008.1.2.1.98", "1.2.840.10008.1.2.4.80", "1.2.840.10008.1.2.4.201")  # fmt: skip
            new = chance.choice(known).encode()
            data[first - 2 : end] = struct.pack("<H", len(new) + len(new) % 2) + new + b"\0" * (len(new) % 2)
            return


def noise(data: bytearray, chance: random.Random) -> None:
    """Nothing but noise after the mark, or instead of it."""
    keep = chance.choice((0, HEADER, HEADER + 200))
    data[keep:] = chance.randbytes(min(2000, len(data)))


DAMAGES: tuple[Damage, ...] = (
    flip_byte, flip_header_bits, change_value, change_tag_or_length, huge_length, huge_image, truncate, cut_out, insert,
    shuffle_blocks, zero_block, shuffle_elements, another_syntax, noise,
)  # fmt: skip


def header_end(data: bytes) -> int:
    """Where the pixels begin, as far as that can be told."""
    return next((first for tag, first, _ in spans_of(data) if tag == PIXELS), min(len(data), 4096))


def verdict(folder: Path, damaged: Path, original: bytes) -> str:
    """How a series with one damaged file was read, in a word or two; raises AssertionError where that is a fault."""
    try:
        case = read_dicom_case(folder)
    except InputError as error:
        sentence = str(error)
        assert sentence.endswith("."), sentence
        assert "\n" not in sentence, sentence
        return "refused"
    (level,) = case.levels
    assert level.image is not None
    files = source_files(level.image)
    if damaged not in files:
        assert any("skipped" in warning or "left out" in warning for warning in case.warnings), "left out, not said"
        return "left out and said"
    kind = "read as it says"
    try:
        said = letter(damaged.read_bytes())
    except IllFormed:
        kind = "ill-formed, read as it was"
        said = letter(original)
    agrees(level.image, [said if path == damaged else letter(path.read_bytes()) for path in files])
    return kind


def agrees(image, said: Sequence[Seen]) -> None:
    """Raise AssertionError unless values, place and unit are those that the slices say, in this order."""
    grid = image.grid
    np.testing.assert_allclose(image.values, np.stack([one.values for one in said]).astype(np.float32), rtol=1e-6)
    normal = np.asarray(grid.direction).reshape(3, 3)[:, 2]
    along = [np.dot(one.position, normal) for one in said]
    assert all(np.diff(along) > 0), "wrong order"
    for index, one in enumerate(said):
        here = np.asarray(grid.origin_mm) + index * grid.spacing_mm[2] * normal
        np.testing.assert_allclose(here, one.position, atol=0.05)
        np.testing.assert_allclose(
            np.asarray(grid.direction).reshape(3, 3)[:, :2].T.ravel(), one.orientation, atol=2e-3
        )
        np.testing.assert_allclose(grid.spacing_mm[:2], one.spacing[::-1])
        assert {"BQML": "Bq/mL", "GML": "SUV", "CNTS": "counts"}.get(one.units, one.units) == image.unit, one.units


def read_damaged(folder: Path, files: Sequence[Path], seed: int, uncompressed: bool = True) -> tuple[str, str]:
    """Copy a series into the empty `folder`, damage one file as `seed` says, read it; returns damage and verdict."""
    chance = random.Random(seed)
    damage, victim = DAMAGES[seed % len(DAMAGES)], chance.randrange(len(files))
    for path in folder.iterdir():
        path.unlink()
    for index, path in enumerate(files):
        data = bytearray(path.read_bytes())
        if index == victim:
            damage(data, chance)
        (folder / path.name).write_bytes(data)
    damaged = folder / files[victim].name
    if uncompressed:
        return damage.__name__, verdict(folder, damaged, files[victim].read_bytes())
    try:  # a compressed stream has no checksum: what it decodes to cannot be held against anything
        read_dicom_case(folder)
    except InputError:
        return damage.__name__, "refused"
    return damage.__name__, "read"


def neighbours(folder: Path, count: int) -> list[Path]:
    """Some neighbouring slices from the middle of a series."""
    image = read_dicom_case(folder).levels[0].image
    assert image is not None
    files = source_files(image)
    first = max(0, (len(files) - count) // 2)
    return list(files[first : first + count])


def late(signum: int, frame: object) -> None:
    raise TimeoutError("not read in time")


def main() -> int:
    """Damage every source `--cases` times and print what happened; 1 where something was a fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cases", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    signal.signal(signal.SIGALRM, late)
    sources = {
        "siemens whole body": (neighbours(options.data / "pet-siemens-wholebody", 4), True),
        "philips reference object": (neighbours(options.data / "pet-dro" / "DRO_2_4", 3), True),
        "siemens single slice": ([options.data / "odd-dicom" / "siemens-flt-single-slice.dcm"], True),
        "ge jpeg lossless": ([options.data / "odd-dicom" / "ge-ste-propcps-jpeglossless.dcm"], False),
    }
    faults = 0
    for name, (files, uncompressed) in sources.items():
        count: Counter[tuple[str, str]] = Counter()
        with tempfile.TemporaryDirectory() as place:
            for seed in range(options.seed, options.seed + options.cases):
                signal.alarm(SECONDS_EACH)
                try:
                    count[read_damaged(Path(place), files, seed, uncompressed)] += 1
                except Exception as error:
                    faults += 1
                    count[DAMAGES[seed % len(DAMAGES)].__name__, "FAULT"] += 1
                    print(f"{name}, seed {seed}: {type(error).__name__}: {str(error)[:300]}", file=sys.stderr)
                signal.alarm(0)
        print(f"{name}: {options.cases} damaged series")
        for verdicts, number in sorted(Counter(how for how in count.elements()).items()):
            print(f"  {verdicts[0]:22} {verdicts[1]:28} {number}")
    print(f"{faults} faults; {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:,.0f} MiB at most")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
