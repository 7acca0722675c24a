"""`redpet worker JOB.json`: the same jobs for a program that watches, in JSON lines.

The job file holds `{"command": "restore", ...}` with the options of the command. Each line on stdout is one object:
`{"event": "stage", "stage", "done", "total", "seconds_left"}`, `{"event": "preview", "path", "slice"}`, and at the end
`{"event": "done", "manifest"}`, `{"event": "cancelled"}` or `{"event": "error", "message"}`. The line "cancel" on
stdin, or the end of stdin, stops the job within one sampling step.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TextIO

import msgspec

from redpet.decoding import as_path
from redpet.devices import describe, resolve_device
from redpet.errors import Cancelled, InputError, RedpetError
from redpet.pipeline import RestoreJob, restore
from redpet.simulation import SimulateJob, simulate

JOBS: dict[str, tuple[type[msgspec.Struct], Callable[..., Path]]] = {
    "restore": (RestoreJob, restore),
    "simulate": (SimulateJob, simulate),
}
SHORTEST_INTERVAL_S = 0.1
"""Steps that follow each other faster are not all told."""


class JsonLines:
    """The progress of a job as JSON lines, and the ear for its cancelling."""

    def __init__(self, out: TextIO, stopped: threading.Event) -> None:
        self.out = out
        self.stopped = stopped
        self.stage = ""
        self.started = self.told = 0.0

    def say(self, event: str, **fields: Any) -> None:
        """Write one line and send it off at once."""
        self.out.write(json.dumps({"event": event, **fields}, allow_nan=False) + "\n")
        self.out.flush()

    def step(self, stage: str, done: int, total: int) -> None:
        """Tell a step with the time left in its stage; raise `Cancelled` where that was asked for."""
        if self.stopped.is_set():
            raise Cancelled("the job was cancelled.")
        now = time.monotonic()
        if stage != self.stage:
            self.stage, self.started, self.told = stage, now, 0.0
        if done < total and now - self.told < SHORTEST_INTERVAL_S:
            return
        self.told = now
        left = (now - self.started) / done * (total - done) if done else None
        self.say("stage", stage=stage, done=done, total=total, seconds_left=None if left is None else round(left, 1))

    def preview(self, path: Path, slice_index: int) -> None:
        """Tell that a picture is ready."""
        self.say("preview", path=str(path), slice=slice_index)


def run_worker(job_file: Path) -> int:
    """Run the job of a file; returns the exit code of the command line."""
    # Whatever a library prints must not come between the lines.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    stopped = threading.Event()
    threading.Thread(target=listen, args=(sys.stdin, stopped), daemon=True).start()
    lines = JsonLines(out, stopped)
    try:
        job, command = load_job(job_file)
        if (device := getattr(job, "device", None)) is not None:
            lines.say("device", device=describe(resolve_device(device)))
        folder = command(job, lines)
    except Cancelled as error:
        lines.say("cancelled")
        return error.exit_code
    except RedpetError as error:
        lines.say("error", message=str(error))
        return error.exit_code
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    lines.say("done", manifest={"out": str(folder), "files": files})
    return 0


def listen(stream: TextIO, stopped: threading.Event) -> None:
    """Set `stopped` when the line "cancel" comes or the stream ends."""
    for line in stream:
        if line.strip() == "cancel":
            break
    stopped.set()


def load_job(path: Path) -> tuple[msgspec.Struct, Callable[..., Path]]:
    """The job of a file and what runs it. Raises InputError that names the file and the field."""
    try:
        fields = msgspec.json.decode(path.read_bytes(), type=dict[str, Any])
    except OSError as error:
        raise InputError(f"{path}: the job file cannot be read ({error.strerror}).") from error
    except msgspec.MsgspecError as error:
        raise InputError(f"{path}: the job file is no JSON object: {error}.") from error
    name = fields.pop("command", None)
    if name not in JOBS:
        raise InputError(f"{path}: the command {name!r} is unknown: choose one of {', '.join(JOBS)}.")
    kind, command = JOBS[name]
    folder = path.resolve().parent
    if kind is RestoreJob:
        fields.setdefault("preview", str(folder / "preview.png"))
    try:
        job = msgspec.convert(fields, kind, dec_hook=as_path)
    except msgspec.ValidationError as error:
        raise InputError(f"{path}: {error}.") from error
    return job, command
