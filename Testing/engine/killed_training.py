"""Trains as `redpet train STAGE CONFIG` does, each in a process of its own: to its end, or to a SIGKILL in the middle.

`python killed_training.py`: lines of JSON in, `[folder, [stage, config], step]`; to each the signal that ended the
process, 0 for none. At `step` it is killed, two steps after its last checkpoint; None lets it end. One process imports
torch for all of them.
"""

import json
import os
import signal
import sys

import torch
import torch._dynamo  # what an optimiser imports, once for all processes

from redpet import cli
from redpet.training import image_run, image_training, run, trainer


def die_at(step: int) -> None:
    """Let every training end by SIGKILL at a step, with a checkpoint of two steps before and a log that is ahead."""
    for room in (trainer, image_training):
        room._train_step = dying(room._train_step, step)
        room.time = Clock(step - 2)


class Clock:
    """Time that passes the interval of checkpoints at one step."""

    def __init__(self, step: int) -> None:
        self.step = step
        self.asked = -1

    def monotonic(self) -> float:
        self.asked += 1  # once before the first step, then after each
        return 1e6 if self.asked == self.step else 0.0


def dying(train_step, step):
    def train_or_die(run, *rest):
        if run.step == step:
            os.kill(os.getpid(), signal.SIGKILL)
        train_step(run, *rest)

    return train_or_die


def trained(folder: str, arguments: list[str], step: int | None) -> int:
    """The signal that ended a training of its own process."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        if step is not None:
            die_at(step)
        os._exit(cli.main(["train", *arguments]))
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise SystemExit(f"{arguments} in {folder} ended with {os.WEXITSTATUS(status)}")
    return os.WTERMSIG(status)


if __name__ == "__main__":
    torch.set_num_threads(1)
    rooms = (run, image_run)  # imported before the processes part
    assert all(rooms)
    said = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        print(trained(*json.loads(line)), file=said, flush=True)
