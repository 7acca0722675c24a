"""PET DICOM: one series to an image, a folder of series to a case with its dose levels."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redpet.case import BQML, COUNTS, SUV, Case, DoseLevel, Image, ImageGrid
from redpet.case.choice import UNSAID, Choice
from redpet.case.dose_names import dose_label
from redpet.case.frames import TIMES, frames_told
from redpet.case.geometry import misplacement_mm
from redpet.case.numbers import check_numbers
from redpet.dicom.choosing import dose_levels, listed, the_series
from redpet.dicom.found import SeriesInfo, scan
from redpet.dicom.frames import time_frames
from redpet.dicom.geometry import stack
from redpet.dicom.headers import ENHANCED_PET, Slice, attribute, number, read_header, slices_of, text_of
from redpet.dicom.pixels import PixelReader
from redpet.dicom.suv_time import NoSuv, acquisitions
from redpet.errors import InputError
from redpet.machine import scratch
from redpet.machine.memory import require_memory
from redpet.machine.progress import Progress, Silent

__all__ = ["PetSeries", "SeriesInfo", "find_series", "read_dicom_case", "read_series", "source_files"]

UNITS = {"BQML": BQML, "CNTS": COUNTS, "GML": SUV, "CM2ML": "SUV (body surface)"}
"""The unit of an image for DICOM Units (0054,1001); every other defined term keeps its name."""
OTHER_UNITS = {
    "NONE", "CM2", "PCNT", "CPS", "MGMINML", "UMOLMINML", "MLMING", "MLG", "1CM", "UMOLML", "PROPCNTS", "PROPCPS",
    "MLMINML", "MLML", "STDDEV",
}  # fmt: skip
SAME_GRID_MM = 0.01
LEAST_SLOPE = 1e-30
"""Beyond it and its inverse the values leave the range of float32."""
GAPPED = 1.5
PIXELS_IN_A_BYTE = 1000
"""More than any compression of a slice reaches: a damaged header must not make us take memory for what is not there."""
PIXEL_BYTES = 4
LONGEST_HEADER = 64 * 2**20


@dataclass(frozen=True)
class PetSeries:
    """A PET series: its image, its files and headers in slice order, and what a reader should know."""

    image: Image
    info: SeriesInfo
    slices: tuple[Slice, ...]
    warnings: tuple[str, ...]


def find_series(place: Path) -> list[SeriesInfo]:
    """Every DICOM series in a folder and its sub-folders, of any modality; headers only."""
    return list(scan(place).series)


def read_series(place: Path, choice: Choice = UNSAID, progress: Progress | None = None) -> PetSeries:
    """The one PET series in a folder (with sub-folders), the chosen one, or that of one file.

    The image has the unit of the series (Bq/mL for BQML) and `provenance["files"]`, the source
    files in slice order, which `source_files` returns. These paths may name a patient: whoever
    writes provenance to disk leaves them out. Raises InputError for anything but one sound,
    static PET series.
    """
    found = scan(place, progress)
    chosen = the_series(found, place, choice)
    read = read_found(chosen.series[0], found.skipped, choice.frames, progress)
    return replace(read, warnings=(*read.warnings, *chosen.notes))


def read_dicom_case(place: Path, choice: Choice = UNSAID, progress: Progress | None = None) -> Case:
    """The case in a folder: one PET series, or one for each dose level.

    Several series must name different doses in their descriptions or folders and share patient,
    frame of reference, unit and grid; otherwise InputError lists what was found. What was left
    out, of other modalities or of an unknown dose, stands in the warnings. Values that DICOM can
    hold and no restoration can square are refused here, not where a series is only read.
    """
    found = scan(place, progress)
    chosen = dose_levels(found, place, choice)
    require_memory(sum(map(image_bytes, chosen.series)), f"{place} ({listed(chosen.series)})")
    read = [read_found(one, found.skipped, choice.frames, progress) for one in chosen.series]
    for one in read:
        check_numbers(one.image.values, one.info.files[0].parent)
    check_same_grid(read, place)
    warnings = [*(warning for one in read for warning in one.warnings), *chosen.notes]
    levels = tuple(DoseLevel(one.info.drf, image=one.image, label=dose_label(one.info.drf)) for one in read)
    return Case("case", levels, provenance={"source": "DICOM"}, warnings=tuple(dict.fromkeys(warnings)))


def source_files(image: Image) -> tuple[Path, ...]:
    """The DICOM files that an image was read from in slice order, empty where it was not."""
    return tuple(Path(name) for name in image.provenance.get("files", ()))


def source_planes(image: Image) -> tuple[Slice, ...]:
    """The planes of the DICOM files that an image was read from, with their headers; empty where it was not."""
    files = source_files(image)
    return planes_of(slices_in(files), image.provenance.get("frames"))[0] if files else ()


def slices_in(files: Sequence[Path]) -> list[Slice]:
    """The slices in some files. Raises InputError where one of them is gone or no DICOM file."""
    slices: list[Slice] = []
    for path in dict.fromkeys(map(Path, files)):
        header = read_header(path) if path.is_file() else None
        if header is None:
            raise InputError(f"{path}: the source file is gone or no DICOM file; restore it to export.")
        slices += slices_of(path, header)
    return slices


def planes_of(slices: Sequence[Slice], frames: str | None) -> tuple[tuple[Slice, ...], ImageGrid, str]:
    """The planes in slice order, one for each position, their grid, and which time frames they are."""
    planes, chosen = time_frames(slices, frames)
    return *stack(planes), chosen


def read_found(
    info: SeriesInfo, skipped: int, frames: str | None = None, progress: Progress | None = None
) -> PetSeries:
    """Sort, check and decode a series; slice by slice into one float32 array. `frames` is for `time_frames`."""
    if info.refusal:
        raise InputError(f"{info.files[0].parent}: {info.refusal}.")
    for one in info.slices:
        check_pixel_format(one)
    check_instances(info.slices)
    slices, grid, chosen = planes_of(info.slices, frames)
    unit = unit_of(slices[0])
    for one in slices:
        for part in one.parts:
            slope_of(part)
    require_memory(image_bytes(info), f"{info.files[0].parent} ({len(slices)} slices)")
    provenance = provenance_of(info.slices if chosen else slices, chosen)
    if chosen:
        provenance |= times_of(info, slices)
    image = Image(read_values(slices, grid, progress), grid, unit, provenance)
    return PetSeries(image, info, slices, tuple(warnings_of(info, grid, slices, chosen, skipped)))


def read_values(slices: Sequence[Slice], grid: ImageGrid, progress: Progress | None = None) -> np.ndarray:
    """The values `[z, y, x]`, each slice multiplied by its own slope, frames that were added by their weights."""
    values = scratch.room(grid.shape)
    stored = PixelReader(grid.shape[1:], alone=len(slices) == 1)
    progress = progress or Silent()
    for done, (plane, one) in enumerate(zip(scratch.slices_of(values), slices, strict=True), start=1):
        plane[:] = sum(stored(part) * (slope_of(part) * weight) for part, weight in one.added or ((one, 1.0),))
        progress.step("read images", done, len(slices))
    stored.check_padding()
    return values


def provenance_of(slices: Sequence[Slice], frames: str) -> dict[str, object]:
    """Where an image comes from: `files` of all frames, in slice order where there is one, and `frames` of these."""
    files = dict.fromkeys(str(one.path) for one in slices)
    told: dict[str, object] = {"source": "DICOM", "files": tuple(files)}
    return told | ({"frames": frames} if frames else {})


def times_of(info: SeriesInfo, slices: Sequence[Slice]) -> dict[str, object]:
    """When the frames began after the first of the series, and how long they lasted, where that is said."""
    try:
        first, start = (min(acquisitions([one.header for one in those])[0]) for those in (info.slices, slices))
    except NoSuv:
        return {}
    return {TIMES: ((start - first).total_seconds(), number(slices[0], "ActualFrameDuration") / 1000)}


def check_pixel_format(one: Slice) -> None:
    """Raise InputError unless the file holds grey images, a classic one a single frame."""
    enhanced = text_of(one.header, "SOPClassUID") in ENHANCED_PET
    frames = number(one, "NumberOfFrames") if enhanced else 1
    if not enhanced and text_of(one.header, "NumberOfFrames") and number(one, "NumberOfFrames") != 1:
        raise InputError(f"{one.path}: {attribute('NumberOfFrames')} must be 1, one grey image in a file.")
    if number(one, "SamplesPerPixel") != 1:
        raise InputError(f"{one.path}: {attribute('SamplesPerPixel')} must be 1, one grey image in a file.")
    rows, columns, size = number(one, "Rows"), number(one, "Columns"), one.path.stat().st_size
    if min(rows, columns) < 1:
        raise InputError(f"{one.path}: Rows and Columns must be above 0.")
    pixels = rows * columns * frames
    if pixels > size * PIXELS_IN_A_BYTE or size > pixels * PIXEL_BYTES + LONGEST_HEADER:
        raise InputError(
            f"{one.path}: the file of {size:,} bytes cannot be one slice of {rows:g} x {columns:g} pixels "
            f"({attribute('Rows')}, {attribute('Columns')}); copy it again from its source."
        )


def check_instances(slices: Sequence[Slice]) -> None:
    """Raise InputError where two files claim to be the same slice."""
    seen: dict[tuple[str, int], Path] = {}
    for one in slices:
        uid = text_of(one.header, "SOPInstanceUID"), one.frame
        if uid[0] and uid in seen:
            raise InputError(
                f"{one.path}: {attribute('SOPInstanceUID')} is that of {seen[uid]}, which holds something else: one of "
                "them is damaged or was changed; remove it, or export the series again."
            )
        seen[uid] = one.path


def slope_of(one: Slice) -> float:
    """The RescaleSlope of a slice; raises InputError for one that is not above 0 or absurd, or an intercept."""
    slope = number(one, "RescaleSlope")
    if slope <= 0:
        raise InputError(f"{one.path}: {attribute('RescaleSlope')} is {slope:g}, it must be above 0.")
    if not LEAST_SLOPE < slope < 1 / LEAST_SLOPE:
        raise InputError(f"{one.path}: {attribute('RescaleSlope')} is {slope:g}, which no activity needs.")
    intercept = number(one, "RescaleIntercept")
    if intercept != 0:
        raise InputError(f"{one.path}: {attribute('RescaleIntercept')} is {intercept:g}, in PET it must be 0.")
    return slope


def unit_of(one: Slice) -> str:
    """The image's unit after DICOM Units and SUVType; raises InputError where none or an unknown one is given."""
    units, suv_type = text_of(one.header, "Units"), text_of(one.header, "SUVType")
    if not units:
        raise InputError(f"{one.path}: {attribute('Units')} is missing; without it the values mean nothing.")
    if units not in UNITS and units not in OTHER_UNITS:
        raise InputError(f"{one.path}: {attribute('Units')} is {units}, which DICOM does not define.")
    if units == "GML" and suv_type not in ("", "BW"):
        return f"SUV ({suv_type})"
    return UNITS.get(units, units)


