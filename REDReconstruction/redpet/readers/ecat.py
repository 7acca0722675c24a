"""ECAT 7 images (.v), through nibabel, turned into LPS.

An ECAT image lies as the scanner shows it: for a supine patient with the head in, x runs to the patient's left, y to
the back and the slices to the feet; other positions mirror x and y as in Interfile.
"""

from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import Case, DoseLevel, Image, ImageGrid
from redpet.case.dose_names import dose_label
from redpet.case.numbers import check_numbers
from redpet.errors import InputError, MissingPackages
from redpet.readers.bids import UNITS, described, meaning
from redpet.readers.orientation import turned

NIBABEL = "nibabel>=5.2,<6"
VOLUMES = {"ECAT7_VOLUME8", "ECAT7_VOLUME16"}
POSITIONS = {0: (True, True), 1: (False, True), 2: (True, False), 3: (False, False)}
"""Whether the feet are in and the patient is prone, by the header's patient_orientation."""
MM_PER_CM = 10.0


def read_ecat(path: Path) -> Case:
    """Read an ECAT 7 image as a case of one dose level, in the unit of its header or of a JSON beside it.

    Raises InputError where it is damaged, no image, of several frames or without a unit, MissingPackages without
    nibabel.
    """
    header, part, values = loaded(path)
    unit, factor, drf, warnings = unit_of(path, header)
    feet_in, prone = POSITIONS.get(int(header["patient_orientation"]), (False, False))
    if int(header["patient_orientation"]) not in POSITIONS:
        warnings = (*warnings, "the header does not say the patient position: taken as head in, supine")
    size = values.shape[:3]
    dx, dy, dz = (float(part[f"{axis}_pixel_size"]) * MM_PER_CM for axis in "xyz")
    steps = (dx, dy, dz)
    if min(steps) <= 0 or not np.isfinite(values).all():
        raise InputError(f"{path}: has voxels without a size, or values that are no numbers; it is damaged.")
    array = np.ascontiguousarray(values.reshape(size).T * np.float32(factor), np.float32)
    check_numbers(array, path)
    x, y, z = (-(n - 1) / 2 * step for n, step in zip(size, steps, strict=True))
    image = Image(
        turned(array, slices=not feet_in, angles=prone, radial=feet_in != prone),
        ImageGrid(size, steps, (x, y, z)),
        unit,
        {"input": path.name},
    )
    level = DoseLevel(drf, image=image, label=dose_label(drf))
    return Case(path.stem, (level,), provenance={"input": path.name}, warnings=warnings)


def loaded(path: Path) -> tuple[Any, Any, np.ndarray[Any, Any]]:
    """Main header, subheader and values `[x, y, z]` of the one frame, as they lie in the file."""
    try:
        from nibabel import ecat
    except ImportError as error:
        raise MissingPackages([NIBABEL]) from error
    try:
        file = ecat.load(str(path))
        header, subheaders = file.header, file.get_subheaders()
        kind, frames = header.get_filetype(), len(subheaders.subheaders)
        part = subheaders.subheaders[0]
        whole = kind in VOLUMES and frames == 1
        values = subheaders.raw_data_from_fileobj(0, orientation="neurological")[::-1, ::-1, ::-1] if whole else None
    except Exception as error:  # a damaged file makes nibabel raise almost anything
        raise InputError(f"{path}: is damaged or no image of ECAT 7; copy it again from its source.") from error
    if values is None:
        what = f"{frames} frames" if kind in VOLUMES else f"data of the type {kind}"
        raise InputError(f"{path}: holds {what}, and one image can be restored at a time; write each frame by itself.")
    scale = float(header["ecat_calibration_factor"]) * float(part["scale_factor"])
    return header, part, values.astype(np.float32) * np.float32(scale)


def unit_of(path: Path, header: Any) -> tuple[str, float, float | None, tuple[str, ...]]:
    """Unit, factor, dose and warnings, by the header's data_units, else by a JSON beside the file."""
    told = bytes(header["data_units"]).decode("latin-1").strip("\0 ").lower()
    if told in UNITS:
        return *UNITS[told], None, ()
    said, source, warnings = described(path)
    return *meaning(said, source), warnings
