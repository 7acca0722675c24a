"""What of a restored image the counts bear out: each fold held out, the rest restored; map and findings as files.

The judging is in `redpet.evidence`; here the counts are split, restored by whatever method the job names, and the
verdict is written as `images/evidence.nrrd`, `evidence.json` and `evidence.csv`.
"""

import csv
import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from redpet.case import DoseLevel, Image
from redpet.case.storage import write_image
from redpet.case.study import LOW, RESTORED, Finding
from redpet.dicom.injection import NOTHING_STATED, Stated
from redpet.evidence.demand import WIDEST_MM, check_size, needed_bytes
from redpet.evidence.discovery import FALSE_SHARE
from redpet.evidence.findings import State
from redpet.evidence.hypothesis import expected
from redpet.evidence.judgement import REFERENCE_CONTRAST, REFERENCE_MM, SCALES_MM, Judgement, judge
from redpet.evidence.splitting import folds, rest_of, why_not_available
from redpet.evidence.words import findings, state_name
from redpet.jobs.choosing import slice_range
from redpet.jobs.evidence_files import EVIDENCE_FILE, EVIDENCE_MAP, EVIDENCE_TABLE
from redpet.jobs.record import Restored, suv_factor
from redpet.machine.decoding import write_json
from redpet.machine.devices import Compute
from redpet.machine.memory import MIB, require_memory
from redpet.machine.progress import Progress

FOLDS, SEED = 4, 0
STATE_UNIT = "state of evidence"

log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class Evidence:
    """The judgement of a restored image with its findings, or the `reason` why there is none."""

    image: Image
    judgement: Judgement | None = None
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def map(self) -> Image | None:
        """The states `[z, y, x]` as an image, with their names; None where there is none."""
        if self.judgement is None:
            return None
        states = {str(int(state)): state_name(state) for state in State}
        return Image(self.judgement.states.astype(np.float32), self.image.grid, STATE_UNIT, {"states": states})

    @property
    def warnings(self) -> tuple[str, ...]:
        """What to tell whoever looks at the image."""
        if self.reason:
            return (self.reason,)
        told = Counter(one.kind for one in self.findings if one.state == state_name(State.CONTRADICTED))
        if not told:
            return ()
        kinds = ", ".join(f"{number} {kind}" for kind, number in told.most_common())
        told_of = f"{told.total()} finding{'s' * (told.total() != 1)} ({kinds})"
        return (f"the counts contradict the restored image in {told_of}: look there before you rely on it.",)


class PartOf:
    """The progress of the restoration of one part of the counts; its pictures are not shown."""

    def __init__(self, progress: Progress, number: int) -> None:
        self.progress, self.number = progress, number

    def step(self, stage: str, done: int, total: int) -> None:
        """Tell the step under the part's name."""
        self.progress.step(f"evidence {self.number}/{FOLDS}: {stage}", done, total)

    def preview(self, path: Path, slice_index: int) -> None:
        """Nobody waits for a picture here."""


def announce_evidence(level: DoseLevel, slices: tuple[int, int] | None) -> None:
    """Say before the work what the evidence takes; nothing where it is not available.

    Raises InputError where the memory or the slices are not there, or the image is too small.
    """
    whole = level.sinogram
    if whole is None or why_not_available(whole):
        return
    check_size(whole.grid, WIDEST_MM)
    first, stop = slice_range(slices, whole.grid.size[2])
    needed = needed_bytes(whole, stop - first)
    require_memory(needed, "the evidence of this case")
    log.info(
        "the evidence restores the case %d times more, each as long as the first, and takes about %.0f MiB beside it",
        FOLDS,
        needed / MIB,
    )


def evidence_of(
    restored: Restored,
    restore: Callable[..., Restored],
    compute: Compute,
    progress: Progress,
    stated: Stated = NOTHING_STATED,
) -> Evidence:
    """Judge a restored image by the counts of its level.

    `restore(level, progress=...)` restores the same slices of another level in the same way; `stated` is what the user
    said of the injection, for SUV. Where the level holds no counts the evidence is not available, and says so.
    """
    image, counts, whole = restored.studies[RESTORED].image, restored.studies[LOW].sinogram, restored.level.sinogram
    if whole is None or why_not_available(whole):
        return Evidence(image, reason=why_not_available(counts))
    at = {"backend": compute.projector, "device": compute.device}
    expectation = np.zeros_like(counts.values)
    for number, fold in enumerate(folds(whole, FOLDS, np.random.default_rng(SEED)), start=1):
        level = DoseLevel(restored.level.drf, rest_of(whole, fold))
        unseen = restore(level, progress=PartOf(progress, number)).studies[RESTORED].image
        expectation += expected(unseen.values, fold.slices(*restored.part), **at)
    judgement = judge(image, counts, expectation, **at, on_step=partial(progress.step, "judge"))
    told = findings(judgement, image, suv_factor(restored.level, stated))
    return Evidence(image, judgement, tuple(told))


def write_evidence(folder: Path, evidence: Evidence) -> None:
    """Write what is available into an existing output folder: the map, the findings as JSON and as a table."""
    write_json(folder / EVIDENCE_FILE, as_json(evidence))
    if evidence.map is None:
        return
    write_image(evidence.map, folder / EVIDENCE_MAP)
    write_table(folder / EVIDENCE_TABLE, evidence.findings)


def as_json(evidence: Evidence) -> dict[str, Any]:
    """What `evidence.json` holds: how it was judged, volumes of the states, findings."""
    if evidence.judgement is None:
        return {"available": False, "reason": evidence.reason}
    counted = np.bincount(evidence.judgement.states.ravel(), minlength=len(State))
    voxel_ml = evidence.image.grid.voxel_ml
    return {
        "available": True,
        "folds": FOLDS,
        "seed": SEED,
        "scales_mm": list(SCALES_MM),
        "false_discovery_rate": FALSE_SHARE,
        "reference_lesion": {"diameter_mm": REFERENCE_MM, "contrast": REFERENCE_CONTRAST},
        "critical_z": evidence.judgement.critical,
        "volume_ml": {state_name(state): float(counted[state]) * voxel_ml for state in State},
        "findings": list(evidence.findings),
    }


def write_table(path: Path, told: Sequence[Finding]) -> None:
    """The findings in a table, a column for each number."""
    axes = ("x_mm", "y_mm", "z_mm")
    names = [field.name for field in fields(Finding)]
    at = names.index("position_mm")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*names[:at], *axes, *names[at + 1 :]])
        for one in told:
            values = asdict(one)
            row = [values[name] for name in names]
            writer.writerow([*row[:at], *one.position_mm, *row[at + 1 :]])
