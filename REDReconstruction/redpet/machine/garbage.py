"""How often Python looks for what nobody needs any more: seldom, for libraries bring a million objects that stay."""

import atexit
import gc
from typing import Any

OBJECTS_BETWEEN_LOOKS = 50_000
"""By default 700: Python then looks through all that it loads while it loads it, half a second of processor time."""


def look_seldom() -> None:
    """Look seldom from now on, and not once more when the process ends, which takes another half second."""
    gc.set_threshold(OBJECTS_BETWEEN_LOOKS)
    atexit.register(gc.freeze)


def dask_setup(worker: Any) -> None:
    """What Dask calls in a new worker that is told of this file, before it loads anything of ours."""
    look_seldom()
