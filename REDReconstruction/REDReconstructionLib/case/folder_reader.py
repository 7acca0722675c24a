"""The cases of a folder, as the worker reads them: their names at once, what they are one after the other."""

import hashlib
import json

from REDReconstructionLib.case.work_list import Entry
from REDReconstructionLib.process import jobs
from REDReconstructionLib.process.runner import Listener

CASES_FILE = "cases.json"
KEY_LENGTH = 12


class FolderReader:
    """Reads one folder at a time.

    `onGrown(entries, done, total, secondsLeft)` tells what is known by now, `onListed(entries)` that it is all,
    `onFailed(sentence, log)` that there is no list.
    """

    def __init__(self, runner, onGrown, onListed, onFailed):
        self.runner = runner
        self.onGrown = onGrown
        self.onListed = onListed
        self.onFailed = onFailed
        self.entries = {}
        self.run = self.path = None
        self.place = 0

    @property
    def isBusy(self):
        """Whether a folder is being read."""
        return self.run is not None

    def read(self, folder):
        """Begin with a folder. Raises OSError where the work folder cannot be used."""
        self.cancel()
        name = hashlib.sha256(folder.encode()).hexdigest()[:KEY_LENGTH]
        lists = jobs.workFolder() / "lists"
        lists.mkdir(exist_ok=True)
        self.path, self.place, self.entries = lists / f"{name}.jsonl", 0, {}
        self.path.write_bytes(b"")
        job = {
            "command": "cases",
            "folder": folder,
            "out": str(lists / name),
            "overwrite": True,
            "so_far": str(self.path),
        }
        listener = Listener(onStage=self.onStage, onDone=self.onDone, onFailed=self.onEnd)
        self.run = self.runner.start(job, listener)

    def cancel(self):
        """Give up what is on its way."""
        run, self.run = self.run, None
        if run is not None:
            run.cancel()

    def onStage(self, _stage, done, total, secondsLeft):
        """Some cases more have been read."""
        self.takeLines()
        self.onGrown(list(self.entries.values()), done, total, secondsLeft)

    def takeLines(self):
        """Take the lines that are new in the worker's file; one that is not whole yet comes next time."""
        with self.path.open("rb") as file:
            file.seek(self.place)
            whole, newline, _rest = file.read().rpartition(b"\n")
        self.place += len(whole) + len(newline)
        for told in map(json.loads, whole.splitlines()):
            entry = self.entries.setdefault(told["path"], Entry(told["path"], told["name"]))
            if told.get("gone"):
                del self.entries[told["path"]]
            elif "levels" in told:
                entry.take(told)

    def onDone(self, out, _files):
        """All cases are known."""
        self.clear()
        told = json.loads((out / CASES_FILE).read_text(encoding="utf-8"))
        entries = [Entry(one["path"], one["name"]) for one in told]
        for entry, one in zip(entries, told, strict=True):
            entry.take(one)
        self.onListed(entries)

    def onEnd(self, sentence, log):
        """The folder holds no cases."""
        self.clear()
        self.onFailed(sentence, log)

    def clear(self):
        """The worker has ended."""
        self.run = None
        self.path.unlink(missing_ok=True)
