"""Where what is computed once is kept between runs: geometry and compiled code, nothing of any patient."""

import os
import sys
from pathlib import Path

PLACE = "REDPET_CACHE"
"""The environment variable that names another folder."""


def cache_folder() -> Path:
    """The folder, which need not exist: the one that the environment names, or redpet's among the user's own."""
    if named := os.environ.get(PLACE):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "redpet" / "Cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "redpet"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "redpet"
