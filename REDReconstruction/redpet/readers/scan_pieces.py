"""The files of a scan in pieces: what a TOML names, and their headers."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np

from redpet.case import FloatArray
from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert
from redpet.machine.paths import leads_out
from redpet.machine.progress import Progress, told
from redpet.readers.interfile import is_sinogram
from redpet.readers.interfile_header import Header, read_header, refuse_several_frames
from redpet.readers.interfile_sinogram import layout, read_segments
from redpet.readers.named_scanner import completed
from redpet.readers.petsird_events import says_efficiencies
from redpet.readers.petsird_file import is_petsird, of_petsird, petsird_header
from redpet.readers.ring_bins import RingBins, ring_bins
from redpet.readers.sidecar import Count, FromOne, Positive, Text
from redpet.scanner.table import Scanner, the_one_named

SCAN = ".toml"


@dataclass(frozen=True, kw_only=True)
class Pieces:
    """The files of a scan, and what the numbers of those mean that come in two kinds.

    `normalisation` is the efficiency of each bin (of all pairs that it adds up), the factor that corrects it, or
    Siemens' components of it;
    `attenuation` a map (an image in 1/cm), the share of pairs that survives, or the factor that corrects it; `randoms`
    are expected or delayed ones, or the rates of single photons in each detector, of which two make a pair within
    `window_ns`. `rebinning` is chosen by the largest ring difference unless it is said;
    without `own_randoms` the delayed coincidences that prompts bring along are left alone.
    `axes` says to which sides of the patient x, y and z of a PETSIRD file point, and `span` how many ring differences
    one segment of its sinogram combines; its detection efficiencies are its normalisation unless another is named.
    `scanner` is a name of the table of scanners: headers may leave out its ring, and none may contradict it.
    `calibration` is how many counts 1 Bq/mL gives along 1 mm of a ray of one pair of detectors, over the whole scan
    or the part of its time that is taken; where the decay is corrected, of the activity at the start.
    `prompts` may be a list mode, of which `time_s` takes a part; its delayed coincidences are its randoms unless others
    are named. `half_life_s` asks for the activity at the start: `frame_s` says when was counted, in seconds after it,
    where the prompts do not. Pairs that were lost to dead time are a factor (`dead_time_factor`), or one for each bin,
    a sinogram `dead_time`.
    """

    prompts: Text
    axes: Text | None = None
    span: Count | None = None
    scanner: Text | None = None
    randoms: Text | None = None
    randoms_are: Literal["expected", "delayed", "singles"] | None = None
    scatter: Text | None = None
    normalisation: Text | None = None
    normalisation_is: Literal["efficiency", "factor", "components"] | None = None
    attenuation: Text | None = None
    attenuation_is: Literal["map", "survival", "factor"] | None = None
    calibration: Positive | None = None
    time_s: tuple[float, float] | None = None
    half_life_s: Positive | None = None
    frame_s: tuple[float, float] | None = None
    window_ns: Positive | None = None
    dead_time: Text | None = None
    dead_time_factor: FromOne | None = None
    rebinning: Literal["single-slice", "fourier"] | None = None
    own_randoms: bool = True


@dataclass(frozen=True)
class Scan:
    """Where the pieces of a scan lie, the header and bins of its prompts, and what there is to be said, and to whom."""

    path: Path
    outside: bool
    scanner: Scanner | None
    prompts: Header
    bins: RingBins
    warnings: list[str]
    progress: Progress | None = None

    def told(self, arrays: Iterator[FloatArray]) -> Iterator[FloatArray]:
        """The arrays of a piece, one a segment, of which progress hears."""
        return told(arrays, self.progress, "read corrections", len(self.bins.segments))

    def header(self, name: str) -> Header:
        """The header of a piece. Raises InputError where it lies elsewhere or is missing."""
        return header_of(self.path, name, self.outside, self.scanner)

    def place(self, name: str) -> Path:
        """Where a file of the scan lies. Raises InputError where it lies elsewhere or is missing."""
        return place_of(self.path, name, self.outside)

    def piece(self, name: str) -> tuple[RingBins, Iterator[FloatArray]]:
        """A piece: its bins, and its arrays `[slice, angle, radial]`, one a segment.

        Its ring differences may be combined otherwise than those of the prompts. Raises InputError for another place.
        """
        header = self.header(name)
        if is_sinogram(header):
            like, mine = layout(header), self.bins
            bins = ring_bins(header, like, [])
            same_rings = np.array_equal(bins.rebinning.slices.pairs, mine.rebinning.slices.pairs)
            if (bins.geometry, bins.grid) == (mine.geometry, mine.grid) and same_rings:
                return bins, self.told(read_segments(header, like, self.warnings))
        raise InputError(
            f"{header.path}: has other bins than the prompts of {self.path.name}: give a sinogram of the same views, "
            "radial bins and ring differences."
        )


def opened(
    path: Path, outside: bool, without: tuple[str, ...] = (), progress: Progress | None = None
) -> tuple[Pieces, Scan]:
    """A scan whose TOML is read, but for some corrections, and whose prompts are found; a header is prompts alone.

    Raises InputError where these are no sinogram or list.
    """
    alone = path.suffix.lower() != SCAN
    pieces = Pieces(prompts=path.name, own_randoms=False) if alone else left_out(read_pieces(path), without)
    with naming(path):
        scanner = None if pieces.scanner is None else the_one_named(pieces.scanner)
    header = prompts_of(path, pieces, outside, scanner)
    refuse_several_frames(header)
    if not is_sinogram(header):
        raise InputError(f"{header.path}: is an image, and prompts are a sinogram of counts.")
    warnings: list[str] = []
    own = of_petsird(header) and pieces.normalisation is None and "normalisation" not in without
    if own and says_efficiencies(header, warnings):
        pieces = replace(pieces, normalisation=pieces.prompts, normalisation_is="components")
    bins = ring_bins(header, layout(header), warnings)
    return pieces, Scan(path, outside, scanner, header, bins, warnings, progress)


def left_out(pieces: Pieces, names: tuple[str, ...]) -> Pieces:
    """The pieces without some corrections and what is said of these."""
    kinds = [f"{name}_{'are' if name == 'randoms' else 'is'}" for name in names]
    fields: dict[str, Any] = {field: None for field in (*names, *kinds) if hasattr(pieces, field)}
    return replace(pieces, **fields, own_randoms=pieces.own_randoms and "randoms" not in names)


def read_pieces(path: Path) -> Pieces:
    """The TOML of a scan. Raises InputError that names the key at fault."""
    try:
        pieces: Pieces = convert(tomllib.loads(path.read_text(encoding="utf-8")), Pieces)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, DecodingError) as error:
        raise InputError(f"{path}: {error}.") from error
    check_times(path, pieces)
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


def check_times(path: Path, pieces: Pieces) -> None:
    """Raise InputError where times are said that nothing needs or that lack, or dead time twice."""
    of_singles = pieces.randoms_are == "singles"
    if pieces.frame_s is not None and pieces.half_life_s is None and not of_singles:
        raise InputError(f"{path}: `frame_s` is when decayed pairs were counted: add `half_life_s`, or leave it out.")
    if of_singles != (pieces.window_ns is not None):
        raise InputError(f'{path}: `window_ns` and `randoms_are = "singles"` belong together: say both, or neither.')
    if pieces.dead_time is not None and pieces.dead_time_factor is not None:
        raise InputError(f"{path}: says `dead_time` and `dead_time_factor`: leave one of them out.")
    if pieces.dead_time is not None and pieces.normalisation is None:
        raise InputError(f"{path}: `dead_time` belongs to the efficiency of the bins: name the `normalisation` too.")


def place_of(path: Path, name: str, outside: bool) -> Path:
    """Where a file that the TOML at `path` names lies. Raises InputError where it lies elsewhere or is missing."""
    if leads_out(name) and not outside:
        raise InputError(
            f"{path}: names {name!r}, which lies outside of its folder; put it beside it, or allow it (--outside)."
        )
    if not (path.parent / name).is_file():
        raise InputError(f"{path}: names {name!r}, which is not there.")
    return path.parent / name


def prompts_of(path: Path, pieces: Pieces, outside: bool, scanner: Scanner | None) -> Header:
    """The header of the prompts, that of a PETSIRD file by its crystals. Raises InputError as `header_of`."""
    if is_petsird(file := place_of(path, pieces.prompts, outside)):
        return petsird_header(file, pieces.axes, pieces.span or 1, scanner)
    if pieces.axes is not None or pieces.span is not None:
        raise InputError(f"{path}: `axes` and `span` are of a PETSIRD file, and its prompts are none: leave them out.")
    return header_of(path, pieces.prompts, outside, scanner)


def header_of(path: Path, name: str, outside: bool, scanner: Scanner | None) -> Header:
    """The header of a piece that the TOML at `path` names, with the ring of its scanner where it leaves that out.

    Raises InputError where it lies elsewhere, is missing, or contradicts the scanner.
    """
    header = replace(read_header(place_of(path, name, outside)), outside=outside)
    if scanner is None or not is_sinogram(header):
        return header
    with naming(header.path):
        return replace(header, entries=completed(header.entries, scanner))
