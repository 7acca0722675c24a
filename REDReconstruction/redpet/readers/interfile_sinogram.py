"""The bins of an Interfile sinogram: its segments, views and radial bins, and the ring of detectors behind them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from redpet.case import FloatArray
from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.readers.interfile_data import data_file, read_values, require_size, scale_factors
from redpet.readers.interfile_header import Header
from redpet.scanner.rebinning import ArcCorrection, Segment, ring_pairs

RADIAL, VIEW, AXIAL, SEGMENT = "tangential coordinate", "view", "axial coordinate", "segment"
TIME_OF_FLIGHT = "timing positions"
ARC_CORRECTION = {"arc correction", "arc corrected"}
MM_PER_CM = 10.0


@dataclass(frozen=True)
class Layout:
    """How the numbers of a sinogram lie in its file: `segments` one after the other, of views and radial bins each.

    All of them lie there `n_times` times, once for each bin of the time of flight.
    """

    segments: tuple[Segment, ...]
    n_views: int
    n_radial: int
    n_times: int = 1

    @property
    def n_bins(self) -> int:
        """The bins of all segments, whatever the time of flight."""
        return self.n_views * self.n_radial * sum(segment.n_slices for segment in self.segments)


def layout(header: Header) -> Layout:
    """The layout that a header describes. Raises InputError for axes that are not those of a sinogram."""
    axes = header.axes()
    missing = [label for label in (RADIAL, VIEW, AXIAL) if label not in axes]
    outermost = axes.get(TIME_OF_FLIGHT, "")
    if (
        missing
        or set(axes) - {RADIAL, VIEW, AXIAL, SEGMENT, TIME_OF_FLIGHT}
        or outermost not in ("", max(axes.values()))
    ):
        raise InputError(
            f"{header.path}: its axes are {', '.join(axes) or 'not named'}; tangential coordinate, view, axial "
            "coordinate, segment and, as the last, timing positions can be read."
        )
    n_times = header.size(outermost) if outermost else 1
    return Layout(tuple(find_segments(header, axes)), header.size(axes[VIEW]), header.size(axes[RADIAL]), n_times)


def read_segments(header: Header, like: Layout, warnings: list[str]) -> Iterator[FloatArray]:
    """One array `[slice, angle, radial]` after the other, in the order of the file.

    Raises InputError before the first where the data file is missing or too short, or its scale changes.
    """
    file = data_file(header, warnings)
    has_more = with_delayed(header) is not None
    require_size(header, file, like.n_bins * like.n_times, [] if has_more else warnings)
    if like.n_times > 1:
        warnings.append(f"The {like.n_times} bins of the time of flight were added up: it is not used.")
    factors = scale_factors(header)
    if len(set(factors)) > 1:
        raise InputError(f"{header.path}: `image scaling factor` differs within the sinogram; write one factor.")
    return _arrays(header, file, like, np.float32(factors[0]))


def _arrays(header: Header, file: Path, like: Layout, factor: np.float32) -> Iterator[FloatArray]:
    axes = header.axes()
    by_view = axes[AXIAL] < axes[VIEW]
    start = 0
    for segment in like.segments:
        n_bins = segment.n_slices * like.n_views * like.n_radial
        values = read_values(header, file, start, n_bins)
        for time in range(1, like.n_times):
            values += read_values(header, file, start + time * like.n_bins, n_bins)
        values *= factor
        start += n_bins
        yield (
            values.reshape(like.n_views, segment.n_slices, like.n_radial).swapaxes(0, 1)
            if by_view
            else values.reshape(segment.n_slices, like.n_views, like.n_radial)
        )


def with_delayed(header: Header) -> Header | None:
    """The header of the delayed coincidences that a Siemens sinogram holds behind its prompts, None where it has none.

    Raises InputError where the two come in another order.
    """
    n_types = header.integers("number of scan data types", 1)[0]
    kinds = [header.text(f"scan data type description[{i}]", "") for i in range(1, n_types + 1)]
    if n_types < 2 or not any(kinds):
        return None
    if kinds != ["prompts", "randoms"]:
        raise InputError(f"{header.path}: holds {', '.join(kinds)}; prompts alone, or prompts and randoms can be read.")
    offset = header.entries.get("data offset in bytes[2]", "")
    if not offset:
        raise InputError(f"{header.path}: the key `data offset in bytes[2]` is missing: where do its randoms begin?")
    return replace(header, entries={**header.entries, "data offset in bytes[1]": offset})


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
    n_rings = header.integers("number of rings", 0)[0]
    return [_segment(header, n, rings, n_rings, a, b) for n, a, b in zip(n_slices, low, high, strict=True)]


def _segment(header: Header, n_slices: int, rings_mm: float, n_rings: int, low: int, high: int) -> Segment:
    difference = (low + high) / 2 * rings_mm
    if low == high:
        return Segment(n_slices, rings_mm, (1,) * n_slices, difference)
    first, between = divmod(2 * (n_rings - 1) - (n_slices - 1), 2)
    if n_rings < 1 or between:  # whoever rebins refuses what does not lie between the rings
        return Segment(n_slices, rings_mm / 2, (1,) * n_slices, difference)
    pairs = ring_pairs(n_rings, low, high, first + np.arange(n_slices)) if first >= 0 else (0,)
    if not all(pairs):
        raise InputError(
            f"{header.path}: its {n_rings} rings have no {n_slices} sinograms of the ring differences {low} to {high}."
        )
    return Segment(n_slices, rings_mm / 2, pairs, difference)


def arc_corrected_already(header: Header) -> bool:
    """Whether the radial bins are uniform; STIR assumes so where `applied corrections` is missing."""
    words = header.words("applied corrections")
    return not words or bool(ARC_CORRECTION & set(words))


def arc_correction(header: Header, n_radial: int) -> ArcCorrection | None:
    """From the ring of detectors to uniform radial bins, None where the bins are uniform already.

    Raises InputError where the header does not describe a ring.
    """
    if arc_corrected_already(header):
        return None
    shape = header.text("scanner geometry (blocksoncylindrical/cylindrical/generic)", "Cylindrical")
    if shape != "cylindrical":
        raise InputError(f"{header.path}: a scanner of the geometry `{shape}` needs arc-corrected data.")
    radius = header.positive("inner ring diameter (cm)") / 2 + header.number("average depth of interaction (cm)")
    n_detectors = header.size("number of detectors per ring")
    with naming(header.path):
        return ArcCorrection(n_radial, n_detectors, radius * MM_PER_CM)


def bin_mm(header: Header) -> float:
    """The width of uniform radial bins."""
    key = "effective central bin size (cm)"
    return header.positive(key if key in header else "default bin size (cm)") * MM_PER_CM


def first_angle_rad(header: Header, n_views: int) -> float:
    """The angle of the first view."""
    return math.radians(header.number("view offset (degrees)", 0) + view_mashing_degrees(header, n_views))


def view_mashing_degrees(header: Header, n_views: int) -> float:
    """How far added-up views move the first one from the first view of the scanner."""
    mash = view_mashing(header, n_views)
    return 0.0 if mash < 2 else (mash - 1) / 2 * 180.0 / (n_views * mash)


def view_mashing(header: Header, n_views: int) -> int:
    """How many views of the scanner are added up in one; 0 where the header does not say."""
    n_detectors = header.integers("number of detectors per ring", 0)[0]
    return 0 if n_detectors < 1 or n_detectors % (2 * n_views) else n_detectors // (2 * n_views)


def axial_positions(header: Header, first_m: float, spacing: float, n_slices: int, feet_in: bool) -> float:
    """Where the lowest slice lies along S in mm; 0 is the first ring, as in STIR's images."""
    n_rings = header.integers("number of rings", 0)[0]
    rings = header.positive("distance between rings (cm)") * MM_PER_CM
    first_z = first_m + (n_rings - 1) / 2 * rings if n_rings > 0 else 0.0
    return first_z if feet_in else -(first_z + (n_slices - 1) * spacing)
