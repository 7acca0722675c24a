"""The image of a scan from all its rays at once: fully 3D OSEM, without rebinning and without a restoration."""

from dataclasses import dataclass, replace
from pathlib import Path

from redpet.case.storage import write_image
from redpet.errors import InputError
from redpet.jobs.rays_demand import SCANNERS
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_file
from redpet.projection.projector import choose_backend
from redpet.readers.acquisition import read_oblique
from redpet.reconstruction.osem import OsemSettings
from redpet.reconstruction.ring_osem import ring_osem

SUFFIX = ".nrrd"


@dataclass(frozen=True, kw_only=True)
class Reconstruct3dJob:
    """What `redpet reconstruct-3d` is asked to do; the fields are its options, lengths full widths in mm."""

    input: Path
    out: Path
    outside: bool = False
    iterations: int = 3
    subsets: int = 12
    psf_mm: float = 0.0
    post_filter_mm: float = 0.0
    projector: str = "auto"

    @property
    def osem(self) -> OsemSettings:
        """The settings of OSEM. Raises InputError for what is not possible."""
        return OsemSettings(self.iterations, self.subsets, self.psf_mm, self.post_filter_mm)


def reconstruct_3d_job(job: Reconstruct3dJob, progress: Progress | None = None) -> Path:
    """The same for a program that watches; returns the file, whose provenance has what is to be said as `warnings`."""
    reconstruct_3d(job, progress)
    return job.out


def reconstruct_3d(job: Reconstruct3dJob, progress: Progress | None = None) -> list[str]:
    """Write the image of a scan in pieces as NRRD; returns what is to be said of the scan.

    Raises InputError for bad input or parameters.
    """
    progress = progress or Silent()
    settings = job.osem
    choose_backend(job.projector)
    if job.out.suffix.lower() != SUFFIX:
        raise InputError(f"--out {job.out}: an image is written as {SUFFIX}.")
    if job.input.suffix.lower() not in SCANNERS:
        raise InputError(f"{job.input}: give the .toml that names the pieces of a scan, or the header of its counts.")
    with staged_file(job.out, (job.input,)) as file:
        progress.step("read", 0, 1)
        scan, warnings = read_oblique(job.input, job.outside, progress)
        image = ring_osem(scan, settings, progress, job.projector)
        write_image(replace(image, provenance={"input": job.input.name, "warnings": warnings}), file)
    return warnings
