"""Interfile images (.hv), turned into LPS."""

import numpy as np

from redpet.case import COUNTS, Image, ImageGrid
from redpet.errors import InputError
from redpet.readers.interfile_data import data_file, read_values, require_size, scale_factors, unit_of
from redpet.readers.interfile_header import Header
from redpet.readers.orientation import turned


def read_image(header: Header, warnings: list[str]) -> Image:
    """The image of `header` in LPS; STIR names no unit, so it is counts, and Siemens does."""
    file = data_file(header, warnings)
    labels = [header.text(f"matrix axis label[{i}]", axis) for i, axis in ((1, "x"), (2, "y"), (3, "z"))]
    if labels != ["x", "y", "z"]:
        raise InputError(f"{header.path}: the axes of an image must be x, y, z and are {', '.join(labels)}.")
    size = (header.size("matrix size[1]"), header.size("matrix size[2]"), number_of_slices(header))
    spacing = (
        header.positive("scaling factor (mm/pixel)[1]"),
        header.positive("scaling factor (mm/pixel)[2]"),
        slice_spacing_mm(header),
    )
    require_size(header, file, size[0] * size[1] * size[2], warnings)
    factors = scale_factors(header)
    if len(factors) not in (1, size[2]):
        raise InputError(f"{header.path}: lists {len(factors)} image scaling factors for {size[2]} planes.")
    values = read_values(header, file, 0, size[0] * size[1] * size[2]).reshape(size[::-1])
    values *= np.asarray(factors, np.float32)[:, None, None]

    default = [-(size[0] // 2) * spacing[0], -(size[1] // 2) * spacing[1], 0.0]
    first = [header.number(f"first pixel offset (mm)[{i}]", default[i - 1]) for i in (1, 2, 3)]
    feet_in, flip_x, flip_y = patient_position(header, warnings)
    flips = (flip_x, flip_y, not feet_in)
    x, y, z = (
        -(start + (n - 1) * step) if flip else start
        for start, n, step, flip in zip(first, size, spacing, flips, strict=True)
    )
    turned_values = turned(values, slices=flips[2], angles=flips[1], radial=flips[0])
    unit = unit_of(header)
    if not unit:
        warnings.append("The header names no unit: the image is in counts, not calibrated.")
    return Image(turned_values, ImageGrid(size, spacing, (x, y, z)), unit or COUNTS, {"input": header.path.name})


def number_of_slices(header: Header) -> int:
    """The size along z, also as Interfile 3.3 writes it; 1 where nobody says."""
    for key in ("matrix size[3]", "number of slices", "number of images/slices", "total number of images"):
        if key in header:
            return header.size(key)
    return 1


def slice_spacing_mm(header: Header) -> float:
    """The distance of the slices, also as Interfile 3.3 writes it, in pixels."""
    if "scaling factor (mm/pixel)[3]" in header:
        return header.positive("scaling factor (mm/pixel)[3]")
    key = "centre-centre slice separation (pixels)"
    pixels = header.positive(key if key in header else "slice thickness (pixels)")
    return pixels * header.positive("scaling factor (mm/pixel)[1]")


def patient_position(header: Header, warnings: list[str]) -> tuple[bool, bool, bool]:
    """Whether the feet are in, x runs to the patient's right, and y to the front (DICOM PS3.3 C.7.3.1.1.2)."""
    orientation = header.text("patient orientation", "unknown").replace(" ", "_")
    rotation = header.text("patient rotation", "unknown")
    if orientation not in ("head_in", "feet_in") or rotation not in ("supine", "prone"):
        if rotation in ("left", "right"):
            raise InputError(f"{header.path}: `patient rotation := {rotation}` is not handled; supine and prone are.")
        said = (
            "does not say"
            if (orientation, rotation) == ("unknown", "unknown")
            else f"says {orientation}, {rotation} for"
        )
        warnings.append(f"The header {said} the patient position: taken as head in, supine.")
        return False, False, False
    feet_in, prone = orientation == "feet_in", rotation == "prone"
    return feet_in, feet_in != prone, prone
