"""The units of `redpet detect` by many processes: each measures a body at all doses, and keeps that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from redpet.errors import InputError, ResourceError, explained
from redpet.machine.cluster import ClusterSettings, as_done, cluster
from redpet.machine.devices import count_gpus
from redpet.machine.progress import Progress, Silent
from redpet.machine.threads import settle_worker
from redpet.tasks.detect import STAGE, UNITS, Body, bodies_of, detect, imagers_of, kept_in, units_of_body
from redpet.tasks.detect_job import DetectJob, check, prepare


@dataclass(frozen=True)
class Share:
    """What one worker does at a time: a body at all doses by all methods, kept in `folder`."""

    job: DetectJob
    folder: Path
    body: Body


def detect_on(job: DetectJob, out: Path, settings: ClusterSettings, progress: Progress | None = None) -> Path:
    """The same as `detect`, the units by the workers of a cluster.

    Raises InputError as `detect` does and for settings that contradict each other, ResourceError where a worker
    failed; what was measured by then stays.
    """
    progress = progress or Silent()
    settings.check()
    check(job)
    imagers_of(job)  # what a model refuses is refused before the work
    prepare(out, job)
    here = replace(job, models={method: path.absolute() for method, path in job.models.items()})
    shares = [Share(here, out.absolute() / UNITS, body) for body in bodies_of(job)]
    fill(shares, settings, out, progress)
    return detect(job, out, progress)


def fill(shares: Sequence[Share], settings: ClusterSettings, out: Path, progress: Progress) -> None:
    """Have all shares measured. Raises what one of them failed by."""
    done: list[Share] = []

    def tell() -> None:
        progress.step(STAGE, len(done), len(shares))

    with cluster(settings, len(shares), count_gpus(shares[0].job.device), out.absolute()) as client:
        for share, told in as_done(client, measure, shares, tell):
            if isinstance(told, ResourceError):
                raise told
            if told:
                raise InputError(told)
            done.append(share)


def measure(share: Share) -> str:
    """Measure a share, unless that is kept; returns the sentence of what went wrong, empty where nothing did."""
    try:
        settle_worker()
        for _ in units_of_body(share.job, imagers_of(share.job), partial(kept_in, share.folder), share.body, Silent()):
            pass
    except Exception as error:
        return str(explained(error))
    return ""
