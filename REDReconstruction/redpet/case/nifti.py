"""Volumes in NIfTI-1 files (.nii, .nii.gz), through SimpleITK, with their slices across the body.

What the header says of the place is taken from the NIfTI-1 standard (nifti1.h): sform and qform give RAS coordinates
of a voxel; a code of 0 means that the form says nothing.
"""

import gzip
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import SimpleITK as sitk  # noqa: N813
from numpy.typing import NDArray

from redpet.case import FloatArray, Image, ImageGrid
from redpet.case.numbers import check_numbers
from redpet.errors import InputError, OutputError
from redpet.machine.memory import require_memory
from redpet.machine.overheard import overheard
from redpet.machine.paths import utf8_path

ENDINGS = (".nii", ".nii.gz")
HEADER_BYTES, HEADER_BYTES_OF_2 = 348, 540
APART_MM = 1.0
CHUNK = 2**20
FLOATS = {16: "f4", 64: "f8"}


@dataclass(frozen=True)
class Header:
    """What a NIfTI-1 header says: sizes along x, y, z, t ..., bytes of a value, where they begin, and where they lie.

    `floats` is the type of values that may be no numbers, None for whole ones.
    """

    sizes: tuple[int, ...]
    bytes_per_value: int
    offset: int
    floats: np.dtype[Any] | None
    qform: NDArray[np.float64] | None
    sform: NDArray[np.float64] | None


def is_nifti(path: Path) -> bool:
    """Whether a file is NIfTI by its name."""
    return path.name.lower().endswith(ENDINGS)


def stem_of(path: Path) -> str:
    """The name of a file without its ending; .nii.gz is one."""
    return path.name[: -len(".nii.gz")] if path.name.lower().endswith(".nii.gz") else path.stem


def n_frames(path: Path) -> int:
    """How many time frames a file holds, along its fourth axis. Raises InputError for one that holds no volumes."""
    sizes = read_header(path).sizes
    if len(sizes) < 3 or np.prod(sizes[4:], dtype=int) != 1:
        raise InputError(f"{path}: is of the sizes {sizes}; a volume or time frames of one (x, y, z, t) can be read.")
    return (*sizes, 1)[3]


def read_nifti_volume(path: Path, weights: dict[int, float]) -> tuple[FloatArray, ImageGrid, tuple[str, ...]]:
    """The values `[z, y, x]` in the file's own scale, their grid in LPS (slices across the body), and warnings.

    They are the sum of the frames in `weights`, counted from 0. Raises InputError where the file is damaged or does
    not say where it lies.
    """
    header = read_header(path)
    if header.sform is None and header.qform is None:
        raise InputError(
            f"{path}: neither sform nor qform says how the patient lies in it (both codes are 0), so left and right "
            "cannot be told; write it anew with one of them."
        )
    require_memory(int(np.prod(header.sizes, dtype=int)) * 12, str(path))
    check_whole(path, header)
    try:
        with utf8_path(path) as name, overheard():
            image = sitk.ReadImage(name, sitk.sitkFloat32, imageIO="NiftiImageIO")
    except RuntimeError as error:
        raise InputError(f"{path}: cannot be read as NIfTI, or its axes are not at right angles.") from error
    if image.GetDimension() > 3:
        image = added(image, weights)
    image = sitk.DICOMOrient(image, "LPS")
    values = sitk.GetArrayFromImage(image)
    check_numbers(values, path)
    grid = ImageGrid(image.GetSize(), image.GetSpacing(), image.GetOrigin(), image.GetDirection())
    return values, grid, warnings_of(header)


def added(image: sitk.Image, weights: dict[int, float]) -> sitk.Image:
    """The weighted sum of time frames as a volume of its own."""
    volume = image[(slice(None),) * 3 + (0,) * (image.GetDimension() - 3)]
    frames = sitk.GetArrayViewFromImage(image).reshape(-1, *volume.GetSize()[::-1])
    total = np.zeros(frames.shape[1:])
    for frame, weight in weights.items():
        total += frames[frame] * weight
    result = sitk.GetImageFromArray(total.astype(np.float32))
    result.CopyInformation(volume)
    return result


def write_nifti(image: Image, path: Path) -> None:
    """Write an image as float32 NIfTI with sform and qform. Raises OutputError where that fails."""
    volume = sitk.GetImageFromArray(np.ascontiguousarray(image.values, dtype=np.float32))
    volume.SetSpacing(image.grid.spacing_mm)
    volume.SetOrigin(image.grid.origin_mm)
    volume.SetDirection(image.grid.direction)
    try:
        with utf8_path(path) as name:
            sitk.WriteImage(volume, name, useCompression=path.name.endswith(".gz"))
        check_whole(path, read_header(path))
    except (RuntimeError, OSError, InputError) as error:
        raise OutputError(f"{path} could not be written whole: check for a full disk.") from error


