"""The image of all rays of a scanner's own data, oblique ones too, as a restoration has it."""

import logging
from pathlib import Path

from redpet.case import Case, Image
from redpet.case.choice import Choice
from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.reconstruction.reconstruct import OSEM, ReconstructionSettings, check_fits

ALL_RAYS_SAID = (
    "OSEM-3D is the image of all oblique rays, of nothing that was restored; what is said of rebinning is true of the "
    "image beside it."
)

log = logging.getLogger(__name__)


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
    from redpet.jobs.rays_demand import demand_of  # scans in space, which few cases are
    from redpet.readers.acquisition import read_oblique
    from redpet.reconstruction.ring_osem import ring_osem

    demand, counted = demand_of(path, choice, case), case.levels[0].sinogram
    if demand.seconds_per_iteration is None or counted is None:
        raise InputError(f"{path}: {demand.reason}")
    check_fits(settings, counted)
    minutes = demand.seconds_per_iteration * (settings.iterations + 0.5) / 60
    log.info("all rays take about %.0f MiB, and about %.1f minutes of one core", demand.memory_mib, minutes)
    scan, _ = read_oblique(path, choice.outside, progress, choice.without)
    return ring_osem(scan, settings.unfiltered.osem, progress, projector)
