"""The numbers of several restorations beside each other: closeness to the full dose, and what segments hold."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from redpet.case import SUV, Image, ImageGrid
from redpet.case.geometry import misplacement_mm
from redpet.case.nifti import is_nifti, read_nifti_volume
from redpet.case.nrrd import read_nrrd
from redpet.case.storage import read_image
from redpet.case.study import FULL, LOW, RESTORED
from redpet.errors import InputError
from redpet.jobs.intervals import RegionIntervals, region_intervals
from redpet.jobs.outputs import run_record
from redpet.machine.decoding import write_json
from redpet.machine.progress import Progress, Silent
from redpet.machine.staging import staged_folder
from redpet.measures.metrics import SAME_GRID_MM, Comparison, compare, total_unit
from redpet.measures.regions import PEAK_DEFINITION, Region, compared, measure_region

MEASURES_FILE, TABLE_FILE = "measures.json", "measures.csv"
DEFINITIONS = {
    "psnr_db": "10 log10(max(full)^2 / mean squared error), dB",
    "ssim": "mean structural similarity of the slices (Wang et al. 2004)",
    "nrmse": "root mean squared error / (max(full) - min(full))",
    "mean": "mean of the segment's voxels",
    "max": "highest voxel of the segment",
    "peak": PEAK_DEFINITION,
    "volume_ml": "voxels of the segment times the volume of one, mL",
    "total": "mean times volume: total lesion activity, in SUV the total lesion glycolysis of FDG",
    "bias_percent": "100 (value - value at full dose) / value at full dose",
    "intervals": (
        "of a restored image: between lower and upper lies, with the probability level, the true value of measured "
        "counts, or that of a noise-free full dose of re-projected ones (conformal, calibrated on phantoms)"
    ),
}
HEAD = ("run", "image", "segment", "slice", "measure", "value", "unit", "lower", "upper", "level", "why")
NO_NUMBER = {"psnr_db": "dB", "ssim": "", "nrmse": "", "voxels": "", "volume_ml": "mL"}
"""The units that do not depend on the image."""
Labels = NDArray[np.int32]


@dataclass(frozen=True, kw_only=True)
class RunToMeasure:
    """An output folder of `restore`, and what it is called in tables."""

    folder: Path
    label: str


@dataclass(frozen=True, kw_only=True)
class MeasureJob:
    """What to measure.

    `segmentation` is a labelmap on the grid of the images, `labels` names its numbers; a number without a name is
    called after itself. `suv_factor` turns the images' unit into SUV: one for all slices, or one for each.
    """

    runs: tuple[RunToMeasure, ...]
    out: Path
    segmentation: Path | None = None
    labels: dict[str, str] = field(default_factory=dict)
    suv_factor: float | tuple[float, ...] | None = None
    overwrite: bool = False


def measure(job: MeasureJob, progress: Progress | None = None) -> Path:
    """Write `measures.json` and the same as a table, `measures.csv`.

    Raises InputError for a folder that is no restoration, images of different units, or a segmentation on another
    grid; a segment without voxels in a run has its `refusal` in the place of numbers.
    """
    progress = progress or Silent()
    if not job.runs:
        raise InputError("no restoration is named: give the output folders of restore in `runs`.")
    inputs = (*(one.folder for one in job.runs), job.segmentation)
    with staged_folder(job.out, inputs, replace_ours=job.overwrite) as folder:
        content = measured(job, progress)
        write_json(folder / MEASURES_FILE, content)
        with (folder / TABLE_FILE).open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(row + ("",) * (len(HEAD) - len(row)) for row in (HEAD, *rows(content)))
    return job.out


def measured(job: MeasureJob, progress: Progress) -> dict[str, Any]:
    """What `measures.json` holds. Raises InputError as `measure` does."""
    segments = None if job.segmentation is None else read_labelmap(job.segmentation)
    names = {} if segments is None else segment_names(segments[0], job.labels)
    told, units = [], set()
    for done, one in enumerate(job.runs, start=1):
        run, images = read_images(one.folder, job.suv_factor)
        units |= {image.unit for image in images.values()}
        labels = None if segments is None else labels_on(images[LOW].grid, *segments, job.segmentation)
        told.append({"label": one.label, **measure_run(run, images, labels, names)})
        progress.step("measure", done, len(job.runs))
    if len(units) > 1:
        raise InputError(f"the images are in {' and '.join(sorted(units))}: measure those of one unit together.")
    (unit,) = units
    return {
        "unit": unit,
        "total_unit": total_unit(unit),
        "segments": [{"label": label, "name": name} for label, name in names.items()],
        "definitions": DEFINITIONS,
        "runs": told,
    }


def read_images(folder: Path, suv_factor: float | tuple[float, ...] | None) -> tuple[dict[str, Any], dict[str, Image]]:
    """The record of a restoration and its images, in SUV where there is a factor; InputError where it is none."""
    run = run_record(folder)
    places = {name: folder / "images" / f"{name}.nrrd" for name in (LOW, RESTORED, FULL)}
    images = {name: read_image(path) for name, path in places.items() if name != FULL or path.is_file()}
    if suv_factor is not None:
        images = {name: in_suv(image, suv_factor, run["input"]["slices"]) for name, image in images.items()}
    return run, images


def in_suv(image: Image, factor: float | tuple[float, ...], slices: tuple[int, int]) -> Image:
    """The image times its factor to SUV; `slices` says which of the factors of all slices belong to it."""
    if image.unit == SUV:
        raise InputError("the images are in SUV already: `suv_factor` must be null.")
    factors = np.atleast_1d(np.asarray(factor, dtype=np.float64))
    if len(factors) not in (1, image.grid.size[2]):
        factors = factors[slices[0] : slices[1]]
    if len(factors) not in (1, image.grid.size[2]) or not (np.isfinite(factors) & (factors > 0)).all():
        raise InputError("`suv_factor` must be one number above 0, or one for each slice.")
    values = (image.values * factors[:, None, None]).astype(np.float32)
    return replace(image, values=values, unit=SUV)


def read_labelmap(path: Path) -> tuple[Labels, ImageGrid]:
    """The numbers `[z, y, x]` of a labelmap, NRRD or NIfTI, and their grid; InputError for any but whole numbers."""
    if is_nifti(path):
        values, grid, _ = read_nifti_volume(path, {0: 1.0})
    else:
        values, _, place = read_nrrd(path)
        grid = ImageGrid((values.shape[2], values.shape[1], values.shape[0]), *place)
    labels = values.astype(np.int32)
    if (labels != values).any() or (labels < 0).any():
        raise InputError(f"{path}: a labelmap holds whole numbers from 0.")
    return labels, grid


def segment_names(labels: Labels, names: Mapping[str, str]) -> dict[int, str]:
    """The name of each number that was named or is there. Raises InputError for a name of no number."""
    if wrong := [number for number in names if not number.isdecimal() or int(number) < 1]:
        raise InputError(f"`labels` names {wrong[0]!r}, and the segments of a labelmap have numbers from 1.")
    known = {int(number): name for number, name in names.items()}
    there = (int(number) for number in np.unique(labels) if number)
    return dict(sorted(({number: f"segment {number}" for number in there} | known).items()))


def labels_on(grid: ImageGrid, labels: Labels, own: ImageGrid, path: Path | None) -> Labels:
    """The slices of a labelmap on which an image lies; InputError where it lies on another grid."""
    normal = np.asarray(own.direction).reshape(3, 3)[:, 2]
    first = round(float((np.asarray(grid.origin_mm) - own.origin_mm) @ normal / own.spacing_mm[2]))
    stop = first + grid.size[2]
    if not 0 <= first < stop <= own.size[2] or misplacement_mm(grid, own.slices(first, stop)) > SAME_GRID_MM:
        raise InputError(f"{path} does not lie on the grid of the images: export the segmentation with their geometry.")
    return labels[first:stop]


def measure_run(
    run: Mapping[str, Any], images: Mapping[str, Image], labels: Labels | None, names: Mapping[int, str]
) -> dict[str, Any]:
    """The measures of one restoration, as plain JSON types; segments of the restored image come with intervals.

    `intervals` of a segment holds by measure `lower`, `upper`, `level` and `why`, which is empty or says why it is
    wider; `intervals_say` of the run says why there are none, or what they are those of.
    """
    first = run["input"]["slices"][0]
    full = images.get(FULL)
    regions = {} if labels is None else {name: regions_of(image, labels, names) for name, image in images.items()}
    within = None if labels is None else region_intervals(run, images)
    return {
        "drf": run["input"]["drf"],
        "method": run["method"],
        "kind": run["input"]["kind"],
        "slices": run["input"]["slices"],
        "intervals_say": "" if within is None else within.reason or within.why,
        "images": {
            name: {
                "against_full": None if full is None or name == FULL else closeness(compare(image, full), first),
                "segments": [
                    told_region(number, names[number], region, reference)
                    | told_intervals(within if name == RESTORED else None, region, labels, number)
                    for number, region, reference in beside(regions.get(name, {}), regions.get(FULL, {}))
                ],
            }
            for name, image in images.items()
        },
    }


def regions_of(image: Image, labels: Labels, names: Mapping[int, str]) -> dict[int, Region | str]:
    """Each segment of an image, or the sentence why it cannot be measured."""
    regions: dict[int, Region | str] = {}
    for number, name in names.items():
        try:
            regions[number] = measure_region(image, labels == number)
        except InputError as error:
            regions[number] = f"segment '{name}': {error}"
    return regions


def beside(
    regions: Mapping[int, Region | str], full: Mapping[int, Region | str]
) -> Iterator[tuple[int, Region | str, Region | None]]:
    """Each segment with that of the full dose, None where there is none or it is the same."""
    for number, region in regions.items():
        reference = full.get(number)
        yield number, region, reference if isinstance(reference, Region) and regions is not full else None


def told_region(number: int, name: str, region: Region | str, reference: Region | None) -> dict[str, Any]:
    """A segment as plain JSON types."""
    told: dict[str, Any] = {"label": number, "name": name}
    if isinstance(region, str):
        return {**told, "refusal": region}
    return {**told, **asdict(compared(region, reference))}


def told_intervals(
    within: RegionIntervals | None, region: Region | str, labels: Labels | None, number: int
) -> dict[str, Any]:
    """The intervals of a segment as plain JSON types; nothing where it has no measures or no restored image."""
    if within is None or labels is None or isinstance(region, str):
        return {}
    return {"intervals": {name: asdict(one) for name, one in within.of(labels == number).items()}}


def closeness(comparison: Comparison, first: int) -> dict[str, Any]:
    """PSNR, SSIM and NRMSE of the volume, and of each slice with its number in the input, from 0."""
    slices = [{"slice": first + index, **asdict(one)} for index, one in enumerate(comparison.slices)]
    return {"volume": asdict(comparison.volume), "slices": slices}


def rows(content: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
    """A line for each number: run, image, segment, slice, measure, value, unit, and the interval where there is one."""
    units = NO_NUMBER | dict.fromkeys(("mean", "max", "peak"), content["unit"]) | {"total": content["total_unit"]}
    for run in content["runs"]:
        for image, told in run["images"].items():
            against = told["against_full"] or {"volume": {}, "slices": []}
            for key, value in against["volume"].items():
                yield run["label"], image, "", "", key, value, units[key]
            for one in against["slices"]:
                for key in against["volume"]:
                    yield run["label"], image, "", one["slice"], key, one[key], units[key]
            for segment in told["segments"]:
                within = segment.get("intervals", {})
                for key, unit in units.items():
                    if key in segment:
                        one = within.get(key, {})
                        bounds = (one.get(name, "") for name in ("lower", "upper", "level", "why"))
                        yield run["label"], image, segment["name"], "", key, segment[key], unit, *bounds
                for key, value in (segment.get("bias_percent") or {}).items():
                    yield run["label"], image, segment["name"], "", f"bias of {key}", value, "%"
