"""Progress on the terminal: bars with the time left."""

import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from tqdm import tqdm


class Bars:
    """Progress bars on stderr, one for each stage of several steps, with the time left.

    The heading comes after the first stage, in which an input may be refused, so that a refusal stands alone. A bar
    appears after `delay` seconds.
    """

    def __init__(self, heading: str = "", delay: float = 0.0) -> None:
        self.heading = heading
        self.delay = delay
        self.bar: tqdm[NoReturn] | None = None
        self.stage = ""

    def step(self, stage: str, done: int, total: int) -> None:
        """Move the stage's bar."""
        if stage != self.stage:
            self.close()
            if self.stage and self.heading:
                print(self.heading, file=sys.stderr)
                self.heading = ""
            self.stage = stage
            if total > 1:
                from tqdm import tqdm

                self.bar = tqdm(total=total, desc=f"{stage:24}", unit="", file=sys.stderr, delay=self.delay)
        if self.bar is not None:
            self.bar.update(done - self.bar.n)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""

    def close(self) -> None:
        """End the last bar."""
        if self.bar is not None:
            self.bar.close()
            self.bar = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()
