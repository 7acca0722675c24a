"""The command line: a person's door."""

from redpet.cli.main import main

__all__ = ["main"]
