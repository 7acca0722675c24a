"""How many threads a process computes with: the one place that decides it."""

import os
from collections.abc import Mapping

PER_WORKER = 1
"""Of a process that shares the machine with others of its kind; sums of one thread are the same on any machine."""
LIBRARIES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS")
"""What the libraries read when they are loaded."""


def processors() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def of_worker() -> Mapping[str, str]:
    """The environment in which a worker process computes with its share of the machine."""
    return dict.fromkeys(LIBRARIES, str(PER_WORKER))


def settle_worker() -> None:
    """Let this process compute with the share of a worker, whoever started it."""
    import torch

    torch.set_num_threads(PER_WORKER)
