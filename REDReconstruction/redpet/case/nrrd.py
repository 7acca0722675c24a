"""Scalar volumes in NRRD and MetaImage files, through SimpleITK."""

import math
import re
import sys
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import SimpleITK as sitk  # noqa: N813

from redpet.case import IDENTITY, FloatArray, Triple
from redpet.case.numbers import check_numbers
from redpet.errors import InputError, OutputError
from redpet.machine.memory import require_memory
from redpet.machine.overheard import overheard
from redpet.machine.paths import leads_out, utf8_path
from redpet.machine.scratch import few, in_files, room

SAME_PLACE = 1e-3
LONGEST_HEADER = 2**20
ANY_WRAPPER = 32
"""What zlib adds to `wbits` to take both its own wrapper and that of gzip."""
HEADER_END = {b"NRRD": rb"\r?\n\r?\n", b"Obje": rb"(?m)^ElementDataFile *= *LOCAL *\r?\n"}
COMPRESSED = re.compile(rb"(?mi)^(encoding: *(gz|gzip)|CompressedData *= *True) *\r?$")
NOT_BEHIND_IT = re.compile(
    rb"(?mi)^(encoding: *(?!raw|gz)[a-z]|data ?file:|(byte|line) skip:|BinaryData *= *F|HeaderSize)"
)
"""Fields of a header whose values are text, in another file or after something else."""
PLAIN = re.compile(rb"(?m)^endian: *%s *\r?$" % sys.byteorder.encode())
DATA_FILE = re.compile(rb"(?mi)^(?:data ?file: *|ElementDataFile *= *)(.+?) *\r?$")
COMPLAINTS = (b"Uncompress failed", b"not read completely")
"""What MetaImage prints where it fills in what a file lacks; it says so nowhere else."""


class Place(NamedTuple):
    """Spacing, origin (mm) and direction cosines (row-major) of a volume, in the order (x, y, z)."""

    spacing: Triple
    origin: Triple
    direction: tuple[float, float, float, float, float, float, float, float, float] = IDENTITY

    def close_to(self, other: "Place") -> bool:
        """Whether both agree within a micrometre and a thousandth of a direction cosine."""
        return all(np.allclose(mine, theirs, rtol=0, atol=SAME_PLACE) for mine, theirs in zip(self, other, strict=True))


def write_nrrd(values: FloatArray, path: Path, attributes: Mapping[str, str], place: Place) -> None:
    """Write `values[z, y, x]` with key/value pairs, uncompressed. Raises OutputError where that fails.

    SimpleITK writes the header, that of a single slice, and the values follow a few slices at a time.
    """
    rows, columns = values.shape[1:]
    image = sitk.GetImageFromArray(np.zeros((1, rows, columns), np.float32))
    image.SetSpacing(place.spacing)
    image.SetOrigin(place.origin)
    image.SetDirection(place.direction)
    for key, text in attributes.items():
        image.SetMetaData(key, text)
    try:
        with utf8_path(path) as name:
            sitk.WriteImage(image, name, useCompression=False)
        header, end, _ = path.read_bytes().partition(b"\n\n")
        of_one, of_all = (b"\nsizes: %d %d %d\n" % (columns, rows, n_slices) for n_slices in (1, len(values)))
        header = header.replace(of_one, of_all, 1) + end
        with path.open("wb") as file:
            file.write(header)
            for part in few(values):
                file.write(np.ascontiguousarray(values[part], dtype=np.float32).data)
        whole = path.stat().st_size == len(header) + values.size * 4
    except (RuntimeError, OSError):
        whole = False
    if not whole:  # a full disk may show as nothing but a file that is too short
        raise OutputError(
            f"{path} could not be written whole: check for a full disk or a folder without write permission."
        )


def check_header(path: Path) -> None:
    """RuntimeError for a MetaImage of impossible dimensions: its reader would end the whole program.

    InputError where the data lie outside of the header's folder.
    """
    with path.open("rb") as file:
        start = file.read(LONGEST_HEADER)
    dimensions = re.findall(rb"NDims *= *(.*)", start.partition(b"ElementDataFile")[0])
    if not start.startswith(b"NRRD") and not {told.strip() for told in dimensions} <= {b"2", b"3"}:
        raise RuntimeError("impossible dimensions")
    for told in DATA_FILE.findall(start if start.startswith(b"Obje") else start.partition(b"\n\n")[0]):
        if leads_out(name := told.decode(errors="surrogateescape")):
            raise InputError(f"{path}: names the data file {name!r}, which lies outside of its folder; put it beside.")


def end_of_header(start: bytes) -> int | None:
    """Where the header ends that a file starts with, None where the values do not lie right behind it."""
    end = re.search(HEADER_END.get(start[:4], b"(?!)"), start)
    return None if end is None or NOT_BEHIND_IT.search(start, 0, end.end()) else end.end()


