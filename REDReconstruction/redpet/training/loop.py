"""What every training loop needs: a learning rate, averaged weights, a log, and ears for Ctrl-C."""

import csv
import io
import math
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from torch import nn

from redpet.machine.staging import require_room, staged_file, writing

WARM_UP_STEPS = 200
LOG_COLUMNS = ("step", "learning_rate", "training_loss", "validation_loss")
COPIES = 4
"""Of the weights in a checkpoint: as they are, their average, and two moments of Adam."""


def warmed_cosine(highest: float, step: int, steps: int) -> float:
    """The learning rate of a step: linear warm-up, then a cosine down to zero."""
    warm_up = min(WARM_UP_STEPS, steps // 10 + 1)
    if step < warm_up:
        return highest * (step + 1) / warm_up
    return highest * 0.5 * (1 + math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up)))


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, keep: float, step: int) -> None:
    """Move the averaged weights on to the network's; early steps are forgotten sooner than `keep` says."""
    keep = min(keep, (1 + step) / (10 + step))
    for mean, parameter in zip(average.parameters(), network.parameters(), strict=True):
        mean.lerp_(parameter, 1 - keep)


def best_checkpoint(out: Path, stage: str) -> Path:
    """Where the best checkpoint of a stage lies."""
    return out / f"{stage}-best.pt"


def last_checkpoint(out: Path, stage: str) -> Path:
    """Where the checkpoint lies from which a stage goes on."""
    return out / f"{stage}-last.pt"


def log_file(out: Path, stage: str) -> Path:
    """Where the losses of a stage are logged (CSV)."""
    return out / f"{stage}.csv"


def write_checkpoint(state: Mapping[str, Any], path: Path) -> None:
    """Write a checkpoint, whole or not at all. Raises InputError where the file cannot be written."""
    content = io.BytesIO()  # torch tells of a full disk in an error of its own
    torch.save(dict(state), content)
    with staged_file(path, (), replace=True) as file:
        file.write_bytes(content.getbuffer())


def begin_log(path: Path, step: int, network: nn.Module) -> None:
    """Make the CSV log of a run that stands at `step`: what an earlier attempt logged beyond it goes.

    Raises OutputError where there is no room for the log, or beside it for a checkpoint of the network.
    """
    with writing(path):
        text = path.read_text(encoding="utf-8", errors="replace") if step and path.exists() else ""
    kept = [row for row in csv.reader(text.splitlines()) if row and row[0].isdecimal() and int(row[0]) <= step]
    with staged_file(path, (), replace=True) as file, file.open("w", newline="", encoding="utf-8") as stream:
        require_room(path.parent, COPIES * sum(weight.nbytes for weight in network.parameters()))
        csv.writer(stream).writerows([LOG_COLUMNS, *kept])


def log_row(path: Path, row: Sequence[object]) -> None:
    """Add a row to a log. Raises InputError where it cannot be written."""
    with writing(path), path.open("a", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerow(row)


@contextmanager
def interruptions() -> Iterator[Callable[[], bool]]:
    """Whether Ctrl-C or SIGTERM came: a step is not torn by them. A second one is not held back."""
    seen: list[int] = []

    def note(signum: int, frame: FrameType | None) -> None:
        if seen:
            raise KeyboardInterrupt
        seen.append(signum)

    numbers = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()
    former = {number: signal.signal(number, note) for number in numbers}
    try:
        yield lambda: bool(seen)
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
