"""Whether two files hold the same DICOM instance, as a disc and its copy do."""

import filecmp
from pathlib import Path

import numpy as np
from pydicom.config import disable_value_validation
from pydicom.dataset import FileDataset

from redpet.dicom.pixels import decoded, frame_count
from redpet.dicom.whole import read_whole


def is_copy(path: Path, other: Path) -> bool:
    """Whether the files are equal, or hold equal attributes and grey pixels in another encoding.

    What cannot be read or decoded is equal to nothing but its own bytes.
    """
    if filecmp.cmp(path, other, shallow=False):
        return True
    try:
        with disable_value_validation():
            one, two = read_whole(path), read_whole(other)
            same_pixels = np.array_equal(grey_pixels(one), grey_pixels(two))
            del one.PixelData, two.PixelData
            return same_pixels and one == two
    except Exception:  # damaged bytes make pydicom raise almost anything
        return False


def grey_pixels(dataset: FileDataset) -> list[np.ndarray]:
    """The stored values `[y, x]` of each frame; raises ValueError and whatever a decoder raises."""
    return [decoded(dataset, frame, alone=False) for frame in range(frame_count(dataset))]
