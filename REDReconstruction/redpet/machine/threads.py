"""How many threads a process computes with, and how they wait for each other: the one place that decides it."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache

PER_WORKER = 1
"""Of a process that shares the machine with others of its kind; sums of one thread are the same on any machine."""
LIBRARIES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""What the libraries read when they are loaded."""
PASSIVE = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0", "KMP_BLOCKTIME": "0"}
"""Threads that have nothing to do sleep. By default they spin for milliseconds, and where another program has their
processor, the thread that they wait for waits for them (OpenMP 5.2, 21.7; GNU libgomp; LLVM and Intel OpenMP)."""
THREADED = "torch"
"""What brings OpenMP along, which reads the environment when it is loaded."""


def settle() -> None:
    """Let the threads of this process wait passively, unless its environment says how they wait.

    A door calls it before PyTorch is imported; afterwards it is too late, and nothing is changed.
    """
    if THREADED not in sys.modules and not PASSIVE.keys() & os.environ.keys():
        os.environ.update(PASSIVE)


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def of_process() -> int:
    """The threads that this process computes with where no library decides it: as its environment says, else all."""
    said = os.environ.get(LIBRARIES[0], "")
    return int(said) if said.isdigit() and int(said) > 0 else processors()


def of_worker() -> Mapping[str, str]:
    """The environment in which a worker process computes with its share of the machine."""
    return {**dict.fromkeys(LIBRARIES, str(PER_WORKER)), **PASSIVE}


def settle_worker() -> None:
    """Let this process compute with the share of a worker, whoever started it."""
    import torch

    torch.set_num_threads(PER_WORKER)


@contextmanager
def limited_threads(n: int) -> Iterator[None]:
    """Use `n` threads (0: as many as torch has) until the block ends."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(n or before)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def shared_out(work: Callable[[int, int], None], n: int) -> None:
    """Do `work(first, stop)` for all of `range(n)`, in parts on as many threads as computations take here."""
    parts = min(computing_threads(), n)
    bounds = [n * part // parts for part in range(parts + 1)] if parts else []
    if parts <= 1:
        work(0, n)
    else:
        list(_threads(os.getpid(), parts).map(work, bounds, bounds[1:]))


@cache
def _threads(process: int, n: int) -> ThreadPoolExecutor:
    """The threads of a process; one that was forked from it has none of them."""
    return ThreadPoolExecutor(n, thread_name_prefix="redpet")


def computing_threads() -> int:
    """How many threads a computation takes in this process now, whatever library does it."""
    import torch

    return torch.get_num_threads()
