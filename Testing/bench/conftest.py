"""Tests of the bench itself."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from fixtures import *  # noqa: F403
