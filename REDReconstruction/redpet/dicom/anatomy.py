"""The CT or MR of a PET study: the series that lies in the same frame of reference, read as it is.

DICOM PS3.3 C.7.4.1: what shares a Frame of Reference UID shares its coordinates, so PET and CT of one scan lie upon
each other without being registered.
"""

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from redpet.case import Image, ImageGrid
from redpet.dicom.found import SeriesInfo, scan
from redpet.dicom.geometry import stack
from redpet.dicom.headers import Slice, number, text_of
from redpet.dicom.pixels import PixelReader
from redpet.dicom.series import check_instances, check_pixel_format
from redpet.errors import InputError
from redpet.machine.memory import require_memory
from redpet.machine.progress import Progress

MODALITIES = ("CT", "MR")
"""In this order: a CT shows where a lesion lies in the whole body."""
HOUNSFIELD = "HU"
FEWEST_SLICES = 3
"""What has fewer is a scout view."""
FINEST_MM = 2.0
"""In a slice, finer pixels are averaged: a PET shows nothing as small, and most CT take a quarter of the memory."""


def find_anatomy(place: Path, pet: SeriesInfo, progress: Progress | None = None) -> list[SeriesInfo]:
    """The CT and MR series in a folder that share study and frame of reference with a PET series, the best first.

    The best is a CT before an MR, and then the one with most slices.
    """
    wanted = same_place(pet)
    found = [one for one in scan(place, progress).series if one.modality in MODALITIES]
    fitting = [one for one in found if all(wanted) and same_place(one) == wanted]
    fitting = [one for one in fitting if len(one.slices) >= FEWEST_SLICES]
    return sorted(fitting, key=lambda one: (MODALITIES.index(one.modality), -len(one.slices), one.uid))


def same_place(info: SeriesInfo) -> tuple[str, str]:
    """Study and frame of reference of a series; empty where it has none."""
    header = info.slices[0].header
    return text_of(header, "StudyInstanceUID"), text_of(header, "FrameOfReferenceUID")


def read_anatomy(info: SeriesInfo) -> Image:
    """A CT in Hounsfield units, or an MR in its own numbers (unit ""). Raises InputError for what is no sound stack."""
    for one in info.slices:
        check_pixel_format(one)
    check_instances(info.slices)
    slices, grid = stack(info.slices)
    step = max(1, math.floor(FINEST_MM / grid.spacing_mm[0] + 1e-6))
    grid = coarser(grid, step)
    require_memory(4 * math.prod(grid.size), f"{info.files[0].parent} ({len(slices)} slices)")
    values = np.empty(grid.shape, np.float32)
    stored = PixelReader((int(number(slices[0], "Rows")), int(number(slices[0], "Columns"))), alone=len(slices) == 1)
    for plane, one in zip(values, slices, strict=True):
        slope, intercept = rescale(one)
        plane[:] = averaged(stored(one) * slope + intercept, step)
    stored.check_padding()
    return Image(values, grid, HOUNSFIELD if info.modality == "CT" else "", {"source": "DICOM"})


def rescale(one: Slice) -> tuple[float, float]:
    """Slope and intercept of a slice; 1 and 0 where an MR has none. InputError where a CT lacks them."""
    if text_of(one.header, "Modality") != "CT" and not text_of(one.header, "RescaleSlope"):
        return 1.0, 0.0
    slope = number(one, "RescaleSlope")
    if slope <= 0:
        raise InputError(f"{one.path}: RescaleSlope (0028,1053) is {slope:g}, it must be above 0.")
    return slope, number(one, "RescaleIntercept")


def coarser(grid: ImageGrid, step: int) -> ImageGrid:
    """The grid of blocks of `step` x `step` pixels; what does not fill a block is left out."""
    width, height, depth = grid.size
    across, down, along = grid.spacing_mm
    axes = np.reshape(grid.direction, (3, 3))
    origin = np.array(grid.origin_mm) + (axes[:, 0] * across + axes[:, 1] * down) * (step - 1) / 2
    return ImageGrid(
        (width // step, height // step, depth),
        (across * step, down * step, along),
        (float(origin[0]), float(origin[1]), float(origin[2])),
        grid.direction,
    )


def averaged(plane: NDArray[np.float64], step: int) -> NDArray[np.float64]:
    """The means of blocks of `step` x `step` pixels of a slice `[y, x]`."""
    rows, columns = (side // step for side in plane.shape)
    blocks = plane[: rows * step, : columns * step].reshape(rows, step, columns, step)
    mean: NDArray[np.float64] = blocks.mean(axis=(1, 3))
    return mean
