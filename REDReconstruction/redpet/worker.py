"""`redpet worker JOB.json`: the same jobs for a program that watches, in JSON lines.

The job file holds `{"command": "restore", ...}` with the options of the command. Each line on stdout is one object:
`{"event": "stage", "stage", "done", "total", "seconds_left"}`, `{"event": "preview", "path", "slice"}`, and at the end
`{"event": "done", "manifest"}`, `{"event": "cancelled"}` or `{"event": "error", "message"}`. The line "cancel" on
stdin, or the end of stdin, stops the job within one sampling step, and SIGTERM does too. Nothing else comes on stdout.
The stage `start` comes at once, before anything is imported that takes time.
After the end of stdin, which a crashed program leaves, the process is gone within 2 s whatever it does.

With `--stay` the process waits for the next job, with all that it has opened and built: the model, system matrices. It
says `{"event": "waiting", "ready"}` then, ready where PyTorch is loaded, and the line "job PATH" on stdin hands it a
job file. It ends after `--idle` seconds without a job, with the end of stdin or "cancel", and after a job that was
cancelled or failed for another reason than its input: what that left behind meets no other job.

`JOBS` lists the jobs. Each imports what it needs when it runs: `check` gets by with the standard library, those that
only read with what Slicer bundles. A job whose packages are not installed ends with exit code 4 and an error event
that has them under `missing`, as pip takes them.
"""

import _thread
import gc
import json
import os
import queue
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TextIO

from redpet.errors import Cancelled, InputError, MissingPackages, ProgramError, explained
from redpet.machine.decoding import DecodingError, convert, decode, members
from redpet.machine.requirements import ALL, BUNDLED, TORCH, require
from redpet.machine.staging import refuse_inputs


class Job(NamedTuple):
    """Where a job's fields and its function stand, and the packages that must be there."""

    room: str
    kind: str
    run: str
    needs: tuple[str, ...]


JOBS = {
    "restore": Job("jobs.restore", "RestoreJob", "restore", ALL),
    "simulate": Job("jobs.simulate", "SimulateJob", "simulate", ALL),
    "check": Job("machine.requirements", "CheckJob", "check", ()),
    "describe": Job("jobs.description", "DescribeJob", "describe", BUNDLED),
    "anatomy": Job("jobs.anatomy", "AnatomyJob", "anatomy", BUNDLED),
    "segments": Job("jobs.segments", "SegmentsJob", "segments", BUNDLED),
    "simulate-scan": Job("jobs.simulate_scan", "SimulateScanJob", "simulate_scan", ALL),
    "reconstruct-3d": Job("jobs.reconstruct_3d", "Reconstruct3dJob", "reconstruct_3d_job", ALL),
    "estimate-scatter": Job("jobs.estimate_scatter", "EstimateScatterJob", "estimate_scatter_job", ALL),
    "cases": Job("jobs.case_list", "CasesJob", "list_cases", BUNDLED),
    "sample": Job("jobs.sample", "SampleJob", "sample", BUNDLED),
    "examine": Job("jobs.examine", "ExamineJob", "examine_job", ()),
    "devices": Job("jobs.device_list", "DevicesJob", "list_devices", TORCH),
    "measure": Job("jobs.measure", "MeasureJob", "measure", ALL),
    "lesions": Job("jobs.lesions", "LesionsJob", "lesions", ALL),
    "export": Job("jobs.export", "ExportJob", "export_job", ALL),
    "report": Job("jobs.report", "ReportJob", "report", ALL),
    "detect": Job("tasks.work", "DetectWork", "detect_work", ALL),
    "nema": Job("tasks.work", "NemaWork", "nema_work", ALL),
    "cohort": Job("cohort.run", "CohortJob", "cohort", ALL),
    "study": Job("study.making", "StudyJob", "make_study", ALL),
    "sitting": Job("study.sitting", "SittingJob", "sit", BUNDLED),
}
START = "start"
SHORTEST_INTERVAL_S = 0.1
"""Steps that follow each other faster are not all told."""
WAITING = "waiting"
NEXT_JOB = b"job "
LONGEST_STOP_S = 1.5
"""A job that nobody waits for has this time to stop by itself."""
LONGEST_IDLE_S = 600.0
"""A process that stays gives its memory back after this time without a job."""
Jobs = queue.SimpleQueue[Path | None]
"""The jobs that are handed over; none where no other comes."""


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
        if (done < total or not total) and now - self.told < SHORTEST_INTERVAL_S:
            return
        self.told = now
        left = (now - self.started) / done * (total - done) if done and total else None
        self.say("stage", stage=stage, done=done, total=total, seconds_left=None if left is None else round(left, 1))

    def preview(self, path: Path, slice_index: int) -> None:
        """Tell that a picture is ready."""
        self.say("preview", path=str(path), slice=slice_index)


class Listening(NamedTuple):
    """The ear of a later job: it hears already. What stops a job is put back, for the last one took it off."""

    stop: Any

    def start(self) -> None:
        """Let SIGTERM stop what begins now."""
        signal.signal(signal.SIGTERM, self.stop)


