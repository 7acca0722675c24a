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
from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.readers.interfile import is_sinogram, read_added, sinogram_of
from redpet.readers.scan_corrections import with_pieces
from redpet.readers.scan_pieces import Scan, header_of, read_pieces
from redpet.scanner.table import the_one_named


def read_acquisition(path: Path, outside: bool = False) -> Case:
    """The prompts of a scan with the corrections that its TOML names, as a case of one level.

    Raises InputError that names the TOML, or the piece that does not fit its prompts.
    """
    pieces = read_pieces(path)
    warnings: list[str] = []
    with naming(path):
        scanner = None if pieces.scanner is None else the_one_named(pieces.scanner)
    header = header_of(path, pieces.prompts, outside, scanner)
    if not is_sinogram(header):
        raise InputError(f"{header.path}: is an image, and prompts are a sinogram of counts.")
    added = read_added(header, warnings, pieces.time_s)
    if not added.are_counts:
        raise InputError(f"{header.path}: prompts are whole counts that nobody corrected, and these are not.")
    sinogram = with_pieces(sinogram_of(added, path.name, []), pieces, Scan(path, outside, scanner, added, warnings))
    said = list(dict.fromkeys(warnings))
    if sinogram.corrections.missing:
        said.append(f"Not corrected: {', '.join(sinogram.corrections.missing)}.")
    return Case(path.stem, (DoseLevel(None, sinogram=sinogram),), provenance={"input": path.name}, warnings=tuple(said))
