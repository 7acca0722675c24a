"""Interfile sinograms (.hs) and images (.hv) as STIR, Siemens and CASToR write them, turned into LPS.

Where things lie is taken from STIR's sources (ProjDataInfoCylindrical, DiscretisedDensity,
InterfileHeader): facing the scanner from the bed, x runs from left to right, y downwards and z
out of the scanner; view k has the angle `k pi / views + view offset`, and a bin collects the
points with `x cos + y sin = s`, which is our equation too. Tangential index 0 is bin `n // 2`. For a
supine patient with the head in, x is L and y is P, and z runs to the feet: the slices are
turned around. Other positions mirror x and y as well.
"""

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from redpet.case import (
    COUNTS,
    Case,
    Corrections,
    DoseLevel,
    FloatArray,
    Kind,
    Sinogram,
    SinogramGeometry,
)
from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.readers.interfile_data import data_file, read_values, require_size, scale_factors
from redpet.readers.interfile_header import Header, read_header, refuse_several_frames
from redpet.readers.interfile_image import patient_position, read_image
from redpet.readers.orientation import centred_grid, mirrored, turned
from redpet.readers.rebinning import ArcCorrection, Segment, SingleSliceRebinning, crossed_slices

RADIAL, VIEW, AXIAL, SEGMENT = "tangential coordinate", "view", "axial coordinate", "segment"
ARC_CORRECTION = {"arc correction", "arc corrected"}
MM_PER_CM = 10.0


def read_interfile(path: Path, outside: bool = False) -> Case:
    """Read the sinogram or image of an Interfile header as a case of one dose level.

    What was assumed or changed (arc correction, rebinning, patient position) stands in the
    case's warnings. Raises InputError that names the header or its data file, and
    where the data lie outside of the header's folder, unless that is allowed by `outside`.
    """
    header = replace(read_header(path), outside=outside)
    refuse_several_frames(header)
    warnings: list[str] = []
    if is_sinogram(header):
        level = DoseLevel(None, sinogram=read_sinogram(header, warnings))
    else:
        level = DoseLevel(None, image=read_image(header, warnings))
    return Case(path.stem, (level,), provenance={"input": path.name}, warnings=tuple(warnings))


def is_sinogram(header: Header) -> bool:
    """Whether the header describes a PET sinogram rather than an image. Raises InputError for anything else."""
    modality = header.text("imaging modality", "PT")
    kind = header.text("type of data", "PET")
    if modality not in ("pt", "pet") or kind not in ("pet", "static", "other", "dynamic"):
        raise InputError(f"{header.path}: holds `{modality}` data of the type `{kind}`, and only PET can be read.")
    labels = header.axes()
    content = header.text("pet data type", "Emission" if RADIAL in labels else "Image")
    if content not in ("emission", "image"):
        raise InputError(f"{header.path}: holds `{content}` data and no emission sinogram or image.")
    return content == "emission"


def read_sinogram(header: Header, warnings: list[str]) -> Sinogram:
    """The sinogram of `header`, rebinned and arc-corrected where it needs to be; `warnings` tells what was done."""
    file, segments, n_views, n_radial = layout(header, warnings)
    several = len(segments) > 1
    spacing_z = segments[0].spacing_mm
    if several:
        spacing_z = header.positive("distance between rings (cm)") * MM_PER_CM / 2
        warnings.append(f"{len(segments)} segments were rebinned to slices by single-slice rebinning.")
    with naming(header.path):
        slices = crossed_slices(segments, spacing_z)
    nature = Nature(header)
    arrays = (nature.seen(array) for array in read_segments(header, file, segments, (n_views, n_radial)))
    values = SingleSliceRebinning(slices, (n_views, n_radial)).apply(arrays)
    values, geometry = place_radially(header, values, n_views, warnings)
    uncorrected = nature.counts and arc_corrected_already(header)
    if not uncorrected:
        warnings.append("The values are no plain counts (not whole, negative, or corrected): taken as precorrected.")

    feet_in, flip_x, flip_y = patient_position(header, warnings)
    share = (slices.contributions / slices.contributions.max())[:, None, None]
    normalisation = None
    if several and uncorrected:
        normalisation = turned(np.broadcast_to(share, values.shape), slices=not feet_in)
    elif several:
        values /= slices.contributions[:, None, None]
    geometry, turn = mirrored(geometry, flip_x, flip_y)
    n_slices = values.shape[0]
    z = axial_positions(header, slices.first_mm, spacing_z, n_slices, feet_in)
    spacing = geometry.radial_spacing_mm
    return Sinogram(
        values=turned(values, slices=not feet_in, angles=turn),
        geometry=geometry,
        grid=centred_grid((values.shape[2], values.shape[2], n_slices), (spacing, spacing, spacing_z), z),
        unit=COUNTS,
        kind=Kind.MEASURED,
        image_unit=COUNTS,
        corrections=Corrections(normalisation=normalisation),
        precorrected=not uncorrected,
        provenance={"input": header.path.name},
    )


