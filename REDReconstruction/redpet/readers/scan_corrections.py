"""What turns the prompts of a scan into activity: the corrections that its pieces give, in the bins of the prompts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np
from scipy.ndimage import gaussian_filter

from redpet.case import BQML, COUNTS, Corrections, FloatArray, Image, Sinogram
from redpet.errors import InputError
from redpet.readers.counted_share import CountedShare
from redpet.readers.interfile import EFFECTS, is_sinogram
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_image import read_image
from redpet.readers.interfile_sinogram import layout
from redpet.readers.mu_map import survival
from redpet.readers.norm_components import component_efficiencies, read_components
from redpet.readers.petsird_events import petsird_efficiencies
from redpet.readers.petsird_file import of_petsird
from redpet.readers.ring_bins import RingBins
from redpet.readers.scan_pieces import Pieces, Scan
from redpet.readers.singles import singles_randoms
from redpet.scanner.rebinning import Segment

DELAYED_BINS = (2.0, 3.0, 3.0)
"""Widths (sigma) of the smoothing of delayed coincidences along slices, angles and radial bins."""


def with_pieces(
    prompts: Sinogram, delayed: FloatArray | None, pieces: Pieces, scan: Scan, counted: CountedShare
) -> Sinogram:
    """The prompts with their corrections, and the calibration that makes their image Bq/mL where it is given.

    `delayed` are the delayed coincidences `[slice, angle, radial]` that the prompts bring along.
    """
    efficiency, attenuation = factors(prompts, pieces, scan)
    randoms = expected_randoms(pieces, scan, delayed, efficiency, counted.seconds)
    scatter = None if pieces.scatter is None else expected(scan, pieces.scatter)
    known = [one for one in (randoms, scatter) if one is not None]
    largest = float(efficiency.max())
    if not largest > 0:
        raise InputError(f"{scan.path}: by its normalisation no pair of detectors sees anything: check its kind.")
    given = dict(zip(EFFECTS, (attenuation, pieces.normalisation, randoms, scatter), strict=True))
    return replace(
        prompts,
        image_unit=COUNTS if pieces.calibration is None else BQML,
        calibration=largest * (pieces.calibration or 1.0) * counted.share,
        corrections=Corrections(
            attenuation=attenuation,
            normalisation=efficiency / np.float32(largest),
            background=sum(known[1:], start=known[0]) if known else None,
            missing=tuple(name for name, values in given.items() if values is None),
            calibrated=counted.holds,
        ),
    )


def factors(prompts: Sinogram, pieces: Pieces, scan: Scan) -> tuple[FloatArray, FloatArray | None]:
    """The efficiency and the share of pairs that survives of each bin; None where nothing is known of the latter.

    What meets in a bin is weighted by its efficiency where both come in the same bins of the scanner.
    """
    normalisation = efficiencies(scan, pieces)
    if pieces.attenuation is None or pieces.attenuation_is == "map":
        efficiency = scan.bins.contributions() if normalisation is None else total(*normalisation)
        if pieces.attenuation is None:
            return efficiency, None
        return efficiency, survival(map_of(scan, pieces.attenuation), prompts, scan.progress)
    bins, survivals = surviving(scan, pieces.attenuation, pieces.attenuation_is == "factor")
    if normalisation is not None and same_segments(normalisation[0], bins):
        return weighted(bins, normalisation[1], survivals)
    share = weighted(bins, ones(bins), survivals)[1]
    return (scan.bins.contributions() if normalisation is None else total(*normalisation)), share


def same_segments(one: RingBins, other: RingBins) -> bool:
    """Whether two pieces combine ring differences in the same way."""
    return [_name(segment) for segment in one.segments] == [_name(segment) for segment in other.segments]


def total(bins: RingBins, arrays: Iterator[FloatArray]) -> FloatArray:
    """The sum of a piece over what meets in each bin."""
    return bins.expected(bins.added(arrays))


def weighted(
    bins: RingBins, weights: Iterator[FloatArray], values: Iterator[FloatArray]
) -> tuple[FloatArray, FloatArray]:
    """The sum of the weights in each bin, and the weighted mean of the values that meet in it, 1 where none do."""
    both = [(weight, weight * one) for weight, one in zip(weights, values, strict=True)]
    weight, product = (total(bins, iter(one)) for one in zip(*both, strict=True))
    return weight, np.divide(product, weight, out=np.ones_like(product), where=weight > 0)


def map_of(scan: Scan, name: str) -> Image:
    """The map of attenuation of a scan. Raises InputError for a sinogram."""
    header = scan.header(name)
    if is_sinogram(header):
        raise InputError(f"{header.path}: is a sinogram, and `attenuation_is` says a map.")
    return read_map(header, scan.warnings)


def expected_randoms(
    pieces: Pieces, scan: Scan, delayed: FloatArray | None, efficiency: FloatArray, seconds: float
) -> FloatArray | None:
    """The expected randoms: as they are given, the delayed coincidences made smooth, or by the rates of singles."""
    if pieces.randoms is not None:
        if pieces.randoms_are == "singles":
            return total(*singles_randoms(pieces, scan, seconds))
        if pieces.randoms_are == "expected":
            return expected(scan, pieces.randoms)
        bins, arrays = nonnegative(scan, pieces.randoms)
        return smoothed(bins.counts(bins.added(arrays)), efficiency)
    if delayed is None or not pieces.own_randoms or not delayed.any():
        return None
    return smoothed(scan.bins.counts(delayed), efficiency)


def expected(scan: Scan, name: str) -> FloatArray:
    """The expected counts that a piece holds, in the bins of the prompts."""
    return total(*nonnegative(scan, name))


def nonnegative(scan: Scan, name: str) -> tuple[RingBins, Iterator[FloatArray]]:
    """A piece without negative values."""
    return checked(scan, name, "must not be negative", at_least(0))


def ones(bins: RingBins) -> Iterator[FloatArray]:
    """Equal efficiencies."""
    return (np.ones((len(index), *bins.rebinning.shape), np.float32) for index in bins.rebinning.slices.index)


def efficiencies(scan: Scan, pieces: Pieces) -> tuple[RingBins, Iterator[FloatArray]] | None:
    """The efficiency of each bin, None where it is not given; a factor of 0 is a bin that sees nothing.

    Where dead time is given for each bin, the pairs that it lost are none that the bin sees.
    """
    if pieces.normalisation is None:
        return None
    bins, arrays = given_efficiencies(scan, pieces)
    if pieces.dead_time is None:
        return bins, arrays
    lost = checked(scan, pieces.dead_time, "must be 1 or more, being factors", at_least(1 - 1e-4))
    return bins, (one / by for one, by in zip(arrays, matched(lost, bins.segments, scan), strict=True))


def given_efficiencies(scan: Scan, pieces: Pieces) -> tuple[RingBins, Iterator[FloatArray]]:
    """The efficiency of each bin by the normalisation."""
    assert pieces.normalisation is not None
    if pieces.normalisation_is == "components" and of_petsird(scan.prompts):
        if pieces.normalisation != pieces.prompts:
            raise InputError(
                f"{scan.path}: the components of {pieces.normalisation} number crystals otherwise than "
                f"{pieces.prompts}: leave `normalisation` out for the file's own, or give a sinogram."
            )
        return scan.bins, scan.told(petsird_efficiencies(scan.prompts, layout(scan.prompts)))
    if pieces.normalisation_is == "components":
        components = read_components(scan.header(pieces.normalisation), scan.warnings)
        return scan.bins, scan.told(component_efficiencies(components, scan.prompts, layout(scan.prompts)))
    is_factor = pieces.normalisation_is == "factor"
    bins, arrays = nonnegative(scan, pieces.normalisation)
    return bins, (np.divide(1, one, out=np.zeros_like(one), where=one > 0) if is_factor else one for one in arrays)


def surviving(scan: Scan, name: str, is_factor: bool) -> tuple[RingBins, Iterator[FloatArray]]:
    """The share of pairs that survives."""
    words = "must be 1 or more, being factors" if is_factor else "must lie within 0 and 1, being shares that survive"
    bins, arrays = checked(scan, name, words, at_least(1 - 1e-4) if is_factor else within_one)
    return bins, (np.float32(1) / one if is_factor else one for one in arrays)


def matched(piece: tuple[RingBins, Iterator[FloatArray]], segments: Sequence[Segment], scan: Scan) -> list[FloatArray]:
    """The arrays of a piece in the order of these segments. Raises InputError where it has others."""
    bins, arrays = piece
    found = {_name(segment): array for segment, array in zip(bins.segments, arrays, strict=True)}
    if set(found) != {_name(segment) for segment in segments}:
        raise InputError(
            f"{scan.path}: its pieces combine ring differences otherwise than the prompts, which only single-slice "
            "rebinning can bring together: give them in the segments of the prompts."
        )
    return [found[_name(segment)] for segment in segments]


def _name(segment: Segment) -> tuple[int, float]:
    return segment.n_slices, round(segment.difference_mm, 3) + 0.0


Test = Callable[[FloatArray], bool]


def checked(scan: Scan, name: str, words: str, holds: Test) -> tuple[RingBins, Iterator[FloatArray]]:
    """A piece whose values are what they are said to be. Raises InputError for any other."""
    bins, arrays = scan.piece(name)

    def each() -> Iterator[FloatArray]:
        for values in arrays:
            if not holds(values):
                raise InputError(f"{scan.path}: the values of {name} {words}.")
            yield values

    return bins, each()


def at_least(lowest: float) -> Test:
    """Whether all values are that large."""
    return lambda values: bool((values >= lowest).all())


def within_one(values: FloatArray) -> bool:
    """Whether all values are shares."""
    return bool((values >= 0).all() and (values <= 1 + 1e-4).all())


def smoothed(delayed: FloatArray, efficiency: FloatArray) -> FloatArray:
    """The expected randoms of delayed coincidences: smooth but for the efficiency of each bin, their total kept."""
    rate = gaussian_filter(delayed, DELAYED_BINS, mode=("nearest", "wrap", "nearest"))
    seen = gaussian_filter(efficiency, DELAYED_BINS, mode=("nearest", "wrap", "nearest"))
    expected = efficiency * np.divide(rate, seen, out=np.zeros_like(rate), where=seen > 0)
    total = float(expected.sum(dtype=np.float64))
    return expected * np.float32(delayed.sum(dtype=np.float64) / total if total > 0 else 1.0)


def read_map(header: Header, warnings: list[str]) -> Image:
    """An image of linear attenuation coefficients."""
    told: list[str] = []
    image = read_image(header, told)
    warnings += [text for text in told if "unit" not in text]
    return image if image.unit != COUNTS else replace(image, unit="1/cm")
