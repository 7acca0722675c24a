"""What the restoration is doing, which decides what is enabled and visible."""

from enum import Enum


class State(Enum):
    """One restoration's way from Apply to its result."""

    IDLE = "idle"
    STARTING = "starting"
    RUNNING = "running"
    IMPORTING = "importing"
    CANCELLING = "cancelling"
    FAILED = "failed"

    @property
    def busy(self):
        """Whether a restoration is on its way: Apply is then Cancel."""
        return self in (State.STARTING, State.RUNNING, State.IMPORTING, State.CANCELLING)
