"""Compares two outcomes of a snippet: on the real Slicer and on the stand-ins.

A class, property or signal that a stand-in does not have counts as refused: to use it raises.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

ENUMERATION = re.compile(r"\b[A-Z]\w*\((-?\d+)\)")
OBJECT = re.compile(r"^<(?!callable|QByteArray)(\w+)> .*", re.DOTALL)
INNER_OBJECT = re.compile(r"<(?!callable|QByteArray)(\w+)> [^']*")
SLOTS = re.compile(r"<(BoundSlot|StaticSlot|callable \w+)>( <[^>]*>)?")
TYPES = {"BoundSignal": "Signal", "QCommonStyle": "QFusionStyle", "QListView": "QComboBoxListView"}


@dataclass(frozen=True)
class Row:
    """One snippet: what reality said, what the bench says (None where it never came so far)."""

    case: str
    label: str
    real: str
    bench: str | None
    refused: bool

    @property
    def agrees(self) -> bool:
        """The same outcome, or a failure on both sides, or a refusal of the bench."""
        return self.refused or (self.bench is not None and same(self.real, self.bench))


def failed(outcome: str) -> bool:
    return outcome.startswith(("EXC ", "CRASH "))


def plain(outcome: str) -> str:
    """Without addresses, with enumerations as their numbers and objects as their types."""
    outcome = SLOTS.sub("<callable>", outcome)
    for pattern in (OBJECT, INNER_OBJECT):
        outcome = pattern.sub(lambda found: f"<{TYPES.get(found[1], found[1])}>", outcome)
    return ENUMERATION.sub(r"\1", outcome).strip()


def same(real: str, bench: str) -> bool:
    return (failed(real) and failed(bench)) or plain(real) == plain(bench)


def rows(real: Path, bench: Path | None = None) -> list[Row]:
    """All rows of one recorded file; a case that the bench refuses counts as refused from there on."""
    recorded = json.loads(real.read_text())
    measured = json.loads(bench.read_text()) if bench is not None else {}
    found = []
    for case, outcome in recorded.items():
        ours: dict[str, str] = {}
        for label, value in measured.get(case, {"r": []})["r"]:
            ours.setdefault(label, value)
        stopped = failed(ours.get("<case>", ""))
        seen = set()
        for label, value in outcome["r"]:
            if label in seen or (label == "<process>" and failed(value)):
                continue
            seen.add(label)
            mine = ours.get(label)
            missing = mine is None and (stopped or label.startswith(("prop ", "sig ")))
            absent = value == "True" and mine == "False" and (case == "ctk.has" or label.startswith("has "))
            raised = failed(mine or "") or failed((mine or "").strip('"'))
            found.append(Row(case, label, value, mine, missing or absent or raised))
    return found
