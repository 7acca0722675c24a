"""Scalar volumes in NRRD and MetaImage files, through SimpleITK."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import SimpleITK as sitk  # noqa: N813

from redpet.case import IDENTITY, FloatArray, Triple
from redpet.errors import InputError
from redpet.memory import require_memory

SAME_PLACE = 1e-3


class Place(NamedTuple):
    """Spacing, origin (mm) and direction cosines (row-major) of a volume, in the order (x, y, z)."""

    spacing: Triple
    origin: Triple
    direction: tuple[float, float, float, float, float, float, float, float, float] = IDENTITY

    def close_to(self, other: "Place") -> bool:
        """Whether both agree within a micrometre and a thousandth of a direction cosine."""
        return all(np.allclose(mine, theirs, rtol=0, atol=SAME_PLACE) for mine, theirs in zip(self, other, strict=True))


def write_nrrd(values: FloatArray, path: Path, attributes: Mapping[str, str], place: Place) -> None:
    """Write `values[z, y, x]` with key/value pairs, uncompressed. Raises InputError where that fails."""
    image = sitk.GetImageFromArray(np.ascontiguousarray(values, dtype=np.float32))
    image.SetSpacing(place.spacing)
    image.SetOrigin(place.origin)
    image.SetDirection(place.direction)
    for key, text in attributes.items():
        image.SetMetaData(key, text)
    try:
        sitk.WriteImage(image, str(path), useCompression=False)
        whole = path.stat().st_size > values.size * 4
    except (RuntimeError, OSError):
        whole = False
    if not whole:  # a full disk may show as nothing but a file that is too short
        raise InputError(
            f"{path} could not be written whole: check for a full disk or a folder without write permission."
        )


def read_nrrd(path: Path) -> tuple[FloatArray, dict[str, str], Place]:
    """The array `[z, y, x]`, the key/value pairs and the place of an NRRD or MetaImage file.

    Raises InputError where the file is missing, damaged, not a scalar volume, too large for
    the memory, or holds NaN or infinite values.
    """
    if not path.is_file():
        raise InputError(f"{path} is missing.")
    reader = sitk.ImageFileReader()
    reader.SetFileName(str(path))
    try:
        reader.ReadImageInformation()
        if reader.GetNumberOfComponents() != 1 or not 2 <= reader.GetDimension() <= 3:
            raise InputError(f"{path}: holds no volume of single numbers.")
        require_memory(int(np.prod(reader.GetSize())) * 8, str(path))
        image = reader.Execute()
    except RuntimeError as error:
        raise InputError(f"{path}: is damaged or no image file; copy or write it anew.") from error
    if image.GetDimension() == 2:
        image = sitk.JoinSeries(image)
    attributes = {key: image.GetMetaData(key) for key in image.GetMetaDataKeys() if key.isprintable()}
    values = np.asarray(sitk.GetArrayFromImage(image), dtype=np.float32)
    if not np.isfinite(values).all():
        raise InputError(f"{path}: holds NaN or infinite values; replace them first.")
    return values, attributes, Place(image.GetSpacing(), image.GetOrigin(), image.GetDirection())
