"""How good one method is on one dose level of one case: read from what its restoration left behind."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np

from redpet.case import FloatArray, Image
from redpet.case.nrrd import read_nrrd
from redpet.errors import InputError
from redpet.measures.metrics import Metrics, compare
from redpet.measures.regions import Interval, Mask

REGIONS_FILE, LABELS_FILE = "regions.nrrd", "regions.json"
LESION, ORGAN, BACKGROUND = "lesion", "organ", "background"
NEIGHBOURHOOD = 2
"""Voxels around a region that its local PSNR includes."""


TOLD = ("mean", "max", "total")
"""The measures whose intervals are kept."""


class Label(msgspec.Struct, frozen=True):
    """One region of a case: its number in `regions.nrrd`, its name, and what it is."""

    number: int
    name: str
    kind: str


class RegionScore(msgspec.Struct, frozen=True):
    """What an image and its reference hold in a region, in `unit`; `local_psnr_db` is around the region."""

    name: str
    kind: str
    unit: str
    volume_ml: float
    mean: float
    maximum: float
    deviation: float
    reference_mean: float
    reference_maximum: float
    local_psnr_db: float | None
    intervals: dict[str, tuple[float, float]] = {}
    """The bounds of `mean`, `max` and `total`, where they were asked for."""

    @property
    def covered(self) -> tuple[bool, ...]:
        """Whether the interval of the mean, and that of the maximum, holds the reference; empty without intervals."""
        pairs = (("mean", self.reference_mean), ("max", self.reference_maximum))
        bounds = [(self.intervals[name], value) for name, value in pairs if name in self.intervals]
        return tuple(lower <= value <= upper for (lower, upper), value in bounds)

    @property
    def total(self) -> float:
        """The total activity, in a lesion the total lesion activity: the mean times the volume."""
        return self.mean * self.volume_ml

    @property
    def reference_total(self) -> float:
        """The same in the reference."""
        return self.reference_mean * self.volume_ml


class Told(msgspec.Struct, frozen=True):
    """How many findings the evidence of a restoration has, and how many of them the counts contradict."""

    findings: int
    contradicted: int


class Score(msgspec.Struct, frozen=True):
    """One method on one dose level of one case; each comparison is None where its reference is missing."""

    case: str
    drf: float | None
    method: str
    label: str
    kind: str
    image_full: Metrics | None = None
    image_truth: Metrics | None = None
    sinogram_full: Metrics | None = None
    regions: tuple[RegionScore, ...] = ()
    told: Told | None = None
    restore_s: float = 0.0
    reconstruct_s: float = 0.0
    correct_s: float = 0.0
    peak_mib: float = 0.0
    device_mib: float = 0.0

    @property
    def seconds(self) -> float:
        """What a slice takes from the low-dose sinogram to the image."""
        return self.restore_s + self.reconstruct_s + self.correct_s

    def reference(self) -> Metrics | None:
        """The image metrics against the truth where it is known, else against the full dose."""
        return self.image_truth or self.image_full


def volume_metrics(image: Image, reference: Image | None) -> Metrics | None:
    """PSNR, SSIM and NRMSE of the whole volume; None without a reference."""
    return None if reference is None else compare(image, replace(reference, unit=image.unit)).volume


def read_regions(case: Path) -> tuple[FloatArray, tuple[Label, ...]] | None:
    """The regions `[z, y, x]` of a CASE folder and their labels; None where it has none.

    Raises InputError where the file of labels is missing or wrong.
    """
    path = case / REGIONS_FILE
    if not path.is_file():
        return None
    values, _, _ = read_nrrd(path)
    try:
        labels = msgspec.json.decode((case / LABELS_FILE).read_bytes(), type=tuple[Label, ...])
    except (OSError, msgspec.MsgspecError) as error:
        raise InputError(
            f"{case / LABELS_FILE}: it must list the regions as [{{number, name, kind}}] ({error})."
        ) from error
    wrong = [label.kind for label in labels if label.kind not in (LESION, ORGAN, BACKGROUND)]
    if wrong:
        raise InputError(f"{case / LABELS_FILE}: '{wrong[0]}' is no kind: choose lesion, organ or background.")
    return values, labels


def no_intervals(_: Mask) -> Mapping[str, Interval]:
    """Where nobody asked for intervals."""
    return {}


def region_scores(
    image: Image,
    reference: Image,
    regions: FloatArray,
    labels: tuple[Label, ...],
    intervals: Callable[[Mask], Mapping[str, Interval]] = no_intervals,
) -> tuple[RegionScore, ...]:
    """Each region of `regions[z, y, x]` in an image and its reference, with its intervals; empty ones are left out.

    Raises InputError where the regions lie on another grid.
    """
    if regions.shape != image.values.shape:
        raise InputError(
            f"the regions have the shape {regions.shape} and the image {image.values.shape}: they must agree."
        )
    scores = []
    for label in labels:
        inside = regions == label.number
        if not inside.any():
            continue
        box, mine, its = around(inside), image.values[inside], reference.values[inside]
        scores.append(
            RegionScore(
                label.name,
                label.kind,
                image.unit,
                volume_ml=mine.size * image.grid.voxel_ml,
                mean=float(mine.mean()),
                maximum=float(mine.max()),
                deviation=float(mine.std()),
                reference_mean=float(its.mean()),
                reference_maximum=float(its.max()),
                local_psnr_db=local_psnr(image.values[box], reference.values[box]),
                intervals={name: (one.lower, one.upper) for name, one in intervals(inside).items() if name in TOLD},
            )
        )
    return tuple(scores)


def around(inside: np.ndarray) -> tuple[slice, ...]:
    """The box of a region with its neighbourhood."""
    box = []
    for axis in range(inside.ndim):
        found = np.flatnonzero(inside.any(axis=tuple(other for other in range(inside.ndim) if other != axis)))
        box.append(slice(max(0, found[0] - NEIGHBOURHOOD), found[-1] + NEIGHBOURHOOD + 1))
    return tuple(box)


def local_psnr(image: FloatArray, reference: FloatArray) -> float | None:
    """PSNR with the range of the reference's own maximum; None where it is not defined."""
    peak = float(reference.max())
    error = float(np.mean((image - reference) ** 2, dtype=np.float64))
    return None if peak <= 0 or error == 0 else float(10 * np.log10(peak**2 / error))


