"""Results that are kept one by one, so that a study goes on where it was stopped, and can stop within a step."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from redpet.errors import InputError
from redpet.machine.progress import Progress
from redpet.machine.staging import staged_file


class Unit(msgspec.Struct, frozen=True):
    """What is kept of a method's images, by the strengths that were tried."""

    strengths: tuple[float, ...]


Kept = TypeVar("Kept", bound=Unit)


def kept(file: Path, kind: type[Kept], strengths: tuple[float, ...], make: Callable[[], Kept]) -> Kept:
    """The unit in a file, or a new one that is written there; one that is damaged or of other strengths is made again.

    Raises InputError for a file that cannot be read.
    """
    try:
        with suppress(msgspec.MsgspecError):
            former = msgspec.json.decode(file.read_bytes(), type=kind)
            if former.strengths == strengths:
                return former
    except FileNotFoundError:
        pass
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}.") from error
    unit = make()
    with staged_file(file, (), replace=True) as partial_file:
        partial_file.write_bytes(msgspec.json.encode(unit))
    return unit


class Within:
    """Tells the steps of a method as the one step of the study that it is, so that each can be the last."""

    def __init__(self, progress: Progress, stage: str, done: int, total: int) -> None:
        self.progress, self.stage, self.done, self.total = progress, stage, done, total

    def step(self, stage: str, done: int, total: int) -> None:
        """Say where the study is."""
        self.progress.step(self.stage, self.done, self.total)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""
