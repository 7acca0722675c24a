"""Workers for tests: what they say is recorded, and some of them misbehave on purpose."""

import os
import sys
import time
from pathlib import Path

import psutil
from driver import wait_until


class Recorder:
    """A listener that keeps what it hears."""

    def __init__(self):
        from REDReconstructionLib.process.runner import Listener

        self.heard = []
        names = ("Device", "Stage", "Preview", "Done", "Failed", "Cancelled")
        self.listener = Listener(**{f"on{name}": self.hear(name.lower()) for name in names})

    def hear(self, name):
        return lambda *arguments: self.heard.append((name, *arguments))

    @property
    def ends(self):
        return [one for one in self.heard if one[0] in ("done", "failed", "cancelled")]

    def wait(self):
        """The one end of the run; more than one fails."""
        wait_until(lambda: self.ends, "the run ends")
        spin(0.05)
        assert len(self.ends) == 1
        return self.ends[0]

    def wait_for(self, name):
        wait_until(lambda: any(one[0] == name for one in self.heard), f"the worker tells {name}")


def spin(seconds):
    """Let the application live for a while."""
    end = time.monotonic() + seconds
    wait_until(lambda: time.monotonic() >= end, "time goes by")


def script(code):
    """A command that runs a piece of Python in the place of the worker; `out` and `say` are there for it."""
    lines = [
        "import json, os, signal, sys, time",
        "out = json.load(open(sys.argv[1]))['out']",
        "def say(event, **fields):",
        "    print(json.dumps({'event': event, **fields}), flush=True)",
        "def done():",
        "    say('done', manifest={'out': out, 'files': ['run.json']})",
        code,
    ]
    return lambda job_file: (sys.executable, ["-c", "\n".join(lines), str(job_file)], dict(os.environ))


PYTHONS_OWN = "multiprocessing.resource_tracker"
"""What Python starts beside itself where a test shared out work among processes, and keeps as long as it lives."""


def children():
    """The processes that this one has started and that still live."""
    living = (one for one in psutil.Process().children(recursive=True) if one.status() != psutil.STATUS_ZOMBIE)
    return [one for one in living if PYTHONS_OWN not in " ".join(one.cmdline())]


def worker_processes(folder):
    """The workers anywhere on this machine whose job lies in a work folder."""
    found = []
    for process in psutil.process_iter():
        try:
            if str(folder) in " ".join(process.cmdline()) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue
    return found


def engine_folder():
    return Path(__file__).resolve().parents[2] / "REDReconstruction"
