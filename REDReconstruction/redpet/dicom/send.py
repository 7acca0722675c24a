"""DICOM files to an archive: C-ECHO, then a C-STORE for every file, byte for byte as it lies on disk.

DICOM PS3.4 B (Storage) and PS3.7 (C-ECHO, C-STORE). An association offers what the files are: a presentation context
for each pair of SOP class and transfer syntax, so that nothing is converted. pynetdicom, which speaks the protocol, is
an optional dependency.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from redpet.dicom.associations import Archive, Broken, association, pynetdicom, within
from redpet.dicom.found import MEDIA_DIRECTORY, files_under
from redpet.dicom.headers import printable, read_header, text_of
from redpet.dicom.whole import read_whole
from redpet.errors import Cancelled, InputError
from redpet.machine.progress import Progress, Silent

MOST_CONTEXTS = 126
"""Of the 128 that an association may offer (PS3.8 9.3.2.2), one is left for the C-ECHO."""
PAUSE_S = 1.0
LEAST_BYTES_PER_S = 50_000.0
"""A file may take longer than an answer by what a slow line needs for it."""
META = ("MediaStorageSOPClassUID", "MediaStorageSOPInstanceUID", "TransferSyntaxUID")

SUCCESS = 0x0000
WARNINGS = range(0xB000, 0xC000)
OUT_OF_RESOURCES = range(0xA700, 0xA800)
DATA_DOES_NOT_MATCH = range(0xA900, 0xAA00)
NOT_UNDERSTOOD = range(0xC000, 0xD000)
NOT_AUTHORISED = 0x0124
"""Status codes of C-STORE, PS3.4 B.2.3 and PS3.7 annex C."""


class Outcome(StrEnum):
    """What became of a file."""

    ARRIVED = "arrived"
    REFUSED = "refused"
    NOT_SENT = "not sent"
    NO_DICOM = "no DICOM"


@dataclass(frozen=True)
class Report:
    """What became of one file, in a word and, unless it arrived, a reason."""

    path: Path
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Sendable:
    """A file with what an association must offer for it."""

    path: Path
    sop_class: str
    transfer_syntax: str


class NothingSent(InputError):
    """No file could be sent; `reports` say so of each."""

    def __init__(self, sentence: str, reports: Sequence[Report]) -> None:
        super().__init__(sentence)
        self.reports = tuple(reports)


class Stopped(Cancelled):
    """The user stopped the sending; `reports` say how far it had come."""

    def __init__(self, sentence: str, reports: Sequence[Report]) -> None:
        super().__init__(sentence)
        self.reports = tuple(reports)


def send(folder: Path, archive: Archive, retries: int = 2, progress: Progress | None = None) -> tuple[Report, ...]:
    """Send every DICOM file in `folder` (with sub-folders) and tell what became of each, in the folder's order.

    A broken association is opened again up to `retries` times, and so is one for files that the archive had no room
    for; what arrived is not sent twice. Raises InputError where nothing can be sent at all: pynetdicom missing, and
    NothingSent for no DICOM file or an archive that does not answer the C-ECHO; Stopped with the number of files that
    had arrived.
    """
    if retries < 0:
        raise InputError(f"{retries} retries are not possible: give 0 or more.")
    progress = progress or Silent()
    files, reports = sendable(folder)
    others = len(reports)

    def keep(report: Report) -> None:
        reports[report.path] = report
        progress.step("send", len(reports) - others, len(files))

    def rest(reason: str) -> list[Report]:
        left = {one.path: Report(one.path, Outcome.NOT_SENT, reason) for one in files}
        return [report for _, report in sorted((left | reports).items())]

    try:
        echo(archive)
        for offer in offers(files):
            deliver(offer, archive, retries, keep)
    except Broken as error:
        raise NothingSent(f"nothing was sent: {error}.", rest(str(error))) from error
    except (KeyboardInterrupt, Cancelled) as error:
        arrived = sum(report.outcome is Outcome.ARRIVED for report in reports.values())
        told = f"cancelled; {arrived} of {len(files)} files had arrived at {archive}."
        raise Stopped(told, rest("cancelled")) from error
    return tuple(reports[path] for path in sorted(reports))


def sendable(folder: Path) -> tuple[list[Sendable], dict[Path, Report]]:
    """The DICOM files in a folder, and a report for every other one; InputError where there is no DICOM file."""
    if not folder.is_dir():
        raise InputError(f"{folder} is no folder: name the folder of the DICOM files to send.")
    files: list[Sendable] = []
    reports: dict[Path, Report] = {}
    unreadable: list[str] = []
    for path in files_under(folder, unreadable.append):
        try:
            header = read_header(path)
            if header is not None:
                read_whole(path)
        except Exception:  # a damaged file makes pydicom raise almost anything
            reports[path] = Report(path, Outcome.NOT_SENT, "damaged or unreadable")
            continue
        meta = None if header is None else header.file_meta
        if header is None or meta is None or text_of(header, "SOPClassUID") == MEDIA_DIRECTORY:
            reports[path] = Report(path, Outcome.NO_DICOM)
        elif all(text_of(meta, name) for name in META) and text_of(header, "SOPInstanceUID"):
            files.append(Sendable(path, text_of(meta, META[0]), text_of(meta, META[2])))
        else:
            reports[path] = Report(path, Outcome.NOT_SENT, "its file meta information lacks a UID")
    if unreadable:
        raise InputError(unreadable[0])
    if not files:
        raise NothingSent(
            f"{folder} holds no sound DICOM file ({len(reports)} other file(s)): nothing was sent.",
            [report for _, report in sorted(reports.items())],
        )
    return files, reports


def offers(files: Sequence[Sendable]) -> Iterator[list[Sendable]]:
    """The files in groups of which each needs no more presentation contexts than one association may offer."""
    kinds = list(dict.fromkeys((one.sop_class, one.transfer_syntax) for one in files))
    for first in range(0, len(kinds), MOST_CONTEXTS):
        together = set(kinds[first : first + MOST_CONTEXTS])
        yield [one for one in files if (one.sop_class, one.transfer_syntax) in together]


def echo(archive: Archive) -> None:
    """Ask whether the archive is there and knows us; raises Broken where it does not answer."""
    net = pynetdicom()
    with association(archive, [(net.sop_class.Verification, net.DEFAULT_TRANSFER_SYNTAXES)]) as opened:
        status = within(archive.timeout_s, opened.send_c_echo, archive)
    if status.get("Status") != SUCCESS:
        raise Broken(f"{archive} does not answer a C-ECHO")


def deliver(files: Sequence[Sendable], archive: Archive, retries: int, keep: Callable[[Report], None]) -> None:
    """Send the files over one association, and what is left over new ones, until `keep` has heard of every file.

    It ends after `retries` new associations in a row over which no file was settled.
    """
    kinds = list(dict.fromkeys((one.sop_class, one.transfer_syntax) for one in files))
    left, failures, reason = list(files), 0, ""
    while left and failures <= retries:
        time.sleep(PAUSE_S * failures)
        before, left, later = len(left), [], list(left)
        try:
            with association(archive, [(sop_class, [syntax]) for sop_class, syntax in kinds]) as opened:
                while later:
                    one = later.pop(0)
                    left.append(one)  # until it is settled; then it comes last
                    if report := store(one, opened, archive):
                        left.pop()
                        keep(report)
                    else:
                        reason = "the archive is out of resources"
        except Broken as error:
            reason = str(error)
        left = later + left
        failures = failures + 1 if len(left) == before else 1
    for one in left:
        keep(Report(one.path, Outcome.NOT_SENT, reason))


def store(one: Sendable, opened: Any, archive: Archive) -> Report | None:
    """Send one file; None where the archive had no room for it now; raises Broken with the association."""
    try:
        limit_s = archive.timeout_s + one.path.stat().st_size / LEAST_BYTES_PER_S
        status = within(limit_s, lambda: opened.send_c_store(one.path), archive).get("Status")
    except Broken:
        raise
    except ValueError:
        return Report(one.path, Outcome.REFUSED, "the archive takes no such SOP class in this transfer syntax")
    except (RuntimeError, OSError) as error:
        if isinstance(error, OSError) and error.filename:
            return Report(one.path, Outcome.NOT_SENT, "the file cannot be read any more")
        raise Broken("the association broke") from error
    except Exception:
        return Report(one.path, Outcome.NOT_SENT, "its file meta information is damaged")
    if status is None:
        raise Broken("the archive stopped answering")
    if status == SUCCESS or status in WARNINGS:
        return Report(one.path, Outcome.ARRIVED, "" if status == SUCCESS else f"with warning {status:04X}")
    if status in OUT_OF_RESOURCES:
        return None
    return Report(one.path, Outcome.REFUSED, meaning(status))


def meaning(status: int) -> str:
    """A status of C-STORE in words; the archive's own comment is left out, for it may name the patient."""
    if status in DATA_DOES_NOT_MATCH:
        words = "the data does not match its SOP class"
    elif status in NOT_UNDERSTOOD:
        words = "the archive cannot understand it"
    elif status == NOT_AUTHORISED:
        words = "not authorised"
    else:
        words = "failure"
    return f"{words} (status {status:04X})"


def summary(reports: Sequence[Report]) -> str:
    """How many files arrived of those that are DICOM."""
    sent = [report for report in reports if report.outcome is not Outcome.NO_DICOM]
    return f"{sum(report.outcome is Outcome.ARRIVED for report in sent)} of {len(sent)} DICOM files arrived"


def settled(reports: Sequence[Report]) -> bool:
    """Whether every DICOM file arrived."""
    return all(report.outcome in (Outcome.ARRIVED, Outcome.NO_DICOM) for report in reports)


def for_people(reports: Sequence[Report], folder: Path) -> str:
    """A line for each file, named as it lies in the folder."""
    return "\n".join(
        f"{report.outcome:9} {printable(str(report.path.relative_to(folder)))}"
        + f"  ({report.reason})" * bool(report.reason)
        for report in reports
    )


def as_json(reports: Sequence[Report], folder: Path) -> list[dict[str, str]]:
    """The same as plain JSON types."""
    return [
        {"file": str(report.path.relative_to(folder)), "outcome": report.outcome, "reason": report.reason}
        for report in reports
    ]
