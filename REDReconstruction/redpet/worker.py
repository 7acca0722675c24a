"""`redpet worker JOB.json`: the same jobs for a program that watches, in JSON lines.

The job file holds `{"command": "restore", ...}` with the options of the command. Each line on stdout is one object:
`{"event": "stage", "stage", "done", "total", "seconds_left"}`, `{"event": "preview", "path", "slice"}`, and at the end
`{"event": "done", "manifest"}`, `{"event": "cancelled"}` or `{"event": "error", "message"}`. The line "cancel" on
stdin, or the end of stdin, stops the job within one sampling step, and SIGTERM does too. Nothing else comes on stdout.
"""

import _thread
import json
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TextIO

import msgspec

from redpet.decoding import as_path
from redpet.devices import describe, resolve_device
from redpet.errors import Cancelled, InputError, ProgramError, explained
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
        """Write one line and send it off at once; raise `Cancelled` where nobody reads it."""
        try:
            self.out.write(json.dumps({"event": event, **fields}, allow_nan=False) + "\n")
            self.out.flush()
        except BrokenPipeError as error:
            raise Cancelled("nobody reads the worker's lines any more.") from error

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
    # Unbuffered, because a thread that waits in a buffered stream holds up the end of the process.
    commands = os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)
    stopped = threading.Event()
    lines = JsonLines(out, stopped)
    code, last = run_job(job_file, lines, threading.Thread(target=listen, args=(commands, stopped), daemon=True))
    lines.say(**last)
    return code


def run_job(job_file: Path, lines: JsonLines, ear: threading.Thread) -> tuple[int, dict[str, Any]]:
    """Run the job of a file while `ear` listens; returns the exit code and the last event."""
    try:
        ear.start()
        job, command = load_job(job_file)
        if (device := getattr(job, "device", None)) is not None:
            lines.say("device", device=describe(resolve_device(device)))
        folder = command(job, lines)
    except (Cancelled, KeyboardInterrupt):
        return Cancelled.exit_code, {"event": "cancelled"}
    except Exception as error:
        reason = explained(error)
        if isinstance(reason, ProgramError):
            traceback.print_exc()
        return reason.exit_code, {"event": "error", "message": str(reason)}
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what has ended cannot be cancelled any more
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return 0, {"event": "done", "manifest": {"out": str(folder), "files": files}}


def listen(stream: Iterable[bytes], stopped: threading.Event) -> None:
    """Stop the job when the line "cancel" comes or the stream ends: now, as SIGTERM does, or at its next step."""
    for line in stream:
        if line.strip() == b"cancel":
            break
    _thread.interrupt_main(signal.SIGTERM)
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
