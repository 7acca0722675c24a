"""Processes that work on many tasks: of this machine, or of a Dask scheduler that runs already.

On this machine everything listens on 127.0.0.1 alone. A worker that dies is replaced and its task done again; a task
that has cost `LOST_WORKERS` workers is given up.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from redpet import __version__
from redpet.errors import InputError, MissingPackages, ResourceError
from redpet.machine import garbage
from redpet.machine.memory import available_bytes
from redpet.machine.threads import of_worker, processors

DASK = ("distributed>=2025.1,<2027", "bokeh>=3.4,<4")
"""Bokeh draws Dask's dashboard."""
LOCALHOST, DASHBOARD_PORT = "127.0.0.1", 8787
WORKER_BYTES = 3 * 2**30
"""What a case of 360 x 360 pixels takes; so many workers fit into the memory that is free."""
CONNECT_S, TICK_S = 20.0, 0.25
LOST_WORKERS = 3
RETURNED_AT_ONCE = "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_"
"""By default Dask's workers give freed memory back to the system at once, and half of their time would go into fetching
it again for the next slices."""
Task = TypeVar("Task")
Result = TypeVar("Result")
log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class ClusterSettings:
    """Who works: so many processes here, as many as fit by default, or those of the scheduler at an address."""

    workers: int | None = None
    scheduler: str | None = None

    def check(self) -> None:
        """Raise InputError for settings that contradict each other."""
        if self.workers is not None and self.scheduler is not None:
            raise InputError("--workers are those of this machine, and --scheduler has its own: leave out one of them.")
        if self.workers is not None and self.workers < 1:
            raise InputError(f"{self.workers} workers are none: --workers is a whole number from 1.")


NO_CLUSTER = ClusterSettings()
"""Nobody is named: for most commands this process does the work."""


def require_dask() -> None:
    """Raise MissingPackages unless Dask's scheduler and dashboard are installed."""
    try:
        import bokeh  # noqa: F401
        import distributed  # noqa: F401
    except ImportError as error:
        raise MissingPackages(list(DASK)) from error


@contextmanager
def cluster(settings: ClusterSettings, n_tasks: int, gpus: int, shared: Path) -> Iterator[Any]:
    """The `distributed.Client` of the workers, which end with the block, unless they are those of a scheduler.

    `gpus` is how many this machine has to share out; `shared` is a folder that every worker has to see. Raises
    InputError where no scheduler answers, or its workers do not see the folder or have another version of this package.
    """
    require_dask()
    import dask

    logging.getLogger("distributed").setLevel(logging.ERROR)  # that a worker was replaced is no fault of the user's
    chosen = dask.config.set({"distributed.scheduler.allowed-failures": LOST_WORKERS, RETURNED_AT_ONCE: None})
    here = settings.scheduler is None
    opened = local(settings, n_tasks, gpus) if here else scheduled(str(settings.scheduler), shared)
    with chosen, opened as client:
        n_workers = len(client.nthreads())
        log.info("%d worker%s; dashboard: %s", n_workers, "s" * (n_workers > 1), client.dashboard_link)
        yield client


@contextmanager
def scheduled(address: str, shared: Path) -> Iterator[Any]:
    """The client of a scheduler that runs already."""
    from distributed import Client

    try:
        client = Client(address, timeout=CONNECT_S)
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"no Dask scheduler answers at {address}: start one, or leave out --scheduler.") from error
    with client:
        if not client.nthreads():
            raise InputError(f"the scheduler at {address} has no workers yet: start them, then try again.")
        for worker, told in client.run(about_worker, str(shared), on_error="return").items():
            refuse_unlike(worker, told, shared)
        yield client


def about_worker(shared: str) -> tuple[str, bool]:
    """What a worker says of itself: its version of this package, and whether it sees a folder."""
    return __version__, Path(shared).is_dir()


