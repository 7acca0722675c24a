"""A scan that lies in pieces: a TOML that names its prompts and what turns them into activity.

    prompts = "emission.s.hdr"
    randoms = "delayed.s.hdr"
    randoms_are = "delayed"
    scatter = "scatter.hs"
    normalisation = "norm.hs"
    normalisation_is = "factor"
    attenuation = "mumap.hv"
    calibration = 2.3e-4

The pieces are Interfile files with the bins of the prompts, named from the folder of the TOML. The expected prompts of
a bin are `calibration * survival * efficiency * A(image) + randoms + scatter`.
"""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
from scipy.ndimage import gaussian_filter

from redpet.case import BQML, COUNTS, Case, Corrections, DoseLevel, FloatArray, Image, Sinogram
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert
from redpet.machine.paths import leads_out
from redpet.readers.interfile import EFFECTS, Added, is_sinogram, read_added, sinogram_of
from redpet.readers.interfile_header import Header, read_header
from redpet.readers.interfile_image import read_image
from redpet.readers.interfile_sinogram import layout, read_segments
from redpet.readers.mu_map import survival
from redpet.readers.ring_bins import RingBins, ring_bins
from redpet.readers.sidecar import Positive, Text

DELAYED_BINS = (2.0, 3.0, 3.0)
"""Widths (sigma) of the smoothing of delayed coincidences along slices, angles and radial bins."""


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The files of a scan, and what the numbers of those mean that come in two kinds.

    `normalisation` is the efficiency of each bin (of all pairs that it adds up) or the factor that corrects it;
    `attenuation` a map (an image in 1/cm), the share of pairs that survives, or the factor that corrects it; `randoms`
    are expected or delayed ones.
    `calibration` is how many counts 1 Bq/mL gives along 1 mm of a ray of one pair of detectors, over the whole scan.
    `prompts` may be a list mode, of which `time_s` takes a part; its delayed coincidences are its randoms unless others
    are named.
    """

    prompts: Text
    randoms: Text | None = None
    randoms_are: Literal["expected", "delayed"] | None = None
    scatter: Text | None = None
    normalisation: Text | None = None
    normalisation_is: Literal["efficiency", "factor"] | None = None
    attenuation: Text | None = None
    attenuation_is: Literal["map", "survival", "factor"] | None = None
    calibration: Positive | None = None
    time_s: tuple[float, float] | None = None


@dataclass(frozen=True)
class Scan:
    """Where the pieces of a scan lie, its prompts, and what there is to be said."""

    path: Path
    outside: bool
    prompts: Added
    warnings: list[str]

    def piece(self, name: str) -> tuple[RingBins, Iterator[FloatArray]]:
        """A piece: its bins, and its arrays `[slice, angle, radial]`, one a segment.

        Its ring differences may be combined otherwise than those of the prompts. Raises InputError for another place.
        """
        header = header_of(self.path, name, self.outside)
        if is_sinogram(header):
            like, mine = layout(header), self.prompts.bins
            bins = ring_bins(header, like, [])
            same_rings = np.array_equal(bins.rebinning.slices.pairs, mine.rebinning.slices.pairs)
            if (bins.geometry, bins.grid) == (mine.geometry, mine.grid) and same_rings:
                return bins, read_segments(header, like, self.warnings)
        raise InputError(
            f"{header.path}: has other bins than the prompts of {self.path.name}: give a sinogram of the same views, "
            "radial bins and ring differences."
        )


def read_acquisition(path: Path, outside: bool = False) -> Case:
    """The prompts of a scan with the corrections that its TOML names, as a case of one level.

    Raises InputError that names the TOML, or the piece that does not fit its prompts.
    """
    pieces = read_pieces(path)
    warnings: list[str] = []
    header = header_of(path, pieces.prompts, outside)
    if not is_sinogram(header):
        raise InputError(f"{header.path}: is an image, and prompts are a sinogram of counts.")
    added = read_added(header, warnings, pieces.time_s)
    if not added.are_counts:
        raise InputError(f"{header.path}: prompts are whole counts that nobody corrected, and these are not.")
    sinogram = with_pieces(sinogram_of(added, path.name, []), pieces, Scan(path, outside, added, warnings))
    said = list(dict.fromkeys(warnings))
    if sinogram.corrections.missing:
        said.append(f"Not corrected: {', '.join(sinogram.corrections.missing)}.")
    return Case(path.stem, (DoseLevel(None, sinogram=sinogram),), provenance={"input": path.name}, warnings=tuple(said))


def read_pieces(path: Path) -> Pieces:
    """The TOML of a scan. Raises InputError that names the key at fault."""
    try:
        pieces: Pieces = convert(tomllib.loads(path.read_text(encoding="utf-8")), Pieces)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, DecodingError) as error:
        raise InputError(f"{path}: {error}.") from error
    for name, said in (
        ("randoms", pieces.randoms_are),
        ("normalisation", pieces.normalisation_is),
        ("attenuation", pieces.attenuation_is),
    ):
        kind = f"{name}_{'are' if name == 'randoms' else 'is'}"
        if getattr(pieces, name) is None and said is not None:
            raise InputError(
                f"{path}: `{kind}` says what `{name}` is, and there is none: name its file, or leave it out."
            )
        if getattr(pieces, name) is not None and said is None:
            raise InputError(f"{path}: `{name}` comes in kinds: say which with `{kind}`.")
    return pieces


def header_of(path: Path, name: str, outside: bool) -> Header:
    """The header of a piece that the TOML at `path` names. Raises InputError where it lies elsewhere or is missing."""
    if leads_out(name) and not outside:
        raise InputError(
            f"{path}: names {name!r}, which lies outside of its folder; put it beside it, or allow it (--outside)."
        )
    if not (path.parent / name).is_file():
        raise InputError(f"{path}: names {name!r}, which is not there.")
    return replace(read_header(path.parent / name), outside=outside)


def with_pieces(prompts: Sinogram, pieces: Pieces, scan: Scan) -> Sinogram:
    """The prompts with their corrections, and the calibration that makes their image Bq/mL where it is given."""
    efficiency, attenuation = factors(prompts, pieces, scan)
    randoms = expected_randoms(pieces, scan, efficiency)
    scatter = None if pieces.scatter is None else expected(scan, pieces.scatter)
    known = [one for one in (randoms, scatter) if one is not None]
    largest = float(efficiency.max())
    if not largest > 0:
        raise InputError(f"{scan.path}: by its normalisation no pair of detectors sees anything: check its kind.")
    given = dict(zip(EFFECTS, (attenuation, pieces.normalisation, randoms, scatter), strict=True))
    return replace(
        prompts,
        image_unit=COUNTS if pieces.calibration is None else BQML,
        calibration=largest * (pieces.calibration or 1.0),
        corrections=Corrections(
            attenuation=attenuation,
            normalisation=efficiency / np.float32(largest),
            background=sum(known[1:], start=known[0]) if known else None,
            missing=tuple(name for name, values in given.items() if values is None),
        ),
    )


def factors(prompts: Sinogram, pieces: Pieces, scan: Scan) -> tuple[FloatArray, FloatArray | None]:
    """The efficiency and the share of pairs that survives of each bin; None where nothing is known of the latter.

    What meets in a bin is weighted by its efficiency where both come in the same bins of the scanner.
    """
    normalisation, attenuation = pieces.normalisation, pieces.attenuation
    efficiency = scan.prompts.bins.contributions()
    if normalisation is not None:
        bins, arrays = efficiencies(scan, normalisation, pieces.normalisation_is == "factor")
        efficiency = bins.expected(bins.added(arrays))
    if attenuation is None:
        return efficiency, None
    if pieces.attenuation_is == "map":
        header = header_of(scan.path, attenuation, scan.outside)
        if is_sinogram(header):
            raise InputError(f"{header.path}: is a sinogram, and `attenuation_is` says a map.")
        return efficiency, survival(read_map(header, scan.warnings), prompts)
    bins, survivals = surviving(scan, attenuation, pieces.attenuation_is == "factor")
    weights: Iterator[FloatArray] = ones(bins)
    if normalisation is not None:
        of_norm, arrays = efficiencies(scan, normalisation, pieces.normalisation_is == "factor")
        same = [len(one) for one in of_norm.rebinning.slices.index] == [len(one) for one in bins.rebinning.slices.index]
        weights = arrays if same else weights
    both = [(each, each * one) for each, one in zip(weights, survivals, strict=True)]
    weight, product = (bins.expected(bins.added(one)) for one in zip(*both, strict=True))
    return efficiency, np.divide(product, weight, out=np.ones_like(product), where=weight > 0)


def expected_randoms(pieces: Pieces, scan: Scan, efficiency: FloatArray) -> FloatArray | None:
    """The expected randoms: as they are given, or the delayed coincidences made smooth."""
    delayed = scan.prompts.delayed
    if pieces.randoms is not None:
        if pieces.randoms_are == "expected":
            return expected(scan, pieces.randoms)
        bins, arrays = checked(scan, pieces.randoms, "must not be negative", at_least(0))
        return smoothed(bins.counts(bins.added(arrays)), efficiency)
    if delayed is None or not delayed.any():
        return None
    return smoothed(scan.prompts.bins.counts(delayed), efficiency)


def expected(scan: Scan, name: str) -> FloatArray:
    """The expected counts that a piece holds, in the bins of the prompts."""
    bins, arrays = checked(scan, name, "must not be negative", at_least(0))
    return bins.expected(bins.added(arrays))


def ones(bins: RingBins) -> Iterator[FloatArray]:
    """Equal efficiencies."""
    return (np.ones((len(index), *bins.rebinning.shape), np.float32) for index in bins.rebinning.slices.index)


def efficiencies(scan: Scan, name: str, is_factor: bool) -> tuple[RingBins, Iterator[FloatArray]]:
    """The efficiency of each bin; a factor of 0 is a bin that sees nothing."""
    bins, arrays = checked(scan, name, "must not be negative", at_least(0))
    return bins, (np.divide(1, one, out=np.zeros_like(one), where=one > 0) if is_factor else one for one in arrays)


def surviving(scan: Scan, name: str, is_factor: bool) -> tuple[RingBins, Iterator[FloatArray]]:
    """The share of pairs that survives."""
    words = "must be 1 or more, being factors" if is_factor else "must lie within 0 and 1, being shares that survive"
    bins, arrays = checked(scan, name, words, at_least(1 - 1e-4) if is_factor else within_one)
    return bins, (np.float32(1) / one if is_factor else one for one in arrays)


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
