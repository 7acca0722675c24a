"""How long the tests wait, and how they hold a promise in seconds: a slow or busy machine fails no test."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

HANG_S = 1800
"""What takes longer than this hangs; no load makes anything here so slow."""
GAP_MS = 100
"""A window that stands still for longer than this freezes."""


@contextmanager
def fair_clock() -> Iterator[Callable[[], float]]:
    """A clock in seconds, turned by a thread that always computes: on an idle machine it goes with that on the wall.

    On a busy machine that thread waits for a processor as often as whoever is measured, and the clock stands still.
    """
    ended = threading.Event()
    neighbour = threading.Thread(target=_compute, args=(ended,), daemon=True)
    neighbour.start()
    assert neighbour.ident is not None
    clock = time.pthread_getcpuclockid(neighbour.ident)
    begun = time.clock_gettime(clock)
    try:
        yield lambda: time.clock_gettime(clock) - begun
    finally:
        ended.set()
        neighbour.join()


def _compute(ended: threading.Event) -> None:
    while not ended.is_set():
        hashlib.pbkdf2_hmac("sha256", b"", b"", 20_000)  # some milliseconds, in which Python is not locked
