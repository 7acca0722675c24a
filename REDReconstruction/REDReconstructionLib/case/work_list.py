"""The case list as a work list: what is known of each case, in which order it is shown, how long the rest takes."""

import json
from dataclasses import dataclass, field
from pathlib import Path

from slicer.i18n import tr as _

from REDReconstructionLib.process import jobs

UNREAD, REFUSED, NEW, PARTLY, RESTORED, WAITING, RUNNING, FAILED = (
    "unread", "refused", "new", "partly", "restored", "waiting", "running", "failed",
)  # fmt: skip
CASE, STATE, EVIDENCE, DOSES = range(4)
"""The columns."""
RANK = (RUNNING, WAITING, FAILED, NEW, PARTLY, RESTORED, UNREAD, REFUSED)
"""The order of states: what waits for somebody comes first."""
FULL_DOSE, DRF, EVIDENCE_FILE, CONTRADICTED = "full dose", "DRF ", "evidence.json", "contradicted"
"""As the engine calls them."""
MINUTE_S, HOUR_S = 60, 3600


@dataclass
class Entry:
    """A case of the list. `levels` is None until its headers are read; of one that `isToBeChosen` a
    series or frame has to be chosen when it is opened; `done` are the restored dose levels.

    `contradicted` is how many findings its counts contradict, None where no evidence is known; `seconds` how long a
    level took; `batch` is the state that restoring all gives it, `reason` why that failed.
    """

    path: str
    name: str
    levels: tuple | None = None
    refusal: str = ""
    isToBeChosen: bool = False
    done: frozenset = frozenset()
    contradicted: int | None = None
    seconds: list = field(default_factory=list)
    batch: str = ""
    reason: str = ""

    @property
    def lowLevels(self):
        """How many dose levels can be restored."""
        return sum(level != FULL_DOSE for level in self.levels or ())

    @property
    def state(self):
        """What is to be done with it, or was."""
        if self.refusal or self.levels is None:
            return REFUSED if self.refusal else UNREAD
        if self.batch:
            return self.batch
        return NEW if not self.done else RESTORED if len(self.done) >= self.lowLevels else PARTLY

    def take(self, told):
        """Take what the worker read in its headers."""
        self.levels = tuple(told.get("levels", ()))
        self.isToBeChosen = bool(told.get("choice"))
        self.refusal = "" if self.isToBeChosen else told.get("refusal", "")

    def lookAtResults(self):
        """See which levels are restored, and what their evidence says."""
        latest = {}
        for folder in [] if self.refusal else jobs.finishedResults(jobs.fingerprint(self.path)):
            try:
                run = jobs.runRecord(folder)
                latest[run["input"]["drf"] or 0.0] = folder, float(run.get("seconds") or 0)
            except (OSError, ValueError, KeyError):
                continue  # it is damaged: opening the case says so
        self.done = frozenset(latest)
        self.seconds = [seconds for _folder, seconds in latest.values() if seconds > 0]
        told = [count for folder, _seconds in latest.values() if (count := contradictedIn(folder)) is not None]
        self.contradicted = sum(told) if told else None


def contradictedIn(folder):
    """How many findings of a restoration its counts contradict; None where it has no evidence, or a damaged one."""
    try:
        told = json.loads((Path(folder) / EVIDENCE_FILE).read_text(encoding="utf-8"))
        if not told["available"]:
            return None
        return sum(one["state"] == CONTRADICTED for one in told["findings"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def stateText(entry):
    """A state for people."""
    texts = {
        UNREAD: _("reading…"),
        REFUSED: _("cannot be opened"),
        NEW: _("not restored"),
        RESTORED: _("restored"),
        WAITING: _("waiting"),
        RUNNING: _("restoring"),
        FAILED: _("failed"),
    }
    if entry.state == PARTLY:
        return _("{done} of {levels} restored").format(done=len(entry.done), levels=entry.lowLevels)
    return texts[entry.state]


def evidenceText(entry):
    """What the counts say of a case, in a word."""
    if entry.contradicted is None:
        return ""
    return _("{count} contradicted").format(count=entry.contradicted) if entry.contradicted else _("none")


def dosesText(entry):
    """The dose levels of a case, the factors without their name but for the first: DRF 100, 20, 4, full dose."""
    if entry.isToBeChosen:
        return _("to be chosen")
    factors = [level for level in entry.levels or () if level.startswith(DRF)]
    others = [_("full dose") if level == FULL_DOSE else level for level in entry.levels or () if level not in factors]
    numbers = ", ".join(level.removeprefix(DRF) for level in factors)
    return ", ".join([DRF + numbers] * bool(factors) + others)


def shownRows(entries, column=CASE, descending=False, words="", state="", nameOf=str):
    """The indices of the entries to show, in order; `nameOf(index)` is what a case is called in the list.

    `words` have to occur in name, state, doses or evidence; `state` is the one wanted, empty for all. Cases without
    evidence come last either way.
    """
    wanted = words.casefold().split()

    def fits(index):
        entry = entries[index]
        text = " ".join((nameOf(index), stateText(entry), *(entry.levels or ()), evidenceText(entry))).casefold()
        return (not state or entry.state == state) and all(word in text for word in wanted)

    keys = {
        CASE: lambda index: index,
        STATE: lambda index: RANK.index(entries[index].state),
        DOSES: lambda index: ", ".join(entries[index].levels or ()),
        EVIDENCE: lambda index: entries[index].contradicted or 0,
    }
    shown = sorted((index for index in range(len(entries)) if fits(index)), key=keys[column], reverse=descending)
    if column == EVIDENCE:
        shown.sort(key=lambda index: entries[index].contradicted is None)
    return shown


def openLevels(entries):
    """How many dose levels of the list are not restored yet."""
    return sum(max(0, entry.lowLevels - len(entry.done)) for entry in entries if not entry.refusal)


def estimate(entries, times=()):
    """How long the rest of the list takes, in seconds; None where nothing was restored yet.

    `times` are those of the levels that were restored just now: they count before what earlier restorations took.
    """
    known = list(times) or [seconds for entry in entries for seconds in entry.seconds]
    return sum(known) / len(known) * openLevels(entries) if known else None


def durationText(seconds):
    """A duration for people, as exactly as an estimate can be."""
    if seconds < MINUTE_S:
        return _("less than a minute")
    if seconds < HOUR_S:
        return _("about {minutes} min").format(minutes=round(seconds / MINUTE_S))
    return _("about {hours} h").format(hours=f"{seconds / HOUR_S:.1f}")


def summary(entries, times=()):
    """How many cases there are, how many are restored, and how long the others take."""
    restored = sum(entry.state == RESTORED for entry in entries)
    text = _("{count} cases, {restored} restored").format(count=len(entries), restored=restored)
    seconds = estimate(entries, times)
    return text + _("; the rest takes {time}").format(time=durationText(seconds)) if seconds else text


def choices():
    """The states by which a list can be narrowed: (state, text) pairs, of which the first is all of them."""
    return (
        ("", _("All")),
        (NEW, _("not restored")),
        (PARTLY, _("partly restored")),
        (RESTORED, _("restored")),
        (FAILED, _("failed")),
        (REFUSED, _("cannot be opened")),
    )
