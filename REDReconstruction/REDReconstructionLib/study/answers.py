"""The answers of a reader: a line for each, on the disk before the next question is asked."""

import json
import os
from datetime import UTC, datetime


class Answers:
    """What a reader has answered of a sitting, kept in its file. What an earlier sitting left there goes on.

    `given` maps (reading, question) to an answer, readings counted from 1; `closed` are the readings that have ended.
    Raises OSError where the file cannot be read or written, ValueError where it is damaged.
    """

    def __init__(self, sitting, slicerVersion):
        self.path = sitting.answers
        self.given = {}
        self.closed = set()
        self.path.parent.mkdir(exist_ok=True)
        self.path.touch()
        self.dropTorn()
        for line in self.path.read_text(encoding="utf-8").splitlines():
            self.take(json.loads(line))
        self.write({**sitting.head, "slicer": slicerVersion, "begun": now()})

    def dropTorn(self):
        """Take away a last line that a crash cut off: it was no answer yet."""
        with self.path.open("r+b") as file:
            content = file.read()
            file.truncate(content.rfind(b"\n") + 1)

    def take(self, line):
        """Take in what an earlier sitting wrote."""
        if "closed" in line:
            self.closed.add(line["reading"])
        elif "answer" in line:
            self.given[line["reading"], line["question"]] = line["answer"]

    def keep(self, number, codes, question, answer, seconds):
        """Keep an answer; an earlier one to the same question does not count any more."""
        about = {"reading": number, "codes": list(codes), "question": question}
        self.write({**about, "answer": answer, "seconds": round(seconds, 2), "at": now()})
        self.given[number, question] = answer

    def close(self, number):
        """End a reading: its answers stay as they are."""
        self.write({"reading": number, "closed": now()})
        self.closed.add(number)

    def write(self, line):
        """Write a line, and wait until the disk has it."""
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")
            file.flush()
            os.fsync(file.fileno())


def now():
    """The time, with its zone."""
    return datetime.now(UTC).isoformat(timespec="seconds")
