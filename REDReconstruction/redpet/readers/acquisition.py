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

from pathlib import Path

from redpet.case import Case, DoseLevel
from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.readers.counted_share import counted_share
from redpet.readers.fourier import fourier_rebinned, is_asked_for
from redpet.readers.interfile import read_added, sinogram_of
from redpet.readers.oblique_scan import oblique
from redpet.readers.scan_corrections import with_pieces
from redpet.readers.scan_pieces import opened
from redpet.scanner.oblique import ObliqueScan


def read_acquisition(
    path: Path, outside: bool = False, without: tuple[str, ...] = (), progress: Progress | None = None
) -> Case:
    """The prompts of a scan with the corrections that its TOML names, but for some, as a case of one level.

    Raises InputError that names the TOML, or the piece that does not fit its prompts.
    """
    pieces, scan = opened(path, outside, without, progress)
    added = read_added(scan.prompts, scan.warnings, pieces.time_s, scan.bins, progress)
    if not added.are_counts:
        raise InputError(f"{scan.prompts.path}: prompts are whole counts that nobody corrected, and these are not.")
    counted = counted_share(pieces, scan, added.listed_s)
    sinogram = with_pieces(sinogram_of(added, path.name, [], progress), added.delayed, pieces, scan, counted)
    if is_asked_for(pieces, scan):
        sinogram = fourier_rebinned(sinogram, oblique(pieces, scan), scan)
    else:
        scan.warnings.extend(scan.bins.single_slice_words())
    said = list(dict.fromkeys([*scan.warnings, *scan.bins.arc_words()]))
    if sinogram.corrections.missing:
        said.append(f"Not corrected: {', '.join(sinogram.corrections.missing)}.")
    return Case(path.stem, (DoseLevel(None, sinogram=sinogram),), provenance={"input": path.name}, warnings=tuple(said))


def read_oblique(
    path: Path, outside: bool = False, progress: Progress | None = None, without: tuple[str, ...] = ()
) -> tuple[ObliqueScan, list[str]]:
    """The same scan with all its rays, not rebinned, and what there is to be said.

    `path` may be the header of a sinogram or list mode: prompts alone, of which nothing is corrected. Raises
    InputError as the other.
    """
    pieces, scan = opened(path, outside, without, progress)
    whole = oblique(pieces, scan)
    said = list(dict.fromkeys(scan.warnings))
    return whole, [*said, f"Not corrected: {', '.join(whole.missing)}."] if whole.missing else said