def run_worker(job_file: Path | None, idle_s: float = 0.0) -> NoReturn:
    """Run the job of a file, and end the process with the exit code of the command line.

    With `idle_s` it waits so long for the next one after each, and without a file for the first.
    """
    # Whatever a library prints must not come between the lines.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Unbuffered, because a thread that waits in a buffered stream holds up the end of the process.
    commands = os.fdopen(os.dup(sys.stdin.fileno()), "rb", buffering=0)
    stopped, jobs, stop = threading.Event(), Jobs(), signal.getsignal(signal.SIGTERM)
    lines = JsonLines(out, stopped)
    ear: Any = threading.Thread(target=attend, args=(commands, stopped, jobs), daemon=True)
    code = 0
    if job_file is None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        ear.start()
        ear, job_file = Listening(stop), next_job(lines, jobs, idle_s)
    while job_file is not None:
        code, last = run_job(job_file, lines, ear)
        try:
            lines.say(**last)
        except Cancelled:  # nobody is there to hear it
            code = Cancelled.exit_code
        sys.stderr.flush()
        stays = idle_s and code in (0, InputError.exit_code)
        ear, job_file = Listening(stop), next_job(lines, jobs, idle_s) if stays else None
    os._exit(code)  # all is written and said: taking torch and its threads down would keep the process for seconds


def next_job(lines: JsonLines, jobs: Jobs, idle_s: float) -> Path | None:
    """Wait for a job file; none where none comes in that time, or nobody is there any more."""
    gc.collect()
    torch = sys.modules.get("torch")
    if torch is not None and torch.cuda.is_initialized():
        torch.cuda.empty_cache()  # for other programs
    try:
        lines.say(WAITING, ready=torch is not None)
        return jobs.get(timeout=idle_s)
    except (Cancelled, queue.Empty):
        return None


def run_job(job_file: Path, lines: JsonLines, ear: threading.Thread | Listening) -> tuple[int, dict[str, Any]]:
    """Run the job of a file while `ear` listens; returns the exit code and the last event."""
    try:
        ear.start()
        lines.step(START, 0, 1)  # what a job needs may take seconds to import
        job, command = load_job(job_file)
        if (compute := getattr(job, "compute", None)) is not None:
            from redpet.machine.devices import describe, resolve_device

            lines.say("device", device=describe(resolve_device(compute.device)))
        out = command(job, lines)
    except (Cancelled, KeyboardInterrupt):
        return Cancelled.exit_code, {"event": "cancelled"}
    except Exception as error:
        reason = explained(error)
        if isinstance(reason, ProgramError):
            traceback.print_exc()
        told = {"missing": reason.missing} if isinstance(reason, MissingPackages) else {}
        return reason.exit_code, {"event": "error", "message": str(reason), **told}
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # what has ended cannot be cancelled any more
    return 0, {"event": "done", "manifest": {"out": str(out), "files": files_of(out)}}


def files_of(out: Path) -> list[str]:
    """What a job wrote, named from the folder `out`; the name alone where it wrote one file."""
    if out.is_file():
        return [out.name]
    return sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())


def listen(stream: Iterable[bytes], stopped: threading.Event, jobs: Jobs | None = None) -> None:
    """Stop the job when the line "cancel" comes or the stream ends: now, as SIGTERM does, or at its next step.

    Until then pass on the jobs that are handed over, and that there are no more.
    """
    jobs = jobs or Jobs()
    for line in stream:
        if line.strip() == b"cancel":
            break
        if line.startswith(NEXT_JOB):
            jobs.put(Path(os.fsdecode(line.removeprefix(NEXT_JOB).rstrip(b"\r\n"))))
    _thread.interrupt_main(signal.SIGTERM)
    stopped.set()
    jobs.put(None)


def attend(stream: Iterator[bytes], stopped: threading.Event, jobs: Jobs | None = None) -> None:
    """Listen; where the stream has ended and the job is still there, in native code that hears nothing, end it."""
    listen(stream, stopped, jobs)
    for _ in stream:
        pass
    time.sleep(LONGEST_STOP_S)
    os._exit(Cancelled.exit_code)


def load_job(path: Path) -> tuple[Any, Callable[..., Path]]:
    """The job of a file and what runs it.

    Raises InputError that names the file and the field, MissingPackages where the job cannot run here.
    """
    try:
        content: dict[str, Any] = decode(path.read_bytes(), dict[str, Any])
    except OSError as error:
        raise InputError(f"{path}: the job file cannot be read ({error.strerror}).") from error
    except DecodingError as error:
        raise InputError(f"{path}: the job file is no JSON object: {error}.") from error
    name = content.pop("command", None)
    if not isinstance(name, str) or name not in JOBS:
        raise InputError(f"{path}: the command {name!r} is unknown: choose one of {', '.join(JOBS)}.")
    job = JOBS[name]
    require(job.needs)
    room = import_module(f"redpet.{job.room}")
    kind = getattr(room, job.kind)
    if "preview" in members(kind):
        content.setdefault("preview", str(path.resolve().parent / "preview.png"))
    try:
        asked = convert(content, kind)
    except DecodingError as error:
        raise InputError(f"{path}: {error}.") from error
    refuse_inputs(asked.out, (path,))
    return asked, getattr(room, job.run)
