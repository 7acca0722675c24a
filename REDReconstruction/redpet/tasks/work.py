"""`detect` and `nema` as jobs of the worker: what is asked, and the folder that it goes into.

The folder is new or a study of the same design, which goes on where it was; a cancelled job keeps what it measured.
"""

from dataclasses import dataclass, field
from pathlib import Path

from redpet.machine.decoding import Flat
from redpet.machine.progress import Progress
from redpet.tasks.detect import detect
from redpet.tasks.detect_job import DetectJob
from redpet.tasks.nema import nema
from redpet.tasks.nema_job import NemaJob


@dataclass(frozen=True, kw_only=True)
class DetectWork:
    """A study of lesions found, with the options of `redpet detect`."""

    out: Path
    asked: Flat[DetectJob] = field(default_factory=DetectJob)


@dataclass(frozen=True, kw_only=True)
class NemaWork:
    """A phantom, with the options of `redpet nema`; a scan without `methods` in the job is measured by the defaults."""

    out: Path
    asked: Flat[NemaJob] = field(default_factory=NemaJob)


def detect_work(work: DetectWork, progress: Progress | None = None) -> Path:
    """Run or go on with a study of lesions found; returns its folder. Raises InputError as `detect` does."""
    return detect(work.asked, work.out, progress)


def nema_work(work: NemaWork, progress: Progress | None = None) -> Path:
    """Run or go on with a phantom; returns its folder. Raises InputError as `nema` does."""
    return nema(work.asked, work.out, progress)
