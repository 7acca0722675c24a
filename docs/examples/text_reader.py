"""Sinograms as text: lines `# key: value`, then the counts of one angle a line, a blank line between slices."""

from pathlib import Path

import numpy as np

from redpet.case import COUNTS, Case, DoseLevel, ImageGrid, Kind, Sinogram, SinogramGeometry
from redpet.errors import InputError

NEEDED = ("radial_spacing_mm", "slice_spacing_mm", "image_unit")


def read_text(path: Path) -> Case:
    """The case of one measured sinogram `[slice, angle, radial]` in counts, of unknown dose.

    Raises InputError where the header lacks a key, or the lines differ in length.
    """
    lines = path.read_text(encoding="utf-8").splitlines()
    header = dict(line[1:].split(":", 1) for line in lines if line.startswith("#"))
    said = {key.strip(): value.strip() for key, value in header.items()}
    if missing := [key for key in NEEDED if key not in said]:
        raise InputError(f"{path}: its header lacks {', '.join(missing)}; add a line '# {missing[0]}: ...'.")
    blocks = "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n")
    try:
        values = np.array([[row.split() for row in block.splitlines()] for block in blocks], dtype=np.float32)
        radial_mm, slice_mm = (float(said[key]) for key in NEEDED[:2])
    except ValueError as error:
        raise InputError(f"{path}: is no table of numbers with lines of one length ({error}).") from error
    n_slices, n_angles, n_radial = values.shape
    sinogram = Sinogram(
        values,
        SinogramGeometry(n_angles, n_radial, radial_mm),
        ImageGrid((n_radial, n_radial, n_slices), (radial_mm, radial_mm, slice_mm)),
        unit=COUNTS,
        kind=Kind.MEASURED,
        image_unit=said["image_unit"],
        provenance={"source": "text"},
    )
    return Case(path.stem, (DoseLevel(None, sinogram=sinogram),), provenance={"source": "text"})
