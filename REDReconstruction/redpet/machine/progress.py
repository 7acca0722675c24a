"""How a job tells what it is doing, and how it is stopped."""

from pathlib import Path
from typing import Protocol


class Progress(Protocol):
    """Hears of a job's steps; either method may raise `Cancelled` to stop it."""

    def step(self, stage: str, done: int, total: int) -> None:
        """`done` of `total` parts of a stage are ready; `total` is 0 as long as nobody knows it."""
        ...

    def preview(self, path: Path, slice_index: int) -> None:
        """A picture of one restored slice is ready."""
        ...


class Silent:
    """Nobody listens."""

    def step(self, stage: str, done: int, total: int) -> None:
        """Ignore a step."""

    def preview(self, path: Path, slice_index: int) -> None:
        """Ignore a preview."""
