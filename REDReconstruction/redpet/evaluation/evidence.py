"""What the evidence says of a restoration that is evaluated, and the intervals of its regions."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from redpet.case.storage import read_image
from redpet.case.study import LOW, RESTORED
from redpet.evaluation.scores import Score, Told
from redpet.jobs.evidence_files import read_evidence
from redpet.jobs.intervals import region_intervals
from redpet.measures.regions import Interval, Mask


def run_intervals(out: Path, record: Mapping[str, Any]) -> Callable[[Mask], Mapping[str, Interval]]:
    """The intervals that the image of a restoration has for a region."""
    return region_intervals(record, {name: read_image(out / "images" / f"{name}.nrrd") for name in (LOW, RESTORED)}).of


def told_by_counts(out: Path) -> Told | None:
    """How many findings the counts have of a restoration; None where there are no counts."""
    evidence = read_evidence(out)
    if evidence is None or evidence.reason:
        return None
    return Told(len(evidence.findings), len(evidence.contradicted))


def alarms(scores: Sequence[Score]) -> str:
    """How many findings the counts contradict of how many, over all cases; empty without counts."""
    told = [score.told for score in scores if score.told is not None]
    return f"{sum(one.contradicted for one in told)} of {sum(one.findings for one in told)}" if told else ""


def coverage(scores: Sequence[Score]) -> str:
    """The share of intervals that hold the reference, of how many, over the regions of all cases."""
    held = [one for score in scores for region in score.regions for one in region.covered]
    return f"{sum(held) / len(held):.3f} of {len(held)}" if held else ""
