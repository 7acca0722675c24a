"""What comes out of the worker: JSON lines on stdout, free text on stderr. Nothing here knows Qt or Slicer."""

import json

LONGEST_LINE = 4 * 2**20
"""Bytes; a line that goes on for longer is none of ours."""
LOG_TAIL = 16 * 2**10
"""Bytes of stderr that are kept."""
FIELDS = {
    "stage": {"stage": str, "done": int, "total": int},
    "preview": {"path": str, "slice": int},
    "device": {"device": str},
    "done": {"manifest": dict},
    "error": {"message": str},
    "cancelled": {},
    "waiting": {"ready": bool},
}
"""What each event must bring."""


class NotALine(ValueError):
    """Something else than an event stands on the worker's stdout; its text is the beginning of that."""


class Lines:
    """Bytes in as they come, whole events out."""

    def __init__(self):
        self.rest = b""

    def take(self, data):
        """Yield the events that `data` completes. Raises NotALine at the first line that is none."""
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            yield event(line)
        if len(self.rest) > LONGEST_LINE:
            raise NotALine(readable(self.rest[:80]))


class LogTail:
    """The end of the worker's log."""

    def __init__(self):
        self.data = b""

    def take(self, data):
        """Add what came, forget what is too old."""
        self.data = (self.data + data)[-LOG_TAIL:]

    @property
    def text(self):
        """The log as text, whatever bytes it holds."""
        return readable(self.data).replace("\r\n", "\n").replace("\r", "\n").strip()


def event(line):
    """The event of a line of bytes, a dict with its name under "event". Raises NotALine."""
    try:
        content = json.loads(line.decode("utf-8"))
        fields = FIELDS[content["event"]]
        whole = all(isinstance(content[name], kind) for name, kind in fields.items())
    except (ValueError, KeyError, TypeError, RecursionError):
        whole = False
    if not whole:
        raise NotALine(readable(line[:80]))
    return content


def readable(data):
    """Text of bytes that may be anything."""
    return data.decode("utf-8", errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")
