"""The evidence that a restoration left in its output folder, read back. Takes no more than what Slicer bundles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from redpet.case.states import CONTRADICTED
from redpet.case.study import Finding
from redpet.errors import InputError
from redpet.machine.decoding import DecodingError, convert, decode

EVIDENCE_FILE, EVIDENCE_TABLE, EVIDENCE_MAP = "evidence.json", "evidence.csv", "images/evidence.nrrd"


@dataclass(frozen=True)
class StoredEvidence:
    """What `evidence.json` says: the findings, contradicted ones first, and the volume in mL that is in each state.

    Where the evidence is not available, `reason` says why and the rest is empty.
    """

    reason: str = ""
    findings: tuple[Finding, ...] = ()
    volume_ml: Mapping[str, float] = field(default_factory=dict)

    @property
    def contradicted(self) -> tuple[Finding, ...]:
        """The findings that the counts contradict."""
        return tuple(one for one in self.findings if one.state == CONTRADICTED)


def read_evidence(folder: Path) -> StoredEvidence | None:
    """The evidence in an output folder of `redpet restore`, None where none was asked for.

    Raises InputError where the file is damaged.
    """
    path = folder / EVIDENCE_FILE
    if not path.is_file():
        return None
    try:
        content: dict[str, Any] = decode(path.read_bytes(), dict[str, Any])
        if not convert(content.get("available"), bool, "available"):
            return StoredEvidence(convert(content.get("reason"), str, "reason"))
        told = convert(content.get("findings"), tuple[Finding, ...], "findings")
        return StoredEvidence("", told, convert(content.get("volume_ml"), dict[str, float], "volume_ml"))
    except DecodingError as error:
        raise InputError(f"{path} is damaged ({error}): restore again with --evidence.") from error


def contradicted_findings(folder: Path) -> int | None:
    """How many findings of a restored case its counts contradict; None where it has no evidence.

    Raises InputError where the file is damaged.
    """
    told = read_evidence(folder)
    return None if told is None or told.reason else len(told.contradicted)
