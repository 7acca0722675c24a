"""What the image of all rays of a scan takes, by its headers alone. Needs what Slicer bundles."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from redpet.case import Case
from redpet.case.choice import Choice
from redpet.errors import InputError
from redpet.machine.memory import MIB

STEPS_PER_SECOND = 1.7e8
"""Pixels of all rays that one core follows there and back, with what OSEM does beside it."""
SCANNERS = (".toml", ".hs", ".hdr")
NONE_HERE = "OSEM-3D takes a scanner's own counts: a 3D sinogram, a list mode, or the .toml of a scan in pieces."
CORRECTED = "OSEM-3D takes prompts as they were counted, and these values were corrected, or are not whole."


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
    # imported here: an image is described without them
    from redpet.readers.interfile_sinogram import layout
    from redpet.readers.oblique_scan import rays_of, working_bytes
    from redpet.readers.scan_pieces import opened

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