def recovery(score: Score) -> float | None:
    """Mean contrast recovery of the lesions against the background region; 1 is the reference's contrast."""
    background = next((one for one in score.regions if one.kind == BACKGROUND), None)
    if background is None or background.mean <= 0 or background.reference_mean <= 0:
        return None
    values = [
        (one.mean / background.mean - 1) / (one.reference_mean / background.reference_mean - 1)
        for one in score.regions
        if one.kind == LESION and one.reference_mean > background.reference_mean
    ]
    return float(np.mean(values)) if values else None


def variability(score: Score) -> float | None:
    """Standard deviation over mean in the background region."""
    background = next((one for one in score.regions if one.kind == BACKGROUND), None)
    return None if background is None or background.mean <= 0 else background.deviation / background.mean


def composite(score: Score, unfiltered: Score) -> float | None:
    """UDPET's weights on errors relative to unfiltered OSEM: 0.5 is as good as that, 1 is the reference itself.

    30 % the whole image (NRMSE 30, PSNR 30, SSIM 40), 35 % organs and 35 % lesions (bias of SUVmean, which is that of
    the total activity too, bias of SUVmax, local PSNR, alike); without regions the whole image alone. How the
    challenge itself brings its measures to one scale is not known here: this way is ours.
    """
    mine, its = score.reference(), unfiltered.reference()
    if mine is None or its is None:
        return None
    parts = [(0.3, whole_image(mine, its))]
    parts += [(0.35, regional(score, unfiltered, kind)) for kind in (ORGAN, LESION)]
    known = [(weight, value) for weight, value in parts if value is not None]
    total = sum(weight for weight, _ in known)
    return sum(weight * value for weight, value in known) / total if known else None


def whole_image(mine: Metrics, its: Metrics) -> float | None:
    """The share of the whole image."""
    shares = [
        (0.3, gain(mine.nrmse, its.nrmse)),
        (0.3, gain(rms(mine.psnr_db), rms(its.psnr_db))),
        (0.4, gain(None if mine.ssim is None else 1 - mine.ssim, None if its.ssim is None else 1 - its.ssim)),
    ]
    known = [(weight, value) for weight, value in shares if value is not None]
    return sum(weight * value for weight, value in known) / sum(weight for weight, _ in known) if known else None


def regional(score: Score, unfiltered: Score, kind: str) -> float | None:
    """The share of organs, or of lesions."""
    theirs = {one.name: one for one in unfiltered.regions if one.kind == kind}
    gains = []
    for one in score.regions:
        other = theirs.get(one.name)
        if other is None:
            continue
        gains += [
            gain(abs(one.mean - one.reference_mean), abs(other.mean - other.reference_mean)),
            gain(abs(one.maximum - one.reference_maximum), abs(other.maximum - other.reference_maximum)),
            gain(rms(one.local_psnr_db), rms(other.local_psnr_db)),
        ]
    known = [value for value in gains if value is not None]
    return float(np.mean(known)) if known else None


def rms(psnr_db: float | None) -> float | None:
    """The relative error that a PSNR stands for."""
    return None if psnr_db is None else float(10 ** (-psnr_db / 20))


def gain(mine: float | None, its: float | None) -> float | None:
    """0.5 where two errors are alike, 1 where mine is none."""
    if mine is None or its is None or mine + its == 0:
        return None
    return its / (mine + its)
