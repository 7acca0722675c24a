"""ECAT 7 images (.v), through nibabel, turned into LPS.

An ECAT image lies as the scanner shows it: for a supine patient with the head in, x runs to the patient's left, y to
the back and the slices to the feet; other positions mirror x and y as in Interfile.
"""

import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import Case, DoseLevel, FloatArray, Image, ImageGrid
from redpet.case.dose_names import dose_label
from redpet.case.numbers import check_numbers
from redpet.errors import InputError, MissingPackages
from redpet.readers.bids import described, meaning, unit_named
from redpet.readers.frames import INSTEAD, Frames, FrameTimes, choose_frames
from redpet.readers.orientation import turned

NIBABEL = "nibabel>=5.2,<6"
VOLUMES = {"ECAT7_VOLUME8", "ECAT7_VOLUME16"}
POSITIONS = {0: (True, True), 1: (False, True), 2: (True, False), 3: (False, False)}
"""Whether the feet are in and the patient is prone, by the header's patient_orientation."""
MM_PER_CM = 10.0
MS_PER_S = 1000.0
DELETED = 3
DECAY_CORRECTED = 1 << 9
"""The bit of a subheader's corrections_applied that says so."""


def read_ecat(path: Path, frames: str | None = None) -> Case:
    """Read an ECAT 7 image, or `frames` of one, as a case of one dose level, in its unit or that of a JSON beside it.

    Raises InputError where it is damaged, no image, without a unit, or lacks what adding frames needs, MissingPackages
    without nibabel.
    """
    header, volumes, order, ids = loaded(path)
    parts = [volumes.subheaders[at] for at in order]
    unit, factor, drf, told = unit_of(path, header)
    check_places(path, ids, parts)
    chosen = choose_frames(path, frames, len(parts), unit, lambda: frame_times(path, parts))
    values = added(path, float(header["ecat_calibration_factor"]) * factor, volumes, order, chosen)
    told = (*chosen.warnings, *told)
    feet_in, prone = POSITIONS.get(int(header["patient_orientation"]), (False, False))
    if int(header["patient_orientation"]) not in POSITIONS:
        told = (*told, "the header does not say the patient position: taken as head in, supine")
    dx, dy, dz = (float(parts[0][f"{axis}_pixel_size"]) * MM_PER_CM for axis in "xyz")
    steps, size = (dx, dy, dz), (values.shape[2], values.shape[1], values.shape[0])
    if not min(steps) > 0 or not np.isfinite(values).all():
        raise InputError(f"{path}: has voxels without a size, or values that are no numbers; it is damaged.")
    check_numbers(values, path)
    x, y, z = (-(n - 1) / 2 * step for n, step in zip(size, steps, strict=True))
    image = Image(
        turned(values, slices=not feet_in, angles=prone, radial=feet_in != prone),
        ImageGrid(size, steps, (x, y, z)),
        unit,
        {"input": path.name} | chosen.provenance,
    )
    level = DoseLevel(drf, image=image, label=dose_label(drf))
    return Case(path.stem, (level,), provenance={"input": path.name}, warnings=told)


def loaded(path: Path) -> tuple[Any, Any, list[int], list[int]]:
    """Main header, nibabel's volumes, where frames and gates lie among these, in their order, and their matrix numbers.

    A matrix number holds frame, bed position and gate (ECAT 7).
    """
    try:
        from nibabel import ecat
    except ImportError as error:
        raise MissingPackages([NIBABEL]) from error
    try:
        with warnings.catch_warnings(action="ignore", category=UserWarning):  # frames out of order are put in order
            file = ecat.load(str(path))
        header, volumes = file.header, file.get_subheaders()
        kind = header.get_filetype()
        listed = [(int(row[0]), int(row[3])) for row in file.get_mlist()][: len(volumes.subheaders)]
        order = [at for at, (number, status) in enumerate(listed) if number > 0 and status != DELETED]
        order.sort(key=lambda at: (listed[at][0] & 0x1FF, listed[at][0] >> 24 & 0x3F))
        if not order:
            raise damaged(path)
    except Exception as error:  # a damaged file makes nibabel raise almost anything
        raise damaged(path) from error
    if kind not in VOLUMES:
        raise InputError(f"{path}: holds data of the type {kind}, and an image can be restored; export one.")
    return header, volumes, order, [listed[at][0] for at in order]


def check_places(path: Path, ids: Sequence[int], parts: Sequence[Any]) -> None:
    """Raise InputError unless all frames lie at one bed position on one grid."""
    axes = [f"{axis}_{what}" for axis in "xyz" for what in ("dimension", "pixel_size", "offset")]
    if len({number >> 12 & 0xF for number in ids}) > 1 or len({tuple(float(p[a]) for a in axes) for p in parts}) > 1:
        raise InputError(f"{path}: holds several bed positions or grids; write each by itself.")


def frame_times(path: Path, parts: Sequence[Any]) -> FrameTimes:
    """Times and decay correction of all frames, as their subheaders say."""
    starts_s, durations_s = (
        tuple(float(part[key]) / MS_PER_S for part in parts) for key in ("frame_start_time", "frame_duration")
    )
    factors = tuple(float(part["decay_corr_fctr"]) for part in parts)
    flagged = {bool(int(part["corrections_applied"]) & DECAY_CORRECTED) for part in parts}
    if len(flagged) > 1 or (flagged == {True} and max(factors) <= 1):
        raise InputError(f"{path}: does not say by which factor each frame was corrected for decay; {INSTEAD}.")
    if flagged == {False} and set(factors) <= {0.0, 1.0}:
        return FrameTimes(starts_s, durations_s, None)
    doubt = "corrections_applied does not tell a decay correction, decay_corr_fctr does: taken as corrected"
    return FrameTimes(starts_s, durations_s, factors, () if flagged == {True} else (doubt,))


def added(path: Path, factor: float, volumes: Any, order: Sequence[int], chosen: Frames) -> FloatArray:
    """The values `[z, y, x]` of the chosen frames, as they lie in the file, in the unit that `factor` makes of them."""
    total: Any = 0.0
    try:
        for frame, weight in chosen.weights.items():
            stored = volumes.raw_data_from_fileobj(order[frame], orientation="neurological")[::-1, ::-1, ::-1]
            scale = float(volumes.subheaders[order[frame]]["scale_factor"])
            total = total + stored.astype(np.float32) * np.float32(factor * scale * weight)
        return np.ascontiguousarray(total.reshape(total.shape[:3]).T, np.float32)
    except Exception as error:  # a damaged file makes nibabel raise almost anything
        raise damaged(path) from error


def damaged(path: Path) -> InputError:
    """The sentence for a file that nibabel cannot make out."""
    return InputError(f"{path}: is damaged or no image of ECAT 7; copy it again from its source.")


def unit_of(path: Path, header: Any) -> tuple[str, float, float | None, tuple[str, ...]]:
    """Unit, factor, dose and warnings, by the header's data_units, else by a JSON beside the file."""
    told = bytes(header["data_units"]).decode("latin-1").strip("\0 ")
    if (known := unit_named(told)) is not None:
        return *known, None, ()
    said, source, warnings = described(path)
    return *meaning(said, source), warnings
