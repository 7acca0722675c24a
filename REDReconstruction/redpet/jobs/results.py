"""The images that a folder holds which redpet wrote, and what it is, for people and as JSON."""

from pathlib import Path
from typing import Any

from redpet.case import Case, DoseLevel
from redpet.case.storage import read_image, read_sinogram
from redpet.case.study import FULL, LOW, RESTORED
from redpet.errors import InputError
from redpet.jobs.outputs import RUN_FILE, run_record
from redpet.machine.decoding import DecodingError, decode

OTHERS = {
    ("evaluation.json",): "an evaluation: its table is table.md, its numbers results.csv",
    ("manifest.json", "shards"): "training shards: compare them with their manifest by `redpet prepare FOLDER --check`",
    ("description.json",): "a description for another program: give the input that was described",
    ("measures.json",): "measures of restorations, as JSON",
    ("cases.json",): "a list of cases, as JSON",
}
"""What a folder is that holds these and no case."""


def is_run(place: Path) -> bool:
    """Whether a folder is an output of `redpet restore`."""
    return place.is_dir() and (place / RUN_FILE).is_file()


def what_else(place: Path) -> str:
    """What a folder of ours is that holds no case, empty for any other."""
    return next((told for names, told in OTHERS.items() if all((place / name).exists() for name in names)), "")


def read_run(folder: Path) -> Case:
    """The full dose, the low dose and the restored level of a restoration, as the levels of a case.

    Raises InputError where the folder is none or a file of it is damaged.
    """
    record = run_record(folder)
    drf = record["input"]["drf"]
    labels = {FULL: "full dose", LOW: "low dose" if drf else "input", RESTORED: f"restored ({record['method']})"}
    levels = []
    for name, label in labels.items():
        if (folder / "images" / f"{name}.nrrd").is_file():
            image = read_image(folder / "images" / f"{name}.nrrd")
            sinogram = read_sinogram(folder / "sinograms" / f"{name}.nrrd")
            levels.append(DoseLevel(1.0 if name == FULL else drf, sinogram, image, label))
    if not levels:
        raise InputError(f"{folder} is no whole output of redpet restore: it holds no images; restore again.")
    return Case(folder.resolve().name, tuple(levels), provenance=record["input"]["provenance"],
                warnings=tuple(record["warnings"]))  # fmt: skip


def run_in_words(folder: Path) -> list[str]:
    """How a restoration was made and how close it came, in lines."""
    record = run_record(folder)
    low, high = record["input"]["slices"]
    model = f", model {record['model']['name']}" if record["model"] else ""
    lines = [
        f"a restoration by {record['method']}{model}, of the slices {low}:{high}, {record['started'][:10]}, "
        f"{record['seconds']:g} s on {record['device']}"
    ]
    try:
        measures = decode((folder / "metrics.json").read_bytes(), dict[str, Any])
    except (OSError, DecodingError):
        return lines
    for against, images in (
        ("the truth", measures.get("against_truth", {}).get("image", {})),
        ("the full dose", measures.get("against_full_dose", {}).get("image", {})),
    ):
        for name in (LOW, RESTORED):
            if volume := images.get(name, {}).get("volume"):
                lines.append(
                    f"{name} image against {against}, whole volume: PSNR {number(volume.get('psnr_db'), 'dB')}, "
                    f"SSIM {number(volume.get('ssim'))}, NRMSE {number(volume.get('nrmse'))}"
                )
    return lines


def number(value: float | None, unit: str = "") -> str:
    """A number as a line tells it."""
    return "not known" if value is None else f"{value:.4g} {unit}".strip()