def layout(header: Header, warnings: list[str]) -> tuple[Path, list[Segment], int, int]:
    """The data file of a sinogram, long enough for its segments, and how many views and radial bins each has."""
    file, axes = data_file(header, warnings), header.axes()
    missing = [label for label in (RADIAL, VIEW, AXIAL) if label not in axes]
    if missing or set(axes) - {RADIAL, VIEW, AXIAL, SEGMENT}:
        raise InputError(
            f"{header.path}: its axes are {', '.join(axes) or 'not named'}; tangential coordinate, view, axial "
            "coordinate and segment can be read (add up time-of-flight bins first)."
        )
    segments = find_segments(header, axes)
    n_views, n_radial = header.size(axes[VIEW]), header.size(axes[RADIAL])
    n_bins = n_views * n_radial * sum(segment.n_slices for segment in segments)
    require_size(header, file, n_bins, warnings)
    return file, segments, n_views, n_radial


class Nature:
    """Whether all arrays seen so far are counts: whole, not negative and not corrected by anyone."""

    def __init__(self, header: Header) -> None:
        self.counts = not set(header.words("applied corrections")) - ARC_CORRECTION - {"none"}

    def seen(self, values: FloatArray) -> FloatArray:
        """Look at `values` and pass them on."""
        self.counts = self.counts and bool((values >= 0).all() and (values == np.round(values)).all())
        return values


def find_segments(header: Header, axes: dict[str, str]) -> list[Segment]:
    """The segments in the order of the file. Slices lie half a ring apart where ring differences were combined."""
    n_slices = header.sizes(axes[AXIAL])
    low = header.integers("minimum ring difference per segment", 0)
    high = header.integers("maximum ring difference per segment", 0)
    n_segments = header.size(axes[SEGMENT]) if SEGMENT in axes else 1
    if {len(n_slices), len(low), len(high)} != {n_segments}:
        raise InputError(
            f"{header.path}: says {n_segments} segments and lists {len(n_slices)} axial sizes, {len(low)} minimum and "
            f"{len(high)} maximum ring differences."
        )
    rings = header.positive("distance between rings (cm)") * MM_PER_CM
    return [Segment(n, rings if a == b else rings / 2) for n, a, b in zip(n_slices, low, high, strict=True)]


def read_segments(header: Header, file: Path, segments: list[Segment], shape: tuple[int, int]) -> Iterator[FloatArray]:
    """One array `[slice, angle, radial]` after the other, in the order of the file."""
    axes = header.axes()
    by_view = axes[AXIAL] < axes[VIEW]
    factors = scale_factors(header)
    if len(set(factors)) > 1:
        raise InputError(f"{header.path}: `image scaling factor` differs within the sinogram; write one factor.")
    start = 0
    for segment in segments:
        n_bins = segment.n_slices * shape[0] * shape[1]
        values = read_values(header, file, start, n_bins) * np.float32(factors[0])
        start += n_bins
        yield (
            values.reshape(shape[0], segment.n_slices, shape[1]).swapaxes(0, 1)
            if by_view
            else values.reshape(segment.n_slices, *shape)
        )


def arc_corrected_already(header: Header) -> bool:
    """Whether the radial bins are uniform; STIR assumes so where `applied corrections` is missing."""
    words = header.words("applied corrections")
    return not words or bool(ARC_CORRECTION & set(words))


def place_radially(
    header: Header, values: FloatArray, n_views: int, warnings: list[str]
) -> tuple[FloatArray, SinogramGeometry]:
    """The values on uniform radial bins, and their geometry in the frame of the scanner."""
    start = math.radians(header.number("view offset (degrees)", 0) + view_mashing_degrees(header, n_views))
    if arc_corrected_already(header):
        if "applied corrections" not in header:
            warnings.append("The header does not say whether it is arc-corrected: taken as arc-corrected.")
        key = "effective central bin size (cm)"
        spacing = header.positive(key if key in header else "default bin size (cm)") * MM_PER_CM
        n_radial = values.shape[2]
        return values, SinogramGeometry(n_views, n_radial, spacing, start, 0.0 if n_radial % 2 else -spacing / 2)
    shape = header.text("scanner geometry (blocksoncylindrical/cylindrical/generic)", "Cylindrical")
    if shape != "cylindrical":
        raise InputError(f"{header.path}: a scanner of the geometry `{shape}` needs arc-corrected data.")
    radius = header.positive("inner ring diameter (cm)") / 2 + header.number("average depth of interaction (cm)")
    n_detectors = header.size("number of detectors per ring")
    with naming(header.path):
        correction = ArcCorrection(values.shape[2], n_detectors, radius * MM_PER_CM)
    uniform, spacing = correction.apply(values), correction.spacing_mm
    warnings.append(f"Arc correction was done: uniform radial bins of {spacing:.3f} mm.")
    return uniform, SinogramGeometry(n_views, uniform.shape[2], spacing, start)


def view_mashing_degrees(header: Header, n_views: int) -> float:
    """How far added-up views move the first one from the first view of the scanner."""
    n_detectors = header.integers("number of detectors per ring", 0)[0]
    if n_detectors < 1 or n_detectors % (2 * n_views):
        return 0.0
    return (n_detectors // (2 * n_views) - 1) / 2 * 360.0 / n_detectors


def axial_positions(header: Header, first_m: float, spacing: float, n_slices: int, feet_in: bool) -> float:
    """Where the lowest slice lies along S in mm; 0 is the first ring, as in STIR's images."""
    n_rings = header.integers("number of rings", 0)[0]
    rings = header.positive("distance between rings (cm)") * MM_PER_CM
    first_z = first_m + (n_rings - 1) / 2 * rings if n_rings > 0 else 0.0
    return first_z if feet_in else -(first_z + (n_slices - 1) * spacing)