def refuse_unlike(worker: str, told: Any, shared: Path) -> None:
    """Raise InputError for a worker that cannot do what this process would do."""
    if isinstance(told, Exception):
        raise InputError(f"the worker {worker} has no redpet {__version__} ({told}): install it there.")
    version, sees = told
    if version != __version__:
        raise InputError(f"the worker {worker} has redpet {version}, and this is {__version__}: install the same one.")
    if not sees:
        raise InputError(f"the worker {worker} does not see {shared.resolve()}: name a folder that all of them share.")


@contextmanager
def local(settings: ClusterSettings, n_tasks: int, gpus: int) -> Iterator[Any]:
    """The client of new processes on this machine; they are gone when the block ends, however it ends."""
    from distributed import Client, Nanny, Scheduler, SpecCluster

    n_workers = settings.workers or fitting_workers(n_tasks, gpus)
    scheduler = {
        "host": LOCALHOST, "port": 0, "dashboard": True, "dashboard_address": f"{LOCALHOST}:{free_port()}",
    }  # fmt: skip
    workers = {number: {"cls": Nanny, "options": options_of(number, n_workers, gpus)} for number in range(n_workers)}
    with SpecCluster(workers, {"cls": Scheduler, "options": scheduler}, silence_logs=logging.ERROR) as made:
        try:
            with Client(made) as client:
                client.wait_for_workers(n_workers, timeout=None)
                yield client
        finally:
            end_now(made.workers.values())


def options_of(number: int, n_workers: int, gpus: int) -> dict[str, Any]:
    """How a worker process of this machine is started: its share of threads and memory, and a GPU where there are."""
    gpu = {"CUDA_VISIBLE_DEVICES": str(number % gpus)} if gpus else {}
    return {
        "host": LOCALHOST,
        "nthreads": 1,
        "memory_limit": available_bytes() // n_workers,
        "dashboard": False,
        "silence_logs": logging.ERROR,
        "preload": [garbage.__name__],
        "env": {**of_worker(), **gpu},
    }


def fitting_workers(n_tasks: int, gpus: int = 0) -> int:
    """How many workers this machine has room for: one for each GPU, else for each processor, as memory allows."""
    return max(1, min(n_tasks, gpus or processors(), available_bytes() // WORKER_BYTES))


def free_port() -> int:
    """The port that people know Dask's dashboard by, else 0 for any."""
    import socket

    with socket.socket() as tried, suppress(OSError):
        tried.bind((LOCALHOST, DASHBOARD_PORT))
        return DASHBOARD_PORT
    return 0


def end_now(nannies: Any) -> None:
    """Kill worker processes whose work is done or nobody waits for; what is half done is swept later."""
    import psutil

    for nanny in nannies:
        nanny.auto_restart = False
        if (pid := nanny.pid) is not None:  # else it is being replaced, and None would be this process
            with suppress(psutil.Error):
                psutil.Process(pid).kill()


def as_done(
    client: Any, function: Callable[[Task], Result], tasks: Sequence[Task], waiting: Callable[[], None]
) -> Iterator[tuple[Task, Result | ResourceError]]:
    """Each task with what `function` makes of it, as they are done; with an error where its workers died of it.

    `waiting` is called a few times a second and may raise to stop.
    """
    from distributed import wait

    futures = dict(zip(client.map(function, tasks, pure=False), tasks, strict=True))
    left = set(futures)
    while left:
        waiting()
        with suppress(TimeoutError):
            done, left = wait(left, timeout=TICK_S, return_when="FIRST_COMPLETED")
            for future in done:
                yield futures[future], result_of(future)


def result_of(future: Any) -> Any:
    """What a task gave, or an error in a sentence where it gave nothing."""
    from distributed.scheduler import KilledWorker

    if future.status == "finished":
        return future.result()
    error = future.exception()
    if isinstance(error, KilledWorker):
        return ResourceError(
            f"the process that worked on it ended {LOST_WORKERS + 1} times: memory may be short; take fewer --workers."
        )
    return ResourceError(f"its worker failed ({type(error).__name__}: {error}).")