def fills(path: Path, image: sitk.Image) -> bool:
    """Whether the values fill the file behind its header, with nothing missing, damaged or left over."""
    with path.open("rb") as file:
        start = file.read(LONGEST_HEADER)
        end = end_of_header(start)
        if end is None:
            return True
        size = image.GetNumberOfPixels() * image.GetSizeOfPixelComponent()
        if not COMPRESSED.search(start, 0, end):
            return path.stat().st_size == end + size
        file.seek(end)
        data = file.read()
    sizes = re.findall(rb"CompressedDataSize *= *(.*)", start[:end])
    return all(told.strip() == b"%d" % len(data) for told in sizes) and inflates(data, size)


def inflates(data: bytes, size: int) -> bool:
    """Whether a zlib or gzip stream is sound, of `size` bytes, and followed by nothing; ITK does not ask."""
    stream = zlib.decompressobj(wbits=zlib.MAX_WBITS | ANY_WRAPPER)
    try:
        return len(stream.decompress(data, size + 1)) == size and stream.eof and not stream.unused_data
    except zlib.error:
        return False


def read_attributes(path: Path) -> dict[str, str]:
    """The key/value pairs of an NRRD or MetaImage file, its values unread; InputError where there is no such file."""
    if not path.is_file():
        raise InputError(f"{path} is missing.")
    reader = sitk.ImageFileReader()
    try:
        check_header(path)
        with utf8_path(path) as name, overheard():
            reader.SetFileName(name)
            reader.ReadImageInformation()
    except RuntimeError as error:
        raise InputError(f"{path}: is damaged or no image file; copy or write it anew.") from error
    return {key: reader.GetMetaData(key) for key in reader.GetMetaDataKeys() if key.isprintable()}


def read_nrrd(path: Path) -> tuple[FloatArray, dict[str, str], Place]:
    """The array `[z, y, x]`, the key/value pairs and the place of an NRRD or MetaImage file.

    Raises InputError where the file is missing, damaged, not a scalar volume, too large for
    the memory, or holds NaN or infinite values.
    """
    if not path.is_file():
        raise InputError(f"{path} is missing.")
    reader = sitk.ImageFileReader()
    try:
        check_header(path)
        with utf8_path(path) as name:
            reader.SetFileName(name)
            with overheard():
                reader.ReadImageInformation()
            if reader.GetNumberOfComponents() != 1 or not 2 <= reader.GetDimension() <= 3:
                raise InputError(f"{path}: holds no volume of single numbers.")
            attributes = {key: reader.GetMetaData(key) for key in reader.GetMetaDataKeys() if key.isprintable()}
            n_values = math.prod(reader.GetSize())
            if (start := start_of_floats(path, reader)) is not None:
                if not in_files(4 * n_values):
                    require_memory(4 * n_values, str(path))
                values = read_floats(path, start, reader.GetSize()[::-1])
                check_numbers(values, path)
                return values, attributes, Place(reader.GetSpacing(), reader.GetOrigin(), reader.GetDirection())
            require_memory(8 * n_values, str(path))
            with overheard() as words:
                image = reader.Execute()
        if any(complaint in words for complaint in COMPLAINTS) or not fills(path, image):
            raise RuntimeError("the values are not those that were written")
    except RuntimeError as error:
        raise InputError(f"{path}: is damaged or no image file; copy or write it anew.") from error
    if image.GetDimension() == 2:
        image = sitk.JoinSeries(image)
    values = np.asarray(sitk.GetArrayFromImage(image), dtype=np.float32)
    check_numbers(values, path)
    return values, attributes, Place(image.GetSpacing(), image.GetOrigin(), image.GetDirection())


def start_of_floats(path: Path, reader: sitk.ImageFileReader) -> int | None:
    """Where the values of an NRRD file begin that are float32 as this machine has them, up to the end of the file.

    None for any other: SimpleITK reads it, as a whole.
    """
    if reader.GetDimension() != 3 or reader.GetPixelID() != sitk.sitkFloat32:
        return None
    with path.open("rb") as file:
        start = file.read(LONGEST_HEADER)
    end = end_of_header(start)
    if end is None or not PLAIN.search(start, 0, end) or COMPRESSED.search(start, 0, end):
        return None
    return end if path.stat().st_size == end + 4 * math.prod(reader.GetSize()) else None


def read_floats(path: Path, start: int, shape: tuple[int, ...]) -> FloatArray:
    """The values of a file from a place on, as they are there; RuntimeError where it ends before."""
    values: FloatArray = room(shape)
    with path.open("rb") as file:
        file.seek(start)
        for part in few(values):
            if file.readinto(values[part].data.cast("B")) != values[part].nbytes:
                raise RuntimeError("the file has become shorter")
    return values
