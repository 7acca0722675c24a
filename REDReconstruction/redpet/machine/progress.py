"""How a job tells what it is doing, and how it is stopped."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Protocol, TypeVar

Part = TypeVar("Part")


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


def ticks(progress: Progress | None, stage: str, total: int) -> Callable[[], None]:
    """Begin a stage of so many parts; each call of what is returned tells that one more of them is ready."""
    if progress is None:
        return untold
    listener, numbers = progress, count()

    def tick() -> None:
        listener.step(stage, next(numbers), total)

    tick()
    return tick


def told(parts: Iterable[Part], progress: Progress | None, stage: str, total: int) -> Iterator[Part]:
    """The parts of a stage one after the other; each is told as ready once the next one is asked for."""
    tick = ticks(progress, stage, total)
    for part in parts:
        yield part
        tick()


def untold() -> None:
    """A part is ready, and nobody listens."""
