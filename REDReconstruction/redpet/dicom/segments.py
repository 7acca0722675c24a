"""The region that a DICOM Segmentation marks (PS3.3 A.51), on the grid of an image."""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydicom.misc import is_dicom
from pydicom.uid import SegmentationStorage

from redpet.case import ImageGrid
from redpet.case.geometry import misplacement_mm
from redpet.dicom.evidence_codes import require_highdicom
from redpet.dicom.headers import attribute, read_header, text_of
from redpet.errors import InputError

APART_MM = 0.1
"""By how much positions that were written as decimal strings may differ from those of the grid."""
Mask = NDArray[np.bool_]


def is_dicom_file(path: Path) -> bool:
    """Whether a file is DICOM by its first bytes (PS3.10 7.1)."""
    return path.is_file() and is_dicom(path)


def read_region(path: Path, grid: ImageGrid, frame_uid: str = "") -> Mask:
    """The voxels `[z, y, x]` that any segment of a file marks; a fractional segment from one half on.

    `frame_uid` is the frame of reference of the image, where it has one. Raises InputError for a file that holds no
    Segmentation, another frame of reference, and voxels beside those of the grid.
    """
    header = read_header(path)
    if header is None or text_of(header, "SOPClassUID") != SegmentationStorage:
        raise InputError(f"{path}: a region in DICOM is a Segmentation, and this file holds something else.")
    own_frame = text_of(header, "FrameOfReferenceUID")
    if frame_uid and own_frame != frame_uid:
        raise InputError(
            f"{path}: its {attribute('FrameOfReferenceUID')} is not that of the input, so that nobody knows where it "
            "lies: segment the input itself."
        )
    volume = volume_of(path)
    values, own = np.asarray(volume.array).max(axis=-1) >= 0.5, grid_of(volume)
    normal = np.asarray(grid.direction).reshape(3, 3)[:, 2]
    if np.asarray(own.direction).reshape(3, 3)[:, 2] @ normal < 0:
        values, own = values[::-1], grid_of(volume.flip_spatial(0))
    first = round(float((np.asarray(own.origin_mm) - grid.origin_mm) @ normal / grid.spacing_mm[2]))
    stop = first + len(values)
    if not 0 <= first < stop <= grid.size[2] or misplacement_mm(own, grid.slices(first, stop)) > APART_MM:
        raise InputError(f"{path} does not lie on the grid of the input: segment the input itself.")
    region = np.zeros(grid.shape, dtype=bool)
    region[first:stop] = values
    return region


def volume_of(path: Path) -> Any:
    """The segments `[slice, row, column, segment]` as highdicom's volume, slices that it leaves out filled in."""
    highdicom = require_highdicom()
    try:
        return highdicom.seg.segread(path).get_volume(combine_segments=False, rescale_fractional=True)
    except Exception as error:  # damaged objects make highdicom raise almost anything
        raise InputError(f"{path}: the Segmentation cannot be read as a volume ({error}).") from error


def grid_of(volume: Any) -> ImageGrid:
    """The grid of highdicom's volume, whose axes are slice, row and column, in LPS."""
    affine = np.asarray(volume.affine, dtype=np.float64)
    steps = affine[:3, 2::-1]
    spacing = np.linalg.norm(steps, axis=0)
    n_slices, n_rows, n_columns = volume.spatial_shape
    places: Any = [tuple(map(float, one)) for one in (spacing, affine[:3, 3], (steps / spacing).ravel())]
    return ImageGrid((n_columns, n_rows, n_slices), *places)
