"""The image of all rays of a scanner's own data, oblique ones too, as a restoration has it; and what it takes."""

import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from redpet.case import Case, Image
from redpet.case.choice import Choice
from redpet.errors import InputError
from redpet.machine.memory import MIB
from redpet.machine.progress import Progress
from redpet.readers.acquisition import read_oblique
from redpet.readers.interfile_sinogram import layout
from redpet.readers.oblique_scan import rays_of, working_bytes
from redpet.readers.scan_pieces import opened
from redpet.reconstruction.reconstruct import OSEM, ReconstructionSettings, check_fits
from redpet.reconstruction.ring_osem import ring_osem

STEPS_PER_SECOND = 2.2e8
"""Pixels of all rays that one core follows there and back (Testing/benchmarks/ring_bench.py, `space`)."""
SCANNERS = (".toml", ".hs", ".hdr")
ALL_RAYS_SAID = (
    "OSEM-3D is the image of all oblique rays, of nothing that was restored; what is said of rebinning is true of the "
    "image beside it."
)
NONE_HERE = "OSEM-3D takes a scanner's own counts: a 3D sinogram, a list mode, or the .toml of a scan in pieces."

CORRECTED = "OSEM-3D takes prompts as they were counted, and these values were corrected, or are not whole."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Demand:
    """What the image of all rays takes: memory, and time of one core for each iteration; or the reason why none is."""

    reason: str = ""
    memory_mib: float | None = None
    seconds_per_iteration: float | None = None


def demand_of(path: Path, choice: Choice, case: Case) -> Demand:
    """What the image of all rays of an input takes, by its headers alone; `case` is what was read of it."""
    counted = case.levels[0].sinogram
    if path.suffix.lower() not in SCANNERS or counted is None:
        return Demand(NONE_HERE)
    if counted.precorrected:
        return Demand(CORRECTED)
    try:
        _, scan = opened(path, choice.outside, choice.without)
        like = layout(scan.prompts)
        rays_of(scan.prompts, like)
    except InputError as error:
        return Demand(str(error))
    steps = like.n_bins * scan.bins.grid.size[0]
    return Demand("", working_bytes(like) / MIB, steps / STEPS_PER_SECOND)


def describe_rays(path: Path, choice: Choice, case: Case) -> dict[str, Any]:
    """The same as plain JSON types."""
    return asdict(demand_of(path, choice, case))


def check_all_rays(settings: ReconstructionSettings, evidence: bool) -> None:
    """Raise InputError for what the image of all rays cannot be asked for."""
    if settings.reconstruction != OSEM:
        raise InputError("the method osem-3d is OSEM itself: leave --reconstruction out.")
    if evidence:
        raise InputError("the method osem-3d restores nothing that evidence could judge: leave --evidence out.")


def image_of_rays(
    path: Path, choice: Choice, case: Case, settings: ReconstructionSettings, projector: str, progress: Progress
) -> Image:
    """OSEM of all rays of a scan `[z, y, x]`, with all of its corrections, before the filter at the end.

    Raises InputError where the input is no scanner's own, before its counts are read a second time.
    """
    demand, counted = demand_of(path, choice, case), case.levels[0].sinogram
    if demand.seconds_per_iteration is None or counted is None:
        raise InputError(f"{path}: {demand.reason}")
    check_fits(settings, counted)
    minutes = demand.seconds_per_iteration * (settings.iterations + 0.5) / 60
    log.info("all rays take about %.0f MiB, and about %.1f minutes of one core", demand.memory_mib, minutes)
    scan, _ = read_oblique(path, choice.outside, progress, choice.without)
    return ring_osem(scan, settings.unfiltered.osem, progress, projector)
