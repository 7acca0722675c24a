"""The expected scatter of a scan in pieces, by a single-scatter simulation, as a piece that its TOML can name."""

import math
from dataclasses import dataclass
from pathlib import Path

from redpet.case.storage import naming
from redpet.errors import InputError
from redpet.jobs.scan_files import write_like
from redpet.machine.memory import require_memory
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.projection.compton import EnergyWindow
from redpet.readers.interfile_header import Header
from redpet.readers.interfile_sinogram import layout
from redpet.readers.oblique_scan import attenuation, coarser, oblique, paths
from redpet.readers.scan_pieces import SCAN, left_out, opened
from redpet.reconstruction.scatter_estimate import PIXEL_MM, ROUNDS, Body, Scatter, estimate_scatter
from redpet.scanner.oblique import ObliqueScan

HEADER = "scatter.hs"
WINDOW_KEYS = tuple(
    [f"{mark}energy window {end} level (kev){index}" for mark in ("%", "") for index in ("[1]", "")]
    for end in ("lower", "upper")
)
"""How headers of Siemens and of STIR call the energies that were counted."""
COPIES = 9
"""Of all bins, in memory at once."""


@dataclass(frozen=True, kw_only=True)
class EstimateScatterJob:
    """What `redpet estimate-scatter` is asked to do; the fields are its options.

    `window_kev` are the energies that the scanner counts, those of the header of the prompts unless they are said;
    `resolution` is its full width at half maximum over 511 keV.
    """

    input: Path
    out: Path
    resolution: float
    window_kev: tuple[float, float] | None = None
    rounds: int = ROUNDS
    outside: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.rounds <= 10:
            raise InputError(f"{self.rounds} rounds are not possible: choose 1 to 10.")
        if self.window_kev is not None:
            EnergyWindow(*self.window_kev, self.resolution)


def estimate_scatter_job(job: EstimateScatterJob, progress: Progress | None = None) -> Path:
    """The same for a program that watches; returns the folder."""
    scatter_of_scan(job, progress)
    return job.out


def scatter_of_scan(job: EstimateScatterJob, progress: Progress | None = None) -> list[str]:
    """Write `scatter.hs` and its data into a new folder; returns what there is to be said.

    Raises InputError for a scan that lacks what scatter is estimated from, or bad parameters.
    """
    progress = progress or Silent()
    if job.input.suffix.lower() != SCAN:
        raise InputError(f"{job.input}: give the .toml that names the pieces of a scan.")
    with staged_folder(job.out, (job.input,)) as folder:
        progress.step("read", 0, 1)
        pieces, scan = opened(job.input, job.outside, ("scatter",), progress)
        if pieces.attenuation is None or pieces.attenuation_is != "map":
            raise InputError(f'{job.input}: scatter is estimated from `attenuation` with `attenuation_is = "map"`.')
        window = EnergyWindow(*window_of(scan.prompts, job.window_kev), job.resolution)
        require_memory(4 * COPIES * layout(scan.prompts).n_bins, str(scan.prompts.path))
        counted = oblique(left_out(pieces, ("attenuation",)), scan)
        grid = coarser(counted.grid, PIXEL_MM)
        body = Body(
            attenuation(scan, pieces.attenuation, counted, grid), grid, paths(scan, pieces.attenuation, counted)
        )
        with naming(job.input):
            found = estimate_scatter(counted, body, window, job.rounds, progress)
        write_like(folder / HEADER, found.expected, scan.prompts)
    return [*dict.fromkeys(scan.warnings), *told(found, counted)]


def window_of(header: Header, said: tuple[float, float] | None) -> tuple[float, float]:
    """The energies in keV of the prompts of a header. Raises InputError where nobody says them, or two say others."""
    keys = [next((key for key in kind if key in header), "") for kind in WINDOW_KEYS]
    stated = (header.number(keys[0]), header.number(keys[1])) if all(keys) else None
    if said is not None and stated is not None and said != stated:
        raise InputError(
            f"{header.path}: says energies of {stated[0]:g} to {stated[1]:g} keV, and --window {said[0]:g} to "
            f"{said[1]:g}: leave --window out, or correct the header."
        )
    if (window := said or stated) is None:
        raise InputError(f"{header.path}: does not say which energies were counted: say --window LOW HIGH, in keV.")
    return window


def told(found: Scatter, scan: ObliqueScan) -> list[str]:
    """What there is to be said of an estimate: how much it is, and by what it was scaled."""
    share = sum(float(one.sum(dtype=float)) for one in found.expected) / sum(float(one.sum()) for one in scan.prompts)
    lacking = [name for name in scan.missing if name not in ("attenuation", "scatter")]
    said = [f"{100 * share:.1f} % of the prompts are scatter, by this estimate."]
    if lacking:
        said.append(f"The scan has no {' and no '.join(lacking)}: the estimate takes them for even, or for scatter.")
    if math.isinf(found.error):
        return [*said, "Too few counts lie beside the body to scale the simulated scatter: it stays as it is."]
    return [*said, f"The simulated scatter was scaled by {found.factor:.3f} ± {found.error:.3f}, beside the body."]
