"""Progress on the terminal: what is imported, read and checked, and bars with the time left."""

import logging
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tqdm import tqdm


SOON_S = 0.5
"""A stage of reading that is over sooner needs no bar; one that is read by a program needs none at all."""
HEAVY = "torch"
LOG = logging.getLogger("redpet")


def set_loudness(verbose: bool, quiet: bool) -> None:
    """How much is told on stderr: with `quiet` warnings and errors alone, with `verbose` each stage's time too."""
    LOG.setLevel(logging.WARNING if quiet else logging.DEBUG if verbose else logging.INFO)


def say(level: int, text: str) -> None:
    """A line on stderr, where things of this level of logging are told."""
    if LOG.isEnabledFor(level):
        print(text, file=sys.stderr, flush=True)


def say_start(device: str, source: Path | str) -> None:
    """Say what the seconds are for in which nothing else can be said; nothing where PyTorch is there already."""
    if HEAVY not in sys.modules:
        say(logging.INFO, f"device: {device}; loading PyTorch, then reading and checking {source}")


class Bars:
    """Progress bars on stderr, one for each stage of several steps, with the time left.

    The heading comes after the stages of reading, in which an input may be refused, so that a refusal stands alone. A
    bar appears after `delay` seconds, of a stage of reading after half a second.
    """

    def __init__(self, heading: str = "", delay: float = 0.0) -> None:
        self.heading = heading
        self.delay = delay
        self.bar: tqdm[NoReturn] | None = None
        self.stage = ""
        self.since = time.monotonic()

    def step(self, stage: str, done: int, total: int) -> None:
        """Move the stage's bar."""
        if stage != self.stage:
            self.close()
            reading = stage.startswith("read")
            if self.stage and self.heading and not reading:
                say(logging.INFO, self.heading)
                self.heading = ""
            self.stage, self.since = stage, time.monotonic()
            if total != 1 and LOG.isEnabledFor(logging.INFO) and (not reading or sys.stderr.isatty()):
                from tqdm import tqdm

                delay = max(self.delay, SOON_S) if reading else self.delay
                self.bar = tqdm(total=total or None, desc=f"{stage:24}", unit="", file=sys.stderr, delay=delay)
        if self.bar is not None and done != self.bar.n:
            self.bar.update(done - self.bar.n)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""

    def close(self) -> None:
        """End the last bar."""
        if self.stage:
            say(logging.DEBUG, f"{self.stage}: {time.monotonic() - self.since:.2f} s")
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
