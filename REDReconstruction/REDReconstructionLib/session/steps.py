"""Work in the window's own thread, cut into steps: between them the window lives."""

import logging
import time

import qt

TURN_S = 0.01
"""Steps are taken for so long before the window has its turn; one that has begun is ended."""
PAUSE_MS = 1
"""The window's turn; what follows after 0 ms may come before it."""
EXPECTED = (OSError, ValueError, KeyError)
"""Files that are gone, damaged or refused."""


class Steps:
    """Takes the steps of one work at a time.

    A work is a generator that yields between its steps. Where it ends, `onEnd(value)` follows with what it returned;
    where a step fails, `onFailed(error)` does.
    """

    def __init__(self):
        self.work = None
        self.onEnd = self.onFailed = None

    @property
    def isBusy(self):
        """Whether a work is on its way."""
        return self.work is not None

    def start(self, work, onEnd, onFailed):
        """Begin a work; an earlier one is given up. What is short ends before this returns."""
        self.stop()
        self.work, self.onEnd, self.onFailed = work, onEnd, onFailed
        self.go(work)

    def stop(self):
        """Give up what is on its way: nobody hears of it any more."""
        work, self.work = self.work, None
        if work is not None:
            work.close()

    def go(self, work):
        """Take some steps of a work that was not given up; the others follow once the window had its turn."""
        if work is not self.work:
            return
        end = time.monotonic() + TURN_S
        try:
            while time.monotonic() < end and work is self.work:
                next(work)
        except StopIteration as last:
            self.stop()
            self.onEnd(last.value)
        except Exception as error:  # whatever it is, a lack of memory too: the panel goes on
            if not isinstance(error, EXPECTED):
                logging.exception("A step failed")
            self.stop()
            self.onFailed(error)
        else:
            # A timer of our own would hold its owner for ever through its signal.
            qt.QTimer.singleShot(PAUSE_MS, lambda: self.go(work))
