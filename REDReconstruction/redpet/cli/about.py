"""`redpet --version`: what is installed."""

import argparse
import platform
from typing import Any

from redpet import __version__


class Versions(argparse.Action):
    """Prints the versions and ends; nothing heavy is imported for it."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option: str | None = None) -> None:
        """Print and exit."""
        from redpet.machine.requirements import version_of

        print(f"redpet {__version__}")
        print(f"Python {platform.python_version()}")
        print(f"torch {version_of('torch', 'torch') or 'not installed'}")
        print(f"projectors: joseph (own), parallelproj {version_of('parallelproj', 'parallelproj') or 'not installed'}")
        parser.exit()