def warnings_of(info: SeriesInfo, grid: ImageGrid, slices: Sequence[Slice], frames: str, skipped: int) -> list[str]:
    """What is odd, yet readable."""
    warnings = []
    if frames:
        warnings.append(frames_told("the series", len(info.slices) // len(slices), frames))
    first = info.slices[0]
    step_mm, thickness_mm = grid.spacing_mm[2], text_of(first.header, "SliceThickness")
    if thickness_mm and step_mm > GAPPED * number(first, "SliceThickness"):
        warnings.append(f"the slices are {step_mm:g} mm apart and {thickness_mm} mm thick: slices may be missing")
    if any(text_of(one.header, "LossyImageCompression") == "01" for one in info.slices):
        warnings.append("the series was compressed with loss: its values are not those that were measured")
    present, stated = len(slices), text_of(info.slices[0].header, "NumberOfSlices")
    if stated.isdigit() and int(stated) > present:
        warnings.append(f"the series says {stated} slices, {present} are here: it is a part")
    if info.copies:
        warnings.append(f"{len(info.copies)} file(s) hold a slice once more, such as {info.copies[0].name}: read once")
    if skipped:
        warnings.append(f"{skipped} file(s) that are no DICOM images were skipped")
    if info.dose_note:
        warnings.append(f"the dose is unknown: {info.dose_note}")
    return warnings


def image_bytes(info: SeriesInfo) -> int:
    """Bytes of the float32 image, with one slice in double beside it; a position counts once for all its frames."""
    first = info.slices[0]
    planes = len({text_of(one.header, "ImagePositionPatient") for one in info.slices})
    return int(number(first, "Rows") * number(first, "Columns")) * (4 * planes + 16)


def check_same_grid(read: Sequence[PetSeries], place: Path) -> None:
    """Raise InputError unless all images lie on the grid of the first."""
    for one in read[1:]:
        if misplacement_mm(one.image.grid, read[0].image.grid) > SAME_GRID_MM:
            raise InputError(
                f"{place}: the series '{one.info.description}' does not lie on the grid of "
                f"'{read[0].info.description}'; the dose levels of a case must share one."
            )