def read_header(path: Path) -> Header:
    """The header of a NIfTI-1 file. Raises InputError for anything else."""
    try:
        with opened(path) as file:
            start = file.read(HEADER_BYTES)
    except (OSError, EOFError, zlib.error) as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        raise InputError(f"{path}: is damaged; copy it again from its source.") from error
    order = next((mark for mark in "<>" if start[:4] == struct.pack(f"{mark}i", HEADER_BYTES)), None)
    if order is None or len(start) < HEADER_BYTES or start[344:348] != b"n+1\0":
        second = start[:4] in (struct.pack("<i", HEADER_BYTES_OF_2), struct.pack(">i", HEADER_BYTES_OF_2))
        told = "is NIfTI-2" if second else "is damaged or no NIfTI-1 file"
        raise InputError(f"{path}: {told}; write it as NIfTI-1 in one file.")

    def numbers(kind: str, at: int, count: int) -> tuple[float, ...]:
        return struct.unpack_from(f"{order}{count}{kind}", start, at)

    dimensions = numbers("h", 40, 8)
    sizes = tuple(int(size) for size in dimensions[1 : int(dimensions[0]) + 1])
    if not 1 <= dimensions[0] <= 7 or min(sizes) < 1:
        raise InputError(f"{path}: says impossible sizes ({dimensions}); it is damaged.")
    qform_code, sform_code = numbers("h", 252, 2)
    return Header(
        sizes,
        int(numbers("h", 72, 1)[0]) // 8,
        int(numbers("f", 108, 1)[0]),
        np.dtype(order + FLOATS[kind]) if (kind := int(numbers("h", 70, 1)[0])) in FLOATS else None,
        quaternion_affine(numbers("f", 256, 6), numbers("f", 76, 8)) if qform_code > 0 else None,
        np.reshape(numbers("f", 280, 12), (3, 4)) if sform_code > 0 else None,
    )


def quaternion_affine(quatern: tuple[float, ...], pixdim: tuple[float, ...]) -> NDArray[np.float64]:
    """The affine `[3, 4]` of a qform: a rotation by the quaternion (a, b, c, d), then the offset."""
    b, c, d, *offset = quatern
    a = max(0.0, 1 - b * b - c * c - d * d) ** 0.5
    rotation = np.array(
        [
            [a * a + b * b - c * c - d * d, 2 * (b * c - a * d), 2 * (b * d + a * c)],
            [2 * (b * c + a * d), a * a + c * c - b * b - d * d, 2 * (c * d - a * b)],
            [2 * (b * d - a * c), 2 * (c * d + a * b), a * a + d * d - b * b - c * c],
        ]
    )
    steps = np.array(pixdim[1:4]) * (1, 1, -1 if pixdim[0] < 0 else 1)
    return np.column_stack([rotation * steps, offset])


def warnings_of(header: Header) -> tuple[str, ...]:
    """Where sform and qform put the image at different places."""
    if header.sform is None or header.qform is None:
        return ()
    corners = np.array([[i, j, k, 1] for i in (0, 1) for j in (0, 1) for k in (0, 1)], float)
    corners[:, :3] *= np.array(header.sizes[:3]) - 1
    apart = np.linalg.norm(corners @ (header.sform - header.qform).T, axis=1).max()
    if apart < APART_MM:
        return ()
    return (f"sform and qform of the file lie {apart:.3g} mm apart: check left and right",)


def check_whole(path: Path, header: Header) -> None:
    """Raise InputError unless all values are there and numbers: a reader would fill in what is missing, and NaN."""
    left = int(np.prod(header.sizes, dtype=int)) * header.bytes_per_value
    try:
        with opened(path) as file:
            file.seek(header.offset)
            while left > 0 and (part := file.read(min(CHUNK, left))):
                left -= len(part)
                if header.floats is not None and left >= 0 and len(part) % header.floats.itemsize == 0:
                    check_numbers(np.frombuffer(part, header.floats), path)
            if left == 0:
                file.read()  # the checksum of a compressed file comes last
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"{path}: is damaged; copy it again from its source.") from error
    if left > 0:
        raise InputError(f"{path}: is cut short: {left:,} bytes of its values are missing; copy it again.")


def opened(path: Path) -> "gzip.GzipFile":
    """The file to read, inflated where it is compressed."""
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]
