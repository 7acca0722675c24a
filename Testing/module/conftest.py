"""Tests of the module, on the bench."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "bench"))

from fixtures import *  # noqa: F403
