"""Where the slices of a series lie: sorted along their normal, checked, and put on one grid.

DICOM PS3.3 C.7.6.2.1.1: the first three of ImageOrientationPatient point along a row (to the next
column), the last three along a column; PixelSpacing is the distance of rows, then of columns.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from redpet.case import ImageGrid
from redpet.dicom.headers import Slice, attribute, number, numbers, text_of
from redpet.errors import InputError

SAME_PLACE_MM = 0.01
UNEVEN_MM = 0.02
UNEVEN_SHARE = 0.01
SAME_DIRECTION = 1e-4
ALIKE = (
    "Modality", "SOPClassUID", "PatientID", "StudyInstanceUID", "FrameOfReferenceUID", "Rows", "Columns",
    "PixelSpacing", "Units", "SUVType", "DecayCorrection", "CountsSource", "SeriesType",
)  # fmt: skip
FRAME_TIMES = ("FrameReferenceTime", "AcquisitionDate", "AcquisitionTime", "TriggerTime")


def stack(slices: Sequence[Slice]) -> tuple[tuple[Slice, ...], ImageGrid]:
    """The slices sorted along their normal, and their grid in LPS and millimetres.

    Raises InputError for mixed sizes, spacings, units or orientations, sheared or uneven stacks,
    missing slices and several slices at one position.
    """
    first = slices[0]
    check_alike(slices)
    row, column = axes(first)
    for one in slices:
        if not np.allclose(np.stack(axes(one)), np.stack([row, column]), atol=SAME_DIRECTION):
            raise InputError(
                f"{one.path}: {attribute('ImageOrientationPatient')} differs from {first.path.name}; "
                "give each orientation a folder of its own."
            )
    normal = np.cross(row, column)
    positions = np.array([numbers(one, "ImagePositionPatient", 3) for one in slices])
    along = positions @ normal
    order = np.argsort(along, kind="stable")
    slices, positions, along = [slices[i] for i in order], positions[order], along[order]
    rows_mm, columns_mm = numbers(first, "PixelSpacing", 2)
    step = slice_step(slices, positions, along, normal)
    grid = ImageGrid(
        size=(int(number(first, "Columns")), int(number(first, "Rows")), len(slices)),
        spacing_mm=(columns_mm, rows_mm, step),
        origin_mm=tuple(float(value) for value in positions[0]),  # type: ignore[arg-type]
        direction=tuple(float(value) for value in np.stack([row, column, normal], axis=1).ravel()),  # type: ignore[arg-type]
    )
    return tuple(slices), grid


def check_alike(slices: Sequence[Slice]) -> None:
    """Raise InputError where slices of one series differ in size, spacing, unit or frame of reference."""
    for keyword in ALIKE:
        values = [text_of(one.header, keyword) for one in slices]
        for one, value in zip(slices, values, strict=True):
            if value != values[0]:
                raise InputError(
                    f"{one.path}: {attribute(keyword)} differs from {slices[0].path.name}; "
                    "one series must have one; separate the files."
                )


def axes(one: Slice) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The unit vectors along a row and along a column; raises InputError where they are not perpendicular."""
    values = np.array(numbers(one, "ImageOrientationPatient", 6))
    row, column = values[:3], values[3:]
    lengths = np.linalg.norm(row), np.linalg.norm(column)
    if not np.allclose(lengths, 1, atol=1e-3) or abs(row @ column) > 1e-3:
        raise InputError(f"{one.path}: {attribute('ImageOrientationPatient')} must be two perpendicular unit vectors.")
    row = row / lengths[0]
    column = column - (column @ row) * row
    return row, column / np.linalg.norm(column)


def slice_step(
    slices: Sequence[Slice], positions: NDArray[np.float64], along: NDArray[np.float64], normal: NDArray[np.float64]
) -> float:
    """The distance of neighbouring slices in millimetres; InputError unless they are one straight, even stack."""
    if len(slices) == 1:
        thickness = number(slices[0], "SliceThickness")
        if thickness <= 0:
            raise InputError(f"{slices[0].path}: {attribute('SliceThickness')} must be above 0 for a single slice.")
        return thickness
    gaps = np.diff(along)
    if gaps.min() < SAME_PLACE_MM:
        raise InputError(repeated_position(slices, along, int(gaps.argmin())))
    usual = float(np.median(gaps))
    tolerance = max(UNEVEN_MM, UNEVEN_SHARE * usual)
    worst = int(np.abs(gaps - usual).argmax())
    if abs(gaps[worst] - usual) > tolerance:
        raise InputError(
            f"{slices[0].path.parent}: the slices are not evenly spaced: {gaps[worst]:g} mm between the positions "
            f"{along[worst]:g} and {along[worst + 1]:g} mm, {usual:g} mm elsewhere; "
            "slices are missing or too many: export the series again."
        )
    step = float(along[-1] - along[0]) / (len(slices) - 1)
    straight = positions[0] + np.arange(len(slices))[:, None] * step * normal
    drift = np.abs(positions - straight).max(axis=1)
    if drift.max() > tolerance:
        raise InputError(
            f"{slices[int(drift.argmax())].path}: the slice lies {drift.max():g} mm off the straight, even stack of "
            f"the others ({attribute('ImagePositionPatient')}); a tilted or edited series cannot be read."
        )
    return step


def repeated_position(slices: Sequence[Slice], along: NDArray[np.float64], index: int) -> str:
    """The sentence for several slices at one position: several time frames, or a file twice."""
    same = [one for one, place in zip(slices, along, strict=True) if abs(place - along[index]) < SAME_PLACE_MM]
    first = same[0].header
    kind = text_of(first, "SeriesType")
    timed = any(text_of(one.header, name) != text_of(first, name) for one in same[1:] for name in FRAME_TIMES)
    if timed or "DYNAMIC" in kind or "GATED" in kind:
        return (
            f"{same[0].path.parent}: the series has {len(same)} time frames at the position {along[index]:g} mm "
            "(a dynamic or gated series); choose one with --frames 1, or add several in time with --frames 1-2 or all."
        )
    names = " and ".join(one.path.name for one in same[:2])
    return (
        f"{same[0].path.parent}: {len(same)} files of the series lie at the same position {along[index]:g} mm "
        f"({names}); remove the duplicate or separate the series."
    )
