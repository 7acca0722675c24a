"""The pieces of a scan along all its rays, as they are measured: nothing is rebinned, arc-corrected or turned."""

import math

import numpy as np

from redpet.case import BQML, COUNTS, FloatArray, ImageGrid
from redpet.errors import InputError
from redpet.machine.memory import require_memory
from redpet.machine.progress import ticks, told
from redpet.projection.ring_projector import RingProjector
from redpet.readers.counted_share import Frame, counted_share
from redpet.readers.interfile import EFFECTS
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_sinogram import (
    MM_PER_CM,
    Layout,
    Nature,
    arc_corrected_already,
    bin_mm,
    first_angle_rad,
    layout,
    read_segments,
    with_delayed,
)
from redpet.readers.list_mode import events_by_segment, is_list_mode
from redpet.readers.mu_map import per_mm, resampled
from redpet.readers.scan_corrections import efficiencies, map_of, matched, nonnegative, smoothed, surviving
from redpet.readers.scan_pieces import Pieces, Scan
from redpet.readers.singles import singles_randoms
from redpet.scanner.oblique import ObliqueScan
from redpet.scanner.rays import RingRays

WORKING_COPIES = 8
MAP_MM = 4.0


def oblique(pieces: Pieces, scan: Scan) -> ObliqueScan:
    """A scan with all its rays. Raises InputError for a piece in other segments than the prompts, or other values."""
    header, bins = scan.prompts, scan.bins
    like = layout(header)
    require_memory(working_bytes(like), str(header.path))
    rays = rays_of(header, like)
    prompts, delayed, listed_s = counted(header, like, pieces, scan)
    efficiency = _efficiency(pieces, scan, rays)
    counting = counted_share(pieces, scan, listed_s)
    randoms = _randoms(pieces, scan, delayed, efficiency, counting.seconds)
    scatter = None if pieces.scatter is None else matched(nonnegative(scan, pieces.scatter), bins.segments, scan)
    given = dict(zip(EFFECTS, (pieces.attenuation, pieces.normalisation, randoms, scatter), strict=True))
    empty = [np.zeros_like(one) for one in prompts]
    result = ObliqueScan(
        rays=rays,
        prompts=prompts,
        factor=efficiency,
        background=[a + b for a, b in zip(randoms or empty, scatter or empty, strict=True)],
        grid=bins.grid,
        flips=bins.flips,
        image_unit=COUNTS if pieces.calibration is None else BQML,
        missing=tuple(name for name, piece in given.items() if piece is None),
    )
    calibration = np.float32((pieces.calibration or 1.0) * counting.share)
    for eye, survival in zip(efficiency, _survival(pieces, scan, result), strict=True):
        eye *= calibration * survival
    return result


def working_bytes(like: Layout) -> int:
    """The memory that all rays of a scan take while they are read, corrected and reconstructed."""
    return 4 * WORKING_COPIES * like.n_bins


def rays_of(header: Header, like: Layout) -> RingRays:
    """Where the rays of a header run. Raises InputError where it does not describe a ring."""
    at = np.arange(like.n_radial) - like.n_radial // 2
    diameter = header.positive("inner ring diameter (cm)")
    radius = (diameter / 2 + header.number("average depth of interaction (cm)")) * MM_PER_CM
    positions = (
        at * bin_mm(header)
        if arc_corrected_already(header)
        else radius * np.sin(at * math.pi / header.size("number of detectors per ring"))
    )
    angles = first_angle_rad(header, like.n_views) + np.arange(like.n_views) * math.pi / like.n_views
    return RingRays(angles, positions.astype(np.float64), radius, like.segments)


def counted(
    header: Header, like: Layout, pieces: Pieces, scan: Scan
) -> tuple[list[FloatArray], list[FloatArray] | None, Frame | None]:
    """The prompts of each segment, the delayed coincidences that come along, and when a list mode counted them."""
    if not is_list_mode(header):
        nature = Nature(header)
        read = told(read_segments(header, like, scan.warnings), scan.progress, "read counts", len(like.segments))
        arrays = [nature.seen(one) for one in read]
        if not nature.counts:
            raise InputError(f"{header.path}: prompts are whole counts that nobody corrected, and these are not.")
        behind = with_delayed(header)
        return arrays, None if behind is None else list(read_segments(behind, like, [])), None
    return events_by_segment(header, like, scan.warnings, pieces.time_s, scan.progress)


def coarser(grid: ImageGrid, least_mm: float = MAP_MM) -> ImageGrid:
    """A grid of the same slices with pixels of a size at least: attenuation is smooth, and large images take long."""
    step = max(least_mm, grid.spacing_mm[0])
    n = math.ceil(grid.size[0] * grid.spacing_mm[0] / step)
    start = -(n - 1) / 2 * step
    return ImageGrid((n, n, grid.size[2]), (step, step, grid.spacing_mm[2]), (start, start, grid.origin_mm[2]))


def attenuation(scan: Scan, name: str, like: ObliqueScan, grid: ImageGrid) -> FloatArray:
    """The attenuation per mm `[z, y, x]` of the map of a scan, on a grid, in the scanner's axes."""
    return np.ascontiguousarray(like.turned(resampled(per_mm(map_of(scan, name)), grid).values))


def paths(scan: Scan, name: str, like: ObliqueScan) -> list[FloatArray]:
    """The integral of the map of a scan along each of its rays."""
    grid = coarser(like.grid)
    on_view = ticks(scan.progress, "read attenuation", len(like.rays.angles_rad))
    return RingProjector(like.rays, grid).apply(attenuation(scan, name, like, grid), on_view)


def _efficiency(pieces: Pieces, scan: Scan, rays: RingRays) -> list[FloatArray]:
    given = efficiencies(scan, pieces)
    if given is not None:
        return [one.copy() for one in matched(given, scan.bins.segments, scan)]
    pairs = (np.asarray(segment.pairs, np.float32)[:, None, None] for segment in rays.segments)
    return [np.broadcast_to(one, shape).copy() for one, shape in zip(pairs, rays.shapes, strict=True)]


def _randoms(
    pieces: Pieces, scan: Scan, delayed: list[FloatArray] | None, efficiency: list[FloatArray], seconds: float
) -> list[FloatArray] | None:
    if pieces.randoms is not None and pieces.randoms_are == "singles":
        return matched(singles_randoms(pieces, scan, seconds), scan.bins.segments, scan)
    if pieces.randoms is not None:
        given = matched(nonnegative(scan, pieces.randoms), scan.bins.segments, scan)
        if pieces.randoms_are == "expected":
            return given
        delayed = given
    if delayed is None or not pieces.own_randoms or not any(one.any() for one in delayed):
        return None
    rates = (smoothed(one, eye) for one, eye in zip(delayed, efficiency, strict=True))
    return list(told(rates, scan.progress, "read randoms", len(delayed)))


def _survival(pieces: Pieces, scan: Scan, like: ObliqueScan) -> list[FloatArray]:
    if pieces.attenuation is None:
        return [np.ones((1, 1, 1), np.float32)] * len(like.prompts)
    if pieces.attenuation_is == "map":
        return [np.exp(-one) for one in paths(scan, pieces.attenuation, like)]
    return matched(surviving(scan, pieces.attenuation, pieces.attenuation_is == "factor"), scan.bins.segments, scan)
