"""`redpet --version` and `redpet examine`: what is installed, and whether it works."""

import argparse
import platform
from pathlib import Path
from typing import Any

from redpet import __version__
from redpet.cli.options import Commands, add_command


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


def add_examine(commands: Commands) -> None:
    """`redpet examine`."""
    add_command(commands, "examine", run_examine, "this computer: packages, devices that compute, memory, what to do")


def run_examine(options: argparse.Namespace) -> None:
    """Print what is found; the disk is that of the folder where one is."""
    from redpet.jobs.examine import examine, in_words

    print(in_words(examine(Path())), end="")
